"""Whether a record may be lodged with a mirror: asked of its signatures and its seat, as of the mirror's own copy.

Knows what a copy that may be behind can still tell of a record; not where it is kept. Law: a copy refuses what no later log could
take: a signature that fails, a key that may not, a tree that is not this log's, a place on the chain that is taken already.
"""

from typing import Final

from comity.envelope import SignedRecord, open_record
from comity.errors import Rejected
from comity.fold.admit import check_address
from comity.fold.delta import Draft
from comity.fold.speaker import named_keys, speaker
from comity.records.act import Act
from comity.records.bodies import comes_along
from comity.records.fields import finding
from comity.records.recovery import brings_root_set

RULE: Final = "docs/spec/log.md 16"


def chain_of(draft: Draft, signed: SignedRecord) -> str:
    """Return the chain a record lies on if it may be lodged, or raise Rejected with what forbids it.

    Records before it on its chain need not be in the log: whoever is refused one is refused the next too.
    """
    record = signed.record
    if record.act is Act.FOUND or brings_root_set(record) or comes_along(record):
        raise Rejected(finding("lodging.act", "record.act", record.act, RULE))
    verified = open_record(signed, named_keys(draft, record), None)
    check_address(draft, verified)
    who = speaker(draft, record)
    following = (draft.get("chain", who.chain) or {})["next"]
    if isinstance(following, int) and record.seq < following:
        raise Rejected(finding("record.seq", "record.seq", record.seq, "docs/spec/record.md 8.5"))
    root = draft.view.root(record.seen.size) if record.seen.size <= draft.index else None
    if root is None or root.hex() != record.seen.root:
        raise Rejected(finding("record.seen", "record.seen", record.seen.size, "docs/spec/record.md 8.6"))
    return who.chain
