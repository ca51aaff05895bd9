"""Numbers in digits, words and mixtures."""

from __future__ import annotations

import pytest

from mahdar.lang.pack import load
from mahdar.model import Article
from mahdar.read import reader
from mahdar.read.draft import Draft
from mahdar.read.numbers import digits
from mahdar.read.sheet import Sheet


def values(text: str) -> list[float]:
    read = reader("ar")
    sheet = Sheet(text, read.analyser)
    read.stages[0].run(Draft(Article.make(text=text), sheet, load("ar")))
    return [t.record.value for t in sheet.tokens if "NUMBER" in t.classes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("122 ألف جندي", [122000]),
        ("مئتي ألف", [200000]),
        ("مليونين و300 ألف", [2300000]),
        ("مليون ونصف المليون", [1500000]),
        ("3 ونصف مليون", [3500000]),
        ("خمسة وعشرون ألفا ومئتان وثلاثة", [25203]),
        ("ألف ومئتي شخص", [1200]),
        ("أحد عشر", [11]),
        ("الثلاثة عشر", [13]),
        ("10 و12", [10, 12]),
        ("ثلاثة وأربعة", [3, 4]),
        ("300 ألف و500 ألف", [300000, 500000]),
        ("١٢٬٥٠٠ شخص", [12500]),
        ("بـ15 مليون", [15000000]),
        ("الـ 12 عضوا", [12]),
        ("آلاف الأشخاص", []),
        ("ربع النهائي", []),
        ("الثالث عشر", []),
    ],
)
def test_values(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("form", "scaled", "value"),
    [
        ("14,000", False, 14000),
        ("1.250", False, 1250),
        ("1.250", True, 1.25),
        ("3,5", False, 3.5),
        ("1,234,567", False, 1234567),
        ("4ر86", False, 86.4),
        ("225ر29", False, 29225),
        ("3ر0", True, 0.3),
        ("1.2.3", False, None),
    ],
)
def test_digits(form: str, scaled: bool, value: float | None) -> None:
    assert digits(form, scaled=scaled) == value
