"""The words of the pages: both languages say the same, and there is one for all that the packs and records name."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import mahdar
from mahdar.model import Act, Conflict, Entity, Modifier, Position, Status
from mahdar.tell.wording import LANGUAGES, first_day, wording

PACKS = Path(mahdar.__file__).parent / "lang"


def named(node: Any, key: str) -> Iterator[str]:
    """Give every text under a key, however deep."""
    if isinstance(node, dict):
        if isinstance(node.get(key), str):
            yield node[key]
        for value in node.values():
            yield from named(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from named(value, key)


def packs() -> list[Any]:
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in PACKS.rglob("*.toml")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mode_of_an_event_has_a_word(language: str) -> None:
    modes = {mode for pack in packs() for mode in named(pack, "mode")}
    assert modes
    assert modes - set(wording(language).words["mode"]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("section", "values"),
    [
        ("status", get_args(Status)),
        ("act", get_args(Act)),
        ("mod", get_args(Modifier)),
        ("stance", get_args(get_type_hints(Position)["stance"])),
        ("conflict", get_args(get_type_hints(Conflict)["kind"])),
        ("entity", get_args(get_type_hints(Entity)["type"])),
    ],
)
def test_every_value_of_a_record_has_a_word(language: str, section: str, values: tuple[str, ...]) -> None:
    assert values
    assert set(values) - set(wording(language).words[section]) == set()


@pytest.mark.parametrize("value", ["2022-02-30", "2022-13", "0000-01", "2022-W60", "0000-00-00T10:00"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_a_day_that_is_none_is_shown_as_it_is(code: str, value: str) -> None:
    assert wording(code).day(value) == value
    assert first_day(value) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_day_in_two_styles(code: str) -> None:
    words = wording(code)
    assert words.day("2022-01-06", "d MMM y") != words.day("2022-01-06", "MMMM y") != words.day("2022-01-06")
