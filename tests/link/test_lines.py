"""What a party says again in other words is a line of it, beside the single acts of speech."""

from mahdar.link import link
from mahdar.link.claims import alike, bundles, parted
from mahdar.link.entities import Who
from mahdar.link.lines import repeated
from mahdar.link.statements import said
from mahdar.link.tables import Story
from mahdar.model import Judgement, Reading
from tests.link.hand import name, reading, says

FIRST = "إن إصلاح الجسور القديمة سيستمر حتى نهاية الشتاء"
AGAIN = "إن إصلاح الطرق والجسور سيستمر ما دامت الميزانية كافية"


def told(id: str, day: str, who: str, code: str, content: str, act: str = "assert") -> Reading:
    text = f"قال {who} {content} وفق الصحيفة"
    people = [name(text, who, state=code)]
    statement = says(text, who, "قال", content, entity=code, act=act)
    return reading(id, text, day, f"صحيفة {id}", names=people, statements=[statement])


EARLY = told("a", "2022-01-10", "سالم الجابري", "OMN", FIRST)


def again(late: Reading) -> bool:
    """Tell whether what another said late is of one line with what was said early."""
    story = Story.of([EARLY, late])
    parts = parted(said(story, Who((), {}, {}), {r.article.id: r.article.published for r in story.readings}))
    return any(no is None for *_, no in alike(story, parts))


def test_one_party_says_again_by_another_mouth_what_it_said_weeks_before() -> None:
    assert again(told("b", "2022-02-20", "هلال الراشدي", "OMN", AGAIN))


def test_another_party_another_act_a_no_or_months_between_make_no_line() -> None:
    assert not again(told("b", "2022-02-20", "هلال الراشدي", "QAT", AGAIN))
    assert not again(told("b", "2022-02-20", "هلال الراشدي", "OMN", AGAIN, act="demand"))
    assert not again(told("b", "2022-02-20", "هلال الراشدي", "OMN", AGAIN, act="deny"))
    assert not again(told("b", "2022-04-20", "هلال الراشدي", "OMN", AGAIN))


def test_one_telling_word_in_common_may_be_of_anything() -> None:
    assert not again(told("b", "2022-02-20", "هلال الراشدي", "OMN", "إن الجسور مكتظة"))


def test_a_line_is_a_claim_of_its_party_unless_an_act_of_speech_has_all_of_it() -> None:
    story = Story.of([EARLY, told("b", "2022-02-20", "هلال الراشدي", "OMN", AGAIN)])
    everything = said(story, Who((), {}, {}), {"a": "2022-01-10", "b": "2022-02-20"})
    (line,) = (b for b in bundles(story, everything, everything, [(0, 1, 0.3, None)]) if b.stance)
    assert line.stance is not None
    assert (line.stance.kind, line.stance.party, line.stance.act) == ("again", "OMN", None)
    assert [one.article for one in line.said] == [0, 1]
    both = bundles(story, everything, everything, [(0, 1, 0.3, None), (0, 1, 0.9, False)])
    assert [b.stance for b in both] == [None]


def test_people_keep_two_statements_out_of_one_line() -> None:
    story = Story.of([EARLY, told("b", "2022-02-20", "هلال الراشدي", "OMN", AGAIN)])
    everything = said(story, Who((), {}, {}), {"a": "2022-01-10", "b": "2022-02-20"})
    apart = Judgement(subject="a:s0", other="b:s0", verdict="different", by="rana", at="2022-03-01")
    assert not any(b.stance for b in bundles(story, everything, everything, [(0, 1, 0.3, None)], [apart]))


def test_one_pair_chains_no_line_together() -> None:
    parts = [*said(Story.of([EARLY]), Who((), {}, {}), {"a": "2022-01-10"})] * 4
    assert repeated(parts, [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.3)]) == [0, 0, 2, 2]


def test_the_charge_that_is_denied_stands_in_the_member() -> None:
    text = "نفى سالم الجابري بشدة الاتهامات بأن الميناء أغلق عمدا"
    statement = says(text, "سالم الجابري", "نفى", "بأن الميناء أغلق عمدا", entity="OMN", act="deny")
    people = [name(text, "سالم الجابري", state="OMN")]
    (claim,) = link([reading("a", text, names=people, statements=[statement])]).claims
    assert claim.members[0].text == "الاتهامات بأن الميناء أغلق عمدا"
