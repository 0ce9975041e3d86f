"""Candidates of a screened day as prepared reports: forms of a body filled in with what was reckoned, for somebody to look into.

Knows forms as text files and which of their entries a candidate fills; what a candidate is, is `airspace`'s. Law: nothing is sent
and nothing is signed: who reports is left empty, so that a draft nobody took up is refused by `form read`; each says what it was
reckoned from, by hash, and that it is a reason to look and no finding.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Final

from comity.blanks import plain
from comity.blanks.layout import asked, names
from comity.cli.files import write_new
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.i18n import LANGUAGES, Catalogue, Terms
from comity.regime import Form, Regime, load
from comity.wiring.shipped import regime_bytes

if TYPE_CHECKING:
    from comity.airspace.screening import Candidate

MOST: Final = 200
"""So many drafts are written, of those nearest over the ground."""
CALLED: Final = 24
_ODD: Final = re.compile("[^A-Za-z0-9]+")


def form_of(rules: str, name: str) -> tuple[Regime, Form]:
    """Return a body's rules and the form candidates are written into. Raises Rejected or Unavailable."""
    regime = load(regime_bytes(rules))
    form = regime.forms.get(name)
    if form is None:
        raise Rejected(Finding(code="cli.no-form", place=regime.code, excerpt=excerpt(name)))
    return regime, form


def refuse_folder(folder: Path) -> None:
    """Refuse a folder that is there already. Raises Unavailable."""
    if folder.exists():
        raise Unavailable(Finding(code="cli.exists", place=str(folder)))


def write(folder: Path, day: Path, found: "Sequence[Candidate]", rules: tuple[Regime, Form], lang: Catalogue) -> int:
    """Write a draft of each candidate, those nearest first, into a new folder; return how many."""
    regime, form = rules
    with day.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    known, terms = names(regime, form), Terms(words=lang, regime=regime)
    nearest = sorted(found, key=lambda one: (one.lateral, one.time, one.first, one.second))[:MOST]
    try:
        folder.mkdir()
    except OSError as error:
        raise Unavailable(
            Finding(code="cli.file", place=str(folder), excerpt=excerpt(error.strerror or str(error)))
        ) from error
    for number, one in enumerate(nearest, 1):
        given = {name: value for name, value in _values(one, regime, day.name, sha256) if name in known}
        if len(form.acts) == 1:
            given["act"] = str(*form.acts)
        path = folder / f"{number:03}-{'-'.join(_ODD.sub('_', name)[:CALLED] for name in (one.first, one.second))}.txt"
        write_new(path, plain.render(terms, form, asked(terms, form, given)))
    return len(nearest)


def _values(one: "Candidate", regime: Regime, file: str, sha256: str) -> Iterator[tuple[str, str]]:
    """Yield what a candidate says, by the names of entries; a form takes those it asks for."""
    first, second = (" ".join(name.split())[:CALLED] for name in (one.first, one.second))
    yield "f.date", _iso(one.time)
    yield "f.miss_distance_m", str(round(one.lateral))
    yield "f.position", f"point {one.latitude:+010.6f}{one.longitude:+011.6f}"
    for lang in (each for each in regime.languages if each in LANGUAGES):
        words = Catalogue(lang)
        height = isfinite(one.vertical)
        facts = {
            "first": first,
            "second": second,
            "begins": _iso(one.begins),
            "ends": _iso(one.ends),
            "time": _iso(one.time),
            "lateral": words.number(round(one.lateral)),
            "known": "yes" if height else "no",
            "vertical": words.number(round(one.vertical)) if height else "",
            "file": " ".join(file.split()),
            "sha256": sha256,
        }
        yield f"f.aircraft.{lang}", f"{first}, {second}"
        yield f"title.{lang}", words.say("airspace-draft-title", first=first, second=second)
        yield f"text.{lang}", words.say("airspace-draft-text", **facts)


def _iso(time: float) -> str:
    return datetime.fromtimestamp(int(time), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
