"""Several notes handed in together: in the order of their chains, and what follows a refusal named as its consequence.

Knows which note continues which; not why a desk refuses. Law: a note is never tried after one it rests on was refused or
not answered, so a refusal is always the desk's own and never an echo of another.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from comity.envelope import SignedRecord, parse_submission
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.service import handover
from comity.service.desk import Placed

RULE: Final = "docs/spec/keys.md 4.6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one note: its place, or the finding that kept it out; `tried` if the desk was asked."""

    name: str
    placed: Placed | None = None
    finding: Finding | None = None
    tried: bool = True


def hand_in(notes: Sequence[tuple[str, bytes]], submit: Callable[[bytes], Placed]) -> Iterator[Outcome]:
    """Yield the outcome of each untrusted note (its name and bytes) as it is known, chains in order.

    After a desk that does not answer nothing more is tried: each would wait as long.
    """
    whole, read = dict(notes), list[tuple[str, SignedRecord]]()
    for name, data in notes:
        try:
            read.append((name, parse_submission(handover.note_of(data))))
        except Rejected as refusal:
            yield Outcome(name=name, finding=refusal.finding, tried=False)
    failed: dict[str, str] = {}
    silent: str | None = None
    for name, signed in in_order(read):
        because = silent or _rests_on(signed, failed)
        if because is not None:
            failed[signed.id] = because
            yield _not_tried(name, because)
            continue
        try:
            yield Outcome(name=name, placed=submit(whole[name]))
        except (Rejected, Unavailable) as error:
            failed[signed.id] = name
            silent = name if isinstance(error, Unavailable) else None
            yield Outcome(name=name, finding=error.finding)


def readable(notes: Sequence[tuple[str, bytes]]) -> list[SignedRecord]:
    """Return those of the untrusted notes that can be read as such."""
    found = []
    for _, data in notes:
        with suppress(Rejected):
            found.append(parse_submission(handover.note_of(data)))
    return found


def in_order(notes: Sequence[tuple[str, SignedRecord]]) -> list[tuple[str, SignedRecord]]:
    """Return the notes as given, but each after those among them that it continues or refers to."""
    by_id = {signed.id: (name, signed) for name, signed in notes}
    placed: dict[str, tuple[str, SignedRecord]] = {}
    for name, signed in notes:
        waiting = [(name, signed)]
        while waiting:
            top = waiting[-1][1]
            before = [by_id[other] for other in _needs(top) if other in by_id and other not in placed]
            if before:
                waiting.append(before[0])
            else:
                placed.setdefault(top.id, waiting.pop())
    return list(placed.values())


def _needs(signed: SignedRecord) -> tuple[str, ...]:
    return (signed.record.prev, *(ref.id for ref in signed.record.refs))


def _rests_on(signed: SignedRecord, failed: Mapping[str, str]) -> str | None:
    return next((failed[other] for other in _needs(signed) if other in failed), None)


def _not_tried(name: str, because: str) -> Outcome:
    finding = Finding(code="batch.not-tried", place=name, excerpt=excerpt(because), rule=RULE)
    return Outcome(name=name, finding=finding, tried=False)
