"""Which witnesses must have seen a checkpoint: C2SP tlog-policy, and docs/spec/log.md 7. Law: nobody counts twice."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from .faults import Check, Fault, holds, need, not_proved
from .notes import COSIGNATURE, LONG, Key, cosigned, note, vkey


class Policy(NamedTuple):
    witnesses: dict[str, Key]
    groups: dict[str, tuple[int, list[str]]]
    quorum: str

    def agreed(self, has: Callable[[Key], bool], name: str = "") -> bool:
        """Return whether the quorum is reached by the keys that have a line."""
        name = name or self.quorum
        if name in self.witnesses:
            return has(self.witnesses[name])
        if name == "none":
            return True
        threshold, members = self.groups[name]
        return sum(self.agreed(has, member) for member in members) >= threshold


def parse(text: str) -> Policy:
    need(not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text), "policy", "a control character")
    found, logs, behind, grouped = Policy({}, {}, ""), set[bytes](), dict[str, set[str]](), set[str]()
    for line in text.split("\n"):
        words = [word for word in re.split(r"[ \t]+", line) if word]
        if not words or words[0].startswith("#"):
            continue
        kind, name, rest = words[0], words[1] if len(words) > 1 else "", words[2:]
        if kind == "log":
            key = vkey(name, point=False)
            need(len(words) <= 3 and key.kind != COSIGNATURE and key.public not in logs, "policy", line)
            logs.add(key.public)
        elif kind == "witness":
            key = vkey(rest[0] if rest else "", point=False)
            need(len(words) <= 4 and key.kind in {COSIGNATURE, LONG} and name not in {"none", *behind}, "policy", line)
            need(all(one.public != key.public for one in found.witnesses.values()), "policy", f"a key twice: {line}")
            found.witnesses[name], behind[name] = key, {key.name}
        elif kind == "group":
            add_group(found, behind, grouped, name, rest)
        else:
            known = name in behind or name == "none"
            need(kind == "quorum" and len(words) == 2 and known and not found.quorum, "policy", line)
            found = found._replace(quorum=name)
    need(found.quorum, "policy", "no quorum")
    need(sum(key.kind == LONG for key in found.witnesses.values()) <= 16, "policy", "too many long keys")
    return found


def add_group(found: Policy, behind: dict[str, set[str]], grouped: set[str], name: str, rest: list[str]) -> None:
    threshold, members = (rest[0], rest[1:]) if rest else ("", [])
    need(name and name not in {"none", *behind} and members and set(members) <= set(behind), "policy", f"group {name}")
    need(len(set(members)) == len(members) and not grouped & set(members), "policy", f"a member twice: group {name}")
    count = {"any": "1", "all": str(len(members))}.get(threshold, threshold)
    need(re.fullmatch(r"[0-9]{1,4}", count) and 1 <= int(count) <= len(members), "policy", f"group {name}")
    whole = set[str]().union(*(behind[member] for member in members))
    once = len(whole) == sum(len(behind[member]) for member in members)
    need(once or not 1 < int(count) < len(members), "policy", f"a witness counted twice: group {name}")
    found.groups[name], behind[name] = (int(count), members), whole
    grouped.update(members)


def cosigners(policy: Policy, data: bytes, place: str) -> dict[Key, int]:
    """Return the witnesses that cosigned a checkpoint, each with the time it gives."""
    text, lines = note(data, place)
    found = {}
    for key in policy.witnesses.values():
        times = [time for line in lines for time in [cosigned(text, line, key)] if time is not None]
        if times:
            found[key] = times[0]
    return found


def told(policy: Policy, seen: Collection[Key], origin: str) -> str:
    """Return how many witnesses there are, and how many gave a line by each of their keys; the log's own key is none."""
    keys: dict[str, list[Key]] = {}
    for key in policy.witnesses.values():
        if key.name != origin:
            keys.setdefault(key.name, []).append(key)
    return f"{sum(all(key in seen for key in given) for given in keys.values())} of {len(keys)}"


def sides(policy: Policy, origin: str) -> list[str]:
    """Return those who must all have seen a checkpoint, where the quorum asks for all of two or more without a common witness."""
    threshold, members = policy.groups.get(policy.quorum, (0, []))
    behind = {member: behind_name(policy, member) - {origin} for member in members}
    found, whole = sorted(member for member in members if behind[member]), set[str]().union(*behind.values())
    apart = len(whole) == sum(len(names) for names in behind.values())
    return found if threshold == len(members) and len(found) > 1 and apart else []


def behind_name(policy: Policy, name: str) -> set[str]:
    if name in policy.witnesses:
        return {policy.witnesses[name].name}
    return set[str]().union(*(behind_name(policy, member) for member in policy.groups[name][1]))


def check_witnesses(text: str, checkpoint: bytes, origin: str, *, ed25519_only: bool) -> Iterator[Check]:
    """Check a receipt's checkpoint against the policy; a quorum that rests on lines left unread is not proved."""
    if not text:
        yield not_proved("Witnesses: the body names none")
        return
    policy = parse(text)
    seen = cosigners(policy, checkpoint, "checkpoint")
    if ed25519_only:
        seen = {key: time for key, time in seen.items() if key.kind != LONG}
    if policy.agreed(seen.__contains__) and all(key.name == origin for key in seen):
        yield not_proved(f"Witnesses: {told(policy, seen, origin)}; the quorum asks for nobody else's line")
    elif policy.agreed(seen.__contains__):
        yield holds(f"Witnesses: {told(policy, seen, origin)}")
        if mutual := sides(policy, origin):
            yield holds(f"Mutually witnessed: {', '.join(mutual)}")
    elif ed25519_only and any(key.kind == LONG for key in policy.witnesses.values()):
        yield not_proved(f"Witnesses: {told(policy, seen, origin)}; ML-DSA-44 lines are not read")
    else:
        raise Fault("witnesses", f"too few have cosigned: {told(policy, seen, origin)}")
