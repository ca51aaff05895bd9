"""The outlook of a clause: does it look back on what happened, or ahead to what is planned?

The verb, or the word such as المقرر, that stands nearest before the time decides; where the time opens its clause, the
first verb after it does. What follows أن is not yet done where its verb is imperfect, what follows إنها is. A verb that tells what was done
(وقع الاثنين) and stands right beside the time leaves no doubt; one further off may belong to something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.lang.pack import Pack
from mahdar.read.sheet import Token

REACH = 16
FORWARD = 8
_OPENING = 4  # a time that stands so near the start of its clause opens it
_BESIDE = 4  # a verb within so many tokens is the time's own
DONE, BACK, NEITHER, AHEAD = -2, -1, 0, 1
_WISHES = ("demand", "propose", "pledge", "threaten", "warn", "ask")  # acts that speak of what is to come
_ENDS = frozenset({"BREAK", "STOP", "COLON"})
_VERBS = frozenset({"PERFECT", "IMPERFECT", "PASSIVE", "LOOKS_AHEAD", "LOOKS_BACK", "UNK", "COMP"}) | _ENDS


class Outlook:
    """Says for a token whether its clause looks back (-1; -2 leaves no doubt), ahead (1), or neither (0).

    >>> from mahdar.lang.pack import load
    >>> from mahdar.read.analysis import Analyser
    >>> from mahdar.read.sheet import Sheet
    >>> sheet = Sheet("سيكون الاجتماع الاثنين", Analyser(load("ar")))
    >>> Outlook(load("ar"))(sheet.tokens, 2)
    1
    """

    def __init__(self, pack: Pack) -> None:
        paradigm = pack.paradigms.get("imperfect")
        cells = paradigm.cells if paradigm else ()
        # the letters with which an imperfect begins; the first person's is too common at the head of nouns
        self.heads = tuple({prefix for prefix, _, _, features in cells if prefix and "1" not in features})
        self.future = pack.clitics.future
        self.nouns = tuple(pack.settings.get("clauses", {}).get("feminine", ()))  # endings of nouns: سيارات
        self.futures = tuple(self.future + head for head in self.heads) if self.future else ()

    def __call__(self, tokens: Sequence[Token], index: int) -> int:
        """Give the outlook of the clause of the token at `index`."""
        back, towards = index - 1, False
        for back in range(index - 1, max(-1, index - REACH), -1):
            classes = tokens[back].classes
            towards = towards or "TOWARDS" in classes
            if classes.isdisjoint(_VERBS):
                continue
            if not classes.isdisjoint(_ENDS):
                break
            if "COMP" in classes:
                if "SELF" not in classes and back + 1 < index and self._imperfect(tokens[back + 1]):
                    return BACK if self._was_due(tokens, back - 1) else AHEAD
                break
            look = self._look(tokens, back)
            if look and towards and tokens[back].get("CUE", "act") in _WISHES:
                return AHEAD  # دعا إلى انتخابات في حزيران
            if look:
                return DONE if look == BACK and self._done(tokens, back) and index - back <= _BESIDE else look
        return self._after(tokens, index) if index - back <= _OPENING else NEITHER

    def _after(self, tokens: Sequence[Token], index: int) -> int:
        for ahead in range(index + 1, min(len(tokens), index + FORWARD)):
            classes = tokens[ahead].classes
            if not classes.isdisjoint(_ENDS):
                break
            look = NEITHER if classes.isdisjoint(_VERBS) else self._look(tokens, ahead)
            if look:
                return DONE if look == BACK and self._done(tokens, ahead) and ahead - index <= _BESIDE else look
        return NEITHER

    def _was_due(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether the words up to `index` tell what was due once: كان من المقرر."""
        return index > 0 and "LOOKS_AHEAD" in tokens[index].classes and "KANA" in tokens[index - 1].classes

    def _look(self, tokens: Sequence[Token], index: int) -> int:
        token = tokens[index]
        classes = token.classes
        if "LOOKS_AHEAD" in classes or self._future(token):
            return BACK if index and "KANA" in tokens[index - 1].classes else AHEAD  # كان من المقرر
        if "LOOKS_BACK" in classes:
            return BACK
        if "FUNC" in classes:
            return NEITHER  # a preposition that is spelled like a verb: بين
        if ("PERFECT" in classes or "PASSIVE" in classes) and not self._subjunctive(tokens, index):
            return BACK
        if "IMPERFECT" in classes:
            before = tokens[index - 1].classes if index else _ENDS
            tells = "CUE" in classes and "CARRIER" not in classes  # which يختتم only may do
            if "COMP" in before and self._was_due(tokens, index - 2):
                return BACK
            if (
                ("COMP" in before and "SELF" not in before)
                or "MAY" in before
                or not (tells or before.isdisjoint(_ENDS))
            ):
                return (
                    AHEAD  # a sentence that opens with its verb in the imperfect tells what is to come: يلتقي الوزيران
                )
            return BACK if "CUE" in classes or "LOOKS_BACK" in before or "KANA" in before else NEITHER
        return NEITHER

    def _subjunctive(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether what is spelled like a past verb is rather an imperfect: أن تدخل, but not بعد أن تمكن."""
        token = tokens[index]
        if "IMPERFECT" not in token.classes or index < 2 or "COMP" not in tokens[index - 1].classes:
            return False
        return token.core.startswith(self.heads) and "CIRCUMSTANCE" not in tokens[index - 2].classes

    def _future(self, token: Token) -> bool:
        """Say whether the token is a verb in the future; of unknown words, one that has the shape of it."""
        if "IMPERFECT" in token.classes:
            return bool(self.future) and token.pro.endswith(self.future)
        if "UNK" not in token.classes or token.classes.isdisjoint({"ORDINARY", "JOINEDSHAPE"}):
            return False  # a foreign name that begins like one: ستيفان
        shape = len(token.core) > 4 and token.core.startswith(self.futures) and not token.core.endswith(self.nouns)
        return shape and token.classes.isdisjoint({"FEMSHAPE", "NISBASHAPE", "DEF"})

    def _done(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether the word that looks back tells what was done, not what was due or is going on."""
        token = tokens[index]
        if "IMPERFECT" in token.classes and ("PERFECT" not in token.classes or token.core.startswith(self.heads)):
            return index > 0 and "KANA" in tokens[index - 1].classes
        return "LOOKS_AHEAD" not in token.classes

    def _imperfect(self, token: Token) -> bool:
        unknown = "UNK" in token.classes and "DEF" not in token.classes
        return "IMPERFECT" in token.classes or (unknown and token.form.startswith(self.heads))
