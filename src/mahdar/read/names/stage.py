"""The names of an article: places, bodies, offices and people, each one chunk with its record.

Rules of `names.toml` run step by step. What each step leaves on the sheet are chunks with the class NAME, the type of
the record (PERSON, ORG, GPE, …), M or F, P where plural, DEF where definite, ROLE where an office stands for its
unnamed holder (الوزير، مصدر دبلوماسي), BARE where a noun stands for the body named before (الوزارة).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mahdar.lang.fold import fold
from mahdar.lang.pack import Pack
from mahdar.model import Article, Name
from mahdar.read.analysis import Analyser
from mahdar.read.cascade import Layer
from mahdar.read.draft import Draft
from mahdar.read.having import having
from mahdar.read.names.holders import settle
from mahdar.read.names.home import give_home
from mahdar.read.names.inside import inside
from mahdar.read.names.mentions import Mentions
from mahdar.read.names.records import Builder, Shelf
from mahdar.read.names.rules import NameRule
from mahdar.read.sheet import Sheet, Token

_NAMED = having("NAME")
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
        rules = [NameRule.of(rule, pack.settings.get("name_parts", {})) for rule in pack.rules.get("names", ())]
        self.layers = [Layer(r for r in rules if r.get("step") == step) for step in STEPS]
        self.literals: frozenset[str] = frozenset().union(*(layer.literals for layer in self.layers))
        self.shelf: Shelf = {}
        self.mentions = Mentions(pack)
        self.homes: dict[str, str] = {
            fold(form): entry.get("country")
            for entry in pack.table("medium")
            if entry.get("country")
            for form in (entry.get("name", ""), *entry.get("forms", ()))
        }

    def run(self, draft: Draft) -> None:
        """Add the names of the draft's sheet."""
        builder = Builder(draft.article.text, draft.pack.clitics.article, self.shelf)
        self._steps(draft.sheet, builder)
        self.mentions.run(draft)
        tokens = [draft.sheet.tokens[index] for index in _NAMED.at(draft.sheet.row)]
        settle(tokens, draft.pack.clitics.article)
        give_home(draft.sheet.tokens, self.homes.get(fold(draft.article.outlet or "")))
        names = named(tokens)
        people = [n for n in names if n.type == "PERSON"]
        inner = list(inside(builder.inside, draft.article.text, people, self.mentions))
        draft.names = sorted([*names, *inner], key=lambda n: n.start) if inner else names

    def _steps(self, sheet: Sheet, builder: Builder) -> None:
        """Reduce the sheet by the matches of one layer after the other."""
        for layer in self.layers:
            made = map(builder.make, layer.best(sheet.tokens, sheet.row))
            chunks = [chunk for chunk in made if chunk is not None]
            if chunks:
                sheet.reduce(chunks)


def examples(pack: Pack, analyser: Analyser) -> Iterator[str]:
    """Give what is wrong with the examples of the pack's rules for names: nothing where all hold.

    A rule's `yes` are [text, "head | role | entity"], `-` for none; a name with these that the rule made must be read.
    Its `no` are texts in which it makes no name.
    """
    stage = Names(pack)
    for rule in pack.rules.get("names", ()):
        for text, wanted in rule.yes:
            found = [_shown(n) for n in _read(stage, pack, analyser, text) if n.rule.split("+")[0] == rule.id]
            if not rule.get("skip") and wanted not in found:
                yield f"{rule.where}: {rule.id}: {text!r} gives {found}, not {wanted!r}"
        for text in rule.no:
            found = [_shown(n) for n in _read(stage, pack, analyser, text) if n.rule.split("+")[0] == rule.id]
            if found:
                yield f"{rule.where}: {rule.id}: {text!r} gives {found}"


def _read(stage: Names, pack: Pack, analyser: Analyser, text: str) -> list[Name]:
    draft = Draft(Article.make(text=text), Sheet(text, analyser), pack)
    stage.run(draft)
    return draft.names


def _shown(name: Name) -> str:
    return f"{name.head or '-'} | {name.role or '-'} | {name.entity or '-'}"


def named(tokens: Sequence[Token]) -> list[Name]:
    """Give the names that stand among the tokens, in reading order.

    >>> named([])
    []
    """
    return [t.record for t in _NAMED.among(tokens)]
