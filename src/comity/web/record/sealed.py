"""Sealed records as a desk shows them: how much each party keeps secret, keys to read with, facts for programs that seal.

Knows rows of the public record and HTTP; no text that is sealed ever comes here. Law: everybody is counted alike, in the order of
codes, whoever asks.
"""

import time
from datetime import UTC, datetime
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse

from comity.encoding.edtf import earliest_key
from comity.envelope import parse_leaf
from comity.errors import Rejected
from comity.i18n.terms import nearest
from comity.records.act import Act
from comity.records.fields import seconds
from comity.records.record import SEALED, Record, files_of
from comity.service import sealed_facts
from comity.service.drafting import desk_keys
from comity.service.permitted import may_seal
from comity.service.permitted import opening as opening_form
from comity.service.sealing import wraps_for
from comity.service.secrecy import standings
from comity.store import secrecy
from comity.web.access.headers import runs_script, unkept
from comity.web.access.refusing import refused
from comity.web.downloads.files import SOON, download
from comity.web.downloads.lasting import absolute
from comity.web.drafting import writing
from comity.web.drafting.inputs import Sheet
from comity.web.filings.preparing import demonstrated, open_body
from comity.web.owed import acting
from comity.web.page.kept import kept
from comity.web.page.present import Page
from comity.wiring.exercise import demonstration_reading

SHOWN: Final = 50
UNPROCESSABLE: Final = 422
SCRIPT_WORDS: Final = ("title", "text", "fields", "working", "opened", "closed", "key", "false", "unable", "saved")
"""Sentences the script that opens says, by name; it has none of its own."""


def page(page: Page) -> HttpResponse:
    """Show how everybody stands to confidentiality, whose reading keys are in force, and the newest sealed records."""
    return page.render("sealed", **kept(page, "sealed", lambda: _facts(page)))


def _facts(page: Page) -> dict[str, Any]:
    view = page.reader.view()
    found = secrecy.sealed(view, SHOWN)
    keys = [row for row in secrecy.reading_keys(view) if row["revoked_by"] is None]
    return {
        "standings": [(one, page.name(one.code)) for one in standings(page.reader, page.day)],
        "reading": [(str(row["owner"]), page.name(str(row["owner"])), row) for row in keys],
        "entries": list(
            zip(page.entries(key for key, _, _ in found), (_codes(row) for _, _, row in found), strict=True)
        ),
        "claims": page.regime.secrecy,
    }


def claim(page: Page, record_id: str, aud: str) -> dict[str, Any]:
    """Return what everybody is told of a record that is not public: for whom it is, what its secrecy is claimed for, its key."""
    row, found = page.reader.get("inner", record_id) or {}, page.signed(record_id)
    rules = page.regime.secrecy
    reason = None if rules is None else rules.reasons.get(str(row.get("reason", "")))
    return {
        "sealed": aud == SEALED,
        "recipients": [(code, page.name(code)) for code in _codes(row)],
        "reason": "" if reason is None else reason.labels[nearest(page.lang, page.regime.languages)],
        "reviewer": "" if "reviewer" not in row else page.name(str(row["reviewer"])),
        "text_url": f"/{page.slug}/log/material/{row['sha256']}" if aud == SEALED else "",
        "open_url": page.url(f"record/{record_id}/open") if aud == SEALED and row.get("opened_by") is None else "",
        "ciphers": [] if found is None else _ciphers(page.slug, parse_leaf(found.data).record, found.record),
        "key_url": f"/{page.slug}/log/material/{row['opened_with']}" if row.get("opened_with") else "",
    }


def _ciphers(slug: str, sealed: Record, opened: Record) -> list[tuple[str, str, int]]:
    """Return of each file sealed with a text its age file's name and address, and how long the file is, where that is public."""
    sizes = [item.size for item in opened.material] if opened.body is not None else []
    named = files_of(sealed)
    if len(sizes) != len(named):
        return []
    return [
        (f"file-{number}.age", f"/{slug}/log/material/{sha256}", size)
        for number, ((sha256, _), size) in enumerate(zip(named, sizes, strict=True), 1)
    ]


@runs_script
def opening(page: Page, record_id: str) -> HttpResponse:
    """Show the page on which a reader's browser opens a sealed record, with a key that stays in it. Raises Http404."""
    row, found = page.reader.get("inner", record_id), page.signed(record_id)
    if row is None or found is None or found.record.aud != SEALED or row["opened_by"] is not None:
        raise Http404(record_id)
    exercise, code = page.reader.kind == "exercise", acting.seat_asked(page)
    response = page.render(
        "sealed_open",
        entry=page.entry(record_id),
        wraps=wraps(page, record_id, row, found.record),
        readings=_codes(row) if exercise else [],
        desk_address=absolute(page.request, f"/{page.slug}"),
        words_of_script=[(name, page.words.say(f"sealed-open-{name}")) for name in SCRIPT_WORDS]
        + [(name, page.words.say(name)) for name in writing.SCRIPT_WORDS],
        choose_url="" if code is not None or not page.may_write_at_all else page.url("seats"),
        **_doable(page, code, row, found.record),
    )
    return response if code is None else unkept(response)


def wraps(page: Page, record_id: str, row: Any, record: Record) -> list[str]:
    """Return the hashes of a sealed record's wraps, its own and later ones."""
    newest = secrecy.sealed(page.reader.view(), sealed_facts.SHOWN)
    later = page.reader.records(key for key, _, inner in newest if record_id in (inner["of"] or ()))  # type: ignore[operator]
    records = [(record_id, record), *((key, one.record) for key, one in later.items())]
    return list(wraps_for(record_id, records, frozenset(_codes(row))))


def _doable(page: Page, code: str | None, row: Any, record: Record) -> dict[str, Any]:
    """Return what a seat may do to a sealed record it can open: make it public, and let others read it; nothing without one."""
    if code is None or page.reader.kind == "archive":
        return {}
    day, now = datetime.now(UTC).date().isoformat(), int(time.time())
    form = opening_form(page.regime, code, day)
    due = row["open_on"] is not None and seconds(earliest_key(str(row["open_on"]))) <= now
    careful = page.regime.signing is not None and Act.DERESTRICT in page.regime.signing.careful
    keys = desk_keys(page.reader, code)
    wrapped = code in {*_codes(row), record.by, record.for_}
    free = (doing for doing in may_seal(page.regime, code, day) if doing.relation is None)
    named = [(page.url(f"seal/{one.form.name}"), str(one.act), one.form.labels[page.rules_lang]) for one in free]
    return {
        **writing.seated(page, code),
        "publishing": form if keys and wrapped and not careful and (due or record.by == code) else None,
        "keys": Sheet(page.words, page.regime, form, {}).pick("key", page.words.say("write-key"), keys)
        if form
        else None,
        "langs": page.regime.languages if form is not None and form.title else (),
        "sharing": named if wrapped else [],
        "demonstration": page.reader.kind == "exercise"
        and any(demonstrated(page.reader, code, name) for _, name in keys),
    }


def place(request: HttpRequest, slug: str, record_id: str) -> HttpResponse:
    """Give the next place on a key's chain (`record_id` is the key's hash), to a program that makes its own text."""
    try:
        told = sealed_facts.place_json(sealed_facts.next_place(open_body(slug), record_id))
    except Rejected as error:
        return unkept(refused(request, UNPROCESSABLE, error.finding))
    return unkept(HttpResponse(told, content_type="application/json"))


def told(_request: HttpRequest, slug: str) -> HttpResponse:
    """Give the newest sealed records, and by which records reading keys in force were accredited."""
    response = HttpResponse(
        sealed_facts.told_json(sealed_facts.sealed_in(open_body(slug))), content_type="application/json"
    )
    response.headers["Cache-Control"] = SOON
    return response


def demonstration(_request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Give the published reading key of a seat of an exercise, as a key file; there is none anywhere else."""
    reader = open_body(slug)
    key = demonstration_reading(reader.origin, code)
    row = reader.get("reading", f"{code}/{key.hash_hex}")
    if reader.kind != "exercise" or row is None or row["revoked_by"] is not None:
        raise Http404(code)
    return download(key.text(), f"{code}.reading", "text/plain; charset=utf-8")


def _codes(row: Any) -> list[str]:
    held = row.get("recipients")
    return [str(code) for code in held] if isinstance(held, list) else []
