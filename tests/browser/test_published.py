"""The site as files, served by `python -m http.server`: read in three languages, a receipt checked in the browser, nothing complained of."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.i18n import LANGUAGES, Catalogue
from comity.records.act import Act
from comity.web.publishing.run import publish
from tests.integration.conftest import build

from .conftest import CHROMIUM, WAIT_SECONDS, accessible, fits

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium ($CHROMIUM or chromium)")]


@pytest.fixture(scope="module", name="site")
def files_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, str, str]]:
    """Yield the address under which a small body's files are served, their folder, its anchor and a record."""
    folder = tmp_path_factory.mktemp("published")
    body = build(folder / "small")
    record = body.write("AAA")
    body.answer("BBB", record, Act.REPLY, "answers")
    body.sequencer.publish()
    root = publish({"small": body.folder}, folder / "out", "", "", lambda _done, _all: None).site
    body.sequencer.close()
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(root)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    address = f"http://127.0.0.1:{process.stdout.readline().split(' port ')[1].split()[0]}"
    end = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            urllib.request.urlopen(f"{address}/robots.txt", timeout=1).close()
            break
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)
    yield address, root, body.anchor, record
    process.terminate()
    process.wait(60)


def test_it_is_read_like_the_site_and_its_receipts_checked(site: tuple[str, Path, str, str], browser: Any) -> None:
    address, root, anchor, record = site
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{address}/small/record/{record}/")
    page.click("a[hreflang=ru]")
    page.wait_for_url(f"**/ru/small/record/{record}/")
    fits(page)
    for lang in LANGUAGES:
        words = Catalogue(lang)
        page.goto(f"{address}/{lang}/")
        page.click(".card a")
        page.locator("h1").wait_for()
        page.click("label.fold")
        page.click(f"nav.menu a:has-text('{words.say('records')}')")
        page.click(".entries a.entry-title")
        page.locator("#proof").wait_for()
        assert page.locator("form").count() == 0
        page.click(f"text={words.say('verify-page')}")
        page.wait_for_selector("#verify-form:not([hidden])")
        page.fill("#verify-anchor", anchor)
        page.set_input_files("#verify-file", root / "small" / "receipt" / f"{record}.receipt")
        page.locator("#verify-outcome", has_text=words.say("verify-all-hold")).wait_for()
    assert said == []
    context.close()
    plain = browser.new_context(bypass_csp=True)
    page = plain.new_page()
    for name in ("", "en/small/", "404.html", f"small/record/{record}/"):
        page.goto(f"{address}/{name}")
        accessible(page)
    plain.close()
