"""Speakers: who has spoken or been named so far, so that a title, a pronoun or nothing at all can be given a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from mahdar.lang.fold import fold
from mahdar.model import Name
from mahdar.read.sheet import Token

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
        self._full: dict[str, Name] = {}
        self._roles: list[Name] = []
        self._bodies: dict[str, list[Name]] = {}
        for name in names:
            first, _, rest = name.text.partition(" ")
            if rest and name.type not in ("PERSON", "GPE", "LOC"):
                self._bodies.setdefault(fold(first).removeprefix(article), []).append(name)
            if name.type == "PERSON":
                head = name.head or name.text
                words = head.split()
                if words:
                    known = self._full.get(words[-1])
                    if known is None or len((known.head or known.text).split()) < len(words):
                        self._full[words[-1]] = name
                if name.role:
                    self._roles.append(name)

    def add(self, speaker: Speaker) -> None:
        """Remember that `speaker` has spoken."""
        self.speakers.append(speaker)

    def mention(self, speaker: Speaker) -> None:
        """Remember one who is quoted within another's words: he can be meant by a title, not by a verb alone."""
        self._mentioned.append(speaker)

    def full(self, head: str) -> str:
        """Give the fullest name that ends as `head` does."""
        words = head.split()
        found = self._full.get(words[-1]) if words else None
        if found is None:
            return head
        full = found.head or found.text
        return full if len(full) > len(head) else head

    def by_role(self, word: str, before: int) -> Name | None:
        """Give the person last named before the offset `before` whose title begins with `word`."""
        index = bisect_left(self._roles, before, key=lambda name: name.start)
        for name in reversed(self._roles[max(0, index - ROLES) : index]):
            role = (name.role or "").split()
            if role and (role[0] == word or word.endswith(role[0])):
                return name
        return None

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

    def by_head(self, head: str) -> Speaker | None:
        """Give the last speaker whose phrase holds the word `head` and more than that word."""

        def bare(word: str) -> str:
            return word.removeprefix(self.article)

        for speaker in [*reversed(self.speakers[-40:]), *reversed(self._mentioned[-20:])]:
            if (
                head
                and (head == speaker.head or bare(head) == bare(speaker.head))
                and len(speaker.text) > len(head) + 2
            ):
                return speaker
        return None


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
