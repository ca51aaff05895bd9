"""The words by which a view is known run their own examples, and the views that they make."""

import pytest

from mahdar.lang.fold import fold
from mahdar.link.dates import published
from mahdar.link.entities import who
from mahdar.link.statements import said
from mahdar.link.tables import Story
from mahdar.link.views import View, judges, views
from mahdar.link.words import is_any, pack
from tests.link.hand import reading, says

BARE = ("without", "but")  # looked for without what may stand before them
ENDED = ("light", "able")  # and with whatever ending


@pytest.mark.parametrize("section", ["approves", "condemns", "charges", "without", "able", "light", "but"])
def test_words(section: str) -> None:
    def found(word: str) -> bool:
        return is_any(fold(word), section, prefixes=section not in BARE, endings=section in ENDED)

    entry = pack()[section]
    assert all(found(word) for word in entry["yes"] + entry["forms"])
    assert not any(found(word) for word in entry["no"])


def test_no_word_both_approves_and_condemns() -> None:
    assert {judges(fold(word)) for word in pack()["approves"]["forms"]} == {1}
    assert {judges(fold(word)) for word in pack()["condemns"]["forms"]} == {-1}


def view(content: str, act: str = "assert") -> View:
    text = f"قالت عمان {content}"
    story = Story.of([reading("a", text, statements=[says(text, "عمان", "قالت", content, entity="OMN", act=act)])])
    return views(said(story, who(story, (), ()), published(story)))[0]


@pytest.mark.parametrize(
    ("content", "sign"),
    [
        ("إن إغلاق الجسر جريمة", -1),
        ("إن إغلاق الجسر ليس جريمة", 1),
        ("إن إغلاق الجسر غير عادل", -1),
        ("إن إغلاق الجسر عادل", 1),
        ("إن إغلاق الجسر عادل لكنه كارثة", 0),
        ("إن الجسر مغلق", 0),
    ],
)
def test_how_a_deed_is_spoken_of(content: str, sign: int) -> None:
    assert view(content).sign == sign


def test_an_act_judges_what_heads_it() -> None:
    one = view("قرار إغلاق الجسر القديم", act="condemn")
    assert (one.sign, one.front) == (-1, frozenset({"#close"}))


def test_a_no_turns_the_word_behind_what_stands_between() -> None:
    assert "#treaty" not in view("إن بلاده ملتزمة بالاتفاق").negated
    assert view("إن بلاده غير قادرة على تنفيذ الاتفاق").negated & view("إن بلاده لن تنفذ الاتفاق").negated
