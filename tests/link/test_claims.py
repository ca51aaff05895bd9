"""Claims: one quotation behind many reports, independent origins, blame and denial, and what contradicts."""

import random

from mahdar.link import link
from mahdar.link.concepts import marks, tokens
from mahdar.model import Claim, Linked, Reading
from tests.link.hand import name, reading, says, time

QUOTE = "إن السد سيفتح بواباته السبع صباح الجمعة لتصريف الفيضان"


def quoted(id: str, outlet: str, lead: str, content: str = QUOTE, **more: object) -> Reading:
    text = f"{lead} قال وزير الري حسن البدري {content}. انتهى الخبر هنا"
    people = [name(text, "حسن البدري", role="وزير الري", state="EGY")]
    statement = says(text, "حسن البدري", "قال", content, entity="EGY")
    return reading(id, text, "2022-01-10", outlet, names=people, statements=[statement], **more)


def claim_with(linked: Linked, article: str) -> Claim:
    found = [c for c in linked.claims if article in {m.article for m in c.members}]
    return max(found, key=lambda c: len(c.members))


def test_one_quotation_in_three_outlets_is_one_claim_of_one_origin() -> None:
    story = [
        quoted("a", "أولى", "في القاهرة"),
        quoted(
            "b",
            "ثانية",
            "من جهته",
            "إن السد سيفتح بواباته السبع صباح الجمعة المقبل لتصريف مياه الفيضان",
            agencies=("وكالة ألف",),
        ),
        quoted("c", "ثالثة", "بدوره", agencies=("وكالة ألف",)),
    ]
    linked = link(random.Random(1).sample(story, 3))
    claim = claim_with(linked, "a")
    assert {m.article for m in claim.members} == {"a", "b", "c"}
    assert claim.origins == ("حسن البدري",)
    assert ("ثانية", "وكالة ألف", "حسن البدري") in claim.lines
    assert {s.claim for s in linked.statements} == {claim.id}


def test_different_statements_of_one_speaker_stay_apart() -> None:
    story = [
        quoted("a", "أولى", "في القاهرة"),
        quoted("b", "ثانية", "من جهته", "إن أسعار الأسمدة لن ترتفع هذا الموسم رغم شح المعروض"),
    ]
    assert all(len(c.members) == 1 for c in link(story).claims)


def blamed(id: str, day: str, accuser: str, code: str, verb: str, content: str, act: str) -> Reading:
    text = f"{verb} {accuser} {content} بحسب بيان صدر اليوم"
    spans = [name(text, accuser, "GPE", entity=code, state=code)]
    spans += [name(text, x, "GPE", entity=c, state=c) for x, c in (("طهران", "IRN"), ("الرياض", "SAU")) if x in content]
    return reading(
        id, text, day, f"صحيفة {id}", names=spans, statements=[says(text, accuser, verb, content, entity=code, act=act)]
    )


BLAME = [
    blamed("a", "2022-01-10", "الرياض", "SAU", "اتهمت", "طهران بالوقوف وراء الهجوم على المصفاة", "accuse"),
    blamed("b", "2022-01-12", "الرياض", "SAU", "أكدت", "أن طهران مسؤولة عن قصف المصفاة", "assert"),
    blamed("c", "2022-01-11", "طهران", "IRN", "نفت", "أي ضلوع لها في الهجوم", "deny"),
    blamed("d", "2022-01-13", "طهران", "IRN", "رفضت", "الاتهامات الموجهة إليها بقصف المصفاة", "reject"),
]


def test_a_line_held_over_days_is_one_claim_that_the_other_side_denies() -> None:
    claims = link(BLAME).claims
    blame = next(c for c in claims if c.act == "accuse" and c.entity == "SAU" and len(c.members) > 1)
    denial = next(c for c in claims if c.act == "deny" and c.entity == "IRN" and len(c.members) > 1)
    assert {m.article for m in blame.members} == {"a", "b"}
    assert {m.article for m in denial.members} == {"c", "d"}
    assert blame.denied_by == ("IRN",)


def test_blame_and_denial_are_a_conflict_with_the_evidence_of_both() -> None:
    conflicts = [c for c in link(BLAME).conflicts if c.kind == "denial" and c.severity == 0.9]
    assert len(conflicts) == 1
    assert {s.article for s in conflicts[0].sides} == {"a", "b", "c", "d"}
    assert all(s.evidence for s in conflicts[0].sides)


def test_one_quotation_given_to_two_people_is_a_conflict() -> None:
    other = "قال وزير النقل عمر السقا إن السد سيفتح بواباته السبع صباح الجمعة لتصريف الفيضان"
    content = other.partition("السقا ")[2]
    second = reading(
        "b", other, "2022-01-10", "ثانية",
        names=[name(other, "عمر السقا", state="EGY")],
        statements=[says(other, "عمر السقا", "قال", content, entity="EGY", direct=True)],
    )  # fmt: skip
    first = quoted("a", "أولى", "في القاهرة")
    direct = type(first)(**{f: getattr(first, f) for f in first.__struct_fields__ if f != "statements"},
                         statements=tuple(type(s)(**{**{f: getattr(s, f) for f in s.__struct_fields__}, "direct": True}) for s in first.statements))  # fmt: skip
    kinds = {c.kind for c in link([direct, second]).conflicts}
    assert "attribution" in kinds


def test_accusations_told_in_passing_join_the_line() -> None:
    text = "ويأتي ذلك وسط توتر بعد اتهامات الرياض ضد طهران في حادث المصفاة. وارتفعت الأسعار"
    spans = [
        name(text, "الرياض", "GPE", entity="SAU", state="SAU"),
        name(text, "طهران", "GPE", entity="IRN", state="IRN"),
    ]
    passing = reading("e", text, "2022-01-14", "صحيفة e", names=spans)
    blame = max((c for c in link([*BLAME, passing]).claims if c.act == "accuse"), key=lambda c: len(c.members))
    told = next(m for m in blame.members if m.article == "e")
    assert told.statement is None
    assert told.text.startswith("اتهامات الرياض")


def test_a_dispatch_in_forty_outlets_is_one_claim() -> None:
    text = "قال لافروف إن موسكو سترد على نشر أسلحة هجومية قرب حدودها الغربية إذا فشلت المحادثات مع الحلف"
    readings = []
    for n in range(40):
        own = f"{text} عدد{n}"
        statement = says(own, "لافروف", "قال", f"{text[11:]} عدد{n}", name="سيرغي لافروف", entity="RUS")
        readings.append(reading(f"A-{n}", own, "2022-01-06", outlet=f"o{n}", statements=[statement]))
    assert [len(claim.members) for claim in link(readings).claims] == [40]


def listed(id: str, content: str) -> Reading:
    text = f"أعلنت أثينا {content}"
    return reading(
        id, text, "2022-01-10", f"صحيفة {id}", names=[name(text, "أثينا", "GPE", entity="GRC", state="GRC")],
        statements=[says(text, "أثينا", "أعلنت", content, entity="GRC", act="assert")],
    )  # fmt: skip


def test_each_member_of_a_list_is_a_claim_of_its_own() -> None:
    both = listed("a", "طرد عشرين دبلوماسيا معتمدا لديها وتجميد أرصدة الشركة الملاحية في المصارف")
    expulsion = listed("b", "طرد عشرين دبلوماسيا معتمدا لديها")
    freeze = listed("c", "تجميد أرصدة الشركة الملاحية في المصارف")
    several = [{m.article for m in c.members} for c in link([both, expulsion, freeze]).claims if len(c.members) > 1]
    assert sorted(several, key=sorted) == [{"a", "b"}, {"a", "c"}]


def test_what_is_called_off_is_not_what_is_to_be_held() -> None:
    off = listed("a", "إلغاء القمة المقررة مع القاهرة في الجزيرة")
    on = listed("b", "عقد القمة المقررة مع القاهرة في الجزيرة")
    assert all(len(c.members) == 1 for c in link([off, on]).claims)


def test_what_a_report_adds_is_not_denied() -> None:
    told = blamed(
        "e", "2022-01-11", "طهران", "IRN", "نفت", "أي ضلوع لها في قصف المصفاة رغم اتهامات الرياض المتكررة", "deny"
    )
    members = [m for c in link([*BLAME, told]).claims if c.act == "deny" for m in c.members if m.article == "e"]
    assert {m.text for m in members} == {"أي ضلوع لها في قصف المصفاة"}


def told(id: str, day: str, who: str, code: str, content: str, **more: object) -> Reading:
    text = f"قال {who} {content} وفق الصحيفة"
    people = [name(text, who, state=code)]
    return reading(id, text, day, f"صحيفة {id}", names=people, statements=[says(text, who, "قال", content, **more)])


def joined(*story: Reading) -> bool:
    return any(len(c.members) == len(story) for c in link(story).claims)


PANEL = "إن لجنة محايدة يجب أن تفحص أسباب غرق العبارة"


def test_the_same_assertion_of_others_weeks_later_is_one_claim_where_the_words_are_the_same() -> None:
    early = told("a", "2022-01-10", "سالم الجابري", "OMN", PANEL, entity="OMN")
    late = told("b", "2022-02-20", "كمال أيدين", "TUR", "إن لجنة محايدة يجب أن تفحص غرق العبارة", entity="TUR")
    other = told("b", "2022-02-20", "كمال أيدين", "TUR", "إن لجنة محايدة ستوزع منح الطلاب هذا الصيف", entity="TUR")
    assert joined(early, late)
    assert not joined(early, other)


def test_strangers_who_share_but_a_clause_say_different_things() -> None:
    ferry = told("a", "2022-01-10", "سالم الجابري", "OMN", "إن الميناء سيغلق أسبوعا، بعدما غرقت العبارة", entity="OMN")
    price = told(
        "b", "2022-01-11", "كمال أيدين", "TUR", "إن التذاكر ستباع بنصف ثمنها، بعدما غرقت العبارة", entity="TUR"
    )
    assert not joined(ferry, price)


def test_whom_a_demand_is_made_of_is_a_part_of_it() -> None:
    text = "طالب وزير الري شركات المقاولات بإخلاء ضفة النهر"
    content, whom = "بإخلاء ضفة النهر", "شركات المقاولات"
    asks = says(text, "وزير الري", "طالب", content, act="demand", addressee=whom)
    linked = link([reading("a", text, statements=[asks])])
    assert [m.text for c in linked.claims for m in c.members] == [f"{whom} {content}"]
    assert [s.text for s in linked.statements] == [content]
    told = says(text, "وزير الري", "طالب", content, act="assert", addressee=whom)  # said to him, not asked of him
    assert [m.text for c in link([reading("a", text, statements=[told])]).claims for m in c.members] == [content]


def test_who_says_two_things_does_not_make_them_one_claim() -> None:
    prices = "أسعار الأسمدة المستوردة والبذور المحسنة سترتفع هذا الموسم"
    story = [
        quoted("a", "أولى", "في القاهرة", f"{QUOTE}، وإن {prices}"),
        quoted("b", "ثانية", "من جهته", f"إن {prices}"),
        quoted("c", "ثالثة", "بدوره"),
    ]
    found = {frozenset(m.article for m in c.members) for c in link(story).claims}
    assert found == {frozenset("ab"), frozenset("ac")}


def test_a_member_begins_with_the_conjunction_before_it() -> None:
    text = "وصلت القافلة إلى الميناء. لكن الشاحنات لم تفرغ حمولتها كاملة، بحسب وزارة الري"
    ministry = name(text, "وزارة الري", "ORG", entity="EGY")
    one = says(text, "وزارة الري", "بحسب", "الشاحنات لم تفرغ حمولتها كاملة", entity="EGY")
    (claim,) = link([reading("a", text, names=[ministry], statements=[one])]).claims
    assert claim.members[0].text == "لكن الشاحنات لم تفرغ حمولتها كاملة"


def test_an_army_is_its_state_and_an_army_and_a_length_of_time_is_a_token() -> None:
    text = "أطلق الجيش المصري مناورة لمدة يومين مع المسلحين المحليين"
    army = name(text, "الجيش المصري", "ORG", entity="EGY")
    armed = name(text, "المسلحين المحليين", "NORP")
    days = time(text, "يومين", "P2D", type="DURATION", earliest=None, latest=None)
    one = reading("a", text, names=[army, armed], times=[days])
    assert [row for *_, row in marks(one, [(army, "EGY"), (armed, "0" * 16)], {})] == [("@EGY", "#troops"), ("=P2D",)]


def test_what_is_of_a_state_is_told_by_its_adjective_too() -> None:
    assert tokens("القوات الروسية") == ["#troops", "@RUS"]
    assert tokens("الروس الذهبي")[-1] == "ذهب"
