"""Events: who did what to whom, when, where, with which status."""
