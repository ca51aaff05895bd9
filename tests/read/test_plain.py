"""Plain sentences in the press's manner: every form of time and quantity that a reader would list, with its value."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.model import Article, Reading
from mahdar.read import read

HERE = Path(__file__).parent
WEDNESDAY = "2019-10-16"


def rows(name: str) -> list[list[str]]:
    return [row.split("\t") for row in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]]


def reading(text: str) -> Reading:
    return read(Article.make(text=text.replace("\\n", "\n"), published=WEDNESDAY))


@pytest.mark.parametrize(("wanted", "text"), rows("times/plain.tsv"), ids=lambda cell: cell)
def test_plain_times(wanted: str, text: str) -> None:
    assert [t.value for t in reading(text).times] == wanted.split()


@pytest.mark.parametrize(("value", "mod", "unit", "text"), rows("quantities_plain.tsv"), ids=lambda cell: cell)
def test_plain_quantities(value: str, mod: str, unit: str, text: str) -> None:
    assert [(q.value, q.mod, q.unit) for q in reading(text).quantities] == [(float(value), mod, unit)]
