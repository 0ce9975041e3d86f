"""What pages cost: none is forgotten, none asks the body more the more it shows, none is too large, and a first visit is small."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from comity.bench.busy import REGIME, Busy
from comity.bench.council import Agenda, fill_council
from comity.bench.large import filled
from comity.cli.main import main

DOCUMENTS = {"journal-akn", "journal-json", "journal-pdf", "oparl", "thread-akn"}
"""Not pages: whole documents, or a hundred objects."""
PAGE_LIMIT = 60_000
VISIT = (10, 300_000)
SLACK = 6
"""Queries a page may ask more of a full body: for whole kinds of things that a small one has none of."""
QUESTIONS = 40
BODIES = ("few", "many", "clocks-few", "clocks-many")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Serve two bodies whose every list is short, and two whose every list is as long as a page shows."""
    from comity.bench import pages
    from comity.web.site import application

    aside = tmp_path_factory.mktemp("costs")
    folders = {slug: aside / slug for slug in BODIES}
    fill_council(folders["few"], 60, Agenda(items=1, each=2))
    fill_council(folders["many"], 700)
    filled(folders["clocks-few"], 12, REGIME, Busy)
    filled(folders["clocks-many"], 300, REGIME, Busy)
    answer = application(folders, None)
    return {slug: {paced.name: paced for paced in pages.measure_body(answer, slug, 1)} for slug in BODIES} | {
        "visit": pages.first_visit(answer, "/en/many/")
    }


def test_every_page_is_measured_or_explained(served: Any) -> None:
    from comity.bench.pages import LEFT_OUT, SAMPLES, body_pages

    pages = body_pages()
    assert set(LEFT_OUT) <= set(pages)
    assert set(SAMPLES) <= set(pages)
    for name, parts in pages.items():
        assert set(SAMPLES.get(name, ({}, ""))[0]) - {"at"} == parts or name in LEFT_OUT, (
            f"say in SAMPLES what {name} shows"
        )
    measured = {name for slug in BODIES for name in served[slug] if not name.startswith("api ")}
    assert measured == set(pages) - set(LEFT_OUT)


@pytest.mark.parametrize(("few", "many"), [BODIES[:2], BODIES[2:]])
def test_no_page_asks_the_body_more_the_more_it_shows(served: Any, few: str, many: str) -> None:
    for name, full in served[many].items():
        short = served[few][name]
        for kind in ("queries", "cold_queries"):
            asked = (getattr(short, kind), getattr(full, kind))
            assert asked[1] <= asked[0] + SLACK, f"{many} {name}: {kind} {asked}"
    fullest = "sitting" if few == "few" else "due"
    assert 2 * served[many][fullest].size > 3 * served[few][fullest].size


def test_pages_ask_few_questions(served: Any) -> None:
    """Each is a round trip in PostgreSQL; who may write for which seat is asked once for all seats."""
    asked = {name: paced.queries for name, paced in served["many"].items()}
    assert {name for name, queries in asked.items() if queries > QUESTIONS} == set()
    assert asked["seats"] < 10


def test_pages_are_small(served: Any) -> None:
    for slug in BODIES:
        for name, paced in served[slug].items():
            document = name.startswith("api ") or name in DOCUMENTS
            assert paced.size <= PAGE_LIMIT or document, (slug, name, paced.size)


def test_a_first_visit_is_small(served: Any) -> None:
    assert served["visit"].requests <= VISIT[0]
    assert served["visit"].size <= VISIT[1]


def test_the_command_prints_a_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.bench import pages

    measured = pages.measure_pages(40, 1)
    monkeypatch.setattr(pages, "measure_pages", lambda *_: measured)  # printed twice, measured once
    assert main(["bench", "pages", "--records", "40", "--runs", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {page["page"] for page in told["pages"]} > {"front", "due", "record", "api records"}
    assert all(float(page["p50"]) > 0 and page["queries"] > 0 for page in told["pages"])
    assert main(["bench", "pages", "--records", "40", "--runs", "1"]) == 0
    printed = capsys.readouterr().out
    assert "council sitting" in printed or "council front" in printed
    assert "first visit" in printed
