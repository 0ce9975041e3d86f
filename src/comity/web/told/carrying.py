"""Answers of a mailbox handed to the mail server that notices go to.

Knows that server and a Maildir of answers; not what they say. Law: an answer leaves the folder when a server has taken it, so
that a crash in between sends it twice under one Message-ID and never loses it; what no server takes for five days is set aside.
"""

import contextlib
import os
import smtplib
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import compat32
from pathlib import Path
from typing import cast

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend

from comity.errors import Finding, Unavailable
from comity.mailroom.turn import made, put_away
from comity.web.told.outbox import LIFE
from comity.web.told.post import OF_ONE_LETTER, SECONDS
from comity.web.told.reach import mail_is_set

BATCH = 500


@dataclass(slots=True)
class Carried:
    """How many answers a server took, how many wait and were set aside, and whether one could be reached."""

    sent: int = 0
    waiting: int = 0
    aside: int = 0
    reached: bool = True


def carry(outbox: Path, now: int) -> Carried:
    """Send what lies in a Maildir of our own answers. Raises Unavailable where no mail server is set."""
    if not mail_is_set():
        raise Unavailable(Finding(code="mailroom.no-server", place="COMITY_MAIL_HOST"))
    for name in (".sent", ".failed"):
        made(outbox / name)
    carried = Carried()
    letters = sorted(Path(entry.path) for entry in os.scandir(outbox / "new") if entry.name.endswith(".answer"))
    connection = cast("EmailBackend", get_connection(timeout=SECONDS))
    try:
        for letter in letters[:BATCH]:
            data = letter.read_bytes()
            head = BytesParser(policy=compat32).parsebytes(data, headersonly=True)
            try:
                connection.open()
                cast("smtplib.SMTP", connection.connection).sendmail(str(head["From"]), [str(head["To"])], data)
            except OF_ONE_LETTER:
                connection.close()
                if now - int(letter.stat().st_mtime) > LIFE:
                    put_away(letter, outbox / ".failed")
                    carried.aside += 1
            except OSError:  # the server is not there or knows us not: no other answer fares better
                carried.reached = False
                break
            else:
                put_away(letter, outbox / ".sent")
                carried.sent += 1
    finally:
        with contextlib.suppress(OSError):  # what it took, it took
            connection.close()
    carried.waiting = len(letters) - carried.sent - carried.aside
    return carried
