"""States and bodies as a pack knows them: their codes, short names and organs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mahdar.lang.fold import fold
from mahdar.lang.pack import Pack
from mahdar.model import Name
from mahdar.read.events.actor import Actor


class Bodies:
    """What a pack says of states and bodies: the codes of states, the bodies listed by short names and their organs.

    >>> from mahdar.lang.pack import load
    >>> "RUS" in Bodies(load("ar")).states
    True
    """

    def __init__(self, pack: Pack) -> None:
        settings = pack.settings.get("bodies", {})
        self.article = pack.clitics.article
        small = pack.settings.get("event_clitics", {})
        self.aim: str = small.get("aim", "")
        self.place = next((clitic for clitic, role in small.get("roles", {}).items() if role == "place"), "")
        self.plurals: tuple[str, str] = small.get("object_plural", ""), small.get("subject_plural", "")
        self.short = frozenset(settings.get("short", ()))
        self._unarmed = frozenset(settings.get("unarmed", ()))
        self._unarmed_heads = frozenset(fold(word) for word in settings.get("unarmed_heads", ()))
        self._houses = frozenset(fold(word) for word in settings.get("unarmed_houses", ()))
        self._flying = frozenset(fold(word) for word in settings.get("flying", ()))
        self.part_of: dict[str, str] = settings.get("part_of", {})
        self._former = frozenset(
            fold(form) for e in pack.entries if "FORMER" in e.classes for form in e.get("forms", ())
        )
        named = [e for e in pack.entries if "BODY" in e.classes and e.get("code") and e.get("forms")]
        self.labels: dict[str, str] = {e.get("code"): e.get("forms")[0] for e in reversed(named)}
        self.outlets = {e.get("name"): e.get("country") for e in pack.entries if e.get("country")}
        codes = {e.get("code") for e in pack.entries if "STATE" in e.classes or "NISBA" in e.classes}
        self.states = frozenset(codes - self.short)

    def body(self, name: Name) -> Actor | None:
        """Give the body or group that a name is of, by its short name or its common one, if it is no state.

        >>> from mahdar.lang.pack import load
        >>> Bodies(load("ar")).body(Name(start=0, end=1, text="م", type="PERSON", entity="UNSC")).id
        'UN'
        """
        code = self.part_of.get(name.entity or "", name.entity or "")
        if not code or (code in self.states and code not in self.short):
            return None
        called = code if code in self.short or not code.isascii() else self.labels.get(code, "")
        return Actor(called, "body", -1, -1, name.head or "") if called else None

    def unarmed(self, called: str) -> bool:
        """Whether a body, by its short name or what it is called, has no arms to attack anybody with.

        >>> from mahdar.lang.pack import load
        >>> bodies = Bodies(load("ar"))
        >>> bodies.unarmed("UN"), bodies.unarmed("منظمة الصحة العالمية"), bodies.unarmed("المدرسة"), bodies.unarmed("RUS")
        (True, True, True, False)
        """
        first, _, more = called.partition(" ")
        head = fold(first).removeprefix(self.article)
        return called in self._unarmed or head in self._houses or (bool(more) and head in self._unarmed_heads)

    def grounded(self, called: str) -> bool:
        """Whether a group or body, by what it is called, has no aircraft.

        >>> from mahdar.lang.pack import load
        >>> bodies = Bodies(load("ar"))
        >>> bodies.grounded("الحوثيون"), bodies.grounded("طيران التحالف"), bodies.grounded("RUS")
        (True, False, False)
        """
        words = {word for form in fold(called).split() for word in (form, form.removeprefix(self.article))}
        return not called.isascii() and self._flying.isdisjoint(words)

    def past(self, name: Name) -> bool:
        """Whether the office that the text gives somebody is one that he has no longer (الرئيس المخلوع).

        >>> from mahdar.lang.pack import load
        >>> Bodies(load("ar")).past(Name(start=0, end=1, text="ر", type="PERSON", role="الرئيس السابق"))
        True
        """
        return bool(name.role) and not self._former.isdisjoint(fold(name.role or "").split())

    def paper(self, names: Sequence[Name]) -> str | None:
        """Give the state of the first medium that a text names which names no state: most likely its own (قال لـ«الجريدة»).

        >>> from mahdar.lang.pack import load
        >>> Bodies(load("ar")).paper([Name(start=0, end=1, text="مجهولة", type="MEDIA")]) is None
        True
        """
        media = (name.head or name.text for name in names if name.type == "MEDIA")
        return next((state for medium in media if (state := self.outlets.get(medium))), None)

    def retired(self, names: Sequence[Name]) -> frozenset[str]:
        """Give who has, as the text says beside his name, an office no longer, by what he is called.

        >>> from mahdar.lang.pack import load
        >>> name = Name(start=0, end=1, text="فلان", type="PERSON", head="فلان", role="الوزير السابق")
        >>> Bodies(load("ar")).retired([name])
        frozenset({'فلان'})
        """
        persons = [name for name in names if name.type == "PERSON"]
        apposed = (a.head for a, b in pairwise(persons) if not b.head and b.start - a.end == 1 and self.past(b))
        return frozenset(filter(None, (*(name.head for name in persons if self.past(name)), *apposed)))

    def people(self, called: str) -> str:
        """Give the name of a people in the form of a subject (الفلسطينيين: الفلسطينيون), as one form for all its mentions.

        >>> from mahdar.lang.pack import load
        >>> Bodies(load("ar")).people("الفلسطينيين")
        'الفلسطينيون'
        """
        other, subject = self.plurals
        return called[: -len(other)] + subject if other and called.endswith(other) else called

    def state(self, name: Name) -> str | None:
        """Give the code of the state that a name is of, if any.

        >>> from mahdar.lang.pack import load
        >>> Bodies(load("ar")).state(Name(start=0, end=1, text="ر", type="GPE", entity="RUS"))
        'RUS'
        """
        return name.entity if name.entity in self.states else name.state
