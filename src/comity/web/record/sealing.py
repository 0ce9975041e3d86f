"""The page on which a text is sealed in its author's browser: the form to be filled in there, and what its script needs.

Knows forms, a seat's keys and public rows; no text that is sealed ever comes here. Law: the page has inputs and no form around
them, so that no browser can send what is written; the desk learns of it what everybody will read in the record.
"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from django.http import Http404, HttpResponse

from comity.encoding.unassigned import RANGES
from comity.records.record import SEALED
from comity.regime import Field, Form, Regime
from comity.service.drafting import desk_keys
from comity.service.permitted import Doing, may_seal
from comity.store import secrecy
from comity.web.access.headers import runs_script, unkept
from comity.web.downloads.lasting import absolute
from comity.web.drafting import audience, writing
from comity.web.drafting.forms import rule_of
from comity.web.drafting.inputs import Input, Section, Sheet
from comity.web.drafting.typed import Given
from comity.web.filings.preparing import demonstrated
from comity.web.owed import acting
from comity.web.page.present import Page
from comity.web.record import sealed

OWN_WORDS: Final = (
    "seal-here-working",
    "seal-here-unproved",
    "seal-here-unable",
    "seal-here-date",
    "seal-here-files-many",
    "seal-here-later-closed",
)
FINDINGS: Final = (
    "form-part-missing",
    "form-field-missing",
    "form-bounds",
    "form-type",
    "form-value",
    "text-control",
    "text-bidi",
    "text-separator",
    "text-invisible",
    "text-surrogate",
    "text-private",
    "text-unassigned",
    "text-not-nfc",
)
"""What the script may find in what was written: the log's own sentences, for nobody can find it later."""
REFUSALS: Final = ("finding-seal-no-key", "finding-inner-oversize")


@runs_script
def form(page: Page, form: str) -> HttpResponse:
    """Show a form to be filled in and sealed in the browser. Raises Http404 where this seat cannot seal it here."""
    if page.reader.kind == "archive":
        raise Http404(page.slug)
    code = acting.seat_asked(page)
    if code is None:
        then = {name: page.request.GET.get(name, "")[:64] for name in ("act", "re", "rel") if name in page.request.GET}
        return writing.choose(page, page.url(f"seal/{form}"), then)
    doing = _doing(page, code, form)
    return unkept(page.render("seal_form", **writing.seated(page, code), **_facts(page, code, doing)))


def _doing(page: Page, code: str, form: str) -> Doing:
    act, day = page.request.GET.get("act"), datetime.now(UTC).date().isoformat()
    for doing in may_seal(page.regime, code, day):
        if doing.form.name == form and act in {None, str(doing.act)}:
            return doing
    raise Http404(form)


def _facts(page: Page, code: str, doing: Doing) -> dict[str, Any]:
    say, keys = page.words.say, desk_keys(page.reader, code)
    readers = {str(row["owner"]) for row in secrecy.reading_keys(page.reader.view()) if row["revoked_by"] is None}
    given = _begun(page, doing, code)
    sheet = Sheet(page.words, page.regime, doing.form, given)
    label = doing.form.labels[page.rules_lang]
    exercise = page.reader.kind == "exercise"
    return {
        **_earlier(page),
        "doing": doing,
        "act_name": page.act(doing.act),
        "form_name": label,
        "form_rule": rule_of(page, doing.form.article),
        "texts": list(sheet.texts()),
        "fields": [replace(group, inputs=tuple(map(_single, group.inputs))) for group in sheet.fields()],
        "voices": sheet.pick("for", say("write-for"), writing.voices(page, code)),
        "keys": sheet.pick("key", say("write-key"), keys),
        "at": sheet.line("at", say("write-at"), sheet.date_hint(), required=True),
        "to": _readable(sheet.parties("to", say("write-to"), ("seats", "offices"), required=True), readers - {code}),
        "anchor": sheet.line("anchor", say("seal-here-anchor"), say("seal-here-anchor-about"), required=True),
        "audience": audience.choice(sheet, doing, page.act(doing.act), label),
        "references": writing.references(page, given),
        "targets": [] if writing.makes(given, doing) else writing.targets(page, code, doing),
        "needed": "" if doing.relation is None else say(f"rel-{doing.relation}"),
        "shape": json.dumps(shape(page.regime, doing.form)),
        "unassigned": " ".join(RANGES),
        "origin": page.reader.origin,
        "demonstration": exercise and any(demonstrated(page.reader, code, name) for _, name in keys),
        "desk_address": absolute(page.request, f"/{page.slug}"),
        "words_of_script": _script_words(page),
    }


def _earlier(page: Page) -> dict[str, Any]:
    """Return what the script needs of the earlier sealed record this one lets others read. Raises Http404 for another."""
    asked = page.request.GET.get("later", "")[:64]
    if not asked:
        return {}
    found, row = page.signed(asked), page.reader.get("inner", asked)
    if found is None or row is None or found.record.aud != SEALED or row["opened_by"] is not None:
        raise Http404(asked)
    return {"later": page.entry(asked), "later_wraps": sealed.wraps(page, asked, row, found.record)}


def _begun(page: Page, doing: Doing, code: str) -> Given:
    """Return the inputs of an empty form: today's date, the record it was asked about; in an exercise its anchor too."""
    given: dict[str, list[str]] = {"at": [page.dated]}
    target, rel = page.request.GET.get("re", "")[:64], page.request.GET.get("rel") or doing.relation or "answers"
    row = page.reader.get("record", target) if len(target) == 64 else None  # noqa: PLR2004 - a hash in hexadecimal
    if row is not None:
        given |= {"ref": [f"{rel}:{target}"], "to": acting.concerned(row, code)}
    return given | ({"anchor": [page.anchor]} if page.reader.kind == "exercise" else {})


def shape(regime: Regime, form: Form) -> dict[str, Any]:
    """Return what a script has to know of a form to judge what was written into it."""
    return {
        "languages": list(regime.languages),
        "title": form.title,
        "text": form.text,
        "claims": form.claims and regime.secrecy is not None,
        "fields": [_shape(field) for field in form.fields.values()],
    }


def _shape(field: Field) -> dict[str, Any]:
    told = {"name": field.name, "kind": str(field.kind), "of": str(field.of), "required": field.required}
    return {**told, "low": field.low, "high": field.high}


def _readable(one: Input, readers: set[str]) -> Input:
    """Return boxes to tick for those alone to whom something can be sealed; the script expands no groups."""
    sections = (
        Section(label=held.label, options=tuple(option for option in held.options if option.value in readers))
        for held in one.sections
    )
    return replace(one, wholes=(), sections=tuple(section for section in sections if section.options))


def _single(one: Input) -> Input:
    return replace(one, wholes=())


def _script_words(page: Page) -> list[tuple[str, str]]:
    say = page.words.say
    plain = [(name, say(name)) for name in (*writing.SCRIPT_WORDS, *OWN_WORDS, *REFUSALS)]
    return [*plain, *((name, say(f"finding-{name}")) for name in FINDINGS)]
