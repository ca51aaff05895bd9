"""The tables: documented, joined by foreign keys, searchable in any spelling, and closed to a rewriting of judgements."""

import sqlite3
from pathlib import Path

import msgspec
import pytest
from story import story

from mahdar.errors import DossierError
from mahdar.model import Judgement
from mahdar.store import save
from mahdar.store.database import FILE, database_of
from mahdar.store.describe import describe
from mahdar.store.judge import judge
from mahdar.store.load import stored_judgements
from mahdar.store.schema import META
from mahdar.store.search import search
from mahdar.store.sound import sound

DOCS = Path(__file__).parents[2] / "docs" / "dossier.md"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    save(story(), tmp_path)
    return tmp_path


def test_the_page_on_the_tables_is_true() -> None:
    assert DOCS.read_text(encoding="utf-8") == describe(), "run: python -m mahdar.store.describe > docs/dossier.md"


def test_every_table_and_column_is_documented() -> None:
    for table in META.tables.values():
        assert table.comment, table.name
        assert all(column.comment for column in table.columns), table.name


def test_plain_sqlite_reads_it_and_every_row_leads_back(dossier: Path) -> None:
    with sqlite3.connect(dossier / FILE) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        lost = connection.execute(
            "SELECT e.id FROM evidence e JOIN article a ON a.id = e.article"
            " WHERE substr(a.text, e.start + 1, e.end - e.start) <> e.text"
        ).fetchall()
        assert lost == []
        assert connection.execute("SELECT count(*) FROM evidence").fetchone()[0] > 15


@pytest.mark.parametrize("words", ["جنيف", "كانون الثاني", "نُطالب", "المراقبين", "الاربعاء", "٤٥٠"])
def test_search_finds_other_spellings(dossier: Path, words: str) -> None:
    assert search(dossier, words)


def test_search_in_datasette_finds_the_text_as_it_stands(dossier: Path) -> None:
    with sqlite3.connect(dossier / FILE) as connection:
        query = "SELECT count(*) FROM passage_fts WHERE passage_fts MATCH 'الأربعاء'"
        assert connection.execute(query).fetchone()[0] == 1


def test_search_without_a_word_is_told(dossier: Path) -> None:
    with pytest.raises(DossierError, match="holds no word"):
        search(dossier, "…")


def test_judgements_are_only_added(dossier: Path) -> None:
    judge(dossier, Judgement(subject="c1", verdict="reject", by="sami", at="2022-03-01T00:00:00Z"))
    assert [j.by for j in stored_judgements(dossier)] == ["rana", "sami"]
    with sqlite3.connect(dossier / FILE) as connection:
        for command in ("DELETE FROM judgement", "UPDATE judgement SET verdict = 'accept'"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                connection.execute(command)


def test_a_dossier_of_another_version_is_refused(dossier: Path) -> None:
    with sqlite3.connect(dossier / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(DossierError, match="another version"):
        database_of(dossier)


def test_datasette_and_sqlite_utils_know_the_index(dossier: Path) -> None:
    with sqlite3.connect(dossier / FILE) as connection:
        query = "SELECT name FROM sqlite_master WHERE sql LIKE '%VIRTUAL TABLE%USING FTS%content=\"passage\"%'"
        assert connection.execute(query).fetchall() == [("passage_fts",)]


def test_references_lead_somewhere_or_are_dropped() -> None:
    linked = story().linked
    lost = msgspec.structs.replace(linked.statements[0], claim="c99", entity="جماعة لا يعرفها أحد")
    found = sound(msgspec.structs.replace(linked, statements=(lost, linked.statements[1])))
    assert found.statements[0].claim is None
    assert "جماعة لا يعرفها أحد" in {entity.id for entity in found.entities}
    assert sound(linked) == linked
    nobody = msgspec.structs.replace(linked.claims[0], entity="")
    assert sound(msgspec.structs.replace(linked, claims=(nobody,))).claims[0].entity is None
