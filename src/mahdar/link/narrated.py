"""Accusations and denials that a report tells in passing, without quoting: "the accusations of A against B"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from mahdar.lang.fold import fold
from mahdar.link.concepts import concepts, tokens
from mahdar.link.entities import is_state
from mahdar.link.pieces import aside
from mahdar.link.statements import Said, own_voice
from mahdar.link.tables import Story
from mahdar.link.words import spots as words_of
from mahdar.model import Act, Reading, Span

_TRIGGERS = ("accusation", "blame", "involved")
BEFORE, AFTER = 4, 9  # words around an accusing word in which its parties are looked for
LONG = 8  # words before a word of blame in which it is looked for who finds it, and in whom
FAR = 12  # words before in which "denied" is looked for: who denied may be named at length
_END = re.compile(r"[.!؟\n]")
_CUT = re.compile(r"[،؛.!؟\n]|\s-\s")

Key = tuple[str, str, str, str]
"""A stance: its kind, whose it is, against whom, and of what."""


def narrated(story: Story, found: Sequence[tuple[Key, Said]], everything: Sequence[Said]) -> list[tuple[Key, Said]]:
    """Give what is told in passing of blame, as (stance, statement) with a statement that no cue introduces.

    Only parties of which a statement of the story is known to blame the one or the other are looked for, where both
    are named. What the accused says of the accusation is not the accusation.

    >>> narrated(Story.of([]), [], [])
    []
    """
    pairs = Counter((k[1], k[2]) for k, _ in found if k[0] == "blames" and k[2] and k[3] == "deed")
    if not pairs:
        return []
    known: dict[int, list[Said]] = defaultdict(list)
    shown: dict[int, list[Said]] = defaultdict(list)
    for one in everything:
        known[one.article].append(one)
    for _, part in found:
        shown[part.article].append(part)
    out = []
    for article, reading in enumerate(story.readings):
        last = -1
        for key, passage in _passages(reading, pairs):
            if passage.start >= last and not _answered(key, passage, shown[article], known[article]):
                act: Act = "deny" if key[0] == "denies" else "accuse"
                out.append((key, own_voice(article, reading, passage, tokens(fold(passage.text)), act, key[1])))
                last = passage.end
    return out


def _answered(key: Key, passage: Span, shown: Sequence[Said], known: Sequence[Said]) -> bool:
    """Tell whether the passage is known as a stance, or stands in what the accused says or anybody denies.

    Who stands by the accusation of another tells of both.
    """
    if any(
        one.statement.content.meets(passage) and (one.party in key[1:3] or one.statement.act != "support")
        for one in shown
    ):
        return True
    own = [s for s in known if s.party == key[2] or s.statement.act in ("deny", "reject")]
    return any(_says(one, passage) for one in own)


def _says(one: Said, passage: Span) -> bool:
    """Tell whether a passage stands in the statement, and not in what the report adds to it."""
    aside = any(piece.aside and piece.start <= passage.start < piece.end for piece in one.pieces)
    return one.statement.content.meets(passage) and not aside


def _passages(reading: Reading, pairs: Counter[tuple[str, str]]) -> Iterable[tuple[Key, Span]]:
    states = [(n.start, n.end, n.entity) for n in reading.names if is_state(n.entity)]
    text = reading.article.text
    spots = words_of(text)
    kinds = concepts([word for *_, word in spots])
    accused = {target for _, target in pairs}
    for n, (start, end, _) in enumerate(spots):
        if kinds[n] == "denial":
            yield from _denied(text, spots, n, [s for s in states if s[2] in accused])
        if kinds[n] not in _TRIGGERS:
            continue
        first = spots[max(0, n - (LONG if kinds[n] == "involved" else BEFORE))][0]
        low = max(_last_cut(text, first, start), first)
        high = spots[min(len(spots) - 1, n + AFTER)][1]
        stop = _CUT.search(text, end, high)
        high = stop.start() if stop else high
        back = _back(text, spots, n)
        before = [kinds[m] for m in back if m >= n - BEFORE or kinds[n] == "accusation"]
        denied = "denial" in before or "refusal" in before
        named = [(a, b, code) for a, b, code in states if low <= a and b <= high]
        if (
            kinds[n] == "involved"
            and not denied
            and not _concluded([c or "" for _, b, c in named if b <= start], pairs)
        ):
            continue  # a part in something is told of in many ways; only its denial is plain, or who says it of whom
        key = _parties([code or "" for _, _, code in named], pairs)
        if key:
            first = start if denied else min([start, *(a for a, _, _ in named if a < start)])
            last = _CUT.search(text, max([end, *(b for _, b, _ in named)]))
            key = ("denies", key[2], key[2], "deed") if denied else key
            yield key, Span.of(text, first, len(text[: last.start() if last else len(text)].rstrip()))


def _denied(
    text: str, spots: Sequence[tuple[int, int, str]], n: int, accused: Sequence[tuple[int, int, str | None]]
) -> Iterable[tuple[Key, Span]]:
    """Give the denial that a report adds to an accusation in so many words: "but the accused denies"."""
    start, end, _ = spots[n]
    stop = _CUT.search(text, end)
    high = stop.start() if stop else len(text)
    last = spots[n + 1][1] if n + 1 < len(spots) and spots[n + 1][1] <= high else end
    beside = [s for s in accused if (s[1] <= start <= s[1] + 2) or (end <= s[0] <= end + 2)]
    if beside and not text[max([last, *(b for _, b, _ in beside)]) : high].strip():
        low = min(start, *(a for a, _, _ in beside))
        code = beside[0][2] or ""
        yield ("denies", code, code, "deed"), Span.of(text, low, max(last, *(b for _, b, _ in beside)))


def _back(text: str, spots: Sequence[tuple[int, int, str]], n: int) -> list[int]:
    """Give the words before a word that may govern it: of its sentence, back to an "although"."""
    out: list[int] = []
    for m in range(n - 1, max(0, n - FAR) - 1, -1):
        if _END.search(text, spots[m][0], spots[n][0]) or aside(spots[m][2]):
            break
        out.append(m)
    return out[::-1]


def _concluded(before: Sequence[str], pairs: Counter[tuple[str, str]]) -> bool:
    """Tell whether accuser and accused stand before the word in that order: what A found of B's part."""
    return len(before) > 1 and pairs[before[-2], before[-1]] > 1


def _last_cut(text: str, low: int, high: int) -> int:
    cuts = [m.end() for m in _CUT.finditer(text, low, high)]
    return cuts[-1] if cuts else low


def _parties(named: Sequence[str], pairs: Counter[tuple[str, str]]) -> Key | None:
    """Give accuser and accused among the states named, by what the story's own statements say of them."""
    fitting = [(n, pair) for pair, n in pairs.items() if set(pair) <= set(named)]
    back = [x for x in fitting if (x[1][1], x[1][0]) in [pair for _, pair in fitting]]
    # of two that accuse one another the accuser is named first
    fitting = [x for x in fitting if x not in back or named.index(x[1][0]) < named.index(x[1][1])]
    best = max(fitting, default=None)
    return ("blames", *best[1], "deed") if best else None
