"""Which addresses of the site are written as files, and where: pages as `…/index.html`, files under their own names.

Knows addresses; not what they give. Law: closed lists. What is not in them is not written: whatever asks a server (search,
filing, a moment that is chosen), and whatever would have no end.
"""

import posixpath
import re
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from comity.i18n import LANGUAGES

_LANG: Final = f"(?:{'|'.join(LANGUAGES)})"
_SLUG: Final = "[a-z0-9-]{1,32}"
_ID: Final = "[0-9a-f]{64}"
_CODE: Final = "[A-Z0-9-]{2,16}"
ASKED: Final = {
    "accounts": ("of",),
    "changes": ("from-sitting", "to-sitting"),
    "compare": ("a", "b", "text"),
    "due": ("party", "thread", "after"),
    "journal": ("part",),
    "over-time": ("of",),
    "over-time.csv": ("of",),
    "positions": ("after",),
    "records": ("before",),
    "sittings": ("after",),
    "threads": ("after",),
    "obligations": ("after",),
    "timeline": ("after",),
    "agenda": ("after",),
    "announced": ("part",),
    "returns.csv": ("return",),
}
"""What may be asked of a page, by the last part of its address; every link that asks it leads to a page of its own."""
_PAGE: Final = re.compile(
    rf"/{_LANG}/(?:verify)?|/{_LANG}/{_SLUG}/(?:|timeline|agenda|obligations|due|charts|map|announced|hotlines|positions|positions/over-time|compare|"
    rf"accounts|contested|tour|threads|thread/{_ID}|sittings|sitting/{_ID}|sitting/{_ID}/journal|records|record/{_ID}|record/{_ID}/encounter|parties|"
    rf"party/{_CODE}|rules|procedures|forms|findings|log|changes|mirror|sealed)"
)
_FILE: Final = re.compile(
    rf"/{_LANG}/{_SLUG}/(?:charts/[a-z]{{1,16}}\.csv|map\.svg|positions/over-time\.csv|sitting/{_ID}/journal\.(?:json|akn\.xml)|feed\.atom|"
    rf"thread/{_ID}/feed\.atom|party/{_CODE}/(?:feed|concerns)\.atom|calendar\.ics|party/{_CODE}/calendar\.ics|"
    rf"record/{_ID}/cite\.(?:bib|ris|json)|record/{_ID}/encounter\.svg)|/{_SLUG}/evidence/[0-9a-f]{{16}}\.evidence|/{_SLUG}/forms/[a-z-]{{1,32}}\.schema\.json|/static/[a-z-]{{1,32}}\.(?:css|js|svg)|"
    r"/static/coast/[0-9]{2}_-?[0-9]{1,2}\.svg"
)
RECORD_FILE: Final = re.compile(rf"/({_SLUG})/(receipt|raw)/({_ID})")
LOG_FILE: Final = re.compile(rf"/({_SLUG})/log/(checkpoint|state|material/{_ID})")
STILL: Final = re.compile(
    rf"/{_LANG}/{_SLUG}/(?:(?:record|thread)/.*|sitting/{_ID}|accounts\?.*|compare\?.*|due\?thread=.*)"
)
"""Pages that say nothing of the log's size or its newest checkpoint: they stay what they are when the log grows elsewhere."""
INDEX: Final = "index.html"
SUFFIXES: Final = {"receipt": "receipt", "raw": "note"}
_VALUE: Final = re.compile(r"[A-Za-z0-9-]{1,64}")


def place(address: str) -> str | None:
    """Return the file an address of the site is written to, or None where it is not written."""
    parts = urlsplit(address)
    path = parts.path
    if path == "/":
        return INDEX
    if found := RECORD_FILE.fullmatch(path):
        return f"{found[1]}/{found[2]}/{found[3]}.{SUFFIXES[found[2]]}"
    if LOG_FILE.fullmatch(path):
        return path[1:]
    asked = _asked(path, parts.query)
    if asked is None:
        return None
    if _PAGE.fullmatch(path):
        return posixpath.join(path[1:], asked, INDEX)
    folder, name = posixpath.split(path[1:])
    return posixpath.join(folder, asked, name) if _FILE.fullmatch(path) else None


def _asked(path: str, query: str) -> str | None:
    """Return the folder that stands for what is asked of a page, "" for nothing; None where it may not be asked."""
    if not query or path.startswith("/static/"):
        return ""
    given = parse_qsl(query, keep_blank_values=True)
    name = posixpath.basename(path)
    known = ("lang",) if name.endswith(".schema.json") else ASKED.get(name, ())
    if any(key not in known or not _VALUE.fullmatch(value) for key, value in given):
        return None
    return "/".join(f"{key}-{value}" for key, value in sorted(given))


def between(here: str, there: str) -> str:
    """Return the link from one file to another; a page is linked by its folder."""
    folder, name = posixpath.split(there)
    start = posixpath.dirname(here) or "."
    if name == INDEX:
        return posixpath.relpath(folder or ".", start) + "/"
    return posixpath.relpath(there, start)
