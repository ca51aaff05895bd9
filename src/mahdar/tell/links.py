"""Where things stand on the pages: articles, actors and the exact words that a record rests on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup, escape

from mahdar.model import Article, Entity, content_id
from mahdar.store import Dossier
from mahdar.tell.wording import Wording

PAGES = 600
"""How many actors get a page of their own: those that most reports name."""

QUOTE = 90
"""Characters of a quotation that a link shows."""

_SENTENCE = re.compile(r"[.!؟?\n](?=\s|$)|\n")


def slug(id: str) -> str:
    """Give a file name for an id: the id itself where it is plain, else its hash.

    >>> slug("A-1"), slug("سيرغي لافروف")
    ('A-1', '3829db841251185f')
    """
    return id if re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,80}", id) else content_id(id)


class Links:
    """The links of one language's pages; `root` leads from a page to the folder of that language.

    >>> from mahdar.model import Linked
    >>> from mahdar.tell.wording import wording
    >>> Links(Dossier(readings={}, linked=Linked()), wording("en")).party("RUS")
    Markup('<bdi>Russia</bdi>')
    """

    def __init__(self, dossier: Dossier, words: Wording) -> None:
        self.words = words
        self.articles: dict[str, Article] = dossier.articles
        self.entities: dict[str, Entity] = {}
        self.entities |= {entity.name: entity for entity in reversed(dossier.linked.entities)}
        self.entities |= {entity.id: entity for entity in dossier.linked.entities}
        self.with_page = set(_speaking(dossier))
        self.root = ""

    def name(self, key: str | None) -> str:
        """Give what an actor is called on these pages, by its id, code or name."""
        if not key:
            return ""
        if found := self.articles.get(key):  # an outlet that is not known is named by its article
            return found.outlet or _cut(found.title or found.text, 28)
        entity = self.entities.get(key)
        known = self.words.state(entity.id if entity else key)
        return known or (entity.name if entity else key)

    def phrase(self, text: str | None) -> str:
        """Give a text made of codes, as `talks – RUS – NATO`, in words; any other text as it is."""
        parts = re.split(r" ?– ?", text or "")
        deeds = {**self.words.words["type"], **self.words.words["mode"]}
        return " – ".join(str(deeds[part]) if part in deeds else self.name(part) for part in parts)

    def party(self, key: str | None) -> Markup:
        """Give an actor's name, as a link where the actor has a page."""
        entity = self.entities.get(key or "")
        name = f"<bdi>{escape(self.name(key))}</bdi>"
        if entity and entity.id in self.with_page:
            name = f'<a class="party" href="{self.root}actors/{slug(entity.id)}.html">{name}</a>'
        return Markup(name)

    def parties(self, keys: Iterable[str]) -> Markup:
        """Give several actors' names in a row."""
        return Markup('<span class="sep">، </span>' if self.words.dir == "rtl" else ", ").join(map(self.party, keys))

    def outlet(self, article: str) -> str:
        """Give who published an article; its title, cut short, where that is not known."""
        found = self.articles.get(article)
        if found is None:
            return article
        return found.outlet or "، ".join(found.agencies) or _cut(found.title or found.text, 28)

    def title(self, article: str) -> str:
        """Give an article's title."""
        found = self.articles.get(article)
        return (found.title or _cut(found.text, 70) if found else None) or self.words("ui", "no_title")

    def published(self, article: str, style: str = "d MMMM y") -> str:
        """Give the day on which an article was published, or the days between which it was."""
        found = self.articles.get(article)
        if found is None:
            return ""
        if found.published:
            return self.words.day(found.published[:10], style)
        return self.words.span(found.published_earliest, found.published_latest)

    def article(self, article: str, anchor: str = "") -> Markup:
        """Give the address of an article's page, at an anchor."""
        return Markup(f"{self.root}articles/{slug(article)}.html" + (f"#{anchor}" if anchor else ""))

    def proof(self, evidence: dict[str, Any], quote: bool = True, around: bool = False) -> Markup:
        """Give a link to the exact words that a record rests on, with `around` marked in their sentence."""
        where = self.article(evidence["article"], f"c{evidence['start']}-{evidence['end']}")
        day = self.published(evidence["article"], "d MMM y")
        cite = f"<bdi>{escape(self.outlet(evidence['article']))}</bdi>" + (f" <time>{day}</time>" if day else "")
        said = self._sentence(evidence) if around else escape(_cut(evidence["text"], QUOTE))
        words = f'<q lang="ar" dir="rtl">{said}</q> ' if quote else ""
        return Markup(f'<a class="proof" href="{where}">{words}<cite>{cite}</cite></a>')

    def _sentence(self, evidence: dict[str, Any]) -> Markup:
        """Give the words of some evidence marked in as much of their sentence as fits."""
        found = self.articles.get(evidence["article"])
        start, end = evidence["start"], evidence["end"]
        if found is None or end - start > QUOTE:
            return escape(_cut(evidence["text"], 2 * QUOTE))
        before = _SENTENCE.split(found.text[max(0, start - QUOTE) : start])[-1]
        after = _SENTENCE.split(found.text[end : end + QUOTE])[0]
        if len(before) == QUOTE:  # a sentence that goes on beyond what is shown
            before = "…" + before.partition(" ")[2]
        if len(after) == QUOTE:
            after = after.rpartition(" ")[0] + "…"
        return Markup("{}<mark>{}</mark>{}").format(before, found.text[start:end], after)

    def ranked(self, evidence: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Give evidence in the order in which it says most: of each article the longest words, then the others.

        Words that stand within longer ones are left out.
        """
        longest: list[dict[str, Any]] = []
        kept: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for e in sorted(evidence, key=lambda e: e["start"] - e["end"]):
            if not any(other["start"] <= e["start"] and e["end"] <= other["end"] for other in kept[e["article"]]):
                kept[e["article"]].append(e)
                longest.append(e)
        first = {e["article"]: e for e in reversed(longest)}
        order = {article: n for n, article in enumerate(dict.fromkeys(e["article"] for e in evidence))}
        head = sorted(first.values(), key=lambda e: order[e["article"]])
        return head + [e for e in longest if e is not first[e["article"]]]


def wanted_spans(rows: Iterable[dict[str, Any]]) -> dict[str, list[tuple[int, int]]]:
    """Give the spans that evidence points to, by article.

    >>> dict(wanted_spans([{"evidence": [{"article": "A-1", "start": 0, "end": 3}]}]))
    {'A-1': [(0, 3)]}
    """
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        for evidence in row["evidence"]:
            found[evidence["article"]].append((evidence["start"], evidence["end"]))
    return found


def _speaking(dossier: Dossier) -> Iterator[str]:
    linked = dossier.linked
    heard = {s.entity for s in linked.statements} | {p.party for p in linked.positions}
    heard |= {party for event in linked.events for party in (*event.actors, *event.recipients)}
    by_weight = sorted(linked.entities, key=lambda e: (-len(e.articles), e.id))
    yield from [entity.id for entity in by_weight if entity.id in heard][:PAGES]


def _cut(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + "…"
