"""Denials that one report sets beside what they deny, and numbers that are of one thing or of two."""

import msgspec

from mahdar.link import link
from mahdar.model import Conflict, Reading
from tests.link.hand import count, event, name, reading, says, time


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


def test_a_denied_rumour_stands_in_no_mouth_but_its_own() -> None:
    content = 'ما سمته "شائعات" عن إفراغ شحنة القمح في الميناء'
    one = told(f"نفت أثينا {content}", ("أثينا", "نفت", content, "deny"))
    assert [{s.by for s in c.sides} for c in shown(one, kind="denial")] == [{"شائعات", "أثينا"}]


def test_a_denial_that_points_back_is_of_what_was_said_before() -> None:
    content = "إن السفينة أفرغت شحنة القمح في الميناء"
    said = ("القاهرة", "قالت", content, "assert")
    one = told(f"قالت القاهرة {content}. ونفت أثينا ذلك.", said, ("أثينا", "نفت", "ذلك", "deny"))
    assert shown(one, kind="denial")


def test_a_denial_that_points_back_may_say_when() -> None:
    text = "قالت القاهرة إن قواتها دخلت الميناء. لكن أثينا نفت ذلك في وقت لاحق"
    both = told(text, ("القاهرة", "قالت", "إن قواتها دخلت الميناء", "assert"),
                ("أثينا", "نفت", "ذلك في وقت لاحق", "deny"))  # fmt: skip
    assert shown(both, kind="denial")


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


def meeting(id: str, text: str, when: str, date: str, published: str, status: str = "planned") -> Reading:
    names = [name(text, part, "GPE", entity=code, state=code) for part, code in (("القاهرة", "EGY"), ("أثينا", "GRC"))]
    deed = event(text, "اجتماعا", "CONSULT", actors=("EGY", "GRC"), date=date, status=status)
    return reading(id, text, published, f"صحيفة {id}", names=names, events=[deed], times=[time(text, when, date)])


EARLY = meeting("a", "تعقد القاهرة وأثينا اجتماعا حول ترسيم الحدود البحرية في مايو", "مايو", "2022-05", "2022-03-01")


def test_a_plan_that_moved_is_shown_with_both_times() -> None:
    text = "تعقد القاهرة وأثينا اجتماعا حول ترسيم الحدود البحرية في يوليو"
    moved = shown(EARLY, meeting("b", text, "يوليو", "2022-07", "2022-04-20"), kind="date")
    assert [{s.value for s in c.sides} for c in moved] == [{"2022-05", "2022-07"}]
    again = text.replace("اجتماعا", "اجتماعا جديدا")
    assert not shown(EARLY, meeting("b", again, "يوليو", "2022-07", "2022-04-20"), kind="date")


def truce(id: str, text: str, day: str) -> Reading:
    deed = event(text, "هدنة", "RETREAT", mode="truce", actors=("EGY", "GRC"), date="2022-01-10")
    return reading(id, text, day, f"صحيفة {id}", events=[deed])


def test_a_truce_that_failed_was_not_held() -> None:
    agreed = truce("a", "بدأت هدنة بين القاهرة وأثينا في البحر", "2022-01-10")
    failed = truce("b", "أدى انهيار هدنة القاهرة وأثينا في البحر إلى موجة نزوح", "2022-01-12")
    lasting = truce("b", "أدت هدنة القاهرة وأثينا في البحر إلى عودة الصيادين", "2022-01-12")
    assert shown(agreed, failed, kind="not_held")
    assert not shown(agreed, lasting, kind="not_held")


def test_what_somebody_denies_is_denied_in_its_history() -> None:
    content = "إن أثينا قصفت مرفأ القرية"
    text = f"قالت القاهرة {content}. ونفت أثينا ذلك."
    said = [says(text, "القاهرة", "قالت", content, entity="EGY"),
            says(text, "أثينا", "نفت", "ذلك", entity="GRC", act="deny")]  # fmt: skip
    deed = event(text, "قصفت", "ASSAULT", actors=("GRC",))
    (found,) = link([reading("a", text, statements=said, events=[deed])]).events
    assert [s.status for s in found.history] == ["held", "denied"]
    headed = f"قصف مرفأ القرية في الليل.\n{text}"
    said = [says(headed, "القاهرة", "قالت", content, entity="EGY"),
            says(headed, "أثينا", "نفت", "ذلك", entity="GRC", act="deny")]  # fmt: skip
    deed = event(headed, "قصف", "ASSAULT", actors=("GRC",))
    twice = msgspec.structs.replace(deed, spans=(*deed.spans, *event(headed, "قصفت", "ASSAULT").spans))
    (found,) = link([reading("a", headed, statements=said, events=[twice])]).events
    assert [s.status for s in found.history] == ["held", "denied"]


def test_who_asks_to_call_off_has_not_done_so() -> None:
    def told_of(text: str) -> Reading:
        deed = event(text, "اجتماع", "CONSULT", actors=("EGY", "GRC"), status="cancelled")
        return reading("a", text, events=[deed])

    assert shown(told_of("قررت القاهرة تأجيل اجتماع مقرر مع أثينا"), kind="not_held")
    assert not shown(told_of("طالبت القاهرة بتأجيل اجتماع مقرر مع أثينا"), kind="not_held")


def test_a_distance_from_a_place_is_laid_beside_another() -> None:
    def far(id: str, text: str, number: int) -> Reading:
        counted = count(text, f"{number} كيلومترا", number, "كيلومترا", kind="distance")
        return reading(id, text, "2022-01-10", f"صحيفة {id}", quantities=[counted])

    a = far("a", "وقع مركز الزلزال على بعد 20 كيلومترا من ميناء البلدة", 20)
    b = far("b", "وقع مركز الزلزال على بعد 31 كيلومترا من ميناء البلدة", 31)
    wide = far("b", "شعر بالزلزال سكان 31 كيلومترا من ساحل البلدة ومينائها", 31)
    assert shown(a, b, kind="number")
    assert not shown(a, wide, kind="number")


def test_a_statement_is_of_the_day_named_before_it_or_of_the_words_it_goes_on_from() -> None:
    first, second = "إن الميناء مغلق", "أن السفن تنتظر"
    text = f"وفي مؤتمر صحفي عقد السبت، قالت القاهرة {first}. وأضافت القاهرة {second}."
    said = [says(text, "القاهرة", "قالت", first, entity="EGY"), says(text, "القاهرة", "أضافت", second, entity="EGY")]
    found = link([reading("a", text, statements=said, times=[time(text, "السبت", "2022-01-08", type="DATE")])])
    assert {s.date for s in found.statements} == {"2022-01-08"}
    undated = link([reading("a", text, statements=said)])
    assert {s.date for s in undated.statements} == {"2022-01-10"}


def test_a_denial_of_claims_named_before_it_has_both_sides() -> None:
    text = "نفت أثينا التقارير أن السفينة أفرغت شحنة القمح في الميناء"
    one = told(text, ("أثينا", "نفت", "أن السفينة أفرغت شحنة القمح في الميناء", "deny"))
    assert [{s.by for s in c.sides} for c in shown(one, kind="denial")] == [{"التقارير", "أثينا"}]


def test_a_sentence_sets_a_denial_against_what_was_said() -> None:
    first, second = "إن خمسة صيادين غرقوا قبالة الجزيرة", "إطلاق أي قذائف على الزوارق"
    said = ("القاهرة", "قالت", first, "assert")
    denial = ("أثينا", "نفت", second, "deny")
    assert shown(told(f"قالت القاهرة {first}، فيما نفت أثينا {second}", said, denial), kind="denial")
    assert not shown(told(f"قالت القاهرة {first}. وفيما بعد نفت أثينا {second}", said, denial), kind="denial")
