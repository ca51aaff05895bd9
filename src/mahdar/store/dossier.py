"""What a dossier holds, before it is written and after it is read."""

from __future__ import annotations

import msgspec

from mahdar.lang.outlets import under_one_name
from mahdar.model import Article, Judgement, Linked, Reading, Record


class LeftOut(Record, frozen=True, kw_only=True):
    """An input that did not become part of the dossier, why, and what to do; `fault` is False for a report met
    before and for a file in a folder that is no report.

    >>> LeftOut(where="a.txt", why="is empty", remedy="give a file with text").fault
    True
    """

    where: str
    why: str
    remedy: str = ""
    fault: bool = True


class Run(Record, frozen=True, kw_only=True):
    """How a dossier was made: versions, inputs with the hashes of what was read from them, and what was left out.

    >>> Run(mahdar="0.1.0", reader="ab12").left_out
    ()
    """

    mahdar: str
    reader: str
    python: str = ""
    title: str = ""
    inputs: tuple[dict[str, str], ...] = ()
    counts: dict[str, int] = msgspec.field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    dates: tuple[dict[str, str | None], ...] = ()
    files: tuple[str, ...] = ()


class Shelf(Record, frozen=True, kw_only=True):
    """What a later build starts from: articles as they came in, and readings by the hash of what was read.

    `keys` names the reading that was linked, by article id.

    >>> Shelf().keys
    {}
    """

    given: dict[str, Article] = msgspec.field(default_factory=dict)
    keys: dict[str, str] = msgspec.field(default_factory=dict)
    readings: dict[str, Reading] = msgspec.field(default_factory=dict)


class Dossier(Record, frozen=True, kw_only=True):
    """The record of one story: the readings by article id, what links them, and how they came here.

    >>> Dossier(readings={}, linked=Linked()).articles
    {}
    """

    readings: dict[str, Reading]
    linked: Linked
    judgements: tuple[Judgement, ...] = ()
    run: Run = Run(mahdar="", reader="")
    shelf: Shelf = Shelf()

    @property
    def articles(self) -> dict[str, Article]:
        """Give the articles by id, with one name for each outlet.

        >>> reading = Reading(article=Article.make(text="خبر", id="A-1"))
        >>> list(Dossier(readings={"A-1": reading}, linked=Linked()).articles)
        ['A-1']
        """
        named = under_one_name([reading.article for reading in self.readings.values()])
        return dict(zip(self.readings, named, strict=True))
