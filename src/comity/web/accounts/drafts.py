"""What is kept of drafts and of what an account has read: columns only.

Knows where a draft stands; not who may see it (gate) or how it is sealed (desk.shelf). Law: what was written, its heading and the
note it was returned with lie sealed; a row says in clear only which seat writes which form, who wrote last, and when.
"""

import secrets
from datetime import datetime
from typing import ClassVar, Final

from django.db import models
from django.utils import timezone

NUMBER_BITS: Final = 52
ACCOUNT: Final = "accounts.Account"


def new_draft_number() -> int:
    """Return a number for a new draft: drawn by lot, so that it tells nothing of how many there are."""
    return secrets.randbits(NUMBER_BITS)


class KeptDraft(models.Model):
    """A draft of a seat. `stage` is open, ready (for signature) or ended; deleted ones keep theirs and are restored to it.

    `awaited` are the ids of the texts last prepared of it: when one of these records has arrived, the draft has `became` it.
    """

    id: "models.BigIntegerField[int, int]" = models.BigIntegerField(
        primary_key=True, default=new_draft_number, editable=False
    )
    origin: "models.CharField[str, str]" = models.CharField(max_length=200)
    code: "models.CharField[str, str]" = models.CharField(max_length=16)
    form: "models.CharField[str, str]" = models.CharField(max_length=32)
    act: "models.CharField[str, str]" = models.CharField(max_length=32)
    restricted: "models.BooleanField[bool, bool]" = models.BooleanField(default=False)
    heading: "models.TextField[str, str]" = models.TextField(default="")
    content: "models.TextField[str, str]" = models.TextField(default="")
    note: "models.TextField[str, str]" = models.TextField(default="")
    version: "models.IntegerField[int, int]" = models.IntegerField(default=1)
    begun: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)
    written: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)
    written_by: "models.ForeignKey[object, object]" = models.ForeignKey(
        ACCOUNT, on_delete=models.PROTECT, related_name="drafts"
    )
    stage: "models.CharField[str, str]" = models.CharField(max_length=8, default="open")
    staged: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(null=True, default=None)
    staged_by: "models.ForeignKey[object | None, object | None]" = models.ForeignKey(
        ACCOUNT, null=True, default=None, on_delete=models.PROTECT, related_name="staged_drafts"
    )
    awaited: "models.TextField[str, str]" = models.TextField(default="")
    became: "models.CharField[str, str]" = models.CharField(max_length=64, default="")
    deleted: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(null=True, default=None)
    deleted_by: "models.ForeignKey[object | None, object | None]" = models.ForeignKey(
        ACCOUNT, null=True, default=None, on_delete=models.PROTECT, related_name="deleted_drafts"
    )

    class Meta:
        """Read by seat, those written last first."""

        indexes: ClassVar = [models.Index(fields=["origin", "code", "written"], name="drafts_of_a_seat")]

    def __str__(self) -> str:
        """Return seat and form."""
        return f"{self.code} {self.form}"


class LastRead(models.Model):
    """Up to how many leaves of a body's log an account has marked as read at a seat."""

    account: "models.ForeignKey[object, object]" = models.ForeignKey(
        ACCOUNT, on_delete=models.CASCADE, related_name="last_read"
    )
    origin: "models.CharField[str, str]" = models.CharField(max_length=200)
    code: "models.CharField[str, str]" = models.CharField(max_length=16)
    size: "models.BigIntegerField[int, int]" = models.BigIntegerField()
    at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)

    class Meta:
        """One point for each account at each seat."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "origin", "code"], name="one_point_once")]

    def __str__(self) -> str:
        """Return seat and size."""
        return f"{self.code} {self.size}"
