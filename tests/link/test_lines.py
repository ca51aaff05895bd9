"""What a party says again in other words is a line of it, beside the single acts of speech."""

from mahdar.link import link
from mahdar.model import Claim, Judgement, Reading
from tests.link.hand import name, reading, says

FIRST = "إن الجسور القديمة باقية"
AGAIN = "إن ترميم الجسور واجب"


def told(id: str, day: str, who: str, code: str, content: str, act: str = "assert") -> Reading:
    text = f"قال {who} {content} وفق الصحيفة"
    people = [name(text, who, state=code)]
    statement = says(text, who, "قال", content, entity=code, act=act)
    return reading(id, text, day, f"صحيفة {id}", names=people, statements=[statement])


def lines(*story: Reading, **more: list[Judgement]) -> list[Claim]:
    return [c for c in link(story, **more).claims if len(c.members) > 1]


EARLY = told("a", "2022-01-10", "سالم الجابري", "OMN", FIRST)
LATE = told("b", "2022-02-20", "هلال الراشدي", "OMN", AGAIN)


def test_one_party_says_again_by_another_mouth_what_it_said_weeks_before() -> None:
    (line,) = lines(EARLY, LATE)
    assert [m.article for m in line.members] == ["a", "b"]
    assert (line.entity, line.act) == ("OMN", "assert")


def test_another_party_another_act_or_a_no_is_no_line() -> None:
    assert not lines(EARLY, told("b", "2022-02-20", "هلال الراشدي", "QAT", AGAIN))
    assert not lines(EARLY, told("b", "2022-02-20", "هلال الراشدي", "OMN", AGAIN, act="demand"))
    assert not lines(EARLY, told("b", "2022-02-20", "هلال الراشدي", "OMN", AGAIN.replace("واجب", "ليس واجبا")))


def test_a_line_ends_where_months_pass() -> None:
    assert not lines(EARLY, told("b", "2022-04-20", "هلال الراشدي", "OMN", AGAIN))


def test_what_is_an_act_of_speech_already_is_no_line_besides() -> None:
    (claim,) = lines(EARLY, told("b", "2022-01-11", "سالم الجابري", "OMN", FIRST))
    assert len(claim.members) == 2


def test_people_keep_two_statements_out_of_one_line() -> None:
    apart = Judgement(subject="a:s0", other="b:s0", verdict="different", by="rana", at="2022-03-01")
    assert not lines(EARLY, LATE, judgements=[apart])


def test_the_charge_that_is_denied_stands_in_the_member() -> None:
    text = "نفى سالم الجابري بشدة الاتهامات بأن الميناء أغلق عمدا"
    statement = says(text, "سالم الجابري", "نفى", "بأن الميناء أغلق عمدا", entity="OMN", act="deny")
    people = [name(text, "سالم الجابري", state="OMN")]
    (claim,) = link([reading("a", text, names=people, statements=[statement])]).claims
    assert claim.members[0].text == "الاتهامات بأن الميناء أغلق عمدا"
