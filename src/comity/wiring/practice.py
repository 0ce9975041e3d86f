"""A body in memory: founded for a scenario, with real keys and signatures, through the same open, judge and fold as every log.

Knows how to seat and file; not what is asked. Law: nothing is admitted here that a desk would refuse.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from comity.encoding.canonical import Json
from comity.envelope import parse_submission, stamp_leaf
from comity.errors import Rejected
from comity.fold.disclosure import completed
from comity.fold.references import OPEN_TO_ALL
from comity.fold.step import Fold
from comity.fold.view import Memory
from comity.keys.names import COSIGNATURE
from comity.keys.signer import SigningKey, from_label
from comity.records.act import Act
from comity.records.inner import Inner, outer, render
from comity.records.record import Material, Record, Seen
from comity.regime import Regime, check_fields, load
from comity.service.founding import NO_PREV, SeatKeys, grant_of
from comity.service.pen import Pen, accession, accreditation, blank, root_set_of
from comity.tlog.merkle import Frontier, leaf_hash

ORIGIN: Final = "comity.example/EXERCISE/scenario"
MEDIA: Final = "application/toml"


class Practice:
    """A body that lives as long as a scenario is played."""

    def __init__(self, regime: bytes, codes: tuple[str, ...], at: int) -> None:
        """Found it at a Unix second under a regime, and seat the parties and offices of these codes. Raises Rejected."""
        self.regime = load(regime)
        self.files = {hashlib.sha256(regime).hexdigest(): regime}
        self.frontier, self.roots = Frontier(), [Frontier().root()]
        self.view = Memory(lambda size: self.roots[size] if size < len(self.roots) else None, self.files.__getitem__)
        self.fold = Fold(self.view)
        self._stamp = from_label(f"{ORIGIN}/REGISTRY/stamp", "comity/scenario/v1 stamp", COSIGNATURE)
        self.roots_of: dict[str, Pen] = {}
        self.pens: dict[str, Pen] = {}
        seats = [self._keys(code) for code in sorted(codes)]
        found = self._found(regime, seats, at)
        for keys in seats:
            self._seat(keys, found, at)

    def file(self, record: Record, pen: Pen, at: int, inner: tuple[bytes, Regime] | None = None) -> str:
        """Sign and file a record at a Unix second and return its id. Raises Rejected; the chain is then as it was.

        `inner` is what a restricted record keeps behind the gate, and the rules of that second: it is judged as a desk
        does, and kept nowhere.
        """
        before = pen.seq, pen.prev
        try:
            signed = parse_submission(pen.sign(record))
            self.fold.examine(len(self.roots) - 1, signed, at)
            if inner is not None:
                self._check_inner(signed.record, *inner)
        except Rejected:
            pen.seq, pen.prev = before
            raise
        leaf = stamp_leaf(signed, self._stamp.cosign(signed.text, at))
        delta = self.fold.step_signed(len(self.roots) - 1, leaf)
        self.view.take(delta.rows)
        self.frontier.append(leaf_hash(leaf.data))
        self.roots.append(self.frontier.root())
        return signed.id

    def content(
        self, act: Act, form: str, by: str, for_: str, at: str, body: Mapping[str, Json], **more: object
    ) -> Record:
        """Return a content record that a pen will complete."""
        return blank(ORIGIN, act, form, by, self.seen(), at, body, for_=for_, **more)  # type: ignore[arg-type]

    def closed(self, record: Record, pen: Pen, regime: Regime) -> tuple[Record, bytes]:
        """Return a record its author wrote openly as the outer part everybody reads and the inner text it commits to.

        `regime` are the rules of the second it is filed in, which know its form. Raises Rejected.

        Where the form hides which act it is, what only that act may refer to is hidden with it.
        """
        hidden = regime.forms[record.form].hidden
        within = tuple(ref for ref in record.refs if hidden and ref.rel not in OPEN_TO_ALL)
        inner = Inner(
            salt=hashlib.sha256(f"{pen.owner} {pen.seq}".encode()).digest(),
            body=record.body or {},
            act=record.act if hidden else None,
            form=record.form if hidden else None,
            refs=within or None,
        )
        data = render(inner)
        named = outer(ORIGIN, pen.keys[0].verifier.hash_hex, pen.seq, data)
        shown = replace(record, aud="restricted", body=None, inner=named)
        if hidden:
            left = tuple(ref for ref in record.refs if ref not in within)
            shown = replace(shown, act=Act.REACTION, form=str(Act.REACTION), refs=left)
        return shown, data

    def _check_inner(self, record: Record, inner: bytes, regime: Regime) -> None:
        whole = completed(record, record.keys[0], regime, inner)
        for problem in check_fields(regime, regime.forms[whole.form], whole.body or {}):
            raise Rejected(problem)

    def seen(self) -> Seen:
        """Return the log's head."""
        return Seen(size=len(self.roots) - 1, root=self.roots[-1].hex())

    def keep(self, data: bytes, name: str) -> Material:
        """Keep a file of rules and return how a record names it."""
        hashed = hashlib.sha256(data).hexdigest()
        self.files[hashed] = data
        return Material(sha256=hashed, size=len(data), media=MEDIA, name=name, role="rules")

    def _keys(self, code: str) -> SeatKeys:
        roots = (from_label(f"{ORIGIN}/{code}/root", f"comity/scenario/v1 {code} root"),)
        desk = from_label(f"{ORIGIN}/{code}/desk", f"comity/scenario/v1 {code} desk")
        kind = "party" if code in self.regime.seats else "office"
        return SeatKeys(code=code, kind=kind, roots=roots, threshold=1, desk=desk)

    def _found(self, regime: bytes, seats: list[SeatKeys], at: int) -> str:
        founder = self._own("FOUNDER/founder")
        grants = [grant_of(keys) for keys in seats]
        body: dict[str, Json] = {
            "kind": "exercise",
            "zone": self.regime.zone,
            "regime": hashlib.sha256(regime).hexdigest(),
            "state_version": 1,
            "founder": founder.verifier.vkey,
            "log_key": from_label(ORIGIN, "comity/scenario/v1 log").verifier.vkey,
            "stamp_key": self._stamp.verifier.vkey,
            "policy": "",
            "seats": [{"code": one.code, "kind": one.kind, "root_set": one.root_set} for one in grants],
        }
        rules = self.keep(regime, "regime.toml")
        record = blank(ORIGIN, Act.FOUND, "found", "FOUNDER", self.seen(), day_of(at), body, material=(rules,))
        return self.file(record, Pen(keys=(founder,), owner="FOUNDER", prev=NO_PREV), at)

    def _seat(self, keys: SeatKeys, found: str, at: int) -> None:
        pen = Pen(keys=keys.roots, owner=keys.code, prev=found)
        body = accession(root_set_of(keys.roots, keys.threshold))
        self.file(blank(ORIGIN, Act.ACCEDE, "accede", keys.code, self.seen(), day_of(at), body), pen, at)
        if keys.desk is not None:
            grant = accreditation(ORIGIN, keys.code, keys.desk, "desk", "desk")
            self.file(blank(ORIGIN, Act.ACCREDIT, "accredit", keys.code, self.seen(), day_of(at), grant), pen, at)
            self.pens[keys.code] = Pen(keys=(keys.desk,), owner=keys.code, prev=pen.prev)
        self.roots_of[keys.code] = pen

    def _own(self, label: str) -> SigningKey:
        return from_label(f"{ORIGIN}/{label}", f"comity/scenario/v1 {label}")


def day_of(second: int) -> str:
    """Return the ISO day of a Unix second, UTC."""
    return datetime.fromtimestamp(second, UTC).date().isoformat()
