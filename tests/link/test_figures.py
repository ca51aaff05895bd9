"""Figures side by side, and when they contradict."""

from mahdar.link import link
from mahdar.link.differing import bounds, differ
from mahdar.model import Figure, Linked, Quantity, Reading
from tests.link.hand import count, name, reading


def massed(id: str, text: str, *numbers: Quantity, day: str = "2021-12-22") -> Reading:
    names = [name(text, "روسيا", "GPE", entity="RUS", state="RUS")] if "روسيا" in text else []
    return reading(id, text, day, f"صحيفة {id}", quantities=numbers, names=names)


WEST = "يقول الغرب إن حشدا من نحو 100 ألف جندي ينتشر قرب الحدود"
KYIV = "وتقول كييف إن أكثر من 250 ألف جندي حشدوا قرب الحدود"
AREA = "يتركز 122 ألف جندي على بعد 200 كيلومتر من الحدود"
RETURN = "عاد أكثر من 10 آلاف جندي إلى قواعدهم"


def story() -> Linked:
    return link([
        massed("west", WEST, count(WEST, "نحو 100 ألف جندي", 100000, "جندي", mod="approx", kind="people")),
        massed("kyiv", KYIV, count(KYIV, "أكثر من 250 ألف جندي", 250000, "جندي", mod="more_than", kind="people")),
        massed("area", AREA, count(AREA, "122 ألف جندي", 122000, "جندي", kind="people"), count(AREA, "200 كيلومتر", 200, "كيلومتر", kind="distance")),
        massed("return", RETURN, count(RETURN, "أكثر من 10 آلاف جندي", 10000, "جندي", mod="more_than", kind="people")),
    ])  # fmt: skip


def test_figures_of_one_thing_stand_side_by_side() -> None:
    groups: dict[str | None, set[str]] = {}
    for figure in story().figures:
        if figure.unit == "جندي":
            groups.setdefault(figure.group, set()).add(figure.article)
    assert {"west", "kyiv", "area"} in groups.values()
    assert {"return"} in groups.values()


def test_they_contradict_where_the_extent_is_the_same() -> None:
    conflicts = [c for c in story().conflicts if c.kind == "number"]
    assert [{s.article for s in c.sides} for c in conflicts] == [{"west", "kyiv"}]


def figure(value: float, mod: str = "exact") -> Figure:
    return Figure(id=f"{value}{mod}", what="جنود", value=value, mod=mod, article="A")


def test_what_a_modifier_allows() -> None:
    assert bounds(figure(100, "less_than"))[1] == 100
    assert differ(figure(100), figure(100)) == 0
    assert differ(figure(100), figure(97, "approx")) == 0
    assert differ(figure(120), figure(100, "more_than")) == 0
    assert differ(figure(100, "more_than"), figure(150, "more_than")) == 0.3
    assert differ(figure(20), figure(25)) == 0.8
    assert differ(figure(20), figure(400)) == 0  # rather two things


SUMS = "ووقعت أنقرة صفقة بقيمة 40 مليون دولار، ثم أعلنت سيول شراء معدات قيمتها 500 مليون دولار"


def test_sums_of_money_are_of_one_thing_only_where_the_text_says_whose_they_are() -> None:
    sums = [count(SUMS, f"{n} مليون دولار", n * 10**6, "دولار", kind="money") for n in (40, 500)]
    assert {f.group for f in link([massed("sums", SUMS, *sums)]).figures} == {None}
    people = [count(SUMS, f"{n} مليون دولار", n * 10**6, "مشتر", kind="people") for n in (40, 500)]
    assert len({f.group for f in link([massed("people", SUMS, *people)]).figures} - {None}) == 1


def test_rockets_fired_are_counted_by_the_day_whatever_they_are_called() -> None:
    def fired(id: str, text: str, part: str, value: int, unit: str, day: str) -> Reading:
        return massed(id, text, count(text, part, value, unit, mod="approx"), day=day)

    first = fired(
        "a", "قالت روسيا إن نحو 70 قذيفة أطلقت منذ الصباح من السفن الراسية", "نحو 70 قذيفة", 70, "قذيفة", "2022-01-10"
    )
    again = fired(
        "b", "قالت روسيا إن نحو 100 صاروخ أطلقت وسط هلع سكان القرى", "نحو 100 صاروخ", 100, "صاروخ", "2022-01-11"
    )
    later = fired(
        "c", "قالت روسيا إن نحو 100 صاروخ أطلقت وسط هلع سكان القرى", "نحو 100 صاروخ", 100, "صاروخ", "2022-01-13"
    )
    assert [c.severity for c in link([first, again]).conflicts] == [0.2]
    assert not [c for c in link([first, later]).conflicts if c.sure]
