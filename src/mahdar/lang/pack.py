"""Language packs: what is said about a language stands in TOML files, every entry with its examples.

A pack is a folder of TOML files. Every array table is a list of entries:

* `[[rule]]` is a pattern of the cascade (see `mahdar.read.cascade`);
* an entry with a `class` is lexical: its `forms` (and the forms that a paradigm makes of `perfect`, `imperfect`,
  `participle`, `masdar`, `noun`, `noun_f`, `nisba`, `adjective`) get that class in every text; forms may have several words;
* `[[cldr]]` takes entries from Unicode CLDR through Babel (see `mahdar.lang.cldr`);
* `[[table]]` takes its entries from a TSV file of the folder (see `mahdar.lang.table`);
* any other table is plain data, found by its name.

`[defaults.NAME]` gives keys to every entry of `[[NAME]]` in the same file. `ordinary.txt` lists, one a line, words of every
day that need no entry: a token that is one of them has the class ORDINARY, and hardly is part of a name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from mahdar.errors import PackError
from mahdar.lang import store as pack_store
from mahdar.lang.fold import fold
from mahdar.lang.inflect import PLAIN, Clitics, Features, Paradigm

PARADIGM_KEYS = (
    "perfect",
    "imperfect",
    "passive",
    "participle",
    "masdar",
    "noun",
    "noun_f",
    "nisba",
    "jussive",
    "adjective",
)
_ALIAS = {"passive": "perfect", "jussive": "imperfect"}
HOME = Path(__file__).parent


class Entry(msgspec.Struct, frozen=True):
    """One entry of a pack: its table, classes, data, examples and where it stands.

    >>> Entry(table="word", id="x", classes=("MONTH",), data={"value": 1}).get("value")
    1
    """

    table: str
    id: str
    classes: tuple[str, ...] = ()
    data: dict[str, Any] = {}
    yes: tuple[Any, ...] = ()
    no: tuple[Any, ...] = ()
    where: str = ""

    def get(self, key: str, default: Any = None) -> Any:
        """Give the entry's datum `key`.

        >>> Entry(table="word", id="x").get("value") is None
        True
        """
        return self.data.get(key, default)


class Hit(msgspec.Struct, frozen=True, gc=False):
    """An entry found at a form, with the form's features.

    >>> Hit(Entry(table="word", id="x", classes=("CUE",))).classes
    ('CUE',)
    """

    entry: Entry
    features: Features = PLAIN
    classes: tuple[str, ...] = ()
    """The classes of the entry and of the form."""

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "classes", self.entry.classes + self.features.classes)


class Pack:
    """A loaded language pack: its entries, its lexicon of forms, its clitics and its rules.

    >>> load("ar").code
    'ar'
    """

    def __init__(
        self, code: str, entries: tuple[Entry, ...], settings: dict[str, Any], ordinary: frozenset[str] = frozenset()
    ) -> None:
        self.code = code
        self.ordinary = ordinary
        self.entries = entries
        self.settings = settings
        self.clitics = msgspec.convert(settings.get("clitics", {}), Clitics)
        self.paradigms = {e.id: msgspec.convert(e.data, Paradigm) for e in entries if e.table == "paradigm"}
        self.words: dict[str, tuple[Hit, ...]] = {}
        self.phrases: dict[str, tuple[tuple[tuple[str, ...], Hit], ...]] = {}
        self.rules: dict[str, list[Entry]] = {}
        self._fill()

    def table(self, name: str) -> tuple[Entry, ...]:
        """Give the entries of the tables called `name`, in the order of files and lines.

        >>> load("ar").table("no such table")
        ()
        """
        return tuple(e for e in self.entries if e.table == name)

    def _fill(self) -> None:
        words: dict[str, dict[tuple[int, Features], Hit]] = {}
        phrases: dict[str, dict[tuple[tuple[str, ...], int, Features], Hit]] = {}
        seen: dict[tuple[int, Features], Hit] = {}
        for index, entry in enumerate(self.entries):
            if entry.table == "rule":
                self.rules.setdefault(entry.get("layer", ""), []).append(entry)
            for form, features in self.forms(entry):
                hit = seen.setdefault((index, features), Hit(entry, features))
                first, *rest = form.split()
                if rest:
                    phrases.setdefault(first, {})[(tuple(rest), index, features)] = hit
                else:
                    words.setdefault(form, {})[(index, features)] = hit
        self.words = {form: tuple(hits.values()) for form, hits in words.items()}
        self.phrases = {
            form: tuple(sorted(((rest, hit) for (rest, _, _), hit in found.items()), key=lambda x: -len(x[0])))
            for form, found in phrases.items()
        }

    def forms(self, entry: Entry) -> Iterator[tuple[str, Features]]:
        """Give every folded form of a lexical entry with its features.

        >>> pack = load("ar")
        >>> list(pack.forms(Entry(table="word", id="x", classes=("X",), data={"forms": ["أمس"]})))[0][0]
        'امس'
        """
        if not entry.classes:
            return
        features = Features.parse(entry.get("features", ""), "")
        for form in entry.get("forms", ()):
            yield fold(form), features
        for key in PARADIGM_KEYS:
            lemmas = entry.get(key, ())
            for lemma in [lemmas] if isinstance(lemmas, str) else lemmas:
                first, *rest = fold(lemma).split()
                for form, found in self.paradigms[_ALIAS.get(key, key)].forms(first, lemma.split()[0]):
                    if key == "passive":
                        found = found.passive()
                    yield " ".join([form, *rest]), found


def read_file(path: Path) -> tuple[list[Entry], dict[str, Any]]:
    """Give the entries and the plain settings of one TOML file of a pack; raise PackError naming file and line.

    >>> entries, _ = read_file(HOME / "ar" / "inflection.toml")
    >>> entries[0].table
    'paradigm'
    """
    name = f"{path.parent.name}/{path.name}"
    text = path.read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(name, f"is not TOML: {error}", "mend the line that it names") from error
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("[["):
            lines.setdefault(line.split("]]")[0][2:].strip(), []).append(number)
    defaults = data.pop("defaults", {})
    entries = []
    for table, rows in data.items():
        if not (isinstance(rows, list) and rows and isinstance(rows[0], dict)):
            continue
        for index, row in enumerate(rows):
            where = f"{name}:{lines.get(table, [0] * len(rows))[index]}"
            entries.append(_entry(table, {**defaults.get(table, {}), **row}, where))
    settings = {k: v for k, v in data.items() if isinstance(v, dict)}
    return entries, settings


def _entry(table: str, row: dict[str, Any], where: str) -> Entry:
    row = dict(row)
    classes = row.pop("class", ())
    classes = (classes,) if isinstance(classes, str) else tuple(classes)
    yes, no = tuple(row.pop("yes", ())), tuple(row.pop("no", ()))
    first = next((row[k] for k in ("id", "name", "forms", *PARADIGM_KEYS) if row.get(k)), where)
    identity = first if isinstance(first, str) else str(first[0])
    return Entry(table=table, id=identity, classes=classes, data=row, yes=yes, no=no, where=where)


@cache
def load(code: str = "ar") -> Pack:
    """Give the pack of the language `code` (ISO 639-1), checked and ready.

    Raises PackError where there is no such pack or an entry cannot be right.

    >>> load("ar") is load("ar")
    True
    """
    folder = HOME / code
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise PackError(code, "no such language pack", f"add lang/{code}/ or choose another language")
    entries, settings = pack_store.cached([*files, *sorted(folder.glob("*.tsv"))], lambda: _load(files))
    words = folder / "ordinary.txt"
    ordinary = frozenset(words.read_text(encoding="utf-8").split()) if words.exists() else frozenset()
    return Pack(code, entries, settings, ordinary)


def _load(files: list[Path]) -> tuple[tuple[Entry, ...], dict[str, Any]]:
    from mahdar.lang import check, cldr, table

    entries: list[Entry] = []
    settings: dict[str, Any] = {}
    for path in files:
        found, plain = read_file(path)
        for entry in found:
            check.refuse(entry)
            if entry.table == "cldr":
                entries.extend(cldr.expand(entry))
            elif entry.table == "table":
                entries.extend(table.expand(entry, path.parent))
            else:
                entries.append(entry)
        settings.update(plain)
    return tuple(entries), settings
