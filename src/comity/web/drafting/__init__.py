"""Forms, writing a record in them, and its draft until it is handed in.

Knows what a form asks and what was written; nothing here signs.
"""
