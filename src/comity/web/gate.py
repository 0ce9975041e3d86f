"""Who may write for a seat through the pages: the one question every page of drafting and handing in asks.

Knows kinds of body and the places of whoever asks; not keys. Law: this opens pages only. What may stand in the log is decided by
keys and the fold, whoever sent it.
"""

from typing import Final

from comity.web.holder import Role, holder_of
from comity.web.present import Page

WRITERS: Final = frozenset({Role.SIGNER, Role.HEAD, Role.DRAFTER, Role.CHAIR, Role.SECRETARIAT})


def may_write(page: Page, code: str) -> bool:
    """Return whether whoever asks may draft and hand in for a party or office of the body: anybody in an exercise."""
    if page.at is not None or not (code in page.regime.seats or code in page.regime.offices):
        return False
    if page.reader.kind == "exercise":
        return True
    held = holder_of(page.request).places_in(page.reader.origin)
    return page.reader.kind == "live" and any(place.code == code and place.role in WRITERS for place in held)
