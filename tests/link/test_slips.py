"""Misspelt names, and family names that several of a story bear."""

import pytest

from mahdar.link import link
from mahdar.model import Entity, Judgement, Reading
from tests.link.hand import name, reading


def told(id: str, text: str, *people: tuple[str, dict]) -> Reading:
    return reading(id, text, "2022-01-10", names=[name(text, part, **more) for part, more in people])


def whose(found: tuple[Entity, ...], form: str) -> set[str]:
    return {e.name for e in found if e.type == "Person" and form in e.names}


OFTEN = [told(f"R{n}", "وصل باك مين سوك إلى المطار", ("باك مين سوك", {"state": "KOR"})) for n in range(8)]
NAMED = [told(f"N{n}", "وصل سامر هاردنغر إلى المطار", ("سامر هاردنغر", {"role": "رئيس الاتحاد"})) for n in range(5)]


@pytest.mark.parametrize(
    ("text", "person", "other"),
    [
        ("وعاد باك مين سول أمس", ("باك مين سول", {}), "باك مين سوك"),
        ("وعاد رئيس الاتحاد سامي هاردنغر", ("سامي هاردنغر", {"role": "رئيس الاتحاد"}), "سامر هاردنغر"),
        ("وقال هادنغر إنه عائد", ("هادنغر", {}), "سامر هاردنغر"),
    ],
)
def test_a_name_misspelt_once_is_the_name_that_many_give(text: str, person: tuple[str, dict], other: str) -> None:
    assert whose(link([*OFTEN, *NAMED, told("X", text, person)]).entities, person[0]) == {other}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("وعاد باك مين سول أمس", ("باك مين سول", {"state": "JPN"})),  # another state's
        ("وعاد سامي هاردنغر أمس", ("سامي هاردنغر", {"role": "الطبيب"})),  # two parts and another office
        ("وعاد باك مين هو أمس", ("باك مين هو", {})),  # two letters apart
    ],
)
def test_another_name_is_another_persons(text: str, person: tuple[str, dict]) -> None:
    assert whose(link([*OFTEN, *NAMED, told("X", text, person)]).entities, person[0]) == {person[0]}


def test_who_was_judged_to_be_another_stays_so() -> None:
    judged = Judgement(subject="باك مين سول", other="باك مين سوك", verdict="different", by="me", at="")
    found = link([*OFTEN, told("X", "وعاد باك مين سول أمس", ("باك مين سول", {}))], judgements=[judged]).entities
    assert whose(found, "باك مين سول") == {"باك مين سول"}


def test_a_family_name_before_its_bearer_in_a_report_is_whom_the_story_names() -> None:
    late = ("باك تشول", {"role": "الرئيس الراحل"})
    before = told("X", "انتظر باك القرار. وكان الرئيس الراحل باك تشول هناك", ("باك", {"head": "باك تشول"}), late)
    assert whose(link([*OFTEN, before]).entities, "باك") == {"باك مين سوك"}


def test_spellings_of_who_holds_one_office_in_one_report_are_one_person() -> None:
    role = {"role": "رئيسة الوزراء"}
    both = told(
        "X", "سافرت فيوريكا هاردنغر. ثم عادت فيوريسا هاردنغر", ("فيوريكا هاردنغر", role), ("فيوريسا هاردنغر", role)
    )
    assert len([e for e in link([both]).entities if e.type == "Person"]) == 1
    apart = told(
        "X", "سافرت فيوريكا هاردنغر. ثم عادت فيوريسا هاردنغر", ("فيوريكا هاردنغر", {}), ("فيوريسا هاردنغر", {})
    )
    assert len([e for e in link([apart]).entities if e.type == "Person"]) == 2
