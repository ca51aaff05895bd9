"""Accuracy stays above its floors, and the floors only rise."""

from __future__ import annotations

import importlib.util
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SPEC = importlib.util.spec_from_file_location("accuracy", ROOT / "bench" / "accuracy.py")
assert SPEC
assert SPEC.loader
accuracy = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(accuracy)


@pytest.fixture(scope="module")
def figures() -> dict[str, dict[str, float]]:
    return accuracy.measure()


@pytest.mark.parametrize("name", list(accuracy.SETS))
def test_above_the_floors(name: str, figures: dict[str, dict[str, float]]) -> None:
    if name not in figures:
        pytest.skip(f"the annotated articles of {name!r} are not beside the project")
    floors = accuracy.floors().get(name, {})
    below = {k: (figures[name][k], floor) for k, floor in floors.items() if figures[name].get(k, 0) < floor}
    assert not below, f"(measured, floor): {below}"


def test_floors_only_rise() -> None:
    git = ["git", "-C", str(ROOT)]
    log = subprocess.run([*git, "log", "--format=%H", "--", "bench/floors.toml"], capture_output=True, text=True)
    if log.returncode or not log.stdout.strip():
        pytest.skip("no history of the floors: not a git checkout")
    now = accuracy.floors()
    for commit in log.stdout.split():
        text = subprocess.run([*git, "show", f"{commit}:bench/floors.toml"], capture_output=True, text=True).stdout
        for name, layers in tomllib.loads(text).items():
            for layer, floor in layers.items():
                assert now.get(name, {}).get(layer, 0) >= floor, f"{name}.{layer} fell below {floor} of {commit[:8]}"


def test_raising_never_lowers() -> None:
    text = accuracy.raised({"own": {"times": 0.9}}, {"own": {"times": 0.5, "events": 0.6}})
    assert tomllib.loads(text) == {"own": {"times": 0.9, "events": 0.59}}
