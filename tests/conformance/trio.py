"""Three verifiers asked the same: ours, the second one, and the page's script in Node. What each says is whether all holds."""

import contextlib
import importlib.util
import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "src" / "comity" / "web" / "static"
SCRIPTS = ("verifier.js", "lines.js", "policy.js", "note.js")
"""The page's verifier, as it is handed on."""
SCRIPT = """
import { readFileSync } from "node:fs";
const [, , folder] = process.argv;
const { isLodging, verifyLodging, verifyReceipt } = await import(`${folder}/verifier.js`);
const bytes = (name) => new Uint8Array(readFileSync(name));
const generate = crypto.subtle.generateKey.bind(crypto.subtle);
const told = [];
for (const one of JSON.parse(readFileSync(`${folder}/cases.json`))) {
  crypto.subtle.generateKey = one.short ? () => Promise.reject(new Error("NotSupportedError")) : generate;
  const data = bytes(one.file);
  const cited = one.cited.map(bytes);
  const report = await (isLodging(data) ? verifyLodging(data, one.mirror) : verifyReceipt(data, one.anchor, { cited, known: one.known }));
  told.push([report.holds, report.checks.map((check) => [check.code, check.outcome])]);
}
console.log(JSON.stringify(told));
"""


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a verifier is given: a file, an anchor or a mirror's key, receipts cited and anchors of their bodies."""

    file: Path
    anchor: str = ""
    mirror: str = ""
    cited: tuple[Path, ...] = ()
    known: Path | None = None
    short: bool = False
    """Whether ML-DSA-44 is not known: to a browser that lacks it, to ours and to the second by --ed25519-only."""

    @property
    def arguments(self) -> list[str]:
        given = [str(self.file)]
        for name, value in (("--anchor", self.anchor), ("--mirror", self.mirror), ("--known", self.known)):
            given += [name, str(value)] if value else []
        given += ["--ed25519-only"] if self.short else []
        return [*given, "--cited", *map(str, self.cited)] if self.cited else given


def second() -> Any:
    """Return the second verifier, from the file it is handed on as."""
    spec = importlib.util.spec_from_file_location("second_verifier", ROOT / "tools" / "second_verifier.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours_says(case: Case) -> bool:
    """Return what `comity verify` says, by its exit code."""
    return main(["verify", *case.arguments, "--json"]) == 0


def second_says(case: Case) -> tuple[bool, str]:
    """Return what the second verifier says, and in which words."""
    said: list[str] = []
    return second().main(case.arguments, said.append) == 0, "\n".join(said)


def node() -> list[str]:
    """Return a Node whose WebCrypto knows ML-DSA-44: the one the browser driver brings."""
    with contextlib.suppress(ImportError):
        import playwright

        own = Path(playwright.__file__).parent / "driver" / "node"
        if own.exists():
            return [str(own), "--no-warnings"]
    found = shutil.which("node")
    if found is None:
        pytest.skip("no Node to run the page's verifier with")
    return [found, "--no-warnings"]


def prepare(folder: Path) -> None:
    """Put the page's verifier into a folder, for a script beside it."""
    for name in SCRIPTS:
        shutil.copy(STATIC / name, folder)
    (folder / "package.json").write_text('{"type": "module"}')


def page_says(folder: Path, cases: Sequence[Case]) -> list[tuple[bool, dict[str, str]]]:
    """Return what the page's script says of each case, with the outcome of each of its checks."""
    prepare(folder)
    (folder / "all.js").write_text(SCRIPT)
    told = [
        {
            "file": str(case.file),
            "anchor": case.anchor,
            "mirror": case.mirror,
            "cited": [str(path) for path in case.cited],
            "known": case.known.read_text() if case.known else "",
            "short": case.short,
        }
        for case in cases
    ]
    (folder / "cases.json").write_text(json.dumps(told))
    done = subprocess.run([*node(), str(folder / "all.js"), str(folder)], capture_output=True, text=True, check=True)
    return [(holds, dict(checks)) for holds, checks in json.loads(done.stdout)]


def agree(folder: Path, cases: Sequence[Case], quiet: Callable[[], Any]) -> list[bool]:
    """Return what all three say of each case, having seen that they say the same."""
    paged = page_says(folder, cases)
    found = []
    for case, (holds, checks) in zip(cases, paged, strict=True):
        ours = ours_says(case)
        quiet()
        theirs, said = second_says(case)
        assert (ours, theirs, holds) == (ours,) * 3, (case, said, checks)
        found.append(ours)
    return found
