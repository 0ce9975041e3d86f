"""The picture of an encounter: what tracks attached to a record and to its accounts say beside each other, as page and drawing.

Knows which files belong to a record, templates and addresses; what is reckoned and drawn is `airspace`'s. Law: only files that
everybody may read are drawn, each under the name of whoever signed the record it is attached to; a file too large, packed or not
understood is named with the reason, and the others are drawn all the same. What is drawn is a function of hashes, names and
language, and is kept by them: it is the same at every moment and every size of the log.
"""

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse

from comity.airspace.extra import ready
from comity.errors import Finding, Rejected, Unavailable
from comity.i18n import Catalogue
from comity.records.record import SEALED, Material, Record
from comity.store import listings
from comity.web.access.headers import unkept
from comity.web.downloads import enclosed
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page
from comity.web.site import site

if TYPE_CHECKING:
    from comity.airspace.tell import Section

NAMES: Final = (
    ".geojson",
    ".gpx",
    ".kml",
    ".sbs",
    ".avr",
    ".ast",
    ".sbs.csv",
    ".opensky.csv",
    ".readsb.json",
    ".trace.json",
)
"""How the name of a file of tracks ends (docs/spec/airspace.md 7); what is packed is for the command."""
TELLING: Final = ("account-of", "answers")
RECORDS: Final = 24
"""So many records that answer a record or tell of it are looked through for files."""
FILES: Final = 8
BYTES: Final = 1024 * 1024
"""What one page reads, all files together: as much as is reckoned within a few seconds, once."""
PACKED: Final = b"\x1f\x8b"
SVG: Final = "image/svg+xml"
RULE: Final = "docs/spec/airspace.md 7"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file of tracks: whose it is as the picture names them, the record it is attached to, and where it lies."""

    account: str
    entry: Entry
    item: Material
    url: str
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What some files say together: the picture (empty where none could be drawn), the same in words, and what was refused."""

    svg: str
    sections: "tuple[Section, ...]"
    closing: str
    synthetic: bool
    refused: tuple[tuple[str, tuple[str, ...]], ...]


def holds(page: Page, record_id: str) -> bool:
    """Return whether a record, or one that answers it or tells of it, has files of tracks."""
    return kept(page, f"tracks {record_id}", lambda: next(_files(page, record_id), None) is not None)


def show(page: Page, record_id: str) -> HttpResponse:
    """Show the picture with all it says in words, or why there is none."""
    found = _attached(page, record_id)
    public = [one for one in found if one.public]
    drawn, missing = _drawn_or_missing(page, public)
    response = page.render(
        "encounter",
        entry=page.entry(record_id),
        files=found,
        drawn=drawn,
        missing=missing,
        aside=len(found) - len(public),
        command="comity airspace " + " ".join(shlex.quote(f"{one.account}={one.item.name}") for one in found),
        picture=page.url(f"record/{record_id}/encounter.svg"),
        limit=BYTES // 1024,
        most=FILES,
    )
    return unkept(response) if page.reads_restricted else response


def svg(page: Page, record_id: str) -> HttpResponse:
    """Give the picture as a file that stands alone. Raises Http404."""
    drawn, _ = _drawn_or_missing(page, [one for one in _attached(page, record_id) if one.public])
    if drawn is None or not drawn.svg:
        raise Http404(record_id)
    return HttpResponse(drawn.svg, content_type=SVG)


def _files(page: Page, record_id: str) -> Iterator[tuple[str, Record, Material, str]]:
    """Yield the files of tracks of a record, then of what answers it or tells of it and stands, in the order of the log."""
    links = [str(row["id"]) for row in listings.links_of(page.reader.view(), record_id, TELLING, RECORDS)]
    page.fetch_signed([record_id, *links])
    for other in dict.fromkeys((record_id, *links)):
        found, row = page.signed(other), page.record_row(other)
        if found is None or row is None or (other != record_id and row["status"] != "stands"):
            continue
        for url, item in enclosed.links(page, other, found.record):
            sealed = found.record.aud == SEALED  # such a file lies in no place from which a picture is drawn
            if item.role == "attachment" and item.name.lower().endswith(NAMES) and not sealed:
                yield other, found.record, item, url


def _attached(page: Page, record_id: str) -> list[Attached]:
    """Return a record's files with whose they are; several of one author are told apart by a number. Raises Http404 without."""
    files = list(_files(page, record_id))
    if not files:
        raise Http404(record_id)
    given = Counter(record.for_ for _, record, _, _ in files)
    counted: Counter[str] = Counter()
    found = []
    for other, record, item, url in files:
        counted[record.for_] += 1
        name = page.name(record.for_, record.at)
        if given[record.for_] > 1:
            name = page.words.say("encounter-file-of", name=name, number=counted[record.for_])
        public = url.startswith(f"/{page.slug}/log/material/")
        found.append(Attached(account=name, entry=page.entry(other), item=item, url=url, public=public))
    return found


def _drawn_or_missing(page: Page, found: Sequence[Attached]) -> tuple[Drawn | None, tuple[str, ...]]:
    """Return what is drawn, or the lines that say what this installation lacks."""
    asked = tuple((one.account, one.item.name, one.item.sha256, one.item.size) for one in found)
    try:
        ready()
        return _drawn(page.slug, asked, page.lang), ()
    except Unavailable as error:
        return None, tuple(page.words.explain(error.finding).splitlines())


@lru_cache(maxsize=32)
def _drawn(slug: str, files: tuple[tuple[str, str, str, int], ...], lang: str) -> Drawn:
    """Return what the files say together. Raises Unavailable where a file is not here, and keeps nothing then."""
    # NumPy and pyproj are an extra, and slow to load: a site without such files does without them.
    from comity.airspace import picture, reading, report, tell  # noqa: PLC0415
    from comity.airspace.encounter import Terms  # noqa: PLC0415
    from comity.airspace.model import Given  # noqa: PLC0415

    words = Catalogue(lang)
    readings, refused = [], []
    left = BYTES
    for number, (account, name, sha256, size) in enumerate(files):
        try:
            if number >= FILES or size > left:
                raise Rejected(_beyond(name))  # noqa: TRY301 - refused as a reader would refuse it
            left -= size
            data = site().readers[slug].material(sha256)
            if len(data) > size or data.startswith(PACKED):
                raise Rejected(_beyond(name))  # noqa: TRY301 - as above
            readings.append(reading.read(data, name, Given(account=account)))
        except Rejected as refusal:
            refused.append((name, tuple(words.explain(refusal.finding).splitlines())))
    try:
        found = report.report(readings, Terms())
    except Rejected as refusal:
        refused.append(("", tuple(words.explain(refusal.finding).splitlines())))
        readings = []
    if not readings or not found.tracks:
        return Drawn(svg="", sections=(), closing="", synthetic=False, refused=tuple(refused))
    told = tell.tell(found, words)
    return Drawn(
        svg=picture.picture(found, told, words),
        sections=told.sections,
        closing=told.closing,
        synthetic=any(source.synthetic for source in found.sources),
        refused=tuple(refused),
    )


def _beyond(name: str) -> Finding:
    return Finding(code="airspace.page", place=name, rule=RULE)
