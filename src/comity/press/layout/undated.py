"""Datelines that say no day: a place and an agency before the first words of a paragraph, the day standing elsewhere.

Knows how agencies write places; not which names are places. Law: a name before a dash is a dateline where it is written as one:
in capitals that the text has nowhere else, or with an agency in brackets.
"""

import re
from typing import Final

_WORD: Final = r"[^\W\d_][\w'’.-]{1,20}"
_AGENCY: Final = r"\([^\W\d_][^()\n\d]{1,38}\)"
_DASH: Final = r"\s*[–—-]+(?=\s)"
_BRACKETED: Final = re.compile(
    rf"(?:{_WORD}(?:,? {_WORD}){{0,3}},? )?{_AGENCY}\s*[–—-]+(?:(?=\s)|(?=[^\W\d_a-zà-ÿа-яё]))"
)
"""`VIENNA (Agency) –`, `(Agency) –`, `VIENNA (Agency)-The board`."""
_CAPITALS: Final = re.compile(
    rf"(?P<place>[^\W\d_a-zà-ÿа-яё][^\W\d_a-zà-ÿа-яё'’.-]{{1,20}}(?:[ -][^\W\d_a-zà-ÿа-яё]{{2,20}}){{0,2}})"
    rf"(?P<region>, {_WORD}(?: {_WORD})?)?(?:{_DASH}|(?P<colon>:)(?=\s))"
)
"""`MANILA, Philippines –`, `NHA TRANG:`."""
SHORTEST: Final = 5
"""Letters of a place in capitals without its region; what is shorter is as often the letters of an organisation."""
LONG: Final = 110
"""Characters of the shortest paragraph that begins with such a dateline."""


def undated(text: str, start: int, end: int, *, first: bool) -> int | None:
    """Return where a dateline without a day ends with which a paragraph begins; None where it begins with none.

    `first` is a paragraph an article begins with, where a colon may stand for the dash.
    """
    if end - start < LONG:
        return None
    found = _BRACKETED.match(text, start, end)
    if found is not None:
        return found.end()
    found = _CAPITALS.match(text, start, end)
    if found is None or (found["colon"] is not None and not first):
        return None
    place = found["place"]
    opened = text[found.end() : end].lstrip()[:1]
    alone = len(place) >= SHORTEST and text.count(place) == 1
    return found.end() if (found["region"] is not None or alone) and not opened.islower() else None
