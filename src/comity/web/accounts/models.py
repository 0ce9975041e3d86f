"""What is kept about accounts: who there is, which places they hold, invitations, deeds of administrators, sign-ins.

Knows columns; not who may do what. Law: deeds and sign-ins are only ever added (triggers of the database refuse the rest), and no
row holds anything that could sign a record.
"""

import secrets
from datetime import datetime
from typing import Any, ClassVar, Final

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from comity.web.access.holder import Role
from comity.web.accounts.drafts import KeptDraft, LastRead
from comity.web.told import models as told  # what is kept about being told lies in the same database

__all__ = ["Account", "Deed", "Entered", "Invited", "KeptDraft", "LastRead", "Seated", "SignIn"]

NUMBER_BITS: Final = 52
NAME_LIMIT: Final = 100
CODE_LIMIT: Final = 16
ROLES: Final = tuple((role.value, role.value) for role in Role)
TOLD: Final = (told.Wish, told.Postbox, told.Outgoing, told.Reminded, told.Calendar)
"""Tables of this database whose columns `web.told` knows."""


def new_number() -> int:
    """Return a number for a new account: drawn by lot, so that it tells nothing of how many there are."""
    return secrets.randbits(NUMBER_BITS)


class Accounts(BaseUserManager["Account"]):
    """How accounts are found."""


class Account(AbstractBaseUser):
    """Somebody who may sign in. `username` is what one types, `name` what colleagues read; `email` may be empty."""

    id: "models.BigIntegerField[int, int]" = models.BigIntegerField(
        primary_key=True, default=new_number, editable=False
    )
    username: "models.CharField[str, str]" = models.CharField(max_length=64, unique=True)
    name: "models.CharField[str, str]" = models.CharField(max_length=NAME_LIMIT)
    email: "models.EmailField[str, str]" = models.EmailField(blank=True, default="")
    is_active: "models.BooleanField[bool, bool]" = models.BooleanField(default=True)
    joined: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        """Return the name colleagues read."""
        return self.name


class Seated(models.Model):
    """A role an account holds at a seat of a body. Suspended, it opens nothing."""

    account: "models.ForeignKey[Account, Account]" = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="seated"
    )
    origin: "models.CharField[str, str]" = models.CharField(max_length=200)
    code: "models.CharField[str, str]" = models.CharField(max_length=CODE_LIMIT)
    role: "models.CharField[str, str]" = models.CharField(max_length=16, choices=ROLES)
    since: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)
    suspended: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(null=True, default=None)

    class Meta:
        """One account holds a role at a seat once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "origin", "code", "role"], name="one_role_once")
        ]

    def __str__(self) -> str:
        """Return seat and role."""
        return f"{self.code} {self.role}"


class Invited(models.Model):
    """An invitation: made here by an administrator, or signed by the seat's keys and kept once it is redeemed.

    Only the SHA-256 of its token is kept, so a stolen database redeems nothing.
    """

    token: "models.CharField[str, str]" = models.CharField(max_length=64, unique=True)
    origin: "models.CharField[str, str]" = models.CharField(max_length=200)
    code: "models.CharField[str, str]" = models.CharField(max_length=CODE_LIMIT)
    role: "models.CharField[str, str]" = models.CharField(max_length=16, choices=ROLES)
    expires: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()
    made: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)
    by: "models.ForeignKey[Account | None, Account | None]" = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="invitations"
    )
    note: "models.BinaryField[bytes, bytes]" = models.BinaryField(default=b"")
    email: "models.EmailField[str, str]" = models.EmailField(blank=True, default="")
    redeemed: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(null=True, default=None)
    redeemed_by: "models.ForeignKey[Account | None, Account | None]" = models.ForeignKey(
        Account, null=True, default=None, on_delete=models.PROTECT, related_name="redeemed"
    )
    withdrawn: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(null=True, default=None)

    def __str__(self) -> str:
        """Return seat and role."""
        return f"{self.code} {self.role}"


class OnlyAdded(models.Model):
    """A row that is written once."""

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; RuntimeError if it was written before."""
        if not self._state.adding:
            message = "this row is written once"
            raise RuntimeError(message)
        super().save(*args, **kwargs)


class Deed(OnlyAdded):
    """Something an administrator, or whoever redeemed an invitation, did about the accounts of a seat."""

    at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)
    origin: "models.CharField[str, str]" = models.CharField(max_length=200)
    code: "models.CharField[str, str]" = models.CharField(max_length=CODE_LIMIT)
    what: "models.CharField[str, str]" = models.CharField(max_length=32)
    actor: "models.ForeignKey[Account | None, Account | None]" = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="deeds"
    )
    keys: "models.TextField[str, str]" = models.TextField(blank=True, default="")
    subject: "models.ForeignKey[Account | None, Account | None]" = models.ForeignKey(
        Account, null=True, on_delete=models.PROTECT, related_name="suffered"
    )
    role: "models.CharField[str, str]" = models.CharField(max_length=16, choices=ROLES)
    before: "models.CharField[str, str]" = models.CharField(max_length=16, choices=ROLES, blank=True, default="")

    class Meta:
        """Read by seat, newest first."""

        indexes: ClassVar = [models.Index(fields=["origin", "code", "id"], name="deeds_of_a_seat")]

    def __str__(self) -> str:
        """Return what was done where."""
        return f"{self.code} {self.what}"


class Entered(OnlyAdded):
    """The place of a deed in the trail the log binds (docs/spec/log.md 17); `number` counts in the body, `own` at the seat."""

    origin: "models.CharField[str, str]" = models.CharField(max_length=200)
    number: "models.IntegerField[int, int]" = models.IntegerField()
    own: "models.IntegerField[int, int]" = models.IntegerField()
    deed: "models.OneToOneField[Deed, Deed]" = models.OneToOneField(
        Deed, on_delete=models.PROTECT, related_name="entered"
    )
    salt: "models.BinaryField[bytes, bytes]" = models.BinaryField()

    class Meta:
        """A number is given once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["origin", "number"], name="one_number_once")]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)


class SignIn(OnlyAdded):
    """A sign-in of an account, or one that failed: when, from about where, with what, and how it ended."""

    account: "models.ForeignKey[Account, Account]" = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="signins"
    )
    at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField(default=timezone.now)
    address: "models.CharField[str, str]" = models.CharField(max_length=48)
    agent: "models.CharField[str, str]" = models.CharField(max_length=80)
    outcome: "models.CharField[str, str]" = models.CharField(max_length=24)

    class Meta:
        """Read by account, newest first."""

        indexes: ClassVar = [models.Index(fields=["account", "id"], name="signins_of_an_account")]

    def __str__(self) -> str:
        """Return how it ended."""
        return self.outcome
