"""What is due, as plain data: for the command's `--json` and for programs that ask over HTTP, which read the same.

Knows the results of reckoning; not words. Law: every instant stands twice, as the Unix second it is and, under the same
name with `_time`, as ISO 8601 in UTC, so that no reader has to convert and none has to parse.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from comity.dues.listing import Due
from comity.dues.reckon import Step
from comity.dues.silences import Silent
from comity.dues.state import Owed, Term, Yearly
from comity.encoding.canonical import Json


def instant(second: int | None) -> str | None:
    """Return a Unix second as ISO 8601 in UTC."""
    return None if second is None else f"{datetime.fromtimestamp(second, UTC):%Y-%m-%dT%H:%M:%SZ}"


def listing(
    due: Due, silences: Iterable[Silent], now: int, *, left_out: int, silences_left_out: int
) -> dict[str, Json]:
    """Return all that is due at a second, which silences run, and how many older duties and silences are not listed."""
    return {
        "at": now,
        "at_time": instant(now),
        "silences": [silence(one, now) for one in silences],
        "clocks": [clock(one, now) for one in due.terms],
        "duties": [duty(one, now) for one in due.owed],
        "returns": [yearly(one) for one in due.returns],
        "quotas": [
            {
                "quota": one.quota.name,
                "code": one.code,
                "number": one.number,
                "limit": one.quota.limit,
                "first": one.first,
                "last": one.last,
                "article": one.quota.article,
            }
            for one in due.counted
        ],
        "left_out": left_out,
        "silences_left_out": silences_left_out,
    }


def silence(one: Silent, now: int) -> dict[str, Json]:
    """Return a running silence; `past` is kept, not yet confirmed."""
    return {
        "id": one.id,
        "text": one.text,
        "procedure": one.procedure,
        "status": "kept" if one.past(now) else "running",
        "end": one.end,
        "end_time": instant(one.end),
        "past": one.past(now),
    }


def clock(one: Term, now: int) -> dict[str, Json]:
    """Return a clock with the steps that lead to its end."""
    reckoning = one.reckoning
    return {
        "key": one.key,
        "start": one.start,
        "clock": one.clock.name,
        "article": one.clock.article,
        "status": reckoning.status,
        "end": reckoning.end,
        "end_time": instant(reckoning.end),
        "over": reckoning.over(now),
        "awaits": list(reckoning.awaits),
        "silence": None if one.clock.silence is None else str(one.clock.silence),
        "steps": [_step(step) for step in reckoning.steps],
    }


def duty(one: Owed, now: int) -> dict[str, Json]:
    """Return a duty: who owes what to whom, until when, and what discharged it."""
    return {
        "key": one.key,
        "owner": one.owner,
        "to": one.to,
        "duty": one.duty.name,
        "start": one.start,
        "article": one.duty.article,
        "status": str(one.row["status"]),
        "end": one.end,
        "end_time": instant(one.end),
        "past": one.end is not None and now > one.end,
        "clock": None if one.term is None else one.term.key,
        "silence": None if one.silence is None else str(one.silence),
        "then": one.duty.then,
        "discharged_by": one.row["discharged_by"],
        "late_by": one.late_by,
    }


def yearly(one: Yearly) -> dict[str, Json]:
    """Return a yearly return that is due."""
    return {
        "owner": one.owner,
        "return": one.due.name,
        "year": one.year,
        "end": one.end,
        "end_time": instant(one.end),
        "article": one.due.article,
    }


def _step(step: Step) -> dict[str, Json]:
    length: Json = None if step.length is None else {str(step.length.unit): step.length.number}
    return {
        "what": step.what,
        "article": step.article,
        "end": step.end,
        "end_time": instant(step.end),
        "id": step.id,
        "holder": step.holder,
        "at": step.at,
        "at_time": instant(step.at),
        "date": step.date,
        "length": length,
        "late": step.late,
    }
