"""What a dossier shows, as lists of plain objects: the one source of `mahdar show`, of the pages and of exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from mahdar.errors import DossierError
from mahdar.model import SURE, Conflict, Evidence, Record, StoryEvent
from mahdar.store import Dossier

Row = dict[str, Any]


def view(dossier: Dossier, name: str) -> list[Row]:
    """Give the rows of a view, each with `id` and `evidence`; raise DossierError for a view that there is not.

    >>> from mahdar.model import Linked
    >>> view(Dossier(readings={}, linked=Linked()), "talks")
    []
    >>> view(Dossier(readings={}, linked=Linked()), "weather")
    Traceback (most recent call last):
    mahdar.errors.DossierError: weather: is no view; choose one of talks, timeline, positions, figures, statements, \
claims, reuse, sources, conflicts, actors
    """
    if name not in VIEWS:
        raise DossierError(name, "is no view", f"choose one of {', '.join(VIEWS)}")
    return VIEWS[name](dossier)


def talks(dossier: Dossier) -> list[Row]:
    """Give the talks by date: events that belong to a track, or that are consultations; their parties are the track then.

    >>> from mahdar.model import Linked
    >>> event = StoryEvent(id="e1", type="CONSULT", actors=("RUS", "USA"), track="RUS–USA", mode="meet")
    >>> talks(Dossier(readings={}, linked=Linked(events=(event,))))[0]["parties"]
    ['RUS', 'USA']
    """
    fields = ("date", "end", "process", "place", "duration", "status", "name", "magnitude", "type")
    rows = []
    for event in sorted(dossier.linked.events, key=_by_date):
        parties = list(dict.fromkeys((*event.actors, *event.recipients)))
        track = event.track or ("–".join(sorted(parties)) if event.type == "CONSULT" else None)
        if track:
            more = {"track": track, "parties": parties, "format": event.mode, "history": _plain(event.history)}
            rows.append(_row(event, fields, **more))
    return rows


def timeline(dossier: Dossier) -> list[Row]:
    """Give every event, by date; what has no date stands at the end.

    >>> from mahdar.model import Linked
    >>> event = StoryEvent(id="e1", type="ASSAULT", date="2022-01-10")
    >>> timeline(Dossier(readings={}, linked=Linked(events=(event,))))[0]["date"]
    '2022-01-10'
    """
    fields = ("date", "end", "type", "mode", "actors", "recipients", "place", "magnitude", "status", "name", "track")
    return [
        _row(event, fields, duration=event.duration, history=_plain(event.history))
        for event in sorted(dossier.linked.events, key=_by_date)
    ]


def positions(dossier: Dossier) -> list[Row]:
    """Give who demands, offers, refuses or accepts what, by party, issue and date.

    >>> from mahdar.model import Linked
    >>> positions(Dossier(readings={}, linked=Linked()))
    []
    """
    fields = ("party", "issue", "stance", "text", "date", "speaker", "article", "answers", "condition", "statement")
    found = sorted(dossier.linked.positions, key=lambda p: (p.party, p.issue, p.date or "9999"))
    return [_row(position, fields) for position in found]


def figures(dossier: Dossier) -> list[Row]:
    """Give the numbers that reports state; those of one `group` count the same thing and stand together.

    >>> from mahdar.model import Linked
    >>> figures(Dossier(readings={}, linked=Linked()))
    []
    """
    fields = ("what", "unit", "value", "lower", "mod", "place", "as_of", "stated", "by", "article", "group")
    found = sorted(dossier.linked.figures, key=lambda f: (f.group or "", f.what, f.stated or "9999"))
    return [_row(figure, fields) for figure in found]


def statements(dossier: Dossier) -> list[Row]:
    """Give who said what, by date.

    >>> from mahdar.model import Linked
    >>> statements(Dossier(readings={}, linked=Linked()))
    []
    """
    fields = ("speaker", "entity", "act", "direct", "text", "date", "addressee", "venue", "chain", "article", "claim")
    found = sorted(dossier.linked.statements, key=lambda s: (s.date or "9999", s.article, s.index))
    return [_row(statement, fields) for statement in found]


def claims(dossier: Dossier) -> list[Row]:
    """Give what is asserted, by the number of reports that hold it; `lines` are the chains by which it came.

    >>> from mahdar.model import Linked
    >>> claims(Dossier(readings={}, linked=Linked()))
    []
    """
    fields = ("what", "speaker", "entity", "act", "origins", "lines", "members", "first", "denied_by", "confirmed_by")
    found = sorted(dossier.linked.claims, key=lambda c: (-len({m.article for m in c.members}), c.first or "9999", c.id))
    return [_row(claim, fields) for claim in found]


def reuse(dossier: Dossier) -> list[Row]:
    """Give the pairs of articles of which one uses the other's words, the largest share first.

    >>> from mahdar.model import Linked
    >>> reuse(Dossier(readings={}, linked=Linked()))
    []
    """
    rows = []
    for pair in sorted(dossier.linked.reuse, key=lambda r: (-r.share, r.articles)):
        evidence = [e for passage in pair.passages for e in (passage.a, passage.b)]
        fields = ("articles", "share", "direction", "passages", "family")
        rows.append(_row(pair, fields, id="|".join(pair.articles), evidence=_plain(evidence)))
    return rows


def sources(dossier: Dossier) -> list[Row]:
    """Give the outlets: whom they credit and relay, and how much of their text is their own.

    >>> from mahdar.model import Linked
    >>> sources(Dossier(readings={}, linked=Linked()))
    []
    """
    rows = []
    for outlet in sorted(dossier.linked.outlets, key=lambda o: (-len(o.articles), o.outlet)):
        evidence = [e for relay in outlet.relays for e in relay.evidence]
        fields = ("outlet", "articles", "agencies", "relays", "own_share", "copies_of")
        rows.append(_row(outlet, fields, id=outlet.outlet, evidence=_plain(evidence)))
    return rows


def conflicts(dossier: Dossier) -> list[Row]:
    """Give where reports disagree, the gravest first and behind them the possible ones, with the evidence of each side.

    >>> from mahdar.model import Linked
    >>> conflicts(Dossier(readings={}, linked=Linked()))
    []
    """
    rows = []
    for conflict in sorted(dossier.linked.conflicts, key=_sure_first):
        evidence = [e for side in conflict.sides for e in side.evidence]
        rows.append(_row(conflict, ("kind", "what", "sides", "severity", "confidence"), evidence=_plain(evidence)))
    return rows


def _sure_first(conflict: Conflict) -> tuple[bool, float, str]:
    return not conflict.sure, -conflict.severity if conflict.sure else -conflict.confidence, conflict.id


def is_possible(row: Row) -> bool:
    """Tell whether a disagreement is only a possible one, for a person to judge.

    >>> is_possible({"confidence": 0.3})
    True
    """
    return bool(row.get("confidence", 1.0) < SURE)


def actors(dossier: Dossier) -> list[Row]:
    """Give the actors with all their names and offices, those of most articles first.

    >>> from mahdar.model import Linked
    >>> actors(Dossier(readings={}, linked=Linked()))
    []
    """
    rows = []
    for entity in sorted(dossier.linked.entities, key=lambda e: (-len(e.articles), e.name, e.id)):
        fields = ("name", "names", "type", "code", "state", "roles", "articles")
        rows.append(_row(entity, fields, entity=entity.id))
    return rows


VIEWS: dict[str, Callable[[Dossier], list[Row]]] = {
    "talks": talks,
    "timeline": timeline,
    "positions": positions,
    "figures": figures,
    "statements": statements,
    "claims": claims,
    "reuse": reuse,
    "sources": sources,
    "conflicts": conflicts,
    "actors": actors,
}
"""Every view, by the name under which `mahdar show` gives it."""


def _by_date(event: StoryEvent) -> tuple[str, str]:
    return (event.date or "9999", event.id)


def _row(record: Record, fields: Iterable[str], **more: Any) -> Row:
    evidence: tuple[Evidence, ...] = getattr(record, "evidence", ())
    row: Row = {"id": getattr(record, "id", None), **dict(_fields(record, fields)), **more}
    if (confidence := getattr(record, "confidence", None)) is not None:
        row["confidence"] = confidence
    row.setdefault("evidence", _plain(evidence))
    return row


def _fields(record: Record, fields: Iterable[str]) -> Iterator[tuple[str, Any]]:
    for name in fields:
        value = getattr(record, name)
        yield name, _plain(value) if isinstance(value, tuple) else value


def _plain(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = msgspec.to_builtins(list(values))
    return found
