"""Plain sentences, one deed each, told of by the words that the press uses most: the deed and who does it are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.model import Article
from mahdar.read import read

ROWS = [row.split("\t") for row in (Path(__file__).parent / "plain.tsv").read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("kind", "who", "text"), ROWS, ids=[text for _, _, text in ROWS])
def test_a_plain_deed(kind: str, who: str, text: str) -> None:
    found = read(Article.make(text=text, published="2018-04-15")).events
    assert any(e.type == kind and any(who in actor for actor in e.actors) for e in found), found
