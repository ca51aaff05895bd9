"""Reading: from one article to all that it says, a pure function of the article and the language pack."""

from __future__ import annotations

from functools import cache

from mahdar.lang.pack import Pack, load
from mahdar.model import Article, Reading
from mahdar.read.analysis import Analyser
from mahdar.read.draft import Draft, Stage
from mahdar.read.sheet import Sheet
from mahdar.uncollected import Uncollected


class Reader:
    """Reads articles with one language pack; made once, used for any number of articles.

    >>> Reader(load("ar"))(Article.make(text="قال الوزير إن الاتفاق قريب.")).article.language
    'ar'
    """

    def __init__(self, pack: Pack) -> None:
        from mahdar.read.events.stage import Events
        from mahdar.read.names.stage import Names
        from mahdar.read.numbers import Numbers
        from mahdar.read.quantities import Quantities
        from mahdar.read.statements.stage import Statements
        from mahdar.read.times.stage import Times

        self.pack = pack
        # each stage reads what the ones before it left; see docs/how-it-reads.md for what each leaves behind
        self.stages: tuple[Stage, ...] = tuple(
            stage(pack) for stage in (Numbers, Times, Quantities, Names, Statements, Events)
        )
        self.analyser = Analyser(pack, frozenset().union(*(stage.literals for stage in self.stages)))

    def __call__(self, article: Article) -> Reading:
        """Give the reading of `article`."""
        with Uncollected():
            draft = Draft(article, Sheet(article.text, self.analyser), self.pack)
            for stage in self.stages:
                stage.run(draft)
            return draft.reading()


@cache
def reader(code: str = "ar") -> Reader:
    """Give the reader of the language `code`, made once.

    >>> reader("ar") is reader("ar")
    True
    """
    with Uncollected():  # all that is made here stays: to search it for rubbish takes a third of the start
        return Reader(load(code))


def read(article: Article, pack: Pack | None = None) -> Reading:
    """Give all that `article` says; with `pack`, read with it instead of the article's own language's.

    >>> read(Article.make(text="خبر")).statements
    ()
    """
    return Reader(pack)(article) if pack else reader(article.language if article.language == "ar" else "ar")(article)
