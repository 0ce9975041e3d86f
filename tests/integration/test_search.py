"""Search over real bodies: what is found, in which language and as of when; and that the index is never a second truth."""

import json
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.cli.main import main
from comity.records.act import Act
from comity.search import fts5, kept
from comity.search.fts5 import NAME
from comity.search.index import Index, fill
from comity.search.kept import Filters
from comity.search.query import parse
from comity.service.rebuild import rebuild
from comity.store.reader import open_reader

from .conftest import Body
from .test_fold_laws import play

NONE = Filters()


def content(folder: Path) -> list[tuple[object, ...]]:
    """Return everything an index holds, posting by posting."""
    with sqlite3.connect(folder / NAME) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.postings USING fts5vocab(main, said, instance)")
        return [
            row
            for table in ("documents", "reach", "words", "postings")
            for row in connection.execute(
                f"SELECT * FROM {table} ORDER BY 1, 2" if table != "words" else "SELECT * FROM words"
            )
        ]


def remove(folder: Path) -> None:
    for path in folder.glob(f"{NAME}*"):
        path.unlink()


def count(folder: Path, text: str, filters: Filters = NONE) -> int:
    index = Index(folder)
    try:
        return index.find(parse(text), open_reader(folder).size, filters, limit=0).total
    finally:
        index.close()


@pytest.mark.usefixtures("in_sqlite")
def test_filled_leaf_by_leaf_or_at_once_the_index_is_the_same(body: Body) -> None:
    fill(open_reader(body.folder))
    for _ in range(3):
        body.write(
            "AAA",
            body={"title": {"fr": "Une réunion"}, "text": {"en": "About aircraft.", "fr": "À propos d’aéronefs."}},
        )
        body.sequencer.publish()
        fill(open_reader(body.folder))
    play(body, lambda code: code)
    reader = open_reader(body.folder)
    index = Index(body.folder)
    while index.catch_up(reader, 1):
        pass
    index.close()
    live = content(body.folder)
    remove(body.folder)
    fill(open_reader(body.folder))
    assert content(body.folder) == live
    assert len(live) > 50
    body.sequencer.close()
    rebuild(body.folder)
    fill(open_reader(body.folder))
    assert content(body.folder) == live


@pytest.mark.usefixtures("in_sqlite")
def test_many_begin_the_same_index_at_once(body: Body) -> None:
    play(body, lambda code: code)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: fill(open_reader(body.folder)), range(24)))
    together = content(body.folder)
    remove(body.folder)
    fill(open_reader(body.folder))
    assert content(body.folder) == together


@pytest.mark.usefixtures("in_sqlite")
def test_what_a_crash_left_undone_is_done_next_time(body: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    play(body, lambda code: code)
    real = fts5._columns
    calls = []

    def failing(found: object) -> list[str]:
        calls.append(found)
        if len(calls) == 5:
            raise KeyboardInterrupt
        return real(found)  # type: ignore[arg-type]

    monkeypatch.setattr(fts5, "_columns", failing)
    with pytest.raises(KeyboardInterrupt):
        fill(open_reader(body.folder))
    monkeypatch.undo()
    assert content(body.folder) == []
    fill(open_reader(body.folder))
    crashed = content(body.folder)
    remove(body.folder)
    fill(open_reader(body.folder))
    assert content(body.folder) == crashed


@pytest.mark.usefixtures("in_sqlite")
def test_an_index_of_another_log_or_no_index_at_all_is_made_anew(body: Body, demo: Path) -> None:
    play(body, lambda code: code)
    fill(open_reader(body.folder))
    right = content(body.folder)
    fill(open_reader(demo / "archive"))
    with sqlite3.connect(demo / "archive" / NAME) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    wrong = (demo / "archive" / NAME).read_bytes()
    for bytes_there in (wrong, b"no database at all" * 100, b""):
        remove(body.folder)
        (body.folder / NAME).write_bytes(bytes_there)
        fill(open_reader(body.folder))
        assert content(body.folder) == right


@pytest.mark.usefixtures("in_sqlite")
def test_searching_waits_for_nobody(body: Body) -> None:
    body.write("AAA", body={"title": {"en": "Aircraft"}})
    body.sequencer.publish()
    fill(open_reader(body.folder))
    body.write("AAA", body={"title": {"en": "Aircraft again"}})
    body.sequencer.publish()
    with sqlite3.connect(body.folder / NAME, isolation_level=None) as busy:
        busy.execute("BEGIN IMMEDIATE")
        index = Index(body.folder, wait=0.01)
        reader = open_reader(body.folder)
        assert index.catch_up(reader) == 1
        assert index.find(parse("aircraft"), reader.size, NONE, limit=9).total == 1
        busy.execute("ROLLBACK")
        assert index.catch_up(reader) == 0
        assert index.find(parse("aircraft"), reader.size, NONE, limit=9).total == 2
        index.close()


def test_structure_fields_and_phrases(body: Body) -> None:
    first = body.write("AAA", body={"title": {"en": "Vessels at sea"}, "text": {"fr": "Des navires en mer."}})
    body.answer("BBB", first, Act.TAKE_POSITION, "about", body={"fields": {"stance": "reserved position"}})
    body.sequencer.publish()
    fill(open_reader(body.folder))
    for text, expected in {
        "vessel": 1,
        "navire mer": 1,
        "navire -sea": 0,
        "-sea": 1,
        '"vessels at"': 1,
        '"vessel at"': 0,
        '"sea des"': 0,
        '"en mer"': 1,
        "reserved": 1,
        "S/NOT/2026/1": 1,
        "S/NOT/2026/3": 0,
        "AAA": 0,
    }.items():
        assert count(body.folder, text) == expected, text
    assert count(body.folder, "", Filters(party="BBB")) == 1
    assert count(body.folder, "", Filters(year=2026)) == 2
    assert count(body.folder, "", Filters(year=2025)) == 0
    assert count(body.folder, "note", Filters(form="note", party="BBB", year=2026)) == 1


def hits(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    shown = answer.content.decode()
    found = re.search(r'<ol class="entries">(.*)</ol>', shown, re.DOTALL)
    return (0 if found is None else found[1].count("<li>")), shown


def test_a_name_finds_itself_across_alphabets(client: Client) -> None:
    found = {name: hits(client, f"/en/nrc/search?q={quote(name)}") for name in ("Грушко", "Grushko", "Grouchko")}
    counts = {total for total, _ in found.values()}
    assert len(counts) == 1
    assert counts.pop() >= 2
    for name, (_, shown) in found.items():
        also = re.search(r"Also searched: <strong>([^<]*)</strong>", shown)
        assert also is not None
        assert {name, *also[1].split(", ")} == set(found)
        assert "<mark>" in shown
    only = hits(client, f"/en/nrc/search?q={quote('Грушко')}&in=en&translit=off")
    assert only[0] == 0
    assert "Also searched" not in only[1]
    assert hits(client, f"/en/nrc/search?q={quote('Грушко')}&in=en")[0] > 0


def test_languages_forms_parties_and_years_narrow(client: Client) -> None:
    everything, shown = hits(client, "/fr/nrc/search?q=transpondeurs")
    assert everything == 3
    assert "3 actes trouvés" in shown
    assert "<mark>transpondeurs</mark>" in shown
    assert hits(client, "/fr/nrc/search?q=transpondeur&in=en")[0] == 0
    assert hits(client, "/fr/nrc/search?q=transpondeur&year=1999")[0] == 0
    by_party = sum(
        hits(client, f"/fr/nrc/search?q=transpondeur&party={code}")[0] for code in ("FIN-PRES", "RUS", "FIN")
    )
    assert by_party < everything
    narrowed = hits(client, "/fr/nrc/search?q=otan&form=notification&party=ALLIES&year=2016")[1]
    assert 'value="notification" selected' in narrowed
    assert 'value="ALLIES" selected' in narrowed
    assert "/ru/nrc/search?q=otan&amp;form=notification&amp;party=ALLIES&amp;year=2016" in narrowed


def test_search_sees_no_further_than_its_moment(client: Client, demo: Path) -> None:
    now, _ = hits(client, "/en/nrc/search?q=transponders")
    size = open_reader(demo / "archive").size_on("2016-07-13")
    then, shown = hits(client, "/en/nrc/@2016-07-13/search?q=transponders")
    assert 0 < then < now
    for record in re.findall(r"/record/([0-9a-f]{64})", shown):
        assert int(str((open_reader(demo / "archive").get("record", record) or {})["index"])) < size
    assert 'action="/en/nrc/@2016-07-13/search"' in client.get("/en/nrc/@2016-07-13/threads").content.decode()


def test_pages_of_hits_follow_one_another(client: Client) -> None:
    total = re.search(r"Найдено? (\d+)", hits(client, "/ru/nrc/search?q=&year=2016")[1])
    assert total is not None
    seen: list[str] = []
    address = "/ru/nrc/search?year=2016"
    while address:
        _, shown = hits(client, address)
        seen += re.findall(r'class="entry-title" href="[^"]*/record/([0-9a-f]{64})"', shown)
        onward = re.search(r'href="([^"]*)" rel="next"', shown)
        address = onward[1].replace("&amp;", "&") if onward else ""
    assert len(seen) == len(set(seen)) == int(total[1])


def test_beyond_what_is_counted_pages_go_on_and_say_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def walked() -> tuple[list[str], str]:
        seen: list[str] = []
        address, shown = "/en/nrc/search?year=2016", ""
        while address:
            _, shown = hits(client, address)
            seen += re.findall(r'class="entry-title" href="[^"]*/record/([0-9a-f]{64})"', shown)
            onward = re.search(r'href="([^"]*)" rel="next"', shown)
            address = onward[1].replace("&amp;", "&") if onward else ""
        return seen, shown

    wanted, told = walked()
    assert len(wanted) > 25
    assert f"{len(wanted)} records found" in told
    for counted in (len(wanted), len(wanted) - 1, 25, 3):
        monkeypatch.setattr(kept, "COUNTED", counted)
        found, told = walked()
        assert found == wanted
        assert ("More than" in told) == (counted < len(wanted))
        assert f"{counted} records found" in told
    for lang, words in (("fr", "Plus de 3 actes trouvés"), ("ru", "Найдено более 3 актов")):
        assert words in hits(client, f"/{lang}/nrc/search?year=2016")[1]
    told = client.get("/api/v1/nrc/search?q=NATO").json()
    assert (told["total"], told["more"], len(told["rows"]) > 3) == (3, True, True)


def test_words_left_out_filters_and_moments_agree_with_each_other(client: Client, demo: Path) -> None:
    folder = demo / "archive"
    fill(open_reader(folder))
    index, size = Index(folder), open_reader(folder).size

    def ids(text: str, at: int = size, **filters: Any) -> list[str]:
        return list(index.find(parse(text), at, Filters(**filters), limit=1_000).ids)

    every = ids("")
    for one, other in (("NATO", "Russia"), ("Russia", "meeting"), ('"Baltic Sea"', "transponders"), ("NATO", "zzzz")):
        both, without = ids(f"{one} {other}"), ids(f"{one} -{other}")
        assert sorted([*both, *without]) == sorted(ids(one)) != []
        assert ids(f"-{one}") == [name for name in every if name not in ids(one)]
        assert ids(f"{one} -{other}", party="RUS") == [name for name in ids("", party="RUS") if name in without]
        assert ids(f"{one} -{other}", size // 2) == [name for name in ids("", size // 2) if name in without]
        found = index.find(parse(one), size, NONE, limit=2, offset=1)
        assert list(found.ids) == ids(one)[1:3]
    index.close()


def test_what_the_index_asks_of_the_log_does_not_grow_with_what_it_reads(body: Body) -> None:
    asked = {}
    for many in (1, 3, 30):  # the first time there is no index yet whose root would be compared
        for _ in range(many):
            body.write("AAA", body={"text": {"en": f"Aircraft number {many}."}})
        body.sequencer.publish()
        reader, heard = open_reader(body.folder), list[str]()
        reader.heard(heard.append)
        index = Index(body.folder)
        index.catch_up(reader)
        index.close()
        asked[many] = len(heard)
    assert asked[30] == asked[3]
    assert count(body.folder, "aircraft") == 34


def test_nothing_found_says_what_to_do(client: Client) -> None:
    for lang, advice in (("en", "Try fewer words"), ("fr", "Essayez moins de mots"), ("ru", "Попробуйте меньше слов")):
        assert advice in hits(client, f"/{lang}/nrc/search?q=zzzz")[1]
        assert advice not in hits(client, f"/{lang}/nrc/search")[1]
    assert "&lt;b&gt;" in hits(client, "/en/nrc/search?q=%3Cb%3E")[1]
    assert hits(client, "/en/exercise/search?q=council")[0] == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    q=st.text(max_size=250),
    other=st.text(max_size=12),
    name=st.sampled_from(["in", "form", "party", "year", "page", "translit"]),
)
def test_any_query_has_an_answer(client: Client, q: str, other: str, name: str) -> None:
    q = q.encode("utf-8", "replace").decode()
    other = other.encode("utf-8", "replace").decode()
    assert client.get("/en/nrc/search", {"q": q, name: other}).status_code == 200


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(alphabet=st.characters(max_codepoint=255), max_size=80))
def test_any_bytes_after_the_question_mark_have_an_answer(client: Client, query: str) -> None:
    assert client.get("/ru/nrc/search", QUERY_STRING=f"q={query}").status_code == 200


def test_the_command_finds_the_same(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(demo / "archive")
    remove(demo / "archive")
    assert main(["search", folder, "Grouchko", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["total"] == len(found["records"]) >= 2
    assert set(found["also"]) == {"Грушко", "Grushko"}
    assert main(["search", folder, "Grouchko -Moscou", "--no-translit", "--in", "fr", "--lang", "fr"]) == 0
    assert "Cherché aussi" not in capsys.readouterr().out
    assert main(["search", folder, "transponders", "--on", "2016-07-13", "--json"]) == 0
    then = json.loads(capsys.readouterr().out)["total"]
    assert main(["search", folder, "transponders", "--json"]) == 0
    assert 0 < then < json.loads(capsys.readouterr().out)["total"]
    assert main(["search", str(demo), "x"]) == 1
