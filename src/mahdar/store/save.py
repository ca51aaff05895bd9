"""Writing a dossier's tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, insert, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateIndex, CreateTable

from mahdar.errors import DossierError
from mahdar.model import Article, Reading, content_id, to_json
from mahdar.store import mentions, schema
from mahdar.store.database import FILE, engine
from mahdar.store.dossier import Dossier, Shelf
from mahdar.store.search import search_form
from mahdar.store.shapes import SHAPES, Row, columns, evidence_of

INDEX = (
    "CREATE VIRTUAL TABLE passage_fts USING fts5(text, folded, content=\"passage\", content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 2')",
    "INSERT INTO passage_fts(passage_fts) VALUES ('rebuild')",
)
"""Full text over the paragraphs, in their own spelling and in folded spelling (schema.passage)."""

GUARD = tuple(
    f"CREATE TRIGGER judgement_no_{verb.lower()} BEFORE {verb} ON judgement "
    "BEGIN SELECT RAISE(ABORT, 'judgements are only ever added'); END"
    for verb in ("UPDATE", "DELETE")
)
"""What makes `judgement` append-only, for every program that opens the file."""


def content_of(article: Article, reader: str) -> str:
    """Give the key of an article's reading: it changes with the article, its date and the reader, not with its path.

    >>> a = Article.make(text="خبر", file="a.txt")
    >>> content_of(a, "r1") == content_of(msgspec.structs.replace(a, file="b.txt"), "r1") != content_of(a, "r2")
    True
    """
    return content_id(reader, to_json(msgspec.structs.replace(article, file="")))


def shelf_of(readings: Iterable[Reading], reader: str) -> Shelf:
    """Give the shelf of readings that were linked just as their articles came in.

    >>> shelf_of([Reading(article=Article.make(text="خبر", id="A-1"))], "r1").given["A-1"].text
    'خبر'
    """
    found = {reading.article.id: reading for reading in readings}
    keys = {id: content_of(reading.article, reader) for id, reading in found.items()}
    given = {id: reading.article for id, reading in found.items()}
    return Shelf(given=given, keys=keys, readings={keys[id]: reading for id, reading in found.items()})


def save(dossier: Dossier, folder: Path) -> Path:
    """Write the dossier's tables into `folder` and give the path of the SQLite file.

    Raises DossierError where a record rests on an article that is not there.

    >>> import tempfile
    >>> from mahdar.model import Linked
    >>> save(Dossier(readings={}, linked=Linked()), Path(tempfile.mkdtemp())).name
    'dossier.sqlite'
    """
    path = folder / FILE
    made = engine(path)
    try:
        with made.begin() as connection:
            tables = schema.META.sorted_tables
            for table in tables:
                connection.execute(CreateTable(table))
            _write(connection, dossier)
            # a table's indexes are a set, whose order is another one in every process
            for index in sorted((i for t in tables for i in t.indexes), key=lambda i: str(i.name)):
                connection.execute(CreateIndex(index))
            for command in (*INDEX, *GUARD):
                connection.execute(text(command))
        with made.connect() as connection:
            connection.execute(text(f"PRAGMA application_id = {schema.APPLICATION_ID}"))
            connection.execute(text(f"PRAGMA user_version = {schema.SCHEMA_VERSION}"))
            connection.commit()
    except IntegrityError as error:
        raise DossierError(
            str(path), f"a record does not fit: {error.orig}", "please report this as a fault"
        ) from error
    return path


def _write(connection: Connection, dossier: Dossier) -> None:
    reader = dossier.run.reader
    shelf = dossier.shelf if dossier.shelf.keys else shelf_of(dossier.readings.values(), reader)
    articles = dossier.articles
    _fill(connection, schema.article, ({"content": shelf.keys[id], **_asdict(a)} for id, a in articles.items()))
    _fill(connection, schema.passage, (row for a in articles.values() for row in _passages(a)))
    _shelf(connection, shelf, reader)
    _records(connection, dossier)
    _mentions(connection, dossier.readings.values())
    _fill(connection, mentions.judgement, (msgspec.structs.asdict(j) for j in dossier.judgements))
    _fill(connection, mentions.left_out, (msgspec.structs.asdict(x) for x in dossier.run.left_out))
    run = {"mahdar": dossier.run.mahdar, "reader": reader, "python": dossier.run.python}
    _fill(connection, mentions.run, ({"key": k, "value": v} for k, v in run.items()))


def _passages(article: Article) -> Iterable[Row]:
    start = 0
    for line in article.text.splitlines(keepends=True):
        words = line.strip()
        if words:
            at = start + line.index(words)
            yield {
                "article": article.id,
                "start": at,
                "end": at + len(words),
                "text": words,
                "folded": search_form(words),
            }
        start += len(line)


def _shelf(connection: Connection, shelf: Shelf, reader: str) -> None:
    encode = msgspec.json.encode
    readings = ({"content": c, "reader": reader, "data": encode(r)} for c, r in shelf.readings.items())
    _fill(connection, mentions.reading, readings)
    given = ({"article": id, "content": shelf.keys[id], "data": encode(a)} for id, a in shelf.given.items())
    _fill(connection, mentions.given, given)


def _records(connection: Connection, dossier: Dossier) -> None:
    for shape in SHAPES:
        found = getattr(dossier.linked, shape.name)
        kind = shape.table.name
        _fill(connection, schema.record, ({"id": shape.id_of(r), "kind": kind} for r in found))
        _fill(connection, shape.table, (shape.row(r) for r in found))
        for name, table in shape.lists.items():
            _fill(connection, table, (row for r in found for row in shape.list_rows(r, name)))
        rests = ((shape.id_of(r), part, n, e) for r in found for part, n, e in evidence_of(r))
        _fill(
            connection, schema.evidence, ({"record": i, "part": p, "position": n, **_asdict(e)} for i, p, n, e in rests)
        )


def _mentions(connection: Connection, readings: Iterable[Reading]) -> None:
    for table, field in ((mentions.time, "times"), (mentions.quantity, "quantities"), (mentions.name, "names")):
        counts: Counter[str] = Counter()
        rows: list[Row] = []
        proofs: list[Row] = []
        for reading in readings:
            article = reading.article.id
            for m in getattr(reading, field):
                id = f"{article}:{table.name[0]}{counts[article]}"
                counts[article] += 1
                rows.append({"id": id, "article": article, **columns(m, table)})
                proof = {"record": id, "part": "evidence", "position": 0, "article": article}
                proofs.append({**proof, "start": m.start, "end": m.end, "text": m.text})
        _fill(connection, schema.record, ({"id": row["id"], "kind": table.name} for row in rows))
        _fill(connection, table, rows)
        _fill(connection, schema.evidence, proofs)


def _asdict(record: Any) -> Row:
    return msgspec.structs.asdict(record)


def _fill(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    batch = list(rows)
    if batch:
        connection.execute(insert(table), batch)
