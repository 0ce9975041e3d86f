"""Parties and what stands behind each: what was recorded of its mission, its desk keys and their use, its suspensions.

Knows rows, read in a fixed number of queries, and the fields of forms that say whom they are about; not accounts. Law: facts of
the log only, each leading to its record; what no record states is not said; offices stand first, then parties, each in order of
code, and a page says how many of them it shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final, TypeAlias

from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from comity.envelope import parse_leaf
from comity.regime import Form
from comity.store import listings, sittings
from comity.web.body import values
from comity.web.page.kept import kept
from comity.web.page.present import Page, Row

SUSPENSIONS: Final = 100
SHOWN: Final = 50
"""So many offices and seats one page shows, of some 160 a body may have."""
LINES: Final = 100
"""So many seats and desk keys together one page lists: where seats have many keys, it shows fewer seats."""
EACH: Final = 60
"""So many desk keys of one seat are listed at most, the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A desk key in force: its label, since when and by which record, what it may sign, how many it has signed, its last."""

    label: str
    since: str
    by: str
    scope: tuple[str, ...]
    signed: int
    ceiling: int | None
    last: str
    last_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The newest record of one form about a party: what it states, its date, and how many records of the form there are."""

    form: str
    at: str
    url: str
    fields: tuple[tuple[str, str], ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended:
    """A suspension that runs: what, how far, since when."""

    scope: str
    state: str
    at: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """A seat and what stands behind it."""

    code: str
    name: str
    url: str
    acceded: str
    stated: tuple[Stated, ...]
    keys: tuple[Key, ...]
    more_keys: int
    suspended: tuple[Suspended, ...]


Sections: TypeAlias = list[tuple[str, list[Delegation]]]


def show(page: Page) -> HttpResponse:
    """Show offices and seats, those after the code the address names. Raises Http404 for a code none of them follows."""
    after = page.request.GET.get("after", "")
    sections = kept(page, "delegations", lambda: _sections(page))
    lines = {one.code: 1 + len(one.keys) for _, found in sections for one in found}
    codes = list(lines)
    if after and after not in codes[:-1]:
        raise Http404(after)
    first = codes.index(after) + 1 if after else 0
    shown = _fitting(codes[first : first + SHOWN], lines)
    return page.render(
        "chair/delegations",
        rows=kept(page, f"delegations-{after}", lambda: _drawn(page, sections, frozenset(shown))),
        first=page.words.number(first + 1),
        last=page.words.number(first + len(shown)),
        total=page.words.number(len(codes)) if len(codes) > len(shown) else "",
        begun=first > 0,
        further=shown[-1] if first + len(shown) < len(codes) else "",
    )


def _fitting(codes: list[str], lines: Mapping[str, int]) -> list[str]:
    """Return the first of these codes that fit on a page with their desk keys, at least one."""
    total = list(accumulate(lines[code] for code in codes))
    return codes[: max(1, sum(number <= LINES for number in total))]


def _drawn(page: Page, sections: Sections, shown: frozenset[str]) -> SafeString:
    """Return the tables of those shown; they change only when the log grows."""
    part = [(label, [one for one in found if one.code in shown]) for label, found in sections]
    context = {"words": page.words, "lang": page.lang, "page": page, "sections": part}
    return render_to_string("chair/delegations_rows.html", context)


def _sections(page: Page) -> Sections:
    seats = dict(page.reader.scan("seat", limit=1_000))
    keys, stated, suspended = _keys(page), _stated(page), _suspended(page)
    sections = []
    for kind, known in (("offices", page.regime.offices), ("seats", page.regime.seats)):
        found = [
            Delegation(
                code=code,
                name=page.name(code),
                url=page.url(f"party/{code}"),
                acceded=_acceded(page, seats.get(code)),
                stated=tuple(stated.get(code, ())),
                keys=tuple(keys.get(code, ())[:EACH]),
                more_keys=max(0, len(keys.get(code, ())) - EACH),
                suspended=tuple(suspended.get(code, ())),
            )
            for code in sorted(known)
            if code in seats or code in stated
        ]
        sections.append((page.words.say(f"holders-{kind}"), found))
    return sections


def _acceded(page: Page, row: Row | None) -> str:
    by = None if row is None else row["acceded_by"]
    return "" if by is None else page.url(f"record/{by}")


def _keys(page: Page) -> dict[str, list[Key]]:
    """Return the desk keys in force, by owner, in order of label."""
    view = page.reader.view()
    rows = {key: row for key, row in view.scan("key", "") if row["tier"] == "desk" and row["revoked_by"] is None}
    chains = sittings.values(view, "chain", rows)
    named = [str(row["by"]) for row in rows.values()] + [str(chain["id"]) for chain in chains.values()]
    records = sittings.values(view, "record", named)
    found: dict[str, list[Key]] = {}
    for key, row in sorted(rows.items(), key=lambda one: str(one[1]["name"])):
        chain = chains.get(key) or {"next": 0, "id": ""}
        signed, by, last = int(str(chain["next"])), str(row["by"]), str(chain["id"])
        scope, ceiling = row["scope"], row["ceiling"]
        found.setdefault(str(row["owner"]), []).append(
            Key(
                label=str(row["name"]).rpartition("/")[2],
                since=_received(page, records.get(by)),
                by=page.url(f"record/{by}"),
                scope=tuple(page.act(act) for act in scope) if isinstance(scope, list) else (),
                signed=signed,
                ceiling=ceiling if isinstance(ceiling, int) else None,
                last=_received(page, records.get(last)) if signed else "",
                last_url=page.url(f"record/{last}") if signed else "",
            )
        )
    return found


def _received(page: Page, row: Row | None) -> str:
    return "" if row is None or row["stamped"] is None else page.moment(row["stamped"])


def _stated(page: Page) -> dict[str, list[Stated]]:
    """Return, by the party it is about, the newest record of each form that says whom it is about."""
    newest: dict[tuple[str, str], tuple[str, int]] = {}
    for key, row in page.reader.view().scan("concerning", ""):
        code, form = key.partition("/")[0], str(row["form"])
        newest[code, form] = (str(row["id"]), newest.get((code, form), ("", 0))[1] + 1)
    records = sittings.values(page.reader.view(), "record", [record for record, _ in newest.values()])
    signed = _fields(page, records)
    found: dict[str, list[Stated]] = {}
    for (code, name), (record, count) in sorted(newest.items()):
        known = page.regime.forms.get(name)
        if known is None or record not in records:
            continue
        at = str(records[record]["at"])
        found.setdefault(code, []).append(
            Stated(
                form=known.labels[page.rules_lang],
                at=page.words.date(at),
                url=page.url(f"record/{record}"),
                fields=tuple(_told(page, known, signed.get(record, {}), at)),
                count=count,
            )
        )
    return found


def _told(page: Page, form: Form, signed: Mapping[str, Any], at: str) -> list[tuple[str, str]]:
    """Return what a record states beside whom it is about."""
    return list(values.fields(page, form, {name: one for name, one in signed.items() if name != form.about}, at))


def _fields(page: Page, records: Mapping[str, Row]) -> dict[str, Mapping[str, Any]]:
    """Return the fields of these records as they were signed, read from their leaves in one query."""
    leaves = listings.leaves(page.public.view(), [int(str(row["index"])) for row in records.values()])
    found: dict[str, Mapping[str, Any]] = {}
    for key, row in records.items():
        data = leaves.get(int(str(row["index"])))
        body = None if data is None else parse_leaf(data).record.body
        signed = (body or {}).get("fields", {})
        found[key] = signed if isinstance(signed, dict) else {}
    return found


def _suspended(page: Page) -> dict[str, list[Suspended]]:
    """Return the suspensions that run, by who suspended."""
    rows = [
        (status, key, row)
        for status in ("in-force", "eased")
        for key, row in sittings.with_status(page.reader.view(), "suspension", status, SUSPENSIONS)
    ]
    records = sittings.values(page.reader.view(), "record", [key for _, key, _ in rows])
    found: dict[str, list[Suspended]] = {}
    for status, key, row in rows:
        form = (records.get(key) or {}).get("form")
        found.setdefault(str(row["holder"]), []).append(
            Suspended(
                scope=values.field_words(page, form, "scope", row["scope"]),
                state=page.words.say(f"suspension-{status}"),
                at=page.words.date(str(row["at"])),
                url=page.url(f"record/{key}"),
            )
        )
    return found
