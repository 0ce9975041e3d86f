"""What is kept about being told: who wants to hear of what and when, and where; what is to be sent; calendars; webhooks.

Knows columns; they lie in the accounts' database. Law: no row holds a sentence of a notice (it is written when it is sent), and
of the secret address of a calendar only a hash.
"""

import secrets
from datetime import date as day
from datetime import datetime
from typing import ClassVar, Final

from django.db import models
from django.utils import timezone

from comity.i18n import FALLBACK

ONCE: Final = "once"
DIGEST: Final = "digest"
NOTHING: Final = "nothing"
PACES: Final = (ONCE, DIGEST, NOTHING)
WAITING: Final = "waiting"
SENT: Final = "sent"
DROPPED: Final = "dropped"
GIVEN_UP: Final = "given-up"


class Wish(models.Model):
    """What an account wants to be told about a seat; `told`: the size of the log up to which it was; `digested`: its last day."""

    account: "models.ForeignKey[object, object]" = models.ForeignKey("accounts.Account", on_delete=models.CASCADE)
    origin: "models.CharField[str, str]" = models.CharField(max_length=200)
    code: "models.CharField[str, str]" = models.CharField(max_length=16)
    pace: "models.CharField[str, str]" = models.CharField(max_length=8, default=NOTHING)
    hour: "models.SmallIntegerField[int, int]" = models.SmallIntegerField(default=8)
    zone: "models.CharField[str, str]" = models.CharField(max_length=64)
    lang: "models.CharField[str, str]" = models.CharField(max_length=8, default=FALLBACK)
    kinds: "models.CharField[str, str]" = models.CharField(max_length=100)
    told: "models.BigIntegerField[int, int]" = models.BigIntegerField()
    digested: "models.CharField[str, str]" = models.CharField(max_length=10, blank=True, default="")
    since: "models.BigIntegerField[int, int]" = models.BigIntegerField()

    class Meta:
        """One wish for each seat an account sits at."""

        app_label = "accounts"
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "origin", "code"], name="one_wish_a_seat")]

    def __str__(self) -> str:
        """Return seat and pace."""
        return f"{self.code} {self.pace}"


class Postbox(models.Model):
    """Where notices to an account go: an address whose holder has confirmed that it is theirs."""

    account: "models.OneToOneField[object, object]" = models.OneToOneField("accounts.Account", on_delete=models.CASCADE)
    email: "models.EmailField[str, str]" = models.EmailField()
    confirmed: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)

    class Meta:
        """In the accounts' database."""

        app_label = "accounts"

    def __str__(self) -> str:
        """Return nothing that names anybody."""
        return "postbox"


class Outgoing(models.Model):
    """A letter on its way: what it is about (never its words), when to try next, how often it was tried, how it ended."""

    key: "models.CharField[str, str]" = models.CharField(max_length=64, unique=True)
    wish: "models.ForeignKey[Wish, Wish]" = models.ForeignKey(Wish, on_delete=models.CASCADE)
    parts: "models.TextField[str, str]" = models.TextField()
    made: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)
    next_try: "models.BigIntegerField[int, int]" = models.BigIntegerField()
    tries: "models.IntegerField[int, int]" = models.IntegerField(default=0)
    state: "models.CharField[str, str]" = models.CharField(max_length=8, default=WAITING)
    error: "models.CharField[str, str]" = models.CharField(max_length=60, blank=True, default="")
    tried: "models.BigIntegerField[int, int]" = models.BigIntegerField(default=0)

    class Meta:
        """Looked for by state, in the order in which they were made."""

        app_label = "accounts"
        indexes: ClassVar = [models.Index(fields=["state", "next_try"], name="outgoing_by_state")]

    def __str__(self) -> str:
        """Return the state."""
        return self.state


class Reminded(models.Model):
    """That an account was reminded of something due, for one of the times before one end of it."""

    key: "models.CharField[str, str]" = models.CharField(max_length=64, unique=True)
    wish: "models.ForeignKey[Wish, Wish]" = models.ForeignKey(Wish, on_delete=models.CASCADE)
    made: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)

    class Meta:
        """In the accounts' database."""

        app_label = "accounts"

    def __str__(self) -> str:
        """Return the key."""
        return self.key


class Calendar(models.Model):
    """A secret address of a calendar, by the SHA-256 of its token; `restricted` where its holder asked for what members read."""

    account: "models.ForeignKey[object, object]" = models.ForeignKey("accounts.Account", on_delete=models.CASCADE)
    origin: "models.CharField[str, str]" = models.CharField(max_length=200)
    code: "models.CharField[str, str]" = models.CharField(max_length=16)
    token: "models.CharField[str, str]" = models.CharField(max_length=64, unique=True)
    restricted: "models.BooleanField[bool, bool]" = models.BooleanField(default=False)
    made: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)
    used: "models.DateField[day | None, day | None]" = models.DateField(null=True, default=None)

    class Meta:
        """In the accounts' database."""

        app_label = "accounts"

    def __str__(self) -> str:
        """Return the seat."""
        return self.code


def new_mark() -> str:
    """Return what the ids of a hook's webhooks begin with: drawn by lot, so that no other hook's ever was the same."""
    return secrets.token_hex(8)


class Hook(models.Model):
    """An address told that a body's log has grown; `secret` lies sealed.

    `told`: the leaves its receiver has taken; `upto`: those of the webhook on its way. `failing`: since when none was taken.
    """

    origin: "models.CharField[str, str]" = models.CharField(max_length=200)
    address: "models.CharField[str, str]" = models.CharField(max_length=500)
    mark: "models.CharField[str, str]" = models.CharField(max_length=16, default=new_mark)
    secret: "models.TextField[str, str]" = models.TextField(default="")
    private: "models.BooleanField[bool, bool]" = models.BooleanField(default=False)
    tell: "models.EmailField[str, str]" = models.EmailField(blank=True, default="")
    lang: "models.CharField[str, str]" = models.CharField(max_length=8, default=FALLBACK)
    since: "models.BigIntegerField[int, int]" = models.BigIntegerField()
    told: "models.BigIntegerField[int, int]" = models.BigIntegerField()
    upto: "models.BigIntegerField[int, int]" = models.BigIntegerField(default=0)
    on: "models.BooleanField[bool, bool]" = models.BooleanField(default=True)
    noticed: "models.BooleanField[bool, bool]" = models.BooleanField(default=False)
    failing: "models.BigIntegerField[int | None, int | None]" = models.BigIntegerField(null=True, default=None)
    tries: "models.IntegerField[int, int]" = models.IntegerField(default=0)
    next_try: "models.BigIntegerField[int, int]" = models.BigIntegerField(default=0)
    tried: "models.BigIntegerField[int, int]" = models.BigIntegerField(default=0)
    error: "models.CharField[str, str]" = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        """In the accounts' database."""

        app_label = "accounts"

    def __str__(self) -> str:
        """Return its number."""
        return f"hook {self.pk}"
