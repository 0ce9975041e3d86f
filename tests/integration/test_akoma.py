"""The journal as Akoma Ntoso, read back by lxml: the standard's structure, and the same facts as the journal itself."""

import re
from pathlib import Path

import pytest
from django.test import Client
from lxml import etree

from comity.cli.main import main
from comity.i18n import LANGUAGES
from comity.journal.gather import find_sitting, gather
from comity.store.reader import Reader, open_reader
from comity.wiring.bodies import bodies_in

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
XML = "{http://www.w3.org/XML/1998/namespace}lang"
HIERARCHY = r"(num )?heading ((intro )?(hcontainer )+|content )"
CORE = "FRBRthis FRBRuri (FRBRalias )?FRBRdate FRBRauthor "
MODEL = {
    "akomaNtoso": "doc ",
    "doc": "meta preface mainBody conclusions ",
    "meta": "identification references ",
    "identification": "FRBRWork FRBRExpression FRBRManifestation ",
    "FRBRWork": f"{CORE}FRBRcountry FRBRnumber ",
    "FRBRExpression": f"{CORE}FRBRlanguage ",
    "FRBRManifestation": CORE,
    "references": "TLCOrganization ",
    "preface": "(p )+",
    "mainBody": "(section )+(hcontainer )*",
    "section": HIERARCHY,
    "hcontainer": HIERARCHY,
    "intro": "(p )+",
    "content": "(p )+",
    "conclusions": "(p )+",
    "p": "(docProponent |docTitle |docNumber |ref )?",
}
"""What the OASIS schema (akomantoso30.xsd) lets stand in each element used here, narrowed to what a journal needs."""
NEEDED = {
    "doc": {"name"}, "hcontainer": {"name", "eId"}, "section": {"eId"}, "ref": {"href"}, "identification": {"source"},
    "references": {"source"}, "TLCOrganization": {"eId", "href", "showAs"}, "FRBRdate": {"date", "name"},
    "FRBRauthor": {"href"}, "FRBRlanguage": {"language"}, "FRBRthis": {"value"}, "FRBRuri": {"value"},
    "FRBRalias": {"value", "name"}, "FRBRcountry": {"value"}, "FRBRnumber": {"value"},
}  # fmt: skip


def read(data: bytes) -> etree._Element:
    """Return the document after checking its structure: names, order, attributes, ids."""
    root = etree.fromstring(data)
    eids = []
    for element in root.iter():
        name = etree.QName(element)
        assert name.namespace == AKN
        children = "".join(f"{etree.QName(child).localname} " for child in element)
        assert re.fullmatch(MODEL.get(name.localname, ""), children), (name.localname, children)
        assert set(element.attrib) - {XML} == NEEDED.get(name.localname, set()), name.localname
        eids += element.attrib.get("eId", "").split()
    assert len(set(eids)) == len(eids)
    for date in root.iter(f"{{{AKN}}}FRBRdate"):
        assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date.get("date", ""))
    return root


@pytest.fixture
def reader(demo: Path) -> Reader:
    return open_reader(demo / "archive")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_it_holds_are_the_facts_of_the_journal(demo: Path, reader: Reader, lang: str) -> None:
    from comity.web import application

    application(bodies_in(demo), None)
    client = Client(headers={"host": "localhost"})
    for day in ("2016-07-13", "2022-01-12"):
        sitting = find_sitting(reader, day)
        facts = gather(reader, sitting)
        answer = client.get(f"/{lang}/nrc/sitting/{sitting}/journal.akn.xml")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/akn+xml; charset=utf-8")
        root = read(answer.content)
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


@pytest.mark.parametrize("rest", ["sitting/" + "0" * 64])
def test_there_is_none_of_a_sitting_there_is_not(demo: Path, rest: str) -> None:
    from comity.web import application

    application(bodies_in(demo), None)
    assert Client(headers={"host": "localhost"}).get(f"/en/nrc/{rest}/journal.akn.xml").status_code == 404
