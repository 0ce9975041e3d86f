"""The map in a browser: by keys, layer by layer, without script, narrow, and by screen reader."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.records.act import Act
from comity.records.record import Ref
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

from .conftest import CHROMIUM, accessible, fits, serving, shown
from .editions import TONGUES
from .test_due import file

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    folder: Path = tmp_path_factory.mktemp("states") / "exercise"
    folder.mkdir()
    build_exercise(folder, "exercise", regime_bytes("vienna-document-2011"))

    def said(title: str, **fields: Any) -> dict[str, Any]:
        return {"title": {"en": title}, "text": {"en": title}, "fields": fields}

    def point(text: str) -> dict[str, Any]:
        return {"shape": "point", "datum": "WGS84", "points": [text]}

    near = said("Near miss", date="2026-11-06", position=point("+5812+01036"))
    incident = file(folder, "NOR", Act.REPORT, "incident", near)
    elsewhere = said("As seen ashore", position=point("+575130+0112200"))
    file(folder, "SWE", Act.STATE, "account", elsewhere, (), Ref(rel="account-of", id=incident))
    with serving(folder) as address:
        yield address, incident


@pytest.mark.parametrize("lang", TONGUES)
def test_the_map_has_no_barrier_and_fits(browser: Any, site: tuple[str, str], lang: str) -> None:
    address, incident = site
    page = browser.new_page(bypass_csp=True)
    for rest in ("map", f"record/{incident}", "charts"):
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(f"{address}/{lang}/exercise/{rest}")
            fits(page)
        accessible(page)
    page.close()


def test_keys_and_layers_work_on_the_drawing_that_was_sent(browser: Any, site: tuple[str, str]) -> None:
    page = browser.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.goto(f"{site[0]}/en/exercise/map")
    shown(page.locator(".map-tools"))
    page.locator(".map-frame").focus()
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    assert "scale(1.5)" in page.locator(".ground").get_attribute("transform")
    assert "scale(0.66" in page.locator(".pin").first.get_attribute("transform")
    before = page.locator(".scale-bar text").text_content()
    page.keyboard.press("0")
    assert "scale(1)" in page.locator(".ground").get_attribute("transform")
    page.get_by_role("button", name="Closer").click()
    page.get_by_role("button", name="Closer").click()
    page.get_by_role("button", name="Closer").click()
    assert page.locator(".scale-bar text").text_content() != before
    page.get_by_label("Report of a hazardous incident").uncheck()
    shown(page.locator("tr#place-2"), wanted=False)
    shown(page.locator('.pin[data-numbers="2"]'), wanted=False)
    shown(page.locator("tr#place-1"))
    assert "form=incident" not in page.url
    page.get_by_label("Report of a hazardous incident").check()
    shown(page.locator("tr#place-2"))
    mark = page.locator('a[aria-label="2: Near miss, Norway"]')
    for _ in range(4):
        page.get_by_role("button", name="Closer").click()
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#place-2")
    assert problems == []
    page.close()


def test_without_script_the_form_asks_for_layers(browser: Any, site: tuple[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site[0]}/en/exercise/map")
    shown(page.locator(".map-tools"), wanted=False)
    page.get_by_label("Report of a hazardous incident").uncheck()
    page.get_by_role("button", name="Show these").click()
    shown(page.get_by_role("link", name="Show all"))
    assert page.locator("tr[data-number]").count() == 1
    page.get_by_role("link", name="Show all").click()
    shown(page.locator("tr#place-2"))
    context.close()


@pytest.mark.parametrize("lang", TONGUES)
def test_a_hot_line_is_whole_on_a_telephone(tmp_path: Path, browser: Any, lang: str) -> None:
    folder = tmp_path / "exercise"
    folder.mkdir()
    build_exercise(folder, "exercise", regime_bytes("nrc"))
    fields = {
        "hours": "always",
        "telephone": "+33 1 00 00 00 00 00",
        "service": {"en": "Operations centre"},
        "spoken": ["fr"],
    }
    file(
        folder,
        "FRA",
        Act.NOTIFY,
        "contact",
        {"title": {"en": "Duty officer"}, "text": {"en": "By day."}, "fields": fields},
    )
    with serving(folder) as address:
        page = browser.new_page(viewport={"width": 320, "height": 900})
        page.goto(f"{address}/{lang}/exercise/hotlines")
        shown(page.locator(".telephone"))
        fits(page)
        page.close()
