"""What browser tests share: one Chromium, a server of any folder on a free port, and a hand that uses keys only."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
WAIT_SECONDS = 20.0


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder by the command itself, and give its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "comity.cli.main", "serve", str(folder), "--port", str(port)]
    process = subprocess.Popen(command)
    address = f"http://localhost:{port}"
    try:
        end = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"{address}/en/", timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def tab_to(page: Any, wanted: str) -> None:
    """Press the tab key until what has focus matches a selector."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(wanted)


def press(page: Any, wanted: str) -> None:
    """Reach a control by keys, press it, and wait for the page it leads to."""
    tab_to(page, wanted)
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)


def with_passkey(browser: Any) -> Any:
    """Return a page whose browser holds a security key that always answers."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(8_000)
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    held = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**held, "isUserVerified": True}})
    return page
