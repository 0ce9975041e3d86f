"""The closed list of acts: what a record *does* (what it *says* is its form, which the regime lists).

Knows the words and which of them the body's own machinery needs (structural); not who may use them.
Law: `docs/spec/record.md` 4 lists exactly these words.
"""

from enum import StrEnum


class Act(StrEnum):
    """What a record does. Source: docs/spec/record.md 4."""

    FOUND = "found"
    ACCEDE = "accede"
    ACCREDIT = "accredit"
    REVOKE = "revoke"
    ROTATE = "rotate"
    DISAVOW = "disavow"
    REACTION = "reaction"
    NOTIFY = "notify"
    BRIEF = "brief"
    ACKNOWLEDGE = "acknowledge"
    ASK = "ask"
    REPLY = "reply"
    COMMENT = "comment"
    OBJECT = "object"
    PROPOSE = "propose"
    COSPONSOR = "cosponsor"
    LEAVE = "leave"
    REQUEST_ITEM = "request-item"
    OPPOSE_ITEM = "oppose-item"
    CONVENE = "convene"
    DECLINE = "decline"
    OPEN = "open"
    CLOSE = "close"
    STATE = "state"
    TAKE_POSITION = "take-position"
    OPEN_SILENCE = "open-silence"
    BREAK_SILENCE = "break-silence"
    ADOPT = "adopt"
    INTERPRET = "interpret"
    RESERVE = "reserve"
    REPORT = "report"
    CORRECT = "correct"
    SUPERSEDE = "supersede"
    WITHDRAW = "withdraw"
    EXTEND = "extend"
    RESOLVE = "resolve"
    SUSPEND = "suspend"
    RESUME = "resume"
    DERESTRICT = "derestrict"
    CONCLUDE = "conclude"
    REFER = "refer"
    LODGE = "lodge"
    WITNESSED = "witnessed"
    AMEND_RULES = "amend-rules"


STRUCTURAL = frozenset(
    {
        Act.FOUND,
        Act.ACCEDE,
        Act.ACCREDIT,
        Act.REVOKE,
        Act.ROTATE,
        Act.DISAVOW,
        Act.WITNESSED,
        Act.AMEND_RULES,
    },
)
"""Acts that change who may speak or what the log rests on; their form is the act's own name, in every regime."""

BEHIND_GATE = frozenset(
    {
        Act.NOTIFY,
        Act.BRIEF,
        Act.REPORT,
        Act.ACKNOWLEDGE,
        Act.ASK,
        Act.REPLY,
        Act.COMMENT,
        Act.OBJECT,
        Act.LODGE,
        Act.DECLINE,
        Act.REQUEST_ITEM,
        Act.COSPONSOR,
        Act.OPPOSE_ITEM,
        Act.PROPOSE,
        Act.STATE,
        Act.TAKE_POSITION,
        Act.INTERPRET,
        Act.RESERVE,
    },
)
"""Acts a record that is not public may do; the others change what everybody's record says, so everybody sees them."""

SAYS_IN_FIELDS = frozenset({Act.TAKE_POSITION})
"""Acts behind the gate whose outer part alone would say nothing; it reads `reaction`."""
