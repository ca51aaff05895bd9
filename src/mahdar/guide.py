"""The user's own files on a story: who is who, and what positions are about; a dossier keeps them for later builds."""

from __future__ import annotations

from pathlib import Path

import msgspec

from mahdar.link import Given, Issue, load_entities, load_issues

ENTITIES, ISSUES = "entities.yaml", "issues.toml"
"""The names that the files have in a dossier."""


class Guide(msgspec.Struct, frozen=True):
    """What the user says of a story beforehand, and the files that say so.

    >>> Guide().entities
    ()
    """

    entities: tuple[Given, ...] = ()
    issues: tuple[Issue, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()

    def keep(self, folder: Path) -> None:
        """Write the files into a dossier's folder, where the next build finds them.

        >>> Guide().keep(Path("/nowhere"))
        """
        for name, content in self.files:
            (folder / name).write_bytes(content)


def guide(folder: Path, entities: Path | None = None, issues: Path | None = None) -> Guide:
    """Give what the files say; where none is given, what the dossier in `folder` keeps of an earlier build.

    Raises MahdarError naming the row that cannot be right.

    >>> guide(Path("/nowhere")).files
    ()
    """
    one, other = _found(entities, folder / ENTITIES), _found(issues, folder / ISSUES)
    return Guide(
        tuple(load_entities(one)) if one else (),
        tuple(load_issues(other)) if other else (),
        tuple((name, path.read_bytes()) for name, path in ((ENTITIES, one), (ISSUES, other)) if path),
    )


def _found(given: Path | None, kept: Path) -> Path | None:
    return given or (kept if kept.is_file() else None)
