"""Numbers of one thing that cannot both hold: tolls, sizes and counts that reports give differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import inf

from mahdar.link.concepts import is_stop
from mahdar.link.context import common_matter, counts_up, is_standing, is_toll, part_of
from mahdar.link.figures import kind
from mahdar.link.happenings import conflict_of, in_turn
from mahdar.link.tables import Story, clusters
from mahdar.link.told import BEYOND, Told, alike, days_between, elsewhere, one_deed, other_deed, told, wider
from mahdar.link.words import listed, pack, place_words, plain, root, stem, words
from mahdar.model import SURE, Conflict, Figure, Side

MATTER, PLACED = 0.5, 0.35  # what the passages around two numbers must share; the same where they name one place
ANEW, STANDING = 3, 45  # days after which a thing is counted anew; what stands for weeks
AROUND = 40  # figures that each is held against, the next in time
APPROX = 0.05  # what "about" may be off by
FAR, VERY_FAR = 1.6, 3.0  # ratio from which on two exact, or other, figures rather count different things
BESIDE = 250  # characters within which one report sets two counts side by side
APART_BESIDE = 5.0  # ratio that these may have
FARTHEST = APART_BESIDE  # ratio from which on no two figures are of one thing
FEW = 20  # a number above it that is no round one tells by itself what it counts
LASTING, BOTH = 0.4, 2  # how grave another distance is; words that name both times what lies so far
GROWN = 0.2  # how grave it is that a later report counts more of what befell on one day
SHRUNK = 1.1  # ratio up to which a lower toll of a later day is the same toll
LOOSE = 0.25  # how sure it is that two tolls which only their day ties are of one deed
APART = 1.2  # ratio from which on two lower bounds speak of different sizes; BEYOND, one and a number


def bounds(figure: Figure) -> tuple[float, float]:
    """Give the least and the most that a figure may mean.

    >>> bounds(Figure(id="f", what="جنود", value=100, mod="approx", article="A"))[0]
    95.0
    """
    value = float(figure.value)
    low, high = float(value if figure.lower is None else figure.lower), value
    match figure.mod:
        case "approx":
            return low * (1 - APPROX), high * (1 + APPROX)
        case "more_than" | "at_least":
            return low, inf
        case "less_than" | "at_most":
            return -inf, high
        case _:
            return low, high


def differ(a: Figure, b: Figure, far: float = 0.0) -> float:
    """Give how gravely two figures of one thing disagree, 0 where both can hold, or where they lie `far` apart.

    A lower bound can hold beside a larger number, yet who says "more than 100" does not mean 150: that is a lesser
    disagreement.

    >>> x = Figure(id="x", what="جنود", value=100000, mod="approx", article="A")
    >>> y = Figure(id="y", what="جنود", value=250000, mod="more_than", article="B")
    >>> differ(x, y)
    0.8
    """
    (low_a, high_a), (low_b, high_b) = bounds(a), bounds(b)
    small, large = sorted((float(a.value), float(b.value)))
    if large > small * (far or (FAR if a.mod == b.mod == "exact" else VERY_FAR)):
        return 0.0
    if high_a < low_b or high_b < low_a:
        return 0.8 if max(low_a, low_b) > 1.1 * min(high_a, high_b) else 0.4
    least = BEYOND if "exact" in (a.mod, b.mod) else APART
    return 0.3 if large >= small * least > 0 else 0.0


def numbers(story: Story, figures: Sequence[Figure]) -> list[Conflict]:
    """Give the groups of figures of which some cannot both hold; areas, places and days apart do not disagree.

    >>> numbers(Story.of([]), [])
    []
    """
    groups: dict[str, list[Told]] = defaultdict(list)
    for figure in figures:
        if figure.group:
            groups[figure.group].append(told(story, figure))
    return [conflict for _, group in sorted(groups.items()) for conflict in _of(story, group)]


def _of(story: Story, group: list[Told]) -> list[Conflict]:
    group.sort(key=lambda t: (t.figure.as_of or "", t.figure.id))
    given: dict[str, set[float]] = defaultdict(set)
    for one in group:
        given[one.figure.article].add(float(one.figure.value))
    graded = [
        (n, m, grade)
        for n, a in enumerate(group)
        for m, b in enumerate(group[n + 1 : n + 1 + AROUND], n + 1)
        if (grade := _grade(story, a, b)) > 0
    ]
    # a report that gives both numbers counts two things, unless it sets them against one another
    within = {(a.figure.article, _values(a, b)) for n, m, _ in graded
              if (a := group[n]).figure.article == (b := group[m]).figure.article}  # fmt: skip
    grave = [(n, m, grade) for n, m, grade in graded if not _both(group[n], group[m], given, within)]
    tied = [row for row in grave if _tied(group[row[0]], group[row[1]])]
    shown = {n for row in tied for n in row[:2]}
    loose = [row for row in grave if not {*row[:2]} <= shown]  # so none of the tied
    return [*_gathered(group, tied, 1.0), *_gathered(group, loose, LOOSE)]


def _gathered(group: Sequence[Told], pairs: Sequence[tuple[int, int, float]], sure: float) -> Iterator[Conflict]:
    """Give the conflicts that pairs of figures chain together, as sure as that."""
    label = clusters(len(group), [(n, m) for n, m, _ in pairs])
    inside: dict[int, dict[int, float]] = defaultdict(dict)
    for n, m, grade in pairs:
        for k in (n, m):
            inside[label[n]][k] = max(grade, inside[label[n]].get(k, 0.0))
    for _, found in sorted(inside.items()):
        yield _conflict(_joined([group[k] for k in sorted(found)], group), max(found.values()), sure)


def _tied(a: Told, b: Told) -> bool:
    """Tell whether two are of one deed by more than their day: its words, or somebody or a place that both clauses name."""
    if not any(is_toll(t.clause.text) for t in (a, b)):
        here, there = (place_words(t.figure.place or "") for t in (a, b))
        massed = kind(a.figure.what) in pack()["standing"]["units"]
        return not (massed and here and there and not {*here} & {*there})
    return alike(a, b) or bool(a.named & b.named)


def _both(
    a: Told, b: Told, given: Mapping[str, set[float]], within: Collection[tuple[str, frozenset[float]]]
) -> bool:  # fmt: skip
    """Tell whether one of two reports gives the other's number as well, and not as another voice's: then the two count different things."""
    x, y = a.figure, b.figure
    return x.article != y.article and any(
        float(other.value) in given[one.article] and (one.article, _values(a, b)) not in within
        for one, other in ((x, y), (y, x))
    )


def _values(a: Told, b: Told) -> frozenset[float]:
    return frozenset((float(a.figure.value), float(b.figure.value)))


def _joined(sides: Sequence[Told], group: Sequence[Told]) -> list[Told]:
    """Give the figures that differ, and after them who else gives one of these numbers in those days."""
    shown = {t.figure.article for t in sides}
    more: dict[str, Told] = {}
    for t in group:
        if t.figure.article not in shown and any(_agrees(t, s) for s in sides):
            more.setdefault(t.figure.article, t)
    return [*sides, *more.values()]


def _agrees(a: Told, b: Told) -> bool:
    if a.figure.value != b.figure.value or elsewhere(a, b) or not _soon(a.figure, b.figure, False):
        return False
    telling = a.figure.value > FEW and a.figure.value % 10 != 0  # two reports seldom have such a number by chance
    return telling or common_matter(a.clause.text, b.clause.text, PLACED)


def _conflict(group: Sequence[Told], severity: float, sure: float) -> Conflict:
    sides = [
        Side(value=t.number.text, article=t.figure.article, by=t.figure.by, evidence=t.figure.evidence) for t in group
    ]
    what = min((t.figure.what for t in group), key=len)
    key = (group[0].figure.id, *(() if sure >= SURE else ("possible",)))
    return conflict_of("number", what, in_turn(sides), severity, *key, confidence=sure)


def _grade(story: Story, a: Told, b: Told) -> float:
    """Give how gravely two figures disagree, 0 where they are not of one thing."""
    if not differ(a.figure, b.figure, FARTHEST):
        return 0.0
    toll = any(is_toll(t.clause.text) for t in (a, b))
    massed = kind(a.figure.what) in pack()["standing"]["units"]
    stands = massed and not toll and any(is_standing(t.clause.text) for t in (a, b))
    if _one_way(a, b) and a.figure.article != b.figure.article:
        return min(LASTING, differ(a.figure, b.figure, FAR))
    if not _one_scope(story, a, b):
        return 0.0
    if not _soon(a.figure, b.figure, stands):
        return min(GROWN, differ(a.figure, b.figure, _farthest(a, b))) if one_deed(a, b) else 0.0
    if a.figure.article == b.figure.article and abs(a.number.start - b.number.end) <= BESIDE and is_toll(a.clause.text):
        other = elsewhere(a, b) or other_deed(a, b)
        return 0.0 if other else differ(a.figure, b.figure, APART_BESIDE)
    if stands:
        return differ(a.figure, b.figure)
    if toll and a.deed & b.deed and not elsewhere(a, b):
        return min(GROWN if _has_grown(a, b) else 1.0, differ(a.figure, b.figure, _farthest(a, b)))
    if _one_matter(a, b):
        return differ(a.figure, b.figure, FAR)
    if all(counts_up(t.clause.text) for t in (a, b)) and not elsewhere(a, b) and alike(a, b):
        return min(GROWN, differ(a.figure, b.figure, VERY_FAR)) if _jumped(a.figure, b.figure) else 0.0
    fired = (
        kind(a.figure.what) in listed("toll", "fired")
        and not elsewhere(a, b)
        and days_between(a.figure, b.figure) in (0, 1)
    )
    return min(GROWN, differ(a.figure, b.figure, FAR)) if fired else 0.0


def _jumped(a: Figure, b: Figure) -> bool:
    """Tell whether a running total has grown in a day by more than it grows in one."""
    small, large = sorted((a.value, b.value))
    gap = days_between(a, b)
    return gap == 0 or (gap == 1 and large > small * BEYOND)


def _farthest(a: Told, b: Told) -> float:
    """Give the ratio up to which two tolls of one day may be of one deed: where they are few, a man more or less is much."""
    few = max(a.figure.value, b.figure.value) <= FEW
    return VERY_FAR if a.places & b.places and alike(a, b) else 2.0 if few else FAR


def _one_way(a: Told, b: Told) -> bool:
    """Tell whether two are the distance of one thing from one place, which does not change with the days."""
    if not all(kind(t.figure.what) in pack()["standing"]["lengths"] and t.figure.place for t in (a, b)):
        return False
    here, there = (frozenset(place_words(t.figure.place or "")) for t in (a, b))
    x, y = (_lying(t.clause.text[: t.number.start - t.clause.start]) for t in (a, b))
    return bool(here & there) and len(x & y) >= BOTH


def _lying(before: str) -> frozenset[str]:
    """Give the words that name what lies so far: also one that would be a stop word without its article."""
    article = pack()["name"]["article"]
    found = (w for w in words(before) if plain(w) not in listed("distance"))
    return frozenset(stem(w) for w in found if w.startswith(article) or not is_stop(w))


def _soon(a: Figure, b: Figure, stands: bool) -> bool:
    """Tell whether two figures are of about the same days: who counts later counts anew, unless it `stands`."""
    days = days_between(a, b)
    return stands if days is None else days <= (STANDING if stands else ANEW)


def _one_matter(a: Told, b: Told) -> bool:
    """Tell whether two figures are told in one context, or are tolls of one war; a toll of another day has grown."""
    toll = is_toll(a.clause.text) or is_toll(b.clause.text)
    if elsewhere(a, b) or wider(a, b):
        return False
    lasting = counts_up(a.clause.text) and counts_up(b.clause.text)
    if toll and _has_grown(a, b, FAR if lasting else SHRUNK):
        return False
    least = PLACED if a.places & b.places else MATTER
    return lasting or common_matter(a.clause.text, b.clause.text, least)


def _has_grown(a: Told, b: Told, ratio: float = SHRUNK) -> bool:
    """Tell whether two tolls of two days may be one that has grown; what is far lower later is another."""
    first, later = sorted((a, b), key=lambda t: t.figure.as_of or "")
    shrunk = later.figure.value < first.figure.value <= later.figure.value * ratio
    return first.figure.as_of != later.figure.as_of and not shrunk


def _one_scope(story: Story, a: Told, b: Told) -> bool:
    """Tell whether two figures speak of the same extent: no part and its whole, nor one area and another."""
    x, y = a.figure, b.figure
    beside = a.number.start < b.number.end and b.number.start < a.number.end
    two = of_two(story.readings[story.number[x.article]].article.outlet, x, y) and not (
        x.article == y.article and beside
    )
    return two and part(a) == part(b) and not within(x) and not within(y)


def of_two(outlet: str | None, x: Figure, y: Figure) -> bool:
    """Tell whether two figures are of two reports, or of two voices of one: what it counts itself are parts of one account."""
    return x.article != y.article or not (_one_voice(x.by, y.by) or (outlet or "") in (x.by, y.by))


def _one_voice(a: str | None, b: str | None) -> bool:
    """Tell whether two voices of a report are one: "the commission", "the report of the commission"."""
    return a == b or bool({root(w) for w in words(a or "")} & {root(w) for w in words(b or "")})


def part(one: Told) -> bool:
    """Tell whether a number is told as a part of another: "among them"."""
    return part_of(one.clause.text[: one.number.start - one.clause.start])


def within(figure: Figure) -> bool:
    """Tell whether a figure is of the area within a distance."""
    return any(c.isdigit() for c in figure.place or "")
