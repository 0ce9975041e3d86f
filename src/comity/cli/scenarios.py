"""The command regime test: a regime's scenarios played, and what came of each compared with what stands there.

Knows how the outcome is laid out on a terminal. Law: files change by --update only.
"""

import argparse
import difflib
from collections.abc import Iterator
from pathlib import Path

from comity.cli.options import Commands
from comity.cli.output import DONE, REFUSED, catalogue, complain, say, say_json
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.wiring.scenarios import Played, play, scenarios_of
from comity.wiring.shipped import regime_bytes, shipped


def add_test(kinds: Commands) -> None:
    """Add `test` to the command regime."""
    kind = kinds.add_parser(
        "test", help="play the regime's scenarios and compare", epilog="example: comity regime test nrc --only late"
    )
    kind.add_argument("--update", action="store_true", help="write what comes of each below its line ----")
    kind.add_argument("--only", default="", metavar="TEXT", help="only files whose name contains this")
    kind.set_defaults(run=test)


def test(options: argparse.Namespace) -> int:
    """Play each scenario; 1 if one is at fault or comes otherwise than it says."""
    file = options.regime.endswith(".toml")
    path = Path(options.regime) if file else shipped(f"regimes/{options.regime}/regime.toml")
    regime, words = regime_bytes(options.regime), catalogue(options.lang)
    failed = 0
    told: list[Json] = []
    for scenario in scenarios_of(path):
        if options.only not in scenario.name:
            continue
        try:
            played = play(scenario, regime)
        except Rejected as refusal:
            failed += 1
            told.append({"file": scenario.name, "outcome": "refused", "finding": refusal.finding.as_json()})
            if not options.json:
                complain(refusal.finding, options.lang)
            continue
        outcome = _outcome(played, update=options.update)
        failed += outcome == "differs"
        difference = [*_difference(played)] if outcome == "differs" else []
        shown: dict[str, Json] = {"difference": [*difference]} if difference else {}
        told.append({"file": scenario.name, "outcome": outcome, **shown})
        if not options.json:
            say(words.say(f"scenario-{outcome}", file=scenario.name, title=played.scenario.title))
            for line in difference:
                say(line)
    if options.json:
        say_json([*told])
    elif not told:
        say(words.say("scenario-none"))
    return REFUSED if failed or not told else DONE


def _outcome(played: Played, *, update: bool) -> str:
    if played.holds:
        return "ok"
    if not update:
        return "differs"
    try:
        played.path.write_text(played.text(), encoding="utf-8")
    except OSError as error:
        raise Unavailable(Finding(code="cli.file", place=str(played.path), excerpt=excerpt(error.strerror))) from error
    return "updated"


def _difference(played: Played) -> Iterator[str]:
    expected, came = played.scenario.expected.splitlines(), played.came.splitlines()
    yield from difflib.unified_diff(expected, came, "expected", "came", lineterm="", n=1)
