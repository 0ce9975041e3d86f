"""Measures of what happens between a desk and those who watch it: a witnessed receipt, and a log mirrored.

Knows how witnesses and a desk are started, each in a process of its own; not what the figures should be. Law: everything measured
is the program's own commands, as an operator runs them; the mirror reads from a folder, so that no network is in its figure.
"""

import http.client
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from comity.bench.checking import required, taken, timed
from comity.bench.measures import Measure, against, lengthen, notes_for
from comity.envelope import parse_submission
from comity.errors import Finding, Unavailable
from comity.net.ledger import Ledger
from comity.store.reader import open_reader
from comity.tlog.folder import LogFolder
from comity.verify import anchor as anchors
from comity.verify.anchor import Anchor
from comity.verify.checks import PASSED
from comity.verify.receipt import verify_receipt
from comity.wiring.exercise import build_exercise
from comity.wiring.mirrors import WITNESS, open_mirror
from comity.wiring.shipped import regime_bytes
from comity.wiring.witnesses import new_witness

WITNESSES: Final = 5
START_SECONDS: Final = 60.0
POLL_SECONDS: Final = 0.005
SLUG: Final = "bench"


def measure_mirror(records: int, runs: int) -> list[Measure]:
    """Build a body of `records` content records, and compare its required signature checks with mirroring it, in turns.

    What is compared ends when all is checked, folded, compared with the digest published, on disk, and cosigned. Filling the
    tables that pages read is measured by itself, by another process, as after a break.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / SLUG
        anchor = build_exercise(folder, SLUG, regime_bytes("nrc"))
        lengthen(folder, records)
        reader = open_reader(folder)
        checks, pulls, fills = [], [], []
        for number in range(runs):
            copy = Path(name) / f"copy-{number}"
            checks.append(required(reader))
            pulls.append(taken(_check, copy, folder, anchor))
            fills.append(taken(_fill, copy, folder, anchor))
            shutil.rmtree(copy)
        both = tuple(pull.wall + fill.wall for pull, fill in zip(pulls, fills, strict=True))
        return [
            Measure(name="leaves", unit="", values=(reader.size,)),
            *against(checks, "mirror", pulls),
            Measure(name="mirror, and its pages filled", unit="s", values=both),
            Measure(name="filling alone, work", unit="s, of cores", values=tuple(fill.cores for fill in fills)),
            Measure(name="filling alone, memory", unit="MB", values=tuple(fill.memory for fill in fills)),
        ]


def measure_witnessed(receipts: int) -> list[Measure]:
    """Serve a body whose receipts need all of five witnesses, file `receipts` records one by one, and wait for each receipt."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        home = Path(name)
        ports = [free_port() for _ in range(WITNESSES)]
        keys = [new_witness(home / f"w{n}", f"witness.example/{n}") for n in range(WITNESSES)]
        lines = [
            f"witness w{n} {key.vkey} http://127.0.0.1:{port}"
            for n, (key, port) in enumerate(zip(keys, ports, strict=True))
        ]
        policy = "\n".join(
            [*lines, f"group all-five all {' '.join(f'w{n}' for n in range(WITNESSES))}", "quorum all-five", ""]
        )
        anchor = anchors.parse(build_exercise(home / SLUG, SLUG, regime_bytes("nrc"), policy=policy))
        for n, port in enumerate(ports):
            ledger = Ledger(home / f"w{n}")
            ledger.watch(anchor.log_key)
            ledger.close()
            running.enter_context(_process("witness", "serve", str(home / f"w{n}"), "--port", str(port)))
        notes = notes_for(home / SLUG, receipts)[0]
        site = free_port()
        for port in ports:
            _until(lambda port=port: _ask(port, "GET", "/")[0])  # type: ignore[misc]
        running.enter_context(_process("serve", str(home / SLUG), "--port", str(site)))
        _until(lambda: _ask(site, "GET", f"/{SLUG}/body.json")[0])
        taken = [timed(lambda note=note: _witnessed(site, note, anchor)) * 1_000 for note in notes]  # type: ignore[misc]
        return [
            Measure(name="witnessed receipt", unit="ms", values=tuple(taken)),
            Measure(name="witnessed receipt, p95", unit="ms", values=(statistics.quantiles(taken, n=20)[18],)),
        ]


def _check(copy: Path, source: Path, anchor: str) -> None:
    new_witness(copy / WITNESS, SLUG)
    mirror = open_mirror(copy, str(source), anchor, SLUG)
    try:
        if not mirror.check().cosigned:
            raise RuntimeError(copy)
    finally:
        mirror.close()


def _fill(copy: Path, source: Path, anchor: str) -> None:
    mirror = open_mirror(copy, str(source), anchor, SLUG)
    try:
        mirror.fill()
    finally:
        mirror.close()
    if open_reader(copy).checkpoint() != LogFolder(copy / "log").read("checkpoint"):
        raise RuntimeError(copy)


def _witnessed(port: int, note: bytes, anchor: Anchor) -> None:
    """File a note and wait until its receipt verifies with its witnesses."""
    record = parse_submission(note).id
    status, said = _ask(port, "POST", f"/{SLUG}/submit", note)
    if status != http.client.OK:
        raise Unavailable(
            Finding(code="desk.unreachable", place=f"port {port}", excerpt=said[:200].decode("utf-8", "replace"))
        )
    _until(lambda: _has_quorum(_ask(port, "GET", f"/{SLUG}/receipt/{record}"), anchor))


def _has_quorum(answer: tuple[int, bytes], anchor: Anchor) -> bool:
    if answer[0] != http.client.OK:
        return False
    checks = verify_receipt(answer[1], anchor).checks
    return any(check.code == "witnesses" and check.outcome == PASSED for check in checks)


@contextmanager
def _process(*arguments: str) -> Iterator[None]:
    command = [sys.executable, "-m", "comity.cli.main", *arguments]
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        yield
    finally:
        started.terminate()
        started.wait()


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _ask(port: int, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, body, {"Content-Type": "text/plain"} if body else {})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def _until(holds: Callable[[], object]) -> None:
    """Wait until it holds. Raises Unavailable where it does not come about."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            if holds():
                return
        except OSError:
            pass  # the server is not there yet
        time.sleep(POLL_SECONDS)
    raise Unavailable(Finding(code="desk.unreachable", place="127.0.0.1", rule="docs/spec/log.md 12"))
