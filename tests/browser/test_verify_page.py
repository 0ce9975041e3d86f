"""The page that checks a receipt: dropped, with and without an anchor, damaged, without a network, in each language."""

from pathlib import Path
from typing import Any

import pytest

from comity.i18n import LANGUAGES, Catalogue
from comity.records import lodging
from comity.records.lodging import Held
from comity.records.record import Material
from comity.store.reader import Reader, open_reader
from tests.integration.conftest import ORIGIN, build
from tests.integration.test_lodging import MIRRORS
from tests.integration.test_long_lines import LONG_KEYS, both

from .conftest import CHROMIUM, accessible, fits, serving
from .editions import TONGUES

POLICY = both(["http://a.example", "http://b.example"], "l0")
KNOWS_LONG = """async () => {
  try {
    await crypto.subtle.generateKey("ML-DSA-44", false, ["sign", "verify"]);
    return true;
  } catch (error) {
    return false;
  }
}"""
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium ($CHROMIUM or chromium)")]


@pytest.mark.parametrize("lang", TONGUES)
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
        assert page.locator("#verify-checks > li").count() == 8
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


def test_what_is_wrong_is_said_in_words(demo: Path, browser: Any) -> None:
    reader = open_reader(demo / "archive")
    data, anchor = reader.receipt(reader.find("NRC/NOT/2016/1") or ""), anchor_of(reader)
    at = data.index(b"attalions")
    cases = {
        "photo.png": (b"\x89PNG\r\n\x1a\n" + bytes(99), anchor, "no-receipt", []),
        "empty.receipt": (b"", anchor, "no-receipt", []),
        "cut.receipt": (data[: len(data) // 2], anchor, "byte", None),
        "changed.receipt": (data[:at] + b"o" + data[at + 1 :], anchor, "places", ["65"]),
        "other.receipt": (data, anchor_of(open_reader(demo / "exercise")), "anchor", [anchor.split()[2]]),
        "half.receipt": (data, anchor[:-1], "no-anchor", []),
        "word.receipt": (data, "hello", "no-anchor", []),
    }
    with serving(demo) as site:
        for lang in LANGUAGES:
            words = Catalogue(lang)
            page = browser.new_page()
            page.goto(f"{site}/{lang}/verify")
            page.wait_for_selector("#verify-form:not([hidden])")
            for name, (content, given, way, facts) in cases.items():
                page.fill("#verify-anchor", given)
                given_file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
                page.set_input_files("#verify-file", given_file)
                line = page.locator("#verify-checks > li:has(.check-failed)")
                page.locator("#verify-checks > li", has_text=words.say(f"verify-fails-{way}")).wait_for()
                assert line.count() == 1, name
                assert facts is None or line.locator("code").all_inner_texts() == facts, name
                page.set_input_files("#verify-file", [])
                assert page.locator("#verify-outcome").inner_text() == ""
                assert page.locator("#verify-checks > li").count() == 0
            page.close()


def test_a_file_dropped_beside_the_frame_is_checked_too(demo: Path, browser: Any) -> None:
    with serving(demo) as site:
        page = browser.new_page()
        page.goto(f"{site}/en/verify")
        page.wait_for_selector("#verify-form:not([hidden])")
        page.evaluate("""() => {
          const held = new DataTransfer();
          held.items.add(new File(["no receipt"], "letter.txt"));
          document.querySelector("h1").dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
        }""")
        page.locator("#verify-checks > li", has_text=Catalogue("en").say("verify-fails-no-receipt")).wait_for()
        page.close()


def test_lodging_long_lines_and_what_is_cited_are_told_as_far_as_they_were_checked(
    demo: Path, browser: Any, tmp_path: Path
) -> None:
    archive, words = open_reader(demo / "archive"), Catalogue("en")
    cited = archive.receipt(archive.find("NRC/NOT/2016/1") or "")
    body = build(tmp_path / "small", POLICY)
    sha256 = body.sequencer.files.put_material(cited)
    named = Material(sha256=sha256, size=len(cited), media="application/x", name="it", role="attachment")
    record = body.write("AAA", material=(named,))
    body.sequencer.publish()
    cosign(body)
    held = Held(origin=ORIGIN, record="1" * 64, size=3, root=bytes(32))
    files = {
        "citing": open_reader(body.folder).receipt(record),
        "cited": cited,
        "lodged": lodging.sign(held, MIRRORS[0], 9),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    body.sequencer.close()
    with serving(demo) as site:
        page = browser.new_page()
        page.goto(f"{site}/en/verify")
        page.wait_for_selector("#verify-form:not([hidden])")
        page.locator("summary", has_text=words.say("verify-more-checks")).click()
        outcome, checks = page.locator("#verify-outcome"), page.locator("#verify-checks")

        page.set_input_files("#verify-file", tmp_path / "lodged")
        page.locator("#verify-outcome", has_text=words.say("verify-no-mirror-given")).wait_for()
        assert outcome.get_attribute("data-holds") == "false"
        page.fill("#verify-mirror", MIRRORS[0].verifier.vkey)
        page.press("#verify-mirror", "Tab")
        page.locator("#verify-outcome", has_text=words.say("verify-all-hold")).wait_for()
        page.fill("#verify-mirror", MIRRORS[1].verifier.vkey)
        page.press("#verify-mirror", "Tab")
        page.locator("#verify-outcome", has_text=words.say("verify-one-fails")).wait_for()

        # The anchor of the body cited was not given, so it is not claimed; nor is a quorum that rests on a line this browser
        # cannot check: some Chromium know ML-DSA-44 and some do not.
        able = page.evaluate(KNOWS_LONG)
        page.fill("#verify-anchor", body.anchor)
        page.set_input_files("#verify-file", [tmp_path / "cited", tmp_path / "citing"])
        page.locator("#verify-outcome", has_text=words.say("verify-holds-in-part")).wait_for()
        told = {"cited": 1, "witnesses": 0, "long-lines": 0} if able else {"cited": 1, "witnesses": 1, "long-lines": 1}
        for code, unproved in told.items():
            line = checks.locator("li", has_text=words.say(f"verify-check-{code}"))
            assert line.locator(".check-not-proved").count() == unproved, code
        line = checks.locator("li", has_text=words.say("verify-check-witnesses"))
        assert line.locator(".check-passed").count() == int(able)
        page.fill("#verify-known", anchor_of(archive))
        page.press("#verify-known", "Tab")
        line = checks.locator("li", has_text=words.say("verify-check-cited"))
        line.locator(".check-passed").wait_for()
        accessible(page)
        page.close()


def cosign(body: Any) -> None:
    """Put a line of a witness's long key below the newest checkpoint."""
    from comity.encoding import note as notes
    from comity.service.cosigned import Asked, take
    from comity.tlog.policy import parse

    note = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
    key = LONG_KEYS[0]
    answer = Asked(vkey=key.verifier.vkey, at=9, outcome="cosigned", line=key.cosign(note.text, 9))
    take(body.sequencer, parse(POLICY), body.sequencer.size, (answer,))


def anchor_of(reader: Reader) -> str:
    row = reader.get("body", "") or {}
    return f"{row['origin']} {row['log_key']} {row['found']}"
