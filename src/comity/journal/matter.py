"""A thread, or a decision with all that stands on it, told in one language as a journal tells a sitting.

Knows which records belong to a thread or stand on a decision; how a record is said is `saying`'s. Law: a fixed number of queries,
whatever the number of records; at most so many of them, and it says how many it left out; holders in order of code, records by
date or in order of the log; nothing is summed up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.errors import Finding, Unavailable, excerpt
from comity.i18n.terms import Terms
from comity.journal.facts import Named, Noted
from comity.journal.gather import named_of, noted_of
from comity.journal.saying import Saying
from comity.journal.told import ID_SHOWN, Line, Section, Told
from comity.records.act import Act
from comity.regime import Regime
from comity.store import bulk
from comity.store.reader import Reader

ENTRIES: Final = 500
"""How many records one document tells."""
HELD: Final = ("support", "opposition", "objection", "decline", "settlement")
Row = Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What is told of a thread or decision: the record at its head, the others, what is held on it, what may be named."""

    name: str
    kind: str
    zone: str
    status: str
    head: Noted
    records: tuple[Noted, ...]
    positions: tuple[Noted, ...]
    held: tuple[tuple[str, str], ...]
    called: Mapping[str, Noted | Named]
    left_out: int

    def kept(self) -> bool:
        """Return whether a text in it is not open to everybody, so far as this reader knows."""
        return any(not one.read for one in (self.head, *self.records))


def is_decision(regime: Regime, act: str, form: str) -> bool:
    """Return whether a record decides: it adopts, or its form has a way of deciding."""
    found = regime.forms.get(form)
    return act == Act.ADOPT or (found is not None and found.decision is not None)


def gather_thread(reader: Reader, root: str) -> Matter:
    """Return a thread by the id of its root, as of the moment the reader is bound to. Raises Unavailable if there is none."""
    row = reader.get("thread", root)
    if row is None:
        raise Unavailable(Finding(code="journal.no-thread", place="thread", excerpt=excerpt(root)))
    listed = reader.scan("thread_entry", prefix=f"{root}/", limit=ENTRIES)
    ids = [str(entry["id"]) for _, entry in listed]
    found = _noted(reader, [root, *ids])
    made = sorted((found[key] for key in dict.fromkeys(ids)), key=lambda one: (edtf.earliest_key(one.at), one.index))
    return Matter(
        name="thread",
        kind=reader.kind,
        zone=_zone(reader),
        status=str(row["status"]),
        head=found[root],
        records=tuple(made),
        positions=(),
        held=(),
        called=_called(reader, found),
        left_out=int(str(row["count"])) - len(ids),
    )


def gather_decision(reader: Reader, key: str) -> Matter:
    """Return a decision by id: what it decides on and what was said of it. Raises Unavailable where there is none."""
    row = reader.get("record", key)
    if row is None or not is_decision(reader.regime, str(row["act"]), str(row["form"])):
        raise Unavailable(Finding(code="journal.no-decision", place="record", excerpt=excerpt(key)))
    held = bulk.held_on(reader.view(), ("link", "position", *HELD), [key])
    links = [str(one["id"]) for table, _, one in held if table == "link"]
    taken = [str(one["id"]) for table, _, one in held if table == "position"]
    head = _noted(reader, [key])
    about = [target for _, target in head[key].refs]
    listed = list(dict.fromkeys((*about, *links)))
    found = head | _noted(reader, [*listed[:ENTRIES], *taken])
    made = sorted((found[one] for one in listed[:ENTRIES] if one in found), key=lambda one: one.index)
    return Matter(
        name="decision",
        kind=reader.kind,
        zone=_zone(reader),
        status=str(row["status"]),
        head=found[key],
        records=tuple(made),
        positions=tuple(sorted((found[one] for one in taken), key=lambda one: one.holder)),
        held=tuple((table, str(one["holder"])) for table, _, one in held if table in HELD),
        called=_called(reader, found),
        left_out=max(0, len(listed) - ENTRIES),
    )


def tell_matter(matter: Matter, terms: Terms) -> Told:
    """Return a thread or decision in the language of `terms`."""
    return _Telling(matter, terms).told()


class _Telling(Saying):
    """One thread or decision being told."""

    def __init__(self, matter: Matter, terms: Terms) -> None:
        super().__init__(terms.words, terms.regime, matter.kind, matter.zone, "", matter.called)
        self.matter = matter

    def told(self) -> Told:
        """Return all of it."""
        matter, words = self.matter, self.words
        title = self._passage(matter.head.title)
        sections = tuple(self._thread() if matter.name == "thread" else self._decision())
        listed = {one.id: one for one in (matter.head, *matter.records)}
        return Told(
            lang=words.lang,
            title=self._form(matter.head) if title is None else self._marked(title),
            body=self.regime.names[self.terms.lang],
            symbol=matter.head.symbol or matter.head.id[:ID_SHOWN],
            day=words.date(matter.head.at),
            facts=tuple(self._heading()),
            sections=sections,
            annexes=tuple(self.annexes),
            register=tuple((one.symbol, one.index, one.id) for one in listed.values()),
            colon=words.say("colon"),
            left_out=words.say("matter-left-out", count=matter.left_out) if matter.left_out else "",
        )

    def _heading(self) -> Iterable[tuple[str, str]]:
        say, matter = self.words.say, self.matter
        yield say("matter-form"), self._form(matter.head)
        yield say("matter-by"), f"{self._who(matter.head)}, {self.words.date(matter.head.at)}"
        if matter.name == "thread":
            yield say("matter-state"), say(f"thread-{matter.status}")
            days = [self.words.date(one.at) for one in matter.records]
            yield say("matter-days"), say("matter-from-to", first=days[0], last=days[-1])
        elif matter.status != "stands":
            yield say("matter-state"), say(f"status-{matter.status}")

    def _thread(self) -> Iterable[Section]:
        """Yield the records by year of their dates."""
        for year, records in groupby(self.matter.records, key=lambda one: edtf.earliest_key(one.at)[:4]):
            yield Section(name=f"year-{year}", heading=year, points=tuple(map(self._point, records)))

    def _decision(self) -> Iterable[Section]:
        """Yield the decision itself, what it rests on, what is held on it, and what was said of it."""
        say, matter = self.words.say, self.matter
        about = {target for _, target in matter.head.refs}
        yield Section(name="decision", heading=self._form(matter.head), points=(self._point(matter.head),))
        for name, rest in (("refers-to", True), ("referred-by", False)):
            points = tuple(self._point(one) for one in matter.records if (one.id in about) is rest)
            if points:
                yield Section(name=name, heading=say(name), points=points)
        lines = tuple(self._held())
        if lines:
            yield Section(name="standing", heading=say("standing"), lines=lines)

    def _held(self) -> Iterable[Line]:
        say, matter = self.words.say, self.matter
        for one in matter.positions:
            form = self.regime.forms.get(one.form)
            field = None if form is None else form.fields.get("stance")
            taken = one.fields.get("stance", "")
            stance = str(taken) if field is None else self.terms.value(field, taken)
            yield Line(text=f"{self._who(one)}{say('colon')} {stance}", id=one.id)
        for table in HELD:
            names = [self.terms.name(holder, matter.head.at) for kind, holder in matter.held if kind == table]
            if names:
                yield Line(text=f"{say(f'held-{table}')}{say('colon')} {', '.join(names)}")


def _noted(reader: Reader, ids: Iterable[str]) -> dict[str, Noted]:
    found = reader.records(set(ids))
    rows = bulk.rows_of(reader.view(), "record", found)
    return {key: noted_of(reader.kind, one, rows[key]) for key, one in found.items()}


def _called(reader: Reader, found: Mapping[str, Noted]) -> dict[str, Noted | Named]:
    """Return the records at hand and names of those they refer to."""
    wanted = {target for one in found.values() for _, target in one.refs} | {one.mandate for one in found.values()}
    rows = bulk.rows_of(reader.view(), "record", wanted - found.keys() - {""})
    return {**{key: named_of(key, row) for key, row in rows.items()}, **found}


def _zone(reader: Reader) -> str:
    return str(reader.body["zone"])
