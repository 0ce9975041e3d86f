"""Records that mirrors held because the desk did not take them: docs/spec/log.md 16, record.md 21, regime.md 24."""

import re
import tomllib
from collections.abc import Callable
from typing import Any, NamedTuple

from .faults import Fault, need, strict64
from .notes import COSIGNATURE, Key, Line, cosigned, note, vkey
from .records import HEX, Leaf
from .registry import seconds

LIMIT, SLACK = 2_000, 60


class Held(NamedTuple):
    """A lodging receipt: the log and the record it is of, the tree the mirror had checked, and the mirror's line."""

    origin: str
    record: str
    size: int
    root: bytes
    text: bytes
    line: Line


def parse(data: bytes, place: str) -> Held:
    need(len(data) <= LIMIT, place, "too long")
    text, lines = note(data, place)
    parts = text.decode().split("\n")
    need(len(parts) == 5 and not parts[4] and len(lines) == 1, place, "no lodging receipt")
    origin, lodged, kind = parts[0].rpartition("/lodged/v1")
    need(
        lodged and not kind and HEX.fullmatch(parts[1]) and re.fullmatch(r"[1-9][0-9]{0,15}", parts[2]), place, "fields"
    )
    root = strict64(parts[3], place)
    need(len(root) == 32, place, "no root")
    return Held(origin, parts[1], int(parts[2]), root, text, lines[0])


class Rule(NamedTuple):
    """Which mirrors the rules name, and how many of them must have held a record."""

    mirrors: list[Key]
    least: int


def amending_of(data: bytes) -> list[str]:
    """Return which offices a body's rules let amend them: regime.md, `[amendment]`."""
    return list(rules_of(data).get("amendment", {}).get("by", ()))


def rules_of(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Fault("rules", "no rules") from error


def rule_of(data: bytes) -> Rule | None:
    """Return what a body's rules say of lodging, or None where they say nothing."""
    told = rules_of(data).get("lodging")
    return None if told is None else Rule([vkey(text) for text in told["mirrors"]], told["least"])


class Lodgings:
    """What a log says of records lodged with mirrors, leaf by leaf."""

    def __init__(self, founding: Leaf, material: Callable[[str], bytes], roots: list[bytes]) -> None:
        self.material, self.roots = material, roots
        rules = material(founding.record["body"]["regime"])
        self.rule, self.amending = rule_of(rules), amending_of(rules)
        self.coming: tuple[int, Rule | None, list[str]] | None = None
        """The rules that wait for their time."""
        self.stamps: list[int | None] = []
        self.held: dict[str, int] = {}
        self.filed_under: dict[str, bool] = {}
        """Of each record admitted, whether the rules knew lodging then."""

    def in_force(self, now: int) -> Rule | None:
        if self.coming is not None and now >= self.coming[0]:
            (_, self.rule, self.amending), self.coming = self.coming, None
        return self.rule

    def amended(self, one: Leaf) -> None:
        """Take new rules: from the next leaf or, with `from`, from their time on (record.md 16.3)."""
        body = one.record["body"]
        if "regime" not in body:
            return
        data = self.material(body["regime"])
        rule, amending = rule_of(data), amending_of(data)
        if "from" in body:
            self.coming = seconds(body["from"]), rule, amending
        else:
            self.rule, self.amending, self.coming = rule, amending, None

    def brought(self, record: dict[str, Any], place: str, now: int) -> Callable[[], None]:
        """Judge the receipts a record brings (record.md 21.2, 21.3); return what to keep of them."""
        body, rule = record["body"], self.in_force(now)
        need(set(body) == {"lodged", "receipts"} and HEX.fullmatch(body["lodged"]), place, "fields")
        need(1 <= len(body["receipts"]) <= 16, place, "receipts")
        given = [parse(text.encode(), place) for text in body["receipts"]]
        for one in given:
            need((one.origin, one.record) == (record["log"], body["lodged"]), place, "a receipt of another record")
        if rule is None:
            raise Fault(place, "rules without lodging")
        times = dict[Key, int]()
        for one in given:
            mirror, time = self.time_of(one, rule, place)
            times[mirror] = min(time, times.get(mirror, time))
        need(len(times) >= rule.least, place, f"held by {len(times)} of the {rule.least} mirrors needed")
        held = sorted(times.values())[rule.least - 1]
        need(self.held.get(body["lodged"], held + 1) > held, place, "receipts that say no earlier time")
        need(self.filed_under.get(body["lodged"], True), place, "a record logged before the rules knew lodging")
        return lambda: self.held.update({body["lodged"]: held})

    def time_of(self, one: Held, rule: Rule, place: str) -> tuple[Key, int]:
        """Return the mirror of a receipt and when it says it held the record."""
        for mirror in rule.mirrors:
            if (mirror.name, mirror.hash[:8]) == (one.line.name, one.line.key_id):
                break
        else:
            raise Fault(place, "no mirror of the rules")
        time = cosigned(one.text, one.line, mirror)
        if time is None:
            raise Fault(place, f"signature of {mirror.name}")
        need(one.size <= len(self.stamps) and self.roots[one.size] == one.root, place, "a tree this log never had")
        need(time >= (self.stamps[one.size - 1] or 0) - SLACK, place, "earlier than the tree it had checked")
        return mirror, time


def check_lodged(data: bytes, mirror: str | None) -> tuple[Held, int | None]:
    """Return a lodging receipt, and when the mirror of that key held the record; None where no key was given."""
    one = parse(data, "receipt")
    if mirror is None:
        return one, None
    key = vkey(mirror)
    need(key.kind == COSIGNATURE, "--mirror", "a key that says times")
    need((key.name, key.hash[:8]) == (one.line.name, one.line.key_id), "signature", "another mirror's")
    time = cosigned(one.text, one.line, key)
    need(time is not None, "signature", key.name)
    return one, time
