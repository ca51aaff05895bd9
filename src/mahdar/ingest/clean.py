"""Cleaning of characters: what no reader sees goes, blanks become one blank."""

from __future__ import annotations

import html
import re

# vowel signs stay; zero-width and direction marks, soft hyphens and control characters only disturb offsets
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffc\ufffd]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BLANKS = re.compile(r"[^\S\n]+")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]|<br\\s*/?>")


def clean_text(text: str) -> str:
    """Give the text without invisible marks, with `\\n` for every line end and single blanks.

    >>> clean_text("قال\\u200f\\xa0 الوزير\\r\\n&quot;نعم&quot;")
    'قال الوزير\\n"نعم"'
    """
    if _ENTITY.search(text):
        text = html.unescape(text)
    text = _BREAK.sub("\n", text)
    return _BLANKS.sub(" ", _CONTROL.sub("", _INVISIBLE.sub("", text)))


def clean_lines(text: str) -> list[str]:
    """Give the lines of a text, cleaned and stripped; blank lines stay as empty strings.

    >>> clean_lines(" خبر \\n\\nنص ")
    ['خبر', '', 'نص']
    """
    return [line.strip() for line in clean_text(text).split("\n")]
