"""The command sealed: keys to read with, texts sealed and opened on this machine, what makes them public, and false ones shown.

Knows arguments, files and a desk; what may be believed of a desk is `service.sealed_peer`'s. Law: an opened text goes to standard
output, its files to the folder its user names, neither anywhere else; no secret but the one that makes a text public is handed to
anybody.
"""

import argparse
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from comity.cli.anchoring import add_anchor, read_anchor
from comity.cli.attaching import enclosed, named_with, plain_name
from comity.cli.desks import add_desk, desk_at, placed_line
from comity.cli.files import read_file, write_new
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, say, say_json, say_table
from comity.dues.zones import today_in
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected
from comity.i18n.preview import reading
from comity.keys.names import log_and_owner
from comity.keys.reading import ReadingKey, generate_reading, read_reading, write_reading
from comity.keys.signer import SigningKey, read_secret
from comity.records.act import Act
from comity.records.record import FILE_BUCKETS, render_text
from comity.regime import Regime, load
from comity.service.accusing import accuse, judge
from comity.service.desk import Placed
from comity.service.drafting import DRAFT_LIMIT, Draft, parse_open_draft
from comity.service.handover import Handover, frame
from comity.service.peer import FolderPeer, RemotePeer
from comity.service.pen import blank, reading_grant, sign_text
from comity.service.sealed_peer import Client, Told
from comity.service.sealing import Opened, disclosing, key_file, voice_of
from comity.service.secrecy import Standing, standings
from comity.service.sending import named
from comity.store.reader import open_reader
from comity.verify.sealing import CLEARED, PROOF_LIMIT

EXAMPLES: Final = {
    "accredit": "./council --reading fra.reading --key mission.key",
    "list": "./council --for FRA",
    "write": "./council draft.json --anchor council.anchor --key fra.key",
    "read": "./council NRC/NOT/2026/3 --reading fra.reading --anchor council.anchor",
    "share": "./council NRC/NOT/2026/3 draft.json --reading fra.reading --anchor council.anchor --key fra.key",
    "open": "./council NRC/NOT/2026/3 --form disclosure --reading fra.reading --anchor council.anchor --key fra.key",
    "accuse": "./council NRC/NOT/2026/3 -o proof.json --reading fra.reading --anchor council.anchor",
}


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "sealed",
        help="seal texts to parties' reading keys, open them, make them public, show that one was sealed falsely",
        epilog="example: comity sealed read ./council NRC/NOT/2026/3 --reading fra.reading --anchor council.anchor",
    )
    acts = command.add_subparsers(dest="sealed", required=True, metavar="ACT")
    new = acts.add_parser(
        "key",
        help="make a reading key",
        epilog="example: comity sealed key example.org/council/FRA/reading -o fra.reading",
    )
    new.add_argument("name", help="ORIGIN/CODE/label")
    new.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        help="where to write it; keep a copy under lock (operators/sealing.md)",
    )
    new.set_defaults(run=_key)

    bring = _act(acts, "accredit", _accredit, "bring a reading key to the log, by the mission's key")
    bring.add_argument("--role", default="reading", help="what the key is for, in words (default: reading)")
    _reading(bring)
    _signing(bring)

    listed = _act(acts, "list", _list, "list the newest sealed records, and whose reading keys are in force")
    listed.add_argument("--for", dest="code", help="only those wrapped for this party or office")
    add_json(listed)

    write = _act(acts, "write", _write, "seal a draft to those it is addressed to, sign it and hand it in")
    write.add_argument("draft", type=Path, help="the draft as JSON (spec/signing.md 2.1), aud sealed")
    _attach(write)
    add_anchor(write, required=True)
    _signing(write)

    read = _act(acts, "read", _read, "open a sealed text")
    read.add_argument("record", help="id or symbol")
    add_json(read, "print the text's inner bytes as JSON")
    read.add_argument("--files", type=Path, metavar="DIR", help="open the files sealed with it too, into this folder")
    _reading(read)
    add_anchor(read, required=True)

    _add_later(acts)
    _add_copies(acts)


def _add_later(acts: Commands) -> None:
    """Add what is done to a sealed record that is there."""
    share = _act(
        acts, "share", _share, "let another seat read a sealed text, by a sealed record that wraps it for that seat"
    )
    share.add_argument("record", help="id or symbol of the sealed record")
    share.add_argument("draft", type=Path, help="what the new sealed record says, as JSON, addressed to that seat")
    _attach(share)
    _reading(share)
    add_anchor(share, required=True)
    _signing(share)

    opening = _act(acts, "open", _open, "make a sealed text public, by a record that carries what opens it")
    opening.add_argument("record", help="id or symbol")
    opening.add_argument("--form", required=True, help="the form of derestrict in the rules")
    opening.add_argument(
        "--title", action="append", default=[], metavar="LANG=TEXT", help="a title of the record; repeat for languages"
    )
    _reading(opening)
    add_anchor(opening, required=True)
    _signing(opening)

    false = _act(
        acts, "accuse", _accuse, "write a file by which anybody can check whether a text was sealed falsely to you"
    )
    false.add_argument("record", help="id or symbol")
    false.add_argument("-o", "--output", type=Path, required=True, help="where to write it")
    _reading(false)
    add_anchor(false, required=True)


def _add_copies(acts: Commands) -> None:
    """Add what is asked of a copy of the log."""
    check = acts.add_parser(
        "check",
        help="check such a file against a copy of the log",
        epilog="example: comity sealed check DIR proof.json",
    )
    check.add_argument("desk", type=Path, help="the body's folder, or a mirror of it")
    check.add_argument("proof", type=Path, help="what `comity sealed accuse` wrote")
    add_json(check)
    check.set_defaults(run=_check)

    count = acts.add_parser(
        "statistics",
        help="how much of what each party filed is open, restricted or sealed",
        epilog="example: comity sealed statistics DIR --json",
    )
    count.add_argument("desk", type=Path, help="the body's folder, or a mirror of it")
    add_json(count)
    count.set_defaults(run=_statistics)


def _act(
    acts: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    told: str,
) -> argparse.ArgumentParser:
    command = acts.add_parser(name, help=told, epilog=f"example: comity sealed {name} {EXAMPLES[name]}")
    add_desk(command)
    command.set_defaults(run=run)
    return command


def _signing(command: argparse.ArgumentParser) -> None:
    command.add_argument("--key", type=Path, required=True, help="secret key file that signs")
    command.add_argument("-o", "--output", type=Path, help="write what would be handed in instead of handing it in")


def _reading(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--reading", type=Path, action="append", required=True, help="reading key file; repeat for more"
    )


def _attach(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--attach", type=Path, action="append", default=[], metavar="FILE", help="seal a file with it; repeat for more"
    )


def _key(options: argparse.Namespace) -> int:
    made = generate_reading(options.name)
    write_reading(options.output, made)
    say(made.identity.recipient)
    return DONE


def _accredit(options: argparse.Namespace) -> int:
    desk, key, held = desk_at(options.desk), read_secret(options.key), read_reading(options.reading[0])
    place = desk.place(key.verifier.hash_hex)
    body = reading_grant(held, options.role)
    record = blank(place.log, Act.ACCREDIT, "accredit", log_and_owner(key.name)[1], place.seen, _today(desk), body)
    text = render_text(replace(record, keys=(place.key,), seq=place.seq, prev=place.prev))
    return _handed_in(options, desk, key, text, ())


def _list(options: argparse.Namespace) -> int:
    told, words = desk_at(options.desk).sealed(), catalogue(options.lang)
    found = [one for one in told.records if options.code is None or options.code in one.recipients]
    if options.json:
        records: list[Json] = [
            {
                "id": one.id,
                "symbol": one.symbol,
                "by": one.by,
                "at": one.at,
                "to": list(one.recipients),
                "opened": one.opened,
            }
            for one in found
        ]
        say_json({"records": records, "readers": {code: list(ids) for code, ids in told.readers.items()}})
        return DONE
    say(words.say("sealed-readers", codes=", ".join(sorted(told.readers)) or "–"))
    for one in found:
        said = words.say("sealed-opened" if one.opened else "sealed-closed")
        say(f"{one.at}  {one.by} → {', '.join(one.recipients)}  {one.symbol or '-'}  {said}  {one.id}")
    return DONE


def _write(options: argparse.Namespace) -> int:
    desk, key, draft = desk_at(options.desk), read_secret(options.key), _draft(options.draft)
    return _sealed(options, desk, key, draft)


def _share(options: argparse.Namespace) -> int:
    desk, key, draft = desk_at(options.desk), read_secret(options.key), _draft(options.draft)
    client = _client(options, desk)
    told = client.told()
    target = _named(told, options.record)
    return _sealed(options, desk, key, draft, (target, client.open(target, told, *_reader(options))))


def _sealed(
    options: argparse.Namespace,
    desk: FolderPeer | RemotePeer,
    key: SigningKey,
    draft: Draft,
    earlier: tuple[str, Opened] | None = None,
) -> int:
    held = [read_file(path, FILE_BUCKETS[-1]) for path in options.attach]
    draft = replace(draft, material=named_with(draft.material, [named(path) for path in options.attach]))
    files = enclosed(draft.material, held)
    made = _client(options, desk).seal(draft, key.verifier.hash_hex, _regime(desk), files, earlier)
    return _handed_in(options, desk, key, made.text, made.files)


def _read(options: argparse.Namespace) -> int:
    desk = desk_at(options.desk)
    client = _client(options, desk)
    told = client.told()
    target = _named(told, options.record)
    code, keys = _reader(options)
    opened = client.open(target, told, code, keys)
    if options.files is not None:
        for number, item in enumerate(opened.held.material):
            write_new(options.files / f"{number + 1}-{plain_name(item.name)}", client.enclosed(target, opened, number))
    if options.json:
        say_json(dict(opened.held.body))
        return DONE
    for line in reading(client.record(target), _regime(desk), catalogue(options.lang), opened.held):
        say(line)
    return DONE


def _open(options: argparse.Namespace) -> int:
    desk, key = desk_at(options.desk), read_secret(options.key)
    client = _client(options, desk)
    told = client.told()
    target = _named(told, options.record)
    file = key_file(client.open(target, told, *_reader(options)).identity)
    titles: dict[str, Json] = {lang: text for lang, _, text in (given.partition("=") for given in options.title)}
    body: dict[str, Json] = {"title": titles} if titles else {}
    owner = log_and_owner(key.name)[1]
    who = (owner, voice_of(client.sealed(target), owner))
    text = disclosing(desk.place(key.verifier.hash_hex), who, options.form, _today(desk), target, body, file)
    return _handed_in(options, desk, key, text, (file,))


def _accuse(options: argparse.Namespace) -> int:
    client = _client(options, desk_at(options.desk))
    told = client.told()
    code, keys = _reader(options)
    data = accuse(client, _named(told, options.record), code, keys)
    write_new(options.output, data)
    say(str(options.output))
    return DONE


def _check(options: argparse.Namespace) -> int:
    found = judge(open_reader(options.desk), read_file(options.proof, PROOF_LIMIT))
    words = catalogue(options.lang)
    if options.json:
        say_json({"record": found.record, "by": found.by, "to": found.to, "found": found.says})
    else:
        say(words.say("sealed-judged", record=found.record, by=found.by, to=found.to))
        say(words.say(f"sealed-found-{found.says}"))
    return REFUSED if found.says in CLEARED else DONE


def _statistics(options: argparse.Namespace) -> int:
    reader, words = open_reader(options.desk), catalogue(options.lang)
    found = standings(reader, today_in(reader.regime.zone))
    if options.json:
        told: list[Json] = [_standing_json(one) for one in found]
        say_json(told)
        return DONE
    say_table(
        words, [{name: str(value) for name, value in _standing_json(one).items()} for one in found], heads="secrecy"
    )
    return DONE


COLUMNS: Final = ("public", "restricted", "sealed", "opened", "overdue", "open_ended")


def _standing_json(one: Standing) -> dict[str, Json]:
    return {"code": one.code, **{name: getattr(one, name) for name in COLUMNS}}


def _handed_in(
    options: argparse.Namespace, desk: FolderPeer | RemotePeer, key: SigningKey, text: bytes, files: tuple[bytes, ...]
) -> int:
    note = sign_text(text, (key,))
    data = frame(Handover(note=note, files=files))
    if options.output is not None:
        write_new(options.output, data)
        say(hashlib.sha256(text).hexdigest())
        return DONE
    placed: Placed = desk.submit(data)
    say(placed_line(placed))
    return DONE


def _client(options: argparse.Namespace, desk: FolderPeer | RemotePeer) -> Client:
    return Client(desk, read_anchor(options.anchor))


def _reader(options: argparse.Namespace) -> tuple[str, list[ReadingKey]]:
    """Return the reading keys given and whose they are by their names, which must be one seat's."""
    keys = [read_reading(path) for path in options.reading]
    owners = {log_and_owner(key.name)[1] for key in keys}
    if len(owners) != 1:
        raise Rejected(Finding(code="seal.key-file", place="--reading", excerpt=", ".join(sorted(owners))))
    return owners.pop(), keys


def _named(told: Told, record: str) -> str:
    """Return the id of a sealed record from its id or symbol."""
    return next((one.id for one in told.records if one.symbol == record), record)


def _draft(path: Path) -> Draft:
    return parse_open_draft(read_file(path, DRAFT_LIMIT))


def _regime(desk: FolderPeer | RemotePeer) -> Regime:
    return load(desk.body().rules)


def _today(desk: FolderPeer | RemotePeer) -> str:
    """Return the day it is where the body of a desk counts its days."""
    return today_in(_regime(desk).zone).isoformat()
