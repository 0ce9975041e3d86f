"""Who asks, in which language, what they may do and how often, what their browser may load, and how they are told no.

Knows nothing of pages: every page stands on this.
"""
