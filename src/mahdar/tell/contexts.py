"""What each page is made from: the rows of its view, in order, with the choices of its filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import cached_property
from typing import Any

from mahdar.model import Linked
from mahdar.store import Dossier
from mahdar.tell import charts, digest, marks
from mahdar.tell.links import Links, slug, wanted_spans
from mahdar.tell.reading import spans_of
from mahdar.tell.views import VIEWS, is_possible
from mahdar.tell.wording import Wording, wording

Row = dict[str, Any]
Context = dict[str, Any]

PAGES = (
    "index", "timeline", "talks", "positions", "figures", "statements", "claims", "conflicts", "sources", "reuse",
    "actors", "articles",
)  # fmt: skip
"""The pages in the order of the menu."""


LISTS = ("statements", "claims", "reuse")
"""The pages that are cut into sheets: lists without a chart, what matters most first or in order of time."""

SHEET = 1000
"""Rows of a list on one sheet: a browser opens a megabyte at once, and not twenty."""


class Story:
    """A dossier with all its views made once, for the pages of every language.

    >>> _blank()[0].title(wording("en"))
    'mahdar'
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.articles = dossier.articles
        self.views: dict[str, list[Row]] = {name: make(dossier) for name, make in VIEWS.items()}
        self.sizes = {name: len(rows) for name, rows in self.views.items()} | {"articles": len(self.articles)}
        self.first, self.last = digest.bounds(dossier)
        self.agencies = digest.agencies_of(dossier)
        self.relays = digest.agencies_of(dossier, digest.MEDIA)
        for claim in self.views["claims"]:
            claim["reach"] = digest.reach(claim, self.articles, self.agencies)
        for conflict in self.views["conflicts"]:
            conflict["merged"] = digest.sides(conflict)
        self.disagreements = [row for row in self.views["conflicts"] if not is_possible(row)]
        self.possible = [row for row in self.views["conflicts"] if is_possible(row)]
        self.sizes["conflicts"] = len(self.disagreements)

    def title(self, words: Wording) -> str:
        """Give what the story is called: the title given, or its main parties."""
        if self.dossier.run.title:
            return self.dossier.run.title
        names = links(self, words)
        parties = [names.name(key) for key in digest.title_parties(self.dossier)]
        return " · ".join(dict.fromkeys(parties)) or words("ui", "name")

    @cached_property
    def wanted(self) -> dict[str, list[tuple[int, int]]]:
        """Give the spans that some record's evidence points to, by article."""
        return wanted_spans(row for rows in self.views.values() for row in rows)


def tell(dossier: Dossier) -> Story:
    """Give a dossier's story.

    >>> from mahdar.model import Linked
    >>> tell(Dossier(readings={}, linked=Linked())).sizes["talks"]
    0
    """
    return Story(dossier)


def pieces(story: Story, page: str) -> Iterator[Story]:
    """Give the story as each sheet of a page tells it: whole, unless the page is a list of more rows than a sheet holds.

    >>> len(list(pieces(_blank()[0], "claims")))
    1
    """
    rows = story.views.get(page, [])
    if page not in LISTS or len(rows) <= SHEET:
        yield story
        return
    for at in range(0, len(rows), SHEET):
        part = copy(story)
        part.views = {**story.views, page: rows[at : at + SHEET]}
        yield part


def _blank() -> tuple[Story, Links]:
    story = Story(Dossier(readings={}, linked=Linked()))
    return story, links(story, wording("ar"))


def links(story: Story, words: Wording) -> Links:
    """Give the links of the pages in one language.

    >>> links(_blank()[0], wording("en")).name("RUS")
    'Russia'
    """
    return Links(story.dossier, words)


def index(story: Story, L: Links) -> Context:
    """Give the overview: what stands out in every view.

    >>> index(*_blank())["ahead"]
    []
    """
    views, outlets = story.views, [row["outlet"] for row in story.views["sources"]]
    keys = [(name, story.sizes[name]) for name in PAGES[1:] if name != "sources" and story.sizes[name]]
    days = [a.published for a in story.articles.values()]
    wide = [c for c in views["claims"] if c["reach"]["article"] > 1] or views["claims"]
    dated = [p for p in views["positions"] if p["date"]]
    differing = [g for g in digest.groups(views["figures"], story.disagreements) if g["differs"]]
    return {
        "keys": [("articles", story.sizes["articles"]), *(k for k in keys if k[0] != "articles")],
        "outlets": [name for name in outlets if name not in story.articles],
        "ahead": digest.ahead(views["timeline"], story.last),
        "lately": digest.lately(views["talks"] or views["timeline"], story.last),
        "coverage": charts.coverage(days, [e["date"] for e in views["timeline"]], L.words),
        "conflicts": story.disagreements[:4],
        "claims": wide[:5],
        "actors": [a for a in views["actors"] if a["type"] != "Address"][:10],
        "groups": differing[:3],
        "positions": sorted(dated, key=lambda p: p["date"], reverse=True)[:5] or views["positions"][:5],
        "left_out": [x for x in story.dossier.run.left_out if x.fault],
    }


def timeline(story: Story, L: Links) -> Context:
    """Give the events with the month, or the year, that each stands under.

    >>> timeline(*_blank())["rows"]
    []
    """
    rows = [{**row, "month": L.words.month(row["date"]) or L.words("ui", "undated")} for row in story.views["timeline"]]
    who = [party for row in rows for party in dict.fromkeys((*row["actors"], *row["recipients"]))]
    fields = [
        ("type", L.words("ui", "type"), choices((r["type"] for r in rows), lambda v: L.words("type", v))),
        ("status", L.words("ui", "status"), choices((r["status"] for r in rows), lambda v: L.words("status", v))),
        ("actor", L.words("ui", "parties"), choices(who, L.name)),
    ]
    chart = charts.coverage([a.published for a in story.articles.values()], [r["date"] for r in rows], L.words)
    return {"rows": rows, "fields": fields, "coverage": chart}


def talks(story: Story, L: Links) -> Context:
    """Give the talks by track, the track with the most meetings first.

    >>> talks(*_blank())["tracks"]
    {}
    """
    tracks: dict[str, list[Row]] = {}
    for row in story.views["talks"]:
        tracks.setdefault(track_name(row["track"], L), []).append(row)
    ordered = dict(sorted(tracks.items(), key=lambda t: (-len(t[1]), t[0])))
    return {"tracks": ordered, "lanes": charts.lanes(dict(list(ordered.items())[:10]), L.words)}


def track_name(track: str, L: Links) -> str:
    """Give what a track is called on the pages: a track named by its parties' ids gets their names.

    >>> track_name("NATO–RUS", _blank()[1])
    'الناتو – روسيا'
    """
    return L.phrase(track)


def positions(story: Story, L: Links) -> Context:
    """Give the matrix of positions, and those that it has no room for.

    >>> positions(*_blank())["issues"]
    []
    """
    rows = story.views["positions"]
    parties, issues, cells = digest.matrix(rows)
    shown = [issue for issue in issues if sum(len(cells.get((party, issue), ())) for party in parties) > 1][:30]
    inside = {(party, issue) for party in parties for issue in shown}
    others = [{**r, "other": (r["party"], r["issue"]) not in inside} for r in rows]
    fields = [
        ("party", L.words("ui", "party"), choices((r["party"] for r in rows), L.name)),
        ("stance", L.words("ui", "type"), choices((r["stance"] for r in rows), lambda v: L.words("stance", v))),
    ]
    by_id = {row["id"]: row for row in rows}
    outside = [r for r in others if r["other"]]
    return {
        "parties": parties, "issues": shown, "cells": cells, "others": outside, "fields": fields, "by_id": by_id,
    }  # fmt: skip


def figures(story: Story, L: Links) -> Context:
    """Give the figures that count the same thing together, the others in one list.

    >>> figures(*_blank())["groups"]
    []
    """
    groups = digest.groups(story.views["figures"], story.disagreements)
    singles = [row for group in groups if len(group["rows"]) == 1 for row in group["rows"]]
    return {"groups": [g for g in groups if len(g["rows"]) > 1], "singles": singles}


def statements(story: Story, L: Links) -> Context:
    """Give the statements with filters by speaker, act and outlet.

    >>> statements(*_blank())["rows"]
    []
    """
    rows = story.views["statements"]
    fields = [
        ("actor", L.words("ui", "speaker"), choices((r["entity"] or r["speaker"] for r in rows), L.name)),
        ("act", L.words("ui", "act"), choices((r["act"] for r in rows), lambda v: L.words("act", v))),
        ("article", L.words("ui", "outlet"), choices((L.outlet(r["article"]) for r in rows), str)),
    ]
    return {"rows": rows, "fields": fields}


def claims(story: Story, L: Links) -> Context:
    """Give the claims, those of most reports first.

    >>> claims(*_blank())["rows"]
    []
    """
    rows = story.views["claims"]
    fields = [
        ("actor", L.words("ui", "speaker"), choices((r["entity"] or r["speaker"] for r in rows), L.name)),
        ("act", L.words("ui", "act"), choices((r["act"] for r in rows), lambda v: L.words("act", v))),
    ]
    return {"rows": rows, "fields": fields}


def conflicts(story: Story, L: Links) -> Context:
    """Give the disagreements, and apart from them the possible ones.

    >>> conflicts(*_blank())["rows"]
    []
    """
    rows = story.disagreements
    kinds = choices((r["kind"] for r in rows), lambda v: L.words("conflict", v))
    return {"rows": rows, "possible": story.possible, "fields": [("kind", L.words("ui", "type"), kinds)]}


def sources(story: Story, L: Links) -> Context:
    """Give the outlets and the chart of who relays whom.

    >>> sources(*_blank())["rows"]
    []
    """
    rows = story.views["sources"]
    edges: Counter[tuple[str, str]] = Counter()
    for (source, to), n in digest.relayed(story.dossier).items():
        edges[L.name(source), L.name(to)] += n
    copied = [
        {**row, "copies": [x for x in dict.fromkeys(map(L.outlet, row["copies_of"])) if x != row["outlet"]]}
        for row in rows
    ]
    return {
        "rows": copied,
        "flow": charts.flow(edges, {L.name(r["outlet"]) for r in rows}, story.relays, L.words),
    }


def reuse(story: Story, L: Links) -> Context:
    """Give the pairs of reports that share words.

    >>> reuse(*_blank())["rows"]
    []
    """
    return {"rows": [{**row, "slug": slug(row["id"])} for row in story.views["reuse"]]}


def actors(story: Story, L: Links) -> Context:
    """Give the actors.

    >>> actors(*_blank())["rows"]
    []
    """
    rows = [{**row, "slug": slug(row["entity"])} for row in story.views["actors"]]
    kinds = choices((r["type"] for r in rows), lambda v: L.words("entity", v))
    return {"rows": rows, "fields": [("type", L.words("ui", "type"), kinds)]}


def articles(story: Story, L: Links) -> Context:
    """Give the reports by date, with how much was read in each.

    >>> articles(*_blank())["rows"]
    []
    """
    rows = []
    for reading in story.dossier.readings.values():
        a = reading.article
        counts = {"statements": len(reading.statements), "events": len(reading.events)}
        rows.append({**{f: getattr(a, f) for f in a.__struct_fields__ if f not in ("text", "removed")}, **counts})
    rows.sort(key=lambda row: (row["published"] or row["published_earliest"] or "9999", row["id"]))
    outlets = choices((L.outlet(row["id"]) for row in rows), str)
    return {"rows": rows, "fields": [("outlet", L.words("ui", "outlet"), outlets)]}


CONTEXTS: dict[str, Callable[[Story, Links], Context]] = {
    "index": index, "timeline": timeline, "talks": talks, "positions": positions, "figures": figures,
    "statements": statements, "claims": claims, "conflicts": conflicts, "sources": sources, "reuse": reuse,
    "actors": actors, "articles": articles,
}  # fmt: skip


def article_pages(story: Story, L: Links) -> Iterator[tuple[str, Context]]:
    """Give for each report the name of its page and what it is made from.

    >>> list(article_pages(*_blank()))
    []
    """
    reasons = {d.article: d.reason for d in story.dossier.linked.dates}
    for id, reading in story.dossier.readings.items():
        cards = marks.cards(reading)
        sections = [
            (name, [card for card in cards if card.layer == name])
            for name in ("statements", "events", "names", "times", "quantities")
        ]
        pieces = list(marks.paragraphs(reading, cards, story.wanted.get(id, ())))
        titled = bool(pieces) and "".join(p.text for p in pieces[0]).strip() == (reading.article.title or "").strip()
        yield (
            slug(id),
            {
                "a": reading.article,
                "reason": reasons.get(id, ""),
                "headline": pieces[0] if titled else [],
                "paragraphs": pieces[1:] if titled else pieces,
                "sections": sections,
                "layers": _layers(reading),
            },
        )


def actor_pages(story: Story, L: Links) -> Iterator[tuple[str, Context]]:
    """Give for each actor that says, holds or does something the name of its page and what it is made from.

    >>> list(actor_pages(*_blank()))
    []
    """
    said = _by(story.views["statements"], lambda r: [r["entity"]])
    held = _by(story.views["positions"], lambda r: [r["party"]])
    done = _by(story.views["timeline"], lambda r: [*r["actors"], *r["recipients"]])
    for row in story.views["actors"]:
        if row["entity"] in L.with_page:
            key = row["entity"]
            yield (
                slug(key),
                {
                    "a": row,
                    "statements": said.get(key, []),
                    "positions": held.get(key, []),
                    "events": done.get(key, []),
                },
            )


def choices(values: Iterable[str | None], name: Callable[[str], str], most: int = 40) -> list[tuple[str, str, int]]:
    """Give the choices of a filter: each value, what it is called and how many rows have it, the commonest first.

    >>> choices(["a", "b", "b", None], str.upper)
    [('b', 'B', 2), ('a', 'A', 1)]
    """
    counts = Counter(value for value in values if value)
    ordered = sorted(counts.items(), key=lambda c: (-c[1], c[0]))
    return [(value, name(value), n) for value, n in ordered[:most]]


def _by(rows: list[Row], keys: Callable[[Row], list[str]]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        for key in dict.fromkeys(keys(row)):
            found.setdefault(key, []).append(row)
    return found


def _layers(reading: Any) -> list[tuple[str, int]]:
    spans = {layer: len(list(spans_of(reading, layer))) for layer in marks.LAYERS if layer != "events"}
    return [
        (layer, spans[layer]) for layer in ("source", "cue", "content", "chain", "names", "times", "quantities")
    ] + [("events", len(reading.events))]
