"""The answer to a letter, written: one text, in the language asked for or in each there is, and what goes with it.

Knows mail and the catalogue; not how anything was judged. Law: an answer says it is a program's (RFC 3834), is never about more
than the letter it answers, repeats nothing of that letter's own subject or address book, and is named after it, so that the same
answer sent twice is one to the reader's program.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from typing import Final

from comity.i18n import LANGUAGES, Catalogue
from comity.i18n.preview import preview
from comity.mailroom.judging import FAULTS, PREPARED, TAKEN, Outcome
from comity.mailroom.message import Letter
from comity.records.record import parse_text

RULER: Final = "—" * 20
_PLAIN: Final = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who answers: the address letters come to, and when."""

    address: str
    now: int


def render(letter: Letter, outcome: Outcome, desk: Desk) -> bytes:
    """Return the answer as a message to be handed to a mail server."""
    tongues = [Catalogue(lang) for lang in _languages(letter)]
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"] = desk.address, letter.sender
    made["Subject"] = " / ".join(dict.fromkeys(_subject(outcome, words) for words in tongues))
    made["Date"] = formatdate(desk.now)
    made["Message-ID"] = f"<{letter.key}.answer@{desk.address.rpartition('@')[2]}>"
    if letter.reply_to:
        made["In-Reply-To"] = made["References"] = letter.reply_to
    made["Auto-Submitted"] = "auto-replied"
    parts = ["\n".join(_lines(outcome, words)) for words in tongues]
    made.set_content(f"\n\n{RULER}\n\n".join(parts) + "\n", cte="quoted-printable")
    if outcome.data:
        kind = "receipt" if outcome.kind == TAKEN else "text"
        name = f"{_called(outcome)}.{kind}"
        made.add_attachment(outcome.data, maintype="application", subtype="octet-stream", filename=name)
    made["Content-Language"] = ", ".join(words.lang for words in tongues)
    return made.as_bytes()


def _languages(letter: Letter) -> tuple[str, ...]:
    """Return the first language a letter asks for that we speak, or all, in order of code."""
    asked = [lang for lang in letter.asked if lang in LANGUAGES]
    return (asked[0],) if asked else tuple(sorted(LANGUAGES))


def _subject(outcome: Outcome, words: Catalogue) -> str:
    if outcome.kind == TAKEN and outcome.placed is not None:
        return words.say("mail-subject-taken", name=outcome.placed.symbol or outcome.placed.id[:16])
    return words.say(f"mail-subject-{outcome.kind}")


def _lines(outcome: Outcome, words: Catalogue) -> Iterator[str]:
    body = outcome.body
    if outcome.kind == TAKEN and outcome.placed is not None and body is not None:
        placed = outcome.placed
        regime = body.reader.regime
        name = regime.names[words.lang if words.lang in regime.languages else regime.languages[0]]
        yield words.say("mail-taken", body=name, name=placed.symbol or placed.id[:16], index=placed.index)
        yield words.say("mail-taken-id", id=placed.id)
        anchor = body.reader.anchor
        yield from ("", words.say("mail-receipt"), f'comity verify {_called(outcome)}.receipt --anchor "{anchor}"')
    elif outcome.kind == PREPARED and body is not None:
        yield from (words.say("mail-prepared"), "")
        yield from preview(parse_text(outcome.data), body.reader.regime, words)
        yield from ("", words.say("mail-how-to-sign"))
        yield f"comity sign {_called(outcome)}.text --key KEY -o {_called(outcome)}.note"
    else:
        yield words.say("mail-faults" if outcome.kind == FAULTS else "mail-refused")
        for finding in outcome.findings:
            yield from ("", words.explain(finding))
    if outcome.empty:
        yield from ("", words.say("blank-left-empty", entries=", ".join(outcome.empty)))
    yield from ("", "-- ", words.say("mail-foot"))


def _called(outcome: Outcome) -> str:
    """Return the beginning of the name of what is attached."""
    slug = "" if outcome.body is None else outcome.body.slug
    if outcome.placed is not None:
        return _PLAIN.sub("-", f"{slug}-{outcome.placed.id[:16]}")
    return _PLAIN.sub("-", f"{slug}-to-sign")
