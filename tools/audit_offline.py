"""Judge each locked package by advisories that lie on this machine, and say how new they are. Nothing is asked of a network.

Usage: python tools/audit_offline.py --advisories DIR [--reasons FILE] LOCK…
DIR is a checkout of the advisory database of the Python packaging authority, or of a fork: `DIR/vulns/NAME/*.yaml` (or .json),
in the OSV format (https://ossf.github.io/osv-schema/). pip-audit 2.10 asks a service and reads no folder (its issue 698).
A version is affected if a file lists it, or if it lies in one of its ranges of ECOSYSTEM; what is withdrawn counts nothing.
A line of FILE is `WEAKNESS reason`. Exit 0: no weakness without a reason; 1: a weakness; 2: no such folder, or a file that is
not as the format says. What a clean answer is worth depends on the day of the newest advisory, which is printed.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml
from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

from audit import locked, reasons_in

FILE_LIMIT: Final = 4 * 1024 * 1024
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# BaseLoader makes no dates and no numbers: an unquoted `fixed: 4.10` stays 4.10. Its C form is not in every PyYAML.
LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Unread(Exception):
    """A file of the folder is not as the format says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advisory:
    """One advisory on one package: its number, when it last changed (a day), and whether a version is affected."""

    name: str
    day: str
    affects: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the advisories say of a locked package."""

    verdict: str
    read: tuple[Advisory, ...]
    beside: str


def _version(text: str) -> Version:
    try:
        return Version(text)
    except InvalidVersion as error:
        raise Unread(f"{text!r} is no version") from error


def _lies_in(version: Version, events: Sequence[Mapping[str, str]]) -> bool:
    """Return whether a version is affected by a range: the last event at or before it decides; `0` is before every version."""
    turns: list[tuple[Version | None, bool]] = []
    for event in events:
        for kind, at in event.items():
            match kind:
                case "introduced":
                    turns.append((None if at == "0" else _version(at), True))
                case "fixed" | "limit":
                    turns.append((_version(at), False))
                case "last_affected":
                    if version <= _version(at):
                        continue
                    turns.append((_version(at), False))
                case _:
                    raise Unread(f"event {kind!r}")
    passed = [turn for turn in turns if turn[0] is None or turn[0] <= version]
    lowest = Version("0.dev0")
    return max(passed, key=lambda turn: turn[0] or lowest)[1] if passed else False


def _affected(found: Mapping[str, object], name: str, version: Version) -> bool:
    listed = found["affected"]
    if not isinstance(listed, list):
        raise Unread("`affected` is no list")
    for one in listed:
        package = one["package"]
        if package["ecosystem"] != "PyPI" or canonicalize_name(package["name"]) != name:
            continue
        if any(text == str(version) or _same(text, version) for text in one.get("versions", ())):
            return True
        ranges = [some for some in one.get("ranges", ()) if some["type"] == "ECOSYSTEM"]
        if any(_lies_in(version, some["events"]) for some in ranges):
            return True
    return False


def _same(text: str, version: Version) -> bool:
    try:
        return Version(text) == version
    except InvalidVersion:  # an old release whose name is no version by today's rules is not the locked one
        return False


def _day(found: Mapping[str, object]) -> str:
    day = DAY.match(str(found["modified"]))
    if day is None:
        raise Unread("`modified` is no date")
    return day[0]


def advisory_in(path: Path, name: str, version: Version) -> Advisory | None:
    """Return what one file says of a version, or nothing if it is withdrawn. `path` is taken as untrusted. Raises Unread."""
    if path.stat().st_size > FILE_LIMIT:
        raise Unread(f"{path.name}: more than {FILE_LIMIT} bytes")
    text = path.read_text("utf-8")
    try:
        found = json.loads(text) if path.suffix == ".json" else yaml.load(text, LOADER)
        if found.get("withdrawn"):
            return None
        return Advisory(name=str(found["id"]), day=_day(found), affects=_affected(found, name, version))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, yaml.YAMLError, Unread) as error:
        raise Unread(f"{path.name}: {error}") from error


def judge(folder: Path, name: str, version: str, reasons: Mapping[str, str]) -> Judged:
    """Return what the files of a package's folder say; no folder means that there is no advisory. Raises Unread."""
    files = sorted(path for path in folder.glob("*") if path.suffix in {".yaml", ".yml", ".json"})
    told = (advisory_in(path, canonicalize_name(name), _version(version)) for path in files)
    read = tuple(one for one in told if one is not None)
    weak = [one.name for one in read if one.affects]
    if bad := [one for one in weak if one not in reasons]:
        return Judged(verdict="weak", read=read, beside=", ".join(bad))
    borne = "; ".join(f"{one}: {reasons[one]}" for one in weak)
    return Judged(verdict="borne" if weak else "clean", read=read, beside=borne)


def judged(
    advisories: Path, packages: Sequence[tuple[str, str]], reasons: Mapping[str, str]
) -> Iterator[tuple[str, str, Judged]]:
    """Yield each package with its version and what is said of it; what cannot be read is its own verdict."""
    for name, version in packages:
        try:
            yield name, version, judge(advisories / "vulns" / canonicalize_name(name), name, version, reasons)
        except Unread as error:
            yield name, version, Judged(verdict="unread", read=(), beside=str(error))


def main() -> int:
    """Print a line for each package that has advisories, then how many of each kind, and the day of the newest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("locks", nargs="+", type=Path)
    parser.add_argument("--advisories", type=Path, required=True)
    parser.add_argument("--reasons", type=Path)
    chosen = parser.parse_args()
    packages = locked(chosen.locks)
    if not packages or not (chosen.advisories / "vulns").is_dir():
        parser.error(f"no package locked, or no folder {chosen.advisories / 'vulns'}")
    reasons = reasons_in(chosen.reasons)
    counts = dict.fromkeys(("clean", "borne", "weak", "unread"), 0)
    newest = ""
    for name, version, told in judged(chosen.advisories, packages, reasons):
        counts[told.verdict] += 1
        newest = max(newest, *(one.day for one in told.read), "")
        if told.read or told.beside:
            beside = f"({told.beside})" if told.beside else ""
            print(f"{told.verdict:7}{name} {version}: {len(told.read)} read {beside}".rstrip())
    print(", ".join(f"{number} {kind}" for kind, number in counts.items()))
    print(f"newest advisory of these packages: {newest or 'none'}; later ones are not known")
    return 1 if counts["weak"] else 2 if counts["unread"] else 0


if __name__ == "__main__":
    sys.exit(main())
