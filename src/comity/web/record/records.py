"""Pages about records: the list of them, and one record with everything that is known of it.

Knows rows, the record itself and templates. Law: what the author signed is shown as signed; what the desk derived stands apart.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from django.http import Http404, HttpResponse

from comity.encoding.canonical import Json
from comity.keys.names import parse_vkey
from comity.records.bodies import changes_policy, read_amendment, read_content
from comity.records.record import Record
from comity.records.trail import binds_trail, read_head
from comity.regime import Form
from comity.store import listings
from comity.web.access.headers import unkept
from comity.web.atlas import encounter, maps
from comity.web.body import dialogue
from comity.web.body.standing import silence_on, standing
from comity.web.comparing import versions
from comity.web.downloads import documents, enclosed
from comity.web.drafting.forms import rule_of
from comity.web.owed import acting, due
from comity.web.page import through
from comity.web.page.present import Entry, Page, Row, Text
from comity.web.record import sealed
from comity.web.record.sitting import item_of
from comity.web.site import site
from comity.web.told import live

PAGE: Final = 50
LINKS: Final = 60
"""How many records that refer to this one are listed; its thread has them all."""
WAITS: Final = 40
WAIT_SECONDS: Final = 0.05
REPLACING: Final = frozenset({"corrects", "supersedes", "withdraws"})


def listing(page: Page) -> HttpResponse:
    """List records in the order of the log, newest first, a page at a time."""
    after = page.request.GET.get("before", "")[:10]
    part = PAGE
    if site().published is not None and not after:
        part += page.size % PAGE  # so that the parts of older records stay what they are when the log grows
    rows = page.reader.scan("leaf", after=after if after.isdigit() else "", limit=part + 1, reverse=True)
    shown = [(key, str(row["id"])) for key, row in rows[:part] if row["admitted"]]
    older = rows[part - 1][0] if len(rows) > part else ""
    return page.render("records", entries=page.entries(key for _, key in shown), older=older, newer=bool(after))


def record(page: Page, record_id: str) -> HttpResponse:
    """Show one record."""
    if "arrived" in page.request.GET:
        _await(page, record_id)
    found = page.signed(record_id)
    row = page.record_row(record_id)
    if found is None or row is None:
        raise Http404(record_id)
    signed = found.record
    thread = row["thread"] if row["thread"] and int(str(_thread(page, row)["count"])) > 1 else None
    links = page.reader.scan("link", prefix=f"{record_id}/", limit=LINKS + 1)
    page.fetch([*(ref.id for ref in signed.refs), *(str(link["id"]) for _, link in links)])
    replacing = listings.links_of(page.reader.view(), record_id, REPLACING, LINKS)
    replaced = [page.entry(str(link["id"]), f"by-{link['rel']}") for link in replacing]
    code = acting.seat_of(page)
    response = live.render(
        page,
        "record",
        follow=live.sits(page),
        entry=_headed(page, record_id, signed),
        row=row,
        record=signed,
        **content(page, signed),
        references=_related(page, [(ref.id, ref.rel) for ref in signed.refs]),
        followed=_related(page, [(str(link["id"]), f"by-{link['rel']}") for _, link in links[:LINKS]]),
        more_followed=len(links) > LINKS,
        replaced=replaced,
        versions=versions.chain(page, record_id),
        addressees=[(code, page.name(code, signed.at)) for code in signed.to],
        speaker=_holder(page, signed.for_, signed.at),
        hand=_holder(page, signed.by, signed.at),
        thread=None if thread is None else page.entry(str(thread)),
        sitting=None if row["sitting"] is None else page.entry(str(row["sitting"])),
        dues=due.of_record(page, record_id, signed),
        standing=standing(page, record_id, attached=True),
        silence=silence_on(page, record_id),
        item=item_of(page, record_id, placed=True) if row["act"] == "request-item" else None,
        suspension=next((item for item in dialogue.suspensions(page) if item.id == record_id), None),
        withheld=_withheld(page, record_id, signed.aud),
        lodged=_lodged(page, record_id),
        policies=_policies(page, int(str(row["index"])), signed),
        trail=read_head(signed).size if binds_trail(signed) else None,
        files=list(enclosed.links(page, record_id, signed)),
        keys=[(key, page.reader.get("key", key)) for key in signed.keys],
        stamped=page.moment(row["stamped"]),
        size=page.size,
        acts=acting.acts_on(page, record_id, code),
        arrived="arrived" in page.request.GET,
        through=through.of_record(page, record_id),
        **acting.seated(page, code),
        placed=maps.of_record(page, record_id, row, signed),
        tracks=encounter.holds(page, record_id),
        sheet=documents.sheet_of(page, record_id),
    )
    return response if code is None else unkept(response)


def _headed(page: Page, record_id: str, signed: Record) -> Entry:
    """Return a record under its title; one that binds the accounts' trail brings no checkpoint and is called what it is."""
    entry = page.entry(record_id)
    if not binds_trail(signed):
        return entry
    return replace(entry, title=Text(lang=page.lang, text=page.words.say("trail-bound")))


def _lodged(page: Page, record_id: str) -> dict[str, Any] | None:
    """Return when a record that was lodged with mirrors counts as filed, which mirrors say so, and by what record; else None."""
    row = page.reader.get("lodged", record_id)
    if row is None:
        return None
    mirrors = row["mirrors"] if isinstance(row["mirrors"], list) else []
    return {
        "filed": "" if row["filed"] is None else page.moment(row["filed"]),
        "mirrors": [(parse_vkey(str(one[0])).name, page.moment(one[1])) for one in mirrors if isinstance(one, list)],
        "url": page.url(f"record/{row['id']}"),
        "rule": rule_of(page, str(row["article"])),
    }


def _withheld(page: Page, record_id: str, aud: str) -> dict[str, Any] | None:
    """Return what a restricted record says of its text: by when it is due to be public, and what made it so; None if public."""
    row = page.reader.get("inner", record_id)
    if row is None:
        return None
    return {
        "open_on": "" if row["open_on"] is None else page.words.date(str(row["open_on"])),
        "opened_by": "" if row["opened_by"] is None else page.url(f"record/{row['opened_by']}"),
        **sealed.claim(page, record_id, aud),
    }


def _await(page: Page, record_id: str) -> None:
    """Wait a moment for a record that has just arrived: the fold of entitled readers follows the log a little behind."""
    row = page.public.get("record", record_id) if page.reads_restricted else None
    for _ in range(0 if row is None else WAITS):
        entitled = page.public.entitled()
        begun = entitled is not page.public or (row or {})["aud"] == "public"
        if begun and entitled.get("record", record_id) is not None:
            return
        time.sleep(WAIT_SECONDS)


def _related(page: Page, links: list[tuple[str, str]]) -> list[Entry]:
    """Return records by id, each once with all its relations."""
    found: dict[str, list[str]] = {}
    for record_id, relation in links:
        found.setdefault(record_id, []).append(relation)
    return [page.entry(record_id, *relations) for record_id, relations in found.items()]


def _holder(page: Page, code: str, at: str) -> tuple[str, str, str]:
    """Return code, name and other capacities of who speaks or signs."""
    return code, page.name(code, at), page.hats(code, at)


def content(page: Page, record: Record) -> dict[str, Any]:
    """Return title, texts and fields of a record that carries content, else its body as it stands."""
    form = page.regime.forms.get(record.form)
    if form is None:
        shown = {
            name: value
            for name, value in (record.body or {}).items()
            if not (name == "policy" and changes_policy(record))
        }
        return {"title": None, "texts": [], "fields": [], "body": _flat(shown), "form_rule": None}
    told = read_content(record)
    order = dict.fromkeys((page.lang, *page.regime.languages, *sorted({*told.title, *told.text})))
    texts = [
        (lang, page.words.language(lang), told.title.get(lang, ""), told.text.get(lang, ""))
        for lang in order
        if lang in told.title or lang in told.text
    ]
    return {
        "title": page.pick(dict(told.title)),
        "texts": texts,
        "fields": [*_fields(page, form, told.fields, record.at), *_unstated(page, form, told.unstated)],
        "body": [],
        "form_rule": rule_of(page, form.article),
    }


def _fields(page: Page, form: Form, fields: Any, at: str) -> Iterator[tuple[str, str, tuple[str, str, str] | None]]:
    """Yield label, value and rule of each field that is there; names are those of the record's date."""
    terms = page.terms
    for name, field in form.fields.items():
        if name in fields:
            yield field.labels[terms.lang], terms.value(field, fields[name], at), rule_of(page, field.article)


def _unstated(page: Page, form: Form, unstated: Any) -> Iterator[tuple[str, str, tuple[str, str, str] | None]]:
    """Yield the label of each field that is said not to be given, and how that is said."""
    lang = page.terms.lang
    for name, field in form.fields.items():
        if name in unstated:
            yield field.labels[lang], page.words.say(f"unstated-{unstated[name]}"), rule_of(page, field.article)


def _policies(page: Page, index: int, record: Record) -> tuple[tuple[str, str], ...]:
    """Return, of an amendment that changes the witness policy, the one before and its own, each with a word for it."""
    if not changes_policy(record):
        return ()
    before = (page.reader.get("policy", f"{index:010}") or {}).get("before", "")
    told = {"policy-before": str(before), "policy-after": read_amendment(record).policy or ""}
    return tuple((page.words.say(word), text or "–") for word, text in told.items())


def _flat(value: Json, name: str = "") -> list[tuple[str, str]]:
    """Return a structural body as (name, value) lines."""
    if isinstance(value, dict):
        return [line for key, item in value.items() for line in _flat(item, f"{name}.{key}" if name else key)]
    if isinstance(value, list):
        return [line for number, item in enumerate(value) for line in _flat(item, f"{name}.{number}")]
    return [(name, "–" if value is None else str(value))]


def _thread(page: Page, row: Row) -> Row:
    return page.reader.get("thread", str(row["thread"])) or {"count": 0}
