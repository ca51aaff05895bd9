"""Quantities: numbers with what they count, how exact they are, and of which kind.

A rule of the layer `quantities` matches `pre` (QPRE, how exact), `n` or `lower` and `top` (NUMBER) and may state a
`kind`; with `none = true` it marks numbers that count nothing (القرار 2216). What is counted follows the number, or
stands before it where both have the article (الدول الثلاثين). Times have been read before: their numbers are gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from mahdar.lang.pack import Entry, Pack
from mahdar.model import Quantity
from mahdar.read.cascade import Layer, Match
from mahdar.read.draft import Draft
from mahdar.read.having import having
from mahdar.read.sheet import Token
from mahdar.read.sorts import near

_NOT_COUNTED = frozenset(
    {"FUNC", "PERFECT", "IMPERFECT", "PASSIVE", "TIME", "NUMBER", "QPRE", "QPOST", "ORDINAL", "WEEKDAY", "MONTH"}
)
_NUMBERS = having("NUMBER", "NUM", "COUNTING")  # one of them is in every match
_COUNTING = having("COUNTING")
_START = attrgetter("start")
_DEFINITE = frozenset({"DEF", "PRON", "PRONSHAPE", "P"})  # الدول الثلاثين, مواطنيه الأربعة, وسائل الإعلام الثلاث
_REACH = 9  # tokens around them in which the rest of a match stands
_TIME_UNIT = frozenset({"TUNIT"})


class Quantities:
    """The stage that reads quantities and reduces them to chunks of the class QUANTITY.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> [(q.text, q.value, q.mod) for q in read(Article.make(text="عاد أكثر من 10 آلاف جندي")).quantities]
    [('أكثر من 10 آلاف جندي', 10000, 'more_than')]
    """

    def __init__(self, pack: Pack) -> None:
        self.layer = Layer(pack.rules.get("quantities", ()))
        self.literals = self.layer.literals

    def run(self, draft: Draft) -> None:
        """Add the quantities of the draft's sheet."""
        tokens = draft.sheet.tokens
        places = _NUMBERS.at(draft.sheet.row)
        if not places:
            return
        chunks = []
        for match in self.layer.best(tokens, near(tokens, places, _REACH)):
            if match.rule.get("none"):
                continue
            for start, end, record in _found(match, tokens, draft):
                chunk = Token.of(
                    record.start, record.end, " ".join(t.form for t in tokens[start:end]), _classes(record)
                )
                chunk.record = record
                chunks.append((start, end, chunk))
                draft.quantities.append(record)
        draft.quantities += [_named(tokens[index], draft) for index in _COUNTING.at(draft.sheet.row)]
        draft.quantities.sort(key=_START)
        draft.sheet.reduce(_apart(chunks))


def examples(rule: Entry) -> Iterator[str]:
    """Give what is wrong with a rule's examples: `yes` are [text, value of the first quantity], `no` have none.

    >>> from mahdar.lang.pack import load
    >>> [x for rule in load("ar").rules["quantities"] for x in examples(rule)]
    []
    """
    from mahdar.model import Article
    from mahdar.read import read

    for text, value in rule.yes:
        found = read(Article.make(text=text, published="2022-01-06")).quantities
        if not found or float(found[0].value or 0) != float(value):
            yield f"{rule.where}: {text!r} gives {[q.value for q in found]}, not {value}"
    for text in rule.no:
        found = read(Article.make(text=text, published="2022-01-06")).quantities
        if found:
            yield f"{rule.where}: {text!r} gives {[q.text for q in found]}, not nothing"


def _named(token: Token, draft: Draft) -> Quantity:
    """Give the count that a name says of itself: الدول الست."""
    span = draft.span(token.core_start, token.end)
    value = int(token.get("COUNTING") or 0)
    return Quantity(start=span.start, end=span.end, text=span.text, value=value, confidence=0.8, rule="name")


def _apart(chunks: list[tuple[int, int, Token]]) -> list[tuple[int, int, Token]]:
    apart: list[tuple[int, int, Token]] = []
    for chunk in chunks:
        if not apart or chunk[0] >= apart[-1][1]:
            apart.append(chunk)
    return apart


def _classes(record: Quantity) -> frozenset[str]:
    return frozenset({"QUANTITY", "NUMBER", f"Q_{record.kind.upper()}"})


_Found = tuple[int, int, Quantity]


def _found(match: Match, tokens: Sequence[Token], draft: Draft) -> Iterator[_Found]:
    """Give a match's quantities with their tokens: one, or two where what looks like a range falls (من 19 ألفا إلى 6104)."""
    number, lower = match.one("top") or match.one("n"), match.one("lower")
    if number is None:
        return
    if lower and _bottom(lower, number) >= number.record.value:
        for token in (lower, number):
            at = tokens.index(token, match.start, match.end)
            yield from _quantity(match, token, (at, at + 1), tokens, draft)
    else:
        yield from _quantity(match, number, (match.start, match.end), tokens, draft)


def _quantity(
    match: Match, number: Token, place: tuple[int, int], tokens: Sequence[Token], draft: Draft
) -> Iterator[_Found]:
    start, end = place
    share = match.one("share") or match.one("sign")
    unit, kind, first, last = (None, "", start, end) if share else _unit(tokens, start, end, number)
    if kind == "time" or (share is None and not kind and _names(number, match, unit)):
        return
    if unit is None and share is None and not _bare(number, match, tokens):
        return
    start, end = first, last
    before = match.one("pre")
    mod: Any = before.get("QPRE", "mod") if before else "exact"
    after = tokens[end] if end < len(tokens) else None
    if after and "QPOST" in after.classes:
        mod, end = after.get("QPOST", "mod"), end + 1
    digits_after = "DEF" in number.classes and not number.record.words  # العسكريين الـ9: the noun may stand far off
    opening = number.core_start if tokens[start] is number or digits_after else tokens[start].core_start
    span = draft.span(opening, tokens[end - 1].end)
    lower = match.one("lower")
    of_rule: Any = match.rule.get("kind") or kind or "count"
    record = Quantity(
        start=span.start,
        end=span.end,
        text=span.text,
        value=number.record.value,
        lower=_bottom(lower, number) if lower and place == (match.start, match.end) else None,
        mod=mod,
        unit=share.form if share else unit,
        kind=of_rule,
        confidence=0.97 if share or kind else 0.9 if unit else 0.7,
        rule=match.rule.id,
    )
    yield start, end, record


def _bottom(lower: Token, top: Token) -> float | int:
    value: float | int = lower.record.value
    scale = next((p for p in reversed(top.parts) if "N_SCALE" in p.classes), None)
    plain = "NUM" in lower.classes and not lower.parts
    return value * scale.get("N_SCALE") if scale and plain and value < 1000 else value  # بين 200 و300 ألف


def _unit(tokens: Sequence[Token], start: int, end: int, number: Token) -> tuple[str | None, str, int, int]:
    """Give (what is counted, its kind, first token, token after the last) around a number at `start` … `end`."""
    before = tokens[start - 1] if start else None
    if before and "WORD" in before.classes and not before.classes & _NOT_COUNTED:
        both = "DEF" in number.classes and before.classes & _DEFINITE
        if both or _single(before, number):
            return (None, "time", start, end) if _timed(before) else (before.core, _kind(before), start - 1, end)
    if "DEF" in number.classes and number.record.words:
        return None, "", start, end
    if _bracketed(tokens, start, end):  # بسعة (200) سرير
        end += 1
    after = tokens[end] if end < len(tokens) else None
    one = number.record.value == 1 and number.record.words  # واحدة من أبرز, واحد وهو: one of many counts nothing
    if after and not after.pro and _countable(after) and not after.classes & {"PRON", "DEF"} and not one:
        return (None, "time", start, end) if _timed(after) else (after.form, _kind(after), start, end + 1)
    thing = tokens[end + 1] if end + 1 < len(tokens) else None
    if after and thing and "OF" in after.classes and _countable(thing) and not one:
        return (None, "time", start, end) if _timed(thing) else (thing.form, _kind(thing), start, end + 2)
    return None, "", start, end


def _bracketed(tokens: Sequence[Token], start: int, end: int) -> bool:
    if start == 0 or end >= len(tokens):
        return False
    opened = not tokens[start - 1].classes.isdisjoint({"OPENP", "OPENQ", "QUOTE"})
    return opened and not tokens[end].classes.isdisjoint({"CLOSEP", "CLOSEQ", "QUOTE"})


def _single(before: Token, number: Token) -> bool:
    """Tell whether واحد or اثنان counts the noun before it (جندي واحد) and is no mere "any" (دولة واحدة)."""
    if not number.record.words or "DEF" in number.classes or number.record.value not in (1, 2):
        return False
    return "UNIT" in before.classes if number.record.value == 1 else before.form.endswith(("ين", "ان"))


def _countable(token: Token) -> bool:
    return "UNIT" in token.classes or ("WORD" in token.classes and not token.classes & _NOT_COUNTED)


def _timed(token: Token) -> bool:
    return bool(token.classes & _TIME_UNIT)


def _kind(token: Token) -> str:
    return str(token.get("UNIT", "unit_kind") or token.get("UNIT", "kind") or "")


def _names(number: Token, match: Match, unit: str | None) -> bool:
    """Tell whether the number is rather a year than a count of an unknown thing."""
    digits, value = "YEAR4" in number.classes and not match.get("pre"), number.record.value
    recent = value >= 1900 and not (unit and match.get("lower"))
    return (digits and (recent or (unit is None and not number.parts))) or value == 0


def _bare(number: Token, match: Match, tokens: Sequence[Token]) -> bool:
    """Tell whether a number without a thing counted still is a quantity: not a year, not one, not a name's part."""
    if match.get("pre") or match.get("lower"):
        return True
    if number.record.value == 1 or (number.record.words and "DEF" in number.classes):
        return False
    if _bracketed(tokens, match.start, match.end):
        return False
    before = tokens[match.start - 1] if match.start else None
    after = tokens[match.end] if match.end < len(tokens) else None
    if before and "WORD" in before.classes and before.end == number.start:  # 40 م2
        return False
    marks = {"SLASH", "DASH", "LATIN", "OTHER"}
    if (before and before.classes & marks) or (after and after.classes & marks):
        return False
    return bool(before and "BREAK" not in before.classes)
