"""Figures: every number that a report gives, those of the same thing in one group."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import ibis

from mahdar.lang.pack import load
from mahdar.link import tolls
from mahdar.link.concepts import concept, is_stop
from mahdar.link.context import lasts
from mahdar.link.entities import Who, is_state
from mahdar.link.judged import Groups
from mahdar.link.statements import Said
from mahdar.link.tables import Story, chained, evidence, near, ranked, table
from mahdar.link.when import ordinal
from mahdar.link.words import STOP, is_any, listed, pack, plain, root, spots, words
from mahdar.model import Evidence, Figure, Name, Quantity, Reading, Span, content_id

WINDOW = 90  # characters before and after a number that tell of what it is
HEAD = 5  # words before and after in which the deed is looked for that the number measures
ALIKE, MEAN = 0.55, 0.42  # what two counts must have in common, and those of a group on average
SPAN, NEAR = 21, 60  # days between reports of one count; reports that each is held against
ONE_DAY = 0.3  # what it counts that two tolls name one day, and against it that they name two
JOINED = 6  # characters between the two days of a stretch
FROM = 3  # words before a distance in which it is said that it is one from a place
_EXTENT = ("distance", "area", "other")
_MEASURES = ("money", "share")  # of which the unit says nothing about what is measured
_COMMA = re.compile(r"[،.؛!؟\n]")


@dataclass(frozen=True, slots=True)
class Count:
    """One number in one article: what it counts, of whom, in which deed, by whom, and in whose words.

    `of` is the state that the things counted belong to, `head` the deed that it measures, `scope` the one party
    that did it ("" where several or none are named), `area` how far around; `deed_day` is the one day that the clause
    of a toll names, 0 where it names none or counts over a while.
    """

    n: int
    article: int
    quantity: Quantity
    kind: str | None
    of: str
    head: str
    scope: str
    area: str
    place: str | None
    clause: Span
    said: Said | None
    day: str | None
    deed_day: int = 0


def counts(story: Story, who: Who, everything: Sequence[Said], published: Mapping[str, str | None]) -> list[Count]:
    """Give every number of the story with what it counts.

    >>> counts(Story.of([]), Who((), {}, {}), [], {})
    []
    """
    by_article: dict[int, list[Said]] = defaultdict(list)
    for one in everything:
        by_article[one.article].append(one)
    out: list[Count] = []
    for article, reading in enumerate(story.readings):
        if not reading.quantities:
            continue
        frame = _Frame(reading, who.values(reading, article))
        for quantity in reading.quantities:
            if quantity.value is None or not frame.counted(quantity):
                continue
            toll = frame.bare(quantity) if quantity.unit is None else ""
            if quantity.unit is None and not toll:
                continue
            holder = [
                s for s in by_article[article] if s.statement.content.start <= quantity.start < s.statement.content.end
            ]
            inner = min(holder, key=lambda s: len(s.statement.content.text)) if holder else None
            far = quantity.kind == "distance"
            thing, deed = (
                (toll, toll) if toll else measured(quantity.unit or "", "distance" if far else frame.head(quantity))
            )
            counted = Count(
                n=len(out), article=article, quantity=quantity, kind=thing, of=frame.of(quantity),
                head=deed, scope=frame.scope(quantity, inner.statement.content.start if inner else 0),
                area=frame.area(quantity), place=frame.place(quantity), clause=frame.clause(quantity), said=inner,
                day=published.get(reading.article.id),
                deed_day=frame.deed_day(quantity) if thing in listed("toll", "concepts") else 0,
            )  # fmt: skip
            out.append(_continued(counted, out[-1]) if out else counted)
    return out


def _continued(one: Count, before: Count) -> Count:
    """Give a count the deed of the one before it in the same sentence: so many here and so many there."""
    same = one.article == before.article and one.kind == before.kind and not one.head
    if same and one.quantity.start - before.quantity.end < 2 * WINDOW:
        return replace(one, head=before.head, of=one.of or before.of, scope=one.scope or before.scope)
    return one


@lru_cache(maxsize=20_000)
def kind(unit: str) -> str | None:
    """Give what puts two units together: concept or root of the first word; None for what is not laid side by side.

    >>> kind("دبلوماسيا") == kind("دبلوماسيين") == kind("من دبلوماسييها"), kind("عاما")
    (True, None)
    """
    found = words(unit)
    if not found or is_any(found[0], "uncounted", endings=True):
        return None
    word = next((w for w in found if concept(w) or not is_stop(w)), found[0])  # so many of its diplomats
    return concept(word) or root(word)


def measured(unit: str, head: str) -> tuple[str | None, str]:
    """Give the kind of a unit and the deed that it measures; people killed or hurt, of whatever nation, are one kind each.

    >>> measured("مدنيا", "killing") == measured("قتيلا", "siege")
    True
    """
    thing = kind(unit)
    known, others = listed("toll", "concepts"), pack()["toll"]["others"]
    if thing and thing in known:
        return thing, thing
    if (head in known or head in others) and _people(words(unit)[0]):
        return head, head
    return thing, head


@lru_cache(maxsize=20_000)
def _people(word: str) -> bool:
    """Tell whether a folded word is what people are counted by: persons, civilians, or the name of a nation."""
    nation = any("ORIGIN" in hit.classes for hit in load("ar").words.get(word, ()))
    return nation or is_any(word, "toll", "people", endings=True) or bool(tolls.whom(word))


def deed_days(reading: Reading, number: Span | Evidence, clause: Span | Evidence) -> frozenset[int]:
    """Give the days, as ordinals, that the clause of a number names, else that of the deed that it belongs to; none of a while.

    >>> from mahdar.model import Article
    >>> deed_days(Reading(article=Article.make(text="قتل 5")), Span(start=4, end=5, text="5"), Span(start=0, end=5, text="قتل 5"))
    frozenset()
    """
    named = [x.value for x in reading.times if clause.start <= x.start < clause.end]
    told = [e.date for e in reading.events if any(s.start < number.end and number.start < s.end for s in e.spans)]
    for values in (named, told):
        found = frozenset(day for value in values if (day := ordinal((value or "")[:10])))
        if found:
            return frozenset() if lasts(clause.text) else found
    return frozenset()


class _Frame:
    """The words around the numbers of one article."""

    def __init__(self, reading: Reading, values: Sequence[tuple[Name, str]]) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.values = values
        self.spots = [((start, end), word) for start, end, word in spots(self.text)]
        self.starts = [spot[0] for spot, _ in self.spots]

    def counted(self, q: Quantity) -> bool:
        """Tell whether a number is laid beside others: a distance where it says how far from a place something is."""
        at = bisect_left(self.starts, q.start)
        before = [word for _, word in self.spots[max(0, at - FROM) : at]]
        return q.kind not in _EXTENT or (q.kind == "distance" and any(plain(w) in listed("distance") for w in before))

    def clause(self, q: Quantity) -> Span:
        low, high = max(0, q.start - WINDOW), min(len(self.text), q.end + WINDOW)
        before = [m.end() for m in STOP.finditer(self.text, low, q.start)]
        after = STOP.search(self.text, q.end, high)
        low = before[-1] if before else self.text.find(" ", low) + 1 if low else 0
        high = after.start() if after else self.text.rfind(" ", q.end, high) if high < len(self.text) else high
        return Span.of(self.text, min(low, q.start), max(high, q.end))

    def _named(self, start: int, end: int) -> list[str]:
        codes = (value for name, value in self.values if start <= name.start and name.end <= end)
        return list(dict.fromkeys(code for code in codes if is_state(code) or code.isupper()))

    def of(self, q: Quantity) -> str:
        """Give the state named within two words after the number."""
        at = bisect_left(self.starts, q.end)
        near = [spot for spot, _ in self.spots[at : at + 2]]
        stop = _COMMA.search(self.text, q.end)
        inside = [spot for spot in near if not stop or spot[0] < stop.start()]
        found = self._named(q.start, inside[-1][1]) if inside else self._named(q.start, q.end)
        return found[0] if found and is_state(found[0]) else ""

    def head(self, q: Quantity) -> str:
        """Give the concept of the nearest word around the number that has one, those before it and what stands first.

        People whose number has no such word near it are of the toll that a verb further back tells.
        """
        at = bisect_left(self.starts, q.start)
        after = bisect_left(self.starts, q.end)
        unit = kind(q.unit or "")
        found = []
        behind = tolls.behind(self.spots[after : after + HEAD], self.text, q.end)
        for spot, word in (*reversed(self.spots[max(0, at - HEAD) : at]), *behind):
            between = self.text[min(spot[1], q.end) : max(spot[0], q.start)]
            told = concept(word)
            if told and told != unit and not STOP.search(between) and not is_stop(word):
                found.append(told)
        near = next((told for told in found if told in listed("standing", "concepts")), found[0] if found else "")
        if near in listed("toll", "concepts") and tolls.taken(self._before(q)):
            return ""
        return near or (tolls.far(self._before(q)) if _people(next(iter(words(q.unit or "")), "")) else "")

    def _before(self, q: Quantity) -> list[tuple[tuple[int, int], str]]:
        """Give the words of the sentence before a number, behind any other number."""
        at = bisect_left(self.starts, q.start)
        cut = [m.end() for m in STOP.finditer(self.text, max(0, q.start - 2 * WINDOW), q.start)]
        others = [x.end for x in self.reading.quantities if x.end <= q.start]
        low = max([*cut[-1:], *others, 0])
        return [spot for spot in self.spots[max(0, at - tolls.FAR) : at] if spot[0][0] >= low]

    def bare(self, q: Quantity) -> str:
        """Give the toll that a number without a unit is; "" where it is none."""
        return tolls.bare(self._before(q)) if q.kind == "count" else ""

    def scope(self, q: Quantity, start: int) -> str:
        """Give the one party named before the number in its clause, from `start` on."""
        clause = self.clause(q)
        comma = [m.end() for m in _COMMA.finditer(self.text, clause.start, q.start)]
        found = [c for c in self._named(max(start, comma[-1] if comma else clause.start), q.start) if c != self.of(q)]
        return found[0] if len(found) == 1 else ""

    def area(self, q: Quantity) -> str:
        """Give the distance named in the same clause: so many within so far."""
        if q.kind == "distance":
            return ""
        clause = self.clause(q)
        near = [
            x
            for x in self.reading.quantities
            if x.kind in ("distance", "area") and clause.start <= x.start < clause.end
        ]
        return min(near, key=lambda x: abs(x.start - q.end)).text if near else ""

    def deed_day(self, q: Quantity) -> int:
        """Give the one day of what a number measures, as an ordinal; 0 where none is known, or it counts over a while."""
        found = deed_days(self.reading, q, self.clause(q))
        return min(found) if len(found) == 1 else 0

    def place(self, q: Quantity) -> str | None:
        clause = self.clause(q)
        names = [n for n in self.reading.names if n.type in ("GPE", "LOC") and clause.start <= n.start < clause.end]
        after = [n for n in names if n.start >= q.end]
        best = min(after or names, key=lambda n: abs(n.start - q.end), default=None)
        area = self.area(q)
        return " – ".join(x for x in (area, best.text if best else "") if x) or None


def figures(story: Story, numbers: Sequence[Count]) -> tuple[Figure, ...]:
    """Give the figures of the story; those of one `group` count the same thing at about the same time.

    >>> figures(Story.of([]), [])
    ()
    """
    labels = Groups(len(numbers)).gather(alike(story, numbers), MEAN, ALIKE)
    size = Counter(labels)
    return tuple(
        _figure(story, c, figure_id(story, numbers[label]) if size[label] > 1 else None)
        for c, label in zip(numbers, labels, strict=True)
    )


def figure_id(story: Story, one: Count) -> str:
    """Give the id of a number: its article and its place there."""
    return content_id("figure", story.readings[one.article].article.id, str(one.quantity.start))


def alike(story: Story, numbers: Sequence[Count]) -> list[tuple[int, int, float]]:
    """Give the pairs of numbers that may count the same thing, and what speaks for it: of one kind, near in time, chained by sure pairs.

    >>> alike(Story.of([]), [])
    []
    """
    counted = [c for c in numbers if c.kind]
    if len(counted) < 2:
        return []
    rows = table(
        n__int32=[c.n for c in counted], kind=[c.kind for c in counted], of=[c.of for c in counted],
        head=[c.head for c in counted], scope=[c.scope for c in counted],
        article__int32=[c.article for c in counted],
        value__float64=[float(c.quantity.value or 0) for c in counted],
        day__int32=[ordinal((c.day or "")[:10]) or 0 for c in counted],
        measure=[c.quantity.kind in _MEASURES for c in counted],
        deed_day__int32=[c.deed_day for c in counted],
    )  # fmt: skip
    t = near(ranked(rows, ["kind"], ["day", "n"], NEAR), ["kind"], NEAR)
    t = t.filter((t.day_b - t.day <= SPAN) | (t.day == 0))  # an undated report is held against all
    equal = t.value == t.value_b
    head = ibis.cases((equal & (t["head"] != t.head_b), -0.1), else_=_agree(t["head"], t.head_b, 0.3, -0.3))
    told = equal | (t["head"] != "") | (t.head_b != "")
    again = ibis.cases(
        ((t.article == t.article_b) & told, 0.15), else_=0.0
    )  # one report that counts again means the same
    score = 0.15 + again + _agree(t.of, t.of_b, 0.3, -0.6) + head + _agree(t.scope, t.scope_b, 0.15, -0.2)
    score += ibis.cases((equal, 0.25), else_=0.0)
    dated = (t.deed_day > 0) & (t.deed_day_b > 0)
    score += ibis.cases((dated & (t.deed_day == t.deed_day_b), ONE_DAY), (dated, -ONE_DAY), else_=0.0)
    whose = ((t.of == t.of_b) & (t.of != "")) | ((t.scope == t.scope_b) & (t.scope != ""))
    score -= ibis.cases((t.measure & ~equal & ~whose, 0.3), else_=0.0)
    pairs = t.select(a=t.n, b=t.n_b, score=score)
    a, b, score = story.columns(pairs.filter(pairs.score >= MEAN))
    kept = chained(len(numbers), a, b, score >= ALIKE)
    return sorted(zip(a[kept].tolist(), b[kept].tolist(), score[kept].tolist(), strict=True))


def _agree(a: Any, b: Any, weight: float, apart: float) -> Any:
    """Give the weight where both are known and the same, half where both are open, a quarter where one is."""
    open_ = (a == "") & (b == "")
    return ibis.cases((open_, weight / 2), ((a == "") | (b == ""), weight / 4), (a == b, weight), else_=apart)


def _figure(story: Story, one: Count, group: str | None) -> Figure:
    article = story.readings[one.article].article
    quantity = one.quantity
    assert quantity.value is not None
    stated = (one.said.date if one.said else one.day) or one.day
    return Figure(
        id=figure_id(story, one),
        what=quantity.unit or pack()["toll"]["names"].get(one.kind or "", ""),
        value=quantity.value,
        article=article.id,
        unit=quantity.unit,
        mod=quantity.mod,
        lower=quantity.lower,
        place=one.place,
        as_of=_until(story.readings[one.article], one.clause, stated) or (stated or "")[:10] or None,
        stated=(stated or "")[:10] or None,
        by=one.said.name if one.said else article.outlet,
        group=group,
        evidence=(evidence(article, quantity), evidence(article, one.clause)),
        confidence=quantity.confidence,
    )


def _until(reading: Reading, clause: Span, stated: str | None) -> str | None:
    """Give the last day of the stretch that the clause counts over, "from the 18th to the 27th"; None where it names none."""
    inside = [t for t in reading.times if clause.start <= t.start < clause.end and ordinal(t.value)]
    for first, last in pairwise(inside):
        close = 0 <= last.start - first.end <= JOINED
        if close and (ordinal(first.value) or 0) < (ordinal(last.value) or 0) <= (ordinal((stated or "")[:10]) or 0):
            return last.value
    return None
