"""Bad input: a clear error that names the row."""

import msgspec
import pytest

from mahdar.errors import MahdarError
from mahdar.link import link
from mahdar.model import Judgement, Linked, Name
from tests.link.hand import reading


def test_nothing_gives_nothing() -> None:
    assert link([]) == Linked()


def test_a_reading_of_another_version() -> None:
    old = msgspec.structs.replace(reading("a", "خبر"), version=0)
    with pytest.raises(MahdarError, match=r"reading 1 \(a\): has version 0"):
        link([reading("b", "خبر"), old])


def test_a_reading_that_does_not_fit_its_text() -> None:
    broken = msgspec.structs.replace(reading("a", "خبر"), names=(Name(start=0, end=3, text="غير"),))
    with pytest.raises(MahdarError, match=r"reading 0 \(a\): does not fit its text"):
        link([broken])


def test_a_row_that_is_no_reading() -> None:
    with pytest.raises(MahdarError, match="reading 0: is a dict and no reading"):
        link([{"article": "a"}])  # type: ignore[list-item]


def test_two_readings_of_one_article() -> None:
    with pytest.raises(MahdarError, match=r"reading 1 \(a\): is a second, different reading"):
        link([reading("a", "خبر"), reading("a", "خبر آخر")])
    assert link([reading("a", "خبر"), reading("a", "خبر")]) == link([reading("a", "خبر")])


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"verdict": "same"}, "names no other record"),
        ({"verdict": "same", "other": "x"}, "speaks of one record twice"),
        ({"verdict": "correct"}, "names no field"),
    ],
)
def test_judgements_that_cannot_be(fields: dict[str, str], fault: str) -> None:
    with pytest.raises(MahdarError, match=fault):
        link([reading("a", "خبر")], judgements=[Judgement(subject="x", by="رنا", at="2022", **fields)])
