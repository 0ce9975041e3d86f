"""What holds of a bucket whatever its store: who may write, what stays how long, which bytes, addresses and settings are refused."""

import hashlib
import os
import zlib
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.errors import ComityError, Finding, Rejected, Unavailable
from comity.net.objects import manifest
from comity.net.objects.bucket import StoreKey
from comity.net.objects.kinds import kind
from comity.net.objects.manifest import NAME, NEVER, UNSURE, Entry, Manifest
from comity.net.objects.putting import BUSY_SECONDS, KEPT_SECONDS, Put, Source, put
from comity.wiring.objects import bucket_at

from .buckets import ME, NOW, OTHER, Dead, Watched, clock, put_bytes, quiet


def test_what_is_named_no_more_stays_an_hour_and_is_then_removed() -> None:
    bucket = Watched()
    put_bytes(bucket, {"a.txt": b"a", "b.txt": b"b", "c.txt": b"c"})
    bucket.puts.clear()
    assert put_bytes(bucket, {"a.txt": b"a"}, at=NOW + 10).put == 0
    assert put_bytes(bucket, {"a.txt": b"a", "b.txt": b"b"}, at=NOW + KEPT_SECONDS) == Put(
        put=0, size=0, kept=2, removed=0
    )
    bucket.left = 1  # the manifest says that it may be gone; then nothing more
    with pytest.raises(Dead):
        put_bytes(bucket, {"a.txt": b"a", "b.txt": b"b"}, at=NOW + 10 + KEPT_SECONDS)
    bucket.left = 1_000_000
    assert put_bytes(bucket, {"a.txt": b"a", "b.txt": b"b"}, at=NOW + 11 + KEPT_SECONDS).removed == 1
    assert (bucket.removed, sorted(bucket.seen), bucket.puts) == (["c.txt"], ["a.txt", "b.txt"], [])
    assert put_bytes(bucket, {"a.txt": b"a", "c.txt": b"c"}, at=NOW + 12 + KEPT_SECONDS).put == 1
    found = bucket.read(NAME, 10_000)
    assert found is not None
    entries = manifest.parse(found.data).entries
    assert [(path, entry.gone) for path, entry in entries.items()] == [("a.txt", 0), ("b.txt", NOW + 12 + KEPT_SECONDS), ("c.txt", 0)]  # fmt: skip


def test_logs_alone_leave_pages_alone() -> None:
    bucket = Watched()
    put_bytes(bucket, {"en/index.html": b"page", "small/log/tile/0/000.p/1": b"tile"})
    source = Source(
        files={"small/log/tile/0/000": None}, read={"small/log/tile/0/000": b"full"}.__getitem__, below=("small/log/",)
    )
    put(bucket, source, ME, clock, quiet)
    assert put(bucket, source, ME, lambda: NOW + KEPT_SECONDS, quiet).removed == 1
    assert sorted(bucket.seen) == ["en/index.html", "small/log/tile/0/000"]


def test_tiles_of_another_log_that_never_came_to_its_checkpoint_are_not_kept() -> None:
    bucket = Watched(left=2)
    source = Source(
        files={"small/log/tile/0/000.p/1": None, "small/log/checkpoint": b"\0" * 32}, read=lambda _path: b"other"
    )
    with pytest.raises(Dead):
        put(bucket, source, ME, clock, quiet)
    bucket.left = 1_000_000
    tile = {"small/log/tile/0/000.p/1": b"tile", "small/log/checkpoint": b"head"}
    files = {path: None if "/tile/" in path else hashlib.sha256(data).digest() for path, data in tile.items()}
    assert put(bucket, Source(files=files, read=tile.__getitem__), ME, clock, quiet).put == 2
    assert bucket.seen == tile


def test_two_machines_do_not_write_to_one_prefix_at_once() -> None:
    bucket = Watched(left=2)
    with pytest.raises(Dead):
        put_bytes(bucket, {"a.txt": b"a", "b.txt": b"b"}, by=OTHER)
    bucket.left = 1_000_000
    with pytest.raises(Unavailable, match=r"objects\.busy"):
        put_bytes(bucket, {"a.txt": b"a"}, at=NOW + BUSY_SECONDS - 1)
    assert put_bytes(bucket, {"a.txt": b"a"}, at=NOW + BUSY_SECONDS).put == 1

    class Raced(Watched):
        def looked_at(self) -> None:
            if len(self.puts) == 1:
                found = self.read(NAME, 10_000)
                assert found is not None
                self.swap(NAME, found.data, kind(NAME), found.version)

    raced = Raced()
    with pytest.raises(Unavailable, match=r"objects\.busy"):
        put_bytes(raced, {"en/index.html": b"page"})
    found = raced.read(NAME, 10_000)
    assert found is not None
    assert not manifest.parse(found.data).whole


def packed(text: str) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(text.encode()) + packer.flush()


HEAD = f"comity/objects/v1\nwhole {ME} {NOW}\n"
ONE = f"{'0' * 64} 0 a.txt\n"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no gzip",
        packed(HEAD)[:-1],
        packed(HEAD) + b"more",
        packed("comity/objects/v2\n" + HEAD.partition("\n")[2]),
        packed(HEAD.replace(ME, "A" * 32)),
        packed(HEAD.replace(str(NOW), f"0{NOW}")),
        packed(HEAD + ONE[:-1]),
        packed(HEAD + ONE + ONE),
        packed(HEAD + ONE + ONE.replace("a.txt", "Z.txt")),
        packed(HEAD + ONE.replace("a.txt", "../a.txt")),
        packed(HEAD + ONE.replace("a.txt", "/a.txt")),
        packed(HEAD + ONE.replace("a.txt", "a//b")),
        packed(HEAD + ONE.replace("a.txt", NAME)),
        packed(HEAD + ONE.replace("a.txt", "a" * 901)),
        packed(HEAD + ONE.replace(" 0 ", " -1 ")),
        packed(HEAD + ONE.replace("0" * 64, "0" * 63)),
        zlib.compressobj(6, zlib.DEFLATED, 31).compress(b"\xff") + b"\xff",
    ],
)
def test_a_manifest_that_we_would_not_write_is_refused_and_nothing_is_put(data: bytes) -> None:
    bucket = Watched()
    bucket.swap(NAME, data, kind(NAME), None)
    with pytest.raises(Rejected, match=r"objects\.manifest"):
        put_bytes(bucket, {"a.txt": b"a"})
    assert bucket.puts == []


def test_a_manifest_is_read_as_it_was_written_and_no_further_than_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {"a/é.html": Entry(sha256="ab" * 32, gone=7), "b": Entry(sha256=NEVER), "c": Entry(sha256=UNSURE)}
    made = Manifest(whole=False, by=ME, at=NOW, entries=entries)
    assert manifest.parse(manifest.render(made)) == made
    monkeypatch.setattr(manifest, "TEXT_LIMIT", 100)
    with pytest.raises(Rejected, match=r"objects\.manifest"):
        manifest.parse(manifest.render(made))
    bucket = Watched()
    bucket.put("a.txt", b"four", kind("a.txt"))
    with pytest.raises(Unavailable, match=r"log\.file-oversize"):
        bucket.read("a.txt", 3)


@pytest.mark.parametrize(
    ("to", "settings", "finding"),
    [
        ("record/site", {}, Finding(code="objects.address", place="--to")),
        ("s3://record/a/../b", {}, Finding(code="objects.address", place="--to")),
        ("s3://key:secret@record/a", {}, Finding(code="objects.address", place="--to")),
        ("s3://record", {"ENDPOINT": "http://store.example"}, Finding(code="objects.address", place="COMITY_OBJECTS_ENDPOINT")),
        ("s3://record", {"ENDPOINT": "https://u:p@store.example"}, Finding(code="objects.address", place="COMITY_OBJECTS_ENDPOINT")),
        ("s3://record", {"ENDPOINT": "https://[store"}, Finding(code="objects.address", place="COMITY_OBJECTS_ENDPOINT")),
        ("s3://record", {"ENDPOINT": "https://store example"}, Finding(code="objects.address", place="COMITY_OBJECTS_ENDPOINT")),
        ("s3://record", {"REGION": "here\n"}, Finding(code="objects.address", place="COMITY_OBJECTS_REGION")),
        ("s3://record", {"KEY_FILE": "spaced"}, Finding(code="objects.key", place="COMITY_OBJECTS_KEY_FILE")),
        ("s3://record", {}, Finding(code="objects.key", place="COMITY_OBJECTS_KEY_FILE")),
        ("s3://record", {"KEY_FILE": "nothing"}, Finding(code="objects.key", place="COMITY_OBJECTS_KEY_FILE")),
        ("s3://record", {"KEY_FILE": "open"}, Finding(code="objects.key", place="COMITY_OBJECTS_KEY_FILE")),
        ("s3://record", {"KEY_FILE": "short"}, Finding(code="objects.key", place="COMITY_OBJECTS_KEY_FILE")),
        ("s3://record", {"KEY_FILE": "binary"}, Finding(code="objects.key", place="COMITY_OBJECTS_KEY_FILE")),
    ],
)  # fmt: skip
def test_an_address_or_setting_that_will_not_do_is_refused(
    to: str, settings: dict[str, str], finding: Finding, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, data, mode in (
        ("open", b"AKIA\nsecret\n", 0o644),
        ("short", b"AKIA\n", 0o600),
        ("spaced", b"AKIA\nse cret\n", 0o600),
        ("binary", b"\xff\n\xff", 0o600),
    ):
        Path(name).write_bytes(data)
        Path(name).chmod(mode)
    with pytest.raises(ComityError) as caught:
        bucket_at(to, {f"COMITY_OBJECTS_{name}": value for name, value in settings.items()})
    assert (caught.value.finding.code, caught.value.finding.place) == (finding.code, finding.place)
    assert "cret" not in caught.value.finding.excerpt.replace("key:secret", "")


def test_a_key_of_the_environment_that_no_header_could_carry_is_refused() -> None:
    given = {"AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "secret\n"}
    with pytest.raises(Rejected) as caught:
        bucket_at("s3://record", given)
    assert (caught.value.finding.place, caught.value.finding.excerpt) == ("AWS_SECRET_ACCESS_KEY", "")


def test_a_key_shows_itself_nowhere() -> None:
    assert "hidden" not in repr(StoreKey(name="AKIA", secret="hidden", token="hidden"))


@pytest.mark.parametrize(
    "given", [["small"], ["small", "--tiles-only"], ["small", "out", "--tiles-only", "--to", "s3://record"], ["small", "out", "--every", "5"]]
)  # fmt: skip
def test_options_that_do_not_go_together_are_refused(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", *given]) == 1
    assert capsys.readouterr().err.startswith("cli.option: ")


def test_without_its_library_the_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(Unavailable, match=r"objects\.library"):
        bucket_at("s3://record", dict(os.environ))
