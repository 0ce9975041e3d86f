"""`comity seat` in a real browser: the signing page of one's own program, wide and narrow, and a desk that alters what is asked."""

import contextlib
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.cli.running import anchor_of
from comity.keys.signer import write_secret
from comity.store.reader import open_reader
from comity.wiring.exercise import demonstration_key

from .conftest import CHROMIUM, accessible, fits, shown
from .editions import EDITIONS

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]


def key_file(into: Path, exercise: Path, code: str) -> Path:
    """Write a seat's published key, and return its file."""
    key = into / f"{code}.key"
    write_secret(key, demonstration_key(open_reader(exercise).origin, code))
    return key


@contextlib.contextmanager
def own_page(desk: str, key: Path, *options: str) -> Iterator[str]:
    """Run the delegate's own program against a desk, and give the address of its page."""
    command = [sys.executable, "-m", "comity.cli.main", "seat", desk, "--key", str(key), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = re.search(r"http://\S+", process.stdout.readline())
        assert address is not None
        yield address[0]
    finally:
        process.terminate()
        process.wait(60)


@pytest.mark.parametrize(("lang", "width"), EDITIONS)
def test_ones_own_page_in_the_browser(
    site: str, browser: Any, exercise: Path, tmp_path: Path, lang: str, width: int
) -> None:
    key = key_file(tmp_path, exercise, "GRC")
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()

    def looks_right() -> None:
        fits(page)
        accessible(page)
        assert {"en": "EXERCISE", "fr": "EXERCICE", "ru": "УЧЕНИЕ"}[lang] in page.title()

    with own_page(f"{site}/exercise", key, "--anchor", anchor_of(exercise), "--lang", lang) as address:
        page.goto(address)
        looks_right()
        page.click('a[href*="/write/statement?"]')
        looks_right()
        page.click("form.writing button.button")
        shown(page.locator('[role="alert"]'))
        looks_right()
        page.fill(f"#i-title-{lang}", "From my own page")
        page.fill(f"#i-text-{lang}", "Text.")
        page.check("input[name=aud][value=public]")
        page.click("form.writing button.button")
        looks_right()
        page.click("button.button")
        shown(page.locator(".proof-holds"))
        looks_right()
    context.close()


@pytest.fixture
def liar(site: str) -> Iterator[str]:
    """Yield the address of a desk that passes everything on to the real one, and alters what it prepares."""
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from threading import Thread

    class Between(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.pass_on(None)

        def do_POST(self) -> None:
            self.pass_on(self.rfile.read(int(self.headers["Content-Length"])))

        def pass_on(self, data: bytes | None) -> None:
            kind = {"Content-Type": "application/octet-stream"}
            request = urllib.request.Request(site + self.path, data, kind if data is not None else {})
            answer = urllib.request.urlopen(request, timeout=20).read()
            if self.path.endswith("/prepare"):
                answer = answer.replace(b'"to":["BEL"]', b'"to":["BEL","RUS"]').replace(b"in spring", b"in winter")
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Between)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/exercise"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("fr", 320), ("ru", 320)])
def test_ones_own_page_shows_what_a_desk_altered(
    liar: str, browser: Any, exercise: Path, tmp_path: Path, lang: str, width: int
) -> None:
    key = key_file(tmp_path, exercise, "HUN")
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page, before = context.new_page(), open_reader(exercise).size
    with own_page(liar, key, "--lang", lang) as address:
        page.goto(address)
        page.click('a[href*="/write/statement?"]')
        page.fill("#i-title-en", "Asked")
        page.fill("#i-text-en", "They arrive in spring.")
        page.check("input[name=aud][value=public]")
        page.check("input[name=to][value=BEL]")
        page.click("form.writing button.button")
        shown = page.inner_text("main")
        assert page.locator("section.differs").count() == 2
        assert '["BEL","RUS"]' in shown
        assert "They arrive in winter." in shown
        assert page.locator("button").count() == 0
        fits(page)
        accessible(page)
    context.close()
    assert open_reader(exercise).size == before
