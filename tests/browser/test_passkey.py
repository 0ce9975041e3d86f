"""Invitation, passkey, leave, and in again by passkey, by keyboard alone, in three languages; and every account page looked at."""

import base64
import hmac
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .conftest import CHROMIUM, accessible, fits, press, serving, tab_to, with_passkey
from .editions import EDITIONS

SHOTS = os.environ.get("COMITY_SHOTS")

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from comity.cli.main import main

    made = tmp_path_factory.mktemp("seats")
    assert main(["demo", "--dir", str(made), "--no-serve"]) == 0
    return made


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


def invitation(served: str, folder: Path, capsys: pytest.CaptureFixture[str], code: str, lang: str) -> str:
    from comity.cli.main import main

    assert main(["invite", str(folder / "exercise"), "--party", code, "--site", served, "--lang", lang]) == 0
    return capsys.readouterr().out.splitlines()[-1]


def _heard(noise: list[str], text: str) -> None:
    """Note what the console says, but for Chromium's own word that signing out has emptied its cache, as it was told to."""
    if not text.startswith("Clear-Site-Data"):
        noise.append(text)


def open_page(browser: Any, width: int = 1280, **options: Any) -> Any:
    """Return a page whose browser holds a security key that always answers, and what it says to the console."""
    page = with_passkey(browser, viewport={"width": width, "height": 900}, **options)
    page.noise = []
    page.on("console", lambda message: _heard(page.noise, message.text))
    page.on("pageerror", lambda error: page.noise.append(str(error)))
    return page


def code_of(secret: str) -> str:
    """Return the code of RFC 6238 for now, as an application on a telephone reckons it, and one that is still to be typed and sent."""
    if time.time() % 30 > 20:
        time.sleep(30.1 - time.time() % 30)
    counter = (int(time.time()) // 30).to_bytes(8, "big")
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def looked_at(page: Any, name: str) -> None:
    """Check a page for barriers, and that it fits; keep a picture where asked."""
    page.wait_for_load_state()
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
    fits(page)
    accessible(page)


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_from_invitation_to_signed_in_again_by_keyboard_alone(
    served: str, browser: Any, folder: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    page = open_page(browser)
    page.goto(invitation(served, folder, capsys, {"en": "FRA", "fr": "RUS", "ru": "EST"}[lang], lang))
    tab_to(page, "#f-name")
    page.keyboard.type(f"Delegate {lang}")
    tab_to(page, "#f-username")
    page.keyboard.type(f"delegate-{lang}")
    press(page, "main button")
    assert page.url.endswith(f"/{lang}/account/join/passkey/")
    press(page, "main button.main")
    assert page.url.endswith("/account/codes/")
    assert page.locator(".codes li").count() == 10
    press(page, "main a.button")
    assert page.locator(".card").count() == 1
    press(page, "button.main")
    assert page.url == f"{served}/{lang}/"
    press(page, ".asker a")
    press(page, "main button.main")
    assert page.url.endswith(f"/{lang}/account/")
    assert page.locator(".asker").inner_text() == f"Delegate {lang}"
    page.goto(f"{served}/{lang}/account/log/")
    assert page.locator("tbody tr").count() == 3
    assert page.noise == []
    page.context.close()


def test_without_a_secure_address_pages_say_why(served: str, browser: Any) -> None:
    page = open_page(browser)
    page.goto(f"{served.replace('localhost', '127.0.0.1')}/en/account/sign-in/")
    assert page.locator("main button.main").is_disabled()
    assert page.locator(f'a[href="{served}/en/account/sign-in/"]').count() == 1
    page.context.close()


@pytest.mark.parametrize(("lang", "width"), EDITIONS)
def test_every_account_page_is_open_to_everybody(
    served: str, browser: Any, folder: Path, capsys: pytest.CaptureFixture[str], lang: str, width: int
) -> None:
    page = open_page(browser, width, bypass_csp=True)
    name = f"{lang}-{width}"
    page.goto(f"{served}/{lang}/account/sign-in/")
    looked_at(page, f"{name}-sign-in")
    page.goto(f"{served}/{lang}/account/invitation/nothing")
    looked_at(page, f"{name}-refused")
    page.goto(invitation(served, folder, capsys, "NLD", lang))
    looked_at(page, f"{name}-invitation")
    page.locator("main button").click()
    page.fill("#f-name", "A. Delegate")
    page.fill("#f-username", f"look-{name}")
    page.locator("main button").click()
    looked_at(page, f"{name}-join-passkey")
    page.goto(f"{served}/{lang}/account/join/password/")
    looked_at(page, f"{name}-join-password")
    page.goto(f"{served}/{lang}/account/join/passkey/")
    page.locator("main button.main").click()
    page.wait_for_url("**/codes/")
    looked_at(page, f"{name}-codes")
    seat = "seat/exercise/NLD/"
    rest = (
        "",
        "log/",
        "sessions/",
        "passkeys/",
        "passkeys/add/",
        "app/",
        "codes/",
        "codes/new/",
        "password/new/",
        seat,
    )
    for address in rest:
        page.goto(f"{served}/{lang}/account/{address}")
        looked_at(page, f"{name}-{address.replace('/', '-') or 'account'}")
    page.locator("form[action$='/invite/'] button").click()
    looked_at(page, f"{name}-link")
    page.goto(f"{served}/{lang}/account/passkeys/")
    page.locator("main li a").first.click()
    looked_at(page, f"{name}-passkey-remove")
    page.context.clear_cookies()
    page.goto(f"{served}/{lang}/account/sign-in/")
    page.locator("main button.main").click()
    page.wait_for_url("**/account/")
    page.goto(f"{served}/{lang}/account/passkeys/add/")
    looked_at(page, f"{name}-again")
    page.context.close()


def test_a_password_and_an_application_in_the_browser(
    served: str, browser: Any, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = open_page(browser, 320, bypass_csp=True)
    page.goto(invitation(served, folder, capsys, "DEU", "en"))
    page.fill("#f-name", "P. Word")
    page.fill("#f-username", "p.word")
    page.locator("input[value=password]").check()
    page.locator("main button").click()
    secret = page.locator(".secret").inner_text()
    page.fill("#f-password", "a long enough phrase 7")
    page.fill("#f-code", code_of(secret))
    page.locator("main button").click()
    page.wait_for_url("**/codes/")
    recovery = re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){5}", page.locator(".codes").inner_text())
    page.goto(f"{served}/en/account/")
    page.locator("button.main").click()
    page.goto(f"{served}/en/account/sign-in/")
    page.fill("#f-login", "p.word")
    page.fill("#f-password", "a long enough phrase 7")
    page.locator("main form").nth(1).locator("button").click()
    looked_at(page, "en-320-second")
    page.fill("#f-code", recovery[0])
    page.locator("button.main").click()
    page.wait_for_url("**/en/account/")
    for address in ("app/end/", "password/"):
        page.goto(f"{served}/en/account/{address}")
        looked_at(page, f"en-320-{address.replace('/', '-')}")
    page.context.close()
