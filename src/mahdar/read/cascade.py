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
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from operator import attrgetter

from mahdar.errors import PackError
from mahdar.lang.pack import Entry
from mahdar.read.alphabet import CLITICS, TERM, Alphabet, Kinds, Places, class_of
from mahdar.read.sheet import Token

_ANY_CLITICS = f"[{''.join(CLITICS)}]*"
_START = attrgetter("start")
_NOTHING = re.compile("(?!)")
_OFTEN = 100  # symbols replaced before a pattern is compiled anew: by then that takes less time
_PART = re.compile(
    r"\s+|(?P<name>[a-z_]\w*)=|(?P<look>\(\?[=!])|(?P<op>[()|?*+]|\{\d*,?\d*\})|(?P<any>\.)|(?P<tilde>~)"
    r"|(?P<atom>!?(?:[A-Z][A-Z0-9_]*|'[^']+')(?:[&|]!?(?:[A-Z][A-Z0-9_]*|'[^']+'))*)|(?P<clitic>[wfblks](?![\w=]))"
)


Groups = tuple[tuple[str, int], ...]
"""The named parts of a pattern, each with the number of its group."""


class Match:
    """A rule's match on a sheet: the half-open range of tokens and the tokens of each named part."""

    __slots__ = ("_groups", "_match", "_where", "all", "end", "order", "rule", "start")

    def __init__(
        self, found: tuple[int, Entry, Groups], match: re.Match[str], where: Places, tokens: Sequence[Token]
    ) -> None:
        self.order, self.rule, self._groups = found
        self._match, self._where, self.all = match, where, tokens
        start, end = match.span()
        self.start, self.end = where[start], where[end - 1] + 1

    def get(self, name: str) -> Sequence[Token]:
        """Give the tokens that the part `name` matched, none where it matched nothing."""
        for key, group in self._groups:
            if key == name:
                start, end = self._match.span(group)
                if start < end:
                    return self.all[self._where[start] : self._where[end - 1] + 1]
        return ()

    def one(self, name: str) -> Token | None:
        """Give the first token that the part `name` matched."""
        found = self.get(name)
        return found[0] if found else None

    def parts(self) -> Iterator[tuple[str, Sequence[Token]]]:
        """Give every named part that matched something, in the order of the pattern, with its tokens."""
        for key, group in self._groups:
            start, end = self._match.span(group)
            if start < end:
                yield key, self.all[self._where[start] : self._where[end - 1] + 1]

    def named(self) -> dict[str, Sequence[Token]]:
        """Give the tokens of every named part that matched something; of parts with one name, the first."""
        found: dict[str, Sequence[Token]] = {}
        span, where = self._match.span, self._where
        for key, group in self._groups:
            if key not in found:
                start, end = span(group)
                if start < end:
                    found[key] = self.all[where[start] : where[end - 1] + 1]
        return found

    def bounds(self, name: str) -> tuple[int, int]:
        """Give the half-open token range of the part `name`; of the whole match where it has no such part."""
        for key, group in self._groups:
            if key == name:
                start, end = self._match.span(group)
                if start < end:
                    return self._where[start], self._where[end - 1] + 1
        return self.start, self.end

    @property
    def tokens(self) -> Sequence[Token]:
        """All the tokens matched."""
        return self.all[self.start : self.end]


class _Compiled:
    """A pattern as it was compiled when `last` was the newest symbol; `signs` tell which symbols are the same to it."""

    __slots__ = ("alike", "last", "pattern", "replaced", "signs")

    def __init__(self, pattern: re.Pattern[str], last: str, signs: dict[int, str]) -> None:
        self.pattern, self.last, self.signs = pattern, last, signs
        self.alike: dict[str, str] = {}  # newer symbols and what stands for them
        self.replaced = 0


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

    def __init__(self, rules: Iterable[Entry], kinds: Kinds | None = None) -> None:
        """Layers that are run one after the other over the same tokens share their `kinds`."""
        self.rules = tuple(rules)
        self.kinds = kinds or Kinds()
        parsed = [_parse(rule) for rule in self.rules]
        atoms = [frozenset(p[0] for p in parts if isinstance(p, tuple)) for parts, _ in parsed]
        classes = {class_of(name) for own in atoms for a in own for _, name in TERM.findall(a)}
        self.literals = frozenset(c[1:] for c in classes if c.startswith("="))
        self._alphabet = Alphabet(sorted(frozenset().union(*atoms)), self.kinds)
        self._parts = [parts for parts, _ in parsed]
        self._atoms = [self._bits(own) for own in atoms]
        self._must = [(self._bits(must), index) for index, (_, must) in enumerate(parsed)]
        self._found = [
            (index, rule, _groups(parts))
            for index, (rule, parts) in enumerate(zip(self.rules, self._parts, strict=True))
        ]
        self._compiled = [_Compiled(_NOTHING, "", {})] * len(self.rules)

    def _bits(self, atoms: Iterable[str]) -> int:
        return sum(self._alphabet.bits[atom] for atom in atoms)

    def scan(self, tokens: Sequence[Token], numbers: Sequence[int] | None = None) -> list[Match]:
        """Give every match of every rule on `tokens`, rule by rule; one rule's matches do not overlap.

        `numbers` are those that the layer's `kinds` give the tokens, where they are known already.
        """
        alphabet, compiled = self._alphabet, self._compiled
        string = alphabet.write(self.kinds.of(tokens) if numbers is None else numbers)
        if not string:
            return []
        symbols = sorted(set(string), reverse=True)
        present, newest = alphabet.present(symbols), symbols[0]
        where: Places | None = None
        matches: list[Match] = []
        for index in [index for must, index in self._must if must & present == must]:
            text = string if newest <= compiled[index].last else self._fitted(index, string, symbols)
            parts = [m for m in compiled[index].pattern.finditer(text) if m.end() > m.start()]
            if parts:
                where = where or Places(string)
                matches += [Match(self._found[index], m, where, tokens) for m in parts]
        return matches

    def _fitted(self, index: int, string: str, symbols: Sequence[str]) -> str:
        """Give the string as a pattern can read it that was compiled before some of its symbols were met.

        A newer symbol is replaced by an older one that is the same to this pattern; where there is none, and where
        that has been done often, the pattern is compiled anew. `symbols` are those of the string, the newest first.
        """
        own, text = self._compiled[index], string
        for symbol in symbols:
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

    def best(self, tokens: Sequence[Token], numbers: Sequence[int] | None = None) -> list[Match]:
        """Give matches that do not overlap, left to right: of rivals the longest, then the first rule's."""
        taken: list[Match] = []
        used = bytearray(len(tokens))
        for match in sorted(self.scan(tokens, numbers), key=_rank):
            start, end = match.start, match.end
            if used.find(1, start, end) < 0:
                used[start:end] = b"\1" * (end - start)
                taken.append(match)
        return sorted(taken, key=_START)

    def _compile(self, index: int) -> None:
        charset = self._alphabet.charset
        pattern = re.compile("".join(p if isinstance(p, str) else charset(p[0]) for p in self._parts[index]))
        self._compiled[index] = _Compiled(pattern, self._alphabet.last, self._alphabet.signs(self._atoms[index]))


def _rank(match: Match) -> tuple[int, int, int]:
    return match.start - match.end, match.start, match.order


def _groups(parts: Sequence[str | tuple[str, ...]]) -> Groups:
    names = [part[4:].split("__")[0] for part in parts if isinstance(part, str) and part.startswith("(?P<")]
    return tuple((name, group) for group, name in enumerate(names, 1))


def _parse(rule: Entry) -> tuple[list[str | tuple[str, ...]], frozenset[str]]:
    """Give a rule's pattern as parts, an atom in a tuple of its own, and the atoms that every match must have."""
    text, at = rule.get("match", ""), 0
    parts: list[str | tuple[str, ...]] = []
    names = count()
    pending = ""
    while at < len(text):
        found = _PART.match(text, at)
        if not found or found.end() == at:
            raise PackError(rule.where, f"cannot read the pattern at {text[at : at + 20]!r}", "see read/cascade.py")
        at = found.end()
        kind, value = found.lastgroup, found[0]
        if kind == "name":
            pending = f"(?P<{found['name']}__{next(names)}>"
        elif kind == "atom" or kind == "any":
            parts += [pending, (value,), ")" if pending else ""]
            pending = ""
        elif kind == "tilde":
            parts.append(_ANY_CLITICS)
        elif kind == "clitic":
            parts.append(value)
        elif kind:
            opened = "(?:" if value == "(" else value
            parts.append((pending or opened) if value == "(" else opened)
            pending = "" if value == "(" else pending
    kept = [p for p in parts if p]
    return kept, _needed(kept)


def _needed(parts: Sequence[str | tuple[str, ...]]) -> frozenset[str]:
    """Give the atoms without which nothing matches: those in no alternative, no look ahead and nothing optional."""
    frames: list[tuple[str, set[str], set[str]]] = [("(", set(), set())]  # opening, atoms, alternatives seen
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        optional = isinstance(after, str) and (after in ("?", "*") or after.startswith(("{0", "{,")))
        if isinstance(part, tuple):
            frames[-1][1].update(() if optional else part)
        elif part.startswith("("):
            frames.append((part, set(), set()))
        elif part == "|":
            frames[-1][2].add(part)
        elif part == ")":
            opening, atoms, split = frames.pop()
            if not (optional or split or opening in ("(?=", "(?!")):
                frames[-1][1].update(atoms)
    return frozenset() if frames[0][2] else frozenset(frames[0][1])
