import pytest

from mahdar.ingest.credits import agencies_in, closing_credit, is_byline, opening_credit, outlet_in


@pytest.mark.parametrize(
    ("credit", "agencies"),
    [
        ("إسطنبول - أ ف ب، رويترز", ("أ ف ب", "رويترز")),
        ("طوكيو:د ب أ", ("د ب أ",)),
        ("نيويورك، القاهرة - د ب أ، واس", ("د ب أ", "واس")),
        ("عمان - سالم الحاج وبترا", ("بترا",)),
        ("سالم الحاج (جدة)", ()),
        ("دبي ـ العربية.نت", ()),
        ("واسط - سالم الحاج", ()),
    ],
)
def test_agencies_as_printed(credit: str, agencies: tuple[str, ...]) -> None:
    assert agencies_in(credit) == agencies


@pytest.mark.parametrize(
    "line", ["عين اليوم – الرياض", "بقلم سالم الحاج", "كتب ــ سالم الحاج وأ ش أ:", "الخرطوم، جوبا – رويترز"]
)
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line", ["كتب الوزير على صفحته أن بلاده لن تتراجع", "رويترز: موسكو ترفض المقترح الأميركي الأخير", "موقف الحلف"]
)
def test_headlines_are_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("تونس (وات) - شهدت المدينة", "تونس (وات)"),
        ("أبوظبي في 18 أغسطس / وام / وقعت الدولة", "أبوظبي في 18 أغسطس / وام /"),
        ("غزة -معا- دخل الاتفاق", "غزة -معا-"),
        ("سبق- الرياض: عقد الوزير", "سبق- الرياض"),
        ("قال الوزير لوكالة (رويترز) إن الجولة انتهت", None),
        ("موسكو: قال الوزير", None),
    ],
)
def test_opening_credit(line: str, credit: str | None) -> None:
    assert opening_credit(line) == credit


def test_closing_credit() -> None:
    assert closing_credit("وعاد الوفد. (رويترز، د ب أ)") == "رويترز، د ب أ"
    assert closing_credit("وقال إن الحلف (وهو ما ذكرته رويترز قبل يومين في تقرير لها) لن يرد") is None


def test_outlet_is_no_agency() -> None:
    assert outlet_in("عين اليوم – واس") == "عين اليوم"
    assert outlet_in("رويترز - موسكو") is None
