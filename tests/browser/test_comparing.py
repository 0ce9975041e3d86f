"""Comparing in a real browser, in three languages, wide and narrow; and a record printed, read by a camera's eyes, and checked."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.cli.running import anchor_of
from comity.store.reader import open_reader

from . import versions
from .conftest import CHROMIUM, accessible, fits, serving, until
from .editions import EDITIONS

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
ZBAR, PDF = shutil.which("zbarimg"), shutil.which("pdftoppm")
A4 = (210.0, 297.0)
CODES_A_PAGE = 6


@dataclass(frozen=True)
class Served:
    """A served exercise: its address, its folder, the three versions of a text."""

    address: str
    folder: Path
    ids: tuple[str, str, str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("versions") / "exercise"
    folder.mkdir()
    ids = versions.build(folder)
    with serving(folder) as address:
        yield Served(address=address, folder=folder, ids=ids)


def addresses(made: Served) -> list[str]:
    first, second, third = made.ids
    return [
        "compare",
        f"compare?a={first}",
        f"compare?a={second}&b={third}",
        f"accounts?record={first}&record={third}",
        "positions/over-time",
        f"positions/over-time?of={first}",
        f"record/{first}/print",
        f"record/{second}",
        f"thread/{first}",
    ]


@pytest.mark.parametrize(("lang", "width"), EDITIONS)
def test_pages(made: Served, served: str, browser: Any, lang: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    for rest in addresses(made):
        assert page.goto(f"{made.address}/{lang}/exercise/{rest}").status == 200, rest
        accessible(page)
        fits(page)
    page.goto(f"{served}/{lang}/nrc/contested")
    page.locator("a[href*='/accounts?of=']").last.click()
    page.wait_for_url("**/accounts?of=*")
    accessible(page)
    fits(page)
    page.goto(f"{served}/{lang}/nrc/sittings")
    page.locator("main a[href*='/sitting/']").first.click()
    page.locator("a[href*='from-sitting=']").click()
    page.wait_for_url("**/changes?from-sitting=*")
    accessible(page)
    fits(page)
    context.close()
    assert noise == []


def test_what_went_and_came_is_told_without_colour(made: Served, browser: Any) -> None:
    page = browser.new_page()
    first, second, _ = made.ids
    page.goto(f"{made.address}/ru/exercise/compare?a={first}&b={second}")
    gone, came = (page.locator(f"section.redline > div {name}") for name in ("del", "ins"))
    assert [words(text) for text in gone.all_inner_texts()] == ["исчезло: 9000 (конец)"]
    assert words(came.first.inner_text()) == "появилось: 5000 (конец)"
    style = "(node, name) => getComputedStyle(node)[name]"
    assert "line-through" in gone.first.evaluate(style, "textDecorationLine")
    assert "underline" in came.first.evaluate(style, "textDecorationLine")
    assert gone.first.evaluate("node => getComputedStyle(node, '::before').content") == '"[−"'
    page.close()


def test_the_unchanged_is_folded_away_and_opened_by_key(made: Served, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    first, second, _ = made.ids
    page.goto(f"{made.address}/en/exercise/compare?a={first}&b={second}")
    hidden = page.get_by_text("It is addressed to every member.")
    assert not hidden.is_visible()
    page.locator(".redline summary").first.focus()
    page.keyboard.press("Enter")
    hidden.wait_for(state="visible")
    context.close()


def test_the_matrix_is_scrolled_by_keys(made: Served, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{made.address}/en/exercise/positions/over-time?of={made.ids[0]}")
    region = page.locator(".scroll")
    region.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.scroll').scrollLeft > 0")
    assert page.locator("thead th[scope=colgroup]").count() == 2
    page.close()


@pytest.mark.skipif(not (ZBAR and PDF), reason="no zbarimg (zbar-tools) or pdftoppm (poppler-utils) found")
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_paper_read_back_is_the_receipt_and_holds(
    made: Served, browser: Any, tmp_path: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    record = made.ids[0]
    page = browser.new_page()
    page.goto(f"{made.address}/{lang}/exercise/record/{record}/print", wait_until="networkidle")
    page.pdf(path=tmp_path / "paper.pdf", prefer_css_page_size=True)
    page.close()
    subprocess.run([str(PDF), "-r", "150", "-png", tmp_path / "paper.pdf", tmp_path / "page"], check=True)
    pictures = sorted(tmp_path.glob("page-*.png"))
    read = {picture.name: scanned(picture) for picture in pictures}
    lines = [line for found in read.values() for line in found]
    assert f"{made.address}/exercise/record/{record}" in lines
    parts = [line for line in lines if line.startswith("COMITY-PAPER/1/")]
    assert max(sum(line in parts for line in found) for found in read.values()) == min(CODES_A_PAGE, len(parts))
    scan, out = tmp_path / "scan.txt", tmp_path / "joined.receipt"
    scan.write_text("\n".join(lines), encoding="utf-8")
    assert main(["paper", str(scan), "-o", str(out)]) == 0
    assert out.read_bytes() == open_reader(made.folder).receipt(record)
    capsys.readouterr()
    assert main(["verify", str(out), "--anchor", anchor_of(made.folder), "--lang", "en"]) == 0
    assert capsys.readouterr().out.endswith("All checks hold.\n")


@pytest.mark.skipif(not PDF, reason="no pdftoppm (poppler-utils) found")
def test_paper_is_a4_and_whole(made: Served, browser: Any, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(f"{made.address}/fr/exercise/record/{made.ids[0]}/print", wait_until="networkidle")
    path = tmp_path / "paper.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    page.emulate_media(media="print")
    assert not page.locator(".menu, .tools, .languages, .screen").first.is_visible()
    page.close()
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    width, height = (float(number) * 25.4 / 72 for number in re.findall(r"Page size: +([0-9.]+) x ([0-9.]+)", told)[0])
    assert (abs(width - A4[0]), abs(height - A4[1])) < (1, 1)
    text = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    assert re.sub(r"\s", "", anchor_of(made.folder)) in re.sub(r"\s", "", text)


def words(text: str) -> str:
    return " ".join(text.split())


def scanned(picture: Path) -> list[str]:
    """Return what a decoder that is not ours reads in a picture; it leaves with 4 where there is nothing."""
    told = subprocess.run([str(ZBAR), "--quiet", "--raw", picture], check=False, capture_output=True, text=True)
    assert told.returncode in {0, 4}, told.stderr
    return told.stdout.split()
