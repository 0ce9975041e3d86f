"""Sealed records between seats' own programs and a real desk: written, read, not read, shown, made public, and counted."""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from comity.cli import sealing
from comity.cli.main import main
from comity.errors import Rejected
from comity.keys.signer import from_label, write_secret
from comity.records.act import Act
from comity.records.record import Seen
from comity.service.desk import Desk
from comity.service.pen import Pen, accreditation, blank
from comity.wiring.exercise import build_exercise, published_roots

from .seating import Opening, Practice, opening, practice

__all__ = ["opening", "practice"]

REGIME = Path(__file__).parent.parent / "fixtures" / "sealed" / "regime.toml"
SECRET = "Seventeen lorries at the northern ford"
LETTER = {
    "title__en": SECRET,
    "title__fr": "Dix-sept camions",
    "title__ru": "Семнадцать грузовиков",
    "text__en": "They cross at dawn.",
    "to": ["BBB"],
    "aud": "sealed",
    "reason": "security",
    "reviewer": "REGISTRY",
    "open_on": "2030-01-01",
}


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("sealed") / "exercise"
    folder.mkdir()
    return folder, build_exercise(folder, "exercise", REGIME.read_bytes())


@pytest.fixture
def reading(practice: Practice) -> Callable[[str], list[Path]]:
    return lambda code: [practice.folder / "keys" / "desks" / f"{code}.reading"]


def sealed(practice: Practice, opening: Opening, reading: Any, **parts: Any) -> tuple[str, Any]:
    seat = opening(code="AAA", reading=reading("AAA"))
    status, page = seat.write("letter", "notify", **{**LETTER, **parts})
    assert status == 200, page
    assert "The desk has not seen the text" in page
    assert "WHAT ONLY ITS RECIPIENTS WILL READ" in page
    status, page = seat.sign(page)
    assert status == 200, page
    assert "The receipt holds against the anchor you gave" in page
    found = re.search(r"receipt/([0-9a-f]{64})", page)
    assert found is not None
    return found[1], seat


@pytest.mark.parametrize("where", ["http", "folder"])
def test_written_in_one_seat_read_in_another_and_not_in_a_third(
    practice: Practice, opening: Opening, reading: Any, where: str
) -> None:
    record, _ = sealed(practice, opening, reading)
    desk = None if where == "http" else str(practice.folder)
    theirs = opening(desk, code="BBB", reading=reading("BBB"))
    assert f"sealed/{record}" in theirs.ask("GET", "sealed/")[1]
    status, page = theirs.ask("GET", f"sealed/{record}")
    assert status == 200
    assert SECRET in page
    assert "it is the text its author committed to" in page
    third = opening(desk, code="CCC", reading=reading("CCC"))
    status, page = third.ask("GET", f"sealed/{record}")
    assert SECRET not in page
    assert "None of the reading keys at hand opens this" in page
    assert "proof/" not in page
    public = practice.reader.record(record).record
    assert public.body is None
    assert "/exercise/prepare" not in practice.seen


def test_without_an_anchor_nothing_is_sealed_or_opened(practice: Practice, opening: Opening, reading: Any) -> None:
    size = practice.reader.size
    seat = opening(code="AAA", reading=reading("AAA"), anchor=None)
    status, page = seat.write("letter", "notify", **LETTER)
    assert status == 422
    assert "Without an anchor no reading key can be proved" in page
    assert practice.reader.size == size


def test_a_seat_opens_with_its_own_reading_keys_only(opening: Opening, reading: Any) -> None:
    with pytest.raises(Rejected, match=r"seal\.key-file"):
        opening(code="AAA", reading=reading("BBB"))


def test_a_desk_that_names_another_key_is_found_out(practice: Practice, opening: Opening, reading: Any) -> None:
    seat = opening(code="AAA", reading=reading("AAA"))

    def alter(path: str, status: str, data: bytes) -> Any:
        if not path.endswith("/sealed.json"):
            return None
        given = json.loads(data)
        told = [{**one, "by": given["readers"][2]["by"]} if one["code"] == "BBB" else one for one in given["readers"]]
        lied = json.dumps({**given, "readers": told}, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
        return status, lied.encode(), [("Content-Type", "application/json")]

    practice.alter = alter
    status, page = seat.write("letter", "notify", **LETTER)
    assert status == 422
    assert "This seat has no reading key in force" in page


def test_its_author_makes_it_public_in_its_own_program(
    practice: Practice, opening: Opening, reading: Any, tmp_path: Path
) -> None:
    record, seat = sealed(practice, opening, reading)
    assert "Make it public" in seat.ask("GET", f"sealed/{record}")[1]
    status, page = seat.ask("POST", f"derestrict/{record}", {})
    assert status == 200, page
    status, page = seat.sign(page)
    assert status == 200, page
    assert practice.reader.record(record).record.body["title"]["en"] == SECRET
    status, shown = seat.ask("GET", f"sealed/{record}")
    assert "Make it public" not in shown
    client = django(practice)
    page = client.get(f"/en/exercise/record/{record}").content.decode()
    assert SECRET in page
    key, text = (re.search(rf'href="([^"]+)">{name}<', page)[1] for name in ("key.txt", "text.age"))  # type: ignore[index]
    if shutil.which("age") is not None:
        for name, url in (("key.txt", key), ("text.age", text)):
            answer = client.get(url)
            (tmp_path / name).write_bytes(b"".join(answer.streaming_content) if answer.streaming else answer.content)
        done = subprocess.run(
            ["age", "-d", "-i", tmp_path / "key.txt", tmp_path / "text.age"], check=True, capture_output=True
        )
        assert json.loads(done.stdout)["body"]["title"]["en"] == SECRET


def django(practice: Practice) -> Any:
    from django.test import Client

    return Client()


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_everybody_reads_how_everybody_stands(practice: Practice, opening: Opening, reading: Any, lang: str) -> None:
    record, _ = sealed(practice, opening, reading, open_on="2026-11-01")
    client = django(practice)
    page = client.get(f"/{lang}/exercise/sealed").content.decode()
    assert record in page
    assert [code for code in re.findall(r"<code>([A-Z]+)</code>", page) if code in {"AAA", "BBB", "CCC"}] == [
        "AAA",
        "BBB",
        "CCC",
    ]
    page = client.get(f"/{lang}/exercise/record/{record}").content.decode()
    said = {"en": "National security", "fr": "Sécurité nationale", "ru": "Национальная безопасность"}
    assert said[lang] in page
    assert SECRET not in page


def test_the_commands_do_the_same(
    practice: Practice, tmp_path: Path, capsys: pytest.CaptureFixture[str], reading: Any
) -> None:
    keys = practice.folder / "keys" / "desks"
    draft = {
        "act": "notify",
        "form": "letter",
        "by": "AAA",
        "for": "AAA",
        "at": "2026-11-28",
        "to": ["BBB"],
        "refs": [],
        "aud": "sealed",
        "reason": "negotiation",
        "reviewer": "REGISTRY",
        "open_on": "2030-01-01",
        "body": {"title": dict.fromkeys(("en", "fr", "ru"), SECRET), "text": {"en": "At dawn."}},
    }
    (tmp_path / "draft.json").write_text(json.dumps(draft))

    def run(*words: str) -> tuple[int, str]:
        code = main(["sealed", *words])
        return code, capsys.readouterr().out

    anchor = ("--anchor", practice.anchor)
    code, out = run("write", practice.address, str(tmp_path / "draft.json"), "--key", str(keys / "AAA.key"), *anchor)
    assert code == 0
    record = out.split()[-1]
    theirs = ("--reading", str(keys / "BBB.reading"), *anchor)
    code, out = run("read", practice.address, record, *theirs, "--json")
    assert (code, json.loads(out)["title"]["en"]) == (0, SECRET)
    assert main(["sealed", "read", practice.address, record, "--reading", str(keys / "CCC.reading"), *anchor]) == 1
    (tmp_path / "share.json").write_text(json.dumps({**draft, "by": "BBB", "for": "BBB", "to": ["CCC"]}))
    code, _ = run(
        "share", practice.address, record, str(tmp_path / "share.json"), "--key", str(keys / "BBB.key"), *theirs
    )
    assert code == 0
    code, out = run("read", practice.address, record, "--reading", str(keys / "CCC.reading"), *anchor, "--json")
    assert (code, json.loads(out)["title"]["en"]) == (0, SECRET)
    proof = tmp_path / "proof.json"
    assert run("accuse", practice.address, record, *theirs, "-o", str(proof))[0] == 0
    code, out = run("check", str(practice.folder), str(proof))
    assert code == 1
    assert "Nothing false is shown" in out
    code, out = run("list", practice.address, "--for", "CCC", "--json")
    assert record in {one["id"] for one in json.loads(out)["records"]}
    assert SECRET not in out
    code, out = run(
        "open",
        practice.address,
        record,
        "--form",
        "opening",
        "--key",
        str(keys / "AAA.key"),
        "--reading",
        str(keys / "AAA.reading"),
        *anchor,
    )
    assert code == 0
    assert practice.reader.record(record).record.body["title"]["en"] == SECRET
    code, out = run("statistics", str(practice.folder), "--json")
    counts = {one["code"]: one for one in json.loads(out)}
    assert list(counts)[:3] == ["AAA", "BBB", "CCC"]
    assert counts["AAA"]["sealed"] >= 1
    assert counts["AAA"]["opened"] >= 1


def test_a_reading_key_is_made_and_accredited_by_a_mission(
    practice: Practice, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    origin, reader = practice.reader.origin, practice.reader
    mission = from_label(f"{origin}/CCC/mission", "mission of CCC")
    write_secret(tmp_path / "mission.key", mission)
    chain = reader.get("chain", str(reader.get("seat", "CCC")["root_set"]))
    pen = Pen(keys=published_roots(origin, "CCC"), owner="CCC", prev=chain["id"], seq=chain["next"])
    seen = Seen(size=reader.size, root=reader.root(reader.size).hex())
    grant = accreditation(origin, "CCC", mission, "mission", "mission")
    Desk(practice.folder).submit(pen.sign(blank(origin, Act.ACCREDIT, "accredit", "CCC", seen, "2026-11-28", grant)))
    reading = tmp_path / "second.reading"
    assert main(["sealed", "key", f"{origin}/CCC/second", "-o", str(reading)]) == 0
    recipient = capsys.readouterr().out.strip()
    assert recipient.startswith("age1")
    assert reading.stat().st_mode & 0o077 == 0
    accredit = ["sealed", "accredit", practice.address, "--reading", str(reading), "--key"]
    assert main([*accredit, str(practice.folder / "keys/desks/CCC.key")]) == 1
    assert len(readers_of(practice, "CCC")) == 1
    late, size = datetime(2031, 3, 1, 23, 30, tzinfo=UTC).timestamp(), practice.reader.size
    with monkeypatch.context() as clock:
        clock.setattr(time, "time", lambda: late)
        clock.setattr(sealing, "_regime", lambda _: replace(practice.reader.regime, zone="Europe/Brussels"))
        assert main([*accredit, str(tmp_path / "mission.key")]) == 0
    dated = {int(str(row["index"])): row["at"] for _, row in practice.reader.view().scan("record", "")}
    assert dated[size] == "2031-03-02", "by the body's day"
    assert recipient in readers_of(practice, "CCC")
    reading.chmod(0o644)
    assert main([*accredit, str(tmp_path / "mission.key")]) == 1


def readers_of(practice: Practice, code: str) -> list[str]:
    rows = practice.reader.scan("reading", prefix=f"{code}/")
    return [str(row["recipient"]) for _, row in rows]
