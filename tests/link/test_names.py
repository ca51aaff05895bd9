"""Names compared: pairs that the press writes, measured as pairwise F1."""

import tomllib
from pathlib import Path

import pytest

from mahdar.link.names import Form, compare

PAIRS = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))


def form(entry: str) -> Form:
    name, *rest = (part.strip() for part in entry.split("|"))
    return Form.of(name, roles=rest[:1], states=" ".join(rest[1:]))


def score() -> tuple[float, list[str]]:
    wrong = []
    hits = {"same": 0, "different": 0}
    for kind in hits:
        for a, b in PAIRS[kind]:
            found = compare(form(a), form(b))
            hits[kind] += found.same
            if found.same != (kind == "same"):
                wrong.append(f"{kind}: {a} / {b}: {found.explain()}")
    tp, fp, fn = hits["same"], hits["different"], len(PAIRS["same"]) - hits["same"]
    return 2 * tp / (2 * tp + fp + fn), wrong


def test_there_are_300_pairs() -> None:
    assert len(PAIRS["same"]) + len(PAIRS["different"]) >= 300


def test_pairwise_f1() -> None:
    f1, wrong = score()
    assert f1 >= 0.95, "\n".join(wrong)


@pytest.mark.parametrize(("a", "b"), [("محمد بن سلمان", "محمد بن زايد"), ("سيرغي ريابكوف", "ألكسندر غروشكو")])
def test_one_office_or_family_is_not_one_person(a: str, b: str) -> None:
    office = "نائب وزير الخارجية | RUS"
    assert not compare(form(f"{a} | {office}"), form(f"{b} | {office}")).same


def test_role_and_state_decide_where_spelling_does_not() -> None:
    near = "محمد سلمان", "محمد سليمان"
    assert not compare(form(f"{near[0]} | وزير | SAU"), form(f"{near[1]} | نائب | SYR")).same
    assert compare(form("ستولتنبرغ | أمين عام"), form("شتولتنبرغ | الأمين العام")).same


def test_one_full_name_is_one_person_though_a_report_takes_his_gender_from_another() -> None:
    one, other = Form.of("دونالد ترامب", gender="m"), Form.of("دونالد ترمب", gender="f")
    assert compare(one, other).same
    assert not compare(Form.of("ترامب", gender="m"), Form.of("ميلانيا ترامب", gender="f")).same


def test_letters_that_transliterations_exchange_want_no_support_from_the_office() -> None:
    held, slip = "أولغا غرينبرغ | المستشارة النمساوية | AUT", "أولجا جرينبرج | المستشارة السويسرية | CHE"
    assert compare(form(held), form(slip)).same
    assert not compare(form("سالم بديع | الوزير المغربي | MAR"), form("سليم بدوع | الوزير التونسي | TUN")).same
