"""Writing in the browser without script: forms, findings, the text that would be signed, and what is handed in.

The bodies are real; what a page prepares is signed here by a key and submitted, so that what is shown, prepared and admitted
are held to one another.
"""

import base64
import html
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.encoding import canonical
from comity.records.act import Act
from comity.records.record import parse_text
from comity.service.drafting import draft_of, render_draft
from comity.service.pen import sign_text
from comity.store.reader import open_reader
from comity.web.page import present
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

from .conftest import Body, key
from .exercising import Exercise, serving, text_in


def form_fields(page: str) -> dict[str, list[str]]:
    """Return the names and values of the hidden inputs of the form that goes back to change something."""
    start = page.index('name="edit"')
    part = page[start : page.index("</form>", start)]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', part):
        found.setdefault(html.unescape(name), []).append(html.unescape(value))
    return found


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("practice") / "exercise"
    folder.mkdir()
    return folder, build_exercise(folder, "exercise", regime_bytes("nrc"))


@pytest.fixture
def exercise(built: tuple[Path, str]) -> Exercise:
    folder, anchor = built
    return Exercise(client=serving(folder), folder=folder, anchor=anchor)


NOTIFIED = {"title__en": "Two battalions", "text__en": "They arrive\r\nin spring.", "to": ["RUS", "BEL"]}


def test_what_is_prepared_says_what_was_written_and_is_admitted(exercise: Exercise) -> None:
    text = exercise.prepared("notification", "FRA", "notify", f__units="2", f__strength_max="1 200", **NOTIFIED)
    record = parse_text(text)
    assert (record.by, record.for_, record.to, record.at) == ("FRA", "FRA", ("BEL", "RUS"), "2026-11-25")
    assert record.body == {
        "title": {"en": "Two battalions"},
        "text": {"en": "They arrive\nin spring."},
        "fields": {"units": 2, "strength_max": 1200},
    }
    note = sign_text(text, (exercise.key("FRA"),))
    answer = exercise.client.post("/exercise/submit", note, content_type="text/plain").json()
    assert answer["symbol"].startswith("NRC/NOT/")
    arrived = exercise.client.get(f"/fr/exercise/record/{answer['id']}?arrived=1&seat=FRA").content.decode()
    assert "Arrivé, horodaté" in arrived
    assert exercise.anchor in html.unescape(arrived)


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_findings_stand_beside_the_fields_and_nothing_is_lost(exercise: Exercise, lang: str) -> None:
    before = exercise.reader.size
    response = exercise.post(
        "notification",
        "FRA",
        "notify",
        lang,
        title__en="A title\u202e turned",
        title__fr="Reste",
        f__units="many",
        f__begins="2026-13-40",
        to=["RUS"],
        also_id="NRC/NOT/1999/1",
        also_rel="cites",
    )
    page = response.content.decode()
    assert response.status_code == 422
    for name in ("f-units", "f-begins", "title-en", "also-id"):
        assert re.search(rf'<input id="i-{name}"[^>]* aria-invalid="true" aria-describedby="i-{name}-wrong"', page), (
            name
        )
        assert f'<p class="wrong" id="i-{name}-wrong">' in page
    assert 'value="Reste"' in page
    assert 'value="many"' in page
    assert 'value="2026-13-40"' in page
    assert 'value="NRC/NOT/1999/1"' in page
    assert re.search(r'name="to" value="RUS" checked', page)
    assert 'class="wrong"' in page[page.index("title.fr") :]  # the text that is missing altogether
    assert exercise.reader.size == before


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_what_is_wrong_is_where_reading_goes_on_and_each_date_names_its_zone(exercise: Exercise, lang: str) -> None:
    page = exercise.post("notification", "FRA", "notify", lang, f__begins="12 March 2027").content.decode()
    assert page.count(" autofocus") == 1
    assert 'id="troubles" tabindex="-1" autofocus' in page
    assert "2026-03-01/2026-03-08" in page.partition('id="troubles"')[2].partition("</ul>")[0]
    for name in ("at", "f-begins"):
        field = page.partition(f'id="i-{name}"')[2].partition("<input")[0]
        assert "Europe/Brussels" in field, name


def test_the_way_back_from_the_preview_loses_nothing(exercise: Exercise) -> None:
    response = exercise.post("notification", "FRA", "notify", f__units="2", f__places=["EST", "POL"], **NOTIFIED)
    kept = form_fields(response.content.decode())
    page = exercise.client.post("/en/exercise/write/notification", kept | {"edit": "1", "seat": "FRA", "act": "notify"})
    shown = page.content.decode()
    assert page.status_code == 200
    assert 'value="Two battalions"' in shown
    assert "They arrive\nin spring.</textarea>" in shown
    for ticked in ("EST", "POL"):
        assert f'name="f.places" value="{ticked}" checked' in shown
    for ticked in ("BEL", "RUS"):
        assert f'name="to" value="{ticked}" checked' in shown
    again = exercise.client.post("/en/exercise/write/notification", {k: v for k, v in kept.items() if k != "edit"})
    assert text_in(again) == text_in(response)


def test_the_preview_is_told_from_the_very_bytes(exercise: Exercise) -> None:
    response = exercise.post("notification", "FRA", "notify", f__units="2", **NOTIFIED)
    page, text = html.unescape(response.content.decode()), text_in(response)
    record = parse_text(text)
    shown = page[page.index('<pre class="preview"') : page.index("</pre>")]
    for told in (
        "Two battalions",
        "in spring.",
        "[RUS]",
        "[BEL]",
        "[notify]",
        record.keys[0],
        record.prev,
        record.seen.root,
    ):
        assert told in shown, told
    assert text.decode() in page
    assert "data-text=" in page
    assert "script-src 'self'" in response["Content-Security-Policy"]


def test_every_form_of_the_rules_can_be_opened(exercise: Exercise) -> None:
    target = exercise.write("notification", "FRA", "notify", **NOTIFIED)
    for lang in ("en", "fr", "ru"):
        for form in exercise.regime.forms.values():
            for act in sorted(form.acts):
                address = f"/{lang}/exercise/write/{form.name}?act={act}&seat=RUS&re={target}"
                public = "public" in form.audiences and act is not Act.DERESTRICT
                allowed = public and exercise.regime.may("RUS", form, "2026-11-25") is None
                response = exercise.client.get(address)
                assert response.status_code == (200 if allowed else 404), address
                if allowed:
                    page = response.content.decode()
                    names = {"title": form.title, "text": form.text}
                    assert all(f'name="{part}.{code}"' in page for part in names for code in exercise.regime.languages)
                    for name in form.fields:
                        assert f'name="f.{name}' in page, (address, name)


LATE = datetime(2031, 3, 1, 23, 30, tzinfo=UTC)
"""The last half-hour of a day in UTC: in Brussels, whose days the body counts, the next has begun."""


def test_a_form_is_dated_with_the_day_it_is_where_the_body_counts_its_days(
    exercise: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(present, "_now", lambda: LATE)
    text = exercise.prepared("notification", "FRA", "notify", **NOTIFIED)
    answer = exercise.submit(sign_text(text, (exercise.key("FRA"),)))
    record = answer.json()["id"]
    for rest in ("write/notification?act=notify&seat=NOR", f"record/{record}?seat=RUS"):
        assert set(re.findall(r'name="at"[^>]* value="([^"]*)"', exercise.shown(rest))) == {"2031-03-02"}, rest


def test_acts_are_offered_only_where_the_fold_would_take_them(exercise: Exercise) -> None:
    target = exercise.write("notification", "FRA", "notify", **NOTIFIED)
    mine = exercise.client.get(f"/en/exercise/record/{target}?seat=FRA").content.decode()
    theirs = exercise.client.get(f"/en/exercise/record/{target}?seat=RUS").content.decode()
    for form in ("correction", "withdrawal", "revision"):
        assert f"/write/{form}?" in mine
        assert f"/write/{form}?" not in theirs
    for form in ("acknowledgement", "answer", "question", "objection"):
        assert f"/write/{form}?" in theirs
    assert 'action="/en/exercise/write/position"' in theirs
    assert "/write/objection?" not in mine
    for form in ("co-request", "item-opposition", "opening", "silence-break", "reservation"):
        assert f"/write/{form}?" not in mine + theirs
    item = exercise.write("item-request", "FRA", "request-item", title__en="Airspace", text__en="We ask.")
    joined = exercise.client.get(f"/en/exercise/record/{item}?seat=RUS").content.decode()
    assert "/write/co-request?" in joined
    exercise.write("co-request", "RUS", "cosponsor", title__en="We join", text__en="Too.", ref=f"supports:{item}")
    assert "/write/co-request?" not in exercise.client.get(f"/en/exercise/record/{item}?seat=RUS").content.decode()


def test_what_is_offered_can_be_written(exercise: Exercise) -> None:
    target = exercise.write("notification", "FRA", "notify", **NOTIFIED)
    page = exercise.client.get(f"/en/exercise/record/{target}?seat=RUS").content.decode()
    [address] = re.findall(r'href="([^"]*/write/acknowledgement\?[^"]*)"', page)
    form = exercise.client.get(html.unescape(address)).content.decode()
    assert f'name="ref" value="acknowledges:{target}" checked' in form
    exercise.write("acknowledgement", "RUS", "acknowledge", ref=f"acknowledges:{target}")
    row = exercise.reader.get("obligation", f"{target}/RUS/acknowledge")
    assert row is not None
    assert row["status"] == "discharged"


def test_without_a_seat_one_is_chosen_first_and_the_record_asked_about_is_kept(exercise: Exercise) -> None:
    target = exercise.write("notification", "FRA", "notify", **NOTIFIED)
    page = exercise.client.get(f"/en/exercise/record/{target}").content.decode()
    [address] = re.findall(r'href="([^"]*/write/acknowledgement\?[^"]*)"', page)
    chooser = exercise.client.get(html.unescape(address)).content.decode()
    assert re.findall(r'name="seat" value="([A-Z-]+)"', chooser)[:3] == ["ALB", "BEL", "BGR"]
    kept = dict(re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', chooser))
    kept.pop("rest")
    assert kept == {"act": "acknowledge", "re": target, "rel": "acknowledges"}
    form = exercise.client.get("/en/exercise/write/acknowledgement", kept | {"seat": "RUS"}).content.decode()
    assert f'name="ref" value="acknowledges:{target}" checked' in form
    assert 'name="to" value="FRA" checked' in form


def test_a_change_of_language_keeps_the_seat_and_the_form(exercise: Exercise) -> None:
    asked = "act=notify&seat=FRA"
    page = exercise.client.get(f"/en/exercise/write/notification?{asked}").content.decode()
    [address] = re.findall(r'href="(/fr/exercise/write/notification[^"]*)"', page)
    assert "Vous siégez pour" in exercise.client.get(html.unescape(address)).content.decode()
    prepared = exercise.post("notification", "FRA", "notify", **NOTIFIED).content.decode()
    assert html.escape("/ru/exercise/write/notification?seat=FRA&act=notify") in prepared


def test_a_correction_is_addressed_as_what_it_corrects(exercise: Exercise) -> None:
    target = exercise.write("notification", "FRA", "notify", **NOTIFIED)
    form = exercise.client.get(f"/en/exercise/write/correction?act=correct&re={target}&rel=corrects&seat=FRA")
    assert re.findall(r'name="to" value="([A-Z]+)" checked', form.content.decode()) == ["BEL", "RUS"]


def test_a_refusal_of_the_fold_is_shown_in_the_form(exercise: Exercise) -> None:
    response = exercise.post("acknowledgement", "RUS", "acknowledge")
    assert response.status_code == 422
    assert "refs" not in response.content.decode().split("<form")[0]
    assert 'class="wrong" id="i-also-id-wrong"' in response.content.decode()


def test_careful_acts_are_not_signed_in_the_page(exercise: Exercise) -> None:
    fields = {"title__en": "Suspended", "text__en": "Work stops.", "f__scope": "practical-work"}
    scope = next(iter(exercise.regime.forms["suspension"].fields["scope"].choices))
    response = exercise.post("suspension", "FRA", "suspend", **(fields | {"f__scope": scope}))
    page = response.content.decode()
    assert response.status_code == 200
    assert 'href="/en/exercise/rules#desk.signing"' in page
    assert "<script" not in page
    assert "data-text=" not in page
    assert "comity sign" in page
    assert parse_text(text_in(response)).act is Act.SUSPEND


def test_the_text_is_taken_away_and_the_note_brought_back(exercise: Exercise) -> None:
    response = exercise.post("notification", "FRA", "notify", **NOTIFIED)
    text = text_in(response)
    taken = exercise.client.post("/exercise/text", {"text": base64.b64encode(text).decode()})
    assert taken.content == text
    assert taken["Content-Disposition"].endswith('.text"')
    brought = exercise.client.post("/en/exercise/hand-in", {"note": upload(sign_text(text, (exercise.key("FRA"),)))})
    assert brought.status_code == 302
    assert brought["Location"].startswith("/en/exercise/record/")
    assert exercise.client.get(brought["Location"]).status_code == 200


def test_one_key_in_two_tabs_keeps_the_text_and_prepares_it_again(exercise: Exercise) -> None:
    first, second = (
        exercise.prepared("statement", "FRA", "state", title__en=title, text__en="We say.") for title in ("One", "Two")
    )
    assert parse_text(first).seq == parse_text(second).seq
    notes = [sign_text(text, (exercise.key("FRA"),)) for text in (first, second)]
    assert exercise.client.post("/en/exercise/hand-in", {"note": upload(notes[0])}).status_code == 302
    refused = exercise.client.post("/en/exercise/hand-in", {"note": upload(notes[1])})
    assert refused.status_code == 422
    assert "record.seq" in refused.content.decode()
    assert text_in(refused) == second
    again = exercise.client.post("/en/exercise/write-again", {"text": base64.b64encode(second).decode()})
    third = parse_text(text_in(again))
    assert draft_of(third) == draft_of(parse_text(second))
    assert third.seq == parse_text(second).seq + 1
    note = sign_text(text_in(again), (exercise.key("FRA"),))
    assert exercise.client.post("/en/exercise/hand-in", {"note": upload(note)}).status_code == 302


def upload(data: bytes) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("x.note", data)


@pytest.mark.parametrize(
    "sent", [b"", b"nonsense", b"x" * 65_536, b"\n\n", b"comity.example/EXERCISE/exercise/record/v1\n{}\n"]
)
def test_what_is_no_note_is_refused_with_words(exercise: Exercise, sent: bytes) -> None:
    response = exercise.client.post("/ru/exercise/hand-in", {"note": upload(sent)})
    assert response.status_code in {413, 422}
    assert "Что делать" in response.content.decode()
    encoded = base64.b64encode(sent).decode()
    assert exercise.client.post("/exercise/text", {"text": encoded}).status_code == 422
    assert exercise.client.post("/en/exercise/write-again", {"text": encoded}).status_code == 422


def test_what_is_too_long_or_broken_is_refused_in_the_language(exercise: Exercise) -> None:
    long = exercise.post("notification", "FRA", "notify", "fr", title__en="x" * 600_000)
    broken = exercise.client.post("/fr/exercise/hand-in", b"--x", content_type="multipart/form-data")
    assert (long.status_code, broken.status_code) == (413, 400)
    assert all('<html lang="fr">' in response.content.decode() for response in (long, broken))


def test_a_program_asks_for_the_same_text(exercise: Exercise) -> None:
    text = exercise.prepared("notification", "FRA", "notify", **NOTIFIED)
    asked = render_draft(draft_of(parse_text(text)), parse_text(text).keys[0])
    answer = exercise.client.post("/exercise/prepare", asked, content_type="application/octet-stream")
    assert answer.content == text
    facts = exercise.client.get("/exercise/body.json").json()
    assert facts["anchor"] == exercise.anchor
    assert exercise.client.get(f"/exercise/log/material/{facts['regime']}").status_code == 200


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda whole: whole["draft"].update(act="revoke"), "record.value"),
        (lambda whole: whole["draft"].update(surplus="x"), "record.field-unknown"),
        (lambda whole: whole["draft"].update(at="yesterday"), "edtf.syntax"),
        (lambda whole: whole["draft"].update(form="nothing"), "form.unknown"),
        (lambda whole: whole["draft"].update({"for": "RUS"}), "record.for"),
        (lambda whole: whole["draft"].update(by="RUS"), "key.unknown"),
        (lambda whole: whole["draft"].update(to=["RUS", "BEL"]), "record.order"),
        (lambda whole: whole.update(key="0" * 64), "key.unknown"),
        (lambda whole: whole.update(key="x"), "record.value"),
    ],
)
def test_a_draft_that_is_not_in_order_is_refused(
    exercise: Exercise, change: Callable[[dict[str, Any]], None], code: str
) -> None:
    text = exercise.prepared("notification", "FRA", "notify", **NOTIFIED)
    whole = json.loads(render_draft(draft_of(parse_text(text)), parse_text(text).keys[0]))
    change(whole)
    answer = exercise.client.post("/exercise/prepare", canonical.render_own(whole), content_type="text/plain")
    assert answer.status_code == 422
    assert answer.json()["finding"]["code"] == code


def test_demonstration_keys_are_those_of_an_exercise_and_no_others(exercise: Exercise) -> None:
    given = exercise.client.get("/exercise/demonstration-key/FRA").content.decode()
    assert given == exercise.key("FRA").secret_line() + "\n"
    for code in ("XXX", "FOUNDER", "ALLIES"):
        assert exercise.client.get(f"/exercise/demonstration-key/{code}").status_code == 404


def test_an_archive_offers_nothing_to_write(demo: Path) -> None:
    client = serving(demo)
    record = client.get("/en/nrc/records").content.decode()
    found = re.search(r"/record/([0-9a-f]{64})", record)
    assert found is not None
    assert "/write/" not in client.get(f"/en/nrc/record/{found[1]}").content.decode()
    for address in ("write", "write/notification?seat=FRA", "seats", "seat/FRA", f"record/{found[1]}?seat=FRA"):
        assert client.get(f"/en/nrc/{address}").status_code == 404, address
    for address in ("body.json", "demonstration-key/FRA"):
        assert client.get(f"/nrc/{address}").status_code == 404, address
    assert client.post("/nrc/prepare", b"{}", content_type="text/plain").status_code == 404


def test_whoever_sits_down_in_an_exercise_without_an_account_is_not_offered_it(exercise: Exercise) -> None:
    page = exercise.client.get("/en/exercise/write/notification?act=notify&seat=FRA").content
    assert b'name="aud"' not in page
    answer = exercise.post("notification", "FRA", "notify", title__en="At noon", text__en="At noon", aud="restricted")
    assert answer.status_code == 404
    assert b"At noon" not in answer.content
    assert exercise.client.get("/en/exercise/write/restricted-view?act=comment&seat=FRA").status_code == 404
    assert b"restricted-view" not in exercise.client.get("/en/exercise/write?seat=FRA").content


def test_the_page_of_a_seat_says_what_is_due(exercise: Exercise) -> None:
    target = exercise.write("question", "FRA", "ask", title__en="Since when?", text__en="We ask.", to=["DEU"])
    for lang in ("en", "fr", "ru"):
        page = exercise.client.get(f"/{lang}/exercise/seat/DEU").content.decode()
        assert f"/{lang}/exercise/record/{target}?seat=DEU" in page
        assert "/write/answer?act=reply" in page
        assert f"{target}?seat=FRA" in exercise.client.get(f"/{lang}/exercise/seat/FRA").content.decode()
    assert exercise.client.get("/en/exercise/seats?seat=DEU")["Location"] == "/en/exercise/seat/DEU"
    assert exercise.client.get("/en/exercise/seat/XXX").status_code == 404
    assert exercise.client.get("/en/exercise/@3/seat/DEU").status_code == 404


LIVE = {"write": 404, "write?seat=AAA": 404, "seat/AAA": 404, "seats": 404, "write/note?seat=AAA": 404}


@pytest.fixture
def live(body: Body) -> Iterator[Client]:
    body.sequencer.publish()
    yield serving(body.folder)


@pytest.mark.parametrize(("address", "status"), LIVE.items())
def test_a_live_body_opens_its_seats_to_nobody_without_a_place(live: Client, address: str, status: int) -> None:
    assert live.get(f"/en/small/{address}").status_code == status


def test_the_public_of_a_live_body_is_offered_nothing(live: Client, body: Body) -> None:
    target = body.write("AAA")
    body.sequencer.publish()
    page = live.get(f"/en/small/record/{target}").content.decode()
    assert "/write/" not in page
    assert "/small/seats" not in live.get("/en/small/").content.decode()


@pytest.mark.parametrize(("role", "status"), [("signer", 200), ("head", 200), ("drafter", 200), ("observer", 404)])
def test_a_live_body_opens_a_seat_to_those_with_a_place_in_it(
    live: Client, body: Body, monkeypatch: pytest.MonkeyPatch, role: str, status: int
) -> None:
    from comity.web.access.holder import Holder, Place, Role
    from comity.web.page import present

    place = Place(origin=open_reader(body.folder).origin, code="AAA", role=Role(role))
    monkeypatch.setattr(present, "holder_of", lambda _request: Holder(account=1, places=frozenset({place})))
    assert live.get("/en/small/write/note?act=notify&seat=AAA").status_code == status
    assert live.get("/en/small/seat/BBB").status_code == 404
    sent = {
        "seat": "AAA",
        "act": "notify",
        "at": "2026-03-01",
        "title.en": "T",
        "key": key("AAA", "desk").verifier.hash_hex,
    }
    response = live.post("/en/small/write/note", sent)
    assert response.status_code == status
    if status == 200:
        page = response.content.decode()
        assert "demonstration-key" not in page
        assert 'data-demonstration=""' in page


VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["", "0", "-1", "9" * 30, "2026-02-30", "RUS", "\ud800", "\x00", "<b>", "a\r\n", "x" * 70_000, "\u0301"]
    ),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_that_can_be_written_makes_the_desk_fail(exercise: Exercise, data: st.DataObject) -> None:
    forms = sorted(name for name, form in exercise.regime.forms.items() if "public" in form.audiences)
    form = exercise.regime.forms[data.draw(st.sampled_from(forms))]
    act = data.draw(st.sampled_from(sorted(form.acts)))
    names = ["title.en", "title.xx", "text.fr", "at", "to", "for", "ref", "also_rel", "also_id", "key", "attributed_to"]
    names += ["to.all", "file", "from", "check", "more", "less", "edit"]
    names += [f"f.{name}" for name in form.fields] + [f"f.{name}.en" for name in form.fields]
    given_fields = data.draw(st.dictionaries(st.sampled_from(names), st.lists(VALUES, max_size=3), max_size=8))
    sent = {name: [v.encode("utf-8", "replace").decode() for v in values] for name, values in given_fields.items()}
    exercise.client.raise_request_exception = True
    response = exercise.client.post(
        f"/en/exercise/write/{form.name}",
        {**sent, "seat": data.draw(st.sampled_from(["FRA", "FRA", "SECRETARIAT", "", "x"])), "act": act},
    )
    assert response.status_code in {200, 400, 404, 422}
