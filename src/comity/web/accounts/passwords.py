"""Passwords that anybody would try here first: made of the software's, the body's and the seats' own words.

Knows the words of the bodies served and of the roles; common passwords and lengths are Django's. Law: what is left of a password
without these words must be a password by itself.
"""

import re
from collections.abc import Iterator
from typing import Final

from django.core.exceptions import ValidationError

from comity.web.access.holder import Role
from comity.web.accounts.models import Account
from comity.web.site import site

WORDS: Final = (
    "comity",
    "council",
    "conseil",
    "совет",
    "delegation",
    "délégation",
    "делегация",
    "password",
    "пароль",
    "treaty",
)
LEAST_WORD: Final = 3
LEAST_LEFT: Final = 8
"""Signs other than digits and words of the context that a password keeps."""


class ContextValidator:
    """Refuses a password that is little more than words of its context."""

    def validate(self, password: str, user: Account | None = None) -> None:  # noqa: ARG002 - Django's signature
        """Raise ValidationError password_context for such a one."""
        left = re.sub(r"[\d\W_]+", "", password.lower())
        for word in sorted(set(_words()), key=lambda word: (-len(word), word)):
            left = left.replace(word, "")
        if len(left) < LEAST_LEFT:
            raise ValidationError("", code="password_context")

    def get_help_text(self) -> str:
        """Return nothing: what is asked for is said in the catalogue."""
        return ""


def _words() -> Iterator[str]:
    """Yield the words of the context: fixed ones, roles, and of each body its address, code and names, and those of its seats."""
    told = [*WORDS, *(role.value for role in Role)]
    for slug, reader in site().readers.items():
        rules = reader.regime
        told += [slug, rules.code, *rules.names.values(), *str(reader.origin).split("/"), *rules.seats, *rules.offices]
        told += [label for seat in rules.seats.values() for name in seat.names for label in name.labels.values()]
    for text in told:
        yield from (word for word in re.findall(r"[^\d\W_]+", text.lower()) if len(word) >= LEAST_WORD)
