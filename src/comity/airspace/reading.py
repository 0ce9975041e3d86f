"""A file of surveillance data read, whatever its format: hashed, told apart by what stands in it, and given to its reader.

Knows the formats and what tells them apart; each reader knows one. Law: the bytes are hashed as they came and never changed; a
format that is not recognised is refused, never tried out; what is said in place of the file (its day, its clock) is kept in the
source.
"""

import hashlib
import re
from typing import Any, Final

from comity.airspace import asterix, basestation, modes, notation, opensky, paths, readsb
from comity.airspace.columns import RULE, Columns
from comity.airspace.extra import ready
from comity.airspace.model import Given, Reading, Source
from comity.errors import Finding, Rejected, excerpt

FORMATS: Final = ("sbs", "readsb", "trace", "opensky", "opensky-parquet", "asterix", "modes", "geojson", "gpx", "kml")
PARQUET: Final = b"PAR1"
HEAD: Final = 4_096
WORD: Final = 200
GEOJSON: Final = frozenset(("Feature", "FeatureCollection"))
BLOCKS: Final = frozenset((1, 2, 8, 10, 19, 20, 21, 23, 30, 31, 32, 34, 48, 62, 63, 65, 242, 252))
FRAME: Final = re.compile(r"(?:[0-9.]{1,24}[,; ]\*?|\*|@[0-9A-Fa-f]{12})(?:[0-9A-Fa-f]{28}|[0-9A-Fa-f]{14});?")


def read(data: bytes, name: str, given: Given) -> Reading:
    """Return all that a file says. `data` is untrusted; raises Rejected where it is not as its format asks."""
    ready()
    if len(data) > notation.FILE_LIMIT:
        raise Rejected(Finding(code="airspace.oversize", place=name, facts={"limit": notation.FILE_LIMIT}, rule=RULE))
    plain = notation.inflate(data, name)
    chosen = given.format or detect(plain)
    if chosen not in FORMATS:
        raise Rejected(Finding(code="airspace.format", place=name, excerpt=excerpt(plain[:40]), rule=RULE))
    found, clock, synthetic = _read(plain, name, given, chosen)
    return found.reading(
        Source(
            account=given.account,
            name=name,
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            format=chosen,
            clock=clock,
            ahead=given.ahead,
            synthetic=synthetic,
        )
    )


def detect(data: bytes) -> str:
    """Return the format of these bytes, or nothing where they are none of those read."""
    if data.startswith(PARQUET):
        return "opensky-parquet"
    # The second byte is the high byte of a length; text has no such byte there.
    if len(data) > 1 and data[0] in BLOCKS and data[1] < ord(" ") and data[1] not in b"\t\r\n":
        return "asterix"
    head = data[:HEAD].decode("utf-8-sig", "replace").lstrip()
    if head.startswith("<"):
        return next((chosen for chosen in ("gpx", "kml") if f"<{chosen}" in head), "")
    return _json(data) if head.startswith("{") else _lines(head)


def _lines(head: str) -> str:
    first = next((line.strip() for line in head.splitlines() if line.strip() and not line.startswith("#")), "")
    if first.partition(",")[0] in basestation.KINDS:
        return "sbs"
    if {"icao24", "lat", "lon"} <= {cell.strip() for cell in first.split(",")}:
        return "opensky"
    return "modes" if FRAME.fullmatch(first) else ""


def _json(data: bytes) -> str:
    """Return which JSON it is; where it is damaged, what it seems to be, so that its reader says where."""
    if b'"Feature' in data:
        return "geojson"
    return "trace" if b'"trace"' in data else "readsb" if b'"now"' in data else ""


def _read(data: bytes, name: str, given: Given, chosen: str) -> tuple[Columns, str, str]:
    """Return the fixes, how their times are known, and what the file says of being made up."""
    match chosen:
        case "gpx" | "kml":
            return *paths.xml(data, name, given), ""
        case "asterix":
            return asterix.read(data, name, given), asterix.CLOCK, ""
        case "opensky-parquet":
            return opensky.read_parquet(data, name, given), opensky.CLOCK, ""
        case "readsb" | "trace" | "geojson":
            return _document(notation.parsed(data, name), name, given, chosen)
        case _:
            return _text(notation.text(data, name), name, given, chosen)


def _text(content: str, name: str, given: Given, chosen: str) -> tuple[Columns, str, str]:
    synthetic = _remark(content)
    if chosen == "modes":
        return *modes.read(content, name, given), synthetic
    if chosen == "opensky":
        return opensky.read_csv(content, name, given), opensky.CLOCK, synthetic
    return basestation.read(content, name, given), basestation.CLOCK, synthetic


def _document(content: Any, name: str, given: Given, chosen: str) -> tuple[Columns, str, str]:
    if not isinstance(content, dict):
        raise Rejected(Finding(code="airspace.format", place=name, excerpt=excerpt(content), rule=RULE))
    said = content.get("synthetic")
    synthetic = said[:WORD] if isinstance(said, str) else ""
    if chosen == "geojson":
        return *paths.geojson(content, name, given), synthetic
    reader = readsb.trace if chosen == "trace" else readsb.moment
    return reader(content, name, given), readsb.CLOCK, synthetic


def _remark(content: str) -> str:
    """Return what a first line that begins `# synthetic:` says."""
    first = content.partition("\n")[0].strip()
    return first[len("# synthetic:") :].strip()[:WORD] if first.startswith("# synthetic:") else ""
