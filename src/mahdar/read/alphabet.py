"""The alphabet of a layer: every token becomes one character, the same for all tokens that its patterns cannot tell apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from mahdar.lang.fold import fold
from mahdar.read.sheet import Token

TERM = re.compile(r"(!?)([A-Z][A-Z0-9_]*|'[^']+')")
_FIRST = 0xE000  # symbols come from a private use area, so that no symbol is a letter
_CLASSES, _PRO = attrgetter("classes"), attrgetter("pro")
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
        self.sets: dict[str, set[str]] = {atom: set() for atom in self.members}
        self._tests = {atom: _test(atom) for atom in self.members}
        self._symbols: dict[tuple[bool, ...], str] = {}
        self._cache: dict[frozenset[str], str] = {}
        self.fresh: set[str] = set()
        """The atoms that have got a new symbol since this was last cleared."""

    def symbol(self, classes: frozenset[str]) -> str:
        """Give the symbol of a token with these classes, a new one where no token like it was met before."""
        holds = tuple(any(all((c in classes) != no for no, c in terms) for terms in t) for t in self._tests.values())
        symbol = self._symbols.get(holds)
        if symbol is None:
            symbol = self._symbols[holds] = chr(_FIRST + len(self._symbols))
            for atom, held in zip(self.members, holds, strict=True):
                if held:
                    self.members[atom] += symbol
                    self.sets[atom].add(symbol)
                    self.fresh.add(atom)
        self._cache[classes] = symbol
        return symbol

    def write(self, tokens: Sequence[Token]) -> tuple[str, Sequence[int]]:
        """Give the tokens as a string, front clitics as characters of their own, and the token of each character."""
        cache = self._cache
        try:
            string = "".join(map(cache.__getitem__, map(_CLASSES, tokens)))
        except KeyError:
            string = "".join([cache.get(token.classes) or self.symbol(token.classes) for token in tokens])
        marked = [index for index, pro in enumerate(map(_PRO, tokens)) if pro]
        if not marked:
            return string, range(len(tokens))
        parts: list[str] = []
        where: list[int] = []
        at = 0
        for index in marked:
            pro = tokens[index].pro
            parts += (string[at:index], pro)
            where += range(at, index)
            where += [index] * len(pro)
            at = index
        parts.append(string[at:])
        where += range(at, len(tokens))
        return "".join(parts), where


def _test(atom: str) -> tuple[tuple[tuple[bool, str], ...], ...]:
    """Give an atom as alternatives of (negated, class) terms."""
    if atom == ".":
        return _ANY
    return tuple(tuple((bool(no), class_of(name)) for no, name in TERM.findall(option)) for option in atom.split("|"))
