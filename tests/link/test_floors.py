"""The example story against its truth; larger runs: copies among made-up reports, and the same in any order."""

import importlib.util
import random
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from mahdar.link import link
from mahdar.model import Claim, Entity, Linked

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


@pytest.fixture(scope="module")
def story(bench: ModuleType) -> Any:
    return bench.example.told()


def test_the_example_story_is_above_its_floors(bench: ModuleType, story: Any) -> None:
    figures = bench.example.figures(story, bench.example.measure(story))
    pinned = tomllib.loads((BENCH / "floors.toml").read_text(encoding="utf-8"))["story"]
    assert {f"story.{name}" for name in pinned} <= figures.keys()
    assert bench.below(figures) == []


@pytest.mark.parametrize("part", ["persons", "events", "claims", "reuse", "positions", "dates"])
def test_a_record_that_holds_nothing_is_below_the_floors(bench: ModuleType, story: Any, part: str) -> None:
    nothing = replace(story, linked=Linked())
    faults = bench.below(bench.example.figures(nothing, bench.example.measure(nothing)))
    assert f"story.{part}" in {fault.split(":")[0] for fault in faults}


def test_a_record_that_takes_all_for_one_is_below_the_floors(bench: ModuleType, story: Any) -> None:
    names = tuple(name for entity in story.linked.entities for name in entity.names)
    said = tuple(span for claim in story.linked.claims for span in claim.evidence)
    one = Linked(
        entities=(Entity(id="x", name="x", names=names),),
        claims=(Claim(id="x", what="x", evidence=said),),
    )
    whole = replace(story, linked=one)
    faults = {fault.split(":")[0] for fault in bench.below(bench.example.figures(whole, bench.example.measure(whole)))}
    assert {"story.persons", "story.claims"} <= faults


@pytest.mark.slow
def test_copies_and_names_are_above_their_floors(bench: ModuleType) -> None:
    assert bench.below(bench.copies(3000) | bench.names()) == []


@pytest.mark.slow
def test_any_order_gives_the_same(bench: ModuleType) -> None:
    readings = [report.reading() for report in bench.made(300)]
    assert link(random.Random(2).sample(readings, 300)) == link(readings)
