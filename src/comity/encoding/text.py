"""Which characters a record may hold: what is shown must be what is signed.

Knows docs/spec/encoding.md 2; not languages. Law: the answer is the same on every host, for the table of unassigned code
points is shipped, and normalization of assigned ones never changes between Unicode versions.
"""

import re
import unicodedata
from typing import Final

from comity.encoding.unassigned import RANGES

_PLAIN = re.compile(r"[\n -~]*")
_CLASSES: Final = (
    ("text.control", "\x00-\x09\x0b-\x1f\x7f-\x9f"),
    ("text.bidi", "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"),
    ("text.separator", "\u2028\u2029"),
    (
        "text.invisible",
        (
            "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164"
            "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
        ),
    ),
    ("text.surrogate", "\ud800-\udfff"),
    ("text.private", "\ue000-\uf8ff\U000f0000-\U0010ffff"),
    (
        "text.unassigned",
        "".join("-".join(re.escape(chr(int(end, 16))) for end in ends.split("-")) for ends in RANGES),
    ),
)
_FORBIDDEN: Final = tuple((code, re.compile(f"[{signs}]")) for code, signs in _CLASSES)


def problem(value: str) -> str | None:
    """Return the finding code of the first thing wrong with untrusted `value`, or None.

    The codes are text.control, bidi, separator, invisible, surrogate, private, unassigned and not-nfc.
    """
    if _PLAIN.fullmatch(value):
        return None
    for code, pattern in _FORBIDDEN:
        if pattern.search(value):
            return code
    return None if unicodedata.is_normalized("NFC", value) else "text.not-nfc"
