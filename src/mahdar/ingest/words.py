"""The words by which pages are read: furniture, notices, bylines and agencies, from the language pack.

A form is written as the page prints it. In it `#` stands for a number and `*` for anything. Forms and lines
are compared by their `key`: one spelling for all alefs, yehs, hehs, dashes and quotation marks, no vowel signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, TypeVar

import msgspec

from mahdar.errors import PackError
from mahdar.lang.fold import fold
from mahdar.lang.pack import HOME, read_file
from mahdar.model import Record

Kind = Literal[
    "line", "teaser", "tail", "closing", "link", "opening", "ending", "notice", "disclaimer", "caption", "byline", "outlet",
    "date", "paragraph",
]  # fmt: skip

_KEY = str.maketrans(
    {**dict.fromkeys("ىئ", "ي"), "ة": "ه", "ؤ": "و", **dict.fromkeys("«»“”„", '"'), **dict.fromkeys("–—", "-")}
)
_LONG = re.compile(r"[^\W\d_]{4,}")
_PLACE = re.compile(r"([#*])")


class Furniture(Record, frozen=True, kw_only=True):
    """One piece of page furniture: where it stands (`kind`) and how it is printed.

    >>> Furniture(id="x", kind="line", forms=("Slide #",), yes=("Slide 01",), no=("نص",)).kind
    'line'
    """

    id: str
    kind: Kind
    forms: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Agency(Record, frozen=True, kw_only=True):
    """A news agency or outlet in all its spellings; `credit` holds forms that count in credits only.

    >>> Agency(id="tass", name="تاس", forms=("تاس",), kind="agency", yes=("وكالة تاس",), no=("تاسع",)).name
    'تاس'
    """

    id: str
    name: str
    forms: tuple[str, ...]
    kind: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    credit: tuple[str, ...] = ()
    country: str | None = None


_Entry = TypeVar("_Entry", Furniture, Agency)


@lru_cache(maxsize=2048)
def key(text: str) -> str:
    """Give the spelling by which forms and lines are compared; as long as the folded text.

    >>> key("إقرأ أيضًا – «المرفأ»")
    'اقرا ايضا - "المرفا"'
    """
    return fold(text).translate(_KEY).lower()


def pattern_of(form: str, anything: str = ".*") -> str:
    """Give the regular expression, over keys, of a form.

    >>> re.fullmatch(pattern_of("التعليقات (#)"), key("التعليقات (٣)")) is not None
    True
    """
    places = {"#": r"\d[\d.,:]*", "*": anything}
    parts = [places.get(part) or re.escape(key(part)).replace(r"\ ", r"\s+") for part in _PLACE.split(form)]
    return "".join(parts)


def either(forms: Iterable[str], anything: str = ".*") -> str:
    """Give the regular expression, over keys, of any of the forms, the longest first.

    >>> re.fullmatch(either(["سمات", "وسوم"]), "وسوم").group()
    'وسوم'
    """
    ordered = sorted(set(forms), key=lambda f: (-len(f), f))
    return "(?:" + "|".join(pattern_of(f, anything) for f in ordered) + ")"


def _read(name: str, table: str, record: type[_Entry]) -> tuple[_Entry, ...]:
    entries, _ = read_file(HOME / "ar" / name)
    made = []
    for entry in entries:
        if entry.table != table:
            continue
        known = {k: v for k, v in entry.data.items() if k in record.__struct_fields__}
        try:
            made.append(msgspec.convert({**known, "yes": entry.yes, "no": entry.no}, record))
        except msgspec.ValidationError as err:
            raise PackError(entry.where, str(err), "write the entry as the others of this file") from err
    return tuple(made)


@lru_cache(maxsize=1)
def _stem() -> tuple[tuple[str, ...], int]:
    _, settings = read_file(HOME / "ar" / "page.toml")
    return tuple(settings["stem"]["prefixes"]), int(settings["stem"]["letters"])


@lru_cache(maxsize=1)
def joined() -> str:
    """Give the letters that join a word to the one before it, as a regular expression over keys.

    >>> bool(re.fullmatch(joined(), "و"))
    True
    """
    _, settings = read_file(HOME / "ar" / "page.toml")
    return either(settings["stem"]["joined"])


def stems(text: str) -> frozenset[str]:
    """Give the beginnings of the longer words, without what stands before them: enough to tell if two texts share a topic.

    >>> sorted(stems("المحادثات الروسية في جنيف"))
    ['جنيف', 'روسي', 'محاد']
    """
    prefixes, length = _stem()
    found = set()
    for word in _LONG.findall(key(text)):
        cut = next((p for p in prefixes if word.startswith(p) and len(word) - len(p) >= 3), "")
        found.add(word[len(cut) :][:length])
    return frozenset(found)


@lru_cache(maxsize=1)
def furniture() -> tuple[Furniture, ...]:
    """Give every piece of furniture that the pack knows.

    >>> any(f.kind == "notice" for f in furniture())
    True
    """
    return _read("page.toml", "furniture", Furniture)


@lru_cache(maxsize=1)
def agencies() -> tuple[Agency, ...]:
    """Give every agency and outlet that the pack knows.

    >>> any(a.id == "reuters" for a in agencies())
    True
    """
    return _read("agencies.toml", "agency", Agency)
