"""Entries taken from Unicode CLDR through Babel: months, territories, currencies are facts, not lists typed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from mahdar.errors import PackError
from mahdar.lang.fold import fold

if TYPE_CHECKING:
    from mahdar.lang.pack import Entry


def expand(entry: Entry) -> Iterator[Entry]:
    """Give the entries that a `[[cldr]]` entry stands for; its `kind` names one of `months`, `territories`, `currencies`.

    Each gets the entry's classes and examples of its own kind: `value` is the month's number or the CLDR code.
    A territory's `code` is its ISO 3166 alpha-3 code, or what the entry's `codes` gives for its alpha-2 code.

    >>> from mahdar.lang.pack import Entry
    >>> rows = list(expand(Entry(table="cldr", id="m", classes=("MONTH",), data={"kind": "months", "locales": ["ar_SY"]})))
    >>> rows[0].get("forms"), rows[0].get("value")
    (['كانون الثاني'], 1)
    """
    from mahdar.lang.pack import Entry as Row

    kinds = {"months": _months, "territories": _territories, "currencies": _currencies}
    if entry.get("kind") not in kinds:
        raise PackError(entry.where, f"unknown kind {entry.get('kind')!r}", f"write one of {', '.join(kinds)}")
    forms: dict[Any, list[str]] = {}
    for locale in entry.get("locales", ["ar"]):
        for value, form in kinds[entry.get("kind")](locale):
            form = form.split()[0] if entry.get("first_word") else form
            if fold(form) not in map(fold, forms.setdefault(value, [])):
                forms[value].append(form)
    skip = {fold(x) for x in entry.get("skip", ())}
    for value, found in forms.items():
        kept = [form for form in found if fold(form) not in skip]
        if kept:
            data = {**entry.data, "value": value, "forms": kept}
            if entry.get("kind") == "territories":
                data["code"] = entry.get("codes", {}).get(value) or alpha3().get(value)
            yield Row(
                table="word",
                id=f"{entry.get('kind')}:{value}",
                classes=entry.classes,
                data=data,
                yes=(),
                where=entry.where,
            )


def _months(locale: str) -> Iterator[tuple[int, str]]:
    from babel import Locale

    # not "stand-alone": Babel resolves that alias once, with the data of whichever Arabic locale was asked first
    yield from Locale.parse(locale).months["format"]["wide"].items()


def _territories(locale: str) -> Iterator[tuple[str, str]]:
    from babel import Locale

    for code, name in Locale.parse(locale).territories.items():
        if len(code) == 2 and code.isalpha():
            yield code, name


@cache
def alpha3() -> dict[str, str]:
    """Give ISO alpha-3 by alpha-2 codes; of former codes of one state (SUN, RUS) the one that its alpha-2 is cut from.

    >>> alpha3()["RU"]
    'RUS'
    """
    from babel.core import get_global

    found: dict[str, str] = {}
    for code, targets in get_global("territory_aliases").items():
        if len(code) == 3 and code.isalpha() and len(targets) == 1:
            short = targets[0]
            if short not in found or (short[0] == code[0] and short[1] in code[1:]):
                found[short] = code
    return found


def _currencies(locale: str) -> Iterator[tuple[str, str]]:
    from babel import Locale

    yield from Locale.parse(locale).currencies.items()
