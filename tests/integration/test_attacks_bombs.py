"""Little that becomes much: packed receipts, nested documents, names within names, entities. Time and memory are measured."""

import gzip
import io
import re
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity import paper
from comity.blanks import cells
from comity.encoding import canonical
from comity.errors import Rejected
from comity.receipt import RECEIPT_LIMIT
from comity.regime import load
from comity.web.access.holder import Role

from .accounts import Served, migrated, served
from .conftest import REGIME
from .test_rights import signed_in

__all__ = ["migrated", "served"]
MEMORY = 64 * 1024 * 1024
SECONDS = 5.0
DEEP = 100_000
ROOT = Path(__file__).parents[2]


def bounded(refused: Callable[[], Any]) -> Any:
    """Return what is called for, having seen that it took little time of the processor and memory."""
    tracemalloc.start()
    begun = time.process_time()
    try:
        return refused()
    finally:
        took, (_, most) = time.process_time() - begun, tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert took < SECONDS
        assert most < MEMORY


def test_a_receipt_on_paper_unpacks_to_no_more_than_a_receipt() -> None:
    parts = paper.cut(bytes(4 * RECEIPT_LIMIT))
    assert 0 < sum(map(len, parts)) < RECEIPT_LIMIT // 16
    with pytest.raises(Rejected) as refusal:
        bounded(lambda: paper.join(parts))
    assert refusal.value.finding.code == "paper.content"


def test_what_is_sent_packed_is_not_unpacked(served: Served) -> None:
    from comity.web.site import application

    desk = served.body.desk()
    application({"small": served.body.folder}, lambda _slug, data: desk.submit(data), served.home)
    assert served.client().get("/en/").status_code == 200  # what is loaded once is not what is measured
    bomb = gzip.compress(bytes(64 * 1024 * 1024))
    answer = bounded(
        lambda: served.client().post(
            "/small/submit", bomb, content_type="application/octet-stream", headers={"Content-Encoding": "gzip"}
        )
    )
    assert answer.status_code == 422


NESTED = {
    "arrays": b"[" * DEEP,
    "objects": b'{"a":' * DEEP,
    "arrays, ended": b"[" * DEEP + b"]" * DEEP,
    "in a string and out": b'["[[[["' + b",[" * DEEP,
}


@pytest.mark.parametrize("name", NESTED)
def test_nested_documents_are_refused_by_their_depth(name: str) -> None:
    with pytest.raises(Rejected) as refusal:
        bounded(lambda: canonical.parse(NESTED[name], limit=len(NESTED[name])))
    assert refusal.value.finding.code == "json.depth"


@pytest.mark.parametrize("name", NESTED)
def test_nested_documents_break_no_page(served: Served, name: str) -> None:
    sent, client = NESTED[name].decode(), served.client()
    joining = client.post(
        f"/en/account/invitation/{served.link()}", {"name": "A", "username": "nested", "way": "passkey"}
    )
    assert joining.status_code == 302
    signer = signed_in(Role.SIGNER, "AAA")
    assert signer.get("/api/v1/small/records").status_code == 200  # what is loaded once is not what is measured
    for who, address in (
        (client, joining.headers["Location"]),
        (client, "/en/account/sign-in/passkey/"),
        (signer, "/en/account/passkeys/add/"),
        (signer, "/en/account/again/passkey/"),
    ):
        answer = bounded(lambda who=who, address=address: who.post(address, {"credential": sent, "name": "x"}))
        assert answer.status_code < 500, address
    for address in ("/small/prepare", "/small/submit", "/api/v1/small/notes"):
        kind = "application/octet-stream"
        answer = bounded(
            lambda address=address, kind=kind: signer.post(address, NESTED[name][:65_000], content_type=kind)
        )
        assert answer.status_code < 500, address


TOMLS = {
    "a name within names": b".".join([b"a"] * DEEP) + b" = 1\n",
    "a table within tables": b"[" + b".".join([b"a"] * DEEP) + b"]\n",
    "quoted names": b" . ".join([b'"a"'] * (DEEP // 2)) + b" = 1\n",
    "arrays": b"a = " + b"[" * DEEP + b"\n",
    "tables in line": b"a = " + b"{a=" * DEEP + b"\n",
    "names in line": b"a = {" + b".".join([b"b"] * DEEP) + b" = 1}\n",
}


@pytest.mark.parametrize(
    "line", [b"A1" * 200_000, b'"' * 400_000, b"a " * 200_000, b"'a' " * 100_000, b"a.b " * 100_000]
)
def test_rules_of_one_long_line_are_refused_in_time(line: bytes) -> None:
    with pytest.raises(Rejected) as refusal:
        bounded(lambda: load(line))
    assert refusal.value.finding.code == "toml.syntax"


@pytest.mark.parametrize("name", TOMLS)
def test_rules_that_nest_without_end_are_refused(name: str) -> None:
    with pytest.raises(Rejected) as refusal:
        bounded(lambda: load(TOMLS[name] + REGIME))
    assert refusal.value.finding.code == "toml.syntax"


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (n + 1, *[n] * 8) for n in range(97, 108))
    + b"]><svg>&l;</svg>"
)


def test_no_entity_is_ever_opened(served: Served) -> None:
    """Nothing a desk serves reads XML from outside; a form's workbook (read by command) may declare nothing; a file that laughs passes through a hash and is kept as it is."""
    readers = re.compile(r"fromstring|XMLParser|XMLPullParser|iterparse|minidom|pulldom|xml\.sax|expat|ET\.parse|lxml")
    for path in (ROOT / "src").rglob("*.py"):
        place = path.relative_to(ROOT / "src" / "comity")
        if place.parts[0] not in {"press", "airspace"} and place.as_posix() != "blanks/cells.py":
            assert not readers.search(path.read_text("utf-8")), path
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as packed:
        packed.writestr("xl/worksheets/sheet1.xml", LAUGHS)
    with pytest.raises(Rejected) as refusal:
        bounded(lambda: cells.parse(book.getvalue()))
    assert refusal.value.finding.code == "blank.part"
    laughing = io.BytesIO(LAUGHS)
    laughing.name = "laugh.svg"
    form = {"act": "notify", "seat": "AAA", "at": "2026-03-01", "title.en": "T", "aud": "public", "attach": laughing}
    client = signed_in(Role.SIGNER, "AAA")
    answer = bounded(lambda: client.post("/en/small/write/letter?act=notify&seat=AAA", form))
    assert answer.status_code in {200, 422}
    assert b"hahaha" not in answer.content
