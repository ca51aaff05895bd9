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
from functools import lru_cache
from typing import Any

from mahdar.lang.fold import Folded
from mahdar.lang.pack import Hit, Pack

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
_FINITE = ("perfect", "imperfect", "passive")
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


class Analysis:
    """How one word form is taken apart: clitics, core, hits, classes. The same form is taken apart once."""

    __slots__ = ("classes", "core", "enc", "hits", "pro")

    def __init__(self, pro: str, core: str, enc: str, hits: tuple[Hit, ...], extra: Sequence[str]) -> None:
        self.pro, self.core, self.enc, self.hits = pro, core, enc, hits
        classes = {"WORD", *extra, *(c for h in hits for c in h.classes)}
        if enc:
            classes.add("PRON")
        if not hits:
            classes.add("UNK")
        self.classes = frozenset(classes)


class Analyser:
    """Takes word forms apart with a pack's clitics and lexicon.

    >>> from mahdar.lang.pack import load
    >>> analyser = Analyser(load("ar"))
    >>> word = analyser("والمجهولة")
    >>> word.pro, word.core, "DEF" in word.classes
    ('و', 'المجهولة', True)
    """

    def __init__(self, pack: Pack, literals: frozenset[str] = frozenset()) -> None:
        self.pack, self.literals = pack, literals
        self._call = lru_cache(maxsize=200_000)(self._analyse)

    def __call__(self, form: str) -> Analysis:
        """Give the analysis of a folded word form."""
        return self._call(form)

    def _analyse(self, form: str) -> Analysis:
        found = self._known(form) or self._unknown(form)
        own = form[len(found.pro) :] if not found.pro or form.endswith(found.core) else found.core
        literal = {f"={x}" for x in (form, own, found.core) if x in self.literals}
        if literal:
            found.classes = found.classes | literal
        return found

    def _known(self, form: str) -> Analysis | None:
        clitics, words = self.pack.clitics, self.pack.words
        fronts = [f for f in clitics.fronts(form) if len(f[1]) > 1]
        for pro, rest, definite in fronts:
            hits = self._spelled(rest, pro, definite)
            if hits and definite:
                return Analysis(pro, clitics.article + rest, "", hits, ["DEF"])
            if hits:  # a form listed with its article, and the same without it, are one word: الجيش, جيش
                bare = rest[len(clitics.article) :] if clitics.article and rest.startswith(clitics.article) else ""
                more = self._spelled(bare, pro, True) if len(bare) > 1 else ()
                listed = len(bare) > 3 and all(not h.features.paradigm for h in hits)  # not التزام, whose ال is its own
                return Analysis(pro, rest, "", (*hits, *more), ["DEF"] * bool(more or listed))
        for pro, rest, definite in fronts:
            if definite:
                continue
            for base, pronoun in clitics.ends(rest):
                hits = self._allowed(words.get(base, ()), pro, False)
                if clitics.article and rest.startswith(clitics.article):  # what has the article takes no pronoun
                    hits = tuple(h for h in hits if h.features.paradigm in _FINITE)
                if hits:
                    return Analysis(pro, rest, pronoun, hits, ())
        if clitics.accusative and form.endswith(clitics.accusative) and len(form) > 3:
            for pro, rest, definite in fronts:
                hits = self._allowed(words.get(rest[:-1], ()), pro, definite)
                hits = tuple(h for h in hits if h.features.paradigm not in _FINITE)
                if hits and not definite:
                    return Analysis(pro, rest, "", hits, ["ACC"])
        return None

    def _spelled(self, rest: str, pro: str, definite: bool) -> tuple[Hit, ...]:
        words = self.pack.words
        found = (self._allowed(words.get(x, ()), pro, definite) for x in self.pack.clitics.spellings(rest))
        return next((hits for hits in found if hits), ())

    def _allowed(self, hits: tuple[Hit, ...], pro: str, definite: bool) -> tuple[Hit, ...]:
        """Leave out what grammar forbids: a finite verb takes no article and no preposition but ل, only it takes س."""
        if not pro and not definite:
            return hits
        clitics, kept = self.pack.clitics, []
        for hit in hits:
            paradigm = hit.features.paradigm
            finite = paradigm in _FINITE
            if finite and (definite or any(p in pro for p in clitics.prepositions if p != "ل")):
                continue
            if finite and "ل" in pro and paradigm != "imperfect":
                continue
            if clitics.future and clitics.future in pro and paradigm != "imperfect":
                continue
            kept.append(hit)
        return tuple(kept)

    def _unknown(self, form: str) -> Analysis:
        pro, core, definite = "", form, False
        for lead, rest, article in self.pack.clitics.fronts(form):
            if article and len(rest) > 2:
                pro, core, definite = lead, self.pack.clitics.article + rest, True
                break
        shapes = ["DEF"] if definite else []
        if core.endswith("ة"):
            shapes.append("FEMSHAPE")
        if core.endswith(("ي", "ية", "يين", "يون", "يان", "يتين", "يات")):
            shapes.append("NISBASHAPE")
        if len(core) > 4 and core.endswith(self.pack.clitics.pronouns):
            shapes.append("PRONSHAPE")
        return Analysis(pro, core, "", (), shapes)


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
        folded = self.folded.text
        matches = list(_TOKEN.finditer(folded))
        kinds = [m.lastgroup for m in matches]
        words = [m[0] if k == "WORD" else "" for m, k in zip(matches, kinds, strict=True)]
        index, count = 0, len(matches)
        while index < count:
            match, kind = matches[index], kinds[index]
            step = 1
            if kind == "WORD":
                token, step = self._word(matches, words, index)
            else:
                token = self._mark(match, kind or "MARK")
            yield token
            index += step

    def _word(self, matches: list[re.Match[str]], words: list[str], index: int) -> tuple[Token, int]:
        form = words[index]
        phrase = self._phrase(words, index)
        match = matches[index]
        if phrase:
            pro, rest, hits = phrase
            step = 1 + len(rest)
            start, end = self.folded.original(match.start(), matches[index + step - 1].end())
            token = Token(start, end, " ".join(words[index : index + step]), Analysis("", form, "", hits, ()).classes)
            token.hits, token.pro, token.core = hits, pro, token.form[len(pro) :]
            article = self.analyser.pack.clitics.article
            if article and token.core.startswith(article):
                token.classes |= {"DEF"}
            token.core_start = self.folded.position(match.start() + len(pro)) if pro else start
            return token, step
        start, end = self.folded.original(match.start(), match.end())
        found = self.analyser(form)
        token = Token(start, end, form, found.classes)
        token.hits, token.pro, token.core, token.enc = found.hits, found.pro, found.core, found.enc
        if found.pro:
            # a contracted article (للوزير) begins inside its preposition: the core starts after the first letter
            token.core_start = self.folded.position(match.start() + len(found.pro))
        return token, 1

    def _phrase(self, words: list[str], index: int) -> tuple[str, tuple[str, ...], tuple[Hit, ...]] | None:
        pack = self.analyser.pack
        best: tuple[str, tuple[str, ...], tuple[Hit, ...]] | None = None
        for pro, first in _fronts(self.analyser, words[index]):
            for rest, hit in pack.phrases.get(first, ()):
                if best and len(rest) < len(best[1]):
                    break
                if tuple(words[index + 1 : index + 1 + len(rest)]) == rest:
                    hits = (*best[2], hit) if best and best[0] == pro and best[1] == rest else (hit,)
                    best = (pro, rest, hits)
        return best

    def _mark(self, match: re.Match[str], kind: str) -> Token:
        form = match[0]
        start, end = self.folded.original(match.start(), match.end())
        if kind == "NUM":
            classes = {"NUM", "INT" if form.isdigit() else "DECIMAL"}
            if _YEAR.match(form):
                classes.add("YEAR4")
            return Token(start, end, form, frozenset(classes))
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


def _fronts(analyser: Analyser, form: str) -> Iterator[tuple[str, str]]:
    firsts = analyser.pack.phrases
    if form in firsts:
        yield "", form
    for pro, rest, definite in analyser.pack.clitics.fronts(form):
        if (pro or definite) and rest in firsts:
            yield pro, rest
