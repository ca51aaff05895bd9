"""Sources: who a cue says it of. Behind the verb, before it, or nobody named: then the one who agrees and spoke last."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mahdar.model import Name
from mahdar.read.contents import Opening
from mahdar.read.cues import Cue
from mahdar.read.phrases import noun_phrase, speaks
from mahdar.read.speakers import Memory, Speaker, agrees, person_of
from mahdar.read.view import (
    ADVERB, ATTRIB, COLON, COMMA, CUE, DASH, DEF, END, JOINT, KANA, MARK, MEDIA, NAME, NEG, NOTHAT, PREP, QUOTE, REL, SPEAKER, THAT, TIME, TURN, View,
)

_STEP = TIME | ADVERB
_OPENS = END | COMMA | COLON | JOINT | KANA | TURN | THAT | QUOTE | NOTHAT | DASH
_BACK = 14


class Sources:
    """Finds the sources of an article's cues, remembering who has spoken.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.contents import opening
    >>> from mahdar.read.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("قال الوزير إن الوفد عاد", Analyser(load("ar"))))
    >>> cue = Finder()(view)[0]
    >>> Sources(view, Memory([])).find(cue, opening(view, cue, 5), (0, 5), ())[0].text
    'الوزير'
    """

    def __init__(self, view: View, memory: Memory) -> None:
        self.view, self.memory = view, memory

    def find(
        self, cue: Cue, begin: Opening, sentence: tuple[int, int], before: Sequence[Speaker]
    ) -> tuple[Speaker, str] | None:
        """Give the source of `cue` and the way by which it was found; `before` holds the sentence's sources so far."""
        if cue.kind == "participle":
            return self._hanging(cue, sentence, before)
        if cue.kind == "masdar":
            return self._genitive(cue, begin, sentence, before)
        if "within" in cue.frame.flags:
            return self._within(cue, begin)
        ahead = self._ahead(cue, sentence)
        if ahead and "addressee" in cue.frame.flags:
            return self.speaker(*ahead, cue), "topic"
        found = self._behind(cue, begin)
        if found and not self._is_addressee(cue, found, begin, sentence):
            return self.speaker(*found, cue), "subject"
        if ahead:
            return self.speaker(*ahead, cue), "topic"
        elliptic = self._elliptic(cue, sentence, before)
        if elliptic is None and found:
            return self.speaker(*found, cue), "subject"
        return elliptic

    def _is_addressee(self, cue: Cue, found: tuple[int, int], begin: Opening, sentence: tuple[int, int]) -> bool:
        """Tell whether the only phrase behind an accusing or urging verb is the one accused or urged."""
        view = self.view
        if not cue.frame.flags & {"addressee", "blame"} or (begin.way == "object" and "blame" not in cue.frame.flags):
            return False
        if not self._agree(cue, found[0]):
            return True
        if view.tokens[found[0]].enc:
            return True
        rest = self._step(found[1], begin.start)
        alone = rest >= begin.start or bool(view.flags[rest] & PREP)
        if "blame" in cue.frame.flags:
            return rest >= begin.start or bool(view.flags[rest] & COMMA)
        return alone and "urges" in cue.frame.flags and (cue.act == "accuse" or cue.index - sentence[0] > 1)

    def _within(self, cue: Cue, begin: Opening) -> tuple[Speaker, str] | None:
        """Give the text that the cue says it stands in: جاء في البيان أن."""
        view = self.view
        for index in range(cue.index + 1, min(begin.start, cue.index + 3)):
            if view.tokens[index].classes & {"INSIDE", "BEHALF"} and index + 1 < begin.start:
                return self.speaker(index + 1, max(noun_phrase(view, index + 1, begin.start), index + 2), cue, verb=False), "within"
        return None

    def _behind(self, cue: Cue, begin: Opening) -> tuple[int, int] | None:
        """Give the subject behind the verb, before its content."""
        view = self.view
        index, end = cue.index + 1, begin.start
        if begin.way == "object" and "blame" not in cue.frame.flags:
            return (first, begin.subject) if begin.subject > (first := self._step(cue.index + 1, end)) else None
        if begin.way == "before":
            end = min(len(view.flags), cue.index + 30)
        index = self._step(index, end)
        if index < end and view.flags[index] & QUOTE and view.quotes.close.get(index, end) < min(end, index + 5):
            return index, view.quotes.close[index] + 1
        while index < end and view.flags[index] & PREP and view.tokens[index].enc:
            index = self._step(index + 1, end)
        if index >= end:
            return None
        flag = view.flags[index]
        to = view.grammar.to
        told = view.tokens[index].form == to or (view.tokens[index].form[:1] == to and "PAPER" in view.tokens[index].classes)
        if told:
            return self._late(index, end)
        if speaks(view, index) and view.tokens[index].pro[:1] not in view.grammar.governors:
            return index, noun_phrase(view, index, end)
        if flag & (MARK | THAT | PREP | REL | JOINT | KANA | NEG | NOTHAT | TURN | END | COMMA | ATTRIB) or view.tokens[index].pro:
            return self._late(index, end)
        if begin.way in ("preposition", "before") and flag & CUE:
            return None
        if view.tokens[index].enc or view.tokens[index].classes & {"CONTRAST", "PRONOUN", "ASIDEHEAD"} or view.tokens[index].form[:1] == to:
            return None
        last = noun_phrase(view, index, end)
        return (index, last) if last > index else None

    def _late(self, index: int, end: int) -> tuple[int, int] | None:
        """Give a subject that stands behind a phrase of place or an addressee: وقال للصحيفة الوزير إن."""
        view = self.view
        first = view.tokens[index]
        if view.grammar.to in (first.pro[:1], first.form[:1]):
            j = index + 1
            if j < end and view.flags[j] & QUOTE:
                j = view.quotes.close.get(j, end) + 1
            while j < min(end, index + 8):
                if view.flags[j] & COMMA:
                    return self._after_comma(j, end)
                if speaks(view, j) and not view.tokens[j].pro and view.tokens[j].classes & {"PERSON", "OFFICE"} and not view.flags[j - 1] & PREP:
                    return j, noun_phrase(view, j, end)
                j += 1
            return None
        if view.flags[index] & COMMA:
            return self._after_comma(index, end)
        if view.flags[index] & PREP:
            for j in range(index + 1, min(end, index + 25)):
                if view.flags[j] & COMMA:
                    return self._after_comma(j, end)
        return None

    def _after_comma(self, comma: int, end: int) -> tuple[int, int] | None:
        view = self.view
        j = self._step(comma + 1, end)
        if j < end and speaks(view, j) and not view.tokens[j].pro and (view.flags[j] & NAME) and "PERSON" in view.tokens[j].classes:
            return j, noun_phrase(view, j, end)
        return None

    def _step(self, index: int, end: int) -> int:
        flags = self.view.flags
        while index < end and (flags[index] & _STEP or (flags[index] & COMMA and index + 1 < end and flags[index + 1] & (_STEP | NAME | SPEAKER))):
            index += 1
        return index

    def _ahead(self, cue: Cue, sentence: tuple[int, int]) -> tuple[int, int] | None:
        """Give the subject before the verb: السلطات تنفي، الوزير الذي أكد."""
        view, flags = self.view, self.view.flags
        index = cue.index - 1
        if cue.pro:
            return self._as_for(cue, sentence)
        while index >= sentence[0] and flags[index] & (KANA | NEG | TIME | ADVERB) and not flags[index] & REL:
            index -= 1
        if index < sentence[0]:
            return None
        relative = bool(flags[index] & REL)
        if relative:
            index -= 1
            if index >= sentence[0] and flags[index] & COMMA:
                index -= 1
        elif flags[index] & COMMA and index > sentence[0]:
            return self._phrase_to(cue, index, sentence[0], False)
        found = self._phrase_to(cue, index + 1, sentence[0], relative)
        if found or relative:
            return found
        return self._opener(cue, index + 1, sentence[0]) or self._unknown(cue, index + 1, sentence[0])

    def _as_for(self, cue: Cue, sentence: tuple[int, int]) -> tuple[int, int] | None:
        """Give the topic of أما … فقال."""
        view = self.view
        for index in range(sentence[0], min(cue.index, sentence[0] + 3)):
            if "ASFOR" in view.tokens[index].classes:
                return index + 1, max(noun_phrase(view, index + 1, cue.index), index + 2)
        return None

    def _phrase_to(self, cue: Cue, end: int, first: int, relative: bool) -> tuple[int, int] | None:
        """Give the noun phrase that ends right before the token `end`: of several the longest that agrees."""
        view, best = self.view, None
        for start in range(end - 1, max(first, end - _BACK) - 1, -1):
            flag = view.flags[start]
            if flag & (COMMA | END | THAT | COLON) and not flag & QUOTE:
                break
            if not speaks(view, start) or noun_phrase(view, start, end) < end:
                continue
            token = view.tokens[start]
            clean = start == first or bool(view.flags[start - 1] & _OPENS or view.tokens[start].pro in view.grammar.joins)
            clean = clean or (cue.kind == "imperfect" and cue.number == "p" and start == end - 1)
            clean = clean and not view.grammar.governed(token.pro)
            if cue.kind == "imperfect" and not flag & DEF and token.get("SPEAKER", "kind") == "document":
                clean = True
            if not relative and not clean:
                continue
            if relative or clean:
                if not self._agree(cue, start):
                    continue
                best = (start, end)
                if relative and cue.number != "p":
                    break
        return best

    def _opener(self, cue: Cue, end: int, first: int) -> tuple[int, int] | None:
        """Give the phrase that opens the clause, where places and the like stand between it and the verb."""
        view = self.view
        for start in range(end - 1, max(first, end - _BACK) - 1, -1):
            if view.flags[start] & (COMMA | CUE & ~SPEAKER | END | THAT):
                return None
            if start == first or "NEWSUBJECT" in view.tokens[start - 1].classes or view.flags[start - 1] & THAT:
                token = view.tokens[start]
                last = noun_phrase(view, start, end)
                if not speaks(view, start) or view.grammar.governed(token.pro) or not self._agree(cue, start) or last >= end:
                    return None
                after = view.tokens[last]
                return (start, last) if after.pro[:1] in view.grammar.governors or view.flags[last] & PREP else None
        return None

    def _unknown(self, cue: Cue, end: int, first: int) -> tuple[int, int] | None:
        """Give a phrase of unknown words that opens the clause right before the verb: سلام يلوح، ولكن الخطوط قالت."""
        view, start = self.view, end
        while start > first and not view.flags[start - 1] & _OPENS and end - start < 5:
            start -= 1
        if start == end or (start > first and not view.flags[start - 1] & _OPENS) or cue.kind not in ("imperfect", "perfect"):
            return None
        token = view.tokens[start]
        fits = "UNK" in token.classes or bool(view.flags[start] & DEF) or "GIVEN" in token.classes
        if not fits or token.pro or view.flags[start] & (PREP | CUE | ADVERB | TIME | NEG) or noun_phrase(view, start, end) < end:
            return None
        feminine = token.core.endswith(view.grammar.feminine)
        return (start, end) if feminine == (cue.gender == "f") or cue.number == "p" else None

    def _agree(self, cue: Cue, start: int) -> bool:
        token = self.view.tokens[start]
        gender = _gender(token.classes)
        if cue.gender == "f" and gender == "m" and "P" not in token.classes:
            return False
        return not (cue.gender == "m" and gender == "f" and "P" not in token.classes and cue.number != "p")

    def _hanging(self, cue: Cue, sentence: tuple[int, int], before: Sequence[Speaker]) -> tuple[Speaker, str] | None:
        last = cue.index - 1
        if last > sentence[0] and self.view.flags[last] & NAME and not self.view.flags[last - 1] & (PREP | NAME) and self._agree(cue, last):
            if not self.view.tokens[last].pro and not before and "PERSON" in self.view.tokens[last].classes:
                return self.speaker(last, last + 1, cue), "hanging-name"
        nearer = self._clause_subject(cue, before[-1].cue if before else sentence[0])
        if nearer:
            return nearer, "hanging-clause"
        for speaker in reversed(before):
            if agrees(speaker.gender, cue.gender) and (agrees(speaker.number, cue.number) or cue.number == "s"):
                return speaker, "hanging"
        subject = self._sentence_subject(cue, sentence)
        if subject:
            return subject, "hanging-subject"
        spoke = self.memory.last(cue.gender, "" if cue.number == "s" else cue.number)
        if spoke:
            return spoke, "hanging-ellipsis"
        if before:
            return before[-1], "hanging-any"
        return self._elliptic(cue, sentence, before)

    def _clause_subject(self, cue: Cue, after: int) -> Speaker | None:
        """Give the subject of a clause that began behind the token `after`: ، لكن النقابة رجحت … مبينة."""
        view = self.view
        for index in range(cue.index - 2, max(after, cue.index - 40), -1):
            if "NEWSUBJECT" not in view.tokens[index].classes or view.tokens[index].enc:
                continue
            start = index + 1
            if view.flags[start] & THAT:
                start += 1
            for j in range(start, min(start + 4, cue.index)):
                token = view.tokens[j]
                if j > start and view.flags[j] & PREP and not token.enc:
                    break
                if j < cue.index and speaks(view, j) and not token.pro and token.classes & {"PERSON", "ORG", "GPE", "OFFICE"}:
                    if j > start and view.flags[start] & (PREP | NAME):
                        break
                    if self._agree(cue, j):
                        return self.speaker(j, noun_phrase(view, j, cue.index), cue)
            return None
        return None

    def _sentence_subject(self, cue: Cue, sentence: tuple[int, int]) -> Speaker | None:
        """Give the first one named in the sentence, agreeing with the cue, who is governed by no preposition."""
        view = self.view
        first = sentence[0]
        while first < cue.index and view.flags[first] & (TIME | ADVERB | COMMA | JOINT | KANA | END):
            first += 1
        if first < cue.index and view.flags[first] & PREP:
            comma = next((j for j in range(first, min(cue.index, first + 9)) if view.flags[j] & COMMA), -1)
            first = comma + 1 if comma >= 0 else first
        for index in range(first, min(cue.index, first + 4)):
            if not speaks(view, index) or view.grammar.governed(view.tokens[index].pro):
                continue
            if view.tokens[index].classes & {"LOC"} or not (view.flags[index] & NAME or index == first + 1):
                continue
            if index > sentence[0] and view.flags[index - 1] & (PREP | SPEAKER):
                continue
            if self._agree(cue, index) and agrees(_number(view.tokens[index].classes), cue.number):
                return self.speaker(index, noun_phrase(view, index, cue.index), cue)
        return None

    def _genitive(
        self, cue: Cue, begin: Opening, sentence: tuple[int, int], before: Sequence[Speaker]
    ) -> tuple[Speaker, str] | None:
        view = self.view
        if not cue.enc and not view.flags[cue.index] & DEF:
            index = cue.index + 1
            if index + 1 < begin.start and "UNK" in view.tokens[index].classes and view.is_word(index + 1, "FROM"):
                index += 1
            if index < begin.start and speaks(view, index):
                return self.speaker(index, noun_phrase(view, index, begin.start), cue, verb=False), "genitive"
            if index < begin.start and view.is_word(index, "FROM") and speaks(view, index + 1):
                return self.speaker(index + 1, noun_phrase(view, index + 1, begin.start), cue, verb=False), "genitive"
        if not cue.enc:
            return self._elliptic(msgspec.structs.replace(cue, gender="", number="", pro=view.grammar.joins[0]), sentence, before)
        gender = view.grammar.own.get(cue.enc, "")
        for speaker in reversed(before):
            if agrees(speaker.gender, gender):
                return speaker, "pronoun"
        subject = self._nearest(cue.index, sentence[0], gender)
        if subject:
            return subject, "pronoun"
        last = self.memory.last(gender, "")
        return (last, "pronoun") if last else None

    def _nearest(self, index: int, first: int, gender: str) -> Speaker | None:
        """Give the one named last before the token `index`, agreeing in gender."""
        view = self.view
        for j in range(index - 1, first - 1, -1):
            if view.flags[j] & MEDIA or view.tokens[j].classes & {"LOC", "CITY", "PLACE"} or (j and view.flags[j - 1] & PREP and not gender):
                continue
            if view.flags[j] & NAME and not view.grammar.governed(view.tokens[j].pro) and agrees(_gender(view.tokens[j].classes), gender):
                return self.speaker(j, j + 1, None)
        return None

    def _elliptic(self, cue: Cue, sentence: tuple[int, int], before: Sequence[Speaker]) -> tuple[Speaker, str] | None:
        """Give the one whom a verb without a subject means: of the sentence, else who spoke last."""
        for speaker in reversed(before):
            if agrees(speaker.gender, cue.gender) and (agrees(speaker.number, cue.number) or cue.number == "s"):
                return speaker, "ellipsis-sentence"
        subject = self._sentence_subject(cue, sentence)
        if subject and cue.index - sentence[0] > 2:
            return subject, "ellipsis-subject"
        inner = self._that_subject(cue, sentence[0])
        if inner and before and cue.pro:
            return inner, "ellipsis-that"
        if before and cue.pro and cue.number == "s":
            return before[-1], "ellipsis-joined"
        previous = self._previous_subject(cue, sentence[0])
        if previous:
            return previous, "ellipsis-previous"
        last = self.memory.last(cue.gender, cue.number if cue.number != "s" else "")
        if last:
            return last, "ellipsis"
        earlier = self._nearest(cue.index, max(0, cue.index - 120), cue.gender)
        if earlier:
            return earlier, "ellipsis-named"
        return None

    def _that_subject(self, cue: Cue, first: int) -> Speaker | None:
        """Give the subject of the content that the verb goes on: قال إن المنظمة عاينت … وأكدت."""
        view = self.view
        for index in range(cue.index - 2, max(first, cue.index - 40), -1):
            if view.flags[index] & THAT:
                start = index + 1
                if speaks(view, start) and view.flags[start] & NAME and not view.tokens[start].pro and self._agree(cue, start):
                    return self.speaker(start, noun_phrase(view, start, cue.index), cue)
                return None
        return None

    def _previous_subject(self, cue: Cue, start: int) -> Speaker | None:
        """Give the subject of the sentence before, where it has one that agrees and nobody has spoken since."""
        view, first = self.view, start - 1
        while first > 0 and (not view.flags[first - 1] & END or view.quotes.inside[first - 1] >= 0):
            first -= 1
        if start - first > 150 or first >= start - 2:
            return None
        place = view.tokens[first].start
        if self.memory.speakers and self.memory.spoken >= place:
            return None
        for index in (first, first + 1):
            token = view.tokens[index]
            if view.flags[index] & NAME and token.classes & {"PERSON", "ORG"} and not view.grammar.governed(token.pro):
                if index > first and view.flags[first] & (PREP | NAME | SPEAKER | TIME):
                    return None
                last = noun_phrase(view, index, start)
                if last < start and view.flags[last] & (DASH | COLON):
                    return None
                if self._agree(cue, index):
                    return self.speaker(index, last, cue)
        return None

    def speaker(self, start: int, end: int, cue: Cue | None, verb: bool = True) -> Speaker:
        """Give the speaker whom the tokens from `start` to `end` name, its name resolved."""
        view = self.view
        first = view.tokens[start]
        begin, stop = view.slice(start, max(end, start + 1))
        if len(first.pro) == 1 and not first.form.startswith(view.grammar.to_the):
            begin = max(begin, min(first.core_start, stop - 1))
        gender = cue.gender if cue and verb and cue.finite else _gender(first.classes)
        number = ("d" if _dual(view, start) else "") or ("p" if _coordinated(view, start, end) else "") or _number(first.classes) or (cue.number if cue and cue.finite and cue.number == "p" else "")
        speaker = Speaker(begin, stop, view.text[begin:stop], gender=gender, number=number, head=first.core.split()[0])
        self._resolve(speaker, start, end)
        return speaker

    def _resolve(self, speaker: Speaker, start: int, end: int) -> None:
        view = self.view
        records = [r for t in view.tokens[start:max(end, start + 1)] if (r := person_of(t))]
        person = next((r for r in records if r.type == "PERSON" and r.head), None)
        first = records[0] if records else None
        speaker.kind = _kind(view.tokens[start].get("SPEAKER", "kind") if view.flags[start] & SPEAKER else None, first)
        chosen = person or first
        if chosen:
            speaker.entity, speaker.role = chosen.entity, chosen.role
        if person and person.head:
            speaker.name, speaker.kind = self.memory.full(person.head), "named"
            return
        if first and first.head and first.type != "PERSON" and "BARE" not in view.tokens[start].classes:
            speaker.name = first.head
            return
        if end - start <= 2:
            self._remember(speaker)

    def _remember(self, speaker: Speaker) -> None:
        """Resolve a bare title or noun (الوزير، البيان، المصدر) by who was so called before."""
        head = speaker.head
        known = self.memory.by_head(head)
        if known:
            speaker.name, speaker.entity = known.name or known.text, known.entity
            return
        person = self.memory.by_role(head.removeprefix(self.view.grammar.article), speaker.start) or self.memory.by_role(head, speaker.start)
        if person:
            speaker.name, speaker.entity = person.head, person.entity
        elif speaker.kind == "document" and self.memory.speakers:
            last = self.memory.speakers[-1]
            speaker.name, speaker.entity = last.name or last.text, last.entity


def _coordinated(view: View, start: int, end: int) -> bool:
    return any(view.tokens[j].pro in view.grammar.joins and view.flags[j] & (NAME | SPEAKER | DEF) for j in range(start + 1, end))


def _kind(said: str | None, first: Name | None) -> str:
    if said:
        return said
    if first is None:
        return "unknown"
    return {"PERSON": "named" if first.head else "official", "ORG": "body", "GPE": "body", "MEDIA": "body"}.get(first.type, "unknown")


def _gender(classes: frozenset[str]) -> str:
    if "F" in classes:
        return "f" if "M" not in classes else ""
    return "m" if "M" in classes else ""


def _dual(view: View, start: int) -> bool:
    """Tell whether the phrase begins with a dual (زعيما الكوريتين)."""
    token = view.tokens[start]
    first = token.parts[0] if token.parts else token
    return bool(first.hits) and all(h.features.number == "d" for h in first.hits if h.features.number)  and any(h.features.number == "d" for h in first.hits)


def _number(classes: frozenset[str]) -> str:
    if "PERSON" in classes or "OFFICE" in classes:
        return "p" if "P" in classes else "s"
    return ""


__all__ = ["CUE", "DEF", "MEDIA", "Sources"]
