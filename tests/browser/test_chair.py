"""A sitting in French, from its convening to its close, by whoever chairs it; and every page of the room, in three languages.

What parties say meanwhile comes from their own pens, through the desk; what the chair does is done in the browser, by keyboard
where an order is changed, and with the signer's own program where the rules ask for it.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.keys.signer import write_secret
from comity.records.act import Act
from comity.records.record import Ref, Seen
from comity.service.desk import Desk
from comity.service.pen import Pen, blank
from comity.store.reader import open_reader
from comity.wiring.exercise import demonstration_key

from .conftest import CHROMIUM, accessible, fits, shown, tab_to, until
from .editions import TONGUES

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
DAY = "2026-11-28"


def say(folder: Path, code: str, act: Act, form: str, title: str, *refs: tuple[str, str], **parts: Any) -> str:
    """File a record of a party through the desk, and return its id."""
    reader = open_reader(folder)
    key = demonstration_key(reader.origin, code)
    row = reader.get("chain", key.verifier.hash_hex) or {}
    pen = Pen(keys=(key,), owner=code, seq=int(str(row["next"])), prev=str(row["id"]))
    size = reader.size
    root = reader.root(size)
    assert root is not None
    body: dict[str, Any] = {"title": {"fr": title}, "text": {"fr": f"{title}."}}
    body |= {"fields": parts.pop("fields")} if "fields" in parts else {}
    made = tuple(Ref(rel=rel, id=target) for rel, target in refs)
    seen = Seen(size=size, root=root.hex())
    Desk(folder).submit(pen.sign(blank(reader.origin, act, form, code, seen, DAY, body, refs=made, **parts)))
    return pen.prev


def sign_here(page: Any) -> str:
    """Go on to the preview, sign in the page, and return the id of the record that arrived."""
    page.click("form.writing button.button")
    return sign_prepared(page)


def sign_prepared(page: Any) -> str:
    """Sign in the page what its preview shows, and return the id of the record that arrived."""
    page.wait_for_selector("#signing[data-ready]")
    page.click("#signing-go")
    page.wait_for_url("**/record/*arrived*")
    found = re.search(r"record/([0-9a-f]{64})", page.url)
    assert found is not None
    return found[1]


def sign_away(page: Any, folder: Path, aside: Path, code: str = "CHAIR") -> str:
    """Take the prepared text away, sign it with `comity sign`, hand the note in, and return the record's id."""
    page.click("form.writing button.button")
    with page.expect_download() as download:
        page.locator('form[action$="/text"] button').click()
    text, key, note = aside / f"{len(list(aside.iterdir()))}.text", aside / f"{code}.key", aside / "signed.note"
    download.value.save_as(text)
    if not key.exists():
        write_secret(key, demonstration_key(open_reader(folder).origin, code))
    note.unlink(missing_ok=True)
    assert main(["sign", str(text), "--key", str(key), "-o", str(note), "--yes"]) == 0
    page.set_input_files("#note", note)
    page.click("input[type=file] + button")
    shown(page.locator(".arrived"))
    found = re.search(r"record/([0-9a-f]{64})", page.content())
    assert found is not None
    return found[1]


def order(page: Any) -> list[str]:
    return [str(text) for text in page.locator("#agenda .order .entry-title").all_inner_texts()]


class Chair:
    """Who chairs, in one browser, with a second page that shows the sitting on the wall."""

    def __init__(self, context: Any, site: str, folder: Path, aside: Path) -> None:
        self.site, self.folder, self.aside = f"{site}/fr/exercise", folder, aside
        self.page, self.wall = context.new_page(), context.new_page()
        self.wrong: list[str] = []
        for one in (self.page, self.wall):
            one.on("pageerror", lambda error: self.wrong.append(str(error)))
            one.on("console", lambda said: self.wrong.append(said.text) if said.type == "error" else None)

    def convene(self) -> None:
        page = self.page
        page.goto(f"{self.site}/chair?seat=CHAIR")
        shown(page.locator("text=lu différemment"))
        page.click('a.button[href*="/write/sitting?"]')
        page.fill("#i-title-fr", "Réunion des ambassadeurs")
        page.fill("#i-text-fr", "Réunion au niveau des ambassadeurs.")
        page.fill("#i-f-date", DAY)
        self.sitting = sign_here(page)
        self.at = ("at-sitting", self.sitting)

    def run(self) -> None:
        self.page.goto(f"{self.site}/sitting/{self.sitting}/run?seat=CHAIR")

    def ask(self, code: str, title: str) -> str:
        return say(self.folder, code, Act.REQUEST_ITEM, "item-request", title, self.at)

    def do_next(self, link: str) -> None:
        """Follow what is to be done next, and sign it."""
        self.run()
        self.page.click(f"#next a:has-text('{link}')")
        sign_here(self.page)

    def press(self, button: str, first: str) -> None:
        """Reach a button by keys, press it, and wait until that item stands first; the focus stays where it was."""
        tab_to(self.page, f'button[value="{button}"]')
        self.page.keyboard.press("Enter")
        self.page.locator("#agenda .order > li:first-child", has_text=first).wait_for()
        until(self.page, "button => document.activeElement.value === button", button)

    def agenda(self) -> str:
        """Build an agenda of which one item is opposed, change its order by keys and by dragging, sign it; return an item."""
        page = self.page
        first, second = self.ask("FRA", "Sécurité aérienne"), self.ask("RUS", "Transparence militaire")
        third = self.ask("DEU", "Afghanistan")
        say(self.folder, "EST", Act.OPPOSE_ITEM, "item-opposition", "Opposition", ("opposes", third))
        self.run()
        shown(page.locator("#next", has_text="Un point rencontre une opposition"))
        shown(page.locator("#opposed", has_text="Estonie"))
        assert order(page) == ["Sécurité aérienne", "Transparence militaire"]
        self.press(f"down:{first}", "Transparence militaire")
        page.locator("#agenda .order > li").nth(1).drag_to(page.locator("#agenda .order > li").nth(0))
        page.locator("#agenda .order > li:first-child", has_text="Sécurité aérienne").wait_for()
        self.press(f"up:{second}", "Transparence militaire")
        page.click("text=Préparer l’ordre du jour dans cet ordre")
        written = page.input_value("#i-text-fr")
        assert written.startswith("1. Transparence militaire (RUS)\n2. Sécurité aérienne (FRA)")
        assert self.signed(sign_away(page, self.folder, self.aside))[:2] == [("adopts", second), ("adopts", first)]
        return second

    def speakers(self, item: str) -> None:
        """Give the floor, call an item, and see the wall come to know both by itself."""
        page, wall = self.page, self.wall
        wall.goto(f"{self.site}/sitting/{self.sitting}/live")
        shown(wall.locator("text=Personne n’a la parole"))
        for code, name in (("FRA", "France"), ("RUS", "Russie")):
            page.select_option("#speaker", code)
            page.click("#speakers button.button[value=add]")
            page.locator("#speakers .order > li strong", has_text=name).wait_for()
        tab_to(page, '#speakers button[value="begin:1"]')
        page.keyboard.press("Enter")
        shown(page.locator(".speaking", has_text="France"))
        page.click(f'button[value="call:{item}"]')
        wall.locator(".screen-floor .screen-big", has_text="France").wait_for()
        wall.locator(".screen-now .screen-big", has_text="Transparence militaire").wait_for()
        wall.locator(".screen-next", has_text="Fédération de Russie").wait_for()

    def decide(self, text: str) -> None:
        page = self.page
        page.click("#texts a:has-text('adopter')")
        page.fill("#i-title-fr", "Transpondeurs")
        page.fill("#i-text-fr", "Le Conseil adopte le texte.")
        assert ("adopts", text) in self.signed(sign_away(page, self.folder, self.aside))

    def signed(self, record: str) -> list[tuple[str, str]]:
        found = open_reader(self.folder).record(record)
        assert found is not None
        return [(ref.rel, ref.id) for ref in found.record.refs]


def test_une_seance_de_la_convocation_a_la_cloture(site: str, browser: Any, exercise: Path, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    chair = Chair(context, site, exercise, tmp_path)
    chair.convene()
    item = chair.agenda()
    chair.do_next("l’ouvrir")
    chair.ask("NOR", "Navigation en mer de Barents")
    text = say(exercise, "FRA", Act.PROPOSE, "proposal", "Texte sur les transpondeurs", chair.at)
    chair.run()
    shown(chair.page.locator("#next", has_text="Un point a été demandé après l’ouverture"))
    chair.speakers(item)
    chair.decide(text)
    chair.do_next("la clore")
    chair.run()
    shown(chair.page.locator("#speakers", has_text="La séance est close"))
    chair.wall.locator(".screen-state", has_text="close").wait_for()
    assert chair.wall.locator(".screen-floor .screen-big").count() == 0
    assert (open_reader(exercise).get("sitting", chair.sitting) or {})["status"] == "closed"
    assert chair.wrong == []
    context.close()


@pytest.mark.parametrize("lang", TONGUES)
def test_every_page_of_the_room_has_no_barrier(site: str, browser: Any, exercise: Path, lang: str) -> None:
    sitting = say(exercise, "CHAIR", Act.CONVENE, "sitting", "Réunion", fields={"date": DAY})
    at = ("at-sitting", sitting)
    items = [
        say(exercise, code, Act.REQUEST_ITEM, "item-request", f"Point {code}", at) for code in ("BEL", "ITA", "ESP")
    ]
    say(exercise, "ISL", Act.OPPOSE_ITEM, "item-opposition", "Opposition", ("opposes", items[2]))
    text = say(exercise, "LTU", Act.PROPOSE, "proposal", "Texte", at)
    say(
        exercise,
        "CHAIR",
        Act.OPEN_SILENCE,
        "silence",
        "Silence",
        ("submits", text),
        at,
        fields={"until": "2099-12-01T17:00:00Z"},
    )
    say(exercise, "SECRETARIAT", Act.LODGE, "lodgement", "Lettre", attributed_to="TUR")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site}/{lang}/exercise/sitting/{sitting}/run?seat=CHAIR")
    for code in ("BEL", "ITA"):
        page.select_option("#speaker", code)
        page.click("#speakers button.button[value=add]")
        page.locator("#speakers .order > li", has_text=code).wait_for()
    page.click('#speakers button[value="begin:1"]')
    shown(page.locator(".speaking"))
    for rest in ("sitting/{}/run?seat=CHAIR", "sitting/{}/live", "chair?seat=CHAIR", "lodged", "delegations", "health"):
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{site}/{lang}/exercise/{rest.format(sitting)}")
            fits(page)
            if width == 1280 or "live" in rest:
                accessible(page)
    context.close()


def test_the_room_without_script(site: str, browser: Any, exercise: Path) -> None:
    sitting = say(exercise, "CHAIR", Act.CONVENE, "sitting", "Réunion", fields={"date": DAY})
    for code in ("HUN", "PRT"):
        say(exercise, code, Act.REQUEST_ITEM, "item-request", f"Point {code}", ("at-sitting", sitting))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/ru/exercise/sitting/{sitting}/run?seat=CHAIR")
    page.fill("#place-1", "2")
    page.press("#place-1", "Enter")
    page.locator("#agenda .order > li:nth-child(2)", has_text="Point HUN").wait_for()
    page.locator("button[data-places]:focus").wait_for()  # the focus comes back to what was done
    page.locator('button[value^="up:"]').nth(1).press("Enter")
    page.locator("#agenda .order > li:first-child", has_text="Point HUN").wait_for()
    page.locator('#agenda .order > li:first-child button[value^="up:"]:focus').wait_for()
    page.select_option("#speaker", "HUN")
    page.click("#speakers button.button[value=add]")
    page.click('#speakers button[value="begin:1"]')
    page.goto(f"{site}/ru/exercise/sitting/{sitting}/live")
    shown(page.locator(".screen-floor .screen-big", has_text="Венгрия"))
    assert page.locator("noscript meta[http-equiv=refresh]").count() or 'http-equiv="refresh"' in page.content()
    context.close()
