"""A page of the site made a page among files: its links lead to files, and what needs a server is left out.

Knows the tags of our own templates, whose attributes are always quoted and escaped; not what a page says. Law: no link leads
nowhere. What is not written as a file leads to the live desk where there is one, else it is text.
"""

import html
import posixpath
import re
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from comity.web.publishing.places import between, place

_TAG: Final = re.compile(r"<(/?)(a|form|script|link|img|image|use|svg|meta)\b([^>]*)>")
_LINK: Final = re.compile(r'(\s)((?:xlink:)?href|src)="([^"]*)"')
_HEAD: Final = '<meta charset="utf-8">'
KEPT_FORM: Final = 'id="verify-form"'
"""The one form that asks no server."""


@dataclass(slots=True, kw_only=True)
class Page:
    """A page being made; `links` are the addresses it leads to that are files."""

    file: str
    live: str
    policy: str
    links: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _drawn: int = 0

    def made(self, text: str) -> str:
        """Return the page of a page the site gave."""
        parts, at, scripts = [], 0, KEPT_FORM in text
        for found in _TAG.finditer(text):
            if found.start() < at:
                continue  # inside what was left out
            parts.append(text[at : found.start()])
            end, name, rest = bool(found[1]), found[2], found[3]
            at = found.end()
            if (name == "form" and not end and KEPT_FORM not in rest) or (name == "script" and not end and not scripts):
                at = text.index(f"</{name}>", at) + len(name) + 3
            elif name == "a" and not end and self._useless(rest):
                at = text.index("</a>", at) + 4
            else:
                parts.append(self._tag(found[0], name, rest, end=end))
        policy = f'{_HEAD}\n<meta http-equiv="Content-Security-Policy" content="{html.escape(self.policy)}">'
        return "".join([*parts, text[at:]]).replace(_HEAD, policy, 1)

    def _tag(self, whole: str, name: str, rest: str, *, end: bool) -> str:
        if name == "svg":
            self._drawn += -1 if end else 1
            return whole
        if name == "a":
            if end:
                return f"</{self._open.pop()}>"
            linked = self._linked(rest)
            self._open.append("a" if linked is not None else "g" if self._drawn else "span")
            return f"<{self._open[-1]}{linked if linked is not None else _bare(rest)}>"
        linked = self._linked(rest)
        return whole if end else "" if linked is None else f"<{name}{linked}>"

    def _linked(self, rest: str) -> str | None:
        """Return the attributes of a tag with its link made one among files; None where there is nothing it could lead to."""
        found = _LINK.search(rest)
        if found is None:
            return rest
        there = self._there(html.unescape(found[3]))
        if there is None:
            return None
        return f'{rest[: found.start()]}{found[1]}{found[2]}="{html.escape(there)}"{rest[found.end() :]}'

    def _there(self, address: str) -> str | None:
        """Return what a link leads to from this file."""
        if not address.startswith("/"):
            return address if address.startswith("#") or urlsplit(address).scheme else self._relative(address)
        bare, mark, fragment = address.partition("#")
        target = place(bare)
        if target is None:
            return f"{self.live}{address}" if self.live else None
        self.links.append(bare)
        kept = f"?{urlsplit(bare).query}" if bare.startswith("/static/") and urlsplit(bare).query else ""
        return f"{between(self.file, target)}{kept}{mark}{fragment}"

    def _relative(self, address: str) -> str | None:
        """Return what a link that is relative to the page's address on the site leads to."""
        folder = posixpath.dirname(posixpath.dirname(self.file))
        return self._there("/" + posixpath.join(folder, address)) if address else "./"

    def _useless(self, rest: str) -> bool:
        """Return whether a link is a button to what there is not: without it, it would only mislead."""
        found = _LINK.search(rest)
        if found is None or 'class="button"' not in rest or self.live:
            return False
        address = html.unescape(found[3])
        return address.startswith("/") and place(address.partition("#")[0]) is None


def _bare(rest: str) -> str:
    """Return the attributes of a link that leads nowhere: those that are of its text."""
    kept = re.findall(r'\s(?:class|lang|aria-current)="[^"]*"', rest)
    return "".join(kept)
