import pytest

from mahdar.ingest.dates import iso_date, read_date


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("27 ديسمبر 2021", "2021-12-27"),
        ("7 ديسمبر 2021, 8:15:40 ص", "2021-12-07T08:15:40"),
        ("الأحد 12 كانون الثاني 2025", "2025-01-12"),
        ("12 يناير/ كانون الثاني 2022", "2022-01-12"),
        ("12 كانون الثاني (يناير) 2022", "2022-01-12"),
        ("3 جانفي 2022", "2022-01-03"),
        ("5 غشت 2019", "2019-08-05"),
        ("٩ أيّار ٢٠٢٢", "2022-05-09"),
        ("نشر في: 09/05/2018", "2018-05-09"),
        ("2022-01-09 21:05", "2022-01-09T21:05"),
        ("الاثنين 15 شوال 1436 هـ الموافق 31 يوليو 2015 م", "2015-07-31"),
        ("15 شوال 1436 هـ", "2015-07-31"),
        ("January 9, 2022 at 3:05 PM", "2022-01-09T15:05"),
        ("آخر تحديث: 13 يناير 2022", "2022-01-13"),
    ],
)
def test_printed_dates(line: str, value: str) -> None:
    found = read_date(line)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "line", ["يناير 2022", "31 فبراير 2022", "99/99/2022", "في 12 يناير", "1250 شخصا", "عام 2022", "45 شوال 1436"]
)
def test_what_names_no_day(line: str) -> None:
    assert read_date(line) is None


def test_words_beside_the_date_are_counted() -> None:
    found = read_date("قمة جنيف 16 يونيو 2021 محطة فارقة")
    assert found is not None
    assert (found.other_words, found.apart) == (4, False)


def test_a_date_of_change_says_so() -> None:
    found = read_date("آخر تحديث: 13 يناير 2022")
    assert found is not None
    assert found.changed


@pytest.mark.parametrize(
    ("text", "value"), [("2015-07-26", "2015-07-26"), ("", None), (None, None), ("2015-13-45", None), ("أمس", None)]
)
def test_metadata(text: str | None, value: str | None) -> None:
    assert iso_date(text) == value
