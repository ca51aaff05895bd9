"""From bytes to text: byte order marks, declared and guessed encodings; what is no text is refused with a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mahdar.errors import InputError
from mahdar.ingest.language import common_words

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF", "save its text as .txt"),
    (b"PK\x03\x04", "a ZIP or Office file", "unpack it, or save its text as .txt"),
    (b"\x1f\x8b", "a gzip file", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an Office file", "save its text as .txt"),
    (b"\x89PNG", "a picture", "give the text of the report"),
    (b"\xff\xd8\xff", "a picture", "give the text of the report"),
    (b"GIF8", "a picture", "give the text of the report"),
    (b"\x7fELF", "a program", "give the text of the report"),
    (b"SQLite format 3", "a database", "give the text of the report"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_\-:.]+)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_REPLACED = "\ufffd"
_GUESSES = ("cp1256", "iso8859_6", "mac_arabic", "cp720", "cp864")
_ENOUGH = 0.03  # share of an Arabic text's words that are the commonest small ones; real prose has three times as many
REMEDY = "save it as UTF-8 and try again"


def _plausible(text: str) -> float:
    found = re.findall(r"[^\W\d_]+", text[:20000])
    return sum(word in common_words()["ar"] for word in found) / len(found) if found else 0.0


def _without_bom(data: bytes) -> str | None:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace")
    if b"\x00" not in data[:4096]:
        return None
    # UTF-16 without a mark: Arabic letters have 06 in every second byte, blanks and Latin letters 00
    even, odd = (sum(b in (0, 6) for b in data[start:4096:2]) for start in (0, 1))
    half = len(data[:4096]) // 2
    if max(even, odd) < 0.7 * half:
        return None
    return data.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")


def _guesses(data: bytes, declared: bool) -> Iterable[str]:
    names = [m.decode("ascii").lower() for m in _DECLARED.findall(data[:4096])] if declared else []
    for name in ["utf-8", *names]:
        try:
            text = data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
        # a page may declare what it is not: Arabic in a Latin charset
        if name == "utf-8" or _plausible(text) >= _ENOUGH or text.isascii():
            yield text
    loose = data.decode("utf-8", errors="replace")
    if loose.count(_REPLACED) * 200 < len(loose):
        yield loose.replace(_REPLACED, "")
    scored = [(_plausible(text), text) for name in _GUESSES if (text := data.decode(name, errors="replace"))]
    best, text = max(scored, key=lambda pair: pair[0])
    if best >= _ENOUGH:
        yield text


def _mended(text: str) -> str:
    """Undo UTF-8 that was once read as Western European: every Arabic letter then shows as two Latin ones."""
    if text[:4000].count("Ø") + text[:4000].count("Ù") < len(text[:4000]) / 5:
        return text
    for name in ("cp1252", "latin-1"):
        try:
            return text.encode(name).decode("utf-8")
        except UnicodeError:
            continue
    return text


def decode(data: bytes, where: str, *, declared: bool = False) -> str:
    """Give the text of a file's bytes; `declared` looks for the charset that an HTML page declares.

    Raises InputError where the bytes are empty, binary or in an encoding that cannot be told.

    >>> decode("قال الوزير إن المحادثات في جنيف".encode("cp1256"), "a.txt")
    'قال الوزير إن المحادثات في جنيف'
    >>> decode(b"%PDF-1.4", "a.txt")
    Traceback (most recent call last):
    mahdar.errors.InputError: a.txt: is a PDF; save its text as .txt
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise InputError(where, "is empty", "give a file with the text of a report")
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise InputError(where, f"is {what}", remedy)
    text = _without_bom(data)
    if text is None and b"\x00" not in data:
        text = next(iter(_guesses(data, declared)), None)
        if text is None:
            raise InputError(where, "is in an encoding that cannot be told", REMEDY)
    if text is None or len(_CONTROL.findall(text[:8192])) * 50 > len(text[:8192]):
        raise InputError(where, "is binary, no text", "give a .txt, .html or .jsonl file")
    return _mended(text)
