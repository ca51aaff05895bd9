"""Every entry of the pack's linking data runs its own examples; an example that it must not match proves that it can fail."""

import pytest

from mahdar.lang.fold import fold
from mahdar.link.concepts import concept, is_stop, negated, possible, supposed
from mahdar.link.deeds import step
from mahdar.link.figures import kind
from mahdar.link.pieces import begins
from mahdar.link.relative import relative
from mahdar.link.wording import worded
from mahdar.link.words import listed, pack, plain, skeleton, stem

CONCEPTS = pack()["concept"]


@pytest.mark.parametrize("entry", CONCEPTS, ids=lambda e: e["id"])
def test_concepts(entry: dict) -> None:
    assert [concept(fold(w)) for w in entry["yes"] + entry["forms"]] == [entry["id"]] * len(
        entry["yes"] + entry["forms"]
    )
    assert entry["id"] not in {concept(fold(w)) for w in entry["no"]}


def test_stop_words_and_negations() -> None:
    stop, negation = pack()["stop"], pack()["negation"]
    assert all(is_stop(fold(w)) for w in stop["yes"] + stop["forms"])
    assert not any(is_stop(fold(w)) for w in stop["no"])
    assert all(negated([fold(w)]) for w in negation["yes"] + negation["forms"])
    assert not any(negated([fold(w)]) for w in negation["no"])


@pytest.mark.parametrize("entry", pack()["stance"], ids=lambda e: e["id"])
def test_stances(entry: dict) -> None:
    assert [worded(x) for x in entry["yes"] + entry["forms"]] == [entry["id"]] * len(entry["yes"] + entry["forms"])
    assert entry["id"] not in {worded(x) for x in entry["no"]}


@pytest.mark.parametrize("entry", pack()["step"], ids=lambda e: e["id"])
def test_steps(entry: dict) -> None:
    assert [step(fold(w)) for w in entry["yes"] + entry["forms"]] == [entry["id"]] * len(entry["yes"] + entry["forms"])
    assert entry["id"] not in {step(fold(w)) for w in entry["no"]}


@pytest.mark.parametrize("entry", pack()["relative"], ids=lambda e: f"{e['unit']}{e['offset']:+}")
def test_relative_dates(entry: dict) -> None:
    found = (entry["unit"], entry["offset"])
    assert [relative(x) for x in entry["yes"] + entry["forms"]] == [found] * len(entry["yes"] + entry["forms"])
    assert found not in {relative(x) for x in entry["no"]}


def test_what_is_counted() -> None:
    assert not any(kind(w) for w in pack()["uncounted"]["yes"])
    assert all(kind(w) for w in pack()["uncounted"]["no"])


def test_conditions() -> None:
    assert all(supposed([fold(w)]) for w in pack()["condition"]["yes"])
    assert not any(supposed([fold(w)]) for w in pack()["condition"]["no"])


def test_what_may_come_to_pass() -> None:
    assert all(possible([fold(w)]) for w in pack()["possible"]["yes"] + pack()["possible"]["forms"])
    assert not any(possible([fold(w)]) for w in pack()["possible"]["no"])


def test_stems() -> None:
    word = pack()["word"]
    assert [stem(fold(w)) for w, _ in word["yes"]] == [s for _, s in word["yes"]]
    assert all(stem(fold(w)) != s for w, s in word["no"])


def test_skeletons() -> None:
    name = pack()["name"]
    assert all(skeleton(a) == skeleton(b) for a, b in name["yes"])
    assert all(skeleton(a) != skeleton(b) for a, b in name["no"])


def test_clauses_begin() -> None:
    clause = pack()["clause"]
    assert all(begins(*fold(x).split()[:2]) for x in clause["yes"] + clause["forms"])
    assert not any(begins(*fold(x).split()[:2]) for x in clause["no"])


def test_still_is_no_negation() -> None:
    assert not any(negated([fold("لا"), fold(w)]) for w in pack()["negation"]["unless"])


@pytest.mark.parametrize("section", ["again", "claimed", "distance", "firing", "place", "pointing"])
def test_lists_of_whole_words(section: str) -> None:
    entry, forms = pack()[section], listed(section)
    assert all(plain(fold(w)) in forms for w in entry["yes"])
    assert not any(plain(fold(w)) in forms for w in entry["no"])
