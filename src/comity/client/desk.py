"""A desk as a program uses it: hand in what a draft says or a note that is signed already, and take receipts that are proved.

Knows `service.peer` and what a draft may leave out; not how a desk works. Law: a text the desk prepared is signed only if it
says the draft and nothing else (docs/spec/signing.md 3.3), and a receipt is returned only if it holds against the anchor.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from comity import receipt as receipts
from comity.dues.zones import today_in
from comity.envelope import parse_leaf
from comity.errors import Finding, Rejected, excerpt
from comity.keys.names import log_and_owner
from comity.keys.signer import SigningKey
from comity.records.record import Record
from comity.regime import load
from comity.service import prepared
from comity.service.desk import Placed
from comity.service.drafting import differences, parse_written_draft
from comity.service.peer import RemotePeer
from comity.service.pen import sign_text
from comity.verify.anchor import parse as parse_anchor
from comity.verify.checks import FAILED, Report
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt as verified

RULE: Final = "docs/spec/signing.md 3.3"
AGAIN_SECONDS: Final = 0.25
WITNESSES: Final = "witnesses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """A record that lies in the log, the bytes of the receipt that shows it, and every check made of them."""

    record: Record
    receipt: bytes
    report: Report


class Desk:
    """The desk at one address (`https://host/slug`), held to an anchor: origin, log key and founding record in one line."""

    def __init__(self, address: str, anchor: str) -> None:
        """Keep both; nothing is asked yet. Raises Rejected for what is no anchor, Unavailable for what is no address."""
        self.anchor = parse_anchor(anchor)
        self._peer = RemotePeer(address)

    def submit(self, note: bytes) -> Placed:
        """Hand in a note signed elsewhere, framed with its files where it has any; the same note gives the same place.

        Raises Rejected with the desk's finding, Unavailable where it does not answer: then hand in the same bytes again.
        """
        return self._peer.submit(note)

    def file(self, draft: Mapping[str, Any], key: SigningKey) -> Placed:
        """Have the desk prepare a draft, sign what comes back if it says just that, and hand it in.

        `draft` is as docs/spec/signing.md 2.1 has it; `by` and `for` may be left out (the key's seat), `at` (today, in the body's
        zone) and `refs` (none). Raises Rejected, Unavailable.
        """
        note = self.sign(draft, key)
        return self._peer.submit(note)

    def sign(self, draft: Mapping[str, Any], key: SigningKey) -> bytes:
        """Return the note of a draft, to be handed in later or again: what `file` hands in."""
        origin, owner = log_and_owner(key.name)
        if origin != self.anchor.origin:
            raise Rejected(Finding(code="key.other-log", place=key.name, excerpt=excerpt(self.anchor.origin)))
        rules = load(self._peer.body().rules)
        today = today_in(rules.zone).isoformat()
        seat = draft.get("by", owner)
        whole = {"by": owner, "for": seat, "at": today, "refs": [], **draft}
        asked = parse_written_draft(json.dumps(whole).encode())
        told = prepared.parse(self._peer.prepare(asked, key.verifier.hash_hex))
        form = rules.forms.get(asked.form)
        hidden = form is not None and form.hidden
        for one in differences(asked, key.verifier, self.anchor.origin, told, hidden=hidden):
            raise Rejected(Finding(code="desk.other-text", place=one.place, excerpt=excerpt(one.prepared), rule=RULE))
        return told.handed_in(sign_text(told.text, (key,)))

    def receipt(self, record: str, within: float = 0.0) -> Proved:
        """Return the receipt of a record (by id), proved against the anchor.

        Where the body names witnesses, a receipt holds once enough of them have signed: `within` says for how many seconds to
        ask again until then. Raises Tampered or Rejected with what does not hold, Unavailable where there is none.
        """
        end = time.monotonic() + within
        while True:
            data = self._peer.receipt(record)
            report = verified(data, self.anchor)
            failed = [check for check in report.checks if check.outcome == FAILED]
            waits = [check.code for check in failed] == [WITNESSES] and time.monotonic() < end
            if not waits:
                break
            time.sleep(AGAIN_SECONDS)
        for check in failed:
            raise Rejected(check.findings[0])
        signed = parse_leaf(receipts.parse(data).parts[0].entry)
        if signed.id != record:
            raise Rejected(Finding(code="receipt.records", place="receipt", excerpt=excerpt(signed.id), rule=RULE))
        return Proved(record=signed.record, receipt=data, report=report)


def verify_receipt(data: bytes, anchor: str) -> Report:
    """Return the report on an untrusted receipt, as `comity verify` makes it; it never raises on what the receipt holds."""
    return verified(data, parse_anchor(anchor))


def verify_body(folder: Path, anchor: str) -> Report:
    """Return the report on a whole log in a folder (a body's, a mirror's, or the log alone), every signature and rule anew."""
    return verify_log(folder, parse_anchor(anchor))
