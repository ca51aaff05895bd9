"""The dossier on disk: one SQLite file with its schema, the folder around it, and what people judged."""

from mahdar.store.dossier import Dossier, LeftOut, Run, Shelf
from mahdar.store.folder import check_target, publish
from mahdar.store.load import load
from mahdar.store.save import save

__all__ = ["Dossier", "LeftOut", "Run", "Shelf", "check_target", "load", "publish", "save"]
