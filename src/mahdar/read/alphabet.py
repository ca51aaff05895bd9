"""The alphabet of a layer: every token becomes one character, the same for all tokens that its patterns cannot tell apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mahdar.lang.fold import fold
from mahdar.read.sorts import MET, Row

TERM = re.compile(r"(!?)([A-Z][A-Z0-9_]*|'[^']+')")
CLITICS = {"w": "و", "f": "ف", "b": "ب", "l": "ل", "k": "ك", "s": "س"}
"""The front clitics by the letters that stand for them in patterns."""
SIGNS = {letter: chr(n) for n, letter in enumerate(CLITICS, 1)}
"""What stands for them in what is written of a sheet."""
_FRONT = {ord(clitic): SIGNS[letter] for letter, clitic in CLITICS.items()}
ANY_SIGN = f"[{''.join(SIGNS.values())}]"
_SIGN = re.compile(ANY_SIGN)
# a layer has about two hundred symbols at most: in one byte each, sets of them are quick to compile and to match
_BYTES = [chr(n) for n in range(len(SIGNS) + 1, 0x100) if chr(n) not in "[]^-\\&|~"]
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
    >>> alphabet.charset("MONTH&!DEF") == f"[{symbol}]"
    True
    """

    def __init__(self, atoms: Iterable[str]) -> None:
        self._listed: dict[str, str] = dict.fromkeys(atoms, "")  # the symbols that each atom's charset names
        self.bits = {atom: 1 << n for n, atom in enumerate(self._listed)}
        self._tests = {atom: _test(atom) for atom in self._listed}
        self._naming: dict[str, list[str]] = {}  # the atoms that name each class
        for atom, test in self._tests.items():
            for name in {name for terms in test for _, name in terms}:
                self._naming.setdefault(name, []).append(atom)
        self._named = frozenset(self._naming)
        # what a token without any of the classes belongs to is written as all but the symbols listed: new ones seldom change it
        without = (atom for atom, test in self._tests.items() if any(all(no for no, _ in terms) for terms in test))
        self._base = sum(self.bits[atom] for atom in without)
        self._held = dict.fromkeys(SIGNS.values(), 0)  # the bits of the atoms that each symbol belongs to
        self._symbols: dict[int, str] = {}
        self._known: dict[frozenset[str], str] = {}  # by the classes that patterns name
        self._written: list[str | None] = []  # what is written for each sort of tokens, None where it was not met yet

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
            symbol = self._symbols[held] = _sign(len(self._symbols))
            self._held[symbol] = held
            for atom, bit in self.bits.items():
                if (held ^ self._base) & bit:
                    self._listed[atom] += symbol
        return symbol

    @property
    def last(self) -> str:
        """The newest symbol."""
        return _sign(len(self._symbols) - 1)

    def signs(self, atoms: int) -> dict[int, str]:
        """Give a symbol for every way in which tokens met so far belong to the atoms with these bits."""
        return {self._held[symbol] & atoms: symbol for symbol in self._symbols.values()}

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
            return f"[^{ANY_SIGN[1:-1]}{listed}]"
        return f"[{listed}]" if listed else "(?!)"

    def present(self, symbols: Iterable[str]) -> int:
        """Give the bits of the atoms that one of the symbols at least belongs to."""
        found, held = 0, self._held
        for symbol in symbols:
            found |= held[symbol]
        return found

    def write(self, row: Row) -> str:
        """Give a row of tokens as a string, front clitics as characters of their own."""
        written = self._written
        if len(written) < len(MET):
            written += [None] * (len(MET) - len(written))
        signs = row.pick(written)
        try:
            return "".join(signs)  # type: ignore[arg-type]
        except TypeError:  # of a sort that was not met before
            return "".join([sign or self._learnt(sort) for sign, sort in zip(signs, row.sorts, strict=True)])

    def _learnt(self, sort: int) -> str:
        pro, classes = MET[sort]
        sign = self._written[sort] = pro.translate(_FRONT) + self.symbol(classes)
        return sign


def _sign(number: int) -> str:
    """Give the symbol with that number; later ones are greater."""
    return _BYTES[number] if number < len(_BYTES) else chr(0x100 + number - len(_BYTES))


def fronts(string: str) -> list[int]:
    """Give where in what was written front clitics stand: each belongs to the token behind it.

    >>> fronts(SIGNS["w"] + "xy" + SIGNS["l"] + "z")
    [0, 3]
    """
    return [match.start() for match in _SIGN.finditer(string)]


def _test(atom: str) -> tuple[tuple[tuple[bool, str], ...], ...]:
    """Give an atom as alternatives of (negated, class) terms."""
    if atom == ".":
        return _ANY
    return tuple(tuple((bool(no), class_of(name)) for no, name in TERM.findall(option)) for option in atom.split("|"))
