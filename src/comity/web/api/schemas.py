"""What answers hold, field by field, as the OpenAPI description tells it (docs/spec/state.md names the same fields).

Knows types only. Law: an answer holds these fields and no others, which a test asks of every operation; whatever a reader
should read as words stands under `said`, in the language asked for, and only where one was.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from comity.web.api.owing import Clock, Duty
from comity.web.api.shapes import AsOf, Data, Id, Said, Texts, Time


class BodyHead(Data):
    """A body served here."""

    slug: str
    origin: str
    kind: Literal["live", "archive", "exercise"]
    size: int
    url: str
    said: Said | None = None


class Bodies(Data):
    """The bodies served here, in order of slug."""

    rows: list[BodyHead]


class Party(Data):
    """A party, group, office or actor the rules know; `acceded_by` is the record by which a seat acceded."""

    code: str
    kind: Literal["seat", "group", "office", "actor"]
    members: list[str]
    also: list[str]
    acceded_by: Id | None
    records: int
    said: Said | None = None


class Body(Data):
    """A body: its anchor, the log's size, root and digest, its rules by hash, languages and those who sit."""

    as_of: AsOf
    anchor: str
    root: Id
    digest: Id
    regime: Id
    languages: list[str]
    names: Texts
    parties: list[Party]


class Parties(Data):
    """Everybody the rules know, by class and code."""

    as_of: AsOf
    rows: list[Party]


class Key(Data):
    """A key of a holder, as the log has it."""

    key: str
    name: str
    public: str
    owner: str
    tier: str
    role: str | None
    scope: list[str] | None
    ceiling: int | None
    by: str
    index: int
    revoked_by: str | None
    revoked_at: int | None


class PartyPage(Data):
    """One holder with its keys, what it owes and is owed, and its newest records."""

    as_of: AsOf
    party: Party
    keys: list[Key]
    owes: list["Obligation"]
    is_owed: list["Obligation"]
    records: list["Record"]


class Record(Data):
    """A record's row: the fields of `comity show DIR records --json`; `stamped` is when it was received."""

    id: Id
    index: int
    symbol: str | None
    act: str
    form: str
    by: str
    for_: str = Field(alias="for")
    attributed_to: str | None
    at: str
    stamped: int | None
    stamped_time: Time | None
    aud: str
    to: list[str]
    thread: Id | None
    title: Texts | None
    status: str
    sitting: Id | None
    mandate: Id | None
    doubt: str | None
    said: Said | None = None


class Records(Data):
    """Records in the order of the log; `next` is the address of those that follow, null where there are none."""

    as_of: AsOf
    rows: list[Record]
    next: str | None


class FieldOf(Data):
    """A field as it was signed; `unstated` says why it was not given."""

    name: str
    kind: str
    article: str | None
    value: JsonValue
    unstated: str | None
    said: Said | None = None


class Link(Data):
    """A record that refers to another, and by which relation."""

    id: Id
    rel: str


class MaterialOf(Data):
    """A file the record names."""

    sha256: str
    size: int
    media: str
    name: str
    role: str


class Finding(Data):
    """What the system observed about a leaf."""

    key: str
    index: int
    code: str
    place: str
    facts: dict[str, JsonValue]
    rule: str
    id: str | None
    effect: str
    said: Said | None = None


class RecordPage(Data):
    """One record with the exact text that was signed and what follows from it.

    `text` hashes (SHA-256, UTF-8) to `id`. `body` is null where the asker may not read it. `followed` holds the first records
    that refer to this one.
    """

    as_of: AsOf
    record: Record
    text: str
    body: dict[str, JsonValue] | None
    fields: list[FieldOf]
    refs: list[Link]
    followed: list[Link]
    material: list[MaterialOf]
    clocks: list[Clock]
    duties: list[Duty]
    findings: list[Finding]
    page: str
    raw: str
    receipt: str


class Thread(Data):
    """A thread, under the id of its first record."""

    key: Id
    root: Id
    symbol: str | None
    title: Texts | None
    form: str
    opened: int
    last: int
    count: int
    status: str
    first_at: str
    last_at: str
    said: Said | None = None


class ThreadPage(Data):
    """A thread, its records in the order of the log."""

    as_of: AsOf
    thread: Thread
    rows: list[Record]
    next: str | None


class Sitting(Data):
    """A sitting, under the id of the record that convened it."""

    key: Id
    id: Id
    symbol: str | None
    title: Texts | None
    status: str
    at: str
    date: str | None
    opened: str | None
    closed: str | None
    count: int
    said: Said | None = None


class Item(Data):
    """An agenda item, under the id of the record that asked for it."""

    key: Id
    id: Id
    sitting: str | None
    title: Texts | None
    for_: str = Field(alias="for")
    status: str
    adopted_by: str | None
    late: bool
    said: Said | None = None


class SittingPage(Data):
    """A sitting with its agenda, its records in the order of the log."""

    as_of: AsOf
    sitting: Sitting
    agenda: list[Item]
    rows: list[Record]
    next: str | None


class Position(Data):
    """The stance a holder takes on a text."""

    key: str
    id: Id
    stance: str
    index: int
    holder: str
    target: Id
    said: Said | None = None


class Account(Data):
    """An account of a contested fact, under the record it is of."""

    key: str
    id: Id
    holder: str
    said: Said | None = None


class Obligation(Data):
    """A duty as the fold keeps it; until when it is due, `due` tells."""

    key: str
    owner: str
    to: str
    duty: str
    start: Id
    opened: int
    article: str
    clock: str | None
    rules: int
    due: str | None
    status: str
    discharged_by: str | None
    said: Said | None = None


class Change(Data):
    """One change: the leaf that made it, the row it made, the status before and after."""

    kind: str
    index: int
    key: str
    before: str | None
    after: str | None
    row: dict[str, JsonValue]


class Changes(Data):
    """What changed from one size of the log to another, by kind, each in the order of the log."""

    as_of: AsOf
    from_: int = Field(alias="from")
    to: int
    changes: list[Change]
    left_out: list[str]


class Hits(Data):
    """Records that were found, the newest first; `also` are the spellings searched besides, `reach` how far the index reaches.

    No more than 2,000 are counted: `more` says that there are more than `total`.
    """

    as_of: AsOf
    total: int
    more: bool
    also: list[str]
    reach: int
    rows: list[Record]
    next: str | None


class Schema(BaseModel):
    """A JSON Schema (draft 2020-12)."""

    model_config = ConfigDict(extra="allow")


class FormHead(Data):
    """A form of the rules in force, and where its JSON Schema is."""

    name: str
    acts: list[str]
    fields: list[str]
    audiences: list[str]
    duties: list[str]
    clocks: list[str]
    article: str | None
    json_schema: str
    said: Said | None = None


class Forms(Data):
    """The forms of the rules in force, by name."""

    as_of: AsOf
    rows: list[FormHead]


class ReadingOf(Data):
    """How one party or author reads a contested rule."""

    who: str
    source: str
    said: Said | None = None


class Rule(Data):
    """A rule in force, its source, and how well it is known."""

    article: str
    date: str | None
    source: str | None
    status: str
    readings: list[ReadingOf]
    said: Said | None = None


class Rules(Data):
    """The rules in force, by article."""

    as_of: AsOf
    regime: Id
    rows: list[Rule]


class Placed(Data):
    """Where a note stands in the log."""

    id: Id
    index: int
    symbol: str | None
    receipt: str


class Suspension(Data):
    """What is suspended, since when, by whom, and what became of it."""

    key: Id
    id: Id
    scope: str | None
    holder: str
    title: Texts | None
    at: str
    index: int
    status: str
    resumed_by: str | None
    resumed_at: str | None
    said: Said | None = None


class Suspensions(Data):
    """Suspensions in order of key."""

    as_of: AsOf
    rows: list[Suspension]
    next: str | None


class Threads(Data):
    """Threads in order of key."""

    as_of: AsOf
    rows: list[Thread]
    next: str | None


class Sittings(Data):
    """Sittings in order of key."""

    as_of: AsOf
    rows: list[Sitting]
    next: str | None


class Items(Data):
    """Agenda items in order of key."""

    as_of: AsOf
    rows: list[Item]
    next: str | None


class Positions(Data):
    """Positions in order of text and holder."""

    as_of: AsOf
    rows: list[Position]
    next: str | None


class Accounts(Data):
    """Accounts of contested facts, side by side, in order of the record they are of."""

    as_of: AsOf
    rows: list[Account]
    next: str | None


class Obligations(Data):
    """Duties in order of key."""

    as_of: AsOf
    rows: list[Obligation]
    next: str | None


class Findings(Data):
    """Findings in the order of the log."""

    as_of: AsOf
    rows: list[Finding]
    next: str | None


PartyPage.model_rebuild()
