"""Possible disagreements: proposed below the bar, of what no sure one tells, and settled by what a person judges."""

from mahdar.link import link
from mahdar.model import Conflict, Judgement, Reading
from tests.link.hand import name, reading, says


def told(id: str, who: str, code: str, content: str, act: str = "assert", day: str = "2022-01-10") -> Reading:
    text = f"قالت {who} {content}"
    said = says(text, who, "قالت", content, entity=code, act=act)
    return reading(id, text, day, f"صحيفة {id}", statements=[said], names=[name(text, who, "GPE", entity=code)])


def found(*readings: Reading, judgements: tuple[Judgement, ...] = ()) -> list[Conflict]:
    return list(link(readings, judgements=judgements).conflicts)


FOR = told("a", "عمان", "OMN", "الاتفاق النووي مع طهران", act="support")
AGAINST = told("b", "قطر", "QAT", "قرار الاتفاق النووي مع طهران", act="condemn")
CRIME = told("c", "الكويت", "KWT", "إن الاتفاق النووي مع طهران خطأ وكارثة", day="2022-01-11")
OTHER = told("d", "قطر", "QAT", "الهجوم على القافلة", act="condemn")


def test_a_deed_that_one_welcomes_and_others_condemn() -> None:
    (one,) = found(FOR, AGAINST, CRIME)
    assert (one.kind, one.sure) == ("view", False)
    assert 0 < one.confidence < 0.5
    assert {(side.article, side.by) for side in one.sides} == {("a", "عمان"), ("b", "قطر"), ("c", "الكويت")}
    assert all(side.evidence for side in one.sides)


def test_other_deeds_and_one_party_do_not_stand_against_one_another() -> None:
    own = told("e", "عمان", "OMN", "قرار الاتفاق النووي مع طهران", act="condemn")
    assert not found(FOR, OTHER)
    assert not found(FOR, own)


def test_what_lies_far_apart_is_no_disagreement() -> None:
    assert not found(FOR, told("b", "قطر", "QAT", "الاتفاق النووي مع طهران", act="condemn", day="2022-06-10"))


def test_a_person_confirms_or_drops_it() -> None:
    (one,) = found(FOR, AGAINST)

    def judged(verdict: str) -> list[Conflict]:
        return found(FOR, AGAINST, judgements=(Judgement(subject=one.id, verdict=verdict, by="rana", at="2022"),))  # type: ignore[arg-type]

    assert [(c.id, c.confidence, c.sure) for c in judged("accept")] == [(one.id, 1.0, True)]
    assert not judged("reject")


def test_one_word_with_and_without_a_no() -> None:
    yes = told("a", "عمان", "OMN", "إن الاتفاق النووي يمنع طهران من امتلاك السلاح")
    no = told("b", "قطر", "QAT", "إن الاتفاق النووي لا يمنع طهران من امتلاك أي سلاح بعد عشرة أعوام من الآن")
    may = told("b", "قطر", "QAT", "إن الاتفاق النووي ربما لا يمنع طهران من امتلاك أي سلاح بعد عشرة أعوام من الآن")
    assert [{side.article for side in c.sides} for c in found(yes, no)] == [{"a", "b"}]
    assert not [c for c in found(yes, may) if not c.sure]


def test_charges_both_ways() -> None:
    def charge(id: str, who: str, code: str, whom: str, other: str) -> Reading:
        text = f"اتهمت {who} {whom} بخرق الاتفاق النووي"
        said = says(text, who, "اتهمت", f"{whom} بخرق الاتفاق النووي", entity=code, act="accuse")
        names = [name(text, who, "GPE", entity=code), name(text, whom, "GPE", entity=other)]
        return reading(id, text, "2022-01-10", f"صحيفة {id}", statements=[said], names=names)

    one, back = charge("a", "عمان", "OMN", "قطر", "QAT"), charge("b", "قطر", "QAT", "عمان", "OMN")
    third = charge("c", "الكويت", "KWT", "عمان", "OMN")
    assert [c.kind for c in found(one, back)] == ["accusation"]
    assert not found(one, third)


def test_what_a_report_sets_against_the_words_before() -> None:
    def both(between: str) -> Reading:
        first, second = "إن الهدنة تشمل جميع القوافل", "إن القوافل خارج الهدنة"
        text = f"قالت عمان {first}. {between}أعلنت قطر {second}."
        return reading("a", text, "2022-01-10", "صحيفة", names=[name(text, "عمان", "GPE", entity="OMN"), name(text, "قطر", "GPE", entity="QAT")],
                       statements=[says(text, "عمان", "قالت", first, entity="OMN"), says(text, "قطر", "أعلنت", second, entity="QAT")])  # fmt: skip

    assert [c.kind for c in found(both("ولكن "))] == ["view"]
    assert not found(both(""))


def test_no_more_are_proposed_than_the_dossier_has_room_for() -> None:
    reports = []
    for n, (deed, place) in enumerate((("السفارة", "المحادثات"), ("الاتفاق", "العقوبات"), ("الهدنة", "الغارات"))):
        reports += [told(f"a{n}", "عمان", "OMN", f"{deed} و{place}", act="support"),
                    told(f"b{n}", "قطر", "QAT", f"{deed} و{place}", act="condemn")]  # fmt: skip
    assert 0 < len(found(*reports)) <= len(reports) // 2
