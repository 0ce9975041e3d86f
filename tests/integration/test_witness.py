"""A witness: the published matrix of its one call, what it keeps, when it refuses to speak, and the evidence it gives."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.encoding import note as notes
from comity.errors import ComityError, Rejected, Tampered, Unavailable
from comity.keys.names import COSIGNATURE
from comity.keys.notes import cosigned_at
from comity.keys.signer import SigningKey, from_label
from comity.net import door, ledger
from comity.net.ledger import Ledger
from comity.net.witness import REQUEST_LIMIT, Answer, Witness, parse_request, render_request
from comity.tlog import checkpoint as checkpoints
from comity.tlog import evidence as evidences
from comity.tlog.checkpoint import Checkpoint
from comity.tlog.merkle import EMPTY_ROOT, Tree, leaf_hash, node_hash, prove_consistency, root

LOG = from_label("log.example/one", "a log of this test")
KEY = from_label("witness.example/one", "a witness of this test", COSIGNATURE)
NOW = 1_800_000_000


@dataclass
class Log:
    """A log that can be honest or not: leaves, and checkpoints signed over them."""

    leaves: list[bytes] = field(default_factory=list)
    key: SigningKey = LOG

    def grow(self, count: int, mark: bytes = b"leaf") -> "Log":
        self.leaves += [leaf_hash(b"%s %d" % (mark, len(self.leaves) + number)) for number in range(count)]
        return self

    def checkpoint(
        self, size: int | None = None, root_hash: bytes | None = None, key: SigningKey | None = None
    ) -> bytes:
        size = len(self.leaves) if size is None else size
        made = root(self.leaves[:size]) if root_hash is None else root_hash
        text = checkpoints.render(Checkpoint(origin=self.key.name, size=size, root=made))
        return notes.render(text, ((key or self.key).sign_note(text),))

    def request(self, old: int, **how: Any) -> bytes:
        tree = Tree(self.leaves)
        proof = prove_consistency(
            old, how.get("size") or len(self.leaves), lambda level, index: tree._levels[level][index]
        )
        return render_request(old, proof if old else (), self.checkpoint(**how))


@pytest.fixture(name="place")
def place_of_a_witness(tmp_path: Path) -> Path:
    ledger.make(tmp_path / "w")
    return tmp_path / "w"


@pytest.fixture(name="witness")
def witness_of_one_log(place: Path) -> Iterator[Witness]:
    made = Witness(Ledger(place), KEY, lambda: NOW)
    made.ledger.watch(LOG.verifier)
    yield made
    made.ledger.close()


def head(witness: Witness) -> tuple[int, bytes]:
    found = witness.ledger.watched(LOG.name)
    assert found is not None
    return found.size, found.root


def test_the_published_matrix(witness: Witness) -> None:
    log = Log().grow(5)
    stranger = Log(key=from_label("log.example/two", "another")).grow(3)
    forked = Log().grow(5, b"other")

    assert witness.add_checkpoint(stranger.request(0)).status == 404, "unknown origin"
    assert witness.add_checkpoint(render_request(0, (), log.checkpoint(0, b"\x01" * 32))).status == 422, (
        "size 0, wrong root"
    )
    assert head(witness) == (0, EMPTY_ROOT)

    first = witness.add_checkpoint(log.request(0))
    assert (first.status, head(witness)) == (200, (5, root(log.leaves))), "first"
    again = notes.parse(log.checkpoint() + first.body)
    assert cosigned_at(again.text, again.lines[-1], KEY.verifier) == NOW

    log.grow(4)
    stale = witness.add_checkpoint(log.request(3))
    assert (stale.status, stale.body, stale.media) == (409, b"5\n", "text/x.tlog.size"), "stale"
    bad = render_request(5, (b"\x02" * 32, b"\x03" * 32, b"\x04" * 32), log.checkpoint())
    assert witness.add_checkpoint(bad).status == 422, "bad proof"
    assert head(witness)[0] == 5
    assert witness.add_checkpoint(log.request(5)).status == 200, "growth"
    assert witness.add_checkpoint(log.request(9)).status == 200, "the same again"

    forked.grow(4, b"other")
    kept = head(witness)
    assert witness.add_checkpoint(render_request(9, (), forked.checkpoint())).status == 422, "fork at equal size"
    old_line = notes.parse(log.checkpoint()).lines
    altered = notes.render(checkpoints.render(Checkpoint(origin=LOG.name, size=9, root=b"\x05" * 32)), old_line)
    assert witness.add_checkpoint(render_request(9, (), altered)).status == 403, "altered root under an old signature"
    assert witness.add_checkpoint(render_request(12, (), log.checkpoint())).status == 400, "old > new"
    unsigned = notes.render(
        checkpoints.render(Checkpoint(origin=LOG.name, size=9, root=root(log.leaves))), (KEY.sign_note(b"x"),)
    )
    assert witness.add_checkpoint(render_request(9, (), unsigned)).status == 403, "no signature"
    assert head(witness) == kept, "nothing that was refused has changed anything"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"old 0\n",
        b"old 00\n\n" + Log().grow(1).checkpoint(),
        b"old -1\n\n" + Log().grow(1).checkpoint(),
        b"old 0\nAAAA\n\n" + Log().grow(1).checkpoint(),
        b"old 0\n" + b"\n".join([b"A" * 43 + b"="] * 64) + b"\n\n" + Log().grow(1).checkpoint(),
        b"old 0\n\n" + b"x" * REQUEST_LIMIT,
        b"old 0\n\n" + Log().grow(1).checkpoint().replace(b"\n1\n", b"\n01\n"),
        b"old 0\r\n\r\n" + Log().grow(1).checkpoint(),
    ],
    ids=[
        "nothing",
        "no checkpoint",
        "zeroes",
        "negative",
        "short hash",
        "64 hashes",
        "too long",
        "size 01",
        "carriage returns",
    ],
)
def test_what_is_no_request_is_400(witness: Witness, data: bytes) -> None:
    assert witness.add_checkpoint(data).status == 400
    assert head(witness)[0] == 0


@pytest.mark.parametrize(("first", "second"), [(6, 10), (10, 6)], ids=["smaller first", "larger first"])
def test_of_two_requests_at_once_one_sees_the_other(place: Path, first: int, second: int) -> None:
    """The race of the specification: a request stalls between decision and disk while one for another size arrives."""
    log, deciding, go_on = Log().grow(10), threading.Event(), threading.Event()

    def stall() -> None:
        if not deciding.is_set():
            deciding.set()
            assert go_on.wait(60)

    witness = Witness(Ledger(place), KEY, lambda: NOW, stall)
    witness.ledger.watch(LOG.verifier)
    answers: dict[int, Answer] = {}

    def ask_for(size: int) -> threading.Thread:
        asked = log.request(0, size=size)
        return threading.Thread(target=lambda: answers.update({size: witness.add_checkpoint(asked)}))

    one, other = ask_for(first), ask_for(second)
    one.start()
    assert deciding.wait(60)
    assert head(witness)[0] == 0, "decided, and not yet kept"
    other.start()
    other.join(0.3)
    assert other.is_alive(), "the second waits for the first"
    go_on.set()
    one.join(60)
    other.join(60)
    assert answers[first].status == 200
    assert (answers[second].status, answers[second].body) == (409, b"%d\n" % first), "and is told what the first left"
    assert head(witness)[0] == first, "no tree is forgotten for a smaller one"
    witness.ledger.close()


def test_every_fork_it_is_shown_is_kept_once_and_can_be_checked_by_anybody(
    witness: Witness, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log, forked = Log().grow(5), Log().grow(5, b"other")
    witness.add_checkpoint(log.request(0))
    log.grow(3)
    witness.add_checkpoint(log.request(5))
    for _ in range(2):
        assert (
            witness.add_checkpoint(forked.request(0)).status == 409
        )  # stale, and yet a fork of what was cosigned at 5
    (caught,) = witness.ledger.caught()
    evidence = evidences.parse(caught.file)
    assert (evidence.kind, evidence.log) == (evidences.Kind.FORK, LOG.verifier)

    witness.ledger.close()
    out = tmp_path / "out"
    assert main(["witness", "evidence", str(witness.ledger.folder), "-o", str(out)]) == 1
    capsys.readouterr()
    shown = ["verify", str(out / "1.evidence"), "--lang", "en"]
    assert main(shown) == 1, "of a log nobody has named it proves nothing"
    anchor = f"{LOG.verifier.name} {LOG.verifier.vkey} {'0' * 64}"
    capsys.readouterr()
    assert main([*shown, "--anchor", anchor]) == 0
    assert f"two trees of 5 leaves: {root(log.leaves[:5]).hex()}" in capsys.readouterr().out
    reopened = Ledger(witness.ledger.folder)
    assert reopened.caught()[0] == caught
    reopened.close()


def test_a_log_rewritten_below_what_was_cosigned_is_kept_as_evidence(witness: Witness) -> None:
    """The proof shows it, where it leads to the root the log has signed; one that was spoilt shows nothing."""
    log, other = Log().grow(5), Log().grow(5, b"other").grow(4)
    witness.add_checkpoint(log.request(0))
    spoilt = parse_request(other.request(5)).proof[1:]
    assert witness.add_checkpoint(render_request(5, (bytes(32), *spoilt), other.checkpoint())).status == 422
    assert witness.ledger.caught() == []
    assert witness.add_checkpoint(other.request(5)).status == 422
    (caught,) = witness.ledger.caught()
    assert evidences.parse(caught.file).kind is evidences.Kind.REWRITTEN
    assert head(witness)[0] == 5


def test_evidence_that_shows_nothing_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log, forked = Log().grow(5), Log().grow(5, b"other")
    keys = evidences.LogKeys(first=LOG.verifier)
    good = evidences.between(keys, log.checkpoint(), forked.checkpoint())
    assert good is not None
    assert evidences.between(keys, log.checkpoint(4), log.checkpoint()) is None
    assert evidences.alone(keys, log.checkpoint()) is None
    data = evidences.render(good)
    half = good.notes[0]
    same = evidences.render(evidences.Evidence(kind=good.kind, log=good.log, notes=(half, half)))
    empty = evidences.Evidence(kind=evidences.Kind.EMPTY, log=LOG.verifier, notes=(log.checkpoint(0, b"\x07" * 32),))
    assert evidences.parse(evidences.render(empty)) == empty
    for place, damaged in enumerate(
        [same, data[:-1], data + b"\n", data.replace(b"fork", b"sham"), data[:-30] + b"\n"]
    ):
        path = tmp_path / f"{place}.evidence"
        path.write_bytes(damaged)
        assert main(["verify", str(path)]) == 1, place
    flipped = 0
    for at in range(len(data)):
        spoiled = bytes([*data[:at], data[at] ^ 1, *data[at + 1 :]])
        try:
            flipped += evidences.parse(spoiled) == good
        except ComityError as error:
            assert isinstance(error, Rejected | Tampered), at
    assert flipped == 0
    capsys.readouterr()


def test_what_it_forgot_it_does_not_sign_again(place: Path, tmp_path: Path) -> None:
    log, witness = Log().grow(5), Witness(Ledger(place), KEY, lambda: NOW)
    witness.ledger.watch(LOG.verifier)
    witness.add_checkpoint(log.request(0))
    witness.ledger.close()
    shutil.copytree(place, tmp_path / "backup")

    witness = Witness(Ledger(place), KEY, lambda: NOW)
    log.grow(4)
    given = witness.add_checkpoint(log.request(5)).body
    witness.ledger.close()

    # The database alone restored: older than its seal.
    shutil.copy(tmp_path / "backup" / ledger.NAME, place / ledger.NAME)
    with pytest.raises(Unavailable, match=r"witness\.rolled-back"):
        Ledger(place)
    # Database and seal restored: nothing here can tell, but the log's own checkpoint does.
    shutil.copy(tmp_path / "backup" / ledger.SEAL, place / ledger.SEAL)
    restored = Witness(Ledger(place), KEY, lambda: NOW)
    log.grow(1)
    tree = Tree(log.leaves)
    proof = prove_consistency(5, 9, lambda level, index: tree._levels[level][index])
    with pytest.raises(Unavailable, match=r"witness\.rolled-back"):
        restored.add_checkpoint(render_request(5, proof, log.checkpoint(9) + given))
    assert head(restored)[0] == 5
    restored.ledger.close()


def test_a_ledger_lost_sealed_otherwise_held_or_ended_does_not_open(place: Path) -> None:
    first = Ledger(place)
    with pytest.raises(Unavailable, match=r"witness\.held"):
        Ledger(place)
    first.close()
    (place / ledger.SEAL).write_text("something else")
    with pytest.raises(Unavailable, match=r"witness\.seal"):
        Ledger(place)
    (place / ledger.SEAL).unlink()
    with pytest.raises(Unavailable, match=r"witness\.seal"):
        Ledger(place)
    (place / ledger.NAME).unlink()
    with pytest.raises(Unavailable, match=r"witness\.lost"):
        Ledger(place)


def test_an_ended_witness_stays_ended(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["witness", "retire", str(place), "--why", "disk lost"]) == 0
    with pytest.raises(Unavailable, match=r"witness\.retired"):
        Ledger(place)
    assert main(["witness", "new", str(place), "--name", "witness.example/one"]) == 1
    assert "witness.exists" in capsys.readouterr().err


def test_one_origin_has_one_key(witness: Witness) -> None:
    witness.ledger.watch(LOG.verifier)
    with pytest.raises(Rejected, match=r"witness\.other-key"):
        witness.ledger.watch(from_label(LOG.name, "a thief's").verifier)


def ask(
    witness: Witness, method: str, path: str, body: bytes = b"", **environ: str
) -> tuple[str, dict[str, str], bytes]:
    told: list[Any] = []
    base = {"REQUEST_METHOD": method, "PATH_INFO": path, "CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body)}
    parts = door.application(witness)({**base, **environ}, lambda status, headers: told.extend((status, dict(headers))))
    return told[0], told[1], b"".join(parts)


def test_over_http(witness: Witness) -> None:
    log, forked = Log().grow(5), Log().grow(5, b"other")
    status, headers, body = ask(witness, "POST", "/add-checkpoint", log.request(0))
    assert (status, headers["Content-Length"]) == ("200 OK", str(len(body)))
    assert ask(witness, "POST", "/add-checkpoint", log.request(0))[::2] == ("409 Conflict", b"5\n")
    assert ask(witness, "POST", "/add-checkpoint", forked.request(5))[0].startswith("422 ")
    assert ask(witness, "GET", "/add-checkpoint")[0].startswith("405 ")
    assert ask(witness, "POST", "/")[0].startswith("405 ")
    assert ask(witness, "POST", "/add-checkpoint", CONTENT_LENGTH="")[0].startswith("411 ")
    assert ask(witness, "POST", "/add-checkpoint", CONTENT_LENGTH=str(REQUEST_LIMIT + 1))[0].startswith("413 ")
    assert ask(witness, "POST", "/add-checkpoint", CONTENT_LENGTH="9" * 5000)[0].startswith("413 ")
    assert ask(witness, "POST", "/add-checkpoint", b"abc", CONTENT_LENGTH="7")[0].startswith("400 ")
    shown = ask(witness, "GET", "/")[2].decode()
    assert KEY.verifier.vkey in shown
    assert '"size": 5' in shown
    assert '"2027-01-15T08:00:00Z"' in shown
    assert ask(witness, "GET", "/evidence/1")[2] == witness.ledger.caught()[0].file
    assert ask(witness, "GET", "/evidence/2")[0].startswith("404 ")


def test_a_tree_hashes_as_this_test_thinks() -> None:
    log = Log().grow(2)
    assert root(log.leaves) == node_hash(*log.leaves)
