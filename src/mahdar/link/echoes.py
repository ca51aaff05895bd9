"""What reports tell in their own voice, in the words of what somebody says elsewhere: told on without saying whose it is."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import msgspec

from mahdar.link.claims import Bundle, weighed
from mahdar.link.concepts import Mark, marks, negated, placed
from mahdar.link.entities import Who
from mahdar.link.likeness import Bounds, Item, likeness
from mahdar.link.pieces import Piece, pieces
from mahdar.link.sameness import says_no
from mahdar.link.statements import Said, own_voice, states
from mahdar.link.tables import Story
from mahdar.link.words import SENTENCE, spots
from mahdar.model import Span

# how alike a clause must be to what is said, how much it must share (counted in words that no other statement has), and
# the days between: one that shares less is of the same matter, but need not tell the same
ALIKE = Bounds(0.6, 2.0, 60)
LONG = 4  # tokens that both have at least
MOST = 10_000  # parts up to which the reports' own clauses are looked at too: there are three times as many of them

Place = tuple[int, int, int]


def echoed(story: Story, who: Who, parts: Sequence[Said], found: Sequence[Bundle]) -> list[Bundle]:
    """Give the bundles, each act of speech with the clauses of other reports that tell the same in their own voice.

    `parts` are what the acts consist of. A report that has the act already is not named again.

    >>> echoed(Story.of([]), Who((), {}, {}), [], [])
    []
    """
    if len(parts) > MOST:
        return list(found)
    at = _places(found)
    more: dict[int, dict[int, Said]] = defaultdict(dict)
    for clause, part in _likest(story, parts, clauses(story, who)):
        known = at.get(_place(part), at.get((part.n, -1, -1)))
        if known is not None and all(one.article != clause.article for one in found[known].said):
            more[known].setdefault(clause.article, _repeating(clause, part))
    return [replace(b, said=(*b.said, *more[n].values())) if n in more else b for n, b in enumerate(found)]


def _places(found: Sequence[Bundle]) -> dict[Place, int]:
    """Give for each part that an act of speech has, and for its statement, the number of the act."""
    out: dict[Place, int] = {}
    for n, bundle in enumerate(found):
        for one in () if bundle.stance else bundle.said:
            out.setdefault(_place(one), n)
            out.setdefault((one.n, -1, -1), n)
    return out


def _place(one: Said) -> Place:
    return one.n, one.statement.content.start, one.statement.content.end


def _repeating(clause: Said, part: Said) -> Said:
    """Give the clause with the act that it tells on: the claim is called by what was said."""
    return replace(clause, statement=msgspec.structs.replace(clause.statement, act=part.statement.act))


def _likest(story: Story, parts: Sequence[Said], told: Sequence[Said]) -> list[tuple[Said, Said]]:
    """Give for each clause the part of another report's statement that it is likest to, where it says the same."""
    both = [*parts, *told]
    items = [Item(n, "", one.date or "", frozenset(one.about)) for n, one in enumerate(both) if len(one.about) >= LONG]
    weights = {token: 1.0 for one in told for token in one.about} | weighed(parts)
    best: dict[int, tuple[float, int]] = {}
    for a, b, dice, _ in likeness(story, items, weights, ALIKE):
        if a < len(parts) <= b and both[a].article != both[b].article and says_no(both[a]) == both[b].negated:
            best[b] = max(best.get(b, (0.0, 0)), (dice, -a))
    return [(both[b], both[-a]) for b, (_, a) in sorted(best.items())]


def clauses(story: Story, who: Who) -> list[Said]:
    """Give the clauses of all reports that no statement has: what they tell themselves.

    >>> clauses(Story.of([]), Who((), {}, {}))
    []
    """
    known = states(who)
    out: list[Said] = []
    for article, reading in enumerate(story.readings):
        named = marks(reading, who.values(reading, article), known)
        told = {(x.start, x.end) for s in reading.statements for x in (s.content, s.source, s.cue)}
        for piece in _pieces(reading.article.text, named):
            if len(piece.about) >= LONG and not _said(told, piece):
                passage = Span.of(reading.article.text, piece.start, piece.end)
                out.append(own_voice(article, reading, passage, piece.about, "assert"))
    return out


def _pieces(text: str, named: Sequence[Mark]) -> Iterator[Piece]:
    """Give the pieces of each sentence, the sentence itself where it is of one piece."""
    starts = [mark[0] for mark in named]
    for sentence in SENTENCE.finditer(text):
        start, end = sentence.span()
        found = spots(sentence[0])
        about = placed(found, start, named[max(0, bisect_left(starts, start) - 1) : bisect_left(starts, end)])
        cut = pieces(sentence[0], start, about, found)
        if not cut and found:
            row = tuple(token for _, token in about)
            cut = (Piece(start + found[0][0], start + found[-1][1], row, negated([word for *_, word in found])),)
        yield from cut


def _said(spans: Collection[tuple[int, int]], piece: Piece) -> bool:
    """Tell whether half of a piece or more is a statement's: lies in the spans of contents, sources and cues."""
    covered = sum(max(0, min(piece.end, end) - max(piece.start, start)) for start, end in spans)
    return 2 * covered >= piece.end - piece.start
