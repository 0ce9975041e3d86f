"""The entry its writer makes is the entry everybody else reads."""

from dataclasses import replace

from comity.envelope import parse_leaf, parse_submission, stamp_leaf
from comity.keys.names import COSIGNATURE
from comity.keys.signer import from_label
from comity.records.act import Act
from comity.records.record import Seen, render_text
from comity.service.pen import blank, sign_text

ORIGIN = "comity.example/envelope"


def test_a_stamped_entry_is_what_its_bytes_parse_to() -> None:
    keys = tuple(from_label(f"{ORIGIN}/AAA/{label}", label) for label in ("zeta", "alpha", "mid"))
    stamp_key = from_label(f"{ORIGIN}/REGISTRY/stamp", "stamp", COSIGNATURE)
    draft = blank(ORIGIN, Act.STATE, "note", "AAA", Seen(size=0, root="0" * 64), "2026", {"title": {"en": "A"}})
    hashes = tuple(sorted(key.verifier.hash_hex for key in keys))
    text = render_text(replace(draft, keys=hashes))
    for order in (keys, keys[::-1]):
        signed = parse_submission(sign_text(text, order))
        entry = stamp_leaf(signed, stamp_key.cosign(text, 1_800_000_000))
        assert entry == parse_leaf(entry.data)
        assert [line.name for line in entry.lines] == sorted(key.name for key in keys)
