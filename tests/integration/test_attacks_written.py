"""Harm that is written into the record: in every text field of a body's forms, in its rules, in names, in what is asked for.

Every page, feed, table, calendar and drawing these reach is fetched and judged by a parser of its kind, and letters by a mail server.
"""

import csv
import hashlib
import html
import io
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from comity.records.act import Act
from comity.regime import Form, Kind, Regime
from comity.service.pen import sign_text
from comity.service.permitted import may_write
from comity.web.access.holder import Role
from comity.web.downloads.cells import as_text, table_file
from comity.wiring.exercise import build_exercise
from comity.wiring.shipped import regime_bytes

from . import conftest
from .accounts import migrated
from .conftest import Body as Small
from .conftest import build
from .exercising import Exercise, text_in
from .hostile import LATIN, TEXTS, Seen, judged
from .telling import Told, text_of, told
from .test_forms import DAY, filers, served, typical

__all__ = ["migrated", "told"]
REGIMES = ("nrc", "vienna-document-2011") if os.environ.get("COMITY_ALL") else ("nrc",)
HEAVY = re.compile(r"/code/|journal\.pdf|/write/|/static/")
"""Codes of receipts and paper are made of bytes, not of texts; the journal's paper has its own test; forms are opened by hundreds."""
ALL = bool(os.environ.get("COMITY_ALL"))
EACH = 2
"""How many addresses of a kind a run of every day looks at; `make test-all` looks at all, and at another regime's forms too."""
ASKED = ("q", "form", "party", "year", "in", "seat", "a", "b", "of", "record", "from", "to", "before", "until", "on", "rest",
         "kind", "other", "within", "state", "since", "text", "act", "re", "rel", "time", "return", "page", "thread", "next")  # fmt: skip


def spiced(regime: Regime, form: Form) -> dict[str, Any]:
    """Return what is typed into a form, with a hostile text wherever text may stand."""
    typed, _ = typical(regime, form)
    for number, name in enumerate(sorted(typed)):
        part = name.split(".")
        field = form.fields[part[1]] if part[0] == "f" else None
        kind = Kind.TEXT if field is None else field.of if field.kind is Kind.LIST else field.kind
        if kind is Kind.TEXT:
            typed[name] = TEXTS[number % 3]
        elif kind is Kind.STRING and field is not None:
            typed[name] = TEXTS[number % 3][: field.high]
    return typed


def wrote(body: Exercise, code: str, form: Form, act: Act, relation: str) -> bool:
    """Write a hostile record of a form and act, and return whether the log took it."""
    page = body.shown(f"write/{form.name}?act={act}&seat={code}")
    targets = re.findall(rf'<option value="({relation}:[0-9a-f]{{64}})">', page)[:1] if relation else [""]
    sittings = re.findall(r'<option value="(at-sitting:[0-9a-f]{64})">', page)[:1] if relation != "at-sitting" else []
    given = {name.replace(".", "__"): value for name, value in spiced(body.regime, form).items()}
    others = [other for other in sorted(body.regime.seats) if other != code][:2]
    for target in targets:
        answer = body.post(form.name, code, str(act), to=others, ref=[target, *sittings], **given)
        judged(answer)
        if answer.status_code == 200:
            return bool(body.submit(sign_text(text_in(answer), (body.key(code),))).status_code == 200)
    return False


@pytest.mark.parametrize("name", REGIMES)
def test_no_text_of_any_form_becomes_anything_but_text(tmp_path: Path, name: str) -> None:
    (tmp_path / "exercise").mkdir()
    build_exercise(tmp_path / "exercise", "exercise", regime_bytes(name))
    body, taken = served(tmp_path / "exercise"), set[str]()
    regime = body.regime
    for _ in range(2):
        for code in filers(regime):
            for doing in may_write(regime, code, DAY):
                if doing.form.name not in taken and wrote(body, code, doing.form, doing.act, doing.relation or ""):
                    taken.add(doing.form.name)
    texts = {one.name for one in regime.forms.values() if one.title or one.text}
    assert len(taken & texts) >= len(texts) * 3 // 4, texts - taken
    shown = walked(body.client, [f"/{lang}/exercise/" for lang in ("en", "fr", "ru")])
    assert shown > 60


def walked(client: Client, begin: list[str]) -> int:
    """Follow links, each kind of address in one language and a few times, and judge what answers; return how many did."""
    waiting, seen, kinds = list(begin), set[str](), Counter[str]()
    while waiting:
        address = waiting.pop()
        plain = address.partition("?")[0][3:]
        turn = ("/en", "/fr", "/ru")[hashlib.sha256(plain.encode()).digest()[0] % 3]
        localized = re.match(r"/(?:en|fr|ru)/", address) is not None
        if (
            address in seen
            or HEAVY.search(address)
            or (localized and not address.startswith(turn) and address not in begin)
        ):
            continue
        seen.add(address)
        kind = re.sub(r"[0-9a-f]{64}|@[^/]*|[A-Z]{2,}[A-Z0-9/-]*|[0-9]+", "*", plain)
        kinds[kind] += 1
        if not ALL and kinds[kind] > EACH:
            continue
        answer = client.get(address, headers={"host": "localhost"})
        assert answer.status_code in {200, 302, 404}, address
        found: Seen = judged(answer)
        waiting += [html.unescape(link).partition("#")[0] for link in found.links if link.startswith("/")]
    return sum(min(EACH, count) for count in kinds.values())


def test_the_judge_finds_what_a_browser_would_find() -> None:
    for text in TEXTS:
        for page in (f'<p title="{text}">', f"<p>{text}</p>", f"<a href='javascript:{text}'>", f"<textarea>{text}"):
            seen = Seen()
            seen.feed(page)
            seen.close()
            assert seen.wrong, page
            calm = Seen()
            calm.feed(f'<p title="{html.escape(text)}">{html.escape(text)}</p>')
            assert not calm.wrong


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Small]:
    """Yield a body whose rules call everything by hostile names."""
    harm = re.sub(
        r'\b(en|fr) = "([^"]*)"', r"""\1 = '\2"><hostile onload=alert(1)>{{7*7}}'""", conftest.REGIME.decode()
    )
    monkeypatch.setattr(conftest, "REGIME", harm.encode())
    made = build(tmp_path / "small")
    yield made
    made.sequencer.close()


def test_no_word_of_a_bodys_rules_becomes_anything_but_text(named: Small) -> None:
    from comity.web import application

    said = {"title": {"en": LATIN, "fr": TEXTS[1]}, "fields": {"stance": LATIN}}
    proposed = named.write("AAA", Act.PROPOSE, body=said)
    named.answer("BBB", proposed, Act.TAKE_POSITION, "about", body=said)
    named.write("CCC", Act.ASK, to=("AAA",), body=said)
    named.sequencer.publish()
    application({"small": named.folder}, None)
    assert walked(Client(), ["/en/small/", "/fr/small/"]) > 30


def test_nothing_asked_for_comes_back_as_anything_but_text(demo: Path) -> None:
    from comity.web import application
    from comity.wiring.bodies import bodies_in

    application(bodies_in(demo), None)
    client = Client(headers={"host": "localhost"})
    rests = ("", "records", "search", "compare", "accounts", "positions/over-time", "due", "changes", "map", "charts", "write",
             "seats", "threads", "timeline", "moment", "nowhere" + LATIN, "record/" + LATIN, "party/<hostile>")  # fmt: skip
    for text in TEXTS:
        asked = urlencode(dict.fromkeys(ASKED, text))
        for lang in ("en", "fr", "ru"):
            for rest in rests:
                answer = client.get(f"/{lang}/exercise/{rest}", QUERY_STRING=asked)
                assert answer.status_code < 500, rest
                judged(answer)
        for one in ASKED:
            judged(client.get("/en/exercise/search", {"q": text, one: text}))
        judged(client.get(f"/api/v1/exercise/search.csv?{urlencode({'q': text})}"))


def test_no_name_of_an_account_becomes_anything_but_text(told: Told) -> None:
    from comity.web.accounts.models import Account, SignIn

    client = told.client_of(Role.ADMINISTRATOR)
    account = Account.objects.latest("joined")
    Account.objects.filter(pk=account.pk).update(name=LATIN[:80])
    SignIn.objects.create(account=account, address="192.0.2.1", agent=TEXTS[1][:80], outcome="in-passkey")
    for lang in ("en", "fr", "ru"):
        for rest in ("", "log/", "sessions/", "notices/", "seat/small/AAA/", "sign-in/?next=" + LATIN):
            judged(client.get(f"/{lang}/account/{rest}"))


def test_no_title_adds_a_header_a_part_or_markup_to_a_letter(told: Told) -> None:
    told.wish()
    for text in TEXTS:
        told.asked(title=text + " \\r\\nBcc: thief@example.org")
    told.turn(conftest.START)
    assert len(told.office.letters) == len(TEXTS)
    for _, letter in told.office.letters:
        assert letter.get_content_type() == "text/plain"
        assert not letter.is_multipart()
        assert letter["Bcc"] is None
        assert [address.addr_spec for address in letter["To"].addresses] == [letter["To"].addresses[0].addr_spec]
        assert letter["To"].addresses[0].addr_spec.endswith("@example.org")
        assert "\n" not in str(letter["Subject"])
        assert "hostile" in text_of(letter)


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\N{NO-BREAK SPACE}@", "＝", "＋", "－", "＠"]
)
def test_no_cell_of_any_table_is_a_formula(sign: str) -> None:
    from comity.web.api import sheets

    text = f"{sign}1+1"
    given = table_file([[text]], "x").content.decode("utf-8-sig")
    ((told,),) = csv.reader(io.StringIO(given, newline=""))
    for made in (sheets.cell(text), sheets.cell([text]), as_text(text), told):
        assert made == f"'{text}"
    assert sheets.cell(-5) == "-5"
