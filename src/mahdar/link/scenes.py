"""What reports tell of one place, or of one truce: how far it is taken, on which day, and since when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from mahdar.lang.fold import fold
from mahdar.link.entities import is_state
from mahdar.link.relative import absolute
from mahdar.link.tables import Story, evidence
from mahdar.link.when import days, iso, ordinal
from mahdar.link.words import SENTENCE, entry_of, is_any, listed, pack, place_words, plain, shapes, spots, stem, words
from mahdar.model import Evidence, Name, Reading, Span, Time

AFTER, BEFORE = 15, 3  # words behind a deed in which its place is looked for, and before it
OBJECT, REACH = 14, 5  # words around a deed in which its truce is looked for; words before it, an "if"
LEAD = 600  # characters from the beginning of a report that tell of whom it is
NIGH = 6  # words between a deed and a place that nothing governs
PART = 4  # words before a place in which a part of it is named
NEAR, QUANTITY = 45, 5  # characters around a deed in which its day is looked for; words around its place, its extent
MINUTES = 24 * 60
_COMMA = re.compile(r"[،,]")
_CLOCK = re.compile(r"T(\d\d):(\d\d)$")


@dataclass(frozen=True, slots=True)
class Scene:
    """One deed in one report: what is done to which place, how far (whole, part or approach), and when.

    `by` is who does it, `states` whom the beginning of the report is about; `when` is the stretch of days that is
    named, `minute` the time of that day.
    """

    article: int
    deed: str
    place: tuple[str, ...]
    by: str | None
    states: frozenset[str]
    extent: str
    when: tuple[int, int] | None
    minute: int | None
    told: int
    value: str
    proof: Evidence


def scenes(story: Story, published: Mapping[str, str | None]) -> dict[tuple[str, ...], list[Scene]]:
    """Give what the reports tell of each place and each truce, by the deed and the place.

    >>> scenes(Story.of([]), {})
    {}
    """
    out: dict[tuple[str, ...], list[Scene]] = defaultdict(list)
    for n, reading in enumerate(story.readings):
        day = ordinal((published.get(reading.article.id) or "")[:10])
        report = _Report(n, reading, day or 0)
        for sentence in SENTENCE.finditer(reading.article.text) if day else ():
            for scene in _of(report, sentence):
                out[scene.deed, *scene.place].append(scene)
    return dict(out)


@lru_cache(maxsize=200_000)
def _deed(word: str) -> str | None:
    """Give the deed to a place, or to a truce, that a folded word tells of: asked of every word of every report."""
    return entry_of(word, "scene")


@lru_cache(maxsize=8)
def _entry(id: str) -> dict[str, Any]:
    return next(entry for entry in pack()["scene"] if entry["id"] == id)


@dataclass(frozen=True)
class _Report:
    """A report with its number and its day, and what is worked out once where one of its sentences tells a deed."""

    n: int
    reading: Reading
    day: int

    @cached_property
    def sites(self) -> Mapping[str, tuple[str, ...]]:
        """Give by their kind the sites of which it names one only: that is what it calls "the base"."""
        row = spots(self.reading.article.text)
        found = [key for k, (*_, word) in enumerate(row) if is_any(word, "site") and (key := _site(row, k))]
        kinds = {key[0]: {other for other in found if other[0] == key[0]} for key in found}
        return {kind: next(iter(keys)) for kind, keys in kinds.items() if len(keys) == 1}

    @cached_property
    def states(self) -> frozenset[str]:
        """Give the states that its beginning is about."""
        return frozenset(n.state for n in self.reading.names if n.state and n.start < LEAD)


def _of(report: _Report, sentence: re.Match[str]) -> Iterator[Scene]:
    told = [(k, found) for k, found in enumerate(map(_deed, words(sentence[0]))) if found]
    if not told:
        return
    row = spots(sentence[0])
    low = sentence.start()
    names = [x for x in report.reading.names if low <= x.start < sentence.end()]
    line = _Line(report, sentence, row, names, frozenset(k for k, _ in told))
    places = _places(row, low, names, report)
    for k, found in told:
        what: str | None = found
        if _entry(found).get("aim") and row[k][2].startswith(_purpose()):
            continue  # "to free X"
        if any(is_any(word, key) for *_, word in row[max(0, k - REACH) : k] for key in ("condition", "open")):
            continue  # "if it is broken", "any breach", "the area under the control of"
        if any(is_any(word, "negation") for *_, word in row[max(0, k - 2) : k]):
            what = _entry(found).get("denied")
        elif _entry(found).get("denied"):
            continue
        if not what:
            continue
        object_ = _entry(what).get("object")
        place = _nearest(_things(row, object_), k) if object_ else _object(line, places, k, what)
        if place and not (object_ and _of_the_past(line)):
            yield _scene(line, k, what, place)


def _of_the_past(line: _Line) -> bool:
    """Tell whether a sentence names a year before that of its report."""
    low, high, year = line.sentence.start(), line.sentence.end(), iso(line.report.day)[:4]
    named = ((t.value or "")[:4] for t in line.report.reading.times if low <= t.start < high)
    return any(value.isdigit() and value < year for value in named)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence of a report with its words, its names and the places of its deeds."""

    report: _Report
    sentence: re.Match[str]
    row: Sequence[tuple[int, int, str]]
    names: Sequence[Name]
    deeds: frozenset[int]

    def parted(self, a: int, b: int) -> bool:
        """Tell whether a comma stands between two words."""
        first, second = sorted((a, b))
        return bool(_COMMA.search(self.sentence[0], self.row[first][1], self.row[second][0]))


def _nearest(things: Sequence[_Place], k: int) -> _Place | None:
    near = [p for p in things if abs(p[0] - k) <= OBJECT]
    return min(near, key=lambda p: (abs(p[0] - k), p[0]), default=None)


def _object(line: _Line, places: Sequence[_Place], k: int, what: str) -> _Place | None:
    """Give the place that a deed is done to: right behind it, behind "on" or "of", or before it in its clause."""
    toward = bool(_entry(what).get("toward"))
    row, fit = line.row, [p for p in places if _beside(line.row, p) == toward]
    ahead = [p for p in fit if k < p[0] <= k + AFTER]
    clause = [p for p in ahead if not line.parted(k, p[0])]
    back = [p for p in fit if k - BEFORE <= p[0] < k and not line.parted(p[0], k)][::-1]
    governed = [p for p in clause if p[0] - k <= 2 or is_any(row[p[0] - 1][2], "governs")]
    if toward:
        return next((p for p in clause if is_any(row[p[0] - 1][2], "toward")), None)
    return next(iter([*governed, *back, *(p for p in clause if p[0] - k <= NIGH)]), None)


_Place = tuple[int, int, tuple[str, ...]]


def _beside(row: Sequence[tuple[int, int, str]], place: _Place) -> bool:
    """Tell whether something lies beside the place only: "north of X", "to the north of X"."""
    before = [word for *_, word in row[max(0, place[0] - 2) : place[0]]]
    return bool(before) and (
        is_any(before[-1], "beside") or (is_any(before[-1], "governs") and is_any(before[0], "beside"))
    )


def _things(row: Sequence[tuple[int, int, str]], listing: str) -> list[_Place]:
    """Give the words of a sentence that the listing has: "the truce"."""
    return [(k, k + 1, (listing,)) for k, (*_, word) in enumerate(row) if is_any(word, listing)]


def _places(
    row: Sequence[tuple[int, int, str]], low: int, names: Sequence[Name], report: _Report
) -> list[_Place]:  # fmt: skip
    """Give the places, and the sites named by their kind, of a sentence: "the base of X" is no X."""
    out = []
    for name in (x for x in names if x.type in ("GPE", "LOC")):
        inside = [k for k, (a, b, _) in enumerate(row) if a + low < name.end and name.start < b + low]
        attached = row[inside[0]][2][: max(0, name.start - low - row[inside[0]][0])] if inside else ""
        if inside and place_words(name.text) and attached not in pack()["word"]["prefixes"]:
            out.append((inside[0], inside[-1] + 1, ("", *place_words(name.text))))
    for k, (*_, word) in enumerate(row):
        if is_any(word, "site"):
            named = _site(row, k)
            out = [p for p in out if not (p[0] in (k, k + 1) or p[0] <= k < p[1])]
            key = named or report.sites.get(_kind(word))
            if key:
                out.append((k, k + (2 if named else 1), key))
    return sorted(out)


def _site(row: Sequence[tuple[int, int, str]], k: int) -> tuple[str, ...] | None:
    """Give the site that is named by its kind and the next word: "the base of X"."""
    after = row[k + 1][2] if k + 1 < len(row) else ""
    named = after.startswith(_article()) and not any(shape.startswith(_article()) for shape in _fronts(row[k][2]))
    return (_kind(row[k][2]), stem(after)) if named else None


def _fronts(word: str) -> list[str]:
    return [shape for shape in shapes(word, endings=False) if shape.removeprefix(_article()) in listed("site")]


@lru_cache(maxsize=10_000)
def _kind(word: str) -> str:
    """Give the kind of a site, whatever clitics its word has."""
    return min((shape.removeprefix(_article()) for shape in _fronts(word)), key=len)


@lru_cache(maxsize=1)
def _article() -> str:
    return str(pack()["name"]["article"])


@lru_cache(maxsize=1)
def _purpose() -> str:
    return str(pack()["purpose"]["prefix"])


def _scene(line: _Line, k: int, what: str, found: _Place) -> Scene:
    (first, last, place), row, reading = found, line.row, line.report.reading
    low, text = line.sentence.start(), reading.article.text
    start, end = low + min(row[k][0], row[first][0]), low + max(row[k][1], row[last - 1][1])
    extent, at = _extent(row, k, first, last) if not _entry(what).get("object") else ("", [])
    time, when = _when(line, k, what, (start, end))
    spans = [(start, end), *((low + row[m][0], low + row[m][1]) for m in at)]
    spans += [(time.start, time.end)] if time else []
    clock = _CLOCK.search(time.value or "") if time else None
    return Scene(
        article=line.report.n,
        deed=what,
        place=place,
        by=_doer(line, low + row[k][0], low + row[first][0]),
        states=line.report.states,
        extent=extent,
        when=when,
        minute=int(clock[1]) * 60 + int(clock[2]) if clock else None,
        told=line.report.day,
        value=text[min(a for a, _ in spans) : max(b for _, b in spans)],
        proof=evidence(reading.article, Span.of(text, low, line.sentence.end())),
    )


def _doer(line: _Line, at: int, place: int) -> str | None:
    """Give the party that does it: named between the deed and its place, else last before the deed."""
    bodies = [
        x for x in line.names
        if x.entity and x.type not in ("GPE", "LOC") and not (x.type == "PERSON" and is_state(x.entity))
    ]  # fmt: skip
    between = [x.entity for x in bodies if at < x.start < place]
    before = [x.entity for x in bodies if x.end <= at]
    return (between or before[::-1] or [None])[0]


def _extent(row: Sequence[tuple[int, int, str]], k: int, first: int, last: int) -> tuple[str, list[int]]:
    """Give how far a place is taken, and the words that say so: the whole before a part of it."""
    around = range(max(0, min(k, first) - 1), min(len(row), max(k, last - 1) + QUANTITY))
    for extent, reach in (("whole", around), ("part", range(max(k + 1 if k < first else 0, first - PART), first))):
        # with "and" before it, the word tells of something else
        at = [m for m in reach if plain(row[m][2]) in listed("extent", extent)]
        if at:
            return extent, at[:1]
    return "", []


def _when(line: _Line, k: int, what: str, place: tuple[int, int]) -> tuple[Time | None, tuple[int, int] | None]:
    """Give the day named nearest to the deed, or since when it lasts, with the stretch of days that it means."""
    (start, end), reading, sentence, row = place, line.report.reading, line.sentence, line.row
    others = [sentence.start() + row[m][0] for m in line.deeds if m != k]
    near = [t for t in reading.times if sentence.start() <= t.start < sentence.end()]
    first = sentence.start() + row[k][1] if _entry(what).get("ahead") else start - NEAR / 3
    close = [t for t in near if first <= t.start <= end + NEAR]
    close = [t for t in close if not any(end < other < t.start or t.end <= other < start for other in others)]
    behind = max(end, sentence.start() + row[k][1])
    close = [
        t for t in close if not any(is_any(w, "relative_clause") for w in words(reading.article.text[behind : t.start]))
    ]
    for time in sorted(close, key=lambda t: (max(0, t.start - end, start - t.end), t.start)):
        found = since(time.text, time.value, reading.article.text[max(0, time.start - 5) : time.start], line.report.day)
        if found:
            return time, found
        value = time.value or ""
        if days(value) and (not ordinal(value[:10]) or absolute(time.text, value[:10])):
            return time, days(value)
    return None, None


def since(text: str, value: str | None, before: str, today: int) -> tuple[int, int] | None:
    """Give the days on which what lasts "for weeks" may have begun; None for what is no length of time up to now.

    >>> since("منذ أسابيع", None, "", 100), since("أكثر من عشرة أيام", "P10D", "منذ ", 100), since("أسابيع", None, "", 100)
    ((38, 86), (80, 90), None)
    """
    row = words(before + text)
    if not row or not any(is_any(word, "since") for word in row[:2]):
        return None
    length = re.fullmatch(r"P(\d+)([DW])", value or "")
    if length:
        number = int(length[1]) * (7 if length[2] == "W" else 1)
        more = any(plain(word) in listed("since", "more") for word in row)
        return today - number * 2 if more else today - number - 1, today - number + (0 if more else 1)
    unit = next(((least, most) for forms, least, most in _units() if any(plain(w) in forms for w in row)), None)
    return (today - unit[1], today - unit[0]) if unit and not days(value) else None


@lru_cache(maxsize=1)
def _units() -> list[tuple[frozenset[str], int, int]]:
    """Give the words for lengths of time without a number, each with the fewest and the most days that it means."""
    units = pack()["since"]["units"]
    return [(frozenset(plain(fold(form)) for form in unit["forms"]), unit["least"], unit["most"]) for unit in units]
