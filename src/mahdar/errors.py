"""Every error that a person can meet: each names the input, the place in it and the remedy."""

from __future__ import annotations


class MahdarError(Exception):
    """The base of all: `where` is a file, a line or a table row, `remedy` what to do about it.

    >>> str(MahdarError("a.txt", "is empty", "give a file with text"))
    'a.txt: is empty; give a file with text'
    """

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(f"{where}: {what}" + (f"; {remedy}" if remedy else ""))

    def __reduce__(self) -> tuple[object, ...]:
        """Say how to carry the error from one process to another."""
        return _remade, (type(self), self.where, self.what, self.remedy)


def _remade(kind: type[MahdarError], where: str, what: str, remedy: str) -> MahdarError:
    error = kind.__new__(kind)
    MahdarError.__init__(error, where, what, remedy)
    return error


class InputError(MahdarError):
    """A file that cannot be read as an article: the run leaves it out and says so.

    >>> InputError("a.txt", "is empty", "give a file with text").where
    'a.txt'
    """


class PassedOver(InputError):
    """An input that is left out without anything being wrong: a report met before, a file in a folder that is none.

    >>> isinstance(PassedOver("b.txt", "is the same report as a.txt"), InputError)
    True
    """


class PackError(MahdarError):
    """A language pack entry that cannot be right.

    >>> str(PackError("ar/times.toml:3", "entry without an example", "add yes = [...]"))
    'ar/times.toml:3: entry without an example; add yes = [...]'
    """


class DossierError(MahdarError):
    """A dossier folder that cannot be opened, written or trusted.

    >>> DossierError("out", "is not a dossier", "choose another folder").what
    'is not a dossier'
    """


class SpanMismatch(MahdarError):
    """A record whose span does not hold the text that it says: a fault of the program, never of the input.

    >>> str(SpanMismatch("a.txt", 0, 3, "قال"))
    "a.txt: characters 0 to 3 do not read 'قال'; please report this as a fault of mahdar"
    """

    def __init__(self, where: str, start: int, end: int, text: str) -> None:
        super().__init__(
            where, f"characters {start} to {end} do not read {text!r}", "please report this as a fault of mahdar"
        )
