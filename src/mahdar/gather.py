"""Gathering a dossier's articles: new ones from files, old ones from the dossier, each once and each with its own id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from mahdar.errors import MahdarError, PassedOver
from mahdar.model import Article, content_id
from mahdar.store import LeftOut


def gather(
    paths: Sequence[Path], old: Iterable[Article] = (), published: str | None = None
) -> tuple[list[Article], tuple[LeftOut, ...]]:
    """Give the articles at `paths` and those of an old dossier, sorted by id, and what was left out.

    A report that was changed in its file takes the place of its old self; another report in a file of the same
    name (yesterday's table, or a file of another folder one stood in) does not.

    >>> gather([], [Article.make(text="خبر", id="A-1")])[0][0].id
    'A-1'
    """
    from mahdar.ingest import load

    left_out: list[LeftOut] = []

    def on_error(error: MahdarError) -> None:
        fault = not isinstance(error, PassedOver)
        left_out.append(LeftOut(where=error.where, why=error.what, remedy=error.remedy, fault=fault))

    new = list(load(paths, published=published, on_error=on_error)) if paths else []
    contents = {_content(article) for article in new}
    files: dict[str, list[Article]] = defaultdict(list)
    for article in new:
        files[_file(article)].append(article)
    collection = Collection()
    for article in old:
        changed = any(_changed(article, other) for other in files[_file(article)])
        if not changed and _content(article) not in contents:
            collection.add(article)
    for article in sorted(new, key=lambda a: (a.id, a.file)):
        collection.add(article)
    return sorted(collection.articles.values(), key=lambda a: a.id), (*left_out, *collection.repeated)


class Collection:
    """Articles by id, each report once.

    >>> collection = Collection()
    >>> for file in ("a.txt", "b.txt"):
    ...     collection.add(Article.make(text="خبر", id=file[0], file=file))
    >>> [x.why for x in collection.repeated]
    ['is the same report as a.txt']
    """

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.repeated: list[LeftOut] = []
        self._seen: dict[str, Article] = {}

    def add(self, article: Article) -> None:
        """Take an article in, unless the same report is there; an id that another report has gets a number.

        >>> collection = Collection()
        >>> collection.add(Article.make(text="خبر", id="a", file="x/a.txt"))
        >>> collection.add(Article.make(text="نبأ", id="a", file="y/a.txt"))
        >>> list(collection.articles)
        ['a', 'a-2']
        """
        same = _content(article)
        if first := self._seen.get(same):
            self._repeat(article, first)
            return
        id, number = article.id, 1
        while id in self.articles:
            number += 1
            id = f"{article.id}-{number}"
        self._seen[same] = self.articles[id] = msgspec.structs.replace(article, id=id)

    def _repeat(self, article: Article, first: Article) -> None:
        if article.file != first.file:
            why = f"is the same report as {first.file or first.id}"
            self.repeated.append(LeftOut(where=article.file, why=why, fault=False))


def _file(article: Article) -> str:
    return article.file.split("#")[0]


def _changed(old: Article, new: Article) -> bool:
    """Say whether a report of a file is the old self of another there: by its address, its title or half its words."""
    if old.url and new.url:
        return old.url == new.url
    if old.id != new.id and old.file != new.file:
        return False
    if old.title and (old.title, old.outlet) == (new.title, new.outlet):
        return True
    one, other = set(old.text.split()), set(new.text.split())
    return 2 * len(one & other) >= max(len(one), len(other))


def _content(article: Article) -> str:
    return content_id(*(str(x or "") for x in (article.text, article.title, article.outlet, article.url)))
