"""Somebody's collection made into an archive: judged whole, written alike however often it was stopped, every fault with its place."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from comity.chronicle import collection, mapping, table
from comity.cli.main import main
from comity.errors import ComityError
from comity.store.reader import open_reader
from comity.verify import anchor
from comity.verify.log import verify_log
from comity.wiring.importing import read_collection, write_collection

SHIPPED = Path(__file__).parents[2] / "examples" / "roll-calls"
MAPPING = (SHIPPED / "mapping.toml").read_bytes()
REGIME = (SHIPPED / "regime.toml").read_bytes()
VOTES = (SHIPPED / "votes.csv").read_bytes()


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(VOTES.decode().splitlines()))


def source(tmp_path: Path, data: bytes, name: str = "votes.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Return the files that the newest checkpoint stands on."""
    size = (folder / "log" / "checkpoint").read_text("utf-8").splitlines()[1]
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in (folder / "log").rglob("*")
        if path.is_file() and (".p/" not in str(path) or path.name == str(int(size) % 256))
    }


def test_votes_become_positions_that_are_found_under_their_members(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["import", str(SHIPPED / "votes.csv"), "--mapping", str(SHIPPED / "mapping.toml")]
    arguments += ["--regime", str(SHIPPED / "regime.toml")]
    assert main([*arguments, "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"rows": 41, "unused": 0, "records": 44, "faults": []}
    assert main([*arguments, "--into", str(tmp_path / "archive")]) == 0
    words = capsys.readouterr().out.splitlines()[-1]
    assert verify_log(tmp_path / "archive", anchor.parse(words)).holds
    reader = open_reader(tmp_path / "archive")
    held: dict[tuple[str, str], str] = {}
    for key, row in reader.scan("position", limit=1_000):
        target, _, holder = key.partition("/")
        title = (reader.record(target).record.body or {})["title"]  # type: ignore[union-attr]
        held[holder, str(title["en"])] = str(row["stance"])  # type: ignore[index, call-overload]
    expected = {
        (member, row["resolution"]): {"1": "yes", "2": "abstain", "3": "no"}[row["vote"]]
        for row in rows()
        for member in [mapping.parse(MAPPING).lists["members"][row["ccode"]]]
    }
    assert held == expected


def test_the_three_formats_make_the_same_drafts(tmp_path: Path) -> None:
    listed = [{**row, "session": int(row["session"]), "more": None} for row in rows()]
    made = {}
    for kind, data in (
        ("csv", VOTES),
        ("json", json.dumps(listed).encode()),
        ("jsonl", "\n\n".join(json.dumps(row) for row in listed).encode()),
    ):
        path = source(tmp_path, data, f"votes.{kind}")
        edition, found = read_collection(path, MAPPING.replace(b'"csv"', f'"{kind}"'.encode()), REGIME)
        assert found.faults == []
        made[kind] = edition.drafts
    assert made["csv"] == made["json"] == made["jsonl"]


def test_a_number_stays_as_it_was_written() -> None:
    written = ("1.10", "1e3", "-0", "12345678901234567890.5", "9" * 30, "true")
    data = b'\xef\xbb\xbf{"a":' + b'}\n{"a":'.join(one.encode() for one in written) + b"}\n"
    found = [row["a"] for _, row in table.rows(io.BytesIO(data), "jsonl", ("a",), ",", pytest.fail)]
    assert found == list(written)
    listed = b'\xef\xbb\xbf[{"a":' + b'},{"a":'.join(one.encode() for one in written) + b"}]"
    assert [row["a"] for _, row in table.rows(io.BytesIO(listed), "json", ("a",), ",", pytest.fail)] == found


def many(tmp_path: Path, resolutions: int) -> Path:
    """Return a source of so many resolutions, each voted on by all members."""
    members = {row["ccode"] for row in rows()}
    lines = ["rcid,session,date,resolution,ccode,vote"]
    for number in range(1, resolutions + 1):
        day = f"{1946 + number % 79}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        lines += [
            f"{number},{number % 79 + 1},{day},A/RES/{number},{member},{number % 3 + 1}" for member in sorted(members)
        ]
    return source(tmp_path, "\n".join(lines).encode())


SCRIPT = (
    "import sys; from pathlib import Path; from comity.wiring.importing import *\n"
    "made, _ = read_collection(Path(sys.argv[1]), Path(sys.argv[2]).read_bytes(), Path(sys.argv[3]).read_bytes())\n"
    "print('begun', flush=True)\n"
    "write_collection(Path(sys.argv[4]), made, lambda done, _: print(done, flush=True))\n"
)


def test_a_run_killed_in_the_middle_goes_on_and_gives_the_same_log(tmp_path: Path) -> None:
    path = many(tmp_path, 40)
    made, found = read_collection(path, MAPPING, REGIME)
    assert found.faults == []
    whole = write_collection(tmp_path / "whole", made)
    arguments = [str(path), str(SHIPPED / "mapping.toml"), str(SHIPPED / "regime.toml"), str(tmp_path / "stopped")]
    stops = 0
    for until in ("0", "256", "512"):
        with subprocess.Popen([sys.executable, "-c", SCRIPT, *arguments], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if line.strip() == until:
                    time.sleep(0.05)
                    os.kill(process.pid, signal.SIGKILL)
                    stops += 1
                    break
    assert stops >= 2
    again = write_collection(tmp_path / "stopped", made)
    assert again.before < again.records
    assert again.anchor == whole.anchor
    assert files(tmp_path / "stopped") == files(tmp_path / "whole")
    assert write_collection(tmp_path / "stopped", made).before == len(made.drafts)


def test_everything_wrong_is_told_at_once_with_line_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = VOTES.decode().splitlines()
    lines[2] = lines[2].replace(",1", ",1").rsplit(",", 3)[0] + ",999,Nowhere,1"
    lines[4] = lines[4].replace("1996-09-10", "1996-13-10")
    lines[6] += ",more"
    lines.append(lines[1])  # the same vote twice
    lines.append("9,first,1996-09-10,A/RES/9,x,2,United States,1")
    path = source(tmp_path, "\n".join(lines).encode())
    arguments = [
        "import",
        str(path),
        "--mapping",
        str(SHIPPED / "mapping.toml"),
        "--regime",
        str(SHIPPED / "regime.toml"),
    ]
    assert main([*arguments, "--into", str(tmp_path / "archive"), "--json"]) == 1
    told = {(one["code"], one["place"]) for one in json.loads(capsys.readouterr().out)["faults"]}
    assert ("import.value", "line 3, column ccode") in told
    assert ("import.cells", "line 7") in told
    assert ("import.number", "line 44, column session") in told
    assert any(code == "chronicle.name-twice" and place.startswith("line 43:") for code, place in told)
    assert any(code.startswith("edtf.") and place == "line 5, column date: at" for code, place in told)
    assert not (tmp_path / "archive").exists()
    assert main(arguments) == 1
    out = capsys.readouterr()
    assert "nothing was written" in out.out
    assert "line 3, column ccode" in out.err


def refused(tmp_path: Path, data: bytes, described: bytes = MAPPING) -> str:
    """Return the code under which a source or mapping is refused, at once or as its first fault."""
    try:
        _, found = read_collection(source(tmp_path, data), described, REGIME)
    except ComityError as error:
        return error.finding.code
    return found.faults[0].code


def test_what_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_json, as_lines = MAPPING.replace(b'"csv"', b'"json"'), MAPPING.replace(b'"csv"', b'"jsonl"')
    cases: list[tuple[str, bytes, bytes]] = [
        ("import.utf-8", VOTES + b"\xff\n", MAPPING),
        ("import.csv", VOTES + b'"open\n', MAPPING),
        ("import.head", VOTES.replace(b"vote", b"veto", 1), MAPPING),
        ("import.head", b"", MAPPING),
        ("import.line", VOTES + b"x" * (table.LINE_LIMIT + 1), MAPPING),
        ("import.line", b"[" + b" " * (table.LINE_LIMIT + 1), as_lines),
        ("import.json", b"{", as_json),
        ("import.json", b"{}", as_json),
        ("import.json", b"[" * 100_000, as_json),
        ("import.json", b"[1]", as_json),
        ("import.json", b"no\n", as_lines),
        ("import.json", b'{"rcid":1,"rcid":2}\n', as_lines),
        ("import.json", b'{"rcid":NaN}\n', as_lines),
        ("import.json", "[]".encode("utf-16"), as_json),
        ("import.cells", b'{"rcid":[1]}\n', as_lines),
        ("import.column", VOTES, MAPPING.replace(b"{date}", b"{day}", 1)),
        ("import.list", VOTES, MAPPING.replace(b"{vote:votes}", b"{vote:voices}")),
        ("import.column", VOTES, MAPPING.replace(b"where = { vote", b"where = { voice")),
        ("toml.unknown", VOTES, MAPPING + b'more = "x"\n'),
    ]
    for code, data, described in cases:
        assert refused(tmp_path, data, described) == code, (code, data[:40])
    monkeypatch.setattr(table, "ROWS_LIMIT", 3)
    assert refused(tmp_path, VOTES) == "import.rows"
    monkeypatch.undo()
    monkeypatch.setattr(collection, "DRAFTS_LIMIT", 3)
    assert refused(tmp_path, VOTES) == "import.drafts"


def code_of(work: Any) -> str:
    with pytest.raises(ComityError) as failed:
        work()
    return failed.value.finding.code


def test_only_the_same_import_goes_on_in_a_folder(tmp_path: Path) -> None:
    made, _ = read_collection(SHIPPED / "votes.csv", MAPPING, REGIME)
    write_collection(tmp_path / "archive", made)
    before = files(tmp_path / "archive")
    other, _ = read_collection(many(tmp_path, 2), MAPPING, REGIME)
    assert code_of(lambda: write_collection(tmp_path / "archive", other)) == "import.other"
    assert files(tmp_path / "archive") == before
    assert code_of(lambda: read_collection(tmp_path / "none.csv", MAPPING, REGIME)) == "import.file"
    assert main(["import", str(SHIPPED / "votes.csv"), "--mapping", str(tmp_path / "none"), "--regime", "nrc"]) == 1


def test_faults_beyond_a_thousand_are_counted(tmp_path: Path) -> None:
    lines = VOTES.decode().splitlines()
    path = source(tmp_path, "\n".join([lines[0], *["x"] * 1_500]).encode())
    _, found = read_collection(path, MAPPING, REGIME)
    assert (len(found.faults), found.more) == (1_000, 500)
