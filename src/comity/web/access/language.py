"""Which language whoever asks is answered in.

Knows addresses and one header; not what is said. Law: the address counts first, so that a page reads the same for everybody.
"""

import re
from typing import Final

from django.http import HttpRequest

from comity.i18n import FALLBACK, LANGUAGES

_ACCEPTED: Final = re.compile(r"([a-z]{2,3})(?:-[A-Za-z]+)?\s*(?:;\s*q=([0-9.]{1,5}))?")


def asked_language(request: HttpRequest) -> str:
    """Return the language of the address, else the one the browser asks for, ours where it asks for none."""
    first = request.path.split("/")[1]
    if first in LANGUAGES:
        return first
    wanted = _ACCEPTED.findall(request.headers.get("Accept-Language", "")[:500])
    ranked = sorted(wanted, key=_wish, reverse=True)
    return next((lang for lang, _ in ranked if lang in LANGUAGES), FALLBACK)


def _wish(item: tuple[str, str]) -> float:
    """Return how much a browser wants a language, 0 to 1; what is not a number counts as the default, 1."""
    try:
        return float(item[1] or 1)
    except ValueError:
        return 1.0
