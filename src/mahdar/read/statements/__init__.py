"""Statements: who said what, by which cue, through whom."""
