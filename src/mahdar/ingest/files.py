"""Files and folders of reports: each file by its format, every problem told, the rest read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from mahdar.errors import InputError
from mahdar.ingest.clean import clean_lines, clean_text
from mahdar.ingest.page import Draft, assemble
from mahdar.model import Article

OnError = Callable[[InputError], None]


class _Row(msgspec.Struct):
    text: str
    id: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None
    title: str | None = None


def _rows(path: Path, published: str | None, on_error: OnError | None) -> Iterator[Article]:
    decoder = msgspec.json.Decoder(_Row)
    with path.open("rb") as lines:
        for number, raw in enumerate(lines, 1):
            if not raw.strip():
                continue
            where = f"{path}:{number}"
            try:
                row = decoder.decode(raw)
            except msgspec.DecodeError as err:
                problem = InputError(where, f"is not a JSON report ({err})", "mend or remove this line")
                if on_error is None:
                    raise problem from err
                on_error(problem)
                continue
            draft = Draft(
                lines=tuple(clean_lines(row.text)),
                file=f"{path}#{number}",
                id=row.id or f"{path.name}:{number}",
                title=clean_text(row.title).strip() if row.title else None,
                title_known=True,
                outlet=row.outlet,
                url=row.url,
                author=row.author,
                published=row.published,
                basis="metadata",
            )
            yield assemble(draft, published)


def load_file(path: Path, *, published: str | None = None, on_error: OnError | None = None) -> Iterator[Article]:
    """Give the article of a .txt or .html file, or the articles of a .jsonl file."""
    path = Path(path)
    if path.suffix == ".jsonl":
        yield from _rows(path, published, on_error)
        return
    text = path.read_text(encoding="utf-8")
    yield assemble(Draft(lines=tuple(clean_lines(text)), file=str(path), id=path.name), published)


def load(paths: Iterable[Path], *, published: str | None = None, on_error: OnError) -> Iterator[Article]:
    """Give the articles of files and folders, in a fixed order."""
    for path in paths:
        files = sorted(p for p in Path(path).rglob("*") if p.is_file()) if Path(path).is_dir() else [Path(path)]
        for file in files:
            try:
                yield from load_file(file, published=published, on_error=on_error)
            except InputError as err:
                on_error(err)
