"""What is read of announcements and contact points for each audience: restricted ones by those entitled only, older ones where not."""

from pathlib import Path
from typing import Any

from comity.airspace.overlaps import compare
from comity.records.act import Act
from comity.records.bodies import read_content
from comity.store.announcing import announcements, contacts
from comity.store.reader import Reader, open_reader

from .conftest import REGIME, Body, build

FORMS = b"""
[forms.plan]
acts = ["notify"]
by = ["seats"]
title = true
audiences = ["public", "restricted"]
labels = { en = "Plan", fr = "Plan" }
[forms.plan.fields.position]
kind = "place"
begins = "begins"
ends = "ends"
labels = { en = "where", fr = "lieu" }
[forms.plan.fields.begins]
kind = "date"
labels = { en = "begins", fr = "d\xc3\xa9but" }
required = true
[forms.plan.fields.ends]
kind = "date"
labels = { en = "ends", fr = "fin" }
required = true
[forms.watch]
acts = ["notify"]
by = ["seats"]
title = true
audiences = ["public", "restricted"]
labels = { en = "Watch", fr = "Veille" }
[forms.watch.fields.telephone]
kind = "string"
labels = { en = "telephone", fr = "t\xc3\xa9l\xc3\xa9phone" }
required = true
"""
HERE = {"shape": "point", "datum": "WGS84", "points": ["+5600+01800"]}


def planned(begins: str = "2026-03-02", ends: str = "2026-03-02") -> dict[str, Any]:
    return {"title": {"en": "A plan", "fr": "Un plan"}, "fields": {"position": HERE, "begins": begins, "ends": ends}}


def number(telephone: str) -> dict[str, Any]:
    return {"title": {"en": "Watch", "fr": "Veille"}, "fields": {"telephone": telephone}}


def restrict(body: Body, code: str, form: str, content: dict[str, Any]) -> None:
    made = body.restrict(code, Act.NOTIFY, form, content)
    body.hand_in(made)


def test_what_is_restricted_is_read_by_those_entitled_only(tmp_path: Path) -> None:
    body = build(tmp_path / "small", regime=REGIME + FORMS)
    body.write("AAA", form="plan", body=planned())
    restrict(body, "BBB", "plan", planned())
    body.write("AAA", form="watch", body=number("1 11"))
    body.write("BBB", form="watch", body=number("2 22"))
    restrict(body, "BBB", "watch", number("3 33"))
    restrict(body, "CCC", "watch", number("4 44"))
    body.sequencer.publish()
    public = open_reader(body.folder)

    def read(reader: Reader) -> tuple[list[str], int, dict[str, str]]:
        found = announcements(reader)
        told = {code: str(read_content(one.record).fields["telephone"]) for code, one in contacts(reader).items()}
        return [one.code for one in found.items], len(compare(found.items).overlaps), told

    assert read(public) == (["AAA"], 0, {"AAA": "1 11", "BBB": "2 22"})
    assert read(public.entitled()) == (["AAA", "BBB"], 1, {"AAA": "1 11", "BBB": "3 33", "CCC": "4 44"})


def test_what_is_older_than_what_is_read_is_said_to_be_there(tmp_path: Path) -> None:
    body = build(tmp_path / "small", regime=REGIME + FORMS)
    for day in (4, 3, 2):
        body.write("AAA", form="plan", body=planned(f"2026-03-0{day}", f"2026-03-0{day}T12:00:00Z"))
    body.sequencer.publish()
    reader = open_reader(body.folder)
    newest = announcements(reader, 2)
    assert (len(newest.items), newest.more) == (2, True)
    whole = announcements(reader)
    assert not whole.more
    assert [one.said[0] for one in whole.items] == ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert {one.ends - one.begins for one in whole.items} == {43_200}
