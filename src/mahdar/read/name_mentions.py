"""Later mentions: the short name of somebody whose full name stands in the same article, and offices of known holders."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from mahdar.lang.fold import fold
from mahdar.lang.pack import Pack
from mahdar.model import Name
from mahdar.read.draft import Draft
from mahdar.read.sheet import Token

_TAKEN = frozenset({"TIME", "QUANTITY", "NUMBER", "CUE", "PREP"})
_SHORT = 3  # letters that a short name has at least
SHORT_CONFIDENCE = 0.85
HOLDER_CONFIDENCE = 0.75


class Mentions:
    """Finds later mentions by the last parts of the full names of an article.

    >>> from mahdar.lang.pack import load
    >>> Mentions(load("ar")).shorts("محمد بن سلمان")
    ('بن سلمان', 'سلمان')
    """

    def __init__(self, pack: Pack) -> None:
        self.particles = {form for form, hits in pack.words.items() if any("NAMEPART" in h.classes for h in hits)}
        clitics = pack.clitics
        self.fronts = ["", *clitics.conjunctions, *clitics.prepositions]
        self.fronts += [c + p for c in clitics.conjunctions for p in clitics.prepositions]

    def run(self, draft: Draft) -> None:
        """Turn the short mentions into chunks, and give offices the name of their holder."""
        people = [t.record for t in draft.sheet.tokens if isinstance(t.record, Name) and t.record.type == "PERSON"]
        full = [p for p in people if p.head and " " in p.head]
        if not full:
            return
        self._short(draft, full)
        _offices(draft, full)

    def shorts(self, head: str) -> tuple[str, ...]:
        """Give the short names that a full name may be mentioned by, folded, the longest first."""
        words = fold(head).split()
        last = words[-1]
        found = [last] if len(last) >= _SHORT else []
        if len(words) > 1 and words[-2] in self.particles:
            found.insert(0, f"{words[-2]} {last}")
        return tuple(found)

    def _table(self, people: Iterable[Name]) -> dict[str, tuple[str, Name]]:
        """Give, for every way to write a short name with clitics in front, the clitics and the full name."""
        table: dict[str, tuple[str, Name]] = {}
        for person in people:
            for short in self.shorts(person.head or ""):
                if " " not in short:
                    for front in self.fronts:
                        table.setdefault(front + short, (front, person))
        return table

    def _short(self, draft: Draft, full: list[Name]) -> None:
        table = self._table(full)
        chunks = []
        for index, token in enumerate(draft.sheet.tokens):
            found = table.get(token.form)
            if found and not token.classes & _TAKEN and token.record is None:
                chunks.append((index, index + 1, _mention(draft, token, *found)))
        if chunks:
            draft.sheet.reduce(chunks)


def _mention(draft: Draft, token: Token, front: str, person: Name) -> Token:
    if front != token.pro:
        token.pro, token.core_start = front, _after(draft.article.text, token, len(front))
    start = token.core_start
    record = msgspec.structs.replace(
        person,
        start=start,
        end=token.end,
        text=draft.article.text[start : token.end],
        confidence=SHORT_CONFIDENCE,
        rule="short",
    )
    chunk = Token(token.start, token.end, token.form, person_classes(person))
    chunk.record = record
    return chunk


def person_classes(person: Name) -> frozenset[str]:
    """Give the classes of a person's chunk.

    >>> sorted(person_classes(Name(start=0, end=1, text="س", gender="f")))
    ['F', 'NAME', 'PERSON', 'S']
    """
    return frozenset({"NAME", "PERSON", "P" if person.plural else "S", *([person.gender.upper()] * bool(person.gender))})


def _after(text: str, token: Token, letters: int) -> int:
    """Give the offset after so many letters of the token, marks that folding drops not counted."""
    at = token.start
    while at < token.end and letters:
        letters -= len(fold(text[at]))
        at += 1
    return at


def _offices(draft: Draft, full: list[Name]) -> None:
    """Give every office without a name the one person whom the article names with it."""
    holders: dict[tuple[str, str | None], set[str]] = {}
    for person in full:
        if person.role and person.head:
            holders.setdefault((fold(person.role), person.state), set()).add(person.head)
    for token in draft.sheet.tokens:
        name = token.record
        if not isinstance(name, Name) or name.head or not name.role:
            continue
        heads = holders.get((fold(name.role), name.state), set())
        if len(heads) == 1:
            token.record = msgspec.structs.replace(
                name, head=next(iter(heads)), confidence=HOLDER_CONFIDENCE, rule=f"{name.rule}+holder"
            )
