"""One signature at a time: a record text signed at several places, and the parts joined to the note a desk takes.

Knows which keys a record names; not whether the log would admit it. Law: a part holds the very bytes of the text, and what
is joined is one line for each key the record names, none missing and none more.
"""

from comity.encoding import note as notes
from comity.encoding.note import Note, SignatureLine
from comity.envelope import parse_submission
from comity.errors import Finding, Rejected, excerpt
from comity.keys.names import VerifierKey
from comity.keys.notes import line_holds
from comity.keys.signer import SigningKey
from comity.records.act import Act
from comity.records.bodies import read_found, read_root_set
from comity.records.record import Record, parse_text, render_text
from comity.records.recovery import brings_root_set

RULE = "docs/spec/keys.md 4.5"


def text_of(data: bytes) -> bytes:
    """Return the record text in an untrusted file: a text to be signed, or a note of one. Raises Rejected."""
    text = notes.parse(data).text if b"\n\n" in data else data
    if render_text(parse_text(text)) != text:
        raise Rejected(Finding(code="record.frame", place="text", excerpt=excerpt(text[:80]), rule=RULE))
    return text


def sign_part(text: bytes, keys: tuple[SigningKey, ...]) -> bytes:
    """Return a note of `text` with the lines of these keys only. Raises Rejected if the record does not name one."""
    record = parse_text(text)
    for key in keys:
        if key.verifier.hash_hex not in record.keys:
            raise Rejected(Finding(code="signature.not-named", place="--key", excerpt=excerpt(key.name), rule=RULE))
    return notes.render(text, tuple(key.sign_note(text) for key in keys))


def join(parts: tuple[tuple[str, bytes], ...]) -> bytes:
    """Return one note from parts (file name and untrusted bytes), as it is submitted. Raises Rejected at the part at fault.

    Lines of keys the record itself brings are checked here; those of keys the log knows, at the desk.
    """
    text = notes.parse(parts[0][1]).text
    record = parse_text(text)
    brought = {key.note_id: key for key in keys_brought(record)}
    lines: list[SignatureLine] = []
    for name, data in parts:
        part = notes.parse(data)
        if part.text != text:
            raise Rejected(_finding("signature.other-text", name, parts[0][0]))
        for line in part.lines:
            _check_line(name, line, record, lines)
            _check_signature(name, part, line, brought.get(line.key_id))
            lines.append(line)
    missing = lacking(record, lines)
    if missing:
        raise Rejected(_finding("signature.missing", "signatures", ", ".join(missing)))
    data = notes.render(text, tuple(lines))
    parse_submission(data)
    return data


def lacking(record: Record, lines: list[SignatureLine]) -> tuple[str, ...]:
    """Return the hashes of the keys the record names that have no line yet; names where the record brings the key."""
    names = {key.hash_hex: key.name for key in keys_brought(record)}
    there = {line.key_id.hex() for line in lines}
    return tuple(names.get(key, key) for key in record.keys if key[:8] not in there)


def keys_brought(record: Record) -> tuple[VerifierKey, ...]:
    """Return the signing keys whose public halves the record itself holds."""
    if record.act is Act.FOUND:
        return (read_found(record).founder,)
    return read_root_set(record).keys if brings_root_set(record) else ()


def _check_line(name: str, line: SignatureLine, record: Record, before: list[SignatureLine]) -> None:
    if any(line.key_id.hex() == key[:8] for key in record.keys):
        if any(line.key_id == other.key_id for other in before):
            raise Rejected(_finding("signature.twice", name, line.name))
        return
    raise Rejected(_finding("signature.surplus", name, line.name))


def _check_signature(name: str, part: Note, line: SignatureLine, key: VerifierKey | None) -> None:
    if key is not None and not line_holds(part.text, line, key):
        raise Rejected(_finding("signature.invalid", name, line.name))


def _finding(code: str, place: str, value: object) -> Finding:
    return Finding(code=code, place=place, excerpt=excerpt(value), rule=RULE)
