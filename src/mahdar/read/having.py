"""Which tokens of an article have this or that class, asked of each set of classes once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress, count
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mahdar.read.sheet import Token

_CLASSES = attrgetter("classes")


class Having(dict[frozenset[str], bool]):
    """Whether the classes of a token are such; an article has hundreds of tokens and few sets of classes.

    >>> from mahdar.read.sheet import Token
    >>> having = Having(lambda classes: "MONTH" in classes)
    >>> having.at([Token.of(0, 1, "x", frozenset()), Token.of(2, 3, "y", frozenset({"MONTH"}))])
    [1]
    """

    def __init__(self, test: Callable[[frozenset[str]], bool]) -> None:
        self.test = test

    def __missing__(self, classes: frozenset[str]) -> bool:
        found = self[classes] = self.test(classes)
        return found

    def at(self, tokens: Sequence[Token]) -> list[int]:
        """Give the indices of the tokens that have such classes."""
        return list(compress(count(), map(self.__getitem__, map(_CLASSES, tokens))))

    def among(self, tokens: Sequence[Token]) -> list[Token]:
        """Give the tokens that have such classes.

        >>> from mahdar.read.sheet import Token
        >>> Having(lambda classes: not classes).among([Token.of(0, 1, "x", frozenset())])
        [<x >]
        """
        return list(compress(tokens, map(self.__getitem__, map(_CLASSES, tokens))))


def having(*names: str) -> Having:
    """Give the test for tokens with any of the classes.

    >>> having("MONTH", "YEAR4")[frozenset({"YEAR4", "NUM"})]
    True
    """
    wanted = frozenset(names)
    return Having(lambda classes: not wanted.isdisjoint(classes))
