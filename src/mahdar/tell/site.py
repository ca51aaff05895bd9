"""The pages of a dossier: static files in Arabic with an English interface beside, that need no server and no network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from mahdar import __version__
from mahdar.store import Dossier
from mahdar.tell import contexts
from mahdar.tell.calendar import calendar
from mahdar.tell.contexts import Story
from mahdar.tell.wording import LANGUAGES, wording

HERE = Path(__file__).parent
STYLES = ("base.css", "parts.css", "pages.css", "article.css", "print.css")
"""The style sheets in the order in which they are joined into one."""


def write_site(dossier: Dossier, folder: Path) -> None:
    """Write all pages of a dossier, its style sheets and its calendar file into a folder.

    >>> import tempfile
    >>> from mahdar.model import Linked
    >>> folder = Path(tempfile.mkdtemp())
    >>> write_site(Dossier(readings={}, linked=Linked()), folder)
    >>> (folder / "en" / "index.html").exists()
    True
    """
    write_static(folder / "static")
    story = contexts.tell(dossier)
    links = contexts.links(story, wording(LANGUAGES[0]))
    (folder / "talks.ics").write_bytes(calendar(story.views["talks"], story.title(links.words), links))
    for code in LANGUAGES:
        Site(story, code, folder).write()


def write_static(folder: Path) -> None:
    """Write the style sheets and scripts; the fonts too where they were fetched when mahdar was installed.

    >>> import tempfile
    >>> write_static(Path(tempfile.mkdtemp()) / "static")
    """
    static = HERE / "static"
    folder.mkdir(parents=True, exist_ok=True)
    style = "\n".join((static / name).read_text(encoding="utf-8") for name in STYLES)
    (folder / "style.css").write_text(style, encoding="utf-8")
    for name in ("page.js", "vendor/fonts.css", "vendor/fonts-licences.txt"):
        if (static / name).is_file():
            (folder / Path(name).name).write_bytes((static / name).read_bytes())


@cache
def environment() -> Environment:
    """Give the templates, compiled once for all languages, and kept by Jinja in the user's own cache for later runs.

    >>> environment() is environment()
    True
    """
    try:
        kept = FileSystemBytecodeCache()
    except (RuntimeError, OSError):  # no private folder for it: the templates are compiled anew
        kept = None
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        bytecode_cache=kept,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


class Site:
    """The pages in one language: the Arabic ones stand at the top of the folder, the others in one of their own.

    >>> from mahdar.model import Linked
    >>> Site(contexts.tell(Dossier(readings={}, linked=Linked())), "en", Path("dossier")).folder.as_posix()
    'dossier/en'
    """

    def __init__(self, story: Story, code: str, folder: Path) -> None:
        self.story, self.code, self.top = story, code, folder
        self.words = wording(code)
        self.folder = folder if code == LANGUAGES[0] else folder / code
        self.links = contexts.links(story, self.words)
        self.title = story.title(self.words)

    def write(self) -> None:
        """Write every page of this language."""
        for page in contexts.PAGES:
            parts = list(contexts.pieces(self.story, page))
            sheets = [f"{page}.html", *(f"{page}-{n}.html" for n in range(2, len(parts) + 1))]
            for part, path in zip(parts, sheets, strict=True):
                context = contexts.CONTEXTS[page](part, self.links)
                self._page(f"{page}.html", path, page, {**context, "sheets": sheets, "sheet": path})
        for name, context in contexts.article_pages(self.story, self.links):
            self._page("article.html", f"articles/{name}.html", "articles", context)
        for name, context in contexts.actor_pages(self.story, self.links):
            self._page("actor.html", f"actors/{name}.html", "actors", context)

    def _page(self, template: str, path: str, page: str, context: dict[str, Any]) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        deep = path.count("/")
        self.links.root = "../" * deep
        common = self._common(path, page, deep)
        target.write_text(environment().get_template(template).render({**common, **context}), encoding="utf-8")

    def _common(self, path: str, page: str, deep: int) -> dict[str, Any]:
        first = self.code == LANGUAGES[0]
        other = next(code for code in LANGUAGES if code != self.code)
        up = "../" * deep + ("" if first else "../")
        return {
            "w": self.words,
            "L": self.links,
            "page": page,
            "pages": contexts.PAGES,
            "sizes": self.story.sizes,
            "sheets": (),
            "sheet": "",
            "story": self.title,
            "first": self.story.first,
            "last": self.story.last,
            "version": __version__,
            "fonts": (self.top / "static" / "fonts.css").is_file(),
            "assets": f"{up}static/",
            "up": "" if first else "../",
            "other": f"{up}{other}/{path}" if first else f"{up}{path}",
            "other_code": other,
        }
