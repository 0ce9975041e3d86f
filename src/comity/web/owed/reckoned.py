"""What is due in a body, reckoned anew only when the log has grown, something has ended, or an hour has passed.

Knows what `store.dues` finds; not how a page tells it. Law: within that time the same is due, so nobody is shown what is over;
what is found for one audience is never given to another.
"""

import threading
from collections import OrderedDict
from typing import Any, Final

from comity.dues import zones
from comity.store.dues import Found, due_at
from comity.store.reader import Reader
from comity.web.page import heard

KEPT: Final = 64
_found: OrderedDict[tuple[Any, ...], tuple[int, int, Found]] = OrderedDict()
_lock = threading.Lock()


def found_at(
    reader: Reader, now: int, party: str | None = None, thread: str | None = None, *, soonest: int | None = None
) -> Found:
    """Return what is due at a second (Unix, UTC); see `store.dues.due_at`."""
    key = (reader.audience_folder, reader.origin, reader.size, party, thread, soonest)
    with _lock:
        known = None if heard.listening() else _found.get(key)  # whoever listens hears every question
    if known is not None and known[0] <= now <= known[1]:
        return known[2]
    found = due_at(reader, now, party, thread, soonest=soonest)
    ends = (
        *(one.reckoning.end for one in found.due.terms),
        *(one.end for one in found.due.owed),
        *(one.end for one in found.due.returns),
    )
    until = min((end for end in ends if end is not None and end >= now), default=now + zones.HOUR)
    with _lock:
        _found[key] = (now, min(until, now + zones.HOUR), found)
        _found.move_to_end(key)
        while len(_found) > KEPT:
            _found.popitem(last=False)
    return found
