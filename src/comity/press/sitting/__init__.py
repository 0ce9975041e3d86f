"""Which body sat, when and where: every candidate named, weighed by what stands around it."""
