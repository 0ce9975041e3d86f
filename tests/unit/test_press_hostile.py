"""Inputs nobody should hand in: what each comes back as, how long it takes, and that none opens a connection."""

import json
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from comity.press import models
from comity.press.input.intake import LARGEST, take_in
from comity.press.layout.lines import MOST_BLOCKS, of_text
from comity.press.reading import read_article
from comity.press.said.marks import _marked
from comity.press.words.grammar import grammar

PRESS = Path(__file__).parents[1] / "press" / "dev"
CLUSTER = "\u0301" * 50_000
MARKS = "\u200f\u202eVienne, 13 juillet 2016 – Les experts se sont réunis mardi à Vienne.\u202c\u200e"
MIXED = """Vienne, 13 juillet 2016 – Les experts se sont réunis mardi à Vienne pour parler de la situation des ports.

Эксперты собрались во вторник в Вене и говорили о положении в портах, но не о нём одном.

The experts met on Tuesday in Vienna to speak about the situation of the ports and the ships.
"""
HOSTILE = (
    "<!DOCTYPE html><html lang=fr><head><base href='http://192.0.2.1/'><link rel=stylesheet href=//192.0.2.1/a.css>"
    "<meta http-equiv=refresh content='0;url=http://192.0.2.1/'><script src=http://192.0.2.1/x.js></script></head><body>"
    "<h1 onclick=alert(1)>Le conseil &#0;&#xD800;&#x110000; se réunit</h1><img src=http://192.0.2.1/p.gif onerror=alert(1)>"
    "<iframe srcdoc='<p>9 navires</p>'></iframe><p>Vienne, 13 juillet 2016 – Les experts se sont réunis mardi à Vienne. "
    "<svg><text>8 chars</text></svg><![CDATA[ 7 avions ]]><!-- 6 drones <p> --> <b><i>Ils<p></b> ont vu <u>cinq navires.</p>"
    "<object data=file:///etc/passwd></object></body>"
)


def read(text: str) -> dict[str, object]:
    """Return what was read, as JSON spells it."""
    told = read_article(text.encode("utf-8", "surrogatepass"), models=False).as_json()
    assert json.loads(json.dumps(told, default=dict)) is not None
    return told


def codes(told: dict[str, object]) -> set[str]:
    notes = told["notes"]
    assert isinstance(notes, list)
    return {str(note["code"]) for note in notes}


def test_a_text_in_several_languages_is_read_as_one_and_says_so() -> None:
    told = read(MIXED)
    assert told["language"] in {"en", "fr", "ru"}
    assert "press.mixed" in codes(told)


def test_marks_of_direction_hide_nothing() -> None:
    told = read(MARKS)
    assert told["dateline"] == {"date": "2016-07-13", "time": None}
    assert [one["value"] for one in told["dates"]] == ["2016-07-12"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["הוועדה נפגשה ביום שלישי בווינה", "اجتمعت اللجنة يوم الثلاثاء في فيينا"])
def test_a_language_written_from_the_right_is_not_guessed_at(text: str) -> None:
    told = read(f"{text} 13/07/2016, 400.\n" * 20)
    assert (told["language"], codes(told), told["quantities"]) == (None, {"press.other-language"}, [])


def test_of_a_hostile_page_only_what_a_reader_sees_is_read() -> None:
    told = read(HOSTILE)
    assert told["dateline"] == {"date": "2016-07-13", "time": None}
    assert [one["text"] for one in told["quantities"]] == ["cinq navires"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "Le 3, " * 30_000,
        "les 8, 9, 10, 11, 12, 13 " * 8_000,
        "из семи из семи " * 5_000,
        "last next last Monday week " * 5_000,
        "au début de la fin de la semaine du " * 8_000,
        "€" * 300_000 + " the of",
        f"le conseil est {CLUSTER}",
        '<meta content="' + "2016-07-13" * 50_000 + '"><p>the of and to in</p>',
        '<script>"datePublished": "' * 30_000,
        "12 May 2021 " * 5_000,
        "VIENNA, 12 May 2021 – " + "The port closed in 2019; 366 years later it was open. " * 200,
        "VIENNE, 12 mai 2021 – Les 400 soldats. En tout 400 de",
        "The council said: " + "“" * 110_000,
    ],
    ids=range(13),
)
def test_a_flood_is_read_in_time(text: str) -> None:
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Title\n\nBRUSSELS, 5 July 2016" + " " * 5_000 + "x and then some more words follow here.\n"),
        ("en", "<html><p " + ("a" * 1_990 + "><p ") * 900 + ">the of and to in"),
        ("en", "Title\n\nThe council met on 5\u0301 July 2016 in Brussels."),
        ("en", "Title\n\nSecretary General " + "“a” " * 40 + " told reporters"),
        ("fr", "Le port a 5,² navires et ③."),
        ("fr", ".\ne J"),
        ("ru", ".\nпо тем : е,"),
        ("en", "<p>session <p>Trustees discuss"),
        ("en", "VIENNA, 3 May 2021\n\n" + "3. " * 40_000),
        ("ru", "ВЕНА, 3 мая 2021\n\n" + "".join(f"{day % 28 + 1} октября " for day in range(11_000))),
    ],
    ids=range(10),
)
def test_what_nobody_writes_is_read_all_the_same_and_in_time(language: str, text: str) -> None:
    started = time.process_time()
    read_article(text.encode(), language=language, models=False)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("language", ["fr", "ru"])
def test_a_model_is_shown_no_row_of_signs(language: str) -> None:
    if not models.available(language):
        pytest.skip(f"no model for {language}")
    models.names_in(language, "x")
    started = time.process_time()
    models.names_in(language, "Le port " + "," * 50_000 + " et « le port » des")
    assert time.process_time() - started < 10
    named = models.names_in(language, "Marie Dupont / Мария Иванова, " + "=" * 80 + " Marie Dupont / Мария Иванова")
    assert len(named) % 2 == 0
    assert named, "what stands beside such a row is seen as before"


FLOODED = """
import resource, sys, time
from comity.press import models
from comity.press.reading import read_article
models.names_in(sys.argv[1], "x")
text = sys.stdin.buffer.read().decode()
started, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
told = read_article(text.encode(), language=sys.argv[1]).as_json()
spent, after = time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(spent, (after - before) / 1024, *(note["code"] for note in told["notes"]))
"""


@pytest.mark.parametrize(
    ("language", "unit"), [pytest.param("fr", "a-b-c-d-e-f-g ", marks=pytest.mark.campaign), ("ru", "И. ")]
)
def test_a_flood_is_read_by_the_models_in_time_and_room(language: str, unit: str) -> None:
    if not models.available(language):
        pytest.skip(f"no model for {language}")
    flood = (unit * 1_000_000).encode()[:LARGEST].decode(errors="ignore").encode()
    ended = subprocess.run(
        [sys.executable, "-c", FLOODED, language], input=flood, capture_output=True, timeout=120, check=True
    )
    spent, room, *noted = ended.stdout.decode().split()
    assert float(spent) < 12
    assert float(room) < 350, "megabytes; 950 where only characters were counted"
    assert "press.models-cut" in noted


def test_what_no_model_looks_through_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "available", lambda _: True)
    monkeypatch.setattr(models, "_french", lambda: lambda _: iter(()))
    for most, place in ((models.MOST_WORDS, None), (8, 58)):
        monkeypatch.setattr(models, "MOST_WORDS", most)
        told = read_article(
            b"VIENNE, le 3 mai 2021\n\nLe port a rouvert lundi et tout va bien.", language="fr"
        ).as_json()
        cut = [note["facts"]["place"] for note in told["notes"] if note["code"] == "press.models-cut"]  # type: ignore[index,union-attr]
        assert cut == ([] if place is None else [place])


def test_of_a_stamp_between_two_paragraphs_a_model_names_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Le port rouvre\n\nMis à jour le 6 mai 2021 à 10:37\n\nLe port a rouvert lundi, dit Mme Dupont à ceux qui attendaient."
    seen = [
        models.Name(kind="person", start=text.index(name), end=text.index(name) + len(name))
        for name in ("Mis", "Dupont")
    ]
    monkeypatch.setattr(models, "available", lambda _: True)
    monkeypatch.setattr(models, "_french", lambda: lambda _: iter(seen))
    told = read_article(text.encode(), language="fr").as_json()
    assert [one["text"] for one in told["actors"]] == ["Dupont"]  # type: ignore[attr-defined]


OFFLINE = """
import sys
def refuse(event, args):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec")):
        raise RuntimeError(event)
sys.addaudithook(refuse)
from comity.press.reading import read_article
for place in sys.argv[2:]:
    with open(place, "rb") as file:
        told = read_article(file.read(), models=sys.argv[1] == "models").as_json()
    print(told["language"], len(told["actors"]), *(note["code"] for note in told["notes"]))
"""


def offline(how: str, tmp_path: Path) -> list[str]:
    """Return what a process says of articles in which whatever opens a connection, or starts a program, is an error."""
    page = tmp_path / "hostile.html"
    page.write_text(HOSTILE, encoding="utf-8")
    places = [str(page), *(str(PRESS / f"{name}-01.txt") for name in ("en", "fr", "ru"))]
    ended = subprocess.run(
        [sys.executable, "-c", OFFLINE, how, *places], capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


def test_no_connection_is_opened(tmp_path: Path) -> None:
    assert [line.split()[0] for line in offline("rules", tmp_path)] == ["fr", "en", "fr", "ru"]


@pytest.mark.campaign
@pytest.mark.skipif(not all(map(models.available, models.NEEDED)), reason="the models are not installed")
def test_no_connection_is_opened_by_the_models(tmp_path: Path) -> None:
    told = offline("models", tmp_path)
    assert [line.split()[0] for line in told] == ["fr", "en", "fr", "ru"]
    assert [line for line in told if "press.models-missing" in line] == []


def test_marks_that_open_and_never_close_are_looked_through_once() -> None:
    started = time.process_time()
    assert list(_marked("The council said: " + "“" * 40_000, 0, 40_000)) == []
    assert time.process_time() - started < 2


def test_who_speaks_between_many_quotations_is_found_in_time() -> None:
    text = "The council met in Vienna.\n\n" + '"No," said Mr. Brown. ' * 4_000
    counts = []
    for size in (len(text) // 4, len(text)):
        started = time.process_time()
        read_article(text[:size].encode(), language="en", models=False)
        counts.append(time.process_time() - started)
    assert counts[1] < 10 * max(counts[0], 0.2), counts


def test_lines_beyond_those_that_are_read_are_not_looked_at() -> None:
    started = time.process_time()
    assert len(of_text("x\n" * 400_000, grammar("en"))) == MOST_BLOCKS
    assert time.process_time() - started < 2


def test_a_flood_of_signed_quotations_is_read_in_time() -> None:
    started = time.process_time()
    take_in(("<p>" + "<blockquote>x<cite>y</blockquote>" * 60_000).encode(), "text/html")
    assert time.process_time() - started < 2


def test_a_tag_of_blanks_takes_no_room_of_its_own() -> None:
    tracemalloc.start()
    take_in(("<p" + " " * 1_900_000).encode(), "text/html")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20_000_000


DAYS = "".join(f"On {day % 28 + 1} May 2021 the council met and {day + 100} ships left.\n\n" for day in range(600))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("The council met on Monday.\n\n" * 5_000, {"code": "press.cut", "facts": {"most": 120_000, "place": 120_000}}),
        ("Ships.\n\n" * 3_001, {"code": "press.unread", "facts": {"place": 3_000 * 8}}),
        (f"{'a, ' * 15_001}\n\nThe end.", {"code": "press.unread", "facts": {"place": 15_001 * 3 + 2}}),
        ("<p>The council met.<br>" + "<b>" * 40_000, {"code": "press.unread", "facts": {"place": 23 + 3 * 39_998}}),
        (DAYS, {"code": "press.more", "facts": {"kind": "dates", "most": 500}}),
        (DAYS, {"code": "press.more", "facts": {"kind": "quantities", "most": 500}}),
        (DAYS[:6_000], {"code": "press.compared", "facts": {"most": 60}}),
    ],
    ids=["characters", "lines", "words", "tags", "dates", "figures", "pairs"],
)
def test_what_is_not_read_is_said(text: str, note: dict[str, object]) -> None:
    told = read_article(text.encode(), language="en", models=False).as_json()
    assert note in told["notes"]  # type: ignore[operator]
    short = read_article(text[:400].encode(), language="en", models=False).as_json()
    assert codes(short) & {"press.cut", "press.unread", "press.more", "press.compared"} == set()


def test_of_a_paragraph_that_is_too_long_the_beginning_is_read() -> None:
    page = f"<p>The council met in Vienna on 3 May 2021. {'It rained. ' * 200}</p>"
    told = read_article(page.encode(), media="text/html", language="en", models=False, most=300).as_json()
    assert [one["value"] for one in told["dates"]] == ["2021-05-03"]  # type: ignore[attr-defined]
    assert [note["facts"] for note in told["notes"] if note["code"] == "press.cut"] == [{"most": 300, "place": 303}]  # type: ignore[attr-defined]
    whole = read_article(f"<p>{'Ships came. ' * 20_000}</p>".encode(), media="text/html", language="en", models=False)
    assert codes(whole.as_json()) >= {"press.cut"}
