"""Denials that one report sets beside what they deny, and numbers that are of one thing or of two."""

from mahdar.link import link
from mahdar.model import Conflict, Reading
from tests.link.hand import count, name, reading, says


def shown(*readings: Reading, kind: str) -> list[Conflict]:
    return [c for c in link(readings).conflicts if c.kind == kind]


def told(text: str, *statements: tuple[str, str, str, str]) -> Reading:
    codes = {"القاهرة": "EGY", "أثينا": "GRC"}
    names = [name(text, party, "GPE", entity=code, state=code) for party, code in codes.items() if party in text]
    said = [says(text, party, verb, content, entity=codes[party], act=act) for party, verb, content, act in statements]
    return reading("a", text, names=names, statements=said)


def test_a_denial_that_names_the_claim_has_both_sides() -> None:
    content = "مزاعم القاهرة بأن السفينة أفرغت شحنة القمح في الميناء"
    one = told(f"نفت أثينا {content}", ("أثينا", "نفت", content, "deny"))
    assert [{s.by for s in c.sides} for c in shown(one, kind="denial")] == [{"القاهرة", "أثينا"}]


def test_a_denial_that_points_back_is_of_what_was_said_before() -> None:
    content = "إن السفينة أفرغت شحنة القمح في الميناء"
    said = ("القاهرة", "قالت", content, "assert")
    one = told(f"قالت القاهرة {content}. ونفت أثينا ذلك.", said, ("أثينا", "نفت", "ذلك", "deny"))
    assert shown(one, kind="denial")


def test_a_denial_of_another_matter_is_none_of_what_was_said_before() -> None:
    content = "إن السفينة أفرغت شحنة القمح في الميناء"
    said = ("القاهرة", "قالت", content, "assert")
    other = "فتح مكتب للبعثة الرياضية هذا العام"
    one = told(f"قالت القاهرة {content}. ونفت أثينا {other}.", said, ("أثينا", "نفت", other, "deny"))
    assert not shown(one, kind="denial")


def toll(id: str, text: str, **numbers: int) -> Reading:
    counted = [count(text, f"{n} {unit}", n, unit, kind="people") for unit, n in numbers.items()]
    return reading(id, text, "2022-01-10", f"صحيفة {id}", quantities=counted)


def test_tolls_of_other_people_or_of_both_sides_do_not_contradict() -> None:
    a = toll("a", "قتل 20 شخصا من المدنيين في القصف على سوق البلدة", شخصا=20)
    b = toll("b", "قتل 31 شخصا من الجنود في القصف على سوق البلدة", شخصا=31)
    c = toll("c", "قتل 31 شخصا من المدنيين في القصف على سوق البلدة", شخصا=31)
    assert not shown(a, b, kind="number")
    assert shown(a, c, kind="number")


def test_who_else_gives_a_number_is_a_side() -> None:
    a = toll("a", "قتل 20 شخصا من المدنيين في القصف على سوق البلدة", شخصا=20)
    b = toll("b", "قتل 31 شخصا من المدنيين في القصف على سوق البلدة", شخصا=31)
    later = reading("c", b.article.text, "2022-01-11", "صحيفة ج", quantities=b.quantities)
    assert [{s.article for s in c.sides} for c in shown(a, b, later, kind="number")] == [{"a", "b", "c"}]
