"""A sealed record in real browsers, seat to seat: written, read, not read, made public, proved by age; and no word of it at the desk."""

import json
import os
import re
import shutil
import subprocess
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from comity.cli.running import anchor_of
from comity.keys import age
from comity.wiring.exercise import build_exercise

from .conftest import CHROMIUM, accessible, fits, serving, shown, until
from .test_own_page import own_page

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
SHOTS = os.environ.get("COMITY_SHOTS_SEALED")
REGIME = Path(__file__).parent.parent / "fixtures" / "sealed" / "regime.toml"
SECRET = "Seventeen lorries at the northern ford"
SUNSCREEN = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
OPEN = "A word everybody may read, quinquereme"
VECTORS = """async (given) => {
  const { chacha, poly1305, identity, open } = await import("/static/age.js");
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (found) => Array.from(found, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const key = await identity(given.key);
  const read = (file) => open(bytes(file), key).then(hex, (error) => error.message);
  return {
    chacha: hex(chacha(bytes(given.stream.key), bytes(given.stream.nonce), 1, bytes(given.stream.text))),
    poly: hex(poly1305(bytes(given.tag.key), bytes(given.tag.text))),
    files: await Promise.all(given.files.map(read)),
    keys: await Promise.all(given.keys.map((text) => identity(text).then(() => "read", (error) => error.message))),
  };
}"""
MAPS = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw")


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("letters") / "exercise"
    made.mkdir()
    build_exercise(made, "exercise", REGIME.read_bytes())
    return made


def look(page: Any, name: str) -> None:
    fits(page)
    accessible(page)
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def opened_here(page: Any, address: str, exercise: Path) -> None:
    """Open a record on the desk's own page with one key and another, which stay in the browser."""
    desks = exercise / "keys" / "desks"
    page.goto(address)
    page.locator('#opening[data-ready="1"]').wait_for()
    page.set_input_files("#opening-file", desks / "CCC.reading")
    until(page, "() => document.querySelector('#opening-said').textContent !== ''")
    assert SECRET not in page.inner_text("main")
    page.set_input_files("#opening-file", desks / "BBB.reading")
    shown(page.locator("#opening-text"))
    assert SECRET in page.inner_text("#opening-text")


def test_the_script_that_opens_does_what_age_does(site: str, browser: Any, exercise: Path) -> None:
    """RFC 8439 2.4.2 and 2.5.2, and files that pyrage made or somebody spoiled."""
    key, page = age.generate(), browser.new_page()
    page.goto(f"{site}/en/exercise/browser-keys?seat=AAA")
    texts = [os.urandom(size) for size in (0, 1, 75, 1_024, 65_535, 65_536, 65_537, 140_000)]
    made = [age.seal(text, [age.generate().recipient, key.recipient]) for text in texts]
    other, spoiled = age.seal(b"x", [age.generate().recipient]), made[3]
    garbage = [spoiled[:-1] + bytes([spoiled[-1] ^ 1]), spoiled[:-20], made[6][: -17 - 1], spoiled + b"0"]
    told = {
        "key": key.line(),
        "stream": {"key": bytes(range(32)).hex(), "nonce": "000000000000004a00000000", "text": SUNSCREEN.hex()},
        "tag": {
            "key": "85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b",
            "text": b"Cryptographic Forum Research Group".hex(),
        },
        "files": [one.hex() for one in (*made, other, *garbage, b"no age file", spoiled[:60])],
        "keys": [key.line(), key.line().lower(), key.line()[:-1] + "Q", key.recipient, ""],
    }
    found = page.evaluate(VECTORS, told)
    page.close()
    assert found["chacha"].startswith("6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b")
    assert found["chacha"].endswith("5af90bbf74a35be6b40b8eedf2785e42874d")
    assert found["poly"] == "a8061dc1305136c6c22b8baf0c0127a9"
    assert found["files"][: len(made)] == [text.hex() for text in texts]
    assert found["files"][len(made) :] == ["closed", *["garbage"] * 4, "file", "file"]
    assert found["keys"] == ["read", *["key"] * 4]


def seat(stack: ExitStack, browser: Any, site: str, exercise: Path, code: str, lang: str, width: int) -> Any:
    """Return a browser page at a seat's own program."""
    desks = exercise / "keys" / "desks"
    told = ("--anchor", anchor_of(exercise), "--reading", str(desks / f"{code}.reading"), "--lang", lang)
    address = stack.enter_context(own_page(f"{site}/exercise", desks / f"{code}.key", *told))
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    stack.callback(context.close)
    page = context.new_page()
    page.goto(address)
    return page


def write(page: Any, aud: str, title: str) -> None:
    """Fill in a letter as the page it stands in asks, and go on to what would be signed."""
    page.click('a[href*="/write/letter?"]')
    for lang in ("en", "fr", "ru"):
        page.fill(f"#i-title-{lang}", title)
        page.fill(f"#i-text-{lang}", f"{title}.")
    page.check(f"input[name=aud][value={aud}]")
    page.check("input[name=to][value=BBB]")
    if aud != "public":
        page.select_option("#i-reason", "security")
        page.select_option("#i-reviewer", "REGISTRY")
        page.fill("#i-open-on", "2030-01-01")


@pytest.mark.parametrize(("lang", "width"), [("en", 1280), ("fr", 320)])
def test_a_letter_sealed_in_one_seat_is_read_in_another_and_proved_by_age(
    site: str, browser: Any, exercise: Path, tmp_path: Path, lang: str, width: int
) -> None:
    with ExitStack() as stack:
        author, reader, third = (
            seat(stack, browser, site, exercise, code, lang, width) for code in ("AAA", "BBB", "CCC")
        )
        write(author, "sealed", SECRET)
        look(author, f"own-form-{lang}-{width}")
        author.click("form.writing button.button")
        look(author, f"own-preview-{lang}-{width}")
        author.click("button.button")
        shown(author.locator(".proof-holds"))
        record = re.search(r"receipt/([0-9a-f]{64})", author.content())
        assert record is not None

        reader.click('a[href$="/sealed/"]')
        look(reader, f"own-list-{lang}-{width}")
        reader.click(f'a[href$="{record[1]}"]')
        assert SECRET in reader.inner_text("pre.preview")
        look(reader, f"own-read-{lang}-{width}")

        third.click('a[href$="/sealed/"]')
        third.click(f'a[href$="{record[1]}"]')
        assert SECRET not in third.inner_text("main")
        look(third, f"own-closed-{lang}-{width}")

        page = author.context.new_page()
        sent: list[str] = []
        page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
        page.goto(f"{site}/{lang}/exercise/record/{record[1]}")
        assert SECRET not in page.inner_text("main")
        look(page, f"record-closed-{lang}-{width}")
        page.goto(f"{site}/{lang}/exercise/sealed")
        look(page, f"statistics-{lang}-{width}")
        opened_here(page, f"{site}/{lang}/exercise/record/{record[1]}/open", exercise)
        look(page, f"open-{lang}-{width}")

        assert SECRET not in " ".join(sent)
        assert "AGE-SECRET-KEY" not in " ".join(sent)
        author.goto(author.url.rpartition("/sign")[0] + f"/sealed/{record[1]}")
        author.click("form.writing button")
        author.click("button.button")
        shown(author.locator(".proof-holds"))
        page.goto(f"{site}/{lang}/exercise/record/{record[1]}")
        assert SECRET in page.inner_text("main")
        look(page, f"record-opened-{lang}-{width}")
        for name in ("key.txt", "text.age"):
            href = page.get_attribute(f'a:text-is("{name}")', "href")
            (tmp_path / name).write_bytes(urllib.request.urlopen(f"{site}{href}", timeout=10).read())
    if shutil.which("age") is None:
        pytest.skip("the program age is not installed")
    command = ["age", "-d", "-i", str(tmp_path / "key.txt"), str(tmp_path / "text.age")]
    done = subprocess.run(command, check=True, capture_output=True)
    assert json.loads(done.stdout)["body"]["title"][lang] == SECRET


def in_memory(process: int, words: list[bytes]) -> set[bytes]:
    """Return which of these words lie in the writable memory of a process."""
    found: set[bytes] = set()
    with Path(f"/proc/{process}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            held = MAPS.match(line)
            if held is None or "[vvar]" in line:
                continue
            start, end = (int(part, 16) for part in held.groups())
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except OSError:
                continue
            found |= {word for word in words if word in data}
    return found


def test_no_word_of_it_is_in_files_or_memory_of_the_desk(
    browser: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "served" / "exercise"
    folder.mkdir(parents=True)
    build_exercise(folder, "exercise", REGIME.read_bytes())
    with serving(folder) as site, ExitStack() as stack:
        for aud, title in (("public", OPEN), ("sealed", SECRET)):
            page = seat(stack, browser, site, folder, "AAA", "en", 1280)
            write(page, aud, title)
            page.click("form.writing button.button")
            page.click("button.button")
            shown(page.locator(".proof-holds"))
            record = re.search(r"receipt/([0-9a-f]{64})", page.content())
            assert record is not None
            for path in (f"record/{record[1]}", "search?q=lorries", "records", "sealed", "timeline"):
                assert page.request.get(f"{site}/en/exercise/{path}").ok
        forms = [SECRET, "northern ford", OPEN]
        words = [form.encode(coding) for form in forms for coding in ("utf-8", "utf-16-le", "utf-32-le")]
        seen: set[bytes] = set()
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit() and _serves(entry, str(folder)):
                seen |= in_memory(int(entry.name), words)
        stored = b"".join(path.read_bytes() for path in folder.parent.rglob("*") if path.is_file())
    assert OPEN.encode() in seen, "the memory that was read is not the server's"
    assert not seen - {OPEN.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-32-le")}
    assert OPEN.encode() in stored
    assert not [word for word in words[:6] if word in stored]
    told = capfd.readouterr()
    assert SECRET not in told.out + told.err


def _serves(entry: Path, folder: str) -> bool:
    try:
        words = (entry / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"serve" in words and folder.encode() in words and b"comity.cli.main" in words
