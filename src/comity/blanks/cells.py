"""A workbook that came back, read as data: names in column A, what was written in column C, nothing run and nothing calculated.

Knows docs/spec/blanks.md 5, ZIP and the few elements of SpreadsheetML a form needs: no spreadsheet library is trusted with these
bytes. Law: hostile until read: what it would unpack to is bounded before any of it is unpacked, parts a form has no use for
(macros, objects, links outside) refuse the whole, and a formula is never taken for its last result.
"""

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from comity.blanks.plain import HEAD, LIMIT
from comity.blanks.reading import RULE, Entry, Written, fault
from comity.errors import Finding, Rejected, excerpt

PARTS: Final = 64
UNPACKED: Final = 4 << 20
"""Bytes all parts together may unpack to."""
ROWS: Final = 2_000
DIGITS: Final = 8
_PART: Final = re.compile(
    r"\[Content_Types\]\.xml|(?:docProps/|docMetadata/|customXml/|xl/|xl/worksheets/|xl/theme/)[A-Za-z0-9]+\.xml"
    r"|(?:_rels/|customXml/_rels/|xl/_rels/|xl/worksheets/_rels/)[A-Za-z0-9.]*\.rels|xl/printerSettings/[A-Za-z0-9]+\.bin"
)
_SHEET: Final = re.compile(r"xl/worksheets/[A-Za-z0-9]+\.xml")
_CELL: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_NS: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHARED: Final = "xl/sharedStrings.xml"
ZIP_MARK: Final = b"PK\x03\x04"


def parse(data: bytes) -> Written:
    """Return what was written into a form's workbook, by entry with its cell, or raise Rejected for what is no such form."""
    if len(data) > LIMIT:
        raise Rejected(Finding(code="blank.oversize", place="file", excerpt=excerpt(len(data)), rule=f"{RULE} 5.2"))
    parts = _unpacked(data)
    shared = tuple(_strings(parts[SHARED])) if SHARED in parts else ()
    trees = [_tree(name, text) for name, text in sorted(parts.items()) if _SHEET.fullmatch(name)]
    for tree in trees:
        written = _form(tree, shared)
        if written is not None:
            return written
    raise Rejected(fault("blank.head", "A1", "", "5.3"))


def _unpacked(data: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook, or raise Rejected before unpacking what is too much, twice there, or of no use."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            listed = file.infolist()
            if len(listed) > PARTS or sum(one.file_size for one in listed) > UNPACKED:
                raise Rejected(fault("blank.oversize", "workbook", len(listed), "5.2"))
            names = [one.filename for one in listed]
            for one in listed:
                known = _PART.fullmatch(one.filename) is not None and names.count(one.filename) == 1
                if (
                    not known
                    or one.flag_bits & 1
                    or one.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
                ):
                    raise Rejected(fault("blank.part", "workbook", one.filename, "5.2"))
            # A part gives at most the size it names, which has been counted; one that would give more fails its checksum.
            return {name: file.read(name) for name in names if name == SHARED or _SHEET.fullmatch(name)}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise Rejected(fault("blank.workbook", "workbook", error, "5.2")) from error


def _tree(name: str, text: bytes) -> ET.Element:
    """Return a part as a tree; one with a DTD or entities, or in no ASCII-like coding, is refused."""
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\0" in text:
        raise Rejected(fault("blank.part", "workbook", name, "5.2"))
    try:
        return ET.fromstring(text)  # noqa: S314 - no part that declares an entity comes here
    except (ET.ParseError, ValueError, LookupError) as error:
        raise Rejected(fault("blank.workbook", "workbook", name, "5.2")) from error


def _strings(text: bytes) -> Iterator[str]:
    for item in _tree(SHARED, text).iter(f"{_NS}si"):
        yield _said(item)


def _said(item: ET.Element) -> str:
    """Return a string of runs; how it is pronounced (`rPh`) is no part of it."""
    runs = [*item.findall(f"{_NS}t"), *item.findall(f"{_NS}r/{_NS}t")]
    told = "".join(run.text or "" for run in runs)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), told)


def _form(tree: ET.Element, shared: tuple[str, ...]) -> Written | None:
    """Return what a sheet holds, or None where it does not begin as a form does."""
    entries: dict[str, Entry] = {}
    found: list[Finding] = []
    head: re.Match[str] | None = None
    for number, row in enumerate(tree.iter(f"{_NS}row")):
        if number >= ROWS:
            raise Rejected(fault("blank.oversize", f"row {number}", ROWS, "5.2"))
        cells = {match[1]: cell for cell in row if (match := _CELL.fullmatch(cell.get("r", "")))}
        place = next((cell.get("r", "") for cell in cells.values()), "")
        named = _value(cells["A"], shared, found)[0] if "A" in cells else ""
        if head is None:
            head = HEAD.fullmatch(named)
            if head is None:
                return None
            continue
        line = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        value, number_cell = _value(cells["C"], shared, found) if "C" in cells else ("", False)
        where = f"C{line}: {named}"
        if _named(named) and named in entries:
            found.append(fault("blank.repeated", where, value, "5.3"))
        elif _named(named):
            entries[named] = Entry(value=_clean(value), place=where, number=number_cell)
        elif value.strip():
            found.append(fault("blank.astray", where, value, "5.3"))
    return None if head is None else Written(rules=head[1], form=head[2], entries=entries, faults=tuple(found))


def _named(text: str) -> bool:
    return re.fullmatch(r"[a-z][a-z0-9._-]*", text) is not None


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _value(cell: ET.Element, shared: tuple[str, ...], found: list[Finding]) -> tuple[str, bool]:
    """Return what stands in a cell and whether it is a number; a formula, a truth value and an error are told as faults."""
    place, kind = cell.get("r", ""), cell.get("t", "n")
    if cell.find(f"{_NS}f") is not None:
        found.append(fault("blank.formula", place, cell.findtext(f"{_NS}f", ""), "5.4"))
        return "", False
    value = cell.findtext(f"{_NS}v", "")
    inline = cell.find(f"{_NS}is")
    if kind == "inlineStr" and inline is not None:
        return _said(inline), False
    if kind == "s" and value.isascii() and value.isdigit() and len(value) < DIGITS and int(value) < len(shared):
        return shared[int(value)], False
    if kind == "str":
        return value, False
    if kind != "n" or (value and re.fullmatch("[0-9]{1,16}", value) is None):
        found.append(fault("blank.cell", place, value, "5.4"))
        return "", False
    return value, bool(value)
