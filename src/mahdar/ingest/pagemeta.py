"""What an HTML page says of itself: JSON-LD (schema.org), Open Graph, meta elements, microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from mahdar.ingest.clean import clean_text
from mahdar.ingest.dates import iso_date
from mahdar.ingest.words import key
from mahdar.model import Record

_ARTICLE = re.compile(r"(?:Article|Posting|Report|NewsItem)$")
_SUFFIX = re.compile(r"\s+(?:[|»«:–—-]|::)\s+")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
)  # fmt: skip


class PageMeta(Record, frozen=True, kw_only=True):
    """A page's own metadata; every field may be missing.

    >>> PageMeta(title="عودة الوفد").published is None
    True
    """

    title: str | None = None
    site: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    body: str | None = None  # the text of the article, where JSON-LD holds it
    headings: tuple[str, ...] = ()  # first-rank headings that can be the title


def _objects(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, list):
        for item in node:
            yield from _objects(item)
    elif isinstance(node, dict):
        yield node
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(node.get(name))


def _linked_data(tree: Any) -> dict[str, Any]:
    """Give the JSON-LD object of the article, empty where there is none; broken JSON is passed over."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads((script.text or "").strip().rstrip(";"), strict=False)
        except ValueError:
            continue
        for item in _objects(data):
            kinds = item.get("@type") or ""
            if any(_ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return item
    return {}


def _name(node: Any) -> str | None:
    if isinstance(node, list):
        return "، ".join(filter(None, map(_name, node))) or None
    if isinstance(node, dict):
        node = node.get("name")
    return _plain(node) if isinstance(node, str) else None


def _plain(text: Any) -> str | None:
    return (" ".join(clean_text(text).split()) or None) if isinstance(text, str) else None


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content"):
            found.setdefault(name.lower(), element.get("content"))
    return found


def _published(tree: Any, data: dict[str, Any], meta: dict[str, str]) -> str | None:
    marked = [
        e.get("content") or e.get("datetime") or e.text_content() for e in tree.xpath("//*[@itemprop='datePublished']")
    ]
    times = [e.get("datetime") for e in tree.xpath("//article//time[@datetime] | //time[@pubdate]")]
    for value in [data.get("datePublished"), *(meta.get(name) for name in _PUBLISHED), *marked, *times[:1]]:
        if isinstance(value, str) and (day := iso_date(value)):
            return day
    return None


def without_site(title: str | None, site: str | None) -> str | None:
    """Give a title without the site's name before or after it; None where nothing else is left.

    >>> without_site("عودة الوفد | صحيفة المرفأ", "صحيفة المرفأ"), without_site("صحيفة المرفأ", "صحيفة المرفأ")
    ('عودة الوفد', None)
    """
    if not title:
        return None
    parts = _SUFFIX.split(title)
    names = {key(site)} if site else set()
    kept = [part for part in (parts[0], parts[-1]) if key(part) not in names]
    if not kept:
        return None
    if len(parts) == 1 or len(kept) == 2:
        return title
    inner = title[len(parts[0]) :] if key(parts[0]) in names else title[: -len(parts[-1])]
    return inner.strip(" |»«:–—-") or None


def _title_element(tree: Any, site: str | None) -> str | None:
    """The `title` element ends with the site's name more often than not, even where nothing else tells that name."""
    title = _plain(tree.findtext(".//title"))
    stripped = without_site(title, site)
    if stripped is None or stripped != title:
        return stripped
    parts = _SUFFIX.split(stripped)
    last = parts[-1]
    return stripped[: -len(last)].strip(" |»«:–—-") if len(parts) > 1 and len(last.split()) <= 4 else stripped


def _home(tree: Any) -> str | None:
    """The part of the page's title that a link to the front page repeats: the name of the site."""
    parts = _SUFFIX.split(_plain(tree.findtext(".//title")) or "")
    links = {
        key(_plain(a.text_content()) or "") for a in tree.iter("a") if (a.get("href") or "").rstrip("/") in ("", ".")
    }
    return next((part for part in (parts[-1], parts[0]) if len(parts) > 1 and key(part) in links), None)


def _logo(heading: Any) -> bool:
    links = list(heading.iter("a"))
    return bool(links) and (links[0].get("href") or "").rstrip("/").split("?")[0] in (
        "",
        ".",
        "index.html",
        "/index.html",
    )


def page_meta(tree: Any) -> PageMeta:
    """Give what a page says of itself.

    >>> from mahdar.ingest.markup import parse
    >>> head = '<meta property="article:published_time" content="2022-01-09T10:00:00Z"><title>عودة الوفد | المرفأ</title>'
    >>> page_meta(parse(f"<html><head>{head}</head><body><p>نص</p></body></html>", "a.html")).published
    '2022-01-09T10:00:00Z'
    """
    data, meta = _linked_data(tree), _meta(tree)
    site = _plain(meta.get("og:site_name")) or _name(data.get("publisher")) or _plain(meta.get("application-name"))
    site = site or _home(tree)
    headings = [_plain(h.text_content()) for h in tree.iter("h1") if not _logo(h)]
    titles = [_plain(data.get("headline")), _plain(meta.get("og:title")), _plain(meta.get("twitter:title"))]
    title = next((t for t in (without_site(t, site) for t in titles) if t), None) or _title_element(tree, site)
    author = _name(data.get("author")) or _plain(meta.get("author")) or _plain(meta.get("article:author"))
    urls = [*(e.get("href") for e in tree.xpath("//link[@rel='canonical']")), meta.get("og:url"), data.get("url")]
    return PageMeta(
        title=title,
        site=site,
        published=_published(tree, data, meta),
        author=None if not author or author.startswith("http") or key(author) == key(site or "") else author,
        url=next((u for u in urls if isinstance(u, str) and u.startswith("http")), None),
        body=data["articleBody"] if isinstance(data.get("articleBody"), str) else None,
        headings=tuple(h for h in headings if h and key(h) != key(site or "")),
    )
