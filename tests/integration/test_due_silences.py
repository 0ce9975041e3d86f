"""Silences that run, in the command, the API and the CSV of what is due: the same ones, words and order as on the page."""

import csv
import html
import io
import json
import re

import pytest

from comity.cli.main import main
from comity.records.act import Act

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
    council.write(
        "GBR", Act.BREAK_SILENCE, "silence-break", "Broken", (("breaks", silence),), fields={"how": "amendment"}
    )
    for told in (got(council, "due"), got(council, "due.csv"), printed(capsys, council, "show", "due", "--json")):
        assert silence not in told
