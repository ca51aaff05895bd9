"""Whose voice a sentence is told in: the speaker of the statement in which a deed is told, as an actor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from mahdar.model import Name, Source, Statement
from mahdar.read.events.actor import Actor
from mahdar.read.events.bodies import Bodies

NESTED = 4  # statements hold one another no deeper than this
ASKING = frozenset({"accuse", "demand"})


class Voices:
    """The speakers of an article's statements, looked up by places in its text.

    >>> from mahdar.lang.pack import load
    >>> Voices(Bodies(load("ar")), [], []).at(3) is None
    True
    """

    def __init__(
        self, bodies: Bodies, statements: Sequence[Statement], names: Sequence[Name], home: str | None = None
    ) -> None:
        self._bodies, self._home = bodies, home
        self._told, self._names = statements, names
        self._found: dict[int, Actor | None] = {}
        self._starts: list[int] | None = None  # made once somebody asks

    def _sort(self) -> list[int]:
        self._statements = sorted(self._told, key=lambda s: (s.content.start, -s.content.end))
        self._by_start = {name.start: name for name in self._names}
        self._by_head: dict[str, Name] = {}
        for name in self._names:
            if name.head and (name.state or name.role or name.head not in self._by_head):
                self._by_head[name.head] = name
        return [s.content.start for s in self._statements]

    def at(self, start: int) -> Actor | None:
        """Give who speaks at a place of the text: the source of the innermost statement around it."""
        index = self._around(start)
        if index < 0:
            return None
        if index not in self._found:
            self._found[index] = self._actor(self._statements[index].source)
        return self._found[index]

    def person(self, start: int) -> Name | None:
        """Give the person who speaks at a place of the text, by name or as the holder of an office; no army, state or body.

        >>> from mahdar.lang.pack import load
        >>> Voices(Bodies(load("ar")), [], []).person(3) is None
        True
        """
        index = self._around(start)
        name = self._name(self._statements[index].source) if index >= 0 else None
        return name if name and name.type == "PERSON" else None

    def said(self, start: int) -> int:
        """Give the offset at which ends the verb by which is said what stands at a place of the text, -1 where nobody says it.

        >>> from mahdar.lang.pack import load
        >>> Voices(Bodies(load("ar")), [], []).said(3)
        -1
        """
        index = self._around(start)
        cue = self._statements[index].cue if index >= 0 else None
        return cue.end if cue else -1

    def asked(self, start: int, accused: bool = False) -> int:
        """Give where begins what somebody is asked to do or accused of (اتهم الوزير الحزب بقصف البلدة), -1 where none is.

        >>> from mahdar.lang.pack import load
        >>> Voices(Bodies(load("ar")), [], []).asked(3)
        -1
        """
        index = self._around(start)
        if index < 0:
            return -1
        statement = self._statements[index]
        if not statement.addressee or statement.act not in ASKING or (accused and statement.act != "accuse"):
            return -1
        return statement.content.start

    def _around(self, start: int) -> int:
        """Give the index of the innermost statement around a place of the text, -1 where there is none."""
        if self._starts is None:
            self._starts = self._sort()
        last = bisect_right(self._starts, start)
        for index in range(last - 1, max(-1, last - 1 - NESTED), -1):
            if start < self._statements[index].content.end:
                return index
        return -1

    def _name(self, source: Source) -> Name | None:
        return self._by_head.get(source.name or "") or self._by_start.get(source.start)

    def _actor(self, source: Source) -> Actor | None:
        """Give the actor for whom a source speaks: its state or body, the person where it has none."""
        name = self._name(source)
        if name is None or name.type not in ("PERSON", "ORG", "GPE") or source.kind == "document":
            return None
        body = self._bodies.body(name)
        if body and not (name.state and body.id in self._bodies.short):
            return body
        state = self._bodies.state(name)
        if name.type == "PERSON":
            state = state or (self._home if name.role and name.head else None)
            return Actor(state, "state", -1, -1, name.head or "") if state else None
        if state and name.entity == state:
            return Actor(state, "state", -1, -1)
        return Actor(name.head, "body", -1, -1) if name.head else None
