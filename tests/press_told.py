"""What the press desk reads by its rules of a few sentences told in Vienna on Wednesday 12 May 2021, or on another Wednesday."""

from collections.abc import Mapping
from typing import Any, Final

from comity.press.reading import read_article

DATELINE: Final = {
    "en": "VIENNA, 12 May 2021 (Agency) – ",
    "fr": "VIENNE, 12 mai 2021 (agence) – ",
    "ru": "ВЕНА, 12 мая 2021 г. (агентство) – ",
}
"""The sentences are the lede."""
LEDE: Final = {
    "en": f"The desk opens\n\n{DATELINE['en']}The desk was open.\n\n",
    "fr": f"Le bureau ouvre\n\n{DATELINE['fr']}Le bureau était ouvert.\n\n",
    "ru": f"Бюро открыто\n\n{DATELINE['ru']}Бюро было открыто.\n\n",
}
"""They come after a headline and a lede."""

MET: Final = {
    "en": f"The desk opens\n\n{DATELINE['en']}The Lakes Council met in Vienna on Tuesday.\n\n",
    "fr": f"Le bureau ouvre\n\n{DATELINE['fr']}Le Conseil des lacs s'est réuni mardi à Vienne.\n\n",
    "ru": f"Бюро открыто\n\n{DATELINE['ru']}Совет озер собрался во вторник в Вене.\n\n",
}
"""They come after a sitting."""

STAMPED: Final = {
    "en": "The river and its locks\n\nPublished 13 July 2016\n\n",
    "fr": "Le fleuve et ses écluses\n\nPublié le 13 juillet 2016\n\n",
    "ru": "Река и ее шлюзы\n\nОпубликовано 13 июля 2016 года\n\n",
}
"""They come after a headline and a stamp of Wednesday, 13 July 2016."""


def told(language: str, text: str, head: Mapping[str, str] = DATELINE) -> dict[str, Any]:
    """Return what is read of a text behind its head, as docs/press.md 2 says it."""
    return read_article((head[language] + text).encode(), language=language, models=False).as_json()


def dates(language: str, text: str) -> list[str]:
    """Return the dates told in a text on Wednesday, 13 July 2016."""
    return [one["value"] for one in told(language, text, STAMPED)["dates"]]


def days(language: str, text: str) -> list[int | str]:
    """Return the days of July told in a text on Wednesday, 13 July 2016, other dates as they are."""
    found = told(language, text, STAMPED)["dates"]
    return [int(one["value"][8:]) if one["precision"] == "day" else one["value"] for one in found]


def agenda(language: str, text: str, head: Mapping[str, str] = MET) -> list[str]:
    """Return the matters told in a text behind its head."""
    return [one["text"] for one in told(language, text, head)["agenda"]]


def decided(language: str, text: str, head: Mapping[str, str] = MET) -> list[str]:
    """Return what is decided in a text behind its head."""
    return [one["text"] for one in told(language, text, head)["decisions"]]


def held(language: str, text: str, head: Mapping[str, str] = MET) -> list[str]:
    """Return whose which positions are told in a text behind its head, in order."""
    return [f"{one['actor']} {one['stance']}" for one in told(language, text, head)["positions"]]


def said(language: str, text: str, head: Mapping[str, str] = LEDE) -> list[tuple[str, str | None]]:
    """Return what is quoted in a text behind its head, and who is said to speak."""
    return [(one["text"], one["speaker"]) for one in told(language, text, head)["quotes"]]
