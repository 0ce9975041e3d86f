"""How many records one party may file in an hour, read off the log itself: it outlasts a restart, and no process keeps count.

Knows stamps of what was admitted; not addresses or accounts (web.access.limits). Law: only what a party's own keys signed and
the log took counts against it, so that nobody can use up another's allowance.
"""

from typing import Final

from comity.envelope import SignedRecord
from comity.errors import Finding, Unavailable
from comity.store.rows import SqliteView

HOUR: Final = 3_600
ALLOWED: Final = 3_000
"""Records a party may have admitted within an hour: more than a batch signed in a week of ceremonies."""
RULE: Final = "docs/spec/log.md 8"


def check_pace(view: SqliteView, kind: str, signed: SignedRecord, now: int, allowed: int = ALLOWED) -> None:
    """Raise Unavailable desk.pace where a record's party has had `allowed` others admitted within the hour before `now`.

    In an exercise, whose keys are published, a party is not held to what others file in its name.
    """
    if kind != "live":
        return
    party = signed.record.for_
    rows = view.ask(
        "SELECT json_extract(value, '$.stamped') FROM rows WHERE holder=? AND {in_force} ORDER BY rank DESC LIMIT 1 OFFSET ?",
        party,
        allowed - 1,
    )
    if rows and int(rows[0][0]) > now - HOUR and view.get("record", signed.id) is None:
        facts: dict[str, str | int] = {"party": party, "allowed": allowed, "again": int(rows[0][0]) + HOUR}
        raise Unavailable(Finding(code="desk.pace", place="record.for", excerpt=party, facts=facts, rule=RULE))
