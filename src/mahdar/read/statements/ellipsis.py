"""Ellipsis: whom a verb without a subject means, by what was said or named before it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mahdar.read.statements.clauses import bare
from mahdar.read.statements.cues import Cue
from mahdar.read.statements.naming import counts, gender_of, is_coordinated, number_of
from mahdar.read.statements.openings import Opening
from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.speakers import Speaker, agrees
from mahdar.read.statements.subjects import Subjects
from mahdar.read.statements.view import (
    ADVERB,
    ASIDE,
    COLON,
    COMMA,
    CUE,
    DASH,
    DEF,
    END,
    JOINT,
    KANA,
    MEDIA,
    NAME,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    THAT,
    TIME,
    TURN,
    VENUE,
    VERBS,
    WORD,
)

_TOLD = 25  # tokens looked back for a clause that tells of somebody


class Ellipsis(Subjects):
    """Finds whom a verb means that names nobody.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> from mahdar.read.statements.speakers import Memory
    >>> from mahdar.read.statements.view import View
    >>> view = View(Sheet("غادر الوزير أمس وقال إنه سيعود", Analyser(load("ar"))))
    >>> Ellipsis(view, Memory([])).elliptic(Finder()(view)[0], (0, 6), ())[1]
    'ellipsis-subject'
    """

    def elliptic(self, cue: Cue, sentence: tuple[int, int], before: Sequence[Speaker]) -> tuple[Speaker, str] | None:
        """Give the one whom a verb without a subject means: of the sentence, else who spoke last."""
        attributed = self._concluded(cue, sentence[0]) if before and cue.pro in self.view.grammar.joins else None
        if attributed:
            return attributed, "ellipsis-that"
        for speaker in reversed(before):
            if agrees(speaker.gender, cue.gender) and (agrees(speaker.number, cue.number) or cue.number == "s"):
                return speaker, "ellipsis-sentence"
        several = self._several(cue, sentence[0]) if cue.number == "p" else None
        if several:
            return several, "ellipsis-several"
        last = self.memory.last(cue.gender, cue.number if cue.number != "s" else "")
        if last and "goes-on" in cue.frame.flags and not before:
            return last, "ellipsis"
        subject = self.sentence_subject(cue, sentence)
        if subject and cue.index - sentence[0] > 2:
            return subject, "ellipsis-subject"
        inner = self.that_subject(cue, sentence[0])
        if inner and before and cue.pro:
            return inner, "ellipsis-that"
        if before and cue.pro and cue.number == "s":
            return before[-1], "ellipsis-joined"
        named = None if before else self._just_named(cue, sentence[0])
        if named:
            return named, "ellipsis-named-last"
        doer = None if before else self.doer(cue, sentence[0])
        if doer:
            return doer, "ellipsis-subject"
        previous = self._previous_subject(cue, sentence[0])
        if previous:
            return previous, "ellipsis-previous"
        if last:
            return last, "ellipsis"
        earlier = self.nearest(cue.index, max(0, cue.index - 120), cue.gender)
        if earlier:
            return earlier, "ellipsis-named"
        return None

    def _just_named(self, cue: Cue, first: int) -> Speaker | None:
        """Give whom حيث or إذ before the verb takes up: whose page or speech is named, else who was named last.

        في تغريدة للوزير سعد الحريري، حيث قال؛ رفضه الوزير سعد الحريري. إذ قال
        """
        view, index = self.view, cue.index - 1
        while index > first and view.flags[index] & KANA:
            index -= 1
        if index < first or "WHEREAS" not in view.tokens[index].classes:
            return None
        for j in range(index - 1, max(-1, index - 45), -1):
            token = view.tokens[j]
            if view.flags[j] & NAME and "PERSON" in token.classes and agrees(gender_of(token.classes), cue.gender):
                if "P" in token.classes or "NORP" in token.classes:
                    return None
                if index == first or (j >= first and j and view.flags[j - 1] & (VENUE | ASIDE)):
                    return self.speaker(j, noun_phrase(view, j, index), cue)
        return None

    def feminine(self, index: int) -> bool:
        """Tell whether the word at `index` may be feminine by its shape."""
        token = self.view.tokens[index]
        return "F" in token.classes or "FEMREL" in token.classes or token.core.endswith(self.view.grammar.feminine)

    def results(self, cue: Cue) -> bool:
        """Tell whether what stands before shows it and nobody says it: ، ما يشير إلى أن."""
        before = cue.index - 1
        return cue.kind == "imperfect" and before > 0 and "WHAT" in self.view.tokens[before].classes

    def describes(self, cue: Cue, begin: Opening) -> bool:
        """Tell whether the verb hangs on a noun that cannot speak: كتب تحث على العنف، الندوة التي تختم أعمالها."""
        before = cue.index - 1
        if cue.pro or before < 0 or begin.way not in ("preposition", "object"):
            return False
        return bool(self.view.flags[before] & REL) or self.hangs(cue, begin)

    def hangs(self, cue: Cue, begin: Opening) -> bool:
        """Tell whether the verb describes the indefinite noun right before it: مشروع قرار يدين الهجوم."""
        if cue.pro or cue.enc or cue.kind != "imperfect" or not cue.index or begin.way not in ("preposition", "object"):
            return False
        return bare(self.view, cue.index - 1)

    def relative(self, cue: Cue, begin: Opening, sentence: tuple[int, int]) -> tuple[Speaker, str] | None:
        """Give the noun on which a relative clause hangs, though it is none that speaks: الفكرة التي تقول إن."""
        view, end = self.view, cue.index - 1
        if end <= sentence[0] or not view.flags[end] & REL or begin.way in ("preposition", "object"):
            return None
        said = view.tokens[begin.start].form
        taken_up = view.flags[begin.start] & THAT and said.endswith(tuple(view.grammar.own))
        if taken_up or cue.enc or self.resumes(cue) or self.feminine(end) != (cue.gender == "f"):
            return None  # الضربات التي تقول إنها: another says so of them
        if view.flags[end - 1] & (COMMA | DASH):
            end -= 1
        start = end
        while (
            start > sentence[0]
            and end - start < 5
            and view.flags[start - 1] & (WORD | NAME)
            and not self._parts(start - 1)
        ):
            start -= 1
        several = cue.number != "p" or any("P" in token.classes for token in view.tokens[start:end])
        fits = start < end and several and counts(view, cue, start, end)
        return (self.speaker(start, end, cue), "relative") if fits else None

    def _parts(self, index: int) -> bool:
        """Tell whether the word at `index` parts a noun phrase from what stands before it."""
        flag, classes = self.view.flags[index], self.view.tokens[index].classes
        verb = classes & VERBS and not flag & DEF
        return bool(flag & (PREP | THAT | REL | JOINT | KANA | TIME | ADVERB | TURN) or verb)

    def held(self, cue: Cue, before: Sequence[Speaker]) -> tuple[Speaker, str] | None:
        """Give whom the pronoun of the complementiser before the verb means, where that is not who says so.

        إعلان الجيش أنه طلب، قال تقرير إنه تعهد
        """
        view, that, own = self.view, cue.index - 1, self.view.grammar.own
        if that < 1 or not view.flags[that] & THAT:
            return None
        ending = next((enc for enc in sorted(own, key=len, reverse=True) if view.tokens[that].form.endswith(enc)), "")
        written = bool(before) and before[-1].kind == "document"
        if not ending or (before and not written and before[-1].cue >= 0 and agrees(before[-1].gender, own[ending])):
            return None
        for index in range(that - 1, max(that - 10, -1), -1):
            flag, token = view.flags[index], view.tokens[index]
            if flag & (COMMA | END | THAT):
                break
            if token.classes & {"PERSON", "ORG", "GPE"} and agrees(gender_of(token.classes), own[ending]):
                return self.speaker(index, max(noun_phrase(view, index, that), index + 1), cue), "held"
        if not written:
            return None
        person = self.memory.person(own[ending]) or self.nearest(that, max(0, that - 150), own[ending])
        return (person, "held") if person else None

    def taken_up(self, cue: Cue, sentence: tuple[int, int]) -> tuple[Speaker, str] | None:
        """Give whom a medium quotes by a pronoun: ورد مصدر، نقلت عنه الوكالة؛ ونقلت عنه الوكالة قوله."""
        view, own = self.view, self.view.grammar.own
        near = view.tokens[max(sentence[0], cue.index - 8) : cue.index + 3]
        said = next((token.form for token in near if "ABOUTHIM" in token.classes), "")
        gender = next((own[enc] for enc in sorted(own, key=len, reverse=True) if said.endswith(enc)), "")
        subject = self.sentence_subject(msgspec.structs.replace(cue, gender=gender, number="s"), sentence)
        subject = subject if subject and subject.kind in ("official", "named", "anonymous") else None
        found = subject or self.memory.person(gender) or self.nearest(cue.index, max(0, cue.index - 150), gender)
        found = found or self.memory.last(gender, "")
        return (found, "relay-pronoun") if found else None

    def _several(self, cue: Cue, first: int) -> Speaker | None:
        """Give the people whom a plural verb means: those behind a verb of its sentence, else those named last in it."""
        found = [index for index in range(first, cue.index) if self._people(index)]
        behind = [j for j in found if j > first and self._acts(j - 1)]
        if not found:
            return None
        described = found[-1] == cue.index - 1 and "QUANTITY" in self.view.tokens[found[-1]].classes  # 22 شاهدا قالوا
        index = behind[-1] if behind and not described else found[-1]
        return self.speaker(index, max(noun_phrase(self.view, index, cue.index), index + 1), cue)

    def _acts(self, before: int) -> bool:
        """Tell whether a verb or a complementiser stands at `before`, so that a subject follows."""
        return bool(self.view.flags[before] & THAT) or not self.view.tokens[before].classes.isdisjoint(VERBS)

    def _people(self, index: int) -> bool:
        """Tell whether several people are named at `index`."""
        token = self.view.tokens[index]
        counted = "QUANTITY" in token.classes and any("TITLE" in part.classes for part in token.parts)  # 22 شاهدا
        if counted or "Q_PEOPLE" in token.classes:
            return True
        several = "P" in token.classes and "F" not in token.classes and speaks(self.view, index)
        return several and token.get("SPEAKER", "kind") not in ("document", "body")

    def resumes(self, cue: Cue) -> bool:
        """Tell whether what stands before the verb is where it was said, not who said it: بيان قالت فيه."""
        after = cue.index + 1
        if after + 1 < len(self.view.tokens) and self.view.is_word(after, "FROM"):
            after += 1
        return not cue.pro and after < len(self.view.tokens) and "RESUMES" in self.view.tokens[after].classes

    def resumed(self, cue: Cue, sentence: tuple[int, int]) -> tuple[Speaker, str] | None:
        """Give the subject of the sentence for a verb that describes something in it: أصدرت الوزارة بيانا قالت فيه."""
        view = self.view
        if not self.resumes(cue) or view.flags[cue.index - 1] & (COMMA | END):
            return None
        for index in range(cue.index - 1, max(sentence[0], cue.index - 8), -1):
            if "OWNSPEECH" in view.tokens[index - 1].classes and self._of(index):
                return self.speaker(index, noun_phrase(view, index, cue.index), cue), "resumed"  # تصريحا للوزير قال فيه
        for index in range(sentence[0], cue.index - 1):
            token = view.tokens[index]
            if not token.classes & {"PERSON", "ORG"} or view.grammar.governed(token.pro) or "LOC" in token.classes:
                continue
            if index > sentence[0] and view.flags[index - 1] & (PREP | SPEAKER | MEDIA):
                continue
            if self.agree(cue, index) and agrees(number_of(token.classes), cue.number):
                return self.speaker(index, noun_phrase(view, index, cue.index), cue), "resumed"
        return None

    def _of(self, index: int) -> bool:
        """Tell whether ل before one who can speak stands at `index`."""
        return self.view.tokens[index].pro[:1] == self.view.grammar.to and speaks(self.view, index)

    def sentence_subject(self, cue: Cue, sentence: tuple[int, int]) -> Speaker | None:
        """Give the first one named in the sentence, agreeing with the cue, who is governed by no preposition."""
        view = self.view
        first = sentence[0]
        while first < cue.index and view.flags[first] & (TIME | ADVERB | COMMA | JOINT | KANA | END):
            first += 1
        if first < cue.index and view.flags[first] & PREP:
            ahead = range(first, min(cue.index, first + 9))
            comma = next((j for j in ahead if view.flags[j] & COMMA), -1)
            verb = next((j for j in ahead if "PERFECT" in view.tokens[j].classes and not view.flags[j] & PREP), -1)
            first = comma + 1 if comma >= 0 > verb or 0 <= comma < verb else max(first, verb)
        for index in range(first, min(cue.index, first + 4)):
            if not speaks(view, index) or view.grammar.governed(view.tokens[index].pro):
                continue
            leads = index == first and not view.tokens[index + 1].classes.isdisjoint(VERBS)
            if view.tokens[index].classes & {"LOC"} or not (view.flags[index] & NAME or index == first + 1 or leads):
                continue
            before = index - 1 - bool(index > sentence[0] and view.flags[index - 1] & QUOTE)  # لصحيفة «الأفق»
            if before >= sentence[0] and view.flags[before] & (PREP | SPEAKER):
                continue
            if self.agree(cue, index) and agrees(number_of(view.tokens[index].classes), cue.number):
                return self.speaker(index, noun_phrase(view, index, cue.index), cue)
        return None

    def nearest(self, index: int, first: int, gender: str) -> Speaker | None:
        """Give the one named last before the token `index`, agreeing in gender."""
        view = self.view
        for j in range(index - 1, first - 1, -1):
            if (
                view.flags[j] & MEDIA
                or view.tokens[j].classes & {"LOC", "CITY", "PLACE"}
                or (j and view.flags[j - 1] & PREP and not gender)
                or ("GPE" in view.tokens[j].classes and not gender_of(view.tokens[j].classes))
            ):
                continue
            if (
                view.flags[j] & NAME
                and not view.grammar.governed(view.tokens[j].pro)
                and agrees(gender_of(view.tokens[j].classes), gender)
            ):
                return self.speaker(j, j + 1, None)
        return None

    def that_subject(self, cue: Cue, first: int) -> Speaker | None:
        """Give the subject of the content that the verb goes on: قال إن المنظمة عاينت … وأكدت."""
        view = self.view
        for index in range(cue.index - 2, max(first, cue.index - 40), -1):
            if view.flags[index] & THAT:
                return self._led(cue, index + 1) if view.flags[index + 1] & NAME else None
        return None

    def _concluded(self, cue: Cue, first: int) -> Speaker | None:
        """Give the subject of what is attributed to another, which the verb goes on: بحسب الصحيفة فإن اللجنة عاينت … وأكدت."""
        view = self.view
        for index in range(cue.index - 2, max(first, cue.index - 40), -1):
            if "SOTHAT" not in view.tokens[index].classes:
                continue
            return self._led(cue, index + 1) if view.tokens[index].form.endswith(view.grammar.that) else None
        return None

    def _led(self, cue: Cue, start: int) -> Speaker | None:
        """Give the subject that opens at `start` a clause which the verb goes on."""
        if not speaks(self.view, start) or self.view.tokens[start].pro or not self.agree(cue, start):
            return None
        return self.speaker(start, noun_phrase(self.view, start, cue.index), cue)

    def doer(self, cue: Cue, first: int) -> Speaker | None:
        """Give the subject of the last verb before one that و joins to it or a participle: قتل الحزب ضابطين، وقال إن."""
        view = self.view
        if not (cue.pro or cue.kind == "participle") or cue.number != "s":
            return None
        for index in range(cue.index - 1, first, -1):
            token, verb = view.tokens[index], view.tokens[index - 1]
            if view.flags[index] & (THAT | CUE & ~SPEAKER) or view.quotes.inside[index] >= 0:
                return None
            named = token.classes & {"PERSON", "ORG", "GPE"} and not token.pro
            if named and "PERFECT" in verb.classes and not view.flags[index - 1] & (DEF | NAME | PREP):
                hung = bool(index > 1 and view.flags[index - 2] & REL)  # الذي هاجم الوزير ودعا: the one before it
                fits = self.agree(cue, index) and "P" not in token.classes and not hung
                return self.speaker(index, noun_phrase(view, index, cue.index), cue) if fits else None
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
        while first < start - 2 and view.flags[first] & (JOINT | KANA | ADVERB | TIME | COMMA):
            first += 1  # كما رسم الأمين العام صورة قاتمة
        for index in (first, first + 1):
            token = view.tokens[index]
            state = "GPE" in token.classes and "IMPERFECT" in view.tokens[index + 1].classes
            if not view.flags[index] & NAME or view.grammar.governed(token.pro):
                continue
            if state or token.classes & {"PERSON", "ORG"}:
                if index > first and view.flags[first] & (PREP | NAME | SPEAKER | TIME):
                    return None
                last = noun_phrase(view, index, start)
                if last < start and view.flags[last] & (DASH | COLON):
                    return None
                one = number_of(token.classes) == "s" and not is_coordinated(view, index, last)
                if self.agree(cue, index) and not (one and cue.number == "p"):
                    return self.speaker(index, last, cue)
        return None

    def so_subject(self, cue: Cue, outer: int) -> Speaker | None:
        """Give the one of whom somebody tells in a clause that the verb goes on: وبحسب الصحيفة، فإن لجنة اجتمعت، وقالت إن."""
        view = self.view
        near = range(max(outer, cue.index - _TOLD), cue.index)
        start = next((i for i in near if "SOTHAT" in view.tokens[i].classes), cue.index) + 1
        if start >= cue.index or view.tokens[start].enc or any(view.flags[i] & THAT for i in range(start, cue.index)):
            return None
        return self._led(cue, start)
