"""Whom the subject of a verb quotes, so that he himself passes on: ذكرت الصحيفة نقلا عن مصادر أن، علمت الصحيفة من مصادر أن."""

from __future__ import annotations

from mahdar.read.statements.attributions import Attribution
from mahdar.read.statements.chain import medium_before
from mahdar.read.statements.cues import Cue
from mahdar.read.statements.openings import Opening
from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.view import MEDIA, MHEAD, View


def quoted(view: View, cue: Cue, begin: Opening, within: Attribution | None, told: bool) -> tuple[int, int] | None:
    """Give the tokens of the one whom the subject quotes, None where it quotes nobody.

    `within` is the attribution between the cue and its content; `told` says that the subject is a text or a body.

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> said = read(Article.make(text="علمت الصحيفة من مصادر دبلوماسية أن الوفد عاد.")).statements[0]
    >>> said.source.text, [link.text for link in said.chain]
    ('مصادر دبلوماسية', ['الصحيفة'])
    """
    if within and within.source and "QUOTING" in view.tokens[within.index].classes:
        medium = view.flags[within.source[0]] & (MEDIA | MHEAD)
        return within.source if told or not medium else None  # أكد الوزير، نقلا عن الوكالة، أن
    if "learnt" in cue.frame.flags:
        for index in range(cue.index + 1, begin.start - 1):
            if view.is_word(index, "FROM") and speaks(view, index + 1):
                return index + 1, max(noun_phrase(view, index + 1, begin.start), index + 2)
    return None


def quoter(view: View, cue: Cue, end: int) -> tuple[int, int] | None:
    """Give the tokens of the subject who quotes another named from `end` on: behind the verb, else right before it.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("علمت الصحيفة من مصادر دبلوماسية أن الوفد عاد", Analyser(load("ar"))))
    >>> quoter(view, Finder()(view)[0], 3)
    (1, 2)
    """
    start = cue.index + 1
    last = noun_phrase(view, start, end)
    return (start, last) if last > start else medium_before(view, cue.index)
