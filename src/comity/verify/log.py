"""Verifying a whole log: files, checkpoint, material, signatures, every conclusion, and the anchor.

Knows the order of the checks of docs/spec/log.md 9 and what each proves; runs the same fold as the desk. Reads files only:
no network, no database. Law: of a log of any length a window of entries lies in memory, and a few hundred bytes for each leaf;
what is read again is what was hashed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from comity.encoding import note as notes
from comity.envelope import SignedRecord, parse_leaf
from comity.errors import ComityError, Fact, Finding, Rejected, Tampered
from comity.fold.delta import Delta
from comity.fold.digest import open_state
from comity.fold.spool import Spool
from comity.fold.step import Fold
from comity.fold.view import Memory, View
from comity.records.act import Act
from comity.tlog.checkpoint import Checkpoint, open_checkpoint, parse
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import EMPTY_ROOT, Frontier, Tree, leaf_hash
from comity.verify import parts, tree
from comity.verify.anchor import Anchor
from comity.verify.checks import Report
from comity.verify.cited import MARK, Citation, citations, report_citations
from comity.verify.deltas import Deltas
from comity.verify.restricted import check_restricted
from comity.verify.signatures import Known

RULE: Final = "docs/spec/log.md 9"
HEADS: Final = (b'{"act":"found"', b'{"act":"rotate"')
"""With one of these begins the second line of every record that says which keys are the log's own: `act` is its first name."""
ROLE: Final = b'"role":'
"""Stands in every record that names material."""
Progress = Callable[[int, int], None]


def verify_log(
    folder: Path,
    anchor: Anchor | None,
    progress: Progress = lambda _done, _all: None,
    known: Mapping[str, Anchor] | None = None,
) -> Report:
    """Return the report on the log in `folder` (a body's folder or its log alone); never raises on what the log holds.

    `known` are anchors of other bodies, by origin: with them the receipts by which this log cites those bodies are checked.
    """
    log = folder / "log" if (folder / "log").is_dir() else folder
    run = _Run(LogFolder(log), anchor, progress, known or {})
    checks = (run.check_entries, run.check_checkpoint, run.check_files, run.check_fold, run.check_state)
    try:
        for check in (*checks, run.check_restricted, run.check_cited):
            try:
                check()
            except ComityError as error:
                run.report.failed(check.__name__.removeprefix("check_"), error.finding)
                break
            if run.damaged:
                run.report.not_proved("fold")  # conclusions from damaged bytes would only bury what is wrong with them
                break
    finally:
        run.close()
    return run.report


class _Run:
    """One verification in progress."""

    def __init__(
        self, files: LogFolder, anchor: Anchor | None, progress: Progress, known: Mapping[str, Anchor]
    ) -> None:
        self.files, self.anchor, self.progress, self.known = files, anchor, progress, known
        self.report = Report(subject="log", anchored=anchor is not None)
        self.damaged = False
        self.hashes: list[bytes] = []
        self.heads: dict[int, SignedRecord] = {}
        self.material: dict[str, int] = {}
        self.citing = False
        self.state: bytes | None = None
        self.digest = b""
        self.admitted = bytearray()
        self.signatures: Known | None = None

    def close(self) -> None:
        """Let other processes go."""
        if self.signatures is not None:
            self.signatures.close()

    def check_entries(self) -> None:
        """Read every entry the checkpoint counts, and note what is asked of some of them later.

        Other processes begin with the first signatures meanwhile; what they find is asked for by `check_fold` alone.
        """
        self.note = self.files.read("checkpoint")
        size = _unsigned_size(self.note)
        self.signatures = Known(size)
        for first, entries in tree.read_entries(self.files, size):
            if first == 0:
                _check_founding(entries)
            self.signatures.begin(first, entries)
            self.hashes += tree.hashes_of(entries)
            for index, entry in enumerate(entries, first):
                if ROLE in entry or entry.startswith(HEADS, entry.find(b"\n") + 1):
                    self._note(index, entry)
        if not self.hashes:
            _check_founding([])
        self.report.passed("entries", entries=len(self.hashes))

    def check_checkpoint(self) -> None:
        """Open the checkpoint with the anchor's key, or with the key the log itself names."""
        self.parts = parts.in_order(self.heads)
        if not self.parts:
            raise Tampered(Finding(code="continue.checkpoint", place="entry 0", rule=parts.RULE))
        if self.anchor is None:
            self.report.not_proved("anchor", origin=self.parts[-1].origin)
        else:
            self.named = parts.anchored(self.parts, self.anchor)
            self.report.passed("anchor", origin=self.anchor.origin, found=self.anchor.found)
        self.log_key = self.parts[-1].log_key
        self.checkpoint: Checkpoint = open_checkpoint(self.note, self.log_key)
        self.report.passed("checkpoint", origin=self.checkpoint.origin, size=self.checkpoint.size)

    def check_files(self) -> None:
        """Compare every tile, and every other file, with what the entries and the checkpoint say."""
        findings = tree.check_tiles(self.files, self.hashes, self.checkpoint)
        for sha256, size in sorted(self.material.items()):
            findings += self._check_material(sha256, size)
        findings += tree.check_leftovers(self.files, self.checkpoint.size)
        if findings:
            self.damaged = True
            self.report.failed("files", *findings, material=len(self.material))
        else:
            self.report.passed("files", root=self.checkpoint.root.hex(), material=len(self.material))

    def check_fold(self) -> None:
        """Check every signature and redo every conclusion, leaf by leaf."""
        tree_of = Tree(self.hashes)
        with closing(Deltas()) as deltas:
            view = Spool(Memory(tree_of.root, self.files.material), 0, tree_of.root, deltas.read)
            noted, records = self._fold(view, deltas)
            if records == 0:
                self.report.failed("records", *noted)
                return
            self.report.passed("records", *noted, records=records, findings=len(noted))
            policy = str((view.get("body", "") or {})["policy"]) or "none"
            if changed := sum(1 for _ in view.scan("policy", "")):
                self.report.passed("policies", changed=changed, policy=policy)
            self.report.not_proved("witnesses", policy=policy, all=0)
            if lodged := sum(1 for _ in view.scan("lodged", "")):
                self.report.passed("lodgings", lodged=lodged)
            self._check_continued(view)

    def _fold(self, view: Spool, deltas: Deltas) -> tuple[list[Finding], int]:
        """Take every leaf; return the findings, and how many records were admitted. Notes the digest at the size published."""
        known = self.signatures or Known(0)
        fold, digest, published = Fold(view, known.holds, known.stamped), Frontier(), self._state_size()
        noted: list[Finding] = []
        self.digest = EMPTY_ROOT if published == 0 else b""
        for entries, opened in known.opened(self._windows(known)):
            self.progress(view.size, len(self.hashes))
            for entry, signed in zip(entries, opened, strict=True):
                delta = fold.step(view.size, entry) if signed is None else fold.step_signed(view.size, signed)
                deltas.put(delta.data)
                digest.append(leaf_hash(delta.data))
                self.admitted.append(delta.admitted)
                noted += _noted(delta)
                view.take(delta)
                if view.size == published:
                    self.digest = digest.root()
        self.close()
        return noted, sum(self.admitted)

    def _check_continued(self, view: View) -> None:
        """Compare what the log says by its shape with what was concluded, and say who came along to a log that goes on.

        With the anchor of an earlier part, the newest one is vouched for by the parties alone: all who took part must have come.
        """
        last = self.parts[-1]
        body = view.get("body", "") or {}
        if (body["found"], body["log_key"]) != (last.signed.id, last.log_key.vkey):
            raise Tampered(Finding(code="continue.checkpoint", place=f"leaf {last.begins}", rule=parts.RULE))
        if len(self.parts) == 1:
            return
        seats = [seat for _, seat in view.scan("seat", "") if seat["kind"] == "party" and seat["keys"]]
        facts: dict[str, Fact] = {"size": last.begins, "before": self.parts[-2].origin, "all": len(seats)}
        facts["joined"] = sum(1 for seat in seats if seat["acceded_by"] is not None)
        if self.anchor is not None and self.named is not last and facts["joined"] != facts["all"]:
            found = Finding(code="anchor.earlier", place="found", excerpt=last.signed.id, rule="docs/spec/log.md 6.5")
            self.report.failed("continued", found, **facts)
        else:
            self.report.passed("continued", **facts)

    def _read_again(self, begin: int = 0) -> Iterator[tuple[int, list[bytes]]]:
        """Yield (first index, entries) of each bundle, from an index on.

        Raises Tampered where a file was changed since it was hashed.
        """
        for first, entries in tree.read_entries(self.files, len(self.hashes), begin):
            for index, hashed in enumerate(tree.hashes_of(entries), first):
                if hashed != self.hashes[index]:
                    raise Tampered(Finding(code="log.entry", place=f"entry {index}", excerpt=hashed.hex(), rule=RULE))
            yield first, entries

    def _windows(self, known: Known) -> Iterator[Sequence[bytes]]:
        return (window for read in self._read_again(known.begun) for window in known.windows(*read))

    def _state_size(self) -> int | None:
        """Return the size the published digest is said to be of, before it is opened; None where that cannot be read.

        The note is read once: a desk that goes on meanwhile puts another in its place.
        """
        try:
            self.state = self.files.read("state")
            return _unsigned_size(self.state)
        except ComityError:
            return None  # `check_state` says what is wrong with it

    def check_state(self) -> None:
        """Compare the digest published with the one recomputed at its size, which may lie behind the checkpoint."""
        state = open_state(
            self.files.read("state") if self.state is None else self.state, self.parts[-1].origin, self.log_key
        )
        if state.root != self.digest:
            facts = {"published": state.root.hex(), "computed": self.digest.hex()}
            raise Tampered(Finding(code="state.digest", place="state", facts=facts, rule="docs/spec/state.md 3"))
        self.report.passed("state", digest=state.root.hex(), size=state.size)

    def check_restricted(self) -> None:
        """Compare the digest of entitled readers, where this copy holds what lies behind the gate."""
        folder = self.files.root.parent if self.files.root.name == "log" else self.files.root
        entries = (entry for _, entries in self._read_again() for entry in entries)
        roots, admitted = Tree(self.hashes).root, lambda index: bool(self.admitted[index])
        check_restricted(folder, entries, roots, admitted, self.parts[-1].origin, self.log_key, self.report)

    def check_cited(self) -> None:
        """Check every receipt of another body among the files of admitted records, against that body's anchor."""
        found: list[Citation] = []
        for first, entries in self._read_again() if self.citing else ():
            for index, entry in enumerate(entries, first):
                signed = _shape(entry) if MARK in entry and self.admitted[index] else None
                if signed is not None:
                    found += citations(signed.id, signed.record, self.files.material, self.known)
        report_citations(self.report, found)

    def _note(self, index: int, entry: bytes) -> None:
        """Note of an entry what later checks ask of it: few say anything of that, and the others need no reading here."""
        signed = _shape(entry)
        if signed is None:
            return
        self.citing = self.citing or MARK in entry
        self.material.update({item.sha256: item.size for item in signed.record.material})
        if parts.is_head(signed):
            self.heads[index] = signed

    def _check_material(self, sha256: str, size: int) -> list[Finding]:
        try:
            length = self.files.check_material(sha256)
        except ComityError as error:
            return [error.finding]
        if length != size:
            return [Finding(code="material.size", place=f"material/{sha256}", facts={"bytes": length}, rule=RULE)]
        return []


def _shape(entry: bytes) -> SignedRecord | None:
    """Return an entry read, or None where it has not the shape of a leaf."""
    try:
        return parse_leaf(entry)
    except Rejected:
        return None


def _check_founding(entries: list[bytes]) -> None:
    """Refuse a log whose first entry is no founding record."""
    signed = _shape(entries[0]) if entries else None
    if signed is None or signed.record.act is not Act.FOUND:
        raise Tampered(Finding(code="log.no-founding", place="entry 0", rule=RULE))


def _unsigned_size(note: bytes) -> int:
    """Return the size an unopened checkpoint claims; its signature is checked once the key is known."""
    return parse(notes.parse(note).text).size


def _noted(delta: Delta) -> list[Finding]:
    """Return the findings a delta keeps."""
    rows = [value for table, _, value in delta.rows if table == "finding" and value is not None]
    return [
        Finding(code=str(row["code"]), place=str(row["place"]), rule=str(row["rule"]), index=delta.index)
        for row in rows
    ]
