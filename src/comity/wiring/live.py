"""A live body: founded on the public root sets its seats bring, with fresh keys of its own.

Knows which keys the desk makes (log, stamp, founder) and that no seat's secret comes near it; not who holds them. Law: a live
body's origin never says EXERCISE and an exercise's always does; everything that could be refused is looked at before a key
is made.
"""

import re
from datetime import date
from pathlib import Path
from typing import Final

from comity.errors import Rejected
from comity.keys.names import COSIGNATURE
from comity.keys.signer import SigningKey, generate
from comity.records import fields
from comity.records.bodies import SeatGrant
from comity.records.fields import finding
from comity.regime import Regime, load
from comity.service.founding import Charter, found_body
from comity.service.rootset import PublicSet
from comity.tlog.policy import parse as parse_policy
from comity.wiring.bodies import write_body_file

RULE: Final = "docs/spec/record.md 6.1"
EXERCISE: Final = "EXERCISE"


def check_origin(origin: str, kind: str) -> None:
    """Refuse an origin that could make an exercise pass for a live body, or a live body for an exercise."""
    fields.origin(origin, "--origin")
    says = re.search(EXERCISE, origin, re.IGNORECASE) is not None
    if kind == "live" and says:
        raise Rejected(finding("found.origin-live", "--origin", origin, RULE))
    if kind == "exercise" and EXERCISE not in origin.split("/"):
        raise Rejected(finding("found.origin-exercise", "--origin", origin, RULE))


def kind_of(regime: Regime, code: str) -> str:
    """Return whether a code is a party or an office of the regime, or raise Rejected."""
    if code in regime.seats:
        return "party"
    if code in regime.offices:
        return "office"
    raise Rejected(finding("seat.not-in-regime", "--seats", code, RULE))


def build_live(
    folder: Path,
    slug: str,
    origin: str,
    regime: bytes,
    sets: tuple[PublicSet, ...],
    today: date,
    policy: str = "",
    long_key: SigningKey | None = None,
) -> str:
    """Found a live body in an empty folder and return its anchor; its seats accede with their own keys.

    `long_key` is the log's ML-DSA-44 key: refused unless the policy names it under the origin.
    """
    check_origin(origin, "live")
    grants = _grants(load(regime), origin, sets)
    witnesses = parse_policy(policy).witnesses if policy else ()
    if long_key is not None and (long_key.name != origin or long_key.verifier not in witnesses):
        raise Rejected(finding("desk.key", "--log-ml-dsa", long_key.name, "docs/spec/log.md 7.2"))
    charter = Charter(
        origin=origin,
        kind="live",
        regime=regime,
        at=today.isoformat(),
        log_key=generate(origin),
        stamp_key=generate(f"{origin}/REGISTRY/stamp", COSIGNATURE),
        founder=generate(f"{origin}/FOUNDER/founder"),
        policy=policy,
        long_key=long_key,
    )
    anchor = found_body(folder, charter, grants)
    write_body_file(folder, slug)
    return anchor


def _grants(regime: Regime, origin: str, sets: tuple[PublicSet, ...]) -> tuple[SeatGrant, ...]:
    if not sets:
        raise Rejected(finding("found.seats", "--seats", "", RULE))
    seen: set[str] = set()
    for public in sets:
        if public.log != origin:
            raise Rejected(finding("found.set-log", "--seats", public.log, RULE))
        if public.code in seen:
            raise Rejected(finding("found.set-twice", "--seats", public.code, RULE))
        seen.add(public.code)
    return tuple(
        SeatGrant(code=public.code, kind=kind_of(regime, public.code), root_set=public.hash) for public in sets
    )
