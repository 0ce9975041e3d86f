"""Comity for programs: hand in, follow, verify. Everything here is believed only as far as the anchor proves it.

Knows a desk's address and the anchor it is held to; not pages, and no desk's folder. Law: nothing is signed that says anything
but what was asked for, nothing is returned as proved that was not, and no other address is spoken to than the one given.

A program needs these names and no other module:

- `Desk`: hand in a draft with a key, or a note signed elsewhere; take a receipt.
- `Follower`: each new leaf of a log, once, proved to lie in a tree that goes on from what was given before.
- `verify_receipt`, `verify_body`: the checks of `comity verify`, as a `Report`.
- `open_webhook`: what a desk's webhook says, once its signature holds.
- `read_secret`: a key file. `Rejected`, `Tampered`, `Unavailable`: whose fault it is, with a `Finding` each.
"""

from comity.client.desk import Desk, Proved, verify_body, verify_receipt
from comity.client.following import Follower, Leaf
from comity.client.hearing import Announced, Hint, open_webhook
from comity.errors import ComityError, Finding, Rejected, Tampered, Unavailable
from comity.keys.signer import SigningKey, read_secret
from comity.records.record import Record
from comity.service.desk import Placed
from comity.verify.checks import Check, Report

__all__ = [
    "Announced",
    "Check",
    "ComityError",
    "Desk",
    "Finding",
    "Follower",
    "Hint",
    "Leaf",
    "Placed",
    "Proved",
    "Record",
    "Rejected",
    "Report",
    "SigningKey",
    "Tampered",
    "Unavailable",
    "open_webhook",
    "read_secret",
    "verify_body",
    "verify_receipt",
]
