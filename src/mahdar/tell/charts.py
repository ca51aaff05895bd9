"""The charts of the pages, drawn as plain SVG: reports and events by day, tracks of talks, who relays whom.

Right to left is a matter of where things are put: `flip` mirrors a chart, and every chart stands in a
left-to-right frame, because browsers misplace labels of SVG inside right-to-left text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from mahdar.tell.wording import Wording, days_between, first_day

MONTHS_AT_MOST = 26
"""A chart by day shows two years and a little; what is older stays in the lists."""
WIDTH = 720  # of the days' chart
EDGE = 80  # a label nearer to the chart's edge stands beside its mark: on a phone letters are larger


MOST = 14
"""How many names a column of the relay chart has room for; the lists below it give all."""


class Frame(NamedTuple):
    """The area of a chart and whether it is mirrored.

    >>> Frame(100, 50, True).x(10), Frame(100, 50, False).x(10)
    (90, 10)
    """

    width: float
    height: float
    flip: bool

    def x(self, value: float) -> float:
        """Give where a distance from the beginning of the line stands."""
        return round(self.width - value if self.flip else value, 1)

    def svg(self, parts: Iterable[str], label: str, name: str) -> Markup:
        """Give the whole chart from its parts."""
        return Markup(
            f'<div class="chart {name}"><div dir="ltr"><svg viewBox="0 0 {self.width:g} {self.height:g}" role="img" '
            f'aria-label="{escape(label)}" preserveAspectRatio="xMidYMid meet">{"".join(parts)}</svg></div></div>'
        )


def text(x: float, y: float, words: str, kind: str, anchor: str = "middle") -> str:
    """Give a label, isolated so that the order of its words is that of its own first letter.

    >>> text(1, 2, "a<b", "tick")
    '<text x="1" y="2" class="tick" text-anchor="middle">\u2068a&lt;b\u2069</text>'
    """
    return f'<text x="{x:g}" y="{y:g}" class="{kind}" text-anchor="{anchor}">\u2068{escape(words)}\u2069</text>'


def coverage(published: Iterable[str | None], happened: Iterable[str | None], words: Wording) -> Markup:
    """Give reports (above the line) and events (below) by day, from the first report or event on.

    >>> from mahdar.tell.wording import wording
    >>> coverage([], [], wording("en"))
    Markup('')
    """
    above = Counter(d for d in map(first_day, published) if d)
    if not above:
        return Markup("")
    low, high = min(above), max(above)
    slack = max(14, (high - low).days // 2)
    near = [d for d in map(first_day, happened) if d and -slack <= (d - low).days and (d - high).days <= slack]
    below = Counter(near)
    days = days_between(min([low, *near]), max([high, *near]))[-31 * MONTHS_AT_MOST :]
    frame = Frame(WIDTH, 160, words.dir == "rtl")
    step = (frame.width - 20) / max(1, len(days))
    top = max([*above.values(), *below.values()])

    def at(day: date) -> float:
        return frame.x(10 + step * ((day - days[0]).days + 0.5))

    parts = [f'<line x1="0" x2="{frame.width:g}" y1="76" y2="76" class="axis"/>']
    for counts, kind, sign in ((above, "reports", -1), (below, "events", 1)):
        for day, n in sorted(counts.items()):
            height = 8 + 48 * n / top
            y = 75 - height if sign < 0 else 77
            wide = max(2.0, min(14.0, step * 0.7))
            hint = escape(f"{words.day(day.isoformat())}: {words.count('article' if sign < 0 else 'event', n)}")
            parts.append(
                f'<rect x="{at(day) - wide / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{height:.1f}" '
                f'class="{kind}" rx="1"><title>{hint}</title></rect>'
            )
    parts += _ticks(days, at, words)
    return frame.svg(parts, words("ui", "coverage"), "coverage")


def _ticks(days: list[date], at: Callable[[date], float], words: Wording) -> list[str]:
    firsts = [d for d in days if d.day == 1]
    every = -(-len(firsts) // 9) or 1
    shown = firsts[::every]
    if len(firsts) < 3:  # a story of some weeks: its first and last days stand beside the months' own
        room = len(days) // 7
        ends = [d for d in (days[0], days[-1]) if all(abs((d - f).days) > room for f in firsts)]
        return _marks(ends, at, words, "d MMM y") + _marks(shown, at, words, "d MMM y")
    return _marks(shown, at, words, "MMM y" if every > 1 or len(firsts) > 6 else "MMMM y")


def _marks(days: list[date], at: Callable[[date], float], words: Wording, style: str) -> list[str]:
    def label(x: float, day: date) -> str:
        anchor = "start" if x < EDGE else "end" if x > WIDTH - EDGE else "middle"  # a picture is written left to right
        return text(x, 152, words.day(day.isoformat(), style), "tick", anchor)

    return [f'<line x1="{at(d):g}" x2="{at(d):g}" y1="132" y2="138" class="axis"/>' + label(at(d), d) for d in days]


class Node(NamedTuple):
    """A box of the relay chart: its name, its column from 0 (who speaks) to 2 (who publishes), its weight.

    >>> Node("رويترز", 1, 3).column
    1
    """

    name: str
    column: int
    weight: int


def flow(edges: Counter[tuple[str, str]], outlets: set[str], relays: set[str], words: Wording) -> Markup:
    """Give who relays whom: speakers, agencies and outlets in three columns; `edges` says who is relayed by whom how often.

    >>> from mahdar.tell.wording import wording
    >>> flow(Counter(), set(), set(), wording("en"))
    Markup('')
    """
    if not edges:
        return Markup("")
    columns = _columns(edges, outlets, relays)
    rows_high = max(len(column) for column in columns)
    frame = Frame(900, 46 + 34 * rows_high, words.dir == "rtl")
    place: dict[str, tuple[float, float, int]] = {}
    for n, column in enumerate(columns):
        gap = 34 * rows_high / (len(column) or 1)
        for i, node in enumerate(column):
            place[node.name] = (frame.x((150, 450, 750)[n]), 40 + gap * (i + 0.5), n)
    most_often = max(edges.values())
    parts = [_edge(place[a], place[b], n / most_often, f"{a} → {b}: {words.count('time', n)}")
             for (a, b), n in sorted(edges.items(), key=lambda e: e[1]) if a in place and b in place]  # fmt: skip
    heads = ("origins_side", "agencies_side", "outlets_side")
    parts += [text(frame.x(x), 16, words("ui", head), "head") for x, head in zip((150, 450, 750), heads, strict=True)]
    for name, (x, y, n) in place.items():
        parts.append(f'<rect x="{x - 88:g}" y="{y - 12:g}" width="176" height="24" rx="3" class="node c{n}"/>')
        parts.append(text(x, y + 5, name if len(name) < 27 else name[:25] + "…", "name"))
    return frame.svg(parts, words("ui", "relays"), "flow")


def _columns(edges: Counter[tuple[str, str]], outlets: set[str], relays: set[str]) -> list[list[Node]]:
    weight: Counter[str] = Counter()
    for (a, b), n in edges.items():
        weight[a] += n
        weight[b] += n
    columns: list[list[Node]] = [[], [], []]
    for name, n in sorted(weight.items(), key=lambda w: (-w[1], w[0])):
        column = 2 if name in outlets else 1 if name in relays else 0
        if len(columns[column]) < MOST:
            columns[column].append(Node(name, column, n))
    return columns


def _edge(a: tuple[float, float, int], b: tuple[float, float, int], share: float, hint: str) -> str:
    way = 1 if b[0] > a[0] else -1
    if a[2] == b[2]:  # within one column the line bows out to the side
        path = f"M{a[0]:g},{a[1]:g} C{a[0] + 130:g},{a[1]:g} {b[0] + 130:g},{b[1]:g} {b[0]:g},{b[1]:g}"
    else:
        x1, x2 = a[0] + 88 * way, b[0] - 88 * way
        half = (x1 + x2) / 2
        path = f"M{x1:g},{a[1]:g} C{half:g},{a[1]:g} {half:g},{b[1]:g} {x2:g},{b[1]:g}"
    return f'<path d="{path}" class="edge" stroke-width="{1.2 + 6 * share:.1f}"><title>{escape(hint)}</title></path>'


def lanes(tracks: dict[str, list[dict[str, Any]]], words: Wording) -> Markup:
    """Give the tracks of talks as lanes over time, a mark per meeting; `tracks` holds rows of the view `talks`.

    >>> from mahdar.tell.wording import wording
    >>> lanes({}, wording("en"))
    Markup('')
    """
    dates = sorted(d for rows in tracks.values() for row in rows if (d := first_day(row["date"])))
    if len(dates) < 2 or dates[0] == dates[-1]:
        return Markup("")
    frame = Frame(900, 34 + 44 * len(tracks), words.dir == "rtl")
    days = days_between(dates[0], dates[-1])
    width = frame.width - 70

    def at(day: date) -> float:
        return frame.x(35 + width * (day - days[0]).days / (len(days) - 1))

    parts: list[str] = []
    for n, (track, rows) in enumerate(tracks.items()):
        y = 32 + 44 * n
        parts.append(f'<line x1="10" x2="{frame.width - 10:g}" y1="{y}" y2="{y}" class="lane"/>')
        parts.append(text(frame.x(10), y - 11, track, "track", "end" if frame.flip else "start"))
        for row in rows:
            if day := first_day(row["date"]):
                hint = escape(f"{words.day(row['date'])} · {words('status', row['status'])} · {track}")
                parts.append(
                    f'<circle cx="{at(day):g}" cy="{y}" r="6.5" class="talk {escape(row["status"])}"><title>{hint}</title></circle>'
                )
    parts += _lane_ticks(days, at, frame.height, words)
    return frame.svg(parts, words("page", "talks"), "lanes")


def _lane_ticks(days: list[date], at: Callable[[date], float], height: float, words: Wording) -> list[str]:
    firsts = [d for d in days if d.day == 1] or [days[0], days[-1]]
    shown = firsts[:: -(-len(firsts) // 8)]
    return [text(at(d), height - 3, words.day(d.isoformat(), "MMM y"), "tick") for d in shown]
