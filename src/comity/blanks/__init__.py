"""Forms as files somebody fills in without us, and what was written into them as a draft."""
