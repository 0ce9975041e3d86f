"""A witness as others meet it: HTTP, one call to write and a few files to read.

Knows WSGI; not how a checkpoint is judged. Law: a body is read only when its length is told and within bounds, and what this
witness saw and caught is open to everybody.
"""

import json
import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Final

from comity.errors import Unavailable
from comity.net.claims import cosigned_path
from comity.net.witness import BAD, OK, REQUEST_LIMIT, UNKNOWN, Answer, Witness

LOG = logging.getLogger("comity.witness")
JSON: Final = "application/json"
CAUGHT: Final = "/evidence/"
LOGS: Final = "/logs/"
METHOD, LENGTH, LONG, DOWN = 405, 411, 413, 503
Start = Callable[[str, list[tuple[str, str]]], Any]


def application(witness: Witness) -> Callable[[dict[str, Any], Start], Iterable[bytes]]:
    """Return the WSGI application of a witness."""

    def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        try:
            given = _route(witness, environ)
        except Unavailable as error:
            LOG.critical("%s %s", error.finding.code, error.finding.excerpt)
            given = Answer(status=DOWN, body=f"{error.finding.code}\n".encode())
        headers = [("Content-Type", given.media), ("Content-Length", str(len(given.body)))]
        start(
            f"{given.status} {HTTPStatus(given.status).phrase}",
            [*headers, ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store")],
        )
        return [given.body]

    return answer


def _route(witness: Witness, environ: dict[str, Any]) -> Answer:
    path, method = str(environ.get("PATH_INFO", "")), str(environ.get("REQUEST_METHOD", ""))
    if path == "/add-checkpoint":
        return _add(witness, environ) if method == "POST" else Answer(status=METHOD)
    if method not in {"GET", "HEAD"}:
        return Answer(status=METHOD)
    if path == "/":
        return Answer(status=OK, body=status(witness), media=JSON)
    if path.startswith(LOGS):
        return _cosigned(witness, path)
    number = path.removeprefix(CAUGHT) if path.startswith(CAUGHT) else ""
    found = [one for one in witness.ledger.caught() if str(one.number) == number]
    return Answer(status=OK, body=found[0].file) if found else Answer(status=UNKNOWN)


def _add(witness: Witness, environ: dict[str, Any]) -> Answer:
    told = str(environ.get("CONTENT_LENGTH") or "")
    if not (told.isascii() and told.isdigit()):
        return Answer(status=LENGTH)
    if len(told) > len(str(REQUEST_LIMIT)) or int(told) > REQUEST_LIMIT:
        return Answer(status=LONG)
    data = environ["wsgi.input"].read(int(told))
    return witness.add_checkpoint(data) if len(data) == int(told) else Answer(status=BAD)


def _cosigned(witness: Witness, path: str) -> Answer:
    """Give the newest checkpoint cosigned of a log, as the log signed it: so that what this witness remembers can be shown."""
    for one in witness.ledger.logs():
        note = witness.ledger.signed_at(one.origin, one.size) if path == cosigned_path(one.origin) else None
        if note is not None:
            return Answer(status=OK, body=note)
    return Answer(status=UNKNOWN)


def status(witness: Witness) -> bytes:
    """Return, as JSON, who this witness is, what it last cosigned of each log and when, and the evidence it keeps."""
    logs = [
        {"origin": one.origin, "size": one.size, "root": one.root.hex(), "cosigned": _time(one.at)}
        for one in witness.ledger.logs()
    ]
    caught = [
        {"origin": one.origin, "at": _time(one.at), "file": f"{CAUGHT}{one.number}"} for one in witness.ledger.caught()
    ]
    told = {"witness": witness.vkey, "keys": list(witness.vkeys), "logs": logs, "evidence": caught}
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _time(seconds: int | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
