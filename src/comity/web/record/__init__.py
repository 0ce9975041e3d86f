"""Records and what hangs on them: threads, sittings, the agenda, the journal, a record on paper, and what is sealed.

Knows one record, thread or sitting at a time; a body as a whole is the package body's.
"""
