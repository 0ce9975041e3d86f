"""What is announced and where it overlaps, whom to call: on pages, on the command line and in calendars, from the same records."""

import html
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from comity.cli.main import main
from comity.i18n import LANGUAGES

from .exercising import Exercise, practising

HOSTILE = '<b>"Spear" & shield</b>'
SEA = {"f__position__shape": "area", "f__position__points": "56 0 N 18 0 E\n57 0 N 19 0 E\n56 0 N 20 0 E"}
PATH = {"f__position__shape": "line", "f__position__points": "55 0 N 19 0 E\n58 0 N 19 0 E"}
NEAR = {"f__position__shape": "circle", "f__position__points": "55 50 N 19 0 E", "f__position__radius": "12000"}
FAR = {"f__position__shape": "point", "f__position__points": "65 0 N 10 0 E"}


def announce(council: Exercise, form: str, code: str, title: str, *, begins: str, ends: str, **fields: Any) -> str:
    said = {"title__en": title, "text__en": "So.", "f__area__en": "Over the sea", "f__begins": begins, "f__ends": ends}
    more = {"f__transponder": "off"} if form == "flight" else {}
    return council.write(form, code, "notify", **{**said, **more, **fields})


@pytest.fixture(scope="module")
def filed(council: Exercise) -> dict[str, str]:
    """Return: an exercise; a flight through it at known heights; a danger area near, by day, of unknown heights; and what overlaps none."""
    heights = {"f__lowest_m": "1000", "f__highest_m": "3000"}
    morning, noon = "2098-01-01T10:00:00Z", "2098-01-01T12:00:00Z"
    made = {
        "exercise": announce(council, "air-exercise", "RUS", "Drill", begins=morning, ends=noon, **SEA, **heights),
        "flight": announce(council, "flight", "NOR", HOSTILE, begins="2098-01-01T11:00:00Z", ends="2098-01-01T13:00:00Z", **PATH, f__lowest_m="2000", f__highest_m="4000"),
        "danger": announce(council, "danger-area", "DNK", "Firing", begins="2098-01-01", ends="2098-01-02", **NEAR),
        "own": announce(council, "danger-area", "RUS", "Part of the drill", begins=morning, ends=noon, **SEA, f__lowest_m="9000", f__highest_m="9100"),
        "far": announce(council, "flight", "BEL", "Far away", begins=morning, ends=noon, **FAR, **heights),
        "wordy": announce(council, "flight", "FRA", "No coordinates", begins=morning, ends=noon),
        "over": announce(council, "flight", "GBR", "Over", begins="2020-01-01", ends="2020-01-02", **SEA),
    }  # fmt: skip
    withdrawn = announce(council, "flight", "ITA", "Withdrawn", begins=morning, ends=noon, **SEA, **heights)
    council.write("withdrawal", "ITA", "withdraw", ref=f"withdraws:{withdrawn}", title__en="Withdrawn", text__en="So.")
    return made


def page_of(council: Exercise, rest: str, lang: str = "en") -> str:
    answer = council.client.get(f"/{lang}/exercise/{rest}")
    assert answer.status_code == 200, rest
    assert len(answer.content) < 60_000
    return str(answer.content.decode())


def clashes(page: str) -> list[list[str]]:
    return [re.findall(r"record/([0-9a-f]{64})\"", part) for part in re.findall(r'<article class="clash">.*?</article>', page, re.DOTALL)]  # fmt: skip


def test_what_overlaps_stands_side_by_side_with_one_sentence_of_why(council: Exercise, filed: dict[str, str]) -> None:
    page = page_of(council, "announced")
    pairs = [sorted(pair) for pair in clashes(page)]
    expected = [("exercise", "danger"), ("flight", "danger"), ("exercise", "flight"), ("own", "danger")]
    assert sorted(pairs) == sorted(sorted(filed[name] for name in pair) for pair in expected)
    told = re.sub(r"<[^>]+>", "", html.unescape(page))
    assert "From 1 January 2098, 11:00 UTC to 1 January 2098, 12:00 UTC both take the same ground and both take heights between 2,000 m and 3,000 m." in told  # fmt: skip
    assert "whether heights part them is not known, because Denmark does not state its heights in full." in told
    assert "1 announcement gives no coordinates" in told
    assert HOSTILE not in page and html.escape(HOSTILE) in page
    first = next(part for part in re.findall(r'<article class="clash">.*?</article>', page, re.DOTALL) if "Drill" in part and "Firing" in part)  # fmt: skip
    assert first.index("Firing") < first.index("Drill")  # Denmark before Russia: by code


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_goes_on_and_is_to_come_is_on_one_map_with_its_times(council: Exercise, filed: dict[str, str], lang: str) -> None:  # fmt: skip
    page = page_of(council, "announced", lang)
    rows = re.findall(r'<tr(?: id="place-(\d+)")?><td class="number">.*?record/([0-9a-f]{64})', page, re.DOTALL)
    assert {record for _, record in rows} == set(filed.values()) - {filed["over"]}
    numbered = [number for number, _ in rows if number]
    marks = [number for numbers in re.findall(r'data-numbers="([\d ]+)"', page) for number in numbers.split()]
    assert sorted(marks) == sorted(numbered) and len(numbered) == len(rows) - 1
    assert "2098" in page and "UTC" in page
    assert "calendar.ics" in page
    assert clashes(page) == clashes(page_of(council, "announced"))


def test_before_they_were_filed_nothing_was_announced(council: Exercise, filed: dict[str, str]) -> None:
    founded = int(str(council.reader.get("record", filed["exercise"])["index"]))  # type: ignore[index]
    assert clashes(page_of(council, f"@{founded}/announced")) == []
    assert 'class="empty"' in page_of(council, f"@{founded}/announced")


def test_a_long_list_goes_on_on_a_further_page(council: Exercise, filed: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    from comity.web.atlas import announced

    monkeypatch.setattr(announced, "EACH", 4)
    monkeypatch.setattr(announced, "PAIRS", 2)
    first, second = page_of(council, "announced"), page_of(council, "announced?part=1")
    assert "announced?part=1" in first and "announced?part" not in second.split('<nav class="pager"')[1]  # fmt: skip
    assert (len(clashes(first)), len(clashes(second))) == (2, 2)
    assert clashes(page_of(council, "announced?part=x")) == clashes(first)


def test_the_command_tells_the_same_pairs(council: Exercise, filed: dict[str, str], capsys: Any) -> None:
    assert main(["show", str(council.folder), "announced", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    pairs = {tuple(sorted((one["first"], one["second"]))) for one in told["overlaps"]}
    assert pairs == {tuple(sorted(pair)) for pair in clashes(page_of(council, "announced"))}
    assert {one["id"] for one in told["announced"]} == set(filed.values()) - {filed["over"]}
    shared = next(one for one in told["overlaps"] if one["heights"] == "shared")
    assert (shared["low_m"], shared["high_m"], shared["apart_m"]) == (2_000, 3_000, 0)
    assert main(["show", str(council.folder), "announced", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "both take the same ground and both take heights between 2,000 m and 3,000 m." in said
    assert "no coordinates given" in said and "1 announcement gives no coordinates" in said
    assert main(["show", str(council.folder), "announced", "--on", "2000-01-01"]) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_announcements_are_events_with_both_ends_in_utc(council: Exercise, filed: dict[str, str], lang: str) -> None:
    answer = council.client.get(f"/{lang}/exercise/calendar.ics")
    found = {str(event["URL"]).rpartition("/")[2]: event for event in Calendar.from_ical(answer.content).walk("VEVENT")}
    assert {key for key in filed.values() if key in found} == set(filed.values())
    event = found[filed["flight"]]
    assert event["DTSTART"].dt.isoformat() == "2098-01-01T11:00:00+00:00"
    assert event["DTEND"].dt.isoformat() == "2098-01-01T13:00:00+00:00"
    whole = found[filed["danger"]]
    assert (whole["DTSTART"].dt.isoformat(), whole["DTEND"].dt.isoformat()) == ("2098-01-01T00:00:00+00:00", "2098-01-03T00:00:00+00:00")  # fmt: skip
    assert b"DTSTART:20980101T110000Z" in answer.content
    assert council.regime.name_of("NOR", lang, council.reader.day) in str(event["SUMMARY"])  # type: ignore[arg-type]
    own = council.client.get(f"/{lang}/exercise/party/BEL/calendar.ics").content
    assert len(Calendar.from_ical(own).walk("VEVENT")) == len(found)  # addressed to nobody: everybody's


def test_each_party_has_its_newest_number_and_who_has_none_is_said_to(council: Exercise, capsys: Any) -> None:
    said = {"title__en": "Watch", "text__en": "Call.", "f__service__en": "Air watch", "f__hours": "always"}
    council.write("contact", "NOR", "notify", f__telephone="+47 11 11 11", **said)
    newest = council.write("contact", "NOR", "notify", f__telephone="+47 22 22 22", f__spoken="Norwegian", **said)
    for lang in LANGUAGES:
        page = page_of(council, "hotlines", lang)
        rows = re.findall(r'<tr id="([A-Z]+)">', page)
        assert rows == sorted(rows) == list(council.regime.members_on(date(2026, 11, 29)))
        assert 'href="tel:+47222222"' in page and "11 11 11" not in page
        assert page.count('<span class="soft">') == len(rows) - 1
        assert newest in page
    assert main(["show", str(council.folder), "hotlines", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told] == rows
    assert [one["fields"]["telephone"] for one in told if one["id"]] == ["+47 22 22 22"]
    assert main(["show", str(council.folder), "hotlines", "--lang", "en"]) == 0
    assert capsys.readouterr().out.count("None on record here.") == len(rows) - 1
    council.write("contact", "BEL", "notify", f__telephone="+32 2 11 (ask for 5)", **said)
    odd = page_of(council, "hotlines")
    assert "+32 2 11 (ask for 5)" in odd and odd.count('href="tel:') == 1  # which digits to dial is not guessed at
    council.write("withdrawal", "NOR", "withdraw", ref=f"withdraws:{newest}", title__en="Withdrawn", text__en="So.")
    assert 'href="tel:+47111111"' in page_of(council, "hotlines")


def test_a_body_whose_forms_announce_nothing_says_so(tmp_path: Path) -> None:
    client = practising(tmp_path, "eu-tris").client
    for rest in ("announced", "hotlines"):
        page = client.get(f"/en/exercise/{rest}").content.decode()
        assert 'class="empty"' in page and "exercise/forms" in page
    assert "/announced" not in client.get("/en/exercise/").content.decode()
