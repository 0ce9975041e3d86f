"""Rebuilding a body's database from its log: the rows are a cache, and this proves it.

Knows the same fold and the same tables as the sequencer. Law: rebuild = live; the digest of the state note must come out
again, or the old database stays.
"""

import os
from pathlib import Path

from comity.service.refold import Progress, refold
from comity.service.sequencer import take_lock
from comity.store import postgres
from comity.store.connection import Connection
from comity.store.database import NAME, connect_file
from comity.tlog.folder import LogFolder


def rebuild(folder: Path, progress: Progress = lambda _done, _all: None, *, to: str | None = None) -> str:
    """Build the database anew beside the old one, compare digests, then put it in place; return the digest (hex).

    It stays in the store it is in, unless `to` names the other: `sqlite`, or `postgres`, the database of COMITY_POSTGRES.
    A folder that has no tables yet (restored, continued, brought up from a mirror) gets them where a body founded now would.
    Notes waiting in the old inbox are lost with it: stop the desk and let it finish first. Raises Tampered where the log and its
    state note disagree, Unavailable while a sequencer runs.
    """
    with take_lock(folder):
        place = postgres.place_of(folder)
        if to is None:
            bare = place is None and not (folder / NAME).exists()
            to = "postgres" if place is not None or (bare and os.environ.get(postgres.ENVIRONMENT)) else "sqlite"
        if to == "postgres":
            target = postgres.new_place(folder) if place is None else place
            return _into_postgres(folder, target, progress)
        digest = _into_sqlite(folder, progress)
        if place is not None:
            (folder / postgres.NAME).unlink()
            postgres.drop(place)
        return digest


def _into_sqlite(folder: Path, progress: Progress) -> str:
    work = folder / "rebuild"
    work.mkdir(exist_ok=True)
    for left in work.iterdir():
        left.unlink()
    connection = connect_file(work, create=True)
    digest = _fill(connection, folder, progress)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    for suffix in ("-wal", "-shm"):
        (folder / f"{NAME}{suffix}").unlink(missing_ok=True)
    (work / NAME).replace(folder / NAME)
    for left in work.iterdir():
        left.unlink()
    work.rmdir()
    return digest


def _into_postgres(folder: Path, place: postgres.Place, progress: Progress) -> str:
    """Fill a schema beside the body's, then rename it in one transaction; the folder says where it is only after that."""
    beside = postgres.Place(dsn=place.dsn, schema=f"{place.schema}_new")
    postgres.drop(beside)
    connection = postgres.connect_at(beside, create=True)
    digest = _fill(connection, folder, progress)
    connection.close()
    postgres.replace(place, beside.schema)
    if not (folder / postgres.NAME).exists():
        postgres.write_place(folder, place.schema)
    for name in (NAME, f"{NAME}-wal", f"{NAME}-shm"):
        (folder / name).unlink(missing_ok=True)
    return digest


def _fill(connection: Connection, folder: Path, progress: Progress) -> str:
    connection.execute("BEGIN")
    digest = refold(connection, LogFolder(folder / "log"), progress)
    connection.execute("COMMIT")
    return digest.hex()
