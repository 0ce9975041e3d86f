"""Codes of authenticator applications, each of which opens once.

Knows how allauth remembers a code that was used; not who signs in. Law: a code is remembered for as long as it would count;
allauth forgets it after one period, while the period before and the one after are taken too.
"""

from typing import Any, Final

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache

PERIODS: Final = 1 + 2 * app_settings.TOTP_TOLERANCE


def _mark(held: Any, code: str) -> bool:
    key = held._get_used_cache_key(code)  # noqa: SLF001 - the name under which allauth looks for it too
    return bool(cache.add(key, "y", timeout=PERIODS * app_settings.TOTP_PERIOD))


def remember() -> None:
    """Remember used codes for as long as they count, from now on."""
    TOTP._mark_code_used = _mark  # noqa: SLF001 - allauth has no other place to say so; test_ways_in.py holds that it works
