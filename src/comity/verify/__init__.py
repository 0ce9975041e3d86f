"""Checks anyone can run, offline, on a whole log or on one receipt; each says what it proves."""
