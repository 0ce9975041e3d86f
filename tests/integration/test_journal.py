"""The journal of a sitting: made from the archive in three languages, and from an exercise played to the circulated PDF."""

import hashlib
import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.errors import Rejected, Unavailable
from comity.i18n import LANGUAGES, Catalogue
from comity.i18n.terms import Terms
from comity.journal import paper
from comity.journal.gather import find_sitting, gather
from comity.journal.sheet import sheet_of
from comity.journal.standing import DRAFT
from comity.journal.tell import tell
from comity.keys.signer import SigningKey
from comity.records.act import Act
from comity.records.record import Ref
from comity.service.pen import sign_text
from comity.store import bulk
from comity.store.reader import Reader, open_reader

from .conftest import Body
from .exercising import Exercise, text_in

EXPECTED = Path(__file__).parents[1] / "fixtures" / "journal"
HOSTILE = (
    '#import "@preview/evil:1.0.0": * $x^2$ \\ *bold* _it_ `raw` @label <tag> // none /* no */ 中 שלום ' + "w" * 300
)
ENDS_AT = {"en": "How to check", "fr": "Comment vérifier", "ru": "Как проверить"}


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_archive_tells_the_sitting_of_13_july_2016(
    demo: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    """Read line by line by a person; written anew only with COMITY_ACCEPT set."""
    told = printed(capsys, "journal", str(demo / "archive"), "2016-07-13", "--lang", lang)
    shown = re.sub(r"\b[0-9a-f]{12}\b", "…", told.partition(ENDS_AT[lang])[0])  # ids change with each edition
    path = EXPECTED / f"2016-07-13.{lang}.txt"
    if os.environ.get("COMITY_ACCEPT"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
    assert told.partition(ENDS_AT[lang])[2]


def test_the_hash_is_that_of_the_json_whatever_the_language(demo: Path, capsysbinary: Any) -> None:
    folder = str(demo / "archive")
    found = []
    for lang in LANGUAGES:
        assert main(["show", folder, "journal", "--sitting", "NRC/SIT/2016/2", "--json", "--lang", lang]) == 0
        found.append(capsysbinary.readouterr().out)
    assert len(set(found)) == 1
    facts = gather(open_reader(demo / "archive"), find_sitting(open_reader(demo / "archive"), "2016-07-13"))
    assert hashlib.sha256(found[0]).hexdigest() == facts.sha256()
    assert json.loads(found[0])["day"] == "2016-07-13"


def test_a_sitting_there_is_none_of_is_refused(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("2016-07-14", "NRC/NOT/2016/1", "", "x"):
        assert main(["journal", str(demo / "archive"), name]) == 1
        assert "journal.no-sitting" in capsys.readouterr().err
    assert main(["show", str(demo / "archive"), "records", "--sitting", "2016-07-13"]) == 1
    assert main(["show", str(demo / "archive"), "journal", "--pdf", "x.pdf"]) == 1


def test_reading_a_sitting_takes_as_many_queries_however_long_it_is(demo: Path) -> None:
    reader = open_reader(demo / "archive")

    def queries(sitting: str) -> int:
        asked: list[str] = []
        reader.view()
        reader._local.connection.set_trace_callback(asked.append)
        gather(reader, sitting)
        reader._local.connection.set_trace_callback(None)
        return len(asked)

    by_count = sorted(((int(str(row["count"])), key) for key, row in reader.scan("sitting")), reverse=True)
    assert by_count[0][0] > by_count[-1][0] + 5
    assert queries(by_count[0][1]) == queries(by_count[-1][1])


def test_rows_asked_for_together_are_those_asked_for_one_by_one(demo: Path) -> None:
    view = open_reader(demo / "archive").as_of(100).view()
    keys = [key for key, _ in view.scan("record", "")]
    assert bulk.rows_of(view, "record", [*keys, "0" * 64]) == {key: view.get("record", key) for key in keys}
    held = bulk.held_on(view, ("link", "account"), keys)
    alone = [(t, key, row) for t in ("account", "link") for key in sorted(keys) for _, row in view.scan(t, f"{key}/")]
    assert held == alone


# What a journal on paper promises.


def set_for(reader: Reader, sitting: str, lang: str) -> bytes:
    facts, words = gather(reader, sitting), Catalogue(lang)
    terms = Terms(words=words, regime=reader.regime)
    return paper.set_paper(tell(facts, words, reader.regime), sheet_of(reader, facts, DRAFT, terms))


def words_of(pdf: bytes, folder: Path) -> str:
    """Return the text of a PDF as a reader of PDF finds it, on one line."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not here")
    (folder / "read.pdf").write_bytes(pdf)
    found = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(folder / "read.pdf"), "-"], check=True, capture_output=True
    )
    return " ".join(found.stdout.decode().replace("\u200b", "").split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_journal_gives_the_same_bytes(demo: Path, lang: str) -> None:
    reader = open_reader(demo / "archive")
    sitting = find_sitting(reader, "2016-07-13")
    first = set_for(reader, sitting, lang)
    paper._compiler.cache_clear()
    assert set_for(open_reader(demo / "archive"), sitting, lang) == first
    assert first.startswith(b"%PDF-1.7")
    assert b"pdfaid" in first
    assert b"pdfuaid" in first
    assert f"/Lang({lang})".encode() in first.replace(b" ", b"")


def test_every_sign_said_to_be_shown_is_set() -> None:
    signs = [chr(code) for code in range(0x20, 0x3000) if paper._SHOWN.fullmatch(chr(code))]
    assert len(signs) > 1_900
    source = b'#set document(title: "signs")\n#set text(font: ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern"))\n'
    source += b"#for sign in json(bytes(sys.inputs.signs)) [o#sign ]\n"
    made = paper._compiler().compile(
        input=source, format="pdf", sys_inputs={"signs": json.dumps(signs)}, pdf_standards=list(paper.STANDARDS)
    )
    assert made.startswith(b"%PDF")


def test_a_journal_too_long_for_one_pdf_is_refused(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = open_reader(demo / "archive")
    monkeypatch.setattr(paper, "SIGNS", 1_000)
    with pytest.raises(Rejected) as refused:
        set_for(reader, find_sitting(reader, "2016-07-13"), "en")
    assert refused.value.finding.code == "journal.long"


def test_what_the_typesetter_cannot_set_is_told_so(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = open_reader(demo / "archive")
    monkeypatch.setattr(paper, "_SHOWN", re.compile(".*", re.DOTALL))
    monkeypatch.setattr(Catalogue, "language_within", lambda *_: "中文")
    with pytest.raises(Unavailable) as failed:
        set_for(reader, find_sitting(reader, "2016-07-13"), "en")
    assert failed.value.finding.code == "journal.not-set"


def test_a_sign_the_fonts_lack_stands_as_its_number() -> None:
    assert paper._shown({"text": "a中\u200bb", "lang": "x; evil"}) == {"text": "a[U+4E2D][U+200B]b", "lang": ""}
    assert paper._shown("о\u0301\u0301\u0301 \u0301") == "о\u0301\u0301[U+0301] [U+0301]"


# An exercise, from convening to the journal.


def titled(text: str) -> dict[str, str]:
    return {"title__en": text, "title__fr": text, "title__ru": text}


@pytest.fixture(scope="module")
def sat(council: Exercise) -> dict[str, str]:
    """Play a sitting from convening to closing; return ids by name."""
    write = council.write
    made = {}
    made["sitting"] = write(
        "sitting",
        "CHAIR",
        "convene",
        **titled("Sitting of 1 December"),
        text__en="At ten.",
        f__date="2026-12-01",
        to=["FRA", "RUS", "USA"],
    )
    for name, seat in (("lines", "FRA"), ("visits", "RUS"), ("maps", "USA")):
        made[name] = write(
            "item-request",
            seat,
            "request-item",
            **titled(f"Item {name}"),
            text__en=f"About {name}.",
            ref=f"at-sitting:{made['sitting']}",
        )
    made["opposed"] = write(
        "item-opposition", "FRA", "oppose-item", **titled("Not now"), text__en="No.", ref=f"opposes:{made['maps']}"
    )
    made["agenda"] = write(
        "agenda",
        "CHAIR",
        "adopt",
        **titled("Agenda"),
        text__en="As asked for.",
        ref=[f"adopts:{made['lines']}", f"adopts:{made['visits']}", f"at-sitting:{made['sitting']}"],
    )
    made["open"] = write("opening", "CHAIR", "open", ref=f"at-sitting:{made['sitting']}")
    made["late"] = write(
        "item-request",
        "TUR",
        "request-item",
        **titled("Late item"),
        text__en="Late.",
        ref=f"at-sitting:{made['sitting']}",
    )
    made["said"] = write(
        "statement",
        "RUS",
        "state",
        title__fr="Déclaration",
        text__fr=HOSTILE,
        ref=[f"answers:{made['lines']}", f"at-sitting:{made['sitting']}"],
    )
    made["long"] = write(
        "statement",
        "USA",
        "state",
        **titled("Long"),
        text__en="Sentence after sentence. " * 80,
        ref=[f"answers:{made['visits']}", f"at-sitting:{made['sitting']}"],
    )
    made["text"] = write(
        "proposal",
        "RUS",
        "propose",
        **titled("A text"),
        text__en="The text.",
        ref=[f"answers:{made['visits']}", f"at-sitting:{made['sitting']}"],
    )
    made["position"] = write(
        "position",
        "USA",
        "take-position",
        **titled("View"),
        text__en="Studied.",
        f__stance="study",
        ref=[f"about:{made['text']}", f"at-sitting:{made['sitting']}"],
    )
    made["decision"] = write(
        "decision",
        "CHAIR",
        "adopt",
        **titled("Decision on the text"),
        text__en="The text is adopted.",
        ref=[f"adopts:{made['text']}", f"at-sitting:{made['sitting']}"],
    )
    for seat, figure in (("USA", 400), ("RUS", 4_000)):
        made[f"account-{seat}"] = write(
            "account",
            seat,
            "state",
            **titled(f"Figure of {seat}"),
            text__en="So many.",
            f__amount=str(figure),
            ref=[f"account-of:{made['text']}", f"at-sitting:{made['sitting']}"],
        )
    made["reading"] = write(
        "interpretation",
        "FRA",
        "interpret",
        **titled("As France reads it"),
        text__en="Thus.",
        ref=f"interprets:{made['decision']}",
    )
    made["together"] = write(
        "consent",
        "CHAIR",
        "adopt",
        **titled("Together"),
        ref=[f"adopts:{made['lines']}", f"adopts:{made['visits']}", f"at-sitting:{made['sitting']}"],
    )
    made["close"] = write("closing", "CHAIR", "close", ref=f"at-sitting:{made['sitting']}")
    return made


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_journal_of_a_sitting_played(council: Exercise, sat: dict[str, str]) -> None:
    page = plain(council.shown(f"sitting/{sat['sitting']}/journal"))
    for sentence in (
        "Draft: computed from the log; nobody has signed it.",
        "Addressed by the convening record: France, Russian Federation, United States of America.",
        "Made records between opening and closing, in this order: Russian Federation, United States of America, Chair",
        "3. Item maps – asked for by United States of America",
        "no record adopts it; opposed by France",
        "late: asked for when the sitting had opened",
        "adopted without discussion, together with others",
        "[in the original: French]",
        "full text in annex 1",
        "will study",
        "Statements attached",
        "No later sitting had been convened when this one closed.",
    ):
        assert sentence in page, sentence
    assert page.index("Item 1: Item lines") < page.index("Item 2: Item visits") < page.index("Item 3: Item maps")
    part = page[page.index("Item 2: Item visits") : page.index("Item 3: Item maps")]
    for symbol in ("NRC/PRO/", "NRC/POS/", "NRC/DEC/", "NRC/INT/"):
        assert symbol in part, symbol
    assert page.count("Figure of RUS") == 1
    assert page.index("Accounts side by side") < page.index("Figure of RUS") < page.index("Figure of USA")
    part = page[page.index("Adopted together, without discussion") :]
    assert "adopts: Item lines (NRC/ITM/2026/1) adopts: Item visits (NRC/ITM/2026/2)" in part


def test_what_is_opposed_is_not_adopted_together(council: Exercise, sat: dict[str, str]) -> None:
    size = council.reader.size
    refs = [f"adopts:{sat['maps']}", f"adopts:{sat['late']}", f"at-sitting:{sat['sitting']}"]
    page = council.post("consent", "CHAIR", "adopt", **titled("Together"), ref=refs).content.decode()
    assert "stands" in page or "objection" in page
    assert 'name="text" value=' not in page
    assert council.reader.size == size


def test_a_hostile_text_comes_out_as_it_was_written(council: Exercise, sat: dict[str, str], tmp_path: Path) -> None:
    answer = council.client.get(f"/fr/exercise/sitting/{sat['sitting']}/journal.pdf")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    found = words_of(answer.content, tmp_path)
    assert '#import "@preview/evil:1.0.0": * $x^2$ \\ *bold* _it_ `raw` @label <tag> // none /* no */' in found
    assert "[U+4E2D]" in found
    assert "w" * 300 in found.replace(" ", "")
    assert sat["said"] in found.replace(" ", "")


def circulate(council: Exercise, sat: dict[str, str], label: str, **changed: str) -> str:
    """Press a button on the journal's page, sign what the form then prepares, hand it in."""
    page = council.client.get(f"/en/exercise/sitting/{sat['sitting']}/journal").content.decode()
    form = next(part for part in page.split("<form")[1:] if label in part)
    given: dict[str, Any] = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    given = {name: html.unescape(value) for name, value in given.items()} | {"seat": "SECRETARIAT"}
    key: SigningKey = council.key("SECRETARIAT")
    shown_form = council.client.post("/en/exercise/write/journal", given)
    assert shown_form.status_code == 200
    assert given["f.sha256"] in shown_form.content.decode()
    filled = {name: value for name, value in given.items() if name != "edit"} | {"key": key.verifier.hash_hex} | changed
    prepared = council.client.post("/en/exercise/write/journal", filled)
    assert prepared.status_code == 200, plain(prepared.content.decode())[:3000]
    note = sign_text(text_in(prepared), (key,))
    answer = council.client.post("/exercise/submit", note, content_type="application/octet-stream")
    assert answer.status_code == 200, answer.content
    return str(answer.json()["symbol"])


def test_a_journal_is_circulated_corrected_and_final(council: Exercise, sat: dict[str, str]) -> None:
    address = f"sitting/{sat['sitting']}/journal"

    def state(lang: str = "en") -> str:
        page = council.shown(address, lang)
        return plain(page[page.index('id="state"') : page.index('class="actions"')])

    symbol = circulate(council, sat, "Circulate")
    assert f"Circulated as {symbol}" in state()
    assert "It is what the log says now." in state()
    late = council.write(
        "statement",
        "TUR",
        "state",
        **titled("Handed in later"),
        text__en="For the record.",
        ref=f"at-sitting:{sat['sitting']}",
    )
    assert "What the log says now differs from it, first here:" in state()
    assert "then: (nothing) now: Recorded after the closing" in state()
    council.write(
        "comment", "RUS", "comment", **titled("One line"), text__en="See.", ref=f"answers:{found_id(council, symbol)}"
    )
    assert "Comments on it: NRC/COM/" in state()
    circulate(council, sat, "Correct")
    assert f"Circulated as {symbol}, last corrected" in state()
    assert "It is what the log says now." in state()
    final = circulate(council, sat, "final")
    assert f"Final: {final}" in state()
    assert final in state("fr")
    assert final in state("ru")
    assert 'id="steps"' not in council.shown(address)
    assert late in council.client.get(f"/en/exercise/{address}.json").content.decode()


def found_id(council: Exercise, symbol: str) -> str:
    found = council.reader.find(symbol)
    assert found is not None
    return found


def test_a_hash_the_log_does_not_give_is_told_so(council: Exercise) -> None:
    sitting = council.write("sitting", "CHAIR", "convene", **titled("Another"), text__en="Later.", f__date="2027-01-12")
    circulate(council, {"sitting": sitting}, "Circulate", **{"f.sha256": "0" * 64})
    page = plain(council.shown(f"sitting/{sitting}/journal"))
    assert "names a hash which is not the one the log gives at" in page


def test_there_is_no_journal_of_what_is_no_sitting(council: Exercise, sat: dict[str, str]) -> None:
    for rest in (
        f"sitting/{sat['said']}/journal",
        f"sitting/{'0' * 64}/journal.pdf",
        f"sitting/{'0' * 64}/journal.json",
    ):
        assert council.client.get(f"/en/exercise/{rest}").status_code == 404


def test_a_past_moment_has_the_journal_of_its_time(council: Exercise, sat: dict[str, str]) -> None:
    index = int(str((council.reader.get("record", sat["close"]) or {})["index"]))
    page = plain(council.shown(f"@{index + 1}/sitting/{sat['sitting']}/journal"))
    assert "Draft: computed from the log" in page
    assert "Handed in later" not in page
    assert council.client.get(f"/en/exercise/@{index + 1}/sitting/{sat['sitting']}/journal.pdf").status_code == 200


def test_a_restricted_text_stays_with_its_audience(body: Body) -> None:
    secret = "the convoy leaves at dawn"
    sitting = body.write("REGISTRY", Act.CONVENE, "sitting")
    at = Ref(rel="at-sitting", id=sitting)
    body.write("REGISTRY", Act.OPEN, "sitting", refs=(at,))
    body.hand_in(body.restrict("AAA", Act.NOTIFY, "letter", {"title": {"en": secret, "fr": secret}}, refs=(at,)))
    body.sequencer.publish()
    reader, words = open_reader(body.folder), Catalogue("en")
    public, entitled = gather(reader, sitting), gather(reader.entitled(), sitting)
    assert secret.encode() not in public.canonical()
    assert "restricted: its text is not given here" in "\n".join(tell(public, words, reader.regime).lines())
    assert secret in "\n".join(tell(entitled, words, reader.regime).lines())
