"""Every form of every shipped regime as people fill it in: typed inputs, earlier records, margins, and what the text then says.

The bodies are real exercises; what a form prepares is parsed, signed and handed in, so that what was filled in, what is shown and
what is admitted are held to one another.
"""

import base64
import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from comity.records.act import Act
from comity.records.record import Record, parse_text
from comity.regime import Field, Form, Kind, Regime
from comity.service.pen import sign_text
from comity.service.permitted import Doing, may_write
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

from .exercising import Exercise, serving, text_in

REGIMES: Final = ("espoo", "eu-tris", "mekong-pnpca", "nrc", "template", "vienna-document-2011", "wto-tbt")
DAY: Final = "2026-11-25"
SOON: Final = "2031-03-01"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folder of an exercise of each regime."""
    made = {}
    for name in REGIMES:
        made[name] = tmp_path_factory.mktemp(name) / "exercise"
        made[name].mkdir()
        build_exercise(made[name], "exercise", regime_bytes(name))
    return made


def served(folder: Path) -> Exercise:
    return Exercise(client=serving(folder), folder=folder, anchor="")


@pytest.fixture
def vienna(folders: dict[str, Path]) -> Exercise:
    return served(folders["vienna-document-2011"])


@pytest.fixture
def nrc(folders: dict[str, Path]) -> Exercise:
    return served(folders["nrc"])


POINT: Final = "+5930+02445"


def typical(regime: Regime, form: Form) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is typed into each input of a form, and the body that must come of it."""
    typed: dict[str, Any] = {}
    body: dict[str, Any] = {}
    for part, needed in (("title", form.title), ("text", form.text)):
        if needed:
            body[part] = {lang: f"{part} {lang}" for lang in regime.languages}
            typed |= {f"{part}.{lang}": text for lang, text in body[part].items()}
    fields = {name: value_of(regime, form, field) for name, field in form.fields.items()}
    if fields:
        body["fields"] = fields
    for name, value in fields.items():
        if form.fields[name].kind is Kind.PLACE:
            typed |= {f"f.{name}.shape": "point", f"f.{name}.points": POINT}
        elif isinstance(value, dict):
            typed |= {f"f.{name}.{lang}": text for lang, text in value.items()}
        else:
            typed[f"f.{name}"] = [str(item) for item in value] if isinstance(value, list) else str(value)
    return typed, body


def value_of(regime: Regime, form: Form, field: Field) -> Any:
    kind = field.of if field.kind is Kind.LIST else field.kind
    seats = sorted(regime.seats)
    values: Mapping[Kind, Any] = {
        Kind.STRING: "one line".ljust(field.low, "a"),
        Kind.TEXT: dict.fromkeys(regime.languages, field.name),
        Kind.NUMBER: max(field.low, min(field.high, 2026 if field.name == "year" else 12)),
        Kind.DATE: SOON if Act.OPEN_SILENCE not in form.acts else f"{SOON}T12:00:00Z",
        Kind.CHOICE: next(iter(field.choices), ""),
        Kind.SEAT: seats[0],
        Kind.CODE: seats[0],
        Kind.PLACE: {"shape": "point", "datum": "WGS84", "points": [POINT]},
    }
    if form.mandate and field.name in {"group", "office"}:
        group = next(code for code, held in regime.groups.items() if held.speakers)
        return group if field.name == "group" else regime.groups[group].speakers[0]
    return [values[kind]] if field.kind is Kind.LIST else values[kind]


def filers(regime: Regime) -> list[str]:
    """Return so many parties and offices that every form has one that may file it, and two where two parties may."""
    found: dict[str, None] = {}
    for form in regime.forms.values():
        allowed = [code for code in (*sorted(regime.seats), *regime.offices) if regime.may(code, form, DAY) is None]
        found |= dict.fromkeys(allowed[:2])
    return list(found)


@pytest.mark.parametrize("name", REGIMES)
def test_every_form_of_every_regime_says_what_was_filled_in(folders: dict[str, Path], name: str) -> None:
    body = served(folders[name])
    regime, seen = body.regime, dict[str, set[str]]()
    for round_ in range(3):  # what is done to a record needs one of the rounds before
        for code in filers(regime):
            for doing in may_write(regime, code, DAY):
                if str(doing.act) not in seen.setdefault(doing.form.name, set()) and fill(body, code, doing, round_):
                    seen[doing.form.name].add(str(doing.act))
    known = {form.name: {str(act) for act in form.acts} for form in regime.forms.values() if "public" in form.audiences}
    left = {form: acts - seen.get(form, set()) - {"derestrict"} for form, acts in known.items()}
    waiting = {form: acts for form, acts in left.items() if acts}
    assert not waiting, waiting


def fill(body: Exercise, code: str, doing: Doing, round_: int) -> bool:
    """Open a form, fill in every input, and compare; return whether the log took it."""
    lang = ("en", "fr", "ru")[round_ % 3]
    address = f"write/{doing.form.name}?act={doing.act}&seat={code}"
    page = body.shown(address, lang)
    typed, expected = typical(body.regime, doing.form)
    for input_name in typed:
        assert f'name="{input_name}"' in page, (address, input_name)
    others = [other for other in sorted(body.regime.seats) if other != code][:2]
    targets = re.findall(rf'<option value="({doing.relation}:[0-9a-f]{{64}})">', page) if doing.relation else [""]
    sittings = (
        re.findall(r'<option value="(at-sitting:[0-9a-f]{64})">', page)[:1] if doing.relation != "at-sitting" else []
    )
    for target in (
        targets[::-1][:3] if doing.act is Act.WITHDRAW else targets[:3]
    ):  # what was just begun is still to be ended
        given = {name.replace(".", "__"): value for name, value in typed.items()}
        response = body.post(doing.form.name, code, str(doing.act), lang, to=others, ref=[target, *sittings], **given)
        if response.status_code == 200:
            compare(body, response, parse_text(text_in(response)), expected)
            body.submit(sign_text(text_in(response), (body.key(code),)))
            return True
        assert response.status_code == 422
        assert 'id="troubles"' in response.content.decode()
    return False


def compare(body: Exercise, response: Any, record: Record, expected: dict[str, Any]) -> None:
    """Hold the page's preview and the text that would be signed to what was filled in."""
    assert (record.body or {}) == expected
    page = html.unescape(response.content.decode())
    shown = page[page.index('<pre class="preview"') : page.index("</pre>")]
    for part in ("title", "text"):
        assert all(text in shown for text in expected.get(part, {}).values())
    for name, value in expected.get("fields", {}).items():
        assert name in shown, name
        place = value["points"] if isinstance(value, dict) and "points" in value else None
        for one in place or (
            value if isinstance(value, list) else value.values() if isinstance(value, dict) else [value]
        ):
            assert str(one) in shown, (name, one)


ACTIVITY: Final = {
    "title__en": "Autumn exercise",
    "text__en": "Notice of an exercise.",
    "f__begins": SOON,
    "f__ends": "2031-03-12",
    "f__designation": "Autumn",
    "f__alert": "no",
}
BLANK: Final = ("area", "artillery", "landing_troops", "purpose", "sorties", "tanks", "troops", "vehicles")


def activity(vienna: Exercise, **more: str) -> dict[str, Any]:
    """Return a notice of an activity in which only what is asked for is stated."""
    fields = vienna.regime.forms["activity-notice"].fields
    given: dict[str, Any] = {"title__en": "Autumn exercise", "text__en": "Notice of an exercise."}
    for name, field in fields.items():
        if f"f__{name}" in more:
            continue
        if field.required:
            [value] = [value_of(vienna.regime, vienna.regime.forms["activity-notice"], field)]
            given[f"f__{name}"] = str(value)
        else:
            given[f"u__{name}"] = "not-stated"
    return given | more


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_numbers_stand_beside_thresholds_as_they_are_written(vienna: Exercise, lang: str) -> None:
    before = vienna.reader.size
    answer = vienna.post(
        "activity-notice", "FRA", "notify", lang, {"HX-Request": "true"}, check="1", f__troops="12 700"
    )
    part = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "<html" not in part
    grouped = {"en": "12,700", "fr": "12\u202f700", "ru": "12\xa0700"}[lang]
    assert grouped in part
    assert part.count('class="margins"') == len(vienna.regime.thresholds)
    for article in ("notification.troops", "observation.troops", "constraints.largest"):
        assert article in part
    assert vienna.reader.size == before


def test_what_would_start_is_told_as_it_is_told_once_it_has_started(vienna: Exercise) -> None:
    given = activity(vienna, f__troops="12700")
    checked = html.unescape(vienna.post("activity-notice", "FRA", "notify", check="1", **given).content.decode())
    told = checked[checked.index('id="weighed"') :]
    record = vienna.write("activity-notice", "FRA", "notify", **given)
    page = vienna.shown(f"record/{record}")
    ends = re.findall(r"end of [0-9]+ [A-Z][a-z]+ [0-9]{4} \(Europe/Vienna\)", page[page.index('id="clocks"') :])
    assert ends
    assert all(end in told for end in ends)
    steps = re.findall(r"<li>(\[[^<]+)</li>", page[page.index('id="clocks"') :])
    assert steps
    assert all(re.sub(r"VD\S*/\d+", "", step)[:20] in told for step in steps)


def test_a_form_begins_from_an_earlier_one_and_says_so(vienna: Exercise) -> None:
    first = vienna.write("activity-notice", "DEU", "notify", to=["FRA"], **activity(vienna, f__troops="9100"))
    page = vienna.shown("write/activity-notice?act=notify&seat=DEU")
    [address] = re.findall(rf'href="([^"]*/write/activity-notice\?[^"]*from={first}[^"]*)"', page)
    begun = html.unescape(vienna.client.get(address).content.decode())
    assert re.search(r'name="f.troops" value="9100"', begun)
    assert 'name="to" value="FRA" checked' in begun
    assert re.search(r'name="u.tanks" value="not-stated" checked', begun)
    assert 'name="ref"' not in begun
    assert f'name="at" value="{DAY}"' not in begun
    marks = begun.count('class="prefilled"')
    assert marks > 5
    [undo] = re.findall(r'href="([^"]*write/activity-notice\?act=notify&seat=DEU)"', begun)
    assert 'class="prefilled"' not in vienna.client.get(undo).content.decode()
    changed = vienna.post(
        "activity-notice", "DEU", "notify", check="1", **{**activity(vienna, f__troops="9200"), "from": first}
    )
    assert 0 < changed.content.decode().count('class="prefilled"') < marks
    assert vienna.client.get(f"/en/exercise/write/activity-notice?act=notify&seat=FRA&from={first}").status_code == 200
    assert 'class="prefilled"' not in vienna.shown(f"write/activity-notice?act=notify&seat=FRA&from={first}")


def test_a_correction_begins_from_what_it_corrects(nrc: Exercise) -> None:
    target = nrc.write("notification", "FRA", "notify", title__en="One", text__en="Two", f__units="3", to=["RUS"])
    page = nrc.shown(f"write/correction?act=correct&re={target}&rel=corrects&seat=FRA")
    [address] = re.findall(rf'href="([^"]*from={target}[^"]*)"', page)
    begun = html.unescape(nrc.client.get(address).content.decode())
    assert 'value="One"' in begun
    assert f'name="ref" value="corrects:{target}" checked' in begun


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_all_that_is_wrong_is_listed_and_leads_to_its_input(vienna: Exercise, lang: str) -> None:
    response = vienna.post("activity-notice", "FRA", "notify", lang, f__troops="many", f__begins="2026-13-40", at="x")
    page = response.content.decode()
    assert response.status_code == 422
    summary = page[page.index('id="troubles"') : page.index('class="writing')]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert {"i-f-troops", "i-f-begins", "i-at", "i-title-en", "i-f-tanks"} <= set(targets)
    assert all(f'id="{target}"' in page for target in targets)


def test_all_of_a_group_are_ticked_at_once(nrc: Exercise) -> None:
    group, held = next((code, held) for code, held in nrc.regime.groups.items() if held.members)
    page = nrc.shown("write/notification?act=notify&seat=RUS")
    assert re.search(rf'name="to.all" value="{group}"> [^<]*\({len(held.members)}\)', page)
    given = {"title__en": "T", "text__en": "U", "to__all": [group], "to": ["SECRETARIAT"]}
    record = parse_text(text_in(nrc.post("notification", held.members[0], "notify", **given)))
    assert record.to == tuple(sorted({*held.members[1:], "SECRETARIAT"}))
    everybody = parse_text(text_in(nrc.post("notification", "RUS", "notify", **given | {"to__all": ["*"]})))
    assert set(everybody.to) == {*nrc.regime.seats, "SECRETARIAT"} - {"RUS"}


def test_lines_of_a_list_are_added_and_removed_without_script(vienna: Exercise) -> None:
    form, field = next(
        (form, field.name)
        for form in vienna.regime.forms.values()
        for field in form.fields.values()
        if field.kind is Kind.LIST and field.of is Kind.STRING
    )
    code = next(code for code in filers(vienna.regime) if vienna.regime.may(code, form, DAY) is None)
    act = str(min(form.acts))
    more = vienna.post(form.name, code, act, **{f"f__{field}": ["one", "two"], "more": f"f.{field}"}).content.decode()
    assert re.findall(rf'name="f.{field}" value="([^"]*)"', more) == ["one", "two", ""]
    less = vienna.post(
        form.name, code, act, **{f"f__{field}": ["one", "two", ""], "less": f"f.{field}:0"}
    ).content.decode()
    assert re.findall(rf'name="f.{field}" value="([^"]*)"', less) == ["two", ""]
    for nonsense in ("f.x:0", f"f.{field}:99", "", "x", f"f.{field}:-1"):
        assert vienna.post(form.name, code, act, less=nonsense).status_code in {200, 422}


def test_a_choice_is_in_sight_and_none_is_made_for_anybody(nrc: Exercise) -> None:
    page = nrc.shown("write/position?act=take-position&seat=RUS")
    stances = nrc.regime.forms["position"].fields["stance"].choices
    assert re.findall(r'type="radio" name="f.stance" value="([a-z]+)">', page) == sorted(stances)


def test_a_one_step_act_is_chosen_shown_and_signed(nrc: Exercise) -> None:
    target = nrc.write("notification", "FRA", "notify", title__en="One", text__en="Two", to=["RUS"])
    page = nrc.shown(f"record/{target}?seat=RUS")
    due = page[page.index("Owed by this seat") :]
    assert "acknowledge [desk.acknowledge" in due[: due.index("</form>")]
    form = next(part for part in page.split("<form") if 'action="/en/exercise/write/acknowledgement"' in part)
    sent = re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', form)
    preview = nrc.client.post("/en/exercise/write/acknowledgement", dict(sent))
    record = parse_text(text_in(preview))
    assert (record.act, record.refs[0].id, record.to) == (Act.ACKNOWLEDGE, target, ("FRA",))
    assert "Nothing has been filed yet" in preview.content.decode()
    assert nrc.submit(sign_text(text_in(preview), (nrc.key("RUS"),))).status_code == 200
    assert "Owed by this seat" not in nrc.shown(f"record/{target}?seat=RUS")


def test_a_position_is_taken_on_a_named_text(nrc: Exercise) -> None:
    target = nrc.write("proposal", "FRA", "propose", title__en="Working paper", text__en="Text")
    page = nrc.shown(f"record/{target}?seat=RUS")
    form = next(part for part in page.split("<form") if 'action="/en/exercise/write/position"' in part)
    assert f"<code>{target[:16]}</code>" in form
    sent = dict(re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', form))
    begun = nrc.client.post("/en/exercise/write/position", sent | {"f.stance": "study"}).content.decode()
    assert 'name="f.stance" value="study" checked' in begun
    assert f'name="ref" value="about:{target}" checked' in begun


def test_acts_stand_where_one_reads(nrc: Exercise) -> None:
    item = nrc.write("item-request", "FRA", "request-item", title__en="Airspace", text__en="We ask.")
    asked = nrc.write(
        "question", "FRA", "ask", title__en="Since when?", text__en="We ask.", to=["DEU"], ref=f"answers:{item}"
    )
    agenda = nrc.shown("agenda?seat=DEU")
    assert f"/write/co-request?act=cosponsor&re={item}" in agenda
    assert "/write/" not in nrc.shown("agenda").split("<main")[1]
    thread = nrc.shown(f"thread/{item}?seat=DEU")
    assert f"/write/answer?act=reply&re={asked}" in thread
    assert thread.index(f"re={asked}") < thread.index(f"re={item}")
    assert nrc.client.get(f"/en/exercise/thread/{item}?seat=XXX").status_code == 404


PDF: Final = b"%PDF-1.7\n" + bytes(range(256)) * 40
NOTES: Final = "Два батальона\n".encode()


def upload(name: str, data: bytes, media: str) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, data, media)


def chosen(nrc: Exercise, **more: Any) -> Any:
    files = [upload("map.pdf", PDF, "application/pdf"), upload("notes.txt", NOTES, "text/plain")]
    return nrc.post("statement", "FRA", "state", title__en="With files", text__en="See them.", attach=files, **more)


def framed(note: bytes, *files: bytes) -> bytes:
    import hashlib

    parts = [(b"note", note), *((b"material " + hashlib.sha256(data).hexdigest().encode(), data) for data in files)]
    return b"comity/submission/v1\n" + b"".join(b"%s %d\n%s\n" % (name, len(data), data) for name, data in parts)


def test_files_chosen_in_a_form_are_named_handed_in_and_given_back(nrc: Exercise) -> None:
    preview = chosen(nrc)
    record = parse_text(text_in(preview))
    assert [(item.name, item.size, item.media, item.role) for item in record.material] == [
        ("map.pdf", len(PDF), "application/pdf", "attachment"),
        ("notes.txt", len(NOTES), "text/plain", "attachment"),
    ]
    page = html.unescape(preview.content.decode())
    assert all(item.sha256 in page for item in record.material)
    assert "--attach ./map.pdf --attach ./notes.txt" in page
    assert not any((nrc.folder / "log" / "material" / item.sha256).exists() for item in record.material)
    note = sign_text(text_in(preview), (nrc.key("FRA"),))
    assert nrc.submit(note).json()["finding"]["code"] == "material.missing"
    placed = nrc.submit(framed(note, PDF, NOTES))
    assert placed.status_code == 200, placed.content
    for item, data in zip(record.material, (PDF, NOTES), strict=True):
        given = nrc.client.get(f"/exercise/log/material/{item.sha256}")
        assert given.getvalue() == data
        assert given["Content-Disposition"] == "attachment"
        assert given["X-Content-Type-Options"] == "nosniff"
        assert given["Content-Type"] == "application/octet-stream"
        assert "sandbox" in given["Content-Security-Policy"]
    shown = nrc.shown(f"record/{placed.json()['id']}")
    assert 'download="map.pdf"' in shown
    again = nrc.submit(framed(note, PDF, NOTES))
    assert again.json()["id"] == placed.json()["id"]


SPOILED: Final = {
    "another file": ((PDF, b"x" + NOTES[1:]), "material.missing"),
    "one too few": ((PDF,), "material.missing"),
    "one too many": ((PDF, NOTES, b"more"), "material.surplus"),
    "other order": ((NOTES, PDF), "material.missing"),
    "a frame around nothing": ((), "submission.frame"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_other_files_than_those_named_are_refused_and_nothing_changes(nrc: Exercise, name: str) -> None:
    files, code = SPOILED[name]
    preview = chosen(nrc)
    note = sign_text(text_in(preview), (nrc.key("FRA"),))
    size, kept = nrc.reader.size, sorted((nrc.folder / "log" / "material").iterdir())
    answer = nrc.submit(framed(note, *files))
    assert answer.status_code == 422
    assert answer.json()["finding"]["code"] == code
    assert nrc.reader.size == size
    assert sorted((nrc.folder / "log" / "material").iterdir()) == kept


def test_bytes_under_another_hash_than_their_own_are_refused(nrc: Exercise) -> None:
    note = sign_text(text_in(chosen(nrc)), (nrc.key("FRA"),))
    sent = framed(note, PDF, NOTES)
    answer = nrc.submit(sent[:-3] + b"?" + sent[-2:])
    assert answer.json()["finding"]["code"] == "material.hash"


def test_nobody_makes_the_desk_keep_a_file_that_may_not_file(nrc: Exercise) -> None:
    text = text_in(chosen(nrc))
    before = sorted((nrc.folder / "log" / "material").iterdir())
    answer = nrc.submit(framed(sign_text(text, (nrc.key("FRA"),)).replace(b"See them.", b"See them!"), PDF, NOTES))
    assert answer.status_code == 422
    assert sorted((nrc.folder / "log" / "material").iterdir()) == before


MISNAMED: Final = {
    "a picture called a document": ("map.pdf", b"\x89PNG\r\n\x1a\n" + b"x" * 90, "application/pdf"),
    "text called a picture": ("map.png", b"hello", "image/png"),
    "bytes called text": ("notes.txt", b"\xff\xfe\x00\x01", "text/plain"),
    "a program called text": ("notes.txt", b"MZ" + b"x" * 90, "text/plain"),
}


@pytest.mark.parametrize("name", MISNAMED)
@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_a_file_that_is_not_what_it_is_said_to_be_is_refused(nrc: Exercise, name: str, lang: str) -> None:
    sent = {"title__en": "T", "text__en": "U", "attach": [upload(*MISNAMED[name])]}
    response = nrc.post("statement", "FRA", "state", lang, **sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#i-attach"' in page
    assert 'id="i-attach-wrong"' in page
    assert 'name="file"' not in page


def test_files_stay_named_when_something_else_is_wrong_and_can_be_left_out(nrc: Exercise) -> None:
    wrong = html.unescape(chosen(nrc, at="never").content.decode())
    kept = re.findall(r'name="file" value="([^"]+)" checked', wrong)
    assert [line.rpartition(" ")[2] for line in kept] == ["map.pdf", "notes.txt"]
    sent = {"title__en": "T", "text__en": "U", "file": kept[:1]}
    preview = nrc.post("statement", "FRA", "state", **sent)
    assert [item.name for item in parse_text(text_in(preview)).material] == ["map.pdf"]
    for spoiled in (
        "x",
        "0 0 0",
        kept[0].replace(" ", ""),
        f"{'0' * 64} 99999999999 text/plain x",
        f"{'0' * 64} 9 TEXT x",
    ):
        assert nrc.post("statement", "FRA", "state", title__en="T", text__en="U", file=[spoiled]).status_code == 422


def test_a_text_with_files_is_prepared_again_with_them(nrc: Exercise) -> None:
    first, second = text_in(chosen(nrc)), text_in(chosen(nrc, title__fr="Autre"))
    assert nrc.submit(framed(sign_text(first, (nrc.key("FRA"),)), PDF, NOTES)).status_code == 200
    again = nrc.client.post("/en/exercise/write-again", {"text": base64.b64encode(second).decode()})
    third = parse_text(text_in(again))
    assert third.material == parse_text(second).material
    answer = nrc.client.post("/exercise/prepare", asked(third), content_type="text/plain")
    assert parse_text(answer.content).material == third.material


def asked(record: Record) -> bytes:
    from comity.service.drafting import draft_of, render_draft

    return render_draft(draft_of(record), record.keys[0])


def test_the_program_signs_a_text_with_its_files(nrc: Exercise, tmp_path: Path) -> None:
    from comity.cli.main import main

    text = text_in(chosen(nrc, title__ru="Ещё"))
    (tmp_path / "a.text").write_bytes(text)
    (tmp_path / "map.pdf").write_bytes(PDF)
    (tmp_path / "notes.txt").write_bytes(NOTES)
    (tmp_path / "FRA.key").write_text(nrc.key("FRA").secret_line() + "\n")
    (tmp_path / "FRA.key").chmod(0o600)
    command = [
        "sign",
        str(tmp_path / "a.text"),
        "--key",
        str(tmp_path / "FRA.key"),
        "--yes",
        "-o",
        str(tmp_path / "n.note"),
    ]
    assert main([*command, "--attach", str(tmp_path / "map.pdf")]) == 1
    assert not (tmp_path / "n.note").exists()
    files = ["--attach", str(tmp_path / "notes.txt"), "--attach", str(tmp_path / "map.pdf")]
    assert main([*command, *files]) == 0
    brought = nrc.client.post(
        "/en/exercise/hand-in", {"note": upload("n.note", (tmp_path / "n.note").read_bytes(), "text/plain")}
    )
    assert brought.status_code == 302, brought.content.decode()
    record = json.loads(text.split(b"\n")[1])
    assert nrc.client.get(f"/exercise/log/material/{record['material'][1]['sha256']}").getvalue() == NOTES
