import pytest

from mahdar.errors import InputError
from mahdar.ingest.page import Draft, assemble
from mahdar.model import Article

BODY = "وقال المتحدث باسم الوزارة إن الجولة المقبلة ستعقد في جنيف بحضور وفود من الجانبين."
MORE = "وأضاف أن موسكو سلمت مقترحاتها مكتوبة، وأنها تنتظر الرد عليها قبل نهاية الشهر."


def page(*lines: str, published: str | None = None, **fields: object) -> Article:
    return assemble(Draft(lines=lines, file="a.txt", id="a.txt", **fields), published)  # type: ignore[arg-type]


def test_headline_date_byline_body() -> None:
    article = page("موسكو تعلن موعد الجولة", "", "9 يناير 2022", "جنيف - رويترز", BODY, MORE)
    assert article.title == "موسكو تعلن موعد الجولة"
    assert article.text[article.body_start :] == f"{BODY}\n{MORE}"
    assert (article.published, article.published_basis) == ("2022-01-09", "page")
    assert article.published_earliest == article.published_latest == "2022-01-09"
    assert (article.author, article.agencies) == ("جنيف - رويترز", ("رويترز",))
    assert article.text.split("\n")[:3] == ["موسكو تعلن موعد الجولة", "9 يناير 2022", "جنيف - رويترز"]


def test_running_text_has_no_title() -> None:
    article = page(BODY, MORE)
    assert article.title is None
    assert article.body_start == 0


def test_long_lead_is_no_title() -> None:
    assert page("كلمة " * 40, BODY).title is None


def test_section_above_the_headline_is_no_title() -> None:
    article = page("سياسة", "موسكو تعلن موعد الجولة الثانية", "", BODY)
    assert article.title == "موسكو تعلن موعد الجولة الثانية"
    assert "سياسة" not in article.text


def test_date_above_the_headline() -> None:
    article = page("الأحد 9 يناير 2022", "موسكو تعلن موعد الجولة", "", BODY)
    assert article.title == "موسكو تعلن موعد الجولة"
    assert article.published == "2022-01-09"


def test_a_headline_with_a_date_is_no_date_line() -> None:
    article = page("قمة جنيف 16 يونيو 2021 محطة فارقة", "", BODY)
    assert article.title == "قمة جنيف 16 يونيو 2021 محطة فارقة"
    assert article.published is None


def test_dates_in_the_body_do_not_date_the_page() -> None:
    article = page("موسكو تعلن موعد الجولة", "", BODY, "ووقع الاتفاق في 17 ديسمبر 2021 في العاصمة.")
    assert (article.published, article.published_basis) == (None, "unknown")


def test_date_of_publication_goes_before_date_of_change() -> None:
    article = page("موسكو تعلن موعد الجولة", "آخر تحديث: 13 يناير 2022", "نشر في: 12 يناير 2022", BODY)
    assert article.published == "2022-01-12"


def test_given_day_goes_before_all() -> None:
    article = page("موسكو تعلن موعد الجولة", "9 يناير 2022", BODY, published="2022-01-10")
    assert (article.published, article.published_basis) == ("2022-01-10", "given")


def test_given_day_must_be_one() -> None:
    with pytest.raises(InputError, match="امس: is not a date; write the day of publication as 2022-01-06"):
        page("موسكو تعلن موعد الجولة", BODY, published="امس")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_given_day_must_be_a_day_of_the_press(day: str) -> None:
    with pytest.raises(InputError, match=f"{day}: is no day of the press; give one of the years 1800 to 2199"):
        page("موسكو تعلن موعد الجولة", BODY, published=day)


def test_given_day_is_kept_in_one_form() -> None:
    given = ("20220106", "2022-01-06 10:00", "2022-01-06T10:00:00+03:00")
    found = [page("موسكو تعلن موعد الجولة", BODY, published=day).published for day in given]
    assert found == ["2022-01-06", "2022-01-06T10:00:00", "2022-01-06T10:00:00+03:00"]


def test_title_field_wins_and_its_double_goes() -> None:
    article = page("موسكو تُعلن موعد الجولة", BODY, title="موسكو تعلن موعد الجولة", title_known=True)
    assert article.text == f"موسكو تعلن موعد الجولة\n{BODY}"


def test_no_title_where_the_field_is_empty() -> None:
    article = page("موسكو تعلن موعد الجولة", BODY, title_known=True)
    assert article.title is None


def test_reporter_and_town_under_the_headline() -> None:
    article = page("سالم الحاج – جدة", BODY, title="موسكو تعلن موعد الجولة", title_known=True)
    assert article.author == "سالم الحاج – جدة"
    assert article.text[article.body_start :] == BODY


def test_closing_credit_and_outlet() -> None:
    article = page("موسكو تعلن موعد الجولة", "عين اليوم – جدة", BODY, f"{MORE} (د ب أ)")
    assert article.agencies == ("د ب أ",)
    assert article.outlet == "عين اليوم"


def test_signature_is_credited_and_not_read() -> None:
    article = page("موسكو تعلن موعد الجولة", "", BODY, "فرانس24/ أ ف ب نشرت في : 09/05/2018")
    assert article.agencies == ("أ ف ب",)
    assert article.published == "2018-05-09"
    assert article.text.endswith(BODY)


def test_machine_translation() -> None:
    article = page("موسكو تعلن موعد الجولة", "", BODY, "تمت ترجمة هذا الخبر بواسطة الترجمة الآلية")
    assert article.machine_translated
    assert article.translation_notice == "تمت ترجمة هذا الخبر بواسطة الترجمة الآلية"
    assert "الترجمة" not in article.text


@pytest.mark.parametrize("lines", [(), ("",), ("***", "شارك المقال"), ("123",)])
def test_nothing_to_read(lines: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match=r"a\.txt: has no article"):
        page(*lines)


def test_one_line_is_enough() -> None:
    assert page(BODY).text == BODY
