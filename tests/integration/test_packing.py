"""A whole body packed for archives and read back: the same log to the byte, the same roots and digests, and no doctored package."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.errors import ComityError, Rejected, Tampered, Unavailable
from comity.fold.succession import anchor_text
from comity.formats.bag import MANIFEST, TAGS, Labels, check, pack
from comity.records.act import Act
from comity.records.record import Material
from comity.store.gate import Gate
from comity.store.reader import open_reader
from comity.verify import anchor as anchors
from comity.verify.log import verify_log

from .conftest import Body


@pytest.fixture
def full(body: Body) -> Body:
    """Return a body with answers, a file, and a text behind the gate that must stay there."""
    data = b"a file that goes with a note"
    sha256 = body.sequencer.files.put_material(data)
    item = Material(sha256=sha256, size=len(data), media="text/plain", name="file.txt", role="attachment")
    body.write("AAA", material=(item,))
    for code in ("BBB", "CCC"):
        body.write(code)
    held = body.restrict("AAA", Act.NOTIFY, "letter", {"title": {"en": "Behind", "fr": "Derrière"}})
    Gate(body.folder).put(held.inner)
    body.sequencer.append(held.note)
    body.sequencer.publish()
    return body


@pytest.fixture
def bag(full: Body, tmp_path: Path) -> Path:
    assert main(["package", str(full.folder), str(tmp_path / "bag"), "--licence", "https://example.org/licence"]) == 0
    return tmp_path / "bag"


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_packed_comes_back_with_equal_root_and_digest(full: Body, bag: Path, tmp_path: Path) -> None:
    back = tmp_path / "back"
    assert main(["unpack", str(bag), str(back), "--anchor", full.anchor]) == 0
    there, here = open_reader(full.folder), open_reader(back)
    assert there.size == here.size
    assert (here.root(here.size), here.digest(here.size)) == (there.root(there.size), there.digest(there.size))
    assert [here.leaf(index) for index in range(here.size)] == [there.leaf(index) for index in range(there.size)]
    assert verify_log(back, anchors.parse(full.anchor)).holds
    # Packed again from the copy, it is the same package, byte for byte, but for what was left out of both.
    assert main(["package", str(back), str(tmp_path / "again"), "--licence", "https://example.org/licence"]) == 0
    assert files(tmp_path / "again") == files(bag)


def test_the_shipped_archive_and_a_log_of_several_tiles_come_back(body: Body, demo: Path, tmp_path: Path) -> None:
    for _ in range(257):
        body.write("AAA")
    body.sequencer.publish()
    for number, folder in enumerate((body.folder, demo / "archive")):
        there, bag, back = open_reader(folder), tmp_path / f"bag{number}", tmp_path / f"back{number}"
        anchor = anchor_text(there.get("body", "") or {})
        assert main(["package", str(folder), str(bag)]) == 0
        assert (bag / "data/anchor").read_text() == f"{anchor}\n"
        assert main(["unpack", str(bag), str(back), "--anchor", anchor]) == 0
        here = open_reader(back)
        assert (here.root(here.size), here.digest(here.size)) == (there.root(there.size), there.digest(there.size))
    assert (tmp_path / "bag0/data/log/tile/0/000").stat().st_size == 256 * 32


def test_it_is_a_bag_and_a_crate_by_their_own_rules(full: Body, bag: Path) -> None:
    """RFC 8493 §2 and RO-Crate 1.1 §3, read here without any code of ours."""
    assert (bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    payload = {name: data for name, data in files(bag).items() if name.startswith("data/")}
    for manifest, expected in (
        (MANIFEST, payload),
        (TAGS, {name: data for name, data in files(bag).items() if "/" not in name and name != TAGS}),
    ):
        listed = [line.split("  ") for line in (bag / manifest).read_text().splitlines()]
        assert sorted(name for _, name in listed) == sorted(expected)
        assert all(hashlib.sha256(expected[name]).hexdigest() == sha256 for sha256, name in listed)
    info = dict(line.split(": ", 1) for line in (bag / "bag-info.txt").read_text().splitlines())
    assert info["Payload-Oxum"] == f"{sum(map(len, payload.values()))}.{len(payload)}"
    crate = json.loads(payload["data/ro-crate-metadata.json"])
    assert crate["@context"] == "https://w3id.org/ro/crate/1.1/context"
    things = {thing["@id"]: thing for thing in crate["@graph"]}
    assert things["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    assert things["./"]["license"] == {"@id": "https://example.org/licence"}
    for part in things["./"]["hasPart"]:
        assert (bag / "data" / part["@id"]).exists()
        assert things[part["@id"]]["@type"] in {"File", "Dataset"}
    assert things["./"]["identifier"] == open_reader(full.folder).origin
    packed = b"".join(files(bag).values())
    assert b"Behind" not in packed
    assert not any(b"PRIVATE" in data for data in payload.values())


def _change(bag: Path) -> None:
    path = next((bag / "data/log/material").iterdir())
    path.write_bytes(path.read_bytes() + b"!")


def _relist(bag: Path, text: str) -> None:
    """Put a line into the manifest, and the manifest's hash where it belongs."""
    path = bag / MANIFEST
    path.write_text(path.read_text() + text)
    _retag(bag)


def _retag(bag: Path) -> None:
    names = ("bagit.txt", "bag-info.txt", MANIFEST)
    (bag / TAGS).write_text(
        "".join(f"{hashlib.sha256((bag / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    )


def _linked(bag: Path) -> None:
    path = bag / "data/log/state"
    path.unlink()
    path.symlink_to(bag / "data/log/checkpoint")


ATTACKS: dict[str, tuple[Callable[[Path], object], type[ComityError], str]] = {
    "a byte more": (_change, Tampered, "package.hash"),
    "a file gone": (
        lambda bag: next((bag / "data/log/tile/entries/000.p").iterdir()).unlink(),
        Tampered,
        "package.missing",
    ),
    "a file more": (lambda bag: (bag / "data/log/more").write_text("x"), Tampered, "package.stray"),
    "a way out": (lambda bag: _relist(bag, f"{'0' * 64}  data/../../etc/passwd\n"), Rejected, "package.form"),
    "listed twice": (lambda bag: _relist(bag, f"{'0' * 64}  data/anchor\n"), Rejected, "package.form"),
    "no line": (lambda bag: _relist(bag, "x" * 1_000), Rejected, "package.form"),
    "a link": (_linked, Rejected, "package.form"),
    "another manifest": (lambda bag: (bag / MANIFEST).write_text(""), Tampered, "package.hash"),
    "no declaration": (lambda bag: (bag / "bagit.txt").write_text("BagIt-Version: 0.97\n"), Rejected, "package.form"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_doctored_package_is_refused_and_nothing_is_written(
    full: Body, bag: Path, tmp_path: Path, attack: str
) -> None:
    change, kind, code = ATTACKS[attack]
    change(bag)
    with pytest.raises(kind) as refusal:
        check(bag)
    assert refusal.value.finding.code == code
    assert main(["unpack", str(bag), str(tmp_path / "back"), "--anchor", full.anchor]) == 1
    assert not (tmp_path / "back").exists()


def test_a_package_of_another_log_is_refused_however_well_it_is_listed(bag: Path, tmp_path: Path, demo: Path) -> None:
    """The manifest of a package is no proof: only the anchor says which log is meant."""
    other = anchor_text(open_reader(demo / "archive").get("body", "") or {})
    assert main(["unpack", str(bag), str(tmp_path / "back"), "--anchor", other]) == 1
    assert main(["package", str(demo / "archive"), str(bag)]) == 1  # what is there is never replaced
    check(bag)


def test_heads_of_two_sizes_are_never_packed(full: Body, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = open_reader(full.folder)
    earlier = next(note for size in range(1, reader.size) if (note := reader.checkpoint_at(size)) is not None)
    monkeypatch.setattr(reader, "checkpoint", lambda: earlier)
    with pytest.raises(Unavailable) as refusal:
        pack(reader, tmp_path / "out", Labels(title="t", told="t", lang="en", body="b", anchor=full.anchor))
    assert refusal.value.finding.code == "package.moving"
    assert not list(tmp_path.glob("*out*"))
