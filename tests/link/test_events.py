"""Events: one behind many reports with its history; other rounds, days and sizes stay apart; tracks and processes."""

from mahdar.link import link
from mahdar.model import Reading, StoryEvent
from tests.link.hand import event, reading


def told(id: str, published: str, text: str, part: str, type: str = "CONSULT", **more: object) -> Reading:
    return reading(id, text, published, f"صحيفة {id}", events=[event(text, part, type, **more)])


TALKS = [
    told(
        "a",
        "2021-12-27",
        "تدرس موسكو اقتراحا لعقد محادثات مع الحلف يوم 12 يناير",
        "محادثات",
        actors=("RUS", "NATO"),
        date="2022-01-12",
        status="proposed",
    ),
    told(
        "b",
        "2022-01-06",
        "تستعد موسكو لمحادثات مقررة مع الحلف في 12 يناير",
        "محادثات",
        actors=("RUS", "NATO"),
        date="2022-01-12",
        status="planned",
    ),
    told(
        "c",
        "2022-01-13",
        "عقدت في بروكسل محادثات بين موسكو والحلف يوم الأربعاء",
        "محادثات",
        actors=("NATO", "RUS"),
        date="2022-01-12",
        status="held",
        place="بروكسل",
    ),
]


def events(*readings: Reading) -> tuple[StoryEvent, ...]:
    return link(readings).events


def test_proposed_planned_held_is_one_event_with_its_history() -> None:
    found = events(*TALKS)
    assert len(found) == 1
    assert (found[0].status, found[0].date, found[0].place, found[0].track) == (
        "held",
        "2022-01-12",
        "بروكسل",
        "NATO – RUS",
    )
    steps = [(s.status, s.article, s.as_of) for s in found[0].history]
    assert [s for s in steps if s[0] in ("proposed", "planned", "held")] == [
        ("proposed", "a", "2021-12-27"), ("planned", "b", "2022-01-06"), ("held", "c", "2022-01-13"),
    ]  # fmt: skip


def test_rounds_on_other_days_and_with_other_parties_stay_apart() -> None:
    second = told(
        "d",
        "2022-01-20",
        "جولة ثانية من المحادثات بين موسكو والحلف",
        "المحادثات",
        actors=("RUS", "NATO"),
        date="2022-01-19",
        status="held",
    )
    other = told(
        "e",
        "2022-01-13",
        "محادثات بين موسكو وواشنطن",
        "محادثات",
        actors=("RUS", "USA"),
        date="2022-01-12",
        status="held",
    )
    assert len(events(*TALKS, second, other)) == 3


def test_sizes_tell_deeds_apart() -> None:
    first = told(
        "a",
        "2018-03-14",
        "طردت لندن 23 دبلوماسيا روسيا",
        "طردت",
        "SANCTION",
        actors=("GBR",),
        recipients=("RUS",),
        magnitude="23 دبلوماسيا",
    )
    again = told(
        "b",
        "2018-03-15",
        "بعد أن طردت لندن 23 دبلوماسيا",
        "طردت",
        "SANCTION",
        actors=("GBR",),
        recipients=("RUS",),
        magnitude="23 دبلوماسيا",
    )
    fifty = told(
        "c",
        "2018-03-30",
        "طردت لندن 50 دبلوماسيا روسيا",
        "طردت",
        "SANCTION",
        actors=("GBR",),
        recipients=("RUS",),
        magnitude="50 دبلوماسيا",
    )
    back = told(
        "d",
        "2018-03-17",
        "طردت موسكو 23 دبلوماسيا بريطانيا",
        "طردت",
        "SANCTION",
        actors=("RUS",),
        recipients=("GBR",),
        magnitude="23 دبلوماسيا",
    )
    found = {frozenset(s.article for s in e.history) for e in events(first, again, fifty, back)}
    assert found == {frozenset("ab"), frozenset("c"), frozenset("d")}


def test_news_that_a_report_leads_with_is_dated_by_it() -> None:
    first = told(
        "a",
        "2018-03-14",
        "طردت لندن 23 دبلوماسيا روسيا",
        "طردت",
        "SANCTION",
        actors=("GBR",),
        recipients=("RUS",),
        magnitude="23",
    )
    assert events(first)[0].date == "2018-03-14"


def test_a_cancelled_meeting_is_a_conflict() -> None:
    off = told(
        "d",
        "2022-01-11",
        "ألغيت محادثات موسكو والحلف المقررة في 12 يناير",
        "محادثات",
        actors=("RUS", "NATO"),
        date="2022-01-12",
        status="cancelled",
    )
    linked = link([*TALKS[:2], off])
    assert linked.events[0].status == "cancelled"
    assert "not_held" in {c.kind for c in linked.conflicts}


def test_talks_told_in_one_breath_are_one_process() -> None:
    text = "تجري المحادثات في ثلاثة مسارات: لقاء روسي أميركي في 10 يناير واجتماع روسي أطلسي في 12 يناير"
    both = reading(
        "a", text, "2022-01-06",
        events=[
            event(text, "لقاء", "CONSULT", actors=("RUS", "USA"), date="2022-01-10", status="planned"),
            event(text, "اجتماع", "CONSULT", actors=("RUS", "NATO"), date="2022-01-12", status="planned"),
        ],
    )  # fmt: skip
    found = events(both)
    assert {e.track for e in found} == {"RUS – USA", "NATO – RUS"}
    assert len({e.process for e in found}) == 1
    assert found[0].process


def test_the_day_of_the_word_is_not_the_day_of_the_plan() -> None:
    text = "أعلنت موسكو الثلاثاء إلغاء محادثات كانت مقررة مع الحلف"
    off = told("d", "2022-01-11", text, "محادثات", actors=("RUS", "NATO"), date="2022-01-11", status="cancelled")
    found = link([*TALKS[:2], off]).events
    assert [(e.date, e.status) for e in found] == [("2022-01-12", "cancelled")]


def test_what_went_on_on_a_day_gone_by_was_held() -> None:
    text = "اختتمت الاثنين محادثات بين موسكو والحلف"
    over = told("d", "2022-01-12", text, "محادثات", actors=("RUS", "NATO"), date="2022-01-10", status="ongoing")
    assert [e.status for e in link([over]).events] == ["held"]


def test_an_answer_in_kind_enters_the_history() -> None:
    out = told("a", "2022-01-03", "طردت أثينا عشرة دبلوماسيين", "طردت", "SANCTION", actors=("GRC",), recipients=("EGY",),
               date="2022-01-03", magnitude="10")  # fmt: skip
    back = told("b", "2022-01-05", "طردت القاهرة عشرة دبلوماسيين ردا على أثينا", "طردت", "SANCTION", actors=("EGY",),
                recipients=("GRC",), date="2022-01-05", magnitude="10")  # fmt: skip
    first = next(e for e in link([out, back]).events if e.actors == ("GRC",))
    assert "answered" in {s.status for s in first.history}


def test_what_one_report_mentions_in_passing_is_no_event_beside_its_like() -> None:
    def raid(id: str, text: str, **more: object) -> Reading:
        text = f"تقرير عن حال الميناء في الشتاء.\nعادت السفن إليه.\n{text}"
        return told(id, "2022-01-10", text, "غارات", "ASSAULT", mode="air_strike", **more)

    dated = raid("a", "شنت الطائرات غارات على الميناء", actors=("RUS",), date="2022-01-09", recipients=("SYR",))
    passing = raid("b", "ذكرت الوكالة غارات سابقة في سنوات الحرب", actors=("RUS",))
    other = raid("c", "ذكرت الوكالة غارات تركية في سنوات الحرب", actors=("TUR",))
    assert [e.actors for e in events(dated, passing)] == [("RUS",)]
    assert len(events(dated, other)) == 2


def test_what_is_hours_away_is_planned_and_an_invitation_proposes() -> None:
    ahead = told("a", "2022-01-10", "تبادل الطرفان النار قبل ساعات من موعد الهدنة", "الهدنة", "RETREAT", mode="truce",
                 actors=("YEM",), date="2022-01-10")  # fmt: skip
    assert [s.status for s in events(ahead)[0].history] == ["planned", "held"]
    asked = told("b", "2022-01-10", "سلم المبعوث دعوة إلى لقاء في الدوحة", "لقاء", actors=("QAT",), status="planned")
    assert [s.status for s in events(asked)[0].history] == ["proposed", "planned"]


RAID = told("a", "2022-02-03", "قصفت طائرات دمشق قرية الحمراء فجر الخميس وفق شهود", "قصفت", "ASSAULT",
            actors=("SYR",), date="2022-02-03")  # fmt: skip


def test_a_denial_within_days_is_of_the_deed() -> None:
    no = told("b", "2022-02-04", "نفت دمشق قصف مساكن", "قصف", "ASSAULT", actors=("SYR",), recipients=("المدنيين",),
              status="denied")  # fmt: skip
    (one,) = events(RAID, no)
    assert {"held", "denied"} <= {s.status for s in one.history}
    assert len(events(RAID, told("b", "2022-02-25", "نفت دمشق قصف مساكن", "قصف", "ASSAULT", actors=("SYR",),
                                 recipients=("المدنيين",), status="denied"))) == 2  # fmt: skip


def test_a_truce_that_collapsed_is_called_off() -> None:
    fell = told("a", "2022-02-03", "انهارت الهدنة بين الطرفين", "الهدنة", "RETREAT", actors=("SYR", "TUR"))
    holds = told(
        "b", "2022-02-03", "أعلنت الهدنة بين الطرفين بعد انهيار المبنى", "الهدنة", "RETREAT", actors=("SYR", "TUR")
    )
    assert "cancelled" in {s.status for s in events(fell)[0].history}
    assert "cancelled" not in {s.status for s in events(holds)[0].history}


def test_a_raid_that_goes_on_is_told_as_going_on() -> None:
    on = told("a", "2022-02-03", "تواصل الطائرات قصف القرية", "قصف", "ASSAULT", actors=("SYR",))
    assert "ongoing" in {s.status for s in events(on)[0].history}


def test_a_plan_without_a_day_is_of_the_deed_of_those_days() -> None:
    plan = told("a", "2022-02-01", "تعتزم أنقرة إرسال قافلة إغاثة", "إرسال", "AID", actors=("TUR",), status="planned")
    done = told("b", "2022-02-04", "وصلت القافلة التي أرسلتها أنقرة إلى البلدة الجمعة", "أرسلتها", "AID", actors=("TUR",),
                recipients=("SYR",), date="2022-02-04", place="البلدة")  # fmt: skip
    assert [e.status for e in events(plan, done)] == ["held"]


def test_a_deed_still_planned_was_not_done_where_it_was_only_named() -> None:
    named = told(
        "n",
        "2022-01-08",
        "رأى محللون أن المحادثات بين موسكو والحلف مهمة",
        "المحادثات",
        actors=("RUS", "NATO"),
        status="held",
    )
    later = told("p", "2022-01-10", "تستعد موسكو لمحادثات مع الحلف في 12 يناير", "محادثات", actors=("RUS", "NATO"), date="2022-01-12", status="planned")  # fmt: skip
    (found,) = events(TALKS[0], named, later)
    assert (found.status, found.date) == ("planned", "2022-01-12")
    assert "held" not in {s.status for s in found.history}


def test_a_report_that_leads_with_a_plan_gives_the_deed_no_day_where_another_has_one() -> None:
    lead = told(
        "l", "2022-01-06", "محادثات مقررة بين موسكو والحلف", "محادثات", actors=("RUS", "NATO"), status="planned"
    )
    (found,) = events(lead, told("m", "2022-01-07", "محادثات بين موسكو والحلف في يناير", "محادثات", actors=("RUS", "NATO"), date="2022-01", status="planned"))  # fmt: skip
    assert found.date == "2022-01"
