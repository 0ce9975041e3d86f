# Measures
finding-bench-failed = The bench of one body ended with an error, which it has said above.
remedy-bench = Run that bench alone: comity bench --synthetic N.
