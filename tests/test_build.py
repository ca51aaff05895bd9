"""The whole path: from reports to a dossier, again with more, with bad input, and killed on the way."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from reports import DENIAL, MEETING, VISIT, write

from mahdar.build import Options, build
from mahdar.errors import DossierError
from mahdar.model import Judgement
from mahdar.store import load
from mahdar.store.judge import judge
from mahdar.tell.views import VIEWS, view


def views(dossier: Path) -> str:
    found = load(dossier)
    return json.dumps({name: view(found, name) for name in VIEWS}, ensure_ascii=False)


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    return write(tmp_path / "reports", visit=VISIT, denial=DENIAL, meeting=MEETING)


def test_a_dossier_holds_tables_pages_and_the_run(reports: list[Path], tmp_path: Path) -> None:
    run = build(reports, tmp_path / "d")
    assert run.counts["articles"] == run.counts["read_now"] == 3
    assert run.counts["statements"] >= 3
    for name in ("dossier.sqlite", "index.html", "en/index.html", "talks.ics", "run.json", "articles/visit.txt.html"):
        assert (tmp_path / "d" / name).is_file(), name
    told = json.loads((tmp_path / "d" / "run.json").read_text(encoding="utf-8"))
    assert {x["article"] for x in told["inputs"]} == {"visit.txt", "denial.txt", "meeting.txt"}
    assert all(len(x["content"]) == 16 for x in told["inputs"])


def test_the_same_reports_give_the_same_bytes_in_any_order(reports: list[Path], tmp_path: Path) -> None:
    build(reports, tmp_path / "a")
    build(reports[::-1], tmp_path / "b")
    assert views(tmp_path / "a") == views(tmp_path / "b")
    for page in (tmp_path / "a").rglob("*.*"):
        if page.suffix in (".html", ".ics", ".css"):
            assert page.read_bytes() == (tmp_path / "b" / page.relative_to(tmp_path / "a")).read_bytes(), page.name


def test_the_same_reports_give_the_same_record_in_every_process(reports: list[Path], tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "mahdar.cli", "build", *map(str, reports), "-o", str(tmp_path / seed)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.DEVNULL)
    assert views(tmp_path / "1") == views(tmp_path / "2")
    for file in (p for p in (tmp_path / "1").rglob("*") if p.is_file()):
        assert file.read_bytes() == (tmp_path / "2" / file.relative_to(tmp_path / "1")).read_bytes(), file.name


def test_more_reports_are_read_alone_and_give_the_whole(reports: list[Path], tmp_path: Path) -> None:
    build(reports[:2], tmp_path / "d")
    run = build(reports[2:], tmp_path / "d")
    assert (run.counts["articles"], run.counts["read_now"]) == (3, 1)
    build(reports, tmp_path / "whole")
    assert views(tmp_path / "d") == views(tmp_path / "whole")


def test_a_changed_report_takes_the_place_of_the_old_one(reports: list[Path], tmp_path: Path) -> None:
    build(reports, tmp_path / "d")
    reports[0].write_text(VISIT.replace("300", "400"), encoding="utf-8")
    run = build(reports, tmp_path / "d")
    assert (run.counts["articles"], run.counts["read_now"]) == (3, 1)
    assert "400" in load(tmp_path / "d").articles["visit.txt"].text


def test_another_report_in_a_file_of_the_same_name_is_one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day, text in (("monday", VISIT), ("tuesday", DENIAL)):
        write(tmp_path / day, report=text)
        monkeypatch.chdir(tmp_path / day)
        run = build([Path("report.txt")], Path("../d"))
    assert run.counts["articles"] == 2
    assert set(load(tmp_path / "d").articles) == {"report.txt", "report.txt-2"}


def test_a_table_that_was_filled_anew_adds_its_reports(tmp_path: Path) -> None:
    table = tmp_path / "today.jsonl"
    for text in (VISIT, DENIAL, DENIAL.replace("250", "260")):
        table.write_text(json.dumps({"text": text}), encoding="utf-8")
        run = build([table], tmp_path / "d")
    assert run.counts["articles"] == 2, "the corrected report takes the place of its old self, the other stays"


def test_fresh_leaves_old_reports_out(reports: list[Path], tmp_path: Path) -> None:
    build(reports, tmp_path / "d")
    assert build(reports[:1], tmp_path / "d", Options(fresh=True)).counts["articles"] == 1


def test_the_same_report_twice_is_taken_once(reports: list[Path], tmp_path: Path) -> None:
    write(tmp_path / "copies", copy=VISIT)
    run = build([*reports, tmp_path / "copies"], tmp_path / "d")
    assert run.counts["articles"] == 3
    assert len(run.left_out) == 1
    assert not run.left_out[0].fault


def test_a_dossier_among_the_reports_is_no_report(reports: list[Path], tmp_path: Path) -> None:
    for _ in range(2):
        run = build([tmp_path / "reports"], tmp_path / "reports" / "dossier")
        assert run.counts["articles"] == 3
    assert [x.why for x in run.left_out] == ["is a dossier"]


def test_bad_input_is_left_out_and_named(reports: list[Path], tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "empty.txt").write_bytes(b"")
    (bad / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (bad / "broken.jsonl").write_text('{"id": "A-1", "text": "وصل الوزير إلى المدينة."}\n{"id": \n', encoding="utf-8")
    run = build([*reports, bad], tmp_path / "d")
    assert run.counts["articles"] >= 3
    told = " ".join(x.where for x in run.left_out if x.fault)
    assert all(name in told for name in ("empty.txt", "binary.txt", "broken.jsonl"))
    assert all(x.why and x.remedy for x in run.left_out if x.fault)


def test_nothing_readable_leaves_the_old_dossier(reports: list[Path], tmp_path: Path) -> None:
    build(reports, tmp_path / "d")
    before = (tmp_path / "d" / "dossier.sqlite").read_bytes()
    (tmp_path / "empty").mkdir()
    with pytest.raises(DossierError, match="none of the inputs could be read"):
        build([tmp_path / "empty"], tmp_path / "d", Options(fresh=True))
    assert (tmp_path / "d" / "dossier.sqlite").read_bytes() == before


def test_judgements_survive_a_rebuild(reports: list[Path], tmp_path: Path) -> None:
    build(reports[:2], tmp_path / "d")
    judge(tmp_path / "d", Judgement(subject="visit.txt:s0", verdict="accept", by="rana", at="2022-01-01T00:00:00Z"))
    build(reports[2:], tmp_path / "d")
    assert [j.by for j in load(tmp_path / "d").judgements] == ["rana"]


def test_a_killed_build_leaves_the_old_dossier(reports: list[Path], tmp_path: Path) -> None:
    build(reports[:2], tmp_path / "d")
    before = views(tmp_path / "d")
    kill = (
        "import os, signal, sys; from pathlib import Path; import mahdar.tell.site as site; import mahdar.build as b\n"
        "site.write_static = lambda folder: os.kill(os.getpid(), signal.SIGKILL)\n"
        "b.build([Path(p) for p in sys.argv[2:]], Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", kill, str(tmp_path / "d"), *map(str, reports)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert views(tmp_path / "d") == before
    assert build(reports, tmp_path / "d").counts["articles"] == 3
    assert sorted(p.name for p in tmp_path.iterdir()) == ["d", "reports"]


def test_a_stopped_build_goes_on_where_it_stopped(
    reports: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("mahdar.build.connect", stop)
        with pytest.raises(KeyboardInterrupt):
            build(reports[:2], tmp_path / "d")
    with (tmp_path / ".d.building" / "readings.jsonl").open("ab") as journal:
        journal.write(b'["half a li')
    run = build(reports, tmp_path / "d")
    assert (run.counts["articles"], run.counts["read_now"]) == (3, 1)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["d", "reports"]
    assert not (tmp_path / "d" / "readings.jsonl").exists()


def test_several_processes_read_the_same(reports: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(reports, tmp_path / "one", Options(jobs=1))
    monkeypatch.setattr("mahdar.readings.ENOUGH", 0)
    build(reports, tmp_path / "two", Options(jobs=2))
    assert views(tmp_path / "one") == views(tmp_path / "two")
