"""Opening the SQLite file of a dossier: what it is checked for, and what every connection is told."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import NullPool

from mahdar.errors import DossierError
from mahdar.store.schema import APPLICATION_ID, SCHEMA_VERSION

FILE = "dossier.sqlite"


def engine(path: Path) -> Engine:
    """Give an engine on a SQLite file; every connection enforces foreign keys.

    What SQLite cannot do is raised as DossierError, but for rows that do not fit (IntegrityError).

    >>> engine(Path("dossier.sqlite")).dialect.name
    'sqlite'
    """
    dumps = partial(json.dumps, ensure_ascii=False)
    made = create_engine(URL.create("sqlite", database=str(path)), json_serializer=dumps, poolclass=NullPool)

    @event.listens_for(made, "connect")
    def _tell(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(made, "handle_error")
    def _explain(context: ExceptionContext) -> None:
        error = context.original_exception
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, _OURS):
            raise _explained(path, error) from error

    return made


_OURS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)
_FULL = ("disk is full", "disk I/O error", "readonly database", "unable to open")


def _explained(path: Path, error: sqlite3.DatabaseError) -> DossierError:
    if any(words in str(error) for words in _FULL):
        remedy = "make room or choose another folder; a dossier that was there is untouched"
        return DossierError(str(path.parent), f"could not be written or read: {error}", remedy)
    if "is locked" in str(error):
        return DossierError(str(path), "is held by another program", "close that and try again")
    remedy = f"move {path.parent} away and build the dossier again from its reports"
    return DossierError(str(path), f"is damaged ({error})", remedy)


def is_dossier(folder: Path) -> bool:
    """Say whether a folder holds a dossier, by the mark in its SQLite file.

    >>> is_dossier(Path("/nowhere"))
    False
    """
    return _pragma(folder / FILE, "application_id") == APPLICATION_ID


def same_schema(folder: Path) -> bool:
    """Say whether the dossier in a folder has the tables of this version.

    >>> same_schema(Path("/nowhere"))
    False
    """
    return is_dossier(folder) and _pragma(folder / FILE, "user_version") == SCHEMA_VERSION


def database_of(folder: Path) -> Path:
    """Give the path of a dossier's SQLite file; raise DossierError where there is none that can be read.

    >>> database_of(Path("/nowhere"))
    Traceback (most recent call last):
    mahdar.errors.DossierError: /nowhere: there is no dossier here; make one with: mahdar build REPORTS... -o /nowhere
    """
    if not is_dossier(folder):
        raise DossierError(
            str(folder), "there is no dossier here", f"make one with: mahdar build REPORTS... -o {folder}"
        )
    if not same_schema(folder):
        raise DossierError(
            str(folder),
            "was made by another version of mahdar",
            f"build it again from its reports: mahdar build REPORTS... -o {folder} --fresh",
        )
    return folder / FILE


def _pragma(path: Path, name: str) -> int | None:
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
    except sqlite3.DatabaseError:
        return None
