"""A seat gives itself a new root set: the old one and the new one both sign.

Knows docs/spec/record.md 8.7; not who holds the keys. Law: after a rotation every key of the old set is spent, and the desk and
mission keys it brought stand until they are revoked.
"""

from collections.abc import Callable
from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold import authority, recovery
from comity.fold.delta import Draft
from comity.fold.speaker import Speaker
from comity.records.bodies import read_root_set, root_set_hash
from comity.records.fields import finding
from comity.records.record import Record

RULE: Final = "docs/spec/record.md 8"


def rotate(draft: Draft, record: Record) -> tuple[Speaker, Callable[[str], None]]:
    """Return who rotates and the change it makes, or raise Rejected.

    Every key of the new set is new: a key in two sets would leave open by which of them a record was signed.
    """
    seat = draft.get("seat", record.by)
    if seat is None or seat["acceded_by"] is None:
        raise Rejected(finding("seat.unknown", "record.by", record.by, RULE))
    root_set = read_root_set(record)
    new = {key.hash_hex for key in root_set.keys}
    held = seat["keys"]
    old = frozenset(str(hashed) for hashed in held) if isinstance(held, list) else frozenset[str]()
    signing = set(record.keys) - new
    if not signing <= old:
        raise Rejected(finding("key.owner", "record.keys", sorted(signing - old), RULE))
    if len(signing) < int(str(seat["threshold"])):
        raise Rejected(finding("key.threshold", "record.keys", len(signing), RULE))
    authority.check_root_set(draft, record, root_set)
    spent, hashed = str(seat["root_set"]), root_set_hash(root_set)

    def change(record_id: str) -> None:
        for key in sorted(old):
            draft.change("key", key, revoked_by=record_id, revoked_at=draft.index)
        authority.enter_root_set(draft, record.by, root_set, record_id)
        keys: list[Json] = [key.hash_hex for key in root_set.keys]
        draft.change("seat", record.by, root_set=hashed, threshold=root_set.threshold, keys=keys)
        draft.put("chain", hashed, {"next": 0, "id": record_id})
        recovery.fall(draft, record.by, record_id)

    return Speaker(tier="root", chain=spent), change
