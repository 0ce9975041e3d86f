"""Records beside each other, as pages show them: versions of a text, accounts of a fact, positions through time."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.i18n import LANGUAGES
from comity.records.act import Act
from comity.records.record import Ref
from comity.store.reader import open_reader
from comity.web import application
from comity.web.site import site

from . import conftest
from .conftest import Body, build

SILENCE, TITLED = b"[forms.silence]\n", b"[forms.silence]\ntitle = true\n"
FIELDS = b"""
[forms.note.fields.troops]
kind = "number"
labels = { en = "troops", fr = "effectifs" }
unit = { en = { one = "person", other = "persons" }, fr = { one = "personne", other = "personnes" } }
[forms.note.fields.begins]
kind = "date"
labels = { en = "begins", fr = "commence" }
[forms.mandate]"""


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Body]:
    """Yield a small body whose notes have a number and a date."""
    monkeypatch.setattr(
        conftest, "REGIME", conftest.REGIME.replace(b"\n[forms.mandate]", FIELDS, 1).replace(SILENCE, TITLED)
    )
    made = build(tmp_path / "small")
    yield made
    made.sequencer.close()


@pytest.fixture
def get(council: Body) -> Callable[..., Any]:
    """Return what answers an address of the small body, published first."""

    def answer(rest: str, lang: str = "en", **asked: Any) -> Any:
        council.sequencer.publish()
        application({"small": council.folder}, None)
        return Client().get(f"/{lang}/small/{rest}", asked)

    return answer


def content(text: str, **fields: Any) -> dict[str, Any]:
    return {"title": {"en": "Notice"}, "text": {"en": text}, "fields": fields}


def said(response: Any) -> str:
    """Return what a page shows as plain text; words struck out and put in keep their elements."""
    assert response.status_code == 200
    main = response.content.decode().partition("<main")[2]
    main = re.sub(r"<span class=\"unseen\"[^>]*>[^<]*</span>", "", main)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<(?!/?(?:del|ins)>)[^>]+>", " ", main)))


def versions(council: Body) -> tuple[str, str]:
    first = council.write(
        "AAA", Act.PROPOSE, body=content("It begins.\nIt lasts 42 days.\nIt ends.", troops=9_000, begins="2026-03-01")
    )
    changed = content("It begins.\nIt lasts 60 days.\nIt ends.", troops=9_001, begins="2026-03-31", how="again")
    return first, council.answer("AAA", first, Act.SUPERSEDE, "supersedes", body=changed)


def position(council: Body, code: str, target: str, stance: str) -> str:
    return council.answer(code, target, Act.TAKE_POSITION, "about", body={"fields": {"stance": stance}})


def test_versions_are_compared_word_by_word_and_field_by_field(council: Body, get: Callable[..., Any]) -> None:
    first, second = versions(council)
    position(council, "BBB", first, "agreed")
    position(council, "BBB", second, "reserved")
    pages = [said(get("compare", a=one, b=other)) for one, other in ((first, second), (second, first))]
    assert pages[0] == pages[1]  # the older stands first, whichever was named first
    shown = pages[0]
    assert "It lasts <del>42</del><ins>60</ins> days." in shown
    assert "1 person" in shown
    assert "differs by 1 person" in shown
    assert "differs by 30 days" in shown
    assert "given by one only" in shown
    older, newer = shown.partition("Newer")[::2]
    assert first in older
    assert "Beland: agreed" in older
    assert second in newer
    assert "Beland: reserved" in newer
    assert "It lasts" in said(get("compare", a="S/NOT/2026/1"))  # named by symbol, with the version that follows it
    assert f"/en/small/compare?a={first}&amp;b={second}" in get(f"record/{first}").content.decode()
    assert f"/en/small/compare?a={first}&amp;b={second}" in get(f"thread/{first}").content.decode()


def test_each_language_is_compared_by_itself(council: Body, get: Callable[..., Any]) -> None:
    both = {"title": {"en": "Notice", "fr": "Avis"}, "text": {"en": "One.", "fr": "Un."}}
    first = council.write("AAA", Act.PROPOSE, body=both)
    second = council.answer("AAA", first, Act.CORRECT, "corrects", body={**both, "text": {"en": "Two.", "fr": "Deux."}})
    third = council.answer(
        "AAA", second, Act.CORRECT, "corrects", body={"title": {"en": "Notice"}, "text": {"en": "Three."}}
    )
    assert "<del>Un</del><ins>Deux</ins>." in said(get("compare", "fr", a=first, b=second))
    assert "<del>One</del><ins>Two</ins>." in said(get("compare", "fr", a=first, b=second, text="en"))
    assert "French: one of the two records only" in said(get("compare", a=second, b=third, text="fr"))
    assert "<del>Two</del><ins>Three</ins>." in said(get("compare", "fr", a=second, b=third))
    for lang in LANGUAGES:  # the language chosen stays when the page's is changed
        assert (
            f'href="/{lang}/small/compare?a={first}&amp;b={second}&amp;text=en"'
            in get(
                "compare", next(other for other in LANGUAGES if other != lang), a=first, b=second, text="en"
            ).content.decode()
        )


def silence(council: Body, target: str) -> str:
    until = {"fields": {"until": "2026-04-01T00:00:00Z"}}
    return council.answer("REGISTRY", target, Act.OPEN_SILENCE, "submits", form="silence", body=until)


def test_an_amendment_that_breaks_a_silence_is_a_version_and_an_objection_is_not(
    council: Body, get: Callable[..., Any]
) -> None:
    first = council.write("AAA", Act.PROPOSE, body=content("It lasts 42 days."))
    amended = content("It lasts 60 days.", how="amendment")
    second = council.answer("BBB", silence(council, first), Act.BREAK_SILENCE, "breaks", body=amended)
    assert "It lasts <del>42</del><ins>60</ins> days." in said(get("compare", a=second))
    objected = content("No.", how="objection")
    third = council.answer("CCC", silence(council, first), Act.BREAK_SILENCE, "breaks", body=objected)
    assert "only version of its text" in said(get("compare", a=third))
    versions_shown = get(f"record/{first}").content.decode().partition('id="versions"')[2].partition("</section>")[0]
    assert second in versions_shown
    assert third not in versions_shown


def test_a_version_is_found_however_much_else_refers_to_the_text(council: Body, get: Callable[..., Any]) -> None:
    first = council.write("AAA", Act.PROPOSE, body=content("It lasts 42 days."))
    for _ in range(70):
        council.answer("BBB", first, Act.COMMENT, "answers")
    second = council.answer("AAA", first, Act.SUPERSEDE, "supersedes", body=content("It lasts 60 days."))
    page = get(f"record/{first}").content.decode()
    assert f"compare?a={first}&amp;b={second}" in page
    assert '<p class="notice"><strong>replaced</strong>' in page


def test_an_adoption_is_a_version_of_the_text_it_adopts_and_an_agenda_of_no_item(
    council: Body, get: Callable[..., Any]
) -> None:
    first = council.write("AAA", Act.PROPOSE, body=content("It lasts 42 days."))
    adopted = council.answer("REGISTRY", first, Act.ADOPT, "adopts", body=content("It lasts 43 days."))
    assert "It lasts <del>42</del><ins>43</ins> days." in said(get("compare", a=adopted))
    items = [council.write("AAA", Act.REQUEST_ITEM, body=content("An item.")) for _ in range(3)]
    for some in (items[:1], items[1:]):
        refs = tuple(Ref(rel="adopts", id=item) for item in some)
        agenda = council.write("REGISTRY", Act.ADOPT, refs=refs, body=content("An agenda."))
        for record in (agenda, *some):
            assert 'id="versions"' not in get(f"record/{record}").content.decode()


def test_a_text_that_can_not_be_marked_is_shown_beside_the_other(council: Body, get: Callable[..., Any]) -> None:
    first = council.write("AAA", Act.PROPOSE, body=content("a b " * 4_900))
    second = council.answer("AAA", first, Act.SUPERSEDE, "supersedes", body=content("b a a " * 3_300))
    shown = said(get("compare", a=first, b=second))
    assert "too long, or too unlike" in shown
    assert "<del>a" not in shown


def test_what_is_not_there_is_not_found(council: Body, get: Callable[..., Any]) -> None:
    first, second = versions(council)
    size = council.sequencer.size
    for bad in ("0" * 64, "NRC/1", "x" * 200, "\0", "%"):
        assert get("compare", a=bad).status_code == 404
        assert get("compare", a=first, b=bad).status_code == 404
        assert get("accounts", of=bad).status_code == 404
        assert get("accounts", record=bad).status_code == 404
        assert get("positions/over-time", of=bad).status_code == 404
    assert get(f"@{size - 1}/compare", a=first, b=second).status_code == 404  # the second was not there yet
    assert get("accounts").status_code == 404
    assert get("positions/over-time.csv").status_code == 404
    assert get("positions/over-time", of=first, **{"from": "yesterday"}).status_code == 400
    assert "Records given in several versions" in said(get("compare"))
    alone = council.write("AAA")
    assert "only version of its text" in said(get("compare", a=alone))


def test_what_a_restricted_record_says_is_not_compared_for_all(council: Body, get: Callable[..., Any]) -> None:
    kept = council.restrict("AAA", Act.NOTIFY, "letter", {"title": {"en": "A secret"}, "text": {"en": "Hidden words."}})
    council.sequencer.append(kept.note)
    second = council.write("AAA", body=content("Open words."))
    for rest in (f"compare?a={kept.id}&b={second}", f"accounts?record={kept.id}&record={second}"):
        response = get(rest)
        assert "Hidden" not in response.content.decode()
        assert "secret" not in response.content.decode()
        assert "Restricted to members" in response.content.decode()


def test_accounts_stand_in_order_of_code_with_what_differs(council: Body, get: Callable[..., Any]) -> None:
    subject = council.write("AAA", body=content("It happened."))
    for code, troops in (("CCC", 13_000), ("BBB", 12_700), ("AAA", 12_700)):
        council.answer(code, subject, Act.STATE, "account-of", body=content(f"As {code} has it.", troops=troops))
    shown = said(get("accounts", of=subject))
    texts = shown.partition("Texts")[2]
    assert re.findall(r"As ([A-C]{3}) has it", texts) == ["AAA", "BBB", "CCC"]
    assert "differs by 300 persons" in shown
    row = next(row for row in open_reader(council.folder).scan("account", prefix=f"{subject}/"))
    only = said(get("accounts", of=subject, record=[str(row[1]["id"]), subject]))
    assert "given by one only" in only
    assert "13,000 persons" in only
    assert "12,700" not in only
    assert f"accounts?of={subject}" in get("contested").content.decode()
    assert f"accounts?of={subject}" in get(f"record/{subject}").content.decode()
    for word in ("wrong", "false", "incorrect"):
        assert word not in shown.lower()


def test_positions_are_shown_by_version_and_leaf(council: Body, get: Callable[..., Any]) -> None:
    first, second = versions(council)
    start = council.sequencer.size
    position(council, "CCC", first, "against")
    position(council, "BBB", first, "for")
    changed = position(council, "CCC", first, "for")
    held = position(council, "BBB", second, "for")
    council.answer("BBB", held, Act.WITHDRAW, "withdraws")
    page = get("positions/over-time", of=second)
    shown = said(page)
    rows = shown.partition("leaf")[2]
    assert rows.index("Beland") < rows.index("Celand")
    assert [rows.count(sign) for sign in ("→", "×")] == [2, 2]  # once each, and in the legend
    assert f'href="/en/small/record/{changed}"' in page.content.decode()
    assert get("positions/over-time", of=first).content.decode().count("leaf") == page.content.decode().count("leaf")
    pair = said(get("positions/over-time", of=first, **{"from": start + 1, "to": start + 3}))
    assert "→ for" in pair.replace("  ", " ")
    past = said(get(f"@{start + 1}/positions/over-time", of=first))
    assert "against" in past
    assert "Beland" not in past


def test_the_table_has_every_change_and_no_formula(council: Body, get: Callable[..., Any]) -> None:
    first, _ = versions(council)
    start = council.sequencer.size
    position(council, "CCC", first, "=1+1")
    held = position(council, "CCC", first, "for")
    ended = council.answer("CCC", held, Act.WITHDRAW, "withdraws")
    response = get("positions/over-time.csv", of=first)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    table = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [len(row) for row in table] == [9] * 4
    assert [(row[0], row[2], row[6]) for row in table[1:]] == [
        (str(start), "CCC", "'=1+1"),
        (str(start + 1), "CCC", "for"),
        (str(start + 2), "CCC", ""),
    ]
    assert table[3][8] == ended
    assert next(csv.reader(io.StringIO(get("positions/over-time.csv", "fr", of=first).content.decode("utf-8-sig"))))[
        1:4
    ] == [
        "Date",
        "Code",
        "Titulaire",
    ]


def test_no_question_is_asked_for_each_stance(council: Body, get: Callable[..., Any]) -> None:
    first, _ = versions(council)

    def asked(rest: str) -> int:
        get("rules")  # published, opened and warm
        connection = site().readers["small"].view()._connection
        queries: list[str] = []
        connection.set_trace_callback(queries.append)
        assert Client().get(f"/en/small/{rest}").status_code == 200
        connection.set_trace_callback(None)
        return len(queries)

    counts = []
    for number in (1, 8):
        for stance in range(number):
            position(council, "BBB", first, f"stance {stance}")
        counts.append([asked(f"positions/over-time{kind}?of={first}") for kind in ("", ".csv")])
    assert counts[0] == counts[1]
