"""The user's own list of who is who: ids, names, aliases, codes and merges, from a YAML file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import msgspec

from mahdar.errors import MahdarError
from mahdar.lang.fold import fold
from mahdar.model import Entity, Judgement

HOW = "give a list of entities, each with an id and a name"
_USERS = re.compile("AA|Q[M-Z]|X.|ZZ")  # alpha-2 codes that ISO 3166 leaves to whoever wants them


class Given(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entity that the user names: whoever bears `name` or one of `aliases` is it, under its `id`.

    `code` is an ISO 3166 alpha-3 code or the id of a body that the language pack knows, `state` an ISO code.
    `same_as` names another entity of the file that this one is.

    >>> Given(id="lavrov", name="سيرغي لافروف", state="RUS").type
    'Person'
    """

    id: str
    name: str
    type: Literal["Person", "Organization", "PublicBody", "Country", "Address", "Thing"] = "Person"
    aliases: tuple[str, ...] = ()
    code: str | None = None
    state: str | None = None
    same_as: str | None = None


def load_entities(path: Path) -> list[Given]:
    """Give the entities of a YAML file; raise MahdarError naming the row that cannot be right.

    >>> load_entities(Path("/nowhere.yaml"))
    Traceback (most recent call last):
    mahdar.errors.MahdarError: /nowhere.yaml: cannot be read; give a list of entities, each with an id and a name
    """
    import yaml

    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise MahdarError(str(path), "cannot be read", HOW) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        raise MahdarError(where, f"is no YAML: {getattr(error, 'problem', error)}", "correct that line") from error
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise MahdarError(str(path), "is no list", HOW)
    return checked([_given(row, f"{path} row {n}") for n, row in enumerate(rows, 1)], str(path))


def _given(row: Any, where: str) -> Given:
    name = f" ({row['id']})" if isinstance(row, dict) and isinstance(row.get("id"), str) else ""
    try:
        found = msgspec.convert(row, Given)
    except msgspec.ValidationError as error:
        raise MahdarError(where + name, f"cannot be right: {error}", HOW) from error
    if not all(fold(x).strip() for x in (found.id, found.name, *found.aliases)):
        raise MahdarError(where + name, "has an empty id or name", HOW)
    return found


def checked(entities: Sequence[Given], where: str = "entities") -> list[Given]:
    """Give the entities themselves; raise MahdarError for an unknown code or id, a circle, or one name of two of them.

    >>> checked([Given(id="a", name="أ", same_as="b"), Given(id="b", name="ب", same_as="a")])
    Traceback (most recent call last):
    mahdar.errors.MahdarError: entities row 1 (a): runs in a circle: a, b, a; take one same_as out
    """
    by_id: dict[str, Given] = {}
    rows = [(f"{where} row {n} ({one.id})", one) for n, one in enumerate(entities, 1)]
    for row, one in rows:
        if one.id in by_id:
            raise MahdarError(row, "has an id that a row before it has", "give it another id, or take one row out")
        by_id[one.id] = one
        _check_codes(row, one)
    for row, one in rows:
        _check_way(row, one, by_id)
    bearer: dict[str, str] = {}
    for row, one in rows:
        id = root(one, by_id).id
        for name in (one.name, *one.aliases):
            other = bearer.setdefault(fold(name), id)
            if other != id:
                raise MahdarError(
                    row, f"bears the name «{name}», which {other} bears too", "say same_as, or take it out"
                )
    return list(entities)


def _check_codes(row: str, one: Given) -> None:
    if one.code is not None and one.code not in states() | bodies():
        what = f"has an unknown code {one.code!r}"
        raise MahdarError(row, what, "give an ISO 3166 alpha-3 code or the id of a body of the language pack")
    if one.state is not None and one.state not in states():
        raise MahdarError(row, f"has an unknown state {one.state!r}", "give an ISO 3166 alpha-3 code")


def _check_way(row: str, one: Given, by_id: dict[str, Given]) -> None:
    way = [one.id]
    while (target := by_id[way[-1]].same_as) is not None:
        if target not in by_id:
            raise MahdarError(row, f"is the same as an unknown id {target!r}", "add that entity")
        way.append(target)
        if target in way[:-1]:
            raise MahdarError(row, f"runs in a circle: {', '.join(way)}", "take one same_as out")


def root(one: Given, by_id: dict[str, Given]) -> Given:
    """Give the entity that this one is, at the end of its `same_as`.

    >>> a, b = Given(id="a", name="أ", same_as="b"), Given(id="b", name="ب")
    >>> root(a, {"a": a, "b": b}).id
    'b'
    """
    while one.same_as is not None:
        one = by_id[one.same_as]
    return one


def bearers(entities: Iterable[Given]) -> dict[str, Given]:
    """Give for each folded name, and each code of what is no person, the entity that bears it.

    >>> bearers([Given(id="a", name="أحمد", same_as="b"), Given(id="b", name="محمد")])["احمد"].id
    'b'
    """
    by_id = {one.id: one for one in entities}
    coded = {one.code: root(one, by_id) for one in by_id.values() if one.code and one.type != "Person"}
    return coded | {fold(name): root(one, by_id) for one in by_id.values() for name in (one.name, *one.aliases)}


def as_judgements(entities: Iterable[Given]) -> list[Judgement]:
    """Give what the file says of spellings as judgements older than all others: names of one entity are one, others not.

    >>> [j.verdict for j in as_judgements([Given(id="a", name="أ ب", aliases=("ج د",)), Given(id="b", name="ه و")])]
    ['same', 'different', 'different']
    """
    found = sorted(bearers(entities).items())
    return [
        Judgement(subject=x, other=y, verdict="same" if a.id == b.id else "different", by="entities", at="")
        for (x, a), (y, b) in combinations(found, 2)
    ]


def named(entity: Entity, one: Given) -> Entity:
    """Give an entity of the texts under the id, name and codes of the user's own.

    >>> named(Entity(id="x", name="لفروف", state="RUS"), Given(id="lavrov", name="سيرغي لافروف")).name
    'سيرغي لافروف'
    """
    return msgspec.structs.replace(
        entity, id=one.id, name=one.name, type=one.type, code=one.code or entity.code, state=one.state or entity.state
    )


@lru_cache(maxsize=1)
def states() -> frozenset[str]:
    """Give the ISO 3166 alpha-3 codes of all states and territories.

    >>> "RUS" in states(), "RSU" in states()
    (True, False)
    """
    from mahdar.lang.cldr import alpha3

    return frozenset(_codes("state") | {three for two, three in alpha3().items() if not _USERS.fullmatch(two)})


@lru_cache(maxsize=1)
def bodies() -> frozenset[str]:
    """Give the ids of the bodies that the language pack knows.

    >>> "UN" in bodies()
    True
    """
    return frozenset(_codes("body", "group", "house"))


def _codes(*tables: str) -> set[str]:
    from mahdar.lang.pack import load

    return {str(code) for table in tables for entry in load("ar").table(table) if (code := entry.get("code"))}
