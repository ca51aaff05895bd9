"""Page furniture goes out: line by line, as tails, after markers, and in runs of headlines within the text."""

from __future__ import annotations

from mahdar.ingest.lines import (
    cut,
    cut_date,
    ends_sentence,
    is_caption,
    is_furniture,
    is_notice,
    pauses,
    starts_tail,
    teaser,
    words,
)
from mahdar.model import Record

_HEADLINE = range(2, 19)
_SUBHEAD = 4
_BODY = 12
_LIST_MARKS = tuple("-–—*•●▪#") + tuple("0123456789٠١٢٣٤٥٦٧٨٩")


class Sifted(Record, frozen=True, kw_only=True):
    """The lines that belong to the article (blank ones included), those left out, a notice of translation, a date.

    >>> sift(["عودة الوفد", "", "وعاد الوفد.", "التعليقات (0)"]).removed
    ('التعليقات (0)',)
    """

    kept: tuple[str, ...]
    removed: tuple[str, ...] = ()
    notice: str | None = None
    dated: str | None = None  # the date of publication as printed under the text


def is_body(line: str) -> bool:
    """Tell whether a line is surely a paragraph of an article: long, or a sentence.

    >>> is_body("وعاد الوفد إلى بلاده مساء أمس، بحسب ما ذكرته مصادر في وزارة الخارجية."), is_body("عودة الوفد")
    (True, False)
    """
    return words(line) > 25 or (words(line) >= _BODY and pauses(line))


def _headline(line: str) -> bool:
    return words(line) in _HEADLINE and not line.endswith((".", "،", "؛", ":")) and not line.startswith(_LIST_MARKS)


def _other_story(line: str) -> bool:
    """No headline holds the end of a sentence, a label with an article of its own, or a list's comma at its end."""
    return not any(mark in line[:-1] for mark in ("؟ ", "! ", ". "))


def _without_tail(lines: list[str]) -> tuple[list[str], list[str]]:
    body = next((i for i in range(len(lines) - 1, -1, -1) if is_body(lines[i])), None)
    if body is None:
        return lines, []
    for index in range(body + 1, len(lines)):
        if starts_tail(lines[index]):
            return lines[:index], [line for line in lines[index:] if line]
    return lines, []


def _after_marker(lines: list[str], start: int) -> int:
    """Give where the list of headlines that begins at `start` ends; a short line before a paragraph is a subhead."""
    end = start
    while (
        end < len(lines)
        and end - start < 8
        and (not lines[end] or (_headline(lines[end]) and not ends_sentence(lines[end])))
    ):
        end += 1
    while end > start and not lines[end - 1]:
        end -= 1
    subhead = end > start and words(lines[end - 1]) <= _SUBHEAD
    return end - 1 if subhead and end < len(lines) and is_body(lines[end]) else end


def _runs(lines: list[str]) -> set[int]:
    """Give the indices of two and more headlines in a row between two paragraphs: teasers that no marker announces."""
    solid = [i for i, line in enumerate(lines) if line]
    found: set[int] = set()
    at = 0
    while at < len(solid):
        end = at
        while end < len(solid) and _headline(lines[solid[end]]) and words(lines[solid[end]]) >= _SUBHEAD:
            end += 1
        run = [lines[i] for i in solid[at:end]]
        inside = at and end < len(solid) and is_body(lines[solid[at - 1]]) and not lines[solid[at - 1]].endswith(":")
        if inside and 2 <= len(run) <= 5 and all(map(_other_story, run)) and not all(map(pauses, run)):
            found.update(solid[at:end])
        at = max(end, at + 1)
    return found


def _line_by_line(lines: list[str]) -> Sifted:
    kept: list[str] = []
    removed: list[str] = []
    notice, skip_to = None, 0
    for index, raw in enumerate(lines):
        line, taken = cut(raw) if raw else ("", [])
        removed += taken
        if index < skip_to:
            removed += [line] if line else []
        elif not line:
            kept += [] if raw else [""]
        elif is_notice(line):
            notice = line
        elif is_furniture(line) or is_caption(line):
            removed.append(line)
        elif (rest := teaser(line)) is not None:
            removed.append(line)
            skip_to = index + 1 if rest else _after_marker(lines, index + 1)
        else:
            kept.append(line)
    return Sifted(kept=tuple(kept), removed=tuple(removed), notice=notice)


def sift(lines: list[str]) -> Sifted:
    """Part the lines of a page into the article's and the page's own.

    >>> sift(["وعاد الوفد.", "اقرأ أيضا:", "باريس تدعو إلى ضبط النفس", "وقال مصدر إن الجولة انتهت."]).kept
    ('وعاد الوفد.', 'وقال مصدر إن الجولة انتهت.')
    """
    above, tail = _without_tail(lines)
    found = _line_by_line(above)
    kept = list(found.kept)
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
    last, dated = cut_date(kept[-1]) if len(kept) > 1 else ("", "")
    if dated:
        kept[-1:] = [last] if last else []
    runs = _runs(kept)
    removed = (*found.removed, *([dated] if dated else []), *(kept[i] for i in sorted(runs)), *tail)
    return Sifted(
        kept=tuple(line for i, line in enumerate(kept) if i not in runs),
        removed=removed,
        notice=found.notice or next((line for line in tail if is_notice(line)), None),
        dated=dated or None,
    )
