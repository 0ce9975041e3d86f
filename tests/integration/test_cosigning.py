"""A desk and its witnesses: receipts come while a quorum answers, filing goes on when none does, a copy that is behind stops."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from comity.encoding import note as notes
from comity.errors import Unavailable
from comity.i18n import LANGUAGES, Catalogue
from comity.keys.names import COSIGNATURE
from comity.keys.signer import SigningKey, from_label, write_secret
from comity.net import door, ledger
from comity.net.circle import Circle
from comity.net.ledger import Ledger
from comity.net.witness import Witness, render_request
from comity.records.act import Act
from comity.service.desk import Desk
from comity.service.runner import Runner
from comity.service.sequencer import open_sequencer
from comity.store.reader import open_reader
from comity.tlog.policy import parse as parse_policy
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt
from comity.wiring.cosigning import cosigner_of
from tests.ports import free_port
from tests.schemas import copy_body

from .conftest import LOG, ORIGIN, Body, build, key
from .lying import answering
from .peers import serving

NAMES = [f"witness.example/{number}" for number in range(1, 6)]
KEYS = [from_label(name, f"cosigning {name}", COSIGNATURE) for name in NAMES]


def dead() -> str:
    """Return an address nobody listens at."""
    return f"http://127.0.0.1:{free_port()}"


def policy(addresses: list[str], quorum: str = "3") -> str:
    lines = [
        f"witness w{n} {one.verifier.vkey} {url}" for n, (one, url) in enumerate(zip(KEYS, addresses, strict=True))
    ]
    return "\n".join([*lines, f"group five {quorum} w0 w1 w2 w3 w4", "quorum five", ""])


def witness(folder: Path, name_key: SigningKey, now: Callable[[], int] = lambda: int(time.time())) -> Witness:
    if not (folder / ledger.NAME).exists():
        ledger.make(folder)
    return Witness(Ledger(folder), name_key, now)


def liar(environ: dict[str, Any], start: Any) -> list[bytes]:
    """Answer 200 with a cosignature over another text than the one asked about, under its own name."""
    environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    start("200 OK", [("Content-Type", "text/plain")])
    return [notes.render(b"", (KEYS[3].cosign(b"another\n", int(time.time())),))[1:]]


@pytest.fixture(name="watched")
def a_body_with_five_witnesses(tmp_path: Path) -> Iterator[tuple[Body, list[Witness]]]:
    """Yield a body whose witnesses are three that work, one that lies and one that is not there."""
    made = [witness(tmp_path / f"w{number}", KEYS[number]) for number in range(3)]
    with contextlib.ExitStack() as served:
        addresses = [served.enter_context(serving(answer)) for answer in (*map(door.application, made), liar)]
        body = build(tmp_path / "small", policy([*addresses, dead()]))
        body.sequencer.close()
        for one in made:
            one.ledger.watch(key_of(body))
        yield body, made
    for one in made:
        one.ledger.close()


def key_of(body: Body) -> Any:
    return anchors.parse(body.anchor).log_key


@contextmanager
def running(body: Body) -> Iterator[Runner]:
    sequencer = open_sequencer(body.folder)
    runner = Runner(sequencer)
    cosigner = cosigner_of(body.folder, runner)
    try:
        cosigner.start()
    except Unavailable:
        sequencer.close()
        raise
    runner.start()
    try:
        yield runner
    finally:
        cosigner.stop()
        runner.stop()


def until(holds: Callable[[], Any], seconds: float = 60) -> Any:
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.01)
    return found


def file_note(body: Body, runner: Runner, code: str = "AAA") -> str:
    desk = Desk(body.folder, runner.wake)
    pen = body.pens[code]
    reader = open_reader(body.folder)
    record = body_draft(body, code, reader.size, reader.root(reader.size) or b"")
    return desk.submit(pen.sign(record)).id


def body_draft(body: Body, code: str, size: int, root: bytes) -> Any:
    from comity.records.record import Seen
    from comity.service.pen import blank

    title = {"title": {"en": "A note", "fr": "Une note"}}
    return blank(
        "comity.example/small", Act.NOTIFY, "note", code, Seen(size=size, root=root.hex()), "2026-03-01", title
    )


def outcomes(body: Body) -> dict[str, str]:
    found = open_reader(body.folder).witnesses()
    return {one.name.rpartition("/")[2]: found[one.verifier.vkey][1] for one in KEYS if one.verifier.vkey in found}


def seen_by(body: Body, record: str) -> tuple[str, dict[str, Any]]:
    """Return outcome and facts of the check of witnesses in the receipt of a record."""
    report = verify_receipt(open_reader(body.folder).receipt(record), anchors.parse(body.anchor))
    check = next(check for check in report.checks if check.code == "witnesses")
    return check.outcome, check.facts


def test_receipts_come_with_one_witness_dead_and_one_lying_and_both_are_named(
    watched: tuple[Body, list[Witness]],
) -> None:
    body, _ = watched
    with running(body) as runner:
        record = file_note(body, runner)
        begun = time.process_time()
        until(lambda: seen_by(body, record)[0] == "passed")
        # By the clock `comity bench --witnessed` measures it, where nothing else runs.
        assert time.process_time() - begun < 2, "a witnessed receipt within two seconds"
        assert seen_by(body, record)[1] == {"seen": 3, "all": 5}
        assert outcomes(body) == {
            "1": "cosigned", "2": "cosigned", "3": "cosigned", "4": "false", "5": "unreachable",
        }  # fmt: skip
        assert health_of(body) == ("look", 3, 5)
        published = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
        assert len(published.lines) == 4, "the log's own line and three cosignatures"
    assert verify_log(body.folder, anchors.parse(body.anchor)).holds


def health_of(body: Body) -> tuple[str, Any, Any]:
    from comity.web import application

    application({"small": body.folder}, None)
    from comity.web.chair import health

    found = health.witnesses(open_reader(body.folder), int(time.time()))
    return str(found.state), found.facts["seen"], found.facts["named"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_say_how_many_have_seen_it(watched: tuple[Body, list[Witness]], lang: str) -> None:
    from django.test import Client

    from comity.web import application

    body, _ = watched
    application({"small": body.folder}, None)
    client, words = Client(), Catalogue(lang)

    def page(rest: str) -> str:
        return client.get(f"/{lang}/small/{rest}", headers={"host": "localhost"}).content.decode()

    assert words.say("witnesses-provisional", seen=0, named=5) in page("log")
    with running(body) as runner:
        record = file_note(body, runner)
        until(lambda: seen_by(body, record)[0] == "passed")
    for rest in ("log", f"record/{record}"):
        said = words.say("witnesses-quorum", seen=3, named=5, when="…", size=open_reader(body.folder).size)
        assert said.partition("…")[0] in page(rest)


def test_without_a_quorum_notes_are_taken_and_receipts_say_what_they_lack(tmp_path: Path) -> None:
    body = build(tmp_path / "small", policy([dead() for _ in KEYS]))
    body.sequencer.close()
    with running(body) as runner:
        record = file_note(body, runner)
        until(lambda: outcomes(body) == dict.fromkeys("12345", "unreachable"))
        assert seen_by(body, record) == ("failed", {"seen": 0, "all": 5})
        assert health_of(body) == ("look", 0, 5)


def test_a_copy_that_is_behind_or_differs_takes_nothing(watched: tuple[Body, list[Witness]], tmp_path: Path) -> None:
    body, _ = watched
    copy_body(body.folder, tmp_path / "backup")
    with running(body) as runner:
        record = file_note(body, runner)
        until(lambda: seen_by(body, record)[0] == "passed")
    restored = Body(folder=tmp_path / "backup", anchor=body.anchor, pens=body.pens)
    with pytest.raises(Unavailable, match=r"desk\.ahead"), running(restored):
        pass
    # It grows on its own all the same, as by a desk started without its witnesses: then it differs.
    other = open_sequencer(restored.folder)
    for code in ("BBB", "CCC"):
        note = restored.pens[code].sign(body_draft(restored, code, other.size, other.root()))
        other.append(note)
    other.publish()
    other.close()
    with pytest.raises(Unavailable, match=r"desk\.differs"), running(restored):
        pass


@pytest.mark.parametrize("way", ["ahead", "differs"])
def test_one_lying_witness_stops_no_desk_and_is_named(tmp_path: Path, way: str) -> None:
    """It says that it has cosigned more, or something else, and shows what the log never signed: the alarm is loud, and filing goes on."""
    made = [witness(tmp_path / f"w{number}", KEYS[number]) for number in range(3)]
    with contextlib.ExitStack() as served:
        addresses = [
            served.enter_context(serving(answer))
            for answer in (*map(door.application, made), answering(KEYS[3], way), answering(KEYS[4], way))
        ]
        body = build(tmp_path / "small", policy(addresses))
        body.sequencer.close()
        for one in made:
            one.ledger.watch(key_of(body))
        with running(body) as runner:
            record = file_note(body, runner)
            until(lambda: seen_by(body, record)[0] == "passed")
            until(lambda: outcomes(body)["4"] == outcomes(body)["5"] == f"claims-{way}")
            assert health_of(body)[0] == "ill"
            page = health_page(body)
        for lang in LANGUAGES:
            words = Catalogue(lang)
            assert f"{NAMES[3]} · {words.say(f'witness-claims-{way}')}" in page[lang]
            assert words.say("health-do-witnesses-claim") in page[lang]
    for one in made:
        one.ledger.close()


def health_page(body: Body) -> dict[str, str]:
    from django.test import Client

    from comity.web import application

    application({"small": body.folder}, None)
    client = Client(headers={"host": "localhost"})
    return {lang: client.get(f"/{lang}/small/health").content.decode() for lang in LANGUAGES}


def test_as_many_as_make_the_quorum_are_believed_without_proof(tmp_path: Path) -> None:
    with contextlib.ExitStack() as served:
        addresses = [served.enter_context(serving(answering(KEYS[n], "ahead"))) for n in range(3)]
        body = build(tmp_path / "small", policy([*addresses, dead(), dead()]))
        body.sequencer.close()
        size = open_reader(body.folder).size
        with pytest.raises(Unavailable, match=r"desk\.claimed") as refusal, running(body):
            pass
        assert all(name in refusal.value.finding.excerpt for name in NAMES[:3])
        assert open_reader(body.folder).size == size


def without_showing(application: Any) -> Any:
    """Return a witness of another make: it answers as C2SP tlog-witness says, and shows nothing."""

    def answer(environ: dict[str, Any], start: Any) -> Any:
        if environ["REQUEST_METHOD"] == "GET":
            start("404 Not Found", [("Content-Length", "0")])
            return [b""]
        return application(environ, start)

    return answer


def test_a_restored_backup_is_found_by_a_mirror_where_witnesses_show_nothing(tmp_path: Path) -> None:
    """A witness of another make says a size and no more; a mirror serves the checkpoint under the log's own key."""
    from comity.cli.main import main

    made = witness(tmp_path / "w0", KEYS[0])
    with contextlib.ExitStack() as served:
        address = served.enter_context(serving(without_showing(door.application(made))))
        body = build(tmp_path / "small", policy([address, *(dead() for _ in range(4))], "2"))
        body.sequencer.close()
        made.ledger.watch(key_of(body))
        backup = Body(folder=tmp_path / "backup", anchor=body.anchor, pens=body.pens)
        copy_body(body.folder, backup.folder)
        with running(body) as runner:
            file_note(body, runner)
            until(lambda: outcomes(body)["1"] == "cosigned")
            until(lambda: made.ledger.logs()[0].size == open_reader(body.folder).size)
        # What one witness says, and does not show, is an alarm.
        with running(backup):
            until(lambda: outcomes(backup).get("1") == "claims-ahead")
        checkpoint = body.folder / "log" / "checkpoint"
        mirror = served.enter_context(serving(serves(checkpoint)))
        (backup.folder / "body.toml").write_text(f'slug = "small"\nmirrors = ["{dead()}/small", "{mirror}/small"]\n')
        with pytest.raises(Unavailable, match=r"desk\.ahead") as refusal, running(backup):
            pass
        assert refusal.value.finding.excerpt == f"{mirror}/small"
        # The operator lays the checkpoint beside the copy by hand, too.
        assert main(["evidence", str(backup.folder), str(checkpoint), "-o", str(tmp_path / "caught")]) == 1
        assert main(["evidence", str(body.folder), str(checkpoint), "-o", str(tmp_path / "caught")]) == 0
        assert not (tmp_path / "caught").exists()
        # A mirror that lies has no key of the log, and stops nobody.
        lie = served.enter_context(serving(answering(KEYS[3], "ahead")))
        (backup.folder / "body.toml").write_text(f'slug = "small"\nmirrors = ["{lie}"]\n')
        with running(backup):
            pass
    made.ledger.close()


def serves(path: Path) -> Any:
    def answer(environ: dict[str, Any], start: Any) -> list[bytes]:
        found = environ["PATH_INFO"] == "/small/log/checkpoint"
        start("200 OK" if found else "404 Not Found", [("Content-Type", "text/plain")])
        return [path.read_bytes() if found else b""]

    return answer


def test_one_checkpoint_beside_a_copy_shows_a_fork(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from comity.cli.main import main
    from comity.tlog import checkpoint as checkpoints
    from comity.tlog.checkpoint import Checkpoint

    body = build(tmp_path / "small")
    body.sequencer.close()
    size = open_reader(body.folder).size
    for of in (size, size - 2):
        text = checkpoints.render(Checkpoint(origin=ORIGIN, size=of, root=b"\x07" * 32))
        (tmp_path / "theirs").write_bytes(notes.render(text, (LOG.sign_note(text),)))
        out = tmp_path / f"caught-{of}"
        assert main(["evidence", str(body.folder), str(tmp_path / "theirs"), "-o", str(out)]) == 1
        for path in out.iterdir():
            assert main(["verify", str(path), "--anchor", body.anchor]) == 0
    capsys.readouterr()
    (tmp_path / "theirs").write_bytes(notes.render(text, (KEYS[0].cosign(text, 1),)))
    assert main(["evidence", str(body.folder), str(tmp_path / "theirs"), "-o", str(tmp_path / "none")]) == 1
    assert "log.checkpoint-signature" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


def test_a_circle_that_was_closed_asks_nobody_and_breaks_nobody_who_still_asks() -> None:
    circle = Circle(policy=parse_policy(policy([dead() for _ in KEYS], "1")), prove=lambda _old, _new: ())
    circle.close()
    assert circle.ask(1, b"checkpoint") == []


def test_a_clock_that_is_off_stamps_nothing_until_it_is_right(tmp_path: Path) -> None:
    ahead = [40]
    made = [witness(tmp_path / f"w{n}", KEYS[n], lambda: int(time.time()) + ahead[0]) for n in range(3)]
    with (
        serving(door.application(made[0])) as a,
        serving(door.application(made[1])) as b,
        serving(door.application(made[2])) as c,
    ):
        body = build(tmp_path / "small", policy([a, b, c, dead(), dead()]))
        body.sequencer.close()
        for one in made:
            one.ledger.watch(key_of(body))
        sequencer = open_sequencer(body.folder)
        runner = Runner(sequencer)
        cosigner = cosigner_of(body.folder, runner)
        cosigner.start()
        runner.start()
        until(lambda: not sequencer.may_stamp)
        note = body.pens["AAA"].sign(body_draft(body, "AAA", sequencer.size, sequencer.root()))
        filed: list[str] = []
        desk = Desk(body.folder, runner.wake)
        waiting = threading.Thread(target=lambda: filed.append(desk.submit(note).id), daemon=True)
        size = sequencer.size
        waiting.start()
        waiting.join(0.5)
        assert sequencer.size == size
        assert not filed
        ahead[0] = 0
        until(lambda: cosigner._ask() and sequencer.may_stamp)
        waiting.join(60)
        assert filed
        cosigner.stop()
        runner.stop()
    for one in made:
        one.ledger.close()


def test_nothing_is_stamped_by_a_clock_that_is_off(tmp_path: Path) -> None:
    body = build(tmp_path / "small", policy([dead() for _ in KEYS]))
    sequencer, note = body.sequencer, body.note("AAA")
    for off in (31, -31):
        sequencer.clock_off = off
        with pytest.raises(Unavailable, match=r"desk\.clock"):
            sequencer.append(note)
    sequencer.clock_off = 30
    assert sequencer.append(note) == sequencer.size - 1
    sequencer.close()


def test_one_witness_with_a_false_time_moves_no_clock(tmp_path: Path) -> None:
    from comity.service.cosigned import Asked, take

    text = policy([dead() for _ in KEYS], "2")
    body = build(tmp_path / "small", text)
    note, at = notes.parse((body.folder / "log" / "checkpoint").read_bytes()), 1_800_000_000

    def answered(**times: int) -> int:
        lines = [(KEYS[int(n[1:]) - 1], time) for n, time in times.items()]
        told = [
            Asked(vkey=one.verifier.vkey, at=at, outcome="cosigned", line=one.cosign(note.text, time))
            for one, time in lines
        ]
        take(body.sequencer, parse_policy(text), body.sequencer.size, told)
        return body.sequencer.clock_off

    for times, off in (
        ({"w1": at + 1_000}, 0),  # no quorum
        ({"w1": at + 1_000, "w2": at}, 0),
        ({"w1": at - 1_000, "w2": at + 3, "w3": at + 2}, -2),
        ({"w1": at + 40, "w2": at + 60}, -40),
        ({"w1": at + 9_000}, -40),
        ({"w1": at + 9_000, "w2": at - 1, "w3": at}, 0),
    ):
        assert answered(**times) == off, times
    body.sequencer.close()


def test_a_second_desk_of_the_same_log_stops_the_first_while_it_runs(
    watched: tuple[Body, list[Witness]], tmp_path: Path
) -> None:
    """Somebody runs a copy with the log's key: what it signed is shown to the desk by the witness, and it stamps nothing more."""
    body, made = watched
    copy = Body(folder=tmp_path / "copy", anchor=body.anchor, pens=dict(body.pens))
    copy_body(body.folder, copy.folder)
    other = open_sequencer(copy.folder)
    for code in ("BBB", "CCC"):
        other.append(copy.pens[code].sign(body_draft(copy, code, other.size, other.root())))
    other.publish()
    size, checkpoint = other.size, open_reader(copy.folder).checkpoint()
    other.close()
    sequencer = open_sequencer(body.folder)
    runner = Runner(sequencer)
    cosigner = cosigner_of(body.folder, runner)
    cosigner.start()
    runner.start()
    until(lambda: outcomes(body).get("1") == "cosigned")
    assert sequencer.may_stamp
    assert made[0].add_checkpoint(render_request(*growth(copy, made[0], size), checkpoint)).status == 200
    before = sequencer.size
    until(lambda: cosigner._ask() and sequencer.halted)
    assert not sequencer.may_stamp
    assert sequencer.halted is not None
    assert sequencer.halted.code == "desk.ahead"
    cosigner.stop()
    runner.stop()
    assert open_reader(body.folder).size == before
    assert health_of(body)[0] == "ill"


def growth(copy: Body, one: Witness, size: int) -> tuple[int, tuple[bytes, ...]]:
    """Return the size a witness has cosigned, and the proof that the copy's log goes on from there."""
    from comity.tlog.merkle import prove_consistency
    from comity.tlog.tiles import TileHashes

    old = one.ledger.logs()[0].size
    return old, prove_consistency(old, size, TileHashes(open_reader(copy.folder).files.read, size).read)


def test_a_witnessed_checkpoint_is_logged_within_the_hour_and_only_when_there_is_something_to_prove(
    watched: tuple[Body, list[Witness]],
) -> None:
    from comity.service.cosigned import LOGGED_AFTER, log_witnessed

    body, _ = watched
    write_secret(body.folder / "keys" / "registry.key", key("REGISTRY", "desk"))
    with running(body) as runner:
        record = file_note(body, runner)
        until(lambda: seen_by(body, record)[0] == "passed")
    sequencer = open_sequencer(body.folder)
    now = int(time.time())
    registry = key("REGISTRY", "desk")
    stamped = int(str((sequencer.view.get("record", record) or {})["index"]))
    # The body was founded at its own, earlier hour: the leaves of then are long due, and one record covers them all.
    assert log_witnessed(sequencer, registry, now)
    clock = sequencer.view.get("clock", "") or {}
    assert int(str(clock["witnessed_size"])) == stamped + 1
    assert not log_witnessed(sequencer, registry, now + LOGGED_AFTER), "a witnessed record needs none of its own"
    sequencer.close()
    assert verify_log(body.folder, anchors.parse(body.anchor)).holds
