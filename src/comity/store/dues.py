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
from comity.dues.silences import Silent, silences
from comity.store import holding
from comity.store.listings import Rows, held_by
from comity.store.moments import end_of
from comity.store.reader import Reader
from comity.store.rows import SqliteView

LISTED: Final = 400
"""The most open duties that are listed, the newest first; several times what a party can have open at once."""
RUNNING: Final = 4_000
"""The most clocks that are reckoned at once."""
SILENT: Final = 50
"""The most silences that are listed; far more than ever run at once. What is left out is counted."""
_RUN_SILENTLY: Final = (
    "SELECT count(*) FROM rows WHERE tbl='silence' AND json_extract(value, '$.status')='running' AND {in_force}"
)
_DUTY: Final = (
    "key, since, (SELECT value FROM rows AS v WHERE v.tbl=rows.tbl AND v.key=rows.key AND v.since=rows.since)"
)
_RUN: Final = (
    # Named, because SQLite would else read every clock there ever was, by the primary key.
    "SELECT key FROM rows AS clock INDEXED BY terms_by_bound WHERE tbl='term' AND rank>=? AND {in_force} {concerns} "
    "ORDER BY rank, key LIMIT ?"
)
_CONCERNS: Final = (
    "AND EXISTS (SELECT 1 FROM rows WHERE tbl='record' AND key=substr(clock.key, 1, 64) AND {in_force} AND (holder=? OR "
    "EXISTS (SELECT 1 FROM json_each(rows.value, '$.to') AS addressed WHERE addressed.value=?){everybody}))"
)
_TO_NOBODY: Final = " OR coalesce(json_array_length(rows.value, '$.to'), 0)=0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is due, how many older open duties are not listed, and whether later clocks may not be."""

    due: Due
    left_out: int
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Silences that run, what ends first first, and how many that were opened before are not listed."""

    listed: tuple[Silent, ...]
    left_out: int


def silences_of(reader: Reader, most: int = SILENT) -> Running:
    """Return the silences of a body that nothing has broken, confirmed or withdrawn: so many, those opened last."""
    view = reader.view()
    listed = silences(held_by(view, "silence", "running", most, "status"), reader.regime.zone)
    number = len(listed) if len(listed) < most else int(view.ask(_RUN_SILENTLY)[0][0])
    return Running(listed=listed, left_out=number - len(listed))


def asked_at(reader: Reader, day: str | None = None) -> int:
    """Return the second a question to this reader is about, in Unix seconds.

    The end of an ISO day where one is named; else, for a reader bound to a moment, the time of its last leaf (in an archive the
    date of its last record); else now.
    """
    body = reader.body
    if day is not None:
        last = end_of(day, str(body["zone"]), archive=False)
        return last if isinstance(last, int) else 0
    if reader.at is None:
        return int(time.time())
    row = reader.get("clock", "") or {}
    if reader.kind == "archive" and row.get("at") is not None:
        return zones.seconds(str(row["at"]))
    return int(str(row["time"]))


def due_at(
    reader: Reader, now: int, party: str | None = None, thread: str | None = None, *, soonest: int | None = None
) -> Found:
    """Return what is due at a second; of one party (what it owes and is owed), or of one thread, where these are named.

    Of a party, clocks run on records for it or to it. With `soonest`, also on those that name nobody, and only that many are
    reckoned, those bounded first.
    """
    view = reader.view()
    open_duties = _open(view, party)
    terms = _may_run(view, now, party, soonest)
    if thread is not None:
        members = {str(row["id"]) for _, row in reader.scan("thread_entry", prefix=f"{thread}/", limit=LISTED)}
        open_duties = [(key, row) for key, row in open_duties if row["start"] in members]
        terms = [key for key in terms if key.partition("/")[0] in members]
    ahead = reader.ahead()
    starts = [*(str(row["start"]) for _, row in open_duties), *(key.partition("/")[0] for key in terms)]
    ahead.read_below(("term", "term_move"), starts)
    if reader.regime.lodging is not None:
        ahead.read("lodged", starts)
    if party is not None:
        ahead.read("record", starts)
    found = due(ahead, now, terms, open_duties)
    if party is not None or thread is not None:
        found = _only(found, party)
    left_out = max(0, view.tally("obligation/open") - LISTED) if party is None and thread is None else 0
    return Found(due=found, left_out=left_out, cut=soonest is not None and len(terms) >= soonest)


def _only(found: Due, party: str | None) -> Due:
    """Return what concerns one party, whose clocks were found already; a thread has no returns and no quotas."""
    if party is None:
        return Due(terms=found.terms, owed=found.owed, returns=(), counted=())
    return Due(
        terms=found.terms,
        owed=found.owed,
        returns=tuple(one for one in found.returns if one.owner == party),
        counted=tuple(one for one in found.counted if one.code == party),
    )


def _open(view: SqliteView, party: str | None) -> Rows:
    """Return the open duties that were written last; of one party, those it owes and those owed to it."""
    asked: list[tuple[str | None, tuple[str, ...]]] = [(None, ())]
    if party is not None:
        asked = [(field, (party,)) for field in holding.WAITING]
    found = {
        str(key): (int(since), str(text))
        for field, codes in asked
        for key, since, text in view.ask(holding.open_duties(field, past=view.past, columns=_DUTY), *codes, LISTED)
    }
    newest = sorted(found, key=lambda key: (-found[key][0], key))[:LISTED]
    return [(key, json.loads(found[key][1])) for key in newest]


def _may_run(view: SqliteView, now: int, party: str | None, soonest: int | None) -> list[str]:
    """Return the clocks that may still run at a second, those bounded by no earlier day; of a party, those that concern it."""
    day = max(zones.day_of(now, "Etc/UTC") - timedelta(days=1), date.min).toordinal()
    limit = RUNNING if soonest is None else soonest
    if party is None:
        rows = view.ask(_RUN.replace("{concerns}", ""), day, limit)
    else:
        concerns = _CONCERNS.replace("{everybody}", "" if soonest is None else _TO_NOBODY)
        rows = view.ask(_RUN.replace("{concerns}", concerns), day, party, party, limit)
    return [str(key) for (key,) in rows]
