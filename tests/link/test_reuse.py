"""Copies: found across changes, not found where only set phrases are shared, with direction, family and own share."""

import random

from mahdar.link import link
from tests.link.hand import reading

DISPATCH = (
    "أعلنت هيئة الموانئ يوم الأحد أن السفينة الجانحة قرب المدخل الجنوبي ستسحب خلال ثلاثة أيام بمشاركة قاطرات من ثلاث دول.\n"
    "وأوضح مدير الهيئة أن المخزون لم يتضرر وأن حركة الملاحة ستستأنف تدريجيا بعد فحص القاع وإزالة الحاويات العائمة.\n"
    "وكانت السفينة قد فقدت التوجيه بسبب عاصفة رملية قبل أن ترتطم بالحاجز الصخري وتنحرف عن مسارها المعتاد.\n"
)
CHANGED = (
    "قالت هيئة الموانئ الأحد إن السفينة الجانحة قرب المدخل الجنوبي ستسحب خلال ثلاثة أيام بمشاركة قاطرات من ثلاث دول.\n"
    "وكانت السفينة قد فقدت التوجيه بسبب عاصفة رملية قوية قبل أن ترتطم بالحاجز الصخري وتنحرف عن مسارها.\n"
    "وفي سياق آخر ارتفعت أسعار القمح في البورصات المحلية للأسبوع الثاني على التوالي وسط طلب متزايد من المطاحن.\n"
)
OTHER = "وقال مدير الهيئة في مؤتمر صحفي إن الموسم السياحي هذا العام سيكون أفضل من سابقه بفضل الخطوط الجديدة.\n"


def test_a_reworded_copy_is_found_with_its_direction_and_passages() -> None:
    found = link(
        [reading("late", CHANGED, "2022-01-12"), reading("early", DISPATCH, "2022-01-10"), reading("x", OTHER)]
    ).reuse
    assert [set(r.articles) for r in found] == [{"early", "late"}]
    assert found[0].direction == "early"
    assert 0.4 < found[0].share < 0.9
    assert len(found[0].passages) == 2
    for passage in found[0].passages:
        assert passage.a.text in (DISPATCH if passage.a.article == "early" else CHANGED)


def test_credit_goes_before_time() -> None:
    copies = [
        reading("a", DISPATCH, "2022-01-12", "وكالة ألف"),
        reading("b", DISPATCH, "2022-01-10", "صحيفة باء", agencies=("وكالة ألف",)),
    ]
    assert link(copies).reuse[0].direction == "a"


def test_two_papers_with_one_dispatch_have_no_direction_but_one_family() -> None:
    copies = [
        reading(id, DISPATCH, day, f"صحيفة {id}", agencies=("وكالة ألف",))
        for id, day in (("a", "2022-01-10"), ("b", "2022-01-11"))
    ]
    found = link(copies).reuse
    assert found[0].direction is None
    assert found[0].family


def test_the_own_share_of_an_outlet() -> None:
    outlets = {
        o.outlet: o
        for o in link(
            [reading("a", DISPATCH, "2022-01-10", "أولى"), reading("b", CHANGED, "2022-01-12", "ثانية")]
        ).outlets
    }
    assert outlets["أولى"].own_share == 1.0
    assert 0.2 < outlets["ثانية"].own_share < 0.6
    assert outlets["ثانية"].copies_of == ("a",)


def test_set_phrases_are_no_copies() -> None:
    phrase = "وقال وزير الخارجية الروسي في مؤتمر صحفي عقده في موسكو إن"
    rng = random.Random(5)
    letters = "بتجحدرسشصعفقكلمنه"
    texts = [f"{phrase} " + " ".join("".join(rng.sample(letters, 4)) for _ in range(40)) for _ in range(40)]
    assert link([reading(f"{n:02}", text) for n, text in enumerate(texts)]).reuse == ()
