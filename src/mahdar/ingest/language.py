"""In which language a text is written: by its letters and commonest words, and by a model only where these do not tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from mahdar.lang.pack import HOME, read_file

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_FOREIGN = re.compile("[\u0679\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06c3\u06cc\u06d2]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
_RESTRICTED = {
    "arabic": ("ar", "fa", "ur", "ps", "ku", "ug"),
    "latin": ("en", "fr", "de", "es", "it", "pt", "nl", "tr", "pl", "id"),
    "cyrillic": ("ru", "uk", "be", "bg", "sr", "kk"),
}


@lru_cache(maxsize=1)
def common_words() -> dict[str, frozenset[str]]:
    """Give the commonest small words of each language that shares the Arabic script.

    >>> "من" in common_words()["ar"]
    True
    """
    entries, _ = read_file(HOME / "ar" / "page.toml")
    return {e.data["code"]: frozenset(e.data["forms"]) for e in entries if e.table == "language"}


@lru_cache(maxsize=3)
def _model(script: str) -> Any:
    # imported here: the model takes most of a second to load, and Arabic pages never need it
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages([code for code in _RESTRICTED[script] if code in set(model.labels)])
    return model


def language_of(text: str) -> str:
    """Give the ISO 639-1 code of a text's language, "und" where it has no letters.

    >>> language_of("قال الوزير إن المحادثات مستمرة"), language_of("123")
    ('ar', 'und')
    """
    sample = text[:_SAMPLE]
    counts = {
        "arabic": len(_ARABIC.findall(sample)),
        "latin": len(_LATIN.findall(sample)),
        "cyrillic": len(_CYRILLIC.findall(sample)),
    }
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return "und"
    if script == "arabic" and len(_FOREIGN.findall(sample)) <= counts["arabic"] * 0.02:
        return "ar"
    if script == "arabic":
        found = _WORD.findall(sample)
        votes = {code: sum(word in words for word in found) for code, words in common_words().items()}
        best = max(votes, key=lambda code: votes[code])
        if votes[best] >= 3 and votes[best] >= 2 * max(v for c, v in votes.items() if c != best):
            return best
    return str(_model(script).classify(sample)[0])
