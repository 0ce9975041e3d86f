"""What a letter comes to: a note goes through the desk's own door, a filled form becomes a text to sign, all else is refused.

Knows notes, forms and the bodies at hand; not mail, nor how an answer is worded. Law: the desk decides about a note as it does
over HTTP, whoever sent it; nothing is signed for anybody; and what is not for everybody is refused, for mail is no secret.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from comity.blanks import cells, plain
from comity.blanks.reading import read
from comity.envelope import parse_submission
from comity.errors import Finding, Rejected, Tampered, excerpt
from comity.mailroom.message import NOTE, RULE, WORKBOOK, Carried, Letter
from comity.service.desk import Placed
from comity.service.drafting import desk_keys, prepare
from comity.service.handover import Submission
from comity.store.reader import Reader

TAKEN, REFUSED, FAULTS, PREPARED = "taken", "refused", "faults", "prepared"
ARCHIVE = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A body whose letters are answered: as everybody reads it, and its desk's door."""

    slug: str
    reader: Reader
    submit: Callable[[bytes], Placed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a letter: TAKEN with place and receipt, PREPARED with the text to sign, else why not.

    `data` is the receipt or the text; `empty` are entries of a form that were left empty.
    """

    kind: str
    body: Place | None = None
    placed: Placed | None = None
    data: bytes = b""
    findings: tuple[Finding, ...] = ()
    empty: tuple[str, ...] = ()


def judge(letter: Letter, bodies: Mapping[str, Place], now: int) -> Outcome:
    """Return what becomes of a letter. Raises Unavailable where that cannot be known just now."""
    if letter.fault is not None:
        return Outcome(kind=REFUSED, findings=(letter.fault,))
    if len(letter.carried) != 1:
        number = len(letter.carried)
        found = _finding("mail.several", "message", number) if number else _finding("mail.nothing", "message", number)
        return Outcome(kind=REFUSED, findings=(found,))
    (carried,) = letter.carried
    try:
        return _note(carried.data, bodies) if carried.kind == NOTE else _form(carried, letter.tags, bodies, now)
    except (Rejected, Tampered) as refusal:
        return Outcome(kind=REFUSED, findings=(refusal.finding,))


def _note(data: bytes, bodies: Mapping[str, Place]) -> Outcome:
    handed = Submission(data)
    record = parse_submission(handed.note).record
    if record.aud != "public" or handed.inner is not None:
        raise Rejected(_finding("mail.not-public", "record.aud", record.aud))
    body = next((one for one in bodies.values() if one.reader.origin == record.log), None)
    if body is None:
        raise Rejected(_finding("mail.no-body", "record.log", record.log))
    placed = body.submit(data)
    return Outcome(kind=TAKEN, body=body, placed=placed, data=body.reader.receipt(placed.id))


def _form(carried: Carried, tags: tuple[str, ...], bodies: Mapping[str, Place], now: int) -> Outcome:
    written = cells.parse(carried.data) if carried.kind == WORKBOOK else plain.parse(carried.data)
    body = _body_of(written.rules, tags, bodies)
    reader = body.reader
    filled = read(reader.regime, written, reader.find)
    if filled.draft is None:
        return Outcome(kind=FAULTS, body=body, findings=filled.faults, empty=filled.empty)
    if filled.draft.aud != "public":
        raise Rejected(_finding("mail.not-public", "aud", filled.draft.aud))
    keys = desk_keys(reader, filled.draft.by)
    if len(keys) != 1:
        raise Rejected(_finding("mail.signer", "by", ", ".join(name for _, name in keys)))
    return Outcome(kind=PREPARED, body=body, data=prepare(reader, filled.draft, keys[0][0], now), empty=filled.empty)


def _body_of(rules: str, tags: tuple[str, ...], bodies: Mapping[str, Place]) -> Place:
    """Return the body a form is for: by its rules and, where several have them, the one its letter was addressed to."""
    fits = [one for one in bodies.values() if one.reader.regime.name == rules and _files(one.reader)]
    meant = [one for one in fits if one.slug in tags] or fits
    if len(meant) != 1:
        names = ", ".join(one.slug for one in meant)
        raise Rejected(_finding("mail.which-body" if meant else "mail.no-body", "line 1", names or rules))
    return meant[0]


def _files(reader: Reader) -> bool:
    return reader.kind != ARCHIVE and not reader.mirrored


def _finding(code: str, place: str, value: object) -> Finding:
    return Finding(code=code, place=place, excerpt=excerpt(value), rule=RULE)
