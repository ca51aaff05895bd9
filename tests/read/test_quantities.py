"""Quantities: what is counted, how exactly, and what counts nothing."""

from __future__ import annotations

import pytest

from mahdar.lang.pack import load
from mahdar.model import Article, Quantity
from mahdar.read import read
from mahdar.read.quantities import examples


def quantities(text: str) -> list[Quantity]:
    return list(read(Article.make(text=text, published="2022-01-06")).quantities)


@pytest.mark.parametrize("rule", load("ar").rules["quantities"], ids=lambda rule: rule.id)
def test_examples_of_rules(rule) -> None:  # type: ignore[no-untyped-def]
    assert list(examples(rule)) == []


@pytest.mark.parametrize(
    ("text", "value", "mod", "unit", "kind"),
    [
        ("عاد أكثر من 10 آلاف جندي إلى ثكناتهم", 10000, "more_than", "جندي", "people"),
        ("قتل 48 شخصا على الأقل في الغارة", 48, "at_least", "شخصا", "people"),
        ("تراجعت الصادرات 3,5 في المئة", 3.5, "exact", "في المئة", "share"),
        ("منحة بقيمة 1.5 مليار دولار", 1500000000, "exact", "دولار", "money"),
        ("على بعد 200 كيلومتر من الحدود", 200, "exact", "كيلومتر", "distance"),
        ("اجتمع ممثلو الدول الثلاثين", 30, "exact", "الدول", "count"),
        ("أصيب اثنان من رجال الشرطة", 2, "exact", "رجال", "people"),
    ],
)
def test_quantity(text: str, value: float, mod: str, unit: str, kind: str) -> None:
    found = quantities(text)
    assert [(q.value, q.mod, q.unit, q.kind) for q in found] == [(value, mod, unit, kind)]


def test_a_name_may_say_how_many_it_is() -> None:
    found = quantities("وقعت الاتفاق مع الدول الست بحضور 20 دبلوماسيا")
    assert [(q.text, q.value) for q in found] == [("الدول الست", 6), ("20 دبلوماسيا", 20)]


def test_range_has_bottom_and_top() -> None:
    (found,) = quantities("يشارك بين 200 و300 ألف عامل")
    assert (found.lower, found.value, found.unit) == (200000, 300000, "عامل")


@pytest.mark.parametrize(
    "text",
    [
        "نص القرار 2216 على ذلك",
        "بحلول عام 2014",
        "استمرت المعارك ثلاثة أيام",
        "يبلغ من العمر 24 عاما",
        "فاز الفريق 3-1 أمس",
        "حلقت مقاتلات Su-30 فوق المدينة",
        "آلاف المتظاهرين في الشوارع",
        "وصل الوفد الاثنين",
        "وقعت الدولة الـ181 على الاتفاق",
        "عشية مؤتمر «جنيف 2» للسلام",
        "الدعوى 1234 لسنة 65",
    ],
)
def test_counts_nothing(text: str) -> None:
    assert quantities(text) == []
