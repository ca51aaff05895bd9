"""From HTML to the lines that a reader sees, each with the tag it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import lxml.html
from lxml import etree

from mahdar.errors import InputError
from mahdar.ingest.clean import clean_text
from mahdar.ingest.lines import words
from mahdar.model import Record

_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "head",
    "select",
    "textarea",
    "object",
    "video",
    "audio",
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_HEADING = ("h1", "h2", "h3", "h4", "h5", "h6")


class Line(Record, frozen=True, kw_only=True):
    """A line of a page as a reader sees it, with the tag of the block that holds it.

    >>> Line(text="عودة الوفد", tag="h1").tag
    'h1'
    """

    text: str
    tag: str


def parse(text: str, where: str) -> Any:
    """Give the element tree of an HTML text; raise InputError where there is none.

    >>> parse("<p>خبر", "a.html").text_content()
    'خبر'
    """
    try:
        tree = lxml.html.document_fromstring(_PROLOG.sub("", text))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(where, "is no HTML page", "give a page, or save its text as .txt") from error
    return tree


def _split_inline(element: Any) -> bool:
    """A block with no words of its own between its inline parts holds several things in a row: date, place, author."""
    own = (element.text or "") + "".join(child.tail or "" for child in element)
    parts = [child for child in element if isinstance(child.tag, str) and child.text_content().strip()]
    return element.tag != "p" and element.tag not in _HEADING and len(parts) > 1 and not re.search(r"\w", own)


def _pieces(element: Any, tag: str) -> Iterator[tuple[str, str]]:
    """Give text and tag piece by piece; an empty text ends a line."""
    yield element.text or "", tag
    split = _split_inline(element)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _HIDDEN:
            inline = child.tag in _INLINE and not split
            if child.tag in ("br", "hr") or not inline:
                yield "", tag
            yield from _pieces(child, tag if child.tag in _INLINE else child.tag)
            if not inline:
                yield "", tag
        yield child.tail or "", tag


def visible_lines(tree: Any) -> list[Line]:
    """Give the lines of a page in reading order, without scripts, styles and the like.

    >>> [line.text for line in visible_lines(parse("<h1>عودة <b>الوفد</b></h1><p>وعاد<br>الوفد.</p>", "a.html"))]
    ['عودة الوفد', 'وعاد', 'الوفد.']
    """
    body = tree.find("body")
    found: list[Line] = []
    text, tag = "", ""
    for piece, holder in [*_pieces(tree if body is None else body, "body"), ("", "")]:
        if piece:
            tag = tag if text.strip() else holder
            text += piece
        elif text:
            line = " ".join(clean_text(text).split())
            found += [Line(text=line, tag=tag)] if line else []
            text = ""
    return found


def _only_link(element: Any) -> bool:
    text = " ".join(element.text_content().split())
    linked = " ".join(" ".join(a.text_content().split()) for a in element.iter("a"))
    return words(text) >= 3 and len(linked) >= 0.9 * len(text)


def without_teasers(tree: Any) -> Any:
    """Give a copy of the tree without captions and without paragraphs that are nothing but a link to another story.

    >>> page = parse("<div><p>نص</p><p><a href='/x'>خبر آخر من موسكو</a></p></div>", "a.html")
    >>> without_teasers(page).text_content()
    'نص'
    """
    copy = deepcopy(tree)
    drop = list(copy.iter("figcaption", *_HIDDEN[:4]))
    drop += [e for e in copy.iter("p", "li", "h2", "h3", "h4", "h5") if _only_link(e)]
    for element in drop:
        if element.getparent() is not None:
            element.drop_tree()
    return copy
