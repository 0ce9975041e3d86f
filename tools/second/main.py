"""The command: what is given, what is said. Law: it ends with 0 only where every check that could be made holds."""

import argparse
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from .evidence import verify_evidence
from .faults import Check, Fault, holds, not_proved
from .lodging import check_lodged
from .logs import verify_log
from .receipts import anchors, check_cited, verify_receipt


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        description="check a log's folder, a receipt, a lodging receipt or evidence, by itself"
    )
    made.add_argument("subject", type=Path)
    made.add_argument("--anchor", help="origin, log key and founding record, in one argument")
    made.add_argument("--known", type=Path, help="anchors of other bodies, one a line, to check what is cited of them")
    made.add_argument(
        "--cited", type=Path, nargs="+", default=[], help="receipts of other bodies that the record names"
    )
    made.add_argument(
        "--mirror", help="of a lodging receipt: the verifier key of the mirror, as the body's rules name it"
    )
    made.add_argument("--ed25519-only", action="store_true", help="of a receipt, leave ML-DSA-44 lines unread")
    return made


def checks(options: argparse.Namespace) -> Iterator[Check]:
    known = {} if options.known is None else anchors(options.known.read_text("utf-8"))
    if options.subject.is_dir():
        yield from verify_log(options.subject, options.anchor, known)
        return
    data = options.subject.read_bytes()
    if data.startswith(b"comity/evidence/v1\n"):
        yield from verify_evidence(data, options.anchor)
        if options.anchor is None:
            raise Fault("--anchor", "evidence proves nothing against a log you have not named")
    elif data.partition(b"\n")[0].endswith(b"/lodged/v1"):
        yield from verify_lodged(data, options.mirror)
    else:
        yield from verify_receipt(data, options.anchor, ed25519_only=options.ed25519_only)
        if options.cited:
            yield from check_cited(data, [path.read_bytes() for path in options.cited], known)
        if options.anchor is None:
            raise Fault("--anchor", "a receipt proves nothing about a log you have not named")


def verify_lodged(data: bytes, mirror: str | None) -> Iterator[Check]:
    one, time = check_lodged(data, mirror)
    yield holds(f"Lodging receipt of record {one.record}, of the log {one.origin}")
    if time is None:
        yield not_proved("Held: the mirror's key was not given")
        raise Fault("--mirror", "a lodging receipt proves nothing of a mirror you have not named")
    yield holds(f"Held by {one.line.name} on {datetime.fromtimestamp(time, UTC):%Y-%m-%dT%H:%M:%SZ}")
    yield not_proved(f"Its tree of {one.size} leaves: only a full copy shows that the log had it")


def main(given: list[str], say: Callable[[str], None]) -> int:
    number = 0
    try:
        for number, check in enumerate(checks(parser().parse_args(given)), 1):
            say(f"{number:2}. [{check.outcome}] {check.words}")
    except Fault as fault:
        say(f"{number + 1:2}. [DOES NOT HOLD] {fault}")
        return 1
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        say(f"{number + 1:2}. [DOES NOT HOLD] a field is not what it must be: {error!r}")
        return 1
    return 0
