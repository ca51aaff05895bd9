"""The pieces of what is said: clauses and members of a list, so that each can be held against others by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mahdar.lang.fold import fold
from mahdar.link.concepts import concept, negated, supposed
from mahdar.link.words import listed, pack, plain

LEAST = 2  # tokens that a piece has at least; less is no piece
_MARK = re.compile(r"(?<!\d)[،,.؛;:!؟?\n]+|[،,.؛;:!؟?\n]+(?!\d)")

_OPENED = {'"': '"', "»": "«", "”": "“"}  # what a closing mark was opened by


@dataclass(frozen=True)
class Piece:
    """A stretch of a content: where it begins and ends in the article, what it is about, and whether it says no or if.

    `aside` tells that it begins as what a report adds: "although", "after".
    """

    start: int
    end: int
    about: tuple[str, ...]
    no: bool
    supposed: bool = False
    aside: bool = False


def pieces(
    content: str, offset: int, about: Sequence[tuple[int, str]], found: Sequence[tuple[int, int, str]]
) -> tuple[Piece, ...]:
    """Give the pieces of a content in order, none where it is of one piece.

    `about` are its tokens with where they begin, `found` its words from `spots`; `offset` is where it begins.

    >>> text = "ستطرد البلاد السفير، وتجميد الأصول"
    >>> from mahdar.link.words import spots
    >>> from mahdar.link.concepts import placed
    >>> [text[p.start:p.end] for p in pieces(text, 0, placed(spots(text)), spots(text))]
    ['ستطرد البلاد السفير', 'وتجميد الأصول']
    """
    at = sorted({0, len(content), *_cuts(content, found)})
    if len(at) == 2:
        return ()
    out = []
    word = token = 0
    for b in at[1:]:
        first, begun = word, token
        while word < len(found) and found[word][0] < b:
            word += 1
        while token < len(about) and about[token][0] < b:
            token += 1
        tokens = tuple(t for _, t in about[begun:token])
        if word > first and len(tokens) >= LEAST:
            start = found[first][0]
            end = _closed(content, start, found[word - 1][1])
            row = [w for *_, w in found[first:word]]
            added = aside(row[0], row[1] if len(row) > 1 else "")
            out.append(Piece(offset + start, offset + end, tokens, negated(row), supposed(row), added))
    return tuple(out)


def _closed(content: str, start: int, end: int) -> int:
    """Give where a piece ends with the quotation mark that closes one opened in it."""
    mark = content[end : end + 1]
    opened = _OPENED.get(mark)
    return end + (opened is not None and content.count(opened, start, end) % 2)


def _cuts(content: str, found: Sequence[tuple[int, int, str]]) -> set[int]:
    """Give where a new piece begins: after a mark, and at a word that begins a clause or one more member of a list."""
    cuts = {m.end() for m in _MARK.finditer(content)}
    words = [word for *_, word in found]
    begun = (n for n, may in enumerate(map(_may_begin, words)) if may and found[n][0])
    return cuts | {found[n][0] for n in begun if begins(words[n], words[n + 1] if n + 1 < len(words) else "")}


@lru_cache(maxsize=1)
def _openers() -> tuple[frozenset[str], frozenset[str], str]:
    entry = pack()["clause"]
    return listed("clause"), listed("clause", "joined"), fold(entry["and"])


@lru_cache(maxsize=200_000)
def _may_begin(word: str) -> bool:
    """Tell whether a clause may begin with a folded word, whatever stands behind it: most do not, and are known by then."""
    forms, _, also = _openers()
    firsts = {form.partition(" ")[0] for form in forms}
    return plain(word).startswith(also) or plain(word) in firsts


@lru_cache(maxsize=200_000)
def begins(word: str, after: str = "") -> bool:
    """Tell whether a folded word begins a clause, alone or with the word after it.

    That is a word that does so, or "and" with a "no", with "that", or with a deed.

    >>> begins("بعدما"), begins("الا", "ان"), begins("وزير")
    (True, True, False)
    """
    forms, joined, also = _openers()
    bare, pair = plain(word), f"{plain(word)} {plain(after)}"
    if {bare, pair, bare.removeprefix(also), pair.removeprefix(also)} & forms:
        return True
    if bare == also:  # "and" before a quotation mark
        return bool(after) and begins(also + after)
    rest = bare[len(also) :] if bare.startswith(also) and len(bare) > len(also) + 1 else ""
    return bool(rest) and (rest in joined or concept(rest) in pack()["clause"]["deeds"])


def aside(word: str, after: str = "") -> bool:
    """Tell whether a folded word, alone or with the one after it, begins what a report adds to what was said.

    >>> aside("رغم"), aside("الا", "ان"), aside("وزير")
    (True, True, False)
    """
    bare, pair, also = plain(word), f"{plain(word)} {plain(after)}", _openers()[2]
    return not {bare, pair, bare.removeprefix(also), pair.removeprefix(also)}.isdisjoint(listed("clause", "aside"))
