"""How a party speaks of a deed: for it or against it, with a "no", or as a charge; by pieces of what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mahdar.lang.fold import fold
from mahdar.link.concepts import is_month, is_stop, possible, tokens, tokens_of
from mahdar.link.matters import BLAME
from mahdar.link.statements import Said
from mahdar.link.words import is_any, listed, pack, plain, spots, words

PIECE, LONG = 2, 9  # tokens of a piece that is held against others by itself; of a statement that is not in one piece
HEAD = 6  # tokens in which a statement says what it is about
CLOSE, FAR = 7, 3  # words around one that judges; behind a "no" within which it may turn one
ACTS = {"condemn": -1, "reject": -1, "support": 1, "accept": 1}
ASKS = ("demand", "propose", "warn", "threaten")  # acts that speak of what is to be
CHARGES = ("accuse", "condemn")


@dataclass(frozen=True, slots=True)
class View:
    """A piece of a statement: what it is about, and how it speaks of it; tokens are kept as tuples, as very many are kept.

    `sign` is 1 where all words that judge approve, -1 where all condemn, else 0; `own` are the tokens of these words;
    `negated` the tokens that stand behind a "no"; `opening` what its statement is about where this is a later piece;
    `front` are the tokens of which one must be shared: what is condemned or welcomed, not what else is said of it;
    `charge` tells whether it charges somebody, `open` whether it speaks of what may be or ought to be.
    """

    said: Said
    tokens: tuple[str, ...]
    opening: tuple[str, ...]
    sign: int
    own: frozenset[str]
    front: frozenset[str]
    negated: frozenset[str]
    charge: bool
    open: bool
    words: int

    @classmethod
    def of(cls, one: Said) -> View:
        """Give a whole statement as a view that judges nothing."""
        none: frozenset[str] = frozenset()
        maybe = _open(one, words(one.statement.content.text))
        return cls(one, (*telling(one, one.about),), (), 0, none, none, none, False, maybe, len(one.about))

    @property
    def about(self) -> frozenset[str]:
        """Give what it is about."""
        return frozenset(self.tokens)

    @property
    def head(self) -> frozenset[str]:
        """Give what its statement is about, where this is a later piece."""
        return frozenset(self.opening)


def views(everything: Sequence[Said]) -> list[View]:
    """Give the pieces of all statements in the order of their days.

    >>> views([])
    []
    """
    ordered = sorted(everything, key=lambda s: (s.date or "~", s.n))
    return [view for one in ordered for view in _of(one)]


def _of(one: Said) -> Iterator[View]:
    content = one.statement.content
    pieces = [(p.start - content.start, p.end - content.start, p.about) for p in one.pieces if len(p.about) >= PIECE]
    if not pieces or len(one.about) <= LONG:
        yield _view(one, words(content.text), one.about, None)
        return
    found = spots(content.text)
    head = (*telling(one, one.about[:HEAD]),) if len(pieces) > 1 else None
    for n, (start, end, about) in enumerate(pieces):
        row = [word for low, _, word in found if start <= low < end]
        yield _view(one, row, about, head if n else None)


def _view(one: Said, row: Sequence[str], about: Sequence[str], head: tuple[str, ...] | None) -> View:
    act, plainly = one.statement.act, telling(one, about)
    judging = [(n, sign) for n, sign in enumerate(map(judges, row)) if sign]
    behind = {m for n, no in enumerate(map(_no, row)) if no for m in range(n + 1, min(len(row), n + 1 + FAR))}
    turned = {n for n in behind if _negated(row, n)}
    signs = {-sign if n in turned else sign for n, sign in judging}
    acted = head is None and act in ACTS
    if acted:
        signs = {ACTS[act]}
    return View(
        said=one,
        tokens=(*plainly,),
        opening=head or (),
        sign=signs.pop() if len(signs) == 1 else 0,
        own=frozenset(token for n, _ in judging for token in tokens_of(row[n])),
        front=_first(about, plainly) if acted else _close(row, judging),
        negated=frozenset(t for n in turned for t in tokens_of(row[n])),
        charge=act in CHARGES or any(map(_charges, row)),
        open=_open(one, row),
        words=len(row),
    )


def _open(one: Said, row: Sequence[str]) -> bool:
    return one.supposed or one.statement.act in ASKS or possible(row)


def _first(about: Sequence[str], plainly: frozenset[str]) -> frozenset[str]:
    """Give the token that heads what is condemned or welcomed: "the decision to move it" is of the move."""
    heads = (t for t in about if t in plainly and t[0] != "@" and t not in _hollow())
    return frozenset(list(heads)[:1])


@lru_cache(maxsize=1)
def _hollow() -> frozenset[str]:
    return frozenset(token for form in pack()["hollow"]["forms"] for token in tokens(fold(form)))


def _close(row: Sequence[str], judging: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Give the tokens of the words around those that judge."""
    around = {m for n, _ in judging for m in range(max(0, n - CLOSE), min(len(row), n + CLOSE + 1))}
    return frozenset(token for m in around for token in tokens_of(row[m]))


@lru_cache(maxsize=200_000)
def judges(word: str) -> int:
    """Give 1 for a folded word that approves of a deed, -1 for one that condemns it, 0 for any other.

    >>> judges("وفخورون"), judges("لتقويض"), judges("قمر")
    (1, -1, 0)
    """
    return int(is_any(word, "approves")) - int(is_any(word, "condemns"))


def _negated(row: Sequence[str], n: int) -> bool:
    """Tell whether a "no" stands right before a word, at most an empty word between; "still" (no end of it) is no "no"."""
    if n < 1 or plain(row[n]) in listed("negation", "unless") or is_any(row[n], "light", endings=True):
        return False
    before = next((m for m in (n - 1, n - 2) if m >= 0 and not is_stop(row[m])), n - 1)
    if before > 0 and is_any(row[before], "able", endings=True):  # "unable to save", "not open to talks"
        return _no(row[before - 1])
    return _no(row[n - 1]) or (n > 1 and is_stop(row[n - 1]) and _no(row[n - 2]))


@lru_cache(maxsize=200_000)
def _charges(word: str) -> bool:
    return is_any(word, "charges")


@lru_cache(maxsize=200_000)
def _no(word: str) -> bool:
    return is_any(word, "negation", prefixes=False) or is_any(word, "without", prefixes=False)


def telling(one: Said, about: Sequence[str]) -> frozenset[str]:
    """Give the tokens that tell what is spoken of: no number, day, month, nor the speaker's own party.

    >>> from types import SimpleNamespace
    >>> sorted(telling(SimpleNamespace(party="RUS"), ["@RUS", "#treaty", "5", "=2018"]))
    ['#treaty']
    """
    return frozenset(filter(_tells, about)) - {f"@{one.party}"}


@lru_cache(maxsize=200_000)
def _tells(token: str) -> bool:
    dated = token[0] == "=" or (token[0] == "#" and is_month(token[1:]))
    return not (dated or token.isdigit() or token in BLAME)
