"""The command accede: a seat takes its place in one go, where one person holds all of its keys.

Knows the folder a root set was made in, and the order of the three records; what each is, and whether the log would take it, is
`service.ceremony`'s. Law: every text is shown before anything is signed, and what holders at several places would sign apart
(docs/operators/keys.md 4) is signed here by the same keys, so that no record tells which way was gone.
"""

import argparse
from pathlib import Path
from typing import Final

from comity.cli.ceremonies import ceremony_of, read_set
from comity.cli.desks import hand_over
from comity.cli.files import refuse_existing, write_new
from comity.cli.options import Commands
from comity.cli.output import DONE, REFUSED, catalogue, say
from comity.cli.previewing import add_yes, agree
from comity.errors import Finding, Unavailable
from comity.keys.signer import SigningKey, generate, read_secret, write_secret
from comity.service import request as requests
from comity.service.ceremony import Ceremony, Remit
from comity.service.parts import join, sign_part
from comity.service.rootset import PublicSet

RULE: Final = "docs/spec/keys.md 4.1"
MISSION: Final = "mission"
DESK: Final = "desk"


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    command = commands.add_parser(
        "accede",
        help="a seat accedes and brings a mission and a desk key in one go, where one person holds all its keys",
        epilog="example: comity accede ./council fra --to https://desk.example/council",
    )
    command.add_argument("dir", metavar="folder", type=Path, help="the body's folder, or a copy of it")
    command.add_argument("keys", type=Path, help="the folder `comity root new` wrote; the new keys are written there")
    command.add_argument("--to", metavar="DESK", help="address to hand the notes to (default: the folder's own desk)")
    command.add_argument("--regime", help="rules for names and labels in the preview")
    add_yes(command)
    command.set_defaults(run=accede)


def accede(options: argparse.Namespace) -> int:
    """Show, sign and hand in accession and two accreditations; 1 where the desk refuses one."""
    public, roots = _root_set(options.keys)
    new = {label: generate(f"{public.log}/{public.code}/{label}") for label in (MISSION, DESK)}
    secrets = {label: options.keys / f"{public.code}-{label}.key" for label in new}
    named = ("1-accede", "2-mission", "3-desk")
    files = [options.keys / f"{public.code}.{name}.note" for name in named]
    refuse_existing(*secrets.values(), *files)
    least = roots[: public.root_set.threshold]
    signing = (roots, least, (new[MISSION],))
    texts = _texts(ceremony_of(options.dir, None, []), public, least, new)
    notes = [join((("signatures", sign_part(text, keys)),)) for text, keys in zip(texts, signing, strict=True)]
    agree(texts, options, tuple(key.verifier for key in (*roots, *new.values())))
    for label, path in secrets.items():
        write_secret(path, new[label])
    for path, note in zip(files, notes, strict=True):
        write_new(path, note)
    if not hand_over(files, options.to or str(options.dir), options.lang):
        return REFUSED
    mission, desk = str(secrets[MISSION]), str(secrets[DESK])
    say(catalogue(options.lang).say("accede-done", seat=public.code, mission=mission, desk=desk))
    return DONE


def _root_set(folder: Path) -> tuple[PublicSet, tuple[SigningKey, ...]]:
    """Return the one public set in a folder and its secret keys, in the order of the set. Raises Unavailable."""
    found = sorted(folder.glob("*.set.json"))
    if len(found) != 1:
        raise Unavailable(Finding(code="root.one-set", place=str(folder), excerpt=str(len(found)), rule=RULE))
    public = read_set(found[0])
    labels = [key.name.rpartition("/")[2] for key in public.root_set.keys]
    return public, tuple(read_secret(folder / f"{public.code}-{label}.key") for label in labels)


def _texts(
    ceremony: Ceremony, public: PublicSet, least: tuple[SigningKey, ...], new: dict[str, SigningKey]
) -> tuple[bytes, ...]:
    """Return the three texts, each rehearsed after the one before."""
    acceded = ceremony.accede(public)
    roots = ceremony.signers(tuple(key.verifier.hash_hex for key in least))
    remits = {label: Remit(tier=label, role=label) for label in new}
    mission = ceremony.accredit(roots, requests.request(new[MISSION]), remits[MISSION])
    by_mission = ceremony.signers((new[MISSION].verifier.hash_hex,))
    return acceded, mission, ceremony.accredit(by_mission, requests.request(new[DESK]), remits[DESK])
