"""A form as an XLSX workbook to fill in: a row for each entry, all locked but the room to write, choices to pick from.

Knows docs/spec/blanks.md 5 and openpyxl (extra `web`), loaded by whoever needs it; reading back is `cells`. Law: what is written
into a cell is a text, never a formula, whatever it begins with.
"""

import importlib
import io
import re
from typing import Any, Final

from comity.blanks.layout import Asked
from comity.blanks.plain import CHOICES_IN_FULL, MAGIC
from comity.i18n import Terms
from comity.regime import Form

FIRST: Final = 6
"""The row of the first entry; above it stand title and how to fill it in."""
WIDTHS: Final = {"A": 16, "B": 34, "C": 60, "D": 60}
TALLEST: Final = 300
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def render(terms: Terms, form: Form, entries: tuple[Asked, ...]) -> bytes:
    """Return a form as a workbook, in the language of `terms`."""
    styles = importlib.import_module("openpyxl.styles")
    book = importlib.import_module("openpyxl").Workbook()
    sheet, lists = book.active, book.create_sheet("lists")
    sheet.title = "form"
    _heading(sheet, terms, form, styles)
    columns: dict[tuple[tuple[str, str], ...], str] = {}
    for row, entry in enumerate(entries, FIRST):
        _row(sheet, terms, row, entry, styles)
        cells = _listed(lists, columns, entry.choices) if entry.choices else ""
        if cells and not entry.many:
            _choosing(sheet, row, cells, terms)
        elif entry.whole is not None:
            _whole(sheet, row, entry.whole, terms)
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = f"A{FIRST}"
    for page in (sheet, lists):
        page.protection.sheet = True
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _heading(sheet: Any, terms: Terms, form: Form, styles: Any) -> None:
    say, lang = terms.words.say, terms.lang
    _text(sheet["A1"], f"{MAGIC} {terms.regime.name} {form.name}")
    _text(sheet["A2"], say("field-line", label=terms.regime.names[lang], value=form.labels[lang]))
    sheet["A2"].font = styles.Font(bold=True, size=14)
    _text(sheet["A3"], say("blank-how-cells"))
    _text(sheet["A4"], say("blank-how-nothing"))


def _row(sheet: Any, terms: Terms, row: int, entry: Asked, styles: Any) -> None:
    say = terms.words.say
    needed = say("field-required" if entry.required else "field-optional")
    notes = [*entry.notes]
    if entry.choices and entry.many:
        notes.append(say("blank-choose-lists"))
    elif entry.choices:
        notes += [f"{code}  {label}" for code, label in entry.choices] if len(entry.choices) <= CHOICES_IN_FULL else []
    told = (entry.name, say("blank-entry", label=entry.label, needed=needed), entry.value, "\n".join(notes))
    wrapped = styles.Alignment(wrap_text=True, vertical="top")
    for letter, text in zip("ABCD", told, strict=True):
        cell = sheet[f"{letter}{row}"]
        _text(cell, text)
        cell.alignment = wrapped
    room = sheet[f"C{row}"]
    room.protection = styles.Protection(locked=False)
    room.number_format = "@" if entry.whole is None else "0"
    edge = styles.Side(style="thin", color="808080")
    room.border = styles.Border(left=edge, right=edge, top=edge, bottom=edge)
    lines = max(sum(1 + len(line) // WIDTHS["D"] for line in text.split("\n")) for text in told)
    sheet.row_dimensions[row].height = min(TALLEST, 15 * (lines + 1))


def _text(cell: Any, text: str) -> None:
    """Write a text as one: what begins with = is no formula, what looks like an escaped sign stays as it is."""
    if text:
        cell.value = _ESCAPE.sub("_x005F_", text)
        cell.data_type = "s"


def _listed(lists: Any, columns: dict[tuple[tuple[str, str], ...], str], choices: tuple[tuple[str, str], ...]) -> str:
    """Return the range of the second sheet that holds these choices' codes, their labels beside them."""
    if choices not in columns:
        first = 2 * len(columns) + 1
        for row, choice in enumerate(choices, 1):
            for column, text in enumerate(choice, first):
                _text(lists.cell(row=row, column=column), text)
        letter = lists.cell(row=1, column=first).column_letter
        columns[choices] = f"lists!${letter}$1:${letter}${len(choices)}"
    return columns[choices]


def _choosing(sheet: Any, row: int, cells: str, terms: Terms) -> None:
    _validate(sheet, row, terms, type="list", formula1=f"={cells}")


def _whole(sheet: Any, row: int, bounds: tuple[int, int], terms: Terms) -> None:
    low, high = bounds
    _validate(sheet, row, terms, type="whole", operator="between", formula1=str(low), formula2=str(high))


def _validate(sheet: Any, row: int, terms: Terms, **rule: Any) -> None:
    made = importlib.import_module("openpyxl.worksheet.datavalidation").DataValidation(allow_blank=True, **rule)
    made.error, made.showErrorMessage = terms.words.say("blank-cell-refused"), True
    made.add(f"C{row}")
    sheet.add_data_validation(made)
