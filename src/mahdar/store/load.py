"""Reading a dossier's tables back into records."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select, text

from mahdar.errors import DossierError
from mahdar.model import Article, Judgement, Linked, Reading, Record
from mahdar.store import mentions, schema
from mahdar.store.database import FILE, database_of, engine, is_dossier, same_schema
from mahdar.store.dossier import Dossier, Run
from mahdar.store.shapes import SHAPES, Row, Shape, place_evidence

Proofs = dict[str, list[tuple[str, Row]]]


def load(folder: Path, whole: bool = True) -> Dossier:
    """Give the dossier in a folder, whole or without its readings; raise DossierError where there is none that can be read.

    >>> load(Path("/nowhere"))
    Traceback (most recent call last):
    mahdar.errors.DossierError: /nowhere: there is no dossier here; make one with: mahdar build REPORTS... -o /nowhere
    """
    path = database_of(folder)
    with engine(path).connect() as connection:
        proofs = _proofs(connection)
        found: dict[str, Any] = {shape.name: _records(connection, shape, proofs) for shape in SHAPES}
        return Dossier(
            readings=_readings(connection) if whole else {},
            linked=Linked(**found),
            judgements=_judgements(connection),
            run=load_run(folder),
        )


def load_run(folder: Path) -> Run:
    """Give what run.json says of a dossier.

    >>> load_run(Path("/nowhere")).reader
    ''
    """
    path = folder / "run.json"
    if not path.is_file():
        return Run(mahdar="", reader="")
    try:
        return msgspec.json.decode(path.read_bytes(), type=Run)
    except msgspec.MsgspecError as error:
        raise DossierError(str(path), f"cannot be read: {error}", "remove it and build the dossier again") from error


def cached_readings(folder: Path, reader: str) -> dict[str, Reading]:
    """Give the readings that a dossier keeps from this reader, by the hash of what was read; none where there is none.

    >>> cached_readings(Path("/nowhere"), "r1")
    {}
    """
    if not same_schema(folder):
        return {}
    table = mentions.reading
    wanted = select(table.c.content, table.c.data).where(table.c.reader == reader)
    try:
        with engine(folder / FILE).connect() as connection:
            rows = connection.execute(wanted).all()
        return {content: msgspec.json.decode(data, type=Reading) for content, data in rows}
    except Exception:  # a cache that cannot be read is no cache: the articles are read again
        return {}


def stored_articles(folder: Path) -> tuple[Article, ...]:
    """Give the articles of a dossier as they came in, before the story dated them; none where there is none.

    Raises DossierError where the dossier's tables are those of another version.

    >>> stored_articles(Path("/nowhere"))
    ()
    """
    if not is_dossier(folder):
        return ()
    table = mentions.given
    with engine(database_of(folder)).connect() as connection:
        rows = connection.execute(select(table.c.data).order_by(table.c.article)).scalars().all()
    return tuple(msgspec.json.decode(data, type=Article) for data in rows)


def stored_judgements(folder: Path) -> tuple[Judgement, ...]:
    """Give the judgements in a dossier, oldest first; none where there is none.

    >>> stored_judgements(Path("/nowhere"))
    ()
    """
    if not is_dossier(folder):
        return ()
    # judgements outlive every version of the other tables, so their table never changes
    with engine(folder / FILE).connect() as connection:
        return _judgements(connection)


def _judgements(connection: Connection) -> tuple[Judgement, ...]:
    rows = connection.execute(select(mentions.judgement).order_by("id")).mappings()
    return tuple(msgspec.convert({str(k): v for k, v in row.items() if k != "id"}, Judgement) for row in rows)


def _readings(connection: Connection) -> dict[str, Reading]:
    here, cache = mentions.given, mentions.reading
    wanted = select(here.c.article, cache.c.data).join(cache, cache.c.content == here.c.content)
    rows = connection.execute(wanted.order_by(here.c.article))
    return {article: msgspec.json.decode(data, type=Reading) for article, data in rows}


def _proofs(connection: Connection) -> Proofs:
    table = schema.evidence
    kinds = [shape.table.name for shape in SHAPES]
    wanted = select(table).join(schema.record).where(schema.record.c.kind.in_(kinds)).order_by(table.c.id)
    proofs: Proofs = defaultdict(list)
    for row in connection.execute(wanted).mappings():
        cells = {name: row[name] for name in ("article", "start", "end", "text")}
        proofs[row["record"]].append((row["part"], cells))
    return proofs


def _records(connection: Connection, shape: Shape, proofs: Proofs) -> tuple[Record, ...]:
    lists = {name: _lists(connection, table) for name, table in shape.lists.items()}
    found = []
    for row in connection.execute(select(shape.table).order_by(text("rowid"))).mappings():
        cells: dict[str, Any] = {str(k): v for k, v in row.items() if v is not None}
        for name, owned in lists.items():
            cells[name] = owned.get(row["id"], [])
        for path, evidence in proofs.get(row["id"], ()):
            place_evidence(cells, path, evidence)
        found.append(msgspec.convert(cells, shape.record))
    return tuple(found)


def _lists(connection: Connection, table: Table) -> dict[str, list[Any]]:
    lists: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(select(table).order_by("owner", "position")).mappings():
        cells = {str(k): v for k, v in row.items() if k not in ("owner", "position") and v is not None}
        lists[row["owner"]].append(cells["value"] if "value" in cells and len(table.columns) == 3 else cells)
    return lists
