"""Numbers: digits of every style, words and mixtures of both become one token each with a value.

A pack's number words have a `value` and a class that says how they join: N_ONES, N_TEENS, N_TENS, N_HUNDREDS add up
with و, N_SCALE multiplies what stands before it (122 ألف), N_DUAL is worth two already, N_PLURAL alone says no
number, N_FRACTION is part of the scale beside it (نصف مليون, مليون ونصف).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from mahdar.lang.pack import Pack
from mahdar.read.draft import Draft
from mahdar.read.having import Having, having
from mahdar.read.sheet import Sheet, Token

Number = float | int
_LEVELS = {"N_ONES": 1, "N_TEENS": 2, "N_TENS": 2, "N_HUNDREDS": 3}
_NUMBER_WORDS = frozenset({*_LEVELS, "N_SCALE", "N_FRACTION"})
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+$")


class NumberValue(msgspec.Struct, frozen=True):
    """What a number expression is worth; `words` where any of it is spelled out.

    >>> NumberValue(122000).value
    122000
    """

    value: Number
    words: bool = False


def digits(form: str, *, scaled: bool = False) -> Number | None:
    """Give the value of a number in digits; `scaled` where a scale or a share follows, which speaks for a decimal.

    A comma before groups of three digits parts thousands, else decimals; so does a full stop. With ر the press of
    the Gulf writes the groups from right to left: 4ر86 is 86.4, 225ر29 is 29,225.

    >>> digits("14,000"), digits("3,5"), digits("4ر86"), digits("225ر29"), digits("1.250", scaled=True)
    (14000, 3.5, 86.4, 29225, 1.25)
    """
    form = form.replace("،", ",")
    if "ر" in form:
        groups = form.split("ر")[::-1]
        thousands = all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3 and not scaled
        form = ("," if thousands else ".").join(groups)
    if _GROUPS.match(form) or (not scaled and _GROUPS.match(form.replace(".", ","))):
        return int(form.replace(",", "").replace(".", ""))
    plain = form.replace(",", ".")
    if plain.count(".") > 1:
        return None
    value = float(plain)
    return int(value) if value.is_integer() and "." not in plain else value


class Numbers:
    """The stage that gives every number expression the class NUMBER and a NumberValue as its record.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.model import Article
    >>> from mahdar.read.sheet import Analyser
    >>> sheet = Sheet("مليونين و300 ألف شخص", Analyser(load("ar")))
    >>> Numbers(load("ar")).run(Draft(Article.make(text=sheet.text), sheet, load("ar")))
    >>> [t.record.value for t in sheet.tokens if "NUMBER" in t.classes]
    [2300000]
    """

    def __init__(self, pack: Pack) -> None:
        self.literals: frozenset[str] = frozenset()
        self.article = pack.clitics.article
        self.fronts = {*pack.clitics.conjunctions, *pack.clitics.prepositions}
        self.conjunction = next(iter(pack.clitics.conjunctions), "")

    def run(self, draft: Draft) -> None:
        """Mark and chunk the numbers of the draft's sheet."""
        sheet = draft.sheet
        self._attach(sheet)
        tokens, chunks, index = sheet.tokens, [], 0
        for start in _STARTS.at(sheet.row):
            if start < index:
                continue
            index = start
            value, end = self._sum(tokens, index)
            if value is None:
                continue
            words = any("NUM" not in t.classes for t in tokens[index:end])
            if end - index == 1:
                tokens[index].recast(tokens[index].classes | {"NUMBER"}, tokens[index].pro)
                tokens[index].record = NumberValue(value, words)
            else:
                chunks.append((index, end, _chunk(tokens[index:end], draft.article.text, value, words)))
            index = end
        sheet.reduce(chunks)  # even if there are none: single tokens have other sorts now

    def _attach(self, sheet: Sheet) -> None:
        """Give digits the article and the clitics that stand right before them: الـ12, و300, ب15."""
        chunks = []
        tokens = sheet.tokens
        for index in _DIGITS.at(sheet.row):
            token, before = tokens[index], tokens[index - 1]
            if not index or "WORD" not in before.classes or len(before.form) > 4:
                continue
            form = before.form
            definite = form.endswith(self.article) or form in ("ل" + self.article[1:] * 2,)
            front = form.removesuffix(self.article) if definite else form
            if all(c in self.fronts for c in front) and (
                definite or before.end == token.start or form == self.conjunction
            ):
                extra = {"DEF"} if definite else set()
                chunk = Token.of(before.start, token.end, token.form, token.classes | extra)
                chunk.recast(chunk.classes, front)
                chunk.core, chunk.core_start = token.form, token.start
                if definite:
                    chunk.core_start = before.start + len(front)
                chunks.append((index - 1, index + 1, chunk))
        if chunks:
            sheet.reduce(chunks)

    def _sum(self, tokens: Sequence[Token], start: int) -> tuple[Number | None, int]:
        """Give the value of the longest number expression from `start` and the index after it."""
        total: Number = 0  # what scales have taken in
        group: Number | None = None  # what the next scale multiplies
        level, scale, index = 9, 0.0, start
        mark = (0, start)  # the number and the index before the group that began after the last scale
        while index < len(tokens):
            token = tokens[index]
            joined = token.pro == self.conjunction
            if index > start and token.pro and not joined:
                break
            step = self._step(token, joined or index == start, group, level, scale, _follows(tokens, index))
            if step is None:
                break
            kind, worth, level = step
            if kind == "scale" and index == start + 1 and _dated(tokens, start):
                break
            if kind == "scale" and scale and group is not None and worth >= scale:
                return mark  # 300 ألف و500 ألف are two numbers: a sum's scales only shrink
            if group is None and index > start:
                mark = (int(total), index)
            if kind == "scale":
                total += (group if group is not None else 1) * worth
                group, scale = None, worth
            elif kind == "dual":
                total, group, scale = total + worth, None, worth / 2
            elif kind == "part":
                total, group = total + worth, None
            elif kind == "times":
                group = (group or 1) * worth
            else:
                group = (group or 0) + worth
            index += 1
        if index == start or (index == start + 1 and "N_FRACTION" in tokens[start].classes):
            return None, start + 1
        value = total + (group or 0)
        return (int(value) if float(value).is_integer() else round(value, 9)), index

    def _step(
        self, token: Token, joined: bool, group: Number | None, level: int, scale: float, scaled: bool
    ) -> tuple[str, Number, int] | None:
        """Give how a token joins the number so far: (kind, worth, new level), None where it does not."""
        if "NUM" in token.classes:
            value = digits(token.form, scaled=scaled)
            free = group is None and (scale == 0 or (joined and value is not None and value < scale))
            return ("add", value, 0) if free and value is not None else None
        if "N_SCALE" in token.classes:
            worth = token.get("N_SCALE")
            if "N_DUAL" in token.classes:
                return ("dual", worth, 9) if group is None and joined and (not scale or worth < scale) else None
            if group is None and level == 0 and worth == scale:
                return "part", 0, 0  # مليون ونصف المليون names its scale twice
            if group is None:
                alone = joined and (not scale or worth < scale) and "N_PLURAL" not in token.classes
                return ("scale", worth, 9) if alone else None
            return ("scale", worth, 9) if token.pro == "" or level == 9 else None
        if "N_FRACTION" in token.classes:
            if not joined:
                return None
            if scale:
                return ("part", token.get("N_FRACTION") * scale, 0) if group is None else None
            return ("add", token.get("N_FRACTION"), 0)
        for name, own in _LEVELS.items():
            if name in token.classes:
                return self._small(token, name, own, joined, group, level)
        return None

    def _small(
        self, token: Token, name: str, own: int, joined: bool, group: Number | None, level: int
    ) -> tuple[str, Number, int] | None:
        worth = token.get(name)
        if group is None:
            return ("add", worth, own) if joined else None
        if not joined:
            return None
        tens_after_ones = level == 1 and name == "N_TENS"
        return ("add", worth, 0 if tens_after_ones else own) if tens_after_ones or (level == 3 and own < 3) else None


def _begins(classes: frozenset[str]) -> bool:
    """Tell whether a token with these classes may begin a number."""
    word = not classes.isdisjoint(_NUMBER_WORDS) and classes.isdisjoint(("PRON", "ORDINAL"))
    return word or "NUM" in classes


_STARTS, _DIGITS = Having(_begins), having("NUM")


def _dated(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the number at `index` is a year behind its noun: أنشئ عام 1986 مليار is no number of millions."""
    return "YEAR4" in tokens[index].classes and index > 0 and "U_Y" in tokens[index - 1].classes


def _follows(tokens: Sequence[Token], index: int) -> bool:
    after = tokens[index + 1].classes if index + 1 < len(tokens) else frozenset()
    return bool(after & {"N_SCALE", "PERCENT", "SHARE"})


def _chunk(parts: Sequence[Token], text: str, value: Number, words: bool) -> Token:
    first, last = parts[0], parts[-1]
    classes = {"NUMBER", "WORDS"} | (first.classes & {"DEF", "NUM"})
    chunk = Token.of(first.start, last.end, " ".join(p.form for p in parts), frozenset(classes))
    chunk.record = NumberValue(value, words)
    return chunk
