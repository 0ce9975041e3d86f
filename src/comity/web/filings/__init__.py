"""Handing in: a note, its large files before it, what a program asks first, and a mirror's door where the desk takes none.

Knows HTTP; the desk judges what is handed in.
"""
