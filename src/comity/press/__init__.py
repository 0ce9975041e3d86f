"""The press desk: from a news article to draft records with their spans, and the contradictions marked.

Knows articles in French, English and Russian by rules that are data (`grammar/`), and by the models of the extra `press` where
they are installed; not pages, not who asks. Law: it never edits a record, never guesses silently and never opens a connection.
"""
