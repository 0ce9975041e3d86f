"""Where the drafts of a seat lie: begun, saved, made ready, returned, ended by their record, deleted and restored.

Knows the accounts' database and the seal; not pages, nor who may (gate). Law: nobody's text is lost: a draft is saved only over
the version it started from, what is deleted or past its time lies for a week before it goes, and a record that arrived ends its
draft.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from comity.errors import Finding, Rejected
from comity.keys.sealing import seal, unseal
from comity.service.permitted import RESTRICTED, Doing
from comity.store.bulk import rows_of
from comity.store.reader import Reader
from comity.web.accounts.models import Account, KeptDraft
from comity.web.drafting.typed import Given

RULE: Final = "docs/operators/accounts.md 7"
DRAFTS_LIMIT: Final = 100
"""Drafts one seat may have at a time, without those deleted or ended."""
BYTES_LIMIT: Final = 131_072
"""Bytes of one draft: twice what a record's text may have."""
NOTE_LIMIT: Final = 2_000
IDLE: Final = timedelta(days=180)
"""So long after it was last changed a draft goes where deleted ones lie."""
WARNED: Final = timedelta(days=30)
BIN: Final = timedelta(days=7)
"""So long what was deleted, and what became a record, lies before it is gone."""
AWAITED: Final = 8
HEADING: Final = 120
_NAME: Final = re.compile(r"[a-z][a-z0-9_.-]{0,79}")
_PAGE_OWN: Final = frozenset(
    {"csrfmiddlewaretoken", "draft", "version", "edit", "seat", "act", "form", "then", "key", "check", "attach"}
)
"""Inputs that are the page's, or of whoever will sign, and no part of what was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A seat of a body, and the account that asks about its drafts."""

    reader: Reader
    code: str
    who: Account
    signs: bool

    @property
    def rows(self) -> "QuerySet[KeptDraft]":
        """The drafts of this seat."""
        return KeptDraft.objects.filter(origin=self.reader.origin, code=self.code)

    def find(self, number: int) -> KeptDraft | None:
        """Return a draft of this seat, None where it has none of that number."""
        people = ("written_by", "staged_by", "deleted_by")
        found: KeptDraft | None = self.rows.select_related(*people).filter(pk=number).first()
        return found


def written_in(posted: Iterable[tuple[str, Iterable[object]]]) -> Given:
    """Return what was written into a form's inputs; what no form has an input for is not kept."""
    found = {name: [str(value) for value in values] for name, values in posted if _NAME.fullmatch(name)}
    return {name: values for name, values in found.items() if name not in _PAGE_OWN and any(values)}


def begin(seat: Seat, doing: Doing, given: Given) -> KeptDraft:
    """Keep a new draft. Raises Rejected where it is too large, or the seat has too many."""
    row = KeptDraft(
        origin=seat.reader.origin, code=seat.code, form=doing.form.name, act=str(doing.act), written_by=seat.who
    )
    for name, value in _sealed(row, given).items():
        setattr(row, name, value)
    with transaction.atomic():
        if seat.rows.filter(deleted=None).exclude(stage="ended").count() >= DRAFTS_LIMIT:
            raise Rejected(Finding(code="shelf.many", place=seat.code, excerpt=str(DRAFTS_LIMIT), rule=RULE))
        row.save(force_insert=True)
    return row


def save(seat: Seat, row: KeptDraft, version: int, given: Given) -> bool:
    """Keep what was written over the version it started from; false where another was saved in between, and nothing changes.

    What was ready for signature is so no more where whoever changes it may not sign. Raises Rejected where it is too large.
    """
    if contents(row) == given:
        return True
    changes: dict[str, Any] = {**_sealed(row, given), "written": timezone.now(), "written_by": seat.who}
    if not seat.signs:
        changes |= {"stage": "open", "staged": None, "staged_by": None}
    same = seat.rows.filter(pk=row.pk, version=version, deleted=None).exclude(stage="ended")
    return bool(same.update(**changes, version=F("version") + 1) == 1)


def contents(row: KeptDraft) -> Given:
    """Return what was written. Raises Tampered where the site's secret is another than it was sealed under."""
    found: dict[str, list[str]] = json.loads(_opened(row, "content"))
    return found


def heading(row: KeptDraft) -> Mapping[str, str]:
    """Return the beginning of its title, by language. Raises Tampered, as above."""
    found: dict[str, str] = json.loads(_opened(row, "heading"))
    return found


def note(row: KeptDraft) -> str:
    """Return the note it was returned with, if any. Raises Tampered, as above."""
    return _opened(row, "note") if row.note else ""


def make_ready(seat: Seat, row: KeptDraft) -> None:
    """Say that a draft is ready for signature."""
    seat.rows.filter(pk=row.pk, stage="open", deleted=None).update(
        stage="ready", staged=timezone.now(), staged_by=seat.who, note=""
    )


def give_back(seat: Seat, row: KeptDraft, said: str) -> None:
    """Return a draft to whoever prepares it, with a note."""
    kept = _seal(row, "note", said[:NOTE_LIMIT]) if said else ""
    seat.rows.filter(pk=row.pk, stage="ready", deleted=None).update(
        stage="open", staged=timezone.now(), staged_by=seat.who, note=kept
    )


def delete(seat: Seat, row: KeptDraft) -> None:
    """Put a draft where it lies for a week before it is gone."""
    open_ = seat.rows.filter(pk=row.pk, deleted=None).exclude(stage="ended")
    open_.update(deleted=timezone.now(), deleted_by=seat.who)


def restore(seat: Seat, row: KeptDraft) -> None:
    """Take a deleted draft back, as it was; its time begins anew."""
    seat.rows.filter(pk=row.pk).exclude(deleted=None).update(deleted=None, deleted_by=None, written=timezone.now())


def prepared(seat: Seat, row: KeptDraft, record_id: str) -> None:
    """Remember the record a draft would become if what was prepared of it now is signed and arrives."""
    known = [*row.awaited.split(), record_id][-AWAITED:]
    seat.rows.filter(pk=row.pk).exclude(stage="ended").update(awaited=" ".join(known))


def awaiting(seat: Seat, record_id: str) -> KeptDraft | None:
    """Return the draft of which a record was prepared, if there is one."""
    found: KeptDraft | None = seat.rows.filter(awaited__contains=record_id, deleted=None).first()
    return found


def sweep(seat: Seat) -> None:
    """End drafts whose record has arrived, put those past their time with the deleted ones, and drop what has lain its week."""
    now = timezone.now()
    open_ = seat.rows.filter(deleted=None).exclude(stage="ended")
    waiting = {
        record: pk for pk, ids in open_.exclude(awaited="").values_list("pk", "awaited") for record in ids.split()
    }
    if waiting:
        for record in rows_of(seat.reader.view(), "record", waiting):
            open_.filter(pk=waiting[record]).update(stage="ended", became=record, staged=now)
    late = open_.filter(written__lt=now - IDLE)
    if late.exists():
        late.update(deleted=now, deleted_by=None)
    gone = KeptDraft.objects.filter(Q(deleted__lt=now - BIN) | Q(stage="ended", staged__lt=now - BIN))
    if gone.exists():
        gone.delete()


def until(row: KeptDraft) -> datetime:
    """Return when a draft goes: from the list or, where it was deleted or has ended, for good."""
    if row.deleted is not None:
        return row.deleted + BIN
    return (row.staged or row.written) + BIN if row.stage == "ended" else row.written + IDLE


def _sealed(row: KeptDraft, given: Given) -> dict[str, Any]:
    """Return the columns that hold what was written. Raises Rejected where it is too large."""
    text = json.dumps({name: list(values) for name, values in given.items()}, ensure_ascii=False)
    size = len(text.encode())
    if size > BYTES_LIMIT:
        raise Rejected(Finding(code="shelf.large", place="draft", excerpt=f"{size} > {BYTES_LIMIT}", rule=RULE))
    titles = {
        name.removeprefix("title."): next(iter(values), "")[:HEADING]
        for name, values in given.items()
        if name.startswith("title.")
    }
    return {
        "content": _seal(row, "content", text),
        "heading": _seal(row, "heading", json.dumps(titles, ensure_ascii=False)),
        "restricted": RESTRICTED in given.get("aud", ()),
    }


def _seal(row: KeptDraft, part: str, text: str) -> str:
    return seal(_key(), _purpose(row, part), text)


def _opened(row: KeptDraft, part: str) -> str:
    return unseal(_key(), _purpose(row, part), getattr(row, part))


def _purpose(row: KeptDraft, part: str) -> str:
    """Return what a seal is for: this part of this draft of this seat, so that none can be put in another's place."""
    return f"draft {row.origin} {row.code} {row.pk} {part}"


def _key() -> str:
    return salted_hmac("comity.drafts", "", secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()
