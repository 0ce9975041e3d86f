"""The map: places written into a form arrive as signed, are drawn once each with a row, and nothing else is drawn."""

import html
import re
from pathlib import Path
from typing import Any

import pytest

from comity.i18n import LANGUAGES
from comity.web.atlas import placed

from .exercising import Exercise, practising

SIX = ("tanks", "vehicles", "artillery", "sorties", "landing_troops", "purpose")
BLANKS = {f"u__{name}": "not-stated" for name in SIX}
HOSTILE = "<b>\"Spear\" & 'shield'</b>"


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    return practising(tmp_path_factory.mktemp("states"), "vienna-document-2011")


def place(shape: str, points: str, radius: str = "") -> dict[str, str]:
    return {"f__position__shape": shape, "f__position__points": points, "f__position__radius": radius}


def activity(states: Exercise, code: str, begins: str, ends: str, title: str = "Drill", **where: str) -> str:
    said = {"title__en": title, "text__en": "Held.", "f__designation": "Drill", "f__begins": begins, "f__ends": ends}
    more = {"f__area__en": "A plain", "f__troops": "9500", "f__alert": "no", **BLANKS}
    return states.write("activity-notice", code, "notify", **said, **more, **where)


@pytest.fixture(scope="module")
def filed(states: Exercise) -> dict[str, str]:
    incident = {"title__en": "Near miss", "text__en": "At sea.", "f__date": "2026-11-06", "f__place__en": "At sea"}
    reported = states.write("incident", "NOR", "report", to=["SWE"], **incident, **place("point", "58°12′N 10°36′E"))
    account = {"title__en": "As seen ashore", "text__en": "Further east.", "ref": f"account-of:{reported}"}
    told = states.write("account", "SWE", "state", **account, **place("point", "+575130+0112200"))
    area = place("area", "61 30 N 26 00 E\n62 00 N 28 00 E\n60 45 N 28 00 E")
    return {
        "incident": reported,
        "account": told,
        "over": activity(states, "FIN", "2020-01-01", "2020-02-01", **area),
        "running": activity(
            states, "POL", "2020-01-01", "2099-02-01", HOSTILE, **place("circle", "53.6N 16.0E", "40000")
        ),
        "coming": activity(states, "KAZ", "2098-01-01", "2099-01-01", **place("point", "51.1N 71.4E")),
    }


def shown(states: Exercise, rest: str = "map", lang: str = "en") -> str:
    answer = states.client.get(f"/{lang}/exercise/{rest}")
    assert answer.status_code == 200, rest
    return str(answer.content.decode())


def rows(page: str) -> dict[str, tuple[str, str]]:
    return {
        number: (form, time)
        for number, form, time in re.findall(r'data-number="(\d+)" data-form="([^"]+)" data-time="(\w+)"', page)
    }


def marks(page: str) -> list[str]:
    return [number for numbers in re.findall(r'data-numbers="([\d ]+)"', page) for number in numbers.split()]


def test_a_place_is_signed_as_it_was_typed(states: Exercise, filed: dict[str, str]) -> None:
    found = states.reader.record(filed["over"])
    assert found is not None
    assert found.record.body is not None
    fields: Any = found.record.body["fields"]
    points = ["+6130+02600", "+6200+02800", "+6045+02800"]
    assert fields["position"] == {"shape": "area", "datum": "WGS84", "points": points}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_row_has_its_mark_or_says_it_lies_outside(states: Exercise, filed: dict[str, str], lang: str) -> None:
    page = shown(states, lang=lang)
    assert len(rows(page)) == len(filed)
    outside = [number for number, (_, time) in rows(page).items() if time == "coming"]
    assert sorted([*marks(page), *outside]) == sorted(rows(page))
    assert page.count('<strong class="status">') == 1
    for record_id in filed.values():
        assert f"/{lang}/exercise/record/{record_id}" in page
    for number in marks(page):
        assert f'href="#place-{number}"' in page
        assert f'id="place-{number}"' in page
    assert len(re.findall(r'<g class="joins".*?</g>', page, re.DOTALL)[0].split("<path")) == 2


def test_layers_are_chosen_in_the_address(states: Exercise, filed: dict[str, str]) -> None:
    both = rows(shown(states, "map?form=incident&form=account"))
    assert {form for form, _ in both.values()} == {"incident", "account"}
    assert {time for _, time in rows(shown(states, "map?time=running&form=activity-notice")).values()} == {"running"}
    none = shown(states, "map?time=coming&form=incident")
    assert rows(none) == {}
    assert 'class="empty"' in none
    assert rows(shown(states, "map?form=nothing&time=never&before=x")).keys() == rows(shown(states)).keys()
    one = shown(states, "map?form=incident&time=past&time=coming")
    assert "Spear" not in one
    assert 'href="/ru/exercise/map?form=incident&amp;time=past&amp;time=coming"' in one


def test_a_long_list_goes_on_where_it_ends(
    states: Exercise, filed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placed, "PAGE", 2)
    monkeypatch.setattr(placed, "LOOKED", 3)
    seen, rest = [], "map?time=past&time=running&time=coming&form=incident&form=account&form=activity-notice"
    for _ in range(5):
        page = shown(states, rest)
        seen += re.findall(r'<th scope="row"><a href="/en/exercise/record/([0-9a-f]{64})"', page)
        older = re.search(r'href="/en/exercise/(map\?[^"]*before=\d+)"', page)
        if older is None:
            break
        rest = html.unescape(older[1])
    assert seen == [filed[name] for name in ("coming", "running", "over", "account", "incident")]


def test_hostile_titles_stay_titles(states: Exercise, filed: dict[str, str]) -> None:
    for rest in ("map", "map.svg"):
        text = states.client.get(f"/en/exercise/{rest}").content.decode()
        assert "<b>" not in text
        assert html.escape(HOSTILE) in text


def test_the_file_stands_alone_and_is_kept_by_its_tag(states: Exercise, filed: dict[str, str]) -> None:
    import xml.etree.ElementTree as ET

    answer = states.client.get("/fr/exercise/map.svg?form=incident")
    assert answer["Content-Type"] == "image/svg+xml"
    assert len(answer.content) < 60_000
    root = ET.fromstring(answer.content)
    assert "Natural Earth" in "".join(root.itertext())
    assert not [value for part in root.iter() for name, value in part.attrib.items() if name.endswith("href")]
    again = states.client.get("/fr/exercise/map.svg?form=incident", headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = states.client.get("/fr/exercise/map.svg", headers={"if-none-match": answer["ETag"]})
    assert other.status_code == 200


def test_the_coastline_is_a_file_kept_for_ever(states: Exercise, filed: dict[str, str]) -> None:
    page = shown(states)
    address = re.findall(r'<image href="([^"]+)"', page)[0]
    coast = states.client.get(html.unescape(address))
    assert "immutable" in coast["Cache-Control"]
    assert len(coast.content) <= 25_000
    assert len(page.encode()) <= 60_000
    for elsewhere in ("56_020", "99_000", "50_99", "50_-99"):
        assert states.client.get(f"/static/coast/{elsewhere}.svg").status_code == 404


def test_a_records_page_shows_both_places_of_one_thing(states: Exercise, filed: dict[str, str]) -> None:
    for name in ("incident", "account"):
        page = shown(states, f"record/{filed[name]}")
        assert sorted(marks(page)) == ["1", "2"], name
        assert "58° 12′ N, 10° 36′ E (WGS 84)" in page.replace("\u00a0", " ")
    assert marks(shown(states, f"record/{filed['running']}")) == ["1"]


def test_a_past_moment_has_its_own_map(states: Exercise, filed: dict[str, str]) -> None:
    index = int(str((states.reader.get("record", filed["account"]) or {})["index"]))
    assert len(rows(shown(states, f"@{index}/map"))) == 1
    assert len(rows(shown(states, f"@{index + 1}/map"))) == 2


def test_what_was_withdrawn_is_left_out(states: Exercise, filed: dict[str, str]) -> None:
    mistaken = activity(states, "EST", "2020-01-01", "2020-02-01", **place("point", "59N 25E"))
    before = len(rows(shown(states)))
    said = {"title__en": "Withdrawn", "text__en": "A mistake."}
    states.write("withdrawal", "EST", "withdraw", ref=f"withdraws:{mistaken}", **said)
    assert len(rows(shown(states))) == before - 1


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (place("point", "91°N 10°E"), "does not allow this value"),
        (place("", "59N 10E"), "does not allow this value"),
        (place("area", "59N 10E"), "shorter, longer, smaller or larger"),
        (place("circle", "59N 10E"), "asks for this field"),
        (place("point", "59N 10E", "5"), "no such field"),
        (place("circle", "59N 10E", "wide"), "another kind of value"),
    ],
)
def test_a_wrong_place_is_refused_beside_its_input_and_comes_back_as_typed(
    states: Exercise, where: dict[str, str], said: str
) -> None:
    before = states.reader.size
    incident = {"title__en": "X", "text__en": "X", "f__date": "2026-11-06"}
    page = html.unescape(states.post("incident", "NOR", "report", **incident, **where).content.decode())
    assert said in page
    assert where["f__position__points"] in page
    assert 'name="text" value=' not in page
    assert states.reader.size == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_body_that_asks_for_no_place_says_so(tmp_path: Path, lang: str) -> None:
    client = practising(tmp_path, "mekong-pnpca").client
    page = client.get(f"/{lang}/exercise/map").content.decode()
    assert 'class="empty"' in page
    assert "<image" not in page
    assert "/map" not in client.get(f"/{lang}/exercise/").content.decode()


def test_drawing_asks_as_much_of_the_store_however_many_rows_there_are(states: Exercise, filed: dict[str, str]) -> None:
    from comity.store.rows import SqliteView
    from comity.web.page import kept

    def asked(rest: str) -> int:
        kept._answers.clear()
        count = 0
        real = SqliteView.ask, SqliteView.get

        def counting(which: int) -> Any:
            def answer(self: Any, *args: Any) -> Any:
                nonlocal count
                count += 1
                return real[which](self, *args)

            return answer

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(SqliteView, "ask", counting(0))
            patch.setattr(SqliteView, "get", counting(1))
            shown(states, rest)
        return count

    assert asked("map") == asked("map?form=incident")
