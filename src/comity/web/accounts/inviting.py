"""Invitations: found by their link, redeemed once, made and withdrawn by administrators.

Knows both kinds, those made here and those a seat's keys signed; not pages. Law: an invitation is worth what stands behind it
at the moment it is redeemed: an administrator in place, or the seat's keys in force.
"""

import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from comity.errors import Finding, Rejected
from comity.service import invitation as signed
from comity.store.reader import Reader
from comity.web.access.holder import Role
from comity.web.accounts.models import Account, Deed, Invited, Seated
from comity.web.site import site

RULE = signed.RULE
PARTY_ROLES = (Role.ADMINISTRATOR, Role.HEAD, Role.SIGNER, Role.DRAFTER, Role.AUDITOR, Role.OBSERVER)
OFFICE_ROLES = (Role.ADMINISTRATOR, Role.CHAIR, Role.SECRETARIAT, Role.DRAFTER, Role.AUDITOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An invitation that may be redeemed now; `keys` are the names of the seat's keys behind it, none where made here."""

    slug: str
    origin: str
    code: str
    role: Role
    expires: datetime
    token: str
    note: bytes
    keys: tuple[str, ...]


def roles_at(reader: Reader, code: str) -> tuple[Role, ...]:
    """Return the roles accounts may hold at a seat, or none where there is no such seat."""
    seat = reader.get("seat", code)
    if seat is None:
        return ()
    return PARTY_ROLES if seat["kind"] == "party" else OFFICE_ROLES


def find(link: str) -> Offer:
    """Return what an untrusted link offers now, or raise Rejected."""
    offer = _signed(link) if "." in link else _made_here(link)
    if offer.role not in roles_at(site().readers[offer.slug], offer.code):
        raise _refused("invitation.role", offer.role)
    return offer


def redeem(offer: Offer, account: Account) -> None:
    """Give an account the place an invitation offers, and use the invitation up. Raises Rejected where that was done before."""
    now = timezone.now()
    with transaction.atomic():
        used = {"redeemed": now, "redeemed_by": account}
        if offer.keys:
            _keep(offer, used)
        elif not Invited.objects.filter(token=offer.token, redeemed=None, withdrawn=None, expires__gt=now).update(
            **used
        ):
            raise _refused("invitation.used", offer.code)
        Seated.objects.get_or_create(account=account, origin=offer.origin, code=offer.code, role=offer.role.value)
        Deed(
            origin=offer.origin,
            code=offer.code,
            what="redeemed",
            actor=account,
            subject=account,
            role=offer.role.value,
            keys=" ".join(offer.keys),
        ).save()


def make(by: Account, origin: str, code: str, role: Role, days: int, email: str = "") -> tuple[Invited, str]:
    """Make an invitation and return it with its token, which is kept nowhere."""
    token = secrets.token_bytes(signed.TOKEN_SIZE)
    with transaction.atomic():
        made = Invited.objects.create(
            token=signed.token_hash(token),
            origin=origin,
            code=code,
            role=role.value,
            expires=timezone.now() + timedelta(days=days),
            by=by,
            email=email,
        )
        Deed(origin=origin, code=code, what="invited", actor=by, subject=None, role=role.value).save()
    return made, signed.link(b"", token)


def withdraw(by: Account, invited: Invited) -> None:
    """Withdraw an invitation nobody has redeemed."""
    with transaction.atomic():
        if Invited.objects.filter(pk=invited.pk, redeemed=None, withdrawn=None).update(withdrawn=timezone.now()):
            Deed(
                origin=invited.origin, code=invited.code, what="withdrawn", actor=by, subject=None, role=invited.role
            ).save()


def administers(account: Account, origin: str, code: str) -> bool:
    """Return whether an account is an administrator of a seat, and not suspended."""
    held = Seated.objects.filter(
        account=account, origin=origin, code=code, role=Role.ADMINISTRATOR.value, suspended=None
    )
    return bool(account.is_active and held.exists())


def _signed(link: str) -> Offer:
    note, token = signed.parse_link(link)
    claimed, _ = signed.parse(note)
    for slug, reader in site().readers.items():
        if reader.kind != "archive" and reader.origin == claimed.log:
            found, keys = signed.check(note, token, reader.origin, reader, int(time.time()))
            if Invited.objects.filter(token=found.token).exists():
                raise _refused("invitation.used", found.code)
            return Offer(
                slug=slug,
                origin=found.log,
                code=found.code,
                role=_role(found.role),
                expires=datetime.fromtimestamp(found.expires, UTC),
                token=found.token,
                note=note,
                keys=keys,
            )
    raise _refused("invitation.log", claimed.log)


def _made_here(link: str) -> Offer:
    _, token = signed.parse_link(link)
    made = Invited.objects.filter(token=signed.token_hash(token), note=b"").first()
    if made is None:
        raise _refused("invitation.link", link[:8])
    if made.redeemed is not None or made.withdrawn is not None:
        raise _refused("invitation.used", made.code)
    if made.expires <= timezone.now():
        raise _refused("invitation.expired", made.expires.isoformat())
    if made.by is None or not administers(made.by, made.origin, made.code):
        raise _refused("invitation.used", made.code)  # it falls with the administrator who made it
    slug = next((name for name, reader in site().readers.items() if reader.origin == made.origin), None)
    if slug is None:
        raise _refused("invitation.log", made.origin)
    return Offer(
        slug=slug,
        origin=made.origin,
        code=made.code,
        role=_role(made.role),
        expires=made.expires,
        token=made.token,
        note=b"",
        keys=(),
    )


def _keep(offer: Offer, used: dict[str, object]) -> None:
    """Keep a signed invitation, so that it is taken once."""
    try:
        with transaction.atomic():
            Invited.objects.create(
                token=offer.token,
                origin=offer.origin,
                code=offer.code,
                role=offer.role.value,
                expires=offer.expires,
                note=offer.note,
                by=None,
                **used,
            )
    except IntegrityError as error:
        raise _refused("invitation.used", offer.code) from error


def _role(name: str) -> Role:
    try:
        return Role(name)
    except ValueError as error:
        raise _refused("invitation.role", name) from error


def _refused(code: str, excerpt: str) -> Rejected:
    return Rejected(Finding(code=code, place="link", excerpt=excerpt, rule=RULE))
