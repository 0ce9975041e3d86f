"""Confidentiality counted for everybody alike: who did the same stands the same, and an exchange of parties exchanges their lines."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from comity.encoding import edtf
from comity.errors import Rejected
from comity.fold.sealing import parse_key
from comity.keys import age
from comity.records.act import Act
from comity.service.handover import Handover, frame
from comity.service.sealing import key_file
from comity.service.secrecy import Standing, standings
from comity.store.database import NAME, STEPS, connect
from comity.store.reader import Reader

from .sealing import Sealing, founded

LATER = date(2026, 7, 1)
CODES = ("AAA", "BBB", "CCC", "REGISTRY")
NUMBERS = "SELECT name, since, number FROM tallies WHERE name LIKE 'aud/%' OR name LIKE 'clos%' ORDER BY name, since"


@pytest.fixture
def made(tmp_path: Path) -> Iterator[list[Sealing]]:
    bodies = [founded(tmp_path / name) for name in ("one", "other")]
    yield bodies
    for body in bodies:
        body.body.sequencer.close()


def played(sealing: Sealing, first: str, second: str) -> dict[str, Standing]:
    """Let one party keep much to itself and another little, and return how everybody stands."""
    overdue, _ = sealing.write(first, to=(second,), open_on="2026-06-01")
    assert overdue
    opened, text = sealing.write(first, to=(second,), open_on="2026-12-31")
    wrap = next(
        file for file, item in zip(text.files, text.record.material, strict=True) if item.name == f"{first}.age"
    )
    sealing.open(first, opened, key_file(parse_key(age.opened(wrap, sealing.keys[first].identity))))
    sealing.write(first, to=(second, "CCC"), open_on="2026-12-31")
    sealing.body.write(first)
    sealing.body.write(second)
    sealing.write(second, to=(first,), open_on="2026-12-31")
    found = standings(sealing.reader, LATER)
    assert [one.code for one in found] == sorted(one.code for one in found)
    return {one.code: one for one in found}


def test_exchanging_two_parties_exchanges_what_is_counted_and_nothing_else(made: list[Sealing]) -> None:
    told, other = played(made[0], "AAA", "BBB"), played(made[1], "BBB", "AAA")
    assert (told["AAA"].sealed, told["AAA"].opened, told["AAA"].overdue) == (3, 1, 1)
    assert (told["BBB"].sealed, told["BBB"].opened, told["BBB"].overdue) == (1, 0, 0)
    assert replace(told["AAA"], code="BBB") == other["BBB"]
    assert replace(told["BBB"], code="AAA") == other["AAA"]
    assert {code: one for code, one in told.items() if code not in {"AAA", "BBB"}} == {
        code: one for code, one in other.items() if code not in {"AAA", "BBB"}
    }


def test_every_seat_is_listed_also_one_that_filed_nothing(made: list[Sealing]) -> None:
    found = {one.code: one for one in standings(made[0].reader, LATER)}
    assert set(made[0].reader.regime.seats) <= set(found)
    assert {(one.public, one.restricted, one.sealed) for one in found.values()} == {(0, 0, 0)}


def counted(reader: Reader, day: date) -> dict[str, Standing]:
    """Count the rows one by one, as the page once did."""
    found = {
        code: Standing(code=code, public=0, restricted=0, sealed=0, opened=0, overdue=0, open_ended=0) for code in CODES
    }
    view = reader.view()
    for key, row in view.scan("record", ""):
        if row["thread"] is None:
            continue
        code, inner = str(row["for"]), view.get("inner", key) or {"opened_by": None, "open_on": None}
        closed = row["aud"] != "public" and inner["opened_by"] is None
        opens = inner["open_on"]
        come = opens is not None and edtf.parse(str(opens)).earliest.date() <= day
        one = found[code]
        found[code] = replace(
            one,
            **{str(row["aud"]): getattr(one, str(row["aud"])) + 1},
            opened=one.opened + (inner["opened_by"] is not None),
            overdue=one.overdue + (closed and come),
            open_ended=one.open_ended + (closed and opens is None),
        )
    return found


def test_what_is_counted_is_what_the_rows_hold_at_every_moment_and_of_every_day(made: list[Sealing]) -> None:
    sealing = made[0]
    played(sealing, "AAA", "BBB")
    restricted(sealing, {"reason": "security", "reviewer": "REGISTRY", "open_on": "2026-08-01/2026-10"})
    restricted(sealing, {"reason": "security", "reviewer": "REGISTRY", "open_on": "2027~"})
    seen = set()
    for at in range(1, sealing.reader.size + 1):
        then = sealing.reader.as_of(at)
        for day in (date(2026, 5, 31), LATER, date(2026, 8, 1), date(2026, 12, 31), date(2027, 1, 1), date(2031, 1, 1)):
            found = {one.code: one for one in standings(then, day)}
            wanted = counted(then, day)
            assert {code: one for code, one in found.items() if code in wanted} == {
                code: wanted[code] for code in found
            }
            seen |= {(one.sealed, one.restricted, one.opened, one.overdue) for one in found.values()}
    assert (3, 2, 1, 4) in seen  # some way on, some time later: each number counts something
    assert len(seen) > 10


@pytest.mark.usefixtures("in_sqlite")
def test_tables_of_an_older_version_are_given_the_same_numbers(made: list[Sealing], tmp_path: Path) -> None:
    sealing = made[0]
    played(sealing, "AAA", "BBB")
    restricted(sealing, {"reason": "security", "reviewer": "REGISTRY", "open_on": "2026-12-31"})
    rows = list(sealing.reader.query("SELECT tbl, key, since, until, value, status, holder, rank FROM rows"))
    wanted = list(sealing.reader.query(NUMBERS))
    assert {str(name).partition("/")[0] for name, _, _ in wanted} == {"aud", "closed", "closing"}
    (tmp_path / "old").mkdir()
    with sqlite3.connect(tmp_path / "old" / NAME) as old:
        old.executescript("".join(STEPS[:8]))
        old.executemany("INSERT INTO rows VALUES (?,?,?,?,?,?,?,?)", rows)
        old.execute("PRAGMA user_version=8")
    assert connect(tmp_path / "old").execute(NUMBERS).fetchall() == wanted


def restricted(sealing: Sealing, claim: dict[str, str]) -> None:
    """Hand in a restricted letter of AAA's; one that is refused takes no place on its key's chain."""
    pen = sealing.body.pens["AAA"]
    before = (pen.seq, pen.prev)
    made = sealing.body.restrict("AAA", Act.NOTIFY, "letter", {"title": {"en": "T", "fr": "T"}}, named=claim)
    desk = sealing.body.desk()
    try:
        desk.submit(frame(Handover(note=made.note, inner=made.inner)))
    except Rejected:
        pen.seq, pen.prev = before
        raise


@pytest.mark.parametrize(
    ("missing", "said"),
    [("reason", {}), ("reviewer", {}), ("open_on", {}), ("", {"reason": "mood"}), ("", {"open_on": "2032-01-01"})],
)
def test_a_restricted_letter_claims_as_a_sealed_one_does(
    made: list[Sealing], missing: str, said: dict[str, str]
) -> None:
    sealing = made[0]
    claim = {"reason": "security", "reviewer": "REGISTRY", "open_on": "2026-12-31", **said}
    claim.pop(missing, None)
    size = sealing.reader.size
    with pytest.raises(Rejected, match=r"seal\.claim"):
        restricted(sealing, claim)
    assert sealing.reader.size == size
    restricted(sealing, {"reason": "security", "reviewer": "REGISTRY", "open_on": "2026-12-31"})
    assert sealing.reader.size == size + 1
