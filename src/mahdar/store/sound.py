"""Making linked records fit for tables: ids that no two share, and references that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from mahdar.model import Claim, Entity, Linked, Member, Record
from mahdar.store.shapes import SHAPES

T = TypeVar("T", bound=Record)


def sound(linked: Linked) -> Linked:
    """Give the linked records as the tables take them.

    A later record of an id that was there gets a number; an actor that is no entity becomes one by its name; a
    reference to a record that is not there is dropped.

    >>> from mahdar.model import StoryEvent
    >>> event = StoryEvent(id="e1", type="CONSULT", actors=("الوفد",))
    >>> found = sound(Linked(events=(event, event)))
    >>> [e.id for e in found.events], [e.id for e in found.entities]
    (['e1', 'e1-2'], ['الوفد'])
    """
    linked = _distinct(linked)
    known = {entity.id for entity in linked.entities}
    missing = sorted(set(_actors(linked)) - known)
    made = tuple(Entity(id=id, name=id) for id in missing)
    linked = msgspec.structs.replace(linked, entities=linked.entities + made)
    entities, statements = _ids(linked.entities), _ids(linked.statements)
    return msgspec.structs.replace(
        linked,
        statements=_kept(_kept(linked.statements, "claim", _ids(linked.claims)), "entity", entities),
        positions=_kept(_kept(linked.positions, "statement", statements), "answers", _ids(linked.positions)),
        claims=_kept(tuple(_claims(linked.claims, statements)), "entity", entities),
    )


def _distinct(linked: Linked) -> Linked:
    seen: set[str] = set()
    changed: dict[str, tuple[Record, ...]] = {}
    for shape in SHAPES:
        records: tuple[Record, ...] = getattr(linked, shape.name)
        changed[shape.name] = tuple(_renamed(record, shape.id_of(record), seen) for record in records)
    return msgspec.structs.replace(linked, **changed)


def _renamed(record: Record, id: str, seen: set[str]) -> Record:
    new, number = id, 1
    while new in seen:
        number += 1
        new = f"{id}-{number}"
    seen.add(new)
    return record if new == id else msgspec.structs.replace(record, id=new)


def _actors(linked: Linked) -> Iterator[str]:
    for event in linked.events:
        yield from (*event.actors, *event.recipients)
    yield from (statement.entity for statement in linked.statements if statement.entity)
    yield from (claim.entity for claim in linked.claims if claim.entity)
    yield from (position.party for position in linked.positions)


def _ids(records: Iterable[Record]) -> set[str | None]:
    return {getattr(record, "id", None) for record in records} | {None}


def _kept(records: Iterable[T], field: str, known: set[str | None]) -> tuple[T, ...]:
    return tuple(r if getattr(r, field) in known else msgspec.structs.replace(r, **{field: None}) for r in records)


def _claims(claims: Iterable[Claim], statements: set[str | None]) -> Iterator[Claim]:
    for claim in claims:
        members: tuple[Member, ...] = _kept(claim.members, "statement", statements)
        yield claim if members == claim.members else msgspec.structs.replace(claim, members=members)
