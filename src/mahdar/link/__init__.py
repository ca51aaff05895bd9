"""Linking: from the readings of many articles to one record of the story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from mahdar.link.given import Given, load_entities
from mahdar.link.issues import Issue, load_issues
from mahdar.model import DatedArticle, Judgement, Linked, Reading
from mahdar.uncollected import Uncollected


def link(
    readings: Iterable[Reading],
    *,
    judgements: Sequence[Judgement] = (),
    issues: Sequence[Issue] | None = None,
    entities: Sequence[Given] = (),
    engine: Any = None,
) -> Linked:
    """Give the record of the story that the readings tell: the same whatever order they come in.

    `judgements` win over every automatic link; `issues` and `entities` are the user's own, see `load_issues` and
    `load_entities`; `engine` is the Ibis backend that the tables are joined on, DuckDB in the process by default.
    Raises MahdarError, naming the row, for a reading of another version, two different readings of one article, or a judgement that cannot be.

    >>> link([]).claims
    ()
    """
    with Uncollected():
        return _record(readings, judgements, issues or (), entities, engine)


def _record(
    readings: Iterable[Reading],
    judgements: Sequence[Judgement],
    issues: Sequence[Issue],
    entities: Sequence[Given],
    engine: Any,
) -> Linked:
    # imported here, so that the command line starts without loading the table engine
    from mahdar.link.claims import alike, bundles, claim_of, claims, parted
    from mahdar.link.conflicts import conflicts
    from mahdar.link.dates import dated, published
    from mahdar.link.deeds import deeds
    from mahdar.link.denials import contested, denied
    from mahdar.link.echoes import echoed
    from mahdar.link.entities import who
    from mahdar.link.events import events
    from mahdar.link.eves import eves
    from mahdar.link.figures import counts, figures
    from mahdar.link.judged import judged
    from mahdar.link.opposition import opposed
    from mahdar.link.positions import positions
    from mahdar.link.possible import with_possible
    from mahdar.link.reuse import reuse
    from mahdar.link.sources import outlets
    from mahdar.link.statements import linked, said
    from mahdar.link.tables import Story

    story = Story.of(readings, engine)
    dates = published(story)
    copies = judged(reuse(story), judgements)
    people = who(story, judgements, entities)
    everything = said(story, people, dates)
    parts = parted(everything)
    pairs = alike(story, parts)
    found = bundles(story, everything, parts, pairs, judgements)
    against = opposed(found, parts, pairs)
    disputes = contested(story, everything, found, against)
    told = echoed(story, people, parts, found)
    del parts, pairs  # of an archive they fill a good part of the memory
    known = judged(claims(story, told, [(o.claim, o.denial) for o in against], copies), judgements)
    mentions = deeds(story, people, dates)
    happened = judged(events(story, mentions, people, judgements, denied(disputes)), judgements)
    nights = eves(story, mentions)
    del mentions  # so do they
    numbers = judged(figures(story, counts(story, people, everything, dates)), judgements)
    differing = conflicts(story, happened, numbers, found, disputes, dates, nights)
    del disputes, nights, told, against
    return Linked(
        entities=judged(people.entities, judgements),
        events=happened,
        statements=judged(linked(story, everything, claim_of(known)), judgements),
        claims=known,
        positions=judged(positions(story, everything, issues), judgements),
        figures=numbers,
        conflicts=judged(with_possible(story, everything, found, differing, judgements), judgements),
        reuse=copies,
        outlets=outlets(story, copies),
        dates=dated(story, people),
    )


def days(
    readings: Iterable[Reading], *, judgements: Sequence[Judgement] = (), entities: Sequence[Given] = ()
) -> tuple[DatedArticle, ...]:
    """Give the dates of undated articles that the story tells: what `link` gives as `dates`, without the rest.

    >>> days([])
    ()
    """
    from mahdar.link.dates import dated
    from mahdar.link.entities import who
    from mahdar.link.tables import Story

    story = Story.of(readings)
    return dated(story, who(story, judgements, entities))


__all__ = ["Given", "Issue", "days", "link", "load_entities", "load_issues"]
