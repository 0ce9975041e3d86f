"""Checking all that was done about the accounts of a served folder against what the logs of its bodies bind.

Knows how a folder becomes a site; what holds is `verify.trail`'s. Law: no row is changed; a database that lacks the trail's
table is brought up to date, as serving would.
"""

import importlib
import os
from dataclasses import dataclass
from pathlib import Path

from comity.errors import ComityError, Finding, Unavailable
from comity.service.trail import heads_in, tree_of
from comity.store.reader import open_reader
from comity.verify.trail import check_all
from comity.web.site import application, prepare
from comity.wiring.bodies import bodies_in, takes_filings


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found of a body: entries and heads there are, how many entries are bound, and what does not hold, if anything."""

    slug: str
    entries: int
    heads: int
    bound: int
    finding: Finding | None


def check(folder: Path) -> list[Checked]:
    """Check every body of a folder that has its desk here. Raises Unavailable where there are no accounts."""
    home = folder.resolve()
    if not os.environ.get("COMITY_ACCOUNTS") and not (home / "accounts.sqlite").exists():
        raise Unavailable(Finding(code="trail.none", place=folder.name, rule="docs/spec/log.md 17"))
    bodies = bodies_in(home)
    prepare(home)
    application(bodies, None, home)
    return [_check(slug, path) for slug, path in sorted(bodies.items()) if takes_filings(path)]


def _check(slug: str, path: Path) -> Checked:
    trail, reader = importlib.import_module("comity.web.accounts.trail"), open_reader(path)
    entries, heads = trail.entries(str(reader.origin)), heads_in(reader)
    found: Finding | None = None
    try:
        check_all(tree_of(entries), heads)
    except ComityError as error:
        found = error.finding
    bound = max((head.size for head in heads.values()), default=0)
    return Checked(slug=slug, entries=len(entries), heads=len(heads), bound=bound, finding=found)
