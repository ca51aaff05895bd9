"""How a record becomes rows and rows become the record again: one shape per kind of linked record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Table

from mahdar.model import (
    Claim,
    Conflict,
    DatedArticle,
    Entity,
    Evidence,
    Figure,
    LinkedStatement,
    Outlet,
    Position,
    Record,
    Reuse,
    StoryEvent,
)
from mahdar.store import records as t

Row = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """One kind of record: its field in `Linked`, its table and the tables of its lists.

    >>> Shape("events", StoryEvent, t.event).id_of(StoryEvent(id="e1", type="MEET"))
    'e1'
    """

    name: str
    record: type[Record]
    table: Table
    lists: Mapping[str, Table] = field(default_factory=dict)

    def id_of(self, record: Record) -> str:
        """Give the id of a record; kinds without one get it from what names them.

        >>> Shape("outlets", Outlet, t.outlet).id_of(Outlet(outlet="BBC"))
        'outlet:BBC'
        """
        named: str | None = getattr(record, "id", None)
        if named is not None:
            return named
        values = [getattr(record, name) for name in ("articles", "outlet", "article") if hasattr(record, name)]
        keys = values[0] if isinstance(record, Reuse) else values[-1:]
        return f"{self.table.name}:{'|'.join(keys)}"

    def row(self, record: Record) -> Row:
        """Give the row of the record's own table.

        >>> Shape("outlets", Outlet, t.outlet).row(Outlet(outlet="BBC"))["own_share"]
        1.0
        """
        return {"id": self.id_of(record), **columns(record, self.table)}

    def list_rows(self, record: Record, name: str) -> list[Row]:
        """Give the rows of one of its lists.

        >>> Shape("entities", Entity, t.entity).list_rows(Entity(id="RUS", name="روسيا", names=("روسيا",)), "names")
        [{'owner': 'RUS', 'position': 0, 'value': 'روسيا'}]
        """
        items = getattr(record, name)
        owner = self.id_of(record)
        table = self.lists.get(name)
        cells = ({"value": i} if isinstance(i, str) else columns(i, table) for i in items)
        return [{"owner": owner, "position": n, **cell} for n, cell in enumerate(cells)]


@cache  # msgspec evaluates the annotations of a class anew each time it is asked
def _fields(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    return tuple((f.name, f.encode_name) for f in msgspec.structs.fields(kind))


def columns(record: Record, table: Table | None) -> Row:
    """Give those fields of a record that its table has columns for, under their names in JSON.

    >>> columns(Outlet(outlet="BBC"), t.outlet)
    {'outlet': 'BBC', 'own_share': 1.0}
    """
    wanted = set(table.columns.keys()) - {"id"} if table is not None else set()
    return {encoded: getattr(record, name) for name, encoded in _fields(type(record)) if encoded in wanted}


def evidence_of(record: Record, path: str = "") -> Iterator[tuple[str, int, Evidence]]:
    """Give every evidence in a record with its path and its place there, however deep it stands.

    >>> e = Evidence(article="A-1", start=0, end=3, text="قال")
    >>> [(path, n) for path, n, _ in evidence_of(Figure(id="f", what="x", value=1, article="A-1", evidence=(e,)))]
    [('evidence', 0)]
    """
    for name, encoded in _fields(type(record)):
        value, here = getattr(record, name), f"{path}{encoded}"
        if isinstance(value, Evidence):
            yield here, 0, value
        elif isinstance(value, tuple):
            for n, item in enumerate(value):
                if isinstance(item, Evidence):
                    yield here, n, item
                elif isinstance(item, Record):
                    yield from evidence_of(item, f"{here}/{n}/")


def place_evidence(target: Row, path: str, evidence: Row) -> None:
    """Put evidence back where its path says.

    >>> side = {"sides": [{}]}
    >>> place_evidence(side, "sides/0/evidence", {"start": 1})
    >>> side
    {'sides': [{'evidence': [{'start': 1}]}]}
    """
    node: Any = target
    *steps, last = path.split("/")
    for step in steps:
        node = node[int(step)] if isinstance(node, list) else node[step]
    if last == "evidence":
        node.setdefault(last, []).append(evidence)
    else:
        node[last] = evidence


SHAPES: tuple[Shape, ...] = (
    Shape(
        "entities", Entity, t.entity, {"names": t.entity_name, "articles": t.entity_article, "roles": t.entity_office}
    ),
    Shape(
        "events",
        StoryEvent,
        t.event,
        {"actors": t.event_actor, "recipients": t.event_recipient, "history": t.event_step},
    ),
    Shape("statements", LinkedStatement, t.statement, {"chain": t.statement_chain}),
    Shape("claims", Claim, t.claim, {"origins": t.claim_origin, "members": t.claim_member}),
    Shape("positions", Position, t.position),
    Shape("figures", Figure, t.figure),
    Shape("conflicts", Conflict, t.conflict, {"sides": t.conflict_side}),
    Shape("reuse", Reuse, t.reuse, {"articles": t.reuse_article, "passages": t.reuse_passage}),
    Shape(
        "outlets",
        Outlet,
        t.outlet,
        {
            "articles": t.outlet_article,
            "agencies": t.outlet_agency,
            "copies_of": t.outlet_copies,
            "relays": t.outlet_relay,
        },
    ),
    Shape("dates", DatedArticle, t.dated),
)
"""Every kind of linked record, in the order in which `Linked` names them."""
