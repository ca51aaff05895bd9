"""The alphabet of a layer: every token becomes one character, the same for all tokens that its patterns cannot tell apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from mahdar.lang.fold import fold
from mahdar.read.sheet import Token

TERM = re.compile(r"(!?)([A-Z][A-Z0-9_]*|'[^']+')")
CLITICS = {"w": "و", "f": "ف", "b": "ب", "l": "ل", "k": "ك", "s": "س"}
"""The front clitics by the letters that stand for them in patterns and in what is written of a sheet."""
_FIRST = 0x80  # the first hundred symbols take one byte each, and sets of them are quick to compile and to match
_CLASSES, _PRO = attrgetter("classes"), attrgetter("pro")
_FRONT = {ord(letter): sign for sign, letter in CLITICS.items()}
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

    def write(self, tokens: Sequence[Token]) -> tuple[str, Sequence[int]]:
        """Give the tokens as a string, front clitics as characters of their own, and the token of each character."""
        string = "".join(map(self._cache.__getitem__, map(_CLASSES, tokens)))
        marked = [index for index, pro in enumerate(map(_PRO, tokens)) if pro]
        if not marked:
            return string, range(len(tokens))
        parts: list[str] = []
        where: list[int] = []
        at = 0
        for index in marked:
            front = _fronts[tokens[index].pro]
            parts += (string[at:index], front)
            where += range(at, index)
            where += [index] * len(front)
            at = index
        parts.append(string[at:])
        where += range(at, len(tokens))
        return "".join(parts), where


class _Cache(dict[frozenset[str], str]):
    """The symbols of the class sets met so far; an alphabet gives those of others."""

    def __init__(self, alphabet: Alphabet) -> None:
        self.alphabet = alphabet

    def __missing__(self, classes: frozenset[str]) -> str:
        symbol = self[classes] = self.alphabet.symbol(classes)
        return symbol


class _Fronts(dict[str, str]):
    """Front clitics as they are written in strings of symbols."""

    def __missing__(self, pro: str) -> str:
        front = self[pro] = pro.translate(_FRONT)
        return front


_fronts = _Fronts()


def _test(atom: str) -> tuple[tuple[tuple[bool, str], ...], ...]:
    """Give an atom as alternatives of (negated, class) terms."""
    if atom == ".":
        return _ANY
    return tuple(tuple((bool(no), class_of(name)) for no, name in TERM.findall(option)) for option in atom.split("|"))
