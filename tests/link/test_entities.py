"""Who is who: spellings, short names, namesakes and offices, and what people judged."""

import random

import pytest

from mahdar.link import link
from mahdar.link.entities import person_id
from mahdar.model import Entity, Judgement, Reading
from tests.link.hand import name, reading

MINISTER = "وزير خارجية روسيا"


def person(id: str, text: str, *people: tuple[str, dict], published: str = "2022-01-10") -> Reading:
    return reading(id, text, published, names=[name(text, part, **more) for part, more in people])


def named(found: tuple[Entity, ...], form: str) -> Entity:
    hits = [e for e in found if form in e.names]
    assert len(hits) == 1, f"{form}: {[e.names for e in hits]}"
    return hits[0]


STORY = [
    person(
        "A",
        "التقى سيرغي لافروف نظيره. ثم سافر لافروف مساء.",
        ("سيرغي لافروف", {"role": MINISTER, "state": "RUS"}),
        ("لافروف مساء", {"head": "لافروف"}),
    ),
    person("B", "وصل سيرجي لافروف إلى جنيف", ("سيرجي لافروف", {"state": "RUS"}), published="2022-01-12"),
    person("C", "وعاد #سيرغي_لافروف أمس", ("سيرغي_لافروف", {"role": MINISTER}), published="2022-01-15"),
    person(
        "D",
        "تحدث سيرغي ريابكوف وألكسندر غروشكو",
        ("سيرغي ريابكوف", {"role": "نائب وزير الخارجية", "state": "RUS"}),
        ("ألكسندر غروشكو", {"role": "نائب وزير الخارجية", "state": "RUS"}),
    ),
    person(
        "E", "حضر محمد بن سلمان ومحمد بن زايد", ("محمد بن سلمان", {"state": "SAU"}), ("محمد بن زايد", {"state": "ARE"})
    ),
    person("F", "غادر لافروف العاصمة", ("لافروف", {})),
]


def test_spellings_hashtags_and_short_names_are_one_person() -> None:
    found = named(link(STORY).entities, "سيرغي لافروف")
    assert {"سيرغي لافروف", "سيرجي لافروف"} <= set(found.names)
    assert set(found.articles) == {"A", "B", "C", "F"}
    assert found.state == "RUS"


def test_an_office_has_its_first_and_last_report() -> None:
    office = named(link(STORY).entities, "سيرغي لافروف").roles[0]
    assert (office.title, office.first, office.last) == (MINISTER, "2022-01-10", "2022-01-15")


def test_one_family_name_or_one_office_is_not_one_person() -> None:
    entities = link(STORY).entities
    assert named(entities, "محمد بن سلمان") is not named(entities, "محمد بن زايد")
    assert named(entities, "سيرغي ريابكوف") is not named(entities, "ألكسندر غروشكو")


def test_the_order_of_articles_does_not_matter() -> None:
    shuffled = random.Random(3).sample(STORY, len(STORY))
    assert link(shuffled) == link(STORY)


def test_states_go_by_their_code_with_all_their_names() -> None:
    text = "أعلنت موسكو وروسيا الاتحادية موقفها"
    names = [name(text, "موسكو", "GPE", entity="RUS"), name(text, "روسيا الاتحادية", "GPE", entity="RUS")]
    found = link([reading("A", text, names=names)]).entities
    assert [(e.id, e.type, set(e.names)) for e in found] == [("RUS", "Country", {"موسكو", "روسيا الاتحادية"})]


def judged(verdict: str, subject: str, other: str | None = None, at: str = "2022-02-01", **more: str) -> Judgement:
    return Judgement(subject=subject, verdict=verdict, other=other, by="رنا", at=at, **more)


@pytest.mark.parametrize("by_id", [True, False])
def test_a_judgement_parts_what_spelling_joined_and_the_newest_wins(by_id: bool) -> None:
    a, b = "سيرغي لافروف", "سيرجي لافروف"
    if by_id:
        a, b = "سيرغي ريابكوف", "ألكسندر غروشكو"
        join = judged("same", person_id(a), person_id(b))
        assert set(named(link(STORY, judgements=[join]).entities, a).names) >= {a, b}
        return
    part = judged("different", a, b)
    assert b not in named(link(STORY, judgements=[part]).entities, a).names
    again = judged("same", a, b, at="2022-03-01")
    assert b in named(link(STORY, judgements=[again, part]).entities, a).names


def test_rejected_entities_go_and_corrected_fields_stay() -> None:
    id = named(link(STORY).entities, "محمد بن زايد").id
    assert id not in {e.id for e in link(STORY, judgements=[judged("reject", id)]).entities}
    fixed = link(STORY, judgements=[judged("correct", id, field="name", value="الشيخ محمد بن زايد")]).entities
    assert "الشيخ محمد بن زايد" in {e.name for e in fixed}


def test_a_given_name_with_its_particle_written_on_is_taken_up() -> None:
    text = "زار الوفد منزل عبدالمطلب نجيب. وقال جار إن عبدالمطلب كان نائما"
    found = link([person("A", text, ("عبدالمطلب نجيب", {}))]).entities
    assert set(named(found, "عبدالمطلب").names) == {"عبدالمطلب نجيب", "عبدالمطلب"}
