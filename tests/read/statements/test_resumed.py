"""Denials of what was said right before them, in words that only take it up."""

from __future__ import annotations

import pytest

from mahdar.model import Article
from mahdar.read import read


def told(text: str) -> list[tuple[str, str, str]]:
    """Give source, act and content of each statement of an article of one text."""
    found = read(Article.make(text=text, published="2022-01-06")).statements
    return [(s.source.text, s.act, s.content.text) for s in found]


@pytest.mark.parametrize(
    ("text", "who", "act", "content"),
    [
        ("واتهمت الحكومة روسيا بتدبير الحادث، وهو ما تنفيه روسيا.", "روسيا", "deny", "بتدبير الحادث"),
        ("وتتهم لندن موسكو بإرسال الشحنة، الأمر الذي تنفيه موسكو بشدة.", "موسكو", "deny", "بإرسال الشحنة"),
        ("ودعا الأمين العام إلى هدنة طويلة وهو ما رفضته الحكومة.", "الحكومة", "reject", "إلى هدنة طويلة"),
        ("وقال الوزير إن السفينة غرقت، وهو أمر نفاه الجيش لاحقا.", "الجيش", "deny", "إن السفينة غرقت"),
    ],
)
def test_a_denial_takes_up_what_was_said(text: str, who: str, act: str, content: str) -> None:
    assert told(text)[-1] == (who, act, content)


def test_who_denies_in_passing_does_not_go_on() -> None:
    *_, last = told("وقالت الوزارة إن السفينة غرقت، وهو ما تنفيه روسيا. وأضافت أن البحث مستمر.")
    assert last == ("الوزارة", "assert", "أن البحث مستمر")


@pytest.mark.parametrize("text", ["بينما عارضته الدول الأخرى.", "غرقت السفينة، وهو ما أخرته الرياح."])
def test_what_takes_up_nothing_said_denies_nothing(text: str) -> None:
    assert told(text) == []
