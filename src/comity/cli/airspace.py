"""The command airspace: files of tracks read, what they say of each other printed, drawn or given as data.

Knows arguments and files; what is reckoned is `airspace`'s. Law: files are read and hashed, never changed; without the extra the
command says what to install.
"""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from comity.airspace.extra import ready
from comity.cli import candidates
from comity.cli.files import read_file, refuse_existing, write_new
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, catalogue, progress, say, say_json
from comity.errors import Finding, Rejected, excerpt

FILE_LIMIT: Final = 256 * 1024 * 1024
RULE: Final = "docs/spec/airspace.md 2"
MILE: Final = 1_852.0
FOOT: Final = 0.3048
PLACE: Final = 3


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "airspace",
        help="read tracks of aircraft and say how near they came",
        epilog="example: comity airspace SWE=radar.csv FIN=adsb.json.gz --svg encounter.svg",
    )
    command.add_argument("files", nargs="+", metavar="[ACCOUNT=]FILE", help="tracks, each under whose they are")
    command.add_argument("--aircraft", action="append", default=[], metavar="NAME", help="look at these only")
    command.add_argument("--same", action="append", default=[], metavar="NAME=NAME", help="two names of one aircraft")
    command.add_argument("--day", type=date.fromisoformat, help="the day of files that give times of day only")
    command.add_argument("--radar", metavar="LAT,LON,HEIGHT", help="where the radar of ASTERIX 048 stands")
    command.add_argument("--format", default="", help="how to read the files, where they do not say so")
    command.add_argument("--ahead", action="append", default=[], metavar="[ACCOUNT=]SECONDS", help="a clock runs ahead")
    command.add_argument("--gap", type=float, default=30.0, help="longest gap interpolated, in seconds (30)")
    command.add_argument("--lateral", type=float, default=5.0, help="minimum over the ground, in nautical miles (5)")
    command.add_argument("--vertical", type=float, default=1_000.0, help="minimum in height, in feet (1000)")
    command.add_argument("--turning", type=float, default=3.0, help="acceleration between fixes, in m/s² (3)")
    command.add_argument("--boundary", type=Path, metavar="GEOJSON", help="say how far it was from this line or area")
    command.add_argument("--svg", type=Path, metavar="OUT.svg", help="write the picture")
    command.add_argument("--screen", type=Path, metavar="OUT", help="screen one day; candidates as Parquet or .geojson")
    command.add_argument(
        "--drafts", type=Path, metavar="FOLDER", help="with --screen: a report of each, to be filled in"
    )
    command.add_argument(
        "--regime", metavar="NAME", help="with --drafts: the body's rules, a shipped name or a .toml file"
    )
    command.add_argument("--form", default="incident", help="with --drafts: the form to write into (incident)")
    add_json(command, "print all that was reckoned as JSON")
    command.set_defaults(run=airspace)


def airspace(options: argparse.Namespace) -> int:
    """Print, draw or give as data what files of tracks say together."""
    ready()
    # NumPy and pyproj are an extra, and slow to load: whoever runs another command does without them.
    from comity.airspace import boundary, encounter, picture, reading, report, tell  # noqa: PLC0415
    from comity.airspace.model import Given  # noqa: PLC0415

    if options.screen is not None:
        return _screen(options)
    if options.drafts is not None:
        raise Rejected(Finding(code="cli.option", place="--screen"))
    radar, ahead = _radar(options.radar), _aheads(options.ahead)
    read = []
    for account, path in map(_named, options.files):
        late = ahead.get(account, ahead.get("", 0.0))
        given = Given(account=account, format=options.format, day=options.day, radar=radar, ahead=late)
        read.append(reading.read(read_file(path, FILE_LIMIT), path.name, given))
    edge = boundary.read(read_file(options.boundary, FILE_LIMIT), options.boundary.name) if options.boundary else None
    terms = encounter.Terms(
        gap=options.gap, lateral=options.lateral * MILE, vertical=options.vertical * FOOT, turning=options.turning
    )
    found = report.report(read, terms, aircraft=options.aircraft, same=_pairs(options.same), boundary=edge)
    words = catalogue(options.lang)
    told = tell.tell(found, words)
    if options.svg is not None:
        write_new(options.svg, picture.picture(found, told, words).encode())
    if options.json:
        say_json(report.report_json(found))
        return DONE
    for section in told.sections:
        say(section.heading)
        for line in section.lines:
            say(f"  {line.label}{words.say('colon')} {line.value}{f'  {line.source}' if line.source else ''}")
        say("")
    say(told.closing)
    return DONE


def _screen(options: argparse.Namespace) -> int:
    """Screen one day of traffic and write its candidates."""
    from comity.airspace import day, screening  # noqa: PLC0415 - as above
    from comity.airspace.encounter import Terms  # noqa: PLC0415 - as above

    if len(options.files) != 1 or options.screen.suffix not in {".parquet", ".geojson"}:
        raise _unclear("--screen", str(options.screen))
    refuse_existing(options.screen)
    rules = None
    if options.drafts is not None:
        if options.regime is None:
            raise Rejected(Finding(code="cli.option", place="--regime"))
        candidates.refuse_folder(options.drafts)
        rules = candidates.form_of(options.regime, options.form)
    points, without = day.read(Path(options.files[0]))
    terms = Terms(gap=options.gap, lateral=options.lateral * MILE, vertical=options.vertical * FOOT)
    words = catalogue(options.lang)
    with progress(words.say("airspace-screening")) as shown:
        found = screening.screen(points, terms, shown)
    write_new(options.screen, day.geojson(found) if options.screen.suffix == ".geojson" else day.parquet(found))
    counts = {
        "candidates": len(found.candidates),
        "points": found.points,
        "aircraft": found.aircraft,
        "long": found.long_legs,
        "fast": found.fast_legs,
        "without": without,
    }
    if rules is not None:
        drafted = candidates.write(options.drafts, Path(options.files[0]), found.candidates, rules, words)
        counts["drafts"] = drafted
    if options.json:
        say_json(dict(counts))
    else:
        say(words.say("airspace-screened", **counts))
    if rules is not None and not options.json:
        say(
            words.say(
                "airspace-drafted", count=drafted, folder=str(options.drafts), left=len(found.candidates) - drafted
            )
        )
    return DONE


def _named(text: str) -> tuple[str, Path]:
    """Return whose a file is and where it lies; without a name it is the file's own account."""
    account, equals, path = text.partition("=")
    return (account, Path(path)) if equals and path and not Path(text).exists() else (Path(text).name, Path(text))


def _radar(text: str | None) -> tuple[float, float, float] | None:
    if text is None:
        return None
    parts = text.split(",")
    if len(parts) != PLACE:
        raise _unclear("--radar", text)
    latitude, longitude, height = (_number("--radar", part) for part in parts)
    return latitude, longitude, height


def _aheads(texts: Sequence[str]) -> dict[str, float]:
    found = {}
    for text in texts:
        account, _, seconds = text.rpartition("=")
        found[account] = _number("--ahead", seconds)
    return found


def _pairs(texts: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        one, equals, other = text.partition("=")
        if not equals or not one or not other:
            raise _unclear("--same", text)
        found[one] = other
    return found


def _number(option: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        raise _unclear(option, text) from None
    if not abs(value) < float("inf"):
        raise _unclear(option, text)
    return value


def _unclear(option: str, text: str) -> Rejected:
    return Rejected(Finding(code="airspace.option", place=option, excerpt=excerpt(text), rule=RULE))
