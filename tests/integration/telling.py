"""A small body whose answers have a clock, served with accounts and a mail server that runs: what tests of being told share."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from comity.records.act import Act
from comity.records.record import Ref
from comity.store.reader import open_reader

from . import conftest
from .accounts import Served
from .conftest import ORIGIN, START, Body, build
from .post_office import PostOffice, post_office
from .test_rights import signed_in

DAY = 86_400
END = 1_774_133_999
"""The end of 21 March 2026 in Brussels: twenty days after what is received at START."""
CLOCKED = b"""
[forms.sitting.fields.date]
kind = "date"
labels = { en = "date", fr = "date" }
[forms.sitting.fields.place]
kind = "text"
labels = { en = "place", fr = "lieu" }
[forms.longer]
acts = ["comment"]
by = ["seats", "offices"]
title = true
text = true
labels = { en = "Longer time", fr = "Prolongation" }
[forms.whisper]
acts = ["ask"]
by = ["seats"]
title = true
audiences = ["public", "restricted"]
duties = ["answer"]
labels = { en = "Whisper", fr = "Confidence" }
[clocks.reply]
labels = { en = "time for an answer", fr = "d\xc3\xa9lai de r\xc3\xa9ponse" }
article = "1"
start = "reception"
length = { days = 20 }
moves = [{ form = "longer", effect = "extend-by", length = { days = 5 }, article = "1" }]
[duties.answer]
clock = "reply\""""


@dataclass
class Told(Served):
    """A served small body, a mail server, and the times a turn is taken at."""

    office: PostOffice

    def publish(self) -> None:
        self.body.sequencer.publish()

    def wish(self, code: str = "AAA", role: str = "signer", **wanted: Any) -> tuple[Any, str]:
        """Make an account with a confirmed address that wants to be told, and return what it wants, with the address."""
        from comity.web.accounts.models import Account, Seated
        from comity.web.told.models import Postbox, Wish

        name = f"{role}.{code}.{time.time_ns()}".lower()
        account = Account.objects.create(username=name, name=name)
        Seated.objects.create(account=account, origin=ORIGIN, code=code, role=role)
        Postbox.objects.create(account=account, email=f"{name}@example.org")
        kinds = wanted.pop("kinds", "addressed duties owed sittings silences")
        facts = {"pace": "once", "zone": "Europe/Brussels", "lang": "en", "since": START, **wanted}
        size = open_reader(self.body.folder).size
        made = Wish.objects.create(account=account, origin=ORIGIN, code=code, kinds=kinds, **{"told": size, **facts})
        return made, f"{name}@example.org"

    def turn(self, now: int) -> Any:
        from comity.web.told import loop

        return loop.turn(now)

    def asked(self, to: str = "AAA", code: str = "BBB", title: str = "A question") -> str:
        """Let one party ask another, which then owes an answer within twenty days, and publish it."""
        found = self.body.write(code, Act.ASK, to=(to,), body={"title": {"en": title, "fr": title}})
        self.publish()
        return found

    def prolong(self, asked: str) -> str:
        """Move the end of the time for an answer, by five days, and publish it."""
        said = {"title": {"en": "Longer"}, "text": {"en": "Five days more.\nNo longer.", "fr": "Cinq jours."}}
        found = self.body.write("CCC", Act.COMMENT, "longer", refs=(Ref(rel="answers", id=asked),), body=said)
        self.publish()
        return found

    def restrict(self, word: str, form: str = "letter", code: str = "BBB", to: str = "AAA") -> str:
        """Let one party ask another in a restricted record whose title is `word`; a whisper has no symbol to call it by."""
        kept = self.body.restrict(code, Act.ASK, form, {"title": {"en": word, "fr": word}}, to=(to,))
        self.body.hand_in(kept)
        self.publish()
        return kept.id

    def client_of(self, role: Any, code: str = "AAA") -> Client:
        return signed_in(role, code)


def text_of(letter: EmailMessage) -> str:
    return str(letter.get_content()).replace("\r\n", "\n")


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, migrated: bytes) -> Iterator[Told]:
    from django.conf import settings
    from django.core.cache import cache

    from comity.web.site import application

    regime = conftest.REGIME.replace(b"\n[duties.answer]", CLOCKED)
    monkeypatch.setattr(conftest, "REGIME", regime)
    monkeypatch.setenv("COMITY_SITE", "https://desk.example.org")
    home = tmp_path / "home"
    home.mkdir()
    body: Body = build(home / "small")
    (home / "accounts.sqlite").write_bytes(migrated)
    (home / "accounts.sqlite").chmod(0o600)
    application({"small": body.folder}, None, home)
    cache.clear()
    with post_office() as office:
        monkeypatch.setattr(settings, "EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
        monkeypatch.setattr(settings, "EMAIL_HOST", "127.0.0.1")
        monkeypatch.setattr(settings, "EMAIL_PORT", office.port)
        monkeypatch.setattr(settings, "EMAIL_USE_TLS", False)
        yield Told(body=body, home=home, office=office)
    application({"small": body.folder}, None, None)
    body.sequencer.close()
