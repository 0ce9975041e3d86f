"""What a signer reads: every value signed shows, of every kind of record, and no author's text passes for a line of ours."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from comity.encoding import canonical
from comity.encoding import note as notes
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.i18n import LANGUAGES, Catalogue
from comity.i18n.preview import preview
from comity.records.act import STRUCTURAL, Act
from comity.records.record import Material, Record, Ref, parse_text, render_text
from comity.regime import Regime, load
from comity.service.pen import accession, blank, root_set_of
from comity.store.reader import open_reader

from .conftest import DAY, ORIGIN, REGIME, Body, key

SOME = "ab" * 32
FILE = Material(sha256=SOME, size=3, media="text/plain", name="a.txt", role="text")
OTHERS = (
    "notify",
    "state",
    "adopts",
    "answers",
    "attachment",
    "2026-03-02",
    "desk",
    "mission",
    "BBB",
    "REGISTRY",
    "fr",
)


def scalars(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Yield every leaf of a JSON value with its path."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inside is None:
        yield path, value
        return
    for name, item in list(inside):
        yield from scalars(item, (*path, name))


def mangled(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return a copy of a JSON value with another leaf."""
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = mangled(data[path[0]], path[1:], value)
    return copy


def others(value: Any) -> tuple[Any, ...]:
    """Return other values a leaf might have: whatever the grammar lets through must show."""
    if value is None:
        return (7, ["notify"], "x")
    if isinstance(value, int):
        return (value + 1, value + 1_000)
    last = "0" if value[-1:] != "0" else "1"
    return (value[:-1] + last, value + "x", value + "\n" + value, *(other for other in OTHERS if other != value))


def told(record: Record, regime: Regime | None) -> list[str]:
    """Return a preview without the record id, which differs for any change and so would prove nothing."""
    lines = preview(record, regime, Catalogue("en"))
    return [lines[0], *lines[2:]]


def drawn(body: Body, act: Act, content: dict[str, Json], **parts: Any) -> bytes:
    """Return the text of a record of the small body; whether the log would take it does not matter here."""
    record = blank(ORIGIN, act, parts.pop("form", str(act)), "AAA", body.draft("AAA").seen, DAY, content, **parts)
    return render_text(replace(record, keys=(SOME, "cd" * 32)))


def _text(data: dict[str, Any]) -> bytes:
    return f"{ORIGIN}/record/v1\n".encode() + canonical.render(data) + b"\n"


def texts(body: Body) -> Iterator[bytes]:
    """Yield a record of every act of keys, rules and time, and content with every optional part."""
    body.write("AAA", to=("BBB",), body={"text": {"en": "one\ntwo"}, "fields": {"stance": "for"}})
    body.sequencer.publish()
    reader = open_reader(body.folder)
    for index in (0, 1, 2, reader.size - 1):
        yield notes.parse(reader.leaf(index)).text
    root_set = root_set_of(tuple(key("AAA", f"root-{number}") for number in (4, 5)), 1)
    refs = (Ref(rel="disavows", id=SOME), Ref(rel="disavows", id="cd" * 32))
    seats: list[Json] = [{"code": "DDD", "kind": "party", "root_set": SOME}]
    yield drawn(body, Act.ROTATE, accession(root_set))
    yield drawn(body, Act.REVOKE, {"key": SOME, "reason": "lost"})
    yield drawn(body, Act.REVOKE, {"key": SOME})
    yield drawn(body, Act.DISAVOW, {"reason": "stolen"}, refs=refs)
    yield drawn(body, Act.AMEND_RULES, {"regime": SOME, "seats": seats}, refs=(Ref(rel="cites", id=SOME),))
    yield drawn(body, Act.WITNESSED, {"checkpoint": "one\ntwo\n"})
    yield drawn(body, Act.SUSPEND, {"fields": {"scope": "all", "degree": "x"}}, form="note", material=(FILE,))
    yield drawn(body, Act.OPEN_SILENCE, {"fields": {"until": "2026-03-01"}}, form="silence")
    yield drawn(body, Act.REVOKE, {"nonsense": [1, {"a": None}]})
    data = json.loads(drawn(body, Act.NOTIFY, {"title": {"en": "A", "fr": "B"}}, form="note").split(b"\n")[1])
    source = {
        "url": "https://example.org/",
        "title": "A page",
        "doubt": "unverified",
        "note": {"en": "read", "fr": "lu"},
    }
    yield _text(data | {"not_after": "2027-01-01T00:00:00Z", "attributed_to": "PRESS", "sources": [source]})
    del data["body"]
    inner = {"sha256": SOME, "bucket": 4096, "commit": SOME}
    yield _text(data | {"aud": "restricted", "inner": inner})


def test_no_two_records_read_alike(body: Body) -> None:
    """Every value of every kind of record is changed in turn: what still is a record must read otherwise."""
    regime, tried, acts = load(REGIME), 0, set()
    for text in texts(body):
        data = json.loads(text.split(b"\n")[1])
        acts.add(data["act"])
        for rules in (None, regime):
            before = told(parse_text(text), rules)
            for path, value in scalars(data):
                for other in others(value):
                    try:
                        record = parse_text(_text(mangled(data, path, other)))
                    except Rejected:
                        continue
                    assert told(record, rules) != before, (data["act"], path, other)
                    tried += 1
    assert acts >= {str(act) for act in STRUCTURAL}
    assert tried > 1_000


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_record_is_told_in_every_language(body: Body, lang: str) -> None:
    for text in texts(body):
        record = parse_text(text)
        lines = preview(record, load(REGIME), Catalogue(lang), {SOME: "a key's name"})
        assert any(f"a key's name {SOME}" in line for line in lines) == (SOME in record.keys)
        assert all("\n" not in line for line in lines)


def test_no_text_of_an_author_passes_for_a_line_of_ours(body: Body) -> None:
    false = "Innocent.\nTo be signed by key none\nRole:"
    record = body.draft("AAA", body={"text": {"en": false}, "fields": {"stance": "for\nScope: all"}})
    lines = preview(parse_text(notes.parse(body.pens["AAA"].sign(record)).text), None, Catalogue("en"))
    assert [line for line in lines if "by key none" in line] == ["  | To be signed by key none"]
    assert [line for line in lines if "Scope" in line] == ["  | Scope: all"]
