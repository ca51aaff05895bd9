"""The path, step by step: reports in, dossier out."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from mahdar import __version__
from mahdar.errors import DossierError, MahdarError
from mahdar.gather import gather
from mahdar.guide import Guide, guide
from mahdar.model import Article, DatedArticle, Judgement, Linked, Reading
from mahdar.readings import Reader
from mahdar.store import Dossier, LeftOut, Run, Shelf, publish, save
from mahdar.store.folder import JOURNAL
from mahdar.store.load import cached_readings, load_run, stored_articles, stored_judgements
from mahdar.store.sound import sound

ROUNDS = 3
"""How often the story may date articles and be linked again: a date found can give another, rarely twice."""

NAMED = 5
"""How many inputs the error names when none could be read."""

TOLD = 20
"""How many inputs a message names where none of them could be read."""

Watch = Callable[[str, int, int], None]
"""What is told of progress: the step, how much of it is done, and how much there is (0 where unknown)."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to build: processes, a date for all reports, whether to forget the old dossier's reports, the story's title.

    `entities` and `issues` are the user's files on who is who and on what positions are about.

    >>> Options().fresh
    False
    """

    jobs: int = 0
    published: str | None = None
    fresh: bool = False
    title: str | None = None
    entities: Path | None = None
    issues: Path | None = None


def silent(step: str, done: int, total: int) -> None:
    """Watch without a word.

    >>> silent("reading", 1, 2)
    """


def build(paths: Sequence[Path], target: Path, options: Options | None = None, watch: Watch = silent) -> Run:
    """Build the dossier of the reports at `paths` into the folder `target`; give how it went.

    Reports of a dossier that is there already stay in it. Raises DossierError where the folder cannot be written
    or nothing could be read; then a dossier that was there is untouched.

    >>> build([], Path("/proc/1"))
    Traceback (most recent call last):
    mahdar.errors.DossierError: /proc/1: is a folder with other things in it; choose a new or an empty folder with -o
    """
    options = options or Options()
    with publish(target) as work:
        own = guide(target, options.entities, options.issues)
        dossier = compose(paths, target, options, Reader(options.jobs, watch, journal=work / JOURNAL), own)
        own.keep(work)
        return _write(dossier, work, target, watch)


def compose(paths: Sequence[Path], target: Path, options: Options, reader: Reader, own: Guide | None = None) -> Dossier:
    """Give the dossier of the reports at `paths` and of those that `target` holds already; nothing is written.

    `own` is what the user says of the story beforehand.

    >>> compose([], Path("/nowhere"), Options(), Reader(1))
    Traceback (most recent call last):
    mahdar.errors.DossierError: /nowhere: none of the inputs could be read; give files or folders of reports
    """
    reader.watch("gathering", 0, 0)
    old = () if options.fresh else stored_articles(target)
    articles, left_out = gather(paths, old, options.published)
    reader.known |= cached_readings(target, reader.version)
    readings = reader.read(articles)
    left_out = (*left_out, *reader.left_out)
    if not readings:
        raise DossierError(str(target), "none of the inputs could be read", _instead(left_out))
    readings, linked = connect(readings, reader, stored_judgements(target), own)
    given = {a.id: a for a in articles if a.id in readings}
    shelf = Shelf(given=given, keys={id: reader.keys[id] for id in readings}, readings=reader.used)
    run = Run(
        mahdar=__version__,
        reader=reader.version,
        python=platform.python_version(),
        title=options.title if options.title is not None else load_run(target).title,
        inputs=tuple({"article": a.id, "file": a.file, "content": shelf.keys[a.id]} for a in given.values()),
        counts=_counts(readings, linked, len(reader.fresh)),
        left_out=left_out,
        dates=tuple({"article": d.article, "published": d.published, "reason": d.reason} for d in linked.dates),
    )
    return Dossier(readings=readings, linked=linked, run=run, shelf=shelf)


def connect(
    readings: dict[str, Reading], reader: Reader, judgements: tuple[Judgement, ...] = (), own: Guide | None = None
) -> tuple[dict[str, Reading], Linked]:
    """Link the readings; where the story dates an article, read that again with its date, and link anew.

    >>> reader = Reader(1)
    >>> connect(reader.read([Article.make(text="خبر", id="A-1")]), reader)[1].claims
    ()
    """
    from mahdar.link import days, link

    own = own or Guide()
    found: dict[str, DatedArticle] = {}
    for _ in range(ROUNDS - 1):  # dating alone comes first: most of linking need not be done twice
        if all(reading.article.published for reading in readings.values()):
            break
        told = days(_ordered(readings), judgements=judgements, entities=own.entities)
        new = {d.article: d for d in told if _tells_more(d, readings[d.article].article)}
        if not new:
            break
        found |= new
        readings = {**readings, **reader.read([_date(readings[id].article, d) for id, d in new.items()])}
    reader.watch("linking", 0, 0)
    linked = link(_ordered(readings), judgements=judgements, issues=own.issues, entities=own.entities)
    found |= {d.article: d for d in linked.dates}
    return readings, sound(msgspec.structs.replace(linked, dates=tuple(found[id] for id in sorted(found))))


def _ordered(readings: dict[str, Reading]) -> tuple[Reading, ...]:
    return tuple(readings[id] for id in sorted(readings))


def _tells_more(dated: DatedArticle, article: Article) -> bool:
    known = (article.published, article.published_earliest, article.published_latest)
    return article.published is None and (dated.published, dated.earliest, dated.latest) != known


def _date(article: Article, dated: DatedArticle) -> Article:
    return msgspec.structs.replace(
        article,
        published=dated.published,
        published_earliest=dated.earliest,
        published_latest=dated.latest,
        published_basis=dated.basis,
    )


def _write(dossier: Dossier, work: Path, target: Path, watch: Watch) -> Run:
    from mahdar.tell.site import write_site

    watch("writing", 0, 0)
    # Judgements are fetched last: one made while this build ran must not be lost.
    dossier = msgspec.structs.replace(dossier, judgements=stored_judgements(target))
    save(dossier, work)
    write_site(dossier, work)
    (work / JOURNAL).unlink(missing_ok=True)
    run = msgspec.structs.replace(dossier.run, files=(*_files(work), "run.json"))
    (work / "run.json").write_bytes(msgspec.json.format(msgspec.json.encode(run), indent=1))
    return run


def _files(folder: Path) -> Iterator[str]:
    yield from sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def _counts(readings: dict[str, Reading], linked: Linked, fresh: int) -> dict[str, int]:
    counts = {"articles": len(readings), "read_now": fresh}
    for field in ("times", "quantities", "names"):
        counts[field] = sum(len(getattr(r, field)) for r in readings.values())
    counts |= {field: len(getattr(linked, field)) for field in linked.__struct_fields__}
    return counts | {"conflicts": sum(conflict.sure for conflict in linked.conflicts)}


def _instead(left_out: Sequence[LeftOut]) -> str:
    if not left_out:
        return "give files or folders of reports"
    told = [f"\n  {x.where}: {x.why}" + (f"; {x.remedy}" if x.remedy else "") for x in left_out[:TOLD]]
    more = len(left_out) - TOLD
    return "mend them or give others:" + "".join(told) + (f"\n  … and {more} more" if more > 0 else "")


__all__ = ["MahdarError", "Options", "Watch", "build", "connect", "silent"]
