"""Parsers of what belongs to sealed records and of a seat's own page, which `parsers.targets` yields after its own.

Each is a line here as those are, and judged by the same law.
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from comity.fold.sealing import parse_key
from comity.keys import age
from comity.keys.reading import generate_reading, parse_reading
from comity.records import sealed_files
from comity.records.record import Material, Record, parse_text, render_text
from comity.service import sealed_facts
from comity.service.sealed_peer import Listed, Told
from comity.service.sealing import key_file
from comity.verify import sealing as proofs

from .parsers_target import Target

NAMES = ("sealed-record", "reading-key", "one-off-key", "reading-recipient", "sealed-file", "sealed-told", "sealed-place", "sealed-judged", "seat-form")  # fmt: skip
TOKEN = "token"


def targets(record: Record) -> Iterator[Target]:
    """Yield the parsers; `record` is any public record, of which a sealed one is made."""
    once, key = age.generate(), generate_reading("example.org/council/FRA/reading")
    yield Target(name="sealed-record", parse=parse_text, seeds=(render_text(_sealed(record)),), render=render_text)
    yield Target(
        name="reading-key",
        parse=lambda data: parse_reading(data.decode("latin-1")),
        seeds=(key.text().encode(),),
        render=lambda made: made.text().encode("latin-1"),
    )
    yield Target(name="one-off-key", parse=parse_key, seeds=(key_file(once),), render=key_file)
    yield Target(
        name="reading-recipient",
        parse=lambda data: age.parse_recipient(data.decode("latin-1")),
        seeds=(once.recipient.encode(),),
    )
    sha256 = hashlib.sha256(b"abc").hexdigest()
    named = Material(sha256=sha256, size=3, media="text/plain", name="a", role="attachment")
    cipher = age.seal(sealed_files.padded(b"abc"), [once.recipient])
    yield Target(
        name="sealed-file", parse=lambda data: sealed_files.unpadded(named, age.opened(data, once)), seeds=(cipher,)
    )
    told = Told(
        records=(
            Listed(id="0" * 64, symbol="A/1", by="AAA", at="2026-03-01", recipients=("BBB",), of=(), opened=False),
        ),
        readers={"BBB": ("1" * 64,)},
    )
    yield Target(
        name="sealed-told",  # what is told twice, or at length, is a label only: it need not come back as it came
        parse=sealed_facts.told_of,
        seeds=(sealed_facts.told_json(told),),
    )
    place = b'{"key":"%s","log":"example.org/council","prev":"%s","seen":{"root":"%s","size":3},"seq":1}' % (
        (b"0" * 64,) * 3
    )
    yield Target(name="sealed-place", parse=sealed_facts.place_of, seeds=(place,), render=sealed_facts.place_json)
    text, wrap = age.seal(bytes(1_024), [once.recipient]), age.seal(key_file(once), [age.generate().recipient])
    case = proofs.Case(record=_sealed(record), text=text, wrap=wrap, keys={key.hash_hex: key.identity.public})
    seeds = (
        proofs.make("0" * 64, "1" * 64, wrap, text, [key]),
        proofs.make("0" * 64, "1" * 64, age.seal(key_file(once), [key.identity.recipient]), text, [key]),
    )
    yield Target(name="sealed-judged", parse=lambda data: proofs.check(proofs.parse(data), case), seeds=seeds)
    form = b'--e\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n--e--\r\n'
    file = form.replace(b'"%s"', b'"attach"; filename="%s"').replace(
        b"\r\n\r\n", b"\r\nContent-Type: text/csv\r\n\r\n", 1
    )
    yield Target(name="seat-form", parse=_asked, seeds=(form % (b"at", b"2026"), file % (b"a.csv", b"1;2")))


def _sealed(record: Record) -> Record:
    """Return a sealed record with one file, as its text says it; its age files are nowhere."""
    hashes = [f"{number}" * 64 for number in range(1, 4)]
    names = ("text.age", "file-1.age", "BBB.age")
    files = tuple(
        Material(sha256=sha256, size=300, media="application/age", name=name, role="sealed")
        for sha256, name in zip(hashes, names, strict=True)
    )
    inner: dict[str, Any] = {
        "sha256": hashes[0],
        "bucket": 1_024,
        "commit": "a" * 64,
        "files": [{"sha256": hashes[1], "bucket": 16_384}],
        "wraps": [{"to": "BBB", "sha256": hashes[2]}],
    }
    return replace(record, aud="sealed", body=None, to=("BBB",), inner=inner, material=files)


def _asked(data: bytes) -> Any:
    """Read a form with a file as a seat's own page does; what it cannot read it does not answer."""
    from comity.web import application
    from comity.web.own_seat.asked import asked

    application({}, None)  # else the seat's own settings would be those of every site this process serves after it
    environ = {
        "REQUEST_METHOD": "POST",
        "SERVER_PORT": "80",
        "HTTP_HOST": "127.0.0.1:80",
        "PATH_INFO": f"/{TOKEN}/write/letter",
        "CONTENT_TYPE": "multipart/form-data; boundary=e",
        "CONTENT_LENGTH": str(len(data)),
        "wsgi.input": io.BytesIO(data),
    }
    return asked(environ, TOKEN)
