"""The letters on their way: put there once, sent at least once, looked at by whoever keeps the site.

Knows the table of outgoing letters; not mail. Law: a letter is put there in the same transaction that notes what it is about as
told, and leaves `waiting` only when a server has taken it, when nothing is left to say, or after five days of trying.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.db.models import Min

from comity.web.told.models import DROPPED, GIVEN_UP, SENT, WAITING, Outgoing, Wish
from comity.web.told.reach import mail_is_set

FIRST_WAIT: Final = 60
LONGEST_WAIT: Final = 4 * 3_600
LIFE: Final = 5 * 86_400
"""How long a letter is tried, as mail servers do."""
KEPT: Final = 90 * 86_400

Part = tuple[str | int, ...]
"""What a part of a letter is about: ("leaf", index), ("due", ident, end, stage) or ("more", count, first, last)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How mail stands: whether a server is set, how many letters wait and since when, how many were given up, the last fault.

    `error` names a kind of fault and the server's number for it, never an address; times are Unix seconds.
    """

    configured: bool
    waiting: int
    oldest: int | None
    given_up: int
    error: str
    error_at: int | None


def status() -> Status:
    """Return how mail stands, for the page of health."""
    waiting = Outgoing.objects.filter(state=WAITING)
    faults = Outgoing.objects.exclude(error="").order_by("-tried")
    last, oldest = faults.first(), waiting.aggregate(first=Min("made"))["first"]
    return Status(
        configured=mail_is_set(),
        waiting=waiting.count(),
        oldest=None if oldest is None else int(oldest.timestamp()),
        given_up=Outgoing.objects.filter(state=GIVEN_UP).count(),
        error="" if last is None else last.error,
        error_at=None if last is None else last.tried,
    )


def put(wish: Wish, parts: Sequence[Part], now: int) -> bool:
    """Put a letter about these parts on its way; false where the same was put there before."""
    told = json.dumps(parts)
    _, made = Outgoing.objects.get_or_create(
        key=key_of(wish, told), defaults={"wish": wish, "parts": told, "next_try": now}
    )
    return made


def key_of(wish: Wish, what: str) -> str:
    """Return what keeps a letter, or a reminder, from being made twice."""
    return hashlib.sha256(f"{wish.pk} {what}".encode()).hexdigest()


def parts_of(letter: Outgoing) -> list[Part]:
    """Return what a letter is about."""
    return [tuple(part) for part in json.loads(letter.parts)]


def failed(letter: Outgoing, error: str, now: int) -> None:
    """Note that a letter was not taken, and when to try again: later each time, and not at all after five days."""
    letter.tries, letter.error, letter.tried = letter.tries + 1, error, now
    letter.next_try = now + min(FIRST_WAIT * 2 ** min(letter.tries - 1, 16), LONGEST_WAIT)
    if now - int(letter.made.timestamp()) > LIFE:
        letter.state = GIVEN_UP
    letter.save()


def forget(now: int) -> None:
    """Remove letters that were sent, or had nothing left to say, three months ago; what they were about is not chosen again."""
    old = datetime.fromtimestamp(now - KEPT, UTC)
    Outgoing.objects.filter(state__in=(SENT, DROPPED), made__lt=old).delete()


def ended(letter: Outgoing, state: str, now: int) -> None:
    """Note that a letter is sent, or that nothing is left to say."""
    letter.state, letter.tried, letter.error = state, now, ""
    letter.save()
