"""What became of a deed under another record enters its history: plans that came to pass, talks that broke down."""

from mahdar.link import link
from mahdar.link.sequels import sequels
from mahdar.model import Reading, StatusStep, StoryEvent
from tests.link.hand import event, reading


def told(id: str, published: str, text: str, part: str, type: str = "CONSULT", **more: object) -> Reading:
    return reading(id, text, published, f"صحيفة {id}", events=[event(text, part, type, **more)])


def events(*readings: Reading) -> tuple[StoryEvent, ...]:
    return link(readings).events


def statuses(found: StoryEvent) -> set[str]:
    return {s.status for s in found.history}


PLAN = told(
    "a", "2021-03-01", "لقاء وزراء الصيد في قبرص ومالطا وتونس الخميس", "لقاء",
    actors=("CYP", "MLT", "TUN"), date="2021-03-04", status="planned",
)  # fmt: skip


def test_talks_held_a_day_late_with_others_have_their_plan_in_the_history() -> None:
    held = told(
        "b", "2021-03-06", "انتهت في الميناء القديم مباحثات طويلة حول حصص التونة شارك فيها موفد المفوضية", "مباحثات",
        actors=("EU", "MLT"), recipients=("CYP", "TUN", "ITA"), date="2021-03-05", status="held",
    )  # fmt: skip
    assert {"planned", "held"} <= statuses(next(e for e in events(PLAN, held) if e.date == "2021-03-05"))


def test_a_telephone_call_is_no_meeting_that_was_planned() -> None:
    call = told(
        "b", "2021-03-06", "هنأ رئيس مالطا نظيريه القبرصي والتونسي في اتصال هاتفي", "اتصال",
        actors=("MLT",), recipients=("CYP", "TUN"), date="2021-03-05", status="held", mode="phone_call",
    )  # fmt: skip
    assert "planned" not in statuses(next(e for e in events(PLAN, call) if e.mode == "phone_call"))


def test_talks_that_broke_down_did_so_for_the_record_of_them_that_went_on() -> None:
    ongoing = StatusStep(status="ongoing", article="a", as_of="2021-03-01")
    off = StatusStep(status="cancelled", article="b", as_of="2021-03-11")
    talks = StoryEvent(id="a", type="CONSULT", actors=("CYP", "MLT"), date="2021-03-01", history=(ongoing,))
    failed = StoryEvent(id="b", type="CONSULT", actors=("CYP", "MLT", "ITA"), history=(off,))
    others = StoryEvent(id="c", type="CONSULT", actors=("TUN", "ITA"), date="2021-03-01", history=(ongoing,))
    found = {e.id: statuses(e) for e in sequels([talks, failed, others])}
    assert found == {"a": {"ongoing", "cancelled"}, "b": {"cancelled"}, "c": {"ongoing"}}


def test_what_follows_unless_something_is_done_is_threatened() -> None:
    for text, part in (
        ("ستغلق قبرص مرافئها أمام مالطا ما لم تعتذر", "ستغلق"),
        ("إذا لم تعتذر مالطا فإن قبرص ستغلق مرافئها", "ستغلق"),
        ("على مالطا أن تعتذر وإلا فإن قبرص ستغلق مرافئها", "ستغلق"),
    ):
        found = events(told("a", "2021-03-01", text, part, "SANCTION", actors=("CYP",), status="planned"))
        assert "threatened" in statuses(found[0]), text


def test_an_if_before_the_deed_and_an_even_if_threaten_nothing() -> None:
    for text in ("إذا أغلقت قبرص مرافئها فسوف نعتذر", "قبرص ستبقى كما أغلقت مرافئها حتى إذا اعتذرت مالطا"):
        found = events(told("a", "2021-03-01", text, "أغلقت", "SANCTION", actors=("CYP",), status="planned"))
        assert "threatened" not in statuses(found[0]), text


def test_what_is_put_off_is_postponed() -> None:
    text = "أعلنت مالطا تأجيل مؤتمر الصيد مع قبرص"
    found = events(told("a", "2021-03-01", text, "مؤتمر", actors=("MLT", "CYP"), status="cancelled"))
    assert {"postponed", "cancelled"} <= statuses(found[0])
