"""Mentions that refer back: the day of the news keeps nothing apart, and who is known is known by its words."""

from mahdar.link import link
from mahdar.link.refer import definite
from mahdar.link.words import pack
from mahdar.model import Reading, StoryEvent
from tests.link.hand import event, name, reading, time

PARTIES = ("IRN", "USA")


def told(id: str, published: str, text: str, part: str, **more: object) -> Reading:
    times = [time(text, word, value) for word, value in more.pop("times", ())]  # type: ignore[attr-defined]
    deed = event(text, part, "AGREE", **{"mode": "agreement", "actors": PARTIES, **more})
    return reading(id, text, published, f"صحيفة {id}", events=[deed], times=times)


def events(*readings: Reading) -> tuple[StoryEvent, ...]:
    return link(readings).events


SIGNED = told(
    "a", "2015-07-20", "وقعت طهران وواشنطن الاتفاق النووي يوم 14 يوليو", "الاتفاق النووي",
    date="2015-07-14", times=[("14 يوليو", "2015-07-14")],
)  # fmt: skip
BLAMED = told(
    "b", "2015-07-24", "انتقد نواب في طهران أمس الاتفاق النووي", "الاتفاق النووي",
    date="2015-07-23", times=[("أمس", "2015-07-23")],
)  # fmt: skip
PRAISED = told(
    "c", "2015-08-02", "أشاد الوزير يوم السبت بتوقيع الاتفاق النووي", "توقيع",
    date="2015-08-01", times=[("يوم السبت", "2015-08-01")],
)  # fmt: skip


def test_reports_that_speak_of_a_deed_do_not_lend_it_their_day() -> None:
    for order in ((SIGNED, BLAMED, PRAISED), (PRAISED, SIGNED, BLAMED)):
        (found,) = events(*order)
        assert found.date == "2015-07-14"
        assert {s.article for s in found.history} == {"a", "b", "c"}


def test_a_deed_told_as_new_keeps_its_day() -> None:
    other = told(
        "d", "2015-07-24", "وقعت طهران وواشنطن أمس اتفاقا على تبادل السجناء", "اتفاقا",
        date="2015-07-23", times=[("أمس", "2015-07-23")],
    )  # fmt: skip
    assert [e.date for e in events(SIGNED, other)] == ["2015-07-14", "2015-07-23"]


def test_a_day_named_by_number_is_not_that_of_the_news() -> None:
    other = told(
        "d", "2015-07-24", "دخل الاتفاق الجمركي حيز التنفيذ في 23 يوليو", "الاتفاق الجمركي",
        date="2015-07-23", times=[("23 يوليو", "2015-07-23")],
    )  # fmt: skip
    assert len(events(SIGNED, other)) == 2


def test_a_round_of_the_talks_is_another_one() -> None:
    first = told("a", "2022-01-11", "بدأت المحادثات في 10 يناير", "المحادثات", date="2022-01-10",
                 times=[("10 يناير", "2022-01-10")])  # fmt: skip
    second = told("b", "2022-01-14", "عقدت أمس جولة ثانية من المحادثات", "المحادثات", date="2022-01-13",
                  times=[("أمس", "2022-01-13")])  # fmt: skip
    assert len(events(first, second)) == 2


def test_who_few_of_many_reports_name_is_no_party() -> None:
    more = [told(f"m{n}", f"2015-07-2{n}", "دافع الوزير عن الاتفاق النووي", "الاتفاق النووي") for n in range(5)]
    beside = told("z", "2015-07-26", "تحدث النادي عن الاتفاق النووي", "الاتفاق النووي", actors=("IRN", "USA", "QAT"))
    (found,) = events(SIGNED, *more, beside)
    assert set(found.actors) == set(PARTIES)


def test_one_deed_on_one_day_in_one_place_may_be_laid_on_several() -> None:
    def blast(id: str, text: str, actors: tuple[str, ...]) -> Reading:
        named = [name(text, "سروج", "GPE")]
        deed = event(
            text,
            "تفجير",
            "ASSAULT",
            mode="bombing",
            actors=actors,
            date="2015-07-20",
            place="سروج",
            magnitude="32 قتيلا",
        )
        return reading(id, text, "2015-07-21", f"صحيفة {id}", events=[deed], names=named)

    one = blast("a", "قتل 32 شخصا في تفجير في سروج نفذه تنظيم متطرف", ("التنظيم",))
    other = blast("b", "قتل 32 شخصا في تفجير في سروج حملت الحكومة حزبا مسؤوليته", ("الحزب",))
    assert len(events(one, other)) == 1
    back = blast("c", "تفجير في سروج ردا على الحزب", ("الحزب",))
    assert len(events(back, reading("d", "تفجير في سروج استهدف الحزب", "2015-07-21", "صحيفة d", events=[
        event("تفجير في سروج استهدف الحزب", "تفجير", "ASSAULT", mode="bombing", actors=("التنظيم",), recipients=("الحزب",),
              date="2015-07-20", place="سروج")]))) == 2  # fmt: skip


def test_the_words_of_the_pack() -> None:
    entry = pack()["definite"]
    assert all(definite(w) for w in entry["yes"])
    assert not any(definite(w) for w in entry["no"])


def test_the_day_of_the_news_disagrees_with_no_other() -> None:
    late = told(
        "d", "2015-08-04", "بحث الوزراء يوم الاثنين الاتفاق النووي بين طهران وواشنطن الموقع", "الاتفاق النووي",
        date="2015-08-03", times=[("يوم الاثنين", "2015-08-03")],
    )  # fmt: skip
    assert not link([SIGNED, late]).conflicts
    assert {s.date for s in events(SIGNED, late)[0].history} == {"2015-07-14", None}
