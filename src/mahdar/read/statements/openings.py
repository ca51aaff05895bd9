"""Openings: where and how a content begins, and what the finders of contents ask of single words."""

from __future__ import annotations

from typing import Literal

import msgspec

from mahdar.read.sheet import Token
from mahdar.read.statements.phrases import noun_phrase, speaks
from mahdar.read.statements.view import (
    ADVERB,
    ATTRIB,
    COLON,
    COMMA,
    CUE,
    DEF,
    END,
    JOINT,
    KANA,
    MEDIA,
    NAME,
    NEG,
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
    View,
)

Way = Literal["that", "quote", "colon", "preposition", "object", "before"]
NEAR, FAR = 16, 70  # tokens within which a content is looked for
_NEAR_VENUE = 6  # tokens between the word for an interview and that it was broadcast
BACK = 6  # tokens before a verb in which he is named who does it
PERSONAL = frozenset({"addressee", "describe", "blame"})
_NAMING = frozenset({"describe", "doubled", "called"})


class Opening(msgspec.Struct, frozen=True):
    """Where a content begins (a token's index) and how; `clitic` counts the letters before it that are no part of it.

    >>> Opening(4, "that").way
    'that'
    """

    start: int
    way: Way
    subject: int = -1  # where the subject ends, if it had to be found for this
    stop: int = -1  # where the content ends because its speaker stands behind it (تبنى الهجوم تنظيم)
    until: int = -1  # where it ends because nothing but what a thing is called was said


def takes_person(token: Token) -> bool:
    """Tell whether the pronoun at the cue's end may be whom it is said to or what it is about."""
    return any(PERSONAL & set(h.entry.get("flags", ())) for h in token.hits if "CUE" in h.entry.classes)


def nameless(view: View, index: int) -> bool:
    """Tell whether the verb at `index` only asks not to be named, or names nobody: طلب عدم كشف اسمه، لم يذكر اسمه.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> nameless(View(Sheet("طلب عدم كشف اسمه", Analyser(load("ar")))), 0)
    True
    """
    if (
        index
        and view.flags[index - 1] & NEG
        and any("UNNAMED" in t.classes for t in view.tokens[index + 1 : index + 4])
    ):
        return True
    for offset, reach in ((0, 5), (1, 7), (2, 8)):  # كشف اسمه؛ طلب عدم الكشف عن اسمه؛ طلب المصدر عدم كشف اسمه
        hides = view.tokens[index + offset : index + offset + 1]
        if hides and "TOHIDE" in hides[0].classes:
            return any("UNNAMED" in t.classes for t in view.tokens[index + 1 : index + reach])
    return False


def halts(view: View, index: int) -> bool:
    """Tell whether the cue word at `index` is one that would take a content itself, so that no earlier cue reaches over it."""
    token = view.tokens[index]
    if token.enc and not takes_person(token):
        return False
    if index + 1 < len(view.tokens) and "ABOUTHIM" in view.tokens[index + 1].classes:
        return False
    if nameless(view, index) or attributes(view, index) or names_thing(view, index) or _tells_of(view, index):
        return False
    named = view.flags[index] & SPEAKER and not _hangs(view, index)
    if view.flags[index] & DEF or named or (token.pro and token.pro not in view.grammar.joins):
        return False
    if view.flags[index - 1] & PREP or view.flags[index] & (PREP | TIME | ADVERB) or _adjective(view, index):
        return False
    for hit in token.hits:
        flags = hit.entry.get("flags", ())
        if "directly" in flags or ("not-called" in flags and called_so(view, token)):
            continue
        wanted = hit.entry.get("object")  # كلمة ألقاها is no blame
        if wanted and token.enc and not any(wanted in t.classes for t in view.tokens[index + 1 : index + NEAR]):
            continue
        if hit.features.person == "1" and hit.features.number == "s":
            continue  # وارد is no و and أرد
        if "CUE" not in hit.entry.classes or hit.features.paradigm not in ("perfect", "imperfect", "participle", ""):
            continue
        if hit.features.paradigm != "participle" or token.core.endswith(view.grammar.adverbial):
            return True
    return False


def _tells_of(view: View, index: int) -> bool:
    """Tell whether the verb at `index` but says who the speaker is, or when his words were broadcast.

    قال شهود تحدثوا إلى الوكالة إن، قال في مقابلة مع القناة بثت الأحد إن.
    """
    token, before = view.tokens[index], view.flags[index - 1] if index > 1 else END
    after = view.flags[index + 1] if index + 1 < len(view.flags) else END
    if token.pro or token.enc or token.classes.isdisjoint(VERBS) or after & (THAT | COLON | QUOTE | END | COMMA):
        return False
    if "PASSING" in token.classes and after & (TIME | PREP):
        return any(flag & VENUE for flag in view.flags[max(0, index - _NEAR_VENUE) : index])
    somebody = before & (SPEAKER | NAME) and not before & (DEF | MEDIA)
    said = somebody and view.flags[index - 2] & CUE and not view.tokens[index - 2].classes.isdisjoint(VERBS)
    return bool(said) and ("INDEF" in view.tokens[index - 1].classes or bool(before & SPEAKER))


def _adjective(view: View, index: int) -> bool:
    """Tell whether a participle in ة describes the indefinite noun right before it: رسالة موجهة إلى الوزير."""
    token, before = view.tokens[index], view.flags[index - 1] if index else END
    if "PARTICIPLE" not in token.classes or token.pro or not token.core.endswith(view.grammar.adjectival):
        return False
    noun = before & WORD and not before & (DEF | NAME | TIME | ADVERB | PREP) and "F" in view.tokens[index - 1].classes
    return bool(noun) and index + 1 < len(view.flags) and not view.flags[index + 1] & (THAT | COLON | QUOTE)


def names_thing(view: View, index: int) -> bool:
    """Tell whether the verb at `index` says only what that is called for which ما or من before it stands: ما وصفه بالهزيمة.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> names_thing(View(Sheet("رفض ما وصفه بالهزيمة", Analyser(load("ar")))), 2)
    True
    """
    if not index or not ("WHATCALLED" in view.tokens[index - 1].classes or of_whom(view, index)):
        return False
    return any(
        _NAMING & set(hit.entry.get("flags", ())) for hit in view.tokens[index].hits if "CUE" in hit.entry.classes
    )


def of_whom(view: View, index: int) -> bool:
    """Tell whether من before the verb at `index` means people rather than "from": من وصفهم بالخونة.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> of_whom(View(Sheet("رفض من وصفهم بالخونة", Analyser(load("ar")))), 2)
    True
    """
    return bool(index) and view.tokens[index].enc in view.grammar.people and view.is_word(index - 1, "FROM")


def on_topic(view: View, index: int) -> bool:
    """Tell whether the word at `index` says with what the clause has to do, and turns to nothing else: فيما يتعلق بكذا.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> on_topic(View(Sheet("فيما يتعلق بالحوار", Analyser(load("ar")))), 0)
    True
    """
    return not view.tokens[index].pro and index + 1 < len(view.tokens) and "TOPIC" in view.tokens[index + 1].classes


def _hangs(view: View, index: int) -> bool:
    """Tell whether a word that is a title as well hangs on the clause before it as a participle: ، مشيرا إلى أن."""
    after = view.flags[index + 1] if index + 1 < len(view.flags) else 0
    return "PARTICIPLE" in view.tokens[index].classes and bool(after & (THAT | COMMA | COLON | QUOTE))


def called_so(view: View, token: Token) -> bool:
    """Tell whether the word is spelt as the passive of a verb that ends in ي: شاب يدعى أحمد.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("يدعى", Analyser(load("ar"))))
    >>> called_so(view, view.tokens[0])
    True
    """
    return "IMPERFECT" in token.classes and view.text[: token.end].endswith(view.grammar.called)


def attributes(view: View, index: int) -> bool:
    """Tell whether the verb at `index` stands behind "according to what": what it governs is said by another verb.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> attributes(View(Sheet("وفقا لما أعلنت الشرطة", Analyser(load("ar")))), 2)
    True
    """
    if not index:
        return False
    before = view.flags[index - 1]
    if before & WHAT and index > 1:
        before = view.flags[index - 2]
    return bool(before & ATTRIB) and not before & JOINT


def clitic(view: View, index: int, letter: str) -> bool:
    """Tell whether the word at `index` has the preposition `letter` written onto it, or stands alone before a quotation."""
    token, flag = view.tokens[index], view.flags[index]
    if token.form == letter:
        return index + 1 < len(view.flags) and bool(view.flags[index + 1] & QUOTE)
    if token.parts and "NUMBER" in token.classes and letter in token.parts[0].pro:
        return True
    if letter == view.grammar.by and flag & (SPEAKER | NAME) and not token.pro:
        return False
    if flag & NAME and token.classes & {"GPE", "LOC", "CITY", "PERSON"}:
        return False
    if letter in token.pro:
        before = view.tokens[index - 1]
        holder = view.flags[index - 1] & SPEAKER and before.get("SPEAKER", "kind") != "body"  # المتحدث بوزارة الدفاع
        housed = holder and flag & SPEAKER and token.get("SPEAKER", "kind") == "body"
        named = "PERSON" in before.classes and before.record is not None and bool(getattr(before.record, "head", ""))
        return (not housed or named) and not flag & (TIME | ADVERB | PREP)
    return (
        "UNK" in token.classes
        and token.form.startswith(letter)
        and len(token.form) > 3
        and not token.pro
        and not flag & (ADVERB | PREP)
    )


def after_topic(view: View, index: int) -> bool:
    """Tell whether he who does it stands before the verb at `index`: كان الوزير قد أعلن، إن الوزير أعلن.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("كان الوزير قد أعلن اعترافه", Analyser(load("ar"))))
    >>> after_topic(view, 3), after_topic(view, 0)
    (True, False)
    """
    last = index - 1 - bool(index and view.flags[index - 1] & KANA)
    for before in range(last, max(-1, last - BACK), -1):
        if view.flags[before] & (KANA | END | COMMA | CUE | THAT | REL):
            return before < last and bool(view.flags[before] & (KANA | THAT))
    return False


def after_subject(view: View, index: int) -> bool:
    """Tell whether nothing but he who does it stands in the sentence before the verb at `index`: المتحدث أكد رفض بلاده.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("المتحدث أكد رفض بلاده", Analyser(load("ar"))))
    >>> after_subject(view, 1), after_subject(view, 2)
    (True, False)
    """
    first = view.sentence_start(index, max(0, index - FAR))
    return first < index and speaks(view, first) and noun_phrase(view, first, index) == index


def concludes(view: View, after: int, last: int) -> bool:
    """Tell whether what is attributed follows at the token `after`, perhaps behind a comma: وبحسب شهود فإن المدينة سقطت.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> concludes(View(Sheet("وبحسب شهود، فإن المدينة سقطت", Analyser(load("ar")))), 2, 6)
    True
    """
    after += after < last and bool(view.flags[after] & COMMA)
    return after < last - 1 and ("SOTHAT" in view.tokens[after].classes or view.tokens[after].pro == view.grammar.so)
