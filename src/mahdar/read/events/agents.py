"""Who stands behind 'by' (من قبل، على يد): an actor, one man of a state, or a plain noun for somebody."""

from __future__ import annotations

from mahdar.read.events.actor import Actor, label
from mahdar.read.events.clause import Clause
from mahdar.read.events.lexis import PARTY


def agent(clause: Clause, index: int) -> Actor | None:
    """Give who stands at `index`, behind 'by': an actor, or a plain noun for somebody (من قبل هاو).

    >>> from mahdar.model import Article
    >>> from mahdar.read import read
    >>> read(Article.make(text="وقتل مراسل في درعا على يد قناص تركي أمس.")).events[0].actors
    ('TUR',)
    """
    if index + 1 < clause.span[1] and "DEMO" in clause.tokens[index].classes:
        index += 1  # من قبل تلك الجماعة
    if index >= clause.span[1]:
        return None
    token, after = clause.tokens[index], index + 1
    one = clause.kinds[index] & PARTY and "DEF" not in token.classes
    if one and after < clause.span[1] and clause.adjective(after):
        return clause.actor(after)  # قناص تركي
    if "NUMBER" in token.classes:
        return None  # من جانب واحد
    if not clause.kinds[index] and "WORD" in token.classes:
        return Actor(label(token, clause.actors.article), "group", index, after)
    return clause.named(index)
