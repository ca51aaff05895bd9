"""Media across reports: one name for an agency or outlet, however each report names it."""

from __future__ import annotations

from functools import cache

from mahdar.errors import PackError
from mahdar.lang.fold import fold
from mahdar.lang.outlets import medium_nouns
from mahdar.lang.pack import load
from mahdar.model import Link


def medium(link: Link, language: str = "ar") -> str:
    """Give the name by which the link of a chain is counted: the pack's for a medium it knows, else without its noun.

    >>> medium(Link(start=0, end=12, text="وكالة رويترز", name="وكالة رويترز", kind="agency", entity="reuters"))
    'رويترز'
    >>> medium(Link(start=0, end=10, text="صحيفة محلية", name="صحيفة الأفق", kind="paper"))
    'الأفق'
    """
    names, nouns = _known(language)
    if link.entity in names:
        return names[link.entity]
    head, _, rest = link.name.partition(" ")
    return rest if rest and link.kind not in ("person", "document") and fold(head) in nouns else link.name


@cache
def _known(language: str) -> tuple[dict[str | None, str], frozenset[str]]:
    """Give the media that a language's pack knows: name by id, and the nouns that stand before a medium's name."""
    try:
        pack = load(language)
    except PackError:
        return {}, frozenset()
    names: dict[str | None, str] = {}
    for entry in pack.table("medium"):
        names.setdefault(entry.get("id"), entry.get("name"))
    return names, medium_nouns(language)
