"""mahdar: the minutes of a story, read from Arabic news reports with evidence for every line."""

__version__ = "0.1.0"
