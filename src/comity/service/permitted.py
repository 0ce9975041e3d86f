"""What a seat may write, and what it may do to one record: the regime's forms and the fold's own questions, asked ahead.

Knows which acts a browser can fill in; not pages. Law: nothing is decided here. Whether an act may be done to a record is
asked of the fold with a record that says nothing yet, so that what is offered is what could be admitted once it is filled in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from comity.errors import Rejected
from comity.fold import adoption, clock, matters, proceedings, references
from comity.fold.delta import Draft
from comity.fold.filing import Filing
from comity.fold.references import LEADS_TO, NEEDED, OWN_ONLY
from comity.records.act import Act
from comity.records.bodies import Content
from comity.records.record import SEALED, Ref, Seen
from comity.regime import Form, Kind, Regime
from comity.service.pen import blank
from comity.store.ahead import ReadAhead
from comity.store.reader import Reader

NOT_DRAFTED: Final = frozenset({Act.DERESTRICT, Act.REACTION})
"""Acts no form of a page holds: one needs the inner text as a file, the other is only ever what a hidden act shows outside."""
RESTRICTED: Final = "restricted"
LATER: Final = frozenset({"silence.short", "silence.sitting"})
"""What is decided by what has yet to be written: the end that is stated, the sitting that is named."""
LATEST: Final = "9999-12-31T23:59:59Z"
CANDIDATES: Final = 25
LOOKED_AT: Final = 400
ON_RECORD: Final = ("record", "silence_on")
HELD_ON: Final = ("objection", "opposition", "settlement", "support")
"""Tables that the fold asks about a record an act is done to: by its id, and of what is held on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """An act by a form, the relation it must make, if it must make one, and the audiences it may be open to."""

    act: Act
    form: Form
    relation: str | None
    audiences: tuple[str, ...] = ("public",)


def may_write(
    regime: Regime, code: str, day: str, *, restricted: bool = False, sealed: bool = False
) -> tuple[Doing, ...]:
    """Return what a seat may file on an ISO day, by act and form: public records, and `restricted` or `sealed` ones where asked.

    Only what seals on its author's own machine may ask for sealed ones: a desk must never come to see what is sealed.
    """
    found = [
        Doing(act=act, form=form, relation=NEEDED.get(act), audiences=audiences)
        for form, audiences in _forms(regime, code, day, restricted=restricted, sealed=sealed)
        for act in form.acts - NOT_DRAFTED
    ]
    return tuple(sorted(found, key=lambda doing: (doing.act, doing.form.name)))


def may_seal(regime: Regime, code: str, day: str) -> tuple[Doing, ...]:
    """Return what a seat may seal in a page its desk serves: what the address of such a page may tell, and it can check.

    Not a form that is hidden, whose very name is behind the gate; nor an act to be signed with care; nor a place or what leaves
    nothing blank, which a seat's own program asks for.
    """
    found = may_write(regime, code, day, sealed=True)
    careful = frozenset[Act]() if regime.signing is None else frozenset(regime.signing.careful)
    return tuple(
        replace(doing, audiences=(SEALED,))
        for doing in found
        if SEALED in doing.audiences and doing.act not in careful and not doing.form.hidden and _plain(doing.form)
    )


def opening(regime: Regime, code: str, day: str) -> Form | None:
    """Return the form by which a seat makes texts public on an ISO day, if the rules give it one."""
    forms = (form for form in regime.forms.values() if Act.DERESTRICT in form.acts)
    return next((form for form in forms if regime.may(code, form, day) is None), None)


def _plain(form: Form) -> bool:
    return not form.stated and all(field.kind is not Kind.PLACE for field in form.fields.values())


def to_record(
    asked: "Asked",
    code: str | None,
    target: str,
    now: int,
    day: str,
    *,
    restricted: bool = False,
    only: frozenset[Act] = frozenset(Act),
) -> tuple[Doing, ...]:
    """Return what may be done to a record now: by a seat, or by somebody not its author where `code` is None.

    `only` are the acts asked about: each is a question to the fold.
    """
    forms = tuple(_forms(asked.regime, code, day, restricted=restricted))
    every = (
        Doing(act=act, form=form, relation=NEEDED[act], audiences=audiences)
        for form, audiences in forms
        for act in (form.acts & NEEDED.keys() & only) - NOT_DRAFTED
    )
    author = (asked.view.get("record", target) or {}).get("for")
    sensible = (doing for doing in every if doing.act is not Act.ACKNOWLEDGE or author != code)
    allowed = [doing for doing in sensible if _takes(asked, doing, code or "", target, now)]
    threaded = (asked.view.get("record", target) or {}).get("thread") is not None
    if threaded and Act.ASK in only:  # a question may be asked of any such record
        asking = ((form, audiences) for form, audiences in forms if Act.ASK in form.acts)
        allowed += [Doing(act=Act.ASK, form=form, relation="answers", audiences=kept) for form, kept in asking]
    return tuple(sorted(allowed, key=lambda doing: (doing.act, doing.form.name)))


def _forms(
    regime: Regime, code: str | None, day: str, *, restricted: bool, sealed: bool = False
) -> Iterator[tuple[Form, tuple[str, ...]]]:
    """Yield the forms a seat may use on a day, each with the audiences it may choose from there, everybody first."""
    for form in regime.forms.values():
        shadow = regime.forms.get(Act.REACTION) if form.hidden else form
        seated = code is None or regime.may(code, form, day) is None
        closed = shadow is not None and (code is None or regime.may(code, shadow, day) is None)
        asked = {"public": True, RESTRICTED: closed and restricted, SEALED: closed and sealed}
        audiences = tuple(name for name, open_to in asked.items() if open_to and name in form.audiences)
        if seated and audiences:
            yield form, audiences


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A body at one size, for several questions that share what they read of it."""

    view: ReadAhead
    size: int
    origin: str
    regime: Regime

    @classmethod
    def of(cls, reader: Reader, targets: Iterable[str] = ()) -> "Asked":
        """Return the body as it is now, with all that questions about these records read of it read at once."""
        size, named = reader.size, list(targets)
        view = reader.as_of(size).ahead()
        for table in ON_RECORD:
            view.read(table, named)
        view.read_below(HELD_ON, named)
        return cls(view=view, size=size, origin=reader.origin, regime=reader.regime)


def _takes(asked: Asked, doing: Doing, code: str, target: str, now: int) -> bool:
    """Return whether the fold, asked now, has nothing against this act being done to this record by this seat."""
    draft = Draft(asked.view, asked.size)
    clock.read_stamp(draft, now, None)
    fields = {"stance": "", "scope": "", "degree": "full", "how": "objection"}
    fields |= {} if doing.form.until is None else {doing.form.until: LATEST}
    content = Content(title={}, text={}, fields=fields)
    refs = (Ref(rel=doing.relation or "answers", id=target),)
    seen = Seen(size=0, root="")
    record = blank(asked.origin, doing.act, doing.form.name, code, seen, "", {}, refs=refs)
    try:
        targets = references.resolve(draft, record)
        proceedings.check(record, targets, draft, content)
        matters.check(record, targets, draft, content)
        filing = Filing(record=record, id="", targets=targets, form=doing.form, content=content, regime=asked.regime)
        adoption.check(draft, filing)
    except Rejected as refusal:
        return refusal.finding.code in LATER
    return True


def candidates(reader: Reader, doing: Doing, code: str, now: int) -> tuple[str, ...]:
    """Return the newest records this act may be done to, newest first; none for an act that needs none."""
    if doing.relation is None:
        return ()
    found: list[str] = []
    asked = Asked.of(reader)
    for _, leaf in reader.scan("leaf", limit=LOOKED_AT, reverse=True):
        if len(found) == CANDIDATES:
            break
        row = asked.view.get("record", str(leaf["id"])) if leaf["admitted"] else None
        if row is None or row["thread"] is None or not _kindred(doing, row["act"], row["by"], code):
            continue
        if _takes(asked, doing, code, str(leaf["id"]), now):
            found.append(str(leaf["id"]))
    return tuple(found)


def _kindred(doing: Doing, act: object, by: object, code: str) -> bool:
    """Return whether a record could come into question at all, asked before the fold is."""
    relation = doing.relation or ""
    sitting = relation != "at-sitting" or act == Act.CONVENE
    return sitting and act in LEADS_TO.get(relation, (act,)) and (relation not in OWN_ONLY or by == code)
