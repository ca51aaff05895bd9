"""The tables of a dossier. Every comment here is a line of docs/dossier.md, which a test keeps in step.

One row in `record` stands behind every row that says something, and its `evidence` names article and span.
A table named `<record>_<list>` holds a list of that record: `owner`, `position`, and the value or fields.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import UserDefinedType

APPLICATION_ID = 0x4D414844
"""What `PRAGMA application_id` says of a dossier: the letters MAHD."""

SCHEMA_VERSION = 3
"""What `PRAGMA user_version` says: a dossier of another version is built anew from its articles."""

META = MetaData()


class Number(UserDefinedType[float]):
    """A number that stays whole where it is whole (SQLite's NUMERIC affinity).

    >>> Number().get_col_spec()
    'NUMERIC'
    """

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Give the name of the type in SQL.

        >>> Number().get_col_spec()
        'NUMERIC'
        """
        return "NUMERIC"

    def bind_processor(self, dialect: object) -> Callable[[float | None], float | None]:
        """Give what a number becomes on its way in: beyond 64 bits SQLite knows floats alone.

        >>> Number().bind_processor(None)(10**30)
        1e+30
        """
        return lambda value: float(value) if isinstance(value, int) and abs(value) >= 2**63 else value


def text(name: str, comment: str, **options: Any) -> Column[Any]:
    """Give a column of text with its line of documentation.

    >>> text("place", "where").nullable
    True
    """
    return Column(name, Text, comment=comment, **options)


def key() -> Column[Any]:
    """Give the primary key of a record's table, which is the record's id.

    >>> key().name
    'id'
    """
    return Column("id", Text, ForeignKey("record.id"), primary_key=True, comment="the record")


def article_of(name: str = "article") -> Column[Any]:
    """Give a column that names an article.

    >>> article_of().name
    'article'
    """
    return Column(name, Text, ForeignKey("article.id"), nullable=False, index=True, comment="the article")


def to(name: str, table: str, comment: str, **options: Any) -> Column[Any]:
    """Give a column that names a record of another table; it may be written before that record.

    >>> to("claim", "claim", "the claim").index
    True
    """
    target = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Text, target, index=True, comment=comment, **options)


def certain() -> Column[Any]:
    """Give the column of a record's confidence.

    >>> certain().name
    'confidence'
    """
    return Column("confidence", Float, nullable=False, comment="how sure the record is, 0 to 1")


def several(name: str, comment: str, *columns: Column[Any], bare: bool = False) -> Table:
    """Give the table of a record's list: its owner, the place in the list, and the value or the columns given; `bare` for none.

    >>> several("proverb_word", "the words", text("word", "a word")).primary_key.columns.keys()
    ['owner', 'position']
    """
    owner = ForeignKey("record.id")
    rest = columns if columns or bare else (text("value", "the value", nullable=False, index=True),)
    return Table(
        name,
        META,
        Column("owner", Text, owner, primary_key=True, comment="the record whose list this is"),
        Column("position", Integer, primary_key=True, comment="the place in the list, from 0"),
        *rest,
        comment=comment,
    )


record = Table(
    "record",
    META,
    Column("id", Text, primary_key=True, comment="unique in the dossier"),
    text("kind", "the table that holds the record", nullable=False, index=True),
    comment="every record of the dossier, whatever its kind",
)

article = Table(
    "article",
    META,
    Column("id", Text, primary_key=True, comment="the id of its JSON line, or its file's name"),
    text("content", "hash of text, outlet, title and date: what its reading depends on", nullable=False),
    text("title", "the headline"),
    text("text", "the cleaned text that every span counts in, in code points", nullable=False),
    text("language", "ISO 639 code", nullable=False),
    text("outlet", "who published it", index=True),
    text("url", "where it was published"),
    text("author", "the byline"),
    Column("agencies", JSON, comment="the agencies it credits, as a JSON list"),
    text("published", "ISO day or day and time; null where several days are possible", index=True),
    text("published_earliest", "first possible day"),
    text("published_latest", "last possible day"),
    text("published_basis", "page, metadata, given, inferred or unknown", nullable=False),
    Column("machine_translated", Boolean, nullable=False, comment="1 where the page says so"),
    text("translation_notice", "the words by which the page says so"),
    Column("body_start", Integer, nullable=False, comment="offset at which the body begins"),
    text("file", "where it was read: a path, or path#line", nullable=False),
    Column("removed", JSON, comment="page furniture that was taken out, as a JSON list"),
    comment="the reports",
)

passage = Table(
    "passage",
    META,
    Column("id", Integer, primary_key=True, comment="rowid, shared with passage_fts"),
    article_of(),
    Column("start", Integer, nullable=False, comment="first code point in the article's text"),
    Column("end", Integer, nullable=False, comment="code point after the last"),
    text("text", "the paragraph", nullable=False),
    text("folded", "the paragraph in folded spelling: no hamza forms, tashkeel, tatweel; western digits"),
    comment="the paragraphs; passage_fts is their full-text index, over text and folded",
)

evidence = Table(
    "evidence",
    META,
    Column("id", Integer, primary_key=True, comment="row number"),
    Column("record", Text, ForeignKey("record.id"), nullable=False, index=True, comment="the record that rests on it"),
    text("part", "the part of the record: evidence, sides/0/evidence, passages/0/a …", nullable=False),
    Column("position", Integer, nullable=False, comment="the place among the evidence of that part"),
    Column("article", Text, ForeignKey("article.id"), nullable=False, comment="the article"),
    Column("start", Integer, nullable=False, comment="first code point in the article's text"),
    Column("end", Integer, nullable=False, comment="code point after the last"),
    text("text", "what stands there", nullable=False),
    comment="where each record stands: article and span",
)
Index("evidence_span", evidence.c.article, evidence.c.start)
