"""Naming: whom a phrase names, by the names in it, by who has spoken and by what was named before."""

from __future__ import annotations

from mahdar.model import Name
from mahdar.read.statements.cues import Cue
from mahdar.read.statements.quotes import balanced
from mahdar.read.statements.speakers import Memory, Speaker, person_of
from mahdar.read.statements.view import (
    ADVERB,
    COLON,
    COMMA,
    CUE,
    DEF,
    DEMO,
    END,
    JOINT,
    KANA,
    MARK,
    MEDIA,
    MHEAD,
    NAME,
    NEG,
    NOTHAT,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    THAT,
    TIME,
    VENUE,
    VERBS,
    View,
)

_NAMES = 4  # words of a name that no list knows
_PLACE = 20  # tokens between an office and the name of who holds it
_NO_PLACE = END | THAT | REL | CUE & ~SPEAKER | KANA | QUOTE | VENUE | TIME


class Naming:
    """Gives the speaker whom a phrase names, remembering who has spoken.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("السلطات تنفي ذلك", Analyser(load("ar"))))
    >>> Naming(view, Memory([])).speaker(0, 1, None).text
    'السلطات'
    """

    def __init__(self, view: View, memory: Memory) -> None:
        self.view, self.memory = view, memory

    def speaker(self, start: int, end: int, cue: Cue | None, verb: bool = True) -> Speaker:
        """Give the speaker whom the tokens from `start` to `end` name, its name resolved."""
        view = self.view
        first = view.tokens[start]
        begin, stop = view.slice(start, max(end, start + 1))
        if len(first.pro) == 1 and not first.form.startswith(view.grammar.to_the):
            begin = max(begin, min(first.core_start, stop - 1))
        begin, stop = balanced(view.text, begin, stop)
        gender = cue.gender if cue and verb and cue.finite else gender_of(first.classes)
        if first.first.get("SPEAKER", "kind") == "anonymous" and not (cue and verb and cue.finite):
            gender = "f" if "F" in first.first.classes else "m"  # مصادر طبية
        number = (
            ("d" if view.dual(start) else "")
            or ("p" if is_coordinated(view, start, end) else "")
            or number_of(first.classes)
            or (cue.number if cue and cue.finite and cue.number == "p" else "")
        )
        speaker = Speaker(begin, stop, view.text[begin:stop], gender=gender, number=number, head=first.core.split()[0])
        self._resolve(speaker, start, end)
        to_the, article = view.grammar.to_the, view.grammar.article
        if speaker.name is None and speaker.text.startswith(to_the) and first.form.startswith(to_the):
            speaker.name = article + speaker.text.removeprefix(to_the)  # وفقا للمصادر: المصادر
        return speaker

    def _resolve(self, speaker: Speaker, start: int, end: int) -> None:
        view = self.view
        records = [r for t in view.tokens[start : max(end, start + 1)] if (r := person_of(t))]
        if view.flags[start] & MHEAD:
            records = [r for r in records if r.type != "PERSON"]  # المكتب الإعلامي للوزير سامر
        person = next((r for r in records if r.type == "PERSON" and r.head), None)
        first = records[0] if records else None
        speaker.kind = _kind(view.tokens[start].get("SPEAKER", "kind") if view.flags[start] & SPEAKER else None, first)
        chosen = person or first
        if chosen:
            speaker.entity, speaker.role = chosen.entity, chosen.role
        if person and person.head:
            speaker.name, speaker.kind = self.memory.full(person.head, speaker.gender, speaker.start), "named"
            return
        if first and first.type in ("GPE", "LOC") and not view.flags[start] & NAME and end - start > 2:
            return  # a body of that place, not the place: قيادة عمليات بغداد
        if first and first.head and first.type != "PERSON" and "BARE" not in view.tokens[start].classes:
            speaker.name = first.head
            return
        if end == start + 1 and view.tokens[start].form in self.memory.surnames:
            speaker.start, speaker.text = view.tokens[start].start, view.text[view.tokens[start].start : speaker.end]
            speaker.name, speaker.kind = self.memory.full(speaker.text, speaker.gender, speaker.start), "named"
            return
        if end - start <= 2:
            self._remember(speaker, start, end)

    def _remember(self, speaker: Speaker, start: int, end: int) -> None:
        """Resolve a bare title or noun (الوزير، البيان، المصدر) by who was so called before; an indefinite one is new."""
        token, flag = self.view.tokens[start], self.view.flags[start]
        definite = bool(flag & (DEF | DEMO) or token.enc or "HONOUR" in token.classes)
        if not definite and end - start < 2:
            return
        head = speaker.head
        bare = head.removeprefix(self.view.grammar.article)
        whose = speaker.entity  # الرئيس الأمريكي، الأمين العام للجامعة العربية: of no other land or body
        known = self.memory.by_head(head, whose) if definite else None
        same = end - start == 2 and "SAMEONE" in self.view.tokens[start + 1].classes
        body = self.memory.by_body(bare, speaker.start) if flag & DEF and (same or end - start < 2) else None
        if same and known is None and body is None:
            known = self.memory.latest()
        if body and (known is None or body.start > known.start):
            speaker.name, speaker.entity = body.head or body.text, body.entity
        elif known:
            speaker.name, speaker.entity = known.name or known.text, known.entity
        elif "OFFICE" not in token.classes and (
            person := self.memory.by_role(bare, speaker.start, whose) or self.memory.by_role(head, speaker.start, whose)
        ):  # whose an office is, the names say
            speaker.name, speaker.entity = person.head, person.entity
        elif speaker.kind == "document" and definite and not flag & (MHEAD | MEDIA) and self.memory.speakers:
            last = self.memory.speakers[-1]
            if last.kind not in ("anonymous", "document") and token.classes.isdisjoint({"RULES", "HEARSAY"}):
                speaker.name, speaker.entity = last.name or last.text, last.entity

    def name_behind(self, start: int, last: int, end: int) -> int:
        """Give the end of the unknown name behind a title, before what is said or where: المتحدث باسم البلدية حكمة سليمان لـ."""
        view, index = self.view, last
        titled = bool(view.flags[start] & SPEAKER) and not view.flags[last - 1] & COMMA
        if not titled or (isinstance(view.tokens[start].record, Name) and "OFFICE" not in view.tokens[start].classes):
            return last
        while index < min(end, last + _NAMES) and self._name_word(index):
            index += 1
        closed = index >= end or view.flags[index] & (COMMA | PREP) or view.tokens[index].pro[:1] == view.grammar.to
        return index if index > last and (closed or view.tokens[index].form == view.grammar.to) else last

    def _name_word(self, index: int) -> bool:
        """Tell whether the word at `index` may be part of a person's name that no list knows, or is such a name."""
        flag, token = self.view.flags[index], self.view.tokens[index]
        if (
            token.pro
            or token.enc
            or flag & (PREP | CUE | TIME | ADVERB | THAT | REL | JOINT | KANA | NEG | NOTHAT | MARK)
        ):
            return False
        if flag & NAME:
            return "PERSON" in token.classes and "OFFICE" not in token.classes
        bare = len(token.form) > 1 and not (flag & DEF or token.core.endswith(self.view.grammar.accusative))
        return bare and not token.classes.isdisjoint({"UNK", "GIVEN"})

    def named_later(self, start: int, last: int, end: int) -> int:
        """Give the end of a phrase whose name stands behind what is said of it: الرئيسة التي كرمته ماريا ريسا إن.

        Also behind where one has one's office: المشرف على حلقات الحي، الأستاذ سالم بري، أن.
        """
        view = self.view
        told = (
            j for j in range(last + 1, end) if view.tokens[j].pro == view.grammar.to and view.flags[j] & (MEDIA | MHEAD)
        )
        end = next(told, end)  # الخبير في القانون سامر الحداد لوكالة …
        while end > last and view.flags[end - 1] & (COMMA | COLON | TIME | ADVERB):
            end -= 1
        if last >= end or (view.flags[last - 1] & NAME and view.flags[last] & REL) or not self._full_name(end - 1):
            return last
        if view.flags[last] & REL:
            return last if last == end - 2 or view.flags[end - 2] & (PREP | QUOTE | CUE) else end
        return end if self._office(start, last) and self._placed(last, end - 1) else last

    def _full_name(self, index: int) -> bool:
        """Tell whether a person is named at `index`, with no clitic."""
        token = self.view.tokens[index]
        record = token.record
        return "PERSON" in token.classes and not token.pro and isinstance(record, Name) and bool(record.head)

    def _office(self, start: int, end: int) -> bool:
        """Tell whether the phrase is an office or a trade without a name: المشرف، مدير الفرع."""
        token = self.view.tokens[start]
        official = not token.classes.isdisjoint({"OFFICE", "RANK"}) or token.get("SPEAKER", "kind") == "official"
        named = any(getattr(t.record, "type", "") == "PERSON" and t.record.head for t in self.view.tokens[start:end])
        return official and "P" not in token.classes and not named

    def _placed(self, start: int, name: int) -> bool:
        """Tell whether nothing but where one has one's office stands before the name, and no other of whom it may be."""
        view, index = self.view, name
        while index > start and view.flags[index - 1] & SPEAKER and not view.tokens[index - 1].pro:
            index -= 1  # الأستاذ، العميد
        if view.flags[index - 1] & PREP or name - start > _PLACE:
            return False
        for j in range(start, index):
            other = "OFFICE" in view.tokens[j].classes and "P" not in view.tokens[j].classes
            other = other and view.tokens[j].pro not in (*view.grammar.joins, view.grammar.to)
            apart = view.flags[j] & PREP and "INOFFICE" not in view.tokens[j].classes
            if view.flags[j] & _NO_PLACE or other or apart or not view.tokens[j].classes.isdisjoint(VERBS):
                return False
        return True


def is_coordinated(view: View, start: int, end: int) -> bool:
    """Tell whether the phrase names several, joined by a conjunction.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> is_coordinated(View(Sheet("الوزير والسفير", Analyser(load("ar")))), 0, 2)
    True
    """
    first = view.tokens[start]
    return any("ANDSHAPE" in part.classes for part in first.parts) or any(
        "ANDSHAPE" in view.tokens[j].classes
        or (view.tokens[j].pro in view.grammar.joins and view.flags[j] & (NAME | SPEAKER | DEF))
        for j in range(start + 1, end)
    )


def counts(view: View, cue: Cue, start: int, end: int) -> bool:
    """Tell whether a verb behind the phrase agrees with it in number.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("الوزراء أكدوا", Analyser(load("ar"))))
    >>> counts(view, Finder()(view)[0], 0, 1)
    True
    """
    classes = view.tokens[start].classes
    if not classes & {"PERSON", "OFFICE"} or "NORP" in classes:
        return True
    several = "P" in classes or view.dual(start) or is_coordinated(view, start, end)
    return several if cue.number in ("p", "d") else cue.gender == "f" or "P" not in classes


def _kind(said: str | None, first: Name | None) -> str:
    if said:
        return said
    if first is None:
        return "unknown"
    return {"PERSON": "named" if first.head else "official", "ORG": "body", "GPE": "body", "MEDIA": "body"}.get(
        first.type, "unknown"
    )


def gender_of(classes: frozenset[str]) -> str:
    """Give the gender that a token's classes state, '' where they state none or both.

    >>> gender_of(frozenset({"F", "NAME"}))
    'f'
    """
    if "F" in classes:
        return "f" if "M" not in classes else ""
    return "m" if "M" in classes else ""


def number_of(classes: frozenset[str]) -> str:
    """Give the number of a person's or an office's token; '' for what may be either.

    >>> number_of(frozenset({"PERSON", "P"}))
    'p'
    """
    if "PERSON" in classes or "OFFICE" in classes:
        return "p" if "P" in classes else "s"
    return ""
