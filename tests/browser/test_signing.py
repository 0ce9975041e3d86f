"""Sitting down in an exercise and signing in a real browser: with script and without, by keyboard, wide and narrow.

Every receipt taken is checked by `comity verify` against the anchor the body was founded with; every note the browser makes is
checked by our own strict verifier.
"""

import base64
import random
import re
import time
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.cli.running import anchor_of
from comity.encoding import note as notes
from comity.envelope import parse_submission
from comity.keys.notes import line_holds
from comity.keys.signer import generate
from comity.records.act import Act
from comity.records.record import Seen, parse_text, render_text
from comity.service.ceremony import Ceremony, Remit
from comity.service.desk import Desk
from comity.service.pen import blank, sign_text
from comity.service.request import parse as parse_request
from comity.store.reader import open_reader
from comity.wiring.exercise import _published, demonstration_key

from .conftest import CHROMIUM, accessible, fits, shown, tab_to
from .editions import EDITIONS, ONE

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]


class Delegate:
    """One seat in one browser, in one language: what it does, and what each page it sees must be."""

    def __init__(self, page: Any, site: str, lang: str, code: str, *, axe: bool = False) -> None:
        self.page, self.site, self.lang, self.code, self.axe = page, site, lang, code, axe

    def looks_right(self) -> None:
        """Every page: marked as an exercise in body and title, nothing cut off, accessible where asked."""
        page = self.page
        page.wait_for_load_state()
        marked = {"en": "EXERCISE", "fr": "EXERCICE", "ru": "УЧЕНИЕ"}[self.lang]
        assert marked in page.title()
        assert marked in page.inner_text("header")
        page.emulate_media(media="print")
        shown(page.locator(".kind", has_text=marked))
        page.emulate_media(media="screen")
        fits(page)
        if self.axe:
            accessible(page)

    def sit_down(self) -> None:
        self.page.goto(f"{self.site}/{self.lang}/exercise/")
        self.looks_right()
        self.page.click(".sit a.button[href$='/seats']")
        self.looks_right()
        self.page.click(f"button[value={self.code}]")
        self.page.wait_for_url(f"**/seat/{self.code}")
        self.looks_right()

    def open(self, record: str) -> None:
        self.page.goto(f"{self.site}/{self.lang}/exercise/record/{record}?seat={self.code}")
        self.looks_right()

    def begin(self, form: str) -> None:
        """Open a form: from the list of forms on the seat's page, or from the record that is open."""
        if "/seat/" in self.page.url and self.code == "FRA":
            self.page.click("main a.button[href*='/write']")
            self.looks_right()
        turning = self.page.locator(f'form.act[action$="/write/{form}"]:has(input[type="radio"])')
        if turning.count():  # an act that turns on one choice begins with it
            turning.locator('input[type="radio"]').first.check()
            turning.locator("button").click()
        else:
            self.page.click(f'a[href*="/write/{form}?"]')
        self.looks_right()

    def fill(self, title: str = "", text: str = "", to: tuple[str, ...] = (), **picked: str) -> None:
        if title:
            self.page.fill(f"#i-title-{self.lang}", title)
            self.page.fill(f"#i-text-{self.lang}", text)
        for code in to:
            self.page.check(f"input[name=to][value={code}]")
        for name, value in picked.items():
            self.page.check(f'input[name="f.{name}"][value="{value}"]')

    def sign(self) -> str:
        """Go on to the preview, sign in the page, and return the id of the record that arrived."""
        self.page.click("form.writing button.button")
        self.page.wait_for_selector("#signing[data-ready]")
        self.looks_right()
        self.page.click("#signing-go")
        self.page.wait_for_url("**/record/*arrived*")
        self.looks_right()
        shown(self.page.locator(".arrived"))
        return re.search(r"record/([0-9a-f]{64})", self.page.url)[1]

    def receipt(self, into: Path) -> Path:
        with self.page.expect_download() as download:
            self.page.click(".arrived a.button")
        path = into / f"{self.code}-{time.time_ns()}.receipt"
        download.value.save_as(path)
        return path


@pytest.mark.parametrize(("lang", "width"), ONE)
def test_a_dialogue_in_the_browser(
    site: str, browser: Any, exercise: Path, tmp_path: Path, lang: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    france, russia = (Delegate(page, site, lang, code, axe=True) for code in ("FRA", "RUS"))
    anchor = anchor_of(exercise)

    france.sit_down()
    france.begin("notification")
    france.fill("Two battalions", "They arrive in spring.", ("RUS",))
    notified = france.sign()
    receipts = [france.receipt(tmp_path)]

    russia.sit_down()
    shown(page.locator(f'a[href*="{notified}"]').first)
    page.click(f'.offers a[href*="acknowledge"][href*="{notified}"]')
    acknowledged = russia.sign()
    russia.open(notified)
    russia.begin("question")
    russia.fill("Since when?", "We ask.", ("FRA",))
    asked = russia.sign()
    receipts.append(russia.receipt(tmp_path))

    france.sit_down()
    page.click(f'.offers a[href*="/write/answer?"][href*="{asked}"]')
    france.fill("Since May", "We answer.")
    france.sign()

    russia.sit_down()
    russia.begin("item-request")
    russia.fill("Air safety", "We propose this item.")
    item = russia.sign()
    france.open(item)
    france.begin("position")
    stance = open_reader(exercise).regime.forms["position"].fields["stance"]
    france.fill("We hold", "Our view.", stance=next(iter(stance.choices)))
    held = france.sign()
    receipts.append(france.receipt(tmp_path))

    context.close()
    assert errors == []
    reader = open_reader(exercise)
    assert (reader.get("obligation", f"{notified}/RUS/acknowledge") or {})["status"] == "discharged"
    assert (reader.get("record", acknowledged) or {})["act"] == "acknowledge"
    assert (reader.get("obligation", f"{asked}/FRA/answer") or {})["status"] == "discharged"
    assert (reader.get("position", f"{item}/FRA") or {})["id"] == held
    for path in receipts:
        assert main(["verify", str(path), "--anchor", anchor]) == 0, path


@pytest.mark.parametrize(("lang", "width"), EDITIONS)
def test_the_other_pages_of_writing(
    site: str, browser: Any, exercise: Path, tmp_path: Path, lang: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    turkey = Delegate(page, site, lang, "TUR", axe=True)
    for rest in ("write?seat=TUR", "browser-keys?seat=TUR", "write/mandate?seat=TUR", "write/decision?seat=TUR"):
        page.goto(f"{site}/{lang}/exercise/{rest}")
        turkey.looks_right()
    page.goto(f"{site}/{lang}/exercise/write/suspension?act=suspend&seat=TUR")
    page.click("form.writing button.button")
    shown(page.locator(".wrong").nth(2))
    turkey.looks_right()
    scope = open_reader(exercise).regime.forms["suspension"].fields["scope"]
    turkey.fill("T", "T", scope=next(iter(scope.choices)))
    page.click("form.writing button.button")
    shown(page.locator('a[href*="rules#desk.signing"]'))
    assert page.locator("#signing").count() == 0
    turkey.looks_right()
    (tmp_path / "no.note").write_bytes(b"nothing")
    page.set_input_files("#note", tmp_path / "no.note")
    page.click("input[type=file] + button")
    turkey.looks_right()
    assert "note.frame" in page.inner_text("main")
    context.close()


def test_by_keyboard_alone_under_the_sites_own_policy(site: str, browser: Any, exercise: Path) -> None:
    page = browser.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.goto(f"{site}/en/exercise/")
    tab_to(page, ".sit a.button[href$='/seats']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/seats")
    tab_to(page, "button[value=NOR]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/seat/NOR")
    tab_to(page, "main a.button[href*='/write']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/write?seat=NOR")
    tab_to(page, 'a[href*="/write/statement?"]')
    page.keyboard.press("Enter")
    page.wait_for_url("**/write/statement?*")
    tab_to(page, "#i-title-en")
    page.keyboard.type("By keyboard")
    tab_to(page, "#i-text-en")
    page.keyboard.type("Nothing but keys.")
    tab_to(page, "form.writing button.button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#signing[data-ready]")
    tab_to(page, "#signing-go")
    page.keyboard.press("Enter")
    page.wait_for_url("**/record/*arrived*")
    assert page.inner_text("h1") == "By keyboard"
    page.close()
    assert noise == []


def prepared(page: Any, site: str, code: str, title: str) -> None:
    page.goto(f"{site}/en/exercise/write/statement?act=state&seat={code}")
    page.fill("#i-title-en", title)
    page.fill("#i-text-en", "A text that must not be lost.")
    page.click("form.writing button.button")
    page.wait_for_selector("#signing[data-ready]")


def test_one_key_in_two_tabs_asks_to_sign_again_and_loses_nothing(site: str, browser: Any) -> None:
    context = browser.new_context()
    first, second = context.new_page(), context.new_page()
    prepared(first, site, "POL", "In the first tab")
    prepared(second, site, "POL", "In the second tab")
    first.click("#signing-go")
    first.wait_for_url("**/record/*arrived*")
    before = second.inner_text("#signing-preview")
    second.click("#signing-go")
    second.wait_for_selector("#signing-again:not([hidden])")
    assert "record.seq" in second.inner_text("#signing-said")
    assert second.inner_text("#signing-preview") == before
    second.click("#signing-again-go")
    second.wait_for_url("**/record/*arrived*")
    assert second.inner_text("h1") == "In the second tab"
    assert "A text that must not be lost." in second.inner_text("main")
    context.close()


def test_what_is_prepared_again_is_signed_only_if_nothing_else_differs(site: str, browser: Any, exercise: Path) -> None:
    context = browser.new_context()
    first, second = context.new_page(), context.new_page()
    prepared(first, site, "CZE", "In the first tab")
    prepared(second, site, "CZE", "In the second tab")
    first.click("#signing-go")
    first.wait_for_url("**/record/*arrived*")
    second.click("#signing-go")
    second.wait_for_selector("#signing-again:not([hidden])")

    def alter(route: Any) -> None:
        text = route.fetch().body().replace(b"must not be lost", b"was never asked!")
        route.fulfill(status=200, body=text, content_type="application/octet-stream")

    second.route("**/exercise/prepare", alter)
    before = open_reader(exercise).size
    second.click("#signing-again-go")
    second.locator("#signing-said", has_text="differs").wait_for()
    assert open_reader(exercise).size == before
    context.close()


def test_the_script_shows_the_bytes_it_signs_whatever_the_page_says(site: str, browser: Any) -> None:
    page = browser.new_page()
    other = base64.b64encode(text_of(random.Random(1), "FRA", "Quite another text")).decode()

    def lie(route: Any) -> None:
        answer = route.fetch()
        changed = re.sub(r'data-text="[^"]*"', f'data-text="{other}"', answer.text())
        route.fulfill(response=answer, body=changed)

    page.goto(f"{site}/en/exercise/write/statement?act=state&seat=FRA")
    page.route("**/write/statement", lie)
    page.fill("#i-title-en", "What was written")
    page.fill("#i-text-en", "Text.")
    page.click("form.writing button.button")
    page.wait_for_selector("#signing[data-ready]")
    preview = page.inner_text("#signing-preview")
    assert "Quite another text" in preview
    assert "What was written" not in preview
    assert "What was written" in page.inner_text("pre.preview")
    page.click("#signing-go")
    page.locator("#signing-said", has_text="not the one this record names").wait_for()
    page.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text + b"\n",
        lambda text: text.replace(b'{"act"', b'{ "act"'),
        lambda text: text.replace(b"\n{", b"\r\n{"),
        lambda text: b"\xef\xbb\xbf" + text,
        lambda text: text.replace(b'"aud":"public"', b'"aud":"public","aud":"public"'),
        lambda text: text.replace(b"/record/v1", b"/record/v2"),
        lambda text: text.replace(b"Title", b"\xff"),
        lambda text: text.replace(b"comity.example/EXERCISE", b"comity.example/exercise", 1),
    ],
)
def test_bytes_that_are_not_a_records_own_are_not_signed(site: str, browser: Any, spoil: Any) -> None:
    page = browser.new_page()
    page.goto(f"{site}/en/exercise/browser-keys?seat=FRA")
    text = text_of(random.Random(2), "FRA", "Title")
    assert spoil(text) != text
    read = "async text => { const n = await import('/static/note.js'); return n.parseText(n.fromBase64(text)).act; }"
    assert page.evaluate(read, base64.b64encode(text).decode()) == "state"
    with pytest.raises(Exception, match="Error"):
        page.evaluate(read, base64.b64encode(spoil(text)).decode())
    page.close()


SIGNS = "abcXYZ 019éüçñßøœŁЖщъяґαΩ漢字“”«»–…€₽😀\n\"\\/{}[]<>&'`"


def text_of(chance: random.Random, code: str, title: str) -> bytes:
    """Return a record's text of signs of many scripts."""
    origin = f"comity.example/EXERCISE/x{chance.randrange(99)}"
    words = "".join(chance.choice(SIGNS) for _ in range(chance.randrange(1, 400)))
    fields = {f"f{number}": chance.choice([words[:40], 2**53 - 1, 0, ["a", words[:9]]]) for number in range(5)}
    body = {"title": {"en": title}, "text": {"en": words, "ru": words[::-1]}, "fields": fields}
    seen = Seen(size=chance.randrange(10**6), root="ab" * 32)
    record = blank(origin, Act.STATE, "statement", code, seen, "2026-11-25", body, to=("BEL", "RUS"))
    from dataclasses import replace

    return render_text(replace(record, keys=("0" * 64,)))


def test_notes_of_the_browser_are_byte_for_byte_ours(site: str, browser: Any) -> None:
    from dataclasses import replace

    page = browser.new_page()
    page.goto(f"{site}/en/exercise/browser-keys?seat=FRA")
    chance = random.Random(20)
    for number in range(20):
        key = generate(f"comity.example/EXERCISE/exercise/FRA/desk-{number}")
        text = text_of(chance, "FRA", f"Text {number}")
        text = render_text(replace(parse_text(text), keys=(key.verifier.hash_hex,)))
        made = page.evaluate(
            """async ([text, secret]) => {
              const n = await import('/static/note.js');
              const key = await n.importSecret(secret);
              const bytes = n.fromBase64(text);
              const record = n.parseText(bytes);
              let readable = true;
              try { await crypto.subtle.exportKey('pkcs8', key.secret); } catch { readable = false; }
              return {
                note: n.toBase64(await n.signedNote(bytes, key)), hash: n.hex(await n.keyHash(key.name, key.publicKey)),
                vkey: await n.verifierKey(key.name, key.publicKey), line: n.canonical(record), readable,
              };
            }""",
            [base64.b64encode(text).decode(), key.secret_line() + "\n"],
        )
        data = base64.b64decode(made["note"])
        assert data == sign_text(text, (key,))
        assert parse_submission(data).text == text
        note = notes.parse(data)
        assert line_holds(note.text, note.lines[0], key.verifier)
        assert (made["hash"], made["vkey"]) == (key.verifier.hash_hex, key.verifier.vkey)
        assert made["line"].encode() == text.split(b"\n")[1]
        assert made["readable"] is False
    page.close()


def test_a_key_made_in_the_browser_is_accredited_and_signs(
    site: str, browser: Any, exercise: Path, tmp_path: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}/en/exercise/browser-keys?seat=ITA")
    page.wait_for_selector("#browser-keys[data-ready]")
    page.fill("#browser-keys-label", "desk-2")
    with page.expect_download() as download:
        page.click("#browser-keys-form button")
    path = tmp_path / "desk-2.request.json"
    download.value.save_as(path)
    asked = parse_request(path.read_bytes(), "request")
    assert asked.key.name == "comity.example/EXERCISE/exercise/ITA/desk-2"
    assert page.inner_text("#browser-keys-fingerprint") == asked.key.hash_hex

    reader = open_reader(exercise)
    made = Ceremony(reader, int(time.time()), "2026-11-25")
    roots = tuple(_published(reader.origin, "ITA", f"root-{number}") for number in (1, 2))
    text = made.accredit(made.signers(("ITA/root-1", "ITA/root-2")), asked, Remit(tier="desk", role="second desk"))
    Desk(exercise).submit(sign_text(text, roots))

    page.goto(f"{site}/en/exercise/write/statement?act=state&seat=ITA")
    page.select_option("#i-key", asked.key.hash_hex)
    page.fill("#i-title-en", "From the second desk")
    page.fill("#i-text-en", "Signed by a key that no script can read.")
    page.click("form.writing button.button")
    page.wait_for_selector("#signing[data-ready]")
    page.click("#signing-go")
    page.wait_for_url("**/record/*arrived*")
    assert "ITA/desk-2" in page.inner_text("#proof")
    context.close()


def test_a_key_file_is_taken_into_the_browser_once(site: str, browser: Any, exercise: Path, tmp_path: Path) -> None:
    from comity.keys.signer import write_secret

    context = browser.new_context()
    page = context.new_page()

    def no_published_key(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=re.sub(r'data-demonstration="[^"]*"', 'data-demonstration=""', answer.text())
        )

    page.route("**/write/statement", no_published_key)
    for code in ("DNK", "BEL"):
        write_secret(tmp_path / f"{code}.key", demonstration_key(open_reader(exercise).origin, code))
    prepared(page, site, "DNK", "By a key file")
    page.click("#signing-go")
    page.locator("#signing-said", has_text="not in this browser yet").wait_for()
    page.set_input_files("#signing-file", tmp_path / "BEL.key")
    page.click("#signing-go")
    page.locator("#signing-said", has_text="not the one this record names").wait_for()
    (tmp_path / "none.key").write_text("PRIVATE+KEY+nonsense")
    page.set_input_files("#signing-file", tmp_path / "none.key")
    page.click("#signing-go")
    page.locator("#signing-said", has_text="not the one this record names").wait_for()
    page.set_input_files("#signing-file", tmp_path / "DNK.key")
    page.click("#signing-go")
    page.wait_for_url("**/record/*arrived*")
    prepared(page, site, "DNK", "By the key kept")
    shown(page.locator("#signing-import"), False)
    page.click("#signing-go")
    page.wait_for_url("**/record/*arrived*")
    page.goto(f"{site}/en/exercise/browser-keys?seat=DNK")
    page.wait_for_selector("#browser-keys[data-ready]")
    assert "DNK/desk" in page.inner_text("#browser-keys-list")
    page.click("#browser-keys-list button")
    page.locator("#browser-keys-none").wait_for()
    context.close()


def test_a_browser_that_cannot_sign_says_so_and_leaves_the_other_ways(site: str, browser: Any) -> None:
    context = browser.new_context()
    context.add_init_script("crypto.subtle.generateKey = () => Promise.reject(new Error('no such algorithm'))")
    page = context.new_page()
    page.goto(f"{site}/en/exercise/write/statement?act=state&seat=FRA")
    page.fill("#i-title-en", "T")
    page.fill("#i-text-en", "T")
    page.click("form.writing button.button")
    page.locator("#signing-said", has_text="cannot sign with Ed25519").wait_for()
    assert page.locator("#signing-go").is_disabled()
    shown(page.locator("text=Take the text away"))
    shown(page.locator("pre.command", has_text="comity seat"))
    context.close()


def test_without_script_by_a_file_taken_away_and_brought_back(
    site: str, browser: Any, exercise: Path, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/en/exercise/")
    page.click(".sit a.button[href$='/seats']")
    page.click("button[value=ESP]")
    page.click("main a.button[href*='/write']")
    page.click('a[href*="/write/statement?"]')
    page.fill("#i-title-en", "Without script")
    page.fill("#i-text-en", "Signed elsewhere.")
    page.click("form.writing button.button")
    shown(page.locator("noscript, .notice", has_text="needs script").first)
    shown(page.locator("#signing"), False)
    with page.expect_download() as download:
        page.click("text=Take the text away")
    text = tmp_path / download.value.suggested_filename
    download.value.save_as(text)
    with page.expect_download() as download:
        page.click('a[href*="demonstration-key"]')
    key = tmp_path / "ESP.key"
    download.value.save_as(key)
    key.chmod(0o600)
    note = tmp_path / "exercise.note"
    assert main(["sign", str(text), "--key", str(key), "-o", str(note), "--yes"]) == 0
    page.set_input_files("#note", note)
    page.click("text=Hand it in")
    shown(page.locator(".arrived"))
    assert page.inner_text("h1") == "Without script"
    context.close()
