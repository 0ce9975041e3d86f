"""The command by which a seat invites its own first administrator.

Knows key files and links; which accounts there are is the site's. Law: the invitation is signed here, by the seat's own keys,
and nothing of it goes anywhere but to standard output.
"""

import argparse
import os
import time
from pathlib import Path
from typing import Final

from comity.cli.options import Commands, add_json
from comity.cli.output import DONE, catalogue, say, say_json
from comity.errors import Rejected
from comity.keys.signer import SigningKey, read_secret
from comity.records.fields import finding
from comity.service import invitation as invitations
from comity.service.invitation import Invitation
from comity.store.reader import Reader, open_reader
from comity.wiring.exercise import published_roots

DAYS: Final = 7
DAY: Final = 86_400
ROLES: Final = ("administrator", "head", "signer", "drafter", "auditor", "observer", "chair", "secretariat")
SITE: Final = "http://localhost:8000"


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    command = commands.add_parser(
        "invite",
        help="sign an invitation to an account for a party or office, by its own keys",
        epilog="example: comity invite ./council --party FRA --key mission.key",
    )
    command.add_argument("dir", metavar="folder", type=Path, help="the body's folder, or a copy of it")
    command.add_argument("--party", required=True, metavar="CODE", help="the party or office the account is for")
    command.add_argument(
        "--key",
        type=Path,
        action="append",
        default=[],
        help="a secret key file: the mission's, or repeat for enough of the root set; an exercise's published roots need none",
    )
    command.add_argument("--role", choices=ROLES, default="administrator", help="default: administrator")
    command.add_argument(
        "--days", type=int, default=DAYS, help="how long the link is good for (default: 7, at most 30)"
    )
    command.add_argument("--site", default=SITE, metavar="URL", help=f"where the body is served (default: {SITE})")
    add_json(command)
    command.set_defaults(run=invite)


def invite(options: argparse.Namespace) -> int:
    """Sign an invitation, check it as the site will, and print its link."""
    reader, words, now = open_reader(options.dir), catalogue(options.lang), int(time.time())
    origin = str(reader.body["origin"])
    token = os.urandom(invitations.TOKEN_SIZE)
    made = Invitation(
        log=origin,
        code=options.party,
        role=options.role,
        expires=now + options.days * DAY,
        token=invitations.token_hash(token),
    )
    note = invitations.sign(made, _keys(options, reader, origin))
    invitations.check(note, token, origin, reader, now)
    address = f"{options.site.rstrip('/')}/{words.lang}/account/invitation/{invitations.link(note, token)}"
    if options.json:
        say_json(
            {"link": address, "code": made.code, "role": made.role, "expires": made.expires, "note": note.decode()}
        )
        return DONE
    say(words.say("invite-made", seat=made.code, role=words.say(f"role-{made.role}"), days=options.days))
    say(address)
    return DONE


def _keys(options: argparse.Namespace, reader: Reader, origin: str) -> tuple[SigningKey, ...]:
    if options.key:
        return tuple(read_secret(path) for path in options.key)
    if reader.kind != "exercise":
        raise Rejected(finding("invitation.signatures", "--key", "", invitations.RULE))
    return published_roots(origin, options.party)
