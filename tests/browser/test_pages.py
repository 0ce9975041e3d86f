"""Every kind of page in a real browser, in three languages, wide and narrow: accessible, silent, nothing cut off."""

import os
import re
import shutil
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from .conftest import CHROMIUM, accessible, fits

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]


def first(served: str, path: str, pattern: str) -> str:
    found = re.search(pattern, urllib.request.urlopen(f"{served}{path}").read().decode())
    assert found is not None, path
    return found[0]


ALL = bool(os.environ.get("COMITY_ALL"))
VIEWS = [(lang, width) for lang in ("en", "fr", "ru") for width in (1280, 320)]
"""Every page in each is for `make test-all`; a run of every day takes two."""


def addresses(served: str) -> list[str]:
    """Return one address of each kind, after the language, with records of several acts."""
    records = [
        first(served, "/en/nrc/records", r"record/[0-9a-f]{64}"),
        "record/" + "0" * 64,
        "record/" + first(served, "/en/nrc/sittings", r"sitting/[0-9a-f]{64}").partition("/")[2],
    ]
    thread = first(served, "/en/nrc/threads", r"thread/[0-9a-f]{64}")
    sitting = first(served, "/en/nrc/sittings", r"sitting/[0-9a-f]{64}")
    whole = ("", "timeline", "agenda", "positions", "contested", "obligations", "due")
    lists = (*whole, "threads", "sittings", "records", "parties", "rules", "procedures", "forms", "findings", "log")
    past = ("search?q=Grushko", "search?q=zzz", "changes?from=1", "@40/records", f"@3/{records[0]}")
    moments = ("@2016-07-13/", "@2016-07-13/timeline", "@2016-07-13/positions", *past)
    return [
        "/",
        *(
            f"/nrc/{rest}"
            for rest in (
                *lists,
                "tour",
                thread,
                sitting,
                f"{sitting}/journal",
                *records,
                "party/RUS",
                "party/ALLIES",
                *moments,
            )
        ),
        *(f"/exercise/{rest}" for rest in (*lists, "party/FRA")),
    ]


@pytest.mark.parametrize(
    ("lang", "width"), [(lang, width) for lang, width in VIEWS if ALL or (lang, width) == ("ru", 320)]
)
def test_pages(served: str, browser: Any, lang: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    for address in addresses(served):
        response = page.goto(f"{served}/{lang}{address}")
        expected = 404 if "0" * 64 in address or "@3/" in address else 200
        assert response.status == expected, address
        accessible(page)
        fits(page)
    context.close()
    assert [line for line in noise if "404" not in line] == []


def test_dark_and_print_are_accessible_too(served: str, browser: Any) -> None:
    record = first(served, "/en/nrc/records", r"record/[0-9a-f]{64}")
    for media in ({"color_scheme": "dark"}, {"media": "print"}):
        for rest in (record, "", "timeline", "positions", "contested"):
            page = browser.new_page(bypass_csp=True)
            page.emulate_media(**media)
            page.goto(f"{served}/en/nrc/{rest}")
            accessible(page)
            page.close()


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_no_heading_of_a_table_is_taller_than_what_is_seen_of_it(served: str, browser: Any, lang: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    for rest in ("sealed", "timeline", "positions", "forms", "charts", "parties"):
        page.goto(f"{served}/{lang}/nrc/{rest}")
        tall = page.evaluate("""() => [...document.querySelectorAll("main .scroll thead tr")]
          .map((row) => row.getBoundingClientRect().height / parseFloat(getComputedStyle(row).fontSize))""")
        assert all(lines < 4 for lines in tall), (rest, tall)
    page.goto(f"{served}/{lang}/nrc/parties")
    codes = page.evaluate(
        """() => [...document.querySelectorAll("td code")].filter((one) => one.getClientRects().length > 1).length"""
    )
    assert codes == 0, "a code is not broken"
    page.close()


def test_what_scrolls_sideways_shows_that_there_is_more_until_its_end_is_reached(served: str, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(f"{served}/en/nrc/positions")
    table = page.locator("main .scroll").last
    table.scroll_into_view_if_needed()

    def edge(x: float) -> bytes:
        box = table.bounding_box()
        left = box["x"] + (0 if x == 0 else box["width"] - 6)
        return bytes(page.screenshot(clip={"x": left, "y": box["y"] + 4, "width": 6, "height": 8}))

    blank = page.screenshot(clip={"x": 2, "y": table.bounding_box()["y"] + 4, "width": 6, "height": 8})
    assert edge(0) == blank
    assert edge(1) != blank
    table.evaluate("table => { table.scrollLeft = table.scrollWidth }")
    assert edge(1) == blank
    assert edge(0) != blank
    page.close()


def test_every_mark_of_the_timeline_is_reached_by_keyboard(served: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{served}/en/nrc/timeline")
    marks = page.locator("svg.drawing a")
    assert marks.count() > 3
    page.locator(".scroll").first.focus()
    for _ in range(marks.count()):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('svg.drawing') !== null")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("/en/nrc/thread/")
    page.close()


@pytest.mark.parametrize(("lang", "most"), [("en", 200), ("fr", 230), ("ru", 230)])
def test_on_a_small_screen_the_sections_lie_folded_and_open_by_keys_without_script(
    served: str, browser: Any, lang: str, most: int
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/{lang}/nrc/records")
    top = page.locator("header.top")
    assert top.bounding_box()["height"] <= most
    menu, tools = page.locator("nav.menu"), page.locator(".tools")
    assert not menu.is_visible()
    assert not tools.is_visible()
    page.locator("#fold").focus()
    page.keyboard.press("Space")
    menu.wait_for(state="visible")
    tools.wait_for(state="visible")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline")
    assert not page.locator("nav.menu").is_visible(), "it is folded again on the next page"
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator("nav.menu").wait_for(state="visible")
    assert not page.locator("label.fold").is_visible()
    context.close()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext found")
def test_every_sheet_of_paper_says_its_number_and_what_kind_of_body(served: str, browser: Any, tmp_path: Path) -> None:
    page = browser.new_page()
    for rest, mark in (
        ("exercise/forms", "EXERCISE · EXERCICE · УЧЕНИЕ"),
        ("nrc/@2016-07-13/timeline", "Reconstruction · Reconstitution"),
    ):
        page.goto(f"{served}/en/{rest}")
        page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
        told = subprocess.run(["pdftotext", tmp_path / "printed.pdf", "-"], check=True, capture_output=True, text=True)
        sheets = told.stdout.split("\f")[:-1]
        assert len(sheets) > 1
        for number, sheet in enumerate(sheets, 1):
            assert mark in sheet, (rest, number)
            assert f"{number}/{len(sheets)}" in sheet.replace(" ", ""), (rest, number)
    page.close()


def test_keyboard_reaches_the_content_first(served: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{served}/en/nrc/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()
