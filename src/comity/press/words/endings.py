"""Russian words by their endings: the cases a noun or adjective may stand in.

Knows endings; not words. Law: what no ending tells may stand in any case.
"""

from typing import Final

_ENDS: Final = (
    ("остью", "i"),
    ("ости", "gdp"),
    ("иями", "i"),
    ("ями", "i"),
    ("ами", "i"),
    ("ыми", "i"),
    ("ими", "i"),
    ("ием", "i"),
    ("ого", "g"),
    ("его", "g"),
    ("ому", "d"),
    ("ему", "d"),
    ("аний", "g"),
    ("ений", "g"),
    ("ствий", "g"),
    ("ций", "g"),
    ("ств", "g"),
    ("ых", "gpa"),
    ("их", "gpa"),
    ("ах", "p"),
    ("ях", "p"),
    ("ам", "d"),
    ("ям", "d"),
    ("ов", "g"),
    ("ев", "g"),
    ("ым", "id"),
    ("им", "id"),
    ("ом", "ip"),
    ("ем", "ip"),
    ("ой", "gdip"),
    ("ей", "gdip"),
    ("ую", "a"),
    ("юю", "a"),
    ("ью", "i"),
    ("ии", "gdpna"),
    ("ию", "ad"),
    ("ия", "ngda"),
    ("ие", "na"),
    ("ое", "na"),
    ("ее", "na"),
    ("ые", "na"),
    ("ая", "n"),
    ("яя", "n"),
    ("а", "nga"),
    ("я", "nga"),
    ("у", "ad"),
    ("ю", "ad"),
    ("ы", "gna"),
    ("и", "gdpna"),
    ("е", "pdna"),
    ("о", "na"),
)
"""Ends of Russian nouns and adjectives with the cases they may stand in, longer ones first: n, g, d, a, i, p."""
_ANY: Final = frozenset("ngdaip")


def cases_of(word: str) -> frozenset[str]:
    """Return the cases a Russian word in lower case may stand in, by its ending; all of them for other words."""
    if len(word) < SHORTEST or not "а" <= word[0] <= "я":
        return _ANY
    found = next((cases for end, cases in _ENDS if word.endswith(end)), "nag")
    return frozenset(found)


SHORTEST: Final = 4
"""Letters of the shortest word whose ending tells its case."""
