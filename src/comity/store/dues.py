"""What is due in a body at a moment, found by index: clocks that may still run, duties that stand open.

Knows SQL over rows; ends are computed by `dues`. Law: bounded; older duties that nobody answered are counted, not listed.
"""

import json
import time
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from comity.dues import zones
from comity.dues.listing import Due, due
from comity.store.listings import Rows
from comity.store.moments import end_of
from comity.store.reader import Reader
from comity.store.rows import SqliteView

LISTED: Final = 400
"""The most open duties that are listed, the newest first; several times what a party can have open at once."""
RUNNING: Final = 4_000
"""The most clocks that are reckoned at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is due, and how many older open duties are not listed."""

    due: Due
    left_out: int


def asked_at(reader: Reader, day: str | None = None) -> int:
    """Return the second a question to this reader is about, in Unix seconds.

    The end of an ISO day where one is named; else, for a reader bound to a moment, the time of its last leaf (in an archive the
    date of its last record); else now.
    """
    body = reader.get("body", "") or {}
    if day is not None:
        last = end_of(day, str(body["zone"]), archive=False)
        return last if isinstance(last, int) else 0
    if reader.at is None:
        return int(time.time())
    row = reader.get("clock", "") or {}
    if reader.kind == "archive" and row.get("at") is not None:
        return zones.seconds(str(row["at"]))
    return int(str(row["time"]))


def due_at(reader: Reader, now: int, party: str | None = None, thread: str | None = None) -> Found:
    """Return what is due at a second; of one party (what it owes and is owed), or of one thread, where these are named."""
    view = reader.view()
    open_duties = _open(view, party)
    terms = _may_run(view, now)
    if thread is not None:
        members = {str(row["id"]) for _, row in reader.scan("thread_entry", prefix=f"{thread}/", limit=LISTED)}
        open_duties = [(key, row) for key, row in open_duties if row["start"] in members]
        terms = [key for key in terms if key.partition("/")[0] in members]
    ahead = reader.ahead()
    starts = [*(str(row["start"]) for _, row in open_duties), *(key.partition("/")[0] for key in terms)]
    ahead.read_below(("term", "term_move"), starts)
    ahead.read("record", starts)
    found = due(ahead, now, terms, open_duties)
    if party is not None or thread is not None:
        found = _only(ahead, found, party)
    number = view.ask("SELECT count(*) FROM rows WHERE tbl='obligation' AND status='open' AND {in_force}")[0][0]
    left_out = max(0, int(number) - LISTED) if party is None and thread is None else 0
    return Found(due=found, left_out=left_out)


def _only(view: SqliteView, found: Due, party: str | None) -> Due:
    """Return what concerns one party; a thread has no returns and no quotas."""
    if party is None:
        return Due(terms=found.terms, owed=found.owed, returns=(), counted=())
    return Due(
        terms=tuple(term for term in found.terms if _concerns(view, term.start, party)),
        owed=found.owed,
        returns=tuple(one for one in found.returns if one.owner == party),
        counted=tuple(one for one in found.counted if one.code == party),
    )


def _concerns(view: SqliteView, record_id: str, party: str) -> bool:
    row = view.get("record", record_id) or {"for": None, "to": []}
    to = row["to"]
    return row["for"] == party or (isinstance(to, list) and party in to)


def _open(view: SqliteView, party: str | None) -> Rows:
    """Return the open duties that were written last; of one party, those it owes and those owed to it."""
    if party is None:
        rows = view.ask(
            "SELECT key, (SELECT value FROM rows v WHERE v.tbl='obligation' AND v.key=r.key AND v.since=r.since) FROM rows r "
            "WHERE tbl='obligation' AND status='open' AND {in_force} ORDER BY since DESC LIMIT ?",
            LISTED,
        )
    else:
        rows = view.ask(
            "SELECT key, value FROM rows WHERE tbl='obligation' AND status='open' AND {in_force} "
            "AND (json_extract(value, '$.owner')=? OR json_extract(value, '$.to')=?) ORDER BY since DESC LIMIT ?",
            party,
            party,
            LISTED,
        )
    return [(str(key), json.loads(value)) for key, value in rows]


def _may_run(view: SqliteView, now: int) -> list[str]:
    """Return the clocks that may still run at a second: those bounded by no earlier day."""
    day = zones.day_of(now, "Etc/UTC") - timedelta(days=1)
    rows = view.ask(
        # Named, because SQLite would else read every clock there ever was, by the primary key.
        "SELECT key FROM rows INDEXED BY terms_by_bound WHERE tbl='term' AND rank>=? AND {in_force} ORDER BY rank LIMIT ?",
        max(day, date.min).toordinal(),
        RUNNING,
    )
    return [str(key) for (key,) in rows]
