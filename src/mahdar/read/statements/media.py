"""Media: the agencies, papers, channels and programmes that a text names, and what the pack knows of them."""

from __future__ import annotations

import re

import msgspec

from mahdar.lang.fold import fold
from mahdar.lang.pack import Pack
from mahdar.model import Link
from mahdar.read.statements.phrases import noun_phrase
from mahdar.read.statements.told import is_medium
from mahdar.read.statements.view import (
    CLOSEP,
    COMMA,
    DEF,
    MEDIA,
    MHEAD,
    NAME,
    OPENP,
    PREP,
    QUOTE,
    TIME,
    WEAKM,
    WORD,
    View,
)

_SHORT = 5  # tokens of a name in quotation marks, at most
_QUOTES = "\"'«»“”‘’()[] ،,"
_MARKED = re.compile(r"[\"'«»“”‘’()\[\]،,]")
_INNER = re.compile(r"[\"«“]\s*([^\"«»“”]+?)\s*[\"»”]")


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

    `known` holds the forms that stand by themselves; `marked` those that name a medium only in quotation marks or
    behind a noun that says what it is: صحيفة الحياة, «الحياة».

    >>> from mahdar.lang.pack import load
    >>> media = Media(load("ar"))
    >>> media.known["رويترز"].id, media.marked["الحياة"].id
    ('reuters', 'hayat')
    """

    def __init__(self, pack: Pack) -> None:
        self.known: dict[str, Medium] = {}
        self.marked: dict[str, Medium] = {}
        self.nouns: dict[str, str] = {
            fold(noun): entry.get("kind")
            for entry in pack.table("medium_noun")
            for key in ("noun_f", "forms")
            for noun in entry.get(key, ())
        }
        for entry in pack.table("medium"):
            medium = Medium(entry.get("id"), entry.get("name"), entry.get("kind", "other"))
            for form in entry.get("forms", ()):
                self.known.setdefault(fold(form), medium)
            for form in (medium.name, *entry.get("forms", ())):
                head, _, rest = fold(form).partition(" ")
                # «الشرق الأوسط» is the paper, not the agency that bears the region's name
                bare = rest and self.nouns.get(head, "agency") != "agency"
                self.marked.setdefault(rest if bare else fold(form), medium)

    def told(self, link: Link) -> Link:
        """Give the link with what the pack knows of its medium, where it knows one by that name.

        >>> from mahdar.lang.pack import load
        >>> Media(load("ar")).told(Link(start=0, end=6, text="رويترز", name="رويترز")).entity
        'reuters'
        """
        if link.kind == "person":
            return link
        head, _, rest = fold(link.text.strip(_QUOTES)).partition(" ")
        inner, kind = _INNER.search(link.text), self.nouns.get(head)
        medium = self.known.get(fold(link.name.strip(_QUOTES)))
        if not medium and (inner or kind):
            medium = self.marked.get(fold(inner[1]) if inner else rest)
        if medium:
            return msgspec.structs.replace(link, kind=medium.kind, entity=medium.id)
        return msgspec.structs.replace(link, kind=kind) if kind and rest else link

    def knows(self, view: View, index: int) -> bool:
        """Tell whether the name in quotation marks or brackets at `index` is of a medium that the pack knows."""
        found = self._enclosed(view, index, len(view.tokens)) if index < len(view.tokens) else None
        return bool(found and found[0].entity)

    def is_platform(self, view: View, link: Link, after: int) -> bool:
        """Tell whether the link, whose last token stands before `after`, is where anybody writes, and no medium: موقع تويتر."""
        index = after - 1
        if self._place(view, link, index):
            return True
        while index >= 0 and view.tokens[index].end > link.start:
            if "PLATFORM" in view.tokens[index].classes:
                return True
            index -= 1
        return False

    def _place(self, view: View, link: Link, last: int) -> bool:
        """Tell whether the link is a place rather than a site of the net: من موقع الحادث، على موقع الوزارة."""
        first = last
        while first and view.tokens[first - 1].end > link.start:
            first -= 1
        if link.kind != "site" or link.entity or not first or _INNER.search(link.text):
            return False
        return bool(view.flags[first - 1] & PREP) and not view.is_word(first - 1, "GIVENTO")

    def at(self, view: View, index: int, end: int) -> tuple[Link, int] | None:
        """Give the agency or outlet named at `index` as a link, and the token behind it; None where none is."""
        flag, token = view.flags[index], view.tokens[index]
        if flag & MEDIA:
            return self._plain(view, index, end)
        if flag & MHEAD:
            return self._headed(view, index, end)
        after = index + 1
        if counts(view, index):
            found = self._headed(view, after, end)
            return (self._link(view, index, found[1], found[0].kind), found[1]) if found else None
        if token.form == view.grammar.to and after < end:
            if view.flags[after] & OPENP:
                return self.at(view, after, end)
            if not view.flags[after] & QUOTE and (view.flags[after] & WORD or view.tokens[after].core in self.marked):
                return self._link(view, after, after + 1, "other"), after + 1
        if flag & WEAKM:
            return self._link(view, index, after, "other"), after
        if view.opens(index, "REPORTER"):
            last = self._with_name(view, max(noun_phrase(view, index, end), after), end)
            return self._link(view, index, last, "other"), last
        if "PROGRAMME" in token.classes and after < end and view.flags[after] & QUOTE:
            named = self.at(view, after, end)
            return (msgspec.structs.replace(named[0], kind="programme"), named[1]) if named else None
        if flag & (OPENP | QUOTE):
            return self._enclosed(view, index, end)
        return None

    def _plain(self, view: View, index: int, end: int) -> tuple[Link, int] | None:
        """Give a medium named by itself, with what stands behind it in quotation marks or brackets."""
        flag, last = view.flags[index], index + 1
        while flag & MHEAD and last < end and view.flags[last] & MEDIA and not view.flags[last] & MHEAD:
            last += 1
        if flag & MHEAD or view.tokens[index].core.partition(" ")[0] in self.nouns:
            last = _described(view, self._with_name(view, _described(view, last), end))
        if last + 2 < end and view.tokens[last].form == "(" and view.tokens[last + 2].form == ")":
            last += 3
        token = view.tokens[index]
        shown = bool(token.parts) and "PROGRAMME" in token.parts[0].classes
        link = self._link(view, index, last, "programme" if shown else self._kind(token.core))
        told = bool(token.pro) or (index > 0 and _passes_it(view, index - 1))  # نشرته الوكالة الرسمية
        return (link, last) if link.entity or shown or is_medium(view, index, last, told) else None

    def _headed(self, view: View, index: int, end: int) -> tuple[Link, int] | None:
        """Give the medium that a noun opens: صحيفة محلية; a bare noun is none, but for whom it is told to: للصحيفة."""
        token = view.tokens[index]
        last = next((j for j in range(index + 1, end) if _parts(view, index, j)), end)
        last = self._with_name(view, max(noun_phrase(view, index, last), index + 1), end)
        last = _ended(view, index, _described(view, last)) if last > index + 1 else last
        told = token.pro == view.grammar.to or (index > 0 and _passes_it(view, index - 1))
        bare = told and (view.flags[index] & DEF or " " in token.core)  # للصحيفة، للإعلام الحربي
        if last > index + 1 or bare or (index and counts(view, index - 1)):
            link = self._link(view, index, last, token.get("MEDIAHEAD", "kind") or "other")
            return (link, last) if link.entity or is_medium(view, index, last, told and not token.pro) else None
        return None

    def _with_name(self, view: View, last: int, end: int) -> int:
        """Step over a short name in quotation marks at `last`."""
        if last < end and view.flags[last] & QUOTE and view.quotes.close.get(last, end) - last <= _SHORT:
            return min(view.quotes.close.get(last, last - 1) + 1, end)
        return last

    def _enclosed(self, view: View, index: int, end: int) -> tuple[Link, int] | None:
        """Give the name in quotation marks or brackets that opens at `index`."""
        stop = min(end, index + _SHORT)
        if view.flags[index] & OPENP:
            shut = next((j for j in range(index + 1, stop) if view.flags[j] & CLOSEP), 0)
            return (self._link(view, index + 1, shut, "other"), shut + 1) if shut > index + 1 else None
        close = view.quotes.close.get(index, 0)
        if index in view.quotes.broken or not close:
            close = next((j for j in range(index + 1, stop) if view.flags[j] & QUOTE), 0)
        if index + 1 < close <= index + _SHORT and close < end:
            told = view.tokens[index + 1].pro == view.grammar.to  # في تصريح "للاقتصادية"
            return self._link(view, index + told, close + (not told), "other"), close + 1
        return self._unclosed(view, index, end) if not close else None

    def _unclosed(self, view: View, index: int, end: int) -> tuple[Link, int] | None:
        """Give the medium that the pack knows behind a quotation mark that is never closed: لـ«المدينة: إن."""
        for last in range(min(end, index + 3), index + 1, -1):
            if fold(view.text[view.tokens[index + 1].start : view.tokens[last - 1].end]) in self.marked:
                return self._link(view, index + 1, last, "other"), last
        return None

    def inside(self, view: View, index: int) -> Link | None:
        """Give the medium named within a longer name: مراسل شبكة … ; None where none is."""
        parts = view.tokens[index].parts
        for number, part in enumerate(parts):
            if number and part.classes & {"MEDIAHEAD", "AGENCY", "OUTLET", "MEDIA"}:
                start, end = part.core_start if part.pro else part.start, parts[-1].end
                known = next((m for p in parts[number:] if (m := self.known.get(p.core))), None)
                kind = known.kind if known else part.get("MEDIAHEAD", "kind") or "other"
                text, entity = view.text[start:end], known.id if known else None
                return Link(start=start, end=end, text=text, name=text, kind=kind, entity=entity)  # type: ignore[arg-type]
        return None

    def _kind(self, core: str) -> str:
        medium = self.known.get(core)
        return medium.kind if medium else "other"

    def _link(self, view: View, start: int, end: int, kind: str) -> Link:
        first, last = view.tokens[start], view.tokens[end - 1]
        begin = first.core_start if first.pro else first.start
        text = view.text[begin : last.end]
        named = _name(view, start, end) or ((inner := _INNER.search(text)) and inner[1]) or text
        name = unmarked(text)
        if first.form.startswith(view.grammar.to_the) and begin > first.start:
            name = view.grammar.article + name[1:]  # للصحيفة: the article's letter is lost behind ل
        rest = name.partition(" ")[2]
        if first.pro and start and view.flags[start - 1] & QUOTE:
            named = name
        medium = (
            self.known.get(fold(text.strip(_QUOTES)))
            or next((m for t in view.tokens[start:end] if (m := self.known.get(t.core))), None)
            or self.marked.get(fold(named.strip(_QUOTES)))
            or self.known.get(fold(rest))
        )
        return Link(
            start=begin,
            end=last.end,
            text=text,
            name=name,
            kind=medium.kind if medium else kind,  # type: ignore[arg-type]
            entity=medium.id if medium else None,
        )


def counts(view: View, index: int) -> bool:
    """Tell whether the word at `index` counts the media behind it: إحدى القنوات، بعض الصحف.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.sheet import Analyser, Sheet
    >>> counts(View(Sheet("بعض الصحف", Analyser(load("ar")))), 0)
    True
    """
    if "SOMEOF" not in view.tokens[index].classes or index + 1 >= len(view.flags):
        return False
    return bool(view.flags[index + 1] & MHEAD) and not view.tokens[index + 1].pro


def _parts(view: View, head: int, index: int) -> bool:
    """Tell whether the word at `index` begins another phrase: نقلت وكالة محلية عن الوزير، لصحيفة «الأفق» وقناة «الغد»."""
    joined = index > head + 1 and view.tokens[index].pro and view.tokens[index].pro in view.grammar.joins
    about = view.is_word(index, "ABOUT") or "ABOUTHIM" in view.tokens[index].classes
    return about or bool(joined and view.flags[index] & (MEDIA | MHEAD))


def _ended(view: View, index: int, last: int) -> int:
    """Give where the phrase ends that begins at `index`: behind a definite word before an indefinite noun, at a comma."""
    for j in range(index + 1, last):
        flag, token = view.flags[j], view.tokens[j]
        plain = flag & WORD and not flag & (DEF | NAME | MEDIA | MHEAD | PREP) and not token.pro
        closed = token.core.endswith(view.grammar.accusative) or view.flags[j - 1] & QUOTE
        text = "OWNSPEECH" in token.classes or token.get("SPEAKER", "kind") == "document"
        printed = text and closed and not flag & MHEAD  # صحيفة «الأفق» مقالا، شهادات
        if flag & COMMA or printed or (plain and view.flags[j - 1] & DEF and "UNK" not in token.classes):
            return j
    return last


def _passes_it(view: View, index: int) -> bool:
    """Tell whether the verb at `index` passes on the text before it: كلمة بثها التلفزيون."""
    token = view.tokens[index]
    return bool(token.enc) and ("PASSING" in token.classes or "relay" in (token.get("CUE", "flags") or ()))


def unmarked(text: str) -> str:
    """Give the words of a name without quotation marks, brackets and commas.

    >>> unmarked("صحيفة «الأفق»")
    'صحيفة الأفق'
    """
    return " ".join(_MARKED.sub(" ", text).split())


def _name(view: View, start: int, end: int) -> str:
    """Give the name proper: what stands in quotation marks, or the words behind وكالة, صحيفة, قناة."""
    for index in range(start, end):
        if view.flags[index] & QUOTE and index in view.quotes.close and view.quotes.close[index] < end:
            return view.text[view.tokens[index].end : view.tokens[view.quotes.close[index]].start]
    if view.flags[start] & MHEAD and end > start + 1 and not view.flags[start] & DEF:
        return view.text[view.tokens[start + 1].start : view.tokens[end - 1].end]
    return ""


def _described(view: View, index: int) -> int:
    """Step over the adjectives at `index`: وكالة … الرسمية، قناة … الأميركية، وكالة … شبه الرسمية."""
    end = len(view.tokens)
    while index < end and (not view.tokens[index].pro or "OFNEWS" in view.tokens[index].classes):
        half = index + 1 < end and "HALF" in view.tokens[index].classes
        if not half and "OFNEWS" in view.tokens[index].classes:
            return index + 1
        if not _adjective(view, index + 1 if half else index):
            break
        index += 2 if half else 1
    return index


def _adjective(view: View, index: int) -> bool:
    described = view.tokens[index].classes & {"ADJECTIVE", "NISBA", "NISBASHAPE"}
    return bool(view.flags[index] & DEF) and bool(described) and not view.flags[index] & (TIME | NAME)
