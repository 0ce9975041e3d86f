"""What the witnesses of a body have seen of a leaf.

Knows checkpoints as they are stored and the policy in force at each size; asks nobody. Law: a cosignature counts when it
verifies under a key the policy names, whoever put it there.
"""

from dataclasses import dataclass

from comity.encoding import note as notes
from comity.fold.policies import policy_at
from comity.keys.notes import cosigned_at
from comity.store.reader import Reader
from comity.tlog.policy import Policy, parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnessed:
    """How many of the policy's witnesses cosigned the best checkpoint that holds a leaf, and when the quorum was reached.

    `time` is Unix seconds UTC, None where the quorum has not been reached: the leaf's place is provisional. `sides` are those
    of whom the quorum asks for each (`Policy.sides`).
    """

    seen: int
    named: int
    size: int
    time: int | None
    sides: tuple[str, ...] = ()


def witnessed(reader: Reader, index: int, *, first: bool = False) -> Witnessed | None:
    """Return what witnesses have seen of a leaf; None where the body names none. Raises Unavailable before any checkpoint.

    `first` asks of the first checkpoint with its quorum that holds the leaf, which stays the same, instead of the newest.
    """
    if not reader.body.get("policy"):
        return None
    size, data, time = reader.best_checkpoint(index, first=first)
    policy = parse(policy_at(reader.view(), size) or "quorum none\n")
    if policy.quorum is None:
        return None
    given = cosigners(data, policy)
    origin = str(reader.body["origin"])
    seen, named = policy.counted(given, origin)
    return Witnessed(seen=seen, named=named, size=size, time=time, sides=policy.sides(origin))


def cosigners(data: bytes, policy: Policy) -> frozenset[str]:
    """Return which witnesses of a policy, by verifier key, have cosigned a checkpoint, by the lines its untrusted note has."""
    note = notes.parse(data)
    seen = [key for key in policy.witnesses if any(cosigned_at(note.text, line, key) for line in note.lines)]
    return frozenset(key.vkey for key in seen)
