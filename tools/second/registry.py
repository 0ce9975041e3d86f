"""Keys and chains, as records bring and use them: docs/spec/record.md 8, 18, 19 and 20."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from . import ed25519
from .faults import need, strict64
from .notes import COSIGNATURE, Key, cosigned, head, names, note_signed, vkey, vkey_text
from .policy import parse
from .records import ROOT_ACTS, STRUCTURAL, Leaf, along, announces, reads, root_set, succeeds


def owned(key: Key, origin: str, owner: str) -> bool:
    """Return whether a key is named as one of this owner's in this log: record.md 8.2."""
    return re.fullmatch(re.escape(f"{origin}/{owner}/") + "[^/]+", key.name) is not None


class Held(NamedTuple):
    """A key in the log: whose, of which tier, brought by which record, its chain, its scope."""

    key: Key
    owner: str
    tier: str
    by: str
    chain: str
    scope: list[str] | None
    ceiling: int | None = None


def vouched(record: dict[str, Any], origin: str, old: Key, place: str) -> Key:
    """Return the key that follows the old one by a record both have signed for: record.md 19."""
    body = record["body"]
    need(set(body) == {"of", "key", "until", "pop", "old"} and body["of"] in {"log", "stamp"}, place, "fields")
    new = vkey(body["key"])
    here = new.name == origin if body["of"] == "log" else owned(new, origin, "REGISTRY")
    need(record["by"] == "REGISTRY" and here and new.kind == old.kind, place, "a key of another name or kind")
    words = ("comity/succession/v1", origin, vkey_text(old), body["key"], body["until"])
    message = "".join(f"{word}\n" for word in words).encode()
    need(ed25519.signed(old.public, message, strict64(body["old"], place)), place, "old")
    held = f"comity/possession/v1\n{origin}\n{new.name}\nREGISTRY\n".encode()
    need(ed25519.signed(new.public, held, strict64(body["pop"], place)), place, "possession of the key")
    need(seconds(body["until"]) > 0, place, "until")
    return new


class Registry:
    """Keys and chains as records bring and use them: record.md 8."""

    def __init__(self, founding: Leaf) -> None:
        body = founding.record["body"]
        self.origin = founding.record["log"]
        self.log_key, self.stamp_key, founder = (vkey(body[name]) for name in ("log_key", "stamp_key", "founder"))
        self.stamp_before: tuple[Key, str] | None = None
        need(self.log_key.name == self.origin and self.stamp_key.kind == COSIGNATURE, "found", "keys")
        self.seats = {seat["code"]: seat["root_set"] for seat in body["seats"]}
        self.held = {founder.hash: Held(founder, "FOUNDER", "founder", founding.id, founder.hash, None)}
        self.thresholds: dict[str, int] = {}
        self.next: dict[str, tuple[int, str]] = {founder.hash: (0, "0" * 64)}
        self.spent: set[str] = set()
        self.founding, self.absent = founding.id, set[str]()
        self.parts = [(self.origin, self.log_key, founding.id)]
        self.admitted: dict[str, str] = {}
        self.parties: set[str] = set()
        self.offices: set[str] = set()
        self.recoveries: dict[str, tuple[str, str]] = {}
        self.policy = str(body["policy"])
        self.policies: list[tuple[int, str]] = []
        """Policies of this part that another has followed, each with the leaf by which it did."""
        self.stamp: int | None = None
        """The stamp of the leaf judged last, where it holds."""
        self.log_keys: list[tuple[int, Key]] = []
        """Log keys of this part that another has followed, each with the leaf by which it did."""
        self.time = 0
        """Effective time (record.md 9.1): the greatest stamp that holds so far, of whatever leaf."""
        self.admit(founding)

    def amend(self, one: Leaf, index: int) -> None:
        """Take the seats an amendment admits, and the witness policy it brings: record.md 16."""
        self.admit(one)
        if "policy" in one.record["body"]:
            self.policies.append((index, self.policy))
            self.policy = one.record["body"]["policy"]

    def admit(self, one: Leaf) -> None:
        """Take the seats a record admits."""
        for seat in one.record["body"].get("seats", ()):
            self.seats[seat["code"]], self.admitted[seat["code"]] = seat["root_set"], one.id
            (self.parties if seat["kind"] == "party" else self.offices).add(seat["code"])

    def judge(
        self,
        one: Leaf,
        place: str,
        says: Callable[[], Callable[[], None]] = lambda: lambda: None,
        *,
        whole: bool = True,
    ) -> int:
        """Return the stamp of a leaf whose signatures and keys hold; take what it brings. Raises Fault.

        `says` judges what the record itself says and returns what to do when all else holds too; without the `whole` log, as in
        a receipt, no chain can be followed.
        """
        record = one.record
        if record["act"] == "found" and "continues" in record["body"] and one.id != self.founding:
            self.go_on(one, place)
        self.stamp = None
        stamp = self.stamp = self.stamped(one, place)
        self.time = max(self.time, stamp)
        need(record["log"] == self.origin, place, "another log's record")
        need(record["by"] not in self.absent or along(record), place, "a seat that has not come along")
        if record["act"] in {"adopt", "amend-rules"}:
            need(not self.absent & self.parties, place, "a party has not come along")
        brought = self.brings(one, place)
        speakers = [self.held.get(hashed) or brought.get(hashed) for hashed in record["keys"]]
        need(all(speakers), place, "a key nobody brought")
        holders = [held for held in speakers if held is not None]
        for held in holders:
            need(
                any(note_signed(one.text, line, held.key) for line in one.lines), place, f"signature of {held.key.name}"
            )
            need(held.owner == record["by"] and held.key.hash not in self.spent, place, f"key {held.key.name}")
            need(held.ceiling is None or record["seq"] < held.ceiling, place, f"ceiling of {held.key.name}")
        office = record["by"] in self.offices and record["act"] not in STRUCTURAL
        need(record["for"] == record["by"] or office, place, "for another")
        self.check_tier(one, holders, brought, place)
        do = says()
        if whole:
            self.check_chain(one, holders, brought, place)
        do()
        if succeeds(record):
            self.succeed(one, place)
        if announces(record):
            self.recoveries[record["body"]["root_set"]] = (record["body"]["recover"], one.id)
        if along(record):
            self.absent.discard(record["by"])
        return stamp

    def stamped(self, one: Leaf, place: str) -> int:
        """Return the stamp, by the key in force or by the one before it as long as that may: record.md 19.4."""
        if self.stamp_before is not None and names(one.stamp, self.stamp_before[0]):
            key, until = self.stamp_before
            time = cosigned(one.text, one.stamp, key)
            need(time is not None and time <= seconds(until), place, "stamp by a retired key")
        else:
            time = cosigned(one.text, one.stamp, self.stamp_key)
        need(time is not None, place, "stamp")
        return int(str(time))

    def succeed(self, one: Leaf, place: str) -> None:
        """Let a key of the log follow another: record.md 19."""
        body = one.record["body"]
        old = self.log_key if body["of"] == "log" else self.stamp_key
        new = vouched(one.record, self.origin, old, place)
        if body["of"] == "log":
            self.log_keys.append((int(place.removeprefix("entry ")), self.log_key))
            self.log_key = new
        else:
            self.stamp_key, self.stamp_before = new, (old, body["until"])

    def go_on(self, one: Leaf, place: str) -> None:
        """Take over the body as another operator continues it: record.md 18."""
        record, body = one.record, one.record["body"]
        log_key, stamp_key, founder = (vkey(body[name]) for name in ("log_key", "stamp_key", "founder"))
        origin, index = f"{self.parts[0][0]}/{len(self.parts) + 1}", int(place.removeprefix("entry "))
        need(record["log"] == origin == log_key.name and stamp_key.kind == COSIGNATURE, place, "found")
        need((record["seq"], record["prev"]) == (0, self.founding), place, "seq or prev")
        checkpoint = head(body["continues"].encode(), self.log_key, self.origin, place)
        need(checkpoint.size == index == record["seen"]["size"], place, "the checkpoint of another size")
        need(checkpoint.root.hex() == record["seen"]["root"], place, "the checkpoint of another tree")
        need(record["by"] == "FOUNDER" and record["keys"] == [founder.hash], place, "found")
        need(cosigned(one.text, one.stamp, stamp_key) is not None, place, "stamp")
        need(any(note_signed(one.text, line, founder) for line in one.lines), place, "signature of the founder")
        offices = all(seat["kind"] == "office" and seat["code"] not in self.parties for seat in body["seats"])
        need(offices, place, "a seat that is no office")
        anew = {seat["code"] for seat in body["seats"]}
        self.absent = {held.owner for held in self.held.values() if held.tier == "root"} - anew
        self.spent |= {hashed for hashed, held in self.held.items() if held.owner in anew}
        self.admit(one)
        self.origin, self.log_key, self.stamp_key, self.founding = origin, log_key, stamp_key, one.id
        self.stamp_before, self.log_keys = None, []
        self.parts.append((origin, log_key, one.id))
        self.policy, self.policies = str(body["policy"]), []
        self.held[founder.hash] = Held(founder, "FOUNDER", "founder", one.id, founder.hash, None)
        self.next[founder.hash] = (0, record["prev"])

    def brings(self, one: Leaf, place: str) -> dict[str, Held]:
        record = one.record
        if record["act"] in ROOT_ACTS and not along(record) and not succeeds(record) and not announces(record):
            threshold, keys, hashed = root_set(record, place)
            admitted = self.seats.get(record["by"]) == hashed or self.recoveries.get(hashed, ("",))[0] == record["by"]
            need(record["act"] == "rotate" or admitted, place, "a root set nobody admitted")
            self.thresholds[hashed] = threshold
            self.check_new(keys, record, place)
            return {key.hash: Held(key, record["by"], "root", one.id, hashed, None) for key in keys}
        if record["act"] == "accredit" and not reads(record):
            body = record["body"]
            key = vkey(body["key"])
            message = f"comity/possession/v1\n{self.origin}\n{key.name}\n{record['by']}\n".encode()
            need(ed25519.signed(key.public, message, strict64(body["pop"], place)), place, "possession of the key")
            self.check_new([key], record, place)
            need(body["ceiling"] is None or isinstance(body["ceiling"], int), place, "ceiling")
            return {key.hash: Held(key, record["by"], body["tier"], one.id, key.hash, body["scope"], body["ceiling"])}
        return {}

    def check_new(self, keys: list[Key], record: dict[str, Any], place: str) -> None:
        """Refuse keys that are not named as their seat's, or whose name, id or public key is here already: record.md 8.2."""
        known = [held.key for held in self.held.values()]
        for key in keys:
            need(owned(key, self.origin, record["by"]), place, "key name")
            taken = [
                one for one in known if key.name == one.name or key.hash[:8] == one.hash[:8] or key.public == one.public
            ]
            need(not taken, place, f"key {key.name} again")
            known.append(key)

    def check_tier(self, one: Leaf, holders: list[Held], brought: dict[str, Held], place: str) -> None:
        act, old = one.record["act"], [held for held in holders if held.key.hash in self.held]
        roots = [held for held in old if held.tier == "root"]
        enough = bool(roots) and len(roots) >= self.thresholds[roots[0].chain]
        match act:
            case "found":
                need(one.id == self.founding, place, "found again")
                holds = [held.tier for held in holders] == ["founder"]
            case "accede" if along(one.record):
                here = one.record["body"] == {"continues": self.founding} and one.record["by"] in self.absent
                holds = enough and roots == holders and here
            case "accede":
                holds = len(holders) == len(brought) and not old
            case "rotate" if announces(one.record):
                holds = enough and roots == holders and one.record["by"] in self.offices
            case "rotate" if succeeds(one.record):
                holds = enough and roots == holders
            case "rotate":
                holds = enough and all(held in holders for held in brought.values())
            case "amend-rules":
                self.check_policy(one, place)
                holds = enough and roots == holders and one.record["by"] in self.offices
            case "accredit" | "revoke" | "disavow":
                mission = [held.tier for held in holders] == ["mission"]
                holds = (enough and roots == holders) or mission
                if act == "accredit" and mission and not reads(one.record):
                    new, may = next(iter(brought.values())), holders[0].scope
                    within = may is None or (new.scope is not None and set(new.scope) <= set(may))
                    holds = new.tier == "desk" and within
            case _:
                scope = holders[0].scope if holders else None
                holds = [held.tier for held in holders] == ["desk"] and (scope is None or act in scope)
        need(holds, place, f"these keys may not {act}")

    def check_policy(self, one: Leaf, place: str) -> None:
        """Judge a policy an amendment brings: it is one, and not the one in force."""
        body = one.record["body"]
        need(body and set(body) <= {"regime", "seats", "from", "policy"}, place, "fields")
        need(
            all(seat["code"] not in self.seats for seat in body.get("seats", ())), place, "a seat that is there already"
        )
        if "policy" in body:
            need(isinstance(body["policy"], str) and body["policy"] != self.policy, place, "the policy in force")
            need("from" not in body, place, "from")
            parse(body["policy"])

    def check_chain(self, one: Leaf, holders: list[Held], brought: dict[str, Held], place: str) -> None:
        record, fresh = one.record, brought if one.record["act"] == "accede" else {}
        chains = {held.chain for held in holders if held.key.hash not in brought or fresh}
        need(len(chains) == 1, place, "keys of several chains")
        chain = chains.pop()
        if record["act"] == "accede" and not along(record):
            self.next[chain] = (0, self.recoveries.get(chain, ("", self.admitted.get(record["by"], "")))[1])
        need((record["seq"], record["prev"]) == self.next[chain], place, "seq or prev")
        self.next[chain] = (record["seq"] + 1, one.id)
        if record["act"] == "rotate" and not succeeds(record) and not announces(record):
            self.recoveries = {found: made for found, made in self.recoveries.items() if made[0] != record["by"]}
            self.spent |= {hashed for hashed, held in self.held.items() if held.chain == chain}
        for held in brought.values():
            self.next.setdefault(held.chain, (0, one.id))
            if record["act"] != "accede":
                self.next[held.chain] = (0, one.id)
        self.held |= brought
        if record["act"] == "accede" and chain in self.recoveries:
            mine = (held for held in self.held.values() if held.owner == record["by"] and held.tier == "root")
            self.spent |= {held.key.hash for held in mine if held.chain != chain}
            del self.recoveries[chain]
        if record["act"] == "revoke" and "recovery" in record["body"]:
            stopped = record["body"]["recovery"]
            self.recoveries = {found: made for found, made in self.recoveries.items() if made[1] != stopped}
        elif record["act"] == "revoke":
            self.spent.add(str(record["body"]["key"]))
        if record["act"] == "amend-rules":
            self.amend(one, int(place.removeprefix("entry ")))


def seconds(instant: str) -> int:
    need(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", instant), "until", instant)
    return int(datetime.strptime(instant, "%Y-%m-%dT%H:%M:%S%z").timestamp())
