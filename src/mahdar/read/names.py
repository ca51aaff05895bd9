"""The names of an article: places, bodies, offices and people, each one chunk with its record.

Rules of `names.toml` run step by step. What each step leaves on the sheet are chunks with the class NAME, the type of
the record (PERSON, ORG, GPE, …), M or F, P where plural, DEF where definite, ROLE where an office stands for its
unnamed holder (الوزير، مصدر دبلوماسي), BARE where a noun stands for the body named before (الوزارة).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mahdar.lang.pack import Entry, Pack
from mahdar.model import Name
from mahdar.read.cascade import Layer
from mahdar.read.draft import Draft
from mahdar.read.name_holders import settle
from mahdar.read.name_mentions import Mentions
from mahdar.read.name_records import Builder
from mahdar.read.sheet import Sheet, Token

STEPS = ("places", "bodies", "offices", "people", "joins")


class Names:
    """The stage that reads names.

    >>> from mahdar.lang.pack import load
    >>> from mahdar.model import Article
    >>> from mahdar.read.sheet import Analyser
    >>> stage, article = Names(load("ar")), Article.make(text="قال وزير الخارجية الروسي سيرغي لافروف.")
    >>> draft = Draft(article, Sheet(article.text, Analyser(load("ar"), stage.literals)), load("ar"))
    >>> stage.run(draft)
    >>> [(n.head, n.role, n.state) for n in draft.names]
    [('سيرغي لافروف', 'وزير الخارجية الروسي', 'RUS')]
    """

    def __init__(self, pack: Pack) -> None:
        rules = [_expanded(rule, pack.settings.get("name_parts", {})) for rule in pack.rules.get("names", ())]
        self.layers = [Layer(r for r in rules if r.get("step") == step) for step in STEPS]
        self.literals: frozenset[str] = frozenset().union(*(layer.literals for layer in self.layers))
        self.mentions = Mentions(pack)

    def run(self, draft: Draft) -> None:
        """Add the names of the draft's sheet."""
        builder = Builder(draft.article.text, draft.pack.clitics.article)
        for layer in self.layers:
            _pass(layer, draft.sheet, builder)
        self.mentions.run(draft)
        settle(draft.sheet.tokens, draft.pack.clitics.article)
        draft.names = [t.record for t in draft.sheet.tokens if isinstance(t.record, Name)]


def _pass(layer: Layer, sheet: Sheet, builder: Builder) -> None:
    chunks = []
    for match in layer.best(sheet.tokens):
        made = builder.make(match)
        if made is not None:
            chunks.append(made)
    if chunks:
        sheet.reduce(chunks)


def _expanded(rule: Entry, parts: dict[str, str]) -> Entry:
    """Give the rule with the `$PARTS` of its pattern written out."""
    match: str = rule.get("match", "")
    while "$" in match:
        before = match
        for name, text in parts.items():
            match = match.replace(f"${name}", text)
        if match == before:
            break
    return msgspec.structs.replace(rule, data={**rule.data, "match": match})


def name_of(token: Token) -> Name | None:
    """Give the name that a token stands for, None where it is none.

    >>> name_of(Token(0, 1, "و", frozenset())) is None
    True
    """
    return token.record if isinstance(token.record, Name) else None


def named(tokens: Sequence[Token]) -> list[Name]:
    """Give the names that stand among the tokens, in reading order.

    >>> named([])
    []
    """
    return [t.record for t in tokens if isinstance(t.record, Name)]
