"""The folder of a dossier: what is refused, what survives."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text
from story import story

from mahdar.errors import DossierError
from mahdar.store import check_target, load, publish, save
from mahdar.store.database import FILE, engine


def make(target: Path) -> None:
    with publish(target) as work:
        save(story(), work)
        (work / "run.json").write_text('{"mahdar": "", "reader": "", "files": ["dossier.sqlite", "run.json"]}')


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(DossierError, match="other things in it; choose"):
        check_target(tmp_path)


def test_the_folder_one_stands_in_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DossierError, match="is the folder you stand in; go one folder up"):
        check_target(Path())


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    with pytest.raises(DossierError, match="is a file, not a folder"):
        check_target(tmp_path / "x")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(DossierError, match="cannot be written"):
        check_target(tmp_path / "dossier")


def test_a_build_that_fails_leaves_the_old_dossier(tmp_path: Path) -> None:
    target = tmp_path / "dossier"
    make(target)

    def fail() -> None:
        with publish(target) as work:
            save(story(), work)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert load(target).linked == story().linked
    assert [p.name for p in tmp_path.iterdir()] == ["dossier"]


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    target = tmp_path / "dossier"
    (tmp_path / ".dossier.building").mkdir()
    (tmp_path / ".dossier.building" / "half.html").write_text("x")
    make(target)
    assert sorted(p.name for p in target.iterdir()) == ["dossier.sqlite", "run.json"]


def test_without_an_atomic_exchange_the_old_dossier_steps_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mahdar.store.folder._exchange", lambda one, other: False)
    target = tmp_path / "dossier"
    for _ in range(2):
        make(target)
    assert [p.name for p in tmp_path.iterdir()] == ["dossier"]
    target.rename(tmp_path / ".dossier.before")
    make(target)
    assert load(target).linked == story().linked


def test_two_builds_at_once_are_told(tmp_path: Path) -> None:
    with publish(tmp_path / "dossier") as work:
        save(story(), work)
        with pytest.raises(DossierError, match="/dossier: another build is writing"), publish(tmp_path / "dossier"):
            pass


@pytest.mark.parametrize("name", ["#1", "who? what?", "100%41", "a b", "محضر", "it's"])
def test_names_that_mean_something_elsewhere(tmp_path: Path, name: str) -> None:
    for _ in range(2):
        make(tmp_path / name)
    assert load(tmp_path / name).linked == story().linked


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with engine(tmp_path / FILE).begin() as connection:
        connection.execute(text("PRAGMA max_page_count = 2"))
        connection.execute(text("CREATE TABLE much (words TEXT)"))
        with pytest.raises(DossierError, match="could not be written or read: database or disk is full; make room"):
            connection.execute(text("INSERT INTO much VALUES (hex(zeroblob(100000)))"))


def test_what_people_put_into_the_folder_stays(tmp_path: Path) -> None:
    target = tmp_path / "dossier"
    make(target)
    (target / "notes").mkdir()
    (target / "notes" / "mine.txt").write_text("ملاحظة")
    make(target)
    assert (target / "notes" / "mine.txt").read_text() == "ملاحظة"
