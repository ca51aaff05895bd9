"""The user's own files in a build: kept for later builds, and refused without touching the old dossier."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from reports import DENIAL, VISIT, write

from mahdar.build import Options, build
from mahdar.cli import main
from mahdar.store import load

ENTITIES = "- {id: safadi, name: أيمن الصفدي, aliases: [الصفدي], state: JOR}\n"
ISSUES = '[[issue]]\nname = "المراقبون"\nwords = ["المراقبين"]\n'


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    return write(tmp_path / "reports", visit=VISIT, denial=DENIAL)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def state_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_files_are_kept_for_later_builds(reports: list[Path], tmp_path: Path) -> None:
    own, issues, target = tmp_path / "who.yaml", tmp_path / "what.toml", tmp_path / "d"
    own.write_text(ENTITIES, encoding="utf-8")
    issues.write_text(ISSUES, encoding="utf-8")
    build(reports[:1], target, Options(entities=own, issues=issues))
    assert (target / "entities.yaml").read_text(encoding="utf-8") == ENTITIES
    build(reports[1:], target)
    linked = load(target).linked
    assert next(e for e in linked.entities if e.id == "safadi").articles == ("visit.txt", "denial.txt")
    assert "المراقبون" in {p.issue for p in linked.positions}
    assert {"entities.yaml", "issues.toml"} <= set(load(target).run.files)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {id: a, name: أ, same_as: b}\n- {id: b, name: ب, same_as: a}\n", "row 1 (a): runs in a circle: a, b, a"),
        ("- {id: a, name: أ, code: XYZ}\n", "row 1 (a): has an unknown code 'XYZ'; give an ISO 3166 alpha-3 code"),
        ("- {id: a, name: أ, same_as: c}\n", "row 1 (a): is the same as an unknown id 'c'; add that entity"),
    ],
)
def test_a_bad_file_leaves_the_old_dossier(reports: list[Path], tmp_path: Path, text: str, told: str) -> None:
    target, own = tmp_path / "d", tmp_path / "who.yaml"
    build(reports[:1], target)
    before = state_of(target)
    own.write_text(text, encoding="utf-8")
    result = run("build", reports[1], "-o", target, "--entities", own)
    assert result.exit_code == 2
    assert f"{own} {told}" in result.stderr
    assert state_of(target) == before


def test_a_half_written_table_is_told_and_stays(reports: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "d"
    build(reports[:1], target)
    table = target / "dossier.sqlite"
    table.write_bytes(table.read_bytes()[: table.stat().st_size // 3])
    before = state_of(target)
    result = run("build", reports[1], "-o", target)
    assert result.exit_code == 2, result.output
    assert str(target) in result.stderr
    assert "fault of the program" not in result.stderr
    assert state_of(target) == before
