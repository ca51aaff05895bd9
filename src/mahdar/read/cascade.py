"""The cascade: a grammar of patterns over the lexical classes of a sheet's tokens.

A pattern is written in a pack as

    match = "~day=INT month=MONTH (SLASH MONTH)? year=YEAR4?"

and compiled to a regular expression over a string in which every token is one character for its classes:

    NAME          a token that has the class         A&B  A&!B  A|B   and, and not, or (within one token)
    'word'        a token that reads so, folded, without front clitics
    .             any token but a line break          ( ) | ? * + {m,n}   as in regular expressions
    x=ATOM        names what the atom matched         x=( … )  names a group
    w f b l k s   the clitic و ف ب ل ك س in front of the next token; ~ any clitics or none
    (?= … ) (?! … )                                   look ahead, matching nothing

A token's front clitics stand before it as characters of their own: `MONTH` alone does not match وأيار.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from mahdar.lang.pack import Entry
from mahdar.read.alphabet import TERM, Alphabet, class_of, fronts
from mahdar.read.patterns import Groups, Pattern
from mahdar.read.sheet import Token
from mahdar.read.sorts import Row

_START = attrgetter("start")
_NOTHING = re.compile("(?!)")
_OFTEN = 100  # symbols replaced before a pattern is compiled anew: by then that takes less time


class Match:
    """A rule's match on a sheet: the half-open range of tokens and the tokens of each named part."""

    __slots__ = ("_fronts", "_groups", "_match", "all", "end", "order", "rule", "start")

    def __init__(
        self, found: tuple[int, Entry, Groups], match: re.Match[str], fronts: list[int], tokens: Sequence[Token]
    ) -> None:
        """`fronts` are the places in the string matched at which front clitics stand."""
        self.order, self.rule, self._groups = found
        self._match, self._fronts, self.all = match, fronts, tokens
        self.start, self.end = self._span(0)

    def _span(self, group: int) -> tuple[int, int]:
        """Give the half-open range of tokens that a group matched: a front clitic belongs to the token behind it."""
        start, end = self._match.span(group)
        if start >= end:
            return 0, 0
        fronts = self._fronts
        return start - bisect_left(fronts, start), end - bisect_left(fronts, end - 1)

    def get(self, name: str) -> Sequence[Token]:
        """Give the tokens that the part `name` matched, none where it matched nothing."""
        for key, group in self._groups:
            if key == name:
                start, end = self._span(group)
                if start < end:
                    return self.all[start:end]
        return ()

    def one(self, name: str) -> Token | None:
        """Give the first token that the part `name` matched."""
        found = self.get(name)
        return found[0] if found else None

    def parts(self) -> Iterator[tuple[str, Sequence[Token]]]:
        """Give every named part that matched something, in the order of the pattern, with its tokens."""
        for key, group in self._groups:
            start, end = self._span(group)
            if start < end:
                yield key, self.all[start:end]

    def named(self) -> dict[str, Sequence[Token]]:
        """Give the tokens of every named part that matched something; of parts with one name, the first."""
        found: dict[str, Sequence[Token]] = {}
        for key, group in self._groups:
            if key not in found:
                start, end = self._span(group)
                if start < end:
                    found[key] = self.all[start:end]
        return found

    def bounds(self, name: str) -> tuple[int, int]:
        """Give the half-open token range of the part `name`; of the whole match where it has no such part."""
        for key, group in self._groups:
            if key == name:
                start, end = self._span(group)
                if start < end:
                    return start, end
        return self.start, self.end

    @property
    def tokens(self) -> Sequence[Token]:
        """All the tokens matched."""
        return self.all[self.start : self.end]


class _Compiled:
    """A pattern as it was compiled when `last` was the newest symbol; `signs` tell which symbols are the same to it.

    `starts` finds the symbols that a match can begin with, where the pattern itself is slow to tell.
    """

    __slots__ = ("_pattern", "_starts", "alike", "last", "replaced", "signs")

    def __init__(
        self, pattern: re.Pattern[str], starts: re.Pattern[str] | None, last: str, signs: dict[int, str]
    ) -> None:
        self._pattern, self._starts, self.last, self.signs = pattern, starts, last, signs
        self.alike: dict[str, str] = {}  # newer symbols and what stands for them
        self.replaced = 0

    def matches(self, string: str) -> Iterator[re.Match[str]]:
        """Give the matches that do not overlap."""
        return self._pattern.finditer(string) if self._starts is None else self._behind(self._starts, string)

    def _behind(self, starts: re.Pattern[str], string: str) -> Iterator[re.Match[str]]:
        match, done = self._pattern.match, 0
        for begin in starts.finditer(string):
            at = begin.start()
            found = match(string, at) if at >= done else None
            if found:
                done = found.end()
                yield found


class Layer:
    """The compiled patterns of one stage; `scan` finds their matches, `best` those that stand side by side.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> rule = Entry(table="rule", id="year", data={"match": "'عام' year=YEAR4"})
    >>> layer = Layer([rule])
    >>> sheet = Sheet("في عام 2014", Analyser(load("ar"), layer.literals))
    >>> [m.one("year").form for m in layer.best(sheet.tokens)]
    ['2014']
    """

    def __init__(self, rules: Iterable[Entry]) -> None:
        self.rules = tuple(rules)
        self._patterns = [Pattern.of(rule) for rule in self.rules]
        atoms = [pattern.atoms for pattern in self._patterns]
        classes = {class_of(name) for own in atoms for a in own for _, name in TERM.findall(a)}
        self.literals = frozenset(c[1:] for c in classes if c.startswith("="))
        self._alphabet = Alphabet(sorted(frozenset().union(*atoms)))
        self._atoms = [self._bits(own) for own in atoms]
        self._must = [(self._bits(pattern.needed), index) for index, pattern in enumerate(self._patterns)]
        self._found = [
            (index, rule, pattern.groups)
            for index, (rule, pattern) in enumerate(zip(self.rules, self._patterns, strict=True))
        ]
        self._compiled = [_Compiled(_NOTHING, None, "", {})] * len(self.rules)

    def _bits(self, atoms: Iterable[str]) -> int:
        return sum(self._alphabet.bits[atom] for atom in atoms)

    def scan(self, tokens: Sequence[Token], row: Row | None = None) -> list[Match]:
        """Give every match of every rule on `tokens`, rule by rule; one rule's matches do not overlap.

        `row` is that of the tokens, where it is known already.
        """
        alphabet, compiled = self._alphabet, self._compiled
        string = alphabet.write(row or Row.of(tokens))
        if not string:
            return []
        symbols = set(string)
        present, newest = alphabet.present(symbols), max(symbols)
        where: list[int] | None = None
        matches: list[Match] = []
        for must, index in self._must:
            if must & present != must:
                continue
            text = string if newest <= compiled[index].last else self._fitted(index, string, symbols)
            for match in compiled[index].matches(text):
                if match.end() > match.start():
                    if where is None:
                        where = fronts(string)
                    matches.append(Match(self._found[index], match, where, tokens))
        return matches

    def _fitted(self, index: int, string: str, symbols: Iterable[str]) -> str:
        """Give the string as a pattern can read it that was compiled before some of its symbols were met.

        A newer symbol is replaced by an older one that is the same to this pattern; where there is none, and where
        that has been done often, the pattern is compiled anew. `symbols` are those of the string.
        """
        own, text = self._compiled[index], string
        for symbol in sorted(symbols, reverse=True):
            if symbol <= own.last:
                break
            like = own.alike.get(symbol)
            if like is None:
                like = own.alike[symbol] = self._like(symbol, own, self._atoms[index])
            if like != symbol:
                own.replaced += 1
                if not like or own.replaced > _OFTEN:
                    self._compile(index)
                    return string
                text = text.replace(symbol, like)
        return text

    def _like(self, symbol: str, own: _Compiled, atoms: int) -> str:
        """Give the older symbol that a pattern cannot tell from `symbol`; itself where its charsets are right for it."""
        if own.last and self._alphabet.untold(symbol, atoms):
            return symbol
        return own.signs.get(self._alphabet.sign(symbol, atoms), "")

    def best(self, tokens: Sequence[Token], row: Row | None = None) -> list[Match]:
        """Give matches that do not overlap, left to right: of rivals the longest, then the first rule's."""
        taken: list[Match] = []
        used = bytearray(len(tokens))
        for match in sorted(self.scan(tokens, row), key=_rank):
            start, end = match.start, match.end
            if used.find(1, start, end) < 0:
                used[start:end] = b"\1" * (end - start)
                taken.append(match)
        return sorted(taken, key=_START)

    def _compile(self, index: int) -> None:
        own, charset = self._patterns[index], self._alphabet.charset
        pattern = re.compile("".join(p if isinstance(p, str) else charset(p[0]) for p in own.parts))
        # what begins with one atom alone is found fast as it is
        starts = re.compile("|".join(map(charset, own.first))) if len(own.first) > 1 else None
        self._compiled[index] = _Compiled(
            pattern, starts, self._alphabet.last, self._alphabet.signs(self._atoms[index])
        )


def _rank(match: Match) -> tuple[int, int, int]:
    return match.start - match.end, match.start, match.order
