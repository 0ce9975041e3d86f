"""The trail of acts on accounts, as the writer of a log binds it: the root over entries, and the record that says it.

Knows the registry's desk key and the tree; not where entries lie. Law: a head goes into the log only where it binds more than the
one before it.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from comity.encoding.canonical import Json
from comity.fold.trail import bound
from comity.keys.signer import SigningKey
from comity.records.trail import Entry, Extract, Head, head_json, render_entry
from comity.service.cosigned import say_as_registry
from comity.service.sequencer import Sequencer
from comity.store.reader import Reader
from comity.tlog.merkle import Tree, leaf_hash, prove_inclusion

ALL: Final = 1_000_000


def tree_of(entries: Iterable[Entry]) -> Tree:
    """Return the tree over entries, which lie in order of number."""
    return Tree([leaf_hash(render_entry(entry)) for entry in entries])


def head_of(tree: Tree, size: int) -> Head | None:
    """Return the head over the first `size` entries; None where there are fewer."""
    root = tree.root(size)
    return None if root is None else Head(size=size, root=root.hex())


def head_in(row: Mapping[str, Json]) -> Head:
    """Return the head a row of the table trail says."""
    return Head(size=int(str(row["size"])), root=str(row["root"]))


def heads_in(reader: Reader) -> dict[str, Head]:
    """Return the heads a log binds, by id of the record that does, of the accounts there are now."""
    begun = max((int(index) for index, _ in reader.scan("part", limit=ALL)), default=-1)
    rows = reader.scan("trail", limit=ALL)
    return {str(row["id"]): head_in(row) for key, row in rows if key and int(key) > begun}


def log_head(sequencer: Sequencer, key: SigningKey, head: Head, now: int) -> bool:
    """Log a head that binds more than the log does; return whether a record went in. Raises Rejected where it is not taken."""
    if head.size <= bound(sequencer.view):
        return False
    say_as_registry(sequencer, key, head_json(head), now)
    return True


def extract_of(entries: list[Entry], seat: str, head: Head, record: str) -> Extract:
    """Return what the auditor of a seat takes away: its entries among those a head binds, each with its proof."""
    tree = tree_of(entries[: head.size])
    return Extract(
        log=entries[0].log if entries else "",
        seat=seat,
        head=head,
        record=record,
        entries=tuple(
            (render_entry(entry), prove_inclusion(entry.number, head.size, tree.read))
            for entry in entries[: head.size]
            if entry.seat == seat
        ),
    )
