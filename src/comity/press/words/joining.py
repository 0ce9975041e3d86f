"""Words that join names, matters and clauses, and articles, of the three languages together.

Knows which they are; not what they join. Law: a word stands here only where no language has it for something else.
"""

from typing import Final

ANDS: Final = frozenset(("and", "et", "и"))
CONJUNCTIONS: Final = ANDS | {"but", "mais", "но"}
DEFINITE: Final = frozenset(("the", "l", "'", "la", "le", "les"))
"""Definite articles, the elided one cut into its letter and apostrophe."""
LINKS: Final = ANDS | DEFINITE | {","}
"""What stands between names in a row."""
