"""Russian words by their endings: the cases a noun or adjective may stand in.

Knows endings; not words. Law: what no ending tells may stand in any case.
"""

from typing import Final

_ENDS: Final = (
    ("i", "остью иями ями ами ыми ими ием ью"),
    ("g", "ого его аний ений ствий ций ств ов ев"),
    ("d", "ому ему ам ям"),
    ("p", "ах ях"),
    ("a", "ую юю"),
    ("n", "ая яя"),
    ("na", "ие ое ее ые о"),
    ("ad", "ию у ю"),
    ("id", "ым им"),
    ("ip", "ом ем"),
    ("gdp", "ости"),
    ("gpa", "ых их"),
    ("nga", "а я ы"),
    ("ngda", "ия"),
    ("gdip", "ой ей"),
    ("pdna", "е"),
    ("gdpna", "ии и"),
)
"""The cases (n, g, d, a, i, p) that Russian nouns and adjectives may stand in, with the ends that tell them."""
_CASES: Final = {end: frozenset(cases) for cases, ends in _ENDS for end in ends.split()}
_LONGEST: Final = max(map(len, _CASES))
_UNTOLD: Final = frozenset("nag")
_ANY: Final = frozenset("ngdaip")


def cases_of(word: str) -> frozenset[str]:
    """Return the cases a Russian word in lower case may stand in, by its ending; all of them for other words."""
    if len(word) < SHORTEST or not "а" <= word[0] <= "я":
        return _ANY
    return next((_CASES[word[-n:]] for n in range(_LONGEST, 0, -1) if word[-n:] in _CASES), _UNTOLD)


SHORTEST: Final = 4
"""Letters of the shortest word whose ending tells its case."""
