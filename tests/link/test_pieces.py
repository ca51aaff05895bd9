"""Pieces of what is said: clauses and members of lists, each where it stands."""

from mahdar.link.concepts import placed
from mahdar.link.pieces import pieces
from mahdar.link.words import spots


def cut(text: str) -> list[str]:
    found = pieces(text, 7, placed(spots(text)), spots(text))
    assert all(p.about for p in found)
    return [text[p.start - 7 : p.end - 7] for p in found]


def test_a_list_of_deeds_falls_apart() -> None:
    text = "طرد عشرين دبلوماسيا وتجميد أصول الشركة وتعليق الرحلات الجوية"
    assert cut(text) == ["طرد عشرين دبلوماسيا", "وتجميد أصول الشركة", "وتعليق الرحلات الجوية"]


def test_a_reason_is_a_piece_of_its_own() -> None:
    assert cut("سنعلق كل الرحلات بعدما استخلصنا أن الجار مسؤول") == [
        "سنعلق كل الرحلات",
        "بعدما استخلصنا أن الجار مسؤول",
    ]


def test_names_joined_by_and_stay_together() -> None:
    assert cut("اتفق وزراء الزراعة والمالية والنقل على الخطة") == []


def test_a_comma_within_a_number_is_no_mark() -> None:
    assert cut("بلغ عدد الحاضرين 19,500 شخص في القاعة") == []


def test_a_piece_keeps_the_mark_that_closes_its_quotation() -> None:
    text = 'إن بلاده قد ترد "في أي لحظة"، وإن كل الأبواب مفتوحة'
    assert cut(text)[0] == 'إن بلاده قد ترد "في أي لحظة"'
