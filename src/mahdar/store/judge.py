"""Adding a judgement to a dossier: rows are only ever added."""

from __future__ import annotations

from pathlib import Path

import msgspec
from sqlalchemy import insert

from mahdar.model import Judgement
from mahdar.store import mentions
from mahdar.store.database import database_of, engine


def judge(folder: Path, *judgements: Judgement) -> None:
    """Append judgements to the dossier in a folder; they survive every later build.

    >>> judge(Path("/nowhere"))
    Traceback (most recent call last):
    mahdar.errors.DossierError: /nowhere: there is no dossier here; make one with: mahdar build REPORTS... -o /nowhere
    """
    with engine(database_of(folder)).begin() as connection:
        for judgement in judgements:
            connection.execute(insert(mentions.judgement), msgspec.structs.asdict(judgement))
