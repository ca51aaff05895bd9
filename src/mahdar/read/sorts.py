"""Sorts of tokens: one number for all tokens with the same front clitics and the same classes.

An article has hundreds of tokens and few sorts of them. Whatever follows from clitics and classes alone is worked out
once for each sort, and then looked up by its number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from mahdar.read.sheet import Token

T = TypeVar("T")
MET: list[tuple[str, frozenset[str]]] = []
"""The front clitics and classes of each sort met so far."""
_NUMBERS: dict[tuple[str, frozenset[str]], int] = {}


def sort_of(pro: str, classes: frozenset[str]) -> int:
    """Give the sort of a token with these front clitics and classes.

    >>> sort_of("و", frozenset({"MONTH"})) == sort_of("و", frozenset({"MONTH"})) != sort_of("", frozenset({"MONTH"}))
    True
    """
    number = _NUMBERS.get((pro, classes))
    if number is None:
        number = _NUMBERS[pro, classes] = len(MET)
        MET.append((pro, classes))
    return number


BLANK = sort_of("", frozenset())
"""The sort of a token without clitics and classes."""


class Row:
    """The sorts of tokens that stand in a row; what follows from each is picked for all of them with one call.

    >>> Row([2, 0]).pick("abc")
    ('c', 'a')
    """

    __slots__ = ("_pick", "sorts")

    def __init__(self, sorts: Sequence[int]) -> None:
        self.sorts = sorts
        # much faster than a loop, but gives no tuple of a single one
        self._pick = itemgetter(*sorts) if len(sorts) > 1 else None

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Row:
        """Give the row of the tokens.

        >>> Row.of([]).sorts
        []
        """
        return cls([token.sort for token in tokens])

    def pick(self, values: Sequence[T]) -> tuple[T, ...]:
        """Give for each token the value that stands at the number of its sort.

        >>> Row([1]).pick("abc")
        ('b',)
        """
        return self._pick(values) if self._pick else tuple([values[sort] for sort in self.sorts])


def near(tokens: Sequence[Token], places: Iterable[int], reach: int) -> Row:
    """Give the row of the tokens that stand within reach of the places; all others are taken to be blank.

    >>> from mahdar.read.sheet import Token
    >>> [sort == BLANK for sort in near([Token.of(0, 1, "x", frozenset({"MONTH"}))] * 4, [0], 1).sorts]
    [False, False, True, True]
    """
    sorts, done = [BLANK] * len(tokens), 0
    for place in places:
        start, end = max(done, place - reach), min(len(tokens), place + reach + 1)
        sorts[start:end] = [token.sort for token in tokens[start:end]]
        done = end
    return Row(sorts)


class BySort(Generic[T]):
    """What follows from the classes of a token, by its sort.

    >>> from mahdar.read.sheet import Token
    >>> BySort(len).all([Token.of(0, 1, "x", frozenset({"MONTH", "DEF"})), Token.of(2, 3, "y", frozenset())])
    [2, 0]
    """

    __slots__ = ("_values", "work")

    def __init__(self, work: Callable[[frozenset[str]], T]) -> None:
        self.work = work
        self._values: list[T] = []

    def all(self, tokens: Sequence[Token]) -> list[T]:
        """Give what follows for each of the tokens."""
        return self.along(Row.of(tokens))

    def along(self, row: Row) -> list[T]:
        """Give what follows for each token of a row.

        >>> BySort(len).along(Row([BLANK]))
        [0]
        """
        return list(row.pick(self.values()))

    def values(self) -> list[T]:
        """Give what follows for each sort met so far.

        >>> len(BySort(len).values()) == len(MET)
        True
        """
        values = self._values
        if len(values) < len(MET):
            values += [self.work(classes) for _, classes in MET[len(values) :]]
        return values
