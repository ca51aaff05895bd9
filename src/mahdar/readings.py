"""Reading many articles: in several processes, and each only once while neither it nor the reader changes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path

import msgspec

from mahdar.errors import MahdarError, PackError
from mahdar.model import VERSION, Article, Reading
from mahdar.store import LeftOut
from mahdar.store.save import content_of

ENOUGH = 400_000
"""Characters of text from which on several processes repay their start."""


@cache
def reader_version() -> str:
    """Give the hash of all that a reading depends on: the packs, the program that reads, the format of its records.

    >>> len(reader_version())
    16
    """
    root = Path(__file__).parent
    digest = hashlib.sha256(str(VERSION).encode())
    kinds = (".py", ".toml", ".tsv", ".txt")
    parts = sorted(p for part in ("lang", "model", "read") for p in (root / part).rglob("*") if p.suffix in kinds)
    for path in parts:
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def read_one(article: Article) -> Reading | LeftOut:
    """Give an article's reading, or what kept it from being read; raise PackError where no article could be.

    >>> read_one(Article.make(text="خبر", id="A-1")).article.id
    'A-1'
    """
    from mahdar.read import read

    try:
        return read(article)
    except PackError:
        raise
    except MahdarError as error:
        return LeftOut(where=error.where, why=error.what, remedy=error.remedy)
    except Exception as error:  # one article that breaks the reader must not take the others with it
        why = f"could not be read: {type(error).__name__}: {error}"
        return LeftOut(where=article.file or article.id, why=why, remedy="please report this as a fault of mahdar")


def resumed(journal: Path, version: str) -> dict[str, Reading]:
    """Give the readings that a killed run left in its journal, as far as they are whole and of this reader.

    >>> resumed(Path("/nowhere"), "r1")
    {}
    """
    found: dict[str, Reading] = {}
    for line in journal.read_bytes().splitlines() if journal.is_file() else ():
        try:
            made_by, key, reading = msgspec.json.decode(line, type=tuple[str, str, Reading])
        except msgspec.MsgspecError:  # the line at which the run was killed
            continue
        if made_by == version:
            found[key] = reading
    return found


class Reader:
    """Reads articles, from memory where it can: `known` are readings by the hash of what was read.

    `used` are those of this run, `keys` the hash for each article id, `fresh` the ids of
    those that were truly read now. `journal` is a file that keeps what was read, should the run be killed.

    >>> reader = Reader(1)
    >>> list(reader.read([Article.make(text="خبر", id="A-1")])), reader.fresh
    (['A-1'], {'A-1'})
    """

    def __init__(
        self, jobs: int = 0, watch: Callable[[str, int, int], None] | None = None, journal: Path | None = None
    ) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self.watch = watch or (lambda step, done, total: None)
        self.version = reader_version()
        self.journal = journal
        self.known: dict[str, Reading] = resumed(journal, self.version) if journal else {}
        self.used: dict[str, Reading] = {}
        self.keys: dict[str, str] = {}
        self.left_out: list[LeftOut] = []
        self.fresh: set[str] = set()

    def read(self, articles: Iterable[Article]) -> dict[str, Reading]:
        """Give the readings by article id; what cannot be read goes to `left_out`.

        >>> Reader(1).read([])
        {}
        """
        keys = {article.id: content_of(article, self.version) for article in articles}
        by_id = {article.id: article for article in articles}
        for id, key in keys.items():
            if key in self.known:
                self._keep(id, key, _refile(self.known[key], by_id[id].file))
        missing = [article for id, article in by_id.items() if keys[id] not in self.used]
        for done, (article, result) in enumerate(zip(missing, self._results(missing), strict=True), 1):
            self.watch("reading", done, len(missing))
            if isinstance(result, LeftOut):
                self.left_out.append(result)
            else:
                self.fresh.add(article.id)
                self._keep(article.id, keys[article.id], result)
                self._note(keys[article.id], result)
        return {id: self.used[key] for id, key in keys.items() if key in self.used}

    def _keep(self, id: str, key: str, reading: Reading) -> None:
        self.keys[id] = key
        self.used[key] = self.known[key] = reading

    def _note(self, key: str, reading: Reading) -> None:
        if self.journal:
            with self.journal.open("ab") as lines:
                lines.write(msgspec.json.encode((self.version, key, reading)) + b"\n")

    def _results(self, articles: list[Article]) -> Iterator[Reading | LeftOut]:
        many = min(self.jobs, len(articles))
        if many < 2 or sum(len(a.text) for a in articles) < ENOUGH:
            yield from map(read_one, articles)
            return
        chunk = max(1, min(64, len(articles) // (many * 4)))
        try:
            with ProcessPoolExecutor(many) as pool:
                yield from pool.map(read_one, articles, chunksize=chunk)
        except BrokenProcessPool as error:
            remedy = "run it again with -j 1, or give it more memory"
            raise MahdarError("reading", "a process of the reader was killed", remedy) from error


def _refile(reading: Reading, file: str) -> Reading:
    article = reading.article
    if article.file == file:
        return reading
    return msgspec.structs.replace(reading, article=msgspec.structs.replace(article, file=file))
