"""A seat's own signing page, served on this machine by the installed program: write, compare, read, sign, hand in, check.

Knows its pages and what was asked for in them; the desk is a `Peer` and is not believed. Law: a text is signed only if it says
exactly what was asked for here, or was brought as a file and read here; what is shown is told from the bytes that are signed; the
key's secret leaves this process as signatures only. Requests from other pages are refused: the address holds a random
token, and Host, Origin and Sec-Fetch-Site must be this page's own.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.utils.http import content_disposition_header

from comity.encoding import canonical
from comity.errors import ComityError, Finding, Rejected
from comity.i18n import Catalogue
from comity.i18n.preview import preview
from comity.keys.names import log_and_owner
from comity.keys.reading import ReadingKey
from comity.keys.signer import SigningKey
from comity.records.inner import FILES
from comity.records.record import SEALED
from comity.regime import load
from comity.service import prepared
from comity.service.desk import Placed
from comity.service.drafting import Draft, differences, draft_of, problems
from comity.service.peer import Peer
from comity.service.pen import sign_text
from comity.service.permitted import Doing, may_write
from comity.service.prepared import Prepared
from comity.service.sealing import Sealed
from comity.verify.anchor import Anchor
from comity.verify.receipt import verify_receipt
from comity.web.drafting import audience, form_files, typed
from comity.web.drafting.inputs import Sheet
from comity.web.drafting.referring import ALSO, hex_in
from comity.web.drafting.typed import Given
from comity.web.own_seat.asked import Asked, Chosen, Held, asked
from comity.web.own_seat.pages import page_of
from comity.web.own_seat.sealed import OwnSealed

TEXTS_KEPT: Final = 200
HEADERS: Final = (
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
STYLE: Final = Path(__file__).parents[1] / "static" / "comity.css"
_ID: Final = re.compile(r"[0-9a-f]{64}")
Start = Callable[[str, list[tuple[str, str]]], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is answered: status, bytes, their type, and a name to be kept under where they are a file."""

    data: bytes
    status: str = "200 OK"
    media: str = "text/html; charset=utf-8"
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What may be signed: it says what was asked, or came as a file (`draft` is None). `sealed` and `files` were made here.

    `later` is an earlier sealed record that this one lets others read.
    """

    told: Prepared
    draft: Draft | None
    sealed: Sealed | None = None
    files: tuple[bytes, ...] | None = None
    later: str = ""


class OwnSeat:
    """The WSGI application of one key's signing page."""

    def __init__(
        self,
        peer: Peer,
        key: SigningKey,
        anchor: Anchor | None,
        words: Catalogue,
        token: str,
        text: bytes | None = None,
        reading: Sequence[ReadingKey] = (),
    ) -> None:
        """Ask the desk for the body's facts; `text` is one to be signed from a file, `reading` are the seat's reading keys.

        Raises Rejected where key, body and anchor are not of one log, or the text is none; Unavailable if the desk is silent.
        """
        self.peer, self.anchor, self.words = peer, anchor, words
        self._key, self._token = key, token
        self.origin, self.owner = log_and_owner(key.name)
        facts = peer.body()
        logs = {self.origin, facts.origin, self.origin if anchor is None else anchor.origin}
        if len(logs) > 1 or not self.origin:
            raise Rejected(Finding(code="key.other-log", place=key.name, excerpt=", ".join(sorted(logs))))
        self.kind, self.regime = facts.kind, load(facts.rules)
        self._ready: dict[str, Ready] = {}
        self._receipts: dict[str, bytes] = {}
        self._chosen = Held()
        self._seals = OwnSealed(peer, anchor, words, self.regime, self.owner, reading)
        self._brought = None if text is None else self._bring(prepared.parse(text))

    def __call__(self, environ: Mapping[str, Any], start_response: Start) -> Iterable[bytes]:
        """Answer one request."""
        answer = self._answer(environ)
        kept = content_disposition_header(as_attachment=True, filename=answer.name) if answer.name else None
        named = [] if kept is None else [("Content-Disposition", kept)]
        length = [("Content-Type", answer.media), ("Content-Length", str(len(answer.data)))]
        start_response(answer.status, [*HEADERS, *length, *named])
        return [answer.data]

    def _answer(self, environ: Mapping[str, Any]) -> Answer:
        """Refuse what does not come from this page, then read, then route."""
        request = asked(environ, self._token)
        if request is None:
            return Answer(data=b"", status="404 Not Found", media="text/plain")
        try:
            return self._routed(request)
        except ComityError as error:
            return self._page("own_refused", "422 Unprocessable Content", lines=self._explained(error.finding))

    def _routed(self, asked: Asked) -> Answer:
        first, _, rest = asked.path.partition("/")
        found = self._shown(first, rest, asked.given) if asked.method == "GET" else self._done(first, rest, asked)
        return Answer(data=b"", status="404 Not Found", media="text/plain") if found is None else found

    def _shown(self, first: str, rest: str, given: Given) -> Answer | None:
        """Return a page that changes nothing, or None where there is none."""
        match first:
            case "receipt" | "comity.css":
                return self._file(first, rest)
            case "text" if self._brought is not None:
                return self._read(self._brought)
            case "":
                return self._list()
            case "write":
                return self._form(self._doing(rest, given), _begun(given, self.regime.zone))
            case "sealed" | "proof" | "sealed-file" if self.regime.seals:
                return self._sealed_shown(first, rest)
        return None

    def _file(self, first: str, rest: str) -> Answer | None:
        """Return the stylesheet, or a receipt taken here."""
        if first == "comity.css":
            return Answer(data=STYLE.read_bytes(), media="text/css; charset=utf-8")
        if rest not in self._receipts:
            return None
        return Answer(data=self._receipts[rest], media="application/octet-stream", name=f"{rest[:16]}.receipt")

    def _sealed_shown(self, first: str, rest: str) -> Answer:
        """Return the list of sealed records, one of them, or the file that shows one was sealed falsely."""
        if first == "proof":
            return Answer(data=self._seals.proof(rest), media="application/json", name=f"{rest[:16]}.proof.json")
        if first == "sealed-file":
            item, data = self._seals.file(*rest.partition("/")[::2])
            return Answer(data=data, media="application/octet-stream", name=item.name)
        template, facts = self._seals.page(rest)
        return self._page(template, **facts)

    def _done(self, first: str, rest: str, asked: Asked) -> Answer | None:
        """Return what becomes of something sent, or None where nothing takes it."""
        given = asked.given
        match first:
            case "write":
                return self._written(self._doing(rest, given), given, asked.files)
            case "again":
                return self._again(self._held(given))
            case "sign":
                self._chosen.take(asked.files)
                return self._signed(self._held(given))
            case "derestrict" if self.regime.seals:
                return self._opening(rest, given)
        return None

    def _list(self) -> Answer:
        found = may_write(self.regime, self.owner, _today(), restricted=True, sealed=True)
        rows = [(doing, self._label(doing), self.words.say(f"act-{doing.act}")) for doing in found]
        return self._page("own_list", rows=rows, seals=self.regime.seals)

    def _form(self, doing: Doing, given: Given, found: tuple[Finding, ...] = ()) -> Answer:
        sheet, say = Sheet(self.words, self.regime, doing.form, given, found), self.words.say
        texts, fields = list(sheet.texts()), list(sheet.fields())
        groups_spoken = [code for code, group in self.regime.groups.items() if self.owner in group.speakers]
        names = {code: sheet.terms.name(code) for code in (self.owner, *groups_spoken)}
        voices = [(code, say("code-name", code=code, name=name)) for code, name in names.items()]
        relations = [doing.relation] if doing.relation else []
        voice = sheet.pick("for", say("write-for"), voices)
        at = sheet.line("at", say("write-at"), sheet.date_hint(), required=True)
        to = sheet.parties("to", say("write-to"), ("seats", "groups", "offices"), say("write-to-hint"))
        also = sheet.line("also_id", say("own-seat-re"), say("own-seat-re-hint"), required=doing.relation is not None)
        attach = sheet.line("attach", say("form-files-choose"), say("own-files-bounds", count=FILES))
        who = audience.choice(sheet, doing, say(f"act-{doing.act}"), self._label(doing))
        closing = [] if who is None else who.inputs
        return self._page(
            "own_form",
            "422 Unprocessable Content" if found else "200 OK",
            doing=doing,
            form_name=self._label(doing),
            act_name=say(f"act-{doing.act}"),
            texts=texts,
            fields=fields,
            voices=voice,
            at=at,
            audience=who,
            audience_named=audience.named(self.words, doing),
            to=to,
            also=also,
            attach=attach,
            files=form_files.shown(given.get("file", ())),
            later=_later(given),
            relations=[(name, say(f"rel-{name}")) for name in dict.fromkeys((*relations, *ALSO))],
            references=[(value, *value.split(":")[:2]) for value in given.get("ref", ()) if value.count(":") == 1],
            troubles=sheet.troubles([voice, also, *closing, to, *texts, *fields, attach, at]),
            troubled=bool(found),
        )

    def _written(self, doing: Doing, given: Given, came: Sequence[Chosen]) -> Answer:
        """Have the desk prepare what was written, and show the text if it says what was asked."""
        kept, refused = self._chosen.take(came)
        given = {**given, "file": list(dict.fromkeys((*given.get("file", ()), *kept)))}
        changed = typed.rearranged(given)
        if changed is not None or "edit" in given:
            return self._form(doing, changed or given, refused)
        draft, unread = typed.read(self.regime, doing, self.owner, given, hex_in)
        files, unfit = form_files.named(given["file"])
        draft = replace(draft, material=files)
        found = (*unread, *refused, *unfit, *self._chosen.missing(files), *problems(self.regime, draft))
        if found:
            return self._form(doing, given, found)
        if draft.aud == SEALED:
            return self._sealed(doing, draft, given, self._chosen.of(files))
        try:
            told = self.peer.prepare(draft, self._key.verifier.hash_hex)
        except Rejected as refusal:
            return self._form(doing, given, (refusal.finding,))
        return self._compared(draft, told)

    def _sealed(self, doing: Doing, draft: Draft, given: Given, files: Sequence[bytes]) -> Answer:
        """Seal what was written, here, and show it; the desk is asked for the place, and for reading keys it cannot make up."""
        later = _later(given)
        try:
            made = self._seals.seal(draft, self._key.verifier.hash_hex, files, later)
        except Rejected as refusal:
            return self._form(doing, given, (refusal.finding,))
        told = Prepared(text=made.text, record=made.record, held=made.held)
        return self._read(self._hold(Ready(told=told, draft=draft, sealed=made, files=made.files, later=later)))

    def _opening(self, record_id: str, given: Given) -> Answer:
        """Show the record that would make a sealed text public."""
        text, file = self._seals.disclosing(record_id, self._key.verifier.hash_hex, given)
        return self._read(self._hold(Ready(told=prepared.parse(text), draft=None, files=(file,))))

    def _compared(self, draft: Draft, data: bytes) -> Answer:
        """Show what the desk prepared if it says what was asked; else show where it does not, and sign nothing.

        The inner bytes of a restricted record are read here, and must be those its outer text commits to.
        """
        told, hidden = prepared.parse(data), self.regime.forms[draft.form].hidden
        found = differences(draft, self._key.verifier, self.origin, told, hidden=hidden)
        if found:
            nothing = self.words.say("own-seat-nothing")
            rows = [
                (
                    one.place,
                    nothing if one.surplus else _plain(one.asked),
                    nothing if one.missing else _plain(one.prepared),
                )
                for one in found
            ]
            return self._page("own_differs", rows=rows)
        return self._read(self._hold(Ready(told=told, draft=draft)))

    def _again(self, ready: Ready) -> Answer:
        draft = ready.draft or draft_of(ready.told.whole)
        if ready.sealed is not None:
            doing = self._doing(draft.form, {"act": [str(draft.act)]})
            return self._sealed(doing, draft, self._given_of(ready), ready.sealed.enclosed)
        return self._compared(draft, self.peer.prepare(draft, self._key.verifier.hash_hex))

    def _read(self, held: str) -> Answer:
        ready = self._ready[held]
        told, names = ready.told, {self._key.verifier.hash_hex: self._key.name}
        given = self._given_of(ready)
        wanted = [] if ready.files is not None else self._chosen.missing(told.whole.material)
        return self._page(
            "own_preview",
            held=held,
            compared=ready.draft is not None,
            wanted=[item.name for item in told.whole.material] if wanted else [],
            lines=preview(told.record, self.regime, self.words, names, told.held),
            raw=told.text.decode(),
            raw_inner="" if told.inner is None else told.inner.decode(),
            sealed=ready.sealed,
            raw_sealed="" if ready.sealed is None else ready.sealed.inner.decode(),
            whole=told.whole,
            kept=[(name, value) for name, values in given.items() for value in values],
        )

    def _given_of(self, ready: Ready) -> Given:
        """Return the inputs that what is ready to be signed was read from; none where it was not written here."""
        if ready.draft is None:
            return {}
        files, later = [form_files.written(item) for item in ready.draft.material], [ready.later] if ready.later else []
        return {**typed.given_of(ready.draft), "file": files, "later": later}

    def _signed(self, ready: Ready) -> Answer:
        """Sign, hand in, and check the receipt; a refusal offers to prepare again. Files come as they were chosen here."""
        files = ready.files
        if files is None:
            named = ready.told.whole.material
            for finding in self._chosen.missing(named):
                raise Rejected(finding)
            files = self._chosen.of(named)
        note = ready.told.handed_in(sign_text(ready.told.text, (self._key,)), files)
        held = ready.told.id
        try:
            placed = self.peer.submit(note)
        except ComityError as error:
            return self._page(
                "own_refused", "422 Unprocessable Content", lines=self._explained(error.finding), held=held
            )
        return self._page("own_done", placed=placed, symbol=placed.symbol or "none", proof=self._proof(held, placed))

    def _proof(self, signed: str, placed: Placed) -> str:
        """Return whether the desk's receipt proves the record that was signed here: holds, agrees or broken."""
        data = self.peer.receipt(signed)
        report = verify_receipt(data, self.anchor)
        self._receipts[signed] = data
        about = any(check.code == "frame" and check.facts.get("record") == signed for check in report.checks)
        fine = about and placed.id == signed and all(check.outcome != "failed" for check in report.checks)
        return ("holds" if self.anchor is not None else "agrees") if fine else "broken"

    def _bring(self, told: Prepared) -> str:
        """Keep what was brought as a file, if it is one of this key."""
        record = told.record
        if record.log != self.origin or record.keys != (self._key.verifier.hash_hex,):
            raise Rejected(Finding(code="key.other-log", place="--text", excerpt=record.log))
        return self._hold(Ready(told=told, draft=None))

    def _hold(self, ready: Ready) -> str:
        while len(self._ready) >= TEXTS_KEPT:
            del self._ready[next(iter(self._ready))]
        held = ready.told.id
        self._ready[held] = ready
        return held

    def _held(self, given: Given) -> Ready:
        held = next(iter(given.get("held", ())), "")
        if held not in self._ready:
            raise Rejected(Finding(code="key.unknown", place="text", excerpt=held[:64]))
        return self._ready[held]

    def _doing(self, form: str, given: Given) -> Doing:
        act = next(iter(given.get("act", ())), None)
        for doing in may_write(self.regime, self.owner, _today(), restricted=True, sealed=True):
            if doing.form.name == form and act in {None, str(doing.act)}:
                return doing
        raise Rejected(Finding(code="form.by", place="record.form", excerpt=form[:40]))

    def _label(self, doing: Doing) -> str:
        held = doing.form.labels
        return held.get(self.words.lang, held[self.regime.languages[0]])

    def _explained(self, found: Finding) -> Sequence[str]:
        """Return a finding in sentences; one a desk of another version knows is shown as it came."""
        if self.words.has("finding-" + found.code.replace(".", "-")):
            return self.words.explain(found).splitlines()
        return [f"{found.code}: {found.place} {found.excerpt}"]

    def _page(self, template: str, status: str = "200 OK", **facts: Any) -> Answer:
        around = {
            "base": f"/{self._token}/",
            "desk": self.peer.name,
            "owner": self.owner,
            "key_name": self._key.name,
            "anchored": self.anchor is not None,
            "exercise": self.kind == "exercise" or "/EXERCISE/" in self.origin,
        }
        return Answer(data=page_of(template, self.words, {**around, **facts}), status=status)


def _begun(given: Given, zone: str) -> Given:
    """Return the inputs of an empty form: the day it is in the body's zone, and what it was asked about."""
    day = datetime.now(ZoneInfo(zone)).date().isoformat()
    return {"at": [day], "also_id": list(given.get("re", ())), "later": [_later(given)] if _later(given) else []}


def _later(given: Given) -> str:
    """Return the id of the earlier sealed record that what is written lets others read, if any."""
    return next((one for one in given.get("later", ()) if _ID.fullmatch(one)), "")


def _plain(value: object) -> str:
    return value if isinstance(value, str) else canonical.render_own(value).decode()  # type: ignore[arg-type]


def _today() -> str:
    """Return the day by which a record filed now is judged: UTC, as the fold asks on which day its author sits."""
    return datetime.now(UTC).date().isoformat()
