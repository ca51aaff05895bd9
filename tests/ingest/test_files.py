import json
import os
from pathlib import Path

import pytest

from mahdar.errors import InputError
from mahdar.ingest import load, load_file

FIRST = "عودة الوفد إلى موسكو\n\nعاد الوفد إلى موسكو مساء الأحد بعد انتهاء الجولة الأولى من المحادثات في جنيف."
SECOND = "موسكو تنتظر الرد\n\nقالت موسكو إنها تنتظر الرد على مقترحاتها قبل نهاية الشهر الجاري."


class Told(list[InputError]):
    def __call__(self, error: InputError) -> None:
        self.append(error)

    def says(self, text: str) -> bool:
        return any(text in str(error) for error in self)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b" / "c.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def test_folders_with_their_folders_in_order(folder: Path) -> None:
    told = Told()
    assert [a.id for a in load([folder], on_error=told)] == ["a.txt", "c.txt"]
    assert told == []


def test_the_order_does_not_depend_on_the_file_system(folder: Path) -> None:
    for name in ("z", "m", "k"):
        (folder / f"{name}.txt").write_text(f"{FIRST} {name}", encoding="utf-8")
    assert [a.id for a in load([folder], on_error=Told())] == ["a.txt", "k.txt", "m.txt", "z.txt", "c.txt"]


def test_every_problem_is_told_and_the_rest_is_read(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n")
    (folder / "notes.docx").write_bytes(b"PK")
    (folder / ".hidden.txt").write_text(FIRST, encoding="utf-8")
    told = Told()
    assert len(list(load([folder, folder / "gone.txt"], on_error=told))) == 2
    for what in (
        "empty.txt: is empty",
        "picture.txt: is a picture",
        "notes.docx: is not read (.docx extension); give .txt, .html or .jsonl",
        ".hidden.txt: is hidden",
        "gone.txt: does not exist; check the name",
    ):
        assert told.says(what), what
    assert len(told) == 5


def test_the_same_report_twice(folder: Path) -> None:
    (folder / "copy.txt").write_text(FIRST, encoding="utf-8")
    told = Told()
    assert [a.id for a in load([folder], on_error=told)] == ["a.txt", "c.txt"]
    assert told.says("copy.txt: is the same report as")
    assert told.says("a.txt; it is read once")


def test_the_same_text_of_two_outlets_is_two_reports(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    rows = [{"id": name, "outlet": name, "text": FIRST} for name in ("ساحل", "مرفأ")]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert len(list(load([path], on_error=Told()))) == 2


def test_a_file_given_twice_is_read_once(folder: Path) -> None:
    told = Told()
    assert len(list(load([folder / "a.txt", folder], on_error=told))) == 2
    assert told == []


def test_two_files_of_one_name(folder: Path) -> None:
    (folder / "b" / "a.txt").write_text(SECOND + " وأضافت أنها مستعدة.", encoding="utf-8")
    assert [a.id for a in load([folder], on_error=Told())] == ["a.txt", "b/a.txt", "c.txt"]


def test_two_rows_of_one_id(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join(json.dumps({"id": "S", "text": text}) for text in (FIRST, SECOND)), encoding="utf-8")
    ids = [a.id for a in load([path], on_error=Told())]
    assert ids[0] == "S"
    assert len(set(ids)) == 2


def test_folder_without_a_report(tmp_path: Path) -> None:
    told = Told()
    assert list(load([tmp_path], on_error=told)) == []
    assert told.says(f"{tmp_path}: holds no report; give .txt, .html or .jsonl")


def test_limit(folder: Path) -> None:
    with pytest.raises(InputError, match=r"a\.txt: is too large for one report \(0 MB, limit 0 MB\); split it"):
        next(load_file(folder / "a.txt", limit=50))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    told = Told()
    assert len(list(load([folder], on_error=told))) == 1
    assert told.says("a.txt: may not be read; allow reading it")


def test_links_that_lead_in_a_circle_or_nowhere(folder: Path) -> None:
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "gone.txt").symlink_to("/no/such/file")
    (folder / "b" / "up").symlink_to("..")
    told = Told()
    assert len(list(load([folder], on_error=told))) == 2
    assert told.says("self.txt: is a link that leads back to itself; remove it")
    assert told.says("gone.txt: does not exist; check the name")
    assert len(told) == 2


def test_names_that_are_not_in_utf8(folder: Path) -> None:
    for name in (b"\xc7\xe1.txt", b"\xc7\xe1.doc\xff", b".\xff"):
        (folder / os.fsdecode(name)).write_text(FIRST, encoding="utf-8")
    told = Told()
    assert len(list(load([folder], on_error=told))) == 2
    assert told.says("\ufffd\ufffd.txt: has a name that is not in UTF-8; rename it")
    assert len(told) == 3
    assert all(str(error).encode() for error in told)


def test_a_folder_for_a_file(folder: Path) -> None:
    with pytest.raises(InputError, match="is a folder; give a file"):
        next(load_file(folder / "b"))


def test_a_folder_named_like_a_text(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").mkdir()
    told = Told()
    assert list(load([tmp_path], on_error=told)) == []
    assert len(told) == 1


def test_capital_extension_and_crlf(tmp_path: Path) -> None:
    (tmp_path / "A.TXT").write_bytes(FIRST.replace("\n", "\r\n").encode("cp1256"))
    article = next(load([tmp_path], on_error=Told()))
    assert article.title == "عودة الوفد إلى موسكو"


def test_given_day_holds_for_every_report(folder: Path) -> None:
    found = list(load([folder], published="2022-01-10", on_error=Told()))
    assert {(a.published, a.published_basis) for a in found} == {("2022-01-10", "given")}
