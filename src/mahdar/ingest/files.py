"""Files and folders of reports: each file by its format, every problem told, the rest read."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from mahdar.errors import InputError, PassedOver
from mahdar.ingest.clean import clean_lines
from mahdar.ingest.decode import decode
from mahdar.ingest.page import Draft, assemble
from mahdar.ingest.table import read_table
from mahdar.model import Article, content_id

OnError = Callable[[InputError], None]
TEXT = (".txt", ".text")
PAGE = (".html", ".htm", ".xhtml")
TABLE = (".jsonl", ".ndjson")
FORMATS = "give .txt, .html or .jsonl"
LIMIT = 20_000_000
"""The greatest size of a page or text in bytes, and of a line of a table."""


def _shown(path: str | Path) -> str:
    """A path as it can be printed: what is no UTF-8 in it is marked."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _bytes(path: Path, limit: int) -> bytes:
    size = path.stat().st_size
    if size > limit:
        what = f"is too large for one report ({size / 1e6:.0f} MB, limit {limit / 1e6:.0f} MB)"
        raise InputError(str(path), what, "split it into its reports (.jsonl takes any number)")
    return path.read_bytes()


def _one(path: Path, published: str | None, limit: int) -> Article:
    data = _bytes(path, limit)
    if path.suffix.lower() in PAGE:
        # imported here: what reads no HTML need not load the library
        from mahdar.ingest.webpage import read_page

        return assemble(read_page(data, path), published)
    text = decode(data, str(path))
    if text.lstrip()[:200].lower().startswith(("<!doctype html", "<html")):
        from mahdar.ingest.webpage import read_page

        return assemble(read_page(data, path), published)
    return assemble(Draft(lines=tuple(clean_lines(text)), file=str(path), id=path.name), published)


def load_file(
    path: Path, *, published: str | None = None, on_error: OnError | None = None, limit: int = LIMIT
) -> Iterator[Article]:
    """Give the article of a text or page, or the articles of a table.

    `published` is the ISO day that the user gives. Raises InputError, naming file, place and remedy, where the
    file is no report. Broken lines of a table go to `on_error`; where none is given, the good lines come first
    and then the first broken line is raised.

    >>> next(load_file(Path("no-such.txt")))
    Traceback (most recent call last):
    mahdar.errors.InputError: no-such.txt: does not exist; check the name
    """
    path = Path(path)
    if str(path) != _shown(path):
        raise InputError(_shown(path), "has a name that is not in UTF-8", "rename it")
    kept: list[InputError] = []
    try:
        if path.suffix.lower() in TABLE:
            yield from _table(path, published, on_error or kept.append, limit)
        else:
            yield _one(path, published, limit)
    except FileNotFoundError as error:
        raise InputError(str(path), "does not exist", "check the name") from error
    except IsADirectoryError as error:
        raise InputError(str(path), "is a folder", "give a file") from error
    except PermissionError as error:
        raise InputError(str(path), "may not be read", "allow reading it (chmod u+r), or leave it out") from error
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise InputError(str(path), "is a link that leads back to itself", "remove it") from error
        raise InputError(str(path), f"cannot be read ({error.strerror})", "copy it to a sound disk") from error
    if kept:
        raise kept[0]


def _table(path: Path, published: str | None, on_error: OnError, limit: int) -> Iterator[Article]:
    told: list[InputError] = []

    def tell(error: InputError) -> None:
        told.append(error)
        on_error(error)

    found = False
    for article in read_table(path, published, tell, limit):
        found = True
        yield article
    if not found and not told:
        raise InputError(str(path), "is empty", "give a file with one JSON object a line")


DOSSIER = "dossier.sqlite"
"""The file by which a dossier's folder is known."""


def _walk(folder: Path, on_error: OnError) -> Iterator[Path]:
    """Give the files of a folder and its folders, in the order of their names; hidden ones are told."""

    def unreadable(error: OSError) -> None:
        on_error(InputError(_shown(error.filename), "may not be opened", "allow reading it, or leave it out"))

    for here, folders, files in os.walk(folder, onerror=unreadable):
        if DOSSIER in files:  # the pages of a dossier are no reports, even where it stands among them
            on_error(PassedOver(_shown(here), "is a dossier", "give the reports that it was made from"))
            folders[:] = []
            continue
        for name in sorted(n for n in files if n.startswith(".")):
            on_error(PassedOver(_shown(os.path.join(here, name)), "is hidden", "rename it if it is a report"))
        folders[:] = sorted(n for n in folders if not n.startswith("."))
        yield from (Path(here) / name for name in sorted(files) if not name.startswith("."))


def find(paths: Iterable[Path], on_error: OnError) -> Iterator[Path]:
    """Give the files that can be reports: those given by name, and those of the folders, each once.

    What is left out is told to `on_error`: hidden files, files of other formats, folders without a report.

    >>> list(find([Path("no-such-folder")], print))
    [PosixPath('no-such-folder')]
    """
    seen: set[str] = set()
    for path in map(Path, paths):
        found = 0
        # a file that was given by name and cannot be read is a fault; one that merely lies in a folder is passed over
        kind = PassedOver if path.is_dir() else InputError
        for file in _walk(path, on_error) if path.is_dir() else (path,):
            if file.suffix.lower() not in (*TEXT, *PAGE, *TABLE) and file.exists():
                on_error(kind(_shown(file), f"is not read ({_shown(file.suffix) or 'no'} extension)", FORMATS))
                continue
            found += 1
            real = os.path.realpath(file)  # unlike Path.resolve, it bears links that lead in a circle
            if real not in seen:
                seen.add(real)
                yield file
        if path.is_dir() and not found:
            on_error(InputError(_shown(path), "holds no report", FORMATS))


class _Seen:
    """Ids and contents that were met: an id is given once, a report is read once."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._first: dict[str, str] = {}

    def admit(self, article: Article) -> Article:
        content = content_id(article.text, article.outlet or "")
        if content in self._first:
            what = f"is the same report as {self._first[content]}"
            raise PassedOver(article.file.replace("#", ":"), what, "it is read once; remove one of the two")
        self._first[content] = article.file.replace("#", ":")
        name = article.id
        parents = list(Path(article.file.split("#")[0]).parent.parts)
        while name in self._ids:
            name = f"{parents.pop()}/{name}" if parents else f"{name}+"
        self._ids.add(name)
        return article if name == article.id else msgspec.structs.replace(article, id=name)


def load(
    paths: Iterable[Path], *, published: str | None = None, on_error: OnError, limit: int = LIMIT
) -> Iterator[Article]:
    """Give the articles of files and folders (with their folders), in the order of their names.

    Every problem goes to `on_error`, and the rest is read. A report that stands twice (same text, same outlet) is
    read once. Where two files have one name, the second's id gets its folder's name before it.

    >>> list(load([Path("no-such.txt")], on_error=lambda error: print(error)))
    no-such.txt: does not exist; check the name
    []
    """
    seen = _Seen()
    for file in find(paths, on_error):
        try:
            for article in load_file(file, published=published, on_error=on_error, limit=limit):
                try:
                    yield seen.admit(article)
                except InputError as error:
                    on_error(error)
        except InputError as error:
            on_error(error)
