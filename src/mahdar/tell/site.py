"""The pages."""

from __future__ import annotations

from pathlib import Path

from mahdar.store import Dossier


def write_site(dossier: Dossier, folder: Path) -> None:
    """Write the pages of a dossier into a folder."""
    (folder / "index.html").write_text("", encoding="utf-8")
