"""Subjects: who stands before a verb or behind it, and whom a phrase names."""

from __future__ import annotations

from mahdar.model import Name
from mahdar.read.statements.cues import Cue
from mahdar.read.statements.naming import Naming, counts, gender_of
from mahdar.read.statements.openings import Opening
from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.placed import past_relative
from mahdar.read.statements.view import (
    ADVERB,
    ATTRIB,
    COLON,
    COMMA,
    CUE,
    DASH,
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
    TURN,
    VENUE,
)

_STEP = TIME | ADVERB
_OPENS = END | COMMA | COLON | JOINT | KANA | TURN | THAT | NOTHAT | DASH
_BACK = 14
_WISH = 5  # tokens between dashes behind a name, at most
_NO_NAME = PREP | THAT | REL | JOINT | KANA | NEG | MARK | CUE | TURN | COMMA | END


class Subjects(Naming):
    """Finds subjects by their place and names them, remembering who has spoken.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> from mahdar.read.statements.speakers import Memory
    >>> from mahdar.read.statements.view import View
    >>> view = View(Sheet("السلطات تنفي ذلك", Analyser(load("ar"))))
    >>> Subjects(view, Memory([])).ahead(Finder()(view)[0], (0, 3))
    (0, 1)
    """

    def behind(self, cue: Cue, begin: Opening) -> tuple[int, int] | None:
        """Give the subject behind the verb, before its content."""
        view = self.view
        index, end = cue.index + 1, begin.start
        if begin.stop > 0:
            return begin.stop, noun_phrase(view, begin.stop, len(view.flags))
        if begin.way == "object" and "blame" not in cue.frame.flags:
            first = self._passed(cue.index + 1, end)
            return (first, self.named_later(first, begin.subject, end)) if begin.subject > first else None
        if begin.way == "before":
            end = min(len(view.flags), cue.index + 30)
        index = self._passed(index, end)
        if index < end and view.flags[index] & QUOTE and view.quotes.close.get(index, end) < min(end, index + 8):
            told = view.tokens[index + 1].pro == view.grammar.to  # قالت «للأفق»: to whom it was told
            return None if told else (index, view.quotes.close[index] + 1)
        if index >= end:
            return None
        flag = view.flags[index]
        if flag & VENUE and view.tokens[index].form.endswith(tuple(view.grammar.own)):
            return None  # ختم حديثه بالقول
        if view.tokens[index].form in self.memory.surnames and not (flag & _NO_NAME or speaks(view, index)):
            return index, index + 1  # وصرح ليون: no ل before a word
        to = view.grammar.to
        told = view.tokens[index].form == to or (
            view.tokens[index].form[:1] == to and "PAPER" in view.tokens[index].classes
        )
        if told:
            return self._late(index, end)
        if view.tokens[index].core.endswith(view.grammar.oblique) and "P" in view.tokens[index].classes and flag & DEF:
            return None
        if speaks(view, index) and view.tokens[index].pro[:1] not in view.grammar.governors:
            last = noun_phrase(view, index, end)
            behind = self.name_behind(index, last, end) if begin.way in ("that", "quote", "colon") else last
            return index, self.named_later(index, last, end) if behind == last else behind
        if (
            flag & (MARK | THAT | PREP | REL | JOINT | KANA | NEG | NOTHAT | TURN | END | COMMA | ATTRIB)
            or view.tokens[index].pro
            or "CLAUSE" in view.tokens[index].classes
        ):
            return self._late(index, end)
        if flag & CUE and (begin.way in ("preposition", "before") or view.flags[index + 1] & COLON):
            return None
        if (
            view.tokens[index].enc
            or view.tokens[index].classes & {"CONTRAST", "PRONOUN", "ASIDEHEAD"}
            or (view.tokens[index].form[:1] == to and "GIVEN" not in view.tokens[index].classes)
        ):
            return None
        last = noun_phrase(view, index, end)
        return (index, self.named_later(index, last, end)) if last > index else None

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
                if (
                    speaks(view, j)
                    and not view.tokens[j].pro
                    and view.tokens[j].classes & {"PERSON", "OFFICE"}
                    and not view.flags[j - 1] & PREP
                ):
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
        j = self.step(comma + 1, end)
        if (
            j < end
            and speaks(view, j)
            and not view.tokens[j].pro
            and (view.flags[j] & NAME)
            and "PERSON" in view.tokens[j].classes
        ):
            return j, noun_phrase(view, j, end)
        return None

    def _passed(self, index: int, end: int) -> int:
        """Step over times, adverbs and prepositions with their pronouns."""
        index = self.step(index, end)
        while index < end and (self.view.pronominal(index) or self._through(index)):
            index = self.step(index + 1, end)
        return index

    def _through(self, index: int) -> bool:
        """Tell whether من خلاله begins at `index`."""
        view = self.view
        return view.is_word(index, "FROM") and "RESUMES" in view.tokens[index + 1].classes

    def step(self, index: int, end: int) -> int:
        """Step over times and adverbs, and over a comma behind which a name or a time follows."""
        flags = self.view.flags
        while index < end and (
            flags[index] & _STEP
            or (flags[index] & COMMA and index + 1 < end and flags[index + 1] & (_STEP | NAME | SPEAKER))
        ):
            index += 1
        return index

    def ahead(self, cue: Cue, sentence: tuple[int, int]) -> tuple[int, int] | None:
        """Give the subject before the verb: السلطات تنفي، الوزير الذي أكد."""
        flags = self.view.flags
        index = cue.index - 1
        if cue.pro:
            return self._as_for(cue, sentence)
        while index >= sentence[0] and flags[index] & (KANA | NEG | TIME | ADVERB | DASH) and not flags[index] & REL:
            index = self._before_wish(index, sentence[0]) - 1
        if index < sentence[0]:
            return None
        relative = bool(flags[index] & REL)
        if relative and (self._meant(cue, index) or self._anothers(cue, index)):
            return None
        if relative:
            index -= 1
            if index >= sentence[0] and flags[index] & (COMMA | DASH):
                index -= 1
                while index > sentence[0] and flags[index] & TIME:
                    index -= 1  # رسمتها المحكمة عام 2016، والتي أنكرت
        elif flags[index] & COMMA and index > sentence[0]:
            return past_relative(self.view, cue, index, sentence[0]) or self._before_comma(cue, index, sentence[0])
        elif flags[index] & THAT:
            return self._spoke_before(index, sentence[0])
        enquoted = None if relative else self._enquoted(index, sentence[0])
        found = enquoted or self.phrase_to(cue, index + 1, sentence[0], relative)
        if found or relative:
            return found
        parted = self._opener(cue, index + 1, sentence[0]) or past_relative(self.view, cue, index + 1, sentence[0])
        return parted or self._unknown(cue, index + 1, sentence[0])

    def _before_wish(self, index: int, first: int) -> int:
        """Give the dash that opens a few words on the one before it, of which the one at `index` is the last: الملك – حفظه الله –."""
        if not self.view.flags[index] & DASH:
            return index
        return next((j for j in range(index - 1, max(first, index - _WISH), -1) if self.view.flags[j] & DASH), index)

    def _meant(self, cue: Cue, relative: int) -> bool:
        """Tell whether the pronoun at the verb's end is of the one on whom the clause hangs: الزعيم الذي يتهمه خصومه."""
        gender = "f" if "FEMREL" in self.view.tokens[relative].classes else "m"
        return bool(cue.enc) and self.view.grammar.own.get(cue.enc) == gender

    def _anothers(self, cue: Cue, relative: int) -> bool:
        """Tell whether the verb does not agree with the relative before it, so that its subject follows: الذين توصي اللجنة."""
        said = self.view.tokens[relative].get("CLAUSE", "gender")
        if said == "p":
            return cue.number == "s"
        return said in ("m", "f") and bool(cue.gender) and said != cue.gender

    def _enquoted(self, close: int, first: int) -> tuple[int, int] | None:
        """Give the name in quotation marks that opens the clause right before the verb: «التجارة» تحذر."""
        view, opener = self.view, self.view.quotes.inside[close]
        if opener < 0 or view.quotes.close.get(opener) != close or not 2 <= close - opener <= 5:
            return None
        opens = opener == first or self._opens(opener - 1) or view.tokens[opener - 1].form in view.grammar.joins
        return (opener, close + 1) if opens else None

    def _as_for(self, cue: Cue, sentence: tuple[int, int]) -> tuple[int, int] | None:
        """Give the topic of أما … فقال."""
        view = self.view
        for index in range(sentence[0], min(cue.index, sentence[0] + 3)):
            if "ASFOR" in view.tokens[index].classes:
                return index + 1, max(noun_phrase(view, index + 1, cue.index), index + 2)
        return None

    def _spoke_before(self, that: int, first: int) -> tuple[int, int] | None:
        """Give whom سبق لـ … أن names."""
        view = self.view
        for index in range(that - 2, max(first, that - 9) - 1, -1):
            if "PREVIOUSLY" in view.tokens[index].classes:
                governed = view.tokens[index + 1].pro[:1] == view.grammar.to
                return (index + 1, that) if governed and speaks(view, index + 1) else None
        return None

    def _parted(self, cue: Cue, comma: int, first: int) -> tuple[int, int] | None:
        """Give the subject that opens the clause, parted from the verb by what stands between commas."""
        view = self.view
        for index in range(comma - 1, max(first, comma - _BACK), -1):
            flag = view.flags[index]
            if view.quotes.inside[index] >= 0:
                continue
            if flag & (END | THAT | QUOTE | COLON):
                return None
            if flag & COMMA:
                return self.phrase_to(cue, index, first, False) or self._foremost(cue, index, first)
        return None

    def _before_comma(self, cue: Cue, comma: int, first: int) -> tuple[int, int] | None:
        """Give the subject that ends right before the comma; of an apposition the unknown name that opens the sentence."""
        end = comma
        while end > first + 1 and self.view.flags[end - 1] & _STEP:
            end -= 1
        found = self.phrase_to(cue, end, first, False)
        if not found:
            return self._parted(cue, comma, first) or self._foremost(cue, comma, first)
        apposed = found[0] > first and self.view.flags[found[0] - 1] & COMMA
        return (self._foremost(cue, found[0] - 1, first) if apposed else None) or found

    def _foremost(self, cue: Cue, comma: int, first: int) -> tuple[int, int] | None:
        """Give the unknown name that is all there is of the sentence before the comma: دنيس روس، الزميل في المعهد، قال."""
        found = self._unknown(cue, comma, first)
        return found if found and found[0] == first else None

    def phrase_to(self, cue: Cue, end: int, first: int, relative: bool) -> tuple[int, int] | None:
        """Give the noun phrase that ends right before the token `end`: of several the longest that agrees."""
        view, best = self.view, None
        for start in range(end - 1, max(first, end - _BACK) - 1, -1):
            flag = view.flags[start]
            if flag & (COMMA | END | THAT | COLON) and not flag & QUOTE:
                break
            if not speaks(view, start) or (noun_phrase(view, start, end) < end and not self._paper(start, end)):
                continue
            token = view.tokens[start]
            if self._shown(cue, start, end):
                continue
            lead = start - 1 if start > first and view.flags[start - 1] & QUOTE else start
            clean = lead == first or bool(self._opens(lead - 1) or view.tokens[start].pro in view.grammar.joins)
            clean = clean or (cue.kind == "imperfect" and cue.number == "p" and start == end - 1)
            clean = clean and not view.grammar.governed(token.pro)
            setting = start - 1 == first and view.flags[first] & PREP  # وفي تصريح آخر اتهم
            clean = clean or (not setting and self._described(cue, start, end))
            if (relative or clean) and self.agree(cue, start) and counts(self.view, cue, start, end):
                best = (start, end)
                if relative and cue.number != "p":
                    break
        return best

    def _paper(self, start: int, end: int) -> bool:
        """Tell whether the words are a noun for a medium and its name, of which not all words are known: صحيفة لندن تايمز."""
        view = self.view
        if not view.flags[start] & MHEAD or not 1 < end - start <= 5 or view.flags[start] & DEF:
            return False
        return all(
            (view.flags[j] & (NAME | MEDIA) or "UNK" in view.tokens[j].classes) and not view.tokens[j].pro
            for j in range(start + 1, end)
        )

    def _opens(self, index: int) -> bool:
        """Tell whether a clause begins behind the word at `index`."""
        token = self.view.tokens[index]
        return (
            bool(self.view.flags[index] & _OPENS) or "SOTHAT" in token.classes or token.get("CLAUSE", "kind") == "that"
        )

    def _described(self, cue: Cue, start: int, end: int) -> bool:
        """Tell whether the verb describes the indefinite phrase right before it: قرار أممي حث، نشطاء اتهموا."""
        view = self.view
        if cue.pro or cue.enc or any(self._settled(j) for j in range(start, end)) or self._of_it(cue):
            return False
        token = view.tokens[start]
        written = cue.number == "s" and token.get("SPEAKER", "kind") == "document"
        return written or ("P" in token.classes) == (cue.number == "p")

    def _of_it(self, cue: Cue) -> bool:
        """Tell whether the complementiser behind the verb takes up what stands before it: صور قال إنها من المدينة."""
        after = cue.index + 1
        view = self.view
        if after >= len(view.flags) or not view.flags[after] & THAT:
            return False
        return view.tokens[after].form.endswith(tuple(view.grammar.own))

    def _shown(self, cue: Cue, start: int, end: int) -> bool:
        """Tell whether what begins at `start` is what others say something of: نشرت الوكالة صورا قالت إنها."""
        written = self.view.tokens[start].get("SPEAKER", "kind") == "document"
        settled = self.view.flags[start] & MHEAD or any(self._settled(index) for index in range(start, end))
        return written and not settled and self._of_it(cue)

    def _settled(self, index: int) -> bool:
        """Tell whether the word at `index` makes its phrase definite."""
        token, flag = self.view.tokens[index], self.view.flags[index]
        return bool(flag & (DEF | PREP) or token.enc) or bool(flag & NAME and "INDEF" not in token.classes)

    def _opener(self, cue: Cue, end: int, first: int) -> tuple[int, int] | None:
        """Give the phrase that opens the clause, where places and the like stand between it and the verb."""
        view = self.view
        for start in range(end - 1, max(first, end - _BACK) - 1, -1):
            if view.flags[start] & (COMMA | CUE & ~SPEAKER | END | THAT):
                return None
            opens = start == first or bool(view.flags[start - 1] & (THAT | KANA))
            if opens or "NEWSUBJECT" in view.tokens[start - 1].classes:
                token = view.tokens[start]
                last = noun_phrase(view, start, end)
                if (
                    not speaks(view, start)
                    or view.grammar.governed(token.pro)
                    or not self.agree(cue, start)
                    or last >= end
                ):
                    return None
                after = view.tokens[last]
                return (start, last) if after.pro[:1] in view.grammar.governors or view.flags[last] & PREP else None
        return None

    def _unknown(self, cue: Cue, end: int, first: int) -> tuple[int, int] | None:
        """Give a phrase of unknown words that opens the clause right before the verb: سلام يلوح، ولكن الخطوط قالت."""
        view, start = self.view, end
        while start > first and not self._opens(start - 1) and end - start < 5:
            start -= 1
        if start == end or (start > first and not self._opens(start - 1)) or cue.kind not in ("imperfect", "perfect"):
            return None
        token = view.tokens[start]
        fits = "UNK" in token.classes or bool(view.flags[start] & DEF) or "GIVEN" in token.classes
        fits = fits or bool(
            start > first and view.flags[start - 1] & view.flags[end] & KANA and not view.flags[start] & DEMO
        )  # كان إعلام الحزب قد كشف
        if (
            not fits
            or token.pro
            or "PERFECT" in token.classes
            or view.flags[start] & (PREP | CUE | ADVERB | TIME | NEG)
            or noun_phrase(view, start, end) < end
        ):
            return None
        if cue.gender == "f" and cue.kind == "imperfect" and view.flags[start] & DEF and view.flags[start - 1] & THAT:
            return start, end  # of things, a plural takes this form as well: الدلائل تشير
        feminine = token.core.endswith(view.grammar.feminine)
        strange = end - start > 1 and all("UNK" in t.classes and "DEF" not in t.classes for t in view.tokens[start:end])
        return (start, end) if feminine == (cue.gender == "f") or cue.number == "p" or strange else None

    def agree(self, cue: Cue, start: int) -> bool:
        """Tell whether the phrase that begins at `start` may be the verb's subject by its gender."""
        token = self.view.tokens[start]
        gender = gender_of(token.classes)
        named = token.record
        if cue.gender == "f" and isinstance(named, Name) and named.gender == "f":
            return True  # رئيس الوزراء may be a woman
        if cue.gender == "f" and gender == "m" and "P" not in token.classes:
            return False
        return not (cue.gender == "m" and gender == "f" and "P" not in token.classes and cue.number != "p")
