"""The matrix: which role may do what to which object, and which address belongs to which row of it.

Knows roles, rights and the names of addresses; the gate and the accounts' own pages enforce them, and a test plays every cell
over HTTP. Law: an address without a row here fails the build; docs/spec/rights.md is made from this table and nothing else.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from comity.web.access.gate import READING, RUNNING, WRITING
from comity.web.access.holder import Role


class Right(StrEnum):
    """Something one may do to an object."""

    READ = "read"
    READ_RESTRICTED = "read-restricted"
    HAND_IN = "hand-in"
    WRITE = "write"
    WRITE_RESTRICTED = "write-restricted"
    RUN = "run"
    DRAFT = "draft"
    PRACTISE = "practise"
    ENTER = "enter"
    KEEP_OWN = "keep-own"
    READ_DEEDS = "read-deeds"
    ADMINISTER = "administer"


OBJECTS: Final[Mapping[Right, str]] = {
    Right.READ: "public records, what follows from them, search, feeds, receipts, files of the log",
    Right.READ_RESTRICTED: "texts and files restricted to members, their search and what entitled readers conclude",
    Right.HAND_IN: "a signed note: its signature is the right, and no account adds to it",
    Right.WRITE: "pages that draft for one's own seat, and read articles for it",
    Right.WRITE_RESTRICTED: "drafting for one's own seat what only members read, in an exercise too",
    Right.RUN: "the room of a sitting: the order of items being prepared, who speaks; how the host does",
    Right.DRAFT: "drafts of one's own seat, kept and handed over for signature, in an exercise too; "
    "how far one has read",
    Right.PRACTISE: "drafting for any seat of an exercise, with its published keys",
    Right.ENTER: "signing in, redeeming an invitation, and secret addresses made for an account",
    Right.KEEP_OWN: "one's own account: passkeys, sessions, sign-ins, notices, calendars",
    Right.READ_DEEDS: "the accounts of one's own seat, and what was done about them",
    Right.ADMINISTER: "inviting to one's own seat, roles, suspension",
}

EVERYBODY: Final = frozenset({Right.READ, Right.HAND_IN, Right.PRACTISE, Right.ENTER})
"""What needs no account."""


def rights_of(role: Role | None) -> frozenset[Right]:
    """Return what a role gives at its own seat, while that seat sits; None is the public."""
    if role is None:
        return EVERYBODY
    found = {*EVERYBODY, Right.KEEP_OWN}
    if role in READING:
        found.add(Right.READ_RESTRICTED)
    if role in WRITING:
        found.add(Right.WRITE)
    if role in READING & WRITING:
        found |= {Right.WRITE_RESTRICTED, Right.DRAFT}
    if role in RUNNING:
        found.add(Right.RUN)
    if role in {Role.ADMINISTRATOR, Role.AUDITOR}:
        found.add(Right.READ_DEEDS)
    if role is Role.ADMINISTRATOR:
        found.add(Right.ADMINISTER)
    return frozenset(found)


_BY_RIGHT: Final[Mapping[Right, str]] = {
    Right.READ: (
        "root stylesheet script mark home front timeline agenda obligations due positions contested tour threads thread "
        "sittings sitting journal journal-pdf journal-json records record parties party rules procedures forms findings "
        "log search changes feed thread-feed party-feed bibtex ris lasting-record lasting-symbol moment receipt form-schema "
        " raw log-file facts prepare text-file verify api api-reference accounts compare positions-over-time "
        "positions-table print address code map map-file coast charts chart-table live live-part delegations lodged "
        "health health-json calendar party-calendar concerns-feed events mirror evidence sealed sealed-facts sealed-open place "
        "lodged-here lodged-list lodged-file encounter encounter-file csl journal-akn "
        "thread-akn decision-akn oparl oparl-object announced hotlines"
    ),
    Right.READ_RESTRICTED: "restricted-file",
    Right.HAND_IN: "submit hand-in lodge upload upload-part",
    Right.WRITE: "seats seat desk browser-keys write write-form write-again seal-form press",
    Right.RUN: "chair run run-change metrics",
    Right.DRAFT: "desk-read draft-keep draft draft-both",
    Right.PRACTISE: "demonstration-key demonstration-reading",
    Right.ENTER: (
        "account_login account_inactive account_ministry mfa_login_webauthn mfa_authenticate account_invitation "
        "account_join_passkey account_join_password openid_connect_callback "
        "account_notices_stop personal-calendar"
    ),
    Right.KEEP_OWN: (
        "account mfa_index socialaccount_connections account_log usersessions_list account_logout account_reauthenticate "
        "account_again_ministry mfa_reauthenticate mfa_reauthenticate_webauthn mfa_list_webauthn mfa_add_webauthn "
        "mfa_remove_webauthn mfa_activate_totp mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes "
        "account_change_password account_set_password account_notices account_notices_confirm"
    ),
    Right.READ_DEEDS: "account_seat account_trail",
    Right.ADMINISTER: "account_invite account_withdraw account_role account_suspend account_restore",
}

ROUTES: Final[Mapping[str, Right]] = {name: right for right, names in _BY_RIGHT.items() for name in names.split()}
"""The right an address needs, by the address's name. A restricted text has no address of its own: it is what the same pages show,
and let write, to those entitled. Its files have one, below the record's."""
