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
from comity.records.record import Record

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
}
"""The relation an act exists to make; it must be there."""

RESERVED: Final[Mapping[str, Act]] = {
    "acknowledges": Act.ACKNOWLEDGE,
    "corrects": Act.CORRECT,
    "withdraws": Act.WITHDRAW,
    "adopts": Act.ADOPT,
    "concludes": Act.CONCLUDE,
    "refers": Act.REFER,
    "extends": Act.EXTEND,
}
"""Relations only one act may make."""

JOINING: Final = frozenset(
    {"acknowledges", "answers", "corrects", "withdraws", "adopts", "concludes", "refers", "extends"}
)
"""Relations that put a record in the thread of the record it refers to."""

OWN_ONLY: Final = frozenset({"corrects", "withdraws"})


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
    return next((target for target in targets if target.rel in JOINING), None)


def _resolve(draft: Draft, record: Record, number: int) -> Target:
    ref, place = record.refs[number], f"record.refs.{number}"
    row = draft.get("record", ref.id)
    if row is None:
        raise Rejected(finding("refs.unknown", place, ref.id, RULE))
    if RESERVED.get(ref.rel, record.act) is not record.act:
        raise Rejected(finding("refs.relation", place, ref.rel, RULE))
    if ref.rel in OWN_ONLY and (row["by"], row["for"]) != (record.by, record.for_):
        raise Rejected(finding("refs.author", place, ref.id, RULE))
    if ref.rel in JOINING and row["thread"] is None:
        raise Rejected(finding("refs.no-thread", place, ref.id, RULE))
    if ref.rel == "at-sitting" and row["act"] != Act.CONVENE:
        raise Rejected(finding("refs.no-sitting", place, ref.id, RULE))
    return Target(rel=ref.rel, id=ref.id, row=row)
