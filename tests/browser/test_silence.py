"""The browser's console stays silent on every kind of page, under the very policy we send: nothing is refused, missing or broken."""

import re
from typing import Any

import pytest

from .conftest import CHROMIUM
from .test_pages import addresses, first

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
LANGS = ("en", "fr", "ru")
WRITING = ("seats", "seat/FRA", "write?seat=FRA", "write/notification?act=notify&seat=FRA", "browser-keys?seat=FRA", "desk?seat=FRA",
           "chair?seat=CHAIR", "lodged", "delegations", "health", "map", "announced", "hotlines", "charts", "sealed",
           "press?seat=FRA", "seal/notification?seat=FRA", "mirror", "lodged-here")  # fmt: skip


def test_no_page_makes_the_console_speak(served: str, browser: Any) -> None:
    """Each kind of page once, its language in turn; pages that need script, too."""
    record = first(served, "/en/nrc/records", r"record/[0-9a-f]{64}")
    sitting = first(served, "/en/nrc/sittings", r"sitting/[0-9a-f]{64}")
    more = (
        f"{record}/print",
        "charts",
        "map",
        "contested",
        "compare",
        "accounts",
        "positions/over-time",
        f"{sitting}/live",
    )
    asked = [
        *addresses(served),
        *(f"/nrc/{rest}" for rest in more),
        *(f"/exercise/{rest}" for rest in WRITING),
        "/account/sign-in/",
        "/account/invitation/nothing",
        "/verify",
        "/api/",
    ]
    context = browser.new_context()
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: noise.append(f"{page.url} {error}"))
    # What is still loading when the next page is asked for is left by us, not by the site.
    page.on(
        "requestfailed", lambda failed: "ABORTED" in str(failed.failure) or noise.append(f"{page.url} {failed.url}")
    )
    for number, address in enumerate(asked):
        response = page.goto(f"{served}/{LANGS[number % 3]}{address}", wait_until="load")
        assert response.status in {200, 404}, address
        if response.status == 404:
            noise = [line for line in noise if not re.search(r"status of 404", line)]
        else:
            assert response.headers["content-security-policy"].startswith("default-src 'none'")
    context.close()
    assert noise == []


def test_the_listener_hears_what_is_refused(served: str, browser: Any) -> None:
    """A page that asks for what the policy forbids is heard: the test above could fail."""
    page = browser.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.goto(f"{served}/en/nrc/")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"https://evil.example/x.png\">')")
    page.wait_for_function("document.images.length > 0")
    page.close()
    assert any("Content Security Policy" in line for line in noise)
