"""Say whether the last commit could be released: one line for each thing a release needs, and what is wrong with it.

    python tools/release.py [--quick]      (make release-check)

Knows git, this checkout's files and its own tools; changes nothing and tags nothing. Law: what cannot be looked at does not hold.
`--quick` leaves out what takes longer than a few seconds: lint, packages, the upgrade test.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
BIN: Final = Path(sys.executable).parent
SURFACES: Final = ("Formats", "Operators", "Delegates", "Developers", "Verifiers")
DETAIL: Final = "Every change, as it came"
DOCUMENTS: Final = ("docs/errors.md", "docs/operators/commands.md")


def run(*words: object) -> tuple[int, str]:
    """Return how a program ended, and the end of what it said."""
    found = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(
        [str(word) for word in words], cwd=ROOT, env=found, check=False, capture_output=True, text=True
    )
    return done.returncode, (done.stdout + done.stderr).strip()[-600:]


def text(name: str) -> str:
    """Return a file of this checkout."""
    return (ROOT / name).read_text(encoding="utf-8")


def version() -> str:
    """Return the version the packages will have."""
    return str(tomllib.loads(text("pyproject.toml"))["project"]["version"])


def clean() -> str:
    """Return what is not committed."""
    return run("git", "status", "--porcelain")[1]


def versions() -> str:
    """Return where another version is named than that of the packages: the newest news, a tag, what is deployed."""
    wanted = version()
    faults = [] if re.fullmatch(r"\d+\.\d+\.\d+", wanted) else [f"{wanted} is no version of three numbers"]
    newest = re.search(r"^## (\S+)", text("NEWS.md"), re.MULTILINE)
    if newest is None or newest[1] != wanted:
        faults.append(f"NEWS.md begins with {newest[1] if newest else 'nothing'}, the packages are {wanted}")
    for path in sorted((ROOT / "deploy").rglob("*")):
        named = re.findall(r"comity-(\d+\.\d+\.\d+)", path.read_text("utf-8")) if path.is_file() else []
        faults += [f"{path.name} names {one}" for one in named if one != wanted]
    if run("git", "tag", "--list", f"v{wanted}")[1]:
        faults.append(f"v{wanted} is tagged already")
    return "; ".join(faults)


def news() -> str:
    """Return what the newest news lacks: a part for each who reads them, in order, each saying something."""
    newest = text("NEWS.md").split("\n## ")[1]
    parts = dict(re.findall(r"^### (.+)\n((?:(?!^### ).*\n?)*)", newest, re.MULTILINE))
    if [name for name in parts if name != DETAIL] != list(SURFACES):
        return f"the parts are {', '.join(parts) or 'none'}; they should be {', '.join(SURFACES)}"
    return ", ".join(f"{name} says nothing" for name in SURFACES if not re.search(r"^- ", parts[name], re.MULTILINE))


def documents() -> str:
    """Return which generated pages are not what the program would write now; they are put back as they were."""
    before = {name: (ROOT / name).read_bytes() for name in DOCUMENTS}
    try:
        failed = [tool for tool in ("errors_page.py", "commands_page.py") if run(sys.executable, f"tools/{tool}")[0]]
        stale = [name for name in DOCUMENTS if (ROOT / name).read_bytes() != before[name]]
    finally:
        for name, data in before.items():
            (ROOT / name).write_bytes(data)
    return ", ".join([*failed, *stale])


def lint() -> str:
    """Return the first fault of the linters."""
    for words in (
        ("ruff", "check", "src", "tests", "tools"),
        ("ruff", "format", "--check", "--quiet", "src", "tests", "tools"),
        ("mypy",),
        ("lint-imports",),
    ):
        code, said = run(*words)
        if code:
            return f"{' '.join(words)}: {said}"
    return ""


def packages() -> str:
    """Return where two builds differ, or the bill of materials does not name the locked packages and this version."""
    with tempfile.TemporaryDirectory() as scratch:
        sums = []
        for name in ("one", "two"):
            code, said = run(sys.executable, "tools/dist.py", Path(scratch) / name)
            if code:
                return said
            sums.append((Path(scratch) / name / "SHA256SUMS").read_text("utf-8"))
        if sums[0] != sums[1]:
            return "two builds are not the same bytes"
        out = Path(scratch) / "one"
        if not list(out.glob(f"comity-{version()}-*.whl")):
            return f"the wheel is not of {version()}"
        bill = json.loads((out / "comity.cdx.json").read_text("utf-8"))
        named = {f"{one['name']}=={one['version']}" for one in bill["components"]}
        lacking = set(re.findall(r"^([a-z0-9._-]+==\S+)", text("requirements/run.txt"), re.MULTILINE)) - named
        for line in sums[0].splitlines():
            digest, _, name = line.partition("  ")
            if hashlib.sha256((out / name).read_bytes()).hexdigest() != digest:
                return f"{name} is not what SHA256SUMS says"
        return ", ".join(sorted(lacking))


def tests(*names: str) -> str:
    """Return how these tests failed."""
    code, said = run(sys.executable, "-m", "pytest", "-q", "-n", "0", *names)
    return said if code else ""


def upgrade() -> str:
    """Return how a folder of the first format fails to be opened, checked, served or gone on with."""
    return tests("tests/integration/test_upgrade.py")


def held_to_the_program() -> str:
    """Return where documents and program say different things."""
    return tests("tests/house/test_documents.py", "tests/house/test_catalogues.py")


QUICK: Final[tuple[tuple[str, Callable[[], str]], ...]] = (
    ("everything is committed", clean),
    ("one version everywhere, not tagged yet", versions),
    ("news by who reads them", news),
    ("generated pages are up to date", documents),
)
LONG: Final[tuple[tuple[str, Callable[[], str]], ...]] = (
    ("lint", lint),
    ("documents are held to the program", held_to_the_program),
    ("packages: the same bytes twice, the bill whole", packages),
    ("a folder of the first format", upgrade),
)


def main(words: list[str]) -> int:
    """Print each check with how it ended; 1 if any does not hold."""
    faults = 0
    for said, check in (*QUICK, *(() if "--quick" in words else LONG)):
        try:
            wrong = check()
        except (OSError, ValueError, KeyError, IndexError) as error:
            wrong = f"{type(error).__name__}: {error}"
        faults += bool(wrong)
        print(
            f"[{'does not hold' if wrong else 'holds'}] {said}",
            *([f"    {wrong}"] if wrong else []),
            sep="\n",
            flush=True,
        )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
