"""From the lines of a page to an article: headline, date line and byline, body; furniture goes out."""

from __future__ import annotations

from mahdar.ingest.credits import agencies_in, closing_credit, is_byline
from mahdar.ingest.dates import printed_day
from mahdar.ingest.lines import (
    cut,
    ends_sentence,
    is_caption,
    is_furniture,
    is_notice,
    pauses,
    teaser,
    words,
)
from mahdar.model import Article, Basis, Record


class Draft(Record):
    """What a reader of a format gives: the lines of a page, blank ones included, and what the format says of it.

    >>> Draft(lines=("خبر", "", "نص."), file="a.txt", id="a.txt").title is None
    True
    """

    lines: tuple[str, ...]
    file: str
    id: str
    title: str | None = None
    title_known: bool = False  # the format has a title field: no line is taken for the headline
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    basis: Basis = "unknown"
    language: str = "ar"


def _sort(draft: Draft) -> tuple[list[str], list[str], str | None]:
    kept: list[str] = []
    removed: list[str] = []
    notice = None
    skipping = False
    for raw in draft.lines:
        if not raw:
            kept.append("")
            continue
        line, taken = cut(raw)
        removed += taken
        if not line:
            continue
        if is_notice(line):
            notice, skipping = line, False
        elif is_furniture(line) or is_caption(line):
            skipping = False
        elif (rest := teaser(line)) is not None:
            skipping = not rest
        elif skipping and not pauses(line) and words(line) <= 16:
            pass
        else:
            skipping = False
            kept.append(line)
            continue
        removed.append(line)
    return kept, removed, notice


def _is_date_line(line: str) -> bool:
    return words(line) <= 10 and printed_day(line) is not None and not ends_sentence(line)


def _headline(kept: list[str]) -> str | None:
    solid = [line for line in kept if line]
    for index, line in enumerate(solid[:4]):
        if _is_date_line(line) or is_byline(line):
            continue
        if index + 1 < len(solid) and words(line) <= 30 and not line.endswith((".", "،", "؛", ":")):
            return line
        return None
    return None


def assemble(draft: Draft, published: str | None = None) -> Article:
    """Give the article of a draft; `published` is the day that the user gives.

    >>> article = assemble(Draft(lines=("عودة الوفد", "", "27 ديسمبر 2021", "وعاد الوفد."), file="a.txt", id="a.txt"))
    >>> article.title, article.published, article.published_basis
    ('عودة الوفد', '2021-12-27', 'page')
    """
    kept, removed, notice = _sort(draft)
    title = draft.title or (None if draft.title_known else _headline(kept))
    lines = [line for line in kept if line]
    if title in lines:
        lines.remove(title)
    head: list[str] = []
    while lines and len(head) < 3 and (_is_date_line(lines[0]) or is_byline(lines[0])):
        head.append(lines.pop(0))
    dates = [day for line in head if _is_date_line(line) and (day := printed_day(line))]
    day, basis = (published, "given") if published else (draft.published, draft.basis)
    if day is None and dates:
        day, basis = dates[0], "page"
    credit = closing_credit(lines[-1]) if lines else None
    author = draft.author or next((line.rstrip(" :") for line in head if is_byline(line)), None)
    above = [*([title] if title else []), *head]
    text = "\n".join([*above, *lines])
    return Article(
        id=draft.id,
        text=text,
        title=title,
        language=draft.language,
        outlet=draft.outlet,
        url=draft.url,
        author=author,
        agencies=tuple(dict.fromkeys(a for c in (author, *head, credit) if c for a in agencies_in(c))),
        published=day,
        published_earliest=day[:10] if day else None,
        published_latest=day[:10] if day else None,
        published_basis=basis if day else "unknown",
        machine_translated=notice is not None,
        translation_notice=notice,
        body_start=len("\n".join(above)) + 1 if above else 0,
        file=draft.file,
        removed=tuple(removed),
    )
