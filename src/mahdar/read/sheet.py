"""The sheet: an article laid out for reading, as tokens with their lexical classes, in sentences.

A token is a word with its clitics, a number, a mark, a phrase of the lexicon (حلف شمال الأطلسي) or, after a stage
has read it, a chunk of several tokens that stands for a record (a time, a quantity, a name).

Classes that every token may have besides those of its entries:

    WORD      any word                     NUM      a number in digits (INT, DECIMAL, YEAR4 too)
    UNK       a word that no entry knows   CLOCK    15:00            NDATE   12/05/2018
    DEF       has the article              LATIN    Latin letters    PERCENT %
    PRON      has a pronoun at its end (PRONSHAPE: an unknown word that may)     COMMA STOP COLON DASH SLASH BREAK (end of line) OTHER
    ORDINARY  no entry's, but a word of every day (JOINEDSHAPE: with a clitic)   THEIRSHAPE ends in ها, هم, …
    FEMSHAPE  ends in ة, NISBASHAPE in ي   OPENQ CLOSEQ QUOTE OPENP CLOSEP
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from mahdar.lang.fold import Folded
from mahdar.lang.pack import Hit
from mahdar.read.analysis import Analyser, Analysis, Phrase, class_set
from mahdar.read.having import having

_FORM = (
    r"(?P<PLAIN>[ء-ي]+(?![^\W\d_]))"  # nearly every token: a word of Arabic letters alone, tried first
    r"|(?P<NDATE>\d{1,4}[/\-.]\d{1,2}[/\-.]\d{2,4}(?!\d))|(?P<CLOCK>\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<NUM>\d+(?:[.,]\d+)*(?:ر\d+)?)|(?P<LATIN>[A-Za-zÀ-ɏЀ-ӿ]+(?:['’&.\-]?[A-Za-z0-9À-ɏЀ-ӿ]+)*)"
    r"|(?P<WORD>[^\W\d_]+)|(?P<BREAK>\n+)|(?P<MARK>\.{2,}|-{2,}|[^\w\s])"
)
# a space behind a token is passed over at once: to find that no token begins with it takes longer than to read a word
_TOKEN = re.compile(rf"([ء-ي]+(?= )|{_FORM}) ?")
_KIND = re.compile(_FORM)
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
_ENDS = having("BREAK", "STOP")
_YEAR = re.compile(r"(?:1[3-9]|20)\d\d$")


class Token(msgspec.Struct, eq=False, gc=False):
    """One unit of a sheet. Offsets are of the article's text; `core` is the word without its front clitics.

    `pro` holds the clitics in front (و ف ب ل ك س), `enc` the pronoun at the end, `core_start` the offset at which
    the word without `pro` begins. A chunk has the tokens it was made of in `parts` and its record in `record`.
    A struct and no plain class, because an article has hundreds of tokens and making them is what takes the time.
    """

    start: int
    end: int
    form: str
    classes: frozenset[str]
    core: str
    core_start: int
    pro: str = ""
    enc: str = ""
    hits: tuple[Hit, ...] = ()
    parts: Sequence[Token] = ()
    record: Any = None

    @classmethod
    def of(cls, start: int, end: int, form: str, classes: frozenset[str]) -> Token:
        """Give a token without clitics: a mark, a number, a chunk.

        >>> Token.of(0, 1, "x", frozenset()).core
        'x'
        """
        return cls(start, end, form, class_set(classes), form, start)

    def __repr__(self) -> str:
        return f"<{self.form} {'|'.join(sorted(self.classes))}>"

    def hit(self, name: str) -> Hit | None:
        """Give the token's first hit of the class `name`.

        >>> Token.of(0, 1, "x", frozenset()).hit("MONTH") is None
        True
        """
        for hit in self.hits:
            if name in hit.classes:
                return hit
        return None

    def get(self, name: str, key: str = "value") -> Any:
        """Give the datum `key` of the token's entry of class `name`; None where there is none.

        >>> Token.of(0, 1, "x", frozenset()).get("MONTH") is None
        True
        """
        hit = self.hit(name)
        return hit.entry.get(key) if hit else None


class Sheet:
    """An article's text laid out as tokens in sentences.

    >>> from mahdar.lang.pack import load
    >>> sheet = Sheet("قال الوزير. وغادر.", Analyser(load("ar")))
    >>> [t.form for t in sheet.tokens][:3], len(list(sheet.sentences()))
    (['قال', 'الوزير', '.'], 2)
    """

    def __init__(self, text: str, analyser: Analyser) -> None:
        self.text = text
        self.folded = Folded(text)
        self.analyser = analyser
        self.tokens: list[Token] = self._tokens()

    def _tokens(self) -> list[Token]:
        matches = list(_TOKEN.finditer(self.folded.text))
        words = [match[1] for match in matches]
        places, known, skip = self.folded.places, self.analyser.known, 0
        tokens: list[Token] = []
        add = tokens.append
        for index, form in enumerate(words):
            if index < skip:
                continue
            found = known.get(form) or self._taken_apart(form)
            start, end = matches[index].span(1)
            pro = found.pro
            if found.phrases:
                phrase = _phrase(found.phrases, words, index)
                if phrase:
                    skip = index + 1 + len(phrase.rest)
                    end = places[matches[skip - 1].end(1)]
                    front = places[start + len(phrase.pro)]
                    add(_of_phrase(phrase, " ".join(words[index:skip]), places[start], end, front))
                    continue
            # a contracted article (للوزير) begins inside its preposition: the core starts after the first letter
            first = places[start]
            core_start = places[start + len(pro)] if pro else first
            add(Token(first, places[end], form, found.classes, found.core, core_start, pro, found.enc, found.hits))
        return tokens

    def _taken_apart(self, form: str) -> Analysis:
        """Give the analysis of a form met for the first time: of a word or a mark."""
        match = _KIND.fullmatch(form)
        kind = (match and match.lastgroup) or "MARK"
        if kind in ("PLAIN", "WORD"):
            return self.analyser(form)
        hits: tuple[Hit, ...] = ()
        if kind == "NUM":
            classes = _NUMBERS[form.isdigit(), bool(_YEAR.match(form))]
        elif kind == "LATIN" and form in self.analyser.pack.words:  # CNN, RT
            hits = self.analyser.pack.words[form]
            classes = class_set({kind, *(c for h in hits for c in h.classes)})
        elif kind == "MARK":
            classes = _MARKS.get(form) or _KINDS["DASH" if form[0] == "-" else "STOP" if form[0] == "." else "OTHER"]
        else:
            classes = _KINDS[kind]
        return self.analyser.keep(form, Analysis("", form, "", hits, classes))

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Give each sentence as a half-open range of token indices, its end mark and line break included.

        A full stop inside a number or right after an abbreviation's letter (د.) ends no sentence.

        >>> from mahdar.lang.pack import load
        >>> list(Sheet("سافر د. سامي. ثم عاد", Analyser(load("ar"))).sentences())
        [(0, 5), (5, 7)]
        """
        start = 0
        for index in _ENDS.at(self.tokens):
            if "BREAK" in self.tokens[index].classes or not self._inside(index):
                nxt = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
                if nxt and nxt.classes & {"BREAK", "CLOSEQ", "CLOSEP", "STOP"}:
                    continue
                yield start, index + 1
                start = index + 1
        if start < len(self.tokens):
            yield start, len(self.tokens)

    def _inside(self, index: int) -> bool:
        token, before = self.tokens[index], self.tokens[index - 1] if index else None
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if token.form != "." or before is None or after is None or "BREAK" in after.classes:
            return False
        return len(before.form) == 1 and before.form.isalpha() and before.end == token.start

    def reduce(self, chunks: Sequence[tuple[int, int, Token]]) -> None:
        """Replace each half-open range of tokens by one chunk token; ranges are sorted and do not overlap.

        The chunk keeps the first token's front clitics, so that ب and و before it can still be seen.

        >>> from mahdar.lang.pack import load
        >>> sheet = Sheet("في 12 يناير", Analyser(load("ar")))
        >>> sheet.reduce([(1, 3, Token.of(3, 11, "12 يناير", frozenset({"TIME"})))])
        >>> [t.form for t in sheet.tokens]
        ['في', '12 يناير']
        """
        tokens, at = [], 0
        for start, end, chunk in chunks:
            first = self.tokens[start]
            chunk.parts = self.tokens[start:end]
            if not chunk.pro:
                chunk.pro, chunk.core_start = first.pro, first.core_start
                chunk.core = chunk.form[len(first.pro) :]
            tokens += self.tokens[at:start]
            tokens.append(chunk)
            at = end
        self.tokens = tokens + self.tokens[at:]


def _phrase(phrases: dict[str, tuple[Phrase, ...]], words: list[str], index: int) -> Phrase | None:
    """Give the longest of the phrases, by their second word, that stands at `index`."""
    for phrase in phrases.get(words[index + 1], ()) if index + 1 < len(words) else ():
        if len(phrase.rest) == 1 or words[index + 1 : index + 1 + len(phrase.rest)] == phrase.rest:
            return phrase
    return None


def _of_phrase(phrase: Phrase, form: str, start: int, end: int, front: int) -> Token:
    """Give the token of a phrase; `front` is where it begins without its clitics."""
    pro = phrase.pro
    return Token(start, end, form, phrase.classes, form[len(pro) :], front, pro, "", phrase.hits)
