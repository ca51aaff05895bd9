"""From the lines of a page to an article: headline, date line and byline, body."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mahdar.errors import InputError
from mahdar.ingest.credits import agencies_in, closing_credit, is_byline, is_name_and_place, opening_credit, outlet_in
from mahdar.ingest.dates import PrintedDate, read_date
from mahdar.ingest.language import language_of
from mahdar.ingest.lines import ends_sentence, words
from mahdar.ingest.sift import is_body, sift
from mahdar.ingest.words import key
from mahdar.model import Article, Basis, Record

FIRST_YEAR, LAST_YEAR = 1800, 2199
_HEAD = 6  # lines above the body in which a date or a byline may stand
_TITLE = 30  # words of the longest headline


class Draft(Record, frozen=True, kw_only=True):
    """What a reader of a format gives: the lines of a page, blank ones included, and what the format says of it.

    >>> Draft(lines=("خبر", "", "نص."), file="a.txt", id="a.txt").title is None
    True
    """

    lines: tuple[str, ...]
    file: str
    id: str
    title: str | None = None
    title_known: bool = False  # the format has a field for the title: no line is taken for the headline
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: str | None = None
    basis: Basis = "unknown"
    language: str | None = None
    removed: tuple[str, ...] = ()
    notice: str | None = None


class _Head(Record, frozen=True, kw_only=True):
    title: str | None
    above: tuple[str, ...]  # date lines and bylines
    dates: tuple[PrintedDate, ...]
    byline: str | None
    body: tuple[str, ...]
    credits: tuple[str, ...]  # of agencies and outlets, wherever they stand
    left: tuple[str, ...]  # a section's name above the headline, the credit under the text: no part of it


def date_line(line: str, first: bool = False) -> PrintedDate | None:
    """Give the date that a line prints where the line is there for it; `first` allows no other word in it.

    >>> date_line("نشر في: 27 ديسمبر 2021").value, date_line("قمة جنيف 16 يونيو 2021 محطة فارقة") is None
    ('2021-12-27', True)
    """
    found = read_date(line) if words(line) <= 14 and not ends_sentence(line) else None
    allowed = 0 if first else 4 if found and (found.apart or agencies_in(line)) else 1
    return found if found and found.other_words <= allowed else None


def _can_be_title(line: str, following: list[str]) -> bool:
    """A headline is no sentence, no long lead, and something follows it."""
    return bool(following) and words(line) <= _TITLE and not line.endswith((".", "،", "؛", ":"))


def _title_at(lines: list[str]) -> int | None:
    """Give the index of the headline: the first line that can be one, but not a section's name above it."""
    for index, line in enumerate(lines[:_HEAD]):
        if date_line(line, first=True) or is_byline(line):
            continue
        if not _can_be_title(line, lines[index + 1 :]):
            return None
        under = lines[index + 1]
        section = (
            words(line) <= 2 and words(under) >= 4 and not is_body(under) and _can_be_title(under, lines[index + 2 :])
        )
        return index + 1 if section and not date_line(under) and not is_byline(under) else index
    return None


def _signs(line: str, zone: list[str]) -> bool:
    """Whether a reporter and a town stand right above the first paragraph, or above its date."""
    if line not in zone or not is_name_and_place(line):
        return False
    return all(date_line(under) for under in zone[zone.index(line) + 1 :])


class _Zone:
    """The lines around the headline, parted into date lines and bylines, first lines of the body, and what goes."""

    def __init__(self) -> None:
        self.above: list[str] = []
        self.below: list[str] = []
        self.left: list[str] = []
        self.dates: list[PrintedDate] = []

    def take(self, line: str, *, over: bool, signs: bool) -> None:
        if found := date_line(line):
            self.dates.append(found)
            self.above.append(line)
        elif not self.below and (signs or is_byline(line)):
            self.above.append(line)
        else:
            (self.left if over else self.below).append(line)


def _head(lines: list[str], draft: Draft) -> _Head:
    """Part the lines into headline, date lines and bylines above the first paragraph, and body."""
    at = None if draft.title or draft.title_known else _title_at(lines)
    title = draft.title or (lines[at] if at is not None else None)
    same, over = key(title or ""), lines[:at] if at is not None else []
    lines = [line for i, line in enumerate(lines[len(over) :]) if i > _HEAD or key(line) != same]
    end = next((i for i, line in enumerate(lines[:_HEAD]) if is_body(line)), min(_HEAD, len(lines) - 1))
    zone, author = _Zone(), key(draft.author or "")
    for line in [*over, *lines[:end]]:
        zone.take(line, over=line in over, signs=key(line) == author or _signs(line, lines[:end]))
    body = [*zone.below, *lines[end:]]
    signed = body[-1:] if len(body) > 1 and is_byline(body[-1]) else []
    body = body[: len(body) - len(signed)]
    opening = opening_credit(body[0]) if body else None
    credits = [*zone.above, opening, *signed, closing_credit(body[-1]) if body else None]
    dated = read_date(opening or "")
    return _Head(
        title=title,
        above=tuple(zone.above),
        dates=(*zone.dates, *([dated] if dated else [])),
        byline=next((line.strip(" :") for line in zone.above if not date_line(line)), None),
        body=tuple(body),
        credits=tuple(credit for credit in credits if credit),
        left=(*zone.left, *signed),
    )


def _published(draft: Draft, dates: Sequence[PrintedDate], given: str | None) -> tuple[str | None, Basis]:
    """What the user gives goes before what the page's metadata say, and these before what the page prints."""
    if given:
        return given, "given"
    if draft.published:
        return draft.published, draft.basis
    printed = [d.value for d in dates if not d.changed] or [d.value for d in dates]
    return (printed[0], "page") if printed else (None, "unknown")


def given_day(published: str | None) -> str | None:
    """Give the day that a user gave; raise InputError where there is no such day.

    >>> given_day("2022-01-06")
    '2022-01-06'
    """
    if published is None:
        return None
    try:
        moment = datetime.fromisoformat(published.strip())
    except ValueError as error:
        raise InputError(published, "is not a date", "write the day of publication as 2022-01-06") from error
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise InputError(published, "is no day of the press", f"give one of the years {FIRST_YEAR} to {LAST_YEAR}")
    return moment.isoformat() if ":" in published else moment.date().isoformat()


def assemble(draft: Draft, published: str | None = None) -> Article:
    """Give the article of a draft; `published` is the day that the user gives. Raises InputError where no text is left.

    >>> article = assemble(Draft(lines=("عودة الوفد", "", "27 ديسمبر 2021", "وعاد الوفد."), file="a.txt", id="a.txt"))
    >>> article.title, article.published, article.published_basis
    ('عودة الوفد', '2021-12-27', 'page')
    """
    sifted = sift(list(draft.lines))
    head = _head([line for line in sifted.kept if line], draft)
    if not any(c.isalpha() for line in head.body for c in line):
        raise InputError(draft.file, "has no article", "give a page with the text of a report")
    foot = read_date(sifted.dated) if sifted.dated else None
    day, basis = _published(draft, [*head.dates, *([foot] if foot else [])], given_day(published))
    credits = [draft.author or "", *head.credits]
    outlet = draft.outlet or next((name for credit in head.credits if (name := outlet_in(credit))), None)
    above = [*([head.title] if head.title else []), *head.above]
    text = "\n".join([*above, *head.body])
    notice = draft.notice or sifted.notice
    return Article(
        id=draft.id,
        text=text,
        title=head.title,
        language=draft.language or language_of(text),
        outlet=outlet,
        url=draft.url,
        author=draft.author or head.byline,
        agencies=tuple(dict.fromkeys(name for credit in credits for name in agencies_in(credit))),
        published=day,
        published_earliest=day[:10] if day else None,
        published_latest=day[:10] if day else None,
        published_basis=basis,
        machine_translated=notice is not None,
        translation_notice=notice,
        body_start=len("\n".join(above)) + 1 if above else 0,
        file=draft.file,
        removed=(*draft.removed, *sifted.removed, *head.left),
    )
