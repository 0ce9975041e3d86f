"""What is due at a moment: clocks that run, duties that stand open, returns, quotas and thresholds, each with its reason.

Knows the rows of the fold and the regime; not how a reader is told of it (i18n). Computed from the time asked, never kept.
"""
