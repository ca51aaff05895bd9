"""From an HTML page to the lines of its article.

The text is found by trafilatura, tuned for precision; title, date and author by our own reading of the page, as
general libraries mistake Arabic dates and take the site's name for the title. Line ends and marks are cleaned
first, so that the text of the article is the base of every offset.
"""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path
from typing import Any

from mahdar.errors import InputError
from mahdar.ingest.clean import clean_lines
from mahdar.ingest.credits import is_byline
from mahdar.ingest.decode import decode
from mahdar.ingest.lines import ends_sentence, is_caption, is_furniture, is_notice, teaser, words
from mahdar.ingest.markup import Line, parse, visible_lines, without_teasers
from mahdar.ingest.page import Draft, date_line
from mahdar.ingest.pagemeta import PageMeta, page_meta
from mahdar.ingest.sift import is_body
from mahdar.ingest.words import key

_ENOUGH = 25  # words of the shortest article that a page can hold
_BEFORE = 3  # lines above the headline in which its date may stand
_NEAR = 6  # lines above the first paragraph in which a headline without a tag of its own may stand
_SHOWN = 100  # lines left out that are shown


def _extracted(tree: Any, precise: bool) -> list[str]:
    # imported here: it takes a third of a second, and texts and tables never need it
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it warns of is told by our own errors
    found = bare_extraction(tree, favor_precision=precise, include_comments=False, include_tables=False)
    return clean_lines(getattr(found, "text", None) or "")


def _between_paragraphs(lines: list[Line]) -> list[str]:
    """Pages laid out as tables have no article that a library finds: take what stands between first and last paragraph."""
    solid = [i for i, line in enumerate(lines) if is_body(line.text)]
    if not solid:
        return []
    start, end = solid[0], solid[-1] + 1
    while start and _sentence(lines[start - 1].text):
        start -= 1
    while end < len(lines) and _sentence(lines[end].text):
        end += 1
    return [line.text for line in lines[start:end]]


def _enough(lines: list[str]) -> bool:
    return sum(map(words, lines)) >= _ENOUGH and any(map(is_body, lines))


def _body(tree: Any, meta: PageMeta, seen: list[Line]) -> list[str]:
    """The article by the surest way that finds one: the library, the page's own data, paragraphs, the library again."""
    page = without_teasers(tree)
    lines, given = _whole(_extracted(page, precise=True), seen), clean_lines(meta.body or "")
    if sum(map(words, given)) > 1.3 * sum(map(words, lines)):
        lines = given
    if not _enough(lines):
        lines = _between_paragraphs(seen)
    if not _enough(lines):
        lines = _extracted(page, precise=False)
    return lines if _enough(lines) else []


def _whole(body: list[str], seen: list[Line]) -> list[str]:
    """Put back the sentences that the library left out though they stand among the paragraphs, in the same tag."""
    place = {key(line.text): index for index, line in enumerate(seen)}
    found = [place[key(line)] for line in body if key(line) in place]
    if len(found) < 2:
        return body
    tag = Counter(seen[index].tag for index in found).most_common(1)[0][0]
    kept, lines = set(map(key, body)), []
    reach = range(max(0, min(found) - 1), min(len(seen), max(found) + 2))
    missing = {i for i in reach if seen[i].tag == tag and _sentence(seen[i].text) and key(seen[i].text) not in kept}
    for line in body:
        at = place.get(key(line), -1)
        lines += [seen[i].text for i in sorted(missing) if i < at]
        missing = {i for i in missing if i > at}
        lines.append(line)
    return lines + [seen[i].text for i in sorted(missing)]


def _sentence(line: str) -> bool:
    return words(line) > 4 and ends_sentence(line) and not _beside(line)


def _first(body: list[str], seen: list[Line]) -> int:
    """Give the place on the page of the article's first paragraph, or of its beginning; 0 where it is not seen."""
    headings = {key(line.text) for line in seen if line.tag in ("h1", "h2", "h3")}
    opening = key(next((line for line in body if is_body(line) and key(line) not in headings), body[0]))
    starts = (i for i, line in enumerate(seen) if words(line.text) >= 4 and opening.startswith(key(line.text)[:60]))
    return next(starts, 0)


def _title(meta: PageMeta, seen: list[Line], first: int) -> str | None:
    """A first-rank heading that the page's title repeats, the title itself, or the heading above the first paragraph."""
    named = key(meta.title or "")
    for heading in meta.headings:
        if key(heading) == named or (named and key(heading) in named and words(heading) > 2):
            return heading
    if len(meta.headings) == 1 and words(meta.headings[0]) > 2:
        return meta.headings[0]
    above = [line for line in seen[max(0, first - _NEAR) : first] if words(line.text) > 2 and not _beside(line.text)]
    if meta.title and (any(key(line.text) == named for line in above) or not above):
        return meta.title
    marked = [line.text for line in above if line.tag in ("h1", "h2", "h3")]
    return marked[-1] if marked else above[-1].text if above and words(above[-1].text) <= 30 else meta.title


def _beside(line: str) -> bool:
    return (
        bool(date_line(line)) or is_byline(line) or is_furniture(line) or is_caption(line) or teaser(line) is not None
    )


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
    first = _first(body, seen)
    title = _title(meta, seen, first)
    at = next((i for i, line in enumerate(seen[:first]) if title and key(title) == key(line.text)), first)
    zone = [line.text for line in seen[max(0, at - _BEFORE) : first]]
    head = [line for line in zone if date_line(line) or is_byline(line)]
    body = [line for line in body if line not in head and (not title or key(line) != key(title))]
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
