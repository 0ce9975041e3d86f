"""Binding what was done about accounts into the log: deeds get their places in the trail, and the registry logs its head.

Knows the tables and a body's registry key; how an entry is spelt is `records.trail`'s, what holds is `verify.trail`'s. Law: only
the process that sequences a body gives places, one at a time and for ever; a page that acts on accounts waits for none of this.
"""

import logging
import secrets
import threading
import time
from collections.abc import Callable
from datetime import UTC
from typing import Any, Final

from django.db import connections, transaction
from django.db.models import Count, Max

from comity.errors import ComityError
from comity.fold.trail import NEWEST, bound
from comity.keys.signer import SigningKey
from comity.records.trail import SALT_SIZE, Entry, Head, render_extract
from comity.service.runner import Runner
from comity.service.sequencer import Sequencer
from comity.service.trail import extract_of, head_in, head_of, log_head, tree_of
from comity.store.reader import Reader
from comity.web.accounts.models import Deed, Entered

LOG: Final = logging.getLogger("comity.trail")
LOOK_SECONDS: Final = 2.0
PAUSE_SECONDS: Final = 60.0
"""How long after one head the next goes into the log: a busy hour of an administrator is a few records, not hundreds."""


def enter(origin: str) -> int:
    """Give every deed of a body that has no place yet the next one, in order; return how many have one. Only one process may."""
    with transaction.atomic():
        held = Entered.objects.filter(origin=origin)
        count = int(held.aggregate(count=Count("pk"))["count"])
        waiting = Deed.objects.filter(origin=origin, entered=None).order_by("pk")
        for count, deed in enumerate(waiting, count + 1):  # noqa: B020 - counts on from what there is
            of_seat = held.filter(deed__code=deed.code).aggregate(last=Max("own"))["last"] or 0
            salt = secrets.token_bytes(SALT_SIZE)
            Entered(origin=origin, number=count - 1, own=of_seat + 1, deed=deed, salt=salt).save()
    return count


def entries(origin: str) -> list[Entry]:
    """Return the trail of a body as its tables have it now."""
    rows = Entered.objects.filter(origin=origin).select_related("deed").order_by("number")
    return [_entry(row) for row in rows]


def newest(reader: Reader) -> tuple[str, Head] | None:
    """Return the newest head a body's log binds of the accounts there are now, with the id of its record."""
    row = reader.get("trail", NEWEST)
    return None if row is None or bound(reader.view()) == 0 else (str(row["id"]), head_in(row))


def extract(reader: Reader, code: str) -> bytes | None:
    """Return what the auditor of a seat takes away; None while the log binds nothing."""
    found = newest(reader)
    if found is None:
        return None
    record, head = found
    return render_extract(extract_of(entries(str(reader.origin)), code, head, record))


def bound_of(reader: Reader, code: str) -> tuple[int, str]:
    """Return how many deeds of a seat the log binds, and the id of the record that binds the last."""
    found = newest(reader)
    if found is None:
        return 0, ""
    held = Entered.objects.filter(origin=reader.origin, number__lt=found[1].size, deed__code=code)
    return held.count(), found[0]


def turn(reader: Reader, registry: SigningKey | None, errand: Callable[[Callable[[Sequencer], None]], None]) -> bool:
    """Give deeds their places and have the head logged where it grew; return whether that was asked for."""
    size = enter(str(reader.origin))
    if registry is None or size <= bound(reader.view()):
        return False
    head = head_of(tree_of(entries(str(reader.origin))), size)
    if head is None:
        return False
    errand(lambda sequencer: _log(sequencer, registry, head))
    return True


class Binder:
    """The thread that does so for one body while its sequencer runs."""

    def __init__(self, reader: Reader, runner: Runner, registry: SigningKey | None) -> None:
        """Work for the body `reader` reads and `runner` writes; without its registry's key nothing is logged."""
        self._reader, self._runner, self._registry = reader, runner, registry
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="trail", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        wait = LOOK_SECONDS
        while not self._stop.wait(wait):
            wait = LOOK_SECONDS
            try:
                if turn(self._reader, self._registry, self._runner.errand):
                    wait = PAUSE_SECONDS
            except Exception:  # the edge of a thread: what is not bound now is bound at the next turn
                LOG.exception("the trail was not bound")
                wait = PAUSE_SECONDS
        connections.close_all()


def _log(sequencer: Sequencer, registry: SigningKey, head: Head) -> None:
    try:
        if sequencer.may_stamp:
            log_head(sequencer, registry, head, int(time.time()))
    except ComityError as error:
        LOG.warning("%s at %s", error.finding.code, error.finding.place)


def _entry(row: Any) -> Entry:
    deed = row.deed
    return Entry(
        log=row.origin,
        number=row.number,
        seat=deed.code,
        own=row.own,
        at=deed.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        what=deed.what,
        actor=deed.actor_id,
        subject=deed.subject_id,
        role=deed.role,
        before=deed.before,
        keys=tuple(deed.keys.split()),
        salt=bytes(row.salt).hex(),
    )
