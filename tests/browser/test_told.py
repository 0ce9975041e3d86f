"""A page that follows a sitting: it shows what is new, keeps what one was doing, says so politely, and needs no script to be read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.records.act import Act
from comity.records.record import Ref
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

from .conftest import CHROMIUM, accessible, fits, serving
from .test_due import file

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
SAID = {"en": "The page was updated.", "fr": "La page a été mise à jour.", "ru": "Страница обновлена."}


@pytest.fixture(scope="module")
def sitting(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("sitting") / "exercise"
    folder.mkdir()
    build_exercise(folder, "exercise", regime_bytes("nrc"))
    said = {"title": {"en": "A sitting"}, "text": {"en": "A sitting."}, "fields": {"date": "2030-01-20"}}
    found = file(folder, "CHAIR", Act.CONVENE, "sitting", said)
    file(folder, "CHAIR", Act.OPEN, "opening", {}, (), Ref(rel="at-sitting", id=found))
    return folder, found


@pytest.fixture(scope="module")
def served(sitting: tuple[Path, str]) -> Iterator[str]:
    with serving(sitting[0]) as address:
        yield address


def speak(sitting: tuple[Path, str], words: str) -> None:
    folder, at = sitting
    file(
        folder,
        "FRA",
        Act.STATE,
        "statement",
        {"title": {"en": words}, "text": {"en": words}},
        (),
        Ref(rel="at-sitting", id=at),
    )


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_an_open_sitting_updates_itself_and_keeps_ones_place(
    served: str, sitting: tuple[Path, str], browser: Any, lang: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, bypass_csp=lang == "en")
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    with page.expect_request(lambda request: "/events?from=" in request.url):
        page.goto(f"{served}/{lang}/exercise/sitting/{sitting[1]}")
    link = page.locator("main .crumb a")
    link.focus()
    speak(sitting, f"Said in {lang}")
    page.get_by_text(f"Said in {lang}").first.wait_for()
    page.locator(".live [role=status]", has_text=SAID[lang]).wait_for(state="attached")
    assert page.evaluate("document.activeElement.matches('main .crumb a')")
    fits(page)
    if lang == "en":
        accessible(page)
    speak(sitting, f"And again in {lang}")  # it goes on following after it replaced itself
    page.get_by_text(f"And again in {lang}").first.wait_for()
    assert problems == []
    context.close()


def test_without_script_the_page_is_whole_and_offers_to_be_asked_again(
    served: str, sitting: tuple[Path, str], browser: Any
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}/fr/exercise/sitting/{sitting[1]}")
    speak(sitting, "Said without script")
    page.locator(".live a").click()
    page.get_by_text("Said without script").first.wait_for()
    context.close()
