"""From anything to articles: pages, plain texts and tables of reports."""

from mahdar.ingest.files import load, load_file

__all__ = ["load", "load_file"]
