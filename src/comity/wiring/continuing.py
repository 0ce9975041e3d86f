"""A body continued from a copy of its log: fresh keys, the offices granted anew, the folder in its place.

Knows which keys the new desk makes, and that no seat's secret comes near it; the steps are `service.continuing`'s. Law: nothing
is made before the copy has been verified whole against the anchor.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from comity.dues.zones import today_in
from comity.errors import Finding, Rejected
from comity.fold.continuation import next_origin
from comity.fold.delta import Draft
from comity.keys.names import COSIGNATURE
from comity.keys.signer import generate
from comity.records.bodies import SeatGrant
from comity.service.continuing import Continued, carry_over, go_on
from comity.service.rootset import PublicSet
from comity.store.reader import Reader, open_reader
from comity.tlog.policy import parse as parse_policy
from comity.verify.anchor import Anchor
from comity.verify.checks import Report
from comity.verify.log import verify_log
from comity.wiring.bodies import write_body_file
from comity.wiring.live import kind_of

RULE: Final = "docs/spec/record.md 18"
Progress = Callable[[int, int], None]


def continue_body(
    copy: Path,
    folder: Path,
    anchor: Anchor,
    slug: str,
    sets: tuple[PublicSet, ...],
    policy: str,
    today: date | None = None,
    progress: Progress = lambda _done, _all: None,
) -> tuple[Report, str | None]:
    """Go on with the body whose log lies in `copy`, in an empty `folder`; return the report on the copy and the new anchor.

    There is no anchor, and no folder, where the copy does not hold. It goes on `today`, else on the day it is in its zone.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Rejected(Finding(code="cli.not-empty", place=folder.name, rule=RULE))
    report = verify_log(copy, anchor, progress)
    if not report.holds:
        return report, None
    if policy:
        parse_policy(policy)
    digest = carry_over(copy / "log" if (copy / "log").is_dir() else copy, folder)
    report.passed("carried-over", digest=digest)
    reader = open_reader(folder)
    origin = next_origin(Draft(reader.view(), reader.size))
    made = Continued(
        log_key=generate(origin),
        stamp_key=generate(f"{origin}/REGISTRY/stamp", COSIGNATURE),
        founder=generate(f"{origin}/FOUNDER/founder"),
        at=(today or today_in(reader.regime.zone)).isoformat(),
        offices=tuple(_grant(reader, origin, public) for public in sets),
        policy=policy,
    )
    found = go_on(folder, made)
    write_body_file(folder, slug)
    return report, found


def _grant(reader: Reader, origin: str, public: PublicSet) -> SeatGrant:
    if public.log != origin:
        raise Rejected(Finding(code="found.set-log", place="--seats", excerpt=repr(public.log), rule=RULE))
    return SeatGrant(code=public.code, kind=kind_of(reader.regime, public.code), root_set=public.hash)
