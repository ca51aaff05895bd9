"""The words by which pages are read: furniture, notices, bylines and agencies, from the language pack.

A form is written as the page prints it. In it `#` stands for a number and `*` for anything; alef, yeh and
teh marbuta match in every spelling, vowel signs and tatweel are passed over, a blank matches any blanks.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from mahdar.errors import PackError
from mahdar.model import Record

PACK = Path(__file__).resolve().parent.parent / "lang" / "ar"

_SPELLINGS = {
    **dict.fromkeys("اأإآٱ", "[اأإآٱ]"),
    **dict.fromkeys("يىئ", "[يىئی]"),
    **dict.fromkeys("ةه", "[ةه]"),
    **dict.fromkeys("كک", "[كک]"),
    **dict.fromkeys("ؤو", "[ؤو]"),
    **dict.fromkeys('"«»“”', '["«»“”]'),
    **dict.fromkeys("-–—ـ", "[-–—ـ]"),
    "#": r"[0-9٠-٩][0-9٠-٩.,٬٫:]*",
    "*": ".*",
    " ": r"\s+",
}
_MARKS = "[\u064b-\u0652\u0670ـ]*"


class Furniture(Record):
    """One piece of page furniture: where it stands (`kind`) and how it is printed.

    >>> Furniture(id="x", kind="line", forms=("Slide #",), yes=("Slide 01",), no=("نص",)).kind
    'line'
    """

    id: str
    kind: Literal["line", "teaser", "tail", "closing", "opening", "notice", "caption", "byline"]
    forms: tuple[str, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Agency(Record):
    """A news agency or outlet in all its spellings.

    >>> Agency(id="tass", name="تاس", forms=("تاس",), kind="agency", country="RUS", yes=("وكالة تاس",), no=("تاسع",)).name
    'تاس'
    """

    id: str
    name: str
    forms: tuple[str, ...]
    kind: Literal["agency", "paper", "broadcaster", "site", "magazine", "other"]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    credit: tuple[str, ...] = ()  # forms that count in bylines and closing credits only
    country: str | None = None


def flexible(form: str) -> str:
    """Give the regular expression of a form, in all its spellings.

    >>> bool(re.fullmatch(flexible("إقرأ أيضا"), "اقرا  أيضًا"))
    True
    """
    parts = [_SPELLINGS.get(c, re.escape(c)) + (_MARKS if c.isalpha() else "") for c in form]
    return "".join(parts)


def either(forms: tuple[str, ...] | list[str]) -> str:
    """Give the regular expression of any of the forms, the longest first.

    >>> re.fullmatch(either(["سمات", "وسوم"]), "وسوم").group()
    'وسوم'
    """
    return "(?:" + "|".join(flexible(f) for f in sorted(forms, key=lambda f: (-len(f), f))) + ")"


def _read(name: str, key: str, record: type) -> tuple[Record, ...]:
    path = PACK / name
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(msgspec.convert(table.get(key, []), tuple[record, ...]))  # type: ignore[valid-type]
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as err:
        raise PackError(f"ar/{name}", str(err), "write the entry as the others of this file") from err


@lru_cache(maxsize=1)
def furniture() -> tuple[Furniture, ...]:
    """Give every piece of furniture that the pack knows.

    >>> any(f.kind == "notice" for f in furniture())
    True
    """
    return _read("page.toml", "furniture", Furniture)  # type: ignore[return-value]


@lru_cache(maxsize=1)
def agencies() -> tuple[Agency, ...]:
    """Give every agency and outlet that the pack knows.

    >>> any(a.id == "reuters" for a in agencies())
    True
    """
    return _read("agencies.toml", "agency", Agency)  # type: ignore[return-value]
