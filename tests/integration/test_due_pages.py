"""What is due, on pages and commands alike: clocks with their reasons, per party and per thread, and fields nobody leaves blank."""

import html
import json
import re
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.i18n import LANGUAGES
from comity.store.reader import open_reader

from .exercising import Exercise, practising

BLANKS = {
    f"u__{name}": "not-stated" for name in ("adoption", "agency", "article", "force", "pages", "products", "where")
}
NOTICE = {"title__en": "Labels", "text__en": "A measure on labels.", "f__comments_until": "2030-01-20", **BLANKS}


@pytest.fixture(scope="module")
def committee(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    return practising(tmp_path_factory.mktemp("committee"), "wto-tbt")


@pytest.fixture(scope="module")
def notice(committee: Exercise) -> str:
    notified = committee.write("notification", "KEN", "notify", **NOTICE)
    committee.write(
        "addendum-period",
        "KEN",
        "comment",
        text__en="Longer.",
        f__comments_until="2030-03-01",
        ref=f"answers:{notified}",
    )
    committee.write("question", "CAN", "ask", text__en="Samples too?", to=["KEN"], ref=f"answers:{notified}")
    return notified


def test_a_blank_field_is_refused_beside_its_input_and_said_in_the_preview(committee: Exercise) -> None:
    given = {name: value for name, value in NOTICE.items() if name != "u__pages"}
    page = committee.post("notification", "KEN", "notify", **given).content.decode()
    assert "leaves nothing blank" in page
    assert 'name="u.pages"' in page
    whole = committee.post("notification", "KEN", "notify", **NOTICE).content.decode()
    assert "agency responsible [agency] – not given, because:" in html.unescape(whole)


def test_a_record_shows_its_clocks_with_every_step(committee: Exercise, notice: str) -> None:
    page = committee.shown(f"record/{notice}")
    assert "runs until end of 1 March 2030 (Europe/Zurich)" in page
    assert re.search(r"\[addendum, agreed\].*sets the end: end of 1 March 2030", page)
    assert "not stated" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_due_of_the_body_a_party_and_a_thread(committee: Exercise, notice: str, lang: str) -> None:
    for rest, here in (
        ("due", True),
        ("due?party=KEN", True),
        (f"due?thread={notice}", True),
        ("due?party=ZWE", False),
    ):
        page = committee.shown(rest, lang)
        assert ("G/TBT/N/" in page) is here, rest
        assert ("<svg" in page) is here, rest
    assert "rules#comments.date" in committee.shown("due", lang)
    for rest in ("due?party=NOBODY", "due?thread=x", f"due?thread={'0' * 64}"):
        assert committee.client.get(f"/{lang}/exercise/{rest}").status_code == 404


def test_the_page_of_a_past_moment_knows_nothing_of_later_moves(committee: Exercise, notice: str) -> None:
    index = int(str((open_reader(committee.folder).get("record", notice) or {})["index"]))
    assert "end of 20 January 2030" in committee.shown(f"@{index + 1}/record/{notice}")
    assert "end of 1 March 2030" in committee.shown(f"@{index + 2}/record/{notice}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_rules_told_in_sentences(committee: Exercise, lang: str) -> None:
    page = committee.shown("procedures", lang)
    assert {"en": "60 days from reception", "fr": "60 jours à partir de la réception", "ru": "60 дней с получения"}[
        lang
    ] in page
    assert 'id="says-clocks-silent"' in page


def test_commands_and_pages_say_the_same(committee: Exercise, notice: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder: Path = committee.folder
    assert main(["show", str(folder), "due", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    clocks = {one["key"]: one for one in listed["clocks"]}
    comments = clocks[f"{notice}/comments"]
    assert [step["what"] for step in comments["steps"]] == ["start", "date", "set"]
    assert comments["end"] == comments["steps"][-1]["end"]
    assert [(one["owner"], one["duty"]) for one in listed["duties"]] == [("KEN", "answer")]
    assert main(["explain", str(folder), notice, "--lang", "en"]) == 0
    told = capsys.readouterr().out
    page = committee.shown(f"record/{notice}")
    for line in told.splitlines():
        if line.startswith("  ["):
            assert re.sub(" [0-9a-f]{12}", "", line.strip()) in page
    assert main(["explain", str(folder), f"{notice}/comments", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["clock"] == "comments"
    assert main(["explain", str(folder), "2030-03-01", "--lang", "en"]) == 0
    assert "period for comments" in capsys.readouterr().out
    assert main(["explain", str(folder), "nothing", "--json"]) == 1


def test_a_duty_that_is_done_leads_to_what_did_it(committee: Exercise) -> None:
    asked = committee.write("question", "JPN", "ask", text__en="Which labels?", to=["BRA"])
    answered = committee.write("answer", "BRA", "reply", text__en="All.", to=["JPN"], ref=f"answers:{asked}")
    assert f'<a href="/en/exercise/record/{answered}">done, ' in committee.shown(f"record/{asked}")
