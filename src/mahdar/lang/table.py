"""Entries taken from a TSV file beside the pack's TOML: gazetteers and other lists too long for entries of their own.

A `[[table]]` entry names the `file`, the class of all its entries and the examples of the whole. The first line of
the file names the columns; `forms` holds spellings parted by `|`, a column named in `numbers` is read as numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mahdar.errors import PackError

if TYPE_CHECKING:
    from mahdar.lang.pack import Entry


def expand(entry: Entry, folder: Path) -> Iterator[Entry]:
    """Give the entries that a `[[table]]` entry stands for.

    Raises PackError where the file is missing or a line has not as many fields as the first.

    >>> from mahdar.lang.pack import Entry
    >>> list(expand(Entry(table="table", id="x", data={"file": "none.tsv"}, where="ar/x.toml:1"), Path("/nowhere")))
    Traceback (most recent call last):
    mahdar.errors.PackError: ar/x.toml:1: no such file: none.tsv; put it beside the TOML file
    """
    from mahdar.lang.pack import Entry as Row

    path = folder / entry.get("file", "")
    if not path.is_file():
        raise PackError(entry.where, f"no such file: {path.name}", "put it beside the TOML file")
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    columns, numbers = head.split("\t"), entry.get("numbers", ())
    shared = {k: v for k, v in entry.data.items() if k not in ("file", "numbers")}
    for number, line in enumerate(lines, 2):
        fields = line.split("\t")
        if len(fields) != len(columns):
            raise PackError(
                f"{path.name}:{number}", f"has {len(fields)} fields", f"give {len(columns)}, as line 1 says"
            )
        data: dict[str, Any] = {**shared, **{c: f for c, f in zip(columns, fields, strict=True) if f}}
        data["forms"] = data.get("forms", "").split("|")
        data |= {c: float(data[c]) for c in numbers if c in data}
        yield Row(table="word", id=data["forms"][0], classes=entry.classes, data=data, where=f"{path.name}:{number}")
