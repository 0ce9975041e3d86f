"""The page on which a text is sealed in its author's browser: who gets it, for which forms, and that nothing in it can be sent."""

import json
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.regime import load
from comity.service.desk import Desk, Placed
from comity.service.permitted import may_seal
from comity.web.access.gate import WRITING
from comity.web.access.holder import Role

from .accounts import migrated
from .conftest import DAY, REGIME, Body, build
from .sealing import SEALING, Sealing, founded
from .test_rights import ROLES, seat_of, signed_in

__all__ = ["migrated"]
PAGE = "/en/small/seal/letter?act=notify&seat=AAA"


@pytest.fixture(scope="module")
def sealing(tmp_path_factory: pytest.TempPathFactory, migrated: bytes) -> Iterator[Sealing]:
    from comity.web.site import application

    aside = tmp_path_factory.mktemp("sealing")
    made = founded(aside / "small")
    desk = Desk(made.body.folder, wake=made.body.sequencer.run_once)

    def submit(_slug: str, data: bytes) -> Placed:
        return desk.submit(data)

    (aside / "accounts.sqlite").write_bytes(migrated)
    (aside / "accounts.sqlite").chmod(0o600)
    application({"small": made.body.folder}, submit, aside)
    yield made
    application({"small": made.body.folder}, None, None)
    made.body.sequencer.close()


class Inputs(HTMLParser):
    """Which inputs of a page lie in a form, and so can be sent, and which in none."""

    def __init__(self) -> None:
        super().__init__()
        self.within, self.sent, self.kept = False, set[str](), set[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = self.within or tag == "form"
        told = dict(attrs)
        if tag in {"input", "textarea", "select", "button"}:
            (self.sent if self.within or "form" in told else self.kept).add(str(told.get("name")))

    def handle_endtag(self, tag: str) -> None:
        self.within = self.within and tag != "form"


@pytest.mark.parametrize("role", ROLES, ids=lambda role: str(role or "public"))
def test_whoever_may_write_for_a_seat_may_seal_for_it_and_for_others_it_does_not_exist(
    sealing: Sealing, role: Role | None
) -> None:
    client, code = signed_in(role, seat_of(role)), seat_of(role)
    answer = client.get(f"/en/small/seal/letter?act=notify&seat={code}")
    assert answer.status_code == (200 if role in WRITING else 404)
    if role in WRITING:
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert (
            f"/en/small/seal/letter?act=notify&amp;seat={code}"
            in client.get(f"/en/small/write?seat={code}").content.decode()
        )
    assert client.get("/en/small/seal/letter?act=notify&seat=BBB").status_code == 404


def test_nothing_written_there_lies_in_a_form_and_nothing_takes_it(sealing: Sealing) -> None:
    client = signed_in(Role.SIGNER, "AAA")
    answer = client.get(PAGE)
    inputs = Inputs()
    inputs.feed(answer.content.decode())
    assert inputs.sent == {"q", "on", "rest", "None"}  # searching, another moment
    assert {"title.en", "title.fr", "to", "at", "open_on", "reason", "reviewer", "anchor", "key"} <= inputs.kept
    assert "hx-post" not in answer.content.decode()
    assert "script-src 'self'; connect-src 'self'" in answer.headers["Content-Security-Policy"]
    assert len(answer.content) < 60_000
    before = sealing.reader.size
    assert b"lorries" not in client.post(PAGE, {"title.en": "lorries"}).content
    assert sealing.reader.size == before


def test_only_those_with_a_reading_key_are_listed_and_the_form_is_told_whole(sealing: Sealing) -> None:
    page = signed_in(Role.SIGNER, "AAA").get(PAGE).content.decode()
    assert re.findall(r'name="to" value="([^"]+)"', page) == ["BBB", "CCC"]
    found = re.search(r'data-shape="([^"]+)"', page)
    assert found is not None
    told: dict[str, Any] = json.loads(unescape(found[1]))
    assert told == {"languages": ["en", "fr"], "title": True, "text": False, "claims": True, "fields": []}


def test_a_page_tells_no_hidden_form_and_no_form_it_cannot_judge() -> None:
    sealable = SEALING.replace(
        b'audiences = ["public", "restricted"]', b'audiences = ["public", "restricted", "sealed"]'
    )
    names = {doing.form.name for doing in may_seal(load(SEALING), "AAA", DAY)}
    assert names == {"letter"}
    hidden = {form.name for form in load(sealable).forms.values() if form.hidden}
    assert hidden
    assert hidden.isdisjoint(doing.form.name for doing in may_seal(load(sealable), "AAA", DAY))
    placed = SEALING + b'[forms.letter.fields.where]\nkind = "place"\nlabels = { en = "where", fr = "o\xc3\xb9" }\n'
    assert not may_seal(load(placed), "AAA", DAY)
    assert not may_seal(load(REGIME), "AAA", DAY)


def test_an_act_its_rules_want_signed_with_care_is_not_sealed_in_a_page() -> None:
    careful = SEALING + b'[signing]\ncareful = ["notify"]\narticle = "1"\n'
    acts = {str(doing.act) for doing in may_seal(load(careful), "AAA", DAY)}
    assert "ask" in acts
    assert "notify" not in acts


def test_rules_that_seal_nothing_have_no_such_page(tmp_path: Path) -> None:
    from comity.web.site import application

    body: Body = build(tmp_path / "small")
    application({"small": body.folder}, None, None)
    client = Client(SERVER_NAME="localhost")
    assert client.get(PAGE).status_code == 404
    assert b"/seal/" not in client.get("/en/small/write?seat=AAA").content
    body.sequencer.close()
