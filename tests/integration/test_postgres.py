"""A body whose tables lie in PostgreSQL: the same log to the byte, one writer whatever the machine, and nothing lost with the server."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.envelope import parse_submission
from comity.errors import Finding, Rejected, Tampered, Unavailable
from comity.keys.signer import generate
from comity.net.ledger import Ledger
from comity.records.act import Act
from comity.service import inbox
from comity.service.desk import Desk
from comity.service.rebuild import rebuild
from comity.service.sealed_facts import sealed_in
from comity.service.secrecy import standings
from comity.service.sequencer import Sequencer, open_sequencer
from comity.store import postgres
from comity.store.ahead import BELOW
from comity.store.database import connect
from comity.store.reader import open_reader
from comity.verify import anchor
from comity.verify.log import verify_log
from comity.wiring.mirrors import open_mirror
from comity.wiring.witnesses import new_witness
from tests.clusters import Cluster

from . import sealing
from .conftest import LOG, ORIGIN, STAMP, Body
from .test_crash import SCRIPT
from .test_mirror_breaks import let_go

TABLES = (
    "SELECT idx, id, leaf, hash, root, delta, digest FROM leaves ORDER BY idx",
    "SELECT tbl, key, since, until, value, status, holder, rank FROM rows ORDER BY tbl, key, since",
    "SELECT name, size, hashes FROM frontiers ORDER BY name",
    "SELECT name, since, number FROM tallies ORDER BY name, since",
    "SELECT size, root, note, state FROM checkpoints ORDER BY size",
    "SELECT id, note, idx, refusal FROM inbox ORDER BY turn",
)


def contents(folder: Path) -> list[list[tuple[Any, ...]]]:
    connection = connect(folder)
    found = [
        [
            tuple(bytes(cell) if isinstance(cell, memoryview) else cell for cell in row)
            for row in connection.execute(query)
        ]
        for query in TABLES
    ]
    connection.close()
    return found


def written(body: Body) -> None:
    """Write what touches each kind of table: threads, a refusal, holders, terms."""
    first = body.write("AAA", to=("BBB",))
    body.answer("BBB", first, Act.COMMENT, "answers")
    taken, refused = body.note("CCC"), body.note("BBB", form="decision", act=Act.ADOPT)
    connection = connect(body.folder, create=True)
    for note in (taken, refused):
        assert inbox.put(connection, parse_submission(note)) is None
    body.sequencer.run_once()
    assert inbox.wait(connection, parse_submission(taken).id).index == body.sequencer.size - 1
    with pytest.raises(Rejected):
        inbox.wait(connection, parse_submission(refused).id)
    connection.close()


def test_the_log_and_every_row_are_the_same_to_the_byte(
    server: Cluster, tmp_path: Path, building: Callable[..., Body], monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = []
    for store in ("sqlite", "postgres"):
        if store == "postgres":
            monkeypatch.setenv(postgres.ENVIRONMENT, server.dsn)
        else:
            monkeypatch.delenv(postgres.ENVIRONMENT, raising=False)
        body = building(tmp_path / store / "small")
        written(body)
        body.sequencer.close()
        bodies.append(body)
    files = [
        {
            path.relative_to(body.folder): path.read_bytes()
            for path in (body.folder / "log").rglob("*")
            if path.is_file()
        }
        for body in bodies
    ]
    assert files[0] == files[1]
    assert contents(bodies[0].folder) == contents(bodies[1].folder)
    assert not (bodies[1].folder / "desk.sqlite").exists()
    report = verify_log(bodies[1].folder, anchor.parse(bodies[1].anchor))
    assert report.holds, report


@pytest.mark.usefixtures("in_sqlite")
def test_a_body_moves_there_and_back_with_equal_digests(
    server: Cluster, body: Body, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    body.write("AAA")
    body.sequencer.publish()
    body.sequencer.close()
    before = contents(body.folder)[:4]
    monkeypatch.setenv(postgres.ENVIRONMENT, server.dsn)
    connection = postgres.PostgresConnection(postgres.Place(dsn=server.dsn, schema="public"))

    def schemas() -> list[Any]:
        return connection.execute("SELECT nspname FROM pg_namespace ORDER BY nspname").fetchall()

    there, digests = schemas(), []
    for to in ("postgres", "postgres", "sqlite"):
        assert main(["rebuild", str(body.folder), "--to", to]) == 0
        digests.append(capsys.readouterr().out.strip().splitlines()[-1])
        assert (postgres.place_of(body.folder) is None) == (to == "sqlite")
        assert contents(body.folder)[:4] == before
    assert len(set(digests)) == 1
    assert schemas() == there


def test_a_body_that_has_no_tables_yet_gets_them_where_one_founded_now_would(there: Body) -> None:
    """As one restored from a backup, continued, or brought up from a mirror with nothing but its keys."""
    there.write("AAA")
    there.sequencer.publish()
    there.sequencer.close()
    before, place = contents(there.folder)[:4], postgres.place_of(there.folder)
    assert place is not None
    postgres.drop(place)
    (there.folder / postgres.NAME).unlink()
    rebuild(there.folder)
    fresh = postgres.place_of(there.folder)
    assert fresh is not None
    assert fresh.schema != place.schema
    assert contents(there.folder)[:4] == before


def test_a_body_in_sqlite_stays_there_while_a_database_is_named(
    server: Cluster, tmp_path: Path, building: Callable[..., Body], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(postgres.ENVIRONMENT, raising=False)
    body = building(tmp_path / "small")
    body.sequencer.publish()
    body.sequencer.close()
    monkeypatch.setenv(postgres.ENVIRONMENT, server.dsn)
    rebuild(body.folder)
    assert postgres.place_of(body.folder) is None


@pytest.mark.parametrize("headless", [False, True], ids=["under a checkpoint", "before the first"])
def test_a_mirror_put_back_from_a_backup_holds_what_its_folder_holds(
    there: Body, tmp_path: Path, headless: bool
) -> None:
    """Its tables go further than its files then; it fetches what it lacks before it serves and cosigns it."""
    copy = tmp_path / "copy"
    new_witness(copy / "witness", "mirror.example/one")
    pulled(there, copy)
    shutil.copytree(copy, tmp_path / "backup")
    for _ in range(3):
        there.write("AAA")
    there.sequencer.publish()
    pulled(there, copy)
    shutil.rmtree(copy)
    shutil.copytree(tmp_path / "backup", copy)
    if headless:
        shutil.rmtree(copy / "log")
    made = open_mirror(copy, str(there.folder), there.anchor, "small")
    read = made._read
    made._read = lambda name, limit: lost(name) if name.startswith("tile/") else read(name, limit)
    with pytest.raises(Unavailable, match=r"log\.file-missing"):
        made.pull()
    held = made.size
    let_go(made)
    assert held == (0 if headless else there.sequencer.size - 3)
    assert cosigned_by(copy) == there.sequencer.size - 3
    assert pulled(there, copy) == there.sequencer.size - held
    assert verify_log(copy, anchor.parse(there.anchor)).holds
    assert cosigned_by(copy) == there.sequencer.size
    assert contents(copy)[:4] == contents(there.folder)[:4]


def cosigned_by(copy: Path) -> int:
    """Return the size of the tree the mirror in a folder cosigned last."""
    with closing(Ledger(copy / "witness")) as ledger:
        watched = ledger.watched(ORIGIN)
    assert watched is not None
    return watched.size


def pulled(body: Body, copy: Path) -> int:
    """Bring a mirror up to the body's log and return how many leaves were new."""
    made = open_mirror(copy, str(body.folder), body.anchor, "small")
    try:
        return made.pull().new
    finally:
        let_go(made)


def lost(name: str) -> bytes:
    raise Unavailable(Finding(code="log.file-missing", place=name, rule="docs/spec/log.md 13"))


def elsewhere(body: Body) -> Path:
    """Return the body's folder as another machine has it: a copy, with the same word of where the tables lie."""
    copy = body.folder.with_name("elsewhere")
    shutil.copytree(body.folder, copy, ignore=shutil.ignore_patterns("keys"))
    return copy


def test_a_second_sequencer_refuses_on_another_machine_too_and_pages_do_not(there: Body) -> None:
    copy = elsewhere(there)
    before = contents(there.folder)
    with pytest.raises(Unavailable, match="desk.locked"):
        Sequencer(copy, LOG, STAMP, lambda: there.now)
    with pytest.raises(Unavailable, match="desk.locked"):
        rebuild(copy)
    assert contents(there.folder) == before
    note = there.note("AAA")
    with ThreadPoolExecutor(1) as other:
        handed_in = other.submit(
            lambda: Desk(copy).submit(note)
        )  # no keys there: it waits for this machine's sequencer
        while not handed_in.done():
            there.sequencer.run_once()
    assert handed_in.result().index == there.sequencer.size - 1


def test_who_lost_the_lease_commits_nothing_more(there: Body) -> None:
    connection = connect(there.folder, create=True)
    connection.execute("UPDATE lease SET epoch=epoch+1")
    before = contents(there.folder)
    with pytest.raises(Unavailable, match="desk.lease"):
        there.write("AAA")
    assert contents(there.folder) == before
    connection.close()


def ended(server: Cluster) -> None:
    """End every session of the server but our own, as its operator may."""
    connection = postgres.PostgresConnection(postgres.Place(dsn=server.dsn, schema="public"), writer=True)
    connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid<>pg_backend_pid() AND usename='comity'"
    )
    connection.close()


def test_a_lost_session_ends_the_writer_and_not_the_reader(server: Cluster, there: Body) -> None:
    there.write("AAA")
    there.sequencer.publish()
    reader = open_reader(there.folder)
    size = reader.size
    ended(server)
    assert reader.size == size
    with pytest.raises(Unavailable, match="store.write"):
        there.write("AAA")
    there.sequencer.close()
    there.open()
    assert there.sequencer.size == size


def test_a_server_stopped_in_the_middle_loses_nothing_acknowledged(server: Cluster, there: Body) -> None:
    acknowledged = [there.write("AAA") for _ in range(3)]
    there.sequencer.publish()
    server.stop("immediate")
    with pytest.raises(Unavailable):
        there.write("BBB")
    with pytest.raises(Unavailable, match="store.unreadable"):
        open_reader(there.folder).digest(1)
    server.start()
    there.sequencer.close()
    there.open()
    reader = open_reader(there.folder)
    assert all(reader.get("record", record_id) is not None for record_id in acknowledged)
    there.sequencer.publish()
    assert verify_log(there.folder, anchor.parse(there.anchor)).holds


def test_a_database_that_was_lost_is_folded_again_at_the_start(server: Cluster, there: Body) -> None:
    there.write("AAA")
    there.sequencer.publish()
    there.sequencer.close()
    before = contents(there.folder)[:4]
    place = postgres.place_of(there.folder)
    assert place is not None
    postgres.drop(place)
    with pytest.raises(Unavailable, match="store.missing"):
        open_reader(there.folder).digest(1)
    there.open()
    assert contents(there.folder)[:4] == before


def test_a_folder_put_back_from_a_backup_gets_again_what_the_database_has_signed(there: Body, tmp_path: Path) -> None:
    shutil.copytree(there.folder / "log", tmp_path / "backup")
    for _ in range(3):
        there.write("AAA")
        there.sequencer.publish()
    there.sequencer.close()
    lost = {
        path.relative_to(there.folder): path.read_bytes()
        for path in (there.folder / "log").rglob("*")
        if path.is_file()
    }
    shutil.rmtree(there.folder / "log")
    shutil.copytree(tmp_path / "backup", there.folder / "log")
    there.open()
    assert verify_log(there.folder, anchor.parse(there.anchor)).holds
    now = {
        path.relative_to(there.folder): path.read_bytes()
        for path in (there.folder / "log").rglob("*")
        if path.is_file()
    }
    assert now[Path("log/checkpoint")] == lost[Path("log/checkpoint")]
    assert all(lost[name] == data for name, data in now.items() if name in lost)


def test_a_row_of_digests_that_is_not_what_was_signed_is_told(there: Body) -> None:
    there.sequencer.close()
    connection = connect(there.folder, create=True)
    connection.execute("UPDATE leaves SET digest=? WHERE idx=(SELECT max(idx) FROM leaves)", (bytes(32),))
    connection.close()
    with pytest.raises(Tampered, match="state.digest"):
        there.open()
    rebuild(there.folder)
    there.open()


def test_where_the_tables_lie_is_read_strictly(there: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    path = there.folder / postgres.NAME
    good = path.read_text()
    for wrong in ("schema = 'x; DROP TABLE rows'\n", "schema = 3\n", "schema", "", f"{good}dsn = 3\n"):
        path.write_text(wrong)
        with pytest.raises(Unavailable, match="store.place"):
            postgres.place_of(there.folder)
    path.write_text(good)
    path.chmod(0o640)
    with pytest.raises(Unavailable, match="store.place"):
        postgres.place_of(there.folder)
    path.chmod(0o600)
    with monkeypatch.context() as patched:
        patched.setattr(postgres, "find_spec", lambda _name: None)
        with pytest.raises(Unavailable, match="store.driver"):
            connect(there.folder, create=True)
    monkeypatch.delenv(postgres.ENVIRONMENT, raising=False)
    with pytest.raises(Unavailable, match="store.place"):
        postgres.place_of(there.folder)
    path.write_text(f'{good}dsn = "host=127.0.0.1 port=1 connect_timeout=2"\n')
    with pytest.raises(Unavailable, match="store.unreadable"):
        connect(there.folder)
    path.write_text(good)


def test_tables_of_an_older_version_are_brought_up_to_date_and_later_ones_refused(there: Body) -> None:
    indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname=current_schema() ORDER BY 1"
    written(there)
    wanted, held = connect(there.folder).execute(indexes).fetchall(), contents(there.folder)
    assert len(held[3]) > 10
    old = connect(there.folder, create=True)
    later = [name for step in postgres.LATER for name in re.findall(r"CREATE INDEX (\w+)", step)]
    assert len(later) == 13
    for index in later:
        old.execute(f"DROP INDEX {index}")
    old.execute("DROP TABLE tallies")
    old.execute("UPDATE version SET number=1")
    old.close()
    made = connect(there.folder)
    assert made.execute(indexes).fetchall() == wanted
    assert contents(there.folder) == held
    assert made.execute("SELECT number FROM version").fetchone()[0] == postgres.VERSION
    made.execute("UPDATE version SET number=99")
    made.close()
    with pytest.raises(Unavailable, match=r"store\.version"):
        connect(there.folder)


def test_what_lies_below_a_record_is_found_through_the_index_however_much_there_is(there: Body) -> None:
    connection = connect(there.folder, create=True)
    rows = [("position", f"{head:064}/{code}", head, None, "{}", "support") for head in range(5_000) for code in "ABCD"]
    connection.executemany("INSERT INTO rows (tbl, key, since, until, value, status) VALUES (?,?,?,?,?,?)", rows)
    connection.execute("ANALYZE rows")
    heads = json.dumps([f"{head:064}" for head in (7, 4_000)])
    for in_force in ("until IS NULL", "since<9000 AND (until IS NULL OR until>=9000)"):
        query, values = BELOW.replace("{in_force}", in_force), (json.dumps(["account", "position"]), heads)
        assert [row[2][-6:] for row in connection.execute(query, values)] == [
            f"{n}/{c}" for n in ("0007", "4000") for c in "ABCD"
        ]
        plan = "\n".join(row[0] for row in connection.execute(f"EXPLAIN {query}", values))
        assert re.search(r"Index Cond: .*key >= .*key < ", plan), plan
        assert "Seq Scan" not in plan, plan
    connection.close()


def test_keys_are_compared_there_too(there: Body, tmp_path: Path) -> None:
    there.sequencer.close()
    with pytest.raises(Rejected, match="desk.key"):
        Sequencer(there.folder, generate(LOG.verifier.name), STAMP, lambda: there.now)
    there.open()


def test_a_killed_sequencer_leaves_no_lease_behind(there: Body) -> None:
    there.sequencer.close()
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, str(SCRIPT), str(there.folder)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            process.kill()
    again = open_sequencer(there.folder)
    again.close()
    there.open()


def test_accounts_lie_there_too(server: Cluster, tmp_path: Path) -> None:
    """In a process of its own, for Django is set up once."""
    program = (
        "import sys; from pathlib import Path; from comity.web.site import prepare; prepare(Path(sys.argv[1]));"
        "from django.db import connection; print(connection.vendor, len(connection.introspection.table_names()));"
        "prepare(Path(sys.argv[1]))"
    )
    environment = {**os.environ, "COMITY_ACCOUNTS": server.dsn}
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], env=environment, capture_output=True, text=True, check=True
    )
    vendor, tables = done.stdout.split()
    assert vendor == "postgresql"
    assert int(tables) > 10
    assert not list(tmp_path.glob("accounts.sqlite*"))
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(server.dsn, autocommit=True) as database:
        account = "INSERT INTO accounts_account (id, username, name, email, password, is_active, joined)"
        database.execute(f"{account} VALUES (1, 'a.admin', 'A', '', '!', true, now())")
        signin = "INSERT INTO accounts_signin (account_id, at, address, agent, outcome)"
        database.execute(f"{signin} VALUES (1, now(), '', '', 'out')")
        deed = "INSERT INTO accounts_deed (id, at, origin, code, what, keys, role, before)"
        database.execute(f"{deed} VALUES (1, now(), 'o', 'AAA', 'joined', '', 'signer', '')")
        entered = "INSERT INTO accounts_entered (id, origin, number, own, deed_id, salt)"
        database.execute(f"{entered} VALUES (1, 'o', 0, 1, 1, '')")
        for table in ("accounts_signin", "accounts_deed", "accounts_entered"):
            before = database.execute(f"SELECT * FROM {table}").fetchall()
            assert len(before) == 1, table
            again = f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = 2"
            for statement in (f"UPDATE {table} SET id = 2", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE", again):
                with pytest.raises(psycopg.errors.RaiseException, match="only ever added"):
                    database.execute(statement)
            assert database.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.usefixtures("one_hour")
def test_its_site_is_written_as_files_and_only_what_changed(there: Body, tmp_path: Path) -> None:
    from comity.web.publishing.run import publish

    def run(out: str) -> tuple[int, dict[str, bytes]]:
        done = publish({"small": there.folder}, tmp_path / out, "", "", lambda _done, _all: None)
        found = {
            path.relative_to(done.site).as_posix(): path.read_bytes() for path in done.site.rglob("*") if path.is_file()
        }
        return done.drawn, found

    first = there.write("AAA")
    there.sequencer.publish()
    whole = run("out")[0]
    assert run("out")[0] == 0
    counted = connect(there.folder, create=False)
    counted.execute("ANALYZE")  # as the server does by itself, after which it may find the same rows in another order
    assert run("out")[0] == 0
    there.answer("BBB", first, Act.REPLY, "answers")
    there.sequencer.publish()
    drawn, grown = run("out")
    assert 0 < drawn < whole
    wanted = run("fresh")[1]
    assert [name for name in wanted if wanted[name] != grown.get(name) and not name.endswith(".receipt")] == []


def test_secrecy_is_counted_there_too(server: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(postgres.ENVIRONMENT, server.dsn)
    made = sealing.founded(tmp_path / "sealed")
    first, _ = made.write("AAA", open_on="2026-11-01")
    reader = made.reader
    found = {one.code: one for one in standings(reader, date(2026, 12, 1))}
    assert (found["AAA"].public, found["AAA"].sealed, found["AAA"].overdue, found["BBB"].sealed) == (0, 1, 1, 0)
    told = sealed_in(reader)
    assert [(one.id, one.recipients, one.opened) for one in told.records] == [(first, ("AAA", "BBB"), False)]
    assert set(told.readers) == {"AAA", "BBB", "CCC"}
    made.body.sequencer.close()
