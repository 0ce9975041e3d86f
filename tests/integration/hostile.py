"""Text that means harm in three scripts, and what judges whether an answer let it: shared by the tests of attacks.

Each text begins like a formula, closes an attribute, opens an element, calls a script and a template. An answer is judged by the
parser of its own kind, never by looking for the text: what counts is what a browser, a calendar or a spreadsheet would make of it.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final
from xml.etree import ElementTree as ET

LATIN: Final = """=1+1"><hostile onload=alert(1)>'{{7*7}}{% debug %}</title></textarea></svg>&lt;hostile&gt;"""
CYRILLIC: Final = """+СУММ(1;1)"><hostile onload=alert(1)>'</title></textarea><!--Слово"""
HEBREW: Final = """@שלום"><hostile onload=alert(1)>'</title></textarea>]]><?מילה"""
TEXTS: Final = (LATIN, CYRILLIC, HEBREW)
ATTRIBUTES: Final = re.compile(r"on|style$|srcdoc$|formaction$", re.IGNORECASE)
SCHEMES: Final = re.compile(r"(?:https?://|/|#|\?|[a-z0-9@./_-]*(?:[?#]|\Z)|mailto:|webcal://|data:image/png;)")
FORMULA: Final = "=+-@\t\r\n＝＋－＠"
TRIED: Final = re.compile(r"""[<>"']""")


class Seen(HTMLParser):
    """What a browser would find in a page that was not put there by us."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.links: list[str] = []
        self.script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "hostile" or TRIED.search(tag):
            self.wrong.append(tag)
        self.script = tag == "script"
        if self.script and not any(name == "src" for name, _ in attrs) and ("type", "application/json") not in attrs:
            self.wrong.append("script")
        for name, value in attrs:
            if ATTRIBUTES.match(name) or TRIED.search(name):
                self.wrong.append(f"{tag} {name}")
            if name in {"href", "src", "action"}:
                self.links.append(value or "")
                if not SCHEMES.match((value or "").strip().lower()):
                    self.wrong.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        self.script = False

    def handle_data(self, data: str) -> None:
        if self.script and "hostile" in data and "<hostile" in data:
            self.wrong.append("script text")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data[:40]}")


def body_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def judged(answer: Any) -> Seen:
    """Judge an answer by its own kind; return what a page links to."""
    kind, data, seen = answer.headers.get("Content-Type", ""), body_of(answer), Seen()
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    if kind.startswith("text/html"):
        seen.feed(data.decode())
        seen.close()
        assert not seen.wrong, (answer.request["PATH_INFO"], seen.wrong)
    elif "xml" in kind:
        root = ET.fromstring(data)
        for element in root.iter():
            assert element.tag.rpartition("}")[2] != "hostile"
            assert not any(ATTRIBUTES.match(name) for name in element.attrib)
    elif kind.startswith("text/csv"):
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
            for cell in row:
                assert re.fullmatch(r"-?[0-9]+", cell) or cell.lstrip()[:1] not in tuple(FORMULA), cell
    elif kind.startswith("text/calendar"):
        for line in unfolded(data):
            assert re.match(r"[A-Z-]+(?:;[^:]*)?:", line), line
    elif "json" in kind:
        json.loads(data)
    return seen


def unfolded(data: bytes) -> Iterator[str]:
    yield from data.decode().replace("\r\n ", "").strip().split("\r\n")
