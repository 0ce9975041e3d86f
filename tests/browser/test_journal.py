"""A sitting in a real browser, in French and on a narrow page: convened, an item asked for, opened, spoken at, closed; its journal
circulated by a button of its page, and taken away as PDF."""

import re
from pathlib import Path
from typing import Any

import pytest

from .conftest import CHROMIUM, accessible, fits

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
TITLES = {"fr": "Réunion du 12 janvier", "ru": "Заседание 12 января", "en": "Sitting of 12 January"}


def sign(page: Any) -> str:
    """Go on from a form to its preview, sign there, and return the id of the record that arrived."""
    page.click("form.writing button.button")
    page.wait_for_selector("#signing[data-ready]")
    page.click("#signing-go")
    page.wait_for_url("**/record/*arrived*")
    found = re.search(r"record/([0-9a-f]{64})", page.url)
    assert found is not None
    return found[1]


def test_from_convening_to_the_circulated_journal(site: str, browser: Any, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 900}, bypass_csp=True)
    page, body = context.new_page(), f"{site}/fr/exercise"

    page.goto(f"{body}/write/sitting?act=convene&seat=CHAIR")
    for lang, title in TITLES.items():
        page.fill(f"#i-title-{lang}", title)
    page.fill("#i-text-fr", "À dix heures.")
    page.fill("#i-f-date", "2027-01-12")
    sitting = sign(page)
    said = {
        ("item-request", "request-item", "FRA"): "Lignes directes",
        ("opening", "open", "CHAIR"): "",
        ("statement", "state", "RUS"): "Ce que nous en disons",
        ("closing", "close", "CHAIR"): "",
    }
    for (form, act, seat), title in said.items():
        page.goto(f"{body}/write/{form}?act={act}&re={sitting}&rel=at-sitting&seat={seat}")
        if title:
            page.fill("#i-title-fr", title)
            page.fill("#i-text-fr", f"{title}.")
        sign(page)

    page.goto(f"{body}/sitting/{sitting}/journal")
    fits(page)
    accessible(page)
    assert (
        page.inner_text("#state")
        == "Projet\N{NO-BREAK SPACE}: calculé d’après le registre\N{NO-BREAK SPACE}; personne ne l’a signé."
    )
    assert "Point 1\N{NO-BREAK SPACE}: Lignes directes" in page.inner_text("main")
    assert "Ce que nous en disons" in page.inner_text("main")

    page.select_option("#steps select", "SECRETARIAT")
    page.click("#steps button")
    page.wait_for_selector("form.writing")
    assert page.input_value("#i-title-ru").startswith("Журнал заседания")
    assert re.fullmatch(r"[0-9a-f]{64}", page.input_value("#i-f-sha256"))
    sign(page)

    page.goto(f"{body}/sitting/{sitting}/journal")
    fits(page)
    accessible(page)
    assert page.inner_text("#state").startswith("Diffusé sous NRC/JOU/")
    assert "C’est ce que dit le registre à présent." in page.inner_text("#state")
    answer = context.request.get(f"{body}/sitting/{sitting}/journal.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    (tmp_path / "journal.pdf").write_bytes(answer.body())
    assert answer.body().startswith(b"%PDF-1.7")
    context.close()
