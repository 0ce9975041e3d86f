"""A site put in an object store: whole for a reader at every moment, gone on with after any death, and no more put than has changed.

The store of the slow tests is a server others wrote, over HTTP (`object_server.py`); the fast ones use the library's own, in memory.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.request import urlopen

import pytest

from comity.cli.main import main
from comity.errors import Rejected, Tampered, Unavailable
from comity.net.objects import live, manifest
from comity.net.objects.kinds import FOR_EVER, kind
from comity.net.objects.manifest import NAME, Manifest
from comity.net.objects.putting import Source, put
from comity.store.reader import open_reader
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.wiring.objects import bucket_at

from .buckets import ME, OTHER, Dead, Reader, Watched, clock, put_bytes, quiet
from .conftest import Body, build

PYTHON = Path(__file__).parents[2] / ".make" / "objects" / "bin" / "python"
served = pytest.mark.skipif(not PYTHON.exists(), reason="no object store (make .make/objects)")


@dataclass(frozen=True)
class Store:
    """The server: where it is, a key to it, and the folder of its notes."""

    address: str
    secured: str
    name: str
    secret: str
    folder: Path

    def settings(self) -> dict[str, str]:
        given = {"AWS_ACCESS_KEY_ID": self.name, "AWS_SECRET_ACCESS_KEY": self.secret}
        return {"COMITY_OBJECTS_ENDPOINT": self.address, **given}

    def get(self, path: str) -> tuple[bytes, Mapping[str, str]]:
        with urlopen(f"{self.address}/record/{path}") as answer:
            return answer.read(), answer.headers

    def requests(self) -> list[str]:
        """Return what was asked since this was last asked."""
        said = (self.folder / "requests").read_text().splitlines()
        (self.folder / "requests").write_text("")
        return said

    def puts(self, below: str) -> list[str]:
        start = f"PUT /record/{below}/"
        return [line.removeprefix(start) for line in self.requests() if line.startswith(start)]


@pytest.fixture(scope="module", name="store")
def a_server_others_wrote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("store")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    arguments = [PYTHON, Path(__file__).with_name("object_server.py"), folder]
    with subprocess.Popen(arguments, **pipes) as server, pytest.MonkeyPatch.context() as environ:  # type: ignore[call-overload]
        made = Store(**json.loads(server.stdout.readline()), folder=folder)
        for name, value in made.settings().items():
            environ.setenv(name, value)
        yield made
        server.stdin.close()
        server.wait(10)


@dataclass(frozen=True)
class Editions:
    """A body, and its site before and after one more record."""

    body: Body
    trees: tuple[Path, Path]
    out: Path

    def source(self, number: int) -> Source:
        root = self.trees[number]
        paths = [path for path in root.rglob("*") if path.is_file()]
        files = {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).digest() for path in paths}
        return Source(files=files, read=root.joinpath)


@pytest.fixture(scope="module", name="editions")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editions]:
    folder = tmp_path_factory.mktemp("council")
    body = build(folder / "small")
    trees = []
    for code in ("AAA", "BBB"):
        body.write(code)
        body.sequencer.publish()
        assert main(["publish", str(body.folder), str(folder / "out")]) == 0
        trees.append(folder / code)  # the tree of a run goes at the second run after it
        shutil.copytree(folder / "out" / "site", trees[-1], copy_function=os.link)
    yield Editions(body=body, trees=(trees[0], trees[1]), out=folder / "out")
    body.sequencer.close()


@served
def test_what_is_read_over_http_is_what_was_published_and_verifies(
    editions: Editions, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.conformance.trio import second

    body, to = editions.body, ["--to", "s3://record/first/site"]
    store.requests()
    assert main(["publish", str(body.folder), str(editions.out), *to, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    site = {path.relative_to(told["site"]).as_posix(): path for path in Path(told["site"]).rglob("*") if path.is_file()}
    puts = store.puts("first/site")
    assert sorted(puts) == sorted([*site, *([NAME] * (len(puts) - len(site)))])
    assert told["objects"]["put"] == len(site) == told["files"]
    shown = puts.index("small/log/checkpoint")
    assert {path for path in site if "/log/" in path} <= {*puts[: shown + 1]}
    assert {"index.html", "404.html"} <= {*puts[shown + 1 :]}
    assert store.secret not in "".join(map(str, told.values()))
    data, headers = store.get("first/site/small/log/checkpoint")
    assert data == site["small/log/checkpoint"].read_bytes()
    assert (headers["Cache-Control"], headers["Content-Type"]) == ("no-cache", "text/plain; charset=utf-8")
    for path in (*[one for one in site if "/log/tile/" in one], "en/index.html", "index.html", "404.html"):
        data, headers = store.get(f"first/site/{path}")
        assert data == site[path].read_bytes()
        assert headers["Cache-Control"] == (FOR_EVER if "/log/tile/" in path else "no-cache")
        assert headers["Content-Type"] == kind(path).media
    held = manifest.parse(store.get(f"first/site/{NAME}")[0])
    assert held.whole
    assert {path: entry.sha256 for path, entry in held.entries.items()} == {
        path: hashlib.sha256(one.read_bytes()).hexdigest() for path, one in site.items()
    }
    address, copy = f"{store.address}/record/first/site/small", tmp_path / "copy"
    assert main(["mirror", address, str(copy), "--anchor", body.anchor, "--slug", "small"]) == 0
    assert verify_log(copy, anchors.parse(body.anchor)).holds
    said: list[str] = []
    assert second().main([str(copy), "--anchor", body.anchor], said.append) == 0, said
    store.requests()
    assert main(["publish", str(body.folder), str(editions.out), *to]) == 0
    assert {line.split()[0] for line in store.requests()} == {"GET"}


@served
def test_a_run_that_is_killed_is_gone_on_with_and_puts_no_more_than_has_changed(
    editions: Editions, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The logs alone, of a live desk: a process is killed for real as its seventh put arrives."""
    body = editions.body
    command = ["publish", str(body.folder), "--to", "s3://record/live", "--tiles-only"]
    store.requests()
    held = "import os,sys;sys.stdin.readline();from comity.cli.main import main;sys.exit(main(sys.argv[1:]))"
    with subprocess.Popen([sys.executable, "-c", held, *command], stdin=subprocess.PIPE, text=True) as killed:
        (store.folder / "kill").write_text(f"7 {killed.pid}")
        killed.communicate("\n")
    assert killed.returncode == -9
    first = store.puts("live")
    assert not {"small/log/checkpoint", "small/log/state"} & set(first)
    assert main(command) == 0
    assert "small/log/checkpoint" in store.puts("live")
    assert main(command) == 0
    assert store.puts("live") == []
    body.write("CCC")
    body.sequencer.publish()
    assert main(command) == 0
    again = store.puts("live")
    files = live.logs({"small": open_reader(body.folder)}).files
    assert set(again) < {*files, NAME}
    assert len(again) == 6  # a tile, a bundle of entries, state, checkpoint, and the manifest before and after
    assert again[-3:] == ["small/log/state", "small/log/checkpoint", NAME]
    for path in files:
        assert store.get(f"live/{path}")[0] == (body.folder / "log" / path.removeprefix("small/log/")).read_bytes()
    copy = tmp_path / "copy"
    assert main(["mirror", f"{store.address}/record/live/small", str(copy), "--anchor", body.anchor]) == 0
    capsys.readouterr()


@served
def test_a_store_that_compares_no_versions_will_do(store: Store) -> None:
    bucket = bucket_at("s3://record/plain")
    for files in ({"a.txt": b"one"}, {"a.txt": b"two", "b.txt": b"three"}):
        put_bytes(bucket, files)
    assert store.get("plain/a.txt")[0] == b"two"


@served
def test_a_large_file_is_sent_in_parts(store: Store, tmp_path: Path) -> None:
    data, path = b"0123456789abcdef" * 600_000, f"small/log/material/{'0' * 64}"
    (tmp_path / "large").write_bytes(data)
    store.requests()
    bucket = bucket_at("s3://record/large")
    bucket.put(path, tmp_path / "large", kind(path))
    assert len(store.puts("large")) == 2
    found, headers = store.get(f"large/{path}")
    assert found == data
    assert headers["Content-Disposition"] == "attachment"


@served
def test_over_tls_the_authority_that_is_named_is_believed_and_no_unknown_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITY_OBJECTS_ENDPOINT", store.secured)
    with pytest.raises(Unavailable, match=r"objects\.answer"):
        put_bytes(bucket_at("s3://record/tls"), {"a.txt": b"one"})
    monkeypatch.setenv("COMITY_OBJECTS_CA", str(store.folder / "authority.pem"))
    assert put_bytes(bucket_at("s3://record/tls"), {"a.txt": b"one"}).put == 1
    assert store.get("tls/a.txt")[0] == b"one"
    for data in (b"", b"rubbish", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"):
        (tmp_path / "authority.pem").write_bytes(data)
        monkeypatch.setenv("COMITY_OBJECTS_CA", str(tmp_path / "authority.pem"))
        with pytest.raises(Rejected, match=r"objects\.authorities"):
            bucket_at("s3://record/tls")
    monkeypatch.setenv("COMITY_OBJECTS_CA", str(tmp_path / "nothing.pem"))
    with pytest.raises(Unavailable, match=r"objects\.authorities"):
        bucket_at("s3://record/tls")


@served
def test_the_log_of_a_live_desk_is_followed(
    editions: Editions, store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first round finds another machine at work, and the next are made all the same."""
    body, bucket, rounds = editions.body, bucket_at("s3://record/follow"), list[list[str]]()
    busy = Manifest(whole=False, by=OTHER, at=int(time.time()), entries={})
    version = bucket.swap(NAME, manifest.render(busy), kind(NAME), None)

    def sleep(_seconds: float) -> None:
        rounds.append(store.puts("follow"))
        if len(rounds) == 1:
            bucket.swap(NAME, manifest.render(replace(busy, whole=True)), kind(NAME), version)
            store.requests()
        elif len(rounds) == 2:
            body.write("AAA")
            body.sequencer.publish()
        else:
            raise KeyboardInterrupt

    store.requests()
    monkeypatch.setattr("comity.cli.publishing.time.sleep", sleep)
    main(["publish", str(body.folder), "--to", "s3://record/follow", "--tiles-only", "--every", "5"])
    assert len(rounds) == 3
    assert rounds[0] == []
    assert [one[-2:] for one in rounds[1:]] == [["small/log/checkpoint", NAME]] * 2
    assert len(rounds[2]) == 6 < len(rounds[1])
    said = capsys.readouterr()
    assert said.err.startswith("objects.busy: ")
    assert said.out.count("s3://record/follow: ") == 2


@served
def test_the_stores_refusals_are_told_and_no_key_is(
    editions: Editions,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrong = "wrong-secret-that-nobody-may-see"
    key = tmp_path / "store.key"
    key.write_text(f"{store.name}\n{wrong}\n")
    key.chmod(0o600)
    cases = [
        ("s3://record/x", {"COMITY_OBJECTS_KEY_FILE": str(key)}, "objects.refused", "SignatureDoesNotMatch"),
        ("s3://record/x", {"AWS_ACCESS_KEY_ID": "AKIANOBODY"}, "objects.refused", "InvalidAccessKeyId"),
        ("s3://nothing/x", {}, "objects.bucket", "NoSuchBucket"),
        ("s3://record/x", {"COMITY_OBJECTS_ENDPOINT": "http://127.0.0.1:9"}, "objects.answer", "error sending request"),
    ]
    for to, changed, code, said in cases:
        with monkeypatch.context() as environ:
            for name, value in changed.items():
                environ.setenv(name, value)
            assert main(["publish", str(editions.body.folder), "--to", to, "--tiles-only"]) == 1
        told = capsys.readouterr()
        assert told.err.startswith(f"{code}: ")
        assert said in told.err
        assert to in told.err
        assert len(told.err.splitlines()) == 5
        assert wrong not in told.out + told.err
        assert store.secret not in told.out + told.err
    key.write_text(f"{store.name}\n{store.secret}\n")
    monkeypatch.setenv("COMITY_OBJECTS_KEY_FILE", str(key))
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert put_bytes(bucket_at("s3://record/by-file"), {"a.txt": b"one"}).put == 1


def test_a_reader_finds_all_he_is_led_to_whichever_put_was_the_last(editions: Editions) -> None:
    """Looked at after every put of the first edition and of the second: what a run killed there would leave."""
    reader = Reader()

    class Read(Watched):
        def looked_at(self) -> None:
            if "index.html" in self.seen and (len(self.puts) % 8 == 0 or self.puts[-1] not in before):
                reader.reads(self.seen)

    bucket, before = Read(), set[str]()
    put(bucket, editions.source(0), ME, clock, quiet)
    reader.reads(bucket.seen)
    first = len(bucket.puts)
    bucket.looked_at = lambda: reader.reads(bucket.seen)  # type: ignore[method-assign]
    came = put(bucket, editions.source(1), ME, clock, quiet)
    assert 20 < came.put == len(bucket.puts) - first < first / 2
    assert len(reader.checked) == 2
    assert reader.followed > 10_000
    assert bucket.puts[-1] == "small/log/checkpoint"
    assert {path: bucket.seen[path] for path in editions.source(1).files} == {
        path: editions.trees[1].joinpath(path).read_bytes() for path in editions.source(1).files
    }


@pytest.mark.parametrize("step", [7])
def test_a_run_that_dies_anywhere_is_gone_on_with(editions: Editions, step: int) -> None:
    """Killed at each seventh write of the second edition, then once more while it goes on; what is shown is whole each time."""
    first, second = editions.source(0), editions.source(1)
    reader, dead = Reader(), 0
    for left in range(0, 200, step):
        bucket = Watched()
        put(bucket, first, ME, clock, quiet)
        total = len(bucket.puts)
        try:
            for again in (left, 11):
                bucket.left = again
                with pytest.raises(Dead):
                    put(bucket, second, ME, clock, quiet)
                dead += 1
                reader.reads(bucket.seen)
        except pytest.fail.Exception:
            break  # it came to its end
        finally:
            bucket.left = 1_000_000
        put(bucket, second, ME, clock, quiet)
        assert {path: bucket.seen[path] for path in second.files} == {
            path: editions.trees[1].joinpath(path).read_bytes() for path in second.files
        }
        assert put(bucket, second, ME, clock, quiet).put == 0
        assert len(bucket.puts) - total < 3 * len(second.files)
    assert dead > 15


def test_a_checkpoint_is_never_followed_by_one_it_does_not_lead_to(editions: Editions, tmp_path: Path) -> None:
    bucket = Watched()
    put(bucket, editions.source(1), ME, clock, quiet)
    count, before = len(bucket.puts), dict(bucket.seen)
    other = build(tmp_path / "small")  # another log of that name: its stamps are others
    other.write("CCC")
    for _ in range(6):
        other.write("AAA")
    other.sequencer.publish()
    for source in (editions.source(0), live.logs({"small": open_reader(other.folder)})):
        with pytest.raises(Rejected, match=r"objects\.ahead"):
            put(bucket, source, ME, clock, quiet)
    other.sequencer.close()
    assert (len(bucket.puts), bucket.seen) == (count, before)
    bucket.put("small/log/checkpoint", b"rubbish\n", kind(NAME))
    assert put(bucket, editions.source(1), ME, clock, quiet).put == 0


def test_a_file_that_is_not_what_was_written_stops_the_run_before_the_checkpoint(editions: Editions) -> None:
    source, bucket = editions.source(0), Watched()
    spoiled = replace(source, read=lambda path: b"spoiled" if path == "en/index.html" else source.read(path))
    with pytest.raises(Tampered, match=r"objects\.file"):
        put(bucket, spoiled, ME, clock, quiet)
    assert "small/log/checkpoint" not in bucket.seen
    gone = replace(source, read=lambda path: Path("nowhere") if path == "en/index.html" else source.read(path))
    with pytest.raises(Unavailable, match=r"objects\.file"):
        put(bucket, gone, ME, clock, quiet)
    with pytest.raises(Rejected, match=r"objects\.path"):
        put_bytes(bucket, {"a/../b": b""})
