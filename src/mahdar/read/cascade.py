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
from mahdar.lang.fold import fold
from mahdar.lang.pack import Entry
from mahdar.read.sheet import Token

_CLITICS = {"w": "و", "f": "ف", "b": "ب", "l": "ل", "k": "ك", "s": "س"}
_FIRST = 0xE000  # symbols come from a private use area, so that no symbol is a letter
_PART = re.compile(
    r"\s+|(?P<name>[a-z_]\w*)=|(?P<look>\(\?[=!])|(?P<op>[()|?*+]|\{\d*,?\d*\})|(?P<any>\.)|(?P<tilde>~)"
    r"|(?P<atom>!?(?:[A-Z][A-Z0-9_]*|'[^']+')(?:[&|]!?(?:[A-Z][A-Z0-9_]*|'[^']+'))*)|(?P<clitic>[wfblks](?![\w=]))"
)
_TERM = re.compile(r"(!?)([A-Z][A-Z0-9_]*|'[^']+')")


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
        self._classes = frozenset(c for _, classes, _ in self._parsed for c in classes)
        self.literals = frozenset(c[1:] for c in self._classes if c.startswith("="))
        self._symbols: dict[frozenset[str], str] = {}
        self._cache: dict[frozenset[str], str] = {}
        self._compiled: list[re.Pattern[str]] = []
        self._size = 0

    def scan(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """Give every match of every rule on `tokens`, rule by rule; one rule's matches do not overlap."""
        string, where, present = self._write(tokens)
        for index, pattern in enumerate(self._patterns()):
            if self._parsed[index][2] <= present:
                for match in pattern.finditer(string):
                    if match.end() > match.start():
                        yield Match(self.rules[index], match, where, tokens)

    def best(self, tokens: Sequence[Token]) -> list[Match]:
        """Give matches that do not overlap, left to right: of rivals the longest, then the first rule's."""
        order = {id(rule): n for n, rule in enumerate(self.rules)}
        taken: list[Match] = []
        used = bytearray(len(tokens))
        for match in sorted(self.scan(tokens), key=lambda m: (m.start - m.end, m.start, order[id(m.rule)])):
            if not any(used[match.start : match.end]):
                used[match.start : match.end] = b"\1" * (match.end - match.start)
                taken.append(match)
        return sorted(taken, key=lambda m: m.start)

    def _write(self, tokens: Sequence[Token]) -> tuple[str, list[int], set[str]]:
        chars: list[str] = []
        where: list[int] = []
        present: set[str] = set()
        for index, token in enumerate(tokens):
            for clitic in token.pro:
                chars.append(clitic)
                where.append(index)
            symbol = self._cache.get(token.classes)
            if symbol is None:
                symbol = self._symbol(token.classes)
            chars.append(symbol)
            where.append(index)
        for classes in {token.classes for token in tokens}:
            present |= classes
        return "".join(chars), where, present

    def _symbol(self, classes: frozenset[str]) -> str:
        known = classes & (self._classes | {"BREAK"})
        symbol = self._symbols.get(known)
        if symbol is None:
            symbol = self._symbols[known] = chr(_FIRST + len(self._symbols))
        self._cache[classes] = symbol
        return symbol

    def _patterns(self) -> list[re.Pattern[str]]:
        if len(self._symbols) != self._size:  # a new combination of classes has been met: the sets have grown
            self._size = len(self._symbols)
            sets: dict[str, str] = {}
            self._compiled = [re.compile("".join(self._part(p, sets) for p in parts)) for parts, _, _ in self._parsed]
        return self._compiled

    def _part(self, part: str | tuple[str, ...], sets: dict[str, str]) -> str:
        if isinstance(part, str):
            return part
        (atom,) = part
        if atom not in sets:
            sets[atom] = "".join(s for c, s in self._symbols.items() if _holds(atom, c))
        return f"[{sets[atom]}]" if sets[atom] else "(?!)"


def _holds(atom: str, classes: frozenset[str]) -> bool:
    if atom == ".":
        return "BREAK" not in classes
    return any(
        all((_class(name) in classes) != bool(no) for no, name in _TERM.findall(option)) for option in atom.split("|")
    )


def _class(name: str) -> str:
    return "=" + fold(name.strip("'")) if name.startswith("'") else name


def _parse(rule: Entry) -> tuple[list[str | tuple[str, ...]], frozenset[str], frozenset[str]]:
    """Give a rule's pattern as parts, the classes that it names, and those that every match must have."""
    text, at = rule.get("match", ""), 0
    parts: list[str | tuple[str, ...]] = []
    classes: set[str] = set()
    needed: list[tuple[int, str]] = []
    names = count()
    pending = ""
    depth = 0
    while at < len(text):
        found = _PART.match(text, at)
        if not found or found.end() == at:
            raise PackError(rule.where, f"cannot read the pattern at {text[at : at + 20]!r}", "see read/cascade.py")
        at = found.end()
        kind, value = found.lastgroup, found[0]
        if kind == "name":
            pending = f"(?P<{found['name']}__{next(names)}>"
        elif kind == "atom" or kind == "any":
            classes.update(_class(name) for _, name in _TERM.findall(value))
            if depth == 0 and kind == "atom" and not re.search("[!|&]", value):
                needed.append((len(parts), _class(value)))
            parts += [pending, (value,), ")" if pending else ""]
            pending = ""
        elif kind == "tilde":
            parts.append("[وفبلكس]*")
        elif kind == "clitic":
            parts.append(_CLITICS[value])
        elif kind:
            depth += (value.startswith("(")) - (value == ")")
            opened = "(?:" if value == "(" else value
            parts.append((pending or opened) if value == "(" else opened)
            pending = "" if value == "(" else pending
    must = {c for n, c in needed if not _optional(parts, n)} if "|" not in _top(parts) else set()
    return [p for p in parts if p], frozenset(classes), frozenset(must)


def _optional(parts: list[str | tuple[str, ...]], index: int) -> bool:
    after = parts[index + 3] if index + 3 < len(parts) else ""  # an atom is three parts: name, set, closing bracket
    return isinstance(after, str) and (after in ("?", "*") or after.startswith(("{0", "{,")))


def _top(parts: list[str | tuple[str, ...]]) -> str:
    depth, out = 0, ""
    for part in parts:
        if isinstance(part, str):
            depth += part.startswith("(") - (part == ")")
            out += part if depth == 0 else ""
    return out
