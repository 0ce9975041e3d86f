"""When a page of HTML says for machines that it was published and changed, and what day its own address has.

Knows where pages say so and how far each place is believed; not what a reader is shown. Law: what a page says of its own article
counts before what it says of anything else, and of two places believed alike the first.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

STATED, CALLED, NAMED, OWN, MARKED, SCRIPTED, REVISED, ADDRESSED, ASIDE = 9, 8, 7, 6, 5, 4, 3, 2, 1
"""How far a page is believed about the day it was published: by a name of the standards or data for that alone, by another name
for that, by a name for any day, by a time it marks at the head of its article or as that of publishing, by another time, by a
variable of a script, by a time it marks as changed since, by its address, by a time above the article in what is none of it."""

_BY: Final[Mapping[int, str]] = {
    **dict.fromkeys((STATED, CALLED, NAMED), "head"),
    **dict.fromkeys((OWN, MARKED, REVISED), "element"),
    SCRIPTED: "script",
    ADDRESSED: "address",
    ASIDE: "around",
}

_NAMES: Final = {
    STATED: "article:published_time article:published article.published datepublished rnews:datepublished og:published_time",
    CALLED: (
        "published_time published_at originalpublicationdate article_date_original article:post_date mediator_published_time"
        " bt:pubdate pubdate pub_date publishdate publish-date publish_date publicationdate publication_date date_published"
        " article.publication_date parsely-pub-date cxenseparse:recs:publishtime citation_publication_date"
        " citation_online_date dc.date.issued dc.issued dcterms.issued dcterms.available"
    ),
    NAMED: (
        "date dc.date dcterms.date dc.created dc.date.created dcterms.created article.created article:created"
        " article:created_time citation_date video:release_date sailthru.date eprints.date displaydate display_date ptime pdate"
        " article_date datecreated"
    ),
}
_PUBLISHED: Final[Mapping[str, int]] = {name: rank for rank, names in _NAMES.items() for name in names.split()}
"""What names the day of publishing, in the head of a page or in an element."""
_ALTERING: Final = (
    "article:modified_time modified_time article:modified og:updated_time datemodified lastmod last-modified"
    " dc.date.modified dcterms.modified date_modified revision_date rnews:datemodified moddate article_date_updated"
)
_CHANGED: Final = frozenset(_ALTERING.split())
_LABELS: Final = ("property", "name", "itemprop", "http-equiv")
"""What names that which an element of the head says."""
_KEPT: Final = ("datetime", "data-timestamp", "data-datetime", "data-published", "data-published-date", "data-pubdate")
"""Where an element that tells a reader in words keeps a stamp."""
TIMES: Final = frozenset(("time", "abbr"))
MARKS: Final = frozenset((*_KEPT, "itemprop", "property"))
"""Elements, and attributes of others, that may have a stamp."""
_STAMP: Final = re.compile(r"(?:19|20)\d\d-?[01]\d-?[0-3]\d(?:[T ]\d|$)")
_REVISED: Final = re.compile(r"updat|modif|revis|mis[- ][aà][- ]jour|обновл", re.IGNORECASE)
_FIRST: Final = re.compile(r"publi|creat|posted|entry-date", re.IGNORECASE)
"""What marks a time as the first as well, as many pages do until they are changed: `entry-date published updated`."""

_WORDS: Final = re.compile(
    r"(?:(?:published|posted|publié|mis en ligne|опубликован)\w*(?: on| le)?:? )?(?:[^\W\d_]{3,9}\.?,? )?"
    r"(?:(?:\d\d?(?:er|st|nd|rd|th)? [^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.? \d\d?),? (?:19|20)\d\d"
    r"|\d\d?([./])\d\d?\1(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""A day in words or figures that a stretch begins with."""

_BEGUN: Final = re.compile(r"\{|\[\s*\{")
_DATA: Final = json.JSONDecoder(strict=False)
_ARTICLE: Final = re.compile(r"(?:Article|Posting|Report|Story)$")
"""What data for machines calls an article: `NewsArticle`, `BlogPosting`."""
_HELD: Final = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where it tells of the page's own article; comments, parts and lists of others stand elsewhere."""
_ISSUED: Final = re.compile(r"\"datePublished\"\s*:\s*\"([^\"<>]{8,40})\"")
_ALTERED: Final = re.compile(r"\"dateModified\"\s*:\s*\"([^\"<>]{8,40})\"")
_PARSELY: Final = re.compile(r"\"pub_date\"\s*:\s*\"([^\"<>]{8,40})\"")

_VALUE: Final = (
    r"\\?[\"']?\s{0,3}[:=]\s{0,3}(?:new Date\()?\\?[\"']((?:(?:19|20)\d\d[/-]?\d\d[/-]?\d\d|\d\d?\.\d\d?\.(?:19|20)\d\d"
    r"|\d\d?/(?:1[3-9]|2\d|3[01])/(?:19|20)\d\d|(?:[^\W\d_]{3,9},? )?"
    r"(?:\d\d? [^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.? \d\d?(?:st|nd|rd|th)?),? (?:19|20)\d\d)[^\"'\\<>]{0,30})\\?[\"']"
)
_NO_PUBLISHING: Final = re.compile(r"until|end|expir|updat|modif", re.IGNORECASE)
_WHOSE: Final = ("isplay", "rticle", "ost", "tory", "reated", "reation", "elease", "ormatted")
_SCRIPTED: Final = (
    re.compile(rf"ub(?<=[Pp]ub)(?<!un[Pp]ub)(?<!re[Pp]ub)\w{{0,24}}+{_VALUE}"),
    re.compile(
        r"ate(?<=[Dd]ate)(?:_?(?:[Pp]ub|[Cc]reated|[Pp]osted|[Ff]ormatted|[Dd]isplay)\w{0,12}+|"
        + "|".join(rf"(?<={word}{by}[Dd]ate)" for word in _WHOSE for by in ("", "_"))
        + ")"
        + _VALUE
    ),
)
"""When a variable of a script says that a page was published: `pub_date: "2016/07/05"`, `"displayDate":"July 5, 2016"`."""
_DATED: Final = re.compile(r"date(?<=[\"']date)" + _VALUE)
"""When it says a day that may be anything's, which counts where nothing else is said and it is the only one."""

_WRITTEN: Final = re.compile(r"\.write(?:ln)?\(\s{0,3}([\"'])(?:<[^<>]{0,80}>)?([^\"'<>]{8,80})(?=\1|<)")
"""What a script writes into the page for a reader: `document.write('July 5, 2016')`."""

_ADDRESS: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
"""A day in the address of a page."""
_FOLDERS: Final = re.compile(r"/((?:19|20)\d\d)/(\d\d?|[a-z]{3})/(\d\d?)(?=/|$)")
"""A day in its folders, where pages are put on the day they are published: `/2016/7/5/`, `/2016/jul/05/`."""
_SAVED: Final = re.compile(r"(?:saved from url=\(\d{4}\)|\burl: )(https?://\S+)")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(slots=True, kw_only=True)
class Stamps:
    """What a page has said so far of its days; `address` is that of its folders."""

    published: str | None = None
    believed: int = 0
    changed: str | None = None
    address: str | None = None
    lone: set[str] = field(default_factory=set)
    """What variables say that are called nothing but a date."""

    @property
    def by(self) -> str | None:
        """What part of the page said so: `head` (or its data), `element`, `script`, `address`, `around` (the article)."""
        return _BY.get(self.believed, "script" if self.dated is not None else None)

    @property
    def dated(self) -> str | None:
        """The only day that variables say which are called nothing but a date."""
        return next(iter(self.lone)) if len(self.lone) == 1 and not self.believed else None

    def say(self, stamp: str | None, rank: int) -> None:
        """Take in when the page was published, where it says so better than before, or the time of the same day as well."""
        said = self.published or "-"
        timed = rank == self.believed and ":" not in said and (stamp or "").startswith(said)
        if stamp and (rank > self.believed or (timed and rank)):
            self.published, self.believed = stamp, rank

    def meta(self, named: Mapping[str, str], *, aside: bool) -> None:
        """Take in what an element without words says, in the head of the page or, `aside`, in what stands around the article."""
        said = named.get("content")
        for label in _labels(named) if said else ():
            self.say(said, min(_PUBLISHED.get(label, 0), SCRIPTED if aside else STATED))
            self.changed = said if label in _CHANGED and self.changed is None else self.changed
            if label == "parsely-page" and (found := _PARSELY.search(html.unescape(said or ""))) is not None:
                self.say(found[1], CALLED)
        label = (named.get("property") or named.get("name") or named.get("itemprop") or named.get("rel") or "").lower()
        self.addressed(
            named.get("href" if label in {"canonical", "amphtml"} else "content" if label == "og:url" else "", "")
        )

    def addressed(self, address: str) -> None:
        """Take in the day an address of the page has."""
        folders = _FOLDERS.search(address[:500].lower())
        if folders is not None and self.address is None:
            year, month, day = folders.groups()
            number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month) if month.isdecimal() else 0
            self.address = f"{year}-{number:02}-{int(day):02}" if number else None
            self.say(self.address, ADDRESSED)
        elif (found := _ADDRESS.search(address[:500])) is not None:
            self.say("-".join(found.group(1, 3, 4)), ADDRESSED)

    def comment(self, said: str) -> None:
        """Take in the address a browser notes in a page it saves: `saved from url=(0042)https://news.example/2016/07/05/`."""
        found = _SAVED.search(said)
        self.addressed("" if found is None else found[1])

    def words(self, said: str) -> None:
        """Take in the day that words say above the text, in what is no part of it: `<aside>5 July 2016</aside>`."""
        if not self.believed and _WORDS.match(said) is not None:
            self.say(said[:MOST], ASIDE)

    def element(self, name: str, named: Mapping[str, str], *, hidden: bool, article: bool, begun: bool) -> None:
        """Take in the stamp of an element that tells a reader in words: `<abbr title="2016-07-05T10:00Z">1 hour ago`.

        `hidden` is whether it stands around the article, `article` within it, `begun` behind the first of the text.
        """
        said = next((named[key] for key in _KEPT if key in named), None)
        issued = any(one in _PUBLISHED for one in _labels(named))
        if said is None and (name == "abbr" or issued or named.get("itemprop", "").lower() == "datemodified"):
            said = named.get("content") or named.get("title")
        if said is None or (name != "time" and _STAMP.match(said) is None):
            return
        label = f"{named.get('class', '')} {named.get('itemprop', '')}"
        rank = OWN if issued or (name == "time" and ((article and not begun) or "pubdate" in named)) else MARKED
        if hidden and not ("published" in label and (article or name == "abbr")):  # which stands below a post
            rank = ASIDE if name == "time" and not begun else 0
        elif _REVISED.search(label) is not None and _FIRST.search(label) is None:
            rank = REVISED
        self.say(said, rank)

    def script(self, kind: str, given: str, start: int, end: int) -> None:
        """Take in what a script says, or the data for machines that stands in it; `kind` is what its element says of it."""
        data = "ld+json" in kind and given.find('"date', start, end) >= 0
        told = list(_told(given[start:end])) if data else []
        for issued, altered, rank in told:
            self.say(issued, rank)
            self.changed = self.changed or altered
        if not told and (found := _ISSUED.search(given, start, end)) is not None:
            self.say(found[1], NAMED if data else SCRIPTED)
            altered_ = _ALTERED.search(given, start, end)
            self.changed = self.changed or (altered_[1] if altered_ is not None else None)
        for pattern in _SCRIPTED if self.believed < SCRIPTED else ():
            for found in pattern.finditer(given, start, end):
                if _NO_PUBLISHING.search(given, found.start(), found.start(1)) is None:
                    self.say(found[1].replace("/", "-") if found[1][:4].isdecimal() else found[1], SCRIPTED)
                    break
        for found in _WRITTEN.finditer(given, start, end) if self.believed < SCRIPTED else ():
            if (day := _WORDS.search(found[2])) is not None:
                self.say(found[2][day.start() :][:MOST], REVISED if _REVISED.search(found[2]) else SCRIPTED)
        if not self.believed and len(self.lone) <= 1:
            self.lone.update(found[1] for found in _DATED.finditer(given, start, end))


def _labels(named: Mapping[str, str]) -> Iterator[str]:
    """Return the names of what an element says."""
    return (
        one.removeprefix("og:article:")
        for key in _LABELS
        if key in named
        for one in named[key].lower().replace("dcterms:", "dcterms.").replace("dc:", "dc.").split()
    )


def _told(said: str) -> Iterator[tuple[str | None, str | None, int]]:
    """Yield when things were published and changed that data for machines tells of, those around others first."""
    begun = _BEGUN.search(said)
    try:
        queue = [_DATA.raw_decode(said, begun.start())[0]] if begun is not None else []
    except (ValueError, RecursionError):
        return  # such data is often broken
    for one in queue:
        if isinstance(one, list):
            queue += one
        elif isinstance(one, dict):
            kinds = one.get("@type")
            article = any(
                isinstance(kind, str) and _ARTICLE.search(kind) is not None
                for kind in (kinds if isinstance(kinds, list) else [kinds])
            )
            issued, created, altered = (one.get(f"date{name}") for name in ("Published", "Created", "Modified"))
            if isinstance(issued, str):
                yield issued[:MOST], altered if isinstance(altered, str) else None, STATED if article else NAMED
            elif isinstance(created, str) and article:
                yield created[:MOST], None, NAMED
            queue += [one[key] for key in _HELD if key in one]


MOST: Final = 40
"""Characters of a stamp."""
