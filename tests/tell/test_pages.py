"""The pages: whole, right to left, without a request to anywhere, and readable on a phone."""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec
import pytest
from story import story

from mahdar.store import Dossier, save
from mahdar.tell import contexts
from mahdar.tell.charts import coverage
from mahdar.tell.contexts import PAGES
from mahdar.tell.site import write_site
from mahdar.tell.wording import LANGUAGES, wording

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from browser import Page, browser, chromium

NO_BROWSER = "no Chromium on this machine (apt-get install chromium)"


class Marks(HTMLParser):
    """What a page links to, loads and names."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.html: dict[str, str | None] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "html":
            self.html = found
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        self.loads += [str(v) for k, v in attrs if v and (k == "src" or (k == "href" and tag == "link"))]


def long_story() -> Dossier:
    """Give the story with two thousand statements."""
    dossier = story()
    one = dossier.linked.statements[0]
    many = [msgspec.structs.replace(one, id=f"one:s{n}", index=n) for n in range(2000)]
    linked = msgspec.structs.replace(dossier.linked, statements=tuple(many))
    return msgspec.structs.replace(dossier, linked=linked)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    save(story(), folder)
    write_site(story(), folder)
    return folder


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    if not chromium():
        pytest.skip(NO_BROWSER)
    with browser() as opened:
        yield opened


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_there_is_a_page_for_every_view_report_and_speaking_actor(site: Path) -> None:
    for root in (site, site / "en"):
        assert {p.stem for p in root.glob("*.html")} == set(PAGES)
        assert {p.name for p in (root / "articles").iterdir()} == {"one.html", "two.html"}
        assert {p.name for p in (root / "actors").iterdir()} == {"n1.html", "NOR.html"}


def test_every_link_leads_somewhere(site: Path) -> None:
    known = {path: set(Marks(path.read_text(encoding="utf-8")).ids) for path in pages(site)}
    for path in known:
        for link in Marks(path.read_text(encoding="utf-8")).links:
            parts = urlsplit(link)
            if not parts.scheme:
                target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
                assert target.is_file(), f"{path}: {link}"
                if parts.fragment and target in known:
                    assert unquote(parts.fragment) in known[target], f"{path}: {link}"


def test_a_list_that_is_too_long_for_one_sheet_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contexts, "SHEET", 900)
    write_site(long_story(), tmp_path)
    sheets = [tmp_path / f"statements{end}.html" for end in ("", "-2", "-3")]
    found = [Marks(sheet.read_text(encoding="utf-8")) for sheet in sheets]
    assert [sum(id.startswith("one:s") for id in marks.ids) for marks in found] == [900, 900, 200]
    for marks in found:
        assert {sheet.name for sheet in sheets} <= set(marks.links)
    assert not (tmp_path / "statements-4.html").exists()
    assert (tmp_path / "en" / "statements-3.html").is_file()
    assert "../statements-3.html" in Marks((tmp_path / "en" / "statements-3.html").read_text(encoding="utf-8")).links


def test_ids_are_unique(site: Path) -> None:
    for path in pages(site):
        ids = Marks(path.read_text(encoding="utf-8")).ids
        assert len(ids) == len(set(ids)), path


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for path in pages(site):
        loads = Marks(path.read_text(encoding="utf-8")).loads
        assert all(not urlsplit(x).scheme or x.startswith("data:") for x in loads), path
    style = (site / "static" / "style.css").read_text(encoding="utf-8")
    assert not re.search(r"@import|url\((?!data:)", style)


def test_arabic_pages_run_from_right_to_left_and_english_ones_beside_them(site: Path) -> None:
    for name in PAGES:
        arabic = Marks((site / f"{name}.html").read_text(encoding="utf-8"))
        english = Marks((site / "en" / f"{name}.html").read_text(encoding="utf-8"))
        assert (arabic.html["lang"], arabic.html["dir"]) == ("ar", "rtl")
        assert (english.html["lang"], english.html["dir"]) == ("en", "ltr")
        assert f"en/{name}.html" in arabic.links
        assert f"../{name}.html" in english.links


def test_evidence_leads_to_the_exact_words(site: Path) -> None:
    figures = Marks((site / "figures.html").read_text(encoding="utf-8"))
    (link,) = {x for x in figures.links if x.startswith("articles/one.html#c")}
    text = story().articles["one"].text
    start, end = map(int, link.split("#c")[1].split("-"))
    assert text[start:end] == "300 مراقب"


def test_possible_disagreements_stand_apart_and_folded(site: Path) -> None:
    for name in ("conflicts.html", "en/conflicts.html"):
        sure, possible = (site / name).read_text(encoding="utf-8").split('<details class="possible"')
        assert 'id="x1"' in sure
        assert 'id="x2"' not in sure
        assert possible.partition(">")[0].strip() == 'id="possible"'  # not open
        assert 'id="x2"' in possible
        assert "30%" in possible
    assert 'id="x2"' not in (site / "index.html").read_text(encoding="utf-8")


def test_the_words_of_both_languages_have_the_same_keys() -> None:
    first, *others = (wording(code).words for code in LANGUAGES)
    for words in others:
        assert words.keys() == first.keys()
        for section in (s for s in first if isinstance(first[s], dict)):
            assert words[section].keys() == first[section].keys(), section


def test_a_story_without_fonts_or_records_has_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = Dossier(readings={}, linked=msgspec.structs.replace(story().linked, **dict.fromkeys(FIELDS, ())))
    write_site(empty, tmp_path)
    assert "لا شيء هنا" in (tmp_path / "talks.html").read_text(encoding="utf-8")


FIELDS = (
    "entities",
    "events",
    "statements",
    "claims",
    "positions",
    "figures",
    "conflicts",
    "reuse",
    "outlets",
    "dates",
)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_browser(site: Path, page: Page, language: str, width: int) -> None:
    root = site if language == "ar" else site / "en"
    for path in [*sorted(root.glob("*.html")), root / "articles" / "one.html", root / "actors" / "n1.html"]:
        page.open(path.as_uri(), width, mobile=width < 500)
        assert page.errors() == [], path
        assert [r for r in page.requests() if not r.startswith(("file:", "data:"))] == [], path
        assert page.value("document.documentElement.scrollWidth") <= width, f"{path} is wider than {width}"
        assert page.value("getComputedStyle(document.body).direction") == ("rtl" if language == "ar" else "ltr")


def test_a_link_to_evidence_marks_the_words(site: Path, page: Page) -> None:
    text = story().articles["one"].text
    start = text.index("300 مراقب")
    page.open((site / "articles" / "one.html").as_uri() + f"#c{start}-{start + 9}")
    assert page.value("[...document.querySelectorAll('.hit')].map(p => p.textContent).join('')") == "300 مراقب"


def test_pointing_at_a_word_shows_its_record(site: Path, page: Page) -> None:
    page.open((site / "articles" / "one.html").as_uri())
    page.value("document.querySelector('.marked .m.times').dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))")
    assert "12 يناير 2022" in page.value("document.getElementById('pop').textContent")
    colour = "getComputedStyle(document.querySelector('.marked .m.times')).backgroundColor"
    before = page.value(colour)
    page.value("document.querySelector('[data-layer=times]').click()")
    assert page.value(colour) != before


def test_thousands_of_rows_wait_until_they_are_wanted(page: Page, tmp_path: Path) -> None:
    write_site(long_story(), tmp_path)
    page.open((tmp_path / "statements.html").as_uri())
    assert page.value("document.querySelectorAll('ol.statements > li').length") == 40
    assert page.value("document.querySelector('[data-count]').textContent").endswith("1000")
    page.value("document.querySelector('[data-more]').click()")
    assert page.value("document.querySelectorAll('ol.statements > li').length") == 80
    page.open((tmp_path / "statements.html").as_uri() + "#one%3As999")
    assert page.value("!!document.getElementById('one:s999')")
    find = (
        "(w) => { const i = document.querySelector('[data-find]'); i.value = w; i.dispatchEvent(new Event('input')) }"
    )
    page.value(f"({find})('المُراقبين زيادة')")
    assert page.value("document.querySelector('[data-none]').hidden") is False
    page.value(f"({find})('بِسحب ٣٠٠ مراقب')")
    assert page.value("document.querySelector('[data-none]').hidden") is True


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_and_last_day_of_the_chart_are_written_inside_it(lang: str) -> None:
    picture = str(coverage(["2022-01-03", "2022-01-20"], ["2022-01-05"], wording(lang)))
    assert sorted(re.findall(r'text-anchor="(\w+)"', picture)) == ["end", "start"]
