"""Why a line is read as it is: for each of its records, the entry of the pack or the pattern that made it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mahdar.errors import InputError
from mahdar.model import Reading, Span


def print_explained(readings: Iterable[Reading], file: Path, line: int) -> None:
    """Print each record on a line of a file with its value, its confidence and what made it.

    Of a .jsonl file the line is a whole article. Raises InputError where the file has no such line.

    >>> print_explained([], Path("a.jsonl"), 7)
    Traceback (most recent call last):
    mahdar.errors.InputError: a.jsonl:7: holds no report; give the number of a line that has one
    """
    whole = file.suffix == ".jsonl"
    found = [r for r in readings if not whole or r.article.file.endswith(f"#{line}")]
    start, end = 0, -1
    for reading in found:
        if not whole:
            start, end = place_of(reading, file, line)
        for row in explained(reading, start, len(reading.article.text) if end < 0 else end):
            print(row)
    if not found:
        raise InputError(f"{file}:{line}", "holds no report", "give the number of a line that has one")


def place_of(reading: Reading, file: Path, line: int) -> tuple[int, int]:
    """Give where a line of the file stands in the article's text; raise InputError where it does not.

    >>> import tempfile
    >>> from mahdar.model import Article
    >>> file = Path(tempfile.mkdtemp()) / "a.txt"
    >>> _ = file.write_text("عنوان\\nخبر", encoding="utf-8")
    >>> place_of(Reading(article=Article.make(text="عنوان\\nخبر")), file, 2)
    (6, 9)
    """
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    where = f"{file}:{line}"
    if not 1 <= line <= len(lines):
        raise InputError(where, f"is not there: the file has {len(lines)} lines", "give one of them")
    wanted = " ".join(lines[line - 1].split())
    if not wanted:
        raise InputError(where, "is an empty line", "give a line with text")
    start = 0
    for row in reading.article.text.splitlines(keepends=True):
        words = " ".join(row.split())
        if words and (words in wanted or wanted in words):
            return start, start + len(row)
        start += len(row)
    raise InputError(where, "is no part of the article: it was taken for page furniture", "give a line of the article")


def explained(reading: Reading, start: int, end: int) -> Iterable[str]:
    """Give a line for each record that begins between two offsets.

    >>> from mahdar.model import Article, Time
    >>> time = Time(start=0, end=5, text="اليوم", value="2022-01-06", rule="times.day")
    >>> list(explained(Reading(article=Article.make(text="اليوم"), times=(time,)), 0, 5))
    ['time       اليوم = 2022-01-06  [times.day, 1.00]']
    """
    for kind, records in (("time", reading.times), ("quantity", reading.quantities), ("name", reading.names)):
        for m in records:
            if start <= m.start < end:
                value = getattr(m, "value", None) if kind != "name" else m.entity or m.type  # type: ignore[union-attr]
                yield _line(kind, m.text, value, m)
    for s in reading.statements:
        if start <= s.cue.start < end:
            yield _line("statement", f"{s.source.name or s.source.text} · {s.cue.text} · {s.content.text}", s.act, s)
    for e in reading.events:
        if any(start <= span.start < end for span in e.spans):
            words = _shown(e.spans)
            yield _line("event", words, f"{e.type} {e.status} {e.date or ''}".strip(), e)


def _shown(spans: Iterable[Span]) -> str:
    return " … ".join(span.text for span in spans)


def _line(kind: str, words: str, value: object, record: object) -> str:
    rule, confidence = getattr(record, "rule", ""), getattr(record, "confidence", 1.0)
    return f"{kind:<10} {words} = {value}  [{rule or 'no rule named'}, {confidence:.2f}]"
