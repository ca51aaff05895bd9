"""Contents: where what somebody said begins, behind its cue or before it."""

from __future__ import annotations

from mahdar.read.statements.cues import Cue
from mahdar.read.statements.marked import marked
from mahdar.read.statements.objects import bare_object, follows_directly, is_close, is_noun
from mahdar.read.statements.openings import PERSONAL, Opening
from mahdar.read.statements.phrases import noun_phrase
from mahdar.read.statements.terms import blamed, called, termed
from mahdar.read.statements.unmarked import unmarked
from mahdar.read.statements.view import (
    ADVERB,
    COLON,
    COMMA,
    CUE,
    DASH,
    DEF,
    END,
    JOINT,
    KANA,
    NAME,
    PREP,
    QUOTE,
    REL,
    SPEAKER,
    THAT,
    TIME,
    TURN,
    WHAT,
    View,
)

_SUBJECT = 6  # tokens of a subject between كان and its verb


def opening(view: View, cue: Cue, end: int) -> Opening | None:
    """Give where the content of `cue` begins before the token `end`, None where it has none.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("حذر الوزير من أن الوقت ينفد", Analyser(load("ar"))))
    >>> opening(view, Finder()(view)[0], 6)
    Opening(start=2, way='that', subject=-1, stop=-1, until=-1)
    """
    if (
        cue.kind == "imperfect"
        and cue.index
        and view.flags[cue.index - 1] & THAT
        and not view.tokens[cue.index - 1].enc
        and _wished(view, cue.index - 1)
    ):
        return None
    if _taken_up(view, cue):
        return None
    if "within" in cue.frame.flags and not (_in_it(view, cue) or _in_what(view, cue)):
        return None
    if "blame" in cue.frame.flags:
        return blamed(view, cue, end)
    if "called" in cue.frame.flags or (cue.enc and cue.finite):
        term = termed(view, cue, end)
        if term or "called" in cue.frame.flags:
            return term or (called(view, cue.index + 1, end) if "describe" in cue.frame.flags else None)
    if cue.enc and cue.finite and not cue.frame.flags & PERSONAL:
        return None
    if "initial" in cue.frame.flags and cue.finite and not (_initial(view, cue) or _in_it(view, cue)):
        return None
    if cue.kind == "participle" and not _hangs(view, cue):
        return None
    if "describe" in cue.frame.flags and cue.enc:
        return called(view, cue.index + 1, end)
    found = marked(view, cue, end)
    if found and "directly" in cue.frame.flags and not follows_directly(view, cue, found.start):
        return None
    if cue.frame.object and (found is None or found.way in ("preposition", "that", "quote")):
        bare = bare_object(view, cue, end)
        if (
            bare
            and (
                found is None
                or (bare.start < found.start and is_noun(view, bare.start) and is_close(view, cue, bare, found))
            )
            and (found is None or found.way != "that" or bare.subject > 0 or view.tokens[bare.start].enc)
        ):
            return bare
    return found or unmarked(view, cue, end)


def before(view: View, cue: Cue) -> Opening | None:
    """Give the quotation right before a cue that has no content behind it: «لا حرب»، قال الوزير.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.statements.cues import Finder
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> view = View(Sheet("«لا حرب بيننا اليوم»، قال الوزير.", Analyser(load("ar"))))
    >>> before(view, Finder()(view)[0]).way
    'before'
    """
    index = cue.index - 1
    if index > 0 and view.flags[index] & COMMA:
        index -= 1
    if not cue.finite or not cue.frame.quote or index < 2 or not view.flags[index] & QUOTE:
        return None
    opener = view.quotes.inside[index]
    if opener < 0 or view.quotes.close.get(opener) != index or index - opener < 4:
        return None
    if opener and view.flags[opener - 1] & (COLON | THAT | CUE | PREP):
        return None  # it is another cue's
    return Opening(opener, "before")


def _taken_up(view: View, cue: Cue) -> bool:
    """Tell whether a pronoun stands for what is said, of which a relative clause tells: المواقف التي عبرت عنها في بيانات."""
    after = cue.index + 1
    if not cue.index or after >= len(view.tokens) or not view.flags[cue.index - 1] & REL:
        return False
    return "ABOUTHIM" in view.tokens[after].classes and not cue.frame.that


def _wished(view: View, index: int) -> bool:
    """Tell whether the complementiser at `index` is a bare أن: what follows is wished for, not said (يجب أن تقول)."""
    token = view.tokens[index]
    return not token.enc and "COMPX" not in token.classes


def _hangs(view: View, cue: Cue) -> bool:
    """Tell whether a participle hangs on a clause; one in ة without a comma before it is rather an adjective."""
    before = view.flags[cue.index - 1] if cue.index else 0
    labels = view.flags[min(cue.index + 1, len(view.flags) - 1)] & COLON
    if before & DASH and labels and "goes-on" in cue.frame.flags:
        return False  # الأفق- متابعة: a byline
    counted = bool(cue.index) and "QUANTITY" in view.tokens[cue.index - 1].classes
    if cue.pro and view.flags[cue.index] & SPEAKER and (counted or (before & SPEAKER and not before & (DEF | NAME))):
        return False  # عشرة آلاف طالب وطالبة
    if cue.pro or not view.tokens[cue.index].core.endswith(view.grammar.adjectival) or not cue.index:
        return True
    if before & (COMMA | QUOTE | TIME):
        return True
    after = view.flags[cue.index + 1] if cue.index + 1 < len(view.flags) else 0
    token = view.tokens[cue.index - 1]
    agrees = token.classes & {"F", "FEMSHAPE"} or token.core.endswith(view.grammar.feminine)
    if any(h.features.paradigm in ("masdar", "") for h in view.tokens[cue.index].hits if "CUE" in h.entry.classes):
        return bool(after & THAT)  # مطالبة is a verbal noun as well
    things = not before & DEF and token.core.endswith(view.grammar.accusative)  # فرضت القوات قيودا مشددة على الدخول
    return bool(after & THAT) or bool(before & DEF) or not (agrees or things)


def _in_it(view: View, cue: Cue) -> bool:
    """Tell whether what is said stands in what is named before the verb: أصدر الحزب بيانا جاء فيه."""
    within, after = "within" in cue.frame.flags, cue.index + 1
    if cue.index and view.flags[cue.index - 1] & WHAT:
        return False  # وصف ما جاء فيه بأنه كذا
    return within and after < len(view.tokens) and "RESUMES" in view.tokens[after].classes


def _in_what(view: View, cue: Cue) -> bool:
    """Tell whether what it stands in is named right behind the verb: جاء في البيان أن; not جاء القرار بعد إعلان الوزير أن."""
    return any(t.classes & {"INSIDE", "BEHALF", "RESUMES"} for t in view.tokens[cue.index + 1 : cue.index + 3])


def _initial(view: View, cue: Cue) -> bool:
    """Tell whether the cue opens a clause."""
    if cue.pro or cue.index == 0 or "RESUMES" in view.tokens[min(cue.index + 1, len(view.tokens) - 1)].classes:
        return True
    before = view.flags[cue.index - 1]
    after = view.flags[cue.index + 1] if cue.index + 1 < len(view.flags) else 0
    if view.flags[cue.index] & after & PREP and view.tokens[cue.index + 1].form in cue.frame.preps:
        return True  # الوزير عبر عن قلقه: no preposition governs another
    plain = cue.gender == "f" or cue.number in ("p", "d") or after & COLON  # such a form is nothing but a verb
    if before & (END | COMMA | JOINT | KANA | REL | TURN | ADVERB | DASH) or (
        plain and before & (NAME | SPEAKER | QUOTE)
    ):
        return True
    first = cue.index - 1  # كان الوزير كتب
    while first > 0 and cue.index - first < _SUBJECT and view.flags[first] & (NAME | SPEAKER | DEF):
        first -= 1
    return bool(view.flags[first] & KANA) and noun_phrase(view, first + 1, cue.index) == cue.index
