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
    r"|(?P<NUM>\d+(?:[.,]\d+|،\d{3}(?!\d))*(?:ر\d+)?)|(?P<LATIN>[A-Za-zÀ-ɏЀ-ӿ]+(?:['’&.\-]?[A-Za-z0-9À-ɏЀ-ӿ]+)*)"
    r"|(?P<WORD>[^\W\d_]+)|(?P<BREAK>\n+)|(?P<MARK>\.{2,}|-{2,}|[^\w\s])"
)
_LETTERS = re.compile("[ء-غف-ي]+")  # all letters but the tatweel: folding changes no place in such a word
_LAST = frozenset('،.:؛؟!,»"”)')  # marks that are tokens of their own behind whatever they stand
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
_LONGEST, _MOST = 40, 70_000  # letters of a piece that is kept, pieces kept: a bound on memory


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
    cuts = analyser.older.pop(piece, None) or _marked(piece, analyser)
    if not cuts and _LETTERS.fullmatch(piece):
        form = fold_letters(piece)
        found = analyser.known.get(form) or analyser(form)
        cuts = (Cut(0, len(piece), len(found.pro), form, sort_of(found.pro, found.classes), found),)
    elif not cuts:
        cuts = tuple(_cut(Folded(piece), analyser))
    if len(piece) <= _LONGEST:
        if len(analyser.pieces) >= _MOST:
            analyser.older = analyser.pieces.copy()
            analyser.pieces.clear()
        analyser.pieces[piece] = cuts
    return cuts


def _marked(piece: str, analyser: Analyser) -> tuple[Cut, ...]:
    """Give the tokens of a piece that is known but for the mark at its end, none where it is not."""
    mark = piece[-1:]
    before = analyser.pieces.get(piece[:-1]) if mark in _LAST and piece[-2:-1] != mark else None
    found = analyser.known.get(mark)
    if not before or not found:
        return ()
    at = len(piece) - 1
    return (*before, Cut(at, at + 1, at, mark, sort_of("", found.classes), found))


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
