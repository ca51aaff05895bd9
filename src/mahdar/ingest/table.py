"""Tables of reports: JSON Lines, one report a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from mahdar.errors import InputError
from mahdar.ingest.clean import clean_lines, clean_text
from mahdar.ingest.dates import iso_date
from mahdar.ingest.decode import decode
from mahdar.ingest.page import Draft, assemble
from mahdar.model import Article

OnError = Callable[[InputError], None]


class Row(msgspec.Struct):
    """One line of a table: a report's fields, of which only `text` must be there.

    >>> Row(text="خبر").title is None
    True
    """

    text: str
    id: str | int | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None
    title: str | None = None


_MARKUP = re.compile(r"</(?:p|div|h\d|li|figure)>", re.IGNORECASE)
_DECODER = msgspec.json.Decoder(Row)


def _row(raw: bytes, where: str) -> Row:
    try:
        return _decoded(raw.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as first:
        problem: Exception = first
    try:
        return _decoded(decode(raw, where).encode())
    except (InputError, msgspec.DecodeError, UnicodeError):
        what = str(problem).removeprefix("JSON is malformed: ")
        remedy = 'write one JSON object a line, with at least "text"'
        raise InputError(where, f"is not a report in JSON ({what})", remedy) from problem


def _decoded(raw: bytes) -> Row:
    try:
        return _DECODER.decode(raw)
    except RecursionError:
        raise msgspec.DecodeError("it is nested too deeply") from None


def _lines(text: str, where: str) -> list[str]:
    """The lines of a text; tables made from feeds hold theirs as HTML."""
    if _MARKUP.search(text) is None:
        return clean_lines(text)
    from mahdar.ingest.markup import parse, visible_lines, without_teasers

    return [line.text for line in visible_lines(without_teasers(parse(text, where)))]


def _article(row: Row, path: Path, number: int, published: str | None) -> Article:
    where = f"{path}:{number}"
    if not row.text.strip():
        raise InputError(where, "has an empty text", "give the report's text, or remove the line")
    day = iso_date(row.published)
    title = " ".join(clean_text(row.title).split()) if row.title else ""
    author = " ".join(clean_text(row.author).split()) if row.author else ""
    draft = Draft(
        lines=tuple(_lines(row.text, where)),
        file=f"{path}#{number}",
        id=str(row.id) if row.id not in (None, "") else f"{path.name}:{number}",
        title=title or None,
        title_known=row.title is not None,
        outlet=row.outlet or None,
        url=row.url or None,
        author=author or None,
        published=day,
        basis="metadata" if day else "unknown",
    )
    try:
        return assemble(draft, published)
    except InputError as error:
        raise InputError(where, error.what, error.remedy) from error


def read_table(path: Path, published: str | None, on_error: OnError, limit: int) -> Iterator[Article]:
    """Give the article of every good line of a JSON Lines file, in the order of lines; broken lines go to `on_error`.

    `limit` is the greatest length of a line in bytes. The file is read line by line, however long it is.

    >>> list(read_table(Path("/no/such.jsonl"), None, print, 1000))
    Traceback (most recent call last):
    FileNotFoundError: [Errno 2] No such file or directory: '/no/such.jsonl'
    """
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(limit + 1):
            number += 1
            if not raw.strip(b" \t\r\n\xef\xbb\xbf"):
                continue
            try:
                if len(raw) > limit:
                    _skip_line(file.readline, raw, limit)
                    size = f"is longer than {limit // 1_000_000} MB"
                    raise InputError(f"{path}:{number}", size, "split the text into its reports")
                row = _row(raw, f"{path}:{number}")
                article = _article(row, path, number, published)
            except InputError as error:
                on_error(error)
                continue
            yield article


def _skip_line(readline: Callable[[int], bytes], raw: bytes, limit: int) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = readline(limit)
