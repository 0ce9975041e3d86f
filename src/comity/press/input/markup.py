"""What of an HTML file a reader sees, and when it says it was published.

Knows HTML and how pages name their parts; not what an article says. Law: the input is hostile: it is scanned from front to back
a bounded number of times, and nothing in it is fetched or run.
"""

import html
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final, NamedTuple

from comity.press.input.source import LONGEST, UNSEEN, Piece, Shown, Source
from comity.press.input.stamped import MARKS, TIMES, Stamps

DEEPEST: Final = 200
MOST_PARTS: Final = 40_000
"""Tags and entities of a page that are read: a flood of them ends here, as a flood of characters does."""
_PART: Final = re.compile(
    r"<!--|<[!?][^<>]*+>|</?([a-zA-Z][a-zA-Z0-9]{0,20}+)"
    r"((?:[^<>\"']++|\"[^\"]{0,2000}+\"|'[^']{0,2000}+')*|(?=[\s/])[^<>]*+)>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,32});?"
)
"""Tags, comments and entities; a value longer than the bound, as pages keep whole tables in, may hold no sign of a tag itself.

Nothing is given back once it is taken: a tag of two million blanks would be kept as as many ways to go back."""
_RAW: Final = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "select", "button", "object", "canvas"]
)
"""Elements whose content nobody reads as text."""
_COMMENT: Final = "!--"
_CLOSING: Final = {
    _COMMENT: re.compile("-->"),
    **{name: re.compile(f"</{name}[^>]*+>?", re.IGNORECASE | re.ASCII) for name in _RAW},
}
"""What ends each of them, and a comment."""
_ATTRIBUTE: Final = re.compile(r"(?<![a-zA-Z:-])([a-zA-Z:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_DROPPED: Final = frozenset(("nav", "aside", "footer", "head", "menu", "dialog", "form"))
_FURNITURE: Final = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|navigation|footer|sidebar|related(?![_-](?:media|images?|photos?|pictures?))|share|sharing|social|comments?|promo|advert\w*|ads?|"
    r"(?<!date[_-])(?<!time[_-])pub(?![_-](?:date|time))|publicite|newsletter|cookies?|consent|breadcrumbs?|tags|most-read|popular|recommend\w*|subscribe|paywall|banner|sponsor\w*|"
    r"reclame|teaser|contacts?|outbrain|taboola|skip-link|hidden|toolbar|widget|header-nav|site-header|reklama)(?:$|[\s_-])"
)
"""What pages call their furniture, in small letters, as are all names that pages give to their parts."""
_TEXT: Final = frozenset(("html", "body", "article", "main", "h1", "p"))
"""Elements that are no furniture whatever a page calls them."""
_BLANKS: Final = "\n\r\t\f "
_RUN: Final = re.compile(f"([{_BLANKS}]+)|[^{_BLANKS}{UNSEEN}]++(?: [^{_BLANKS}{UNSEEN}]++)*")
"""Blanks that are shown as one, or words with one blank between each two, which are shown as they are."""
_CELLS: Final = frozenset(("td", "th"))
_BOXES: Final = frozenset(("div", "section", "article", "main", "td", "center"))
"""Elements in which a page puts its parts."""
_VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_TELLING: Final = frozenset(("meta", "link", "html"))
"""Elements that say something of the whole page."""
_INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
    ]
)
LABEL: Final = 60
"""Characters of a line that says when it was published beside a time that is marked."""
_SIGNS: Final = frozenset(("cite", "footer", "figcaption"))
"""Elements that name whose words a block quotation gives."""
_MARKS: Final = frozenset("«“„\"‘'")
_CAPTION: Final = re.compile(r"caption|legende|photo-credit|подпись")
_LEDE: Final = re.compile(r"(?:^|[\s_-])(?:chapo|chapeau|lede|lead|standfirst|intro|summary|dek|subtitle|anons)")
_LEADS: Final = re.compile(
    r"(?:^|[\s_-])(?:(?:lead|lede)(?:$|\s)|(?:lead|lede|hero|main)[_-](?:image|photo|picture|media)(?:$|\s))"
)
"""What marks the picture an article is led by."""
_DATE: Final = re.compile(r"(?:^|[\s_-])(?:date|time|published|byline|meta|timestamp|posted)")


def seen(given: str) -> Source:
    """Return what a reader sees of an HTML file.

    What looks like furniture but holds nearly all there is to read is what the article stands in: it is read again with that.
    """
    wraps: set[int] = set()
    scan = _scanned(given, wraps)
    for _ in range(WRAPS):
        place, lost = max(scan.lost.items(), key=lambda one: one[1], default=(0, 0))
        if lost <= LOST * scan.said():
            break
        wraps.add(place)
        scan = _scanned(given, wraps)
    return scan.source()


WRAPS: Final = 4
"""Elements around an article that may look like furniture, one in the other."""
LOST: Final = 3
"""Times what is read that such an element has to hold: long comments below a short article do not."""


def _scanned(given: str, wraps: Collection[int]) -> "_Scan":
    """Return a file read from front to back, where none of the elements that begin at `wraps` is furniture."""
    scan, place = _Scan(given=given, wraps=wraps), 0
    for _ in range(MOST_PARTS):
        found = _PART.search(given, place)
        start, end = (_end(given, place), len(given)) if found is None else found.span()
        if place < start:
            scan.words(place, start)
        if found is None or scan.shown.size > LONGEST:
            break
        place, name = end, found[1]
        if name is not None:
            place = scan.element(name.lower(), found, start, end)
        elif given[start] == "&":
            scan.entity(found[0], start, end)
        elif found[0] == "<!--":
            place = _behind(given, _COMMENT, end)
            if end < HEAD:
                scan.stamps.comment(given[end : min(place, end + HEAD)])
    else:
        scan.unread = place if given[place:].strip() else None
    scan.close()
    return scan


HEAD: Final = 1_000
"""Characters at the head of a page in which a browser that saves it notes its address."""


def _end(given: str, place: int) -> int:
    """Return where plain text ends behind the last whole tag: at a tag that is never closed."""
    cut = given.find("<", place)
    return len(given) if cut < 0 else cut


def _behind(given: str, name: str, place: int) -> int:
    """Return where reading goes on behind what nobody reads; what is never closed takes the rest with it."""
    found = _CLOSING[name].search(given, place)
    return len(given) if found is None else found.end()


class _Open(NamedTuple):
    """An element that is open, and what holds in it: the role of its words, whether they are a link, a cell, the article.

    `hidden` is where the outermost element around them begins that was taken for furniture, None where there is none.
    """

    name: str = ""
    role: str | None = None
    within: str | None = None
    hidden: int | None = None
    article: bool = False
    link: bool = False
    cell: bool = False
    quote: bool = False
    box: int = 0


_PAGE: Final = _Open()
_HEAD: Final = -1
"""Stands for the place of what is hidden in the head of a page, which no article stands in."""


@dataclass(slots=True, kw_only=True)
class _Scan:
    """The state of reading an HTML file from front to back."""

    given: str
    wraps: Collection[int]
    lost: dict[int, int] = field(default_factory=dict)
    """Characters that lead nowhere in each element that was taken for furniture, by where it begins."""
    shown: Shown = field(default_factory=Shown)
    pieces: list[Piece] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=lambda: [_PAGE])
    first: int = 0
    linked: int = 0
    role: str | None = None
    stamps: Stamps = field(default_factory=Stamps)
    begun: bool = False
    """Whether a sentence of the text has been read."""
    language: str | None = None
    unread: int | None = None
    quoted: int | None = None
    boxes: list[int] = field(default_factory=lambda: [0])
    """The box around each box; the page is the first, around itself."""
    inline: tuple[int, int] = (0, 0)

    def words(self, start: int, end: int) -> None:
        """Take in plain characters."""
        end, around = min(end, start + LONGEST + 1), self.opened[-1]  # one more than is read, so that it is told as cut
        hidden = around.hidden
        if hidden is not None:
            if hidden != _HEAD and not around.link:
                said = self.given[start:end].strip()
                self.lost[hidden] = self.lost.get(hidden, 0) + len(said)
                if around.article and not self.begun:
                    self.stamps.words(said)
            return
        if not self.given[start:end].strip(_BLANKS):  # as mostly between two tags
            self._char(" ", start, start + 1, linked=around.link)
            return
        for found in _RUN.finditer(self.given, start, end):
            first, last = found.span()
            if found[1] is not None:
                self._char(" ", first, first + 1, linked=around.link)
            else:
                self.shown.take(found[0], first, last)
                self.linked += (last - first) * around.link

    def entity(self, spelt: str, start: int, end: int) -> None:
        """Take in `&eacute;` as the one character it is."""
        if self.opened[-1].hidden is not None:
            return
        shown = html.unescape(spelt)
        if len(shown) > 2 or not shown:  # no entity after all
            self.words(start, end)
            return
        for char in shown:
            self._char(char, start, end, linked=False)

    def _char(self, char: str, start: int, end: int, *, linked: bool) -> None:
        if char in UNSEEN:
            return
        if char in _BLANKS:
            if self.shown.size == self.first or self.shown.runs[-1] == " ":
                return
            char = " "
        self.shown.take(char, start, end)
        self.linked += linked

    def element(self, name: str, found: re.Match[str], start: int, end: int) -> int:
        """Take in a tag, what nobody reads in an element with it; return where reading goes on."""
        closing = self.given[start + 1] == "/"
        if name not in _RAW or closing:
            self._tag(name, found, start, end, closing=closing)
            return end
        behind = _behind(self.given, name, end)
        if name == "script":
            self.stamps.script(found[2][:2_000].lower(), self.given, end, min(behind, end + LONGEST))
        return behind

    def _tag(self, name: str, found: re.Match[str], start: int, end: int, *, closing: bool) -> None:
        """Open or close an element; its attributes are cut out of the page where somebody reads them."""
        if name in _TELLING and not closing:
            self._told(name, _attributes(found))
        if name == "q" and self.opened[-1].hidden is None:
            self._char("”" if closing else "“", start, end, linked=False)
        if name not in _INLINE and (name not in _VOID or name == "br"):
            if self.shown.size > self.first:
                self.close()
            self.role = None
        if closing:
            self._closed(name)
        elif name not in _VOID and self.given[end - 2] != "/" and len(self.opened) <= DEEPEST:
            if name == "p":
                self._closed("p")
            self._opened(name, found, start)
            if name in _SIGNS and self.quoted is not None:
                self._signed(start)

    def _told(self, name: str, named: dict[str, str]) -> None:
        """Take in what an element of the head says of the whole page."""
        if name == "html":
            self.language = named["lang"][:2].lower() if named.get("lang") else self.language
            return
        self.stamps.meta(named, aside=(self.opened[-1].hidden or _HEAD) != _HEAD)

    def _signed(self, place: int) -> None:
        """Take a block quotation as said by whoever is named in or right behind it, with marks and a dash.

        Law: a block quotation nobody is named for stays what it is, a paragraph.
        """
        self.close()
        begun, self.quoted = self.quoted, None
        pieces = list(takewhile(lambda piece: begun is not None and piece.start >= begun, reversed(self.pieces)))
        if len(pieces) == 1 and self.shown.at(pieces[0].start) not in _MARKS:
            piece = pieces[0]
            for at, char in ((piece.end, "”"), (piece.start, "“")):
                self.shown.put(at, char, place)
            piece.end += 2
            self.first += 2
        if pieces:
            for char in "— ":
                self._char(char, place, place, linked=False)

    def _opened(self, name: str, found: re.Match[str], place: int) -> None:
        around = self.opened[-1]
        if name == "blockquote":
            self.quoted = self.shown.size
        elif name not in _INLINE and name not in _SIGNS and not around.quote:
            self.quoted = None
        hidden, role, article, box = around.hidden, None, around.article, around.box
        if hidden is None:
            named = _attributes(found)
            label = f"{named.get('class', '')} {named.get('id', '')}".lower() if named else " "
            if named and (name in TIMES or not MARKS.isdisjoint(named)):
                self.stamps.element(name, named, hidden=False, article=article, begun=self.begun)
            role, article = _role(name, label), article or _is_article(name, named)
            box = self._box(name, box)
            if place not in self.wraps and role != "caption" and self._is_furniture(name, named, label):
                hidden = _HEAD if name == "head" else place
        elif name in TIMES:
            self.stamps.element(name, _attributes(found), hidden=True, article=article, begun=self.begun)
        link, cell = around.link or name == "a", around.cell or name in _CELLS
        quote = around.quote or name == "blockquote"
        holds = (name, role, role or around.within, hidden, article, link, cell, quote, box)
        opened: _Open = tuple.__new__(_Open, holds)  # half the time of `_Open(…)`, for each element
        self.opened.append(opened)
        if role is not None:
            self.role = role
            self.inline = (self.shown.size, LONGEST) if name in _INLINE else (0, LONGEST)

    def _box(self, name: str, around: int) -> int:
        """Return the number of the box that an element is, or stands in; each has a higher one than those around it."""
        if name not in _BOXES:
            return around
        self.boxes.append(around)
        return len(self.boxes) - 1

    def _is_furniture(self, name: str, named: dict[str, str], label: str) -> bool:
        """Return whether an element is no part of the article, by its name or by how its page calls it."""
        if name in _DROPPED:
            return not (name == "footer" and self.quoted is not None)
        if named.get("aria-hidden") == "true" or (name == "header" and not self.opened[-1].article):
            return True
        return (
            name not in _TEXT and label != " " and _FURNITURE.search(label) is not None and _LEADS.search(label) is None
        )

    def _closed(self, name: str) -> None:
        for place in range(len(self.opened) - 1, 0, -1):
            if self.opened[place].name == name:
                if self.opened[place].role is not None and name in _INLINE:
                    self.inline = (self.inline[0], self.shown.size)
                del self.opened[place:]
                return
            if name == "p" and self.opened[place].name not in _INLINE:
                return

    def close(self) -> None:
        """End the piece that is being read."""
        end = self.shown.size
        if end > self.first and self.shown.runs[-1] == " ":
            end -= 1
        start, stop = self.shown.place(self.first, end) if end > self.first else (0, 0)
        if start < stop:  # else signs stand there that were put in
            first, last = max(self.inline[0], self.first), min(self.inline[1], end)
            told = end - self.first > LABEL or self.shown.at(end - 1) == "."
            if (last - first) * 2 < end - self.first and told:
                self.role = None  # a time that is marked in a sentence makes no dateline of it
            self.begun = self.begun or (end - self.first > LABEL and self.shown.at(end - 1) == ".")
            around = self.opened[-1]
            self.pieces.append(
                Piece(
                    start=self.first,
                    end=end,
                    role=around.within or self.role,
                    linked=min(self.linked, end - self.first),
                    inside=around.article,
                    cell=around.cell,
                    box=around.box,
                )
            )
            behind = self.shown.ends[-1]
            for char in "\n\n":
                self.shown.take(char, behind, behind)
        self.first, self.linked, self.role = self.shown.size, 0, None

    def said(self) -> int:
        """Return how many characters of paragraphs have been read that lead nowhere."""
        sizes = ((piece.end - piece.start, piece.linked) for piece in self.pieces)
        return sum(size - linked for size, linked in sizes if size > LABEL)

    def source(self) -> Source:
        """Return what was read."""
        return Source(
            text="".join(self.shown.runs),
            given=self.given,
            pieces=self.pieces,
            shown=self.shown,
            published=self.stamps.published,
            by=self.stamps.by,
            changed=self.stamps.changed,
            address=self.stamps.address,
            dated=self.stamps.dated,
            language=self.language,
            unread=self.unread,
            boxes=self.boxes,
        )


def _attributes(tag: re.Match[str]) -> dict[str, str]:
    """Return the attributes of a tag, of the first signs of it."""
    start, end = tag.span(2)
    listed = _ATTRIBUTE.findall(tag.string[start : min(end, start + 2_000)]) if start < end else ()
    return {key.lower(): a or b or c for key, a, b, c in listed}


def _is_article(name: str, named: dict[str, str]) -> bool:
    """Return whether a page says that an element is its article."""
    return (
        name in {"article", "main"} or named.get("role") == "main" or "articlebody" in named.get("itemprop", "").lower()
    )


_ROLES: Final[dict[str, str]] = {
    "h1": "headline",
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "subheading"),
    "figcaption": "caption",
    "time": "dateline",
}


def _role(name: str, label: str) -> str | None:
    """Return the role an element gives what stands in it."""
    if name in _ROLES or name not in _PLAIN or label == " ":
        return _ROLES.get(name)
    return next((role for role, pattern in _CALLED if pattern.search(label) is not None), None)


_PLAIN: Final = frozenset(("p", "div", "span"))
"""Elements that say nothing of what stands in them but by what a page calls them."""
_CALLED: Final = (("caption", _CAPTION), ("lede", _LEDE), ("dateline", _DATE))
