"""A small live body on disk, and pens to write to it: three parties, one office, two forms."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from comity.keys.names import COSIGNATURE
from comity.keys.signer import SigningKey, from_label
from comity.records.act import Act
from comity.records.inner import Inner, outer
from comity.records.inner import render as render_inner
from comity.records.record import Record, Ref
from comity.service.desk import Desk
from comity.service.founding import Charter, SeatKeys, found_body, grant_of, seat, seen_now
from comity.service.handover import Handover, frame
from comity.service.pen import Pen, blank
from comity.service.sequencer import Sequencer
from comity.store import postgres
from comity.store.reader import Reader, open_reader
from comity.wiring.bodies import bodies_in, write_body_file
from tests.clusters import Cluster

ORIGIN = "comity.example/small"
REGIME = """
[body]
code = "SMALL"
version = "1"
zone = "Europe/Brussels"
languages = ["en", "fr"]
names = { en = "Small council", fr = "Petit conseil" }
[groups.PAIR]
labels = { en = "The pair", fr = "La paire" }
members = ["AAA", "BBB"]
speakers = ["REGISTRY"]
mandate = "1"
[actors.PRESS]
labels = { en = "Press", fr = "Presse" }
[seats.AAA]
names = [{ en = "Aland", fr = "Alande" }]
[seats.BBB]
names = [{ en = "Beland", fr = "Belande" }]
[seats.CCC]
names = [{ en = "Celand", fr = "Celande" }]
[offices.REGISTRY]
labels = { en = "Registry", fr = "Greffe" }
[forms.note]
acts = ["notify", "ask", "reply", "acknowledge", "comment", "propose", "state", "request-item", "adopt", "take-position",
        "correct", "withdraw", "conclude", "refer", "report", "brief", "lodge", "object", "cosponsor", "leave",
        "oppose-item", "decline", "interpret", "reserve", "supersede", "resolve", "suspend", "resume",
        "break-silence"]
by = ["groups", "seats", "offices"]
title = true
symbol = "S/NOT/{year}/{n}"
duties = ["answer"]
labels = { en = "Note", fr = "Note" }
[forms.note.fields.stance]
kind = "string"
labels = { en = "stance", fr = "attitude" }
[forms.note.fields.scope]
kind = "string"
labels = { en = "scope", fr = "portée" }
[forms.note.fields.degree]
kind = "string"
labels = { en = "degree", fr = "mesure" }
[forms.note.fields.how]
kind = "string"
labels = { en = "how", fr = "comment" }
[forms.mandate]
acts = ["notify"]
by = ["seats"]
mandate = true
labels = { en = "Mandate", fr = "Mandat" }
[forms.mandate.fields.group]
kind = "code"
labels = { en = "group", fr = "groupe" }
required = true
[forms.mandate.fields.office]
kind = "code"
labels = { en = "office", fr = "fonction" }
required = true
[forms.decision]
acts = ["adopt"]
by = ["offices"]
decision = "consensus"
labels = { en = "Decision", fr = "Décision" }
[forms.silence]
acts = ["open-silence", "extend"]
by = ["offices", "seats"]
until = "until"
labels = { en = "Silence", fr = "Silence" }
[forms.silence.fields.until]
kind = "date"
labels = { en = "until", fr = "jusqu’à" }
required = true
[amendment]
by = ["REGISTRY"]
article = "1"
[forms.letter]
acts = ["notify", "ask", "comment", "request-item", "object"]
by = ["seats", "offices"]
title = true
audiences = ["public", "restricted"]
symbol = "S/LET/{year}/{n}"
duties = ["answer"]
labels = { en = "Letter", fr = "Lettre" }
[forms.reaction]
acts = ["reaction"]
by = ["seats"]
audiences = ["restricted"]
symbol = "S/REA/{year}/{n}"
labels = { en = "Reaction", fr = "Réaction" }
[forms.opinion]
acts = ["comment", "object", "take-position"]
by = ["seats"]
audiences = ["restricted"]
shadow = "reaction"
labels = { en = "Opinion", fr = "Avis" }
[forms.opinion.fields.stance]
kind = "string"
labels = { en = "stance", fr = "attitude" }
[forms.opinion.fields.view]
kind = "text"
labels = { en = "view", fr = "avis" }
[forms.disclosure]
acts = ["derestrict"]
by = ["seats", "offices"]
labels = { en = "Disclosure", fr = "Divulgation" }
[forms.posts]
acts = ["notify"]
by = ["seats"]
about = "of"
labels = { en = "Posts", fr = "Postes" }
[forms.posts.fields.of]
kind = "seat"
labels = { en = "of", fr = "de" }
required = true
[forms.sitting]
acts = ["convene", "open", "close"]
by = ["REGISTRY"]
title = true
labels = { en = "Sitting", fr = "Séance" }
[decisions.consensus]
labels = { en = "answer", fr = "répondre" }
article = "1"
needs = "consensus"

[duties.answer]
article = "1"
labels = { en = "answer", fr = "répondre" }
[rules.1]
title = { en = "Answers", fr = "Réponses" }
text = { en = "A note is answered.", fr = "Il est répondu à une note." }
status = "desk"
""".encode()
DAY = "2026-03-01"
START = 1_772_366_400
SALT = bytes(range(32))


def key(code: str, label: str) -> SigningKey:
    """Return a fixed key of the small body."""
    return from_label(f"{ORIGIN}/{code}/{label}", f"small {code} {label}")


def seat_keys(code: str, kind: str) -> SeatKeys:
    """Return fixed keys of a seat: two of three roots, one desk."""
    roots = tuple(key(code, f"root-{number}") for number in (1, 2, 3))
    return SeatKeys(code=code, kind=kind, roots=roots, threshold=2, desk=key(code, "desk"))


SEATS = (*(seat_keys(code, "party") for code in ("AAA", "BBB", "CCC")), seat_keys("REGISTRY", "office"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Restricted:
    """A signed note that is not public, its id and its inner text."""

    id: str
    note: bytes
    inner: bytes


@dataclass
class Body:
    """A small body, its sequencer and its clock; `now` is Unix seconds UTC and may be set."""

    folder: Path
    anchor: str
    now: int = START
    pens: dict[str, Pen] = field(default_factory=dict)

    def open(self) -> None:
        """Take up the sequencer (again)."""
        self.sequencer = Sequencer(self.folder, LOG, STAMP, lambda: self.now)

    def desk(self) -> Desk:
        """Return the desk of this body, whose notes its own sequencer takes in at once."""
        desk = Desk(self.folder, wake=self.sequencer.run_once)  # type: ignore[arg-type]
        desk._run_if_idle = lambda: None  # type: ignore[method-assign]
        return desk

    def hand_in(self, kept: Restricted, inner: bytes | None = None, files: tuple[bytes, ...] = ()) -> str:
        """Hand in a restricted note with its inner text, or another one, and its files; return its id."""
        sent = Handover(note=kept.note, inner=kept.inner if inner is None else inner, files=files)
        return self.desk().submit(frame(sent)).id

    def draft(self, code: str, act: Act = Act.NOTIFY, form: str = "note", **parts: Any) -> Record:
        """Return an unsigned record with a title; `parts` replace what `blank` takes."""
        body = {"title": {"en": "A note", "fr": "Une note"}, **parts.pop("body", {})}
        return blank(ORIGIN, act, form, code, seen_now(self.sequencer), DAY, body, **parts)

    def note(self, code: str, act: Act = Act.NOTIFY, form: str = "note", **parts: Any) -> bytes:
        """Return a signed note of the seat's desk key."""
        return self.pens[code].sign(self.draft(code, act, form, **parts))

    def write(self, code: str, act: Act = Act.NOTIFY, form: str = "note", **parts: Any) -> str:
        """Sign, append, and return the record's id."""
        self.sequencer.append(self.note(code, act, form, **parts))
        return self.pens[code].prev

    def restrict(
        self,
        code: str,
        act: Act,
        form: str,
        content: dict[str, Any],
        hidden: tuple[Act, str] | None = None,
        **parts: Any,
    ) -> Restricted:
        """Sign a restricted record; `hidden` is the true act and form where the outer part reads reaction."""
        pen, open_on, more = self.pens[code], parts.pop("open_on", None), parts.pop("named", {})
        held = Inner(salt=SALT, body=content, material=(), act=hidden and hidden[0], form=hidden and hidden[1])
        data = render_inner(parts.pop("inner", held))
        outer_field = outer(ORIGIN, pen.keys[0].verifier.hash_hex, pen.seq, data)
        named = outer_field if open_on is None else {**outer_field, "open_on": open_on}
        drafted = self.draft(code, act, form, **parts)
        note = pen.sign(replace(drafted, aud="restricted", body=None, inner={**named, **more}))
        return Restricted(id=pen.prev, note=note, inner=data)

    def answer(self, code: str, target: str, act: Act, rel: str, **parts: Any) -> str:
        """Write a record that refers to another."""
        return self.write(code, act, refs=(Ref(rel=rel, id=target),), **parts)


LOG = from_label(ORIGIN, "small log")
STAMP = from_label(f"{ORIGIN}/REGISTRY/stamp", "small stamp", COSIGNATURE)
NEXT_LOG = from_label(ORIGIN, "small log 2")
NEXT_STAMP = from_label(f"{ORIGIN}/REGISTRY/stamp-2", "small stamp 2", COSIGNATURE)
FOUNDER = from_label(f"{ORIGIN}/FOUNDER/founder", "small founder")


def build(folder: Path, policy: str = "", regime: bytes | None = None) -> Body:
    """Found the small body, seat everyone, publish."""
    charter = Charter(
        origin=ORIGIN,
        kind="live",
        regime=regime or REGIME,
        at=DAY,
        log_key=LOG,
        stamp_key=STAMP,
        founder=FOUNDER,
        policy=policy,
    )
    anchor = found_body(folder, charter, tuple(grant_of(keys) for keys in SEATS), lambda: START)
    write_body_file(folder, "small")
    body = Body(folder=folder, anchor=anchor)
    body.open()
    for keys in SEATS:
        pen = seat(body.sequencer, ORIGIN, anchor.split()[-1], keys, DAY)
        assert pen is not None
        body.pens[keys.code] = pen
    body.sequencer.publish()
    return body


@pytest.fixture
def body(tmp_path: Path) -> Iterator[Body]:
    """Yield a small body with its sequencer at hand."""
    made = build(tmp_path / "small")
    yield made
    made.sequencer.close()


@pytest.fixture
def filing(body: Body) -> Client:
    """Return a client of the small body's site, which takes filings in at once."""
    from comity.web import application

    body.sequencer.publish()
    desk = body.desk()
    application({"small": body.folder}, lambda _slug, data: desk.submit(data))
    return Client(headers={"host": "localhost"})


@pytest.fixture
def small(body: Body) -> Client:
    """Return a client of the site of the small body, in which one record was written; it takes no filings."""
    from comity.web import application

    body.write("AAA")
    body.sequencer.publish()
    application({"small": body.folder}, None)
    return Client(headers={"host": "localhost"})


@pytest.fixture
def client(demo: Path) -> Client:
    """Return a client of the site of archive and exercise, which takes no filings."""
    from comity.web import application

    application(bodies_in(demo), None)
    return Client(headers={"host": "localhost"})


@pytest.fixture
def reader(demo: Path) -> Reader:
    """Return the archive as everybody reads it."""
    return open_reader(demo / "archive")


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a served exercise of the NRC (`exercising.Exercise`), shared by the tests of a module."""
    from .exercising import practising

    return practising(tmp_path_factory.mktemp("council"), "nrc")


@pytest.fixture
def building() -> Callable[..., Body]:
    """Return the builder, for tests that need several bodies or a policy."""
    return build


@pytest.fixture
def one_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every run of publishing within a test be of the hour it began in: pages that say what runs are drawn anew each hour."""
    from comity.web.publishing import run

    begun = time.time()
    clock = SimpleNamespace(
        time=lambda: begun, monotonic=time.monotonic, monotonic_ns=time.monotonic_ns, sleep=time.sleep
    )
    monkeypatch.setattr(run, "time", clock)


@pytest.fixture
def there(
    server: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, building: Callable[..., Body]
) -> Iterator[Body]:
    """Yield a small body with its tables in PostgreSQL."""
    monkeypatch.setenv(postgres.ENVIRONMENT, server.dsn)
    made = building(tmp_path / "there")
    assert postgres.place_of(made.folder) is not None
    yield made
    made.sequencer.close()
