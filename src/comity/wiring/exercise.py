"""A body for practice: every party of a regime seated, its keys made from published labels and kept beside it.

Knows which keys an exercise may publish (its parties') and which not (log and stamp). Law: nothing signed here can be
mistaken for an act of the party: origin and every page say EXERCISE.
"""

from datetime import date
from pathlib import Path

from comity.dues.zones import today_in
from comity.fold.clock import REGISTRY
from comity.keys.names import COSIGNATURE
from comity.keys.reading import ReadingKey, reading_from_label, write_reading
from comity.keys.signer import SigningKey, from_label, generate, write_secret
from comity.regime import Regime, load
from comity.service.founding import Charter, SeatKeys, found_body, grant_of, seat
from comity.service.sequencer import open_sequencer
from comity.wiring.bodies import REGISTRY_KEY, write_body_file

THRESHOLD = 2
ROOTS = (1, 2, 3)


def build_exercise(
    folder: Path, slug: str, regime: bytes, cites: str | None = None, origin: str | None = None, policy: str = ""
) -> str:
    """Found an exercise body in an empty folder, seat everyone, and return its anchor; `origin` must say EXERCISE."""
    rules = load(regime)
    today = today_in(rules.zone)
    origin = origin or f"comity.example/EXERCISE/{slug}"
    seats = _seats(rules, origin, today)
    charter = Charter(
        origin=origin,
        kind="exercise",
        regime=regime,
        at=today.isoformat(),
        log_key=generate(origin),
        stamp_key=generate(f"{origin}/REGISTRY/stamp", COSIGNATURE),
        founder=generate(f"{origin}/FOUNDER/founder"),
        cites=cites,
        policy=policy,
    )
    anchor = found_body(folder, charter, tuple(grant_of(keys) for keys in seats))
    write_body_file(folder, slug)
    _seat_all(folder, origin, anchor.split()[-1], seats, today)
    return anchor


def published_roots(origin: str, code: str) -> tuple[SigningKey, ...]:
    """Return as many published root keys of an exercise's seat as must sign for it; never a secret, so anyone may."""
    return tuple(_published(origin, code, f"root-{number}") for number in ROOTS[:THRESHOLD])


def _seats(rules: Regime, origin: str, today: date) -> list[SeatKeys]:
    parties = [code for code, party in rules.seats.items() if party.sits_between(today, today)]
    kinds = [(code, "party") for code in parties] + [(code, "office") for code in rules.offices]
    return [_seat_keys(origin, code, kind, seals=rules.seals) for code, kind in kinds]


def _seat_keys(origin: str, code: str, kind: str, *, seals: bool) -> SeatKeys:
    roots = tuple(_published(origin, code, f"root-{number}") for number in ROOTS)
    desk = demonstration_key(origin, code)
    reading = demonstration_reading(origin, code) if seals else None
    return SeatKeys(code=code, kind=kind, roots=roots, threshold=THRESHOLD, desk=desk, reading=reading)


def demonstration_key(origin: str, code: str, label: str = "desk") -> SigningKey:
    """Return a desk key an exercise publishes for a seat: anybody can make it, so it proves nothing but practice."""
    return _published(origin, code, label)


def demonstration_reading(origin: str, code: str) -> ReadingKey:
    """Return the reading key an exercise publishes for a seat: anybody can make it, so it keeps nothing from anybody."""
    name = f"{origin}/{code}/reading"
    return reading_from_label(name, f"comity/exercise/v1 {name}")


def _published(origin: str, code: str, label: str) -> SigningKey:
    name = f"{origin}/{code}/{label}"
    return from_label(name, f"comity/exercise/v1 {name}")


def _seat_all(folder: Path, origin: str, found_id: str, seats: list[SeatKeys], today: date) -> None:
    desks = folder / "keys" / "desks"
    desks.mkdir()
    sequencer = open_sequencer(folder)
    try:
        for keys in seats:
            seat(sequencer, origin, found_id, keys, today.isoformat())
            if keys.desk is not None:
                write_secret(desks / f"{keys.code}.key", keys.desk)
                if keys.code == REGISTRY:
                    write_secret(folder / "keys" / REGISTRY_KEY, keys.desk)
            if keys.reading is not None:
                write_reading(desks / f"{keys.code}.reading", keys.reading)
        sequencer.publish()
    finally:
        sequencer.close()
