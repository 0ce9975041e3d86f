"""The site as files: the same after many small runs as after one whole run, whole at every moment, and all of its links lead somewhere."""

import functools
import html
import http.server
import os
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from comity.cli.main import main
from comity.encoding import note as notes
from comity.errors import Finding, Rejected, Unavailable
from comity.keys.names import COSIGNATURE
from comity.keys.signer import from_label
from comity.records.act import Act
from comity.records.record import Material
from comity.service.cosigned import Asked, take
from comity.store.reader import open_reader
from comity.tlog.policy import parse
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt
from comity.web.publishing.drawing import Drawn, Pen
from comity.web.publishing.memory import Memory
from comity.web.publishing.places import between, place
from comity.web.publishing.rewriting import Page
from comity.web.publishing.run import Done, publish
from comity.web.publishing.tree import Tree

from .conftest import Body, build

ADDRESS = "https://record.example/copies"


def published(body: Body, out: Path, live: str = "") -> Done:
    return publish({"small": body.folder}, out, ADDRESS, live, lambda _done, _all: None)


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def begin(body: Body) -> list[str]:
    """Write a little of everything."""
    first = body.write("AAA")
    second = body.answer("BBB", first, Act.ASK, "answers")
    data = b"a file that goes with a note"
    sha256 = body.sequencer.files.put_material(data)
    item = Material(sha256=sha256, size=len(data), media="text/plain", name="file.txt", role="attachment")
    third = body.write("CCC", material=(item,))
    sitting = body.write("REGISTRY", Act.CONVENE, "sitting", body={"fields": {}})
    body.sequencer.publish()
    return [first, second, third, sitting]


@pytest.mark.usefixtures("one_hour")
def test_many_small_runs_leave_what_one_whole_run_does(body: Body, tmp_path: Path) -> None:
    first, second, third, _ = begin(body)
    whole = published(body, tmp_path / "out")
    assert published(body, tmp_path / "out").drawn == 0
    body.answer("CCC", second, Act.REPLY, "answers")
    body.answer("AAA", first, Act.SUPERSEDE, "supersedes")
    body.sequencer.publish()
    assert 0 < published(body, tmp_path / "out").drawn < whole.drawn
    body.answer("CCC", third, Act.WITHDRAW, "withdraws")
    body.answer("BBB", second, Act.TAKE_POSITION, "about", body={"fields": {"stance": "support"}})
    body.write("AAA", Act.NOTIFY, "mandate", body={"fields": {"group": "PAIR", "office": "REGISTRY"}})
    for _ in range(24):
        body.write("BBB")
    body.sequencer.publish()
    done = published(body, tmp_path / "out")
    fresh = published(body, tmp_path / "fresh")
    assert fresh.drawn > whole.drawn
    wanted, grown = files(fresh.site), files(done.site)
    differing = [name for name in wanted if wanted[name] != grown.get(name) and not name.endswith(".receipt")]
    assert (differing, sorted(grown)) == ([], sorted(wanted))
    for name in (name for name in grown if name.endswith(".receipt")):  # under an older checkpoint, and as good
        assert verify_receipt(grown[name], anchors.parse(body.anchor)).holds


def test_a_run_waits_until_what_was_taken_in_is_signed(body: Body, tmp_path: Path) -> None:
    begin(body)
    record = body.write("CCC", Act.NOTIFY)
    signing = threading.Timer(0.5, body.sequencer.publish)
    signing.start()
    site = published(body, tmp_path / "out").site
    signing.join()
    assert (site / "en" / "small" / "record" / record / "index.html").is_file()


def links(root: Path) -> Iterator[tuple[Path, str]]:
    for page in root.rglob("*.html"):
        for link in re.findall(r'(?:href|src)="([^"]*)"', page.read_text("utf-8")):
            yield page, html.unescape(link)
    for script in root.rglob("*.js"):
        for link in re.findall(r'from "([^"]*)"', script.read_text("utf-8")):
            yield script, link


def leads(root: Path, page: Path, link: str) -> bool:
    """Return whether a link of a page of these files leads to one of them, and to a place in it where it names one."""
    parts = urlsplit(link)
    base = page if not parts.path else page.parent / unquote(parts.path)
    target = Path(os.path.normpath(base / "index.html" if parts.path.endswith("/") else base))
    if not target.is_relative_to(root) or not target.is_file():
        return False
    return not parts.fragment or f'id="{parts.fragment}"' in target.read_text("utf-8")


def check_links(root: Path) -> int:
    counted = 0
    for page, link in links(root):
        if urlsplit(link).scheme or page.name == "404.html":
            continue
        assert leads(root, page, link), (page.relative_to(root), link)
        counted += 1
    return counted


def test_every_link_of_every_page_leads_to_a_file(body: Body, tmp_path: Path) -> None:
    first, *_ = begin(body)
    root = published(body, tmp_path / "out").site.resolve()
    assert check_links(root) > 1_000
    for lang in ("en", "fr", "ru"):
        text = (root / lang / "small" / "record" / first / "index.html").read_text("utf-8")
        assert "<form" not in text
        assert "<script" not in text
        assert "published.invalid" not in text
        assert "default-src 'none'" in html.unescape(text)
        assert f'href="{ADDRESS}' not in text
    assert f"<loc>{ADDRESS}/en/small/record/{first}/</loc>" in (root / "sitemap-1.xml").read_text()
    assert f"{ADDRESS}/en/small/record/{first}" in (root / "en/small/feed.atom").read_text("utf-8")
    assert "published.invalid" not in "".join(path.read_text("utf-8") for path in root.rglob("*.ics"))


@pytest.mark.campaign
def test_every_link_of_the_demonstration_leads_to_a_file(demo: Path, tmp_path: Path) -> None:
    assert main(["publish", str(demo), str(tmp_path / "out")]) == 0
    assert check_links((tmp_path / "out" / "site").resolve()) > 50_000


@pytest.mark.parametrize(
    ("given", "alone", "with_desk"),
    [
        ('<a href="/en/small/log">x</a>', '<a href="../">x</a>', '<a href="../">x</a>'),
        ('<a class="m" href="/en/small/desk">x</a>', '<span class="m">x</span>', '<a class="m" href="https://d.example/en/small/desk">x</a>'),
        ('<svg><a href="/en/small/@9/">x</a></svg>', "<svg><g>x</g></svg>", '<svg><a href="https://d.example/en/small/@9/">x</a></svg>'),
        ('<a class="button" href="/en/small/health">x</a>!', "!", '<a class="button" href="https://d.example/en/small/health">x</a>!'),
        ('<form method="get"><a href="/">x</a></form>!', "!", "!"),
        ('<script src="/static/map.js"></script>!', "!", "!"),
        ('<link href="/static/comity.css?abc">', '<link href="../../../../static/comity.css?abc">', '<link href="../../../../static/comity.css?abc">'),
        ('<a href="#a">x</a><a href="https://e.example/">y</a>', '<a href="#a">x</a><a href="https://e.example/">y</a>', '<a href="#a">x</a><a href="https://e.example/">y</a>'),
    ],
)  # fmt: skip
def test_what_needs_a_server_leads_to_the_live_desk_or_nowhere(given: str, alone: str, with_desk: str) -> None:
    for live, wanted in (("", alone), ("https://d.example", with_desk)):
        assert Page(file="en/small/log/x/index.html", live=live, policy="none").made(given) == wanted


def test_a_run_that_fails_leaves_the_site_as_it_was(
    body: Body, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(body)
    out = tmp_path / "out"
    before = files(published(body, out).site)
    body.write("AAA")
    body.sequencer.publish()
    draw, left = Pen.draw, [4]

    def failing(self: Pen, address: str) -> Drawn:
        left[0] -= 1
        if left[0] < 0:
            raise Unavailable(Finding(code="publish.page", place=address))
        return draw(self, address)

    monkeypatch.setattr(Pen, "draw", failing)
    with pytest.raises(Unavailable, match=r"publish\.page"):
        published(body, out)
    assert files(out / "site") == before
    assert [one.name for one in (out / "trees").iterdir()] == ["00000001"]
    monkeypatch.setattr(Pen, "draw", draw)
    with monkeypatch.context() as broken:
        broken.setattr(Memory, "done", lambda *_: sys.exit(9))  # put in place, and not remembered
        with pytest.raises(SystemExit):
            published(body, out)
    after = files(out / "site")
    assert after != before
    again = published(body, out)
    shown = {name: data for name, data in files(out / "site").items() if not name.endswith(".receipt")}
    assert again.drawn > 50
    assert shown == {name: after[name] for name in shown}
    with pytest.raises(Rejected, match=r"cli\.option"):
        published(body, out, live="desk.example")
    with pytest.raises(Unavailable, match=r"publish\.page"):
        Pen.draw(pen_of(body), "/en/small/nothing")


def pen_of(body: Body) -> Pen:
    from comity.web.site import Published, drawing

    handler = drawing({"small": body.folder}, Published(at=body.now, address="", live=""))
    return Pen(handler, {"small": open_reader(body.folder)})


def test_it_writes_to_its_own_folder_and_alone(body: Body, tmp_path: Path) -> None:
    import fcntl

    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("kept")
    for out in (tmp_path / "mine", body.folder / "out"):
        with pytest.raises(Rejected, match=r"publish\.folder"):
            published(body, out)
    assert (tmp_path / "mine" / "letter.txt").read_text() == "kept"
    assert not (body.folder / "out").exists()
    tree = Tree(tmp_path / "out")
    tree.write("one", b"")
    with pytest.raises(Unavailable, match=r"publish\.write"):
        tree.write("one/two", b"")
    tree.close()
    assert not any((tmp_path / "out" / "trees").iterdir())
    with (tmp_path / "out" / "publish.lock").open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Unavailable, match=r"publish\.busy"):
            published(body, tmp_path / "out")


def test_what_is_restricted_is_in_no_file(body: Body, tmp_path: Path) -> None:

    begin(body)
    made = body.restrict("AAA", Act.NOTIFY, "letter", {"title": {"en": "Only members read this"}})
    body.hand_in(made)
    root = published(body, tmp_path / "out").site
    assert (root / "en/small/record" / made.id / "index.html").exists()
    assert not any(b"Only members read this" in data for data in files(root).values())


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve files as `python -m http.server` does."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_a_mirror_is_made_from_the_files_and_its_files_from_the_mirror(body: Body, tmp_path: Path) -> None:
    first, *_ = begin(body)
    root = published(body, tmp_path / "out").site
    with served(root) as address:
        copy = tmp_path / "copy"
        assert main(["mirror", f"{address}/small", str(copy), "--anchor", body.anchor, "--slug", "small"]) == 0
    assert verify_log(copy, anchors.parse(body.anchor)).holds
    assert main(["publish", str(copy), str(tmp_path / "second")]) == 0
    again = tmp_path / "second" / "site"
    assert check_links(again.resolve()) > 1_000
    (tmp_path / "one.receipt").write_bytes((again / "small/receipt" / f"{first}.receipt").read_bytes())
    assert main(["verify", str(tmp_path / "one.receipt"), "--anchor", body.anchor]) == 0


def test_a_receipt_is_made_again_until_the_quorum_has_seen_it(tmp_path: Path) -> None:
    witness = from_label("witness.example/one", "one", COSIGNATURE)
    policy = f"log {from_label('comity.example/small', 'small log').verifier.vkey}\nwitness w1 {witness.verifier.vkey}\nquorum w1\n"
    body = build(tmp_path / "small", policy)
    first, *_ = begin(body)
    receipt = f"small/receipt/{first}.receipt"
    page = f"en/small/record/{first}/index.html"
    before = files(published(body, tmp_path / "out").site)
    assert "Provisional" in before[page].decode()
    reader = open_reader(body.folder)
    line = witness.cosign(notes.parse(reader.checkpoint()).text, body.now + 5)
    asked = Asked(vkey=witness.verifier.vkey, at=body.now + 5, outcome="cosigned", line=line)
    take(body.sequencer, parse(policy), reader.size, (asked,))
    after = files(published(body, tmp_path / "out").site)
    assert "Provisional" not in after[page].decode()
    assert after[receipt] != before[receipt]
    body.write("BBB")
    body.sequencer.publish()
    assert files(published(body, tmp_path / "out").site)[receipt] == after[receipt]
    body.sequencer.close()


def test_addresses_become_files() -> None:
    record = "0" * 64
    assert place("/") == "index.html"
    assert place(f"/en/small/record/{record}") == f"en/small/record/{record}/index.html"
    assert place("/en/small/records?before=0000000050") == "en/small/records/before-0000000050/index.html"
    assert place("/small/forms/note.schema.json?lang=fr") == "small/forms/lang-fr/note.schema.json"
    assert place(f"/small/receipt/{record}") == f"small/receipt/{record}.receipt"
    for refused in ("/en/small/search?q=x", "/en/small/@12/", "/en/small/records?before=../x", "/en/small/desk", "/x/y/z",
                    "/en/small/records?q=1", "/small/submit"):  # fmt: skip
        assert place(refused) is None
    assert between("en/index.html", "index.html") == "../"
    assert between("en/small/log/index.html", "en/small/log/index.html") == "./"
