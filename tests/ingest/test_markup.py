import pytest

from mahdar.errors import InputError
from mahdar.ingest.markup import parse, visible_lines, without_teasers


def lines(page: str) -> list[str]:
    return [line.text for line in visible_lines(parse(page, "a.html"))]


def test_inline_parts_of_a_row_are_lines() -> None:
    assert lines("<div><span>9 يناير 2022</span> <span>رويترز</span></div>") == ["9 يناير 2022", "رويترز"]


def test_inline_parts_of_a_sentence_are_not() -> None:
    assert lines("<p>قال <b>الوزير</b> <i>أمس</i> نعم</p>") == ["قال الوزير أمس نعم"]
    assert lines("<p><b>قال</b> <i>نعم</i></p>") == ["قال نعم"]


def test_scripts_and_styles_are_not_seen() -> None:
    assert lines("<body><script>a</script><style>b</style><p>نص</p><noscript>c</noscript></body>") == ["نص"]


def test_comments_are_not_seen() -> None:
    assert lines("<p>نص<!-- سر --> هنا</p>") == ["نص هنا"]


def test_paragraphs_that_are_links_go_but_links_in_paragraphs_stay() -> None:
    page = "<div><p>قال <a href='/x'>وزير الخارجية الروسي</a> نعم</p><p><a href='/y'>خبر آخر من موسكو</a></p></div>"
    assert without_teasers(parse(page, "a.html")).text_content() == "قال وزير الخارجية الروسي نعم"


def test_captions_go() -> None:
    page = "<div><figure><figcaption>الوفد في المطار</figcaption></figure><p>نص</p></div>"
    assert without_teasers(parse(page, "a.html")).text_content() == "نص"


def test_xml_prolog() -> None:
    assert lines('<?xml version="1.0" encoding="utf-8"?><html><body><p>نص</p></body></html>') == ["نص"]


def test_nothing() -> None:
    with pytest.raises(InputError, match=r"a\.html: is no HTML page"):
        parse("", "a.html")
