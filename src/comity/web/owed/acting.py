"""Acting from a page one reads: for which seat, and what may be done to this record now, what is owed first.

Knows the seat an address names, what the fold would take, and what is owed for a record; not forms. Law: an act is offered only
if the fold, asked now, has nothing against it; an archive offers none; and of the values of a choice none is chosen for anybody.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404

from comity.dues.state import Owed, owed_for
from comity.fold.owing import DISCHARGING
from comity.records.act import Act
from comity.regime import Field, Form, Kind
from comity.service.permitted import Asked, Doing, to_record
from comity.store import listings
from comity.web.access.holder import holder_of
from comity.web.owed.due import telling
from comity.web.page.present import Entry, Page, Row

LEADING: Final = ("acknowledge", "reply", "ask", "comment", "cosponsor", "take-position", "object")
"""Acts that stand first among those offered, being those most done."""
GROUPS: Final = (
    ("answer", ("acknowledge", "reply", "ask", "comment", "object", "interpret", "reserve", "lodge")),
    ("text", ("take-position", "break-silence", "open-silence", "adopt", "propose")),
    ("join", ("cosponsor", "leave", "oppose-item", "decline")),
    ("own", ("correct", "supersede", "extend", "resume", "withdraw")),
)
"""What is done to a record, by what it is; acts of no group stand last."""
CHOSEN: Final = {Act.TAKE_POSITION: "stance", Act.BREAK_SILENCE: "how", Act.LEAVE: "degree"}
"""Acts that turn on one choice, and the field that holds it."""
OWED_SHOWN: Final = 3
"""So many records of a thread a seat owes something for are offered on the thread's page."""
LOOKED_AT: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An act offered: its name, its form's, where it is written; and what of it is said already.

    `choice` is the one choice it turns on, `options` its values; `sent` is what a page sends to have it prepared at once, where
    the form asks for nothing else (`whole`), or to begin the form with it. `due` says by when it is owed, `why` each step there.
    """

    kind: str
    act: str
    form: str
    url: str
    write: str = ""
    sent: tuple[tuple[str, str], ...] = ()
    whole: bool = False
    choice: str = ""
    options: tuple[tuple[str, str], ...] = ()
    due: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """A record and what may be done to it, in groups; `due` whether something of it is owed by the seat that asks."""

    entry: Entry
    groups: tuple[tuple[str, tuple[Offer, ...]], ...]
    due: bool


def seat_asked(page: Page) -> str | None:
    """Return the seat an address or a form names, None where it names none. Raises Http404 for one not open to the asker."""
    code = page.request.POST.get("seat", page.request.GET.get("seat", ""))[:16]
    if not code:
        return None
    if not page.may_write(code):
        raise Http404(code)
    return code


def seat_of(page: Page) -> str | None:
    """Return the seat whoever reads acts for: the one the address names, else the only one they have a place in."""
    asked = seat_asked(page)
    if asked is not None or page.at is not None:
        return asked
    held = sorted({place.code for place in holder_of(page.request).places_in(page.newest.origin)})
    open_ = [code for code in held if page.may_write(code)]
    return open_[0] if len(open_) == 1 else None


def seated(page: Page, code: str | None) -> dict[str, Any]:
    """Return what a page one reads says of the seat one acts for, if there is one."""
    named = {} if code is None else {"seat_name": page.capacity(code), "seat_url": page.url(f"seat/{code}")}
    return {"seat": code, **named}


def any_seat(page: Page) -> bool:
    """Return whether there is a seat whoever asks may write for."""
    return page.may_write_at_all


def offers(
    page: Page, record_id: str, code: str | None, only: frozenset[Act] | None = None, asked: Asked | None = None
) -> list[Offer]:
    """Return what may be done to a record of an open body now, by a seat or before one is chosen; `only` of these acts.

    `asked` is the body as it is asked about several records at once.
    """
    if not (any_seat(page) if code is None else page.may_write(code)):
        return []
    now, day = int(time.time()), page.moment_asked.date().isoformat()
    acts, asked = frozenset(Act) if only is None else only, asked or Asked.of(page.reader, [record_id])
    found = to_record(asked, code, record_id, now, day, restricted=page.may_restrict(code), only=acts)
    rank = {act: number for number, act in enumerate(LEADING)}
    ordered = sorted(found, key=lambda doing: rank.get(str(doing.act), len(rank)))
    row = page.record_row(record_id) or {}
    return [_offer(page, doing, record_id, row, code) for doing in ordered]


def acts_on(page: Page, record_id: str, code: str | None) -> Acts | None:
    """Return what may be done to a record now, what is owed first, the rest by what it is; None where nothing may."""
    found = offers(page, record_id, code)
    if not found:
        return None
    owing = [] if code is None else [one for one in owed_for(page.reader.view(), record_id) if _owes(one, code)]
    due = [_owed(page, offer, one) for one in owing for offer in found if _discharges(one, offer, page)]
    first = {offer.url for offer in due}
    rest = [offer for offer in found if offer.url not in first]
    named = [(name, tuple(offer for offer in rest if offer.kind in kinds)) for name, kinds in GROUPS]
    known = {kind for _, kinds in GROUPS for kind in kinds}
    parts = [("due", tuple(due)), *named, ("other", tuple(offer for offer in rest if offer.kind not in known))]
    groups = tuple((page.words.say(f"answer-{name}"), held) for name, held in parts if held)
    return Acts(entry=page.entry(record_id), groups=groups, due=bool(due))


def of_thread(page: Page, thread: str, code: str | None) -> list[Acts]:
    """Return what may be done in a thread: for each record its seat owes something for, then to the record that opened it."""
    owed = [] if code is None else listings.held_by(page.reader.view(), "obligation", code, LOOKED_AT, "owner")
    starts = dict.fromkeys(str(row["start"]) for _, row in owed if row["status"] == "open")
    here = [start for start in starts if (page.reader.get("record", start) or {}).get("thread") == thread]
    wanted = dict.fromkeys((*here[:OWED_SHOWN], thread))
    return [found for record_id in wanted if (found := acts_on(page, record_id, code)) is not None]


def of_items(page: Page, ids: Iterable[str], code: str | None) -> dict[str, list[Offer]]:
    """Return what a seat may do to agenda items beyond answering them: join, leave, oppose; by the item's id."""
    only = frozenset(Act(kind) for kind in dict(GROUPS)["join"])
    found = {one: offers(page, one, code, only) for one in ids} if code else {}
    return {one: held for one, held in found.items() if held}


def _offer(page: Page, doing: Doing, record_id: str, row: Row, code: str | None) -> Offer:
    asked = {"act": str(doing.act), "re": record_id, "rel": doing.relation or ""}
    query = urlencode(asked | ({} if code is None else {"seat": code}))
    label = doing.form.labels[page.rules_lang]
    write = page.url(f"write/{doing.form.name}")
    offer = Offer(kind=str(doing.act), act=page.act(doing.act), form=label, url=f"{write}?{query}", write=write)
    if code is None:
        return offer
    chosen = doing.form.fields.get(CHOSEN.get(doing.act, ""))
    choice = chosen if chosen is not None and chosen.kind is Kind.CHOICE and chosen.required else None
    if choice is None and not _asks_nothing(doing, None):
        return offer
    return replace(
        offer,
        sent=tuple(_sent(page, doing, record_id, row, code)),
        whole=_asks_nothing(doing, choice),
        choice="" if choice is None else f"f.{choice.name}",
        options=() if choice is None else _values(page, doing.form, choice, record_id),
    )


def _asks_nothing(doing: Doing, choice: Field | None) -> bool:
    """Return whether a form can be prepared with nothing but a reference and, where there is one, its choice."""
    form = doing.form
    needed = [name for name, field in form.fields.items() if field.required and field is not choice]
    return not (form.title or form.text or form.stated or needed) and doing.audiences == ("public",)


def _values(page: Page, form: Form, choice: Field, record_id: str) -> tuple[tuple[str, str], ...]:
    """Return the values of a choice; of the ways to break a silence those that break this one."""
    pairs = [(code, one.labels[page.rules_lang]) for code, one in choice.choices.items()]
    opened = page.regime.forms.get(str((page.record_row(record_id) or {}).get("form")))
    procedure = None if opened is None or opened.silence is None else page.regime.silences.get(opened.silence)
    if procedure is None or choice.name != CHOSEN[Act.BREAK_SILENCE] or Act.BREAK_SILENCE not in form.acts:
        return tuple(pairs)
    return tuple(pair for pair in pairs if pair[0] in procedure.breaks)


def _sent(page: Page, doing: Doing, record_id: str, row: Row, code: str) -> Iterable[tuple[str, str]]:
    """Yield what a form would be begun with: seat, act, today's date, the reference, and whom that concerns."""
    yield from (("seat", code), ("act", str(doing.act)), ("for", code), ("at", page.dated))
    yield "ref", f"{doing.relation}:{record_id}"
    yield from (("to", other) for other in concerned(row, code))


def concerned(row: Row, code: str) -> list[str]:
    """Return whom a record about another concerns: its author, or whom a record of one's own was addressed to."""
    to = row["to"] if row["for"] == code and isinstance(row["to"], list) else [row["for"]]
    return [str(other) for other in to]


def _owes(one: Owed, code: str) -> bool:
    return one.owner == code and one.row["status"] == "open"


def _discharges(one: Owed, offer: Offer, page: Page) -> bool:
    """Return whether an act offered is what discharges a duty."""
    if not one.duty.discharge:
        return offer.kind in {str(act) for act in DISCHARGING}
    return any(offer.write == page.url(f"write/{form}") for form in one.duty.discharge)


def _owed(page: Page, offer: Offer, one: Owed) -> Offer:
    told, say = telling(page), page.words.say
    duty, rule = told.label(one.duty.labels, one.regime), told.rule(one.duty.article, one.regime)
    end = "" if one.end is None else told.moment(one.end)
    due = say("answer-due-by", end=end, duty=duty, rule=rule) if end else say("answer-due-open", duty=duty, rule=rule)
    return replace(offer, due=due, why=() if one.term is None else tuple(told.steps(one.term)))
