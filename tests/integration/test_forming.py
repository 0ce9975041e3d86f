"""The command form: written, filled in, read, signed and handed in; refusals leave nothing behind."""

import json
from pathlib import Path

import openpyxl
import pytest

from comity.cli.main import main
from comity.i18n import LANGUAGES
from comity.store.reader import open_reader

from .conftest import DAY, Body, key

FILLED = {"by": "AAA", "at": DAY, "to": "BBB", "title.en": "On the agenda", "act": "notify"}


def write_in(path: Path, values: dict[str, str]) -> None:
    """Write below each name in brackets, as with an editor."""
    text = path.read_text(encoding="utf-8")
    for name, value in values.items():
        assert f"\n[{name}]\n" in text
        text = text.replace(f"\n[{name}]\n", f"\n[{name}]\n{value}\n")
    path.write_text(text, encoding="utf-8")


@pytest.fixture(name="sheet")
def blank_of_the_body(body: Body, tmp_path: Path) -> Path:
    sheet = tmp_path / "note.txt"
    assert main(["form", "blank", "note", "--dir", str(body.folder), "--lang", "fr", "-o", str(sheet)]) == 0
    return sheet


def test_a_form_filled_in_elsewhere_is_signed_and_handed_in(
    body: Body, sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_in(sheet, FILLED)
    text, note, secret = (tmp_path / name for name in ("note.text", "x.note", "aaa.key"))
    secret.write_text(key("AAA", "desk").secret_line() + "\n", encoding="ascii")
    secret.chmod(0o600)
    read = ["form", "read", str(sheet), "--dir", str(body.folder), "--text", str(text), "--lang", "fr"]
    assert main(read) == 0
    out, err = capsys.readouterr()
    assert "On the agenda" in out
    assert "Laissé vide : for, refs" in err.replace("\u00a0", " ").replace("\u202f", " ")
    assert main(read) == 1
    assert "cli.exists" in capsys.readouterr().err
    signing = ["sign", str(text), "--key", str(secret), "--yes", "-o", str(note)]
    assert main(signing) == 0
    before = open_reader(body.folder).size
    body.sequencer.close()
    assert main(["submit", str(body.folder), str(note)]) == 0
    assert open_reader(body.folder).size == before + 1


def test_a_draft_fills_its_form_and_comes_back(body: Body, sheet: Path, tmp_path: Path) -> None:
    write_in(sheet, FILLED)
    first, again, second = (tmp_path / name for name in ("1.json", "again.txt", "2.json"))
    where = ["--dir", str(body.folder)]
    assert main(["form", "read", str(sheet), *where, "-o", str(first)]) == 0
    for lang in LANGUAGES:
        written = again.with_suffix(f".{lang}")
        assert main(["form", "blank", "note", *where, "--draft", str(first), "--lang", lang, "-o", str(written)]) == 0
        out = second.with_suffix(f".{lang}")
        assert main(["form", "read", str(written), *where, "-o", str(out)]) == 0
        assert out.read_bytes() == first.read_bytes()


def test_a_workbook_filled_in_gives_the_same_draft_as_a_text(body: Body, sheet: Path, tmp_path: Path) -> None:
    write_in(sheet, FILLED)
    where, first, second, book = (
        ["--dir", str(body.folder)],
        *(tmp_path / name for name in ("1.json", "2.json", "x.xlsx")),
    )
    assert main(["form", "read", str(sheet), *where, "-o", str(first)]) == 0
    assert main(["form", "blank", "note", *where, "--as", "xlsx", "-o", str(book)]) == 0
    opened = openpyxl.load_workbook(book)
    rows = {row[0].value: row[2] for row in opened["form"].iter_rows()}
    for name, value in FILLED.items():
        rows[name].value = value
    opened.save(book)
    assert main(["form", "read", str(book), *where, "-o", str(second)]) == 0
    assert second.read_bytes() == first.read_bytes()
    rows["title.en"].value = "=1+1"
    opened.save(book)
    assert main(["form", "read", str(book), *where, "-o", str(tmp_path / "out")]) == 1
    assert not (tmp_path / "out").exists()


def test_refusals_tell_everything_and_write_nothing(
    body: Body, sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where, out = ["--dir", str(body.folder)], tmp_path / "out"
    assert main(["form", "blank", "nothing", *where, "-o", str(out)]) == 1
    assert "cli.no-form" in capsys.readouterr().err
    assert main(["form", "read", str(sheet), *where, "--text", str(out)]) == 1
    assert capsys.readouterr().err.count("blank.missing: ") == 3
    write_in(sheet, FILLED | {"act": "found"})
    assert main(["form", "read", str(sheet), *where, "--json", "-o", str(out)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["draft"] is None
    assert [fault["code"] for fault in told["faults"]] == ["blank.value"]
    assert fault_line(sheet, "act") == told["faults"][0]["place"]
    fixed = sheet.read_text(encoding="utf-8").replace("\nfound\n", "\nask\n")
    sheet.write_text(fixed, encoding="utf-8")
    for signer in ("BBB/desk", "ab" * 32):
        assert main(["form", "read", str(sheet), *where, "--text", str(out), "--signer", signer]) == 1
        assert "blank.signer" in capsys.readouterr().err
    sheet.write_text(fixed.replace("[refs]\n", f"[refs]\nabout {'ab' * 32}\n"), encoding="utf-8")
    assert main(["form", "read", str(sheet), *where, "-o", str(out)]) == 1
    assert "blank.reference" in capsys.readouterr().err
    assert main(["form", "read", str(sheet), "--regime", "nrc", "-o", str(out)]) == 1
    assert "blank.other-rules" in capsys.readouterr().err
    assert main(["form", "read", str(sheet), "--regime", "nrc", "--text", str(out)]) == 1
    assert "cli.option" in capsys.readouterr().err
    assert not out.exists()


def fault_line(sheet: Path, name: str) -> str:
    lines = sheet.read_text(encoding="utf-8").split("\n")
    return f"line {lines.index(f'[{name}]') + 1}: {name}"
