"""The statements of an article: who said what, by which cue, with which act, through which chain.

Cues are found first, then where each one's content begins; then, sentence by sentence, where it ends and who said it.
"""

from __future__ import annotations

from mahdar.lang.pack import Pack
from mahdar.model import Act, Source, Statement
from mahdar.read.attributions import Attribution, attribution, headline, spread
from mahdar.read.contents import Opening, opening
from mahdar.read.cues import Cue, Finder
from mahdar.read.draft import Draft
from mahdar.read.ends import clause_end, ending, trimmed
from mahdar.read.sources import Sources
from mahdar.read.speakers import Memory, Speaker
from mahdar.read.view import ATTRIB, BREAK, CUE, DEF, NAME, PREP, QUOTE, REL, SPEAKER, THAT, View


class Statements:
    """The stage that reads statements.

    >>> from mahdar.lang.pack import load
    >>> isinstance(Statements(load("ar")).literals, frozenset)
    True
    """

    def __init__(self, pack: Pack) -> None:
        self.literals: frozenset[str] = frozenset()
        self.finder = Finder()

    def run(self, draft: Draft) -> None:
        """Add the statements of the draft's sheet."""
        view = View(draft.sheet)
        Writer(draft, view, self.finder).run()


class Writer:
    """Writes the statements of one article, sentence by sentence."""

    def __init__(self, draft: Draft, view: View, finder: Finder) -> None:
        self.draft, self.view, self.finder = draft, view, finder
        self.cues: dict[int, tuple[Cue, Opening]] = {}
        self.said: dict[int, Attribution] = {}
        self.valid: dict[int, Cue | None] = {}
        self.before: list[Speaker] = []
        self.reach = 0  # the offset at which the last content ends that is no part of another
        self.memory = Memory(draft.names)
        self.sources = Sources(view, self.memory)

    def run(self) -> None:
        """Add the statements to the draft."""
        view = self.view
        for start, end in view.sentences:
            for index in range(start, end):
                if view.flags[index] & CUE:
                    found = self._open(index, end)
                    if found:
                        self.cues[index] = found
        self.valid = {index: cue for index, (cue, _) in self.cues.items()}
        for start, end in view.sentences:
            for index in range(start, end):
                if view.flags[index] & ATTRIB and view.quotes.inside[index] < 0:
                    said = attribution(view, index, end, self.finder, self.cues)
                    if said:
                        self.said[index] = said
                        self.valid[index] = None
        self._headline()
        for sentence in view.sentences:
            self._sentence(sentence)

    def _sentence(self, sentence: tuple[int, int]) -> None:
        self.before = []
        for index in range(*sentence):
            if index in self.cues:
                self._cued(*self.cues[index], sentence)
            elif index in self.said:
                self._attributed(self.said[index], sentence)

    def _headline(self) -> None:
        view = self.view
        if not view.sentences:
            return
        first = view.sentences[0][0]
        end = next((i for i in range(first, len(view.flags)) if view.flags[i] & BREAK and i > first), len(view.flags))
        found = headline(view, (first, end))
        if found:
            (start, colon), begin = found
            if begin in self.valid:
                return
            speaker = self.sources.speaker(start, colon, None)
            cue = view.tokens[colon]
            self._add(speaker, (cue.start, cue.end), (begin, trimmed(view, begin, end)), "assert", "headline")

    def _open(self, index: int, end: int) -> tuple[Cue, Opening] | None:
        if self.view.quotes.inside[index] >= 0:
            return None
        if self._impersonal(index):
            return None
        for cue in self.finder.at(self.view, index, self.view.tokens[index]):
            if cue.kind == "masdar" and not (cue.enc or "ب" in cue.pro):
                continue
            begin = opening(self.view, cue, end)
            if begin:
                return cue, begin
        return None

    def _impersonal(self, index: int) -> bool:
        view = self.view
        if "IMPERSONAL" not in view.tokens[index].classes or index + 1 >= len(view.flags):
            return False
        after = index + 1
        if view.flags[after] & PREP and after + 1 < len(view.flags):
            after += 1
        return bool(view.flags[after] & THAT) and (index == 0 or not view.flags[index - 1] & (NAME | SPEAKER | DEF | REL))

    def _cued(self, cue: Cue, begin: Opening, sentence: tuple[int, int]) -> None:
        end = ending(self.view, cue, begin, sentence[1], self.valid)
        found = self.sources.find(cue, begin, sentence, self.before)
        if not found:
            return
        speaker, way = found
        token = self.view.tokens[cue.index]
        rule = f"{cue.frame.id}:{begin.way}:{way}"
        self._add(speaker, (token.core_start, token.end), (begin.start, end), cue.act, rule)

    def _attributed(self, said: Attribution, sentence: tuple[int, int]) -> None:
        view = self.view
        content = spread(view, said, sentence, self.valid)
        if content is None:
            return
        if said.source is None:
            last = (self.before or self.memory.speakers)[-1:]
            if not last:
                return
            speaker = last[0]
        else:
            speaker = self.sources.speaker(*said.source, said.cue)
        start, end = content
        if start > said.index:
            end = clause_end(view, start, end, self.valid)
        token = view.tokens[said.index]
        act = said.cue.act if said.cue else "assert"
        self._add(speaker, (token.core_start, token.end), (start, end), act, "attribution")

    def _add(self, speaker: Speaker, cue: tuple[int, int], content: tuple[int, int], act: Act, rule: str) -> None:
        view, draft = self.view, self.draft
        start, stop = view.slice(content[0], max(content[1], content[0] + 1))
        nested = cue[0] < self.reach
        if nested:
            self.memory.mention(speaker)
        else:
            self.before.append(speaker)
            self.memory.add(speaker)
            self.memory.spoken = cue[0]
            self.reach = max(self.reach, stop)
        draft.statements.append(
            Statement(
                source=Source(
                    start=speaker.start, end=speaker.end, text=speaker.text, name=speaker.name, entity=speaker.entity, role=speaker.role
                ),
                cue=draft.span(*cue),
                content=draft.span(start, stop),
                direct=bool(view.flags[content[0]] & QUOTE),
                act=act,
                rule=rule,
            )
        )
