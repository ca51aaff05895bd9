"""Plain sentences, one deed each, told of by the words that the press uses most: the deed and who does it are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from mahdar.model import Article
from mahdar.read import read


def rows(name: str) -> list[list[str]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


ROWS, INNOCENT = rows("plain.tsv"), rows("innocent.tsv")


@pytest.mark.parametrize(("kind", "who", "text"), ROWS, ids=[text for _, _, text in ROWS])
def test_a_plain_deed(kind: str, who: str, text: str) -> None:
    found = read(Article.make(text=text, published="2018-04-15")).events
    assert any(e.type == kind and any(who in actor for actor in e.actors) for e in found), found


@pytest.mark.parametrize(("kind", "who", "text"), INNOCENT, ids=[text for _, _, text in INNOCENT])
def test_who_only_speaks_of_a_deed(kind: str, who: str, text: str) -> None:
    found = read(Article.make(text=text, published="2018-04-15")).events
    assert not any(who in actor for e in found if e.type == kind for actor in e.actors), found


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ولم تستبعد باريس فرض عقوبات جديدة.", "proposed"),
        ("ولا تزال القوات التركية تحاصر المدينة.", "ongoing"),
        ("ونفت طهران إرسال أسلحة إلى الحوثيين.", "denied"),
        ("واعترف الجيش الأمريكي بقصف المستشفى.", "held"),
    ],
)
def test_how_far_it_went(text: str, status: str) -> None:
    assert [e.status for e in read(Article.make(text=text, title=text, published="2018-04-15")).events] == [status]


def test_who_strikes_back_did_not_strike_first() -> None:
    text = "شنت إسرائيل غارات على غزة بعد هجوم بالصواريخ على سديروت نفذته حركة حماس وقتل فيه ثلاثة أشخاص."
    found = read(Article.make(text=text, published="2018-04-15")).events
    assert ("air_strike", ("ISR",)) in [(e.mode, e.actors) for e in found]
    assert not any("ISR" in e.actors and "حماس" in e.actors for e in found)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("عرض الوزير، الأحد، قطعة من طائرة إيرانية أسقطتها إسرائيل منذ عدة أيام في الجولان.", None),
        ("يذكر أن الجيش أعلن في العاشر من نيسان أن طائرة إسرائيلية قصفت موقعا في سوريا.", "2018-04-10"),
    ],
)
def test_the_day_of_a_deed_is_not_any_day_beside_it(text: str, day: str | None) -> None:
    found = read(Article.make(text=text, published="2018-04-15")).events
    assert [e.date for e in found if e.type == "ASSAULT"] == [day]


def test_what_is_only_threatened_is_no_attack_that_was_made() -> None:
    text = "قصفت روسيا بلدة في الشرق عام 2014.\nونفى الرئيس الروسي وجود خطط لشن هجوم على أوكرانيا."
    found = read(Article.make(text=text, published="2018-04-15")).events
    assert len([e for e in found if e.type == "ASSAULT"]) == 2
