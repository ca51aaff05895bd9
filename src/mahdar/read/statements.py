"""The statements of an article: who said what, by which cue, with which act, through which chain.

Cues are found first, then where each one's content begins; then, sentence by sentence, where it ends and who said it.
"""

from __future__ import annotations

from collections.abc import Mapping

from mahdar.lang.pack import Pack
from mahdar.model import Source, Statement
from mahdar.read.contents import Opening, opening
from mahdar.read.cues import Cue, Finder
from mahdar.read.draft import Draft
from mahdar.read.ends import ending
from mahdar.read.sources import Sources
from mahdar.read.speakers import Memory, Speaker
from mahdar.read.view import QUOTE, View


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
        self.memory = Memory(draft.names)
        self.sources = Sources(view, self.memory)

    def run(self) -> None:
        """Add the statements to the draft."""
        cues: dict[int, tuple[Cue, Opening]] = {}
        bounds = {}
        for start, end in self.view.sentences:
            for index in range(start, end):
                if self.view.flags[index] & 32:
                    bounds[index] = (start, end)
                    found = self._open(index, end)
                    if found:
                        cues[index] = found
        valid: Mapping[int, Cue | None] = {index: cue for index, (cue, _) in cues.items()}
        for start, end in self.view.sentences:
            before: list[Speaker] = []
            for index in range(start, end):
                if index in cues:
                    self._write(*cues[index], (start, end), before, valid)

    def _open(self, index: int, end: int) -> tuple[Cue, Opening] | None:
        if self.view.quotes.inside[index] >= 0 and self._long(self.view.quotes.inside[index]):
            return None
        for cue in self.finder.at(self.view, index, self.view.tokens[index]):
            if cue.kind == "masdar" and not (cue.enc or "ب" in cue.pro):
                continue
            begin = opening(self.view, cue, end)
            if begin:
                return cue, begin
        return None

    def _long(self, opener: int) -> bool:
        return self.view.quotes.close[opener] - opener > 5

    def _write(self, cue: Cue, begin: Opening, sentence: tuple[int, int], before: list[Speaker], valid: Mapping[int, Cue | None]) -> None:
        end = ending(self.view, cue, begin, sentence[1], valid)
        found = self.sources.find(cue, begin, sentence, before)
        if not found:
            return
        speaker, way = found
        before.append(speaker)
        self.memory.add(speaker)
        view, draft = self.view, self.draft
        token = view.tokens[cue.index]
        start = view.tokens[begin.start].start
        stop = view.tokens[end - 1].end
        draft.statements.append(
            Statement(
                source=Source(start=speaker.start, end=speaker.end, text=speaker.text, name=speaker.name, entity=speaker.entity),
                cue=draft.span(token.core_start, token.end),
                content=draft.span(start, stop),
                direct=bool(view.flags[begin.start] & QUOTE),
                act=cue.act,
                rule=f"{cue.frame.id}:{begin.way}:{way}",
            )
        )
