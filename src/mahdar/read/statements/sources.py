"""Sources: who a cue says it of. Behind the verb, before it, or nobody named: then the one who agrees and spoke last."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mahdar.read.statements.cues import Cue
from mahdar.read.statements.ellipsis import Ellipsis
from mahdar.read.statements.naming import gender_of
from mahdar.read.statements.openings import Opening
from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.placed import astray
from mahdar.read.statements.speakers import Speaker, agrees
from mahdar.read.statements.view import (
    ADVERB,
    COMMA,
    CUE,
    DEF,
    END,
    MEDIA,
    MHEAD,
    NAME,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    THAT,
    TIME,
    VENUE,
    VERBS,
    WHAT,
    WORD,
)

_SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_HERE = ("held", "ellipsis-subject", "ellipsis-several")  # ways to one who is named in the sentence
_TEXT = 25  # tokens looked back for the text in which something stands


class Sources(Ellipsis):
    """Finds the sources of an article's cues, remembering who has spoken.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.contents import opening
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> from mahdar.read.statements.speakers import Memory
    >>> from mahdar.read.statements.view import View
    >>> view = View(Sheet("قال الوزير إن الوفد عاد", Analyser(load("ar"))))
    >>> cue = Finder()(view)[0]
    >>> Sources(view, Memory([])).find(cue, opening(view, cue, 5), (0, 5), ())[0].text
    'الوزير'
    """

    def find(
        self, cue: Cue, begin: Opening, sentence: tuple[int, int], before: Sequence[Speaker]
    ) -> tuple[Speaker, str] | None:
        """Give the source of `cue` and the way by which it was found; `before` holds the sentence's sources so far."""
        if cue.kind == "participle":
            return self._hanging(cue, sentence, before)
        if cue.kind == "masdar":
            return self._genitive(cue, begin, sentence, before)
        if "within" in cue.frame.flags:
            return self._within(cue, begin) or self._text_before(cue, sentence)
        if "anonymous" in cue.frame.flags and not self.resumes(cue):
            return self._nobody(cue), "anonymous"
        ahead = self.ahead(cue, sentence)
        if ahead and ahead[1] < cue.index and self.hangs(cue, begin):
            ahead = None  # المجلس يصوت على مشروع قرار يدين الهجوم
        written = self.resumed(cue, sentence) if ahead and self._puts_out(ahead[0]) else None
        if written:
            return written  # كتب الوزير رسالة يطالب فيها الحزب بكذا
        if ahead and ("addressee" in cue.frame.flags or self._leads(cue, ahead, sentence)):
            return self.speaker(*ahead, cue), "topic"
        found = self.behind(cue, begin) if cue.number not in ("p", "d") else None  # such a verb has it within
        if found and found[0] == cue.index + 1 and self._differs(cue, found[0], sentence, before):
            found = None  # وشكر فرنسا على دعمها
        if found and ahead and self._is_his(cue, found[0]):
            return self.speaker(*ahead, cue), "topic"  # كان المجلس قد أعلن قراره بالانسحاب
        if found and not self._is_addressee(cue, found, begin, sentence):
            return self.speaker(*found, cue), "subject"
        if ahead and not self.resumes(cue):
            return self.speaker(*ahead, cue), "topic"
        if self.results(cue) and begin.until < 0:
            return None
        told = self.so_subject(cue, before[-1].cue) if before and cue.pro else None
        if told:
            return told, "ellipsis-inner"
        elliptic = self.relative(cue, begin, sentence) or self.resumed(cue, sentence)
        if elliptic is None and not self.describes(cue, begin):
            elliptic = self.held(cue, before) or self.elliptic(cue, sentence, before)
            if elliptic and elliptic[1] not in _HERE and astray(self.view, cue, sentence[0]):
                return None
        if elliptic is None and found:
            return self.speaker(*found, cue), "subject"
        return elliptic

    def _puts_out(self, index: int) -> bool:
        """Tell whether the word at `index` is a text that a verb has for its object."""
        view, token = self.view, self.view.tokens[index]
        text = token.get("SPEAKER", "kind") == "document" and not view.flags[index] & (DEF | NAME)
        return text and not (token.pro or (index and view.flags[index - 1] & PREP))

    def _differs(self, cue: Cue, index: int, sentence: tuple[int, int], before: Sequence[Speaker]) -> bool:
        """Tell whether one of the other gender stands right behind a verb that goes on what another did: it is its object."""
        token = self.view.tokens[index]
        of_one = {"M", "F"} & token.classes == {"F"} and not token.classes & {"PERSON", "OFFICE", "P"}
        if not (cue.pro and cue.gender == "m" and of_one and token.classes & {"GPE", "ORG"}):
            return False
        went_on = cue.index > sentence[0] and not self.agree(cue, index)
        return went_on and bool(before or self.doer(cue, sentence[0]))

    def _is_his(self, cue: Cue, index: int) -> bool:
        """Tell whether the word at `index` names a thing of the one who stands before the verb: قراره."""
        token = self.view.tokens[index]
        if "HIS" not in token.classes and (token.enc not in self.view.grammar.own or self.view.flags[index] & NAME):
            return False
        if self.view.flags[cue.index - 1] & REL:
            return token.get("SPEAKER", "kind") == "document" or not self.view.flags[index] & SPEAKER
        return True  # كان الوزير قد انتقد مستشاره

    def _nobody(self, cue: Cue) -> Speaker:
        """Give the speaker of what was said by nobody who is named: قيل إن، تردد أن."""
        token = self.view.tokens[cue.index]
        text = self.view.text[token.core_start : token.end]
        return Speaker(token.core_start, token.end, text, name=self.view.grammar.nobody, kind="anonymous")

    def _leads(self, cue: Cue, ahead: tuple[int, int], sentence: tuple[int, int]) -> bool:
        """Tell whether the phrase opens the sentence right before a verb of the present, as in headlines: تركيا تنتقد واشنطن.

        Behind a complementiser it is the subject of any verb: نقلت وسائل إعلام أن الوزير برر القرار.
        """
        if ahead[1] == cue.index and ahead[0] and self.view.flags[ahead[0] - 1] & THAT:
            return not cue.enc
        return cue.kind == "imperfect" and ahead == (sentence[0], cue.index)

    def _is_addressee(self, cue: Cue, found: tuple[int, int], begin: Opening, sentence: tuple[int, int]) -> bool:
        """Tell whether the only phrase behind an accusing or urging verb is the one accused or urged."""
        view = self.view
        if not cue.frame.flags & {"addressee", "blame"} or (begin.way == "object" and "blame" not in cue.frame.flags):
            return False
        if cue.enc and not cue.frame.flags & {"blame"}:
            return False  # يتهمه خصومه: the pronoun is whom they accuse
        if not self.agree(cue, found[0]):
            return True
        token = view.tokens[found[0]]
        if token.enc or {"HIS", "P"} <= token.classes:
            return True
        if cue.gender == "f" and not view.flags[found[0]] & (NAME | SPEAKER) and not self.feminine(found[0]):
            return True
        rest = self.step(found[1], begin.start)
        alone = rest >= begin.start or (bool(view.flags[rest] & PREP) and not self._another(rest, begin.start))
        if "blame" in cue.frame.flags:
            return rest >= begin.start or bool(view.flags[rest] & COMMA)
        return alone and "urges" in cue.frame.flags and (cue.act == "accuse" or cue.index - sentence[0] > 1)

    def _another(self, first: int, end: int) -> bool:
        """Tell whether somebody is named behind words on the place or the like: اتهم الوزير في كلمة له الحزب بأنه."""
        view = self.view
        for index in range(first + 2, end):
            token, before = view.tokens[index], view.tokens[index - 1]
            named = (
                not token.classes.isdisjoint(_SOMEBODY) and not token.pro and not view.flags[index - 1] & (PREP | NAME)
            )
            if named and (before.enc or view.flags[index - 1] & (DEF | TIME | QUOTE) or view.pronominal(index - 1)):
                return True
        return False

    def _within(self, cue: Cue, begin: Opening) -> tuple[Speaker, str] | None:
        """Give the text that the cue says it stands in: جاء في البيان أن."""
        view = self.view
        for index in range(cue.index + 1, min(begin.start, cue.index + 3)):
            if view.tokens[index].classes & {"INSIDE", "BEHALF"} and index + 1 < begin.start:
                return self.speaker(
                    index + 1, max(noun_phrase(view, index + 1, begin.start), index + 2), cue, verb=False
                ), "within"
        return None

    def _text_before(self, cue: Cue, sentence: tuple[int, int]) -> tuple[Speaker, str] | None:
        """Give the text named before a verb that says what stands in it: أصدر الحزب بيانا جاء فيه أن."""
        view = self.view
        if "RESUMES" not in view.tokens[cue.index + 1].classes:
            return None
        ends = next((e for e in view.grammar.own if view.tokens[cue.index + 1].form.endswith(e)), "")
        gender = view.grammar.own.get(ends, "")
        for index in range(cue.index - 1, max(sentence[0] - 1, cue.index - _TEXT), -1):
            token = view.tokens[index]
            written = view.flags[index] & VENUE or token.get("SPEAKER", "kind") == "document"
            if not written or token.enc or not agrees(gender_of(token.classes), gender):
                continue
            found = self.speaker(index, max(noun_phrase(view, index, cue.index), index + 1), cue, verb=False)
            relayed = any(flag & (MEDIA | MHEAD) for flag in view.flags[sentence[0] : index])
            issuer = None if found.name or relayed else self.sentence_subject(_any(cue), sentence)
            found.kind, found.name = "document", found.name or (issuer.name or issuer.text if issuer else None)
            return found, "within"
        return None

    def _hanging(self, cue: Cue, sentence: tuple[int, int], before: Sequence[Speaker]) -> tuple[Speaker, str] | None:
        last = cue.index - 1
        if (
            last > sentence[0]
            and self.view.flags[last] & NAME
            and not self.view.flags[last - 1] & (PREP | NAME)
            and self.agree(cue, last)
            and not (self.view.tokens[last].pro or before)
            and "PERSON" in self.view.tokens[last].classes
        ):
            return self.speaker(last, last + 1, cue), "hanging-name"
        nearer = self._clause_subject(cue, before[-1].cue if before else sentence[0], bool(before))
        if nearer:
            return nearer, "hanging-clause"
        for speaker in reversed(before):
            if agrees(speaker.gender, cue.gender) and (agrees(speaker.number, cue.number) or cue.number == "s"):
                return speaker, "hanging"
            inner = self._quoted(cue, speaker.cue) if speaker is before[-1] else None
            if inner:
                return inner, "hanging-inner"
        answer = None if before else self._answering(cue, sentence, before)
        if answer and answer[1] in ("subject", "topic"):
            return answer
        subject = self.sentence_subject(cue, sentence)
        if subject:
            return subject, "hanging-subject"
        doer = None if before else self.doer(cue, sentence[0])
        if doer:
            return doer, "hanging-subject"
        spoke = None if before else self.memory.last(cue.gender, "" if cue.number == "s" else cue.number)
        if spoke:
            return spoke, "hanging-ellipsis" if cue.index > sentence[0] else "hanging-start"
        if before:
            return before[-1], "hanging-any"
        return self.elliptic(cue, sentence, before)

    def _quoted(self, cue: Cue, outer: int) -> Speaker | None:
        """Give the one quoted or told of in what the cue at `outer` says: كتبت الصحيفة أن المقاول أقر بكذا، مضيفا أنه نادم."""
        said = self.memory.latest()
        if said and said.cue > outer and agrees(said.gender, cue.gender) and agrees(said.number, cue.number):
            return said
        aside = self.view.flags[cue.index - 1] & COMMA  # behind it the outer one goes on, whatever the gender
        return None if aside else self.that_subject(cue, outer)

    def _clause_subject(self, cue: Cue, after: int, spoken: bool) -> Speaker | None:
        """Give the subject of a clause that began behind the token `after`: ، لكن النقابة رجحت …، جدد بوريطة نفي … مبينة."""
        view = self.view
        for index in range(cue.index - 2, max(after, cue.index - 40), -1):
            if self._verb_opens(index, spoken) and self._person(index + 1) and self.agree(cue, index + 1):
                return self.speaker(index + 1, noun_phrase(view, index + 1, cue.index), cue)
            if "NEWSUBJECT" not in view.tokens[index].classes or view.tokens[index].enc:
                continue
            start = index + 1
            if view.flags[start] & THAT:
                start += 1
            for j in range(start, min(start + 4, cue.index)):
                token = view.tokens[j]
                if j > start and view.flags[j] & PREP and not token.enc:
                    break
                if (
                    j < cue.index
                    and speaks(view, j)
                    and not token.pro
                    and token.classes & {"PERSON", "ORG", "GPE", "OFFICE"}
                ):
                    if j > start and view.flags[start] & (PREP | NAME):
                        break
                    if self.agree(cue, j) and (not spoken or self._says(start, cue.index)):
                        return self.speaker(j, noun_phrase(view, j, cue.index), cue)
            return None
        return None

    def _says(self, start: int, end: int) -> bool:
        """Tell whether a verb of saying stands between the tokens: what else a clause tells may be what another said."""
        view = self.view
        return any(view.flags[j] & CUE or "ANSWERS" in view.tokens[j].classes for j in range(start, end))

    def _verb_opens(self, index: int, spoken: bool) -> bool:
        """Tell whether a verb seems to stand at `index`: a cue without content of its own, behind a comma or with a pronoun.

        Where another has spoken in the sentence, what he says may tell of one who said something: إن ما قاله الوزير.
        """
        view, token = self.view, self.view.tokens[index]
        if view.flags[index] & (PREP | NAME | SPEAKER | DEF | TIME | QUOTE | COMMA | END | ADVERB):
            return False
        if "PARTICIPLE" in token.classes or (index and view.flags[index - 1] & (REL | WHAT if spoken else REL)):
            return False  # داعيا الطرفين: whom it is said to
        return bool(view.flags[index] & CUE) and bool(token.enc or (index and view.flags[index - 1] & COMMA))

    def _person(self, index: int) -> bool:
        """Tell whether one is named at `index` who may be a subject."""
        token = self.view.tokens[index]
        if self.view.flags[index] & MEDIA or token.pro or not speaks(self.view, index):
            return False
        return bool(token.classes & {"PERSON", "ORG", "OFFICE"})

    def _exchanging(self, cue: Cue, first: int) -> Speaker | None:
        """Give who exchange what the cue names: تبادل الطرفان الاتهامات."""
        view = self.view
        verb = next((j for j in range(cue.index - 1, first - 1, -1) if "EXCHANGES" in view.tokens[j].classes), -1)
        if verb < 0:
            return None
        index = self.step(verb + 1, cue.index)
        if index < cue.index and speaks(view, index):
            return self.speaker(index, noun_phrase(view, index, cue.index), cue, verb=False)
        ahead = self.phrase_to(msgspec.structs.replace(cue, gender="", number=""), verb, first, False)
        return self.speaker(*ahead, cue, verb=False) if ahead else None

    def _answering(self, cue: Cue, sentence: tuple[int, int], before: Sequence[Speaker]) -> tuple[Speaker, str] | None:
        """Give the subject of the verb that governs a noun of saying: اكتفى الوزير، ردا على سؤال، بالقول إن، ختم حديثه بقوله إن."""
        view = self.view
        after = before[-1].cue if before else sentence[0] - 1
        for index in range(cue.index - 1, max(after, cue.index - 30), -1):
            token = view.tokens[index]
            if "ANSWERS" not in token.classes or view.quotes.inside[index] >= 0 or not view.flags[index] & WORD:
                continue
            hit = token.hit("ANSWERS")
            if hit is None or not hit.features.paradigm or "DEF" in token.classes:
                continue
            verb = msgspec.structs.replace(
                cue,
                index=index,
                kind="perfect",
                gender=hit.features.gender,
                number=hit.features.number,
                pro=token.pro,
                enc=token.enc,
            )
            return self.find(verb, Opening(cue.index, "that"), sentence, before)
        return None

    def _turning(self, cue: Cue, first: int) -> Speaker | None:
        """Give the subject of the verb that leads on to a noun of saying: سارع الوزير إلى القول، لجأت الجماعة إلى الدعوة."""
        view, into = self.view, cue.index - 1
        if into <= first or not view.is_word(into, "INTO"):
            return None
        for start in range(into - 1, max(first, into - 10), -1):
            if view.tokens[start - 1].classes.isdisjoint(VERBS):
                continue
            leads = speaks(view, start) and not view.tokens[start].pro and noun_phrase(view, start, into + 1) >= into
            return self.speaker(start, into, cue, verb=False) if leads else None
        return None

    def _accuses(self, cue: Cue, begin: Opening) -> bool:
        """Tell whether a noun of accusing names the accuser: اتهام كييف لموسكو بكذا, not اتهام موسكو بكذا."""
        first = cue.index + 1
        last = first if cue.enc else noun_phrase(self.view, first, begin.start)
        addressed = any(self.view.tokens[i].pro[:1] == self.view.grammar.to for i in range(first, last))
        return addressed or self.step(last, begin.start) < begin.start

    def _genitive(
        self, cue: Cue, begin: Opening, sentence: tuple[int, int], before: Sequence[Speaker]
    ) -> tuple[Speaker, str] | None:
        view = self.view
        if cue.frame.act == "accuse" and "addressee" in cue.frame.flags and not self._accuses(cue, begin):
            return None
        if not cue.enc and not view.flags[cue.index] & DEF:
            index = cue.index + 1
            if index + 1 < begin.start and "UNK" in view.tokens[index].classes and view.is_word(index + 1, "FROM"):
                index += 1
            if index < begin.start and speaks(view, index):
                if view.tokens[index].pro[:1] == view.grammar.to:
                    return None  # انتقادات للوزير: others make them
                return self.speaker(index, noun_phrase(view, index, begin.start), cue, verb=False), "genitive"
            if index < begin.start and view.is_word(index, "FROM") and speaks(view, index + 1):
                return self.speaker(index + 1, noun_phrase(view, index + 1, begin.start), cue, verb=False), "genitive"
        if "exchanged" in cue.frame.flags:
            exchanging = self._exchanging(cue, sentence[0])
            return (exchanging, "exchange") if exchanging else None
        if not cue.enc and begin.way == "preposition" and cue.frame.act == "accuse":
            return None
        if view.grammar.by in cue.pro:
            answer = self._answering(cue, sentence, before)
            if answer:
                return answer
        turning = self._turning(cue, sentence[0])
        if turning:
            return turning, "subject"
        if not cue.enc:
            return self.elliptic(
                msgspec.structs.replace(cue, gender="", number="", pro=view.grammar.joins[0]), sentence, before
            )
        gender = view.grammar.own.get(cue.enc, "")
        for speaker in reversed(before):
            if agrees(speaker.gender, gender):
                return speaker, "pronoun"
        subject = self.nearest(cue.index, sentence[0], gender)
        if subject:
            return subject, "pronoun"
        last = self.memory.last(gender, "")
        return (last, "pronoun") if last else None


def _any(cue: Cue) -> Cue:
    """Give the cue as one that agrees with everybody."""
    return msgspec.structs.replace(cue, gender="", number="")
