"""Bodies that cite each other: a matter referred, received with its receipt, answered; read through both, checked in both."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.cli.running import anchor_of
from comity.i18n import LANGUAGES, Catalogue
from comity.keys.signer import from_label
from comity.records.act import Act
from comity.store.reader import Reader, open_reader
from comity.verify import anchor as anchors
from comity.verify.checks import Check
from comity.verify.log import verify_log
from comity.wiring.citing import Neighbours
from comity.wiring.exercise import build_exercise
from comity.wiring.neighbour import REGISTRY, build_neighbour, file_record
from comity.wiring.shipped import regime_bytes
from tests.schemas import copy_body


@pytest.fixture(name="bodies", scope="module")
def a_council_and_a_group(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("through")
    build_exercise(home / "exercise", "exercise", regime_bytes("nrc"))
    build_neighbour(home / "air-safety", home / "exercise", regime_bytes("air-safety"))
    return home


def readers(home: Path) -> dict[str, Reader]:
    return {slug: open_reader(home / slug) for slug in ("air-safety", "exercise")}


def ids(home: Path, slug: str) -> dict[str, str]:
    """Return the newest record of each act by its act."""
    rows = open_reader(home / slug).scan("record", limit=1_000)
    return {str(row["act"]): key for key, row in sorted(rows, key=lambda pair: int(str(pair[1]["index"])))}


def cited(folder: Path, known: dict[str, Any]) -> Check:
    return next(check for check in verify_log(folder, None, known=known).checks if check.code == "cited")


def known_of(*folders: Path) -> dict[str, Any]:
    found = [anchors.parse(anchor_of(folder)) for folder in folders]
    return {anchor.origin: anchor for anchor in found}


def test_each_body_is_checked_by_the_others_own_key(bodies: Path) -> None:
    council, group = bodies / "exercise", bodies / "air-safety"
    for folder, other in ((council, group), (group, council)):
        assert verify_log(folder, None, known=known_of(other)).holds
        assert (cited(folder, known_of(other)).outcome, cited(folder, known_of(other)).facts) == (
            "passed",
            {"cited": 1},
        )
        assert cited(folder, {}).outcome == "not-proved", "of a body whose anchor is not known nothing is proved"
    # A body that pretends to be the other: same origin, another key.
    true = anchors.parse(anchor_of(council))
    false = replace(true, log_key=from_label(true.origin, "another").verifier)
    check = cited(group, {true.origin: false})
    assert (check.outcome, check.findings[0].code) == ("failed", "anchor.other-log")


def test_on_the_command_line(bodies: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = tmp_path / "known.txt"
    known.write_text(f"# both\n{anchor_of(bodies / 'exercise')}\n\n{anchor_of(bodies / 'air-safety')}\n")
    assert main(["verify", str(bodies / "air-safety"), "--known", str(known), "--lang", "en"]) == 0
    assert "Records of other bodies cited: 1" in capsys.readouterr().out

    referral, received = ids(bodies, "exercise")["refer"], ids(bodies, "air-safety")["notify"]
    paths = [tmp_path / "referral.receipt", tmp_path / "received.receipt"]
    assert main(["receipt", str(bodies / "air-safety"), received, "-o", str(paths[1])]) == 0
    record = open_reader(bodies / "air-safety").record(received)
    assert record is not None
    paths[0].write_bytes(open_reader(bodies / "air-safety").material(record.record.material[0].sha256))
    asked = ["verify", str(paths[1]), "--anchor", anchor_of(bodies / "air-safety"), "--cited", str(paths[0])]
    assert main([*asked, "--known", str(known)]) == 0
    capsys.readouterr()
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [check["outcome"] for check in told["checks"] if check["code"] == "cited"] == ["not-proved"]
    assert main(["verify", str(paths[1]), "--anchor", anchor_of(bodies / "air-safety"), "--cited", str(paths[1])]) == 1
    assert "material.unnamed" in capsys.readouterr().err

    assert main(["through", str(bodies), referral, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["body"], [(one["body"], one["outcome"]) for one in row["cites"]]) for row in rows] == [
        ("air-safety", [("exercise", "passed")]),
        ("air-safety", []),
        ("exercise", []),
        ("exercise", []),
        ("exercise", [("air-safety", "passed")]),
    ]
    for lang in LANGUAGES:
        assert main(["through", str(bodies), received, "--lang", lang, "--known", str(known)]) == 0
        said = capsys.readouterr().out
        assert said.count(Catalogue(lang).say("cited-passed")) == 2
    assert main(["through", str(bodies), "nothing"]) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_thread_reads_through_both_on_the_web(bodies: Path, lang: str) -> None:
    from django.test import Client

    from comity.web import application

    application({slug: bodies / slug for slug in ("air-safety", "exercise")}, None)
    client, words = Client(), Catalogue(lang)

    def page(address: str) -> str:
        answer = client.get(f"/{lang}/{address}", headers={"host": "localhost"})
        assert answer.status_code == 200
        return answer.content.decode()

    here, there = ids(bodies, "exercise"), ids(bodies, "air-safety")
    group, council = (open_reader(bodies / slug).regime.names[lang] for slug in ("air-safety", "exercise"))
    thread = page(f"exercise/thread/{here['state']}")
    assert words.say("through-inward", body=group) in thread
    assert words.say("through-outward", body=group) in thread
    assert f"/{lang}/air-safety/record/{there['report']}" in thread
    assert thread.count(words.say("cited-passed")) == 2
    back = page(f"air-safety/thread/{there['notify']}")
    assert words.say("through-outward", body=council) in back
    assert f"/{lang}/exercise/record/{here['refer']}" in back
    assert words.say("through-inward", body=group) in page(f"exercise/record/{here['refer']}")
    assert words.say("through-other") not in page(f"exercise/record/{here['state']}")
    # Alone, a body says which one is not here, and that nothing was checked.
    application({"air-safety": bodies / "air-safety"}, None)
    alone = page(f"air-safety/thread/{there['notify']}")
    assert words.say("through-unknown", origin=open_reader(bodies / "exercise").origin) in alone
    assert words.say("cited-not-proved") in alone


def test_a_page_is_drawn_anew_when_the_other_body_cites_it(bodies: Path, tmp_path: Path) -> None:
    from django.test import Client

    from comity.web import application

    home = tmp_path / "bodies"
    copy_body(bodies, home)
    council, group = home / "exercise", home / "air-safety"
    application({"air-safety": group, "exercise": council}, None)
    client, opened = Client(), ids(home, "exercise")["state"]
    address = f"/en/exercise/thread/{opened}"
    first = client.get(address, headers={"host": "localhost"})
    again = {"host": "localhost", "if-none-match": first.headers["ETag"]}
    assert client.get(address, headers=again).status_code == 304
    receipt = open_reader(council).receipt(opened)
    body: Any = {"title": {"en": "Received again"}, "text": {"en": "A record for practice."}}
    file_record(group, REGISTRY, Act.NOTIFY, "received", body, receipts=(receipt,))
    fresh = client.get(address, headers=again)
    assert fresh.status_code == 200
    assert "Received again" in fresh.content.decode()


def test_a_damaged_receipt_is_cited_and_named(bodies: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "bodies"
    copy_body(bodies, home)
    council, group = home / "exercise", home / "air-safety"
    good = open_reader(council).receipt(ids(home, "exercise")["refer"])
    broken, changed = good[:-40], good.replace(b'"at":"2', b'"at":"3', 1)
    body: Any = {"title": {"en": "Received"}, "text": {"en": "A record for practice."}}
    for data in (broken, changed):
        file_record(group, REGISTRY, Act.NOTIFY, "received", body, receipts=(data,))
    check = cited(group, known_of(council))
    assert (check.outcome, check.facts["cited"], len(check.findings)) == ("failed", 3, 2)
    assert not verify_log(group, None, known=known_of(council)).holds
    assert main(["through", str(home), ids(home, "air-safety")["notify"]]) == 1
    assert "log.inclusion" in capsys.readouterr().err
    # Still admitted: what a record cites is its author's word, and changes nothing the rules conclude.
    assert verify_log(group, None).checks[-1].code == "cited"


def test_neighbours_know_each_other_by_their_anchors(bodies: Path) -> None:
    found = Neighbours(readers(bodies))
    assert [(link.here, link.there) for link in found.links()] == [
        ("air-safety", "exercise"),
        ("exercise", "air-safety"),
    ]
