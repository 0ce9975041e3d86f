"""A workbook that came back is data: what would run, what would unpack without end, and what is no text is refused or told by its cell."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from comity.blanks import cells, workbook
from comity.blanks.layout import asked
from comity.blanks.reading import read
from comity.errors import Rejected
from comity.i18n import LANGUAGES, Catalogue, Terms
from comity.regime import load

REGIMES = Path(__file__).parents[2] / "regimes"
NRC = load((REGIMES / "nrc" / "regime.toml").read_bytes())
FORM = NRC.forms["statement"]
GOOD = {
    "act": "state",
    "by": "FRA",
    "at": "2026-03-01",
    "title.en": "On the agenda",
    "text.en": "One.\n=2+2",
    "aud": "public",
}


def blank(given: dict[str, str] | None = None, lang: str = "en") -> bytes:
    terms = Terms(words=Catalogue(lang), regime=NRC)
    return workbook.render(terms, FORM, asked(terms, FORM, given))


def edited(change: Callable[[Any, dict[str, int]], None], given: dict[str, str] | None = None) -> bytes:
    """Return a form as a spreadsheet program saves it after a change; the rows are given by the names of entries."""
    book = openpyxl.load_workbook(io.BytesIO(blank(GOOD if given is None else given)))
    sheet = book["form"]
    change(sheet, {str(row[0].value): row[0].row for row in sheet.iter_rows(min_row=workbook.FIRST)})
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def faults(data: bytes) -> list[tuple[str, str]]:
    try:
        filled = read(NRC, cells.parse(data))
    except Rejected as refusal:
        return [(refusal.finding.code, refusal.finding.place)]
    assert (filled.draft is None) == bool(filled.faults)
    return [(found.code, found.place) for found in filled.faults]


def packed(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return saved.getvalue()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_is_locked_but_the_room_to_write_and_choices_are_offered(lang: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank(GOOD, lang)))
    sheet = book["form"]
    assert sheet.protection.sheet
    assert book["lists"].protection.sheet
    names = [sheet.cell(row=row, column=1).value for row in range(workbook.FIRST, sheet.max_row + 1)]
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.protection.locked == (cell.column != 3 or cell.row < workbook.FIRST)
            assert cell.data_type != "f"
    offered = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    codes = {}
    for where, formula in offered.items():
        area = formula.removeprefix("=lists!").replace("$", "")
        codes[names[int(where[1:]) - workbook.FIRST]] = [row[0].value for row in book["lists"][area]]
    assert codes["by"] == [*NRC.seats, *NRC.offices]
    assert codes["aud"] == sorted(FORM.audiences)
    assert faults(blank(GOOD, lang)) == []


def test_a_number_has_its_bounds_and_is_read_as_one() -> None:
    wto = load((REGIMES / "vienna-document-2011" / "regime.toml").read_bytes())
    terms = Terms(words=Catalogue("en"), regime=wto)
    form = next(form for form in wto.forms.values() if any(field.kind == "number" for field in form.fields.values()))
    field = next(field for field in form.fields.values() if field.kind == "number")
    book = openpyxl.load_workbook(io.BytesIO(workbook.render(terms, form, asked(terms, form))))
    sheet = book["form"]
    row = next(row[0].row for row in sheet.iter_rows() if row[0].value == f"f.{field.name}")
    rule = next(rule for rule in sheet.data_validations.dataValidation if str(rule.sqref) == f"C{row}")
    assert (rule.type, rule.formula1, rule.formula2) == ("whole", str(field.low), str(field.high))
    sheet[f"C{row}"] = field.low + 1
    saved = io.BytesIO()
    book.save(saved)
    entry = cells.parse(saved.getvalue()).entries[f"f.{field.name}"]
    assert (entry.value, entry.number) == (str(field.low + 1), True)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("title.en", "=HYPERLINK(1)", "blank.formula"),
        ("text.en", "=1+1", "blank.formula"),
        ("at", 2026, "blank.cell"),
        ("at", 46082.5, "blank.cell"),
        ("title.en", True, "blank.cell"),
        ("by", "France", "blank.value"),
        ("title.en", "On\nthe agenda", "form.value"),
    ],
)
def test_what_is_no_text_is_told_by_its_cell(name: str, value: Any, code: str) -> None:
    places = {}

    def change(sheet: Any, rows: dict[str, int]) -> None:
        sheet[f"C{rows[name]}"] = value
        places.update(rows)

    found = faults(edited(change))
    assert code in {one for one, _ in found}
    assert any(place.startswith(f"C{places[name]}") for _, place in found)


def test_rows_twice_there_unknown_or_astray_are_told() -> None:
    def change(sheet: Any, rows: dict[str, int]) -> None:
        last = max(rows.values())
        sheet[f"A{last + 1}"], sheet[f"C{last + 1}"] = "title.en", "Another"
        sheet[f"A{last + 2}"], sheet[f"C{last + 2}"] = "key", "x"
        sheet[f"C{last + 3}"] = "and this?"

    assert sorted(code for code, _ in faults(edited(change))) == ["blank.astray", "blank.entry", "blank.repeated"]
    headless = edited(lambda sheet, _: sheet.__setitem__("A1", "comity/blank/v2 nrc statement"))
    assert faults(headless) == [("blank.head", "A1")]


BOMB = b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda parts: parts.update({"xl/vbaProject.bin": b"macro"}), "blank.part"),
        (lambda parts: parts.update({"xl/embeddings/oleObject1.bin": b"x"}), "blank.part"),
        (lambda parts: parts.update({"xl/externalLinks/externalLink1.xml": b"<a/>"}), "blank.part"),
        (lambda parts: parts.update({"../../out.xml": b"<a/>"}), "blank.part"),
        (lambda parts: parts.update({SHEET: BOMB + parts[SHEET]}), "blank.part"),
        (lambda parts: parts.update({SHEET: parts[SHEET].decode().encode("utf-16")}), "blank.part"),
        (lambda parts: parts.update({SHEET: parts[SHEET][:-20]}), "blank.workbook"),
        (lambda parts: parts.update({SHEET: b"<a>" * 200_000 + b"</a>" * 200_000}), "blank.head"),
        (lambda parts: parts.update({"xl/styles.xml": b" " * (5 << 20)}), "blank.oversize"),
        (lambda parts: parts.update({f"xl/a{n}.xml": b"<a/>" for n in range(100)}), "blank.oversize"),
        (lambda parts: parts.pop(SHEET), "blank.head"),
        (lambda parts: parts.clear(), "blank.head"),
    ],
)
def test_what_a_form_has_no_use_for_refuses_the_whole(change: Callable[[dict[str, bytes]], None], code: str) -> None:
    assert [found[0] for found in faults(packed(blank(GOOD), change))] == [code]


def test_what_offices_add_of_their_own_is_left_aside() -> None:
    added = ("docMetadata/LabelInfo.xml", "customXml/item1.xml", "customXml/_rels/item1.xml.rels", "xl/calcChain.xml")
    assert faults(packed(blank(GOOD), lambda parts: parts.update(dict.fromkeys(added, b"<a/>")))) == []


def test_a_file_that_is_no_workbook_is_refused() -> None:
    data = blank(GOOD)
    for bad in (b"PK\x03\x04", data[:200], data[:-30], b"PK\x03\x04" + b"x" * 1000):
        assert faults(bad) == [("blank.workbook", "workbook")]
    assert faults(b"PK\x03\x04" + b"x" * cells.LIMIT) == [("blank.oversize", "file")]
    # a part that says it is small and is not
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        true = file.getinfo(SHEET).file_size
    lying = data.replace(true.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != data
    assert faults(lying) == [("blank.workbook", "workbook")]


def test_a_workbook_flipped_byte_by_byte_is_read_or_refused() -> None:
    data = blank(GOOD)
    for place in range(0, len(data), 61):
        faults(data[:place] + bytes([data[place] ^ 0x41]) + data[place + 1 :])
