"""What a record does to earlier ones: which relation an act needs, what it may point at.

Knows docs/spec/record.md 10; not the regime's forms. Law: every reference points at an admitted record of the same log.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold.delta import Draft
from comity.records.act import Act
from comity.records.fields import finding
from comity.records.record import RELATIONS, Record

RULE: Final = "docs/spec/record.md 10"

NEEDED: Final[Mapping[Act, str]] = {
    Act.ACKNOWLEDGE: "acknowledges",
    Act.REPLY: "answers",
    Act.COMMENT: "answers",
    Act.CORRECT: "corrects",
    Act.WITHDRAW: "withdraws",
    Act.ADOPT: "adopts",
    Act.CONCLUDE: "concludes",
    Act.REFER: "refers",
    Act.OPEN: "at-sitting",
    Act.CLOSE: "at-sitting",
    Act.TAKE_POSITION: "about",
    Act.COSPONSOR: "supports",
    Act.LEAVE: "supports",
    Act.OPPOSE_ITEM: "opposes",
    Act.OBJECT: "objects",
    Act.DECLINE: "declines",
    Act.INTERPRET: "interprets",
    Act.RESERVE: "reserves",
    Act.SUPERSEDE: "supersedes",
    Act.RESOLVE: "resolves",
    Act.RESUME: "resumes",
    Act.DISAVOW: "disavows",
    Act.OPEN_SILENCE: "submits",
    Act.BREAK_SILENCE: "breaks",
    Act.EXTEND: "extends",
    Act.AMEND_RULES: "cites",
}
"""The relation an act exists to make; it must be there."""

OPEN_TO_ALL: Final = frozenset({"about", "account-of", "answers", "at-sitting", "cites"})
"""Relations every act may make; any other belongs to the act that needs it."""

JOINING: Final = RELATIONS - {"about", "account-of", "at-sitting", "cites", "disavows"}
"""Relations that put a record in the thread of the record it refers to."""

OWN_ONLY: Final = frozenset({"corrects", "extends", "resumes", "supersedes", "withdraws"})
"""Relations only the author of the record referred to may make."""

SAME_SIGNER: Final = frozenset({"disavows"})
"""Relations only the seat that signed the record may make, for whomever it spoke."""

CONTENT_ONLY: Final = JOINING | SAME_SIGNER
"""Relations that lead to what lies in a thread, never to an act of keys or rules."""

LEADS_TO: Final[Mapping[str, frozenset[Act]]] = {
    "supports": frozenset({Act.REQUEST_ITEM, Act.PROPOSE}),
    "opposes": frozenset({Act.REQUEST_ITEM}),
    "declines": frozenset({Act.CONVENE}),
    "interprets": frozenset({Act.ADOPT}),
    "reserves": frozenset({Act.ADOPT}),
    "resumes": frozenset({Act.SUSPEND}),
    "breaks": frozenset({Act.OPEN_SILENCE}),
}
"""Acts a relation may lead to, where it may not lead to all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A reference resolved: the relation, the id and the `record` row it points at."""

    rel: str
    id: str
    row: Mapping[str, Json]


def resolve(draft: Draft, record: Record) -> tuple[Target, ...]:
    """Return the record's references with the rows they point at, or raise Rejected for the first against a rule."""
    needed = NEEDED.get(record.act)
    if needed is not None and all(ref.rel != needed for ref in record.refs):
        raise Rejected(finding("refs.required", "record.refs", needed, RULE))
    return tuple(_resolve(draft, record, number) for number in range(len(record.refs)))


def joined(targets: tuple[Target, ...]) -> Target | None:
    """Return the reference that decides the record's thread: the first that joins one."""
    for target in targets:
        if target.rel in JOINING:
            return target
    return None


def _resolve(draft: Draft, record: Record, number: int) -> Target:
    ref, place = record.refs[number], f"record.refs.{number}"
    row = draft.get("record", ref.id)
    if row is None:
        raise Rejected(finding("refs.unknown", place, ref.id, RULE))
    if ref.rel not in OPEN_TO_ALL and NEEDED.get(record.act) != ref.rel:
        raise Rejected(finding("refs.relation", place, ref.rel, RULE))
    if ref.rel in OWN_ONLY and (row["by"], row["for"]) != (record.by, record.for_):
        raise Rejected(finding("refs.author", place, ref.id, RULE))
    if ref.rel in SAME_SIGNER and row["by"] != record.by:
        raise Rejected(finding("refs.author", place, ref.id, RULE))
    if ref.rel in CONTENT_ONLY and row["thread"] is None:
        raise Rejected(finding("refs.no-thread", place, ref.id, RULE))
    if ref.rel == "at-sitting" and row["act"] != Act.CONVENE:
        raise Rejected(finding("refs.no-sitting", place, ref.id, RULE))
    if str(row["act"]) not in LEADS_TO.get(ref.rel, (row["act"],)):
        raise Rejected(finding("refs.target", place, ref.id, RULE))
    return Target(rel=ref.rel, id=ref.id, row=row)
