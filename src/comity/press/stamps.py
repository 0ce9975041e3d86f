"""Stamps of time as pages carry them: glued to what stands beside them, before a headline in one line, in another language.

Knows how stamps are run together; what a day is, is told by `days`. Law: nothing is moved about in the article itself: a stamp is
parted only to be read, and its line keeps its place.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from comity.press.calendar import made

_LABEL: Final = re.compile(r"\W{0,3}(?:date|dated|posted|published|publié le|дата|опубликовано)\W{1,3}")
_ISO: Final = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[t ]\d\d:\d\d(?::\d\d)?)?(?= +\S)")
FIGURE: Final = re.compile(r"\d")
"""What has to stand where a day is told in full."""
_DAY: Final = r"(?:[1-9]|[12]\d|3[01])"
_GLUED: Final = (
    re.compile(rf"(?<=[^\W\d_][^\W\d_][^\W\d_])(?={_DAY}(?: [^\W\d_]{{3,9}}\.?,? |[./](?:0[1-9]|1[0-2])[./])20\d\d)"),
    re.compile(r"(?<=[ ,./]20\d\d)(?=(?:[01]?\d|2[0-3]):[0-5]\d)"),
    re.compile(rf"(?:(?<=(?:gmt|utc) [+-]\d)|(?<=(?:gmt|utc)[+-]\d))(?={_DAY} [^\W\d_]{{3}})"),
    re.compile(r"(?<=\d:[0-5]\d)(?=(?:0?[1-9]|[12]\d|3[01])(?: [^\W\d_]{3}|[./](?:0[1-9]|1[0-2])[./]))"),
)
"""Where a blank was lost: `News10 July 2018`, `July 8, 20163:15 pm`, `GMT +325 February`, `18:3625.02.2017`."""
_MONTHS: Final = {
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "de": "jan feb mär apr mai jun jul aug sep okt nov dez",
    "uk": "січ лют бер кві тра чер лип сер вер жов лис гру",
    "be": "сту лют сак кра тра чэр ліп жні вер кас ліс сне",
}
"""How the months begin in languages of the frames of pages, January first."""


def _foreign(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Return what finds days in the languages of frames but one, and the months by their beginnings."""
    months: dict[str, int] = {}
    for other, names in _MONTHS.items():
        for number, name in enumerate(names.split() if other != language else (), 1):
            months.setdefault(name, number)
    stems = "|".join(sorted(months, key=len, reverse=True))
    pattern = (
        rf"(?<![^\W_])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)? )?(?P<month>{stems})(?:[^\W\d_]{{1,8}})?\.?"
        r"(?: (?P<day2>\d{1,2})(?:st|nd|rd|th)?)?,? (?P<year>20\d\d)(?!\d)"
    )
    return re.compile(pattern), months


_FOREIGN: Final = {language: _foreign(language) for language in ("en", "fr", "ru")}
_SITTING: Final = re.compile(r"\b(?:minutes of|compte[ -]?rendu d|procès-verbal d|протокол заседани)")
"""Words of a title that says when a body sat, not when its page was written: `Minutes of the Council Meeting 27 April 2021`."""
HEADLINE: Final = 20
"""Characters behind a stamp that may be a headline."""


def headed_by(low: str, start: int, end: int) -> int | None:
    """Return where a stamp ends that stands before a headline in one line: ` date 2017-03-28 Council to meet`; None for none."""
    label = _LABEL.match(low, start, end)
    found = _ISO.match(low, label.end(), end) if label is not None else None
    if found is None or made(*(int(part) for part in found.groups())) is None or end - found.end() < HEADLINE:
        return None
    return found.end()


def parted(said: str) -> str | None:
    """Return a short line with blanks where its stamp is run together with what stands beside it; None where it is not."""
    text = said
    if FIGURE.search(said) is None:
        return None
    for glued in _GLUED:
        text = glued.sub(" ", text)
    return None if text == said else text


def foreign_dates(low: str, start: int, end: int, language: str) -> Iterator[tuple[date, int, int]]:
    """Return days in another language than the page's, as its frame may have them: `May 9, 2017 10:22`, `15 квітня 2016`."""
    pattern, months = _FOREIGN[language]
    for found in pattern.finditer(low, start, end):
        day = found["day"] or found["day2"]
        that = made(int(found["year"]), months[found["month"]], int(day)) if day else None
        if that is not None:
            yield that, found.start(), found.end()


def titles_a_sitting(low: str) -> bool:
    """Return whether the words beside a day make a line the title of a sitting: the day is the sitting's."""
    return _SITTING.search(low) is not None
