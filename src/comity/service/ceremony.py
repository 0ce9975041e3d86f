"""Acts of keys prepared for signing elsewhere: the record text a seat's holders will sign, filled in from the log.

Knows the bodies of accede, accredit, revoke, rotate, disavow and amend-rules, and where each lies on its chain; holds no
secret. Law: every text it returns has been rehearsed, so the log would take it now if its keys signed it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from comity.encoding.canonical import Json
from comity.envelope import parse_leaf
from comity.errors import Rejected
from comity.keys.names import VerifierKey
from comity.records.act import STRUCTURAL, Act
from comity.records.fields import finding
from comity.records.record import Material, Record, Ref, Seen, parse_text, record_id, render_text
from comity.service.pen import accession, blank
from comity.service.rehearsal import Rehearsal
from comity.service.request import KeyRequest
from comity.service.rootset import PublicSet
from comity.store.reader import Reader
from comity.tlog.policy import parse as parse_policy

RULE: Final = "docs/spec/record.md 8"
REFS_LIMIT: Final = 64
NO_PREV: Final = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Signers:
    """Registered keys of one seat that will sign together, by hash, and the chain they write."""

    owner: str
    keys: tuple[str, ...]
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remit:
    """What a key is accredited for; a `scope` or `ceiling` of None sets no bound."""

    tier: str
    role: str
    scope: tuple[str, ...] | None = None
    ceiling: int | None = None


class Ceremony:
    """Prepares records for one body as it stands, one after another: each text continues those before it."""

    def __init__(
        self, reader: Reader, now: int, at: str, pending: tuple[bytes, ...] = (), files: tuple[bytes, ...] = ()
    ) -> None:
        """Read from `reader` at Unix time `now`; records are dated `at` (EDTF).

        `pending` are texts prepared before and not in the log yet, in order; `files` the material a record will name.
        Raises Rejected where a pending text would no longer be taken.
        """
        self._reader, self._at = reader, at
        self._files = {hashlib.sha256(data).hexdigest(): data for data in files}
        self._rehearsal = Rehearsal(reader, now, self._files)
        for text in pending:
            self._rehearsal.admit(text)

    def key_named(self, name: str) -> str:
        """Return the hash of a key named by hash, full name or `SEAT/label`, or raise Rejected key.unknown."""
        view = self._rehearsal.view
        earlier = [
            str(part["before"]["origin"]) for _, part in view.scan("part", "") if isinstance(part["before"], dict)
        ]
        for full in (name, *(f"{origin}/{name}" for origin in (self._reader.origin, *reversed(earlier)))):
            known = view.get("registered", f"name:{full}")
            if known is not None:
                return str(known["key"])
        if view.get("key", name) is None:
            raise Rejected(finding("key.unknown", "key", name, RULE))
        return name

    def key(self, hashed: str) -> Mapping[str, Json]:
        """Return the row of a registered key; empty for a key of the log itself."""
        return self._rehearsal.view.get("key", hashed) or {}

    def signers(self, names: tuple[str, ...]) -> Signers:
        """Return the keys of these names as those who will sign."""
        keys = tuple(sorted(self.key_named(name) for name in names))
        row = self.key(keys[0])
        owner = str(row.get("owner", ""))
        seat = self._rehearsal.view.get("seat", owner) or {}
        return Signers(owner=owner, keys=keys, chain=str(seat["root_set"]) if row.get("tier") == "root" else keys[0])

    def accede(self, public: PublicSet) -> bytes:
        """Return the text by which a seat brings its root set; every key of the set signs."""
        keys = tuple(sorted(key.hash_hex for key in public.root_set.keys))
        signers = Signers(owner=public.code, keys=keys, chain=public.hash)
        return self._text(signers, Act.ACCEDE, accession(public.root_set))

    def come_along(self, signers: Signers) -> bytes:
        """Return the text by which a seat comes along, with the root keys it has, to a body that another operator continues."""
        body = self._rehearsal.view.get("body", "") or {}
        return self._text(signers, Act.ACCEDE, {"continues": body["found"]})

    def accredit(self, signers: Signers, asked: KeyRequest, remit: Remit) -> bytes:
        """Return the text by which a root set or a mission key brings a key."""
        body: dict[str, Json] = {
            "key": asked.key.vkey,
            "tier": remit.tier,
            "role": remit.role,
            "scope": None if remit.scope is None else sorted(remit.scope),
            "ceiling": remit.ceiling,
            "pop": asked.possession,
        }
        return self._text(signers, Act.ACCREDIT, body)

    def revoke(self, signers: Signers, hashed: str, reason: str | None) -> bytes:
        """Return the text that ends a key."""
        return self._text(signers, Act.REVOKE, {"key": hashed, **_because(reason)})

    def rotate(self, signers: Signers, public: PublicSet) -> bytes:
        """Return the text by which a seat replaces its root set; `signers` are of the old one, all of the new sign too."""
        new = tuple(key.hash_hex for key in public.root_set.keys)
        both = replace(signers, keys=tuple(sorted({*signers.keys, *new})))
        return self._text(both, Act.ROTATE, accession(public.root_set))

    def recover(self, signers: Signers, public: PublicSet) -> bytes:
        """Return the text by which an office announces another root set for a seat that lost its own."""
        return self._text(signers, Act.ROTATE, {"recover": public.code, "root_set": public.hash})

    def veto(self, signers: Signers, code: str, reason: str | None) -> bytes:
        """Return the text that stops the recovery which waits for a seat. Raises Rejected where none does."""
        rows = (row for _, row in self._rehearsal.view.scan("recovery", ""))
        waiting = [row for row in rows if (row["seat"], row["status"]) == (code, "waiting")]
        if not waiting:
            raise Rejected(finding("recover.nothing", "code", code, "docs/spec/record.md 20"))
        return self._text(signers, Act.REVOKE, {"recovery": waiting[0]["id"], **_because(reason)})

    def succeed(self, signers: Signers, body: Mapping[str, Json]) -> bytes:
        """Return the text by which a key of the log itself follows another."""
        return self._text(signers, Act.ROTATE, body)

    def disavow(self, signers: Signers, records: tuple[str, ...], reason: str | None) -> bytes:
        """Return the text by which a seat says that these records are not its own."""
        if len(records) > REFS_LIMIT:
            raise Rejected(finding("record.count", "record.refs", len(records), "docs/spec/record.md 3"))
        refs = tuple(Ref(rel="disavows", id=record) for record in records)
        return self._text(signers, Act.DISAVOW, _because(reason), refs)

    def amend_rules(
        self,
        signers: Signers,
        decision: str,
        regime: bytes | None,
        seats: tuple[PublicSet, ...],
        kinds: Mapping[str, str],
        policy: str | None = None,
    ) -> bytes:
        """Return the text that puts another regime (one of the files) or policy in force, or admits seats, by a decision."""
        body: dict[str, Json] = {}
        material: tuple[Material, ...] = ()
        if regime is not None:
            hashed = hashlib.sha256(regime).hexdigest()
            body["regime"] = hashed
            material = (
                Material(sha256=hashed, size=len(regime), media="application/toml", name="regime.toml", role="rules"),
            )
        if seats:
            body["seats"] = [
                {"code": seat.code, "kind": kinds.get(seat.code, "party"), "root_set": seat.hash}
                for seat in sorted(seats, key=lambda seat: seat.code)
            ]
        if policy is not None:
            parse_policy(policy)
            body["policy"] = policy
        return self._text(signers, Act.AMEND_RULES, body, (Ref(rel="cites", id=decision),), material)

    def signed_by(self, hashed: str, first: int) -> tuple[str, ...]:
        """Return the ids of content records that stand and that a key signed at index `first` or later, in order."""
        found: list[str] = []
        brought = self.key(hashed).get("index")
        for index in range(max(first, brought if isinstance(brought, int) else 0), self._reader.size):
            signed = parse_leaf(self._reader.leaf(index))
            row = self._reader.get("record", signed.id) or {}
            mine = hashed in signed.record.keys and signed.record.act not in STRUCTURAL
            if mine and row.get("index") == index and row["status"] == "stands":
                found.append(signed.id)
        return tuple(found)

    def _text(
        self,
        signers: Signers,
        act: Act,
        body: Mapping[str, Json],
        refs: tuple[Ref, ...] = (),
        material: tuple[Material, ...] = (),
    ) -> bytes:
        """Return the record text at the next place of the chain, once the rehearsal has taken it."""
        chain = self._rehearsal.view.get("chain", signers.chain) or {"next": 0, "id": NO_PREV}
        size = self._reader.size
        seen = Seen(size=size, root=(self._reader.root(size) or b"").hex())
        drawn = blank(
            self._reader.origin, act, str(act), signers.owner, seen, self._at, body, refs=refs, material=material
        )
        text = render_text(replace(drawn, keys=signers.keys, seq=int(str(chain["next"])), prev=str(chain["id"])))
        self._rehearsal.admit(text)
        return text


def following(text: bytes) -> dict[str, Json]:
    """Return the place after a record on its chain: what the next record of the same keys must say."""
    return {"seq": parse_text(text).seq + 1, "prev": record_id(text)}


def names_known(reader: Reader, keys: tuple[VerifierKey, ...], record: Record) -> dict[str, str]:
    """Return the names of keys a preview may show, by hash: those at hand and those the log has."""
    known = {key.hash_hex: key.name for key in keys}
    named = [*record.keys, str((record.body or {}).get("key", ""))]
    for hashed in named:
        row = reader.get("key", hashed)
        if row is not None:
            known[hashed] = str(row["name"])
    return known


def _because(reason: str | None) -> dict[str, Json]:
    return {} if reason is None else {"reason": reason}
