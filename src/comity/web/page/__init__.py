"""What every page is made of: rows as it shows them, its moment, its ways out, what is kept, and the tag of its answer.

Knows no page by itself; those are drawn by the packages above.
"""
