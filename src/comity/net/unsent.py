"""What a party's own mirror watches for: records under the party's keys that the party did not send.

Knows a mirror's copy and a folder in which the party keeps what it sent; not who holds its keys. Law: neither log nor desk can
know this, only the party: so each such record is an alarm, once, unless the party says that it sent it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from comity.envelope import LEAF_LIMIT, parse_submission
from comity.errors import Finding, Rejected
from comity.net.alarms import Alarms
from comity.store.reader import Reader

RULE: Final = "docs/spec/log.md 13"
CODE: Final = "mirror.unsent"
NAME: Final = "unsent.json"
PAGE: Final = 500
_ID = re.compile(r"[0-9a-f]{64}")


def sent_in(folder: Path) -> frozenset[str]:
    """Return the ids of the records a party sent: of each signed note in a folder, and each id on a line of a text file there."""
    return frozenset(name for path in sorted(folder.iterdir()) if path.is_file() for name in _ids(path))


def watch(reader: Reader, alarms: Alarms, code: str, sent: frozenset[str], at: int) -> int:
    """Raise an alarm (at a Unix second) for each record of a seat not looked at before that was not sent; return how many.

    Raises Rejected where the body has no such seat.
    """
    if reader.get("seat", code) is None:
        raise Rejected(Finding(code="seat.unknown", place="--party", excerpt=code, rule=RULE))
    known = {str(one["excerpt"]) for one in alarms.all() if one["code"] == CODE}
    since, named = _looked(reader.folder, code), sent | known
    found = [(index, name) for index, name in _records_of(reader, code, since) if name not in named]
    for index, name in found:
        place, facts = f"leaf {index}", {"by": code}
        alarms.raise_(Finding(code="mirror.unsent", place=place, excerpt=name, facts=facts, rule=RULE), at)
    fresh = reader.folder / f".{NAME}.new"
    fresh.write_text(json.dumps({"party": code, "size": reader.size}) + "\n", encoding="utf-8")
    fresh.replace(reader.folder / NAME)
    return len(found)


def _records_of(reader: Reader, code: str, since: int) -> Iterator[tuple[int, str]]:
    """Yield index and id of each record of a seat that was admitted from a size on."""
    after = "" if since == 0 else f"{since - 1:010}"
    while rows := reader.scan("leaf", after=after, limit=PAGE):
        for key, leaf in rows:
            record = reader.get("record", str(leaf["id"])) if leaf["admitted"] else None
            if record is not None and record["by"] == code:
                yield int(key), str(leaf["id"])
        after = rows[-1][0]


def _looked(folder: Path, code: str) -> int:
    """Return up to which size this seat's records were looked at; 0 before the first time, or where it was another's."""
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return int(told["size"]) if told["party"] == code else 0
    except (OSError, ValueError, KeyError):
        return 0


def _ids(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    if path.suffix == ".txt":
        lines = data.decode("utf-8", "replace").split("\n")
        yield from (line.strip() for line in lines if _ID.fullmatch(line.strip()))
    elif len(data) <= LEAF_LIMIT:
        yield parse_submission(data).id
