"""Sealed records in a seat's own program: listed, sealed, opened, made public, and shown to be false.

Knows what its pages show and the seat's reading keys; a desk is believed as `service.sealed_peer` says. Law: an opened text is in
the answer to this machine's browser, which is kept by nobody, and in nothing this program writes or sends.
"""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, cast

from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected
from comity.i18n import Catalogue
from comity.i18n.preview import reading
from comity.keys.reading import ReadingKey
from comity.records.act import Act
from comity.records.inner import SALT_BYTES
from comity.regime import Form, Regime
from comity.service.accusing import accuse
from comity.service.drafting import Draft
from comity.service.peer import Peer
from comity.service.sealed_peer import Client, SealedPeer, Told
from comity.service.sealing import Sealed, disclosing, key_file, seal
from comity.verify.anchor import Anchor
from comity.web.inputs import Given

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
            if key.name.rpartition("/")[0].rpartition("/")[2] != owner:
                raise Rejected(Finding(code="seal.key-file", place="--reading", excerpt=key.name, rule=RULE))
        self._keys = tuple(keys)

    def page(self, record_id: str) -> tuple[str, dict[str, Any]]:
        """Return template and facts of the list or, where one is named, of a sealed record's own page."""
        told = self._client.told()
        if not record_id:
            rows = [(one, self._owner in one.recipients) for one in told.records]
            return "own_sealed_list", {"rows": rows, "keys": bool(self._keys)}
        record = self._client.sealed(record_id)
        lines, wrong, why = [], None, ""
        try:
            opened = self._client.open(record_id, told, self._owner, self._keys)
            lines = list(reading(record, self._regime, self._words, opened.held))
        except Rejected as refusal:
            why, wrong = refusal.finding.code, self._words.explain(refusal.finding).splitlines()
        form = self._form()
        return "own_sealed", {
            "record_id": record_id,
            "lines": lines,
            "wrong": wrong,
            "mine": self._owner in record.to,
            "accuse": why != "" and self._owner in record.to and bool(self._keys),
            "langs": self._regime.languages if form is not None and form.title else (),
            "opens": form is not None and bool(lines) and not _opened(told, record_id),
        }

    def proof(self, record_id: str) -> bytes:
        """Return the file by which anybody can check whether a text was sealed falsely to this seat."""
        return accuse(self._client, record_id, self._owner, self._keys)

    def seal(self, draft: Draft, key: str) -> Sealed:
        """Return a draft sealed, at the next place of a key's chain. Raises Rejected."""
        told = self._client.told()
        readers = self._client.readers(sorted({*draft.to, draft.by} & told.readers.keys()), told)
        return seal(draft, self._peer.place(key), self._regime, readers, secrets.token_bytes(SALT_BYTES))

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
        at, place = datetime.now(UTC).date().isoformat(), self._peer.place(key)
        return disclosing(place, self._owner, form.name, at, record_id, body, file), file

    def _form(self) -> Form | None:
        """Return the form by which this seat makes texts public, if the rules give it one."""
        today = datetime.now(UTC).date().isoformat()
        forms = (form for form in self._regime.forms.values() if Act.DERESTRICT in form.acts)
        return next((form for form in forms if self._regime.may(self._owner, form, today) is None), None)


def _opened(told: Told, record_id: str) -> bool:
    return any(one.opened for one in told.records if one.id == record_id)
