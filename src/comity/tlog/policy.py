"""Which witnesses must have seen a checkpoint (C2SP tlog-policy).

Knows the lines log, witness, group and quorum; not how cosignatures are collected. Law: a name is defined once, before it is
used, so a policy has no cycles; and nobody counts twice: a public key stands on one line, a name in one group, and where a group
counts some of its members, none of them stands for the same witness as another.
"""

import re
from collections.abc import Collection, Iterable, Mapping
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
_BLANK: Final = re.compile(r"[ \t]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


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

    def sides(self, origin: str) -> tuple[str, ...]:
        """Return the names of those who must all have seen a checkpoint, in order, where the quorum asks for all of two or more.

        No witness stands for two of them, and the log itself is none: what they have all seen is mutually witnessed.
        """
        group = None if self.quorum is None else self.groups.get(self.quorum)
        members = () if group is None or group.threshold < len(group.members) else group.members
        behind = {member: self._behind(member) - {origin} for member in members}
        sides = sorted(member for member, witnesses in behind.items() if witnesses)
        apart = len(frozenset[str]().union(*behind.values())) == sum(map(len, behind.values()))
        return tuple(sides) if apart and len(sides) > 1 else ()

    def _behind(self, name: str) -> frozenset[str]:
        """Return the witnesses, by the names of their keys, that stand behind a name of the policy."""
        if name in self.named:
            return frozenset({self.named[name].name})
        return frozenset[str]().union(*map(self._behind, self.groups[name].members))

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
        self.behind: dict[str, frozenset[str]] = {}
        """Which witnesses, by the name of their keys, stand behind each name of the policy."""
        self.grouped: set[str] = set()

    def line(self, words: list[str]) -> bool:
        """Take one line; return whether it is well formed. Raises Rejected where it would let somebody count twice."""
        match words:
            case ["log", vkey] | ["log", vkey, _]:
                self.logs.append(_other_than(self.logs, parse_vkey(vkey)))
                return self.logs[-1].algorithm in {ED25519, ML_DSA_44}
            case ["witness", name, vkey, *address] if len(address) <= 1 and self._is_new(name):
                key = _other_than(self.named.values(), parse_vkey(vkey))
                may = self._may_witness(key)
                self.named[name], self.behind[name] = key, frozenset({key.name})
                self.addresses.update((name, url) for url in address)
                return may
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
        if any(member == NONE or self._is_new(member) for member in members) or not 1 <= count <= len(members):
            return False
        for number, member in enumerate(members):
            if member in self.grouped or member in members[:number]:
                raise _refused("policy.member-twice", member)
        behind = [self.behind[member] for member in members]
        whole = frozenset[str]().union(*behind)
        # Where all are asked for, or any one, nobody is counted: a line of each key of a witness, or of either, may be.
        if 1 < count < len(members) and len(whole) < sum(map(len, behind)):
            raise _refused("policy.witness-twice", name)
        self.groups[name], self.behind[name] = Group(threshold=count, members=tuple(members)), whole
        self.grouped.update(members)
        return True


def _other_than(keys: Iterable[VerifierKey], key: VerifierKey) -> VerifierKey:
    """Return a key, if none of these is the same public key under whatever name; or raise Rejected."""
    if any(one.public == key.public for one in keys):
        raise _refused("policy.key-twice", key.vkey)
    return key


def parse(text: str) -> Policy:
    """Read an untrusted policy, or raise Rejected: log.policy at the line at fault, or what would be counted twice."""
    if len(text) > SIZE_LIMIT or _CONTROL.search(text):
        raise _refused("log.policy", text)
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        words = [word for word in _BLANK.split(line) if word]
        if words and not words[0].startswith("#") and not reader.line(words):
            raise _refused("log.policy", line, number)
    if reader.quorum is None:
        raise _refused("log.policy", "quorum")
    quorum = None if reader.quorum == NONE else reader.quorum
    return Policy(
        logs=tuple(reader.logs),
        named=reader.named,
        addresses=reader.addresses,
        groups=reader.groups,
        quorum=quorum,
    )


def _refused(code: str, what: str, line: int = 0) -> Rejected:
    return Rejected(
        Finding(code=code, place=f"policy line {line}" if line else "policy", excerpt=excerpt(what), rule=RULE)
    )
