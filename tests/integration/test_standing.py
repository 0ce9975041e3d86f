"""How a record stands with those who watch: mutually witnessed, mirrored, not sent by its party; and a witness that is replaced."""

import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.encoding import note as notes
from comity.errors import Unavailable
from comity.i18n import LANGUAGES, Catalogue
from comity.keys.names import ML_DSA_44, parse_vkey
from comity.keys.signer import from_label
from comity.net import door
from comity.service.cosigned import Asked, take
from comity.store.reader import open_reader
from comity.tlog.policy import parse as parse_policy
from comity.verify import anchor as anchors
from comity.verify.receipt import verify_receipt
from comity.wiring.continuing import continue_body
from comity.wiring.mirrors import open_mirror
from comity.wiring.witnesses import open_witness

from .conftest import ORIGIN, START, Body, build
from .peers import serving
from .test_continuing import Successor
from .test_cosigning import KEYS, running, seen_by, until

ONE, TWO, THREE = KEYS[:3]
SIDES = "\n".join(
    [
        *(f"witness w{n} {key.verifier.vkey}" for n, key in enumerate(KEYS[:3])),
        "group west 1 w0 w1",
        "group east all w2",
        "group both all west east",
        "quorum both",
        "",
    ]
)


def cosign(body: Body, policy: str, *keys: Any) -> None:
    """Put cosignatures by these keys below the newest checkpoint."""
    note = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
    answers = [
        Asked(vkey=key.verifier.vkey, at=START, outcome="cosigned", line=key.cosign(note.text, START + 9))
        for key in keys
    ]
    take(body.sequencer, parse_policy(policy), body.sequencer.size, answers)


def pages(slug: str, record: str) -> dict[str, str]:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    return {lang: client.get(f"/{lang}/{slug}/record/{record}").content.decode() for lang in LANGUAGES}


def test_what_each_side_has_seen_is_mutually_witnessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from comity.web import application

    body = build(tmp_path / "small", SIDES)
    record = body.write("AAA")
    body.sequencer.publish()
    path = tmp_path / "it.receipt"
    application({"small": body.folder}, None)
    for keys, mutual in (((ONE, TWO), False), ((THREE,), True)):
        cosign(body, SIDES, *keys)
        path.write_bytes(open_reader(body.folder).receipt(record))
        assert (main(["verify", str(path), "--anchor", body.anchor, "--lang", "en"]) == 0) == mutual
        said = capsys.readouterr().out
        assert ("Mutually witnessed: east, west" in said) == mutual
        assert f"Witnesses: {3 if mutual else 2} of 3" in said
        for lang, page in pages("small", record).items():
            words = Catalogue(lang)
            assert (words.say("witnesses-mutual", sides="east, west") in page) == mutual
            assert (words.say("witnesses-provisional", seen=2, named=3) in page) != mutual
    body.sequencer.close()


@pytest.mark.parametrize(
    ("more", "sides"),
    [
        ("group g all w0 w1\nquorum g", ("w0", "w1")),
        ("group a all w0 long\ngroup g all a w1 log\nquorum g", ("a", "w1")),
        ("group a any w0 w1\ngroup g all a long\nquorum g", ()),  # one witness stands for both
        ("group g all w0 log\nquorum g", ()),  # the log is no side
        ("group g any w0 w1\nquorum g", ()),
        ("quorum w0", ()),
        ("quorum none", ()),
    ],
)
def test_sides_are_those_of_whom_each_must_have_seen(more: str, sides: tuple[str, ...]) -> None:
    long, log = from_label(ONE.name, "long", ML_DSA_44), from_label(ORIGIN, "log long", ML_DSA_44)
    named = {"w0": ONE, "w1": TWO, "long": long, "log": log}
    lines = [f"witness {name} {key.verifier.vkey}" for name, key in named.items()]
    assert parse_policy("\n".join([*lines, more])).sides(ORIGIN) == sides


@pytest.fixture(name="mirrored")
def a_body_and_a_partys_mirror(body: Body, tmp_path: Path) -> Iterator[tuple[Body, Path, Path]]:
    """Yield a body, the folder of a party's mirror, and the folder where the party keeps what it sent."""
    sent = tmp_path / "sent"
    sent.mkdir()
    yield body, tmp_path / "copy", sent


def unsent(copy: Path) -> list[tuple[str, str]]:
    lines = (copy / "alarms.jsonl").read_text().splitlines() if (copy / "alarms.jsonl").exists() else []
    told = [json.loads(line) for line in lines]
    return [(one["place"], one["excerpt"]) for one in told if one["code"] == "mirror.unsent"]


def test_a_record_its_party_did_not_send_is_an_alarm_of_that_partys_mirror(
    mirrored: tuple[Body, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    body, copy, sent = mirrored
    begun = open_reader(body.folder)
    (sent / "founding.txt").write_text("\n".join(str(leaf["id"]) for _, leaf in begun.scan("leaf")) + "\nno id\n")
    asked = [
        "mirror",
        str(body.folder),
        str(copy),
        "--slug",
        "copy",
        "--anchor",
        body.anchor,
        "--party",
        "AAA",
        "--sent",
        str(sent),
    ]
    note = body.note("AAA")
    (sent / "one.note").write_bytes(note)
    body.sequencer.append(note)
    body.write("BBB")
    body.sequencer.publish()
    assert main([*asked, "--lang", "en"]) == 0
    assert unsent(copy) == []
    # Somebody has AAA's key: the desk takes it, and so it must.
    index = body.sequencer.size
    stolen = body.write("AAA")
    body.sequencer.publish()
    capsys.readouterr()
    assert main([*asked, "--lang", "en"]) == 1
    assert f"ALARM mirror.unsent (leaf {index})" in capsys.readouterr().out
    assert unsent(copy) == [(f"leaf {index}", stolen)]
    assert main(asked) == 0, "once"
    assert unsent(copy) == [(f"leaf {index}", stolen)]
    shown_on_the_mirrors_page(copy, index)
    # Another party's mirror looks at that party's records, from the beginning; one that is none is refused.
    assert main([*asked[:-4], "--party", "BBB"]) == 1
    assert len(unsent(copy)) > 1
    assert main([*asked[:-4], "--party", "ZZZ"]) == 1
    assert "seat.unknown" in capsys.readouterr().err


def shown_on_the_mirrors_page(copy: Path, index: int) -> None:
    from django.test import Client

    from comity.web import application

    application({"copy": copy}, None)
    client = Client(headers={"host": "localhost"})
    for lang in LANGUAGES:
        page = client.get(f"/{lang}/copy/mirror").content.decode()
        assert Catalogue(lang).say("finding-mirror-unsent") in page
        assert f"leaf {index}" in page


def test_a_mirrors_pages_say_that_a_record_is_mirrored(mirrored: tuple[Body, Path, Path]) -> None:
    from comity.web import application

    body, copy, _ = mirrored
    record = body.write("AAA")
    body.sequencer.publish()
    made = open_mirror(copy, str(body.folder), body.anchor, "copy")
    made.pull()
    made.close()
    application({"copy": copy, "small": body.folder}, None)
    for slug, mirrored_here in (("copy", True), ("small", False)):
        for lang, page in pages(slug, record).items():
            assert (Catalogue(lang).say("witnesses-mirrored") in page) == mirrored_here
    (copy / "checked.json").unlink()
    assert not any(Catalogue(lang).say("witnesses-mirrored") in page for lang, page in pages("copy", record).items())


def test_a_witness_is_retired_and_replaced_as_the_guide_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """docs/operators/witness.md: it never cosigns again, the quorum goes on without it, and the body names another as it goes on."""
    places = [tmp_path / f"w{n}" for n in range(3)]
    vkeys = []
    for n, place in enumerate(places):
        assert main(["witness", "new", str(place), "--name", f"witness.example/place-{n}"]) == 0
        vkeys.append(capsys.readouterr().out.strip())
    with ExitStack() as served:
        first = open_witness(places[0])
        other = open_witness(places[1])
        addresses = [served.enter_context(serving(door.application(one))) for one in (first, other)]
        policy = (
            f"witness a {vkeys[0]} {addresses[0]}\nwitness b {vkeys[1]} {addresses[1]}\ngroup g any a b\nquorum g\n"
        )
        body = build(tmp_path / "small", policy)
        body.sequencer.close()
        log = anchors.parse(body.anchor).log_key
        for one in (first, other):
            one.ledger.watch(log)
        first.ledger.close()  # its disk is lost
        assert main(["witness", "retire", str(places[0]), "--why", "disk lost"]) == 0
        with pytest.raises(Unavailable, match=r"witness\.retired"):
            open_witness(places[0])
        # Its key still stands in the policy; the quorum is met by the other.
        with running(body):
            record = str(open_reader(body.folder).scan("leaf", limit=1, reverse=True)[0][1]["id"])
            until(lambda: seen_by(body, record) == ("passed", {"seen": 1, "all": 2}))
        # Another operator goes on with the body, or the same one, under a policy that names the new witness.
        fresh = open_witness(places[2])
        address = served.enter_context(serving(door.application(fresh)))
        anew = f"witness b {vkeys[1]} {addresses[1]}\nwitness c {vkeys[2]} {address}\ngroup g all b c\nquorum g\n"
        named = anchors.parse(body.anchor)
        _, anchor = continue_body(body.folder, tmp_path / "next", named, "next", (), anew, date(2026, 3, 2))
        after = Successor(tmp_path / "next", body, str(anchor))
        after.come_along("AAA")
        record = after.write("AAA")
        after.sequencer.publish()
        after.sequencer.close()
        for one in (other, fresh):
            one.ledger.watch(anchors.parse(after.anchor).log_key)
        again: Any = Body(folder=after.folder, anchor=after.anchor)
        with running(again):
            until(lambda: seen_by(again, record) == ("passed", {"seen": 2, "all": 2}))
        report = verify_receipt(open_reader(after.folder).receipt(record), anchors.parse(after.anchor))
        assert report.holds
        assert parse_vkey(vkeys[0]).name not in {
            line.name for line in notes.parse(open_reader(after.folder).checkpoint()).lines
        }
        assert time.time() > START
        for one in (other, fresh):
            one.ledger.close()
