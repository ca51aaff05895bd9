"""A parsed pack kept between runs: parsing TOML and CLDR takes longer than everything else at start-up."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from mahdar.lang.pack import Entry

    Parsed = tuple[tuple[Entry, ...], dict[str, Any]]


def folder() -> Path:
    """Give the folder of the cache: `$MAHDAR_CACHE`, or mahdar's in the user's cache folder.

    >>> isinstance(folder(), Path)
    True
    """
    given = os.environ.get("MAHDAR_CACHE")
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(given) if given else Path(base).expanduser() / "mahdar"


def _key(files: list[Path]) -> str:
    digest = hashlib.sha256()
    code = Path(__file__).parent
    for path in [*files, *sorted(code.glob("*.py"))]:
        state = path.stat()
        digest.update(f"{path}:{state.st_size}:{state.st_mtime_ns};".encode())
    return digest.hexdigest()[:20]


def cached(files: list[Path], parse: Callable[[], Parsed]) -> Parsed:
    """Give what `parse` gives for `files`, from the cache where nothing changed since.

    >>> cached([], lambda: ((), {"a": {}}))[1]
    {'a': {}}
    """
    from mahdar.lang.pack import Entry

    path = folder() / f"pack-{_key(files)}.msgpack"
    with contextlib.suppress(OSError, msgspec.DecodeError):
        return msgspec.msgpack.decode(path.read_bytes(), type=tuple[tuple[Entry, ...], dict[str, Any]])
    parsed = parse()
    with contextlib.suppress(OSError):  # a cache that cannot be written is no fault: the pack is parsed again
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as out:
            out.write(msgspec.msgpack.encode(parsed))
        os.replace(out.name, path)
    return parsed
