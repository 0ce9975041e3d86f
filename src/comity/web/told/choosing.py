"""What goes into letters: for each wish the records since it was last told, and what is still owed near its end.

Knows wishes and the outbox; `comity.notices` says what concerns a seat. Law: what is chosen is noted as told in the transaction
that puts it on its way: a crash before repeats the choice, and nothing is ever skipped.
"""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db import transaction

from comity.dues import zones
from comity.errors import ComityError, Unavailable
from comity.notices.happening import Kind, happenings
from comity.notices.letter import Letters
from comity.notices.reminding import OVER, Pending, pending
from comity.web.told import outbox
from comity.web.told.models import DIGEST, NOTHING, Reminded, Wish
from comity.web.told.outbox import Part
from comity.web.told.reach import letters_for

AT_ONCE: Final = 20
"""More records than this at one time come in one letter, however one wants to be told."""
LOOK: Final = 600
"""Seconds after which what stands open is looked up again though the log has not grown."""
LISTED: Final = 50
"""So many parts a letter has at most; the rest is counted, with a link to the page of changes."""

_known: dict[tuple[str, str, str], tuple[int, int, tuple[Pending, ...]]] = {}
"""What stands open, by body, audience and seat, with the size of the log and the second it was found at."""


def choose(now: int) -> int:
    """Put on their way all letters that are due at a second, and return how many there are."""
    return sum(_tried(wish, now) for wish in Wish.objects.exclude(pace=NOTHING).select_related("account"))


def _tried(wish: Wish, now: int) -> int:
    """Choose for one wish; a body that cannot be read just now keeps no other waiting, and loses nothing."""
    try:
        return _choose(wish, now)
    except ComityError as error:
        logging.getLogger(__name__).warning("notices: %s", error.finding.code)
        return 0


def _choose(wish: Wish, now: int) -> int:
    letters = letters_for(wish, now)
    if letters is None:
        return 0
    today = "" if wish.pace != DIGEST else _digest_day(wish, now)
    if today is None:
        return 0
    size, kinds = letters.reader.size, frozenset(map(Kind, wish.kinds.split()))
    found = list(happenings(letters.reader, wish.told, size, wish.code, kinds))
    records: list[Part] = [("leaf", one.index) for one in found if letters.told_of(one.audience)]
    due = [one for one in _due(wish, letters, now, kinds) if not _reminded(wish, one, now)]
    with transaction.atomic():
        put = sum(outbox.put(wish, parts, now) for parts in _letters(wish, records, due, now))
        for one in due:
            Reminded.objects.get_or_create(key=_reminder_key(wish, one, now), defaults={"wish": wish})
        if wish.told != size or today:
            Wish.objects.filter(pk=wish.pk).update(told=size, digested=today or wish.digested)
    return put


def _letters(wish: Wish, records: list[Part], due: list[Pending], now: int) -> Iterator[list[Part]]:
    """Yield what each letter is about: one for each thing, or one for all."""
    reminders: list[Part] = [("due", one.ident, one.end, one.stage(now) or OVER) for one in due]
    together = wish.pace == DIGEST or len(records) > AT_ONCE
    if not together:
        yield from ([part] for part in (*reminders, *records))
        return
    parts = [*reminders, *records]
    if len(parts) > LISTED:
        parts = [*parts[:LISTED], ("more", len(parts) - LISTED, wish.told)]
    if parts:
        yield parts


def _due(wish: Wish, letters: Letters, now: int, kinds: frozenset[Kind]) -> Iterator[Pending]:
    """Yield what is still owed and has come near its end, or past it, since the wish was made."""
    for one in _pending(letters, wish.code, now):
        if one.kind in kinds and one.end >= wish.since and one.stage(now) is not None and letters.may_be_told(one):
            yield one


def _pending(letters: Letters, code: str, now: int) -> Iterator[Pending]:
    """Yield what stands open for a seat: found again when the log grew, or ten minutes later, when new returns may be due.

    Only which of it has come near its end is asked at every turn; the letter itself asks all anew when it is written.
    """
    reader = letters.reader
    name, size = (reader.origin, str(reader.audience_folder), code), reader.size
    known = _known.get(name)
    if known is None or known[0] != size or not known[1] <= now < known[1] + LOOK:
        known = _known[name] = size, now, tuple(pending(reader, now, code).values())
    yield from known[2]


def _reminded(wish: Wish, one: Pending, now: int) -> bool:
    return Reminded.objects.filter(key=_reminder_key(wish, one, now)).exists()


def _reminder_key(wish: Wish, one: Pending, now: int) -> str:
    return outbox.key_of(wish, f"{one.ident} {one.end} {one.stage(now)}")


def _digest_day(wish: Wish, now: int) -> str | None:
    """Return the local day for which a daily letter is due now, None before its hour or once it was made."""
    try:
        local = datetime.fromtimestamp(now, zones.zone(wish.zone))
    except Unavailable:  # a zone the pinned package no longer has
        local = datetime.fromtimestamp(now, zones.zone("Etc/UTC"))
    day = local.date().isoformat()
    return day if local.hour >= wish.hour and wish.digested != day else None
