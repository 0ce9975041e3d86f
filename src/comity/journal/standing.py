"""What became of a journal: drafted by the log alone, circulated, corrected, final; and whether the log still says the same.

Knows the form `journal` and what its records do to one another (docs/spec/journal.md 3); not who may file it, which the regime
says. Law: the state follows from records. A record names the journal by a number of leaves and the SHA-256 of its canonical JSON,
and what the log says now is compared with what it said then, never corrected by it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Unavailable
from comity.i18n import Catalogue
from comity.journal.facts import FORM, Facts
from comity.journal.gather import gather
from comity.journal.tell import tell
from comity.journal.told import ID_SHOWN
from comity.records.act import Act
from comity.store import bulk
from comity.store.reader import Reader

LATEST: Final = 300
"""How many of a sitting's last records are looked at for its journal."""
ROUNDS: Final = 8
"""How long a chain of corrections of corrections is followed."""
GONE: Final = frozenset({"withdrawn", "disavowed"})
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
Row = Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A record about the journal: what it is called, when it was made, by whom."""

    id: str
    index: int
    symbol: str
    act: str
    at: str
    stamped: int | None
    holder: str

    @property
    def name(self) -> str:
        """Return its symbol, or the beginning of its id."""
        return self.symbol or self.id[:ID_SHOWN]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a journal stands: `state` is draft, circulated, corrected or final.

    `held` says how what the log says now compares with what the newest record names: `same`, `differs`, `unlike` (the log gives
    another hash for that many leaves), `unnamed`, or nothing for a draft. `difference` are the first lines that differ.
    """

    state: str
    circulated: Signed | None
    newest: Signed | None
    held: str
    leaves: int
    difference: tuple[str, str] | None
    comments: tuple[Signed, ...]


DRAFT: Final = Standing(state="draft", circulated=None, newest=None, held="", leaves=0, difference=None, comments=())


def standing(reader: Reader, facts: Facts, words: Catalogue) -> Standing:
    """Return how the journal of these facts stands, both read by a reader of what is public."""
    found = _about(reader, facts.convened.id)
    if found is None:
        return DRAFT
    circulated, corrections, final, comments = found
    naming = [one for one in (final, *reversed(corrections), circulated) if one is not None]
    leaves, held, difference = _compared(reader, facts, naming, words)
    return Standing(
        state="final" if final is not None else "corrected" if corrections else "circulated",
        circulated=circulated,
        newest=naming[0],
        held=held,
        leaves=leaves,
        difference=difference,
        comments=comments,
    )


def _about(reader: Reader, sitting: str) -> tuple[Signed, tuple[Signed, ...], Signed | None, tuple[Signed, ...]] | None:
    """Return the record that circulated a sitting's journal last, its corrections, what made it final, and comments on it."""
    made = reader.scan("sitting_entry", prefix=f"{sitting}/", limit=LATEST, reverse=True)
    rows = bulk.rows_of(reader.view(), "record", (str(entry["id"]) for _, entry in made))
    reports = [
        _signed(key, row)
        for key, row in rows.items()
        if (row["form"], row["act"]) == (FORM, Act.REPORT) and row["status"] not in GONE
    ]
    if not reports:
        return None
    base = max(reports, key=lambda one: one.index)
    doing = _doing(reader, base.id)
    own = [one for rel, one in doing if rel == "corrects" and one.holder == base.holder]
    # Whoever may conclude any thread could end this one: only its own author, or an adoption, makes the journal final.
    ending = [one for rel, one in doing if rel == "adopts" or (rel == "concludes" and one.holder == base.holder)]
    comments = tuple(one for rel, one in doing if rel in {"answers", "objects"})
    return base, tuple(own), max(ending, key=lambda one: one.index, default=None), comments


def _doing(reader: Reader, base: str) -> list[tuple[str, Signed]]:
    """Return what stands of the records that refer to a journal or to its corrections, in order of the log."""
    found: dict[str, tuple[str, Signed]] = {}
    asked = [base]
    for _ in range(ROUNDS):
        links = [(str(row["rel"]), str(row["id"])) for _, _, row in bulk.held_on(reader.view(), ("link",), asked)]
        rows = bulk.rows_of(reader.view(), "record", (key for _, key in links))
        fresh = [(rel, key) for rel, key in links if key not in found and rows[key]["status"] not in GONE]
        found |= {key: (rel, _signed(key, rows[key])) for rel, key in fresh}
        asked = [key for rel, key in fresh if rel == "corrects"]
        if not asked:
            break
    return sorted(found.values(), key=lambda pair: pair[1].index)


def _compared(
    reader: Reader, facts: Facts, naming: Iterable[Signed], words: Catalogue
) -> tuple[int, str, tuple[str, str] | None]:
    """Return the leaves the newest record names, how its hash compares, and the first lines that differ."""
    named = next((one for one in (_named(reader, signed) for signed in naming) if one is not None), None)
    if named is None:
        return 0, "unnamed", None
    leaves, sha256, index = named
    if not 0 < leaves <= index:
        return leaves, "unlike", None
    try:
        then = gather(reader.as_of(leaves), facts.convened.id)
    except Unavailable:
        return leaves, "unlike", None
    if then.sha256() != sha256:
        return leaves, "unlike", None
    if sha256 == facts.sha256():
        return leaves, "same", None
    return leaves, "differs", _difference(then, facts, words, reader)


def _named(reader: Reader, signed: Signed) -> tuple[int, str, int] | None:
    """Return the number of leaves and the hash a record names, and its own index; None where it names none."""
    found = reader.record(signed.id)
    fields = {} if found is None else (found.record.body or {}).get("fields", {})
    if not isinstance(fields, Mapping):
        return None
    leaves, sha256 = fields.get("leaves"), fields.get("sha256")
    if not isinstance(leaves, int) or not isinstance(sha256, str) or _SHA256.fullmatch(sha256) is None:
        return None
    return leaves, sha256, signed.index


def _difference(then: Facts, now: Facts, words: Catalogue, reader: Reader) -> tuple[str, str] | None:
    """Return the first lines in which two journals differ, told in one language; None where only what is not told differs."""
    old, new = (list(tell(facts, words, reader.regime).lines()) for facts in (then, now))
    at = next((number for number, pair in enumerate(zip_longest(old, new)) if pair[0] != pair[1]), None)
    if at is None:
        return None
    one, other = (lines[at].strip() if at < len(lines) else "" for lines in (old, new))
    if old[at:] and old[at] in new[at:]:
        return "", other  # a line was put in before one that is there still
    return (one, "") if new[at:] and new[at] in old[at:] else (one, other)


def _signed(key: str, row: Row) -> Signed:
    stamped = row["stamped"]
    return Signed(
        id=key,
        index=int(str(row["index"])),
        symbol=str(row["symbol"] or ""),
        act=str(row["act"]),
        at=str(row["at"]),
        stamped=stamped if isinstance(stamped, int) else None,
        holder=str(row["for"]),
    )
