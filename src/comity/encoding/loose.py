"""JSON in whatever layout its author wrote it (RFC 8259): read to be judged and rendered anew, never signed as it is.

Knows one reading of each text; not bounds of size, nor the profile of `canonical`, which judge what comes out. Law: what two
readers may read differently is refused: a name that stands twice, a number that is none, an encoding other than UTF-8.
"""

import json
from collections.abc import Callable
from typing import Any, NoReturn

from comity.encoding import canonical
from comity.errors import Finding, Rejected, excerpt


def parse(data: bytes, place: str = "", *, numbers: Callable[[str], Any] | None = None) -> Any:
    """Return the value of untrusted bytes, which the caller has bounded; a number is what `numbers` makes of its signs, if given.

    Raises Rejected json.utf8, json.syntax, json.depth, json.number or json.duplicate-key.
    """
    try:
        return json.loads(
            data.decode("utf-8"),
            object_pairs_hook=canonical.pairs,
            parse_constant=_no_number,
            parse_int=numbers,
            parse_float=numbers,
        )
    except UnicodeDecodeError as error:
        raise _refused("json.utf8", place, data[error.start : error.start + 20]) from None
    except RecursionError:
        raise _refused("json.depth", place, data[:40]) from None
    except ValueError as error:
        raise _refused("json.syntax", place, error) from None
    except Rejected as error:
        found = error.finding
        raise Rejected(Finding(code=found.code, place=place, excerpt=found.excerpt, rule=found.rule)) from None


def _no_number(word: str) -> NoReturn:
    raise _refused("json.number", "", word)


def _refused(code: str, place: str, what: object) -> Rejected:
    return Rejected(Finding(code=code, place=place, excerpt=excerpt(what), rule=canonical.RULE))
