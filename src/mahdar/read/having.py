"""Which tokens of an article have this or that class, asked of each sort of tokens once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count
from typing import TYPE_CHECKING

from mahdar.read.sorts import BySort, Row

if TYPE_CHECKING:
    from mahdar.read.sheet import Token


class Having(BySort[bool]):
    """Whether the classes of a token are such.

    >>> from mahdar.read.sheet import Token
    >>> having = Having(lambda classes: "MONTH" in classes)
    >>> having.at(Row.of([Token.of(0, 1, "x", frozenset()), Token.of(2, 3, "y", frozenset({"MONTH"}))]))
    [1]
    """

    __slots__ = ()

    def at(self, row: Row) -> list[int]:
        """Give the indices of the tokens of a row that have such classes."""
        return list(compress(count(), row.pick(self.values())))

    def among(self, tokens: Sequence[Token]) -> list[Token]:
        """Give the tokens that have such classes.

        >>> from mahdar.read.sheet import Token
        >>> Having(lambda classes: not classes).among([Token.of(0, 1, "x", frozenset())])
        [<x >]
        """
        values = self.values()
        return [token for token in tokens if values[token.sort]]


def having(*names: str) -> Having:
    """Give the test for tokens with any of the classes.

    >>> having("MONTH", "YEAR4").work(frozenset({"YEAR4", "NUM"}))
    True
    """
    wanted = frozenset(names)

    def test(classes: frozenset[str]) -> bool:
        return not wanted.isdisjoint(classes)

    return Having(test)
