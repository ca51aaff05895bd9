"""The commands: what they print, what they refuse and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from reports import DENIAL, VISIT, write
from story import story

from mahdar.cli import VIEWS as NAMED
from mahdar.cli import main
from mahdar.store import save
from mahdar.tell.views import VIEWS

EXAMPLES = Path(__file__).parents[1] / "examples" / "talks"

FIELDS = {
    "talks": "date end parties track format place duration status history",
    "timeline": "date end type mode actors recipients place magnitude status name history",
    "positions": "party issue stance text date speaker article answers",
    "figures": "what unit value mod place as_of stated by article group",
    "statements": "speaker entity act direct text date addressee venue chain article",
    "sources": "outlet articles agencies relays own_share copies_of",
    "conflicts": "kind sides severity confidence",
    "claims": "what speaker origins lines members denied_by",
    "reuse": "articles share direction passages",
    "actors": "entity names type roles articles",
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    save(story(), tmp_path)
    return tmp_path


def test_help_imports_nothing_heavy() -> None:
    heavy = "ibis sqlalchemy duckdb rich trafilatura jinja2 msgspec babel"
    code = f"import sys, mahdar.cli; print([m for m in {heavy.split()} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_every_command_says_what_it_does() -> None:
    for name, command in main.commands.items():
        assert command.help, name
        for option in command.params:
            assert isinstance(option, click.Argument) or option.help, f"{name} {option.name}"  # type: ignore[attr-defined]


def test_the_views_are_those_of_the_dossier() -> None:
    assert set(NAMED) == set(VIEWS) == set(FIELDS)
    told = run("show", "--help").output
    assert all(f"  {name} " in told for name in NAMED)


@pytest.mark.parametrize("view", FIELDS)
def test_show_gives_the_fields_with_evidence(dossier: Path, view: str) -> None:
    rows = json.loads(run("show", dossier, view, "--json").stdout)
    assert rows
    for row in rows:
        assert set(FIELDS[view].split()) | {"evidence"} <= set(row)
        assert all(set(e) == {"article", "start", "end", "text"} for e in row["evidence"])
    assert any(row["evidence"] for row in rows)


def test_possible_disagreements_are_marked_and_stand_behind_the_others(dossier: Path) -> None:
    printed = run("show", dossier, "conflicts").stdout
    assert "possible view" in printed
    assert "possible number" not in printed
    assert "1 conflicts, 1 more possible." in printed
    rows = json.loads(run("show", dossier, "conflicts", "--json").stdout)
    assert [(row["id"], row["confidence"]) for row in rows] == [("x1", 1.0), ("x2", 0.3)]


@pytest.mark.parametrize("view", FIELDS)
def test_show_prints_a_table(dossier: Path, view: str) -> None:
    told = run("show", dossier, view)
    assert told.exit_code == 0
    assert "With --json" in told.stdout


def test_build_says_what_it_made_and_where_to_look(tmp_path: Path) -> None:
    write(tmp_path / "reports", visit=VISIT, denial=DENIAL)
    told = run("build", tmp_path / "reports", "-o", tmp_path / "d")
    assert told.exit_code == 0, told.output
    assert told.stdout.startswith("2 reports (2 read now): ")
    assert f"Open {tmp_path}/d/index.html" in told.stdout


@pytest.mark.skipif(not EXAMPLES.is_dir(), reason="the examples are not here")
def test_the_demo_builds(tmp_path: Path) -> None:
    told = run("build", EXAMPLES, "-o", tmp_path / "d", "--title", "محادثات")
    assert told.exit_code == 0, told.output
    assert "left out" not in told.output


def test_build_says_what_was_left_out(tmp_path: Path) -> None:
    write(tmp_path / "reports", visit=VISIT, empty="")
    told = run("build", tmp_path / "reports", "-o", tmp_path / "d")
    assert told.exit_code == 1
    assert "1 left out:" in told.stderr
    assert "empty.txt" in told.stderr


def test_build_names_every_input_where_none_can_be_read(tmp_path: Path) -> None:
    write(tmp_path / "reports", one="", two=" ")
    told = run("build", tmp_path / "reports", "-o", tmp_path / "d")
    assert told.exit_code == 2
    assert told.stderr.splitlines() == [
        f"mahdar: {tmp_path}/d: none of the inputs could be read; mend them or give others:",
        f"  {tmp_path}/reports/one.txt: is empty; give a file with the text of a report",
        f"  {tmp_path}/reports/two.txt: is empty; give a file with the text of a report",
    ]


@pytest.mark.parametrize("command", [["show", "talks"], ["search", "وصل"], ["build"]])
def test_a_damaged_dossier_is_told(dossier: Path, tmp_path: Path, command: list[str]) -> None:
    damaged = tmp_path / "d"
    damaged.mkdir()
    data = bytearray((dossier / "dossier.sqlite").read_bytes())
    data[4096:] = b"\x9d" * (len(data) - 4096)
    (damaged / "dossier.sqlite").write_bytes(data)
    (report,) = write(tmp_path / "reports", visit=VISIT)
    arguments = ["build", report, "-o", damaged] if command == ["build"] else [command[0], damaged, *command[1:]]
    told = run(*arguments)
    assert told.exit_code == 2, told.output
    assert "dossier.sqlite: is damaged" in told.stderr
    assert f"move {damaged} away and build the dossier again from its reports" in told.stderr
    assert (damaged / "dossier.sqlite").read_bytes() == data


def test_build_refuses_a_foreign_folder(tmp_path: Path) -> None:
    write(tmp_path / "reports", visit=VISIT)
    told = run("build", tmp_path / "reports", "-o", tmp_path)
    assert told.exit_code == 2
    assert told.stderr == (
        f"mahdar: {tmp_path}: is a folder with other things in it; choose a new or an empty folder with -o\n"
    )


def test_read_prints_one_reading_as_json(tmp_path: Path) -> None:
    (path,) = write(tmp_path, visit=VISIT)
    reading = json.loads(run("read", path, "--json").stdout)
    assert reading["article"]["published"] == "2021-03-03"
    assert {"times", "quantities", "names", "statements", "events"} <= set(reading)
    for time in reading["times"]:
        assert reading["article"]["text"][time["start"] : time["end"]] == time["text"]


def test_read_takes_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    rows = [{"id": "A-1", "text": VISIT, "published": "2021-03-03"}, {"id": "A-2", "text": DENIAL}]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    lines = run("read", path, "--json").stdout.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ["A-1", "A-2"]


def test_read_for_people_has_a_legend_and_lists(tmp_path: Path) -> None:
    (path,) = write(tmp_path, visit=VISIT)
    told = run("read", path, "--explain").stdout
    assert all(word in told for word in ("Published: 2021-03-03 (page)", "what is said", "Times", "Statements", "rule"))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["read", "absent.txt"], 2, "absent.txt"),
        (["read", ".", "--json"], 2, "is a folder"),
        (
            ["read", "x.txt", "--published", "soon"],
            2,
            "'soon' is not a date; write the day of publication as 2022-01-06",
        ),
        (["read", "x.txt", "--published", "0001-01-01"], 2, "'0001-01-01' is no day of the press"),
        (["show", "absent", "talks"], 2, "there is no dossier here; make one with: mahdar build REPORTS... -o absent"),
        (["explain", "report"], 2, "'report' is not FILE:LINE; write it like report.txt:3"),
        (["build", "-o", "x"], 2, "Missing argument"),
    ],
)
def test_errors_name_the_place_and_the_remedy(arguments: list[str], code: int, words: str) -> None:
    told = run(*arguments)
    assert told.exit_code in (code, 1)
    assert words in told.stderr
    assert "Traceback" not in told.output


def test_explain_names_the_entries_of_a_line(tmp_path: Path) -> None:
    (path,) = write(tmp_path, visit=VISIT)
    told = run("explain", f"{path}:5")
    assert told.exit_code == 0, told.output
    assert "statement" in told.stdout
    assert "= 2021-03-09" in told.stdout
    assert "the file has" in run("explain", f"{path}:99").stderr
    assert "is an empty line" in run("explain", f"{path}:2").stderr


def test_search_finds_whatever_the_spelling(dossier: Path) -> None:
    assert "المراقبين" in run("search", dossier, "المُراقبين").stdout


def test_search_says_that_nothing_was_found(dossier: Path) -> None:
    told = run("search", dossier, "قنفذ")
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == f"mahdar: no paragraph of {dossier} holds all of: قنفذ\n"
