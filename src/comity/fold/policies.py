"""The witness policy of a body, which changes by an amendment of its rules: which one judges a checkpoint.

Knows docs/spec/record.md 16.4 and the rows kept of it; not how cosignatures are collected. Law: a checkpoint is judged by the
policy in force at its size, so that witnesses who retired count for what they saw and for nothing after.
"""

from typing import Final

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.fold.delta import Draft
from comity.fold.view import View
from comity.records.fields import finding
from comity.tlog.policy import parse

RULE: Final = "docs/spec/record.md 16.4"


def check_policy(draft: Draft, text: str) -> None:
    """Refuse a policy that is none, or that is in force already."""
    parse(text)
    if text == (draft.get("body", "") or {})["policy"]:
        raise Rejected(finding("rules.policy", "record.body.policy", text[:200], RULE))


def put_policy(draft: Draft, record_id: str, text: str) -> None:
    """Put a policy in force for every checkpoint that holds this leaf, and keep the one before."""
    row: dict[str, Json] = {"id": record_id, "before": (draft.get("body", "") or {})["policy"]}
    draft.put("policy", f"{draft.index:010}", row)
    draft.change("body", "", policy=text)


def policy_at(view: View | Draft, size: int) -> str:
    """Return the text of the policy that judges a checkpoint of a size, of the part of the log in force; empty for none.

    What was changed in a part before says nothing of it, whatever the size (docs/spec/record.md 18.5).
    """
    body = view.get("body", "") or {}
    begins = int(str(body.get("continues", 0)))
    for index, row in view.scan("policy", ""):
        if int(index) >= max(size, begins):
            return str(row["before"])
    return str(body.get("policy", ""))
