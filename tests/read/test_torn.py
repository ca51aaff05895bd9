"""Texts that end anywhere, with or without a full stop: a page that was cut off is read like any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from mahdar.model import Article
from mahdar.read import read

GOLD = Path(__file__).parents[1] / "gold"


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة، بحسب ناشطين",
        "نقلت القناة عبر التقرير شهادات من أقارب الضحية،",
        "وقال",
        "أعلن الوزير أن",
        "وفق ما",
        "وتأتي الخطوة بعد أسبوع من الإعلان عنها قبل شهور",
    ],
)
def test_a_text_may_end_anywhere(text: str) -> None:
    assert read(Article.make(text=text)).article.text == text


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.txt"))[::8], ids=lambda path: path.stem)
def test_an_article_that_is_cut_off_is_read(path: Path) -> None:
    """Cut behind every seventh word, and without a full stop or comma: every passage stands in the text as it is."""
    words = path.read_text(encoding="utf-8").split(" ")
    for end in range(1, len(words), 7):
        text = " ".join(words[max(0, end - 40) : end])
        for torn in (text, text.replace(".", "").replace("،", "")):
            read(Article.make(text=torn, published="2022-01-10")).check()
