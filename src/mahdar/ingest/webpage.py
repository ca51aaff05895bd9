"""From an HTML page to the lines of its article.

The text is found by trafilatura, tuned for precision; title, date and author by our own reading of the page, as
general libraries mistake Arabic dates and take the site's name for the title. Line ends and marks are cleaned
first, so that the text of the article is the base of every offset.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mahdar.errors import InputError
from mahdar.ingest.clean import clean_lines
from mahdar.ingest.credits import is_byline
from mahdar.ingest.decode import decode
from mahdar.ingest.lines import is_notice, words
from mahdar.ingest.markup import Line, parse, visible_lines, without_teasers
from mahdar.ingest.page import Draft, date_line
from mahdar.ingest.pagemeta import PageMeta, page_meta
from mahdar.ingest.sift import is_body
from mahdar.ingest.words import key

_ENOUGH = 25  # words of the shortest article that a page can hold
_BEFORE = 3  # lines above the headline in which its date may stand
_SHOWN = 100  # lines left out that are shown


def _extracted(tree: Any) -> list[str]:
    # imported here: it takes a third of a second, and texts and tables never need it
    from trafilatura import bare_extraction

    for precise in (True, False):
        found = bare_extraction(tree, favor_precision=precise, include_comments=False, include_tables=not precise)
        lines = clean_lines(getattr(found, "text", None) or "")
        if sum(map(words, lines)) >= _ENOUGH:
            return lines
    return []


def _between_paragraphs(lines: list[Line]) -> list[str]:
    """Pages laid out as tables have no article that a library finds: take what stands between first and last paragraph."""
    solid = [i for i, line in enumerate(lines) if is_body(line.text)]
    return [line.text for line in lines[solid[0] : solid[-1] + 1]] if solid else []


def _body(tree: Any, meta: PageMeta, seen: list[Line]) -> list[str]:
    lines = _extracted(without_teasers(tree))
    given = clean_lines(meta.body or "")
    if sum(map(words, given)) > 1.3 * sum(map(words, lines)):
        lines = given
    if not any(map(is_body, lines)):
        lines = _between_paragraphs(seen)
    return lines if sum(map(words, lines)) >= _ENOUGH else []


def _starts(line: str, body: list[str]) -> bool:
    """Whether a line of the page is the first paragraph of the article or its beginning."""
    opening = next((b for b in body if is_body(b)), body[0])
    return words(line) >= 4 and key(opening).startswith(key(line)[:60])


def _title(meta: PageMeta, seen: list[Line], first: int) -> str | None:
    """A first-rank heading that the page's title repeats, the title itself, or the heading above the first paragraph."""
    named = key(meta.title or "")
    for heading in meta.headings:
        if key(heading) == named or (named and key(heading) in named and words(heading) > 2):
            return heading
    above = [line.text for line in seen[:first] if line.tag in ("h1", "h2", "h3") and words(line.text) > 2]
    one = meta.headings[0] if len(meta.headings) == 1 and words(meta.headings[0]) > 2 else None
    return one or meta.title or (above[-1] if above else None)


def read_page(data: bytes, path: Path) -> Draft:
    """Give the draft of the article that an HTML page holds; raise InputError where it holds none.

    >>> paragraph = "وقال مصدر في الوزارة إن الجولة المقبلة ستعقد في جنيف، وإن الوفد سيعود بعدها إلى موسكو. "
    >>> page = f"<html><title>عودة الوفد إلى موسكو</title><body><h1>عودة الوفد إلى موسكو</h1><p>{paragraph * 3}</p></body></html>"
    >>> read_page(page.encode(), Path("a.html")).title
    'عودة الوفد إلى موسكو'
    """
    tree = parse(decode(data, str(path), declared=True), str(path))
    meta, seen = page_meta(tree), visible_lines(tree)
    body = _body(tree, meta, seen)
    if not body:
        raise InputError(str(path), "holds no article", "give the page of one report, not a front page or a list")
    first = next((i for i, line in enumerate(seen) if _starts(line.text, body)), 0)
    title = _title(meta, seen, first)
    at = next((i for i, line in enumerate(seen[:first]) if title and key(title) == key(line.text)), first)
    zone = [line.text for line in seen[max(0, at - _BEFORE) : first]]
    head = [line for line in zone if date_line(line) or is_byline(line)]
    kept = {key(line) for line in (*body, *head, title or "")}
    left = (line.text for line in seen if key(line.text) not in kept and not any(key(line.text) in k for k in kept))
    return Draft(
        lines=(*([title] if title else []), *head, *body),
        file=str(path),
        id=path.name,
        title=title,
        outlet=meta.site,
        url=meta.url,
        author=meta.author,
        published=meta.published,
        basis="metadata" if meta.published else "unknown",
        notice=next((line.text for line in seen if is_notice(line.text)), None),
        removed=tuple(dict.fromkeys(left))[:_SHOWN],
    )
