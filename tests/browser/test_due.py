"""Pages of a body full of clocks: what is due, of whom and why, wide and narrow, in every language."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from comity.records.act import Act
from comity.records.record import Ref, Seen
from comity.service.desk import Desk
from comity.service.pen import Pen, blank
from comity.store.reader import open_reader
from comity.wiring.exercise import build_exercise, demonstration_key
from comity.wiring.shipped import regime_bytes

from .conftest import CHROMIUM, accessible, fits, serving, shown
from .editions import EDITIONS

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
BLANKS = dict.fromkeys(("adoption", "agency", "article", "force", "pages", "products", "where"), "not-stated")


def file(
    folder: Path, code: str, act: Act, form: str, body: dict[str, Any], to: tuple[str, ...] = (), *refs: Ref
) -> str:
    """File a record with a seat's published key, and return its id."""
    key, desk = demonstration_key(open_reader(folder).origin, code), Desk(folder)
    place: Any = desk.next_place((key.verifier,))
    today = datetime.now(UTC).date().isoformat()
    record = blank(place["log"], act, form, code, Seen(**place["seen"]), today, body, refs=refs, to=to)
    return desk.submit(Pen(keys=(key,), owner=code, prev=place["prev"], seq=place["seq"]).sign(record)).id


@pytest.fixture(scope="module")
def notified(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("committee") / "exercise"
    folder.mkdir()
    build_exercise(folder, "exercise", regime_bytes("wto-tbt"))
    said = {
        "title": {"en": "Labels"},
        "text": {"en": "A measure."},
        "fields": {"comments_until": "2030-01-20"},
        "unstated": BLANKS,
    }
    notice = file(folder, "KEN", Act.NOTIFY, "notification", said)
    ref = Ref(rel="answers", id=notice)
    file(
        folder,
        "KEN",
        Act.COMMENT,
        "addendum-period",
        {"text": {"en": "Longer."}, "fields": {"comments_until": "2030-03-01"}},
        (),
        ref,
    )
    file(folder, "CAN", Act.ASK, "question", {"text": {"en": "Samples too?"}}, ("KEN",), ref)
    return folder, notice


@pytest.fixture(scope="module")
def committee(notified: tuple[Path, str]) -> Iterator[str]:
    with serving(notified[0]) as address:
        yield address


@pytest.mark.parametrize(("lang", "width"), EDITIONS)
def test_what_is_due_and_why(committee: str, notified: tuple[Path, str], browser: Any, lang: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    for rest in (
        "due",
        "due?party=KEN",
        f"record/{notified[1]}",
        "procedures",
        "write/notification?act=notify&seat=KEN",
    ):
        page.goto(f"{committee}/{lang}/exercise/{rest}")
        for why in page.locator(".dues summary").all():
            why.click()
        accessible(page)
        fits(page)
    page.goto(f"{committee}/{lang}/exercise/due")
    shown(page.locator(".dues svg.run").first)
    box = page.locator(".dues svg.run .amount").first.bounding_box()
    assert box["width"] > 10
    assert box["height"] > 5
    context.close()
