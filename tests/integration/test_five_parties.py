"""Five parties in five processes beside the desk's: two are dead, one lies; receipts come, the liar and the forger are named."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from comity.cli.main import main
from comity.encoding import note as notes
from comity.keys.names import VerifierKey, parse_vkey
from comity.keys.signer import read_secret
from comity.net.witness import render_request
from comity.store.reader import open_reader
from comity.tlog import checkpoint as checkpoints
from comity.tlog.checkpoint import Checkpoint
from comity.verify import anchor as anchors
from comity.verify.receipt import verify_receipt
from comity.wiring.witnesses import KEY
from tests.ports import free_port

from .conftest import Body, build
from .test_cosigning import body_draft

ROOT = Path(__file__).parents[2]
LIAR = 3


@contextmanager
def process(*command: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program of ours in a group of its own, and end the group at the end."""
    started = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        yield started
    finally:
        kill(started)


def kill(started: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(started.pid, signal.SIGKILL)
    started.wait()


def listening(port: int) -> bool:
    with socket.create_connection(("127.0.0.1", port), timeout=20):
        return True


def ask(port: int, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, body, {"Content-Type": "text/plain"} if body else {})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def until(holds: Callable[[], Any], seconds: float = 60) -> Any:
    end = time.monotonic() + seconds
    while True:
        try:
            if found := holds():
                return found
        except OSError:
            pass
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def witnesses(tmp_path: Path, capsys: Any) -> tuple[list[VerifierKey], list[int], str]:
    """Make five witnesses by the command line; return their keys, ports, and a policy that asks for any two."""
    keys, ports = [], [free_port() for _ in range(5)]
    for n in range(5):
        assert main(["witness", "new", str(tmp_path / f"w{n}"), "--name", f"witness.example/{n}"]) == 0
        keys.append(parse_vkey(capsys.readouterr().out.strip()))
    lines = [f"witness w{n} {key.vkey} http://127.0.0.1:{ports[n]}" for n, key in enumerate(keys)]
    return keys, ports, "\n".join([*lines, "group five 2 w0 w1 w2 w3 w4", "quorum five", ""])


def file_one(body: Body, port: int) -> str:
    reader = open_reader(body.folder)
    pen = body.pens["AAA"]
    note = pen.sign(body_draft(body, "AAA", reader.size, reader.root(reader.size) or b""))
    assert ask(port, "POST", "/small/submit", note)[0] == 200
    return pen.prev


def outcome(data: bytes, anchor: str) -> tuple[str, Any]:
    report = verify_receipt(data, anchors.parse(anchor))
    check = next(check for check in report.checks if check.code == "witnesses")
    return check.outcome, check.facts.get("seen")


def test_two_dead_one_malicious(tmp_path: Path, capsys: Any) -> None:
    keys, ports, policy = witnesses(tmp_path, capsys)
    body = build(tmp_path / "desk", policy)
    body.sequencer.close()
    log = anchors.parse(body.anchor).log_key
    for n in range(5):
        assert main(["witness", "watch", str(tmp_path / f"w{n}"), log.vkey]) == 0
    site = free_port()
    honest = [
        ("comity.cli.main", "witness", "serve", str(tmp_path / f"w{n}"), "--port", str(ports[n])) for n in range(5)
    ]
    liar = ("tests.integration.lying", str(tmp_path / f"w{LIAR}" / KEY), str(ports[LIAR]))
    commands = [liar if n == LIAR else honest[n] for n in range(5)]
    with (
        process(*commands[0]) as one, process(*commands[1]), process(*commands[2]), process(*commands[3]),
        process(*commands[4]) as last, process("comity.cli.main", "serve", str(body.folder), "--port", str(site)),
    ):  # fmt: skip
        for port in (*ports, site):
            until(lambda port=port: listening(port))
        kill(one)
        kill(last)

        # Receipts come, by the two that are left.
        record = file_one(body, site)
        begun = time.monotonic()
        receipt = until(lambda: _witnessed(site, record, body.anchor))
        taken = time.monotonic() - begun
        assert outcome(receipt, body.anchor) == ("passed", 2)
        assert taken < 30, taken
        lines = notes.parse(open_reader(body.folder).checkpoint()).lines
        assert {line.name for line in lines} == {log.name, keys[1].name, keys[2].name}

        # The liar is named, and so are the dead.
        def told() -> dict[str, str]:
            data = json.loads(ask(site, "GET", "/small/health.json")[1])
            return {one["name"].rpartition("/")[2]: one["outcome"] for one in data["witnesses"]}

        until(
            lambda: told() == {"0": "unreachable", "1": "cosigned", "2": "cosigned", "3": "false", "4": "unreachable"}
        )
        page = ask(site, "GET", "/en/small/health")[1].decode()
        assert "witness.example/3 · answered with a false cosignature" in page

        # Who has the log's key and shows one witness another tree is caught, with evidence anybody can check.
        true = checkpoints.parse(notes.parse(open_reader(body.folder).checkpoint()).text)
        text = checkpoints.render(Checkpoint(origin=true.origin, size=true.size, root=b"\x07" * 32))
        forged = notes.render(text, (read_secret(body.folder / "keys" / "log.key").sign_note(text),))
        assert ask(ports[1], "POST", "/add-checkpoint", render_request(true.size, (), forged))[0] == 422
        caught = json.loads(ask(ports[1], "GET", "/")[1])["evidence"]
        assert [one["origin"] for one in caught] == [log.name]
        path = tmp_path / "fork.evidence"
        path.write_bytes(ask(ports[1], "GET", caught[0]["file"])[1])
    capsys.readouterr()
    assert main(["verify", str(path), "--anchor", body.anchor, "--lang", "en"]) == 0
    assert f"two trees of {true.size} leaves" in capsys.readouterr().out


def _witnessed(site: int, record: str, anchor: str) -> bytes | None:
    status, data = ask(site, "GET", f"/small/receipt/{record}")
    return data if status == 200 and outcome(data, anchor)[0] == "passed" else None
