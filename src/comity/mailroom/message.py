"""A letter read from outside bytes (RFC 5322, 2045): whom to answer, whether to answer at all, and what it carries.

Knows mail and by which first bytes a note, a form and a workbook are known; not what they say. Law: hostile until read. Its size,
lines, parts and headers are counted before any parser sees it; a part is decoded strictly and nothing is unpacked; and what a
machine sent is never answered.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import Final

from comity.blanks.cells import ZIP_MARK
from comity.blanks.plain import MAGIC as BLANK
from comity.errors import Finding, Rejected, excerpt
from comity.records.record import SUFFIX
from comity.service.handover import MAGIC as SUBMISSION

RULE: Final = "docs/operators/mailroom.md"
LIMIT: Final = 2 << 20
"""Bytes of a letter: a workbook of the largest size, as mail encodes it, and some."""
HEAD_LIMIT: Final = 64 << 10
LINES: Final = 40_000
PARTS: Final = 32
"""Parts that say what they are, and so how deep parts lie: each that holds others has to say so."""
BOUNDARIES: Final = 1_000
"""Lines that begin as the boundary of a part does: parts that say nothing of themselves are parts too."""
ADDRESS_LIMIT: Final = 200
NOTE, FORM, WORKBOOK = "note", "form", "workbook"
_OPENED: Final = re.compile(rb"(?m)^--")
_TYPED: Final = re.compile(rb"(?im)^content-type:")
_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,120}[A-Za-z0-9])?")
_NAMED: Final = re.compile(r"([^<>]*)<([^<>]*)>\s*")
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_TAG: Final = re.compile(r"\+([a-z0-9-]{1,32})@")
_ID: Final = re.compile(r"<[!-;=?-~]{1,200}>")
_LANG: Final = re.compile(r"[a-z]{2,3}\b")
_MACHINES: Final = re.compile(
    r"(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)(?:[+.=-][^@]*)?@", re.IGNORECASE
)
_BULK: Final = frozenset({"bulk", "junk", "list", "auto_reply"})
_OF_LISTS: Final = ("List-Id", "List-Post", "List-Unsubscribe", "Mailing-List", "X-Auto-Response-Suppress", "X-Loop")
_BARE: Final = frozenset({"", "7bit", "8bit", "binary"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a letter carries: a note, a form or a workbook, as its first bytes say, untrusted."""

    kind: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter: `key` names it however often it is delivered, `sender` is whom to answer, "" where nobody may be.

    `quiet` says why nobody may be; `asked` are the languages it names, `tags` what stands after + in the addresses it went to.
    """

    key: str
    sender: str
    quiet: str
    reply_to: str
    asked: tuple[str, ...]
    tags: tuple[str, ...]
    carried: tuple[Carried, ...]
    fault: Finding | None = None


def is_address(text: str) -> bool:
    """Return whether a text is an address we can write to, and nothing but that."""
    return len(text) <= ADDRESS_LIMIT and _ADDRESS.fullmatch(text) is not None


def read(data: bytes, own: str = "", authserv: str = "") -> Letter:
    """Return the letter in untrusted bytes, to the mailbox `own`. Total: what is wrong with it is its `fault`.

    With `authserv`, whoever that mail server did not find to be allowed to send from its domain is not answered: the address of
    somebody else may have been written there.
    """
    found = _HEAD_END.search(data[: HEAD_LIMIT + 4])
    head = data[: found.end()] if found else data[:HEAD_LIMIT]
    try:
        counted(data, head_ends=found is not None)
        message = BytesParser(policy=compat32).parsebytes(data)
    except (Rejected, RecursionError, ValueError, LookupError) as error:
        fault = error.finding if isinstance(error, Rejected) else _finding("mail.form", "message", error)
        message = BytesParser(policy=compat32).parsebytes(_first_lines(head), headersonly=True)
        return _letter(message, data, (), own, authserv, fault)
    try:
        return _letter(message, data, tuple(_carried(message)), own, authserv, None)
    except Rejected as refusal:
        return _letter(message, data, (), own, authserv, refusal.finding)


def counted(data: bytes, *, head_ends: bool) -> None:
    """Refuse, before any of it is parsed, a letter of too many bytes, lines or parts, or whose header does not end."""
    if len(data) > LIMIT:
        raise Rejected(_finding("mail.oversize", "message", LIMIT))
    if not head_ends:
        raise Rejected(_finding("mail.form", "header", HEAD_LIMIT))
    for what, number, most in (
        ("lines", data.count(b"\n") + data.count(b"\r"), 2 * LINES),
        ("parts", len(_TYPED.findall(data)), PARTS),
        ("boundaries", len(_OPENED.findall(data)), BOUNDARIES),
    ):
        if number > most:
            raise Rejected(_finding("mail.form", what, number))


def _letter(
    message: Message, data: bytes, carried: tuple[Carried, ...], own: str, authserv: str, fault: Finding | None
) -> Letter:
    sender = _sender(message)
    quiet = _quiet(message, sender, own, authserv)
    message_id = _first(message, "Message-ID")
    body = _HEAD_END.split(data, 1)[-1]
    named = f"{message_id}\n{sender}\n{hashlib.sha256(body).hexdigest()}"
    return Letter(
        key=hashlib.sha256(named.encode("utf-8", "surrogateescape")).hexdigest()[:40],
        sender="" if quiet else sender,
        quiet=quiet,
        reply_to=message_id if _ID.fullmatch(message_id) else "",
        asked=tuple(
            found[0]
            for name in ("Content-Language", "Accept-Language")
            for part in _first(message, name)[:200].lower().split(",")
            if (found := _LANG.match(part.strip()))
        ),
        tags=tuple(_tags(message)),
        carried=carried,
        fault=fault,
    )


def _quiet(message: Message, sender: str, own: str, authserv: str) -> str:
    """Return why a letter is not to be answered (RFC 3834, 2), "" where it may be."""
    automatic = _first(message, "Auto-Submitted").partition(";")[0].strip().lower()
    kind = _first(message, "Content-Type").partition(";")[0].strip().lower()
    if not sender:
        return "no-sender"
    if sender.lower() == own.lower():
        return "own"
    if _MACHINES.match(sender) or _first(message, "Return-Path").strip() == "<>" or kind == "multipart/report":
        return "bounce"
    if automatic not in {"", "no"} or _first(message, "Precedence").strip().lower() in _BULK:
        return "automatic"
    if any(name in message for name in _OF_LISTS):
        return "list"
    return "unproved" if authserv and not _proved(message, authserv) else ""


def _proved(message: Message, authserv: str) -> bool:
    """Return whether the topmost result of that server (RFC 8601) says the sender's domain stands behind the letter."""
    for told in message.get_all("Authentication-Results", []):
        name, _, results = str(told).partition(";")
        if name.split(maxsplit=1)[:1] == [authserv]:
            return re.search(r"(?:^|[;\s])dmarc\s*=\s*pass\b", results) is not None
    return False


def _sender(message: Message) -> str:
    """Return the one address a letter is from, "" where it has none, several, or one we cannot write to."""
    given = [str(one)[:1_000] for one in message.get_all("From", [])]
    if len(given) != 1:
        return ""
    named = _NAMED.fullmatch(given[0])
    if named is None:
        return given[0].strip() if is_address(given[0].strip()) else ""
    # A name that holds another address, or a comma, may be a list of addresses: whom to answer would be a guess.
    plain = not set(_QUOTED.sub("", named[1])) & set(",@:;")
    return named[2] if plain and is_address(named[2]) else ""


def _tags(message: Message) -> Iterator[str]:
    for name in ("Delivered-To", "X-Original-To", "To", "Cc"):
        for given in message.get_all(name, [])[:8]:
            yield from _TAG.findall(str(given)[:1_000])


def _first(message: Message, name: str) -> str:
    """Return the first header of a name on one line, "" where there is none."""
    return " ".join(str(message.get(name, "")).split())[:1_000]


def _carried(message: Message) -> Iterator[Carried]:
    """Yield what is of use in a letter, in order; a part of a kind we know, broken, is refused."""
    for part in message.walk():
        if part.is_multipart():
            continue
        text = part.get_content_maintype() == "text"
        if text and part.get_content_subtype() == "html":
            continue
        data = _decoded(part)
        if text:  # lines end in CRLF in mail, and blank ones around a text are nobody's
            data = data.replace(b"\r\n", b"\n").strip(b"\n \t") + b"\n"
        kind = _kind(data)
        if kind:
            yield Carried(kind=kind, data=data)


def _decoded(part: Message) -> bytes:
    coding = " ".join(str(part.get("Content-Transfer-Encoding", "")).split()).lower()
    if coding in _BARE:
        whole = part.get_payload(decode=True)
        return whole if isinstance(whole, bytes) else b""
    try:
        raw = str(part.get_payload()).encode("ascii")
        if coding == "base64":
            return base64.b64decode(b"".join(raw.split()), validate=True)
        if coding == "quoted-printable":
            return binascii.a2b_qp(raw)
    except (binascii.Error, ValueError) as error:
        raise Rejected(_finding("mail.form", "Content-Transfer-Encoding", error)) from error
    raise Rejected(_finding("mail.form", "Content-Transfer-Encoding", coding))


def _kind(data: bytes) -> str:
    """Return what a part is by its first bytes: a note (or one handed in with its files), a form, a workbook; else ""."""
    if data.startswith(ZIP_MARK):
        return WORKBOOK
    first = data[:400].removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].rstrip(b"\r")
    if first.startswith(f"{BLANK} ".encode()):
        return FORM
    return NOTE if f"{first.decode('latin-1')}\n".encode() == SUBMISSION or first.endswith(SUFFIX.encode()) else ""


def _first_lines(head: bytes) -> bytes:
    """Return the beginning of a header that is looked at where the rest is refused."""
    return b"\n".join(head.split(b"\n")[:200])


def _finding(code: str, place: str, value: object) -> Finding:
    return Finding(code=code, place=place, excerpt=excerpt(value), rule=RULE)
