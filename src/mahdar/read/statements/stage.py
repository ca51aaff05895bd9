"""The statements of an article: who said what, by which cue, with which act, through which chain.

Cues are found first, then where each one's content begins; then, sentence by sentence, where it ends and who said it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from mahdar.lang.fold import fold
from mahdar.lang.pack import Pack
from mahdar.model import Statement
from mahdar.read.draft import Draft
from mahdar.read.statements.attributions import Attribution, attribution, spread
from mahdar.read.statements.candidates import Candidates, drop_doubles
from mahdar.read.statements.chain import Relay, link_of, links
from mahdar.read.statements.chains import Chains
from mahdar.read.statements.clauses import clause_of
from mahdar.read.statements.cues import Cue, Finder
from mahdar.read.statements.ends import clause_end, ending, trimmed
from mahdar.read.statements.finding import Finding, source_of, ways_of
from mahdar.read.statements.headlines import Heading, headlines, unjoined
from mahdar.read.statements.media import Media
from mahdar.read.statements.openings import Opening, concludes, names_thing
from mahdar.read.statements.phrases import noun_phrase
from mahdar.read.statements.placed import in_background
from mahdar.read.statements.quoting import quoted, quoter
from mahdar.read.statements.resumed import denial, goes_on, said_before
from mahdar.read.statements.settings import act_of, addressee_of, time_of, venue_of
from mahdar.read.statements.sources import Sources
from mahdar.read.statements.speakers import Memory, Speaker
from mahdar.read.statements.told import told_until
from mahdar.read.statements.trust import trust
from mahdar.read.statements.view import (
    ATTRIB,
    BREAK,
    COLON,
    COMMA,
    CUE,
    KANA,
    MEDIA,
    MHEAD,
    NEG,
    QUOTE,
    REL,
    TURN,
    WHAT,
    View,
)

_OLDER = ("ellipsis", "ellipsis-previous", "ellipsis-named")  # ways to one of an earlier sentence
_ELSEWHERE = ("ellipsis", "ellipsis-sentence", "ellipsis-joined", "hanging-any")  # ways to one who spoke before


class Statements:
    """The stage that reads statements.

    >>> from mahdar.lang.pack import load
    >>> isinstance(Statements(load("ar")).literals, frozenset)
    True
    """

    def __init__(self, pack: Pack) -> None:
        self.literals: frozenset[str] = frozenset()
        self.finder = Finder()
        self.media = Media(pack)

    def run(self, draft: Draft) -> None:
        """Add the statements of the draft's sheet."""
        view = View(draft.sheet)
        Writer(draft, view, self.finder, self.media).run()


class Writer:
    """Writes the statements of one article, sentence by sentence."""

    def __init__(self, draft: Draft, view: View, finder: Finder, media: Media) -> None:
        self.media = media
        self.draft, self.view, self.finder = draft, view, finder
        self.cues: dict[int, tuple[Cue, Opening]] = {}
        self.bounds: dict[int, int] = {}  # where the clause of a cue ends: before the content of another one around it
        self.order: list[int] = []  # the tokens of cues and attributions, in reading order
        self.said: dict[int, Attribution] = {}
        self.valid: dict[int, Cue | None] = {}
        # by an attribution's token, where the clause begins that it says as a whole, or -1
        self.clauses: dict[int, int] = {}
        self.before: list[Speaker] = []
        self.candidates = Candidates(view, finder)
        self.tail = -1  # the token behind the last attribution
        self.opening = -1  # where the last content begins: a cue before it is one in words on its speaker
        self.opened = self.reach = 0  # the offsets between which the last content stands that is no part of another
        self.memory = Memory(draft.names, view.grammar.article)
        self.sources = Sources(view, self.memory)
        self.chains = Chains(view, media, self.sources, draft.statements)

    def run(self) -> None:
        """Add the statements to the draft."""
        attributing = self._find_cues()
        drop_doubles(self.view, self.cues)
        self.valid = {**{index: cue for index, (cue, _) in self.cues.items()}, **dict.fromkeys(self.said)}
        self.chains.cues, self.chains.stops = self.cues, self.valid
        self._find_attributions(attributing)
        self._headline()
        self.order = sorted({*self.cues, *self.said}, key=self._place)
        for sentence in self.view.sentences:
            self._sentence(sentence)

    def _place(self, index: int) -> tuple[int, bool]:
        """Give where a cue or an attribution is read: one that says a clause with all that is in it, where that begins."""
        first = self.clauses.get(index, -1)
        return (first, False) if first >= 0 else (index, True)

    def _find_cues(self) -> list[tuple[int, int, int]]:
        """Find the cues; give the words of attribution met, each with where its sentence begins and ends."""
        view = self.view
        object_ = within = -1
        attributing: list[tuple[int, int, int]] = []
        for start, end in view.sentences:
            for index, flag in enumerate(view.flags[start:end], start):
                if flag & ATTRIB:
                    attributing.append((index, start, end))
                if flag & CUE:
                    bound = within if index < within else end
                    found = self.candidates.open(index, bound, index == object_)
                    if found and index == object_ and found[0].kind == "masdar" and found[0].enc:
                        continue  # جددت الوزارة تأكيدها على كذا: one speaker, one statement
                    if found and (bound == end or self._own_clause(index)):
                        self.cues[index] = found
                        self.bounds[index] = bound
                        object_ = found[1].start if found[1].way == "object" else object_
                        leads = found[1].way in ("that", "colon") or bool(view.flags[found[1].start - 1] & COLON)
                        if leads and found[0].finite:
                            within = max(within, found[1].start)
                    elif not found and view.tokens[index].enc and view.quotes.inside[index] < 0:
                        self._denied(denial(view, index, end, self.finder))
        return attributing

    def _find_attributions(self, attributing: Sequence[tuple[int, int, int]]) -> None:
        past = -1  # where the last attribution ends, which may hold the word of another: بحسب صحيفة نقلا عن مصدر
        for index, start, end in attributing:
            if self.view.quotes.inside[index] < 0 and index >= past:
                said = attribution(self.view, index, end, self.finder, self.cues)
                past = said.end if said else past
                around = self._around(index, start) if said else None
                if said and around is not None:
                    self.chains.inner[around] = said
                elif said:
                    self.said[index] = said
                    self.clauses[index] = clause_of(self.view, said, (start, end), self.valid)
                    self.valid[index] = None

    def _denied(self, said: Attribution | None) -> None:
        if said:
            self.said[said.index] = said

    def _resumed(self, said: Attribution, sentence: tuple[int, int]) -> None:
        """Add a denial of what was said right before it: ، وهو ما تنفيه موسكو."""
        content = said_before(self.view, self.draft.statements, said.index)
        if content and said.source and said.cue and said.verb:
            speaker = self.sources.speaker(*said.source, said.cue)
            reach = told_until(self.view, said.end, sentence[1])
            self._add(Finding(speaker, said.verb, content, said.cue.act, "denial"), sentence, reach, None)

    def _own_clause(self, index: int) -> bool:
        """Tell whether a verb between another and what that one says has a clause of its own: قال الوزير الذي أعلن كذا، إن."""
        before = index - 1
        while self.view.flags[before] & (KANA | NEG):
            before -= 1
        joined = self.view.tokens[index].pro in self.view.grammar.joins
        relative = self.view.flags[before] & (REL | WHAT | ATTRIB) or names_thing(self.view, index)
        return bool(relative) or (joined and index - 1 == before)

    def _around(self, index: int, first: int) -> int | None:
        """Give the cue between which and its content the attribution at `index` stands."""
        for before in range(index - 1, first - 1, -1):
            if before in self.cues:
                return before if self.cues[before][1].start > index else None
        return None

    def _sentence(self, sentence: tuple[int, int]) -> None:
        self.before = []
        self.chains.prefix = ()
        if any("THATCAME" in t.classes for t in self.view.tokens[sentence[0] : sentence[0] + 2]):
            self.chains.came(sentence, next((i for i in range(*sentence) if i in self.cues), sentence[1]))
        first = bisect_left(self.order, (sentence[0], False), key=self._place)
        last = bisect_left(self.order, (sentence[1], False), key=self._place)
        for index in self.order[first:last]:
            if index in self.cues:
                self._cued(*self.cues[index], sentence)
            else:
                self._attributed(self.said[index], sentence)

    def _headline(self) -> None:
        view = self.view
        if not view.sentences:
            return
        first = view.sentences[0][0]
        end = next((i for i in range(first, len(view.flags)) if view.flags[i] & BREAK and i > first), len(view.flags))
        heads = (fold(n.head) for n in self.draft.names if n.type == "PERSON" and n.head and " " in n.head)
        for found in headlines(view, (first, end), {word for head in heads for word in head.split()}):
            begin, cues = found.colon + 1, range(found.start, found.colon)
            noun = self.cues[begin][0].kind == "masdar" if begin in self.cues else False  # لافروف: اتهام بلادنا خطأ
            if (noun or begin not in self.valid) and not any(
                self.cues[i][1].start == begin for i in cues if i in self.cues
            ):
                self._headed(found, (first, end))

    def _headed(self, found: Heading, title: tuple[int, int]) -> None:
        """Add what somebody says behind a headline's colon."""
        view, begin = self.view, found.colon + 1
        speaker = self.sources.speaker(
            found.start, max(noun_phrase(view, found.start, found.colon), found.start + 1), None
        )
        name = unjoined(view, found.start) if speaker.name is None else ""
        if name and self.memory.full(name) != name:  # وقرقاش
            speaker.start, speaker.name = speaker.start + 1, self.memory.full(name)
            speaker.text = view.text[speaker.start : speaker.end]
        content = (begin, trimmed(view, begin, found.end))
        told = tuple(links(view, self.media, found.start, found.colon, (speaker.start, speaker.end)))
        self._add(Finding(speaker, found.colon, content, "assert", "headline"), title, begin, None)
        made = self.draft.statements
        made[-1] = msgspec.structs.replace(made[-1], chain=(*told, *made[-1].chain))

    def _cued(self, cue: Cue, begin: Opening, sentence: tuple[int, int]) -> None:
        end = ending(self.view, cue, begin, self.bounds[cue.index], self.valid)
        relay = self.candidates.relays.get(cue.index)
        found = self._relayed(relay, cue, sentence) if relay else self.sources.find(cue, begin, sentence, self.before)
        if not found:
            return
        speaker, way = found
        within, told = self.chains.inner.get(cue.index), speaker.kind in ("document", "body")
        swapped = quoted(self.view, cue, begin, within, told)
        if swapped:
            relay, speaker, way = (
                Relay(quoter(self.view, cue, swapped[0]), swapped, swapped[1]),
                self.sources.speaker(*swapped, None),
                "quoting",
            )
        if way == "ellipsis-named" and begin.way in ("preposition", "object"):
            return
        if way in _OLDER and cue.act == "accuse" and cue.kind == "imperfect" and not cue.enc:
            return  # كما يتهم الحزب بالفساد
        if way.startswith("ellipsis") and "IMPERSONAL" in self.view.tokens[cue.index].classes:
            return  # كما يتوقع أن تستمر الأزمة
        if self.view.quotes.inside[cue.index] >= 0 and way in _ELSEWHERE:
            return  # within a quotation another than its speaker says something, who is named there
        if (
            "needs-subject" in cue.frame.flags
            and begin.way != "that"
            and way not in ("subject", "topic", "hanging", "hanging-clause")
        ):
            return
        act = act_of(self.view, cue, begin)
        rule = f"{cue.frame.id}:{begin.way}:{way}"
        reach = begin.start if begin.way != "before" else min(sentence[1], cue.index + 12)
        self._add(Finding(speaker, cue.index, (begin.start, end), act, rule, cue.frame.flags), sentence, reach, relay)
        self.opening = max(self.opening, begin.start)
        self.chains.inherit(sentence[0], "goes-on" in cue.frame.flags)

    def _relayed(self, relay: Relay, cue: Cue, sentence: tuple[int, int]) -> tuple[Speaker, str] | None:
        if relay.source:
            return self.sources.speaker(*relay.source, None), "relay"
        return self.sources.taken_up(cue, sentence)

    def _attributed(self, said: Attribution, sentence: tuple[int, int]) -> None:
        view = self.view
        if said.resumes:
            self._resumed(said, sentence)
            return
        first = self.clauses.get(said.index, -1)
        if first < 0 and not concludes(view, said.end, sentence[1]) and self.chains.closing(said, sentence):
            return
        content = spread(view, said, sentence, self.valid if first < 0 else ())
        if content and goes_on(view, self.draft.statements, content[0], said.index):
            self.chains.whole(said, sentence)
            return
        if content is None:
            content, sentence = self._before(said, sentence), self._previous(sentence)
        if content is None or content[1] - content[0] < 2:
            return
        if content[0] < said.index and said.source and said.verb is None and self.chains.rules(said, said.source):
            return  # يعامل الموظفون وفق الأنظمة
        if said.source is None:
            last = (self.before or self.memory.speakers)[-1:]
            if not last or (self.before and content[0] < said.index):
                return
            speaker = last[0]
        else:
            speaker = self.sources.speaker(*said.source, said.cue)
        start, end = content
        if start > said.index:
            end = clause_end(view, start, end, self.valid)
            if said.source and any(index in self.cues for index in range(start, min(end, sentence[1]))):
                self.chains.prefix = (link_of(source_of(speaker)),)
        act = said.cue.act if said.cue else "assert"
        relay = Relay(said.relayed, said.source, said.end) if said.relayed else None
        reach = said.end
        after = view.tokens[reach + 1] if reach + 1 < sentence[1] and view.flags[reach] & COMMA else None
        if after and after.pro == view.grammar.to and view.flags[reach + 1] & (MEDIA | MHEAD):
            reach += 1  # وفقا لما صرح به مالك المركز، لصحيفة …
        reach = told_until(view, reach, sentence[1])
        self._add(Finding(speaker, said.index, (start, end), act, "attribution"), sentence, reach, relay)
        self.chains.inherit(sentence[0])
        self.tail = said.end

    def _previous(self, sentence: tuple[int, int]) -> tuple[int, int]:
        """Give the sentence before this one in its paragraph; this one where none is."""
        number = bisect_left(self.view.sentences, sentence) - 1
        if number < 0 or self.view.flags[self.view.sentences[number][1] - 1] & BREAK:
            return sentence
        return self.view.sentences[number]

    def _before(self, said: Attribution, sentence: tuple[int, int]) -> tuple[int, int] | None:
        """Give what an attribution that is a sentence of its own says: the sentence before; None where others say that one.

        Those it gives to whom it was told: . وفقا للوكالة.
        """
        start, end = self._previous(sentence)
        if (start, end) == sentence or said.source is None or self.chains.behind(said, start, sentence[1]):
            return None
        return start, trimmed(self.view, start, end)

    def _goes_on(self, found: Finding, sentence: tuple[int, int], stop: int) -> bool:
        """Tell whether one who is named in what another says acts on there, up to the offset `stop`.

        قال الوزير إن النواب حضروا وطلبوا كذا
        """
        inner = self.opened < found.speaker.start and found.speaker.end <= self.reach
        if not inner or self.opened < self.view.tokens[sentence[0]].start:
            return False
        between = (i for i in range(found.cue - 1, sentence[0], -1) if self.view.tokens[i].start >= self.opened)
        if any(self.view.flags[i] & TURN for i in between):
            return False
        outer = self.draft.statements[self.chains.outer[-1]]
        self.reach = max(self.reach, stop)
        self.draft.statements[self.chains.outer[-1]] = msgspec.structs.replace(
            outer, content=self.draft.span(outer.content.start, self.reach)
        )
        return True

    def _add(self, found: Finding, sentence: tuple[int, int], reach: int, relay: Relay | None) -> None:
        view, draft, speaker = self.view, self.draft, found.speaker
        start, stop = view.slice(found.content[0], max(found.content[1], found.content[0] + 1))
        token = view.tokens[found.cue]
        nested = self.opened <= token.start < self.reach or found.rule.endswith("-inner")
        nested = nested or self._goes_on(found, sentence, stop)
        since = self.chains.since(self.before[-1] if self.before else None, speaker, sentence[0])
        chain = self.chains.of(found, since, reach, sentence[1], relay, nested)
        whom = (
            addressee_of(view, found.cue + 1, reach, "addressee" in found.flags, (speaker.start, speaker.end))
            if reach > found.cue
            else None
        )
        if nested or (self.chains.prefix and found.rule == "attribution"):
            speaker.cue = found.cue
            self.memory.mention(speaker)
        elif "anonymous" in found.flags and found.rule.endswith(":anonymous"):
            self.opened, self.reach = (start, stop) if stop > self.reach else (self.opened, self.reach)
        else:
            speaker.cue = found.cue
            self.before.append(speaker)
            aside = found.rule == "denial" or found.cue < self.opening or in_background(view, found.cue)
            if self.memory.speakers and aside:
                self.memory.mention(speaker)
            else:
                self.memory.add(speaker)
            self.memory.spoken = token.start
            if stop > self.reach:
                self.opened, self.reach = start, stop
        if speaker.kind in ("body", "document"):
            self.chains.resolved(link_of(source_of(speaker)))
        draft.statements.append(
            Statement(
                source=source_of(speaker),
                cue=draft.span(token.core_start, token.end),
                content=draft.span(start, stop),
                direct=bool(view.flags[found.content[0]] & QUOTE),
                act=found.act,
                chain=chain,
                time=time_of(view, found.cue, reach, sentence[0]),
                venue=venue_of(view, found.cue, reach, sentence[0]),
                addressee=whom[0] if whom else None,
                addressee_entity=whom[1] if whom else None,
                optional="belief" in found.flags,
                confidence=trust(*ways_of(found.rule)),
                rule=found.rule,
            )
        )
        if not nested:
            self.chains.outer.append(len(draft.statements) - 1)
