"""Pieces: what stands between two spaces of a text, cut into words, numbers and marks; the same piece is cut once.

Most pieces of the press are single words that have been met before: then nothing is folded, searched or taken apart
again, only looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mahdar.lang.fold import DROPPED, Folded, fold_letters
from mahdar.lang.pack import Hit
from mahdar.read.analysis import Analyser, Analysis, Cut, class_set
from mahdar.read.sorts import sort_of

_FORM = re.compile(
    r"(?P<PLAIN>[ء-ي]+(?![^\W\d_]))"  # nearly every token: a word of Arabic letters alone, tried first
    r"|(?P<NDATE>\d{1,4}[/\-.]\d{1,2}[/\-.]\d{2,4}(?!\d))|(?P<CLOCK>\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<NUM>\d+(?:[.,]\d+)*(?:ر\d+)?)|(?P<LATIN>[A-Za-zÀ-ɏЀ-ӿ]+(?:['’&.\-]?[A-Za-z0-9À-ɏЀ-ӿ]+)*)"
    r"|(?P<WORD>[^\W\d_]+)|(?P<BREAK>\n+)|(?P<MARK>\.{2,}|-{2,}|[^\w\s])"
)
# a word of any letters but the tatweel, and marks around it: folding changes no place in such a piece
_PLAIN = re.compile(r"([«\"“(]?)([ء-غف-ي]+)([،.:؛؟!,»\"”)]{0,2})")
_BREAK = re.compile(f"(\n(?:[{DROPPED}]*\n)*[{DROPPED}]*)")
_SIGNS = {
    "،": "COMMA", ",": "COMMA", "؛": "COMMA", ";": "COMMA", ".": "STOP", "!": "STOP", "؟": "STOP", "?": "STOP",
    "…": "STOP", ":": "COLON", "-": "DASH", "–": "DASH", "—": "DASH", "ـ": "DASH", "/": "SLASH", "%": "PERCENT",
    "“": "OPENQ", "«": "OPENQ", "„": "OPENQ", "‹": "OPENQ", "”": "CLOSEQ", "»": "CLOSEQ", "›": "CLOSEQ",
    '"': "QUOTE", "'": "QUOTE", "’": "QUOTE", "‘": "QUOTE", "″": "QUOTE", "(": "OPENP", "[": "OPENP", "{": "OPENP",
    ")": "CLOSEP", "]": "CLOSEP", "}": "CLOSEP",
}  # fmt: skip
_KINDS = {kind: class_set({kind}) for kind in (*_SIGNS.values(), "OTHER", "NDATE", "CLOCK", "LATIN", "BREAK")}
_MARKS = {sign: _KINDS[kind] for sign, kind in _SIGNS.items()}
_NUMBERS = {
    (whole, year): class_set({"NUM", "INT" if whole else "DECIMAL", *(["YEAR4"] if year else [])})
    for whole in (True, False)
    for year in (True, False)
}
_YEAR = re.compile(r"(?:1[3-9]|20)\d\d$")
_LONGEST, _MOST = 40, 40_000  # letters of a piece that is kept, pieces kept: a bound on memory


def lines(text: str) -> list[str]:
    """Give the lines of a text and the breaks between them, in order: together they are the text.

    >>> lines("قال\\n\\nنعم")
    ['قال', '\\n\\n', 'نعم']
    """
    return _BREAK.split(text)


def cut(piece: str, analyser: Analyser) -> tuple[Cut, ...]:
    """Give the tokens of a piece met for the first time, and keep them.

    >>> from mahdar.lang.pack import load
    >>> [cut.form for cut in cut("(12%)،", Analyser(load("ar")))]
    ['(', '12', '%', ')', '،']
    """
    cuts = analyser.older.pop(piece, None)
    if cuts is None:
        plain = _PLAIN.fullmatch(piece)
        cuts = tuple(_plain(plain, analyser) if plain else _cut(Folded(piece), analyser))
    if len(piece) <= _LONGEST:
        if len(analyser.pieces) >= _MOST:
            analyser.older = analyser.pieces.copy()
            analyser.pieces.clear()
        analyser.pieces[piece] = cuts
    return cuts


def _plain(piece: re.Match[str], analyser: Analyser) -> Iterator[Cut]:
    """Give the tokens of a word and the marks around it."""
    before, word, behind = piece.groups()
    at, end = piece.span(2)
    form = fold_letters(word)
    found = analyser.known.get(form) or analyser(form)
    if before:
        yield _mark(before, 0, analyser)
    yield Cut(at, end, at + len(found.pro), form, sort_of(found.pro, found.classes), found)
    for mark in (behind,) if behind == ".." else behind:
        yield _mark(mark, end, analyser)
        end += 1


def _mark(form: str, at: int, analyser: Analyser) -> Cut:
    found = analyser.known.get(form) or _taken_apart(form, analyser)
    return Cut(at, at + len(form), at, form, sort_of("", found.classes), found)


def _cut(piece: Folded, analyser: Analyser) -> Iterator[Cut]:
    places = piece.places
    for match in _FORM.finditer(piece.text):
        form = match[0]
        found = analyser.known.get(form) or _taken_apart(form, analyser)
        start, end = match.span()
        # a contracted article (للوزير) begins inside its preposition: the core starts after the first letter
        sort = sort_of(found.pro, found.classes)
        yield Cut(places[start], places[end], places[start + len(found.pro)], form, sort, found)


def _taken_apart(form: str, analyser: Analyser) -> Analysis:
    """Give the analysis of a form met for the first time: of a word or a mark."""
    match = _FORM.fullmatch(form)
    kind = (match and match.lastgroup) or "MARK"
    if kind in ("PLAIN", "WORD"):
        return analyser(form)
    hits: tuple[Hit, ...] = ()
    if kind == "NUM":
        classes = _NUMBERS[form.isdigit(), bool(_YEAR.match(form))]
    elif kind == "LATIN" and form in analyser.pack.words:  # CNN, RT
        hits = analyser.pack.words[form]
        classes = class_set({kind, *(c for h in hits for c in h.classes)})
    elif kind == "MARK":
        classes = _MARKS.get(form) or _KINDS["DASH" if form[0] == "-" else "STOP" if form[0] == "." else "OTHER"]
    else:
        classes = _KINDS[kind]
    return analyser.keep(form, Analysis("", form, "", hits, classes))
