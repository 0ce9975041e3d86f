"""The desk as a seat's own program meets it: a body's facts, a text prepared, a note handed in, a receipt.

Knows a folder on this machine, and one address over HTTP; not pages or secrets. Law: a client over HTTP speaks to the one
address it was made with, follows no other, and believes nothing it is told: what comes back is bounded, parsed strictly, and
judged by whoever asked.
"""

import hashlib
import http.client
import json
import re
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import urlsplit

from comity.envelope import LEAF_LIMIT
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.receipt import RECEIPT_LIMIT
from comity.records.inner import SALT_BYTES
from comity.regime.load import SIZE_LIMIT
from comity.service import clear
from comity.service.desk import Desk, Placed
from comity.service.drafting import Draft, prepare, render_draft
from comity.service.prepared import PREPARED_LIMIT
from comity.service.sealed_facts import SYMBOL_LIMIT, next_place, place_of, sealed_in, told_of
from comity.service.sealed_peer import Told
from comity.service.sealing import Place
from comity.store.reader import open_reader

RULE: Final = "docs/spec/signing.md 3"
HTTP_SECONDS: Final = 30.0
ANSWER_LIMIT: Final = 1_000_000
_OK, _UNPROCESSABLE = 200, 422
_CODE = re.compile(r"[a-z]{2,20}\.[a-z0-9-]{2,40}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFacts:
    """What a body's desk says of it: origin, kind, and the bytes of the rules in force; believed for labels only."""

    origin: str
    kind: str
    rules: bytes


class Peer(Protocol):
    """A desk, wherever it is."""

    @property
    def name(self) -> str:
        """What to call this desk to a reader."""
        ...

    def body(self) -> BodyFacts:
        """Return the body's facts. Raises Unavailable."""
        ...

    def prepare(self, draft: Draft, key: str) -> bytes:
        """Return what the desk made of a draft (service.prepared), untrusted. Raises Rejected with its finding, Unavailable."""
        ...

    def submit(self, note: bytes) -> Placed:
        """Hand in a note, framed with its inner text where it has one. Raises Rejected with the desk's finding, Unavailable."""
        ...

    def receipt(self, record_id: str) -> bytes:
        """Return the untrusted receipt of a record. Raises Unavailable."""
        ...


class FolderPeer:
    """The desk of a body's folder on this machine."""

    def __init__(self, folder: Path) -> None:
        """Open the body. Raises Unavailable."""
        self._folder, self._reader = folder, open_reader(folder)

    @property
    def name(self) -> str:
        """The folder's name."""
        return str(self._folder)

    def body(self) -> BodyFacts:
        """Return the body's facts."""
        named = str(self._reader.body["regime"])
        return BodyFacts(origin=self._reader.origin, kind=self._reader.kind, rules=self._reader.material(named))

    def prepare(self, draft: Draft, key: str) -> bytes:
        """Return what is made of a draft; who holds a body's folder is entitled to all of it."""
        salt, within = secrets.token_bytes(SALT_BYTES), self._reader.entitled()
        return prepare(self._reader, draft, key, int(time.time()), salt, within)

    def submit(self, note: bytes) -> Placed:
        """Hand a note in through the inbox, as every desk does."""
        return Desk(self._folder).submit(note)

    def receipt(self, record_id: str) -> bytes:
        """Return the receipt of a record."""
        return self._reader.receipt(record_id)

    def place(self, key: str) -> Place:
        """Return the next place on a key's chain."""
        return next_place(self._reader, key)

    def sealed(self) -> Told:
        """Return the sealed records and reading keys of the body."""
        return sealed_in(self._reader)

    def material(self, sha256: str, limit: int) -> bytes:
        """Return a file of the log."""
        return self._reader.material(sha256)[: limit + 1]


class RemotePeer:
    """The desk at one http(s) address, `https://host/slug`; it is spoken to there and nowhere else."""

    def __init__(self, address: str) -> None:
        """Keep the address. Raises Unavailable for one that is no http(s) address, or may not be asked in the clear."""
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
            raise _unreachable(address, "address")
        clear.check(address)
        self._secure, self._host, self._path = parts.scheme == "https", parts.netloc, parts.path.rstrip("/")
        self.address = f"{parts.scheme}://{parts.netloc}"

    @property
    def name(self) -> str:
        """The address."""
        return f"{self.address}{self._path}"

    def body(self) -> BodyFacts:
        """Return the body's facts; the rules must be those their hash names."""
        told = self._json(self.ask("GET", "/body.json", None, ANSWER_LIMIT))
        origin, kind, named = (str(told.get(name, "")) for name in ("origin", "kind", "regime"))
        if not _SHA256.fullmatch(named):
            raise self._not_understood(named)
        rules = self.ask("GET", f"/log/material/{named}", None, SIZE_LIMIT)
        if hashlib.sha256(rules).hexdigest() != named:
            raise Rejected(Finding(code="desk.rules", place=self._host, excerpt=named, rule=RULE))
        return BodyFacts(origin=origin, kind=kind, rules=rules)

    def prepare(self, draft: Draft, key: str) -> bytes:
        """Return what the desk made of a draft, untrusted."""
        return self.ask("POST", "/prepare", render_draft(draft, key), PREPARED_LIMIT)

    def submit(self, note: bytes) -> Placed:
        """Hand a note in."""
        told = self._json(self.ask("POST", "/submit", note, LEAF_LIMIT))
        record_id, index, symbol = told.get("id"), told.get("index"), told.get("symbol")
        plain = isinstance(record_id, str) and isinstance(index, int) and isinstance(symbol, str | None)
        if not plain or not _SHA256.fullmatch(str(record_id)) or len(str(symbol)) > SYMBOL_LIMIT:
            raise self._not_understood(told)
        return Placed(id=str(record_id), index=int(str(index)), symbol=None if symbol is None else str(symbol))

    def receipt(self, record_id: str) -> bytes:
        """Return the untrusted receipt of a record."""
        return self.ask("GET", f"/receipt/{record_id}", None, RECEIPT_LIMIT)

    def place(self, key: str) -> Place:
        """Return the next place on a key's chain, untrusted but for its shape."""
        return place_of(self.ask("GET", f"/place/{key}", None, LEAF_LIMIT))

    def sealed(self) -> Told:
        """Return the sealed records and reading keys the desk tells of, untrusted but for their shape."""
        return told_of(self.ask("GET", "/sealed.json", None, ANSWER_LIMIT))

    def material(self, sha256: str, limit: int) -> bytes:
        """Return an untrusted file of the log."""
        return self.ask("GET", f"/log/material/{sha256}", None, limit)

    def ask(self, method: str, path: str, data: bytes | None, limit: int) -> bytes:
        """Return the bytes of one answer; a redirection is no answer, wherever it leads."""
        kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
        connection = kind(self._host, timeout=HTTP_SECONDS)
        try:
            headers = {} if data is None else {"Content-Type": "application/octet-stream"}
            with suppress(BrokenPipeError, ConnectionResetError):
                # A desk that refuses need not read to the end what it refuses: its answer is there before all is sent.
                connection.request(method, f"{self._path}{path}", data, headers)
            response = connection.getresponse()
            answer = response.read(limit + 1)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _unreachable(self._host, error) from error
        finally:
            connection.close()
        if response.status == _UNPROCESSABLE:
            raise Rejected(self.finding(answer))
        if response.status != _OK:
            raise _unreachable(self._host, response.status)
        if len(answer) > limit:
            raise self._not_understood(len(answer))
        return answer

    def _json(self, answer: bytes) -> Mapping[str, object]:
        try:
            told = json.loads(answer)
        except (ValueError, RecursionError) as error:
            raise self._not_understood(error) from error
        if not isinstance(told, dict):
            raise self._not_understood(told)
        return told

    def finding(self, answer: bytes) -> Finding:
        """Return the finding a desk refused with, bounded; one that is not understood is a finding of its own."""
        told = self._json(answer).get("finding")
        found = told if isinstance(told, dict) else {}
        code, index = str(found.get("code", "")), found.get("index")
        if not _CODE.fullmatch(code):
            raise self._not_understood(found)
        place, quoted, rule = (str(found.get(name, ""))[:200] for name in ("place", "excerpt", "rule"))
        leaf, told_facts = index if isinstance(index, int) else None, found.get("facts")
        given = told_facts.items() if isinstance(told_facts, dict) else ()
        facts = {str(name)[:40]: value if isinstance(value, int) else str(value)[:200] for name, value in given}
        return Finding(code=code, place=place, excerpt=quoted, facts=facts, rule=rule, index=leaf)

    def _not_understood(self, what: object) -> Unavailable:
        return Unavailable(Finding(code="desk.answer", place=self._host, excerpt=excerpt(what), rule=RULE))


def _unreachable(place: str, what: object) -> Unavailable:
    return Unavailable(Finding(code="desk.unreachable", place=place, excerpt=excerpt(what), rule=RULE))
