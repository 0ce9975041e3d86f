"""Verifying a whole log: files, checkpoint, material, signatures, every conclusion, and the anchor.

Knows the order of the checks of docs/spec/log.md 9 and what each proves; runs the same fold as the desk. Reads files only:
no network, no database.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from comity.encoding import note as notes
from comity.envelope import SignedRecord, parse_leaf
from comity.errors import ComityError, Fact, Finding, Rejected, Tampered
from comity.fold.delta import Delta
from comity.fold.digest import open_state
from comity.fold.step import Fold
from comity.fold.view import Memory
from comity.records.act import Act
from comity.tlog.checkpoint import Checkpoint, open_checkpoint, parse
from comity.tlog.folder import LogFolder
from comity.tlog.merkle import Tree, leaf_hash, root
from comity.verify import parts, tree
from comity.verify.anchor import Anchor
from comity.verify.checks import Report
from comity.verify.cited import MARK, Citation, citations, report_citations
from comity.verify.restricted import check_restricted
from comity.verify.signatures import WINDOW, Known

RULE: Final = "docs/spec/log.md 9"
HEADS: Final = (b'"act":"found"', b'"act":"rotate"')
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
    for check in (*checks, run.check_restricted, run.check_cited):
        try:
            check()
        except ComityError as error:
            run.report.failed(check.__name__.removeprefix("check_"), error.finding)
            break
        if run.damaged:
            run.report.not_proved("fold")  # conclusions from damaged bytes would only bury what is wrong with them
            break
    return run.report


class _Run:
    """One verification in progress."""

    def __init__(
        self, files: LogFolder, anchor: Anchor | None, progress: Progress, known: Mapping[str, Anchor]
    ) -> None:
        self.files, self.anchor, self.progress, self.known = files, anchor, progress, known
        self.report = Report(subject="log", anchored=anchor is not None)
        self.damaged = False
        self.entries: list[bytes] = []
        self.hashes: list[bytes] = []
        self.material: dict[str, int] = {}
        self.deltas: list[bytes] = []
        self.admitted: list[bool] = []

    def check_entries(self) -> None:
        """Read every entry the checkpoint counts."""
        note = self.files.read("checkpoint")
        size = _unsigned_size(note)
        for _, entries in tree.read_entries(self.files, size):
            self.entries += entries
            self.hashes += tree.hashes_of(entries)
        self.founding = _founding(self.entries)
        self.report.passed("entries", entries=len(self.entries))

    def check_checkpoint(self) -> None:
        """Open the checkpoint with the anchor's key, or with the key the log itself names."""
        self.parts = parts.in_order(_heads(self.entries))
        if not self.parts:
            raise Tampered(Finding(code="continue.checkpoint", place="entry 0", rule=parts.RULE))
        if self.anchor is None:
            self.report.not_proved("anchor", origin=self.parts[-1].origin)
        else:
            self.named = parts.anchored(self.parts, self.anchor)
            self.report.passed("anchor", origin=self.anchor.origin, found=self.anchor.found)
        self.log_key = self.parts[-1].log_key
        self.checkpoint: Checkpoint = open_checkpoint(self.files.read("checkpoint"), self.log_key)
        self.report.passed("checkpoint", origin=self.checkpoint.origin, size=self.checkpoint.size)

    def check_files(self) -> None:
        """Compare every tile, and every other file, with what the entries and the checkpoint say."""
        findings = tree.check_tiles(self.files, self.hashes, self.checkpoint)
        for entry in self.entries:
            self._name_material(entry)
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
        view = Memory(Tree(self.hashes).root, self.files.material)
        known = Known(len(self.entries))
        fold = Fold(view, known.holds, known.stamped)
        noted: list[Finding] = []
        for entries, opened in known.opened(self._windows()):
            self.progress(len(self.deltas), len(self.entries))
            for entry, signed in zip(entries, opened, strict=True):
                index = len(self.deltas)
                delta = fold.step(index, entry) if signed is None else fold.step_signed(index, signed)
                self.deltas.append(leaf_hash(delta.data))
                self.admitted.append(delta.admitted)
                noted += _noted(delta)
                view.take(delta.rows)
        known.close()
        records = len(view.tables.get("record", {}))
        if records == 0:
            self.report.failed("records", *noted)
            return
        self.report.passed("records", *noted, records=records, findings=len(noted))
        policy = str((view.get("body", "") or {})["policy"]) or "none"
        if changed := len(view.tables.get("policy", {})):
            self.report.passed("policies", changed=changed, policy=policy)
        self.report.not_proved("witnesses", policy=policy, all=0)
        if lodged := len(view.tables.get("lodged", {})):
            self.report.passed("lodgings", lodged=lodged)
        self._check_continued(view)

    def _check_continued(self, view: Memory) -> None:
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

    def _windows(self) -> Iterator[list[bytes]]:
        return (self.entries[start : start + WINDOW] for start in range(0, len(self.entries), WINDOW))

    def check_state(self) -> None:
        """Compare the digest published with the one recomputed at its size, which may lie behind the checkpoint."""
        state = open_state(self.files.read("state"), self.parts[-1].origin, self.log_key)
        computed = root(self.deltas[: state.size]) if state.size <= len(self.deltas) else b""
        if state.root != computed:
            facts = {"published": state.root.hex(), "computed": computed.hex()}
            raise Tampered(Finding(code="state.digest", place="state", facts=facts, rule="docs/spec/state.md 3"))
        self.report.passed("state", digest=state.root.hex(), size=state.size)

    def check_restricted(self) -> None:
        """Compare the digest of entitled readers, where this copy holds what lies behind the gate."""
        admitted, origin = self.admitted.__getitem__, self.parts[-1].origin
        folder = self.files.root.parent if self.files.root.name == "log" else self.files.root
        check_restricted(folder, self.entries, admitted, origin, self.log_key, self.report)

    def check_cited(self) -> None:
        """Check every receipt of another body among the files of admitted records, against that body's anchor."""
        found: list[Citation] = []
        for index, entry in enumerate(self.entries):
            signed = _shape(entry) if MARK in entry and self.admitted[index] else None
            if signed is not None:
                found += citations(signed.id, signed.record, self.files.material, self.known)
        report_citations(self.report, found)

    def _name_material(self, entry: bytes) -> None:
        signed = (
            _shape(entry) if b'"role":' in entry else None
        )  # most entries name no material and need no reading here
        if signed is not None:
            self.material.update({item.sha256: item.size for item in signed.record.material})

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


def _founding(entries: list[bytes]) -> SignedRecord:
    """Return the first entry, which must be a founding record."""
    signed = _shape(entries[0]) if entries else None
    if signed is None or signed.record.act is not Act.FOUND:
        raise Tampered(Finding(code="log.no-founding", place="entry 0", rule=RULE))
    return signed


def _heads(entries: list[bytes]) -> dict[int, SignedRecord]:
    """Return the entries that say which keys are the log's own, by index; the others need no reading here."""
    shaped = ((index, _shape(entry)) for index, entry in enumerate(entries) if any(mark in entry for mark in HEADS))
    return {index: signed for index, signed in shaped if signed is not None and parts.is_head(signed)}


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
