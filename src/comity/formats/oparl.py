"""A body, its sittings, agenda items and papers as OParl 1.1 objects, for those who read parliaments' information systems.

Knows OParl's objects and lists, and which rows each is made of; not HTTP. Law: what everybody may read and nothing else; ids are
addresses that last; a date is given where it is known to the day, and always as its record has it (`comity:date`); what OParl has
and we have not (persons, locations) is an empty list, never invented.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Final

from comity.dues.zones import zone
from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.i18n.terms import Terms
from comity.records.act import Act
from comity.records.record import Material
from comity.store import bulk, traced
from comity.store.reader import Reader
from comity.store.traced import Traced, Wanted

SCHEMA: Final = "https://schema.oparl.org/1.1/"
EACH: Final = 100
"""How many objects a page of a list holds; OParl recommends no more."""
STEPS: Final = frozenset({Act.CONVENE, Act.OPEN, Act.CLOSE, Act.REQUEST_ITEM})
"""Acts whose records are no papers: they are the sitting itself and its agenda items."""
LISTS: Final = (
    "bodies",
    "organizations", "people", "meetings", "papers", "agenda-items", "files", "consultations", "memberships", "locations",
    "legislative-terms",
)  # fmt: skip
OBJECTS: Final = ("system", "body", "organization", "meeting", "agenda-item", "paper", "file")
"""The first two there are once, of the others many."""
Object = dict[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a list: its objects, and the key the next page goes on after, "" where there is none."""

    objects: tuple[Object, ...]
    after: str


class Oparl:
    """A body as OParl has it, read for one answer."""

    def __init__(self, reader: Reader, terms: Terms, site: str, files: str) -> None:
        """Read from the public's `reader`; `site` is the address of the body in one language, `files` that of its files."""
        self.reader, self.terms, self.site, self.files = reader, terms, site, files
        self.rows = reader.ahead()
        self.founded = reader.body

    @property
    def _ruled(self) -> int:
        """The leaf that put the rules in force: who belongs to the body changes with them."""
        return int(str(self.founded["rules"]))

    def one(self, kind: str, key: str) -> Object | None:
        """Return one object by kind and untrusted key, or None where there is none."""
        match kind:
            case "system":
                return self._system()
            case "body":
                return self._body()
            case "organization":
                return next((one for one in self._organizations() if one["id"] == self._id(kind, key)), None)
            case "file":
                record_id = key.partition("-")[0]
                return next((one for one in self._files([record_id]) if one["id"] == self._id(kind, key)), None)
            case _:
                return next(iter(self._of(kind, [key])), None)

    def listed(self, kind: str, wanted: Wanted, after: str) -> Page | None:
        """Return a page of a list, or None where there is no such list. `after` is untrusted."""
        ruled = wanted.made[0] == 0 and wanted.changed[0] <= self._ruled < wanted.changed[1]
        tables: dict[str, tuple[str, Callable[[Iterable[Traced]], Iterable[Object]]]] = {
            "meetings": ("sitting", self._meetings),
            "agenda-items": ("item", self._items),
            "papers": ("record", self._papers),
        }
        if kind in tables:
            return self._paged(*tables[kind], wanted, after)
        if kind == "files":
            return self._file_page(wanted, after)
        if kind == "organizations" and ruled:
            listed = [one for one in self._organizations() if str(one["shortName"]) > after]
            return Page(
                objects=tuple(listed[:EACH]), after=str(listed[EACH - 1]["shortName"]) if len(listed) > EACH else ""
            )
        body = (self._body(),) if kind == "bodies" and ruled else ()
        return Page(objects=body, after="") if kind in LISTS else None

    def leaf_at(self, moment: datetime) -> int:
        """Return the number of the first leaf stamped at a moment or later: what created_since and modified_since ask."""
        low, high, second = 0, self.reader.size, int(moment.timestamp())
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._stamped(middle) < second else (low, middle)
        return low

    def _system(self) -> Object:
        return {
            **self._head("system", "", 0, self._ruled),
            "oparlVersion": SCHEMA,
            "body": self._id("bodies"),
            "name": self.terms.regime.names[self.terms.lang],
            "website": self.site,
        }

    def _body(self) -> Object:
        lists = dict(zip(("organization", "person", "meeting", "paper", "agendaItem", "file"), LISTS[1:], strict=False))
        lists |= {
            "consultation": "consultations",
            "membership": "memberships",
            "locationList": "locations",
            "legislativeTermList": "legislative-terms",
        }
        return {
            **self._head("body", "", 0, self._ruled),
            "system": self._id("system"),
            "name": self.terms.regime.names[self.terms.lang],
            "shortName": self.terms.regime.code,
            "website": self.site,
            "web": f"{self.site}/",
            **{name: self._id(kind) for name, kind in lists.items()},
            "legislativeTerm": [],
            "comity:log": self.reader.origin,
            "comity:kind": self.reader.kind,
        }

    def _organizations(self) -> Iterator[Object]:
        """Yield by code the body as it meets, its offices, seats, groups and actors: all are organizations here."""
        regime = self.terms.regime
        kinds = ("office", regime.offices), ("seat", regime.seats), ("group", regime.groups), ("actor", regime.actors)
        classes = {code: kind for kind, codes in kinds for code in codes} | {regime.code: "body"}
        for code, kind in sorted(classes.items()):
            meets = kind == "body"
            yield {
                **self._head("organization", code, 0, self._ruled),
                "body": self._id("body"),
                "name": regime.names[self.terms.lang] if meets else self.terms.name(code),
                "shortName": code,
                "organizationType": "Gremium" if meets else "Sonstiges",
                "classification": kind,
                **({"meeting": self._id("meetings")} if meets else {"web": f"{self.site}/party/{code}"}),
            }

    def _of(self, kind: str, keys: list[str]) -> Iterable[Object]:
        table, made = {
            "meeting": ("sitting", self._meetings),
            "agenda-item": ("item", self._items),
            "paper": ("record", self._papers),
        }[kind]
        found = traced.of_keys(self.rows, table, keys).values()
        self._foresee(found)
        return made([one for one in found if table != "record" or _is_paper(one.row)])

    def _paged(
        self, table: str, made: Callable[[Iterable[Traced]], Iterable[Object]], wanted: Wanted, after: str
    ) -> Page:
        asked = Wanted(made=wanted.made, changed=wanted.changed, but=STEPS)
        found = traced.page(self.rows, table, asked, after, EACH + 1)
        self._foresee(found)
        return Page(objects=tuple(made(found[:EACH])), after=found[EACH - 1].key if len(found) > EACH else "")

    def _meetings(self, found: Iterable[Traced]) -> Iterator[Object]:
        rows = {one.key: one for one in found}
        asked: dict[str, list[Traced]] = {}
        for item in traced.items_of(self.rows, rows):
            asked.setdefault(str(item.row["sitting"]), []).append(item)
        self._foresee(item for own in asked.values() for item in own)
        stepped = {str(one.row[name]) for one in rows.values() for name in ("opened", "closed") if one.row[name]}
        steps = bulk.rows_of(self.rows, "record", stepped)
        materials = self._materials(rows)
        for key, one in rows.items():
            own = asked.get(key, [])
            day = str(one.row["date"] or one.row["at"])
            yield {
                **self._head("meeting", key, one.made, max([one.changed, *(item.changed for item in own)])),
                "comity:date": day,
                "name": self._said(one.row["title"]),
                "meetingState": self.terms.words.say(f"sitting-{one.row['status']}"),
                **self._times(day, steps.get(str(one.row["opened"])), steps.get(str(one.row["closed"]))),
                "organization": [self._id("organization", self.terms.regime.code)],
                "auxiliaryFile": [*self._attached(key, materials.get(key, ()))],
                "agendaItem": [*self._items(own)],
                "web": f"{self.site}/sitting/{key}",
                "comity:status": str(one.row["status"]),
            }

    def _times(self, day: str, opened: Mapping[str, Json] | None, closed: Mapping[str, Json] | None) -> Object:
        """Return when a sitting began and ended: as received, or the beginning of its day where only that is known."""
        if self.reader.kind != "archive" and opened is not None:
            ended = {} if closed is None else {"end": _moment(int(str(closed["stamped"])))}
            return {"start": _moment(int(str(opened["stamped"]))), **ended}
        known = _day(day)
        begin = None if known is None else datetime.fromisoformat(known).replace(tzinfo=zone(str(self.founded["zone"])))
        return {} if begin is None else {"start": begin.isoformat()}

    def _items(self, found: Iterable[Traced]) -> Iterator[Object]:
        """Yield agenda items with their number in the order they were asked for; those of no sitting are no items to OParl."""
        kept = [one for one in found if one.row["sitting"] is not None]
        together = traced.items_of(self.rows, {str(one.row["sitting"]) for one in kept})
        order: dict[str, int] = {}
        for _, own in groupby(together, key=lambda one: one.row["sitting"]):
            order |= {one.key: place for place, one in enumerate(own)}
        for one in kept:
            place = order[one.key]
            yield {
                **self._head("agenda-item", one.key, one.made, one.changed),
                "meeting": self._id("meeting", str(one.row["sitting"])),
                "number": str(place + 1),
                "order": place,
                "name": self._said(one.row["title"]),
                "public": True,
                "result": self.terms.words.say(f"item-{one.row['status']}"),
                "web": f"{self.site}/record/{one.key}",
                "comity:status": str(one.row["status"]),
            }

    def _papers(self, found: Iterable[Traced]) -> Iterator[Object]:
        rows = {one.key: one for one in found}
        records = self.reader.records(rows)
        targets = {ref.id for one in records.values() for ref in one.record.refs}
        papers = {key for key, row in bulk.rows_of(self.rows, "record", targets).items() if _is_paper(row)}
        for key, one in rows.items():
            row, record = one.row, records[key].record
            form = self.terms.regime.forms.get(str(row["form"]))
            label = self.terms.words.say(f"act-{row['form']}") if form is None else form.labels[self.terms.lang]
            related = dict.fromkeys(ref.id for ref in record.refs if ref.id in papers)
            yield {
                **self._head("paper", key, one.made, one.changed),
                "comity:date": str(row["at"]),
                "body": self._id("body"),
                "name": self._said(row["title"]) or label,
                **({"reference": str(row["symbol"])} if row["symbol"] else {}),
                **({} if (day := _day(str(row["at"]))) is None else {"date": day}),
                "paperType": label,
                "relatedPaper": [self._id("paper", other) for other in related],
                "originatorOrganization": [self._id("organization", str(row["for"]))],
                "mainFile": self._note(key, one),
                "auxiliaryFile": [*self._attached(key, record.material)],
                "web": f"{self.site}/record/{key}",
                "comity:status": str(row["status"]),
            }

    def _file_page(self, wanted: Wanted, after: str) -> Page:
        """Return a page of files: of each paper its signed note, then what is attached to it."""
        view, record_id = self.rows, after.partition("-")[0]
        ids = [record_id] if record_id and traced.of_keys(view, "record", [record_id]) else []
        asked = Wanted(made=wanted.made, changed=wanted.changed, but=STEPS)
        ids += [one.key for one in traced.page(view, "record", asked, record_id, EACH + 1)]
        listed = [one for one in self._files(ids) if str(one["id"]).rpartition("/")[2] > after]
        last = str(listed[EACH - 1]["id"]).rpartition("/")[2] if len(listed) > EACH else ""
        return Page(objects=tuple(listed[:EACH]), after=last)

    def _files(self, ids: list[str]) -> Iterator[Object]:
        found = traced.of_keys(self.rows, "record", ids)
        kept = {key: one for key, one in found.items() if _is_paper(one.row)}
        self._foresee(kept.values())
        materials = self._materials(kept)
        for key in sorted(kept):
            yield self._note(key, kept[key])
            yield from self._attached(key, materials.get(key, ()), alone=True)

    def _materials(self, keys: Iterable[str]) -> dict[str, tuple[Material, ...]]:
        return {key: one.record.material for key, one in self.reader.records(keys).items()}

    def _note(self, key: str, one: Traced) -> Object:
        """Return the signed note of a record as a file: the one text of it that proves itself."""
        return {
            **self._head("file", key, one.made, one.made),
            "name": str(one.row["symbol"] or key[:16]),
            "fileName": f"{key[:16]}.note",
            "mimeType": "text/plain",
            "accessUrl": f"{self.files}/raw/{key}",
            "paper": [self._id("paper", key)],
        }

    def _attached(self, key: str, material: Iterable[Material], *, alone: bool = False) -> Iterator[Object]:
        for number, item in enumerate(material):
            yield {
                "id": self._id("file", f"{key}-{number:03}"),
                "type": f"{SCHEMA}File",
                "name": item.name,
                "fileName": item.name,
                "mimeType": item.media,
                "size": item.size,
                "accessUrl": f"{self.files}/log/material/{item.sha256}",
                "comity:sha256": item.sha256,
                **({"paper": [self._id("paper", key)]} if alone else {}),
            }

    def _head(self, kind: str, key: str, made: int, changed: int) -> Object:
        name = "".join(part.capitalize() for part in kind.split("-"))
        created, modified = (_moment(self._stamped(leaf)) for leaf in (made, changed))
        return {"id": self._id(kind, key), "type": f"{SCHEMA}{name}", "created": created, "modified": modified}

    def _foresee(self, found: Iterable[Traced]) -> None:
        """Read at once when these rows were made and changed."""
        self.rows.read("leaf", (f"{leaf:010}" for one in found for leaf in (one.made, one.changed)))

    def _stamped(self, leaf: int) -> int:
        row = self.rows.get("leaf", f"{leaf:010}")
        return 0 if row is None or row["stamped"] is None else int(str(row["stamped"]))

    def _said(self, texts: Json) -> str:
        """Return a title in the reader's language if its author signed one, else in the first of the body's there is."""
        found = texts if isinstance(texts, Mapping) else {}
        order = (self.terms.words.lang, *self.terms.regime.languages, *sorted(found))
        return next((str(found[lang]) for lang in order if lang in found), "")

    def _id(self, kind: str, key: str = "") -> str:
        return f"{self.site}/oparl/{kind}{'/' if key else ''}{key}"


def _is_paper(row: Mapping[str, Json]) -> bool:
    """Return whether a record is a paper: content open to everybody, that is no step of a sitting."""
    return row["aud"] == "public" and row["thread"] is not None and row["act"] not in STEPS


def _moment(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).isoformat()


def _day(at: str) -> str | None:
    """Return an EDTF date as a day, where it is known to the day and beyond doubt."""
    return at if len(at) == len("2016-07-13") and edtf.parse(at).earliest.date().isoformat() == at else None
