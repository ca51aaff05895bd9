"""The view: a sheet as the statements' stage sees it, each token's classes folded into a few flags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from mahdar.read.having import having
from mahdar.read.sheet import Sheet, Token
from mahdar.read.sorts import BySort, Row
from mahdar.read.statements.grammar import Grammar
from mahdar.read.statements.quotes import Quotes

THAT, STOP, BREAK, COMMA, COLON = 1, 2, 4, 8, 16
CUE, ATTRIB, PREP, REL, TURN = 32, 64, 128, 256, 512
JOINT, NOTHAT, NAME, SPEAKER, TIME = 1024, 2048, 4096, 8192, 16384
MARK, QUOTE, OPENP, CLOSEP, ASIDE = 32768, 65536, 131072, 262144, 524288
NEG, KANA, ADVERB, DEF, WORD = 1 << 20, 1 << 21, 1 << 22, 1 << 23, 1 << 24
DASH, WHETHER, WHAT, DEMO, MEDIA = 1 << 25, 1 << 26, 1 << 27, 1 << 28, 1 << 29
BTHAT, CONTRAST, MHEAD, VENUE = 1 << 30, 1 << 31, 1 << 32, 1 << 33
WEAKM, WHICHIS = 1 << 34, 1 << 35

_FLAG = {
    "COMP": THAT, "COMPB": BTHAT, "CONTRAST": CONTRAST, "STOP": STOP, "BREAK": BREAK, "COMMA": COMMA, "COLON": COLON, "CUE": CUE, "ATTRIB": ATTRIB,
    "PREP": PREP, "REL": REL, "TURN": TURN, "JOINT": JOINT, "NOTHAT": NOTHAT, "NAME": NAME, "SPEAKER": SPEAKER,
    "TIME": TIME, "OPENQ": QUOTE | MARK, "CLOSEQ": QUOTE | MARK, "QUOTE": QUOTE | MARK, "OPENP": OPENP | MARK,
    "CLOSEP": CLOSEP | MARK, "ASIDE": ASIDE, "NEG": NEG, "KANA": KANA, "BECOME": KANA, "ADVERB": ADVERB, "DEF": DEF, "WORD": WORD,
    "DASH": DASH | MARK, "WHETHER": WHETHER, "WHAT": WHAT, "DEMO": DEMO, "OUTLET": MEDIA, "AGENCY": MEDIA, "MEDIA": MEDIA,
    "MEDIAHEAD": MHEAD, "WEAKMEDIUM": WEAKM, "VENUE": VENUE, "WHICHIS": WHICHIS,
}  # fmt: skip
END = STOP | BREAK
VERBS = frozenset({"PERFECT", "IMPERFECT"})  # classes of verbs that have a subject of their own
_QUOTES = frozenset({"QUOTE", "CLOSEQ", "OPENQ"})


def _flags(classes: frozenset[str]) -> int:
    found = 0
    for name in classes:
        found |= _FLAG.get(name, 0)
    return found


_FLAGS = BySort(_flags)
_HEADED = having("PROGRAMME", "MEDIAHEAD")


class View:
    """A sheet's tokens with flags, quotations and sentences.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser
    >>> view = View(Sheet('قال: "نعم. لا." وغادر.', Analyser(load("ar"))))
    >>> view.sentences
    [(0, 8), (8, 10)]
    """

    __slots__ = ("flags", "grammar", "quotes", "sentences", "text", "tokens")

    _grammars: ClassVar[dict[int, Grammar]] = {}

    def __init__(self, sheet: Sheet) -> None:
        self.tokens: list[Token] = sheet.tokens
        self.text = sheet.text
        pack = sheet.analyser.pack
        self.grammar = self._grammars.get(id(pack)) or self._grammars.setdefault(id(pack), Grammar.of(pack))
        self.flags = _FLAGS.along(sheet.row)
        chunks = [index for index, token in enumerate(self.tokens) if token.parts]
        for number in _HEADED.at(Row.of([self.tokens[index].parts[0] for index in chunks])):
            self.flags[chunks[number]] |= self._first(self.tokens[chunks[number]])
        bounds = [index for index, flag in enumerate(self.flags) if flag & (END | QUOTE)]
        for index in bounds:
            if self.flags[index] & STOP and self._inner(index):
                self.flags[index] = 0
                if self.flags[index - 1] & THAT:
                    self.flags[index - 1] = WORD  # لشبكة إن.بي.سي
        self.quotes = Quotes(sheet)
        self.sentences = [(self._past_dateline(start, end), end) for start, end in self._sentences(bounds)]

    def _first(self, token: Token) -> int:
        """Give the flags that a chunk has from its first word: a name that begins with وكالة is a medium's."""
        first = token.parts[0].classes
        if "PROGRAMME" in first:
            return MEDIA | MHEAD | VENUE if _QUOTES & token.parts[-1].classes else 0
        return MEDIA | MHEAD if "MEDIAHEAD" in first else 0

    def _sentences(self, bounds: Sequence[int]) -> list[tuple[int, int]]:
        """Give the sentences as half-open ranges; a full stop within a quotation ends none, one before its end does.

        `bounds` are the indices of the tokens at which one may end.
        """
        found, start, flags, inside = [], 0, self.flags, self.quotes.inside
        for index in bounds:
            flag = flags[index]
            if (
                flag & BREAK
                or (flag & STOP and inside[index] < 0)
                or (flag & QUOTE and self._closes(index) and flags[index - 1] & STOP and self._starts(index + 1))
            ):
                end = index + 1
            else:
                continue
            if flag & STOP and end < len(flags) and flags[end] & QUOTE and end in self.quotes.stray:
                continue
            if end > start:
                found.append((start, end))
            start = end
        if start < len(flags):
            found.append((start, len(flags)))
        return found

    def _past_dateline(self, start: int, end: int) -> int:
        """Give where a sentence begins behind a dateline or a byline: نيويورك (CNN)--; سالم الفهد - الأفق - جدة:."""
        dashed = False
        for index in range(start + 1, min(end - 1, start + 14)):
            flag = self.flags[index]
            if flag & CLOSEP and self.flags[index + 1] & DASH:
                return index + 2
            if flag & COLON and dashed:
                return index + 1
            if flag & (CUE | STOP | COLON):
                break
            dashed = dashed or bool(flag & DASH)
        return start

    def _closes(self, index: int) -> bool:
        opener = self.quotes.inside[index]
        return opener >= 0 and self.quotes.close.get(opener) == index

    def _starts(self, index: int) -> bool:
        """Tell whether a new sentence may begin at `index`."""
        return index >= len(self.flags) or not self.flags[index] & (COMMA | STOP | BREAK | ATTRIB | COLON)

    def _inner(self, index: int) -> bool:
        """Tell whether the full stop belongs to an abbreviation (د.، بي.بي.سي)."""
        token = self.tokens[index]
        if token.form != "." or not index or index + 1 >= len(self.tokens) or self.flags[index + 1] & BREAK:
            return False
        before, after = self.tokens[index - 1], self.tokens[index + 1]
        if before.end != token.start or not before.form.isalpha():
            return False
        short = min(len(before.form), len(after.form)) < 3 and max(len(before.form), len(after.form)) < 4
        return len(before.core) == 1 or (short and after.start == token.end and after.form.isalpha())

    def sentence_start(self, index: int, first: int) -> int:
        """Give the token behind the last end of a sentence before `index`, `first` where none stands from there on.

        >>> from mahdar.lang.pack import load
        >>> from mahdar.read.sheet import Analyser, Sheet
        >>> View(Sheet("عاد الوفد. وصل الوزير", Analyser(load("ar")))).sentence_start(4, 0)
        3
        """
        while index > first and not self.flags[index - 1] & END:
            index -= 1
        return index

    def is_word(self, index: int, name: str) -> bool:
        """Tell whether the token at `index` is a word of the class `name` without a pronoun at its end."""
        token = self.tokens[index]
        return name in token.classes and not token.enc

    def dual(self, index: int) -> bool:
        """Tell whether a dual stands at `index` (الوزيران), or begins the chunk there."""
        numbers = {h.features.number for h in self.tokens[index].first.hits} - {""}
        return numbers == {"d"}

    def pronominal(self, index: int) -> bool:
        """Tell whether a preposition with its pronoun stands at `index`: به، عليها."""
        return "PRONOMINAL" in self.tokens[index].classes

    def opens(self, index: int, name: str) -> bool:
        """Tell whether the token at `index` is a word of the class `name`, or a chunk that begins with one."""
        token = self.tokens[index]
        return name in token.classes or (bool(token.parts) and name in token.parts[0].classes)

    def slice(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets of the tokens from `start` to before `end`."""
        return self.tokens[start].start, self.tokens[end - 1].end
