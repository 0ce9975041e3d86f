"""The desk of a seat: what it owes and is owed, what changed, its drafts, and what waits for signature."""
