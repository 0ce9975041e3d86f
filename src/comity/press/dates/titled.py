"""Words that look like a day and are part of a name: `USA Today`, the paper «Сегодня», Mr Friday.

Knows capitals, quotation marks and what stands beside a word; not what a date means. Law: what may be said or told is a date;
only what is written as a name is none.
"""

import re
from typing import Final

from comity.press.words.page import Page
from comity.press.words.tokens import Sentence

SHORT: Final = 3
"""Words of the longest name in quotation marks that a day is looked for in."""
_OPENS: Final = frozenset('«“„"')
_CLOSES: Final = frozenset('»”“"')
_LED: Final = re.compile(r"\b(?:m(?:r|rs|s)\.?|mail on|man) $")
"""What stands before a day that is a name."""
_BEHIND: Final = re.compile(
    r" (?:Times|Telegraph|Mail|Express|Mirror|Post|Herald|Mercury|Monitor|Standard|Independent"
    r"|Bulletin|Gazette|Journal|Review|Magazine|Club|Group|Islands?|School|Market|[Nn]ewspapers?|[Pp]apers?)\b"
)
"""What stands behind a day in the name of a paper of that day, or of a club or an island."""
LEADS: Final = 8
"""Characters before a day in which what makes it a name stands."""


def is_titled(page: Page, sentence: Sentence, start: int, end: int) -> bool:
    """Return whether a word for a day, alone, is part of a name."""
    if page.grammar.capital and (
        _LED.search(page.low, max(0, start - LEADS), start) is not None
        or _BEHIND.match(page.text, end) is not None
        or _follows_name(page, sentence, start, end)
    ):
        return True
    return _is_quoted(page, sentence, start)


def _follows_name(page: Page, sentence: Sentence, start: int, end: int) -> bool:
    """Return whether `Today` with a capital stands behind another word with one: `USA Today`."""
    token = page.token_at(start)
    if page.text[start:end] != "Today" or token <= sentence.first or page.role_at(token) == "headline":
        return False
    small = sum(one.text[0].islower() for one in page.tokens[sentence.first : sentence.last])
    return small > SHORT and page.tokens[token - 1].text[0].isupper()


def _is_quoted(page: Page, sentence: Sentence, start: int) -> bool:
    """Return whether a word stands in a short name in marks right behind a word that says nothing: `газета «Сегодня»`."""
    token = page.token_at(start)
    first = max(sentence.first + 1, token - SHORT)
    opened = next((at for at in range(token - 1, first - 1, -1) if page.tokens[at].low in _OPENS), None)
    if opened is None or not page.tokens[opened + 1].text[0].isupper():
        return False
    closed = next((at for at in range(token + 1, sentence.last) if page.tokens[at].low in _CLOSES), None)
    if closed is None or closed - opened - 1 > SHORT or not all(_is_word(page, at) for at in range(opened + 1, closed)):
        return False
    return _is_word(page, opened - 1) and page.at("say", opened - 1) is None


def _is_word(page: Page, token: int) -> bool:
    return page.tokens[token].text[0].isalpha()
