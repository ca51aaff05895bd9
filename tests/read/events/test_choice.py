"""Who does a deed is weighed by all that the article says: tried with weights of our own, whatever the pack's are."""

from __future__ import annotations

import pytest

from mahdar.model import Article
from mahdar.read import reader
from mahdar.read.events.elsewhere import Elsewhere
from mahdar.read.events.seen import Deeds, Often, Part, Place, Weights, named
from mahdar.read.events.stage import Events

TWO_RAIDS = (
    "قصفت الطائرات الإثيوبية مخيما قرب الحدود يوم السبت.\n"
    "وتحدث السكان عن أضرار واسعة في المنازل والطرق.\n"
    "وفي حادث منفصل وقع هجوم على سوق المدينة يوم الاثنين وقتل ثلاثة أشخاص."
)


def doers(text: str, weights: dict[str, float], monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    read = reader("ar")
    stage = next(s for s in read.stages if isinstance(s, Events))
    monkeypatch.setattr(stage, "weights", Weights(weights))
    return [e.actors for e in read(Article.make(text=text, published="2019-03-05")).events]


def test_nobody_is_chosen_without_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doers(TWO_RAIDS, {}, monkeypatch) == [("ETH",), ()]


def test_who_does_such_deeds_elsewhere_may_do_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = doers(TWO_RAIDS, {"": -2.0, "does it elsewhere 1": 4.0}, monkeypatch)
    assert {"ETH"} == {x for actors in found for x in actors}
    assert () not in found


def test_one_who_is_not_clearly_likelier_leaves_the_grammar_s_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "قصف الجيش التركي قرية في سوريا."
    assert doers(text, {"": 0.0, "chosen first": 1.0, "behind: state": 1.5}, monkeypatch) == [("TUR",)]
    assert doers(text, {"": 0.0, "chosen first": -3.0, "behind: state": 1.5}, monkeypatch) == [("SYR",)]


def test_who_meets_has_another_one_who_is_likely_to(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "بحضور السفير القبرصي اختتم الوزير البرازيلي المحادثات."
    weights = {"": 2.0, "chosen first": 4.0}
    assert doers(text, weights, monkeypatch) == [("BRA",)]
    assert doers(text, weights | {"before: state": 2.5}, monkeypatch) == [("BRA", "CYP")]
    raid = "بحضور السفير القبرصي قصف الجيش البرازيلي القرية."
    assert doers(raid, weights | {"before: state": 2.5}, monkeypatch) == [("BRA",)]


def test_who_is_chosen_comes_with_those_joined_to_him(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {"": 0.0, "chosen first": -3.0, "behind: state": 1.5}
    text = "قصف الجيش التركي قرية قرب حدود روسيا وجورجيا."
    assert [set(actors) for actors in doers(text, weights, monkeypatch)] == [{"RUS", "GEO"}]


def test_marks_have_names() -> None:
    assert named(Often(False, does=5, bears=3)) == [
        "does it elsewhere 5+", "does it elsewhere, other", "suffers others 3-4", "suffers others, other",
    ]  # fmt: skip
    part = Part(False, nearby="another", alike=True, rival=True, alone=True)
    assert named(part) == ["another: does it nearby", "does it to the same", "only others do it", "alone"]
    assert "before, adjective" in named(Place("before", "state", "1", adjective=True))
    assert "counted, chosen" in named(Deeds("ASSAULT", False, False, False, "", "", True, True, True))


def test_an_article_without_deeds_has_nobody_elsewhere() -> None:
    assert Elsewhere([]).top == {}


def test_an_armed_group_makes_no_air_raid() -> None:
    text = "وتحدث الحوثيون عن غارة على سوق القرية فجر الخميس."
    (raid,) = reader("ar")(Article.make(text=text, published="2022-01-06")).events
    assert not raid.actors
