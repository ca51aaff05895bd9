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
_SIGNS = "".join(CLITICS)
_SIGN = re.compile(f"[{_SIGNS}]")
_ANY = (((True, "BREAK"),),)


def class_of(term: str) -> str:
    """Give the class that a term of a pattern names: a quoted word is the class of the tokens that read so.

    >>> class_of("MONTH"), class_of("'إلى'")
    ('MONTH', '=الى')
    """
    return "=" + fold(term.strip("'")) if term.startswith("'") else term


class Kinds:
    """Numbers for what the layers of a stage can tell of tokens: their front clitics and the classes that patterns name.

    Each token is looked up once for all the layers, which then go by the numbers.

    >>> kinds = Kinds()
    >>> kinds.named |= {"MONTH"}
    >>> kinds.of([Token.of(0, 1, "x", frozenset({"MONTH", "WORD"})), Token.of(2, 3, "y", frozenset({"MONTH"}))])
    [0, 0]
    """

    def __init__(self) -> None:
        self.named: frozenset[str] = frozenset()
        """The classes that the patterns of the layers name."""
        self.met: list[tuple[str, frozenset[str]]] = []
        """The front clitics and named classes of each number."""
        self._numbers = _Numbers(self)

    def of(self, tokens: Iterable[Token]) -> list[int]:
        """Give the numbers of the tokens."""
        return list(map(self._numbers.__getitem__, map(_KIND, tokens)))

    def near(self, tokens: Sequence[Token], places: Iterable[int], reach: int) -> list[int]:
        """Give the numbers of the tokens that stand within reach of the places; all others are taken to have no class.

        >>> kinds = Kinds()
        >>> kinds.named |= {"MONTH"}
        >>> kinds.near([Token.of(0, 1, "x", frozenset({"MONTH"}))] * 4, [0], 1)
        [1, 1, 0, 0]
        """
        numbers, done = [self._numbers["", frozenset()]] * len(tokens), 0
        for place in places:
            start, end = max(done, place - reach), min(len(tokens), place + reach + 1)
            numbers[start:end] = self.of(tokens[start:end])
            done = end
        return numbers

    def reduced(self, numbers: list[int], chunks: Iterable[tuple[int, int, Token]]) -> list[int]:
        """Give the numbers of a sheet's tokens after the ranges of tokens were replaced by their chunks.

        >>> kinds = Kinds()
        >>> kinds.named |= {"TIME"}
        >>> kinds.reduced([0, 0, 0], [(1, 3, Token.of(2, 3, "y", frozenset({"TIME"})))])
        [0, 0]
        """
        kept, at = [], 0
        for start, end, chunk in chunks:
            kept += numbers[at:start]
            kept.append(self._numbers[chunk.pro, chunk.classes])
            at = end
        return kept + numbers[at:]


class _Numbers(dict[tuple[str, frozenset[str]], int]):
    """The numbers of the front clitics and class sets met so far."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self.seen: dict[tuple[str, frozenset[str]], int] = {}  # by the classes that patterns name

    def __missing__(self, kind: tuple[str, frozenset[str]]) -> int:
        pro, classes = kind
        named = pro, classes & self.kinds.named
        number = self.seen.get(named)
        if number is None:
            number = self.seen[named] = len(self.kinds.met)
            self.kinds.met.append(named)
        self[kind] = number
        return number


class Alphabet:
    """Gives tokens their symbols, and knows which symbols each atom of the patterns stands for.

    >>> alphabet = Alphabet(["MONTH&!DEF"], Kinds())
    >>> symbol = alphabet.symbol(frozenset({"MONTH", "WORD"}))
    >>> alphabet.charset("MONTH&!DEF") == f"[{symbol}]"
    True
    """

    def __init__(self, atoms: Iterable[str], kinds: Kinds) -> None:
        self._listed: dict[str, str] = dict.fromkeys(atoms, "")  # the symbols that each atom's charset names
        self.bits = {atom: 1 << n for n, atom in enumerate(self._listed)}
        self._tests = {atom: _test(atom) for atom in self._listed}
        self._naming: dict[str, list[str]] = {}  # the atoms that name each class
        for atom, test in self._tests.items():
            for name in {name for terms in test for _, name in terms}:
                self._naming.setdefault(name, []).append(atom)
        self._named = frozenset(self._naming)
        kinds.named |= self._named
        # what a token without any of the classes belongs to is written as all but the symbols listed: new ones seldom change it
        without = (atom for atom, test in self._tests.items() if any(all(no for no, _ in terms) for terms in test))
        self._base = sum(self.bits[atom] for atom in without)
        self._held: dict[str, int] = {}  # the bits of the atoms that each symbol belongs to
        self._symbols: dict[int, str] = {}
        self._known: dict[frozenset[str], str] = {}  # by the classes that patterns name
        self._cache = _Cache(self, kinds)

    def symbol(self, classes: frozenset[str]) -> str:
        """Give the symbol of a token with these classes, a new one where no token like it was met before."""
        named = classes & self._named
        symbol = self._known.get(named)
        if symbol is None:
            symbol = self._known[named] = self._symbol(self._holding(named))
        return symbol

    def _holding(self, classes: frozenset[str]) -> int:
        """Give the bits of the atoms that a token with these classes belongs to."""
        held, bits = self._base, self.bits
        for atom in {atom for name in classes for atom in self._naming[name]}:
            if any(all((c in classes) != no for no, c in terms) for terms in self._tests[atom]):
                held |= bits[atom]
            else:
                held &= ~bits[atom]
        return held

    def _symbol(self, held: int) -> str:
        symbol = self._symbols.get(held)
        if symbol is None:
            symbol = self._symbols[held] = chr(_FIRST + len(self._symbols))
            self._held[symbol] = held
            for atom, bit in self.bits.items():
                if (held ^ self._base) & bit:
                    self._listed[atom] += symbol
        return symbol

    @property
    def last(self) -> str:
        """The newest symbol."""
        return chr(_FIRST + len(self._symbols) - 1)

    def signs(self, atoms: int) -> dict[int, str]:
        """Give a symbol for every way in which tokens met so far belong to the atoms with these bits."""
        return {held & atoms: symbol for symbol, held in self._held.items()}

    def sign(self, symbol: str, atoms: int) -> int:
        """Give the bits of those of the atoms that a symbol belongs to."""
        return self._held[symbol] & atoms

    def untold(self, symbol: str, atoms: int) -> bool:
        """Tell whether the charsets of the atoms are right for a symbol that they do not list."""
        return not (self._held[symbol] ^ self._base) & atoms

    def charset(self, atom: str) -> str:
        """Give the characters that an atom stands for, as a regular expression has it."""
        listed = self._listed[atom]
        if self._base & self.bits[atom]:
            return f"[^{_SIGNS}{listed}]"
        return f"[{listed}]" if listed else "(?!)"

    def present(self, symbols: Iterable[str]) -> int:
        """Give the bits of the atoms that one of the symbols at least belongs to."""
        found, held = 0, self._held
        for symbol in symbols:
            found |= held.get(symbol, 0)
        return found

    def write(self, numbers: Sequence[int]) -> str:
        """Give tokens by their numbers as a string, front clitics as characters of their own; `Places` tells whose each is."""
        return "".join(map(self._cache.__getitem__, numbers))


class _Cache(dict[int, str]):
    """What is written for each number; an alphabet gives the symbols of new ones."""

    def __init__(self, alphabet: Alphabet, kinds: Kinds) -> None:
        self.alphabet, self.kinds = alphabet, kinds

    def __missing__(self, number: int) -> str:
        pro, classes = self.kinds.met[number]
        written = self[number] = pro.translate(_FRONT) + self.alphabet.symbol(classes)
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
