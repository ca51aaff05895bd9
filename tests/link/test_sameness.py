"""How sure it is that two statements say the same: who speaks, when, what he does with it, and the words."""

from mahdar.link.entities import Who
from mahdar.link.sameness import LONG, sureness
from mahdar.link.statements import Said, narrowed, said
from mahdar.link.tables import Story
from tests.link.hand import name, reading, says


def told(id: str, day: str, who: str, code: str, act: str = "assert", content: str = "إن الجسر سيغلق") -> Said:
    text = f"قال {who} {content} أمس"
    people = [name(text, who, "GPE", entity=code, state=code)]
    statement = says(text, who, "قال", content, entity=code, act=act)
    story = Story.of([reading(id, text, day, "صحيفة", names=people, statements=[statement])])
    return said(story, Who((), {}, {}), {id: day})[0]


FIRST = told("a", "2022-01-10", "عمان", "OMN")


def test_the_nearer_the_speakers_and_the_days_the_surer() -> None:
    same, later, other = (told("b", *x) for x in (("2022-01-11", "عمان", "OMN"), ("2022-03-01", "عمان", "OMN"),
                                                  ("2022-01-11", "الدوحة", "QAT")))  # fmt: skip
    sure = [sureness(FIRST, b, 0.5, 2.0) for b in (same, later, other)]
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == len(sure)


def test_who_demands_twice_demands_the_same_sooner_than_who_says_twice() -> None:
    first, second = (told(id, "2022-01-10", "عمان", "OMN", "demand") for id in "ab")
    assert sureness(first, second, 0.3, 1.0) > sureness(FIRST, second, 0.3, 1.0)


def test_strangers_who_have_little_in_common_say_different_things() -> None:
    other = told("b", "2022-01-10", "الدوحة", "QAT")
    assert sureness(FIRST, other, 0.4, 3.0) == 0.0
    assert sureness(FIRST, other, 0.6, 3.0) > 0.0


def test_a_short_clause_in_common_makes_strangers_no_one() -> None:
    whole = told("b", "2022-01-10", "الدوحة", "QAT", content="إن الميناء مغلق أسبوعا، بعدما غرقت العبارة")
    piece = narrowed(whole, whole.pieces[-1])
    assert len(piece.about) < LONG
    assert sureness(FIRST, piece, 0.9, 3.0) == 0.0


def test_other_numbers_speak_against_one_statement() -> None:
    two, three = (told("b", "2022-01-11", "عمان", "OMN", content=f"إن الجسر سيغلق {n} أيام") for n in ("12", "13"))
    same = told("c", "2022-01-10", "عمان", "OMN", content="إن الجسر سيغلق 12 أيام")
    assert sureness(same, two, 0.8, 3.0) > sureness(same, three, 0.8, 3.0)
    assert sureness(FIRST, two, 0.8, 3.0) == sureness(FIRST, three, 0.8, 3.0)  # who gives no number names no other one
