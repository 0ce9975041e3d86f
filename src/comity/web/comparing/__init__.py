"""Records beside each other: versions of a text, accounts of one fact, positions through time.

Knows pages; what differs in a text is `redline`'s to say. Law: nothing is merged, and no side is called the right one.
"""
