"""A denial of one report and what another says: they meet where one says of the denier what he denies."""

from mahdar.link import link
from mahdar.link.dates import published
from mahdar.link.entities import who
from mahdar.link.gainsaid import gainsaid
from mahdar.link.statements import said
from mahdar.link.tables import Story
from mahdar.model import Article, Reading
from mahdar.read import read


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
