"""Chains: who relayed a statement, or to whom it was given, between the speaker and the outlet that prints it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mahdar.model import Link, Source
from mahdar.read.statements.cues import Cue
from mahdar.read.statements.media import Media, counts
from mahdar.read.statements.phrases import noun_phrase
from mahdar.read.statements.told import given, governed, heard, says_before, speech_before, spoken
from mahdar.read.statements.view import (
    ADVERB,
    ATTRIB,
    COLON,
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
    WHAT,
    View,
)

_REACH, _SETTING, _QUOTED, _NEAR, _ASIDE = 45, 12, 6, 12, 25
_WITH = frozenset({"INTO", "NOTHAT"})  # إلى، مع: of whom one speaks with only where something tells of speech
_OPENERS = frozenset({"ABOUTHIM", "PASSING", "GIVENTO", "QUESTION", "PROGRAMME", "OWNSPEECH"})


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
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("نقلت رويترز عن الوزير أن الوفد عاد", Analyser(load("ar"))))
    >>> relay_at(view, Finder()(view)[0], 7)
    Relay(outlet=(1, 2), source=(3, 4), after=4)
    """
    to = "to" in cue.frame.flags
    outlet, index = _outlet(view, cue, end, to)
    for j in range(index, min(end, index + _NEAR)):
        halts = view.flags[j] & CUE and not view.flags[j] & (SPEAKER | PREP)
        if (halts or view.flags[j] & (END | THAT)) and "HALF" not in view.tokens[j].classes:
            return None
        first = _quoted(view, j, to)
        if first:
            last = noun_phrase(view, first, end)
            if first < last < end and "PERSON" in view.tokens[last].classes and not view.tokens[last].pro:
                last = noun_phrase(view, last, end)  # the name behind a long title
            return Relay(outlet, (first, last), _past(view, last, end)) if last > first else None
        if "ABOUTHIM" in view.tokens[j].classes:
            last = j + 1
            if j == cue.index + 1 and last < end and _quotes(view, last):
                last = max(noun_phrase(view, last, end), last + 1)
                outlet = (j + 1, last)
            return Relay(outlet, None, _past(view, last, end))
    return None


def _outlet(view: View, cue: Cue, end: int, to: bool) -> tuple[tuple[int, int] | None, int]:
    """Give who passes it on, behind the verb or right before it, and the token behind what was looked through."""
    index = cue.index + 1
    while index < end and (view.flags[index] & (TIME | ADVERB) or "RESUMES" in view.tokens[index].classes):
        index += 1
    if (
        index < end
        and not _quoted(view, index, to)
        and not (view.flags[index] & (PREP | THAT | END) or view.tokens[index].classes & {"ABOUT", "INTO", "ABOUTHIM"})
    ):
        near = range(index + 1, min(end, index + _NEAR))
        quoted = (j for j in near if "ABOUTHIM" in view.tokens[j].classes or _quoted(view, j, to))
        last = noun_phrase(view, index, next(quoted, end))
        if last > index:
            return (index, last), last
    return medium_before(view, cue.index), index


def _quoted(view: View, index: int, to: bool) -> int:
    """Give where the one begins who is quoted behind عن or على لسان at `index`, with `to` behind إلى or ل; 0 where none is."""
    token = view.tokens[index]
    if view.is_word(index, "INTO" if to else "ABOUT") or "BEHALF" in token.classes:
        return index + 1
    return index if to and token.pro == view.grammar.to and view.flags[index] & (NAME | SPEAKER) else 0


def _quotes(view: View, index: int) -> bool:
    """Tell whether one who may quote another is named at `index`: a medium, a person, a book."""
    flag = view.flags[index]
    if flag & (MEDIA | MHEAD | SPEAKER):
        return True
    return bool(flag & NAME) and not view.tokens[index].classes & {"GPE", "LOC"}


def medium_before(view: View, verb: int) -> tuple[int, int] | None:
    """Give the medium right before the token of a verb: صحيفة … نقلت عن، «الأفق» التي نقلت عن.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> medium_before(View(Sheet("وكانت رويترز نقلت عن الوزير أن الوفد عاد", Analyser(load("ar")))), 2)
    (1, 2)
    """
    end = verb
    while end and view.flags[end - 1] & (KANA | REL):
        end -= 1
    opener = view.quotes.inside[end - 1] if end else -1
    if opener >= 0 and view.quotes.close.get(opener) == end - 1 and end - opener <= _QUOTED:
        head = range(opener - 1, max(-1, opener - 4), -1)
        return next(
            (j for j in head if view.flags[j] & (MHEAD | MEDIA) and noun_phrase(view, j, end) == end), opener
        ), end
    for start in range(end - 1, max(-1, end - 6), -1):
        if view.flags[start] & END or view.tokens[start].pro:
            return None
        if view.flags[start] & MHEAD or (view.flags[start] & MEDIA and start == end - 1):
            return (start, end) if noun_phrase(view, start, end) == end else None
    return None


def _past(view: View, index: int, end: int) -> int:
    while index < end and view.flags[index] & (TIME | ADVERB | COMMA):
        index += 1
    if index + 1 < end and view.flags[index] & COLON and "MASDAR" in view.tokens[index + 1].classes:
        return index + 1
    return _aside(view, index, end)


def _aside(view: View, index: int, end: int) -> int:
    """Give where what is passed on begins behind words on the one quoted: ، لم يكشف عن اسمه، أن; قوله; ، وهو جندي، قوله."""
    hidden = verbal = False  # لم تذكر اسمه: the verb is no cue
    for j in range(index, min(end, index + _ASIDE)):
        flag, token = view.flags[j], view.tokens[j]
        if flag & END or (flag & QUOTE and not 0 < j - index <= _SETTING):
            break
        noun = {"CUE", "MASDAR"} <= token.classes and "TOHIDE" not in token.classes
        if noun and (token.enc or (j + 1 < end and flag & DEF and view.flags[j + 1] & THAT)):
            return j
        if (flag & THAT and (view.flags[j - 1] & COMMA or not verbal)) or (hidden and flag & (THAT | QUOTE | COLON)):
            return j
        hidden = hidden or "UNNAMED" in token.classes
        verbal = verbal or bool(flag & CUE and not flag & SPEAKER) or bool(flag & PREP and view.is_word(j, "NOTHAT"))
        if flag & THAT:
            break
    return index


def link_of(source: Source) -> Link:
    """Give the source of a statement as a link of the chain of one within it.

    >>> link_of(Source(start=0, end=6, text="الوزير")).name
    'الوزير'
    """
    name = source.text if source.kind == "document" else source.name or source.text
    kind = {"named": "person", "official": "person", "document": "document"}.get(source.kind, "other")
    return Link(
        start=source.start,
        end=source.end,
        text=source.text,
        name=name,
        kind=kind,  # type: ignore[arg-type]
        entity=source.entity,
    )


def links(
    view: View, media: Media, start: int, end: int, source: tuple[int, int], told: bool = False
) -> Iterator[Link]:
    """Give the media named from the token `start` to `end`, outside the source's own words (offsets).

    With `told`, a name in quotation marks is taken for whom it was told to: أبلغ مصدر «الحياة» أن.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("قال الوزير لوكالة رويترز إن الوفد عاد", Analyser(load("ar"))))
    >>> [link.name for link in links(view, Media(load("ar")), 1, 4, (4, 10))]
    ['وكالة رويترز']
    """
    return _links(view, media, (start, end), source, told, False)


def named_in(view: View, media: Media, where: tuple[int, int], source: tuple[int, int] = (0, 0)) -> Iterator[Link]:
    """Give the media in the words that name one who passes on what another said, which may begin with one.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("نقلت وكالة رويترز عن الوزير", Analyser(load("ar"))))
    >>> [link.name for link in named_in(view, Media(load("ar")), (1, 2))]
    ['وكالة رويترز']
    """
    return _links(view, media, where, source, False, True)


def _links(
    view: View, media: Media, where: tuple[int, int], source: tuple[int, int], told: bool, named: bool
) -> Iterator[Link]:
    index, end, last = where[0], min(where[1], where[0] + _REACH), -1  # last: where the link before ends
    while index < end:
        flag = view.flags[index]
        inner = media.inside(view, index) if flag & NAME and not flag & (MEDIA | MHEAD) else None
        if inner and not source[0] <= inner.start < source[1]:
            yield inner
        first = named and (index == where[0] or not _is_person(view, where[0]))
        joined = index == last and view.tokens[index].pro in view.grammar.joins
        if _names(view, media, index, source, told and index > where[0], first or joined):
            found = media.at(view, index, where[1])
            if found:
                link, index = found
                if not source[0] <= link.start < source[1] and not media.is_platform(view, link, index):
                    last = index
                    yield link
                continue
        index += 1


def _is_person(view: View, index: int) -> bool:
    """Tell whether somebody with a name or an office is named from `index` on: the medium that he works for says nothing."""
    token = view.tokens[index]
    return not token.classes.isdisjoint({"PERSON", "OFFICE"}) or token.get("SPEAKER", "kind") == "official"


def attributed(view: View, media: Media, start: int, end: int, named: bool = True) -> tuple[Link, ...]:
    """Give the media that stand from the end of an attribution, which has `named` somebody, up to the next comma.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("بحسب مصدر تحدث إلى وكالة رويترز.", Analyser(load("ar"))))
    >>> [link.name for link in attributed(view, Media(load("ar")), 2, 6)]
    ['وكالة رويترز']
    """
    stop = start
    while stop < min(end, start + _SETTING) and not view.flags[stop] & (COMMA | END):
        stop += 1
    return tuple(_links(view, media, (start, stop), (0, 0), False, named))


def _names(view: View, media: Media, index: int, source: tuple[int, int], told: bool, free: bool = False) -> bool:
    """Tell whether a medium, or whom it was given to, is named from the token at `index` on; a `free` one needs no governor."""
    flag, token, to = view.flags[index], view.tokens[index], view.grammar.to
    if flag & (MEDIA | MHEAD) or "PROGRAMME" in token.classes or counts(view, index):
        return free or governed(view, index, source, told)
    if view.opens(index, "REPORTER"):
        return token.pro == to and media.inside(view, index) is None
    if token.form == to:
        return index == 0 or spoken(view, index - 1, source) or media.knows(view, index + 1)
    if flag & WEAKM:
        addressed = token.pro == to and bool(index) and spoken(view, index - 1, source)
        return addressed or given(view, index, source, True)
    known = bool(flag & (OPENP | QUOTE)) and media.knows(view, index)
    if flag & OPENP:
        return given(view, index, source, known)
    return bool(flag & QUOTE) and _quoted_name(view, index, source, told, known)


def _quoted_name(view: View, index: int, source: tuple[int, int], told: bool, known: bool) -> bool:
    """Tell whether the name in quotation marks at `index` is a medium's, or of whom somebody tells: أبلغ الوزير «الأفق» أن."""
    if index and index + 1 < len(view.tokens) and view.tokens[index + 1].pro == view.grammar.to:
        return known and (spoken(view, index - 1, source) or heard(view, index))
    if given(view, index, source, known):
        return True
    if not told and not view.flags[index - 1] & VENUE:
        return False
    before = view.tokens[index - 1]
    return known or (source[0] < before.end and before.start < source[1] and heard(view, index))


def interview(view: View, media: Media, first: int, cue: int) -> Iterator[Link]:
    """Give the media of an interview named before the cue: وفي مقابلة مع قناة … قال.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("وفي مقابلة مع قناة الجزيرة قال الوزير إن الوفد عاد", Analyser(load("ar"))))
    >>> [link.name for link in interview(view, Media(load("ar")), 0, 4)]
    ['قناة الجزيرة']
    """
    start = max(first, cue - _REACH)
    mask = VENUE | MEDIA | MHEAD | WEAKM | NAME
    if _in_text(view, cue, start):
        mask |= CUE
    for index in range(start, cue - 1):
        token = view.tokens[index]
        if view.flags[index] & mask or token.form == view.grammar.to or not token.classes.isdisjoint(_OPENERS):
            found = _opened(view, media, index, cue)
            if found:
                yield found
                return


def _opened(view: View, media: Media, index: int, cue: int) -> Link | None:
    """Give the medium that the word at `index` opens: عنه الوكالة، نشرتها مجلة، عبر قناة، مقابلة مع صحيفة."""
    token, after = view.tokens[index], index + 1
    thing = index > 1 and view.flags[index - 1] & WHAT and not view.flags[index - 2] & ATTRIB  # نفى ما نشرته الصحيفة
    prints = "PASSING" in token.classes and token.enc and not thing
    about = "ABOUTHIM" in token.classes or prints or _passes(view, index, cue)
    while about and after < cue and view.flags[after] & (TIME | ADVERB):
        after += 1
    if after >= len(view.tokens):
        return None
    headed = bool(view.flags[after] & (MEDIA | MHEAD)) or counts(view, after)
    meant = view.is_word(index, "GIVENTO") and (token.classes.isdisjoint(_WITH) or speech_before(view, index))
    if (about and headed) or (
        meant and (headed or (view.flags[after] & QUOTE and (media.knows(view, after) or given(view, after, (0, 0)))))
    ):
        found = media.at(view, after, cue)
        return found[0] if found and not media.is_platform(view, *found) else None
    shown = view.opens(index, "PROGRAMME")
    behind = view.tokens[cue + 1].classes if cue + 1 < len(view.tokens) else frozenset()
    written = "OWNSPEECH" in token.classes and "RESUMES" in behind  # مقال في صحيفة … دعا فيه
    if view.flags[index] & VENUE or "QUESTION" in token.classes or shown or written:
        return _behind_setting(view, media, after, cue, shown)
    if _told_that(view, index, media):
        found = media.at(view, after if token.form == view.grammar.to else index, cue)
        return found[0] if found and not media.is_platform(view, *found) else None
    return None


def _told_that(view: View, index: int, media: Media) -> bool:
    """Tell whether the word at `index` names the medium that was told before others say more: أوضح ذلك لرويترز الوزير، مؤكدا أن."""
    token = view.tokens[index]
    if index and token.form == view.grammar.to:  # قال لـ«الأفق» السفير الذي شدد؛ كشف الوزير، لـ«الأفق»، تفاصيل
        told = view.flags[index - 1] & (CUE & ~SPEAKER | COMMA) or says_before(view, index)
        return bool(told) and media.knows(view, index + 1)
    if not index or token.pro != view.grammar.to or not view.flags[index] & (MEDIA | MHEAD | WEAKM):
        return False
    return "THATONE" in view.tokens[index - 1].classes or bool(view.flags[index - 1] & CUE & ~SPEAKER)


def _passes(view: View, index: int, cue: int) -> bool:
    """Tell whether the verb at `index` passes on the text whose words the cue gives: نقلت الوكالة بيان الجيش الذي قال."""
    token = view.tokens[index]
    if token.enc or not ("PASSING" in token.classes or "relay" in (token.get("CUE", "flags") or ())):
        return False
    return _in_text(view, cue, index + 1)


def _in_text(view: View, cue: int, first: int) -> bool:
    """Tell whether the cue gives the words of a text named before it: نقلت الوكالة بيان الجيش الذي قال، بيانا جاء فيه."""
    relative = any(view.flags[j] & REL for j in range(max(first, cue - 3), cue))
    return relative or (cue + 1 < len(view.tokens) and "RESUMES" in view.tokens[cue + 1].classes)


def _behind_setting(view: View, media: Media, start: int, cue: int, shown: bool = False) -> Link | None:
    """Give the medium named behind a setting; of what is `shown`, also in words on it: البرنامج الذي يقدمه … على قناة."""
    for index in range(start, min(cue, start + _SETTING)):
        flag = view.flags[index]
        if flag & (END | THAT) or (flag & REL and not shown) or (flag & CUE & ~SPEAKER and not view.tokens[index].enc):
            return None
        inner = media.inside(view, index) if flag & NAME and not flag & (MEDIA | MHEAD) else None
        if inner:
            return inner
        if _names(view, media, index, (0, 0), True):
            found = media.at(view, index, cue)
            if found:
                return None if media.is_platform(view, *found) else found[0]
    return None
