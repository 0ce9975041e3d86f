"""The whole way of a new delegate in a live body, by keyboard alone and in three languages: invitation, passkey, a key made in the
browser, its accreditation by the party's root keys, the first signed record, and its receipt verified."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.service import invitation
from comity.service.ceremony import Ceremony, Remit
from comity.service.desk import Desk
from comity.service.invitation import Invitation
from comity.service.pen import sign_text
from comity.service.request import parse as parse_request
from comity.store.reader import open_reader
from tests.integration.conftest import DAY, ORIGIN, Body, build, key

from .conftest import CHROMIUM, press, serving, tab_to, with_passkey

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
SHOTS = os.environ.get("COMITY_SHOTS")
SEATS = {"en": "AAA", "fr": "BBB", "ru": "CCC"}


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Body, str]]:
    """Yield a live body and the address it is served at."""
    body = build(tmp_path_factory.mktemp("live") / "small")
    body.sequencer.close()
    with serving(body.folder) as address:
        yield body, address


def roots(code: str) -> Any:
    return tuple(key(code, f"root-{number}") for number in (1, 2))


def invite(address: str, code: str, lang: str) -> str:
    token = code.encode().ljust(32, b"-")
    made = Invitation(
        log=ORIGIN, code=code, role="signer", expires=int(time.time()) + 3_600, token=invitation.token_hash(token)
    )
    return f"{address}/{lang}/account/invitation/{invitation.link(invitation.sign(made, roots(code)), token)}"


def accredit(folder: Path, code: str, asked: Path) -> str:
    """Accredit a key by the party's root keys, as their holders do with `comity prepare`; return the key's hash."""
    request = parse_request(asked.read_bytes(), "request")
    made = Ceremony(open_reader(folder), int(time.time()), DAY)
    signers = made.signers((f"{code}/root-1", f"{code}/root-2"))
    text = made.accredit(signers, request, Remit(tier="desk", role="delegate"))
    Desk(folder).submit(sign_text(text, roots(code)))
    return request.key.hash_hex


@pytest.mark.parametrize("lang", SEATS)
def test_from_invitation_to_a_verified_receipt(
    council: tuple[Body, str], browser: Any, tmp_path: Path, lang: str
) -> None:
    body, address = council
    code, small = SEATS[lang], f"{address}/{lang}/small"
    page = with_passkey(browser)
    page.goto(invite(address, code, lang))
    tab_to(page, "#f-name")
    page.keyboard.type(f"Delegate of {code}")
    tab_to(page, "#f-username")
    page.keyboard.type(f"delegate-{lang}")
    picture(page, f"{lang}-invitation")
    press(page, "main button")
    press(page, "main button.main")
    assert page.locator(".codes li").count() == 10

    page.goto(f"{small}/browser-keys?seat={code}")
    page.wait_for_selector("#browser-keys[data-ready]")
    tab_to(page, "#browser-keys-label")
    page.keyboard.type("browser-1")
    picture(page, f"{lang}-key")
    with page.expect_download() as download:
        tab_to(page, "#browser-keys-form button")
        page.keyboard.press("Enter")
    asked = tmp_path / "browser-1.request.json"
    download.value.save_as(asked)
    hashed = accredit(body.folder, code, asked)

    page.goto(f"{small}/write/note?act=notify&seat={code}")
    tab_to(page, "#i-key")
    while page.input_value("#i-key") != hashed:
        before = page.input_value("#i-key")
        page.keyboard.press("ArrowDown")
        assert page.input_value("#i-key") != before, "the new key is not offered"
    tab_to(page, "#i-title-en")
    page.keyboard.type("The first record")
    submit(page)
    page.wait_for_selector("#signing[data-ready]")
    picture(page, f"{lang}-preview")
    tab_to(page, "#signing-go")
    page.keyboard.press("Enter")
    page.wait_for_url("**/record/*arrived*")
    picture(page, f"{lang}-arrived")
    with page.expect_download() as download:
        tab_to(page, ".arrived a.button")
        page.keyboard.press("Enter")
    receipt = tmp_path / "first.receipt"
    download.value.save_as(receipt)
    assert main(["verify", str(receipt), "--anchor", body.anchor]) == 0
    page.context.close()


def picture(page: Any, name: str) -> None:
    """Keep a picture of the page for the operators' guide, where one is asked for (`make pictures`)."""
    if SHOTS:
        page.set_viewport_size({"width": 900, "height": 1000})
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=f"{SHOTS}/{name}.png")


def submit(page: Any) -> None:
    """Go on from the form to the preview by keys; the address stays the form's own."""
    tab_to(page, "form.writing button.button")
    page.keyboard.press("Enter")
