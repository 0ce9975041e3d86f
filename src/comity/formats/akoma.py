"""Journals, threads and decisions as Akoma Ntoso 1.0 (the OASIS standard; namespace akn/3.0), for others' document systems.

Knows the elements of its `doc` that these need; what they say is `journal`'s. Law:
every element is the standard's own, every point leads to its record, and a text has the language its author signed it in.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from comity.encoding import edtf
from comity.i18n.terms import Terms
from comity.journal.facts import Facts
from comity.journal.matter import Matter
from comity.journal.sheet import check_lines, log_lines, state_lines
from comity.journal.standing import Standing
from comity.journal.told import Annex, Passage, Point, Section, Told
from comity.store.reader import Reader

MEDIA: Final = "application/akn+xml"
SPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
COUNTRY: Final = "xx"
"""A body of several states is of no country; ISO 3166 leaves this code to its users."""
_XML: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What identifies the document beside what it tells: its name (journal, thread, decision) and the record it is about.

    `day` is the sitting's or that record's (EDTF), `as_of` the day of the last leaf it was made from; `address` stands before a
    record's id and `body` is the address of the body. `state` and `check` say how it stands and what it is checked by.
    """

    name: str
    day: str
    as_of: str
    record: str
    body: str
    address: str
    state: tuple[str, ...]
    check: tuple[tuple[str, str], ...]


def about_journal(
    reader: Reader, facts: Facts, found: Standing, terms: Terms, *, address: str, restricted: bool = False
) -> About:
    """Return what identifies a journal; `reader`, `facts` and `found` are the public's, `address` is where the body is served."""
    behind = (terms.words.say("journal-of-restricted"),) if restricted else ()
    return About(
        name="journal",
        day=facts.day,
        as_of=reader.day or edtf.parse(facts.day).earliest.date().isoformat(),
        record=facts.convened.id,
        body=address,
        address=f"{address}/record/",
        state=(*behind, *state_lines(found, facts, terms)),
        check=check_lines(reader, facts, terms.words),
    )


def about_matter(reader: Reader, matter: Matter, terms: Terms, *, address: str, restricted: bool = False) -> About:
    """Return what identifies a thread or decision; `reader` is the public's, `address` is where the body is served."""
    words = terms.words
    lines = (words.say(f"matter-told-{matter.kind}"), *((words.say("matter-of-restricted"),) if restricted else ()))
    return About(
        name=matter.name,
        day=matter.head.at,
        as_of=reader.day or edtf.parse(matter.head.at).earliest.date().isoformat(),
        record=matter.head.id,
        body=address,
        address=f"{address}/record/",
        state=lines,
        check=log_lines(reader, words),
    )


def render(told: Told, about: About) -> bytes:
    """Return what is told as an Akoma Ntoso document, UTF-8."""
    root = ET.Element("akomaNtoso", xmlns=SPACE)
    doc = ET.SubElement(root, "doc", name=about.name)
    _meta(doc, told, about)
    preface = ET.SubElement(doc, "preface")
    for name, text in (("docProponent", told.body), ("docTitle", told.title), ("docNumber", told.symbol)):
        _add(ET.SubElement(preface, "p"), name, text)
    _paragraphs(preface, (f"{label}{told.colon} {value}" for label, value in told.facts))
    _paragraphs(preface, about.state)
    body = ET.SubElement(doc, "mainBody")
    body.set(_XML, told.lang)
    for number, section in enumerate(told.sections, 1):
        _section(body, section, f"sec_{number}", about, told.colon)
    for annex in told.annexes:
        _annex(body, annex, about)
    _paragraphs(
        ET.SubElement(doc, "conclusions"),
        (*filter(None, (told.left_out,)), *(f"{label}{told.colon} {value}" for label, value in about.check)),
    )
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _meta(doc: ET.Element, told: Told, about: About) -> None:
    """Add who made which work, in which language, from how much of the log."""
    meta = ET.SubElement(doc, "meta")
    day = edtf.parse(about.day).earliest.date().isoformat()
    symbol = _PLAIN.sub("-", told.symbol.lower()).strip("-")
    work = f"/akn/{COUNTRY}/doc/{about.name}/{day}/{symbol}"
    expression = f"{work}/{told.lang}@{about.as_of}"
    levels = (
        ("FRBRWork", work, day, "sitting" if about.name == "journal" else "record"),
        ("FRBRExpression", expression, about.as_of, "record"),
        ("FRBRManifestation", f"{expression}.akn", about.as_of, "record"),
    )
    identification = ET.SubElement(meta, "identification", source="#body")
    for level, uri, date, name in levels:
        frbr = ET.SubElement(identification, level)
        ET.SubElement(
            frbr, "FRBRthis", value=f"{uri}/!main" if level != "FRBRManifestation" else f"{expression}/!main.akn"
        )
        ET.SubElement(frbr, "FRBRuri", value=uri)
        if level == "FRBRWork":
            ET.SubElement(frbr, "FRBRalias", value=about.record, name="record")
        ET.SubElement(frbr, "FRBRdate", date=date, name=name)
        ET.SubElement(frbr, "FRBRauthor", href="#body")
        if level == "FRBRWork":
            ET.SubElement(frbr, "FRBRcountry", value=COUNTRY)
            ET.SubElement(frbr, "FRBRnumber", value=told.symbol)
        elif level == "FRBRExpression":
            ET.SubElement(frbr, "FRBRlanguage", language=told.lang)
    references = ET.SubElement(meta, "references", source="#body")
    ET.SubElement(references, "TLCOrganization", eId="body", href=about.body, showAs=_clean(told.body))


def _section(parent: ET.Element, section: Section, eid: str, about: About, colon: str) -> None:
    made = ET.SubElement(parent, "section", eId=eid)
    _add(made, "heading", section.heading)
    block = (
        ET.SubElement(made, "intro" if section.points else "content") if section.lines or not section.points else None
    )
    for line in section.lines:
        said = _add(block if block is not None else made, "p", line.text)
        if line.id:
            said.text = f"{said.text} "
            _ref(said, line.id, about)
    for number, point in enumerate(section.points, 1):
        _point(made, point, f"{eid}__hcontainer_{number}", about, colon)


def _point(parent: ET.Element, point: Point, eid: str, about: About, colon: str) -> None:
    made = ET.SubElement(parent, "hcontainer", name="record", eId=eid)
    if point.symbol:
        _add(made, "num", point.symbol)
    _add(made, "heading", " · ".join(filter(None, (point.when, point.who, point.did))))
    beneath = [(heading, points) for heading, points in point.beneath if points]
    block = ET.SubElement(made, "intro" if beneath else "content")
    for passage in (point.title, point.text):
        if passage is not None:
            _passage(block, passage)
    figures = (f"{label}{colon} {value}" for label, value in point.figures)
    _paragraphs(block, (text for text in (*figures, *point.notes, *point.files, point.rule) if text))
    _ref(ET.SubElement(block, "p"), point.id, about)
    for place, (heading, points) in enumerate(beneath, 1):
        inner = ET.SubElement(made, "hcontainer", name="beneath", eId=f"{eid}__hcontainer_{place}")
        _add(inner, "heading", heading)
        for number, one in enumerate(points, 1):
            _point(inner, one, f"{eid}__hcontainer_{place}__hcontainer_{number}", about, colon)


def _annex(parent: ET.Element, annex: Annex, about: About) -> None:
    made = ET.SubElement(parent, "hcontainer", name="annex", eId=f"hcontainer_{annex.number}")
    _add(made, "heading", annex.heading)
    content = ET.SubElement(made, "content")
    for passage in (annex.title, annex.text):
        if passage is not None:
            _passage(content, passage)
    _ref(ET.SubElement(content, "p"), annex.id, about)


def _passage(parent: ET.Element, passage: Passage) -> None:
    for line in passage.text.split("\n"):
        if line.strip():
            _add(parent, "p", line).set(_XML, passage.lang)


def _paragraphs(parent: ET.Element, lines: Iterable[str]) -> None:
    for line in lines:
        _add(parent, "p", line)


def _ref(parent: ET.Element, record_id: str, about: About) -> None:
    ET.SubElement(parent, "ref", href=f"{about.address}{record_id}").text = record_id


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    made = ET.SubElement(parent, name)
    made.text = _clean(text)
    return made


def _clean(text: str) -> str:
    """Return a text that XML can hold."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
