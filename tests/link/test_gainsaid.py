"""A denial of one report and what another says: they meet where one says of the denier what he denies."""

from mahdar.link import link
from mahdar.model import Article, Conflict, Reading
from mahdar.read import read


def report(id: str, day: str, text: str) -> Reading:
    return read(Article.make(id=id, text=text, published=day, outlet=f"صحيفة {id}"))


def shown(*readings: Reading) -> list[Conflict]:
    return [c for c in link(readings).conflicts if c.kind == "denial"]


DENIED = "ونفت تركيا استهداف قواتها للمدنيين."
SAID = "قال المرصد السوري لحقوق الإنسان إن تسعة مدنيين قتلوا في قصف تركي على ريف حلب."
OTHERS = "قال المرصد السوري لحقوق الإنسان إن روسيا شنت غارات على سوق مزدحمة فأصابت مدنيين بينهم نساء."


def test_what_is_said_of_the_denier_is_denied() -> None:
    conflicts = shown(report("a", "2019-10-12", SAID), report("b", "2019-10-13", DENIED))
    assert [{s.article for s in c.sides} for c in conflicts] == [{"a", "b"}]


def test_what_is_said_of_others_is_not() -> None:
    assert not shown(report("a", "2019-10-12", OTHERS), report("b", "2019-10-13", DENIED))
    assert shown(report("a", "2019-10-12", OTHERS.replace("روسيا", "تركيا")), report("b", "2019-10-13", DENIED))


def test_what_happens_later_was_not_denied() -> None:
    assert not shown(report("a", "2019-10-18", SAID), report("b", "2019-10-13", DENIED))


def test_a_tie_to_a_body_is_denied() -> None:
    tie = "وتعتبر أنقرة وحدات حماية الشعب امتدادا لحزب العمال الكردستاني."
    no = "وتنكر وحدات حماية الشعب أي صلة بحزب العمال الكردستاني."
    assert shown(report("a", "2019-10-12", tie), report("b", "2019-10-14", no))
