"""Whether a deed was done, goes on or is only planned."""

from __future__ import annotations

import pytest

from mahdar.model import Article, Event
from mahdar.read import read
from mahdar.read.events.merge import Mention, merge


def event(text: str, kind: str) -> Event:
    """Give the only event of a type."""
    found = [e for e in read(Article.make(text=text, published="2018-05-15")).events if e.type == kind]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("توقع الكويت والعراق اتفاقية لتنظيم الملاحة.", "AGREE", "held"),
        ("تفرض الولايات المتحدة عقوبات على المصرف السوري.", "SANCTION", "held"),
        ("يعاني السكان الجوع. وتحاصر القوات السورية البلدة.", "COERCE", "ongoing"),
        ("ستوقع الكويت والعراق اتفاقية لتنظيم الملاحة.", "AGREE", "planned"),
    ],
)
def test_what_is_done_in_a_moment_does_not_go_on(text: str, kind: str, status: str) -> None:
    """The present tense tells of a siege that it goes on, of a signing that it was done."""
    assert event(text, kind).status == status


def test_what_one_sentence_tells_as_done_is_done() -> None:
    """Of two mentions of one deed, in the past and in the present, the past counts."""
    told = Mention("ASSAULT", "shelling", ["RUS"], ["SYR"], "held")
    again = Mention("ASSAULT", "shelling", ["RUS"], ["SYR"], "ongoing")
    assert [m.status for m in merge([told, again])] == ["held"]


def test_what_a_participle_says_to_be_done() -> None:
    """Sanctions that are imposed are held though somebody may wish their end."""
    text = "ستعود الشركات إذا ألغت الحكومة العقوبات الأميركية المفروضة على إيران منذ مارس 2018."
    assert event(text, "SANCTION").status == "held"


def test_what_is_called_off_is_another_deed() -> None:
    """A later sentence that tells of a meeting called off does not speak of the one that was held."""
    held = Mention("CONSULT", "meeting", ["PRK", "KOR"], [], "held", sentence=4)
    off = Mention("CONSULT", "meeting", ["PRK", "KOR"], [], "cancelled", sentence=6)
    assert [m.status for m in merge([held, off])] == ["held", "cancelled"]


def test_a_summit_is_no_visit() -> None:
    """Nor is a pardon a release: kinds of deeds that are never one event, however alike their doers."""
    text = "زار الرئيس المصري أثينا. وشارك الرئيس المصري لاحقا في قمة في نيقوسيا."
    kinds = [e.mode for e in read(Article.make(text=text, published="2018-05-15")).events if e.type == "CONSULT"]
    assert kinds == ["visit", "summit"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ألغيت المحادثات المقررة بين النرويج والدنمارك.", "cancelled"),
        ("تأجل اجتماع النرويج والدنمارك إلى الخريف.", "cancelled"),
        ("وقالت النرويج إن المحادثات مع الدنمارك ألغيت.", "cancelled"),
        ("وكان الرئيس الأميركي قد ألغى، الخميس، القمة المقررة مع الدنمارك في حزيران.", "cancelled"),
        ("قد تلغي النرويج المحادثات مع الدنمارك.", "planned"),
        ("زار الرئيس النرويجي الدنمارك أمس، وكانت الزيارة قد تأجلت مرتين.", "held"),
    ],
)
def test_what_is_called_off_or_put_off(text: str, status: str) -> None:
    """Also in the passive and behind the deed's noun; what may be, or had been before, is not."""
    assert event(text, "CONSULT").status == status


def test_a_negation_before_the_verb_that_carries_a_deed() -> None:
    found = read(Article.make(text="قال الوزير، الأحد، إن بلاده لن تقدم تنازلات.", published="2018-05-15")).events
    assert found == ()


def test_what_is_denied_to_be_planned() -> None:
    assert event("نفت المجر مرة أخرى، الأحد، أنها تخطط لغزو سلوفاكيا.", "ASSAULT").status == "denied"
