"""Conclusions that several pages draw from the same rows, kept until the log grows.

Knows sizes; not what is kept. Law: what is kept is a function of the body's size, the reader's audience and the page's language
and day, so it is the same as if it were drawn anew, and nobody is shown what was drawn for another audience.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final, TypeVar

from comity.web.page import heard
from comity.web.page.present import Page

KEPT: Final = 256
_Kept = TypeVar("_Kept")
_answers: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = threading.Lock()


def kept(page: Page, name: str, draw: Callable[[], _Kept]) -> _Kept:
    """Return what `draw` returns for this body at this size, in this language, on this day."""
    reader = page.reader
    key = (reader.audience_folder, reader.origin, page.size, page.lang, page.slug, page.at, page.day_drawn, name)
    with _lock:
        if key in _answers:
            _answers.move_to_end(key)
            found: _Kept
            found, asked = _answers[key]
            heard.again(asked)
            return found
    with heard.apart() as asked:
        drawn = draw()
    with _lock:
        _answers[key] = drawn, asked
        while len(_answers) > KEPT:
            _answers.popitem(last=False)
    return drawn


def forget() -> None:
    """Drop all that is kept, as if every log had grown: for measuring what the first reader afterwards waits for."""
    with _lock:
        _answers.clear()
