"""What the next leaves of a log will ask of the rows, read by a few questions for all of them.

Knows which tables the fold looks into by the ids a record names; not what it does there. Law: nothing depends on it but the
number of questions: what is not foreseen is asked for when it is needed.
"""

from collections.abc import Iterable
from typing import Final

from comity.envelope import SignedRecord
from comity.store.writing import Writer

OWN: Final = ("held", "thread")
"""Tables of one row for each of many records, under its id."""
BELOW: Final = ("objection", "obligation", "opposition", "position", "settlement", "support", "term", "term_move")
"""Tables of what is held on a record, or follows from it: their keys begin with its id."""
FOLLOWING: Final = ("obligation",)
"""Those of them that a record may bring about itself: of one that is not in the log yet there is none."""


def foresee(view: Writer, records: Iterable[SignedRecord]) -> None:
    """Read whether these untrusted records are in the log already, and what is held on the records they refer to."""
    known = list(records)
    targets = list(dict.fromkeys(ref.id for signed in known for ref in signed.record.refs))
    ids = [signed.id for signed in known]
    view.foresee(("record", *OWN), [*ids, *targets])
    view.foresee_below(BELOW, targets)
    view.foresee_nothing(FOLLOWING, [name for name in ids if view.get("record", name) is None])
