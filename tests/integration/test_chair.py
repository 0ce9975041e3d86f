"""The room of a sitting over HTTP: agenda, order, speakers, live view, lodged papers, delegations; who may and who may not."""

import base64
import html
import re
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comity.records.act import Act
from comity.records.record import parse_text
from comity.service.prepared import parse
from comity.store.reader import Reader

from .accounts import migrated
from .chairing import Council, council
from .conftest import ORIGIN
from .test_rights import World, signed_in, world

__all__ = ["council", "migrated", "world"]


def titles(page: str, section: str = "agenda") -> list[str]:
    """Return the titles of the order list of a section."""
    part = page[page.index(f'id="{section}"') :]
    listed = part[part.index('<ol class="order"') : part.index("</ol>")]
    return re.findall(r'<a class="entry-title"[^>]*>([^<]+)</a>', listed)


def prepared(page: str, part: str) -> tuple[str, dict[str, list[str]]]:
    """Return address and inputs of the form that leads from a room to the writing page."""
    form = next(found for found in re.findall(r"<form.*?</form>", page, re.DOTALL) if part in found)
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', form):
        fields.setdefault(html.unescape(name), []).append(html.unescape(value))
    action = re.search(r'action="([^"]+)"', form)
    assert action is not None
    return action[1], fields


def steps(page: str) -> str:
    return page[page.index('class="now"') : page.index("</section>", page.index('class="now"'))]


def test_an_agenda_is_ordered_prepared_signed_and_shown_as_signed(council: Council) -> None:
    sitting = council.convene()
    first, second, third = (
        council.ask_for(code, title, sitting) for code, title in (("FRA", "Alpha"), ("RUS", "Beta"), ("DEU", "Gamma"))
    )
    council.write("RUS", Act.OPPOSE_ITEM, "item-opposition", "Not now", (("opposes", third),))
    page = council.page(f"sitting/{sitting}/run?seat=CHAIR")
    assert titles(page) == ["Alpha", "Beta"]
    assert "One item is opposed" in steps(page)
    assert "The agenda has not been adopted" in steps(page)
    assert council.change(sitting, f"up:{second}").status_code == 303
    page = council.page(f"sitting/{sitting}/run?seat=CHAIR")
    assert titles(page) == ["Beta", "Alpha"]
    size = council.reader.size

    action, sent = prepared(page, "Prepare the agenda")
    assert sent["ref"] == [f"adopts:{second}", f"adopts:{first}", f"at-sitting:{sitting}"]
    shown = council.client.post(action, sent).content.decode()
    assert "1. Beta (RUS)" in shown
    sent.pop("edit")
    sent["key"] = [key_of(council.reader, "CHAIR")]
    preview = council.client.post(action, sent)
    text = parse(base64.b64decode(re.search(r'name="text" value="([^"]+)"', preview.content.decode())[1])).text  # type: ignore[index]
    assert [ref.id for ref in parse_text(text).refs] == [second, first, sitting]
    assert council.reader.size == size, "nothing is signed by preparing"

    council.write(
        "CHAIR", Act.ADOPT, "agenda", "Agenda", (("adopts", second), ("adopts", first), ("at-sitting", sitting))
    )
    late = council.ask_for("USA", "Delta", sitting)
    council.write("CHAIR", Act.OPEN, "opening", "", (("at-sitting", sitting),))
    later = council.ask_for("NOR", "Epsilon", sitting)
    page = council.page(f"sitting/{sitting}/run?seat=CHAIR")
    assert titles(page) == ["Beta", "Alpha", "Delta", "Epsilon"]
    assert "One item was asked for after the opening" in steps(page)
    assert council.change(sitting, "places", **{f"p-4-{later}": "1", f"p-1-{second}": "1"}).status_code == 303
    assert titles(council.page(f"sitting/{sitting}/run?seat=CHAIR"))[0] == "Epsilon"
    live = council.page(f"sitting/{sitting}/live")
    assert re.findall(r">(Alpha|Beta|Delta|Epsilon)</a>", live[live.index("<ol") : live.index("</ol>")]) == [
        "Beta",
        "Alpha",
    ]
    assert late not in live[live.index("<ol") : live.index("</ol>")]


def key_of(reader: Reader, code: str) -> str:
    from comity.service.drafting import desk_keys

    return desk_keys(reader, code)[0][0]


def test_a_decision_under_an_item_moves_nothing(council: Council) -> None:
    sitting = council.convene()
    first, second = (council.ask_for(code, title, sitting) for code, title in (("FRA", "Alpha"), ("RUS", "Beta")))
    council.write(
        "CHAIR", Act.ADOPT, "agenda", "Agenda", (("adopts", second), ("adopts", first), ("at-sitting", sitting))
    )
    council.write("CHAIR", Act.ADOPT, "decision", "Decided", (("adopts", first), ("at-sitting", sitting)))
    page = council.page(f"sitting/{sitting}/run?seat=CHAIR")
    assert titles(page) == ["Beta", "Alpha"]
    assert "not the one adopted" not in steps(page)


def test_speakers_are_listed_timed_shown_and_gone_at_the_close(
    council: Council, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = council.convene()
    council.write("CHAIR", Act.OPEN, "opening", "", (("at-sitting", sitting),))
    size = council.reader.size
    for code, reply in (("FRA", ""), ("RUS", "1"), ("USA", "")):
        assert council.change(sitting, "add", code=code, limit="2", reply=reply).status_code == 303
    council.change(sitting, "sooner:3")
    council.change(sitting, "begin:1")
    live = council.page(f"sitting/{sitting}/live", "fr")
    assert re.search(r'screen-big">France<', live)
    listed = live[live.index('class="screen-next"') :]
    assert listed.index("États-Unis") < listed.index("Fédération de Russie")
    assert "droit de réponse" in live
    now = time.time()
    monkeypatch.setattr("comity.web.chair.live.time", Frozen(now + 200))
    assert "2 minutes de trop" in council.page(f"sitting/{sitting}/live", "fr")
    monkeypatch.undo()
    council.change(sitting, "stop")
    assert "Nobody has the floor" in council.page(f"sitting/{sitting}/live")
    assert council.reader.size == size, "no step touches the log"
    assert kept_rooms(sitting) == 1
    council.write("CHAIR", Act.CLOSE, "closing", "", (("at-sitting", sitting),))
    page = council.page(f"sitting/{sitting}/run?seat=CHAIR")
    assert "what was kept at hand is gone" in page
    assert kept_rooms(sitting) == 0
    assert council.client.post(f"/en/exercise/sitting/{sitting}/run/change", {}).status_code == 403


class Frozen:
    """A clock that stands at one second."""

    def __init__(self, second: float) -> None:
        self.second = second

    def time(self) -> float:
        return self.second


def kept_rooms(sitting: str) -> int:
    from comity.web.chair.models import Kept

    return Kept.objects.filter(sitting=sitting).count()


@pytest.mark.parametrize(
    ("do", "sent"),
    [
        ("", {}),
        ("up:" + "0" * 64, {}),
        ("places", {"p-1-{item}": "x"}),
        ("places", {"p-1-{opposed}": "2"}),
        ("call:{sitting}", {}),
        ("up:{opposed}", {}),
        ("add", {"code": "NOBODY", "limit": "5"}),
        ("add", {"code": "FRA", "limit": "121"}),
        ("add", {"code": "FRA", "limit": "-1"}),
        ("add", {"code": "ALLIES", "limit": "5"}),
        ("begin:x", {}),
        ("stop:1", {}),
    ],
)
def test_a_step_that_is_not_understood_changes_nothing(council: Council, do: str, sent: dict[str, str]) -> None:
    sitting = council.convene()
    item, opposed = council.ask_for("FRA", "Alpha", sitting), council.ask_for("DEU", "Gamma", sitting)
    council.write("RUS", Act.OPPOSE_ITEM, "item-opposition", "Not now", (("opposes", opposed),))
    named = do.format(item=item, opposed=opposed, sitting=sitting)
    keyed = {name.format(item=item, opposed=opposed): value for name, value in sent.items()}
    assert council.change(sitting, named, **keyed).status_code == 400
    assert kept_rooms(sitting) == 0


def test_no_step_without_the_token_of_a_page(council: Council) -> None:
    sitting = council.convene()
    item = council.ask_for("FRA", "Alpha", sitting)
    address = f"/en/exercise/sitting/{sitting}/run/change"
    bare = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    assert bare.post(address, {"seat": "CHAIR", "do": f"call:{item}"}).status_code == 403
    assert council.client.get(f"/en/exercise/sitting/{sitting}/run?seat=FRA").status_code == 404  # a party runs no room
    assert council.client.get(address).status_code == 404
    assert kept_rooms(sitting) == 0


def test_the_live_part_costs_nothing_while_nothing_is_new(council: Council) -> None:
    sitting = council.convene()
    first = council.client.get(f"/en/exercise/sitting/{sitting}/live/part")
    tag = first.headers["ETag"]
    seen = f"/en/exercise/sitting/{sitting}/live/part"
    assert council.client.get(seen, headers={"If-None-Match": tag}).status_code == 304
    assert council.client.get(f"{seen}?seen={tag.strip(chr(34))}").status_code == 204
    council.change(sitting, "add", code="FRA", limit="5")
    again = council.client.get(seen, headers={"If-None-Match": tag})
    assert again.status_code == 200
    council.ask_for("FRA", "Alpha", sitting)
    newer = council.client.get(seen, headers={"If-None-Match": again.headers["ETag"]})
    assert b"Alpha" in newer.content


def silences(council: Council, rest: str, lang: str) -> str:
    """Return what a page says of silences that run, "" where it says nothing of any."""
    answer = council.client.get(f"/{lang}/exercise/{rest}")
    assert answer.status_code == 200, rest
    page = html.unescape(answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ")
    _, found, told = page.partition('<section id="silences">')
    return found + told.partition("</section>")[0]


def test_a_silence_is_told_with_its_end_and_by_whom_it_was_broken(council: Council) -> None:
    sitting = council.convene()
    text = council.write("FRA", Act.PROPOSE, "proposal", "A text", (("at-sitting", sitting),))
    free = council.write("NOR", Act.PROPOSE, "proposal", "Another text", (("at-sitting", sitting),))
    page = council.page(f"sitting/{sitting}/run?seat=CHAIR")
    assert f"write/silence?act=open-silence&amp;re={text}&amp;rel=submits&amp;seat=CHAIR" in page
    silence = council.write(
        "CHAIR",
        Act.OPEN_SILENCE,
        "silence",
        "Silence",
        (("submits", text), ("at-sitting", sitting)),
        fields={"until": "2099-12-01T17:00:00Z"},
    )
    page = council.page(f"sitting/{sitting}/run?seat=CHAIR")
    assert "A silence ends at: 1 December 2099, 18:00 (Europe/Brussels)" in steps(page)
    assert 'lang="en">A text</span> · A silence ends at' in steps(page), "of which text"
    assert f"re={text}&amp;rel=submits" not in page
    assert prepared(page, "Prepare their adoption")[1]["ref"] == [f"adopts:{free}", f"at-sitting:{sitting}"]
    other = council.convene()
    for rest, lang, until in (
        (f"sitting/{sitting}", "en", "until 1 December 2099, 18:00 (Europe/Brussels)"),
        (f"sitting/{other}", "fr", "jusqu’à : 1er décembre 2099, 18:00 (Europe/Brussels)"),
        ("due", "ru", "до: 1 декабря 2099, 18:00 (Europe/Brussels)"),
        (f"due?thread={text}", "en", "until 1 December 2099, 18:00 (Europe/Brussels)"),
        ("due?party=NOR", "en", "until 1 December 2099, 18:00 (Europe/Brussels)"),
    ):
        page = silences(council, rest, lang)
        assert until in page, rest
        assert f'href="/{lang}/exercise/record/{silence}"' in page, rest
        assert f'href="/{lang}/exercise/record/{text}"' in page, rest
    assert silences(council, f"due?thread={free}", "en") == "", "another thread's"
    council.write(
        "GBR", Act.BREAK_SILENCE, "silence-break", "Broken", (("breaks", silence),), fields={"how": "amendment"}
    )
    for rest in (f"sitting/{sitting}", "due", f"due?thread={text}"):
        assert silences(council, rest, "en") == "", "none runs any more"
    page = council.page(f"sitting/{sitting}/run?seat=CHAIR")
    told = page[page.index('id="silences"') :]
    assert "silence broken" in told
    assert "United Kingdom" in told[: told.index("</section>")]
    assert "silence" not in steps(page)


def test_what_is_lodged_waits_until_its_party_signs_something_about_it(council: Council) -> None:
    lodged = council.write("SECRETARIAT", Act.LODGE, "lodgement", "Letter on paper", attributed_to="TUR")
    other = council.write("SECRETARIAT", Act.LODGE, "lodgement", "Letter by e-mail", attributed_to="GRC")
    council.write("FRA", Act.COMMENT, "comment", "Seen", (("answers", lodged),))
    page = council.page("lodged")
    assert page.count("lodged, not confirmed by the party") == 2
    assert f"act=acknowledge&amp;re={lodged}&amp;rel=acknowledges&amp;seat=TUR" in page
    council.write("TUR", Act.ACKNOWLEDGE, "acknowledgement", "", (("acknowledges", lodged),))
    council.write("GRC", Act.OBJECT, "objection", "Not ours", (("objects", other),))
    page = council.page("lodged")
    assert "lodged, not confirmed by the party" not in page
    assert "acknowledged by the party" in page
    assert "objected to by the party" in page


def test_delegations_show_missions_keys_and_suspensions(council: Council) -> None:
    record = council.write(
        "USA", Act.NOTIFY, "accreditation", "Posts", fields={"of": "RUS", "ceiling": 20, "denied": 3}
    )
    suspended = council.write("BEL", Act.SUSPEND, "suspension", "Suspended", fields={"scope": "tool"})
    council.write("BEL", Act.RESUME, "resumption", "Eased", (("resumes", suspended),), fields={"degree": "partial"})
    page = council.page("delegations")

    def row(code: str) -> str:
        found = next(part for part in page.split("<tr>") if f"<code>{code}</code>" in part)
        return re.sub(r"\s+", " ", found)

    assert f"record/{record}" in row("RUS")
    assert re.search(r"ceiling</span> 20", row("RUS"))
    assert "no record" in row("BEL")
    assert "one joint tool" in row("BEL")
    assert "eased" in row("BEL")
    assert "2 records signed, no ceiling" in row("BEL")
    assert page.index("<code>ALB</code>") < page.index("<code>BEL</code>") < page.index("<code>USA</code>")


def test_who_may_call_a_sitting_is_shown_as_it_is_read(council: Council) -> None:
    page = council.page("chair?seat=CHAIR", "fr")
    assert "La convocation exige une décision collective" in page
    assert "convoque le Conseil en sa qualité de président" in page
    assert "write/sitting?act=convene" in page
    assert "write/sitting?act=convene" in council.page("chair?seat=SECRETARIAT")


def asked(client: Client, address: str, reader: Reader) -> int:
    """Return how many queries a page costs, in the log's database and in the accounts'."""
    from comity.web.page.kept import _answers

    _answers.clear()
    seen: list[str] = []
    reader.view()
    with CaptureQueriesContext(connection) as found:
        reader._local.connection.set_trace_callback(seen.append)
        try:
            assert client.get(address).status_code == 200
        finally:
            reader._local.connection.set_trace_callback(None)
    return len(seen) + len(found)


@pytest.mark.parametrize(
    "page", ["sitting/{sitting}/run?seat=CHAIR", "sitting/{sitting}/live", "delegations", "lodged", "chair?seat=CHAIR"]
)
def test_no_page_asks_more_where_more_is_shown(council: Council, page: str) -> None:
    from comity.web.site import site

    few, many = council.convene(), council.convene()
    for number, sitting in enumerate((few, many, many, many, many)):
        item = council.ask_for("FRA", f"Item {number}", sitting)
        council.write("EST", Act.COSPONSOR, "co-request", "Joined", (("supports", item),))
        council.write("FRA", Act.BRIEF, "briefing", "Paper", (("answers", item), ("at-sitting", sitting)))
        council.write("NOR", Act.PROPOSE, "proposal", "Text", (("at-sitting", sitting),))
        council.write("CHAIR", Act.ADOPT, "agenda", "Agenda", (("adopts", item), ("at-sitting", sitting)))
    reader = site().readers["exercise"]
    before = asked(council.client, f"/en/exercise/{page.format(sitting=few)}", reader)
    if "{sitting}" not in page:
        for code in ("TUR", "GRC", "ITA"):
            council.write("SECRETARIAT", Act.LODGE, "lodgement", "Letter", attributed_to=code)
            council.write("USA", Act.NOTIFY, "accreditation", "Posts", fields={"of": code, "ceiling": 5})
            council.write(code, Act.SUSPEND, "suspension", "Suspended", fields={"scope": "tool"})
            council.convene()
    assert asked(council.client, f"/en/exercise/{page.format(sitting=many)}", reader) == before
    assert before < 80


@pytest.mark.parametrize(
    ("role", "code", "opens"),
    [
        ("chair", "REGISTRY", True),
        ("secretariat", "REGISTRY", True),
        ("signer", "REGISTRY", False),
        ("chair", "AAA", False),
        ("head", "AAA", False),
    ],
)
def test_in_a_live_body_only_the_chair_of_an_office_runs_its_room(
    world: World, role: str, code: str, opens: bool
) -> None:
    from comity.web.access.holder import Role

    client = signed_in(Role(role), code)
    assert (client.get(f"/en/small/sitting/{world.sitting}/run?seat={code}").status_code == 200) == opens
    assert (client.get(f"/en/small/chair?seat={code}").status_code == 200) == opens


def test_in_a_live_body_the_public_is_not_shown_who_speaks(world: World) -> None:
    from comity.room.state import Room, add, begin, render
    from comity.web.access.holder import Role
    from comity.web.chair.models import Kept

    room = begin(add(Room(), "BBB", reply=False, limit=5), 1, int(time.time()))
    Kept.objects.create(origin=ORIGIN, sitting=world.sitting, held=render(room), version=1)
    address = f"/en/small/sitting/{world.sitting}/live"
    assert b"Beland" not in Client(SERVER_NAME="localhost").get(address).content
    assert b"Beland" in signed_in(Role.OBSERVER, "CCC").get(address).content
    Kept.objects.all().delete()
