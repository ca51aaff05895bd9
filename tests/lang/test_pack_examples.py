"""Every lexical entry of every pack is found in its `yes` texts and not in its `no` texts."""

from __future__ import annotations

import pytest

from mahdar.lang.pack import HOME, Entry, Hit, Pack, load
from mahdar.read.analysis import Analyser
from mahdar.read.sheet import Sheet

CODES = sorted({path.parent.name for path in HOME.glob("*/*.toml")})
LEXICAL = [(code, e) for code in CODES for e in load(code).entries if e.classes and e.table != "rule"]


def found(pack: Pack, analyser: Analyser, entry: Entry, text: str) -> bool:
    hits: list[Hit] = [h for t in Sheet(text, analyser).tokens for h in t.hits]
    return any(h.entry.where == entry.where and h.entry.id == entry.id for h in hits)


@pytest.mark.parametrize("code", CODES)
def test_examples_of_lexical_entries(code: str) -> None:
    pack = load(code)
    analyser = Analyser(pack)
    wrong = []
    for entry in pack.entries:
        if not entry.classes or entry.table == "rule":
            continue
        wrong += [
            f"{entry.where}: not found in {text!r}"
            for text in _texts(entry.yes)
            if not found(pack, analyser, entry, text)
        ]
        wrong += [
            f"{entry.where}: found in {text!r}" for text in _texts(entry.no) if found(pack, analyser, entry, text)
        ]
    assert not wrong, "\n".join(wrong)


def _texts(examples: tuple[object, ...]) -> list[str]:
    return [x if isinstance(x, str) else str(x[0]) for x in examples]  # type: ignore[index]


def test_gate_bites() -> None:
    """A negative example that is added to the forms is found: the examples above can fail."""
    pack = load("ar")
    entry = next(e for e in pack.entries if e.table == "number" and e.no and " " not in e.no[0])
    widened = Entry(
        **{
            **{f: getattr(entry, f) for f in entry.__struct_fields__},
            "data": {**entry.data, "forms": [*entry.get("forms"), entry.no[0]]},
        }
    )
    broken = Pack("ar", (*(e for e in pack.entries if e is not entry), widened), pack.settings)
    assert found(broken, Analyser(broken), widened, entry.no[0])
