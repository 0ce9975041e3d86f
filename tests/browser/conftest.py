"""What browser tests share: one Chromium, a server of any folder on a free port, and a hand that uses keys only."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes
from tests.ports import free_port

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
WAIT_SECONDS = 60.0
START_SECONDS = 120.0
"""A server that starts beside others, on a machine that does much else, takes its time; a test does not fail of that."""


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
    port = free_port()
    command = [sys.executable, "-m", "comity.cli.main", "serve", str(folder), "--port", str(port)]
    process = subprocess.Popen(command)
    address = f"http://localhost:{port}"
    try:
        end = time.monotonic() + START_SECONDS
        while not _answers(f"{address}/en/"):
            assert process.poll() is None, "the server has ended"
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.05)
        yield address
    finally:
        process.terminate()
        process.wait(60)


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=10).close()
    except OSError:
        return False
    return True


@pytest.fixture(scope="module")
def served(demo: Path) -> Iterator[str]:
    """Yield the address at which the demonstration is served."""
    with serving(demo) as address:
        yield address


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an exercise body that a module's tests write to."""
    made = tmp_path_factory.mktemp("practice") / "exercise"
    made.mkdir()
    build_exercise(made, "exercise", regime_bytes("nrc"))
    return made


@pytest.fixture(scope="module")
def site(exercise: Path) -> Iterator[str]:
    """Yield the address at which that exercise is served."""
    with serving(exercise) as address:
        yield address


def tab_to(page: Any, wanted: str) -> None:
    """Press the tab key until what has focus matches a selector."""
    for _ in range(400):
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


def fits(page: Any) -> None:
    """Check that a page, once it is there, is not wider than its window."""
    page.wait_for_load_state()  # a click may have committed to the next page before it can be read
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide"


def shown(part: Any, wanted: bool = True) -> None:
    """Wait until a part of a page is visible or, if not wanted, hidden: a click has gone through before the next page is whole."""
    part.wait_for(state="visible" if wanted else "hidden")


def until(page: Any, holds: str, arg: Any = None) -> None:
    """Wait until a page says that something holds; asked from here, because the site's policy lets nothing evaluate text in it."""
    end = time.monotonic() + WAIT_SECONDS
    while not page.evaluate(holds, arg):
        assert time.monotonic() < end, holds
        page.wait_for_timeout(30)


def accessible(page: Any) -> None:
    """Check that a page has no barrier that axe knows of; its context bypasses the site's policy so that axe can run."""
    from axe_playwright_python.sync_playwright import Axe

    report = Axe().run(page)
    assert report.violations_count == 0, f"{page.url}: {report.generate_report()}"


def with_passkey(browser: Any, **options: Any) -> Any:
    """Return a page whose browser holds a security key that always answers."""
    context = browser.new_context(**options)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    held = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**held, "isUserVerified": True}})
    return page
