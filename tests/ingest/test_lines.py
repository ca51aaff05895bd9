import pytest

from mahdar.ingest.lines import cut, cut_date, is_caption, is_furniture, is_notice, teaser


@pytest.mark.parametrize("line", ["• eye 1,204", "https://sahel.example/a/1", "writer@sahel.example", "***", "@sahel"])
def test_furniture_of_every_page(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line", ["- 2018 -", "مخاوف", "إعلان الطوارئ", "المصدر نفسه قال إن الجولة انتهت.", "1- طريق الساحل"]
)
def test_short_lines_of_articles_stay(line: str) -> None:
    assert not is_furniture(line)


def test_spelling_does_not_matter() -> None:
    assert teaser("إقرأ ايضاً : خبر آخر") == teaser("اقرا أيضا: خبر آخر") == "خبر اخر"


def test_a_marker_in_a_long_paragraph_is_no_teaser() -> None:
    assert teaser("شاهد: " + "كلمة " * 40) is None


@pytest.mark.parametrize("line", ["شاهد: رأيت الدبابات تعبر الجسر ليلا.", "المزيد من المخاطر", "وأيضا وافق المجلس."])
def test_what_only_looks_like_a_teaser_stays(line: str) -> None:
    assert teaser(line) is None


def test_a_paragraph_that_credits_an_agency_is_no_caption() -> None:
    assert not is_caption("وقالت الوزارة إن الجولة انتهت. (رويترز)")
    assert not is_caption("(د ب أ)")


def test_cut_keeps_vowel_signs_and_offsets() -> None:
    assert cut("وعَادَ الوفدُ مساءً. سمات روسيا الناتو") == ("وعَادَ الوفدُ مساءً.", ["سمات روسيا الناتو"])


def test_cut_leaves_sentences_about_traits() -> None:
    line = "انتهت الجولة. سمات المرحلة غير واضحة، كما قال الوزير."
    assert cut(line) == (line, [])


def test_date_at_foot() -> None:
    assert cut_date("المرفأ/ أ ف ب نشرت في : 09/05/2018") == ("المرفأ/ أ ف ب", "نشرت في : 09/05/2018")
    assert cut_date("وقعت الاتفاقية في 09/05/2018")[1] == ""


def test_notice_needs_the_page_to_speak_of_itself() -> None:
    assert is_notice("تمت ترجمة هذه المادة بواسطة الترجمة الآلية")
    assert not is_notice("وترجم المترجم كلام الوزير إلى العربية.")
