"""The user's own list of who is who: what it changes, and every row that cannot be right."""

from pathlib import Path

import pytest

from mahdar.errors import MahdarError
from mahdar.link import Given, link, load_entities
from mahdar.model import Entity, Judgement
from tests.link.hand import name, reading

STORY = [
    reading("A", "التقى كريم الحداد نظيره", "2022-01-10", names=[name("التقى كريم الحداد نظيره", "كريم الحداد")]),
    reading("B", "وصل أبو نادر مساء", "2022-01-11", names=[name("وصل أبو نادر مساء", "أبو نادر")]),
    reading("C", "وغادر كريم الحدّاد أمس", "2022-01-12", names=[name("وغادر كريم الحدّاد أمس", "كريم الحدّاد")]),
    reading("D", "بيان تجمع الساحل", "2022-01-12", names=[name("بيان تجمع الساحل", "تجمع الساحل", type="ORG")]),
]


def persons(*given: Given, judgements: tuple[Judgement, ...] = ()) -> dict[str, Entity]:
    return {e.id: e for e in link(STORY, entities=given, judgements=judgements).entities}


def test_aliases_are_one_person_under_the_id_of_the_user() -> None:
    found = persons(Given(id="haddad", name="كريم الحداد", aliases=("أبو نادر",), state="LBN"))
    assert found["haddad"].articles == ("A", "B", "C")
    assert (found["haddad"].name, found["haddad"].state) == ("كريم الحداد", "LBN")
    assert len([e for e in found.values() if e.type == "Person"]) == 1


def test_merged_rows_go_under_the_last() -> None:
    rows = (Given(id="nader", name="أبو نادر", same_as="haddad"), Given(id="haddad", name="كريم الحداد"))
    assert persons(*rows)["haddad"].articles == ("A", "B", "C")


def test_two_rows_are_two_people() -> None:
    rows = (Given(id="one", name="كريم الحداد"), Given(id="two", name="كريم الحدّادي"))
    assert set(persons(*rows)) >= {"one"}
    assert "two" not in persons(*rows)  # nobody in the texts bears that name


def test_a_body_gets_its_id_and_code() -> None:
    found = persons(Given(id="coast", name="تجمع الساحل", type="Organization", state="YEM"))
    assert (found["coast"].type, found["coast"].state) == ("Organization", "YEM")


def test_what_people_judged_later_wins() -> None:
    apart = Judgement(subject="كريم الحداد", other="ابو نادر", verdict="different", by="رنا", at="2022-02-01")
    given = Given(id="haddad", name="كريم الحداد", aliases=("أبو نادر",))
    assert persons(given, judgements=(apart,))["haddad"].articles == ("A", "C")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {id: a, name: أ, same_as: b}\n- {id: b, name: ب, same_as: a}", r"row 1 \(a\): runs in a circle: a, b, a"),
        ("- {id: a, name: أ}\n- {id: b, name: ب, code: XYZ}", r"row 2 \(b\): has an unknown code 'XYZ'"),
        ("- {id: a, name: أ, state: RSU}", r"row 1 \(a\): has an unknown state 'RSU'"),
        ("- {id: a, name: أ, same_as: c}", r"row 1 \(a\): is the same as an unknown id 'c'"),
        ("- {id: a, name: أ}\n- {id: a, name: ب}", r"row 2 \(a\): has an id that a row before it has"),
        ("- {id: a, name: أحمد}\n- {id: b, name: احمد}", r"row 2 \(b\): bears the name «احمد», which a bears too"),
        ("- {id: a, name: أ, colour: red}", r"row 1 \(a\): cannot be right: .*colour"),
        ("- {id: a}", r"row 1 \(a\): cannot be right: .*name"),
        ("- {id: a, name: ' '}", r"row 1 \(a\): has an empty id or name"),
        ("- أحمد", r"row 1: cannot be right"),
        ("a: b", "is no list"),
        ("- {id: a, name: أ}\n- {id: b,\n  name: 'ب", r"entities.yaml:3: is no YAML"),
    ],
)
def test_a_row_that_cannot_be_right_is_named(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "entities.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(MahdarError, match=told):
        load_entities(file)


def test_an_empty_file_gives_nobody(tmp_path: Path) -> None:
    (tmp_path / "entities.yaml").write_text("# nobody yet\n", encoding="utf-8")
    assert load_entities(tmp_path / "entities.yaml") == []
