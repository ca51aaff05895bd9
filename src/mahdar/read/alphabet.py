"""The alphabet of a layer: every token becomes one character, the same for all tokens that its patterns cannot tell apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter

from mahdar.lang.fold import fold
from mahdar.read.sheet import Token

TERM = re.compile(r"(!?)([A-Z][A-Z0-9_]*|'[^']+')")
CLITICS = {"w": "و", "f": "ف", "b": "ب", "l": "ل", "k": "ك", "s": "س"}
"""The front clitics by the letters that stand for them in patterns and in what is written of a sheet."""
_FIRST = 0x80  # the first hundred symbols take one byte each, and sets of them are quick to compile and to match
_KIND = attrgetter("pro", "classes")
_FRONT = {ord(letter): sign for sign, letter in CLITICS.items()}
_SIGN = re.compile(f"[{''.join(CLITICS)}]")
_ANY = (((True, "BREAK"),),)


def class_of(term: str) -> str:
    """Give the class that a term of a pattern names: a quoted word is the class of the tokens that read so.

    >>> class_of("MONTH"), class_of("'إلى'")
    ('MONTH', '=الى')
    """
    return "=" + fold(term.strip("'")) if term.startswith("'") else term


class Alphabet:
    """Gives tokens their symbols, and knows which symbols each atom of the patterns stands for.

    >>> alphabet = Alphabet(["MONTH&!DEF"])
    >>> symbol = alphabet.symbol(frozenset({"MONTH", "WORD"}))
    >>> alphabet.members["MONTH&!DEF"] == symbol
    True
    """

    def __init__(self, atoms: Iterable[str]) -> None:
        self.members: dict[str, str] = dict.fromkeys(atoms, "")
        self.bits = {atom: 1 << n for n, atom in enumerate(self.members)}
        self.fresh = 0
        """The bits of the atoms that have got a new symbol since this was last cleared."""
        self._tests = {atom: _test(atom) for atom in self.members}
        self._named = frozenset(c for test in self._tests.values() for terms in test for _, c in terms)
        self._held: dict[str, int] = {}  # the bits of the atoms that each symbol belongs to
        self._symbols: dict[int, str] = {}
        self._known: dict[frozenset[str], str] = {}  # by the classes that patterns name
        self._cache = _Cache(self)

    def symbol(self, classes: frozenset[str]) -> str:
        """Give the symbol of a token with these classes, a new one where no token like it was met before."""
        named = classes & self._named
        symbol = self._known.get(named)
        if symbol is None:
            symbol = self._known[named] = self._symbol(named)
        return symbol

    def _symbol(self, classes: frozenset[str]) -> str:
        holding = [
            a for a, t in self._tests.items() if any(all((c in classes) != no for no, c in terms) for terms in t)
        ]
        held = sum(self.bits[atom] for atom in holding)
        symbol = self._symbols.get(held)
        if symbol is None:
            symbol = self._symbols[held] = chr(_FIRST + len(self._symbols))
            self._held[symbol] = held
            self.fresh |= held
            for atom in holding:
                self.members[atom] += symbol
        return symbol

    def present(self, string: str) -> int:
        """Give the bits of the atoms that some token of a written string belongs to."""
        found, held = 0, self._held
        for symbol in set(string):
            found |= held.get(symbol, 0)
        return found

    def write(self, tokens: Sequence[Token]) -> str:
        """Give the tokens as a string, front clitics as characters of their own; `Places` tells whose each is."""
        return "".join(map(self._cache.__getitem__, map(_KIND, tokens)))


class _Cache(dict[tuple[str, frozenset[str]], str]):
    """What is written for the front clitics and class sets met so far; an alphabet gives the symbols of others."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet = alphabet

    def __missing__(self, kind: tuple[str, frozenset[str]]) -> str:
        pro, classes = kind
        written = self[kind] = pro.translate(_FRONT) + self.alphabet.symbol(classes)
        return written


class Places:
    """Which token each character of a written string belongs to: a front clitic to the token that it stands before.

    >>> places = Places("w\x80\x81l\x82")
    >>> [places[at] for at in range(5)]
    [0, 0, 1, 2, 2]
    """

    __slots__ = ("_fronts",)

    def __init__(self, string: str) -> None:
        self._fronts = [match.start() for match in _SIGN.finditer(string)]

    def __getitem__(self, at: int) -> int:
        return at - bisect_left(self._fronts, at)


def _test(atom: str) -> tuple[tuple[tuple[bool, str], ...], ...]:
    """Give an atom as alternatives of (negated, class) terms."""
    if atom == ".":
        return _ANY
    return tuple(tuple((bool(no), class_of(name)) for no, name in TERM.findall(option)) for option in atom.split("|"))
