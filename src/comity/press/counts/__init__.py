"""How many: numbers in figures and words, with what they count."""
