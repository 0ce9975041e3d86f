"""Which rules were in force at which leaf: a record keeps those it was filed under.

Knows the table rules of docs/spec/state.md and docs/spec/record.md 16; not what a rule says. Law: rules are named by hash, so
what is kept in memory of them can never be other than what the log names.
"""

from typing import Final

from comity.encoding.canonical import Json
from comity.fold import clock
from comity.fold.delta import Draft
from comity.fold.view import View
from comity.regime import Regime, load

KEPT: Final = 64
_read: dict[str, Regime] = {}


def read_rules(view: View, named: str) -> Regime:
    """Return the regime of a hash, read once. Raises Unavailable where the file is not at hand."""
    if named not in _read:
        if len(_read) >= KEPT:
            _read.clear()
        _read[named] = load(view.material(named))
    return _read[named]


def rules_at(draft: Draft, index: int) -> Regime:
    """Return the rules a record was filed under; `index` is the one its rows keep as `rules`."""
    return read_rules(draft.view, str((draft.get("rules", f"{index:010}") or {})["regime"]))


def in_force(draft: Draft) -> int:
    """Return the index by which the rules now in force are known: that of the leaf that put them in force."""
    rules = (draft.get("body", "") or {})["rules"]
    return rules if isinstance(rules, int) else 0


def put_in_force(draft: Draft, named: str) -> None:
    """Put rules in force with this leaf."""
    row: dict[str, Json] = {"regime": named}
    draft.put("rules", f"{draft.index:010}", row)
    draft.change("body", "", regime=named, rules=draft.index, coming=None)


def reach(draft: Draft) -> None:
    """Put rules in force whose date the effective time has reached, before the leaf at hand is judged."""
    coming = (draft.get("body", "") or {}).get("coming")
    if isinstance(coming, dict) and clock.time_now(draft) >= clock.seconds_of(str(coming["from"])):
        put_in_force(draft, str(coming["regime"]))
