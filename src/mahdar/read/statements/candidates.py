"""Which verbs say something where they stand: with a content, outside others' words, and not impersonal."""

from __future__ import annotations

import msgspec

from mahdar.read.statements.chain import Relay, relay_at
from mahdar.read.statements.contents import before as quoted_before
from mahdar.read.statements.contents import opening
from mahdar.read.statements.cues import Cue, Finder
from mahdar.read.statements.marked import marked
from mahdar.read.statements.openings import Opening, nameless
from mahdar.read.statements.phrases import speaks
from mahdar.read.statements.view import ATTRIB, CUE, DEF, NAME, PREP, REL, SPEAKER, THAT, WHAT, View

_NOT_DONE = frozenset({"IF", "NOBODY"})


class Candidates:
    """Decides which of an article's verbs are cues; `relays` holds the media that pass others' words on."""

    def __init__(self, view: View, finder: Finder) -> None:
        self.view, self.finder = view, finder
        self.relays: dict[int, Relay] = {}

    def open(self, index: int, end: int, noun: bool = False) -> tuple[Cue, Opening] | None:
        """Give the reading of the verb at `index` that says something here, and where what it says begins.

        With `noun` the word is known to be another's object, and so no finite verb.
        """
        if self.view.quotes.inside[index] >= 0 and not self._quoted_speech(index):
            return None
        if self._impersonal(index) or nameless(self.view, index) or self._supposed(index):
            return None
        for cue in self.finder.at(self.view, index, self.view.tokens[index]):
            if noun and cue.finite:
                continue
            if "relay" in cue.frame.flags:
                relay = relay_at(self.view, cue, end)
                if relay:
                    self.relays[relay.after if self._masdar(relay.after) else index] = relay
                    if self._masdar(relay.after):
                        return None
                    if self._attributes(index):
                        return None  # وفق ما نقلت الوكالة عن مصدر، «…»
                    direct = marked(self.view, msgspec.structs.replace(cue, index=relay.after - 1), end)
                    return (cue, direct) if direct and direct.start - relay.after < 5 else None
            if cue.kind == "masdar" and index not in self.relays and not self._noun_cue(cue, end):
                continue
            begin = opening(self.view, cue, end) or quoted_before(self.view, cue)
            if begin and (begin.way == "that" or not self._attributes(index)):
                return cue, begin
        return None

    def _attributes(self, index: int) -> bool:
        """Tell whether the verb at `index` only says whose words stand elsewhere: بحسب ما أعلن، وفقا لما ذكر."""
        before, tokens = index - 1, self.view.tokens
        if before > 0 and self.view.flags[before] & WHAT and self.view.flags[before - 1] & ATTRIB:
            return True
        return before >= 0 and bool(tokens[before].get("ATTRIB", "whole"))

    def _noun_cue(self, cue: Cue, end: int) -> bool:
        """Tell whether a verbal noun may be a cue: with a pronoun, behind ب or إلى, or with whose it is behind it."""
        view, index = self.view, cue.index
        if not cue.frame.noun or (view.tokens[index].core.endswith(view.grammar.accusative) and not cue.enc):
            return False
        if cue.enc or view.grammar.by in cue.pro:
            return True
        if "exchanged" in cue.frame.flags:
            return any("EXCHANGES" in t.classes for t in view.tokens[max(0, index - 20) : index])
        definite = view.flags[index] & DEF
        if definite:
            return bool(index and view.is_word(index - 1, "INTO") and index + 1 < end)
        after = index + 1
        while after < end and after < index + 3 and not speaks(view, after):
            after += 1
        if after >= end or not speaks(view, after):
            return False
        return after == index + 1 or view.is_word(after - 1, "FROM")

    def _supposed(self, index: int) -> bool:
        """Tell whether a condition stands right before the verb at `index`, or nobody does it: إذا وافق، إذا ما أعلن، لا أحد ينكر."""
        return bool(index) and not self.view.tokens[index - 1].classes.isdisjoint(_NOT_DONE)

    def _masdar(self, index: int) -> bool:
        """Tell whether a verbal noun stands at `index`."""
        if index >= len(self.view.tokens) or not self.view.flags[index] & CUE:
            return False
        return any(h.features.paradigm == "masdar" for h in self.view.tokens[index].hits if "CUE" in h.entry.classes)

    def _quoted_speech(self, index: int) -> bool:
        """Tell whether a verb within a quotation quotes another, who is named behind it."""
        view = self.view
        opener = view.quotes.inside[index]
        close = view.quotes.close[opener]
        if close - opener < 6 or index + 1 >= close:
            return False
        if view.flags[index + 1] & (NAME | SPEAKER) and not view.tokens[index + 1].pro:
            return True
        return index > opener + 1 and bool(view.flags[index - 1] & (NAME | SPEAKER))

    def _impersonal(self, index: int) -> bool:
        """Tell whether the verb at `index` has nobody for a subject: يُذكر أن."""
        view = self.view
        if "IMPERSONAL" not in view.tokens[index].classes or index + 1 >= len(view.flags):
            return False
        after = index + 1
        if view.flags[after] & PREP and after + 1 < len(view.flags):
            after += 1
        if not view.flags[after] & THAT:
            return False
        if index and view.flags[index - 1] & REL:  # التي يعتقد أنها: nobody is named
            return view.tokens[after].form.endswith(tuple(view.grammar.own))
        return index == 0 or not view.flags[index - 1] & (NAME | SPEAKER | DEF)


def drop_doubles(view: View, cues: dict[int, tuple[Cue, Opening]]) -> None:
    """Drop what stands between another cue and its content: وأضاف بالقول إن، وأضاف، حسبما أفادت الوكالة، أن; and names.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("أضاف الوزير بالقول إن الوفد عاد", Analyser(load("ar"))))
    >>> found = {}
    >>> for cue in Finder()(view):
    ...     found[cue.index] = (cue, opening(view, cue, 6))
    >>> drop_doubles(view, found)
    >>> list(found)
    [0]
    """
    last = -1
    for index in sorted(cues):
        if last >= 0 and (_doubles(view, cues, index, last) or _named(view, cues, index, last)):
            del cues[index]
        else:
            last = index


def _doubles(view: View, cues: dict[int, tuple[Cue, Opening]], index: int, last: int) -> bool:
    """Tell whether the cue at `index`, before the content of the cue at `last`, is none of its own."""
    (cue, begin), outer = cues[index], cues[last][1]
    attributes = view.flags[index - 1] & ATTRIB and begin.start == outer.start
    return outer.start > index and (cue.kind == "masdar" or bool(attributes))


def _named(view: View, cues: dict[int, tuple[Cue, Opening]], index: int, last: int) -> bool:
    """Tell whether the word at `index`, right behind a complementiser, can but be a noun: قال إن بارك أجبرت الشركات."""
    that = view.tokens[index - 1]
    opens = cues[last][1].start == index - 1 and that.form.endswith(view.grammar.that)
    return opens and cues[index][0].kind == "perfect"
