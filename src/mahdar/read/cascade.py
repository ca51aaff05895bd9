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

from mahdar.errors import PackError
from mahdar.lang.pack import Entry
from mahdar.read.alphabet import TERM, Alphabet, class_of
from mahdar.read.sheet import Token

_CLITICS = {"w": "و", "f": "ف", "b": "ب", "l": "ل", "k": "ك", "s": "س"}
_PART = re.compile(
    r"\s+|(?P<name>[a-z_]\w*)=|(?P<look>\(\?[=!])|(?P<op>[()|?*+]|\{\d*,?\d*\})|(?P<any>\.)|(?P<tilde>~)"
    r"|(?P<atom>!?(?:[A-Z][A-Z0-9_]*|'[^']+')(?:[&|]!?(?:[A-Z][A-Z0-9_]*|'[^']+'))*)|(?P<clitic>[wfblks](?![\w=]))"
)


class Match:
    """A rule's match on a sheet: the half-open range of tokens and the tokens of each named part."""

    __slots__ = ("_match", "_where", "all", "end", "rule", "start")

    def __init__(self, rule: Entry, match: re.Match[str], where: Sequence[int], tokens: Sequence[Token]) -> None:
        self.rule, self._match, self._where, self.all = rule, match, where, tokens
        self.start = where[match.start()]
        self.end = where[match.end() - 1] + 1

    def get(self, name: str) -> Sequence[Token]:
        """Give the tokens that the part `name` matched, none where it matched nothing."""
        for key, value in self._match.groupdict().items():
            if value and key.split("__")[0] == name:
                start, end = self._match.span(key)
                return self.all[self._where[start] : self._where[end - 1] + 1]
        return ()

    def one(self, name: str) -> Token | None:
        """Give the first token that the part `name` matched."""
        found = self.get(name)
        return found[0] if found else None

    def parts(self) -> Iterator[tuple[str, Sequence[Token]]]:
        """Give every named part that matched something, in the order of the pattern, with its tokens."""
        for key, value in self._match.groupdict().items():
            if value:
                start, end = self._match.span(key)
                yield key.split("__")[0], self.all[self._where[start] : self._where[end - 1] + 1]

    def bounds(self, name: str) -> tuple[int, int]:
        """Give the half-open token range of the part `name`; of the whole match where it has no such part."""
        for key, value in self._match.groupdict().items():
            if value and key.split("__")[0] == name:
                start, end = self._match.span(key)
                return self._where[start], self._where[end - 1] + 1
        return self.start, self.end

    @property
    def tokens(self) -> Sequence[Token]:
        """All the tokens matched."""
        return self.all[self.start : self.end]


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
        self._parsed = [_parse(rule) for rule in self.rules]
        self._atoms = [frozenset(p[0] for p in parts if isinstance(p, tuple)) for parts, _ in self._parsed]
        classes = {class_of(name) for atoms in self._atoms for a in atoms for _, name in TERM.findall(a)}
        self.literals = frozenset(c[1:] for c in classes if c.startswith("="))
        self._alphabet = Alphabet(sorted(frozenset().union(*self._atoms)))
        self._compiled: list[re.Pattern[str] | None] = [None] * len(self.rules)
        self._order = {id(rule): n for n, rule in enumerate(self.rules)}

    def scan(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Give every match of every rule on `tokens`, rule by rule; one rule's matches do not overlap."""
        string, where = self._alphabet.write(tokens)
        present = frozenset(string)
        sets, fresh = self._alphabet.sets, self._alphabet.fresh
        for index, (rule, (_, must)) in enumerate(zip(self.rules, self._parsed, strict=True)):
            if fresh and fresh & self._atoms[index]:
                self._compiled[index] = None  # an atom of it stands for more symbols than before
            for atom in must:
                if sets[atom].isdisjoint(present):
                    break
            else:
                pattern = self._compiled[index] or self._compile(index)
                for match in pattern.finditer(string):
                    if match.end() > match.start():
                        yield Match(rule, match, where, tokens)
        fresh.clear()

    def best(self, tokens: Sequence[Token]) -> list[Match]:
        """Give matches that do not overlap, left to right: of rivals the longest, then the first rule's."""
        taken: list[Match] = []
        used = bytearray(len(tokens))
        for match in sorted(self.scan(tokens), key=lambda m: (m.start - m.end, m.start, self._order[id(m.rule)])):
            if not any(used[match.start : match.end]):
                used[match.start : match.end] = b"\1" * (match.end - match.start)
                taken.append(match)
        return sorted(taken, key=lambda m: m.start)

    def _compile(self, index: int) -> re.Pattern[str]:
        members = self._alphabet.members
        parts = self._parsed[index][0]
        text = "".join(p if isinstance(p, str) else f"[{members[p[0]]}]" if members[p[0]] else "(?!)" for p in parts)
        pattern = self._compiled[index] = re.compile(text)
        return pattern


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
            parts.append("[وفبلكس]*")
        elif kind == "clitic":
            parts.append(_CLITICS[value])
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
