"""Fingerprints of texts: runs of words as numbers, a chosen few of them, and MinHash bands over them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rensa import RMinHash

from mahdar.link.words import stem, words

RUN = 3  # words in a run: two translators seldom agree on three stems in a row by chance
WINDOW = 4  # of each so many neighbouring runs one is chosen, so that six shared words are always seen
PERMUTATIONS, BANDS = 64, 16
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
        number: dict[str, int] = {}
        parts, length = [], []
        for text in texts:
            found = [number.get(w) or number.setdefault(w, _number(w)) for w in words(text)]
            length.append(len(found))
            parts.append(np.array(found, dtype=np.uint64))
        counts = np.array([max(0, n - run + 1) for n in length], dtype=np.int64)
        start = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        hashes = np.empty(int(start[-1]), dtype=np.uint64)
        weight = np.empty(int(start[-1]), dtype=np.float32)
        rare = _rarity(parts)
        for n, part in enumerate(parts):
            if counts[n]:
                hashes[start[n] : start[n + 1]] = _runs(part, run)
                each = np.lib.stride_tricks.sliding_window_view(rare(part), run)
                weight[start[n] : start[n + 1]] = each.mean(axis=1)
        return cls(hashes, start, np.array(length, dtype=np.int64), weight)

    @property
    def article(self) -> npt.NDArray[np.int32]:
        """Give the number of the article of each run."""
        return np.repeat(np.arange(len(self.length), dtype=np.int32), np.diff(self.start))

    @property
    def position(self) -> npt.NDArray[np.int32]:
        """Give the place of each run in its article, counted in words."""
        return (np.arange(len(self.hashes)) - np.repeat(self.start[:-1], np.diff(self.start))).astype(np.int32)

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
        matrix: Any = RMinHash.digest_matrix_from_flat_token_hashes(
            self.hashes, self.start.astype(np.uint64), PERMUTATIONS, 42
        )
        return np.array(matrix.to_rows(), dtype=np.uint64).reshape(-1, PERMUTATIONS)

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


def _rarity(parts: list[U64]) -> Callable[[U64], npt.NDArray[np.float64]]:
    """Give what tells how much a word says: 1 where one text has it, towards 0 where all have it."""
    everything = [np.unique(part) for part in parts]
    seen, count = np.unique(np.concatenate([*everything, np.zeros(1, np.uint64)]), return_counts=True)
    value = 1 - np.log(count) / np.log(max(FEW, len(parts)))
    return lambda part: np.asarray(value[np.searchsorted(seen, part)])


def _runs(numbers: U64, run: int) -> U64:
    size = len(numbers) - run + 1
    out = np.zeros(size, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for i in range(run):
            out = _mix(out ^ (numbers[i : i + size] + np.uint64(0x9E3779B97F4A7C15)))
    return out
