"""Page furniture goes out: line by line, as tails, after markers, and in runs of headlines within the text."""

from __future__ import annotations

import re

from mahdar.ingest.lines import (
    cut,
    cut_date,
    ends_sentence,
    is_caption,
    is_disclaimer,
    is_furniture,
    is_label,
    is_notice,
    opens_paragraph,
    pauses,
    starts_tail,
    teaser,
    words,
)
from mahdar.ingest.words import stems
from mahdar.model import Record

_HEADLINE = range(2, 19)
_SUBHEAD = 4
_BODY = 12
_ALIEN = 0.2  # share of a headline's words that the next three paragraphs hold, up to which it is none of theirs
_TAKEN = "\0"  # stands where a marked teaser was taken out
_ITEM = re.compile(r"[-–—*•●▪#]|\d+\s*[-–—.)/]")


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


def _paragraph(line: str) -> bool:
    return is_body(line) or (words(line) > _SUBHEAD and ends_sentence(line))


def _headline(line: str) -> bool:
    return words(line) in _HEADLINE and not line.endswith((".", "،", "؛", ":")) and not _ITEM.match(line)


def _other_story(line: str) -> bool:
    """No headline holds the end of a sentence, nor begins as a paragraph does."""
    return not any(mark in line[:-1] for mark in ("؟ ", "! ", ". ")) and not opens_paragraph(line)


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
    last, under = (lines[end - 1], lines[end]) if start < end < len(lines) else ("", "")
    subhead = words(last) < _SUBHEAD or (words(last) <= _SUBHEAD + 1 and bool(stems(last) & stems(under)))
    return end - 1 if last and subhead and is_body(under) else end


def _alone(text: list[str], at: int, beside_teaser: bool) -> bool:
    """Whether the one headline at `at` between two paragraphs is a teaser: a subhead's words recur in what it heads."""
    line = text[at]
    if not _SUBHEAD + 2 <= words(line) <= 14 or pauses(line) or any(comma in line for comma in "،,؛"):
        return False
    own, share = stems(line), _ALIEN * (2 if beside_teaser else 1)
    return bool(own) and len(own & stems(" ".join(text[at + 1 : at + 4]))) <= share * len(own)


def _leads(text: list[str], at: int) -> bool:
    """Whether a run of teasers may follow: a paragraph that announces no list, nor a headline that asks."""
    line = text[at]
    return _paragraph(line) and line[-1] != ":" and (at > 0 or line.endswith(".") or words(line) > 25)


def _run_end(text: list[str], at: int) -> int:
    while at < len(text) and (text[at] == _TAKEN or (_headline(text[at]) and words(text[at]) >= _SUBHEAD)):
        at += 1
    return at


def _runs(lines: list[str]) -> set[int]:
    """Give the indices of the headlines between two paragraphs that belong to other stories, though no marker says so."""
    solid = [i for i, line in enumerate(lines) if line]
    text = [lines[i] for i in solid]
    found: set[int] = set()
    at = 1
    while at < len(text):
        end = _run_end(text, at)
        run = [i for i in range(at, end) if text[i] != _TAKEN]
        under = end + 1 if end + 1 < len(text) and words(text[end]) <= _SUBHEAD else end
        inside = run and under < len(text) and _paragraph(text[under]) and _leads(text, at - 1)
        if inside and all(_other_story(text[i]) for i in run):
            several = 2 <= len(run) <= 5 and not all(pauses(text[i]) for i in run)
            if several or (len(run) == 1 and _alone(text, run[0], end - at > 1)):
                found.update(solid[i] for i in run)
        at = max(end, at + 1)
    return found


def _line_by_line(lines: list[str]) -> Sifted:
    """Judge each line by itself; where a teaser is taken out between paragraphs, a mark stands for it."""
    kept: list[str] = []
    removed: list[str] = []
    notice, skip_to = None, 0
    for index, raw in enumerate(lines):
        line, taken = cut(raw) if raw else ("", [])
        removed += taken
        headed = any(kept)  # the headline itself may begin as a teaser does
        if index < skip_to:
            removed += [line] if line else []
        elif not line:
            kept += [] if raw else [""]
        elif is_notice(line):
            notice = notice or line
            removed.append(line)
        elif is_furniture(line) or is_disclaimer(line) or (headed and is_caption(line)):
            removed.append(line)
        elif headed and (rest := teaser(line)) is not None:
            removed.append(line)
            kept.append(_TAKEN)
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
    while len(kept) > 1 and kept[-1] in ("", _TAKEN):
        kept.pop()
    last, dated = cut_date(kept[-1]) if len(kept) > 1 else ("", "")
    foot = [dated] if dated else []
    if dated:
        kept[-1:] = [last] if last else []
    if len(kept) > 1 and is_label(kept[-1]):
        foot.append(kept.pop())
    runs = _runs(kept)
    removed = (*found.removed, *foot, *(kept[i] for i in sorted(runs)), *tail)
    return Sifted(
        kept=tuple(line for i, line in enumerate(kept) if i not in runs and line != _TAKEN),
        removed=removed,
        notice=found.notice or next((line for line in tail if is_notice(line)), None),
        dated=dated or None,
    )
