"""Filing past an unwilling secretariat: mirrors hold what the desk does not take, and it counts from then once the log has it."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.dues.state import owed_for, terms_of
from comity.encoding import note as notes
from comity.envelope import parse_submission
from comity.errors import Rejected
from comity.keys.names import COSIGNATURE
from comity.keys.signer import SigningKey, from_label, read_secret, write_secret
from comity.net.lodging import SEAT_LIMIT, Lodged
from comity.records import lodging
from comity.records.act import Act
from comity.records.lodging import Held, lodged_json
from comity.records.record import Ref
from comity.regime import load
from comity.service.founding import seen_now
from comity.service.pen import Pen, accession, blank, root_set_of
from comity.store.reader import open_reader
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.wiring.lodgings import KEY, new_lodging_key
from comity.wiring.mirrors import open_mirror

from . import conftest
from .conftest import DAY, ORIGIN, START, Body, build, key
from .peers import serving
from .test_rules import amend, decided

HOURS = 3_600
MIRRORS = tuple(
    from_label(f"mirror.example/{name}", f"lodging {name}", COSIGNATURE) for name in ("one", "two", "three")
)
NOBODY = from_label("mirror.example/four", "lodging four", COSIGNATURE)
PLAIN = conftest.REGIME
CLOCK = """
[clocks.answer]
labels = { en = "time to answer", fr = "délai" }
article = "1"
start = "reception"
length = { hours = 48 }
"""
RULE = f"""
[lodging]
mirrors = {json.dumps([mirror.verifier.vkey for mirror in MIRRORS])}
least = 2
article = "1"
"""


def rules(more: str = "") -> bytes:
    timed = PLAIN.replace(b"[duties.answer]\n", b'[duties.answer]\nclock = "answer"\n')
    return timed + (CLOCK + RULE + more).encode()


@pytest.fixture(name="ruled")
def a_body_whose_rules_know_lodging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Body]:
    monkeypatch.setattr(conftest, "REGIME", rules())
    body = build(tmp_path / "small")
    yield body
    body.sequencer.close()


def receipt(body: Body, record: str, mirror: SigningKey, at: int, size: int | None = None, **changed: Any) -> bytes:
    size = body.sequencer.size if size is None else size
    root = body.sequencer.view.root(size)
    assert root is not None
    return lodging.sign(Held(**{"origin": ORIGIN, "record": record, "size": size, "root": root, **changed}), mirror, at)


def bring(body: Body, record: str, *receipts: bytes, by: str = "BBB", content: dict[str, Any] | None = None) -> str:
    told = lodged_json(record, receipts) if content is None else content
    drawn = blank(ORIGIN, Act.WITNESSED, "witnessed", by, seen_now(body.sequencer), DAY, told)
    pen = replace(body.pens[by])
    body.sequencer.append(pen.sign(drawn))
    body.pens[by] = pen
    return pen.prev


def row(body: Body, record: str) -> dict[str, Any]:
    return dict(body.sequencer.view.get("lodged", record) or {})


def refused(body: Body, code: str, made: Callable[[], object]) -> None:
    size, pens = body.sequencer.size, {code: replace(pen) for code, pen in body.pens.items()}
    with pytest.raises(Rejected) as refusal:
        made()
    assert refusal.value.finding.code == code
    assert body.sequencer.size == size
    body.pens.update(pens)


def utc(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def holds(body: Body) -> bool:
    body.sequencer.publish()
    return verify_log(body.folder, anchors.parse(body.anchor)).holds


@dataclass(frozen=True)
class Two:
    """Two mirrors of one body, served at addresses."""

    folders: tuple[Path, Path]
    addresses: tuple[str, str]
    body: Body


@pytest.fixture(name="two")
def two_mirrors_that_countersign(ruled: Body, tmp_path: Path) -> Iterator[Two]:
    from comity.web import application

    ruled.now = int(time.time()) - 60
    ruled.write("CCC")
    ruled.sequencer.publish()
    folders = tmp_path / "one", tmp_path / "two"
    for folder, mirror in zip(folders, MIRRORS, strict=False):
        pull(ruled, folder)
        write_secret(folder / KEY, mirror)
    with serving(application({"one": folders[0], "two": folders[1], "small": ruled.folder}, None)) as address:
        yield Two(folders=folders, addresses=(f"{address}/one", f"{address}/two"), body=ruled)


def pull(body: Body, folder: Path) -> None:
    made = open_mirror(folder, str(body.folder), body.anchor, folder.name)
    made.pull()
    assert made.alarms.all() == []
    made.close()


def test_an_objection_two_of_three_mirrors_held_breaks_the_silence_that_has_passed_since(
    two: Two, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    body, now = two.body, int(time.time())
    text = body.write("CCC", Act.PROPOSE)
    opened = body.answer(
        "REGISTRY", text, Act.OPEN_SILENCE, "submits", form="silence",
        body={"fields": {"until": utc(now + HOURS)}},
    )  # fmt: skip
    body.sequencer.publish()
    for folder in two.folders:
        pull(body, folder)
    note = body.note(
        "AAA", Act.BREAK_SILENCE, refs=(Ref(rel="breaks", id=opened),), body={"fields": {"how": "objection"}}
    )
    named = parse_submission(note).id
    file, out = tmp_path / "break.note", tmp_path / "receipts"
    file.write_bytes(note)
    dead = "http://127.0.0.1:1/small"
    assert main(["submit", dead, str(file)]) == 1  # the desk does not answer; nor does the third mirror
    asked = [
        "lodge",
        str(file),
        "--mirror",
        two.addresses[0],
        "--mirror",
        dead,
        "--anchor",
        body.anchor,
        "-o",
        str(out),
    ]
    assert main([*asked, "--dir", str(two.folders[0]), "--lang", "en"]) == 1
    assert "Not enough: 1 of the 2" in capsys.readouterr().out
    assert main([*asked, "--mirror", two.addresses[1], "--dir", str(two.folders[0]), "--lang", "en"]) == 0
    given = {path.name: path.read_bytes() for path in out.iterdir()}
    assert len(given) == 2
    assert (
        main([*asked, "--mirror", two.addresses[1], "--json"]) == 1
    )  # no rules named: all that were asked have to hold it
    assert {path.name: path.read_bytes() for path in out.iterdir()} == given  # the same receipts

    body.now = now + 72 * HOURS
    refused(body, "silence.expired", lambda: body.sequencer.append(note))
    secret, json_file = tmp_path / "bbb.key", tmp_path / "bring.json"
    write_secret(secret, key("BBB", "desk"))
    late, dated = datetime(2031, 3, 1, 23, 30, tzinfo=UTC).timestamp(), []
    for number, where in enumerate(([], ["--dir", str(body.folder)])):
        file = tmp_path / f"dated-{number}.json"
        with monkeypatch.context() as clock:
            clock.setattr(time, "time", lambda: late)
            assert main(["bring", *map(str, out.iterdir()), *where, "-o", str(file)]) == 0
        dated.append(json.loads(file.read_bytes())["at"])
    assert dated == ["2031-03-01", "2031-03-02"], "in UTC where no body is at hand, else where it counts its days"
    assert main(["bring", *map(str, out.iterdir()), "-o", str(json_file)]) == 0
    brought = tmp_path / "bring.note"
    capsys.readouterr()
    assert (
        main(["sign", str(json_file), "--key", str(secret), "--dir", str(body.folder), "-o", str(brought), "--yes"])
        == 0
    )
    body.sequencer.append(brought.read_bytes())
    assert row(body, named)["filed"] is None
    body.sequencer.append(note)
    assert now <= row(body, named)["filed"] <= int(time.time())
    assert (body.sequencer.view.get("silence", opened) or {})["status"] == "broken"
    assert holds(body)
    for folder in two.folders:
        pull(body, folder)  # who folds again concludes the same
    assert open_reader(two.folders[0]).digest(body.sequencer.size) == open_reader(body.folder).digest(
        body.sequencer.size
    )
    pages(named)


def pages(named: str) -> None:
    from django.test import Client

    for lang, said in (("en", "Counts as filed"), ("fr", "Compte comme déposé"), ("ru", "Считается поданным")):
        page = Client().get(f"/{lang}/small/record/{named}", headers={"host": "localhost"}).content.decode()
        assert said in page
        assert "mirror.example/one" in page
    for lang, said in (("en", "Records lodged here"), ("fr", "Actes déposés ici"), ("ru", "Акты, сданные сюда")):
        assert said in Client().get(f"/{lang}/one/mirror", headers={"host": "localhost"}).content.decode()
        page = Client().get(f"/{lang}/one/lodged-here", headers={"host": "localhost"}).content.decode()
        assert said in page
        assert f"/{lang}/one/record/{named}" in page


def test_an_answer_logged_too_late_was_given_in_time_once_the_receipts_are_there(ruled: Body) -> None:
    question = ruled.write("BBB", Act.ASK, to=("AAA",))
    reply = ruled.note("AAA", Act.REPLY, refs=(Ref(rel="answers", id=question),))
    named, seen = parse_submission(reply).id, ruled.sequencer.size
    ruled.now = START + 200 * HOURS
    ruled.sequencer.append(reply)
    view = ruled.sequencer.view
    (duty,) = owed_for(view, question)
    assert duty.late_by == 152 * HOURS
    times = {MIRRORS[0]: START + 4 * HOURS, MIRRORS[1]: START + 5 * HOURS, MIRRORS[2]: START + 90 * HOURS}
    bring(ruled, named, *(receipt(ruled, named, mirror, at, seen) for mirror, at in times.items()))
    (duty,) = owed_for(view, question)
    assert (duty.late_by, duty.done_at) == (
        None,
        START + 5 * HOURS,
    )  # the time of the second, of whom two are asked for
    assert row(ruled, named)["filed"] == START + 5 * HOURS
    assert holds(ruled)


def test_a_clock_runs_from_lodging_where_the_rules_say_so(
    ruled: Body, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conftest, "REGIME", rules("clocks = true\n"))
    other = build(tmp_path / "other")
    for body, begins in ((ruled, START + 100 * HOURS), (other, START + 2 * HOURS)):
        question = body.note("BBB", Act.ASK, to=("AAA",))
        named = parse_submission(question).id
        bring(body, named, *(receipt(body, named, mirror, START + 2 * HOURS) for mirror in MIRRORS), by="CCC")
        body.now = START + 100 * HOURS
        body.sequencer.append(question)
        (term,) = terms_of(body.sequencer.view, named)
        assert (term.reckoning.began, term.reckoning.end) == (begins, begins + 48 * HOURS)
        assert holds(body)
    other.sequencer.close()


def test_its_time_to_be_valid_until_is_asked_of_the_lodging(ruled: Body) -> None:
    note = ruled.pens["AAA"].sign(replace(ruled.draft("AAA"), not_after=utc(START + 3 * HOURS)))
    named = parse_submission(note).id
    ruled.now = START + 24 * HOURS
    refused(ruled, "record.not-after", lambda: ruled.sequencer.append(note))
    bring(ruled, named, *(receipt(ruled, named, mirror, START + HOURS) for mirror in MIRRORS))
    ruled.sequencer.append(note)
    assert row(ruled, named)["filed"] == START + HOURS


def test_mirrors_that_lie_together_are_bounded_by_what_the_record_has_seen(ruled: Body) -> None:
    early = ruled.sequencer.size
    ruled.now = START + 10 * HOURS
    ruled.write("CCC")
    ruled.sequencer.publish()
    note = ruled.note("AAA")  # made when the log had a leaf of that hour
    named = parse_submission(note).id
    bring(ruled, named, *(receipt(ruled, named, mirror, START + 1, early) for mirror in MIRRORS))
    ruled.now = START + 20 * HOURS
    ruled.sequencer.append(note)
    assert (row(ruled, named)["held"], row(ruled, named)["filed"]) == (START + 1, START + 10 * HOURS)
    late = ruled.note("AAA")
    ruled.sequencer.append(late)
    after = parse_submission(late).id
    bring(ruled, after, *(receipt(ruled, after, mirror, START + 30 * HOURS) for mirror in MIRRORS))
    assert row(ruled, after)["filed"] == START + 20 * HOURS  # what mirrors held after the desk adds nothing
    assert holds(ruled)


def test_receipts_that_count_for_nothing_are_refused(ruled: Body) -> None:
    ruled.now = START + 10 * HOURS
    ruled.write("CCC")
    named, other = "1" * 64, "2" * 64
    good = [receipt(ruled, named, mirror, ruled.now) for mirror in MIRRORS]
    forged = notes.parse(good[1])
    spoilt = notes.render(
        lodging_text(good[1], size=ruled.sequencer.size - 1, root=ruled.sequencer.view.root(ruled.sequencer.size - 1)),
        forged.lines,
    )
    cases: tuple[tuple[str, tuple[bytes, ...]], ...] = (
        ("lodging.too-few", (good[0],)),
        ("lodging.too-few", (good[0], receipt(ruled, named, MIRRORS[0], ruled.now + 9))),
        ("lodging.mirror", (good[0], receipt(ruled, named, NOBODY, ruled.now))),
        ("lodging.signature", (good[0], spoilt)),
        ("lodging.other", (good[0], receipt(ruled, other, MIRRORS[1], ruled.now))),
        ("lodging.other", (good[0], receipt(ruled, named, MIRRORS[1], ruled.now, origin="comity.example/other"))),
        ("lodging.tree", (good[0], receipt(ruled, named, MIRRORS[1], ruled.now, root=bytes(32)))),
        ("lodging.backdated", (good[0], receipt(ruled, named, MIRRORS[1], ruled.now - 61))),
        ("lodging.receipt", (good[0], b"no receipt\n\n\xe2\x80\x94 x AAAAAAAAAAAA\n")),
        ("lodging.receipt", (good[0], good[1] + b"x" * 2_000)),
    )
    for code, receipts in cases:
        refused(ruled, code, lambda given=receipts: bring(ruled, named, *given))  # type: ignore[misc]
    refused(ruled, "record.field-missing", lambda: bring(ruled, named, content={"lodged": named}))
    refused(ruled, "record.value", lambda: bring(ruled, named, content={"lodged": "x", "receipts": []}))
    refused(
        ruled, "record.field-unknown", lambda: bring(ruled, named, content={**lodged_json(named, tuple(good)), "x": 1})
    )
    bring(ruled, named, *good)
    refused(ruled, "lodging.again", lambda: bring(ruled, named, *good))


def lodging_text(data: bytes, **changed: Any) -> bytes:
    """Return the text of a receipt that says something else."""
    other = lodging.sign(replace(lodging.parse(data).held, **changed), MIRRORS[0], 1)
    return notes.parse(other).text


def test_without_a_rule_receipts_count_for_nothing(body: Body) -> None:
    named = body.write("AAA")
    given = [receipt(body, named, mirror, START) for mirror in MIRRORS]
    refused(body, "lodging.no-rule", lambda: bring(body, named, *given))
    assert body.sequencer.view.get("not_before", named) is None


def test_a_record_logged_before_the_rule_keeps_its_time(body: Body) -> None:
    before, regime = body.write("AAA"), PLAIN + RULE.encode()
    content = {"regime": body.sequencer.files.put_material(regime)}
    amend(body, content, decided(body), regime=regime)
    given = [receipt(body, before, mirror, START) for mirror in MIRRORS]
    refused(body, "lodging.before-rule", lambda: bring(body, before, *given))


def post(slug: str, data: bytes, **headers: str) -> Any:
    from django.test import Client

    return Client().post(
        f"/{slug}/lodge", data, content_type="application/octet-stream", headers={"host": "localhost", **headers}
    )


def lying(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in (folder / "lodged").rglob("*") if path.is_file())


def test_the_door_of_a_mirror_takes_what_its_own_copy_can_vouch_for(two: Two) -> None:
    body, folder = two.body, two.folders[0]
    logged, stranger = body.note("CCC"), Pen(keys=(from_label(f"{ORIGIN}/AAA/x", "x"),), owner="AAA", prev="0" * 64)
    fine = body.note("AAA")
    text = notes.parse(fine).text
    unseen = replace(body.draft("BBB"), seen=replace(body.draft("BBB").seen, root="0" * 64))
    fresh = tuple(key("AAA", f"root-{number}") for number in (7, 8))
    brought = Pen(keys=fresh, owner="AAA", prev="0" * 64).sign(
        blank(ORIGIN, Act.ACCEDE, "accede", "AAA", seen_now(body.sequencer), DAY, accession(root_set_of(fresh, 2)))
    )
    elsewhere = replace(body.draft("BBB"), log="comity.example/other")
    pens = {code: replace(pen) for code, pen in body.pens.items()}
    body.sequencer.append(logged)
    body.sequencer.publish()
    pull(body, folder)
    cases: tuple[tuple[str, bytes], ...] = (
        ("note.frame", b"nonsense"),
        ("signature.lines", notes.render(text, notes.parse(fine).lines * 2)),
        ("signature.invalid", notes.render(text, (replace(notes.parse(fine).lines[0], payload=bytes(64)),))),
        ("key.unknown", stranger.sign(body.draft("AAA"))),
        ("record.repeated-leaf", logged),
        ("record.seq", replace(pens["CCC"], seq=0, prev="0" * 64).sign(body.draft("CCC"))),
        ("record.seen", replace(pens["BBB"]).sign(unseen)),
        ("lodging.act", brought),
        ("record.log", replace(pens["BBB"]).sign(elsewhere)),
    )
    for code, data in cases:
        answer = post("one", data)
        assert (answer.status_code, answer.json()["finding"]["code"]) == (422, code), code
    assert post("one", b"x" * 70_000).status_code == 413
    assert post("small", fine).status_code == 404  # a desk is no mirror
    assert lying(folder) == []
    first = post("one", fine)
    assert first.status_code == 200
    assert lodging.parse(first.content).at(MIRRORS[0].verifier)
    assert post("one", fine).content == first.content
    second = replace(body.pens["AAA"], seq=body.pens["AAA"].seq - 1, prev=parse_submission(fine).record.prev)
    assert post("one", second.sign(body.draft("AAA", body={"title": {"en": "Another"}}))).status_code == 200
    assert post("one", body.note("AAA")).status_code == 200  # the next on the chain, though none of them is in the log
    assert len(lying(folder)) == 6


def test_two_records_at_one_place_are_kept_and_shown_beside_each_other(two: Two) -> None:
    from django.test import Client

    body = two.body
    pen = replace(body.pens["AAA"])
    for title in ("We agree", "We object"):
        assert post("two", replace(pen).sign(body.draft("AAA", body={"title": {"en": title}}))).status_code == 200
    client = Client()
    for lang, said in (
        ("en", "at the same place of the same chain"),
        ("fr", "à la même place"),
        ("ru", "на том же месте"),
    ):
        page = client.get(f"/{lang}/two/lodged-here", headers={"host": "localhost"}).content.decode()
        assert page.count(said) == 2
        assert "We agree" in page
        assert "We object" in page
    told = client.get("/two/lodged.json", headers={"host": "localhost"}).json()
    assert (told["key"], len(told["lodged"])) == (MIRRORS[1].verifier.vkey, 2)
    for one in told["lodged"]:
        note = client.get(f"{one['file']}.note", headers={"host": "localhost"})
        assert parse_submission(note.content).id == one["id"]
        assert client.get(f"{one['file']}.receipt", headers={"host": "localhost"}).status_code == 200
    taken = client.get(f"{told['lodged'][0]['file']}.note", headers={"host": "localhost"}).content
    assert body.sequencer.append(taken) is not None  # anybody can hand it to the desk
    for name in ("/two/lodged/../lodging.key", "/two/lodged/AAA/" + "0" * 98 + ".note", "/small/lodged.json"):
        assert client.get(name, headers={"host": "localhost"}).status_code == 404, name
    assert client.get("/en/small/lodged-here", headers={"host": "localhost"}).status_code == 404
    assert client.get("/en/two/@5/lodged-here", headers={"host": "localhost"}).status_code == 404


def test_one_seat_cannot_fill_a_mirror(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    body = two.body
    monkeypatch.setattr("comity.net.lodging.SEAT_LIMIT", 2)
    assert SEAT_LIMIT == 500
    for _ in range(2):
        assert post("one", body.note("AAA")).status_code == 200
    full = post("one", body.note("AAA"))
    assert (full.status_code, full.json()["finding"]["code"]) == (503, "lodging.full")
    assert post("one", body.note("BBB")).status_code == 200
    assert len(Lodged(two.folders[0]).all()) == 3


def test_a_mirror_that_has_not_checked_its_copy_countersigns_nothing(two: Two) -> None:
    (two.folders[0] / "checked.json").unlink()
    answer = post("one", two.body.note("AAA"))
    assert (answer.status_code, answer.json()["finding"]["code"]) == (503, "lodging.unchecked")


def test_the_key_is_made_once_and_is_told(ruled: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy"
    for _ in range(2):
        assert main(["mirror", str(ruled.folder), str(copy), "--anchor", ruled.anchor, "--lodging", "mirror.example/x",
                     "--lang", "en"]) == 0  # fmt: skip
        assert read_secret(copy / KEY).verifier.vkey in capsys.readouterr().out
    assert new_lodging_key(copy, "mirror.example/y").name == "mirror.example/x"


def test_what_a_mirror_answers_is_believed_only_where_it_holds(
    two: Two, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = two.body.note("AAA")
    other = receipt(two.body, "3" * 64, NOBODY, 1)
    forged = notes.parse(receipt(two.body, parse_submission(note).id, NOBODY, 1))
    lines = (replace(forged.lines[0], payload=forged.lines[0].payload[:8] + bytes(64)),)
    vkey = NOBODY.verifier.vkey
    file = tmp_path / "one.note"
    file.write_bytes(note)
    for said, answered, code in (
        (vkey, other, "lodging.other"),
        (vkey, notes.render(forged.text, lines), "lodging.signature"),
        (vkey, b"\xff" * 500, "note.frame"),
        ("no key", other, "lodging.mirror"),
    ):
        with serving(a_mirror(said, answered)) as address:
            arguments = [
                "lodge",
                str(file),
                "--mirror",
                address,
                "--anchor",
                two.body.anchor,
                "-o",
                str(tmp_path / "out"),
            ]
            assert main([*arguments, "--json"]) == 1
        told = json.loads(capsys.readouterr().out)
        assert (told["mirrors"][0]["refused"]["code"], told["counted"]) == (code, 0)
    assert not list((tmp_path / "out").iterdir())


def a_mirror(vkey: str, answer: bytes) -> Callable[..., list[bytes]]:
    def app(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        data = json.dumps({"key": vkey}).encode() if environ["REQUEST_METHOD"] == "GET" else answer
        start("200 OK", [("Content-Length", str(len(data)))])
        return [data]

    return app


def test_a_rule_names_mirrors_by_keys_that_say_times() -> None:
    said = json.dumps([mirror.verifier.vkey for mirror in MIRRORS])
    desk = key("AAA", "desk").verifier.vkey
    for wrong in ("[]", '["x"]', json.dumps([desk]), json.dumps([MIRRORS[0].verifier.vkey] * 2)):
        with pytest.raises(Rejected, match=r"regime\.mirror|toml\.count"):
            load(rules().replace(said.encode(), wrong.encode()))
    with pytest.raises(Rejected, match=r"toml\.value"):
        load(rules().replace(b"least = 2", b"least = 4"))
