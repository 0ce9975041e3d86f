"""A leaf and the record in it: docs/spec/record.md 1 to 7."""

import hashlib
import json
import re
import unicodedata
from typing import Any, NamedTuple

from .faults import Fault, need
from .notes import Key, Line, note, vkey

LEAF_LIMIT = 65_535
ROOT_ACTS = ("accede", "rotate")
STRUCTURAL = ("found", "accede", "accredit", "revoke", "rotate", "disavow", "witnessed", "amend-rules")
HEX = re.compile(r"[0-9a-f]{64}")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffc\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
REQUIRED = {"v", "log", "act", "form", "by", "for", "keys", "seq", "prev", "seen", "aud", "refs", "material", "at"}
ALLOWED = REQUIRED | {"to", "body", "inner", "not_after", "attributed_to", "sources"}


def canonical(data: bytes, place: str) -> Any:
    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        need(len({name for name, _ in items}) == len(items), place, "a name twice")
        return dict(items)

    def never(text: str) -> Any:
        raise Fault(place, f"not an integer: {text}")

    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=pairs, parse_float=never, parse_constant=never)
    except (ValueError, RecursionError):
        raise Fault(place, "no JSON") from None
    check_value(value, place, 0)
    again = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    need(again == data, place, "not canonical JSON")
    return value


def check_value(value: Any, place: str, depth: int) -> None:
    need(depth < 16 or not isinstance(value, dict | list), place, "too deep")
    match value:
        case dict():
            for name, item in value.items():
                need(re.fullmatch(r"[a-z0-9_]{1,64}", name), place, f"name {name!r}")
                check_value(item, place, depth + 1)
        case list():
            for item in value:
                check_value(item, place, depth + 1)
        case str():
            need(unicodedata.is_normalized("NFC", value) and not INVISIBLE.search(value), place, "a text not as shown")
            bad = {"Cc", "Cs", "Co", "Cn"}
            need(
                all(sign == "\n" or unicodedata.category(sign) not in bad for sign in value),
                place,
                "a character refused",
            )
        case int():
            need(abs(value) < 2**53, place, "too large a number")


class Leaf(NamedTuple):
    data: bytes
    text: bytes
    lines: list[Line]
    stamp: Line
    record: dict[str, Any]
    id: str


def record_in(text: bytes, place: str) -> dict[str, Any]:
    """Return the record a text holds."""
    first, _, rest = text.partition(b"\n")
    need(rest.endswith(b"\n") and b"\n" not in rest[:-1], place, "no record")
    record: dict[str, Any] = canonical(rest[:-1], place)
    need(isinstance(record, dict) and REQUIRED <= set(record) <= ALLOWED, place, "fields")
    need(first.decode() == f"{record['log']}/record/v1" and record["v"] == 1, place, "another log's record")
    keys, seen = record["keys"], record["seen"]
    need(
        isinstance(keys, list) and keys == sorted(set(keys)) and all(HEX.fullmatch(key) for key in keys), place, "keys"
    )
    need(
        set(seen) == {"size", "root"} and HEX.fullmatch(seen["root"]) and HEX.fullmatch(record["prev"]),
        place,
        "seen, prev",
    )
    audience = record["aud"]
    need(audience in {"public", "restricted", "sealed"}, place, "audience")
    need(("body" in record) == (audience == "public") != ("inner" in record), place, "audience")
    need(audience != "restricted" or not record["material"], place, "audience")
    need(all((item["role"] == "sealed") == (audience == "sealed") for item in record["material"]), place, "audience")
    need(record["act"] not in STRUCTURAL or record["form"] == record["act"], place, "form")
    return record


def leaf(data: bytes, place: str) -> Leaf:
    need(len(data) <= LEAF_LIMIT, place, "too long")
    text, lines = note(data, place)
    record = record_in(text, place)
    keys = record["keys"]
    need(len(lines) == len(keys) + 1, place, "lines")
    ordered = sorted(lines[:-1], key=lambda line: (line.name.encode(), line.key_id))
    need(lines[:-1] == ordered, place, "order of lines")
    return Leaf(data, text, lines[:-1], lines[-1], record, hashlib.sha256(text).hexdigest())


def root_set(record: dict[str, Any], place: str) -> tuple[int, list[Key], str]:
    given = record["body"]["root_set"]
    keys = [vkey(text) for text in given["keys"]]
    need(given["keys"] == sorted(set(given["keys"])) and 1 <= given["threshold"] <= len(keys), place, "root set")
    data = json.dumps(given, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    return given["threshold"], keys, hashlib.sha256(data).hexdigest()


def along(record: dict[str, Any]) -> bool:
    """Whether a seat comes along to a log that goes on, by keys it has: record.md 18.3."""
    return bool(record["act"] == "accede" and "continues" in record["body"])


def succeeds(record: dict[str, Any]) -> bool:
    """Whether a rotation is of a key of the log itself: record.md 19.1."""
    return bool(record["act"] == "rotate" and "of" in record["body"])


def announces(record: dict[str, Any]) -> bool:
    """Whether a rotation announces a root set for another seat: record.md 20. When it may hold, the rules say."""
    return bool(record["act"] == "rotate" and "recover" in record["body"])


def reads(record: dict[str, Any]) -> bool:
    """Whether an accreditation is of a key to read with, which signs nothing: sealing.md 1.2."""
    return bool(record["act"] == "accredit" and record["body"]["tier"] == "reading")
