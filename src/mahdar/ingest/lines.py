"""What a line of a page is: furniture, a notice, a caption, or a part of the article."""

from __future__ import annotations

import re
from functools import lru_cache

from mahdar.ingest.words import Kind, either, furniture, key
from mahdar.lang.fold import Folded

_BULLETS = r"[\s•·●▪◦*|<>»«+\-.…]*"
_END = r"[\s:؛.…|•\->\"]*"
_SEPARATOR = r"\s*(?:[:؛/|…>›]|\.{2,}|\s-|$)"
_SENTENCE_END = re.compile(r"[.!؟?][\"”»)\]]*$")
_PAUSE = re.compile(r"[.!؟?:؛،,…][\"”»)\]]*$")
_LETTER = re.compile(r"[^\W_]")
_ADDRESS = re.compile(r"\W*(?:https?://\S+|www\.\S+|[\w.+-]+@[\w.-]+\.\w+|@\w+|pic\.twitter\.com/\S+)\W*")
_AT_END: tuple[Kind, ...] = ("link", "closing")
_GLUED = 300  # characters of the longest furniture that can be glued to the end of a line
LONGEST = 30
"""Words of the longest line that can be furniture; longer lines are always kept."""


def words(line: str) -> int:
    """Give the number of words of a line.

    >>> words("محادثات أمنية في جنيف")
    4
    """
    return len(line.split())


def ends_sentence(line: str) -> bool:
    """Tell whether a line closes as a sentence does.

    >>> ends_sentence("وعاد الوفد."), ends_sentence("عودة الوفد")
    (True, False)
    """
    return bool(_SENTENCE_END.search(line))


def pauses(line: str) -> bool:
    """Tell whether a line closes with any punctuation, as few headlines do.

    >>> pauses("وقال الوزير:"), pauses("عودة الوفد")
    (True, False)
    """
    return bool(_PAUSE.search(line))


def _forms(kind: Kind) -> list[str]:
    return [form for entry in furniture() if entry.kind == kind for form in entry.forms]


@lru_cache(maxsize=32)
def _pattern(kind: Kind) -> re.Pattern[str]:
    forms = _forms(kind)
    body = either(forms)
    shapes = {
        "tail": _BULLETS + body + _END,
        "teaser": f"{_BULLETS}(?:{body}{_SEPARATOR}|{either(f.rstrip('*') for f in forms if f[-1] in '،,*')})(?P<rest>.*)",
        "notice": body,
        "disclaimer": body,
        "paragraph": body,
        "outlet": either(forms, r"\S+(?: \S+){0,2}"),
        "opening": rf"[\s•·]*{body}(?=\s|$)[\s:•·]*",
        "ending": rf"\s*(?<!\w){body.replace(chr(92) + 's+:', chr(92) + 's*:')}$",
        "link": rf"\s*(?<!\w){either(forms, '.{0,240}')}$",
        "closing": rf"(?:(?<=[.!؟\"…)])\s*(?<!\w)|^){either(forms, '[^.،؛:!؟]{1,120}')}$",
        "byline": rf"{_BULLETS}{body}(?=[\s:/\-|]|$)(?P<rest>.*)",
        "caption": rf"(?P<what>.*\w.*?)\s*[(\[]\s*{either(forms, '[^()]{1,40}')}\s*[)\]]\s*\.?",
    }
    return re.compile(shapes[kind])


@lru_cache(maxsize=2)
def _hints(kind: Kind) -> tuple[str, ...]:
    """The longest fixed part of every form: a line without any of them needs no pattern."""
    return tuple({max(key(form).split("*"), key=len) for form in _forms(kind)})


def _says(kind: Kind, line: str, longest: int) -> bool:
    if words(line) > longest:
        return False
    folded = key(line)
    return any(hint in folded for hint in _hints(kind)) and bool(_pattern(kind).fullmatch(folded))


@lru_cache(maxsize=2)
def _whole(loose: bool) -> re.Pattern[str]:
    forms = [f for f in _forms("line") if ("*" in f) == loose]
    return re.compile(_BULLETS + either(forms) + _END)


def is_furniture(line: str) -> bool:
    """Tell whether the whole line belongs to the page and not to the article.

    >>> is_furniture("+ الخط -"), is_furniture("محادثات في جنيف"), is_furniture(".")
    (True, False, True)
    """
    if not _LETTER.search(line):
        return True
    if words(line) > 14:
        return False
    if _ADDRESS.fullmatch(line):
        return True
    folded = key(line)
    return bool(_whole(False).fullmatch(folded)) or (
        not line.endswith((".", "؟", "!")) and bool(_whole(True).fullmatch(folded))
    )


def teaser(line: str) -> str | None:
    """Give what follows the marker where the line points to another story, None where it does not.

    >>> teaser("اقرأ أيضا: باريس تدعو إلى ضبط النفس")
    'باريس تدعو الي ضبط النفس'
    >>> teaser("اقرأ أيضا:")
    ''
    """
    if words(line) > LONGEST or (line.endswith(".") and not line.endswith("..")):
        return None
    match = _pattern("teaser").fullmatch(key(line))
    return match["rest"].strip(" .:-/|>") if match else None


def starts_tail(line: str) -> bool:
    """Tell whether from this line on nothing but furniture follows.

    >>> starts_tail("الأكثر قراءة")
    True
    """
    return words(line) <= 5 and bool(_pattern("tail").fullmatch(key(line)))


def is_notice(line: str) -> bool:
    """Tell whether the line says that a machine translated the page.

    >>> is_notice("هذا النص مترجم آليا")
    True
    """
    return _says("notice", line, LONGEST)


def is_disclaimer(line: str) -> bool:
    """Tell whether the line says whose opinion the article is.

    >>> is_disclaimer("هذا المقال يعبر عن رأي كاتبه")
    True
    """
    return _says("disclaimer", line, 40)


def byline_rest(line: str) -> str | None:
    """Give what follows a word such as "by" at the beginning of a line, None where no such word stands there.

    >>> byline_rest("بقلم: سالم الحاج"), byline_rest("عودة الوفد")
    (': سالم الحاج', None)
    """
    match = _pattern("byline").fullmatch(key(line))
    return match["rest"] if match else None


def calls_itself_outlet(part: str) -> bool:
    """Tell whether a part of a byline calls itself a paper, a channel or the like.

    >>> calls_itself_outlet("صحيفة المرفأ"), calls_itself_outlet("جدة")
    (True, False)
    """
    return bool(_pattern("outlet").fullmatch(key(part)))


def opens_paragraph(line: str) -> bool:
    """Tell whether a line begins as paragraphs do and headlines do not.

    >>> opens_paragraph("وأكد المصدر أن الوفد سيعود"), opens_paragraph("وفاة وزير سابق")
    (True, False)
    """
    return bool(_pattern("paragraph").match(key(line)))


def is_caption(line: str) -> bool:
    """Tell whether a short line is the caption of a photograph, closing with its credit.

    >>> is_caption("جنود قرب الحدود (Getty)"), is_caption("(رويترز)")
    (True, False)
    """
    if words(line) > LONGEST or not line.rstrip(". ").endswith((")", "]")):
        return False
    match = _pattern("caption").fullmatch(key(line))
    return match is not None and not pauses(match["what"])


def cut_date(line: str) -> tuple[str, str]:
    """Give the last line of a page without the date of publication printed at its end, and that date.

    >>> cut_date("المرفأ/ أ ف ب نشرت في : 09/05/2018")
    ('المرفأ/ أ ف ب', 'نشرت في : 09/05/2018')
    """
    match = _pattern("ending").search(key(line[-60:]))
    if match is None:
        return line, ""
    start = max(0, len(line) - 60) + Folded(line[-60:]).original(*match.span())[0]
    return line[:start].strip(), line[start:].strip()


def is_label(line: str) -> bool:
    """Tell whether a whole line is what elsewhere is glued to the end of one: tags, or a link to the story.

    >>> is_label("سمات روسيا الناتو"), is_label("عودة الوفد")
    (True, False)
    """
    return words(line) <= LONGEST and bool(_pattern("closing").fullmatch(key(line)))


def cut(line: str) -> tuple[str, list[str]]:
    """Give the line without the furniture glued to its ends, and the pieces taken off.

    >>> cut("وعاد الوفد. سمات روسيا الناتو")
    ('وعاد الوفد.', ['سمات روسيا الناتو'])
    """
    taken = []
    opening = _pattern("opening").match(key(line[:60]))
    if opening and opening.group().strip():
        end = Folded(line).original(0, opening.end())[1]
        taken.append(line[:end].strip())
        line = line[end:].strip()
    for kind in _AT_END:
        found = _pattern(kind).search(key(line[-_GLUED:]))
        if found and (found.start() or len(line) > _GLUED):
            start = max(0, len(line) - _GLUED) + Folded(line[-_GLUED:]).original(*found.span())[0]
            taken.append(line[start:].strip())
            line = line[:start].strip()
    return line.strip(), taken
