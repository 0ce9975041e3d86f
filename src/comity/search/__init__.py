"""Full-text search over what records say, in every language there is a stemmer for.

The index lies in `search.sqlite` beside the body's database, or in its schema in PostgreSQL, and is filled when somebody
searches: the documents of leaves 0 to n are there, n and the log's root at n stand beside them and change in the same
transaction. That is the simplest thing that is right: a leaf never changes, so what was indexed stays true; a crash leaves a
smaller n; a log that was replaced has another root, and the index is made anew; the sequencer, which must be fast, knows
nothing of it.
"""
