"""The times of an article: rules find the expressions step by step, the timeline says which day each one means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

import msgspec

from mahdar.lang.pack import Pack
from mahdar.model import Time
from mahdar.read.cascade import Layer, Match
from mahdar.read.draft import Draft
from mahdar.read.having import having
from mahdar.read.sheet import Sheet, Token
from mahdar.read.sorts import Row
from mahdar.read.times.dateline import Dating, infer
from mahdar.read.times.frames import Frame, frame_of
from mahdar.read.times.joined import share
from mahdar.read.times.outlook import AHEAD, Outlook
from mahdar.read.times.timeline import Timeline
from mahdar.read.times.values import Value

FINAL = {
    "T_YEAR",
    "T_MONTH",
    "T_WEEK",
    "T_DATE",
    "T_WD",
    "T_REL",
    "T_DAY",
    "T_EDGE",
    "T_CLOCK",
    "T_DUR",
    "T_REF",
    "T_SET",
}
"""The classes of chunks that are times; the others are only steps towards one."""
_TRIGGERS = having(
    "MONTH", "HMONTH", "WEEKDAY", "RELDAY", "DAYPART", "TUNIT", "YEAR4", "NDATE", "CLOCK", "ZONE", "SEASON",
    "DECADE", "HOLIDAY", "TREF", "OFIT",
)  # fmt: skip
"""Every time has a word of one of these classes."""
_GUESSED = 0.88  # of the weekdays that were taken for ones to come, so many are
_REACH, _ONWARD = 9, 7  # tokens before and behind them in which its other words stand
_GAP = Token.of(0, 0, "", frozenset({"BREAK"}))  # stands for what is passed over


_FIRST = itemgetter(0)


class Times:
    """The stage that reads times.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.model import Article
    >>> from mahdar.read.analysis import Analyser
    >>> stage, article = Times(load("ar")), Article.make(text="التقيا في 12 يناير الجاري.", published="2022-01-06")
    >>> draft = Draft(article, Sheet(article.text, Analyser(load("ar"), stage.literals)), load("ar"))
    >>> stage.run(draft)
    >>> [(t.text, t.value) for t in draft.times]
    [('12 يناير الجاري', '2022-01-12')]
    """

    def __init__(self, pack: Pack) -> None:
        rules = pack.rules.get("times", ())
        self.outlook = Outlook(pack)
        self.conjunctions = pack.clitics.conjunctions
        steps = sorted({rule.get("step", 1) for rule in rules})
        self.layers = [Layer(r for r in rules if r.get("step", 1) == step) for step in steps]
        self.literals: frozenset[str] = frozenset().union(*(layer.literals for layer in self.layers))

    def run(self, draft: Draft) -> None:
        """Add the times of the draft's sheet."""
        found = self.expressions(draft.sheet)
        share(draft.sheet.tokens, found, self.conjunctions)
        if draft.day is None and found:
            self._date(draft, found)
        draft.times = list(self.resolve(draft, found))

    def expressions(self, sheet: Sheet) -> list[int]:
        """Reduce the sheet to its time expressions; give the indices of their chunks.

        Only the neighbourhood of words of time is looked at: everything else is passed over.
        """
        whole = sheet.tokens
        spans = self._neighbourhoods(sheet.row)
        if not spans:
            return []
        sheet.tokens = [token for start, end in spans for token in (*whole[start:end], _GAP)]
        for layer in self.layers:
            chunks = self._chunks(layer, sheet)
            if chunks:
                sheet.reduce(chunks)
        sheet.tokens, found = _filled(whole, spans, sheet.tokens)
        return found

    def _neighbourhoods(self, row: Row) -> list[tuple[int, int]]:
        """Give the half-open ranges of tokens that lie within reach of a word of time."""
        last = len(row.sorts)
        spans: list[tuple[int, int]] = []
        for index in _TRIGGERS.at(row):
            start, end = max(0, index - _REACH), min(last, index + _ONWARD + 1)
            if spans and start <= spans[-1][1]:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return spans

    def dating(self, draft: Draft) -> Dating:
        """Give what the draft's times say of the day of publication; the draft's sheet is reduced."""
        found = self.expressions(draft.sheet)
        share(draft.sheet.tokens, found, self.conjunctions)
        return infer(draft.sheet.tokens, found, draft.article.text, self.outlook)

    def _chunks(self, layer: Layer, sheet: Sheet) -> list[tuple[int, int, Token]]:
        """Give the chunks of the matches of one step: of rivals the longest, then the first rule's; company may be shared."""
        tokens = sheet.tokens
        matches = sorted(layer.scan(tokens, sheet.row), key=_longest)
        used = bytearray(len(tokens))
        chunks = []
        for match in matches:
            start, end = match.bounds("t")
            if used.find(1, start, end) >= 0:
                continue
            frame = frame_of(match)
            if frame is not None:
                used[start:end] = b"\1" * (end - start)
                chunks.append((start, end, _chunk(tokens[start:end], frame)))
        return sorted(chunks, key=_FIRST)

    def _date(self, draft: Draft, found: Sequence[int]) -> None:
        """Put the inferred day of publication into the draft's article, where the text allows to infer one."""
        dating = infer(draft.sheet.tokens, found, draft.article.text, self.outlook)
        if dating.published and dating.earliest and dating.latest:
            draft.article = msgspec.structs.replace(
                draft.article,
                published=dating.published.isoformat(),
                published_earliest=dating.earliest.isoformat(),
                published_latest=dating.latest.isoformat(),
                published_basis="inferred",
            )

    def resolve(self, draft: Draft, found: Sequence[int]) -> Iterator[Time]:
        """Give the time of each chunk, in reading order, and make it the chunk's record."""
        tokens = draft.sheet.tokens
        line = Timeline(draft.day)
        at, ahead = 0, False
        for index in found:
            line.pass_over(tokens[at:index])
            goes_on = ahead and index == at + 2 and "INTO" in tokens[index - 1].classes
            at, chunk = index, tokens[index]
            look = AHEAD if goes_on else self.outlook(tokens, index)
            value = line.resolve(chunk.record, look)
            if value.value is None and draft.article.published:
                continue  # words of time that name none
            if look > 0 and chunk.record.weekday and not (chunk.record.dir or chunk.record.day):
                chunk.record.confidence *= _GUESSED
            ahead = bool(value.first and draft.day and value.first > draft.day)
            time = _time(chunk, value, draft.article.text)
            chunk.record = time
            chunk.recast(frozenset({"TIME", time.type, *(chunk.classes & {"DEF"})}), chunk.pro)
            yield time


def _filled(
    whole: Sequence[Token], spans: Sequence[tuple[int, int]], reduced: Sequence[Token]
) -> tuple[list[Token], list[int]]:
    """Give the tokens with what was passed over in its place again, and where among them times stand."""
    tokens, found = list(whole[: spans[0][0]]), []
    beyond = iter([*(start for start, _ in spans[1:]), len(whole)])
    ends = iter([end for _, end in spans])
    for token in reduced:
        if token is _GAP:
            tokens += whole[next(ends) : next(beyond)]
        elif token.record is None or not isinstance(token.record, Frame):
            tokens.append(token)
        elif token.record.kind in FINAL:
            found.append(len(tokens))
            tokens.append(token)
        else:
            tokens += _flat(token)
    return tokens, found


def _longest(match: Match) -> tuple[int, int]:
    return match.start - match.end, match.start


def _time(chunk: Token, value: Value, text: str) -> Time:
    frame: Frame = chunk.record
    start = chunk.core_start
    if "DEF" in chunk.parts[0].classes and start and text[start - 1] == text[start]:
        start -= 1  # لليوم: the preposition has swallowed the article's first letter
    return Time(
        start=start,
        end=chunk.end,
        text=text[start : chunk.end],
        type=value.type,
        value=value.value,
        mod=frame.edge or frame.approx or None,
        basis=value.basis,
        earliest=value.first.isoformat() if value.first else None,
        latest=value.last.isoformat() if value.last else None,
        confidence=frame.confidence,
        rule=frame.rule,
    )


def _chunk(parts: Sequence[Token], frame: Frame) -> Token:
    first, last = parts[0], parts[-1]
    classes = {frame.kind}
    if any("DEF" in part.classes for part in parts):
        classes.add("DEF")
    if frame.kind == "T_MONTH" and frame.month:
        classes.add("M_NAMED")
    if frame.kind == "T_YEAR" and frame.unit:
        classes.add("POINTS")
    token = Token.of(first.start, last.end, " ".join(p.form for p in parts), frozenset(classes))
    token.record = frame
    return token


def _flat(token: Token) -> Iterator[Token]:
    for part in token.parts:
        if isinstance(part.record, Frame):
            yield from _flat(part)
        else:
            yield part
