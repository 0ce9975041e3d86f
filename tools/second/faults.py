"""What does not hold, and how a check is told. Law: a check that could not be made is never told as one that holds."""

import base64
import binascii
from typing import NamedTuple

HOLDS, NOT_PROVED = "holds", "not proved"


class Fault(Exception):
    """Something that does not hold: where, and what."""

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}")


class Check(NamedTuple):
    """A numbered check: its outcome, and what was checked, in the words `comity verify` has for it."""

    outcome: str
    words: str


def holds(words: str) -> Check:
    return Check(HOLDS, words)


def not_proved(words: str) -> Check:
    return Check(NOT_PROVED, words)


def need(so: object, place: str, what: str) -> None:
    if not so:
        raise Fault(place, what)


def strict64(text: str, place: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Fault(place, "no base64") from None
    need(base64.b64encode(data).decode() == text, place, "not canonical base64")
    return data
