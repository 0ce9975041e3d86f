"""What the press desk reads by its rules of a few sentences told in Vienna on Wednesday 12 May 2021."""

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


def told(language: str, text: str, head: Mapping[str, str] = DATELINE) -> dict[str, Any]:
    """Return what is read of a text behind its head, as docs/press.md 2 says it."""
    return read_article((head[language] + text).encode(), language=language, models=False).as_json()
