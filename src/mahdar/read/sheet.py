"""The sheet: an article laid out for reading, as tokens with their lexical classes, in sentences.

A token is a word with its clitics, a number, a mark, a phrase of the lexicon (حلف شمال الأطلسي) or, after a stage
has read it, a chunk of several tokens that stands for a record (a time, a quantity, a name).

Classes that every token may have besides those of its entries:

    WORD      any word                     NUM      a number in digits (INT, DECIMAL, YEAR4 too)
    UNK       a word that no entry knows   CLOCK    15:00            NDATE   12/05/2018
    DEF       has the article              LATIN    Latin letters    PERCENT %
    PRON      has a pronoun at its end (PRONSHAPE: an unknown word that may)     COMMA STOP COLON DASH SLASH BREAK (end of line) OTHER
    FEMSHAPE  ends in ة, NISBASHAPE in ي   OPENQ CLOSEQ QUOTE OPENP CLOSEP
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from mahdar.lang.fold import Folded
from mahdar.lang.pack import Hit
from mahdar.read.analysis import Analyser, Analysis

_TOKEN = re.compile(
    r"(?P<NDATE>\d{1,4}[/\-.]\d{1,2}[/\-.]\d{2,4}(?!\d))|(?P<CLOCK>\d{1,2}:\d{2}(?::\d{2})?(?!\d))"
    r"|(?P<NUM>\d+(?:[.,]\d+)*(?:ر\d+)?)|(?P<LATIN>[A-Za-zÀ-ɏЀ-ӿ]+(?:['’&.\-]?[A-Za-z0-9À-ɏЀ-ӿ]+)*)"
    r"|(?P<WORD>[^\W\d_]+)|(?P<BREAK>\n+)|(?P<MARK>\.{2,}|-{2,}|[^\w\s])"
)
_MARKS = {
    "،": "COMMA", ",": "COMMA", "؛": "COMMA", ";": "COMMA", ".": "STOP", "!": "STOP", "؟": "STOP", "?": "STOP",
    "…": "STOP", ":": "COLON", "-": "DASH", "–": "DASH", "—": "DASH", "ـ": "DASH", "/": "SLASH", "%": "PERCENT",
    "“": "OPENQ", "«": "OPENQ", "„": "OPENQ", "‹": "OPENQ", "”": "CLOSEQ", "»": "CLOSEQ", "›": "CLOSEQ",
    '"': "QUOTE", "'": "QUOTE", "’": "QUOTE", "‘": "QUOTE", "″": "QUOTE", "(": "OPENP", "[": "OPENP", "{": "OPENP",
    ")": "CLOSEP", "]": "CLOSEP", "}": "CLOSEP",
}  # fmt: skip
_Phrase = tuple[str, tuple[str, ...], tuple[Hit, ...]]
_YEAR = re.compile(r"(?:1[3-9]|20)\d\d$")


class Token:
    """One unit of a sheet. Offsets are of the article's text; `core` is the word without its front clitics.

    `pro` holds the clitics in front (و ف ب ل ك س), `enc` the pronoun at the end, `core_start` the offset at which
    the word without `pro` begins. A chunk has the tokens it was made of in `parts` and its record in `record`.
    """

    __slots__ = ("classes", "core", "core_start", "enc", "end", "form", "hits", "parts", "pro", "record", "start")

    def __init__(self, start: int, end: int, form: str, classes: frozenset[str]) -> None:
        self.start, self.end, self.form, self.classes = start, end, form, classes
        self.core, self.core_start = form, start
        self.pro = self.enc = ""
        self.hits: tuple[Hit, ...] = ()
        self.parts: Sequence[Token] = ()
        self.record: Any = None

    def __repr__(self) -> str:
        return f"<{self.form} {'|'.join(sorted(self.classes))}>"

    def hit(self, name: str) -> Hit | None:
        """Give the token's first hit of the class `name`.

        >>> Token(0, 1, "x", frozenset()).hit("MONTH") is None
        True
        """
        return next((h for h in self.hits if name in h.classes), None)

    def get(self, name: str, key: str = "value") -> Any:
        """Give the datum `key` of the token's entry of class `name`; None where there is none.

        >>> Token(0, 1, "x", frozenset()).get("MONTH") is None
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
        self.tokens: list[Token] = list(self._tokens())

    def _tokens(self) -> Iterator[Token]:
        matches = list(_TOKEN.finditer(self.folded.text))
        words = [m[0] for m in matches]
        analyse, skip = self.analyser, 0
        for index, match in enumerate(matches):
            if index < skip:
                continue
            kind = match.lastgroup
            if kind != "WORD":
                yield self._mark(match, kind or "MARK")
                continue
            found = analyse(words[index])
            phrase = _phrase(found, words, index) if found.phrases else None
            if phrase:
                skip = index + 1 + len(phrase[1])
                yield self._chosen(matches, words, index, phrase)
            else:
                yield self._word(match, found)

    def _word(self, match: re.Match[str], found: Analysis) -> Token:
        start, end = self.folded.original(match.start(), match.end())
        token = Token(start, end, match[0], found.classes)
        token.hits, token.core, token.enc = found.hits, found.core, found.enc
        if found.pro:
            # a contracted article (للوزير) begins inside its preposition: the core starts after the first letter
            token.pro, token.core_start = found.pro, self.folded.position(match.start() + len(found.pro))
        return token

    def _chosen(self, matches: list[re.Match[str]], words: list[str], index: int, phrase: _Phrase) -> Token:
        pro, rest, hits = phrase
        last = index + len(rest)
        start, end = self.folded.original(matches[index].start(), matches[last].end())
        token = Token(start, end, " ".join(words[index : last + 1]), Analysis("", words[index], "", hits, ()).classes)
        token.hits, token.pro, token.core = hits, pro, " ".join(words[index : last + 1])[len(pro) :]
        article = self.analyser.pack.clitics.article
        if article and token.core.startswith(article):
            token.classes |= {"DEF"}
        token.core_start = self.folded.position(matches[index].start() + len(pro))
        return token

    def _mark(self, match: re.Match[str], kind: str) -> Token:
        form = match[0]
        start, end = self.folded.original(match.start(), match.end())
        if kind == "NUM":
            classes = {"NUM", "INT" if form.isdigit() else "DECIMAL"}
            if _YEAR.match(form):
                classes.add("YEAR4")
            return Token(start, end, form, frozenset(classes))
        if kind == "LATIN" and form in self.analyser.pack.words:  # CNN, RT
            token = Token(start, end, form, frozenset({kind}))
            token.hits = self.analyser.pack.words[form]
            token.classes = token.classes.union(*(h.classes for h in token.hits))
            return token
        if kind == "MARK":
            kind = _MARKS.get(form, "DASH" if form[0] == "-" else "STOP" if form[0] == "." else "OTHER")
        return Token(start, end, form, frozenset({kind}))

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Give each sentence as a half-open range of token indices, its end mark and line break included.

        A full stop inside a number or right after an abbreviation's letter (د.) ends no sentence.

        >>> from mahdar.lang.pack import load
        >>> list(Sheet("سافر د. سامي. ثم عاد", Analyser(load("ar"))).sentences())
        [(0, 5), (5, 7)]
        """
        start = 0
        for index, token in enumerate(self.tokens):
            if "BREAK" in token.classes or ("STOP" in token.classes and not self._inside(index)):
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
        >>> sheet.reduce([(1, 3, Token(3, 11, "12 يناير", frozenset({"TIME"})))])
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


def _phrase(found: Analysis, words: list[str], index: int) -> _Phrase | None:
    """Give the longest phrase of the lexicon that begins at `index`, with all its entries."""
    best: _Phrase | None = None
    for pro, rest, hit in found.phrases:
        if best and (pro != best[0] or len(rest) < len(best[1])):
            continue
        if words[index + 1 : index + 1 + len(rest)] == list(rest):
            best = (pro, rest, (*best[2], hit) if best and best[1] == rest else (hit,))
    return best
