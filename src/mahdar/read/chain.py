"""Chains: who relayed a statement, or to whom it was given, between the speaker and the outlet that prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mahdar.lang.fold import fold
from mahdar.lang.pack import Pack
from mahdar.model import Link, Source
from mahdar.read.cues import Cue
from mahdar.read.phrases import noun_phrase
from mahdar.read.view import (
    ADVERB,
    CLOSEP,
    COMMA,
    CUE,
    DEF,
    END,
    KANA,
    MEDIA,
    MHEAD,
    NAME,
    OPENP,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    THAT,
    TIME,
    VENUE,
    WEAKM,
    WORD,
    View,
)

_REACH = 45


class Medium(msgspec.Struct, frozen=True):
    """What the pack knows of an agency, a paper, a channel.

    >>> Medium("reuters", "رويترز", "agency").kind
    'agency'
    """

    id: str
    name: str
    kind: str


class Media:
    """The agencies and outlets of a pack by their folded forms, and where a text names one.

    >>> from mahdar.lang.pack import load
    >>> Media(load("ar")).known["رويترز"].id
    'reuters'
    """

    def __init__(self, pack: Pack) -> None:
        self.known: dict[str, Medium] = {}
        for entry in pack.table("medium"):
            medium = Medium(entry.get("id"), entry.get("name"), entry.get("kind", "other"))
            for form in entry.get("forms", ()):
                self.known.setdefault(fold(form), medium)

    def at(self, view: View, index: int, end: int) -> tuple[Link, int] | None:
        """Give the agency or outlet named at `index` as a link, and the token behind it; None where none is."""
        flag, token = view.flags[index], view.tokens[index]
        if flag & MEDIA:
            last = index + 1
            while flag & MHEAD and last < end and view.flags[last] & MEDIA and not view.flags[last] & MHEAD:
                last += 1
            if (
                flag & MHEAD
                and last < end
                and view.flags[last] & QUOTE
                and view.quotes.close.get(last, end) - last <= 5
            ):
                last = view.quotes.close[last] + 1
            if last + 2 < end and view.tokens[last].form == "(" and view.tokens[last + 2].form == ")":
                last += 3
            return self._link(view, index, last, self._kind(token.core)), last
        if flag & MHEAD:
            last = max(noun_phrase(view, index, end), index + 1)
            if (
                last < end
                and view.flags[last] & QUOTE
                and last in view.quotes.close
                and view.quotes.close[last] - last <= 5
            ):
                last = view.quotes.close[last] + 1
            if last > index + 1 or (flag & DEF and token.pro == view.grammar.to):
                return self._link(view, index, last, token.get("MEDIAHEAD", "kind") or "other"), last
            return None
        if token.form == view.grammar.to and index + 1 < end and view.flags[index + 1] & OPENP:
            return self.at(view, index + 1, end)
        if (
            token.form == view.grammar.to
            and index + 1 < end
            and not view.flags[index + 1] & QUOTE
            and view.flags[index + 1] & WORD
        ):
            return self._link(view, index + 1, index + 2, "other"), index + 2
        if flag & WEAKM:
            return self._link(view, index, index + 1, "other"), index + 1
        if flag & OPENP:
            shut = next((j for j in range(index + 1, min(end, index + 5)) if view.flags[j] & CLOSEP), 0)
            return (self._link(view, index + 1, shut, "other"), shut + 1) if shut > index + 1 else None
        if flag & QUOTE:
            close = view.quotes.close.get(index, end)
            if close - index <= 5 and close < end:
                return self._link(view, index, close + 1, "other"), close + 1
        return None

    def inside(self, view: View, index: int) -> Link | None:
        """Give the medium named within a longer name: مراسل شبكة … ; None where none is."""
        parts = view.tokens[index].parts
        for number, part in enumerate(parts):
            if number and part.classes & {"MEDIAHEAD", "AGENCY", "OUTLET", "MEDIA"}:
                start, end = part.core_start if part.pro else part.start, parts[-1].end
                text = view.text[start:end]
                known = next((m for p in parts[number:] if (m := self.known.get(p.core))), None)
                kind = known.kind if known else part.get("MEDIAHEAD", "kind") or "other"
                return Link(
                    start=start,
                    end=end,
                    text=text,
                    name=text,
                    kind=kind,  # type: ignore[arg-type]
                    entity=known.id if known else None,
                )
        return None

    def _kind(self, core: str) -> str:
        medium = self.known.get(core)
        return medium.kind if medium else "other"

    def _link(self, view: View, start: int, end: int, kind: str) -> Link:
        first, last = view.tokens[start], view.tokens[end - 1]
        begin = first.core_start if first.pro else first.start
        text = view.text[begin : last.end]
        medium = self.known.get(fold(text.strip(_QUOTES))) or next(
            (m for t in view.tokens[start:end] if (m := self.known.get(t.core))), None
        )
        inner = _INNER.search(text)
        name = _name(view, start, end) or (inner[1] if inner else text)
        rest = text.partition(" ")[2]
        if name == text and " " not in rest and fold(rest) in self.known:
            name = rest
        return Link(
            start=begin,
            end=last.end,
            text=text,
            name=name.strip(_QUOTES),
            kind=medium.kind if medium else kind,  # type: ignore[arg-type]
            entity=medium.id if medium else None,
        )


class Relay(msgspec.Struct, frozen=True):
    """One who passes on what another said: the tokens of the relay, of the other (None: a pronoun), and the token behind.

    >>> Relay(None, (2, 3), 3).after
    3
    """

    outlet: tuple[int, int] | None
    source: tuple[int, int] | None
    after: int


def relay_at(view: View, cue: Cue, end: int) -> Relay | None:
    """Give the relay whose verb is `cue`: نقلت الوكالة عن الوزير; None without its عن.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("نقلت رويترز عن الوزير أن الوفد عاد", Analyser(load("ar"))))
    >>> relay_at(view, Finder()(view)[0], 7)
    Relay(outlet=(1, 2), source=(3, 4), after=4)
    """
    index = cue.index + 1
    while index < end and view.flags[index] & (TIME | ADVERB):
        index += 1
    outlet = None
    if (
        index < end
        and not view.tokens[index].classes & {"ABOUT", "INTO", "ABOUTHIM"}
        and not view.flags[index] & (PREP | THAT | END)
    ):
        last = noun_phrase(view, index, end)
        outlet, index = ((index, last) if last > index else None), max(last, index)
    if outlet is None:
        outlet = _before(view, cue)
    via = "INTO" if "to" in cue.frame.flags else "ABOUT"
    for j in range(index, min(end, index + 12)):
        if view.flags[j] & (END | THAT | CUE & ~SPEAKER):
            return None
        if view.is_word(j, via) or "BEHALF" in view.tokens[j].classes:
            last = noun_phrase(view, j + 1, end)
            return Relay(outlet, (j + 1, last), _past(view, last, end)) if last > j + 1 else None
        if "ABOUTHIM" in view.tokens[j].classes:
            last = j + 1
            if j == cue.index + 1 and last < end and view.flags[last] & (MEDIA | MHEAD):
                last = max(noun_phrase(view, last, end), last + 1)
                outlet = (j + 1, last)
            return Relay(outlet, None, _past(view, last, end))
    return None


def _before(view: View, cue: Cue) -> tuple[int, int] | None:
    """Give the medium right before the verb: صحيفة … نقلت عن."""
    end = cue.index
    while end and view.flags[end - 1] & KANA:
        end -= 1
    for start in range(end - 1, max(-1, end - 6), -1):
        if view.flags[start] & END or view.tokens[start].pro:
            return None
        if view.flags[start] & MHEAD or (view.flags[start] & MEDIA and start == end - 1):
            return (start, end) if noun_phrase(view, start, end) == end else None
    return None


def _past(view: View, index: int, end: int) -> int:
    while index < end and view.flags[index] & (TIME | ADVERB | COMMA):
        index += 1
    for j in range(index, min(end, index + 25)):  # the verbal noun behind what stands between commas
        token = view.tokens[j]
        if view.flags[j] & END or view.flags[j] & THAT:
            break
        if token.enc and "CUE" in token.classes and "MASDAR" in token.classes and view.flags[j - 1] & COMMA:
            return j
    return index


def link_of(source: Source) -> Link:
    """Give the source of a statement as a link of the chain of one within it.

    >>> link_of(Source(start=0, end=6, text="الوزير")).name
    'الوزير'
    """
    name = source.text if source.kind in ("document", "anonymous") else source.name or source.text
    kind = {"named": "person", "official": "person", "document": "document"}.get(source.kind, "other")
    return Link(
        start=source.start,
        end=source.end,
        text=source.text,
        name=name,
        kind=kind,  # type: ignore[arg-type]
        entity=source.entity,
    )


_QUOTES = "\"'«»“”‘’()[] "


_INNER = re.compile(r"[\"«“]\s*([^\"«»“”]+?)\s*[\"»”]")


def _name(view: View, start: int, end: int) -> str:
    """Give the name proper: what stands in quotation marks, or the words behind وكالة, صحيفة, قناة."""
    for index in range(start, end):
        if view.flags[index] & QUOTE and index in view.quotes.close and view.quotes.close[index] < end:
            return view.text[view.tokens[index].end : view.tokens[view.quotes.close[index]].start]
    if view.flags[start] & MHEAD and end > start + 1 and not view.flags[start] & DEF:
        return view.text[view.tokens[start + 1].start : view.tokens[end - 1].end]
    return ""


def links(
    view: View, media: Media, start: int, end: int, source: tuple[int, int], told: bool = False
) -> Iterator[Link]:
    """Give the media named from the token `start` to `end`, outside the source's own words (offsets).

    With `told`, a name in quotation marks is taken for whom it was told to: أبلغ مصدر «الحياة» أن.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("قال الوزير لوكالة رويترز إن الوفد عاد", Analyser(load("ar"))))
    >>> [link.name for link in links(view, Media(load("ar")), 1, 4, (4, 10))]
    ['رويترز']
    """
    index = start
    while index < min(end, start + _REACH):
        flag = view.flags[index]
        inner = media.inside(view, index) if flag & NAME and not flag & (MEDIA | MHEAD) else None
        if inner and not source[0] <= inner.start < source[1]:
            yield inner
        if flag & (MEDIA | MHEAD) or view.tokens[index].form == view.grammar.to or _told(view, index, told):
            found = None if index == start and told and flag & QUOTE else media.at(view, index, end)
            if found:
                link, index = found
                if not (source[0] <= link.start < source[1]):
                    yield link
                continue
        index += 1


def _told(view: View, index: int, told: bool) -> bool:
    """Tell whether the token at `index` opens a name of whom it was given to, though it is no name of a medium by itself."""
    flag = view.flags[index]
    if flag & WEAKM:
        return view.tokens[index].pro == view.grammar.to or _given(view, index)
    if flag & OPENP:
        return _given(view, index)
    return bool(flag & QUOTE) and (told or _given(view, index))


def _given(view: View, index: int) -> bool:
    """Tell whether the name in quotation marks at `index` is of whom it was given to: لـ«السفير»، تلقت «الشروق»، سؤال «الوطن»."""
    before, flag = view.tokens[index - 1], view.flags[index - 1]
    if before.form == view.grammar.to or flag & VENUE or view.is_word(index - 1, "GIVENTO"):
        return True
    return (
        not flag & (DEF | NAME | SPEAKER | MHEAD) and before.form.endswith(view.grammar.passed) and len(before.form) > 3
    )


def interview(view: View, media: Media, first: int, cue: int) -> Iterator[Link]:
    """Give the media of an interview named before the cue: وفي مقابلة مع قناة … قال.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("وفي مقابلة مع قناة الجزيرة قال الوزير إن الوفد عاد", Analyser(load("ar"))))
    >>> [link.name for link in interview(view, Media(load("ar")), 0, 4)]
    ['قناة الجزيرة']
    """
    for index in range(max(first, cue - 25), cue):
        if "ABOUTHIM" in view.tokens[index].classes and index + 1 < cue and view.flags[index + 1] & (MEDIA | MHEAD):
            relayed = media.at(view, index + 1, cue)
            if relayed:
                yield relayed[0]
                return
        passed = "PASSING" in view.tokens[index].classes and view.tokens[index].enc
        if passed and index + 1 < cue and view.flags[index + 1] & (MEDIA | MHEAD):
            found = media.at(view, index + 1, cue)
            if found:
                yield found[0]
                return
        if view.is_word(index, "GIVENTO") and index + 1 < cue and view.flags[index + 1] & (MEDIA | MHEAD | QUOTE):
            through = media.at(view, index + 1, cue)
            if through and (through[0].entity or not view.flags[index + 1] & QUOTE):
                yield through[0]
                return
        if view.flags[index] & VENUE or "QUESTION" in view.tokens[index].classes:
            for after in range(index + 1, min(cue, index + 6)):
                if view.flags[after] & (END | THAT | REL) or (
                    view.flags[after] & CUE & ~SPEAKER and not view.tokens[after].enc
                ):
                    break
                wanted = (
                    view.flags[after] & (MEDIA | MHEAD)
                    or view.tokens[after].form == view.grammar.to
                    or _told(view, after, False)
                )
                found = media.at(view, after, cue) if wanted else None
                if found:
                    yield found[0]
                    return
