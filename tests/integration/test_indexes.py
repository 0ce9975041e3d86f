"""The indexes of the store say what its rows say: now, at every past moment, and in a database that an older version made."""

import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from comity.errors import Unavailable
from comity.records.act import Act
from comity.store.database import FIRST, NAME, STEPS, connect
from comity.store.dues import _open
from comity.store.figures import by_form_and_year, open_by_duty
from comity.store.holding import FIELDS, LATELY
from comity.store.listings import count_of, held_by, newest, of_forms, years_for
from comity.store.reader import Reader, open_reader
from comity.store.timetable import changed_last

from .conftest import Body
from .test_fold_laws import leaves_of, play, replayed

TALLIES = "SELECT name, since, number FROM tallies ORDER BY name, since"
INDEXED = "SELECT tbl, key, since, until, value, status, holder, rank FROM rows ORDER BY 1, 2, 3"


HELD = [(table, field, "AAA") for field, (_, tables) in FIELDS.items() for table in tables]


def end(at: int | None) -> int:
    return 1 << 60 if at is None else at


def versions(reader: Reader, key: str, before: int) -> int:
    query = "SELECT count(*) FROM rows WHERE tbl='obligation' AND key=? AND since<?"
    return int(next(reader.query(query, key, before))[0])


@pytest.fixture
def reader(body: Body) -> Reader:
    play(body, lambda code: code)
    held = body.answer("AAA", body.write("BBB"), Act.TAKE_POSITION, "about", body={"fields": {"stance": "reserved"}})
    body.answer("AAA", held, Act.WITHDRAW, "withdraws")
    play(body, lambda code: {"AAA": "BBB", "BBB": "AAA"}.get(code, code))
    return open_reader(body.folder)


def test_what_is_asked_of_an_index_is_what_the_rows_hold_at_every_moment(reader: Reader) -> None:
    leaves = leaves_of(reader)
    for at in (*range(1, len(leaves) + 1, 4), len(leaves), None):
        _, view, _ = replayed(leaves[:at], reader)
        then = reader if at is None else reader.as_of(at)
        for table, rows in view.tables.items():
            assert then.count(table) == len(rows), (at, table)
            for key, row in rows.items():
                assert then.get(table, key) == row, (at, table, key)
        threads = view.tables.get("thread", {})
        longest = sorted(threads, key=lambda key: (-int(str(threads[key]["count"])), key))
        assert [key for key, _ in then.longest_threads(7)] == longest[:7]
        records = view.tables["record"]
        assert then.counts_for() == Counter(row["for"] for row in records.values())
        held = then.view()
        years = Counter((str(row["for"]), str(row["at"])[:4]) for row in records.values())
        for code in ("AAA", "REGISTRY", "none"):
            assert years_for(held, code) == {year: many for (owner, year), many in years.items() if owner == code}
        forms = Counter((str(row["form"]), str(row["at"])[:4]) for row in records.values())
        assert by_form_and_year(held) == sorted((*name, many) for name, many in forms.items())
        duties = view.tables.get("obligation", {}).values()
        owed = [str(row["duty"]) for row in duties if row["status"] == "open"]
        assert open_by_duty(held) == Counter(owed)
        assert count_of(held, "obligation", "open") == len(owed)
        for code in ("AAA", "REGISTRY"):
            own = sorted(
                (key for key, row in records.items() if row["for"] == code),
                key=lambda key: -int(str(records[key]["index"])),
            )
            assert then.records_for(code, 5) == own[:5]
        standing = [(int(str(row["index"])), key) for key, row in records.items() if row["status"] == "stands"]
        for forms in (["statement", "notification", "none"], ["none"], ["comment"]):
            wanted = sorted(((index, key) for index, key in standing if records[key]["form"] in forms), reverse=True)
            assert [key for _, key, _ in of_forms(held, forms, 2**53, 1_000)] == [key for _, key in wanted], (at, forms)
            assert [key for _, key, _ in of_forms(held, forms, 20, 3)] == [key for at, key in wanted if at < 20][:3]
        for table, status in (
            ("obligation", "open"),
            ("obligation", "discharged"),
            ("thread", "concluded"),
            ("position", "reserved"),
        ):
            fitting = {
                key: row
                for key, row in view.tables.get(table, {}).items()
                if row.get("status", row.get("stance")) == status
            }
            assert dict(then.with_status(table, status)) == fitting
            if table == "obligation":
                assert dict(held_by(held, table, status, 500, "status")) == fitting
        written = {
            (table, key): since
            for table, key, since in reader.query(
                "SELECT tbl, key, max(since) FROM rows WHERE since<? GROUP BY 1, 2", end(at)
            )
        }
        for table, field, code in HELD:
            mine = {key: row for key, row in view.tables.get(table, {}).items() if row[field] == code}
            order = sorted(mine, key=lambda key: (-written[table, key], key))
            assert held_by(held, table, code, 3, field) == [(key, mine[key]) for key in order[:3]], (at, table, field)
        for table in LATELY:
            rows = view.tables.get(table, {})
            order = sorted(rows, key=lambda key: (-written[table, key], key))
            assert newest(held, table, 4) == [(key, rows[key]) for key in order[:4]], (at, table)
        for codes in (None, ("AAA",), ("AAA", "BBB", "REGISTRY")):
            duties_of = view.tables.get("obligation", {})
            order = sorted(duties_of, key=lambda key: (-written["obligation", key], key))
            of = [
                key
                for key in order
                if codes is None or not {*codes}.isdisjoint((duties_of[key]["owner"], duties_of[key]["to"]))
            ]
            told = [(one.key, one.row, one.last, one.versions) for one in changed_last(held, "obligation", 5, codes)]
            assert told == [
                (key, duties_of[key], written["obligation", key], versions(reader, key, end(at))) for key in of[:5]
            ]
            open_now = [key for key in order if duties_of[key]["status"] == "open"]
            party = None if codes is None else codes[0]
            assert [key for key, _ in _open(held, party)] == [
                key for key in open_now if party in {None, duties_of[key]["owner"], duties_of[key]["to"]}
            ]
        last_leaves = [key for key, _ in then.scan("leaf", limit=4, reverse=True)]
        assert last_leaves == sorted(view.tables["leaf"], reverse=True)[:4]


def test_a_key_that_is_gone_is_not_found_after_its_end(reader: Reader) -> None:
    rows = reader._local.connection.execute("SELECT tbl, key, since, until FROM rows").fetchall()
    begun = {(table, key, since) for table, key, since, _ in rows}
    ended = [row for row in rows if row[3] is not None]
    assert any((table, key, until) not in begun for table, key, _, until in ended)
    for table, key, since, until in ended:
        assert reader.get(table, key, at=until) is not None
        assert (reader.get(table, key, at=until + 1) is not None) == ((table, key, until) in begun)
        assert (
            reader.get(table, key, at=min(start for name, held, start in begun if (name, held) == (table, key))) is None
        )
        assert since < until


def test_lists_continue_where_they_were_left(reader: Reader) -> None:
    for table in ("leaf", "record", "thread_entry"):
        whole = reader.scan(table, limit=1_000)
        for reverse in (False, True):
            pages: list[str] = []
            while page := reader.scan(table, after=pages[-1] if pages else "", limit=7, reverse=reverse):
                pages += [key for key, _ in page]
            assert pages == [key for key, _ in (reversed(whole) if reverse else whole)]


@pytest.mark.usefixtures("in_sqlite")
def test_a_database_of_the_first_version_is_brought_up_to_date(reader: Reader, tmp_path: Path) -> None:
    wanted = reader._local.connection.execute(INDEXED).fetchall()
    with sqlite3.connect(tmp_path / NAME) as old:
        for statement in FIRST.split(";\n"):
            old.execute(statement)
        old.executemany(
            "INSERT INTO rows (tbl, key, since, until, value) VALUES (?,?,?,?,?)", [row[:5] for row in wanted]
        )
        old.execute("PRAGMA user_version=1")
    connection = connect(tmp_path)
    assert connection.execute(TALLIES).fetchall() == reader._local.connection.execute(TALLIES).fetchall() != []
    assert connection.execute(INDEXED).fetchall() == wanted
    names = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1"
    assert connection.execute(names).fetchall() == reader._local.connection.execute(names).fetchall()
    assert connect(tmp_path).execute("PRAGMA user_version").fetchone() == (len(STEPS),)


def test_a_database_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as later:
        later.execute("PRAGMA user_version=99")
    with pytest.raises(Unavailable, match=r"store\.version"):
        connect(tmp_path)
