"""Silences that run, in the command, the API and the CSV of what is due: the same ones, words and order as on the page."""

import csv
import html
import io
import json
import re

import pytest

from comity.cli.main import main
from comity.records.act import Act
from comity.store.dues import SILENT

from .accounts import migrated
from .chairing import Council, council

__all__ = ["council", "migrated"]
LATER, SOONER = "2099-12-01T17:00:00Z", "2099-11-01T17:00:00Z"
SOONER_SECOND = 4_097_235_600
SAID = {
    "en": "silence running, until 1 November 2099, 18:00 (Europe/Brussels); ",
    "fr": "silence en cours, jusqu’à : 1er novembre 2099, 18:00 (Europe/Brussels) ; reste ",
    "ru": "молчание длится, до: 1 ноября 2099, 18:00 (Europe/Brussels); осталось ",
}


def opened(council: Council, who: str, title: str, until: str) -> tuple[str, str]:
    """Return a text and the silence it was submitted to."""
    text = council.write(who, Act.PROPOSE, "proposal", title)
    return text, council.write(
        "CHAIR", Act.OPEN_SILENCE, "silence", "Silence", (("submits", text),), fields={"until": until}
    )


def broken(council: Council, silence: str) -> None:
    said = {"how": "amendment"}
    council.write("GBR", Act.BREAK_SILENCE, "silence-break", "Broken", (("breaks", silence),), fields=said)


def printed(capsys: pytest.CaptureFixture[str], council: Council, *rest: str) -> str:
    capsys.readouterr()
    command, *others = rest
    assert main([command, str(council.folder), *others]) == 0
    return capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def symbol_of(council: Council, record: str) -> str:
    return str((council.reader.get("record", record) or {})["symbol"])


def got(council: Council, rest: str) -> str:
    answer = council.client.get(f"/api/v1/exercise/{rest}")
    assert answer.status_code == 200, rest
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode()


def test_a_running_silence_is_told_by_the_command_the_api_and_the_csv(
    council: Council, capsys: pytest.CaptureFixture[str]
) -> None:
    later = opened(council, "FRA", "One text", LATER)
    sooner = opened(council, "RUS", "Another text", SOONER)
    told = json.loads(got(council, "due"))["silences"]
    assert [(one["id"], one["text"]) for one in told] == [sooner[::-1], later[::-1]], "what ends first first"
    assert (told[0]["status"], told[0]["end"], told[0]["end_time"], told[0]["past"]) == (
        "running",
        SOONER_SECOND,
        SOONER,
        False,
    )
    assert json.loads(printed(capsys, council, "show", "due", "--json"))["silences"] == told
    for lang, words in SAID.items():
        lines = printed(capsys, council, "show", "due", "--lang", lang).splitlines()
        first = next(index for index, line in enumerate(lines) if words in line)
        assert symbol_of(council, sooner[0]) in lines[first]
        assert "2099" in lines[first + 1] and symbol_of(council, later[0]) in lines[first + 1], "the later one follows"
        said = json.loads(got(council, f"due?lang={lang}"))["silences"][0]["said"]["text"]
        assert said.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").startswith(words)
        page = html.unescape(council.client.get(f"/{lang}/exercise/due").content.decode())
        assert (
            re.sub("<[^>]+>", "", page.partition('id="silences"')[2]).replace("\N{NO-BREAK SPACE}", " ").count("2099")
            == 2
        )
        assert words.partition(",")[0] in page, "the page's own words"
    rows = list(csv.DictReader(io.StringIO(got(council, "due.csv"))))
    found = [row for row in rows if row["of"] == "silence"]
    assert rows[: len(found)] == found, "before the clocks, as on the page"
    assert [(row["key"], row["start"], row["text"], row["end_time"], row["past"]) for row in found] == [
        (sooner[1], sooner[1], sooner[0], SOONER, "false"),
        (later[1], later[1], later[0], LATER, "false"),
    ]
    only = [one["id"] for one in json.loads(got(council, f"due?thread={later[0]}"))["silences"]]
    assert only == [later[1]], "of one thread"
    assert len(json.loads(got(council, "due?party=NOR"))["silences"]) == 2, "whoever asks"
    day = printed(capsys, council, "explain", "2099-11-01")
    assert symbol_of(council, sooner[0]) in day and symbol_of(council, later[0]) not in day
    assert symbol_of(council, later[0]) in printed(capsys, council, "explain", later[1])


def test_no_silence_is_told_once_it_is_broken(council: Council, capsys: pytest.CaptureFixture[str]) -> None:
    _, silence = opened(council, "FRA", "A text", LATER)
    assert silence in got(council, "due")
    broken(council, silence)
    for told in (got(council, "due"), got(council, "due.csv"), printed(capsys, council, "show", "due", "--json")):
        assert silence not in told


LEFT_OUT = {
    "en": "Further silence procedures are not listed here: 2.",
    "fr": "D’autres procédures de silence ne figurent pas ici : 2.",
    "ru": "Другие процедуры молчания здесь не перечислены: 2.",
}


def test_silences_that_end_later_are_counted_where_they_are_not_listed_and_found_where_that_says(
    council: Council, capsys: pytest.CaptureFixture[str]
) -> None:
    for one in json.loads(got(council, "due"))["silences"]:
        broken(council, one["id"])
    sitting = council.convene()
    ends = [SOONER, *[LATER] * (SILENT + 1)]
    running = [opened(council, "FRA", f"Text {number}", until)[1] for number, until in enumerate(ends)]
    oldest, later = running[0], sorted(running[1:])
    told = json.loads(got(council, "due"))
    assert [one["id"] for one in told["silences"]] == [oldest, *later[:-2]], "what ends first, whenever it was opened"
    assert told["silences_left_out"] == 2
    of_command = json.loads(printed(capsys, council, "show", "due", "--json"))
    assert of_command["silences_left_out"] == 2
    assert of_command["silences"] == told["silences"]
    for lang, words in LEFT_OUT.items():
        room = f"/{lang}/exercise/sitting/{sitting}"
        for address in (
            f"/{lang}/exercise/due",
            f"/{lang}/exercise/desk?seat=CAN",
            room,
            f"{room}/run?seat=CHAIR",
            f"{room}/live",
        ):
            page = html.unescape(council.client.get(address).content.decode())
            assert words in page.replace("\N{NO-BREAK SPACE}", " "), address
            assert f'/{lang}/exercise/search?form=silence"' in page, address
            assert f"/record/{oldest}" in page and f"/record/{later[-3]}" in page, address
            listed = page.partition('id="silences"')[2].partition("</section>")[0] if "/desk" in address else page
            assert f"/record/{oldest}" in listed, address
            assert not any(f"/record/{one}" in listed for one in later[-2:]) or "/live" in address, address
        assert words in printed(capsys, council, "show", "due", "--lang", lang)
    (led,) = re.findall(
        r'href="(/en/exercise/search\?form=[^"]+)"', council.client.get("/en/exercise/due").content.decode()
    )
    found, further = html.unescape(council.client.get(led).content.decode()), f"{led}&page=2"
    while f'/record/{oldest}"' not in found:  # the search turns its pages until the oldest
        assert 'rel="next"' in found, "not found"
        found = html.unescape(council.client.get(further).content.decode())
        further = f"{led}&page={int(further.rpartition('=')[2]) + 1}"
    rows = [row["key"] for row in csv.DictReader(io.StringIO(got(council, "due.csv"))) if row["of"] == "silence"]
    assert sorted(rows) == sorted(running), "all of them"
    for what in (oldest, "2099-11-01"):  # a record, and the day on which it ends
        assert SAID["en"] in printed(capsys, council, "explain", what, "--lang", "en")
    steps = council.page(f"sitting/{sitting}/run?seat=CHAIR").partition('id="agenda"')[0]
    assert steps.count("A silence ends at:") == 5
    assert f"{SILENT - 3} further silences have not been confirmed or broken." in steps
    for one in running[:2]:
        broken(council, one)
    assert json.loads(got(council, "due"))["silences_left_out"] == 0
    assert "not listed here" not in council.client.get("/en/exercise/due").content.decode()
