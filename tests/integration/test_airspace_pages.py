"""The pages of safety in the air: tracks of two accounts on one picture, from files as their authors attached them."""

import hashlib
import html
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

pytest.importorskip("pyproj")

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comity.airspace import extra
from comity.keys.signer import SigningKey
from comity.service.handover import Handover, frame
from comity.service.pen import sign_text

from .exercising import Exercise, text_in

FILES = Path(__file__).parents[2] / "examples" / "nrc" / "files"
EAST = (FILES / "malmo-south-east.synthetic.geojson").read_bytes()
WEST = (FILES / "malmo-south-west.synthetic.geojson").read_bytes()
INCIDENT = {"title__en": "Near miss", "text__en": "Off Malmö.", "f__date": "2014-03-03", "f__place__en": "Off Malmö"}
ACCOUNT = {"title__en": "As we saw it", "text__en": "Otherwise."}


def attached(council: Exercise, form: str, seat: str, act: str, files: dict[str, bytes], **fields: Any) -> str:
    chosen = [SimpleUploadedFile(name, data, "application/octet-stream") for name, data in files.items()]
    answer = council.post(form, seat, act, attach=chosen, **fields)
    assert answer.status_code == 200, answer.content.decode()[:3000]
    key: SigningKey = council.key(seat)
    note = sign_text(text_in(answer), (key,))
    sent = frame(Handover(note=note, inner=None, files=tuple(files.values())))
    placed = council.client.post("/exercise/submit", sent, content_type="application/octet-stream")
    assert placed.status_code == 200, placed.content
    return str(placed.json()["id"])


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.unescape(answer.content.decode())


@pytest.fixture(scope="module")
def told(council: Exercise) -> str:
    """Return an incident with a report's tracks, another side's account with its own, and files that cannot be drawn."""
    incident = attached(council, "incident", "DNK", "report", {"east.geojson": EAST}, to=["RUS"], **INCIDENT)
    files = {"west.geojson": WEST, "cut.geojson": EAST[:900], "packed.geojson": b"\x1f\x8b" + EAST}
    attached(council, "account", "RUS", "state", files, ref=f"account-of:{incident}", **ACCOUNT)
    return incident


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_an_incident_leads_to_both_sides_tracks_under_their_names(council: Exercise, told: str, lang: str) -> None:
    record = f"/{lang}/exercise/record/{told}"
    assert f'{record}/encounter"' in page_of(council.client, record)
    page = page_of(council.client, f"{record}/encounter")
    names = [council.regime.name_of(code, lang, council.reader.day) for code in ("DNK", "RUS")]
    assert all(name in page for name in names)
    assert page.count("SHA-256") >= 4
    assert "± 215" in page and "[1]:" in page  # a number with its bound, and the line it rests on
    assert page.count('class="notice"') == 3  # made up; a file that is cut off; a packed one
    assert "comity airspace" in page
    for sha256 in (hashlib.sha256(data).hexdigest() for data in (EAST, WEST)):
        assert f"/exercise/log/material/{sha256}" in page
    drawing = council.client.get(f"{record}/encounter.svg")
    assert drawing["Content-Type"] == "image/svg+xml"
    root = ET.fromstring(drawing.content)
    words = " ".join(part.text or "" for part in root.iter("{http://www.w3.org/2000/svg}text"))
    assert all(name in words for name in names)
    assert b"style=" not in drawing.content and b"<script" not in drawing.content
    again = council.client.get(f"{record}/encounter.svg", headers={"if-none-match": drawing["ETag"]})
    assert again.status_code == 304


def test_a_file_too_large_is_named_with_the_command_and_the_rest_is_drawn(council: Exercise) -> None:
    large = EAST[:-1] + b" " * 1024 * 1024 + b"}"
    files = {"large.geojson": large, "small.geojson": WEST}
    incident = attached(council, "incident", "NOR", "report", files, to=["RUS"], **INCIDENT)
    page = page_of(council.client, f"/en/exercise/record/{incident}/encounter")
    assert "large.geojson" in page and "This page does not read this file" in page
    assert "encounter.svg" in page


def test_hostile_times_years_apart_draw_a_small_picture(council: Exercise) -> None:
    wide = re.sub(rb"2014-03-03T11:58:00Z", b"1971-03-03T11:58:00Z", EAST)
    incident = attached(council, "incident", "FRA", "report", {"wide.geojson": wide}, to=["RUS"], **INCIDENT)
    assert len(council.client.get(f"/en/exercise/record/{incident}/encounter.svg").content) < 100_000


def test_without_tracks_there_is_no_page_and_no_link(council: Exercise) -> None:
    plain = council.write("incident", "BEL", "report", to=["RUS"], **INCIDENT)
    assert "/encounter" not in page_of(council.client, f"/en/exercise/record/{plain}")
    for rest in ("encounter", "encounter.svg"):
        assert council.client.get(f"/en/exercise/record/{plain}/{rest}").status_code == 404


def test_where_the_extra_is_not_installed_the_page_says_so(
    council: Exercise, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extra, "NEEDED", ("pyproj", "a_package_nobody_has"))
    address = f"/en/exercise/record/{told}/encounter"
    page = page_of(council.client, address)
    assert "comity[airspace]" in page and "<img" not in page
    assert "east.geojson" in page  # the files are listed all the same
    assert council.client.get(f"{address}.svg").status_code == 404


def test_an_announced_flight_exercise_and_danger_area_are_on_the_map_with_their_times(council: Exercise) -> None:
    said = {"title__en": "Announced", "text__en": "So.", "f__area__en": "Over the sea", "to": ["RUS"]}
    where = {"f__position__shape": "area", "f__position__points": "56 0 N 18 0 E\n57 0 N 19 0 E\n56 0 N 20 0 E"}
    when = {"f__begins": "2098-01-01T10:00:00Z", "f__ends": "2098-01-01T12:00:00Z"}
    council.write("flight", "NOR", "notify", f__transponder="off", **said, **where, **when)
    council.write("air-exercise", "RUS", "notify", **{**said, "to": ["NOR"]}, **where, **when)
    council.write("danger-area", "DNK", "notify", **said, **where, **when)
    page = page_of(council.client, "/en/exercise/map?time=coming")
    drawn = set(re.findall(r'data-form="([^"]+)" data-time="coming"', page))
    assert drawn >= {"flight", "air-exercise", "danger-area"}
    assert page.count("1 January 2098") >= 3


def test_how_near_they_came_is_written_clear_of_the_lines(council: Exercise, told: str) -> None:
    drawn = council.client.get(f"/en/exercise/record/{told}/encounter.svg").content.decode()
    root = ET.fromstring(drawn)
    svg = "{http://www.w3.org/2000/svg}"
    words = [one for one in root.iter(f"{svg}text") if re.fullmatch(r"90 m \[[12]\]", one.text or "")]
    assert len(words) == 2
    boxes = [(float(one.attrib["x"]), float(one.attrib["y"]), 6 * len(one.text or "")) for one in words]
    lines = [
        re.findall(r"([\d.]+) ([\d.]+)", one.attrib["d"])
        for one in root.iter(f"{svg}path")
        if one.get("fill") == "none"
    ]
    points = [(float(x), float(y)) for line in lines if len(line) > 50 for x, y in line]
    assert len(points) > 200
    for left, base, wide in boxes:
        assert not [one for one in points if left <= one[0] <= left + wide and base - 11 <= one[1] <= base + 2]
    [minimum] = [
        float(height) for height in re.findall(r'd="M[\d.]+ ([\d.]+)H[\d.]+"[^>]*stroke-dasharray="4 4"', drawn)
    ]
    assert not [base for _, base, _ in boxes if base - 11 <= minimum <= base + 2]
    assert abs(boxes[0][1] - boxes[1][1]) >= 11 or abs(boxes[0][0] - boxes[1][0]) >= boxes[0][2]
