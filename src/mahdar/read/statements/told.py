"""Whom something is told to, and who puts out what was written: how words before and behind a medium or a text govern it."""

from __future__ import annotations

from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.view import (
    ADVERB,
    ATTRIB,
    CLOSEP,
    COLON,
    COMMA,
    CUE,
    DEF,
    END,
    NAME,
    PREP,
    QUOTE,
    SPEAKER,
    THAT,
    TIME,
    VENUE,
    VERBS,
    WHAT,
    View,
)

_SPEECH, _TOLD = 15, 12
_WORDS = 4  # between a text and the verb that says who put it out, at most
_SHORT = 5  # tokens of a name in quotation marks, at most
_ASKS = frozenset({"QUESTION", "RECEIVES", "GIVENTO", "ABOUTHIM", "PRONOMINAL", "SHOWNON", "SOMEOF", "PROGRAMME"})
_NEWS = frozenset({"OFMEDIA", "OFNEWS", "ORIGIN", "LATIN", "QUOTE", "OPENQ", "CLOSEQ", "OPENP"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "STATE", "COUNTRY", "GIVEN", "CAPITAL"})
_MEDIA = frozenset({"MEDIA", "AGENCY", "OUTLET", "MEDIAHEAD", "WEAKMEDIUM"})
_DESCRIBES = frozenset({"ADJECTIVE", "NISBA", "ORIGIN", "ORDINAL", "NUMBER"})


def governed(view: View, index: int, source: tuple[int, int], told: bool) -> bool:
    """Tell whether the words before the medium at `index` make it one that passes on or was told: لقناة، نشرته صحيفة، مقابلة مع.

    The subject or object of another verb is none (حين نشرت مجلة صورا), nor what a noun has of it (رئيس تحرير صحيفة).
    With `told` it may stand right behind the speaker, whose place is `source`: أبلغ الوزير وكالة.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("حين نشرت مجلة محلية صورا نشرتها صحيفة محلية", Analyser(load("ar"))))
    >>> governed(view, 2, (0, 0), False), governed(view, 6, (0, 0), False)
    (False, True)
    """
    if not index or view.grammar.governed(view.tokens[index].pro):
        return True
    before = index - 1
    while before and view.flags[before] & (TIME | ADVERB | QUOTE):
        before -= 1
    token, flag = view.tokens[before], view.flags[before]
    if token.classes & _ASKS or flag & (ATTRIB | VENUE):
        return True
    if not token.classes.isdisjoint(VERBS) or (
        token.enc and "UNK" in token.classes
    ):  # نشرته الصحيفة، كما نشرت الصحيفة, not حين نشرت الصحيفة صورا
        return bool(token.enc or (before and view.flags[before - 1] & (ATTRIB | WHAT)))
    if view.is_word(before, "BEHALF") or token.form == view.grammar.to:
        return True
    if flag & PREP:
        return not token.classes & {"FROM", "ASIDE", "NOTHAT"}
    if not told:
        return False
    follows = index + 1 < len(view.flags) and bool(view.flags[index + 1] & THAT)
    return follows or (source[0] < token.end and token.start < source[1]) or _placed(view, before, source[1])


def _placed(view: View, last: int, end: int) -> bool:
    """Tell whether the words up to the token `last` say where the one is whose name ends at the offset `end`: مسؤول في البلدة."""
    if not view.flags[last] & (DEF | NAME):
        return False
    for index in range(last - 1, max(0, last - _WORDS), -1):
        if view.flags[index] & PREP:
            return 0 < end == view.tokens[index - 1].end
        if view.flags[index] & (COMMA | END | QUOTE | CUE):
            break
    return False


def is_medium(view: View, index: int, last: int, told: bool = False) -> bool:
    """Tell whether what begins at `index` with a noun of several senses is a medium: محطة تلفزيونية, not محطة القطار.

    Where it passes something on (`told`), it is one but for what it has of a definite noun.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("محطة تلفزيونية محطة القطار", Analyser(load("ar"))))
    >>> is_medium(view, 0, 2), is_medium(view, 2, 4)
    (True, False)
    """
    first, *rest = [part for token in view.tokens[index:last] for part in (token.parts or (token,))]
    if not rest or not first.get("MEDIAHEAD", "senses"):
        return True
    head = rest[0].classes
    if "DEF" in head and head.isdisjoint(_DESCRIBES | _NEWS | _NAMES | _MEDIA):
        return any(part.classes & {"OFMEDIA", "OFNEWS"} for part in rest)  # وكالة الفضاء، موقع الحادث
    for part in rest:
        if told or not part.classes.isdisjoint(_NEWS | _NAMES) or ("UNK" in part.classes and "DEF" not in part.classes):
            return True
        if part.pro or "PREP" in part.classes:
            break
    return any(not part.classes.isdisjoint(_MEDIA) for part in rest)


def given(view: View, index: int, source: tuple[int, int], known: bool = False) -> bool:
    """Tell whether the name at `index` is of whom it was given to: لـ«السفير»، تلقت «الشروق»، سؤال «الوطن».

    `source` is where the speaker stands (offsets): behind him ل names to whom he spoke, elsewhere whose something is.
    A name that is not `known` for a medium's must be followed by what is said, unless a verb or a setting governs it:
    الأمين العام لـ«التعاون» is his title.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("قال لـ«الأفق» إن الوفد عاد", Analyser(load("ar"))))
    >>> given(view, 2, (0, 0))
    True
    """
    if not index:
        return False
    before = index - 1
    token = view.tokens[before]
    if token.classes & {"RECEIVES", "QUESTION"}:
        return True
    if token.form == view.grammar.to:
        if not known and {"NAME", "ORG"} <= view.tokens[min(index + 1, len(view.tokens) - 1)].classes:
            return False  # الأمين العام لـ«أوبك»
        if before == 0 or heard(view, index):
            return before == 0 or known or spoken(view, before - 1, source)
        return spoken(view, before - 1, source if known else (0, 0))
    return view.is_word(before, "GIVENTO") and (before == 0 or _setting(view, before - 1) or _talked(view, before))


def put_out(view: View, index: int, end: int) -> tuple[int, int]:
    """Give who put out the text whose noun stands before `index`: بيان أصدرته الوزارة، رسالة مشتركة صادرة عن القصر.

    Where nobody is named, both are the token behind the words that say it was put out, or 0 where none do.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("في بيان أصدرته الوزارة إن الوفد عاد. في بيان نشره أمس", Analyser(load("ar"))))
    >>> put_out(view, 2, 7), put_out(view, 10, 12), put_out(view, 3, 7)
    ((3, 4), (12, 12), (0, 0))
    """
    for verb in range(index, min(end, index + _WORDS)):
        token = view.tokens[verb]
        by = "ISSUED" in token.classes and view.is_word(verb + 1, "ABOUT") if verb + 1 < end else False
        if by or (token.enc and not token.pro and "ISSUES" in token.classes):
            first = _past_stead(view, verb + 1 + by, end)
            return first, max(noun_phrase(view, first, end), first) if speaks(view, first) else first
        if view.flags[verb] & (END | COMMA | PREP | THAT | QUOTE | COLON | TIME) or token.pro:
            break
    return 0, 0


def _past_stead(view: View, index: int, end: int) -> int:
    """Step over times and in whose stead it was read out: تلاها أمس نيابة عنه."""
    while index < end:
        if "INSTEAD" in view.tokens[index].classes and index + 1 < end:
            index += 1
        elif not (view.flags[index] & (TIME | ADVERB) or view.pronominal(index)):
            break
        index += 1
    return index


def speech_before(view: View, index: int) -> bool:
    """Tell whether a setting or a verb of talking stands before the preposition at `index`: لقاء أجرته مع, not متعاون مع.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("في لقاء أجراه مع القناة. وهو متعاون مع القناة", Analyser(load("ar"))))
    >>> speech_before(view, 3), speech_before(view, 8)
    (True, False)
    """
    for back in range(index - 1, max(-1, index - _SPEECH), -1):
        if view.flags[back] & END:
            return False
        if view.flags[back] & (VENUE | CUE) or "CONTACT" in view.tokens[back].classes:
            return True
    return index == 0


def says_before(view: View, index: int) -> bool:
    """Tell whether a verb of saying and its subject, of few words, stand right before `index`: كشف الوزير لـ«الأفق» تفاصيل.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> says_before(View(Sheet("كشف الوزير لـ«الأفق» تفاصيل", Analyser(load("ar")))), 2)
    True
    """
    if not view.flags[index - 1] & (NAME | SPEAKER | DEF):
        return False
    for verb in range(index - 2, max(-1, index - 4), -1):
        if view.flags[verb] & CUE and not view.flags[verb] & SPEAKER:
            return "PERFECT" in view.tokens[verb].classes
        if view.flags[verb] & (PREP | COMMA | END):
            break
    return False


def told_until(view: View, index: int, end: int) -> int:
    """Give where the words end in which whom somebody told may be named, who is named before `index`: مصادر مطلعة لـ«الأفق».

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> told_until(View(Sheet("نفته مصادر لرويترز.", Analyser(load("ar")))), 2, 4)
    3
    """
    stop = min(end, index + _TOLD)
    return next((i for i in range(index, stop) if view.flags[i] & (COMMA | END)), max(index, stop))


def heard(view: View, index: int) -> bool:
    """Tell whether what is said follows the name in quotation marks or brackets at `index`: لـ«الأفق» إن، لـ«الأفق»: «…».

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> heard(View(Sheet("قال لـ«الأفق» إن الوفد عاد", Analyser(load("ar")))), 2)
    True
    """
    stop = min(len(view.flags), index + _SHORT + 1)
    close = view.quotes.close.get(index) or next((j for j in range(index + 1, stop) if view.flags[j] & CLOSEP), 0)
    after = close + 1
    while 0 < after < len(view.flags) and view.flags[after] & (TIME | ADVERB | COMMA):
        after += 1
    return index < close < stop and after < len(view.flags) and bool(view.flags[after] & (THAT | COLON | QUOTE))


def spoken(view: View, index: int, source: tuple[int, int]) -> bool:
    """Tell whether the word at `index` is a verb of saying, its subject's last, or a setting: behind it ل names whom it is told.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> spoken(View(Sheet("قال للوزير", Analyser(load("ar")))), 0, (0, 0))
    True
    """
    flag, token = view.flags[index], view.tokens[index]
    if source[0] < token.end and token.start < source[1]:
        return True
    if flag & (TIME | ADVERB | COMMA | CLOSEP | QUOTE) or (flag & CUE and not flag & SPEAKER):
        return True
    return _setting(view, index)


def _talked(view: View, index: int) -> bool:
    """Tell whether somebody talks, a few words before `index`: تحدث الوزير إلى «الأفق»."""
    for back in range(index - 1, max(-1, index - 8), -1):
        if view.flags[back] & (COMMA | QUOTE | CLOSEP):
            return False
        if "CONTACT" in view.tokens[back].classes:
            return True
    return False


def _setting(view: View, index: int) -> bool:
    """Tell whether the word at `index` is a setting, perhaps described: تصريح، تصريح خاص."""
    if view.flags[index] & VENUE or "CONTACT" in view.tokens[index].classes:
        return True
    return index > 0 and bool(view.flags[index - 1] & VENUE) and not view.flags[index] & PREP
