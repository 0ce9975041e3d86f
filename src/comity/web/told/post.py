"""Letters written and sent: text, headers, a mail server, and what it answered.

Knows mail (RFC 5322, 3834, 8058); not what a letter says. Law: a letter is written when it is sent; a server takes it before it
is noted as sent, so that a crash in between repeats it once, under the same Message-ID, and never loses it.
"""

import contextlib
import hashlib
import smtplib
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any, Final, cast
from urllib.parse import urlsplit

from django.core import signing
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from django.utils import translation

from comity.errors import ComityError
from comity.notices.letter import Letters
from comity.notices.letter import Part as Said
from comity.web.accounts.models import Account
from comity.web.site import site
from comity.web.told import outbox
from comity.web.told.models import DROPPED, NOTHING, SENT, WAITING, Outgoing, Wish
from comity.web.told.outbox import Part, parts_of
from comity.web.told.reach import address_of, letters_for, site_address

SECONDS: Final = 20
"""How long a mail server may take for each answer."""
BATCH: Final = 200
OF_ONE_LETTER: Final = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError)
"""Faults that say nothing of the next letter."""
STOP: Final = "comity.told.stop"
RULE: Final = "—" * 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter as it would be sent now: to whom, its subject, its text, the thread it belongs to."""

    to: str
    subject: str
    text: str
    thread: str


def waiting(now: int) -> list[Outgoing]:
    """Return the letters to be tried at a second, oldest first; those about a body that is not served just now wait."""
    served = [reader.origin for reader in site().readers.values()]
    found = Outgoing.objects.filter(state=WAITING, next_try__lte=now, wish__origin__in=served)
    found = found.order_by("pk").select_related("wish__account")
    return list(found[:BATCH])


def write(letter: Outgoing, now: int) -> Written | None:
    """Return a letter in words, as of now; None where nothing is left to say, or nobody may be told it."""
    wish, letters, parts = letter.wish, letters_for(letter.wish, now), parts_of(letter)
    to = address_of(cast("Account", wish.account))
    if letters is None or to is None or wish.pace == NOTHING:
        return None
    said = [found for part in parts if (found := _said(letters, part)) is not None]
    if not any(one.subject for one in said):
        return None
    told = letters.telling
    seat = told.told.name(wish.code)
    one = said[0] if len(parts) == 1 else None
    count = sum(bool(found.subject) for found in said)
    subject = (
        told.words.say("notice-subject-many", body=told.body, count=count, who=seat) if one is None else one.subject
    )
    return Written(
        to=to,
        subject=" ".join(subject.split()),
        text="\n".join([*_lines(told.body, said), *_foot(letters, wish, seat)]) + "\n",
        thread=told.url() if one is None else one.thread,
    )


def deliver(now: int) -> tuple[int, bool]:
    """Send what waits; return how many letters a server took, and whether one could be reached."""
    letters, sent = waiting(now), 0
    connection = get_connection(timeout=SECONDS)
    try:
        for letter in letters:
            try:
                written = write(letter, now)
            except ComityError as error:  # its body cannot be read just now
                outbox.failed(letter, error.finding.code, now)
                continue
            if written is None:
                outbox.ended(letter, DROPPED, now)
                continue
            try:
                connection.open()
                message_of(letter, written, connection).send()
            except OF_ONE_LETTER as error:
                outbox.failed(letter, _fault(error), now)
                connection.close()
            except OSError as error:  # the server is not there, went away or knows us not: no other letter fares better
                outbox.failed(letter, _fault(error), now)
                return sent, False
            else:
                outbox.ended(letter, SENT, now)
                sent += 1
    finally:
        with contextlib.suppress(OSError):  # what it took, it took
            connection.close()
    return sent, True


def message_of(letter: Outgoing, written: Written, connection: Any = None) -> EmailMessage:
    """Return a letter as a message: threaded with the others about its matter, stopped by one POST, answered by no machine."""
    wish, host = letter.wish, urlsplit(site_address()).hostname
    matter = hashlib.sha256(f"{wish.pk} {written.thread}".encode()).hexdigest()[:32]
    root = f"<{matter}@{host}>"
    headers = {
        "Date": formatdate(),
        "Message-ID": f"<{letter.key[:40]}@{host}>",
        "In-Reply-To": root,
        "References": root,
        "Auto-Submitted": "auto-generated",
        "Content-Language": wish.lang,
        "List-Unsubscribe": f"<{stop_url(wish)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return EmailMessage(written.subject, written.text, None, [written.to], headers=headers, connection=connection)


def stop_url(wish: Wish) -> str:
    """Return the address that ends a wish's letters, without signing in; all it can do is that."""
    return _address(wish, "account_notices_stop", signing.Signer(salt=STOP).sign(str(wish.pk)))


def _said(letters: Letters, part: Part) -> Said | None:
    match part:
        case ("leaf", int(index)):
            return letters.happened(index)
        case ("due", str(ident), int(end), int(stage)):
            return letters.reminder(ident, end, stage)
        case ("more", int(count), int(first)):
            url = letters.telling.url(f"changes?from={first}")
            line = letters.telling.words.say("notice-more", count=count, url=url)
            return Said(subject="", lines=(line,), thread="")
        case _:
            return None


def _lines(body: str, said: list[Said]) -> Iterator[str]:
    yield body
    for one in said:
        yield from ("", *((RULE, "") if one is not said[0] else ()), *one.lines)


def _foot(letters: Letters, wish: Wish, seat: str) -> Iterator[str]:
    say = letters.telling.words.say
    yield from ("", "-- ", say("notice-foot", who=seat))
    yield say("notice-settings", url=_address(wish, "account_notices"))
    yield say("notice-stop", url=stop_url(wish))


def _address(wish: Wish, name: str, *parts: str) -> str:
    with translation.override(wish.lang):
        return f"{site_address()}{reverse(name, args=parts)}"


def _fault(error: OSError) -> str:
    """Return what kind of fault it was, and the server's numbers for it; nothing it said, which may name an address."""
    told = [code for code, _ in error.recipients.values()] if isinstance(error, smtplib.SMTPRecipientsRefused) else []
    codes = sorted({*told, *([error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else [])})
    return " ".join((type(error).__name__, *map(str, codes)))
