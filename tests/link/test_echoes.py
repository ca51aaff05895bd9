"""What a report tells in its own voice in the words of what somebody says elsewhere is a member of that claim."""

from mahdar.link import link
from mahdar.model import Claim, Reading
from tests.link.hand import name, reading, says

SAID = "أن الفيضان أغرق ثمانية قوارب صيد في مرفأ صحار"
FILLER = "قال تاجر إن سعر القمح في الميناء ثابت. قال سائق إن الطريق إلى الجبل مغلق"


def report(id: str, day: str, first: str, quoted: bool = False) -> Reading:
    text = f"{first}. {FILLER}"
    who = [name(text, "مسقط", "GPE", entity="OMN", state="OMN")] if quoted else []
    said = [says(text, "مسقط", "أكدت", SAID, entity="OMN")] if quoted else []
    more = [
        says(text, "تاجر", "قال", "إن سعر القمح في الميناء ثابت"),
        says(text, "سائق", "قال", "إن الطريق إلى الجبل مغلق"),
    ]
    return reading(id, text, day, id, names=who, statements=[*said, *more])


QUOTED = report("a", "2022-01-10", f"أكدت مسقط {SAID}", quoted=True)


def claim(story: list[Reading]) -> Claim:
    return next(c for c in link(story).claims if any("الفيضان" in m.text for m in c.members))


def test_who_tells_the_same_without_saying_whose_it_is_is_a_member() -> None:
    own = report("b", "2022-01-11", "وكان الفيضان أغرق ثمانية قوارب صيد في مرفأ صحار")
    found = claim([QUOTED, own])
    assert [(m.article, m.statement is None) for m in found.members] == [("a", False), ("b", True)]
    assert (found.entity, found.act) == ("OMN", "assert")


def test_who_shares_a_few_words_only_is_none() -> None:
    own = report("b", "2022-01-11", "وقد أغرق الفيضان في ذلك المساء بيوتا كثيرة في الجبل وقطع طريقا إلى صحار")
    assert [m.article for m in claim([QUOTED, own]).members] == ["a"]


def test_who_says_that_it_is_not_so_is_none() -> None:
    own = report("b", "2022-01-11", "ولم يغرق الفيضان ثمانية قوارب صيد في مرفأ صحار")
    assert [m.article for m in claim([QUOTED, own]).members] == ["a"]


def test_a_claim_is_called_by_what_was_said_first() -> None:
    own = report("b", "2022-01-09", "وكان الفيضان أغرق ثمانية قوارب صيد في مرفأ صحار")
    assert claim([own, QUOTED]).id == claim([QUOTED]).id
