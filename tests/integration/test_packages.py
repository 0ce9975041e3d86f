"""The packages hold what they promise: the same bytes anywhere, everything Comity ships, and a verifier that needs no web."""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from comity.cli.running import anchor_of
from comity.store.reader import open_reader

from .conftest import Body

ROOT = Path(__file__).parents[2]
INSTALL = ROOT / "docs" / "operators" / "install.md"
README = ROOT / "README.md"
SHIPPED = ("regimes", "examples")


def run(*words: object, **more: object) -> str:
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the packages of the last commit, as `make dist` builds them."""
    if not (ROOT / ".git").exists():
        pytest.skip("packages are built from a commit")
    folder = tmp_path_factory.mktemp("built") / "dist"
    run(sys.executable, ROOT / "tools" / "dist.py", folder)
    return folder


def committed(*under: str) -> set[str]:
    return set(run("git", "-C", ROOT, "ls-tree", "-r", "-z", "--name-only", "HEAD", *under).split("\0")) - {""}


def closure(name: str) -> set[str]:
    """Return what installing a package with no extra pulls in, by the metadata of what is installed here."""
    waiting, found = [name], set()
    while waiting:
        for line in metadata.requires(waiting.pop()) or []:
            wanted = Requirement(line)
            key = re.sub(r"[-_.]+", "-", wanted.name).lower()
            if (wanted.marker is None or wanted.marker.evaluate({"extra": ""})) and key not in found:
                found.add(key)
                waiting.append(wanted.name)
    return found


def test_two_builds_of_a_commit_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "another folder" / "out"
    surroundings = {
        **os.environ,
        "TZ": "Asia/Vladivostok",
        "SOURCE_DATE_EPOCH": "1",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
    }
    run(sys.executable, ROOT / "tools" / "dist.py", other, env=surroundings, cwd=tmp_path, umask=0o077)
    names = sorted(path.name for path in built.iterdir())
    assert len(names) == 5
    assert {name: (other / name).read_bytes() for name in names} == {
        name: (built / name).read_bytes() for name in names
    }


def test_the_wheel_of_the_sdist_is_the_wheel(built: Path, tmp_path: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        epoch = max(member.mtime for member in archive.getmembers())
    run("tar", "-xf", next(built.glob("*.tar.gz")), "-C", tmp_path)
    tree = next(path for path in tmp_path.iterdir() if path.is_dir())
    out = tmp_path / "out"
    surroundings = {**os.environ, "SOURCE_DATE_EPOCH": str(int(epoch))}
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out, cwd=tree, env=surroundings)
    wheel = next(built.glob("*.whl"))
    assert (out / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_wheel_holds_what_is_committed_and_nothing_else(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
        expected = {name.removeprefix("src/"): name for name in committed("src/comity")}
        expected |= {f"comity/_shipped/{name}": name for name in committed(*SHIPPED)}
        assert held == set(expected)
        assert all(wheel.read(name) == run_bytes(source) for name, source in sorted(expected.items())[::40])
    for part in (
        "comity/i18n/ru/",
        "comity/web/static/verifier.js",
        "comity/web/templates/",
        "comity/_shipped/regimes/",
    ):
        assert any(name.startswith(part) for name in held), part


def run_bytes(source: str) -> bytes:
    return subprocess.run(["git", "-C", str(ROOT), "show", f"HEAD:{source}"], check=True, capture_output=True).stdout


def test_the_bill_names_each_locked_package_once(built: Path) -> None:
    bill = json.loads((built / "comity.cdx.json").read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", bill["metadata"]["timestamp"])
    lock = run("git", "-C", ROOT, "show", "HEAD:requirements/run.txt")
    locked = re.findall(r"^([a-z0-9._-]+)==(\S+)", lock, re.MULTILINE)
    assert len(locked) > 40
    assert sorted((one["name"], one["version"]) for one in bill["components"]) == sorted(locked)
    references = [one["bom-ref"] for one in bill["components"]]
    assert len(set(references)) == len(references)
    allowed = [
        held["value"] for one in bill["components"] for held in one["properties"] if held["name"].endswith("sha256")
    ]
    assert sorted(allowed) == sorted(re.findall(r"--hash=sha256:([0-9a-f]{64})", lock))
    assert {one["type"] for one in bill["components"]} == {"library"}
    assert bill["metadata"]["component"]["hashes"][0]["content"] in (built / "SHA256SUMS").read_text("utf-8")


def test_the_page_says_what_the_core_pulls_in() -> None:
    said = re.search(r"<!-- core -->\n(.*?)\n\n", INSTALL.read_text("utf-8"), re.DOTALL)
    assert said is not None
    assert set(re.findall(r"`([^`]+)`", said[1])) == closure("comity")


def alone(folder: Path, wheel: Path) -> Path:
    """Install the wheel offline in a new environment that sees what the core needs and nothing of the web; return its `comity`."""
    venv.create(folder, with_pip=True, symlinks=True)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", wheel)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    for name in closure("comity"):
        found = metadata.distribution(name)
        for top in {path.parts[0] for path in found.files or () if ".." not in path.parts}:
            target = site / top
            if not target.exists() and top != "__pycache__":
                target.symlink_to(Path(str(found.locate_file(top))))
    return folder / "bin" / "comity"


@pytest.mark.campaign
def test_the_verifier_alone_verifies_a_receipt(built: Path, tmp_path: Path) -> None:
    comity = alone(tmp_path / "alone", next(built.glob("*.whl")))
    surroundings = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": str(tmp_path)}
    python = comity.parent / "python"
    where = run(
        python,
        "-c",
        "import comity, importlib.util as u; print(comity.__file__, u.find_spec('django'))",
        env=surroundings,
    )
    assert str(tmp_path) in where
    assert where.strip().endswith("None")
    assert "verify" in run(comity, "--help", env=surroundings, cwd=tmp_path)
    run(comity, "demo", "--dir", tmp_path / "demo", "--no-serve", env=surroundings, cwd=tmp_path)
    receipt = tmp_path / "one.receipt"
    run(comity, "receipt", tmp_path / "demo" / "archive", "NRC/NOT/2016/1", "-o", receipt, env=surroundings)
    anchor = re.search(r"^\| anchor[^|]*\| `([^`]+)` \|$", README.read_text("utf-8"), re.MULTILINE)
    assert anchor is not None
    run(comity, "verify", receipt, "--anchor", anchor[1], env=surroundings)
    receipt.write_bytes(receipt.read_bytes().replace(b"2016", b"2015", 1))
    spoilt = subprocess.run(
        [comity, "verify", receipt, "--anchor", anchor[1]], env=surroundings, check=False, capture_output=True
    )
    assert spoilt.returncode == 1


ASK = """
import { readFileSync } from "node:fs";
import { verifyReceipt } from "comity-verifier";
const [, , file, anchor] = process.argv;
const report = await verifyReceipt(new Uint8Array(readFileSync(file)), anchor);
console.log(report.holds, report.checks.map((check) => `${check.code}=${check.outcome}`).join(" "));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="no Node here")
def test_the_script_package_verifies_a_receipt_by_itself(built: Path, body: Body, tmp_path: Path) -> None:
    body.write("AAA")
    body.sequencer.publish()
    reader, anchor = open_reader(body.folder), anchor_of(body.folder)
    record = max(record for record, _ in reader.scan("record"))
    run("tar", "-xf", next(built.glob("*.tgz")), "-C", tmp_path)
    place = tmp_path / "node_modules" / "comity-verifier"
    place.parent.mkdir()
    (tmp_path / "package").rename(place)
    (tmp_path / "ask.mjs").write_text(ASK)
    data = reader.receipt(record)
    spoilt = bytearray(data)
    spoilt[data.index(b"entry") + 200] ^= 1
    for given, against, expected in ((data, anchor, "true"), (bytes(spoilt), anchor, "false"), (data, "", "false")):
        (tmp_path / "one.receipt").write_bytes(given)
        said = run("node", tmp_path / "ask.mjs", tmp_path / "one.receipt", against, cwd=tmp_path)
        assert said.split()[0] == expected, said
