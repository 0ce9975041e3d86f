"""A restricted record in one's own signing page: what the desk prepared is compared within and without before it is signed."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from comity.records import inner as inners
from comity.records.act import Act
from comity.records.inner import Inner
from comity.records.record import Record, Ref, render_text
from comity.service import prepared
from comity.service.desk import Desk
from comity.service.drafting import prepare
from comity.service.pen import sign_text
from comity.wiring.exercise import demonstration_key

from .seating import NOTIFIED, OTHER, Alter, Opening, Practice, founded, opening, practice, stated

__all__ = ["founded", "opening", "practice"]

RESTRICTED = {**NOTIFIED, "aud": "restricted", "open_on": "2027-01-01"}


def closed(change: Callable[[Record, Inner], tuple[Record, Inner]]) -> Alter:
    """Alter what was prepared outside and within, and make hash and commitment fit again, as a careful liar would."""

    def alter(path: str, status: str, data: bytes) -> Any:
        if not path.endswith("/prepare") or not status.startswith("200"):
            return None
        told = prepared.parse(data)
        assert told.held is not None
        record, held = change(told.record, told.held)
        if record.aud == "public":
            return status, render_text(record), []
        made = inners.render(held)
        named = {**(record.inner or {}), **inners.outer(record.log, record.keys[0], record.seq, made)}
        return status, prepared.render(render_text(replace(record, inner=named)), made), []

    return alter


def told_otherwise(**parts: Any) -> Callable[[Record, Inner], tuple[Record, Inner]]:
    return lambda record, held: (record, replace(held, body={**held.body, **parts}))


TAMPERED_WITHIN = {
    "a word within": (told_otherwise(text={"en": "They arrive\nin winter."}), "inner.body.text.en"),
    "a field within": (told_otherwise(fields={"units": 20}), "inner.body.fields.units"),
    "a reference within": (lambda r, i: (r, replace(i, refs=(Ref(rel="cites", id=OTHER),))), "inner.refs"),
    "an earlier opening": (
        lambda r, i: (replace(r, inner={**r.inner, "open_on": "2026-01-01"}), i),
        "record.inner.open_on",
    ),
    "no opening": (
        lambda r, i: (replace(r, inner={k: v for k, v in r.inner.items() if k != "open_on"}), i),
        "record.inner.open_on",
    ),
    "hidden unasked": (
        lambda r, i: (replace(r, act=Act.REACTION, form="reaction"), replace(i, act=r.act, form=r.form)),
        "inner.act",
    ),
    "public after all": (lambda r, i: (replace(r, aud="public", inner=None, body=i.body), i), "record.body"),
    "another addressee": (lambda r, i: (replace(r, to=("BEL",)), i), "record.to"),
}


@pytest.mark.parametrize("name", TAMPERED_WITHIN)
def test_a_restricted_text_that_was_altered_is_shown_and_not_signed(
    practice: Practice, opening: Opening, name: str
) -> None:
    change, place = TAMPERED_WITHIN[name]
    seat = opening()
    practice.alter = closed(change)
    status, page = seat.write("notification", "notify", **RESTRICTED)
    assert status == 200
    assert "Nothing is signed." in page
    assert f"<code>{place}</code>" in page
    assert 'name="held"' not in page
    assert "/exercise/submit" not in practice.seen


def test_inner_bytes_that_are_not_those_committed_to_are_refused(practice: Practice, opening: Opening) -> None:
    seat = opening()
    spoiled = (
        lambda data: data.replace(b"spring", b"winter"),
        lambda data: prepared.parse(data).text,
        lambda data: data[:-1],
    )
    for spoil in spoiled:
        practice.alter = lambda path, status, data, spoil=spoil: (
            (status, spoil(data), []) if path.endswith("/prepare") else None  # type: ignore[misc]
        )
        status, page = seat.write("notification", "notify", **RESTRICTED)
        assert status == 422
        assert 'name="held"' not in page
    assert "/exercise/submit" not in practice.seen


@pytest.mark.parametrize("where", ["http", "folder"])
def test_a_restricted_record_is_written_compared_and_signed(practice: Practice, opening: Opening, where: str) -> None:
    seat = opening(None if where == "http" else str(practice.folder))
    assert 'type="radio" name="aud"' in seat.ask("GET", "write/notification?act=notify")[1]
    status, page = seat.write("notification", "notify", **RESTRICTED)
    assert status == 200
    assert "Every field is what you asked for" in page
    for told in ("WHAT MEMBERS ONLY WILL READ", "in spring.", '"open_on":"2027-01-01"'):
        assert told in page
    ahead = sign_text(
        prepare(
            practice.reader,
            stated("FRA"),
            demonstration_key(practice.reader.origin, "FRA").verifier.hash_hex,
            1_800_000_000,
        ),
        (demonstration_key(practice.reader.origin, "FRA"),),
    )
    Desk(practice.folder).submit(ahead)
    status, refused = seat.sign(page)
    assert status == 422
    held = re.search(r'name="held" value="([0-9a-f]{64})"', refused)
    assert held is not None
    _, page = seat.ask("POST", "again", {"held": held[1]})
    assert "Every field is what you asked for" in page
    status, page = seat.sign(page)
    assert status == 200
    assert "The receipt holds against the anchor you gave" in page
    found = re.search(r"receipt/([0-9a-f]{64})", page)
    assert found is not None
    public, whole = practice.reader.record(found[1]), practice.reader.entitled().record(found[1])
    assert public.record.body is None
    assert whole.record.body["title"] == {"en": "Two battalions"}
