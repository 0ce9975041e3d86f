"""A sealed record in real browsers: written in a seat's own program and in the desk's page, read, not read, made public, proved by age."""

import base64
import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyrage
import pytest

from comity.cli.running import anchor_of
from comity.encoding.text import problem
from comity.encoding.unassigned import RANGES
from comity.keys import age
from comity.keys.reading import read_reading
from comity.records.record import wraps_of
from comity.store.reader import open_reader
from comity.wiring.exercise import build_exercise
from tests.integration.post_office import PostOffice, post_office

from .conftest import CHROMIUM, accessible, fits, serving, shown, until
from .editions import ONE
from .test_own_page import own_page

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
SHOTS = os.environ.get("COMITY_SHOTS_SEALED")
REGIME = Path(__file__).parent.parent / "fixtures" / "sealed" / "regime.toml"
SECRET = "Seventeen lorries at the northern ford"
SUNSCREEN = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it."
IN_PAGE = "Eleven cisterns behind the customs house"
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
SEALING = """async (given) => {
  const { generate, seal, recipient } = await import("/static/age.js");
  const { exchange, multiplied, BASE } = await import("/static/exchange.js");
  const { characters } = await import("/static/characters.js");
  const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const hex = (found) => Array.from(found, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const tried = (work) => { try { return hex(work()); } catch (error) { return error.message; } };
  const judge = characters(given.unassigned);
  const lines = await Promise.all([1, 2, 3].map(() => generate()));
  const refused = {};
  for (const code of given.codes) {
    const what = judge(String.fromCodePoint(code));
    if (what !== null) {
      (refused[what] ??= []).push(code);
    }
  }
  return {
    shared: given.exchanges.map(([secret, share]) => tried(() => multiplied(bytes(secret), bytes(share)))),
    same: await Promise.all(lines.map(async (one) => hex(await exchange(one.secret, BASE)) === hex(multiplied(one.secret, BASE)))),
    lines: lines.map((one) => [one.line, hex(one.publicKey)]),
    files: await Promise.all(given.texts.map(async (text) => hex(await seal(bytes(text), given.to.map(recipient))))),
    refused,
  };
}"""
RFC_7748 = [
    (
        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
        "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
        "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
    ),
    (
        "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
        "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
        "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
    ),
    (
        "09" + "00" * 31,
        "09" + "00" * 31,
        "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079",
    ),
]
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
    other_last = "Q" if key.line()[-1] != "Q" else "P"
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
        "keys": [key.line(), key.line().lower(), key.line()[:-1] + other_last, key.recipient, ""],
    }
    found = page.evaluate(VECTORS, told)
    page.close()
    assert found["chacha"].startswith("6e2e359a2568f98041ba0728dd0d6981e97e7aec1d4360c20a27afccfd9fae0b")
    assert found["chacha"].endswith("5af90bbf74a35be6b40b8eedf2785e42874d")
    assert found["poly"] == "a8061dc1305136c6c22b8baf0c0127a9"
    assert found["files"][: len(made)] == [text.hex() for text in texts]
    assert found["files"][len(made) :] == ["closed", *["garbage"] * 4, "file", "file"]
    assert found["keys"] == ["read", *["key"] * 4]


def test_the_script_that_seals_makes_what_age_opens(site: str, browser: Any, exercise: Path, tmp_path: Path) -> None:
    """RFC 7748 5.2, a share that shares nothing, files for pyrage and for age, and code points at every border of what a record may hold."""
    first, second, page = age.generate(), age.generate(), browser.new_page()
    page.goto(f"{site}/en/exercise/browser-keys?seat=AAA")
    texts = [os.urandom(size) for size in (0, 75, 1_024, 65_536, 65_537, 140_000)]
    ends = [int(end, 16) for one in RANGES for end in one.split("-")]
    near = {code + by for code in (*ends, 0xE000, 0xF0000) for by in (-1, 0, 1)} & set(range(0x110000))
    codes = sorted({*range(0x2100), *range(0xD700, 0xE100), *range(0xF800, 0x10000), *near})
    told = {
        "exchanges": [*((secret, share) for secret, share, _ in RFC_7748), ("77" * 32, "00" * 32)],
        "texts": [text.hex() for text in texts],
        "to": [first.recipient, second.recipient],
        "unassigned": " ".join(RANGES),
        "codes": codes,
    }
    found = page.evaluate(SEALING, told)
    page.close()
    assert found["shared"] == [*(shared for _, _, shared in RFC_7748), "share"]
    assert found["same"] == [True] * 3
    for line, public in found["lines"]:
        assert age.parse_identity(line).public.hex() == public
    made = [bytes.fromhex(one) for one in found["files"]]
    assert len(set(made)) == len(texts)
    for file, text in zip(made, texts, strict=True):
        assert [age.opened(file, key) for key in (first, second)] == [text] * 2
        assert pyrage.decrypt(file, [pyrage.x25519.Identity.from_str(second.line())]) == text
    judged: dict[str, list[int]] = {}
    for code in codes:
        what = problem(chr(code))
        if what is not None:
            judged.setdefault(what.replace(".", "-"), []).append(code)
    assert found["refused"] == judged
    if shutil.which("age") is None:
        pytest.skip("the program age is not installed")
    (tmp_path / "key.txt").write_text(f"{first.line()}\n")
    for file, text in zip(made, texts, strict=True):
        command = ["age", "-d", "-i", str(tmp_path / "key.txt")]
        assert subprocess.run(command, input=file, check=True, capture_output=True).stdout == text


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


@pytest.mark.parametrize(("lang", "width"), ONE)
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
    assert title_in(tmp_path, lang) == {SECRET}


def title_in(folder: Path, lang: str) -> set[str]:
    """Return the titles that pyrage and, where it is installed, age read in text.age with key.txt."""
    key, text = (folder / "key.txt").read_text().strip(), (folder / "text.age").read_bytes()
    found = [bytes(pyrage.decrypt(text, [pyrage.x25519.Identity.from_str(key)]))]
    if shutil.which("age") is not None:
        command = ["age", "-d", "-i", str(folder / "key.txt"), str(folder / "text.age")]
        found.append(subprocess.run(command, check=True, capture_output=True).stdout)
    return {json.loads(one)["body"]["title"][lang] for one in found}


ANNEX = b"%PDF-1.7 A drawing of the fourteenth bridge"
SHEET = b"mast;height\nMeridian;41\n" * 9_000
HASHES = [hashlib.sha256(data).hexdigest() for data in (ANNEX, SHEET)]


def saved(page: Any, name: str) -> bytes:
    """Press the button of a file sealed with a text, and return what the browser puts away."""
    with page.expect_download() as waiting:
        page.click(f'#opening-list button:text-is("{name}")')
    return Path(waiting.value.path()).read_bytes()


def fill(page: Any, text: str, anchor: str = "", to: str = "BBB") -> None:
    """Fill in the page that seals, as a letter's author does."""
    page.locator('#sealing[data-ready="1"]').wait_for()
    for lang in ("en", "fr", "ru"):
        page.fill(f"#i-title-{lang}", text)
        page.fill(f"#i-text-{lang}", f"{text}.")
    page.check(f"input[name=to][value={to}]")
    page.select_option("#i-reason", "security")
    page.select_option("#i-reviewer", "REGISTRY")
    page.fill("#i-open-on", "2030-01-01")
    if anchor:
        page.fill("#i-anchor", anchor)


@pytest.mark.parametrize(("lang", "width"), ONE)
def test_a_letter_is_sealed_in_the_desks_own_page_and_never_leaves_it_in_the_clear(
    site: str, browser: Any, exercise: Path, lang: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page, text = context.new_page(), f"{SECRET} {lang} {width}"
    sent: list[bytes] = []
    page.on("request", lambda request: sent.append(f"{request.url} ".encode() + (request.post_data_buffer or b"")))
    page.goto(f"{site}/{lang}/exercise/write?seat=AAA")
    page.click('a[href*="/seal/letter?"]')
    page.locator('#sealing[data-ready="1"]').wait_for()
    assert page.locator("#sealing form").count() == 0
    page.click("#sealing-go")
    shown(page.locator("#sealing-problems"))
    look(page, f"seal-troubled-{lang}-{width}")
    fill(page, text, f"{anchor_of(exercise)[:-1]}{'0' if anchor_of(exercise)[-1] != '0' else '1'}")
    page.click("#sealing-go")
    until(page, "() => document.querySelector('#sealing-said pre')?.textContent === 'BBB'")
    shown(page.locator("#sealing-ready"), wanted=False)
    page.fill("#i-anchor", anchor_of(exercise))
    look(page, f"seal-form-{lang}-{width}")
    page.click("#sealing-go")
    shown(page.locator("#sealing-ready"))
    assert text in page.inner_text("#sealing-inner")
    assert text not in page.inner_text("#sealing-outer")
    look(page, f"seal-ready-{lang}-{width}")
    page.click("#sealing-sign")
    page.wait_for_url("**/record/*arrived=1*")
    record = page.url.rpartition("/record/")[2][:64]
    assert text not in page.inner_text("main")
    assert not [one for one in sent if SECRET.encode() in one or b"northern" in one or b"AGE-SECRET-KEY" in one]
    assert any(b"comity/submission/v1" in one for one in sent)
    opened_here(page, f"{site}/{lang}/exercise/record/{record}/open", exercise)
    assert text in page.inner_text("#opening-text")
    context.close()
    with ExitStack() as stack:
        reader, third = (seat(stack, browser, site, exercise, code, lang, width) for code in ("BBB", "CCC"))
        for one in (reader, third):
            one.click('a[href$="/sealed/"]')
            one.click(f'a[href$="{record}"]')
        assert text in reader.inner_text("pre.preview")
        assert text not in third.inner_text("main")


def sealed_with_files(page: Any, address: str, text: str, anchor: str) -> str:
    """Seal a letter with two files in the desk's page, and return its record's id."""
    page.goto(address)
    fill(page, text, anchor)
    drawing = {"name": "Мост 14.pdf", "mimeType": "application/pdf", "buffer": ANNEX}
    page.set_input_files("#sealing-attach", [drawing, {"name": "masts.csv", "mimeType": "text/csv", "buffer": SHEET}])
    page.click("#sealing-go")
    shown(page.locator("#sealing-ready"))
    page.click("#sealing-sign")
    page.wait_for_url("**/record/*arrived=1*")
    return str(page.url.rpartition("/record/")[2][:64])


def unsealed(page: Any, address: str, exercise: Path, code: str) -> None:
    """Open a record on the desk's own page as a seat, with its reading key."""
    page.goto(f"{address}/open?seat={code}")
    page.locator('#opening[data-ready="1"]').wait_for()
    page.set_input_files("#opening-file", exercise / "keys" / "desks" / f"{code}.reading")
    shown(page.locator("#opening-text"))


def let_in(page: Any, exercise: Path, text: str, shot: str) -> None:
    """From a record BBB has opened, write a sealed one to CCC that lets it read that record, first with a key that opens nothing."""
    page.click("#opening-share a")
    fill(page, f"See {text}", anchor_of(exercise), "CCC")
    page.set_input_files("#sealing-reading", exercise / "keys" / "desks" / "CCC.reading")
    page.click("#sealing-go")
    until(
        page,
        "() => !document.querySelector('#sealing-go').disabled && document.querySelector('#sealing-said').textContent !== ''",
    )
    shown(page.locator("#sealing-ready"), wanted=False)
    page.set_input_files("#sealing-reading", exercise / "keys" / "desks" / "BBB.reading")
    look(page, shot)
    page.click("#sealing-go")
    shown(page.locator("#sealing-ready"))
    page.click("#sealing-sign")
    page.wait_for_url("**/record/*arrived=1*")


@pytest.mark.parametrize(("lang", "width"), ONE)
def test_files_a_later_reader_and_the_end_of_secrecy_all_in_the_desks_own_pages(
    site: str, browser: Any, exercise: Path, tmp_path: Path, lang: str, width: int
) -> None:
    """Sealed with files by AAA, opened by BBB, who lets CCC read it; then AAA makes it public, and age proves text and files."""
    text, base = f"Fourteen {lang} {width}", f"{site}/{lang}/exercise"
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page, sent = context.new_page(), list[bytes]()
    page.on("request", lambda request: sent.append(f"{request.url} ".encode() + (request.post_data_buffer or b"")))
    record = sealed_with_files(page, f"{base}/seal/letter?act=notify&seat=AAA", text, anchor_of(exercise))
    assert "masts.csv" not in page.inner_text("main")
    unsealed(page, f"{base}/record/{record}", exercise, "BBB")
    assert (saved(page, "Мост 14.pdf"), saved(page, "masts.csv")) == (ANNEX, SHEET)
    assert not page.locator("#opening-publish").count(), "before its date only its author makes it public"
    look(page, f"open-files-{lang}-{width}")
    let_in(page, exercise, text, f"seal-later-{lang}-{width}")
    unsealed(page, f"{base}/record/{record}", exercise, "CCC")
    assert text in page.inner_text("#opening-text")
    assert saved(page, "masts.csv") == SHEET
    spoken = [b"Meridian", b"fourteenth bridge", b"masts.csv", text.encode(), b"AGE-SECRET-KEY"]
    assert not [word for word in spoken for one in sent if word in one]
    unsealed(page, f"{base}/record/{record}", exercise, "AAA")
    page.click("#opening-go")
    shown(page.locator("#opening-ready"))
    look(page, f"open-publish-{lang}-{width}")
    page.click("#opening-sign")
    page.wait_for_url(f"**/record/{record}")
    assert text in page.inner_text("main")
    look(page, f"record-files-opened-{lang}-{width}")
    for name in ("key.txt", "text.age", "file-2.age", "masts.csv"):
        href = page.get_attribute(f'a:text-is("{name}")', "href")
        (tmp_path / name).write_bytes(urllib.request.urlopen(f"{site}{href}", timeout=10).read())
    context.close()
    assert title_in(tmp_path, lang) == {text}
    assert (tmp_path / "masts.csv").read_bytes() == SHEET
    once = pyrage.x25519.Identity.from_str((tmp_path / "key.txt").read_text().strip())
    assert pyrage.decrypt((tmp_path / "file-2.age").read_bytes(), [once])[: len(SHEET)] == SHEET


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


TOLD = """
import sys, time
from pathlib import Path
from comity.web.site import prepare
prepare(Path(sys.argv[1]))
from comity.web.accounts.models import Account, Seated
from comity.web.told.models import Postbox, Wish
for code in ("BBB", "CCC"):
    person = Account.objects.create(username=code, name=code)
    Seated.objects.create(account=person, origin=sys.argv[2], code=code, role="signer")
    Postbox.objects.create(account=person, email=f"{code}@example.org")
    now = int(time.time())
    kinds = "addressed duties owed sittings silences"
    Wish.objects.create(
        account=person, origin=sys.argv[2], code=code, kinds=kinds, pace="once", zone="UTC", lang="en", told=0, since=now - 60
    )
"""
CODINGS = ("utf-8", "utf-16-le", "utf-32-le")


def spelled(text: str) -> list[bytes]:
    """Return a text as memory or a file may hold it: in each coding, and within base64 that begins at any byte."""
    plain = text.encode()
    inside = [base64.b64encode(bytes(skip) + plain)[4 if skip else 0 : -4] for skip in range(3)]
    return [*(text.encode(coding) for coding in CODINGS), *inside]


def processes(folder: str) -> list[int]:
    """Return the processes of the server of a folder: the one started, and all that it and those started."""
    parents, found = {}, []
    for entry in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if entry.name.isdigit():
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                found += [int(entry.name)] if _serves(entry, folder) else []
    for process in found:
        found += [child for child, parent in parents.items() if parent == process and child not in found]
    return found


def both_ways(stack: ExitStack, browser: Any, site: str, folder: Path) -> Iterator[str]:
    """File a public letter and a sealed one by a seat's own program, then one sealed in the desk's page; yield their ids."""
    for aud, title in (("public", OPEN), ("sealed", SECRET)):
        page = seat(stack, browser, site, folder, "AAA", "en", 1280)
        write(page, aud, title)
        page.click("form.writing button.button")
        page.click("button.button")
        shown(page.locator(".proof-holds"))
        record = re.search(r"receipt/([0-9a-f]{64})", page.content())
        assert record is not None
        yield record[1]
    page = page.context.new_page()
    page.goto(f"{site}/en/exercise/seal/letter?act=notify&seat=AAA")
    yield sealed_with_files(page, page.url, IN_PAGE, "")
    record, desks = page.url.rpartition("/record/")[2][:64], folder / "keys" / "desks"
    unsealed(page, f"{site}/en/exercise/record/{record}", folder, "BBB")
    assert saved(page, "masts.csv") == SHEET
    page.click("#opening-share a")
    fill(page, f"{IN_PAGE} once more", to="CCC")
    page.set_input_files("#sealing-reading", desks / "BBB.reading")
    page.click("#sealing-go")
    shown(page.locator("#sealing-ready"))
    page.click("#sealing-sign")
    page.wait_for_url("**/record/*arrived=1*")


def test_no_word_of_it_is_in_files_mail_logs_or_memory_of_the_desk(
    browser: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sealed both ways, with mail that is sent; disk is all the server can write, its temporary folder among it."""
    folder, aside = tmp_path / "served" / "exercise", tmp_path / "served" / "temporary"
    folder.mkdir(parents=True)
    aside.mkdir()
    build_exercise(folder, "exercise", REGIME.read_bytes())
    with post_office() as office, ExitStack() as stack:
        with monkeypatch.context() as around:
            around.setenv("TMPDIR", str(aside))
            for name, value in {"HOST": "127.0.0.1", "PORT": str(office.port), "TLS": "0"}.items():
                around.setenv(f"COMITY_MAIL_{name}", value)
            site = stack.enter_context(serving(folder))
        told = [sys.executable, "-c", TOLD, str(folder), open_reader(folder).origin]
        subprocess.run(told, check=True)
        lines = []
        for record in both_ways(stack, browser, site, folder):
            lines += once_of(folder, record)
            for path in (
                f"record/{record}",
                "search?q=lorries",
                "records",
                "sealed",
                "timeline",
            ):
                with urllib.request.urlopen(f"{site}/en/exercise/{path}", timeout=30) as answer:
                    assert SECRET.encode() not in answer.read()
        end = time.monotonic() + 60
        while len(office.to("BBB@example.org")) < 3 or not office.to(
            "CCC@example.org"
        ):  # a turn is taken every fifteen seconds
            assert time.monotonic() < end, f"the letters do not come: {office.raw}"
            time.sleep(0.2)
        kept = ("northern ford", "cisterns", "Meridian", "masts.csv", "fourteenth bridge", "Мост 14", *HASHES, *lines)
        words = [word for text in kept for word in spelled(text)]
        running = processes(str(folder))
        seen: set[bytes] = set()
        for process in running:
            seen |= in_memory(process, [OPEN.encode(), *words])
        stored = b"".join(path.read_bytes() for path in folder.parent.rglob("*") if path.is_file())
    assert len(running) > 1, "the sequencer runs beside the pages"
    assert OPEN.encode() in seen, "the memory that was read is not the server's"
    assert not seen - {OPEN.encode()}
    assert OPEN.encode() in stored
    assert not [word for word in words if word in stored]
    mailed(office, words)
    said = capfd.readouterr()
    assert "lorries" not in re.sub(r"q=lorries", "", said.out + said.err)
    assert "cisterns" not in said.out + said.err


def once_of(folder: Path, record_id: str) -> list[str]:
    """Return what opens a sealed text of a folder, as age spells it, found as a recipient does; nothing of a public one."""
    reader, key = open_reader(folder), read_reading(folder / "keys" / "desks" / "BBB.reading")
    found = reader.record(record_id)
    assert found is not None
    wraps = [wrap["sha256"] for wrap in wraps_of(found.record) if wrap["to"] == "BBB"]
    return [age.opened(reader.material(sha256), key.identity).decode().strip() for sha256 in wraps]


def mailed(office: PostOffice, words: list[bytes]) -> None:
    """Check that two letters told of a sealed record, none of them what it says, and nobody but those each is addressed to."""
    letters = office.to("BBB@example.org")
    assert len([letter for letter in letters if ": a sealed record SEAL/" in letter["Subject"]]) == 2
    assert any(OPEN in letter.get_body().get_content() for letter in letters)
    assert not [word for word in words if word in b"".join(office.raw)]
    assert [": a sealed record SEAL/" in letter["Subject"] for letter in office.to("CCC@example.org")] == [True]


def _serves(entry: Path, folder: str) -> bool:
    words = (entry / "cmdline").read_bytes().split(b"\0")
    return b"serve" in words and folder.encode() in words and b"comity.cli.main" in words
