"""Which witnesses must have seen a checkpoint (C2SP tlog-policy).

Knows the lines log, witness, group and quorum; not how cosignatures are collected. Law: a name is defined once, before it is
used, so a policy has no cycles.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from comity.errors import Finding, Rejected, excerpt
from comity.keys.names import COSIGNATURE, ED25519, ML_DSA_44, VerifierKey, parse_vkey

RULE: Final = "docs/spec/log.md 7"
SIZE_LIMIT: Final = 65_535
NONE: Final = "none"
LONG_LIMIT: Final = 16
"""ML-DSA-44 witnesses of one policy: a checkpoint with a line of each still fits a record (65,535 bytes)."""
_COUNT: Final = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A set of witnesses or groups, of which `threshold` must agree."""

    threshold: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Logs trusted, witnesses by name, groups by name, and the witness or group that decides (None: no witness needed).

    `addresses` holds, for the witnesses whose lines give one, the URL under which `add-checkpoint` is asked.
    """

    logs: tuple[VerifierKey, ...]
    named: Mapping[str, VerifierKey]
    addresses: Mapping[str, str]
    groups: Mapping[str, Group]
    quorum: str | None

    @property
    def witnesses(self) -> tuple[VerifierKey, ...]:
        """The keys of all witnesses, in the order written."""
        return tuple(self.named.values())

    def counted(self, cosigners: Collection[str], origin: str) -> tuple[int, int]:
        """Return how many witnesses have given a line by each of their keys, and how many there are; the log itself is none."""
        keys: dict[str, list[str]] = {}
        for key in self.witnesses:
            if key.name != origin:
                keys.setdefault(key.name, []).append(key.vkey)
        return sum(all(vkey in cosigners for vkey in given) for given in keys.values()), len(keys)

    def satisfied(self, cosigners: Collection[str]) -> bool:
        """Return whether witnesses with these verifier-key strings make the quorum."""
        return self.quorum is None or self._agrees(self.quorum, cosigners)

    def _agrees(self, name: str, cosigners: Collection[str]) -> bool:
        if name in self.named:
            return self.named[name].vkey in cosigners
        group = self.groups[name]
        return sum(self._agrees(member, cosigners) for member in group.members) >= group.threshold


class _Reader:
    """The policy as read so far."""

    def __init__(self) -> None:
        self.logs: list[VerifierKey] = []
        self.named: dict[str, VerifierKey] = {}
        self.addresses: dict[str, str] = {}
        self.groups: dict[str, Group] = {}
        self.quorum: str | None = None

    def line(self, words: list[str]) -> bool:
        """Take one line; return whether it is well formed."""
        match words:
            case ["log", vkey] | ["log", vkey, _]:
                self.logs.append(parse_vkey(vkey))
                return self.logs[-1].algorithm in {ED25519, ML_DSA_44}
            case ["witness", name, vkey, *address] if len(address) <= 1:
                key = parse_vkey(vkey)
                fresh = self._is_new(name) and key not in self.named.values() and self._may_witness(key)
                self.named[name] = key
                self.addresses.update((name, url) for url in address)
                return fresh
            case ["group", name, threshold, *members]:
                return self._is_new(name) and self._group(name, threshold, members)
            case ["quorum", name]:
                once = self.quorum is None and (name == NONE or not self._is_new(name))
                self.quorum = name
                return once
            case _:
                return False

    def _may_witness(self, key: VerifierKey) -> bool:
        long = sum(one.algorithm == ML_DSA_44 for one in self.named.values())
        return key.algorithm == COSIGNATURE or (key.algorithm == ML_DSA_44 and long < LONG_LIMIT)

    def _is_new(self, name: str) -> bool:
        return name != NONE and name not in self.named and name not in self.groups

    def _group(self, name: str, threshold: str, members: list[str]) -> bool:
        count = {"any": 1, "all": len(members)}.get(threshold)
        if count is None:
            count = int(threshold) if _COUNT.fullmatch(threshold) else 0
        known = len(set(members)) == len(members) and not any(self._is_new(member) for member in members)
        self.groups[name] = Group(threshold=count, members=tuple(members))
        return known and NONE not in members and 1 <= count <= len(members)


def parse(text: str) -> Policy:
    """Read an untrusted policy, or raise Rejected log.policy at the line at fault."""
    if len(text) > SIZE_LIMIT:
        raise _refused(0, text)
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), 1):
        words = [] if line.lstrip().startswith("#") else line.split()
        if words and not reader.line(words):
            raise _refused(number, line)
    if reader.quorum is None:
        raise _refused(0, "quorum")
    quorum = None if reader.quorum == NONE else reader.quorum
    return Policy(
        logs=tuple(reader.logs),
        named=reader.named,
        addresses=reader.addresses,
        groups=reader.groups,
        quorum=quorum,
    )


def _refused(number: int, line: str) -> Rejected:
    return Rejected(Finding(code="log.policy", place=f"policy line {number}", excerpt=excerpt(line), rule=RULE))
