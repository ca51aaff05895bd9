from pathlib import Path

import pytest

from mahdar.errors import InputError
from mahdar.ingest import load_file
from mahdar.model import Article

PAGES = Path(__file__).parent / "pages"
PARAGRAPH = "وقال مصدر في الوزارة إن الجولة المقبلة ستعقد في جنيف، وإن الوفد سيعود بعدها إلى موسكو للتشاور. "


def read(name: str) -> Article:
    return next(load_file(PAGES / name))


def write(folder: Path, page: str, encoding: str = "utf-8") -> Article:
    path = folder / "page.html"
    path.write_bytes(page.encode(encoding))
    return next(load_file(path))


def test_page_with_furniture() -> None:
    article = read("harbour.html")
    assert article.title == "وفد روسي يصل إلى جنيف لجولة أولى من المحادثات"
    assert article.outlet == "صحيفة المرفأ"
    assert (article.published, article.published_basis) == ("2022-01-09", "page")
    assert article.agencies == ("رويترز",)
    assert article.id == "harbour.html"
    body = article.text[article.body_start :].split("\n")
    assert len(body) == 5
    assert body[2] == "موقف الحلف"
    assert body[0].startswith("وصل وفد روسي")
    assert body[-1].startswith("ومن المقرر")


@pytest.mark.parametrize(
    "furniture",
    [
        "اقرأ أيضا",
        "إعلان",
        "الكلمات الدلالية",
        "الأكثر قراءة",
        "أمطار",
        "خمسة أسئلة",
        "فيسبوك",
        "الخط",
        "tracker",
        "15 كانون",
        "مطار المدينة",
    ],
)
def test_furniture_is_out_and_told(furniture: str) -> None:
    article = read("harbour.html")
    assert furniture not in article.text
    assert furniture == "tracker" or any(furniture in line for line in article.removed)


def test_linked_data_tells_title_day_author_and_address() -> None:
    article = read("linked-data.html")
    assert article.title == "بايدن وبوتين يتحادثان هاتفيا قبل نهاية العام"
    assert (article.published, article.published_basis) == ("2021-12-31T08:15:00+03:00", "metadata")
    assert article.published_earliest == "2021-12-31"
    assert (article.author, article.outlet, article.url) == ("هدى النجار", "وكالة الساحل", "https://sahel.example/a/1")


def test_table_layout() -> None:
    article = read("tables.html")
    assert article.title == "موسكو تسلم واشنطن مسودتي اتفاقين"
    assert article.published == "2021-12-17"
    assert len(article.text[article.body_start :].split("\n")) == 3
    assert "استطلاع" not in article.text
    assert "اتصل بنا" not in article.text
    assert "وقالت واشنطن إنها ستدرس" in article.text


def test_front_page_holds_no_article() -> None:
    with pytest.raises(InputError, match=r"front-page\.html: holds no article; give the page of one report"):
        read("front-page.html")


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256", "iso-8859-6", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    head = f'<meta charset="{encoding}"><title>عودة الوفد إلى موسكو</title>'
    article = write(
        tmp_path,
        f"<html><head>{head}</head><body><h1>عودة الوفد إلى موسكو</h1><p>{PARAGRAPH * 3}</p></body></html>",
        encoding,
    )
    assert article.title == "عودة الوفد إلى موسكو"
    assert PARAGRAPH.strip() in article.text


def test_undeclared_windows_1256(tmp_path: Path) -> None:
    article = write(
        tmp_path, f"<html><title>عودة الوفد</title><body><p>{PARAGRAPH * 3}</p></body></html>", "windows-1256"
    )
    assert PARAGRAPH.strip() in article.text


def test_wrongly_declared_charset(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-1"><title>عودة الوفد</title></head><body><p>{PARAGRAPH * 3}</p></body></html>'
    assert PARAGRAPH.strip() in write(tmp_path, page, "windows-1256").text


def test_notice_of_machine_translation(tmp_path: Path) -> None:
    notice = "<footer>تمت ترجمة هذا المقال بواسطة الترجمة الآلية</footer>"
    article = write(tmp_path, f"<html><body><h1>عودة الوفد إلى موسكو</h1><p>{PARAGRAPH * 3}</p>{notice}</body></html>")
    assert article.machine_translated
    assert "الترجمة" not in article.text


def test_site_name_in_the_logo_is_no_title(tmp_path: Path) -> None:
    page = f"<html><title>عودة الوفد إلى موسكو - المرفأ</title><body><h1><a href='/'>المرفأ</a></h1><h2>عودة الوفد إلى موسكو</h2><p>{PARAGRAPH * 3}</p>"
    assert write(tmp_path, page).title == "عودة الوفد إلى موسكو"


def test_broken_markup_and_linked_data(tmp_path: Path) -> None:
    page = f"<html><head><script type='application/ld+json'>{{broken</script><body><h1>عودة الوفد إلى موسكو<p>{PARAGRAPH * 3}<div><p>{PARAGRAPH}"
    assert PARAGRAPH.strip() in write(tmp_path, page).text


def test_offsets_rest_on_the_cleaned_text(tmp_path: Path) -> None:
    text = PARAGRAPH.replace("الوزارة", "\u200fالوزارة\u200c").replace(" إن ", "&nbsp;إن ")
    assert (
        PARAGRAPH.strip()
        in write(tmp_path, f"<html><body><h1>عودة الوفد إلى موسكو</h1><p>{text * 3}</p></body></html>").text
    )


def test_a_page_named_txt_is_read_as_page(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_text(
        f"<!DOCTYPE html><html><body><h1>عودة الوفد إلى موسكو</h1><p>{PARAGRAPH * 3}</p></body></html>",
        encoding="utf-8",
    )
    assert next(load_file(path)).title == "عودة الوفد إلى موسكو"
