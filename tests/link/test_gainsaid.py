"""A denial of one report and what another says: they meet where one says of the denier what he denies."""

from mahdar.link import link
from mahdar.link.dates import published
from mahdar.link.entities import who
from mahdar.link.gainsaid import gainsaid
from mahdar.link.statements import said
from mahdar.link.tables import Story
from mahdar.model import Article, Reading
from mahdar.read import read
from tests.link.hand import name, reading, says


def report(id: str, day: str, text: str) -> Reading:
    return read(Article.make(id=id, text=text, published=day, outlet=f"صحيفة {id}"))


def pairs(*readings: Reading) -> list[tuple[str | None, str | None]]:
    story = Story.of(readings)
    found = gainsaid(said(story, who(story, (), ()), published(story)))
    return [(one.party, denial.party) for one, denial in found]


DENIED = "ونفت تركيا استهداف قواتها للمدنيين."
SAID = "وقال المرصد السوري لحقوق الإنسان أمس إن 14 مدنيا قتلوا في غارة تركية على ريف حلب."
OTHERS = SAID.replace("تركية", "روسية")


def test_what_is_said_of_the_denier_is_denied() -> None:
    assert pairs(report("a", "2019-10-12", SAID), report("b", "2019-10-13", DENIED)) == [("SOHR", "TUR")]


def test_what_is_said_of_others_is_not() -> None:
    assert not pairs(report("a", "2019-10-12", OTHERS), report("b", "2019-10-13", DENIED))


def test_what_happens_later_was_not_denied() -> None:
    assert not pairs(report("a", "2019-10-18", SAID), report("b", "2019-10-13", DENIED))


def test_a_tie_to_a_body_is_denied() -> None:
    tie = "وتعتبر تركيا وحدات حماية الشعب امتدادا لحزب العمال الكردستاني."
    no = "وتنكر وحدات حماية الشعب أن تكون لها أي صلة بحزب العمال الكردستاني."
    told = report("a", "2019-10-12", tie), report("b", "2019-10-14", no)
    assert pairs(*told)
    assert {side.article for c in link(told).conflicts for side in c.sides} == {"a", "b"}


def test_a_demand_that_another_refuses_in_other_words() -> None:
    asked = "دعت الأمم المتحدة إلى تحقيق مستقل في مقتل المتظاهرين"
    refused_ = "رفضت إسرائيل دعوات دولية لإجراء تحقيق حول مقتل متظاهرين"
    other = "طالب الاتحاد الأوروبي بفتح المعابر أمام الوقود"

    def told(id: str, text: str, who: str, cue: str, content: str, entity: str, act: str) -> Reading:
        said_ = says(text, who, cue, content, entity=entity, act=act)
        return reading(id, text, "2022-01-10", f"صحيفة {id}", statements=[said_],
                       names=[name(text, who, "ORG", entity=entity)])  # fmt: skip

    found = link([
        told("a", asked, "الأمم المتحدة", "دعت", "تحقيق مستقل في مقتل المتظاهرين", "UN", "demand"),
        told("b", refused_, "إسرائيل", "رفضت", "دعوات دولية لإجراء تحقيق حول مقتل متظاهرين", "ISR", "reject"),
        told("c", other, "الاتحاد الأوروبي", "طالب", "فتح المعابر أمام الوقود", "EU", "demand"),
    ]).conflicts  # fmt: skip
    assert [({s.article for s in c.sides}, c.severity) for c in found] == [({"a", "b"}, 0.3)]


def test_reports_that_are_denied_are_those_of_what_others_tell() -> None:
    told = "أعلنت الحركة التوصل برعاية مصرية إلى اتفاق لوقف إطلاق النار مع إسرائيل"
    denied = "نفت إسرائيل تقارير عن التوصل إلى اتفاق بوساطة مصرية لوقف إطلاق النار"
    one = reading("a", told, "2022-01-10", "صحيفة a", names=[name(told, "الحركة", "ORG")], statements=[
        says(told, "الحركة", "أعلنت", told[told.index("التوصل"):], name="حركة الساحل")])  # fmt: skip
    other = reading("b", denied, "2022-01-11", "صحيفة b", names=[name(denied, "إسرائيل", "GPE", entity="ISR")], statements=[
        says(denied, "إسرائيل", "نفت", denied[denied.index("تقارير"):], entity="ISR", act="deny")])  # fmt: skip
    (found,) = link([one, other]).conflicts
    assert (found.kind, {s.article for s in found.sides}) == ("denial", {"a", "b"})
