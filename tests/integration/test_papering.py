"""An unsigned text on paper: what a camera reads from the page is the text to the byte, and it is signed elsewhere and handed in."""

import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.i18n import LANGUAGES, Catalogue
from comity.store.reader import open_reader

from .conftest import DAY, ORIGIN, Body, key
from .test_forming import write_in

ZBAR = shutil.which("zbarimg")
CELL = 4
LONG = "\n".join(random.Random(3).choice("Жabc é,.") * 7 + str(random.Random(n).random()) for n in range(90))


def picture(svg: str) -> bytes:
    """Return a drawn code as a grey picture, each cell a few dots wide, by following the strokes of its path."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index]
    rows = [bytearray(b"\xff" * size) for _ in range(size)]
    x = y = 0
    path = re.search(r' d="([^"]+)"', svg)[1]  # type: ignore[index]
    for start, row, gap, length in re.findall(r"(?:M(\d+) (\d+)\.5|m(\d+) 0)h(\d+)", path):
        x, y = (int(start), int(row)) if start else (x + int(gap), y)
        rows[y][x : x + int(length)] = b"\0" * int(length)
        x += int(length)
    wide = [b"".join(bytes([dot]) * CELL for dot in row) for row in rows]
    return b"P5 %d %d 255\n" % (size * CELL, size * CELL) + b"".join(line * CELL for line in wide)


def scanned(page: Path, folder: Path) -> list[str]:
    found = []
    for number, svg in enumerate(re.findall(r"<svg.*?</svg>", page.read_text("utf-8"), re.DOTALL)):
        dots = folder / f"{page.stem}-{number}.pgm"
        dots.write_bytes(picture(svg))
        told = subprocess.run([str(ZBAR), "--quiet", "--raw", dots], check=True, capture_output=True, text=True).stdout
        found += told.splitlines()
    return found


@pytest.fixture(name="filled")
def form_filled_in(body: Body, tmp_path: Path) -> Path:
    filled = tmp_path / "letter.txt"
    assert main(["form", "blank", "letter", "--dir", str(body.folder), "-o", str(filled)]) == 0
    said = {"by": "AAA", "at": DAY, "act": "notify", "aud": "restricted", "title.en": "A title & <b>", "text.en": LONG}
    write_in(filled, said)
    return filled


@pytest.mark.skipif(not ZBAR, reason="no zbarimg (zbar-tools) found")
@pytest.mark.parametrize("aud", ["public", "restricted"])
def test_a_text_carried_on_paper_is_signed_and_handed_in(
    body: Body, filled: Path, tmp_path: Path, aud: str, capsys: pytest.CaptureFixture[str]
) -> None:
    filled.write_text(filled.read_text("utf-8").replace("\nrestricted\n", f"\n{aud}\n"), encoding="utf-8")
    text, page, scan, back, note, secret = (
        tmp_path / name for name in ("t", "page.html", "scan", "back", "note", "aaa.key")
    )
    read = ["form", "read", str(filled), "--dir", str(body.folder), "--text", str(text), "--paper", str(page)]
    assert main(read) == 0
    told = page.read_text("utf-8")
    assert "A title &amp; &lt;b&gt;" in told
    assert "<b>" not in told
    assert "<script" not in told
    lines = scanned(page, tmp_path)
    assert len(lines) > 1
    scan.write_text("\n".join(reversed(lines)), encoding="utf-8")
    assert main(["paper", str(scan), "-o", str(back)]) == 0
    assert back.read_bytes() == text.read_bytes()
    secret.write_text(key("AAA", "desk").secret_line() + "\n", encoding="ascii")
    secret.chmod(0o600)
    assert main(["sign", str(back), "--key", str(secret), "--yes", "-o", str(note)]) == 0
    before = open_reader(body.folder).size
    body.sequencer.close()
    assert main(["submit", str(body.folder), str(note)]) == 0
    assert open_reader(body.folder).size == before + 1
    capsys.readouterr()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_act_of_keys_is_printed_with_its_words_in_each_language(body: Body, tmp_path: Path, lang: str) -> None:
    text, page = tmp_path / "revoke.text", tmp_path / "revoke.html"
    words = ["--lang", lang]
    signers = [part for number in (1, 2) for part in ("--signer", f"{ORIGIN}/AAA/root-{number}")]
    revoke = ["prepare", "revoke", str(body.folder), f"{ORIGIN}/AAA/desk", *signers, "-o", str(text)]
    assert main([*revoke, "--paper", str(page), *words]) == 0
    told = page.read_text("utf-8")
    assert f'<html lang="{lang}">' in told
    for message in ("unsigned-paper", "unsigned-lead", "unsigned-place"):
        assert Catalogue(lang).say(message) in told
    text.unlink()
    assert main([*revoke, "--paper", str(page), *words]) == 1  # the page is there: nothing is written
    assert not text.exists()


def test_what_needs_too_many_codes_is_refused_and_nothing_is_written(
    body: Body, filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    noise = "".join(chr(random.Random(n).randrange(0x4E00, 0x9FA5)) for n in range(14_000))
    filled.write_text(filled.read_text("utf-8").replace(LONG, noise), encoding="utf-8")
    text, page = tmp_path / "t", tmp_path / "page.html"
    read = ["form", "read", str(filled), "--dir", str(body.folder), "--paper", str(page)]
    assert main([*read, "--text", str(text)]) == 1
    assert "unsigned.too-long" in capsys.readouterr().err
    assert main(read) == 1
    assert "cli.option" in capsys.readouterr().err
    assert not text.exists()
    assert not page.exists()
