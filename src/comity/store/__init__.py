"""Where a body is kept: the log's files, which are the truth, and one SQLite file, which is a cache and a waiting room."""
