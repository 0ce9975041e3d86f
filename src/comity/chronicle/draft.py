"""One record of a reconstruction before it is signed: what a historian wrote, and the record it becomes.

Knows drafts by name; not keys or chains: whoever signs fills `keys`, `seq` and `prev`. Law: a draft adds nothing; every
word of the record stands in the source file, and equal drafts with equal ids give equal records.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from comity.encoding.canonical import Json
from comity.encoding.edtf import earliest_key
from comity.records.act import Act
from comity.records.record import Material, Record, Ref, Seen, Source

ARCHIVIST: Final = "ARCHIVIST"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRef:
    """What a draft does to another, by the other's name."""

    rel: str
    draft: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A record in the making; `attributed_to` is the actor it is attributed to, None where the archivist speaks."""

    name: str
    at: str
    act: Act
    form: str
    attributed_to: str | None
    to: tuple[str, ...]
    refs: tuple[DraftRef, ...]
    title: Mapping[str, str]
    text: Mapping[str, str]
    fields: Mapping[str, Json]
    sources: tuple[Source, ...]
    material: tuple[Material, ...] = ()

    def order(self) -> str:
        """Return what drafts are put in order by: the earliest second of `at`."""
        return earliest_key(self.at)

    def body(self) -> dict[str, Json]:
        """Return the content body, leaving out what is empty."""
        parts: dict[str, Json] = {"title": dict(self.title), "text": dict(self.text), "fields": dict(self.fields)}
        return {name: part for name, part in parts.items() if part}

    def record(self, log: str, ids: Mapping[str, str], seen: Seen) -> Record:
        """Return the record without its keys and place on a chain, which the signer fills.

        `ids` gives the record id of every draft this one refers to; KeyError if one is not there yet.
        """
        return Record(
            log=log,
            act=self.act,
            form=self.form,
            by=ARCHIVIST,
            for_=self.attributed_to or ARCHIVIST,
            keys=(),
            seq=0,
            prev="0" * 64,
            seen=seen,
            aud="public",
            at=self.at,
            material=self.material,
            to=self.to,
            refs=tuple(Ref(rel=ref.rel, id=ids[ref.draft]) for ref in self.refs),
            body=self.body(),
            attributed_to=self.attributed_to,
            sources=self.sources,
        )
