"""Speakers: who has spoken or been named so far, so that a title, a pronoun or nothing at all can be given a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

import msgspec

from mahdar.lang.fold import fold
from mahdar.model import Name
from mahdar.read.sheet import Token

_NAMESAKES = 20  # people of one surname
ROLES = 200  # titles looked back at: whoever was named before them is not meant any more


class Speaker(msgspec.Struct):
    """One who speaks or is named: the offsets and text of a mention, its full name, gender and number.

    >>> Speaker(0, 6, "لافروف", name="سيرغي لافروف").gender
    ''
    """

    start: int
    end: int
    text: str
    name: str | None = None
    gender: str = ""
    number: str = ""
    entity: str | None = None
    role: str | None = None
    kind: str = "unknown"
    cue: int = -1  # the token of the cue by which it was said
    head: str = ""  # the core of the phrase's first word


class Memory:
    """The speakers of an article so far, and its names by their last word.

    >>> memory = Memory([])
    >>> memory.add(Speaker(0, 6, "لافروف", gender="m", number="s"))
    >>> memory.last("m", "s").text, memory.last("f", "s")
    ('لافروف', None)
    """

    def __init__(self, names: Sequence[Name], article: str = "") -> None:
        self.article = article
        self.speakers: list[Speaker] = []
        self._mentioned: list[Speaker] = []
        self.spoken = -1  # the offset of the last cue
        self._people: dict[str, list[list[Name]]] = {}  # by their last word, each one's names in order
        self._roles: list[tuple[str, Name]] = []  # the people with a title, by its first word
        self._names = names
        for name in names:
            if name.type == "PERSON":
                head = name.head or name.text
                words = head.split()
                if words:
                    self._meet(name, words)
                title = (name.role or "").split()
                if title:
                    self._roles.append((title[0], name))

    def add(self, speaker: Speaker) -> None:
        """Remember that `speaker` has spoken."""
        self.speakers.append(speaker)

    def mention(self, speaker: Speaker) -> None:
        """Remember one who is quoted within another's words: he can be meant by a title, not by a verb alone."""
        self._mentioned.append(speaker)

    def _meet(self, name: Name, words: list[str]) -> None:
        """Keep the name with those of the same person, the fullest first: one's words are the other's, or fewer of them."""
        people, mine = self._people.setdefault(words[-1], []), set(words)
        for person in people:
            known = set(_head(person[0]).split())
            if mine <= known and (len(mine) > 1 or len(people) == 1):  # a surname alone may be anybody's
                person.append(name)
                del person[1 : len(person) - ROLES]
                return
            if known < mine:
                person.insert(0, name)
                return
        if len(people) < _NAMESAKES and (len(words) > 1 or not people):
            people.append([name])

    def full(self, head: str, gender: str = "", before: int = 0) -> str:
        """Give the fullest name of the person whom `head` names: of several of one surname, the one of that gender named last.

        `before` is the offset at which he is named.
        """
        words = head.split()
        people = [p for p in self._people.get(words[-1], ()) if set(words) <= set(_head(p[0]).split())] if words else []
        people = [p for p in people if agrees(p[0].gender or "", gender)] or people
        earlier = [p for p in people if p[0].start < before] or people
        person = max(earlier, key=lambda p: max((n.start for n in p if n.start < before), default=-1), default=None)
        return _head(person[0]) if person else head

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the full names of the people whom the article names, folded.

        >>> Memory([]).surnames
        frozenset()
        """
        heads = (name.head for name in self._names if name.type == "PERSON" and name.head and " " in name.head)
        return frozenset(fold(head.rsplit(" ", 1)[-1]) for head in heads)

    def by_role(self, word: str, before: int, whose: str | None = None) -> Name | None:
        """Give the person last named before the offset `before` whose title begins with `word`, of the land or body `whose`."""
        index = bisect_left(self._roles, before, key=_start)
        for title, name in reversed(self._roles[max(0, index - ROLES) : index]):
            if word.endswith(title) and whose in (None, name.entity, name.state):
                return name
        return None

    @cached_property
    def _bodies(self) -> dict[str, list[Name]]:
        """The bodies and media by the first word of their names, gathered when one is first asked for."""
        found: dict[str, list[Name]] = {}
        for name in self._names:
            first, _, rest = name.text.partition(" ")
            if rest and name.type not in ("PERSON", "GPE", "LOC"):
                found.setdefault(fold(first).removeprefix(self.article), []).append(name)
        return found

    def by_body(self, word: str, before: int) -> Name | None:
        """Give the body or medium last named before the offset `before` by a name that begins with `word`."""
        named = self._bodies.get(word, ())
        index = bisect_left(named, before, key=lambda name: name.start)
        return named[index - 1] if index else None

    def last(self, gender: str, number: str) -> Speaker | None:
        """Give the last speaker of that gender and number; an empty string agrees with everything."""
        for speaker in reversed(self.speakers[-30:]):
            if agrees(speaker.gender, gender) and agrees(speaker.number, number) and (number != "d" or speaker.number):
                return speaker
        return None

    def person(self, gender: str) -> Speaker | None:
        """Give the last of the speakers who is a person of that gender."""
        people = (s for s in reversed(self.speakers[-30:]) if s.kind in ("named", "official") and s.number != "p")
        return next((s for s in people if agrees(s.gender, gender)), None)

    def latest(self) -> Speaker | None:
        """Give the one last named, whether he spoke or was quoted within another's words."""
        return max((*self.speakers[-1:], *self._mentioned[-1:]), key=lambda speaker: speaker.start, default=None)

    def by_head(self, head: str, whose: str | None = None) -> Speaker | None:
        """Give the last speaker whose phrase holds the word `head` and more than it, of the land or body `whose`."""

        def bare(word: str) -> str:
            return word.removeprefix(self.article)

        for speaker in [*reversed(self.speakers[-40:]), *reversed(self._mentioned[-20:])]:
            if (
                head
                and (head == speaker.head or bare(head) == bare(speaker.head))
                and len(speaker.text) > len(bare(head)) + 2
                and whose in (None, speaker.entity)
            ):
                return speaker
        return None


def _head(name: Name) -> str:
    return name.head or name.text


def _start(titled: tuple[str, Name]) -> int:
    return titled[1].start


def agrees(one: str, other: str) -> bool:
    """Tell whether two values of gender or number agree; an unknown one agrees with all.

    >>> agrees("m", ""), agrees("m", "f")
    (True, False)
    """
    return not one or not other or one == other or {one, other} == {"d", "p"}


def person_of(token: Token) -> Name | None:
    """Give the name record of a chunk."""
    record = token.record
    return record if isinstance(record, Name) else None
