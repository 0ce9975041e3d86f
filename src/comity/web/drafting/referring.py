"""Records that a record refers to, as whoever writes it names them.

Knows relations every act may make and how a record is named in an address; not forms. Law: pure, for the desk's pages and for a
seat's own program alike.
"""

import re
from typing import Final

ALSO: Final = ("cites", "about", "answers", "account-of", "at-sitting")
"""Relations every act may make, offered beside the one an act needs."""
_ID: Final = re.compile(r"[0-9a-f]{64}")


def hex_in(name: str) -> str | None:
    """Return the record id that a text is or, as the address of a record's page does, ends in; None where there is none."""
    found = _ID.search(name)
    return None if found is None else found[0]
