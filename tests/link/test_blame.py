"""Blame and its denial: who stands with the accuser, what evidence shows, and what the accused denies of the deed itself."""

from mahdar.link import link
from mahdar.link.concepts import tokens
from mahdar.link.dates import published
from mahdar.link.entities import who
from mahdar.link.matters import matters
from mahdar.link.statements import said
from mahdar.link.tables import Story
from mahdar.model import Claim, Event, Reading
from tests.link.hand import event, name, reading, says

STATES = {"SAU": "الرياض", "IRN": "طهران", "OMN": "مسقط", "QAT": "الدوحة"}
AROUND = "وكانت ناقلة القمح قد احترقت ليلا في مرفأ الصيادين"


def told(id: str, day: str, code: str, verb: str, content: str, act: str, around: str = AROUND) -> Reading:
    text = f"{around}. {verb} {STATES[code]} {content}"
    names = [name(text, state, "GPE", entity=c, state=c) for c, state in STATES.items() if state in text]
    spoken = says(text, STATES[code], verb, content, entity=code, act=act)
    return reading(id, text, day, f"صحيفة {id}", names=names, statements=[spoken])


def of(found: tuple[Claim, ...], act: str, *articles: str) -> list[Claim]:
    return [c for c in found if c.act == act and {m.article for m in c.members} == set(articles)]


ACCUSED = told("a", "2022-01-10", "SAU", "اتهمت", "طهران باستخدام الألغام لقتل البحارة", "accuse")
DENIED = told("b", "2022-01-11", "IRN", "نفت", "الاتهامات الموجهة إليها بشأن الناقلة", "deny")


def test_accusers_of_few_reports_stand_together() -> None:
    other = told("c", "2022-01-12", "OMN", "اتهمت", "طهران بتفجير الناقلة بالألغام", "accuse")
    (claim,) = of(link([ACCUSED, other]).claims, "accuse", "a", "c")
    assert claim.entity in ("SAU", "OMN")
    assert set(claim.confirmed_by) == {"SAU", "OMN"} - {claim.entity}


def test_what_evidence_shows_of_a_state_is_blame() -> None:
    shown = told("c", "2022-01-12", "SAU", "قالت", "إن لديها أدلة على مهاجمة طهران سفينة تجارية", "assert")
    assert of(link([ACCUSED, shown, DENIED]).claims, "accuse", "a", "c")
    none = told("c", "2022-01-12", "SAU", "قالت", "إنها سلمت أدلة القضية إلى محققين زاروا طهران", "assert")
    assert not of(link([ACCUSED, none, DENIED]).claims, "accuse", "a", "c")


def test_what_is_only_feared_is_no_blame() -> None:
    feared = told("c", "2022-01-12", "SAU", "حذرت", "من أن الحريق قد يؤدي إلى تورط طهران في حرب", "warn")
    assert not of(link([ACCUSED, feared, DENIED]).claims, "accuse", "a", "c")


def test_the_deed_denied_stands_with_the_blame_denied() -> None:
    deed = told("c", "2022-02-01", "IRN", "نفت", "استخدام أي ألغام ضد البحارة", "deny")
    (claim,) = of(link([ACCUSED, DENIED, deed]).claims, "deny", "b", "c")
    assert claim.entity == "IRN"
    other = told("c", "2022-01-13", "IRN", "نفت", "رفع أسعار الوقود هذا الشتاء", "deny", around="خبر عن السوق المحلية")
    assert not of(link([ACCUSED, DENIED, other]).claims, "deny", "b", "c")


def test_who_stands_by_an_accusation_tells_of_both() -> None:
    again = told("c", "2022-01-12", "SAU", "أكدت", "أن طهران مسؤولة عن حريق الناقلة", "assert")
    backed = told("d", "2022-01-13", "QAT", "أيدت", "موقف الرياض في اتهام طهران بحرق الناقلة", "support")
    claims = link([ACCUSED, again, backed, DENIED]).claims
    assert of(claims, "accuse", "a", "c", "d")


def test_two_matters_of_one_party_are_told_apart_by_their_own_words() -> None:
    ship = "وكانت ناقلة القمح قد احترقت ليلا في مرفأ الصيادين وارتفعت الأسعار"
    banks = "تعطلت حواسيب المصارف في العاصمة ساعات وتوقفت بطاقات الزبائن أمام المتاجر في ثلاث مدن كبرى قبل أن يصلح المهندسون العطل وارتفعت الأسعار"
    mines, theft = "الاتهامات بزرع الألغام لإحراق السفينة", "الاتهامات باختراق المصارف وسرقة الأرصدة"

    def numbers(*denials: tuple[str, str]) -> list[int]:
        readings = [
            told(f"a{n}", "2022-01-10", "IRN", "نفت", what, "deny", around) for n, (what, around) in enumerate(denials)
        ]
        story = Story.of(readings)
        return matters(story, said(story, who(story, (), ()), published(story)))

    assert numbers((mines, ship), (mines, banks)) == [0, 0]
    assert numbers((mines, ship), (theft, banks)) == [0, 1]


def history(content: str, part: str, type: str, actors: tuple[str, ...]) -> list[str]:
    text = f"اتهمت الرياض {content}. ونفت طهران ذلك."
    names = [
        name(text, "الرياض", "GPE", entity="SAU", state="SAU"),
        name(text, "طهران", "GPE", entity="IRN", state="IRN"),
    ]
    spoken = [says(text, "الرياض", "اتهمت", content, entity="SAU", act="accuse"),
            says(text, "طهران", "نفت", "ذلك", entity="IRN", act="deny")]  # fmt: skip
    deed: Event = event(text, part, type, actors=actors)
    (found,) = link([reading("a", text, names=names, statements=spoken, events=[deed])]).events
    return [s.status for s in found.history]


def test_blame_denied_is_the_deniers_deed_and_no_talks() -> None:
    blame = "طهران بالضلوع في تفجير الناقلة بعد اجتماع البحارة"
    assert "denied" in history(blame, "تفجير", "ASSAULT", ("IRN",))
    assert "denied" not in history(blame, "تفجير", "ASSAULT", ("OMN",))
    assert "denied" not in history(blame, "اجتماع", "CONSULT", ("IRN",))


def test_what_was_called_off_and_is_told_of_again_is_on() -> None:
    def talks(id: str, day: str, text: str, status: str) -> Reading:
        deed = event(text, "لقاء", "CONSULT", actors=("OMN", "QAT"), date="2022-02-20", status=status)
        return reading(id, text, day, id, events=[deed])

    off = talks("b", "2022-01-20", "ألغت مسقط لقاء كان مقررا مع الدوحة في 20 فبراير", "cancelled")
    same = talks("c", "2022-01-26", "لقاء مسقط والدوحة الذي ألغي كان مقررا في 20 فبراير", "cancelled")
    on = talks("d", "2022-01-26", "تستعد مسقط لعقد لقاء مع الدوحة في 20 فبراير", "planned")
    assert [e.status for e in link([off, same]).events] == ["cancelled"]
    assert [e.status for e in link([off, same, on]).events] == ["planned"]


def test_an_adjective_of_no_state_is_of_none() -> None:
    assert "@YEM" not in tokens("أجهزة أمنية")
    assert "@YEM" in tokens("سفن يمنية")


def test_what_leads_to_something_kills_nobody_and_not_every_trace_is_evidence() -> None:
    assert "#killing" in tokens("أودى الحريق بحياة بحار")
    assert "#killing" not in tokens("قد يؤدي الحريق إلى إغلاق المرفأ")
    assert "#evidence" in tokens("لم يجدوا أي أثر")
    assert "#evidence" not in tokens("ترك القرار أثر بالغ")
