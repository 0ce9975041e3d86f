"""Commands that write: new, sign, submit.

Knows files, folders and addresses; what is written goes through the same inbox as the desk's own pages.
"""

import argparse
import secrets
import sys
from dataclasses import replace
from pathlib import Path

from comity.cli.attaching import derestricted, enclosed, naming
from comity.cli.desks import HTTP, add_desk, placed_line, submitter
from comity.cli.files import read_file, read_text, write_new
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, complain, progress, say, say_json
from comity.cli.previewing import add_words, add_yes, agree
from comity.dues.zones import today_in
from comity.encoding import canonical, loose
from comity.envelope import LEAF_LIMIT
from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.keys.signer import SigningKey, read_secret
from comity.records.inner import SALT_BYTES
from comity.records.inner import parse as parse_inner
from comity.records.record import TEXT_LIMIT, material_json, parse_text
from comity.regime import load
from comity.service import prepared
from comity.service.batch import Outcome, hand_in, readable
from comity.service.ceremony import following
from comity.service.desk import Desk
from comity.service.disclosing import disclosed
from comity.service.handover import FILES_LIMIT, HANDOVER_LIMIT, Handover, close, frame
from comity.service.parts import sign_part, text_of
from comity.service.pen import sign_text
from comity.service.prepared import PREPARED_LIMIT
from comity.service.rootset import SET_LIMIT
from comity.service.rootset import parse as parse_set
from comity.service.sending import RULE as LARGE
from comity.service.sending import FolderUploads, RemoteUploads, attached, named, send
from comity.store.reader import Reader, open_reader
from comity.tlog.folder import MATERIAL_LIMIT
from comity.wiring.exercise import build_exercise
from comity.wiring.live import build_live, check_origin
from comity.wiring.shipped import regime_bytes


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "new",
        help="found a body: for practice, or live on the root sets of its seats",
        epilog="example: comity new ./council --regime nrc --kind live --origin example.org/council --seats *.set.json",
    )
    command.add_argument("folder", type=Path, help="an empty or new folder")
    command.add_argument("--regime", required=True, help="a shipped regime's name, or a .toml file")
    command.add_argument("--kind", choices=("exercise", "live"), default="exercise", help="default: exercise")
    command.add_argument("--origin", help="the log's name for ever, such as a host and a path; live: required")
    command.add_argument("--seats", type=Path, nargs="+", default=[], help="live: the public root sets, CODE.set.json")
    command.add_argument(
        "--log-ml-dsa", type=Path, metavar="FILE", help="live: the log's ML-DSA-44 secret key, which the policy names"
    )
    witnessed = command.add_mutually_exclusive_group()
    witnessed.add_argument("--policy", type=Path, help="live: a file with the witness policy (C2SP tlog-policy)")
    witnessed.add_argument(
        "--witness",
        nargs=2,
        action="append",
        default=[],
        metavar=("KEY", "ADDRESS"),
        help="live: a witness's key, or a file holding it, and where it answers; repeat for more, all of which must then sign",
    )
    command.add_argument("--slug", help="the body's name in addresses (default: exercise, or the regime's name)")
    command.set_defaults(run=new)

    command = commands.add_parser(
        "sign",
        help="sign a record, or a prepared text after reading it",
        epilog="example: comity sign record.json --key fra.key --dir ./council > x.note; "
        "comity sign accredit.text --key root-1.key -o part1.note",
    )
    command.add_argument("record", type=Path, help="the record's JSON, or a text that `comity prepare` wrote")
    command.add_argument(
        "--key", type=Path, action="append", required=True, help="secret key file; repeat for a root set"
    )
    command.add_argument(
        "--after", type=Path, metavar="NOTE", help="JSON: the record before it on its chain, not in yet"
    )
    command.add_argument(
        "--attach",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a file the record names, to go into what is handed in; repeat for more, and give all of them",
    )
    command.add_argument("-o", "--output", type=Path, help="where to write the note (default: standard output)")
    add_words(command)
    add_yes(command)
    command.set_defaults(run=sign)

    command = commands.add_parser(
        "submit", help="hand notes to a desk", epilog="example: comity submit ./council x.note (also while it serves)"
    )
    add_desk(command)
    command.add_argument(
        "notes", type=Path, nargs="+", help="signed notes, as `comity sign` writes them; chains are put in order"
    )
    command.add_argument(
        "--material",
        type=Path,
        action="append",
        default=[],
        help="a file the notes name for everybody, sent before them and resumed where it broke off; restricted files are in "
        "the note's own file",
    )
    add_json(command)
    command.set_defaults(run=submit)


def new(options: argparse.Namespace) -> int:
    """Found a body and print its anchor."""
    if options.folder.exists() and any(options.folder.iterdir()):
        raise Unavailable(Finding(code="cli.not-empty", place=str(options.folder)))
    regime = regime_bytes(options.regime)
    if options.kind == "live":
        say(_new_live(options, regime))
        return DONE
    for name in ("seats", "policy", "witness", "log_ml_dsa"):
        if getattr(options, name):
            raise Rejected(Finding(code="cli.live-only", place=f"--{name.replace('_', '-')}"))
    if options.origin is not None:
        check_origin(options.origin, "exercise")
    say(build_exercise(options.folder, options.slug or "exercise", regime, origin=options.origin))
    return DONE


def _new_live(options: argparse.Namespace, regime: bytes) -> str:
    if options.origin is None:
        raise Rejected(Finding(code="cli.option", place="--origin"))
    policy = _policy_of(options.witness)
    if options.policy is not None:
        policy = read_text(options.policy, TEXT_LIMIT)
    sets = tuple(parse_set(read_file(path, SET_LIMIT), path.name) for path in options.seats)
    rules = load(regime)
    slug, today = options.slug or rules.name, today_in(rules.zone)
    long = None if options.log_ml_dsa is None else read_secret(options.log_ml_dsa)
    return build_live(options.folder, slug, options.origin, regime, sets, today, policy, long)


def _policy_of(given: list[list[str]]) -> str:
    """Return the policy by which every one of these witnesses must have seen a checkpoint; none where none is given."""
    lines = []
    for number, (key, address) in enumerate(given, 1):
        vkey = read_text(Path(key), TEXT_LIMIT).strip() if Path(key).is_file() else key
        lines.append(f"witness w{number} {vkey} {address}")
    named = " ".join(f"w{number + 1}" for number in range(len(given)))
    return "\n".join([*lines, f"group witnesses all {named}", "quorum witnesses", ""]) if given else ""


def sign(options: argparse.Namespace) -> int:
    """Write the note of a record, to standard output unless told where; a prepared text is shown and asked about first."""
    keys = tuple(read_secret(path) for path in options.key)
    data = read_file(options.record, PREPARED_LIMIT)
    chosen = [named(path) for path in options.attach]
    apart = sum(file.size for file in chosen) > FILES_LIMIT
    held = () if apart else tuple(read_file(path, MATERIAL_LIMIT) for path in options.attach)
    if data.lstrip()[:1] == b"{":
        given = naming(_completed(data, options, keys), chosen)
        if apart and given.get("aud", "public") != "public":
            raise Rejected(Finding(code="upload.audience", place="--attach", excerpt=str(given.get("aud")), rule=LARGE))
        closed, inner = _closed(given, options)
        text = f"{closed.get('log')}/record/v1\n".encode() + canonical.render(closed) + b"\n"
        record = parse_text(text)
        material = record.material if inner is None else parse_inner(inner).material
        files = enclosed(material, held) if held or inner is not None else ()
        note = frame(Handover(note=sign_text(text, keys), inner=inner, files=files))
    else:
        told = prepared.parse(data)
        files = enclosed(told.whole.material, held) if held else ()
        note = told.handed_in(sign_part(told.text, keys), files)
        agree((told.text,), options, tuple(key.verifier for key in keys), told.held)
    if options.output is None:
        sys.stdout.buffer.write(note)
    else:
        write_new(options.output, note)
    if apart:
        sys.stderr.write(catalogue(options.lang).say("sign-apart") + "\n")
    return DONE


def _completed(data: bytes, options: argparse.Namespace, keys: tuple[SigningKey, ...]) -> dict[str, canonical.Json]:
    """Return a record its author wrote as JSON, its place filled in from a body or from the record before.

    One that makes restricted texts public names, unless it names something itself, these texts and their files.
    """
    given = _json(data, options.record)
    if options.dir is not None:
        given = {**Desk(options.dir).next_place(tuple(key.verifier for key in keys)), **given}
        given["refs"] = _by_id(given["refs"], open_reader(options.dir))
        if given.get("act") == "derestrict" and not given.get("material"):
            texts = disclosed(options.dir, derestricted(given))
            given["material"] = [material_json(item) for item in texts]
    if options.after is not None:
        given |= following(text_of(read_file(options.after, LEAF_LIMIT)))
    return given


def _by_id(refs: canonical.Json, reader: Reader) -> canonical.Json:
    """Return references with the id in place of each symbol the body knows; whatever else stands there is judged later."""
    if not isinstance(refs, list):
        return refs
    found = [reader.find(str(ref.get("id"))) if isinstance(ref, dict) else None for ref in refs]
    return [
        {**ref, "id": known} if known and isinstance(ref, dict) else ref for ref, known in zip(refs, found, strict=True)
    ]


def _closed(
    given: dict[str, canonical.Json], options: argparse.Namespace
) -> tuple[dict[str, canonical.Json], bytes | None]:
    """Return the record to sign and, where it is restricted and its author wrote it openly, its inner text."""
    if given.get("aud") != "restricted" or "inner" in given:
        return given, None
    if options.dir is None:
        raise Rejected(Finding(code="cli.option", place="--dir"))
    return close(given, open_reader(options.dir).regime, secrets.token_bytes(SALT_BYTES))


def submit(options: argparse.Namespace) -> int:
    """Hand over each note, chains in order, and print where it lies; 1 if any is refused or could not be tried."""
    send = submitter(options.desk)
    notes = [(str(path), read_file(path, HANDOVER_LIMIT)) for path in options.notes]
    _hand_in_files(options, notes)
    results: list[canonical.Json] = []
    refused = 0
    for outcome in hand_in(notes, send):
        results.append(_result(outcome))
        if outcome.finding is not None:
            refused += 1
            complain(_named(outcome, several=len(notes) > 1), options.lang)
        elif outcome.placed is not None and not options.json:
            say(placed_line(outcome.placed))
    if options.json:
        say_json(results)
    return REFUSED if refused else DONE


def _hand_in_files(options: argparse.Namespace, notes: list[tuple[str, bytes]]) -> None:
    """Send attachments before the notes that name them, and put rules and other files into a folder's desk."""
    files, signed = [named(path) for path in options.material], readable(notes)
    sent = {file.sha256 for one in signed for file in attached(one, files)}
    for file in files:
        if file.sha256 not in sent:
            if options.desk.startswith(HTTP):
                raise Unavailable(Finding(code="cli.material", place=str(file.path)))
            Desk(Path(options.desk)).put_material(read_file(file.path, MATERIAL_LIMIT), signed)
    for one in signed:
        if own := attached(one, files):
            remote = options.desk.startswith(HTTP)
            uploads = RemoteUploads(options.desk) if remote else FolderUploads(Path(options.desk))
            with progress("files") as bar:
                send(uploads, one.data, own, bar)


def _result(outcome: Outcome) -> canonical.Json:
    if outcome.placed is not None:
        placed = outcome.placed
        return {"note": outcome.name, "id": placed.id, "index": placed.index, "symbol": placed.symbol}
    refusal = None if outcome.finding is None else outcome.finding.as_json()
    return {"note": outcome.name, "refused": refusal, "tried": outcome.tried}


def _named(outcome: Outcome, *, several: bool) -> Finding:
    """Return the finding, its place preceded by the note's name where there are several."""
    found = outcome.finding or Finding(code="batch.not-tried", place=outcome.name)
    inside = several and found.place != outcome.name
    return replace(found, place=f"{outcome.name}: {found.place}") if inside else found


def _json(data: bytes, path: Path) -> dict[str, canonical.Json]:
    """Return a record as its author wrote it, in any JSON layout; it is made canonical before it is signed."""
    given = loose.parse(data, str(path))
    if not isinstance(given, dict):
        raise Rejected(Finding(code="json.not-object", place=str(path), excerpt=excerpt(given)))
    return given
