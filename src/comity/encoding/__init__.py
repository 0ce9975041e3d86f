"""Bytes outsiders may send: canonical JSON, the character profile, dates and the note grammar, all strict."""
