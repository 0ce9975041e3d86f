"""Parsers of whole files that come from outside: articles, tracks, forms filled in, collections, sealed files, packages, trails.

Each is a line here as those of `parsers.py` are, and judged by the same law.
"""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from comity.airspace.model import Given
from comity.airspace.reading import read as read_tracks
from comity.blanks import cells, plain, workbook
from comity.blanks.layout import asked
from comity.chronicle import mapping, table
from comity.chronicle.parse import parse as parse_chronicle
from comity.formats import bag
from comity.i18n import Catalogue, Terms
from comity.keys import age
from comity.net.objects import manifest
from comity.press.input.intake import take_in
from comity.press.reading import read_article
from comity.records.trail import Entry, Extract, Head, parse_entry, parse_extract, render_entry, render_extract
from comity.regime import load
from comity.verify import sealing
from comity.web.press.showing import Source, found_in
from comity.web.press.showing import pieces as pieces_of

from .conftest import ORIGIN
from .parsers import ROOT, Target

NAMES = ("trail", "trail-entry", "sealed", "false-sealing", "article", "press-page", "tracks", "blank", "workbook", "mapping", "table",
         "chronicle", "package", "bucket")  # fmt: skip
ENTRY = Entry(
    log=ORIGIN,
    number=0,
    seat="AAA",
    own=1,
    at="2026-03-01T12:00:00Z",
    what="redeemed",
    actor=1,
    subject=None,
    role="auditor",
    before="",
    keys=(f"{ORIGIN}/AAA/root-1",),
    salt="ab" * 32,
)


def targets(folder: Path) -> Iterator[Target]:
    """Yield the parsers of files; `folder` is empty and theirs."""
    extract = Extract(
        log=ORIGIN,
        seat="AAA",
        head=Head(size=1, root="cd" * 32),
        record="ef" * 32,
        entries=((render_entry(ENTRY), ()),),
    )
    yield Target(name="trail", parse=parse_extract, seeds=(render_extract(extract),), render=render_extract)
    yield Target(name="trail-entry", parse=parse_entry, seeds=(render_entry(ENTRY),), render=render_entry)
    identity = age.generate()
    yield Target(
        name="sealed",
        parse=lambda data: age.opened(data, identity),
        seeds=(age.seal(b"a text that is sealed", (identity.recipient,)),),
    )
    shown = {"v": 1, "record": "0" * 64, "wrap": "1" * 64, "identity": identity.line()}
    yield Target(
        name="false-sealing",
        parse=sealing.parse,
        seeds=(json.dumps(shown, separators=(",", ":"), sort_keys=True).encode() + b"\n",),
    )
    yield Target(name="article", parse=lambda data: read_article(data, models=False), seeds=_articles())
    said = Given(account="A", day=date(2014, 3, 3), radar=(55.0, 13.0, 0.0))
    yield Target(name="press-page", parse=shown_page, seeds=(*_pages(), PAGE))
    yield Target(name="tracks", parse=lambda data: read_tracks(data, "x", said), seeds=_tracks())
    yield Target(name="blank", parse=plain.parse, seeds=(_form(plain),))
    yield Target(name="workbook", parse=cells.parse, seeds=(_form(workbook), _bomb()))
    rolls = ROOT / "examples" / "roll-calls"
    yield Target(name="mapping", parse=mapping.parse, seeds=((rolls / "mapping.toml").read_bytes(),))
    yield Target(
        name="table",
        parse=_rows,
        seeds=(b"a,b\n1,2\n", b'{"a":"1","b":"2"}\n', b'[{"a":"1","b":2}]', b'a,b\n"1\n",2\n'),
    )
    written = (ROOT / "examples" / "nrc" / "sitting-2016-07-13.toml").read_bytes()
    yield Target(name="chronicle", parse=parse_chronicle, seeds=(written,))
    yield Target(name="package", parse=lambda data: _package(folder / "bag", data), seeds=_manifests())
    held = f"comity/objects/v1\nwriting {'a' * 32} 1800000000\n{'0' * 64} 0 en/index.html\n+ 7 small/log/checkpoint\n"
    yield Target(
        name="bucket",
        parse=lambda data: manifest.parse(zlib.compress(data, wbits=31)),
        seeds=(held.encode(),),
        render=lambda made: zlib.decompress(manifest.render(made), wbits=31),
    )


def _articles() -> tuple[bytes, ...]:
    named = ("en-01.txt", "fr-01.txt", "ru-01.txt", "en-05.html")
    return tuple(path.read_bytes() for name in named if (path := ROOT / "tests" / "press" / "dev" / name).exists())


PAGE = (
    b"<!doctype html><html lang=en><head><meta charset=utf-8><meta property='article:published_time' content=2016-07-13>"
    b'<script type=application/ld+json>{"datePublished": "2016-07-13"}</script></head><body><nav class=menu><a href=/>x</a></nav>'
    b"<div class=share><article><h1>Ships &amp; ports</h1><time datetime=2016-07-13>13 July</time><p class=lede>The coun\xc2\xadcil <q>met</q>"
    b"<!-- a --> &laquo;&#160;twice&nbsp;&raquo;<br>in <b><i>Vienna</b></i>.<blockquote><p>We met.</blockquote><cite>Anna</cite>"
    b"<table><tr><td>400<td>soldiers</table></article></div><aside>x</aside></body></html>"
)


def _pages() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in sorted((ROOT / "tests" / "press" / "unseen").glob("*.html"))[:4])


def shown_page(data: bytes) -> int:
    """Read bytes as a page and hold what was read against them: each place lies in the input, in order; no piece in another."""
    taken = take_in(data, "text/html")
    pieces = taken.pieces or []
    assert taken.shown is None or len(taken.text) <= taken.shown.size
    places = [taken.place(at, at + 1) for at in range(len(taken.text))]
    assert all(0 <= start <= end <= len(taken.given) for start, end in places)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(places))
    bounds = [0, *(place for piece in pieces for place in (piece.start, piece.end)), len(taken.text)]
    assert bounds == sorted(bounds)
    assert all(piece.start < piece.end and 0 <= piece.linked <= piece.end - piece.start for piece in pieces)
    article = read_article(data, media="text/html", language="en", models=False)
    spans = [block.span for block in article.blocks]
    assert all(0 <= span.start < span.end <= len(taken.given) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    told: Any = article.as_json()
    found = found_in(told, lambda kind, _: kind)
    assert all(0 <= one.start < one.end <= len(taken.given) for one in found)
    source = Source(taken)
    for block in told["blocks"]:
        shown = "".join(piece.text for piece in pieces_of(source, block, found, ()))
        assert shown.split() == source.shown(block["start"], block["end"]).split()
    return len(pieces)


def _tracks() -> tuple[bytes, ...]:
    sbs = "MSG,3,1,1,4840D6,1,2014/03/03,12:00:00.500,2014/03/03,12:00:00.500,T,36000,450,90,54.9,14.1,-600,,0,0,0,0\n"
    point = {"type": "Point", "coordinates": [14.1, 54.9, 10_000]}
    feature = {"type": "Feature", "geometry": point, "properties": {"time": "2014-03-03T12:00:00Z", "aircraft": "A"}}
    gpx = '<gpx version="1.1"><trk><trkseg><trkpt lat="54.9" lon="14.1"><time>2014-03-03T12:00:00Z</time></trkpt></trkseg></trk></gpx>'
    aircraft = {"now": 1_393_848_000.0, "aircraft": [{"hex": "4840d6", "lat": 54.9, "lon": 14.1, "alt_baro": 36_000}]}
    head = "time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,baroaltitude,geoaltitude,lastposupdate\n"
    states = head + "1393848000,4840d6,54.9,14.1,230,90,0,T,false,10972,11000,1393848000\n"
    modes = "1393848000.5,8D4840D6202CC371C32CE0576098\n"
    asterix = bytes.fromhex("15001001810102")
    made = (sbs, json.dumps(feature), gpx, json.dumps(aircraft), states, modes)
    return (*(text.encode() for text in made), asterix)


def _form(kind: Any) -> bytes:
    regime = load((ROOT / "regimes" / "nrc" / "regime.toml").read_bytes())
    terms, form = Terms(words=Catalogue("en"), regime=regime), regime.forms["statement"]
    made = kind.render(terms, form, asked(terms, form, {"act": "state", "by": "FRA", "title.en": "On the agenda"}))
    return made if isinstance(made, bytes) else made.encode()


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", b"0" * 5_000_000)
    return packed.getvalue()


def _rows(data: bytes) -> int:
    """Read a table in the format its first byte says; a row at fault is told, not raised."""
    kind = {b"{": "jsonl", b"[": "json"}.get(data[:1], "csv")
    told: list[Any] = []
    return len(list(table.rows(io.BytesIO(data), kind, ("a", "b"), ",", told.append))) + len(told)


def _package(place: Path, data: bytes) -> Any:
    """Check a package whose list of tag files, or whose list of contents, is this."""
    place.mkdir(exist_ok=True)
    (place / bag.DECLARATION).write_bytes(bag.DECLARED)
    name, _, rest = data.partition(b"\0")
    (place / (bag.MANIFEST if name == b"m" else bag.TAGS)).write_bytes(rest)
    return bag.check(place)


def _manifests() -> tuple[bytes, ...]:
    tags = "".join(f"{'0' * 64}  {name}\n" for name in (bag.MANIFEST, bag.INFO, bag.DECLARATION))
    return b"t\0" + tags.encode(), b"m\0" + b"0" * 64 + b"  data/anchor\n", b"m\0../../x"
