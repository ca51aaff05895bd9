"""Fingerprints of texts: runs of words as numbers, a chosen few of them, and MinHash bands over them."""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from mahdar.link.words import stem, words

RUN = 3  # words in a run: two translators seldom agree on three stems in a row by chance
WINDOW = 4  # of each so many neighbouring runs one is chosen, so that six shared words are always seen
PERMUTATIONS, BANDS = 64, 16
SLICE = 5000  # articles whose words are looked at together: what is laid out beside them stays small
FEW = 50  # in fewer texts than these, that all have a word says little about it

U64 = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Shingles:
    """The runs of all articles one after the other; those of article n lie from `start[n]` to `start[n + 1]`.

    >>> Shingles.of(["واحد اثنان ثلاثة اربعة", "خبر"]).length.tolist()
    [4, 1]
    """

    hashes: U64
    start: npt.NDArray[np.int64]
    length: npt.NDArray[np.int64]
    weight: npt.NDArray[np.float32]

    @classmethod
    def of(cls, texts: Iterable[str], run: int = RUN) -> Shingles:
        """Give the runs of `run` stems of the texts; a text shorter than that has none.

        >>> len(Shingles.of(["واحد اثنان ثلاثة اربعة"]).hashes)
        2
        """
        codes: defaultdict[str, int] = defaultdict()
        codes.default_factory = codes.__len__  # a new word gets the next number
        flat, length = array("i"), []
        for text in texts:
            row = words(text)
            length.append(len(row))
            flat.extend(map(codes.__getitem__, row))
        each = np.frombuffer(flat, dtype=np.int32) if len(flat) else np.zeros(0, np.int32)
        return cls._numbered(each, np.array(length, dtype=np.int64), np.array([*map(_number, codes)], np.uint64), run)

    @classmethod
    def _numbered(cls, flat: npt.NDArray[np.int32], length: npt.NDArray[np.int64], number: U64, run: int) -> Shingles:
        """Give the runs of texts whose words stand one after the other in `flat`, each as its place in `number`."""
        counts = np.maximum(0, length - run + 1)
        start = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        begin = np.concatenate([np.zeros(1, np.int64), np.cumsum(length)])
        hashes = np.empty(int(start[-1]), dtype=np.uint64)
        weight = np.empty(int(start[-1]), dtype=np.float32)
        rare = _rarity(flat, begin, number)
        for low in range(0, len(length), SLICE):
            high = min(low + SLICE, len(length))
            part = flat[begin[low] : begin[high]]
            if len(part) >= run:
                owner = np.repeat(np.arange(high - low, dtype=np.int32), length[low:high])
                inside = owner[: len(part) - run + 1] == owner[run - 1 :]
                at = slice(start[low], start[high])
                hashes[at] = _runs(number[part], run)[inside]
                weight[at] = np.lib.stride_tricks.sliding_window_view(rare[part], run).mean(axis=1)[inside]
        return cls(hashes, start, length, weight)

    @property
    def article(self) -> npt.NDArray[np.int32]:
        """Give the number of the article of each run."""
        return np.repeat(np.arange(len(self.length), dtype=np.int32), np.diff(self.start))

    @property
    def position(self) -> npt.NDArray[np.int32]:
        """Give the place of each run in its article, counted in words."""
        return (np.arange(len(self.hashes)) - np.repeat(self.start[:-1], np.diff(self.start))).astype(np.int32)

    def shared(self, among: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """Tell which of those runs stand there more than once: of millions these alone can join two articles.

        >>> Shingles.of(["ا ب ت", "ا ب ت ث"]).shared(np.ones(3, dtype=bool)).tolist()
        [True, True, False]
        """
        places = np.flatnonzero(among)
        order = places[np.argsort(self.hashes[places], kind="stable")]
        same = self.hashes[order[1:]] == self.hashes[order[:-1]]
        keep = np.zeros(len(self.hashes), dtype=bool)
        keep[order[1:][same]] = keep[order[:-1][same]] = True
        return keep

    def chosen(self) -> npt.NDArray[np.bool_]:
        """Tell which runs are the least of some window of neighbours (winnowing, Schleimer et al. 2003).

        >>> Shingles.of(["ا ب ت ث ج ح خ د ذ ر"]).chosen().sum() >= 2
        np.True_
        """
        keep = np.zeros(len(self.hashes), dtype=bool)
        if len(self.hashes) < WINDOW:
            return ~keep
        windows = np.lib.stride_tricks.sliding_window_view(self.hashes, WINDOW)
        keep[np.arange(len(windows)) + windows.argmin(axis=1)] = True
        return keep

    def signatures(self) -> U64:
        """Give the MinHash of each article: PERMUTATIONS numbers in a row.

        >>> Shingles.of(["واحد اثنان ثلاثة اربعة"]).signatures().shape
        (1, 64)
        """
        rows = np.empty((len(self.length), PERMUTATIONS), dtype=np.uint64)
        for low in range(0, len(rows), SLICE):
            high = min(low + SLICE, len(rows))
            begin, end = self.start[low], self.start[high]
            offsets = (self.start[low : high + 1] - begin).astype(np.uint64)
            matrix: Any = RMinHash.digest_matrix_from_flat_token_hashes(
                self.hashes[begin:end], offsets, PERMUTATIONS, 42
            )
            rows[low:high] = matrix.to_rows()
        return rows

    def bands(self) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int64]]:
        """Give article numbers and band keys: articles alike as a whole share a key.

        >>> n, keys = Shingles.of(["واحد اثنان ثلاثة اربعة"] * 2).bands()
        >>> set(keys[n == 0]) == set(keys[n == 1])
        True
        """
        full = np.flatnonzero(np.diff(self.start) > 0)
        rows = self.signatures().reshape(-1, BANDS, PERMUTATIONS // BANDS)[full]
        keys = np.full(rows.shape[:2], np.uint64(0))
        for column in range(rows.shape[2]):
            keys = _mix(keys ^ rows[:, :, column])
        keys = _mix(keys ^ np.arange(BANDS, dtype=np.uint64))
        return np.repeat(full, BANDS).astype(np.int32), keys.reshape(-1).view(np.int64)


def _number(word: str) -> int:
    return zlib.crc32(stem(word).encode()) + 1


def _mix(x: U64) -> U64:
    """The finaliser of SplitMix64: every bit of the input moves every bit of the output."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(x ^ (x >> np.uint64(31)), dtype=np.uint64)


def _rarity(flat: npt.NDArray[np.int32], begin: npt.NDArray[np.int64], number: U64) -> npt.NDArray[np.float32]:
    """Give for each word how much it says: 1 where one text has its stem, towards 0 where all have it."""
    stems, which = np.unique(number, return_inverse=True)
    count = np.zeros(len(stems), dtype=np.int64)
    texts = len(begin) - 1
    for low in range(0, texts, SLICE):
        high = min(low + SLICE, texts)
        owner = np.repeat(np.arange(high - low), np.diff(begin[low : high + 1]))
        here = np.sort(owner * len(stems) + which[flat[begin[low] : begin[high]]])
        first = np.ones(len(here), dtype=bool)
        first[1:] = here[1:] != here[:-1]
        count += np.bincount(here[first] % len(stems), minlength=len(stems))
    value = 1 - np.log(np.maximum(count, 1)) / np.log(max(FEW, texts))
    return np.asarray(value[which], dtype=np.float32)


def _runs(numbers: U64, run: int) -> U64:
    size = len(numbers) - run + 1
    out = np.zeros(size, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for i in range(run):
            out = _mix(out ^ (numbers[i : i + size] + np.uint64(0x9E3779B97F4A7C15)))
    return out
