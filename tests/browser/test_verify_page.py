"""The page that checks a receipt: dropped, with and without an anchor, damaged, without a network, in each language."""

from pathlib import Path
from typing import Any

import pytest

from comity.i18n import LANGUAGES, Catalogue
from comity.store.reader import open_reader

from .conftest import CHROMIUM, accessible, fits, serving

pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium ($CHROMIUM or chromium)")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_receipt_is_checked_without_a_network(demo: Path, browser: Any, tmp_path: Path, lang: str) -> None:
    reader, words = open_reader(demo / "archive"), Catalogue(lang)
    body = reader.get("body", "") or {}
    anchor = f"{body['origin']} {body['log_key']} {body['found']}"
    data = reader.receipt(reader.find("NRC/NOT/2016/1") or "")
    good, spoiled = tmp_path / "good.receipt", tmp_path / "spoiled.receipt"
    good.write_bytes(data)
    spoiled.write_bytes(
        data.replace(b"battalion", b"batallion", 1) if b"battalion" in data else data[:-40] + b"A" + data[-39:]
    )
    with serving(demo) as site:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(f"{site}/{lang}/verify")
        page.wait_for_selector("#verify-form:not([hidden])")
        context.set_offline(True)
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.url))
        outcome = page.locator("#verify-outcome")
        page.set_input_files("#verify-file", good)
        page.locator("#verify-outcome", has_text=words.say("verify-no-anchor-given")).wait_for()
        page.fill("#verify-anchor", anchor)
        page.press("#verify-anchor", "Tab")
        page.locator("#verify-outcome", has_text=words.say("verify-all-hold")).wait_for()
        assert page.locator("#verify-checks > li").count() == 7
        page.set_input_files("#verify-file", spoiled)
        page.locator("#verify-outcome", has_text=words.say("verify-one-fails")).wait_for()
        assert outcome.get_attribute("data-holds") == "false"
        assert sent == [], "nothing leaves the page"
        context.close()
        narrow = browser.new_context(viewport={"width": 320, "height": 700}, bypass_csp=True)
        page = narrow.new_page()
        page.goto(f"{site}/{lang}/verify")
        page.wait_for_selector("#verify-form:not([hidden])")
        page.fill("#verify-anchor", anchor)
        page.set_input_files("#verify-file", good)
        page.locator("#verify-outcome", has_text=words.say("verify-all-hold")).wait_for()
        fits(page)
        accessible(page)
        narrow.close()
