"""What the log says of one sitting, as values without language: the journal's facts.

Knows the shape of a journal; not where rows lie (gather) or how it is told (tell). Law: the canonical JSON is a function of the
records alone, in order of the log, so that its hash is the same for whoever computes it.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from comity.encoding.canonical import Json, render_own
from comity.records.record import Material, material_json

VERSION: Final = 1
FORM: Final = "journal"
"""The form by which a body says that a journal is circulated, corrected or final."""
TOGETHER: Final = "consent"
"""The form by which items are adopted together without discussion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A record as the journal keeps it; `read` is false where its text is not open to whoever reads."""

    id: str
    index: int
    symbol: str
    act: str
    form: str
    by: str
    holder: str
    attributed: bool
    to: tuple[str, ...]
    at: str
    stamped: int | None
    read: bool
    status: str
    doubt: str
    thread: str
    mandate: str
    refs: tuple[tuple[str, str], ...]
    title: Mapping[str, str]
    text: Mapping[str, str]
    fields: Mapping[str, Json]
    files: tuple[Material, ...]

    def to_json(self) -> dict[str, Json]:
        """Return the record as the canonical journal has it."""
        return {
            "id": self.id,
            "index": self.index,
            "symbol": self.symbol,
            "act": self.act,
            "form": self.form,
            "by": self.by,
            "for": self.holder,
            "to": list(self.to),
            "at": self.at,
            "stamped": self.stamped,
            "status": self.status,
            "doubt": self.doubt,
            "refs": [{"rel": rel, "id": target} for rel, target in self.refs],
            "title": dict(self.title),
            "text": dict(self.text),
            "fields": dict(self.fields),
            "files": [material_json(item) for item in self.files],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Something held on a record: of which kind (a table of docs/spec/state.md), by whom, by which record."""

    table: str
    target: str
    holder: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An agenda item: its request, what became of it, the record that adopted it and the one that adopted it with others."""

    request: Noted
    status: str
    late: bool
    adopted_by: str
    together_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A silence procedure opened at the sitting: the record that opened it, the text, its end and state."""

    id: str
    target: str
    until: str
    status: str
    how: str
    ended_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended:
    """A suspension in force on the day of the sitting."""

    id: str
    holder: str
    scope: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The sitting after this one, as it was known when this one closed."""

    id: str
    symbol: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A record outside the journal that one within it refers to: enough to name it."""

    id: str
    symbol: str
    form: str
    act: str
    title: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One sitting. `noted` are the records made at it in order of the log, without agenda requests, opening and closing.

    `beside` are accounts of a record, `attached` interpretative statements and reservations, by the id of what they concern.
    `left_out` counts records of the sitting beyond what one journal holds.
    """

    origin: str
    kind: str
    zone: str
    body: str
    state: str
    day: str
    members: tuple[str, ...]
    convened: Noted
    opened: Noted | None
    closed: Noted | None
    agenda: tuple[Noted, ...]
    items: tuple[Item, ...]
    noted: tuple[Noted, ...]
    beside: Mapping[str, tuple[Noted, ...]]
    attached: Mapping[str, tuple[Noted, ...]]
    held: tuple[Held, ...]
    silences: tuple[Silence, ...]
    suspended: tuple[Suspended, ...]
    following: Next | None
    named: Mapping[str, Named]
    left_out: int

    def to_json(self) -> dict[str, Json]:
        """Return the canonical journal."""
        return {
            "journal": VERSION,
            "log": self.origin,
            "body": self.body,
            "kind": self.kind,
            "zone": self.zone,
            "state": self.state,
            "day": self.day,
            "members": list(self.members),
            "convened": self.convened.to_json(),
            "opened": None if self.opened is None else self.opened.to_json(),
            "closed": None if self.closed is None else self.closed.to_json(),
            "agenda": [one.to_json() for one in self.agenda],
            "items": [{**_plain(item), "request": item.request.to_json()} for item in self.items],
            "records": [one.to_json() for one in self.noted],
            "accounts": {key: [one.to_json() for one in found] for key, found in self.beside.items()},
            "attached": {key: [one.to_json() for one in found] for key, found in self.attached.items()},
            "held": [_plain(one) for one in self.held],
            "silences": [_plain(one) for one in self.silences],
            "suspended": [_plain(one) for one in self.suspended],
            "next": None if self.following is None else _plain(self.following),
            "left_out": self.left_out,
        }

    def canonical(self) -> bytes:
        """Return the journal's canonical JSON."""
        return render_own(self.to_json())

    def sha256(self) -> str:
        """Return the SHA-256 of the journal's canonical JSON, lowercase hex."""
        return hashlib.sha256(self.canonical()).hexdigest()

    def records(self) -> tuple[Noted, ...]:
        """Return every record the journal tells, once each, in order of the log."""
        found = [self.convened, self.opened, self.closed, *self.agenda, *(item.request for item in self.items)]
        found += [
            *self.noted,
            *(one for held in (self.beside, self.attached) for many in held.values() for one in many),
        ]
        return tuple(sorted({one.id: one for one in found if one is not None}.values(), key=lambda one: one.index))


def _plain(value: Any) -> dict[str, Json]:
    """Return a small value's plain fields by name."""
    names = (name for name in value.__slots__ if not isinstance(getattr(value, name), Noted))
    return {name: getattr(value, name) for name in names}
