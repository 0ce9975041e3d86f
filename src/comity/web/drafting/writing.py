"""Writing a record in the browser: what one may write, the form, what is wrong with it, and the text that would be signed.

Knows requests and templates; inputs, drafts and what the log would say are others'. Law: nothing here signs, and nothing is
kept but a draft its seat asked to keep (web.desk): what was written travels with the page until its author signs it, and a
refusal gives all of it back.
"""

import base64
import binascii
import re
import secrets
import shlex
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.csrf import csrf_exempt

from comity.errors import Finding, Rejected
from comity.i18n.preview import preview
from comity.records.act import Act
from comity.records.fields import finding
from comity.records.inner import FILES, SALT_BYTES
from comity.service import prepared
from comity.service.ceremony import names_known
from comity.service.drafting import Draft, desk_keys, draft_of, prepare, problems
from comity.service.permitted import RESTRICTED, Doing, candidates, may_seal, may_write
from comity.service.prepared import PREPARED_LIMIT, Prepared
from comity.web.access.headers import runs_script, unkept
from comity.web.access.refusing import refused
from comity.web.downloads.files import download, reader_of
from comity.web.downloads.lasting import absolute
from comity.web.drafting import attaching, audience, bar, form_files, prefilling, typed, weighing
from comity.web.drafting.forms import rule_of
from comity.web.drafting.inputs import Sheet
from comity.web.drafting.referring import ALSO, hex_in
from comity.web.drafting.typed import Given
from comity.web.drafting.weighing import Weighed
from comity.web.filings.handing import refusal
from comity.web.filings.preparing import demonstrated
from comity.web.owed import acting
from comity.web.page.present import Page

RULE: Final = "docs/spec/signing.md 2"
UNPROCESSABLE: Final = 422
TOO_LARGE: Final = 413
SCRIPT_WORDS: Final = (
    "preview-by",
    "preview-for",
    "preview-to",
    "preview-attributed",
    "preview-form",
    "preview-date",
    "preview-audience",
    "sign-act",
    "sign-refs",
    "sign-title",
    "sign-text",
    "sign-field",
    "sign-material",
    "sign-sources",
    "sign-keys",
    "sign-place",
    "sign-seen",
    "sign-other",
    "sign-id",
    "sign-not-canonical",
    "sign-other-key",
    "sign-unable",
    "sign-no-key",
    "sign-working",
    "sign-refused",
    "sign-unreachable",
    "sign-changed",
    "sign-again-done",
    "sign-inner",
    "sign-inner-other",
    "sign-salt",
    "form-files-wait",
    "form-files-fit",
    "form-files-other",
    "form-files-missing",
    "sign-open-on",
)
"""Sentences the signing script says, by name; it has none of its own."""
_ID: Final = re.compile(r"[0-9a-f]{64}")
SEATS: Final = 1_000


def listing(page: Page) -> HttpResponse:
    """List what a seat may write, by act and form; without a seat, the seats there are to choose from."""
    code = _seat(page)
    if code is None:
        return choose(page, page.url("write"))
    starting, following = writable(page, code)
    sealing = [_row(page, doing, code, "seal") for doing in may_seal(page.regime, code, _today())]
    return page.render("write_list", **seated(page, code), starting=starting, following=following, sealing=sealing)


def writable(page: Page, code: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return what a seat may write: what stands by itself, and what is done to another record."""
    found = [_row(page, doing, code) for doing in _may_write(page, code)]
    return [row for row in found if not row["needs"]], [row for row in found if row["needs"]]


def choose(
    page: Page, url: str, then: dict[str, str] | None = None, among: frozenset[str] | None = None
) -> HttpResponse:
    """Let whoever asks choose the seat to write for, of `among` where only some will do, and lead on to `url`.

    Raises Http404 where there is none.
    """
    classes = (("seats", page.regime.seats), ("offices", page.regime.offices))
    offered = page.writable if among is None else page.writable & among
    there = offered & dict(page.reader.scan("seat", limit=SEATS)).keys()
    sections = [
        (page.words.say(f"holders-{name}"), [(code, page.name(code)) for code in held if code in there])
        for name, held in classes
    ]
    if not any(codes for _, codes in sections):
        raise Http404(url)
    return page.render("write_seat", sections=sections, action=url, then=then or {})


@csrf_exempt  # it changes nothing: what is posted comes back, and only a signature made elsewhere can change the record
def form(page: Page, form: str) -> HttpResponse:
    """Show a form to be filled in; filled in, show what is wrong with it or the text that would be signed."""
    oversize = attaching.begin(page.request) if page.request.method == "POST" else None
    if oversize is not None:
        return refusal(page, oversize, TOO_LARGE)
    code = _seat(page)
    asked = page.request.POST if page.request.method == "POST" else page.request.GET
    if code is None:
        then = {name: asked.get(name, "")[:64] for name in ("act", "re", "rel") if name in asked}
        return choose(page, page.url(f"write/{form}"), then)
    doing = _doing(page, code, form, asked.get("act"))
    if page.request.method != "POST":
        return show_form(page, code, doing, bar.opened(page, code, doing) or _begun(page, code, doing))
    return _filled(page, code, doing)


def _filled(page: Page, code: str, doing: Doing) -> HttpResponse:
    """Answer what was written into a form, by the button that sent it."""
    given = {name: [str(value) for value in values] for name, values in page.request.POST.lists()}
    came, refused_files = attaching.arrived(page.request)
    given["file"] = list(dict.fromkeys((*given.get("file", ()), *came)))
    changed = typed.rearranged(given)
    if changed is not None or "edit" in given:
        return show_form(page, code, doing, changed or given, refused_files)
    if given.get("aud", ["public"])[0] not in {"", *doing.audiences, "public"}:
        raise Http404(doing.form.name)
    draft, unread = typed.read(page.regime, doing, code, given, lambda name: _find(page, name))
    files, unfit = form_files.named(given["file"])
    draft = replace(draft, material=files)
    found = (*unread, *refused_files, *unfit, *problems(page.regime, draft))
    if "check" in given:
        return _checked(page, code, doing, draft, given, found)
    if found:
        return show_form(page, code, doing, given, found, weighing.weighed(page, draft, None))
    return _prepared(page, code, doing, draft, given)


@csrf_exempt  # as above
def again(page: Page) -> HttpResponse:
    """Prepare what a text says once more, at the place its key has come to since; nothing of it is lost."""
    if page.request.method != "POST":
        return HttpResponseRedirect(page.url("write"))
    try:
        told = _told(page.request.POST.get("text", ""))
        draft = draft_of(told.whole)
    except Rejected as error:
        return refusal(page, error.finding, UNPROCESSABLE)
    if page.reader.kind == "archive" or not _open_to(page, draft.by):
        raise Http404(draft.by)
    doing = _doing(page, draft.by, draft.form, str(draft.act))
    if draft.aud not in doing.audiences:
        raise Http404(draft.form)
    given = {**_given_of(draft), "key": [told.record.keys[0]], **bar.of_text(page, draft.by, told.id)}
    return _prepared(page, draft.by, doing, draft, given, again=True)


@csrf_exempt  # it gives back the bytes it was sent
def text_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Give back what was prepared as a file to be signed elsewhere; what is nothing of the kind is refused."""
    reader_of(slug)
    try:
        told = _told(request.POST.get("text", ""))
    except Rejected as error:
        return refused(request, UNPROCESSABLE, error.finding)
    return unkept(download(prepared.render(told.text, told.inner), f"{slug}-{told.id[:16]}.text"))


def seated(page: Page, code: str) -> dict[str, Any]:
    """Return what every page of a seat shows: its code, its name, its keys."""
    return {
        "seat": code,
        "seat_name": page.capacity(code),
        "seat_url": page.url(f"seat/{code}"),
        "seat_keys": desk_keys(page.reader, code),
    }


@runs_script
def show_form(
    page: Page,
    code: str,
    doing: Doing,
    given: Given,
    found: tuple[Finding, ...] = (),
    told: Weighed | None = None,
) -> HttpResponse:
    """Show the form with what was written into it, what is wrong with that, and what it would be beside the rules."""
    target, source = prefilling.target_of(given, doing), next(iter(given.get("from", ())), "")
    before = prefilling.values(page, code, doing, target, source)
    sheet = Sheet(page.words, page.regime, doing.form, given, found, before)
    texts, fields = list(sheet.texts()), list(sheet.fields())
    say = page.words.say
    around = {
        "voices": sheet.pick("for", say("write-for"), voices(page, code)),
        "at": sheet.line("at", say("write-at"), sheet.date_hint(), required=True),
        "to": sheet.parties("to", say("write-to"), ("seats", "groups", "offices"), say("write-to-hint")),
        "also": sheet.line("also_id", say("write-also"), say("write-also-hint")),
        "keys": sheet.pick("key", say("write-key"), desk_keys(page.reader, code)),
        "attributed": _attributed(sheet, doing),
        "audience": audience.choice(sheet, doing, page.act(doing.act), doing.form.labels[page.rules_lang]),
        "audience_named": audience.named(page.words, doing),
        "attach": sheet.line("attach", say("form-files-choose"), say("form-files-bounds", count=FILES)),
    }
    ordered = [
        around["voices"],
        around["keys"],
        around["to"],
        *texts,
        *fields,
        around["attach"],
        around["at"],
        around["also"],
    ]
    audience_input = [] if around["audience"] is None else around["audience"].inputs
    response = page.render(
        "write_form",
        UNPROCESSABLE if found else 200,
        **seated(page, code),
        **around,
        begun=page.entry(source) if before else None,
        undo=prefilling.address(page, code, doing, target),
        sources=[] if before or page.request.method == "POST" else prefilling.sources(page, code, doing, target),
        files=form_files.shown(given.get("file", ())),
        weighed=told,
        weighable=weighing.weighable(page.regime, doing.form),
        **bar.beside(page, code, given),
        doing=doing,
        seal_url=_seal_url(page, code, doing),
        act_name=page.act(doing.act),
        form_name=doing.form.labels[page.rules_lang],
        form_rule=rule_of(page, doing.form.article),
        texts=texts,
        fields=fields,
        references=references(page, given),
        targets=[] if makes(given, doing) else targets(page, code, doing),
        needed="" if doing.relation is None else say(f"rel-{doing.relation}"),
        sittings=_sittings(page, given) if doing.relation != "at-sitting" else [],
        relations=[(name, say(f"rel-{name}"), name in given.get("also_rel", ())) for name in ALSO],
        troubles=sheet.troubles([*audience_input, *ordered]),
        troubled=bool(found),
    )
    return unkept(response) if RESTRICTED in doing.audiences or "draft" in given else response


def _checked(
    page: Page, code: str, doing: Doing, draft: Draft, given: Given, found: tuple[Finding, ...]
) -> HttpResponse:
    """Show what was written beside the rules: alone where the page asks for that part, else in the form with all of it."""
    key = next(iter(given.get("key", ())), "") or next((key for key, _ in desk_keys(page.reader, code)), "")
    text = None
    if not found and draft.aud == "public":
        try:
            text = _made(page, draft, key).text
        except Rejected as refusal:
            found = (refusal.finding,)
    told = weighing.weighed(page, draft, text)
    if page.request.headers.get("HX-Request") == "true":
        return unkept(page.render("write_weighed", weighed=told))
    return show_form(page, code, doing, given, found, told)


def _prepared(
    page: Page,
    code: str,
    doing: Doing,
    draft: Draft,
    given: Given,
    *,
    again: bool = False,
) -> HttpResponse:
    """Show the text made of a draft, or what the log would have against it."""
    keys = dict(desk_keys(page.reader, code))
    key = next(iter(given.get("key", ())), "") or next(iter(keys), "")
    if key not in keys:
        return show_form(page, code, doing, given, (finding("key.unknown", "key", key, RULE),))
    try:
        told = _made(page, draft, key)
    except Rejected as refusal:
        return show_form(page, code, doing, given, (refusal.finding,))
    bar.prepared(page, code, given, told.id)
    kept = {**_given_of(draft), "key": [key], **bar.carried(given)}
    return _preview(page, code, doing, told, keys[key], kept, again=again)


def _given_of(draft: Draft) -> Given:
    """Return the inputs of a draft, with its files as a form keeps them."""
    return {**typed.given_of(draft), "file": [form_files.written(item) for item in draft.material]}


def _made(page: Page, draft: Draft, key: str) -> Prepared:
    """Return a draft prepared, or raise Rejected; a restricted one is judged outside as everybody and inside as members read."""
    now, salt = int(time.time()), secrets.token_bytes(SALT_BYTES)
    if draft.aud == "public":
        return prepared.parse(prepare(page.reader, draft, key, now))
    return prepared.parse(prepare(page.public, draft, key, now, salt, page.reader))


@runs_script
def _preview(
    page: Page, code: str, doing: Doing, told: Prepared, key_name: str, given: Given, *, again: bool
) -> HttpResponse:
    """Show what would be signed, from the very bytes, and the ways to sign them."""
    record, rules = told.record, page.regime.signing
    careful = rules is not None and told.whole.act in rules.careful
    data = prepared.render(told.text, told.inner)
    response = page.render(
        "write_preview",
        **seated(page, code),
        doing=doing,
        act_name=page.act(doing.act),
        lines=preview(record, page.regime, page.words, names_known(page.reader, (), record), told.held),
        weighed=weighing.weighed(page, draft_of(told.whole), told.text) if told.inner is None else None,
        text=base64.b64encode(data).decode(),
        files=told.whole.material,
        quoted=[shlex.quote(f"./{item.name}") for item in told.whole.material],
        raw=told.text.decode(),
        raw_inner="" if told.inner is None else told.inner.decode(),
        record_id=told.id,
        key_name=key_name,
        origin=page.reader.origin,
        again=again,
        careful=rule_of(page, rules.article) if careful and rules is not None else None,
        demonstration=demonstrated(page.reader, code, key_name),
        kept=[(name, value) for name, values in given.items() for value in values],
        desk_address=absolute(page.request, f"/{page.slug}"),
        words_of_script=list(_script_words(page)),
    )
    return response if told.inner is None else unkept(response)


def _script_words(page: Page) -> Iterator[tuple[str, str]]:
    for name in SCRIPT_WORDS:
        yield name, page.words.say(name)


def _seat(page: Page) -> str | None:
    """Return the seat asked for. Raises Http404 in an archive and for a seat not open to whoever asks."""
    if page.reader.kind == "archive":
        raise Http404(page.slug)
    return acting.seat_asked(page)


def _open_to(page: Page, code: str) -> bool:
    return page.reader.get("seat", code) is not None and page.may_write(code)


def _may_write(page: Page, code: str) -> tuple[Doing, ...]:
    return may_write(page.regime, code, _today(), restricted=page.may_restrict(code))


def _doing(page: Page, code: str, form: str, act: str | None) -> Doing:
    """Return what is to be written, or raise Http404 where this seat cannot write it."""
    found = [doing for doing in _may_write(page, code) if doing.form.name == form and act in {None, str(doing.act)}]
    if not found:
        raise Http404(form)
    return found[0]


def _row(page: Page, doing: Doing, code: str, way: str = "write") -> dict[str, Any]:
    careful = page.regime.signing is not None and doing.act in page.regime.signing.careful
    return {
        "act": page.act(doing.act),
        "form": doing.form.labels[page.rules_lang],
        "url": page.url(f"{way}/{doing.form.name}?act={doing.act}&seat={code}"),
        "needs": "" if doing.relation is None else page.words.say(f"rel-{doing.relation}"),
        "careful": careful,
    }


def _begun(page: Page, code: str, doing: Doing) -> Given:
    """Return the inputs of an empty form: today's date, the record it was asked about, and whom that concerns."""
    target, asked = page.request.GET.get("re", "")[:64], page.request.GET.get("rel") or doing.relation or "answers"
    given: dict[str, list[str]] = {"at": [page.dated]}
    row = page.reader.get("record", target) if _ID.fullmatch(target) else None
    if row is not None:
        given["ref"] = [f"{asked}:{target}"]
        given["to"] = acting.concerned(row, code)
    source = page.request.GET.get("from", "")[:64]
    taken = prefilling.values(page, code, doing, prefilling.target_of(given, doing), source)
    return {**given, **taken, "from": [source]} if taken else given


def references(page: Page, given: Given) -> list[dict[str, Any]]:
    """Return the references chosen so far, each with the record it leads to."""
    shown = []
    for value in dict.fromkeys(given.get("ref", ())):
        rel, _, target = value.partition(":")
        if page.words.has(f"rel-{rel}") and page.reader.get("record", target) is not None:
            shown.append({"value": value, "rel": page.words.say(f"rel-{rel}"), "entry": page.entry(target)})
    return shown


def makes(given: Given, doing: Doing) -> bool:
    """Return whether the reference an act must make is among those given."""
    return doing.relation is None or any(value.startswith(f"{doing.relation}:") for value in given.get("ref", ()))


def targets(page: Page, code: str, doing: Doing) -> list[tuple[str, str]]:
    """Return the records this act may be done to, as options."""
    found = candidates(page.reader, doing, code, int(time.time()))
    return [(f"{doing.relation}:{record}", _named(page, record)) for record in found]


def _sittings(page: Page, given: Given) -> list[tuple[str, str, bool]]:
    """Return the sittings that have not closed, as options."""
    found = []
    for status in ("convened", "open"):
        for record, _ in page.reader.with_status("sitting", status, 20):
            value = f"at-sitting:{record}"
            if value not in given.get("ref", ()):
                found.append((value, _named(page, record), False))
    return found


def _named(page: Page, record: str) -> str:
    entry = page.entry(record)
    return " · ".join(filter(None, (entry.symbol, entry.title.text, entry.speaker, entry.at)))


def voices(page: Page, code: str) -> list[tuple[str, str]]:
    """Return for whom a seat may speak now: itself, and the groups it has a mandate for."""
    groups = [group for group, held in page.regime.groups.items() if code in held.speakers]
    mandated = [group for group in groups if page.reader.scan("mandate", prefix=f"{group}/{code}/", limit=1)]
    return [(name, page.words.say("code-name", code=name, name=page.name(name))) for name in (code, *mandated)]


def _seal_url(page: Page, code: str, doing: Doing) -> str:
    """Return where a record of this form is sealed in the page instead, "" where none is."""
    found = any((one.act, one.form) == (doing.act, doing.form) for one in may_seal(page.regime, code, _today()))
    return page.url(f"seal/{doing.form.name}?act={doing.act}&seat={code}") if found else ""


def _today() -> str:
    """Return the day by which a record filed now is judged: UTC, as the fold asks on which day its author sits."""
    return datetime.now(UTC).date().isoformat()


def _attributed(sheet: Sheet, doing: Doing) -> Any:
    if doing.act is not Act.LODGE:
        return None
    label = sheet.words.say("write-attributed")
    return sheet.pick("attributed_to", label, sheet.codes("seats", "groups", "offices", "actors"))


def _find(page: Page, name: str) -> str | None:
    """Return the id of a record named by symbol, id, or the address of its page."""
    return page.reader.find(hex_in(name) or name)


def _told(encoded: str) -> Prepared:
    """Return what an untrusted text sent as base64 holds to be signed, or raise Rejected."""
    try:
        data = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if not data or len(data) > PREPARED_LIMIT:
        raise Rejected(finding("record.frame", "text", encoded[:80], RULE))
    return prepared.parse(data)
