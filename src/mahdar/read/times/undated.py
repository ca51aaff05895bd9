"""What an article that prints no date says of its day of publication: for linking, which knows the other reports."""

from __future__ import annotations

from functools import cache

from mahdar.lang.pack import Pack, load
from mahdar.model import Article
from mahdar.read.analysis import Analyser
from mahdar.read.draft import Draft
from mahdar.read.numbers import Numbers
from mahdar.read.sheet import Sheet
from mahdar.read.times.dateline import Dating
from mahdar.read.times.stage import Times


class Dater:
    """Reads an article's times only as far as dating it needs; made once for a pack.

    >>> article = Article.make(text="وصل الوفد اليوم الاثنين 27 ديسمبر 2021.")
    >>> Dater(load("ar"))(article).published
    datetime.date(2021, 12, 27)
    """

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.numbers, self.times = Numbers(pack), Times(pack)
        self.analyser = Analyser(pack, self.numbers.literals | self.times.literals)

    def __call__(self, article: Article) -> Dating:
        """Give what the article's times say, whatever date it has."""
        draft = Draft(article, Sheet(article.text, self.analyser), self.pack)
        self.numbers.run(draft)
        return self.times.dating(draft)


@cache
def _dater(code: str) -> Dater:
    return Dater(load(code))


def dating(article: Article) -> Dating:
    """Give what the times of `article` say of the day on which it was published, with the clues.

    >>> dating(Article.make(text="قال الوزير الثلاثاء، وكان قال الاثنين، ثم قال الثلاثاء والثلاثاء.")).weekdays[0]
    2
    """
    return _dater("ar")(article)
