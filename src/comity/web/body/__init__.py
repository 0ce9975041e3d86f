"""A body at a glance: its front page, timeline, parties, positions, disagreements, changes, search and figures.

Knows what all records of a body come to; one record and what hangs on it is the package record's.
"""
