"""Build the packages of the last commit: wheel, sdist, the bill of what they need, the receipt verifier in JavaScript.

    python tools/dist.py [FOLDER]      (default: dist)

Knows git and hatchling. Takes nothing from the working tree, only what is committed, under one fixed clock (the commit's) and
one mask; so nothing that lies about on a machine gets into a package. Law: two builds of one commit have the same hashes.
"""

import gzip
import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from sbom import bill

ROOT = Path(__file__).parents[1]
MASK = 0o022
STATIC = Path("src") / "comity" / "web" / "static"
SCRIPTS = ("verifier.js", "lines.js", "policy.js", "note.js")


def git(*words: str) -> bytes:
    """Return what git says of this checkout."""
    return subprocess.run(["git", "-C", str(ROOT), *words], check=True, capture_output=True).stdout


def exported(into: Path) -> None:
    """Write the committed tree into a folder."""
    packed = into.parent / "tree.tar"
    packed.write_bytes(git("archive", "--format=tar", "HEAD"))
    subprocess.run(["tar", "-xf", packed, "-C", into], check=True)  # Python has no safe way of its own before 3.11.4


def build(tree: Path, out: Path, epoch: int) -> list[Path]:
    """Build both packages of a tree and return their paths, sdist first."""
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(epoch),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
    }
    subprocess.run(
        [Path(sys.executable).absolute(), "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", str(out)],
        cwd=tree,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return [next(out.glob("*.tar.gz")), next(out.glob("*.whl"))]


def script_package(tree: Path, version: str, epoch: int) -> bytes:
    """Return the page's own verifier as a package of ES modules that needs nothing else: for Node, a bundler or a page."""
    manifest = {
        "name": "comity-verifier",
        "version": version,
        "license": "Apache-2.0",
        "type": "module",
        "exports": "./verifier.js",
        "engines": {"node": ">=20"},
    }
    files = {
        "package.json": (json.dumps(manifest, indent=2) + "\n").encode(),
        "LICENSE": (tree / "LICENSE").read_bytes(),
    }
    files |= {name: (tree / STATIC / name).read_bytes() for name in SCRIPTS}
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size, entry.mtime, entry.mode = len(data), epoch, 0o644
            archive.addfile(entry, io.BytesIO(data))
    return gzip.compress(packed.getvalue(), mtime=epoch)


def dist(out: Path) -> list[Path]:
    """Build the last commit's packages into a folder that must be empty or new; return all that was written."""
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        sys.exit(f"{out} is not empty; remove what lies there first")
    os.umask(MASK)
    epoch = int(git("log", "-1", "--format=%ct"))
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "tree"
        tree.mkdir()
        exported(tree)
        made = build(tree, out.resolve(), epoch)
        listed = out / "comity.cdx.json"
        listed.write_text(bill(tree / "requirements" / "run.txt", made[1], epoch), encoding="utf-8")
        version = made[1].name.split("-")[1]
        script = out / f"comity-verifier-{version}.tgz"
        script.write_bytes(script_package(tree, version, epoch))
    sums = out / "SHA256SUMS"
    files = [*made, listed, script]
    sums.write_text(
        "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files), "utf-8"
    )
    return [*files, sums]


if __name__ == "__main__":
    dist(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist")
    print((Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist") / "SHA256SUMS").read_text("utf-8"), end="")
