"""What will be signed, in sentences: a record as its signer should read it, rendered from the bytes alone.

Knows acts, fields and forms; not who asks, nor whether the log would take the record. Law: nothing that is signed is left
out, so two records never read alike; a word from a regime stands beside the code or value that is signed, never instead;
and what an author wrote is set off line by line, so that no text can pass for a line of ours.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from comity.encoding import canonical
from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.i18n.catalogue import Catalogue
from comity.i18n.terms import Terms
from comity.keys.names import VerifierKey
from comity.records.act import STRUCTURAL, Act
from comity.records.bodies import (
    RootSet,
    SeatGrant,
    comes_along,
    is_reading,
    read_accreditation,
    read_amendment,
    read_content,
    read_continued,
    read_disavowal,
    read_found,
    read_reading,
    read_revoked,
    read_root_set,
    read_witnessed,
    root_set_hash,
)
from comity.records.inner import Inner, opened
from comity.records.lodging import brings_receipts, read_lodged
from comity.records.record import SEALED, Material, Record, Ref, record_id, render_text
from comity.records.recovery import announces, read_recovery, read_veto, vetoes
from comity.records.succession import read_succession, succeeds
from comity.records.trail import binds_trail, read_head
from comity.regime import Form, Regime

SET_OFF: Final = "  | "
NO_NAMES: Final[Mapping[str, str]] = {}


def preview(
    record: Record,
    regime: Regime | None,
    words: Catalogue,
    key_names: Mapping[str, str] = NO_NAMES,
    inner: Inner | None = None,
) -> list[str]:
    """Return the lines a signer reads. `regime` lends names and labels, `key_names` names of keys by hash, where known.

    Both are conveniences of whoever shows the preview: a record is what its codes, values and hashes say. `inner` is the text a
    restricted record commits to, which the caller has checked.
    """
    telling = _Telling(record, regime, words, key_names)
    within = [] if inner is None else _Telling(opened(record, inner), regime, words, key_names).inner(inner)
    return [*telling.head(), *telling.content(), *within, *telling.place()]


def reading(record: Record, regime: Regime | None, words: Catalogue, inner: Inner) -> list[str]:
    """Return the lines of a sealed text that was opened, for whoever reads it: who says it to whom, and what it says."""
    head = list(_Telling(record, regime, words, NO_NAMES).head())
    within = list(_Telling(opened(record, inner), regime, words, NO_NAMES).inner(inner))
    return [*head[2:], *within[1:-1]]


class _Telling:
    """One record being told."""

    def __init__(self, record: Record, regime: Regime | None, words: Catalogue, key_names: Mapping[str, str]) -> None:
        self.record, self.words, self.key_names = record, words, key_names
        self.terms = None if regime is None else Terms(words=words, regime=regime)

    def head(self) -> Iterator[str]:
        """Tell who says what kind of thing to whom."""
        record, words = self.record, self.words
        yield words.say("preview-title", act=f"{words.say(f'act-{record.act}')} [{record.act}]")
        yield self._line("preview-id", record_id(render_text(record)))
        yield self._line("preview-log", record.log)
        yield self._line("preview-by", self._code(record.by))
        yield self._line("preview-for", self._code(record.for_))
        if record.to:
            yield self._line("preview-to", ", ".join(map(self._code, record.to)))
        if record.attributed_to is not None:
            yield self._line("preview-attributed", self._code(record.attributed_to))
        yield self._line("preview-form", self._form_label())
        yield self._line("preview-date", f"{words.date(record.at)} [{record.at}]")
        yield self._line("preview-audience", words.say(f"preview-audience-{record.aud}"))

    def content(self) -> Iterator[str]:
        """Tell what the act does, or what the author says; a body that is not understood is shown as it is."""
        try:
            yield from list(self._acting() if self.record.act in STRUCTURAL else self._said())
        except Rejected:
            yield self.words.say("preview-not-understood")
            yield from self._set_off(_json(dict(self.record.body or {})))
        if self.record.inner is not None:
            yield self.words.say("preview-inner")
            yield from self._set_off(_json(dict(self.record.inner)))

    def inner(self, inner: Inner) -> Iterator[str]:
        """Tell what the text behind the gate says; this record is the one entitled readers will read."""
        yield self.words.say("preview-within-sealed" if self.record.aud == SEALED else "preview-within")
        if inner.act is not None:
            yield self._line("preview-within-act", f"{self.words.say(f'act-{inner.act}')} [{inner.act}]")
        if inner.form is not None:
            yield self._line("preview-form", self._form_label())
        try:
            yield from list(self._said())
        except Rejected:
            yield self.words.say("preview-not-understood")
            yield from self._set_off(_json(dict(inner.body)))
        yield from self._references(inner.refs or ())
        yield from self._files(inner.material)
        yield self._line("preview-within-salt", inner.salt.hex())
        sealed = self.record.aud == SEALED
        yield self.words.say("preview-within-end-sealed" if sealed else "preview-within-end")

    def place(self) -> Iterator[str]:
        """Tell what the record refers to and names, which keys sign, and where it stands on their chain."""
        record, words = self.record, self.words
        yield from self._references(record.refs)
        yield from self._files(record.material)
        for source in record.sources:
            yield self._line("preview-source", source.url)
            notes = {} if source.note is None else source.note
            told = {
                "title": source.title,
                "doubt": source.doubt,
                **{f"note {lang}": notes[lang] for lang in sorted(notes)},
            }
            for name, text in told.items():
                if text is not None:
                    yield from self._set_off(f"{name}: {text}")
        if record.not_after is not None:
            yield self._line("preview-not-after", record.not_after)
        for key in record.keys:
            yield words.say("preview-signer", key=self._hash(key))
        yield words.say("preview-chain", seq=str(record.seq), prev=record.prev)
        yield words.say("preview-seen", size=str(record.seen.size), root=record.seen.root)

    def _references(self, refs: tuple[Ref, ...]) -> Iterator[str]:
        for ref in refs:
            relation = f"{self.words.say(f'rel-{ref.rel}')} [{ref.rel}]"
            yield self.words.say("preview-ref", relation=relation, id=ref.id)

    def _files(self, files: tuple[Material, ...]) -> Iterator[str]:
        for item in files:
            facts = {"sha256": item.sha256, "size": str(item.size), "media": item.media, "role": item.role}
            yield self.words.say("preview-material", **facts)
            yield from self._set_off(item.name)

    def _acting(self) -> Iterator[str]:
        """Tell what an act of keys, rules or time does."""
        tell: Mapping[Act, Callable[[], Iterator[str]]] = {
            Act.FOUND: self._found,
            Act.ACCEDE: self._root_set,
            Act.ROTATE: self._root_set,
            Act.ACCREDIT: self._accredit,
            Act.REVOKE: self._revoke,
            Act.DISAVOW: self._disavow,
            Act.AMEND_RULES: self._amend,
            Act.WITNESSED: self._witnessed,
        }
        yield from tell[self.record.act]()

    def _found(self) -> Iterator[str]:
        found = read_found(self.record)
        yield self.words.say("preview-found", kind=found.kind, version=str(found.state_version))
        for name, key in (("founder", found.founder), ("log", found.log_key), ("stamp", found.stamp_key)):
            yield self._line(f"preview-{name}-key", _fingerprint(key))
        yield self._line("preview-regime", found.regime)
        yield self._line("preview-zone", found.zone)
        yield from self._seats(found.seats)
        for label, text in (
            ("preview-policy", found.policy),
            ("preview-cites", found.cites),
            ("preview-continues", found.continues),
        ):
            if text:
                yield self.words.say(label)
                yield from self._set_off(text)

    def _root_set(self) -> Iterator[str]:
        if announces(self.record):
            made = read_recovery(self.record)
            yield self.words.say("preview-recover", seat=made.seat)
            yield self._line("preview-root-set", made.root_set)
            return
        if succeeds(self.record):
            yield from self._succession()
            return
        if comes_along(self.record):
            yield self.words.say("preview-come-along")
            yield self._line("preview-continuation", read_continued(self.record))
            return
        root_set: RootSet = read_root_set(self.record)
        facts = {"threshold": root_set.threshold, "count": len(root_set.keys)}
        yield self.words.say(f"preview-{self.record.act}", **facts)
        for key in root_set.keys:
            yield self._line("preview-key", _fingerprint(key))
        yield self._line("preview-root-set", root_set_hash(root_set))

    def _succession(self) -> Iterator[str]:
        made = read_succession(self.record)
        yield self.words.say(f"preview-succeed-{made.of}", until=made.until)
        yield self._line("preview-key", _fingerprint(made.key))
        yield self._line("preview-possession", made.pop)
        yield self._line("preview-vouched", made.old)

    def _accredit(self) -> Iterator[str]:
        if is_reading(self.record):
            yield from self._reading()
            return
        grant = read_accreditation(self.record)
        yield self.words.say(f"preview-accredit-{grant.tier}")
        yield self._line("preview-key", _fingerprint(grant.key))
        yield self.words.say("preview-role")
        yield from self._set_off(grant.role)
        if grant.scope is None:
            yield self.words.say("preview-scope-all")
        else:
            acts = (f"{self.words.say(f'act-{act}')} [{act}]" for act in sorted(grant.scope))
            yield self.words.say("preview-scope", acts=", ".join(acts))
        none = grant.ceiling is None
        yield self.words.say("preview-ceiling-none" if none else "preview-ceiling", count=grant.ceiling or 0)
        yield self._line("preview-possession", grant.possession)

    def _reading(self) -> Iterator[str]:
        held = read_reading(self.record)
        yield self.words.say("preview-accredit-reading")
        yield self._line("preview-key", f"{held.name} {held.recipient}")
        yield self.words.say("preview-role")
        yield from self._set_off(held.role)

    def _revoke(self) -> Iterator[str]:
        if vetoes(self.record):
            yield self.words.say("preview-veto", record=read_veto(self.record))
            yield from self._reason()
            return
        yield self.words.say("preview-revoke", key=self._hash(read_revoked(self.record)))
        yield from self._reason()

    def _disavow(self) -> Iterator[str]:
        read_disavowal(self.record)
        yield self.words.say("preview-disavow", count=len(self.record.refs))
        yield from self._reason()

    def _amend(self) -> Iterator[str]:
        amendment = read_amendment(self.record)
        yield self.words.say("preview-amend-rules")
        if amendment.regime is not None:
            yield self._line("preview-regime", amendment.regime)
        yield from self._seats(amendment.seats)
        if amendment.policy is not None:
            yield self.words.say("preview-policy")
            yield from self._set_off(amendment.policy)

    def _witnessed(self) -> Iterator[str]:
        if brings_receipts(self.record):
            made = read_lodged(self.record)
            yield self.words.say("preview-lodged", record=made.record)
            for receipt in made.receipts:
                yield from self._set_off(f"{receipt.line.name} {receipt.line.key_id.hex()}")
            return
        if binds_trail(self.record):
            head = read_head(self.record)
            yield self.words.say("preview-trail", count=head.size)
            yield self._line("preview-trail-root", head.root)
            return
        yield self.words.say("preview-witnessed")
        yield from self._set_off(read_witnessed(self.record).decode())

    def _reason(self) -> Iterator[str]:
        reason = (self.record.body or {}).get("reason")
        if reason is None:
            yield self.words.say("preview-no-reason")
        else:
            yield self.words.say("preview-reason")
            yield from self._set_off(str(reason))

    def _seats(self, seats: tuple[SeatGrant, ...]) -> Iterator[str]:
        for seat in seats:
            facts = {"seat": self._code(seat.code), "kind": seat.kind, "hash": seat.root_set}
            yield self.words.say("preview-seat", **facts)

    def _said(self) -> Iterator[str]:
        """Tell what a content act says: its title and text in every language, its fields by label and as signed."""
        if self.record.body is None:
            return
        content = read_content(self.record)
        for part, texts in (("title", content.title), ("text", content.text)):
            for lang, text in texts.items():
                yield self.words.say(f"preview-said-{part}", language=f"{self.words.language_within(lang)} [{lang}]")
                yield from self._set_off(text)
        form = self._form()
        for name, value in content.fields.items():
            yield self.words.say("preview-said-field", label=self._field_label(form, name))
            yield from self._set_off(self._field_value(form, name, value))
        for name, said in content.unstated.items():
            yield self.words.say("preview-said-unstated", label=self._field_label(form, name))
            yield from self._set_off(said if isinstance(said, str) else _json(said))

    def _form(self) -> Form | None:
        return None if self.terms is None else self.terms.regime.forms.get(self.record.form)

    def _form_label(self) -> str:
        form = self._form()
        return (
            self.record.form
            if form is None or self.terms is None
            else self._beside(form.labels[self.terms.lang], self.record.form)
        )

    def _field_label(self, form: Form | None, name: str) -> str:
        if self.terms is None or form is None or name not in form.fields:
            return name
        return self._beside(form.fields[name].labels[self.terms.lang], name)

    def _field_value(self, form: Form | None, name: str, value: Json) -> str:
        """Return a value as the form tells it, and as it is signed wherever the two differ."""
        signed = value if isinstance(value, str) else _json(value)
        if self.terms is None or form is None or name not in form.fields:
            return signed
        try:
            shown = self.terms.value(form.fields[name], value, self.record.at)
        except (KeyError, ValueError, TypeError, AttributeError, Rejected):
            return signed  # not a value of this form: the desk will say so, the signer sees what it is
        return self._beside(shown, signed)

    def _beside(self, shown: str, signed: str) -> str:
        return signed if shown == signed else f"{shown} [{signed}]"

    def _code(self, code: str) -> str:
        return code if self.terms is None else self._beside(self.terms.name(code, self.record.at), code)

    def _hash(self, hashed: str) -> str:
        return f"{self.key_names[hashed]} {hashed}" if hashed in self.key_names else hashed

    def _line(self, label: str, value: str) -> str:
        return self.words.say("field-line", label=self.words.say(label), value=value)

    def _set_off(self, text: str) -> Iterator[str]:
        for line in text.split("\n"):
            yield SET_OFF + line


def _fingerprint(key: VerifierKey) -> str:
    """Return a key's name, its hash as records name it, and its public key."""
    return f"{key.name} {key.hash_hex} ({key.public.hex()})"


def _json(value: Json) -> str:
    return canonical.render(value).decode()
