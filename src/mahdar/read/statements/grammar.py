"""What the clause grammar knows of a language's letters and endings, as the pack's `[clauses]` states it."""

from __future__ import annotations

import re

import msgspec

from mahdar.lang.pack import Pack


class Grammar(msgspec.Struct, frozen=True):
    """Letters and endings; `own` gives for a pronoun at a noun's end the gender of whom it stands for.

    >>> from mahdar.lang.pack import load
    >>> Grammar.of(load("ar")).by
    'ب'
    """

    joins: tuple[str, ...] = ()
    by: str = ""
    to: str = ""
    governors: tuple[str, ...] = ()
    to_the: str = ""
    article: str = ""
    own: dict[str, str] = {}
    people: tuple[str, ...] = ()
    adverbial: tuple[str, ...] = ()
    accusative: str = ""
    oblique: str = "\0"
    feminine: tuple[str, ...] = ()
    adjectival: str = ""
    we: tuple[str, ...] = ()
    our: str = "\0"
    ours: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    passive: str = ""
    unmarked: str = ""
    first: str = ""
    called: tuple[str, ...] = ()
    nobody: str | None = None
    so: str = "\0"
    that: str = "\0"
    hamzas: tuple[str, ...] = ()
    absolute: tuple[str, ...] = ()
    verbal_noun: str = ""

    @classmethod
    def of(cls, pack: Pack) -> Grammar:
        """Give the grammar that the pack states."""
        return msgspec.convert(pack.settings.get("clauses", {}), cls)

    @property
    def verbal(self) -> re.Pattern[str]:
        """The shapes of verbal nouns, as a compiled pattern (the re module keeps it)."""
        return re.compile(self.verbal_noun)

    def governed(self, pro: str) -> bool:
        """Tell whether clitics in front of a word make it governed, so that it is no subject.

        >>> Grammar(governors=("ب",)).governed("وب")
        True
        """
        return any(letter in pro for letter in self.governors) if pro else False
