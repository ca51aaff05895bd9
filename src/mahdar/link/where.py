"""Where named towns lie, as far as the language pack knows: what lies apart cannot be one place."""

from __future__ import annotations

from functools import lru_cache
from math import cos, hypot, radians

from mahdar.lang.fold import fold
from mahdar.lang.pack import load

APART = 60.0  # kilometres from which on two towns are not one place
DEGREE = 111.2  # kilometres of a degree of latitude


@lru_cache(maxsize=20_000)
def spot(place: str, language: str = "ar") -> tuple[float, float] | None:
    """Give latitude and longitude (degrees) of the town that ends the place's name; None for what is no known town.

    >>> spot("مدينة عفرين") is not None, spot("سوريا")
    (True, None)
    """
    words = fold(place).split()
    pack = load(language)
    for at in range(len(words)):
        first, rest = words[at], tuple(words[at + 1 :])
        hits = [hit for tail, hit in pack.phrases.get(first, ()) if tail == rest]
        hits += pack.words.get(first, ()) if not rest else ()
        for hit in hits:
            if "lat" in hit.entry.data:
                return float(hit.entry.data["lat"]), float(hit.entry.data["lon"])
    return None


def apart(a: str, b: str) -> bool:
    """Tell whether two places are known towns that lie too far from one another to be one.

    >>> apart("حلب", "مدينة حلب"), apart("حلب", "الحديدة")
    (False, True)
    """
    x, y = spot(a), spot(b)
    if not x or not y:
        return False
    return DEGREE * hypot(x[0] - y[0], (x[1] - y[1]) * cos(radians(x[0]))) > APART
