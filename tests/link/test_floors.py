"""Larger runs: copies among made-up reports, and everything at once, the same in any order."""

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mahdar.link import link

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    sys.path.insert(0, str(BENCH))
    try:
        spec = importlib.util.spec_from_file_location("bench_link", BENCH / "link.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(BENCH))


@pytest.mark.slow
def test_copies_and_names_are_above_their_floors(bench: ModuleType) -> None:
    assert bench.below(bench.copies(3000) | bench.names()) == []


@pytest.mark.slow
def test_any_order_gives_the_same(bench: ModuleType) -> None:
    readings = [report.reading() for report in bench.made(300)]
    assert link(random.Random(2).sample(readings, 300)) == link(readings)
