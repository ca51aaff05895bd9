"""What a line of a page is: furniture, a notice, a caption, or a part of the article."""

from __future__ import annotations

import re
from functools import lru_cache

from mahdar.ingest.words import either, furniture

_BULLETS = r"^[\s•·●▪◦*|<>»«+\-–—]*"
_END = r"[\s:؛.…|•\-–—»>]*$"
_SEPARATOR = r"\s*(?:[:؛/|…»>›]|\.{2,}|\s[-–—ـ]|$)"
_SENTENCE_END = re.compile(r"[.!؟?][\"”»)\]]*$")
_PAUSE = re.compile(r"[.!؟?:؛،,…][\"”»)\]]*$")
_LETTER = re.compile(r"[^\W_]")


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
    """Tell whether a line closes with any punctuation, as no headline does.

    >>> pauses("وقال الوزير:"), pauses("عودة الوفد")
    (True, False)
    """
    return bool(_PAUSE.search(line))


@lru_cache(maxsize=16)
def _pattern(kind: str, loose: bool = False) -> re.Pattern[str]:
    forms = [f for entry in furniture() if entry.kind == kind for f in entry.forms]
    if kind == "line":
        forms = [f for f in forms if ("*" in f) == loose]
    body = either(forms)
    shapes = {
        "line": _BULLETS + body + _END,
        "teaser": _BULLETS + r"[.\s]*" + f"(?:{body}{_SEPARATOR}|{either([f for f in forms if f[-1] in '،,'])})(.*)$",
        "tail": _BULLETS + body + _END,
        "notice": "^" + body + "$",
        "opening": r"^[\s•·]*" + body + r"(?=\s|$)[\s:•·]*",
        "closing": r"(?<=[.!؟”\"»…)])\s*\b" + body.replace(".*", r"[^.،؛:!؟]{1,120}") + "$",
        "caption": r"^(?P<what>.*\w.*?)\s*[(\[]\s*" + body.replace(".*", r"[^()]{1,40}") + r"\s*[)\]]\s*[.]?$",
        "byline": _BULLETS + body + r"(?=[\s:/\-–—ـ|]|$)(?P<rest>.*)$",
    }
    return re.compile(shapes[kind], re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Tell whether the whole line belongs to the page and not to the article.

    >>> is_furniture("+ الخط -"), is_furniture("محادثات في جنيف"), is_furniture(".")
    (True, False, True)
    """
    if not _LETTER.search(line):
        return True
    if _pattern("line").match(line):
        return True
    return words(line) <= 12 and not ends_sentence(line) and bool(_pattern("line", True).match(line))


def teaser(line: str) -> str | None:
    """Give what follows the marker where the line points to another story, None where it does not.

    >>> teaser("اقرأ أيضا: باريس تدعو إلى ضبط النفس")
    'باريس تدعو إلى ضبط النفس'
    >>> teaser("اقرأ أيضا:")
    ''
    """
    match = _pattern("teaser").match(line)
    if match is None or words(line) > 28 or (line.endswith(".") and not line.endswith("..")):
        return None
    return match.group(1).strip() if match.group(1) else ""


def starts_tail(line: str) -> bool:
    """Tell whether from this line on nothing but furniture follows.

    >>> starts_tail("الأكثر قراءة")
    True
    """
    return bool(_pattern("tail").match(line))


def is_notice(line: str) -> bool:
    """Tell whether the line says that a machine translated the page.

    >>> is_notice("هذا النص مترجم آليا")
    True
    """
    return words(line) <= 40 and bool(_pattern("notice").match(line))


def is_caption(line: str) -> bool:
    """Tell whether a short line is the caption of a photograph, closing with its credit.

    >>> is_caption("جنود قرب الحدود (Getty)"), is_caption("(رويترز)")
    (True, False)
    """
    match = _pattern("caption").match(line) if words(line) <= 30 else None
    return match is not None and not pauses(match["what"])


def cut(line: str) -> tuple[str, list[str]]:
    """Give the line without the furniture glued to its ends, and the pieces taken off.

    >>> cut("وعاد الوفد. سمات روسيا الناتو")
    ('وعاد الوفد.', ['سمات روسيا الناتو'])
    """
    taken = []
    opening = _pattern("opening").match(line)
    if opening and opening.group().strip():
        taken.append(opening.group().strip())
        line = line[opening.end() :]
    closing = _pattern("closing").search(line)
    if closing and closing.start():
        taken.append(closing.group().strip())
        line = line[: closing.start()]
    return line.strip(), taken
