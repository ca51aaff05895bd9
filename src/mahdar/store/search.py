"""Full-text search in a dossier, whatever the spelling: hamza, alef, taa marbuta, tashkeel, tatweel, digits."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import text

from mahdar.errors import DossierError
from mahdar.lang.fold import fold
from mahdar.model import Evidence
from mahdar.store.database import database_of, engine

_LOOSE = str.maketrans("ةىؤئ", "هيوي")

_QUERY = text(
    "SELECT p.article, p.start, p.end, p.text FROM passage_fts f JOIN passage p ON p.id = f.rowid "
    "WHERE passage_fts MATCH :words ORDER BY bm25(passage_fts), p.id LIMIT :limit"
)


def search_form(words: str) -> str:
    """Give the spelling under which words are found: folded, and final and seated letters made one.

    >>> search_form("أُوكرانيا والأزمة ٢٠٢٢")
    'اوكرانيا والازمه 2022'
    """
    return fold(words).translate(_LOOSE)


def search(folder: Path, words: str, limit: int = 20) -> tuple[Evidence, ...]:
    """Give the paragraphs of a dossier that hold all the words, the best first.

    >>> search(Path("/nowhere"), "السلام")
    Traceback (most recent call last):
    mahdar.errors.DossierError: /nowhere: there is no dossier here; make one with: mahdar build REPORTS... -o /nowhere
    """
    path = database_of(folder)
    tokens = re.findall(r"\w+", search_form(words))
    if not tokens:
        raise DossierError(repr(words), "holds no word to look for", "give one word or more")
    query = " ".join(f'"{token}"' for token in tokens)
    with engine(path).connect() as connection:
        rows = connection.execute(_QUERY, {"words": query, "limit": limit}).mappings()
        return tuple(Evidence(**row) for row in rows)
