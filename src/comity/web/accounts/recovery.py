"""Recovery codes: made when they are shown, once, and kept as hashes alone.

Knows allauth's row of them, whose list `migrated_codes` holds what the adapter's `decrypt` is given, one text a code; not pages.
Law: a code that opens an account lies nowhere, so that neither the database nor the site's secret gives one back.
"""

import base64
import hashlib
import hmac
import secrets
import time
from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import pre_save

COUNT: Final = 10
BYTES: Final = 15
"""Of chance in a code: 120 bits, so that a plain hash of it is as good as a slow one (ASVS 5, 6.5.2 asks for 112)."""
GROUP: Final = 4
MARK: Final = "sha256:"
"""What a kept code begins with; no sealed text does, for those are base64."""
_LABEL: Final = b"comity/recovery-code/v1\n"
_CODES: Final = "migrated_codes"


class KeptCode(str):
    """A recovery code as it is kept, equal to the code it was made of, however that is typed: allauth looks codes up by `==`."""

    __slots__ = ()

    def __eq__(self, typed: object) -> bool:
        """Return whether somebody typed this code. No other comparison is of use."""
        return isinstance(typed, str) and hmac.compare_digest(str(self).encode(), kept(typed).encode())

    __hash__ = str.__hash__


def kept(code: str) -> str:
    """Return what is kept of a code: hyphens, white space and case are for the eye only."""
    plain = "".join(code.replace("-", " ").split()).upper()
    return MARK + hashlib.sha256(_LABEL + plain.encode()).hexdigest()


def shown(account: int) -> tuple[str, ...]:
    """Make the codes of an account and return them, to be shown now and never again; none where they have been shown before."""
    with transaction.atomic():
        row = _of(account).select_for_update().first()
        if row is None or row.wrap().did_view:
            return ()
        codes = tuple(_made() for _ in range(COUNT))
        row.data = {_CODES: [kept(code) for code in codes], "viewed_at": time.time()}
        row.save(update_fields=["data"])
    return codes


def left(account: int) -> int:
    """Return how many codes of an account have not been used."""
    row = _of(account).first()
    return 0 if row is None else len(row.wrap().get_unused_codes())


def listen() -> None:
    """Let no seed be written, by whichever of allauth's ways codes are renewed: from it all of them could be made again."""
    pre_save.connect(_without_seed, sender=Authenticator, dispatch_uid="comity.recovery")


def _without_seed(instance: Authenticator, **_: Any) -> None:
    if instance.type == Authenticator.Type.RECOVERY_CODES and "seed" in instance.data:
        instance.data = {_CODES: []}


def _of(account: int) -> "QuerySet[Authenticator]":
    rows: QuerySet[Authenticator] = Authenticator.objects.filter(
        user_id=account, type=Authenticator.Type.RECOVERY_CODES
    )
    return rows


def _made() -> str:
    text = base64.b32encode(secrets.token_bytes(BYTES)).decode()
    return "-".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))
