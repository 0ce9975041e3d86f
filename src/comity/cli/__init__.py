"""The command `comity`: a thin hand over the parts below, for people and scripts."""
