"""The folder of a dossier: whether it may be written, and how a new dossier takes the place of the old one.

A build works in a hidden folder beside the dossier and swaps the two at the end, so that a build that is
killed leaves the old dossier whole. What people put into the folder themselves stays.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mahdar.errors import DossierError
from mahdar.store.database import FILE, is_dossier
from mahdar.store.load import load_run

JOURNAL = "readings.jsonl"
"""What a build has read so far, in its working folder: a build that was killed or stopped goes on from there."""

_AT_FDCWD, _EXCHANGE = -100, 2


def check_target(folder: Path) -> None:
    """Raise DossierError where a dossier cannot or must not be written into this folder.

    >>> check_target(Path("/proc/1"))
    Traceback (most recent call last):
    mahdar.errors.DossierError: /proc/1: is a folder with other things in it; choose a new or an empty folder with -o
    """
    if Path.cwd().is_relative_to(folder.resolve()):
        raise DossierError(str(folder), "is the folder you stand in", "go one folder up (cd ..) and name it with -o")
    if folder.exists() and not folder.is_dir():
        raise DossierError(str(folder), "is a file, not a folder", "choose a folder with -o")
    if (folder / FILE).is_file() and not is_dossier(folder):
        raise DossierError(
            str(folder / FILE), "is no dossier, or a damaged one", "move it away or choose another folder"
        )
    if folder.is_dir() and any(folder.iterdir()) and not is_dossier(folder):
        raise DossierError(
            str(folder), "is a folder with other things in it", "choose a new or an empty folder with -o"
        )
    parent = _existing(folder)
    if not os.access(parent, os.W_OK | os.X_OK):
        raise DossierError(str(folder), f"{parent} cannot be written", "choose another folder with -o")


@contextmanager
def publish(folder: Path) -> Iterator[Path]:
    """Give a working folder; when all is written there, it becomes the dossier at `folder` in one step.

    Raises DossierError where another build is at work on the same dossier.

    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp()) / "dossier"
    >>> with publish(target) as work:
    ...     _ = (work / "run.json").write_text('{"mahdar": "", "reader": ""}')
    >>> (target / "run.json").exists()
    True
    """
    check_target(folder)
    folder = folder.resolve()
    _recover(folder)
    work = folder.parent / f".{folder.name}.building"
    try:
        work.mkdir(parents=True, exist_ok=True)
        lock = _lock(work, folder)
    except OSError as error:
        raise DossierError(
            str(folder), f"cannot be written: {error.strerror}", "choose another folder with -o"
        ) from error
    stopped = False
    try:
        _empty(work)
        yield work
        _keep_foreign(folder, work)
        _swap(work, folder)
    except OSError as error:
        what = f"could not be written: {error.strerror or error}"
        raise DossierError(
            str(folder), what, "make room or choose another folder; the old dossier is untouched"
        ) from error
    except KeyboardInterrupt:
        stopped = (work / JOURNAL).is_file()
        raise
    finally:
        os.close(lock)
        _empty(work) if stopped else shutil.rmtree(work, ignore_errors=True)


def _existing(folder: Path) -> Path:
    parent = folder.resolve().parent
    while not parent.exists():
        parent = parent.parent
    return parent


def _lock(work: Path, folder: Path) -> int:
    handle = os.open(work, os.O_RDONLY)
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:  # Windows has no flock; there two builds at once are the user's to avoid
        pass
    except OSError:
        os.close(handle)
        raise DossierError(str(folder), "another build is writing this dossier", "wait until it has finished") from None
    return handle


def _empty(work: Path) -> None:
    for item in work.iterdir():
        if item.name == JOURNAL:
            continue
        shutil.rmtree(item) if item.is_dir() else item.unlink()


def _keep_foreign(old: Path, new: Path) -> None:
    if not old.is_dir():
        return
    ours = set(load_run(old).files)
    for path in sorted(p for p in old.rglob("*") if p.is_file()):
        name = path.relative_to(old).as_posix()
        if ours and name not in ours and not (new / name).exists():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, new / name)


def _swap(new: Path, old: Path) -> None:
    if not old.exists():
        new.rename(old)
        return
    if _exchange(new, old):
        return
    # Without an atomic exchange the old dossier steps aside for the blink between two renames.
    aside = _aside(old)
    shutil.rmtree(aside, ignore_errors=True)
    old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.parent / f".{folder.name}.before"


def _recover(folder: Path) -> None:
    if _aside(folder).is_dir() and not folder.exists():  # a build was killed in that blink
        _aside(folder).rename(folder)


def _exchange(one: Path, other: Path) -> bool:
    try:
        swap = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    if swap(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() == errno.EBUSY:
        raise OSError(errno.EBUSY, "is a mount point; give a folder inside it")
    return False
