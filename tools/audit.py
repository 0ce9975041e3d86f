"""Ask the package index what it knows against the newest release of each locked package, and say what that leaves open.

Usage: python tools/audit.py [--reasons FILE] LOCK…
The address is pip's (PIP_INDEX_URL, its configuration, or its own default). One question for each package, one after the other,
with a pause between. The answer `/pypi/NAME/json` tells weaknesses of the newest release alone, so an older lock is *not known*.
A line of FILE is `WEAKNESS reason`: what is listed there with a reason does not fail. Exit 0: no weakness without a reason, and
everything answered; 1: a weakness; 2: something not answered, or not as the format says. What is not known fails nothing here:
pip-audit asks by version.
"""

import argparse
import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

SECONDS: Final = 20.0
PAUSE: Final = 0.5
MOST: Final = 300
ANSWER_LIMIT: Final = 64 * 1024 * 1024
PINNED: Final = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)


class Unanswered(Exception):
    """The index did not answer, or not as the format says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the index said: its newest release, and what is known against it."""

    newest: str
    weak: tuple[str, ...]


def locked(locks: Sequence[Path]) -> list[tuple[str, str]]:
    """Return each package with each version it is locked at."""
    return sorted({found for lock in locks for found in PINNED.findall(lock.read_text("utf-8"))})


def index_of() -> str:
    """Return the address of pip's index, without what follows its host."""
    named = os.environ.get("PIP_INDEX_URL", "") or _configured() or _own()
    parts = urlsplit(named)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise Unanswered("pip's index is no server")
    return f"{parts.scheme}://{parts.netloc}"


def _configured() -> str:
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()


def _own() -> str:
    from pip._internal.models.index import PyPI  # noqa: PLC0415 - only where nothing else says

    return str(PyPI.simple_url)


def ask(index: str, name: str) -> Told:
    """Return what the index says of a package. Raises Unanswered."""
    parts = urlsplit(index)
    made = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = made(parts.hostname or "", parts.port, timeout=SECONDS)
    try:
        connection.request("GET", f"/pypi/{name}/json", headers={"Accept": "application/json"})
        answer = connection.getresponse()
        data = answer.read(ANSWER_LIMIT + 1)
    except (OSError, http.client.HTTPException) as error:
        raise Unanswered(type(error).__name__) from error
    finally:
        connection.close()
    if answer.status != http.client.OK or len(data) > ANSWER_LIMIT:
        raise Unanswered(f"status {answer.status}, {len(data)} bytes")
    try:
        found = json.loads(data)
        listed = found["vulnerabilities"]  # a source that leaves it out knows nothing: that is no clean answer
        weak = tuple(sorted(str(one["id"]) for one in listed if not one.get("withdrawn")))
        return Told(newest=str(found["info"]["version"]), weak=weak)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unanswered("not the format") from error


def reasons_in(path: Path | None) -> Mapping[str, str]:
    """Return the weaknesses that are borne, each with its reason; a line without one is an error."""
    lines = [] if path is None else path.read_text("utf-8").splitlines()
    found = [line.partition(" ") for line in lines if line and not line.startswith("#")]
    if bare := [name for name, _, reason in found if not reason.strip()]:
        raise SystemExit(f"no reason given: {', '.join(bare)}")
    return {name: reason.strip() for name, _, reason in found}


def judge(version: str, told: Told, reasons: Mapping[str, str]) -> tuple[str, str]:
    """Return what an answer means for a locked version: one word, and what to know beside it."""
    if version != told.newest:
        return "unknown", f"newest is {told.newest}" + (f", itself weak: {', '.join(told.weak)}" if told.weak else "")
    bad = [one for one in told.weak if one not in reasons]
    if bad:
        return "weak", ", ".join(bad)
    return "clean", "; ".join(f"{one}: {reasons[one]}" for one in told.weak)


def judged(index: str, packages: Sequence[tuple[str, str]], reasons: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Ask about each package, and yield verdict, name, version and what to know."""
    for number, (name, version) in enumerate(packages):
        if number:
            time.sleep(PAUSE)
        try:
            verdict, beside = judge(version, ask(index, name), reasons)
        except Unanswered as error:
            verdict, beside = "unanswered", str(error)
        yield verdict, name, version, beside


def main() -> int:
    """Ask, print a line for each package and how many of each kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("locks", nargs="+", type=Path)
    parser.add_argument("--reasons", type=Path)
    chosen = parser.parse_args()
    packages = locked(chosen.locks)
    if not 0 < len(packages) <= MOST:
        parser.error(f"{len(packages)} packages")
    counts = dict.fromkeys(("clean", "weak", "unknown", "unanswered"), 0)
    reasons = reasons_in(chosen.reasons)
    try:
        index = index_of()
    except Unanswered as error:
        parser.error(str(error))
    for verdict, name, version, beside in judged(index, packages, reasons):
        counts[verdict] += 1
        print(f"{verdict:10} {name} {version}{f' ({beside})' if beside else ''}", flush=True)
    print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    return 1 if counts["weak"] else 2 if counts["unanswered"] else 0


if __name__ == "__main__":
    sys.exit(main())
