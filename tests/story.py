"""A small story made by hand: two reports of one meeting, with every kind of linked record."""

from mahdar.model import (
    Article,
    Claim,
    Conflict,
    DatedArticle,
    Entity,
    Evidence,
    Figure,
    Judgement,
    Linked,
    LinkedStatement,
    Member,
    Name,
    Office,
    Outlet,
    Passage,
    Position,
    Quantity,
    Reading,
    Relay,
    Reuse,
    Side,
    Source,
    Span,
    Statement,
    StatusStep,
    StoryEvent,
    Time,
)
from mahdar.store import Dossier, Run

ONE = (
    "وفدان يلتقيان في جنيف الأربعاء\n"
    "قال وزير الخارجية النرويجي إسبن بارث إيدي إن الوفدين سيلتقيان في جنيف في 12 كانون الثاني/يناير.\n"
    "وأضاف الوزير لوكالة رويترز: «نطالب بسحب 300 مراقب»."
)
TWO = "وفدان يلتقيان في جنيف الخميس\nنفى المتحدث باسم الحكومة سحب المراقبين، وقال إن عددهم 450."


def ev(article: str, words: str) -> Evidence:
    """Give the evidence for words in one of the two reports."""
    text = {"one": ONE, "two": TWO}[article]
    start = text.index(words)
    return Evidence(article=article, start=start, end=start + len(words), text=words)


def span(text: str, words: str) -> dict[str, object]:
    """Give a span's fields."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def readings() -> dict[str, Reading]:
    """Give the two readings."""
    one = Article.make(
        id="one", text=ONE, title=ONE.split("\n")[0], outlet="صحيفة الميناء", agencies=("رويترز",),
        published="2022-01-10", published_basis="page", file="one.txt",
    )  # fmt: skip
    two = Article.make(id="two", text=TWO, title=TWO.split("\n")[0], outlet="إذاعة الجبل", file="two.txt")
    said = Statement(
        source=Source(**span(ONE, "وزير الخارجية النرويجي إسبن بارث إيدي"), name="إسبن بارث إيدي", entity="NOR"),
        cue=Span(**span(ONE, "قال")),
        content=Span(**span(ONE, "إن الوفدين سيلتقيان في جنيف في 12 كانون الثاني/يناير")),
    )
    return {
        "one": Reading(
            article=one,
            times=(Time(**span(ONE, "12 كانون الثاني/يناير"), value="2022-01-12", rule="times.day"),),
            quantities=(Quantity(**span(ONE, "300 مراقب"), value=300, unit="مراقب"),),
            names=(Name(**span(ONE, "إسبن بارث إيدي"), type="PERSON", head="إسبن بارث إيدي"),),
            statements=(said,),
        ),
        "two": Reading(article=two, quantities=(Quantity(**span(TWO, "450"), value=450),)),
    }


def linked() -> Linked:
    """Give what links them."""
    eidi = ev("one", "إسبن بارث إيدي")
    meeting = StoryEvent(
        id="e1", type="CONSULT", mode="meet", actors=("NOR",), recipients=("n1",), date="2022-01-12", place="جنيف", status="planned",
        track="NOR–CHE", process="المراقبون", evidence=(ev("one", "الوفدين سيلتقيان"), ev("two", "وفدان يلتقيان")),
        history=(
            StatusStep(status="planned", article="one", date="2022-01-12", as_of="2022-01-10"),
            StatusStep(status="planned", article="two", date="2022-01-13"),
        ),
    )  # fmt: skip
    said = LinkedStatement(
        id="one:s0", article="one", index=0, text="نطالب بسحب 300 مراقب", speaker="إسبن بارث إيدي", entity="n1",
        act="demand", direct=True, date="2022-01-10", chain=("رويترز",), claim="c1",
        evidence=(ev("one", "«نطالب بسحب 300 مراقب»"),),
    )  # fmt: skip
    denied = LinkedStatement(
        id="two:s0", article="two", index=0, text="سحب المراقبين", speaker="المتحدث", act="deny",
        evidence=(ev("two", "سحب المراقبين"),),
    )  # fmt: skip
    member = Member(
        article="one", text=said.text, line=("صحيفة الميناء", "رويترز"), statement="one:s0", origin="رويترز"
    )
    return Linked(
        entities=(
            Entity(
                id="n1", name="إسبن بارث إيدي", type="Person", state="NOR", names=("إسبن بارث إيدي", "إيدي"),
                roles=(Office(title="وزير الخارجية النرويجي", body="وزارة الخارجية", first="2022-01-10"),),
                articles=("one",), evidence=(eidi,),
            ),
            Entity(id="NOR", name="النرويج", type="Country", code="NOR", names=("النرويج",)),
        ),
        events=(meeting,),
        statements=(said, denied),
        claims=(
            Claim(
                id="c1", what=said.text, speaker=said.speaker, entity="n1", act="demand", origins=("رويترز",),
                lines=(("صحيفة الميناء", "رويترز"),), members=(member,), denied_by=("المتحدث",), evidence=said.evidence,
            ),
        ),
        positions=(
            Position(
                id="p1", party="NOR", issue="المراقبون", stance="demand", text=said.text, article="one",
                date="2022-01-10", evidence=said.evidence,
            ),
            Position(
                id="p2", party="n1", issue="المراقبون", stance="reject", text="سحب المراقبين", article="two",
                answers="p1", evidence=denied.evidence,
            ),
        ),
        figures=(
            Figure(id="f1", what="مراقب", value=300, article="one", group="g1", evidence=(ev("one", "300 مراقب"),)),
            Figure(id="f2", what="مراقب", value=450.5, article="two", group="g1", evidence=(ev("two", "450"),)),
        ),
        conflicts=(
            Conflict(
                id="x1", kind="number", what="عدد المراقبين", severity=0.7,
                sides=(
                    Side(value="300", article="one", by="إيدي", evidence=(ev("one", "300"),)),
                    Side(value="450", article="two", evidence=(ev("two", "450"),)),
                ),
            ),
            Conflict(
                id="x2", kind="view", what="سحب المراقبين", severity=0.4, confidence=0.3,
                sides=(
                    Side(value=said.text, article="one", by="إيدي", act=said.act, evidence=said.evidence),
                    Side(value=denied.text, article="two", by="كيل", act=denied.act, evidence=denied.evidence),
                ),
            ),
        ),
        reuse=(
            Reuse(
                articles=("one", "two"), share=0.4, direction="one", family="d1",
                passages=(Passage(a=ev("one", "وفدان يلتقيان في جنيف"), b=ev("two", "وفدان يلتقيان في جنيف")),),
            ),
        ),
        outlets=(
            Outlet(
                outlet="صحيفة الميناء", articles=("one",), agencies=("رويترز",), own_share=0.8, copies_of=("رويترز",),
                relays=(Relay(source="رويترز", target="صحيفة الميناء", count=1, evidence=(ev("one", "رويترز"),)),),
            ),
            Outlet(outlet="إذاعة الجبل", articles=("two",)),
        ),
        dates=(DatedArticle(article="two", published="2022-01-11", earliest="2022-01-11", latest="2022-01-11"),),
    )  # fmt: skip


def story() -> Dossier:
    """Give the dossier of the story."""
    judged = Judgement(subject="e1", verdict="accept", by="rana", at="2022-02-01T10:00:00Z")
    return Dossier(
        readings=readings(), linked=linked(), judgements=(judged,), run=Run(mahdar="0.1.0", reader="r1", python="3.11")
    )
