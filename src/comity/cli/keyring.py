"""Commands about keys: root sets, single keys, the list of a body's keys, and a desk key replaced by its mission.

Knows key files and how a key is described; who may do what is the log's. Law: a secret is written to a new file of its owner
only, and never printed.
"""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from comity.cli.ceremonies import add_remit, ceremony_of, read_set, scope_of
from comity.cli.desks import hand_over
from comity.cli.files import refuse_existing, write_new
from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, REFUSED, catalogue, say, say_json
from comity.cli.previewing import add_yes, agree
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected
from comity.i18n import Catalogue
from comity.keys.names import COSIGNATURE, ED25519, ML_DSA_44, log_and_owner
from comity.keys.signer import SigningKey, generate, read_secret, write_secret
from comity.service import request as requests
from comity.service import rootset
from comity.service.ceremony import Ceremony, Remit
from comity.service.pen import sign_text
from comity.store.reader import Reader, open_reader

KINDS: Final = {ED25519: "ed25519", COSIGNATURE: "cosignature", ML_DSA_44: "ml-dsa-44"}
TIERS: Final = ("founder", "root", "mission", "desk")


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "root",
        help="make a seat's root set on files, or read its public file",
        epilog="example: comity root new FRA --log example.org/council --keys 3 --threshold 2 -o /media/stick",
    )
    command.add_argument("what", choices=("new", "show"), help="make a set, or say what its public file holds")
    command.add_argument("name", help="new: the seat's code; show: a CODE.set.json")
    command.add_argument("--log", help="new: the origin of the body's log")
    command.add_argument("--keys", type=int, default=3, help="new: how many keys (default: 3)")
    command.add_argument("--threshold", type=int, default=2, help="new: how many of them must sign (default: 2)")
    command.add_argument(
        "--first", type=int, default=1, help="new: number of the first key; a later set goes on counting"
    )
    command.add_argument("-o", "--output", type=Path, help="new: the folder to write to")
    command.set_defaults(run=root)

    command = commands.add_parser(
        "key",
        help="make a key, say what it is, or ask for its accreditation",
        epilog="example: comity key new ORIGIN/FRA/desk-2 -o fra.key",
    )
    command.add_argument(
        "what", choices=("new", "show", "request"), help="make a key, say what it is, or ask for its accreditation"
    )
    command.add_argument("name", help="new: the key's name; show and request: the key file")
    command.add_argument("-o", "--output", type=Path, help="new: the secret file (0600); request: the file to hand on")
    command.add_argument("--witness", action="store_true", help="new: a cosignature key, for stamps and witnesses")
    command.add_argument("--ml-dsa-44", action="store_true", help="new: a key for long lines of a log or witness")
    command.add_argument("--dir", type=Path, help="show: the body that knows the key's tier")
    add_json(command, "show: print as JSON")
    command.set_defaults(run=key)

    command = commands.add_parser(
        "keys", help="list the keys of a body", epilog="example: comity keys ./council FRA --json"
    )
    command.add_argument("folder", type=Path, help="a body's folder, or a mirror's")
    command.add_argument("code", nargs="?", help="only the keys of this party or office")
    add_json(command)
    command.set_defaults(run=keys)

    command = commands.add_parser(
        "desk",
        help="end a desk key and bring another, by the mission's key, in one go",
        epilog="example: comity desk replace ./council --mission mission.key --old FRA/desk --new-label desk-2 -o keys",
    )
    command.add_argument("what", choices=("replace",), help="end one key and bring the next")
    command.add_argument("dir", metavar="folder", type=Path, help="the body's folder, or a copy of it")
    command.add_argument("--mission", type=Path, required=True, help="the mission's secret key file")
    command.add_argument("--old", required=True, metavar="KEY", help="the key that is lost: SEAT/label, name or hash")
    command.add_argument("--new-label", required=True, metavar="LABEL", help="the label of the new key")
    command.add_argument("-o", "--output", type=Path, default=Path(), help="folder for the new key and the two notes")
    command.add_argument("--reason", help="why the old key ends")
    command.add_argument("--to", metavar="DESK", help="address to hand the notes to (default: the folder's own desk)")
    command.add_argument("--regime", help="rules for names and labels in the preview")
    add_remit(command)
    add_yes(command)
    command.set_defaults(run=replace)


def root(options: argparse.Namespace) -> int:
    """Make a root set, or say what a public file holds."""
    words = catalogue(options.lang)
    if options.what == "show":
        _say_set(read_set(Path(options.name)), words)
        return DONE
    for name in ("log", "output"):
        if getattr(options, name) is None:
            raise Rejected(Finding(code="cli.option", place=f"--{name}"))
    made = rootset.make(options.log, options.name, options.first, options.keys, options.threshold)
    paths = rootset.write(options.output, options.name, made, options.threshold)
    for path in paths[:-1]:
        say(words.say("root-secret", file=str(path)))
    say(words.say("root-public", file=str(paths[-1])))
    _say_set(read_set(paths[-1]), words)
    return DONE


def key(options: argparse.Namespace) -> int:
    """Make a key, say what one is, or write what its holder hands on to have it accredited."""
    if options.what == "new":
        made = generate(options.name, ML_DSA_44 if options.ml_dsa_44 else COSIGNATURE if options.witness else ED25519)
        write_secret(options.output or Path(f"{options.name.replace('/', '_')}.key"), made)
        say(made.verifier.vkey)
        return DONE
    held = read_secret(Path(options.name))
    if options.what == "request":
        path = options.output or Path(options.name).with_suffix(".request.json")
        write_new(path, requests.render(requests.request(held)))
        say(catalogue(options.lang).say("request-written", file=str(path), key=held.name, hash=held.verifier.hash_hex))
        return DONE
    return _show(held, options)


def keys(options: argparse.Namespace) -> int:
    """List keys by seat, tier and name, with what each may do and whether it still may."""
    reader = open_reader(options.folder)
    told = sorted(_keys_of(reader, options.code), key=_order)
    if options.json:
        listed: list[Json] = list(told)
        say_json(listed)
        return DONE
    words = catalogue(options.lang)
    for one in told:
        for line in _key_lines(one, words):
            say(line)
    for _, row in reader.view().scan("recovery", ""):
        if row["status"] == "waiting" and options.code in {None, row["seat"]}:
            say(words.say("keys-recovery", seat=str(row["seat"]), by=str(row["by"]), due=str(row["due"])))
    for code, seat in reader.view().scan("seat", ""):
        if seat["acceded_by"] is None and options.code in {None, code}:
            say(words.say("keys-not-acceded", seat=code, hash=str(seat["root_set"])))
    return DONE


def replace(options: argparse.Namespace) -> int:
    """End the old key and bring a new one with the same remit unless told otherwise; both are shown, signed and handed in."""
    mission = read_secret(options.mission)
    ceremony = ceremony_of(options.dir, None, [])
    old = ceremony.key_named(options.old)
    row = ceremony.key(old)
    new = generate(f"{mission.name.rpartition('/')[0]}/{options.new_label}")
    secret = options.output / f"{row.get('owner')}-{options.new_label}.key"
    files = [secret.with_suffix(suffix) for suffix in (".1-revoke.note", ".2-accredit.note")]
    texts = _replacing(ceremony, mission, old, new, options)
    refuse_existing(secret, *files)
    agree(texts, options, (mission.verifier,))
    write_secret(secret, new)
    for path, text in zip(files, texts, strict=True):
        write_new(path, sign_text(text, (mission,)))
    if not hand_over(files, options.to or str(options.dir), options.lang):
        return REFUSED
    say(catalogue(options.lang).say("desk-replaced", file=str(secret), key=new.name))
    return DONE


def _replacing(
    ceremony: Ceremony, mission: SigningKey, old: str, new: SigningKey, options: argparse.Namespace
) -> tuple[bytes, bytes]:
    """Return the two texts: the old key ends first, so that whoever has it stops before the other begins."""
    row = ceremony.key(old)
    signers = ceremony.signers((mission.verifier.hash_hex,))
    scope, ceiling = row.get("scope"), row.get("ceiling")
    kept = tuple(str(act) for act in scope) if isinstance(scope, list) else None
    bound = ceiling if isinstance(ceiling, int) else None
    remit = Remit(
        tier="desk",
        role=options.role or str(row.get("role")),
        scope=kept if options.scope is None else scope_of(options.scope),
        ceiling=bound if options.ceiling is None else options.ceiling,
    )
    ended = ceremony.revoke(signers, old, options.reason)
    return ended, ceremony.accredit(signers, requests.request(new), remit)


def _say_set(public: rootset.PublicSet, words: Catalogue) -> None:
    count = len(public.root_set.keys)
    say(words.say("root-set", seat=public.code, log=public.log, count=count, threshold=public.root_set.threshold))
    for held in public.root_set.keys:
        say(f"  {held.name}  {held.hash_hex}")
    say(words.say("field-line", label=words.say("preview-root-set"), value=public.hash))


def _show(held: SigningKey, options: argparse.Namespace) -> int:
    """Say what a key file holds: what the file itself shows, and from a body's log what the key is there."""
    words, verifier = catalogue(options.lang), held.verifier
    known = None if options.dir is None else _told(open_reader(options.dir), verifier.hash_hex)
    kind = KINDS[verifier.algorithm]
    told: dict[str, Json] = {
        "vkey": verifier.vkey,
        "name": verifier.name,
        "owner": log_and_owner(verifier.name)[1] or None,
        "hash": verifier.hash_hex,
        "algorithm": kind,
        "tier": None if known is None else known["tier"],
        "state": None if known is None else known["state"],
    }
    if options.json:
        say_json(told)
        return DONE
    say(verifier.vkey)
    for label, value in (
        ("key-owner", told["owner"] or "-"),
        ("key-fingerprint", verifier.hash_hex),
        ("key-algorithm", words.say(f"key-algorithm-{kind}")),
    ):
        say(words.say("field-line", label=words.say(label), value=str(value)))
    if known is not None:
        for line in _key_lines(known, words):
            say(line)
    else:
        say(words.say("key-tier-unasked" if options.dir is None else "key-tier-unknown"))
    return DONE


def _keys_of(reader: Reader, code: str | None) -> Iterator[dict[str, Json]]:
    for hashed, row in reader.view().scan("key", ""):
        told = _told(reader, hashed)
        if told is not None and code in {None, row["owner"]}:
            yield told


def _told(reader: Reader, hashed: str) -> dict[str, Json] | None:
    """Return a registered key as data: what it may do, who brought it, whether it is in force."""
    row = reader.get("key", hashed)
    if row is None:
        return None
    ended = None if row["revoked_by"] is None else reader.get("record", str(row["revoked_by"])) or {}
    chain = reader.get("chain", hashed)
    return {
        "name": row["name"],
        "owner": row["owner"],
        "tier": row["tier"],
        "role": row["role"],
        "scope": row["scope"],
        "ceiling": row["ceiling"],
        "hash": hashed,
        "state": "in-force" if ended is None else "spent" if ended.get("act") == "rotate" else "revoked",
        "ended_at": row["revoked_at"],
        "ended_by": row["revoked_by"],
        "brought_by": row["by"],
        "brought_at": row["index"],
        "brought_by_keys": list(_signers_of(reader, str(row["by"]))),
        "signed": None if chain is None or row["tier"] == "root" else chain["next"],
    }


def _signers_of(reader: Reader, record_id: str) -> Iterator[str]:
    """Yield the names of the keys that signed a record, in order; every one of them is registered."""
    found = reader.record(record_id)
    keys = () if found is None else found.record.keys
    yield from sorted(str((reader.get("key", hashed) or {})["name"]) for hashed in keys)


def _order(told: Mapping[str, Json]) -> tuple[str, int, str]:
    return str(told["owner"]), TIERS.index(str(told["tier"])), str(told["name"])


def _key_lines(told: Mapping[str, Json], words: Catalogue) -> Iterator[str]:
    """Yield a key as people read it: who and whether in force, then what it may do, then where it came from."""
    state = words.say(f"key-{told['state']}-at", index=str(told["ended_at"]))
    yield words.say("keys-head", name=str(told["name"]), tier=words.say(f"key-tier-{told['tier']}"), state=state)
    if told["tier"] in {"mission", "desk"}:
        scope, ceiling = told["scope"], told["ceiling"]
        acts = ", ".join(str(act) for act in scope) if isinstance(scope, list) else words.say("keys-all-acts")
        bound = str(ceiling) if isinstance(ceiling, int) else words.say("keys-no-ceiling")
        yield "  " + words.say(
            "keys-remit", role=str(told["role"]), acts=acts, ceiling=bound, signed=str(told["signed"])
        )
    by = told["brought_by_keys"]
    names = ", ".join(str(name) for name in by) if isinstance(by, list) else ""
    yield "  " + words.say("keys-brought", index=str(told["brought_at"]), keys=names)
    yield f"  {told['hash']}"
