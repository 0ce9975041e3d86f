"""Commands for acts that several holders sign at different places and times: prepare, read, join.

Knows arguments and files; what an act is and whether the log would take it is `service.ceremony`'s. Law: none of these
commands holds a secret or hands anything in: prepare writes the bytes to sign, join only puts signatures together.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from comity.cli.files import read_file, read_text, refuse_existing, write_new
from comity.cli.moments import record_named
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, say, say_json
from comity.cli.papering import write_paper
from comity.cli.previewing import add_words, lines_of
from comity.dues.zones import day_of
from comity.encoding import note as notes
from comity.encoding.canonical import Json
from comity.encoding.note import Note
from comity.envelope import LEAF_LIMIT
from comity.errors import Rejected
from comity.keys.names import ED25519, VerifierKey
from comity.keys.notes import line_holds
from comity.records.bodies import TIERS
from comity.records.record import TEXT_LIMIT, Record, parse_text, record_id
from comity.records.succession import KINDS
from comity.regime import load
from comity.service import parts, prepared, succeeding
from comity.service.ceremony import Ceremony, Remit
from comity.service.prepared import PREPARED_LIMIT
from comity.service.request import REQUEST_LIMIT
from comity.service.request import parse as parse_request
from comity.service.rootset import SET_LIMIT, PublicSet
from comity.service.rootset import parse as parse_set
from comity.store.reader import open_reader
from comity.tlog.folder import MATERIAL_LIMIT
from comity.wiring.live import kind_of


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "prepare",
        help="write the text of an act of keys or rules, for its holders to read and sign",
        epilog="example: comity prepare revoke ./council FRA/desk --signer FRA/mission -o revoke.text",
    )
    _add_acts(command.add_subparsers(dest="act", required=True, metavar="ACT"))

    command = commands.add_parser(
        "read",
        help="say in words what a prepared text or a note holds, from its bytes alone",
        epilog="example: comity read accredit.text --regime nrc --lang fr",
    )
    command.add_argument("file", type=Path, help="a .text or .note file")
    add_words(command)
    add_json(command)
    command.set_defaults(run=read)

    command = commands.add_parser(
        "join",
        help="put signatures of one text together",
        epilog="example: comity join part1.note part2.note -o whole.note",
    )
    command.add_argument("parts", type=Path, nargs="+", help="notes of the same text, each with some of its signatures")
    command.add_argument("-o", "--output", type=Path, required=True, help="where to write it")
    command.set_defaults(run=join)


EXAMPLES: Final = {
    "accede": "fra/FRA.set.json -o accede.text",
    "come-along": "--signer FRA/root-1 --signer FRA/root-2 -o along.text",
    "accredit": "fra.request.json --tier desk --signer FRA/mission -o accredit.text",
    "revoke": "FRA/desk --signer FRA/mission --reason lost -o revoke.text",
    "rotate": "fra/FRA.set.json --signer FRA/root-1 --signer FRA/root-2 -o rotate.text",
    "recover": "fra/FRA.set.json --signer SECRETARIAT/root-1 -o recover.text",
    "veto": "FRA --signer FRA/root-1 --signer FRA/root-2 -o veto.text",
    "succeed": "--of log --until 2031-01-01T00:00:00Z --signer REGISTRY/desk -o succeed.text",
    "disavow": "--signed-by FRA/desk --from 120 --signer FRA/mission -o disavow.text",
    "amend-rules": "--cites NRC/DEC/2031/4 --rules regime.toml --signer SECRETARIAT/root-1 -o amend.text",
}


def _add_acts(acts: Commands) -> None:
    command = _act(acts, "accede", accede, "a seat brings the root set it was admitted under; all its keys sign")
    command.add_argument("set", type=Path, help="the seat's CODE.set.json")

    _act(acts, "come-along", come_along, "a seat goes on in a body that another operator continues", signers=True)

    command = _act(acts, "accredit", accredit, "a root set or a mission key brings a key", signers=True)
    command.add_argument("request", type=Path, help="what `comity key request` wrote for the new key")
    command.add_argument("--tier", choices=sorted(TIERS), required=True, help="what the key is to be")
    add_remit(command)

    command = _act(acts, "revoke", revoke, "end a mission or desk key", signers=True)
    command.add_argument("key", help="SEAT/label, the key's full name, or its hash")
    command.add_argument("--reason", metavar="TEXT", help="why, for everybody to read")

    command = _act(acts, "rotate", rotate, "a seat replaces its root set; all new keys sign too", signers=True)
    command.add_argument("set", type=Path, help="the new set's CODE.set.json")

    command = _act(
        acts, "recover", recover, "an office announces a new root set for a seat that lost its own", signers=True
    )
    command.add_argument("set", type=Path, help="the seat's new CODE.set.json")

    command = _act(acts, "veto", veto, "stop a recovery before its day", signers=True)
    command.add_argument("code", help="the seat whose recovery is stopped")
    command.add_argument("--reason", metavar="TEXT", help="why, for everybody to read")

    command = _act(acts, "succeed", succeed, "a key of the log itself follows another", signers=True)
    command.add_argument("--of", choices=sorted(KINDS), required=True, help="which: the log's key or the stamp's")
    command.add_argument(
        "--until", required=True, help="until when the old key goes on beside it: YYYY-MM-DDTHH:MM:SSZ"
    )
    command.add_argument("--label", help="stamp: the last part of the new key's name (default: stamp-2)")

    command = _act(
        acts, "disavow", disavow, "a seat says that records signed by its keys are not its own", signers=True
    )
    command.add_argument("records", nargs="*", help="record ids or symbols")
    command.add_argument("--signed-by", metavar="KEY", help="every record that stands and that this key signed")
    command.add_argument(
        "--from", dest="first", type=int, default=0, metavar="INDEX", help="of these, from this leaf on"
    )
    command.add_argument("--reason", metavar="TEXT", help="why, for everybody to read")

    command = _act(
        acts,
        "amend-rules",
        amend_rules,
        "put new rules or another witness policy in force, or admit seats",
        signers=True,
    )
    command.add_argument("--cites", required=True, metavar="RECORD", help="the decision: record id or symbol")
    command.add_argument("--rules", type=Path, help="the new regime.toml; hand it in with `comity submit --material`")
    command.add_argument("--seats", type=Path, nargs="+", default=[], help="CODE.set.json of seats to admit")
    command.add_argument("--policy", type=Path, help="a file with the witness policy from now on (C2SP tlog-policy)")


def _act(
    acts: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    text: str,
    *,
    signers: bool = False,
) -> argparse.ArgumentParser:
    command = acts.add_parser(name, help=text, epilog=f"example: comity prepare {name} ./council {EXAMPLES[name]}")
    command.add_argument("dir", metavar="folder", type=Path, help="the body's folder, or a copy of it")
    if signers:
        command.add_argument(
            "--signer",
            action="append",
            required=True,
            metavar="SEAT/LABEL",
            help="a key that will sign; repeat for a set",
        )
    command.add_argument("-o", "--output", type=Path, required=True, help="where to write exactly the bytes to sign")
    command.add_argument(
        "--paper", type=Path, metavar="FILE", help="also as a page to print (HTML): in words and in codes"
    )
    command.add_argument("--at", help="the date of the record (default: today, in the body's zone)")
    command.add_argument(
        "--after",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a text or note still to go in before it",
    )
    add_json(command)
    command.set_defaults(run=run)
    return command


def add_remit(command: argparse.ArgumentParser) -> None:
    """Add what a key may be accredited for."""
    command.add_argument("--role", help="what its holder is, in a few words")
    command.add_argument("--scope", metavar="ACT,ACT", help="acts it may sign (default: all of its tier)")
    command.add_argument("--ceiling", type=int, help="how many records it may sign (default: no bound)")


def scope_of(text: str | None) -> tuple[str, ...] | None:
    """Return the acts of a comma-separated list, each once, in order; None where none was given."""
    return None if text is None else tuple(sorted({word.strip() for word in text.split(",")}))


def accede(options: argparse.Namespace) -> int:
    """Prepare an accession."""
    return _prepared(options, lambda made: made.accede(read_set(options.set)))


def come_along(options: argparse.Namespace) -> int:
    """Prepare the accession of a seat that goes on with the root keys it has."""
    return _prepared(options, lambda made: made.come_along(made.signers(tuple(options.signer))))


def accredit(options: argparse.Namespace) -> int:
    """Prepare an accreditation."""
    asked = parse_request(read_file(options.request, REQUEST_LIMIT), options.request.name)
    role = options.tier if options.role is None else options.role
    remit = Remit(tier=options.tier, role=role, scope=scope_of(options.scope), ceiling=options.ceiling)
    return _prepared(options, lambda made: made.accredit(made.signers(tuple(options.signer)), asked, remit))


def revoke(options: argparse.Namespace) -> int:
    """Prepare a revocation."""
    return _prepared(
        options,
        lambda made: made.revoke(made.signers(tuple(options.signer)), made.key_named(options.key), options.reason),
    )


def rotate(options: argparse.Namespace) -> int:
    """Prepare a rotation of a root set."""
    return _prepared(options, lambda made: made.rotate(made.signers(tuple(options.signer)), read_set(options.set)))


def recover(options: argparse.Namespace) -> int:
    """Prepare the announcement of a root set for a seat that lost its own."""
    return _prepared(options, lambda made: made.recover(made.signers(tuple(options.signer)), read_set(options.set)))


def veto(options: argparse.Namespace) -> int:
    """Prepare a veto against a recovery."""
    return _prepared(options, lambda made: made.veto(made.signers(tuple(options.signer)), options.code, options.reason))


def succeed(options: argparse.Namespace) -> int:
    """Make the key that follows, in the desk's folder, and prepare the record that says so."""
    refuse_existing(options.output, options.dir / "keys" / f"{options.of}.next.key")
    made = ceremony_of(options.dir, options.at, options.after)
    signers = made.signers(tuple(options.signer))
    body = succeeding.prepare(open_reader(options.dir), options.of, options.until, options.label)
    try:
        return _prepared(options, lambda _made: made.succeed(signers, body))
    except Rejected:
        (options.dir / "keys" / f"{options.of}.next.key").unlink()
        raise


def disavow(options: argparse.Namespace) -> int:
    """Prepare a disavowal, of records named or of all a key signed."""
    reader = open_reader(options.dir)
    named = tuple(record_named(reader, name) for name in options.records)

    def build(made: Ceremony) -> bytes:
        signed = () if options.signed_by is None else made.signed_by(made.key_named(options.signed_by), options.first)
        every = tuple(dict.fromkeys((*named, *signed)))
        return made.disavow(made.signers(tuple(options.signer)), every, options.reason)

    return _prepared(options, build)


def amend_rules(options: argparse.Namespace) -> int:
    """Prepare an amendment of the rules."""
    reader = open_reader(options.dir)
    rules = None if options.rules is None else read_file(options.rules, MATERIAL_LIMIT)
    policy = None if options.policy is None else read_text(options.policy, TEXT_LIMIT)
    seats = tuple(read_set(path) for path in options.seats)
    regime = reader.regime if rules is None else load(rules)
    kinds = {public.code: kind_of(regime, public.code) for public in seats}
    decision = record_named(reader, options.cites)
    return _prepared(
        options,
        lambda made: made.amend_rules(made.signers(tuple(options.signer)), decision, rules, seats, kinds, policy),
        () if rules is None else (rules,),
    )


def read(options: argparse.Namespace) -> int:
    """Print what a text or note says, and of a note which signatures are there; 1 if one does not hold."""
    data, held = read_file(options.file, PREPARED_LIMIT), None
    if data.startswith(prepared.MAGIC):
        told = prepared.parse(data)
        data, held = told.text, told.held
    text = parts.text_of(data)
    note = notes.parse(data) if data != text else Note(text=text, lines=())
    record, words = parse_text(text), catalogue(options.lang)
    known = _keys_known(record, options.dir)
    signatures = {line.name: _holds(note, number, known) for number, line in enumerate(note.lines)}
    missing = parts.lacking(record, list(note.lines))
    if options.json:
        listed: list[Json] = [{"key": name, "state": state} for name, state in signatures.items()]
        lines: list[Json] = list(lines_of(text, options, (), held))
        say_json({"id": record_id(text), "lines": lines, "signatures": listed, "missing": list(missing)})
    else:
        for line in lines_of(text, options, (), held):
            say(line)
        for name, state in signatures.items():
            say(words.say(f"read-signature-{state}", key=name))
        for key in missing:
            say(words.say("read-signature-missing", key=key))
    return REFUSED if "broken" in signatures.values() else DONE


def join(options: argparse.Namespace) -> int:
    """Write the whole note, and say whose signatures it holds."""
    refuse_existing(options.output)
    data = parts.join(tuple((path.name, read_file(path, LEAF_LIMIT)) for path in options.parts))
    write_new(options.output, data)
    names = ", ".join(line.name for line in notes.parse(data).lines)
    say(catalogue(options.lang).say("join-whole", file=str(options.output), keys=names))
    return DONE


def read_set(path: Path) -> PublicSet:
    """Return the public root set in an untrusted file. Raises Rejected or Unavailable."""
    return parse_set(read_file(path, SET_LIMIT), path.name)


def ceremony_of(folder: Path, at: str | None, after: list[Path], files: tuple[bytes, ...] = ()) -> Ceremony:
    """Return the ceremony of a body as it stands, with what is still to go in before; it is dated by the body's zone."""
    now, reader = int(time.time()), open_reader(folder)
    day = at or day_of(now, reader.regime.zone).isoformat()
    pending = tuple(parts.text_of(read_file(path, LEAF_LIMIT)) for path in after)
    return Ceremony(reader, now, day, pending, files)


def _prepared(options: argparse.Namespace, build: Callable[[Ceremony], bytes], files: tuple[bytes, ...] = ()) -> int:
    """Write the text and print its preview."""
    papers = () if options.paper is None else (options.paper,)
    refuse_existing(options.output, *papers)
    text = build(ceremony_of(options.dir, options.at, options.after, files))
    for page in papers:
        write_paper(page, text, lines_of(text, options), catalogue(options.lang))
    write_new(options.output, text)
    if options.json:
        lines: list[Json] = list(lines_of(text, options))
        say_json({"id": record_id(text), "text": str(options.output), "lines": lines})
        return DONE
    for line in lines_of(text, options):
        say(line)
    say(catalogue(options.lang).say("prepare-written", file=str(options.output)))
    return DONE


def _keys_known(record: Record, folder: Path | None) -> dict[str, VerifierKey]:
    """Return the keys that may check signatures of a record, by hash: those it brings and, with a folder, the log's."""
    known = {key.hash_hex: key for key in parts.keys_brought(record)}
    if folder is not None:
        reader = open_reader(folder)
        for hashed in record.keys:
            row = reader.get("key", hashed)
            if row is not None:
                public = bytes.fromhex(str(row["public"]))
                known[hashed] = VerifierKey(name=str(row["name"]), algorithm=ED25519, public=public)
    return known


def _holds(note: Note, number: int, known: dict[str, VerifierKey]) -> str:
    """Return whether a line holds, is broken, or cannot be checked here."""
    line = note.lines[number]
    key = next((key for hashed, key in known.items() if hashed[:8] == line.key_id.hex()), None)
    if key is None:
        return "unchecked"
    return "holds" if line_holds(note.text, line, key) else "broken"
