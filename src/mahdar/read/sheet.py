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

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from mahdar.lang.fold import Folded
from mahdar.lang.pack import Hit
from mahdar.read.analysis import Analyser, Phrase, class_set
from mahdar.read.having import having
from mahdar.read.pieces import cut, lines
from mahdar.read.sorts import Row, sort_of

_ENDS = having("BREAK", "STOP")


class Token(msgspec.Struct, eq=False, gc=False):
    """One unit of a sheet. Offsets are of the article's text; `core` is the word without its front clitics.

    `pro` holds the clitics in front (و ف ب ل ك س), `enc` the pronoun at the end, `core_start` the offset at which
    the word without `pro` begins. A chunk has the tokens it was made of in `parts` and its record in `record`.
    `sort` is the number of its clitics and classes (see `mahdar.read.sorts`): whoever changes them changes it by `recast`.
    A struct and no plain class, because an article has hundreds of tokens and making them is what takes the time.
    """

    start: int
    end: int
    form: str
    classes: frozenset[str]
    core: str
    core_start: int
    sort: int
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
        classes = class_set(classes)
        return cls(start, end, form, classes, form, start, sort_of("", classes))

    def recast(self, classes: frozenset[str], pro: str) -> None:
        """Give the token other classes and other front clitics.

        >>> token = Token.of(0, 1, "x", frozenset())
        >>> token.recast(frozenset({"NUMBER"}), "و")
        >>> token.pro, token.sort == sort_of("و", frozenset({"NUMBER"}))
        ('و', True)
        """
        self.classes, self.pro = class_set(classes), pro
        self.sort = sort_of(pro, self.classes)

    @property
    def first(self) -> Token:
        """Give the first of the tokens that a chunk was made of, the token itself where it is none.

        >>> token = Token.of(0, 1, "x", frozenset())
        >>> token.first is token
        True
        """
        return self.parts[0] if self.parts else self

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
        for hit in self.hits:  # as `hit` does: this is asked often enough for a call to count
            if name in hit.classes:
                return hit.entry.data.get(key)
        return None


class Sheet:
    """An article's text laid out as tokens in sentences.

    >>> from mahdar.lang.pack import load
    >>> sheet = Sheet("قال الوزير. وغادر.", Analyser(load("ar")))
    >>> [t.form for t in sheet.tokens][:3], len(list(sheet.sentences()))
    (['قال', 'الوزير', '.'], 2)
    """

    def __init__(self, text: str, analyser: Analyser) -> None:
        self.text = text
        self.analyser = analyser
        self.tokens: list[Token] = self._tokens()
        self._row: tuple[Row, Sequence[Token]] = Row(()), ()

    def _tokens(self) -> list[Token]:
        tokens: list[Token] = []
        opening: list[tuple[int, Sequence[Phrase]]] = []  # the words at which phrases may begin
        awaited: dict[str, tuple[Phrase, ...]] = {}  # what begins at the last word, by its second word
        known, add, at = self.analyser.pieces.get, tokens.append, 0
        for line in lines(self.text):
            for piece in line.split(" "):
                for part in known(piece) or cut(piece, self.analyser) if piece else ():
                    found = part.found
                    if awaited and part.form in awaited:
                        opening.append((len(tokens) - 1, awaited[part.form]))
                    awaited = found.phrases
                    add(
                        Token(
                            at + part.start, at + part.end, part.form, found.classes,
                            found.core, at + part.front, part.sort, found.pro, found.enc, found.hits,
                        )
                    )  # fmt: skip
                at += len(piece) + 1
            at -= 1  # no space stands behind the last one
        return self._phrased(tokens, opening) if opening else tokens

    def _phrased(self, tokens: list[Token], opening: Sequence[tuple[int, Sequence[Phrase]]]) -> list[Token]:
        """Give the tokens with one token for each phrase of the lexicon, of those that overlap for the first."""
        made: list[Token] = []
        done = 0
        for index, phrases in opening:
            phrase = _phrase(phrases, tokens, index) if index >= done else None
            if phrase:
                made += tokens[done:index]
                done = index + 1 + len(phrase.rest)
                made.append(self._of_phrase(phrase, tokens[index:done]))
        return made + tokens[done:]

    def _of_phrase(self, phrase: Phrase, words: Sequence[Token]) -> Token:
        pro, start, end = phrase.pro, words[0].start, words[-1].end
        front = start + Folded(self.text[start:end]).position(len(pro)) if pro else start
        form = " ".join([word.form for word in words])
        sort = sort_of(pro, phrase.classes)
        return Token(start, end, form, phrase.classes, form[len(pro) :], front, sort, pro, "", phrase.hits)

    @property
    def row(self) -> Row:
        """The sorts of the tokens; who gives one of them another sort does so before this is asked for."""
        row, tokens = self._row
        if tokens is not self.tokens:
            row = Row.of(self.tokens)
            self._row = row, self.tokens
        return row

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Give each sentence as a half-open range of token indices, its end mark and line break included.

        A full stop inside a number or right after an abbreviation's letter (د.) ends no sentence.

        >>> from mahdar.lang.pack import load
        >>> list(Sheet("سافر د. سامي. ثم عاد", Analyser(load("ar"))).sentences())
        [(0, 5), (5, 7)]
        """
        start = 0
        for index in _ENDS.at(self.row):
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
                chunk.core_start = first.core_start
                if first.pro:
                    chunk.recast(chunk.classes, first.pro)
                    chunk.core = chunk.form[len(first.pro) :]
            tokens += self.tokens[at:start]
            tokens.append(chunk)
            at = end
        self.tokens = tokens + self.tokens[at:]


def _phrase(phrases: Sequence[Phrase], tokens: Sequence[Token], index: int) -> Phrase | None:
    """Give the longest of the phrases, whose second word stands there, that stands at `index`."""
    for phrase in phrases:
        more = len(phrase.rest)
        if more == 1 or [token.form for token in tokens[index + 1 : index + 1 + more]] == phrase.rest:
            return phrase
    return None
