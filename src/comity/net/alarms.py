"""What a mirror found wrong, kept where its operator and everybody else can read it.

Knows two kinds of file: a line of JSON for each alarm, and evidence that a third party can check. Law: an alarm is never removed
by the program that raised it, and repeating it changes nothing.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any, Final

from comity.errors import Finding
from comity.tlog import evidence as evidences
from comity.tlog.evidence import Evidence

NAME: Final = "alarms.jsonl"
FOLDER: Final = "evidence"
CHECKED: Final = "checked.json"
LIMIT: Final = 10_000
"""Lines read and kept at most; by then nobody needs another."""


class Alarms:
    """The alarms of a mirror's folder."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which exists."""
        self._path, self._folder = folder / NAME, folder / FOLDER

    def raise_(self, finding: Finding, at: int) -> None:
        """Keep a finding with its time (Unix seconds UTC), unless the newest alarm says the same."""
        told = {"code": finding.code, "place": finding.place, "excerpt": finding.excerpt, "facts": dict(finding.facts)}
        known = self.all()
        if len(known) >= LIMIT or (known and {name: known[-1].get(name) for name in told} == told):
            return
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"at": at, **told}, sort_keys=True) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def keep(self, evidence: Evidence) -> Path:
        """Keep evidence as a file named by its hash, and return where it lies."""
        data = evidences.render(evidence)
        self._folder.mkdir(exist_ok=True)
        path = self._folder / f"{hashlib.sha256(data).hexdigest()[:16]}.evidence"
        path.write_bytes(data)
        return path

    def checked(self, at: int, size: int, key: str | None) -> None:
        """Note that all was held, checked and concluded up to a size at a time (Unix seconds UTC), and cosigned with a key."""
        path = self._path.with_name(CHECKED)
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps({"at": at, "size": size, "key": key}) + "\n", encoding="utf-8")
        fresh.replace(path)

    def last_checked(self) -> tuple[int, int, str | None] | None:
        """Return when all was checked last, up to which size, and the key it was cosigned with; None before the first time."""
        try:
            told = json.loads(self._path.with_name(CHECKED).read_text(encoding="utf-8"))
            return int(told["at"]), int(told["size"]), told["key"]
        except (OSError, ValueError, KeyError):
            return None

    def all(self) -> list[dict[str, Any]]:
        """Return every alarm, oldest first."""
        if not self._path.exists():
            return []
        return [json.loads(line) for line in self._path.read_text(encoding="utf-8").splitlines()[:LIMIT]]

    def evidence(self) -> list[Path]:
        """Return the files of evidence, in order of name."""
        return sorted(self._folder.glob("*.evidence"))
