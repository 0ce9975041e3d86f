"""Sealed records in a seat's own program: listed, sealed, opened, made public, and shown to be false.

Knows what its pages show and the seat's reading keys; a desk is believed as `service.sealed_peer` says. Law: an opened text is in
the answer to this machine's browser, which is kept by nobody, and in nothing this program writes or sends.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected
from comity.i18n import Catalogue
from comity.i18n.preview import reading
from comity.i18n.terms import nearest
from comity.keys.names import log_and_owner
from comity.keys.reading import ReadingKey
from comity.records.act import Act
from comity.records.record import SEALED, Material, Record
from comity.regime import Form, Regime
from comity.service.accusing import accuse
from comity.service.drafting import Draft
from comity.service.peer import Peer
from comity.service.permitted import Doing, may_write, opening
from comity.service.sealed_peer import Client, SealedPeer, Told
from comity.service.sealing import Sealed, disclosing, key_file, voice_of
from comity.verify.anchor import Anchor
from comity.web.drafting.typed import Given

RULE: Final = "docs/spec/sealing.md 5"


class OwnSealed:
    """What one seat does with sealed records at one desk."""

    def __init__(
        self,
        peer: Peer,
        anchor: Anchor | None,
        words: Catalogue,
        regime: Regime,
        owner: str,
        keys: Sequence[ReadingKey],
    ) -> None:
        """Keep all of it; nothing is asked yet. Raises Rejected for a reading key of another seat."""
        self._peer = cast("SealedPeer", peer)
        self._client, self._words, self._regime, self._owner = Client(self._peer, anchor), words, regime, owner
        for key in keys:
            if log_and_owner(key.name)[1] != owner:
                raise Rejected(Finding(code="seal.key-file", place="--reading", excerpt=key.name, rule=RULE))
        self._keys = tuple(keys)

    def page(self, record_id: str) -> tuple[str, dict[str, Any]]:
        """Return template and facts of the list or, where one is named, of a sealed record's own page."""
        told = self._client.told()
        if not record_id:
            rows = [(one, self._owner in one.recipients) for one in told.records]
            return "own_sealed_list", {"rows": rows, "keys": bool(self._keys)}
        record = self._client.sealed(record_id)
        lines, files, wrong, why = [], list[tuple[int, Material]](), None, ""
        try:
            opened = self._client.open(record_id, told, self._owner, self._keys)
            lines = list(reading(record, self._regime, self._words, opened.held))
            files = list(enumerate(opened.held.material))
        except Rejected as refusal:
            why, wrong = refusal.finding.code, self._words.explain(refusal.finding).splitlines()
        form = self._form()
        return "own_sealed", {
            "record_id": record_id,
            "lines": lines,
            "wrong": wrong,
            "mine": self._owner in record.to,
            "accuse": (why != "" or bool(files)) and self._owner in record.to and bool(self._keys),
            "langs": self._regime.languages if form is not None and form.title else (),
            "opens": form is not None and bool(lines) and not _opened(told, record_id),
            "files": files,
            "shares": self._sharing(record, told, record_id) if lines else (),
        }

    def proof(self, record_id: str) -> bytes:
        """Return the file by which anybody can check whether a text was sealed falsely to this seat."""
        return accuse(self._client, record_id, self._owner, self._keys)

    def file(self, record_id: str, number: str) -> tuple[Material, bytes]:
        """Return a file sealed with a text, opened, as the text describes it. Raises Rejected."""
        opened = self._client.open(record_id, self._client.told(), self._owner, self._keys)
        if number not in {str(known) for known in range(len(opened.held.material))}:
            raise Rejected(Finding(code="material.missing", place="sealed", excerpt=number[:20], rule=RULE))
        return opened.held.material[int(number)], self._client.enclosed(record_id, opened, int(number))

    def seal(self, draft: Draft, key: str, files: Sequence[bytes], later: str = "") -> Sealed:
        """Return a draft sealed with the files it names, at the next place of a key's chain. Raises Rejected.

        Where it names an earlier record in `later`, those it is addressed to can read that one too.
        """
        earlier = None
        if later:
            earlier = later, self._client.open(later, self._client.told(), self._owner, self._keys)
        return self._client.seal(draft, key, self._regime, files, earlier)

    def _sharing(self, record: Record, told: Told, record_id: str) -> tuple[tuple[Doing, str], ...]:
        """Return by which forms this seat can let another read a record it can read: those it may seal, with their names."""
        if _opened(told, record_id) or self._owner not in {*record.to, record.by, record.for_}:
            return ()
        found = may_write(self._regime, self._owner, datetime.now(UTC).date().isoformat(), sealed=True)
        lang = nearest(self._words.lang, self._regime.languages)
        free = (doing for doing in found if SEALED in doing.audiences and doing.relation is None)
        return tuple((doing, doing.form.labels[lang]) for doing in free)

    def disclosing(self, record_id: str, key: str, given: Given) -> tuple[bytes, bytes]:
        """Return the text that makes a sealed record public, and the file that goes with it. Raises Rejected."""
        form, told = self._form(), self._client.told()
        if form is None:
            raise Rejected(Finding(code="form.by", place="record.form", excerpt=str(Act.DERESTRICT), rule=RULE))
        file = key_file(self._client.open(record_id, told, self._owner, self._keys).identity)
        title: dict[str, Json] = {
            lang: text
            for lang in self._regime.languages
            if (text := "".join(given.get(f"title.{lang}", ())[:1]).strip())
        }
        body: dict[str, Json] = {"title": title} if title else {}
        at, place = datetime.now(ZoneInfo(self._regime.zone)).date().isoformat(), self._peer.place(key)
        voice = voice_of(self._client.sealed(record_id), self._owner)
        return disclosing(place, (self._owner, voice), form.name, at, record_id, body, file), file

    def _form(self) -> Form | None:
        """Return the form by which this seat makes texts public, if the rules give it one."""
        return opening(self._regime, self._owner, datetime.now(UTC).date().isoformat())


def _opened(told: Told, record_id: str) -> bool:
    return any(one.opened for one in told.records if one.id == record_id)
