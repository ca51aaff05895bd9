import pytest

from mahdar.ingest.markup import parse
from mahdar.ingest.pagemeta import PageMeta, page_meta, without_site


def meta(head: str, body: str = "<p>نص</p>") -> PageMeta:
    return page_meta(parse(f"<html><head>{head}</head><body>{body}</body></html>", "a.html"))


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2022-01-09T10:00:00Z">',
        '<meta name="pubdate" content="2022-01-09">',
        '<meta itemprop="datePublished" content="9 كانون الثاني 2022">',
        '<script type="application/ld+json">[{"@type":["NewsArticle"],"datePublished":"2022-01-09"}]</script>',
    ],
)
def test_published(head: str) -> None:
    assert (meta(head).published or "")[:10] == "2022-01-09"


def test_time_element_of_the_article() -> None:
    assert meta("", '<article><time datetime="2022-01-09T08:00">أمس</time></article>').published == "2022-01-09T08:00"


def test_change_is_no_publication() -> None:
    assert meta('<meta property="article:modified_time" content="2022-01-13">').published is None


@pytest.mark.parametrize("title", ["عودة الوفد | المرفأ", "المرفأ - عودة الوفد", "عودة الوفد"])
def test_site_goes_from_the_title(title: str) -> None:
    assert without_site(title, "المرفأ") == "عودة الوفد"


def test_dashes_within_a_title_stay() -> None:
    assert (
        without_site("محادثات أميركية - روسية الشهر المقبل | المرفأ", "المرفأ")
        == "محادثات أميركية - روسية الشهر المقبل"
    )


def test_author_that_is_the_site_is_none() -> None:
    assert meta('<meta property="og:site_name" content="المرفأ"><meta name="author" content="المرفأ">').author is None


def test_relative_addresses_are_none() -> None:
    assert meta('<link rel="canonical" href="/a/1">').url is None
