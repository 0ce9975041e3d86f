"""The index of a body in PostgreSQL: the same laws as the file's, the same answers but for what its own configurations stem."""

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.cli.main import main
from comity.records.act import Act
from comity.search import fts5, tsearch
from comity.search.index import Index, fill
from comity.search.kept import Filters, Found
from comity.search.query import parse, with_spellings
from comity.service.rebuild import rebuild
from comity.store import postgres
from comity.store.postgres import PostgresConnection, place_of
from comity.store.reader import open_reader
from comity.wiring.bodies import bodies_in
from tests.clusters import Cluster

from .conftest import Body
from .test_fold_laws import play

NONE = Filters()
TABLES = ("search_documents", "search_reach", "search_words")
ASKED = (
    "transponders",
    "transpondeur",
    "Балтийским морем",
    '"deep disagreements"',
    "Grouchko",
    "Стольтенберг -Russia",
    "réunions ambassadeurs",
    "NRC/NOT/2016/1",
    "4.000",
    "the council",
    "",
    "-otan",
)


@pytest.fixture(scope="module")
def archives(server: Cluster, demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """Yield the archive of the demo in SQLite, and the same log with its tables in PostgreSQL."""
    lite, moved = (tmp_path_factory.mktemp(name) / "archive" for name in ("lite", "moved"))
    for folder in (lite, moved):
        shutil.copytree(demo / "archive", folder, ignore=shutil.ignore_patterns("*.sqlite*", postgres.NAME))
    rebuild(lite, to="sqlite")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(postgres.ENVIRONMENT, server.dsn)
        rebuild(moved, to="postgres")
        assert [place_of(folder) is None for folder in (lite, moved)] == [True, False]
        for folder in (lite, moved):
            fill(open_reader(folder))
        yield lite, moved


def content(folder: Path) -> list[list[tuple[Any, ...]]]:
    place = place_of(folder)
    assert place is not None
    connection = PostgresConnection(place)
    found = []
    for table in TABLES:
        rows = connection.execute(f"SELECT * FROM {table} ORDER BY 1")
        found.append([tuple(bytes(one) if isinstance(one, memoryview) else one for one in row) for row in rows])
    return found


def forget(folder: Path) -> None:
    place = place_of(folder)
    assert place is not None
    PostgresConnection(place).execute(f"DROP TABLE IF EXISTS {', '.join(TABLES)}")


def find(folder: Path, text: str, filters: Filters = NONE, limit: int = 1_000) -> Found:
    with closing(Index(folder)) as index:
        query = with_spellings(parse(text), index.occurring)
        return index.find(query, open_reader(folder).size, filters, limit=limit)


def test_filled_leaf_by_leaf_or_at_once_by_one_or_many_it_is_the_same(there: Body) -> None:
    fill(open_reader(there.folder))
    play(there, lambda code: code)
    with closing(Index(there.folder)) as index:
        while index.catch_up(open_reader(there.folder), 1):
            pass
    live = content(there.folder)
    assert len(live[0]) > 10
    forget(there.folder)
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: fill(open_reader(there.folder)), range(12)))
    assert content(there.folder) == live
    assert not list(there.folder.glob(f"{fts5.NAME}*"))


def test_what_a_crash_left_undone_is_done_next_time(there: Body, monkeypatch: pytest.MonkeyPatch) -> None:
    play(there, lambda code: code)
    real, calls = tsearch._vector, list[object]()

    def failing(pieces: list[list[str]]) -> str:
        calls.append(pieces)
        if len(calls) == 30:
            raise KeyboardInterrupt
        return real(pieces)

    with monkeypatch.context() as within, pytest.raises(KeyboardInterrupt):
        within.setattr(tsearch, "_vector", failing)
        fill(open_reader(there.folder))
    with closing(Index(there.folder)) as index:
        assert index.reach() == 0
    assert find(there.folder, "").total == 0
    fill(open_reader(there.folder))
    assert find(there.folder, "").total > 10


def test_tables_of_another_version_or_log_are_made_anew(there: Body) -> None:
    play(there, lambda code: code)
    fill(open_reader(there.folder))
    right, place = content(there.folder), place_of(there.folder)
    assert place is not None
    for spoilt in ("SET version=version+1", "SET root='\\x00'", "SET size=1"):
        PostgresConnection(place).execute(f"UPDATE search_reach {spoilt}")
        fill(open_reader(there.folder))
        assert content(there.folder) == right, spoilt


def test_structure_fields_and_phrases(there: Body) -> None:
    first = there.write("AAA", body={"title": {"en": "Vessels at sea"}, "text": {"fr": "Des navires en mer."}})
    there.answer("BBB", first, Act.TAKE_POSITION, "about", body={"fields": {"stance": "reserved position"}})
    there.write("CCC", body={"text": {"en": "x" * 9_000, "fr": "Sécurité ' \\ : & | ! ( ) <-> *"}})
    there.sequencer.publish()
    fill(open_reader(there.folder))
    for text, expected in {
        "vessel": 1,
        "navire mer": 1,
        "navire -sea": 0,
        "-sea": 2,
        '"vessels at"': 1,
        '"vessel at"': 0,
        '"sea des"': 0,
        '"en mer"': 1,
        "at sea": 1,
        "reserved": 1,
        "S/NOT/2026/1": 1,
        "S/NOT/2026/9": 0,
        "AAA": 0,
        "securite": 1,
        "sécurité": 1,
        "' \\ ) <-> sécurité": 1,
    }.items():
        assert find(there.folder, text).total == expected, text
    assert find(there.folder, "", Filters(party="BBB")).total == 1
    assert find(there.folder, "", Filters(year=2025)).total == 0
    assert find(there.folder, "note", Filters(form="note", party="BBB", year=2026)).total == 1
    with closing(Index(there.folder)) as index:
        assert index.find(parse("reserved"), open_reader(there.folder).size - 2, NONE, limit=9).total == 0


def test_both_stores_find_the_same_in_the_archive(archives: tuple[Path, Path]) -> None:
    found = [tuple(find(folder, text) for folder in archives) for text in ASKED]
    assert all(lite == other for lite, other in found)
    assert sum(1 for lite, _ in found if lite.total) == len(ASKED) - 1
    pages = [find(archives[1], "", limit=7).ids, find(archives[1], "").ids]
    assert pages[0] == pages[1][:7]


def test_pages_and_the_command_ask_it(archives: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    from comity.web import application

    application(bodies_in(archives[1]), None)
    shown = Client().get("/fr/nrc/search?q=transpondeurs").content.decode()
    assert "3 actes trouvés" in shown
    assert "<mark>transpondeurs</mark>" in shown
    assert "Grushko" in Client().get("/en/nrc/search?q=Grouchko").content.decode()
    assert main(["search", str(archives[1]), "transponders", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == find(archives[0], "transponders").total > 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=250))
def test_whatever_is_typed_is_understood(archives: tuple[Path, Path], text: str) -> None:
    assert find(archives[1], text, limit=1).total >= 0
