"""People named within another name: ماي in حكومة ماي, who is no chunk of the sheet but stands in the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from mahdar.lang.fold import fold
from mahdar.model import Name
from mahdar.read.names.mentions import Mentions
from mahdar.read.sheet import Token

CONFIDENCE = 0.75
_NAMES = frozenset({"GIVEN", "KNOWN", "NAMETAIL", "UNK", "NAMEPART"})


def inside(spans: Sequence[Sequence[Token]], text: str, people: Sequence[Name], mentions: Mentions) -> Iterator[Name]:
    """Give the people whom the tokens name: those named elsewhere in the article, known ones, full names.

    >>> from mahdar.lang.pack import load
    >>> list(inside([], "", [], Mentions(load("ar"))))
    []
    """
    if not spans:
        return
    full = {short: p for p in reversed(people) if p.head for short in (*mentions.shorts(p.head), fold(p.head))}
    for span in spans:
        first = next((n for n, t in enumerate(span) if t.classes & _NAMES and "ORDINARY" not in t.classes), None)
        if first is None or not all(t.classes & _NAMES for t in span[first:]):
            continue
        name = _named(span[first:], text, full)
        if name:
            yield name


def _named(tokens: Sequence[Token], text: str, full: dict[str, Name]) -> Name | None:
    start, end = tokens[0].core_start, tokens[-1].end
    place: dict[str, Any] = {"start": start, "end": end, "text": text[start:end]}
    person = full.get(" ".join(t.form for t in tokens))
    if person:
        return msgspec.structs.replace(person, **place, role=None, confidence=CONFIDENCE, rule="inside")
    known = tokens[-1].hit("KNOWN") if "KNOWN" in tokens[-1].classes else None
    own = len(tokens) > 1 and "GIVEN" in tokens[0].classes
    if not known and not own:
        return None
    code = known.entry.get("code") if known else None
    head = place["text"] if own or not known else known.entry.get("head") or place["text"]
    return Name(**place, type="PERSON", head=head, entity=code, state=code, confidence=CONFIDENCE, rule="inside")
