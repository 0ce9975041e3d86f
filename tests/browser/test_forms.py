"""Forms in a real browser: margins while one types, files signed in the page, a position by radio buttons, keys only, no script."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.store.reader import open_reader
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

from .conftest import CHROMIUM, accessible, fits, serving, shown, tab_to, until

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]


@pytest.fixture(scope="module")
def vienna(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address at which an exercise of the Vienna Document is served."""
    made = tmp_path_factory.mktemp("vienna") / "exercise"
    made.mkdir()
    build_exercise(made, "exercise", regime_bytes("vienna-document-2011"))
    with serving(made) as address:
        yield address


def opened(browser: Any, lang: str = "en", width: int = 1280, **options: Any) -> tuple[Any, list[str]]:
    """Return a page and the list its errors go to."""
    page = browser.new_context(
        viewport={"width": width, "height": 900}, locale=lang, bypass_csp=True, **options
    ).new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    return page, errors


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("fr", 320), ("ru", 1280)])
def test_margins_follow_what_is_typed_and_what_is_wrong_is_listed(
    vienna: str, browser: Any, lang: str, width: int
) -> None:
    page, errors = opened(browser, lang, width)
    page.goto(f"{vienna}/{lang}/exercise/write/activity-notice?act=notify&seat=FRA")
    fits(page)
    accessible(page)
    page.fill("#i-f-troops", "12 700")
    grouped = {"en": "12,700", "fr": "12\u202f700", "ru": "12\xa0700"}[lang]
    shown(page.locator("#weighed .margins", has_text=grouped).first)
    page.fill("#i-title-fr", "Exercice")
    shown(page.locator("#i-title-fr ~ .absent"), wanted=False)
    shown(page.locator("#i-title-en ~ .absent"))
    page.click("#go")
    page.wait_for_selector("#troubles")
    fits(page)
    accessible(page)
    assert page.input_value("#i-f-troops") == "12 700"
    page.click('#troubles a[href="#i-f-begins"]')
    assert page.evaluate("document.activeElement.id") == "i-f-begins"
    assert errors == []


def test_lines_are_added_without_losing_what_is_written(vienna: str, browser: Any) -> None:
    page, errors = opened(browser)
    page.goto(f"{vienna}/en/exercise/write")
    page.goto(f"{vienna}/en/exercise/write?seat=FRA")
    for address in page.eval_on_selector_all(".acts a", "links => links.map(link => link.href)"):
        page.goto(address)
        if page.locator('button[name="more"]').count():
            break
    rows = page.locator("fieldset:has(button[name=more]) .row input")
    rows.first.fill("one")
    page.click('button[name="more"]')
    rows.nth(1).fill("two")
    page.click('button[name="more"]')
    shown(rows.nth(2))
    assert [rows.nth(number).input_value() for number in range(3)] == ["one", "two", ""]
    page.click('button[name="less"] >> nth=0')
    until(page, "document.querySelectorAll('.row input').length === 2")
    assert rows.first.input_value() == "two"
    assert errors == []


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("ru", 320)])
def test_files_are_chosen_hashed_again_and_handed_in(
    site: str, exercise: Path, browser: Any, tmp_path: Path, lang: str, width: int
) -> None:
    page, errors = opened(browser, lang, width)
    note, map_ = tmp_path / "note.txt", tmp_path / "map.pdf"
    note.write_bytes("Два батальона\n".encode() + lang.encode())
    map_.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 300)
    page.goto(f"{site}/{lang}/exercise/write/statement?act=state&seat=FRA")
    page.fill(f"#i-title-{lang}", "With files")
    page.fill(f"#i-text-{lang}", "See them.")
    page.click("details.files summary")
    page.set_input_files("#i-attach", [str(note), str(map_)])
    page.click("#go")
    page.wait_for_selector("#signing[data-ready]")
    fits(page)
    accessible(page)
    size = open_reader(exercise).size
    page.click("#signing-go")
    until(page, "document.activeElement.id === 'signing-files-chosen'")
    assert open_reader(exercise).size == size
    other = tmp_path / "other.txt"
    other.write_bytes(note.read_bytes()[:-1] + b"?")
    page.set_input_files("#signing-files-chosen", [str(other), str(map_)])
    shown(page.locator("#signing-files-said .wrong", has_text="other.txt"))
    page.click("#signing-go")
    shown(page.locator("#signing-said p"))
    assert open_reader(exercise).size == size
    page.set_input_files("#signing-files-chosen", [str(note)])
    until(page, "document.querySelectorAll('#signing-files-said [data-fits=\"1\"]').length === 2")
    page.click("#signing-go")
    page.wait_for_url("**/record/*arrived*")
    shown(page.locator(".arrived"))
    with page.expect_download() as download:
        page.click('a[download="map.pdf"]')
    assert download.value.suggested_filename == "map.pdf"
    assert Path(download.value.path()).read_bytes() == map_.read_bytes()
    assert hashlib.sha256(map_.read_bytes()).hexdigest() in page.locator('a[download="map.pdf"]').get_attribute("href")
    assert errors == []


def test_a_position_and_an_acknowledgement_by_keys_alone(site: str, browser: Any) -> None:
    page, errors = opened(browser)
    page.goto(f"{site}/en/exercise/write/notification?act=notify&seat=FRA")
    page.fill("#i-title-en", "Two battalions")
    page.fill("#i-text-en", "They arrive in spring.")
    page.check("input[name=to][value=RUS]")
    page.click("#go")
    page.wait_for_selector("#signing[data-ready]")
    page.click("#signing-go")
    page.wait_for_url("**/record/*arrived*")
    shown(page.locator(".arrived"))
    record = re.search(r"record/([0-9a-f]{64})", page.url)[1]

    page.goto(f"{site}/en/exercise/record/{record}?seat=RUS")
    accessible(page)
    tab_to(page, ".act button:not([name])")
    page.keyboard.press("Enter")
    page.wait_for_selector("#signing[data-ready]")
    tab_to(page, "#signing-go")
    page.keyboard.press("Enter")
    page.wait_for_url("**/record/*arrived*")
    shown(page.locator(".arrived"))

    page.goto(f"{site}/en/exercise/record/{record}?seat=RUS")
    tab_to(page, 'input[name="f.stance"]')
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.activeElement.value")
    tab_to(page, ".act fieldset button")
    page.keyboard.press("Enter")
    page.wait_for_selector("form.writing")
    assert page.locator('input[name="f.stance"]:checked').get_attribute("value") == chosen
    shown(page.locator("code", has_text=record[:16]).first)
    assert errors == []


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_a_form_is_whole_without_script(vienna: str, browser: Any, tmp_path: Path, lang: str) -> None:
    page, _ = opened(browser, lang, 320, java_script_enabled=False)
    page.goto(f"{vienna}/{lang}/exercise/write/activity-notice?act=notify&seat=FRA")
    page.fill("#i-f-troops", "9100")
    file = tmp_path / "area.txt"
    file.write_bytes(b"North of the river\n")
    page.click("details.files summary")
    page.set_input_files("#i-attach", str(file))
    page.click('button[name="check"]')
    shown(page.locator("#weighed .margins").first)
    assert page.input_value("#i-f-troops") == "9100"
    shown(page.locator('input[name="file"]:checked'))
    for name in page.eval_on_selector_all('input[type="radio"][value="not-stated"]', "all => all.map(one => one.name)"):
        if name != "u.troops":
            page.check(f'input[name="{name}"][value="not-stated"]')
    page.check('input[name="f.alert"] >> nth=0')
    for name, value in (("title-en", "T"), ("text-en", "U"), ("f-designation", "D")):
        page.fill(f"#i-{name}", value)
    page.fill("#i-f-begins", "2031-03-01")
    page.fill("#i-f-ends", "2031-03-09")
    page.click("#go")
    shown(page.locator(".unfiled strong"))
    shown(page.locator(".files li", has_text="area.txt"))
    shown(page.locator("pre.command", has_text="--attach ./area.txt"))
