"""What the loader refuses, before a pack is used: entries that cannot be right."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from mahdar.errors import PackError

if TYPE_CHECKING:
    from mahdar.lang.pack import Entry

NEED_NO_EXAMPLE = ("paradigm",)  # a paradigm's examples are forms and stand in its own key


def refuse(entry: Entry) -> None:
    """Raise PackError where the entry has presentation forms, no form, or no example.

    >>> from mahdar.lang.pack import Entry
    >>> refuse(Entry(table="word", id="x", classes=("X",), data={"forms": ["ﻋﺸﺮﺓ"]}, yes=("x",), where="ar/a.toml:3"))
    Traceback (most recent call last):
    mahdar.errors.PackError: ar/a.toml:3: "ﻋﺸﺮﺓ" has presentation forms; write "عشرة"
    """
    for text in _strings([entry.data, entry.yes, entry.no]):
        plain = unicodedata.normalize("NFKC", text)
        if plain != text and any("\ufb50" <= c <= "\ufeff" for c in text):
            raise PackError(entry.where, f'"{text}" has presentation forms', f'write "{plain}"')
    if entry.table in NEED_NO_EXAMPLE or not (entry.classes or entry.table in ("rule", "cldr", "table")):
        return
    if not (entry.yes or (entry.table == "rule" and entry.no)):
        raise PackError(entry.where, f'"{entry.id}" has no example', "add yes = [...] with a text in which it stands")


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _strings([key, value])
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _strings(value)
