"""A statement as it was found, before it is written down as a record."""

from __future__ import annotations

import msgspec

from mahdar.model import Act, Source
from mahdar.read.statements.speakers import Speaker


class Finding(msgspec.Struct, frozen=True):
    """A statement as it was found: its speaker, the tokens of its cue and content, its act.

    >>> Finding(Speaker(0, 1, "x"), 0, (1, 2), "assert", "headline").flags
    frozenset()
    """

    speaker: Speaker
    cue: int
    content: tuple[int, int]
    act: Act
    rule: str
    flags: frozenset[str] = frozenset()


def ways_of(rule: str) -> list[str]:
    """Give by which ways the content and the source were found, as the rule says.

    >>> ways_of("قال:that:subject")
    ['that', 'subject']
    """
    return rule.split(":")[1:] or [rule]


def source_of(speaker: Speaker) -> Source:
    """Give the speaker as a statement's source.

    >>> source_of(Speaker(0, 6, "لافروف", name="سيرغي لافروف")).name
    'سيرغي لافروف'
    """
    return Source(
        start=speaker.start,
        end=speaker.end,
        text=speaker.text,
        name=speaker.name,
        entity=speaker.entity,
        role=speaker.role,
        kind=speaker.kind,  # type: ignore[arg-type]
    )
