"""The notation of patterns, and how rival matches are settled."""

from __future__ import annotations

import pytest

from mahdar.errors import PackError
from mahdar.lang.pack import Entry, load
from mahdar.read.analysis import Analyser
from mahdar.read.cascade import Layer
from mahdar.read.sheet import Sheet


def rule(match: str, name: str = "r") -> Entry:
    return Entry(table="rule", id=name, data={"match": match}, where="ar/test.toml:1")


def texts(matches: list[str] | str, text: str) -> list[str]:
    rules = [rule(m, str(n)) for n, m in enumerate([matches] if isinstance(matches, str) else matches)]
    layer = Layer(rules)
    sheet = Sheet(text, Analyser(load("ar"), layer.literals))
    return [" ".join(t.form for t in m.tokens) for m in layer.best(sheet.tokens)]


@pytest.mark.parametrize(
    ("match", "text", "expected"),
    [
        ("'عام' YEAR4", "في عام 2014 كان", ["عام 2014"]),
        ("'عام' YEAR4", "وعام 2014", ["وعام 2014"]),
        ("b 'عام' YEAR4", "في عام 2014", []),
        ("~'عام' YEAR4", "بعام 2014", ["بعام 2014"]),
        ("INT !INT", "12 13 شهرا", ["13 شهرا"]),
        ("WORD&DEF NUM?", "قال الوزير", ["الوزير"]),
        ("INT (DASH INT)+", "3-1-2", ["3 - 1 - 2"]),
        ("INT (?= PERCENT)", "5% و6", ["5"]),
        (". .", "سطر\nسطر", []),
    ],
)
def test_notation(match: str, text: str, expected: list[str]) -> None:
    assert texts(match, text) == expected


def test_the_longest_wins_then_the_first() -> None:
    assert texts(["INT", "INT 'شهرا'"], "12 شهرا") == ["12 شهرا"]


def test_named_parts() -> None:
    layer = Layer([rule("day=INT (rest=WORD)?")])
    (match,) = layer.best(Sheet("12 شهرا", Analyser(load("ar"))).tokens)
    assert match.one("day").form == "12"  # type: ignore[union-attr]
    assert match.one("rest").form == "شهرا"  # type: ignore[union-attr]
    assert match.one("nothing") is None


def test_a_pattern_that_cannot_be_read_names_its_place() -> None:
    with pytest.raises(PackError, match=r"ar/test\.toml:1: cannot read the pattern at '§"):
        Layer([rule("INT § INT")])
