"""What pages say of a body: how the dialogue stands, who asked, who holds what, who owes, in every language and as of any day."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from comity.errors import Rejected
from comity.records.act import Act
from comity.records.record import Ref
from comity.web import application
from comity.wiring.tour import read_tour, write_tour

from . import conftest
from .conftest import Body, build

PAGE_LIMIT = 60_000
PAGES = (
    "",
    "timeline",
    "sittings",
    "threads",
    "agenda",
    "positions",
    "contested",
    "obligations",
    "parties",
    "party/AAA",
)
MORE_FORMS = b"""
[forms.concern]
acts = ["state"]
by = ["seats", "offices"]
title = true
labels = { en = "Concern", fr = "Souci" }
[forms.disagreement]
acts = ["state"]
by = ["offices"]
title = true
labels = { en = "Disagreement", fr = "Divergence" }
[forms.disagreement.fields.topics]
kind = "list"
of = "choice"
choices = { bb = { en = "alpha", fr = "zeta" }, aa = { en = "beta", fr = "eta" } }
labels = { en = "topics", fr = "sujets" }
[forms.summary]
acts = ["report"]
by = ["offices"]
title = true
labels = { en = "Summary", fr = "Bilan" }
[duties.answer]"""
DATED = b"""
[forms.sitting.fields.date]
kind = "date"
labels = { en = "date", fr = "date" }
[duties.answer]"""


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Body]:
    """Yield a small body whose registry holder also is the press, with forms for concerns, disagreements and outcomes."""
    regime = conftest.REGIME.replace(b'fr = "Greffe" }', b'fr = "Greffe" }\nalso = ["PRESS"]')
    regime = regime.replace(b"\n[duties.answer]", DATED).replace(b"\n[duties.answer]", MORE_FORMS)
    monkeypatch.setattr(conftest, "REGIME", regime)
    made = build(tmp_path / "small")
    yield made
    made.sequencer.close()


@pytest.fixture
def shown(council: Body) -> Callable[..., str]:
    """Return what a page shows, published first, as plain text unless its source is asked for."""

    def show(rest: str = "", lang: str = "en", *, source: bool = False) -> str:
        council.sequencer.publish()
        application({"small": council.folder}, None)
        response = Client().get(f"/{lang}/small/{rest}")
        assert response.status_code == 200, rest
        assert len(response.content) <= PAGE_LIMIT
        page = response.content.decode()
        text = page[page.index('<main id="main"') :]
        return text if source else re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", text)))

    return show


def convene(body: Body, day: str, *, held: bool = True) -> str:
    """Convene a sitting for a day, and open and close it."""
    sitting = body.write("REGISTRY", Act.CONVENE, "sitting", body={"fields": {"date": day}})
    if held:
        at = (Ref(rel="at-sitting", id=sitting),)
        body.write("REGISTRY", Act.OPEN, "sitting", refs=at)
        body.write("REGISTRY", Act.CLOSE, "sitting", refs=at)
    return sitting


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_a_body_without_records_says_so_everywhere(shown: Callable[..., str], lang: str) -> None:
    for rest in PAGES:
        assert "empty" in shown(rest, lang, source=True) or rest.startswith("part"), rest


def test_days_are_counted_from_the_last_sitting_held_to_the_day_asked_for(
    council: Body, shown: Callable[..., str]
) -> None:
    convene(council, "2026-02-01")
    convene(council, "2026-03-10", held=False)
    council.sequencer.publish()
    front = shown("@2026-03-01/")
    assert "Last sitting 1 February 2026 28 days to 1 March 2026" in front
    assert "Next sitting 10 March 2026" in front
    assert "33 jours jusqu’au 6 mars 2026" in shown("@2026-03-06/", "fr").replace("\xa0", " ")
    assert "28 дней до 1 марта 2026" in shown("@2026-03-01/", "ru").replace("\xa0", " ")


def test_a_sitting_never_opened_does_not_count_as_held(council: Body, shown: Callable[..., str]) -> None:
    convene(council, "2026-02-01", held=False)
    front = shown("@2026-03-01/")
    assert "Last sitting No opening of a sitting is on record." in front
    assert "No sitting has been convened" not in front
    assert "All sittings" in front
    assert "no opening on record" in shown("timeline")


def test_a_suspension_is_shown_with_all_that_became_of_it(council: Body, shown: Callable[..., str]) -> None:
    scope = {"fields": {"scope": "joint work"}}
    first = council.write("AAA", Act.SUSPEND, body=scope)
    assert "joint work – suspended 1 March 2026 by Aland" in shown()
    council.answer("AAA", first, Act.RESUME, "resumes", body={"fields": {"degree": "partial"}})
    assert re.search(r"joint work.* eased .*eased, 1 March 2026, Aland", shown())
    council.answer("AAA", first, Act.RESUME, "resumes", body={"fields": {"degree": "full"}})
    assert "Nothing is suspended on record" in shown()
    listed = shown("timeline")
    assert "eased, 1 March 2026" in listed
    assert "ended, 1 March 2026" in listed
    assert "joint work" in shown("party/AAA")
    assert "joint work : ended" in shown(f"record/{first}")


def test_the_other_hat_of_an_office_is_shown_wherever_it_acts(council: Body, shown: Callable[..., str]) -> None:
    note = council.write("REGISTRY", Act.STATE)
    reply = council.answer("REGISTRY", note, Act.COMMENT, "answers")
    for rest in ("", "records", f"record/{note}", f"record/{reply}", f"thread/{note}", "party/REGISTRY"):
        assert "(also Press)" in shown(rest), rest
    assert "(also Registry)" in shown("party/PRESS")


def test_the_agenda_says_who_asked_joined_opposed_and_what_became_of_it(
    council: Body, shown: Callable[..., str]
) -> None:
    sitting = convene(council, "2026-03-09", held=False)
    at = Ref(rel="at-sitting", id=sitting)
    item = council.write("BBB", Act.REQUEST_ITEM, refs=(at,), body={"title": {"en": "Air safety"}})
    council.answer("AAA", item, Act.COSPONSOR, "supports")
    council.answer("CCC", item, Act.OPPOSE_ITEM, "opposes")
    council.write("REGISTRY", Act.ADOPT, refs=(Ref(rel="adopts", id=item), at))
    council.write("REGISTRY", Act.OPEN, "sitting", refs=(at,))
    council.write("CCC", Act.REQUEST_ITEM, refs=(at,), body={"title": {"en": "Too late"}})
    for page in (shown("agenda"), shown(f"sitting/{sitting}")):
        assert re.search(
            r"Air safety asked for by Beland · 1 March 2026 · adopted "
            r"Co-sponsored by: Aland 1 March 2026 Opposed by: Celand 1 March 2026",
            page,
        )
        assert re.search(r"Too late asked for by Celand .* requested · late", page)
    assert "Air safety" in shown("party/BBB")
    assert "Co-sponsored by Air safety" in shown("party/AAA")


def test_a_sitting_tells_outcome_then_accounts_then_agenda_and_its_neighbours(
    council: Body, shown: Callable[..., str]
) -> None:
    before, sitting, after = (convene(council, day, held=False) for day in ("2026-01-05", "2026-02-05", "2026-03-05"))
    at = Ref(rel="at-sitting", id=sitting)
    item = council.write("AAA", Act.REQUEST_ITEM, refs=(at,), body={"title": {"en": "The item"}})
    answer = (Ref(rel="answers", id=item), at)
    council.write("BBB", Act.COMMENT, refs=answer, body={"title": {"en": "Under the item"}})
    council.write("CCC", Act.STATE, refs=(at,), body={"title": {"en": "Outside it"}})
    draft = council.write("BBB", Act.PROPOSE)
    adopts = (Ref(rel="adopts", id=draft), at)
    decision = council.write("REGISTRY", Act.ADOPT, refs=adopts, body={"title": {"en": "The decision"}})
    council.answer("CCC", decision, Act.RESERVE, "reserves", body={"title": {"en": "Our reserve"}})
    council.write("REGISTRY", Act.REPORT, "summary", refs=(at,), body={"title": {"en": "What came of it"}})
    for code in ("CCC", "AAA"):
        council.write(
            code, Act.STATE, refs=(Ref(rel="account-of", id=sitting), at), body={"title": {"en": f"By {code}"}}
        )
    page = shown(f"sitting/{sitting}")
    order = ["What came of it", "By AAA", "By CCC", "The item", "Under the item", "Outside the agenda", "Outside it"]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert "Our reserve" in page
    source = shown(f"sitting/{sitting}", source=True)
    assert re.search(rf'sitting/{before}" rel="prev".*sitting/{after}" rel="next"', source, re.DOTALL)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_positions_stand_in_columns_by_code_in_every_language(
    council: Body, shown: Callable[..., str], lang: str
) -> None:
    target = council.write("AAA", Act.PROPOSE)
    for code, stance in (("CCC", "no"), ("BBB", "yes")):
        about = (Ref(rel="about", id=target),)
        council.write(code, Act.TAKE_POSITION, refs=about, body={"fields": {"stance": stance}})
    page = shown("positions", lang)
    assert page.index("BBB") < page.index("CCC")
    assert page.index("yes") < page.index("no", page.index("yes"))
    assert "yes" in shown("party/BBB", lang)


def test_topics_of_disagreements_stand_in_order_of_their_codes(council: Body, shown: Callable[..., str]) -> None:
    fields = {"fields": {"topics": ["bb", "aa"]}}
    council.write("REGISTRY", Act.STATE, "disagreement", body=fields)
    assert re.search(r"beta\s+alpha", shown("positions"))
    assert re.search(r"eta\s+zeta", shown("positions", "fr"))


def test_a_concern_says_who_has_called_it_settled_and_who_has_not(council: Body, shown: Callable[..., str]) -> None:
    concern = council.write("AAA", Act.STATE, "concern", to=("BBB",))
    assert "Nobody has said that it is settled" in shown("positions")
    council.answer("BBB", concern, Act.RESOLVE, "resolves")
    assert "Said to be settled by: Beland 1 March 2026 · Not said to be settled by: Aland" in shown("positions")
    council.answer("AAA", concern, Act.RESOLVE, "resolves")
    assert "settled by all" in shown("positions")
    assert "Not said" not in shown("positions")


def test_what_is_owed_stands_before_what_was_done(council: Body, shown: Callable[..., str]) -> None:
    asked = council.write("AAA", Act.ASK, to=("BBB", "CCC"))
    council.answer("BBB", asked, Act.REPLY, "answers")
    page = shown("obligations")
    assert "1 answer is outstanding" in page
    assert page.index("Celand : answer → Aland") < page.index("Beland : answer → Aland")
    assert "Celand : answer" in shown("party/CCC")
    assert "Celand : answer" in shown("party/AAA")


def test_a_contested_mandate_is_shown_beside_what_is_said_under_it(council: Body, shown: Callable[..., str]) -> None:
    given = {"fields": {"group": "PAIR", "office": "REGISTRY"}}
    mandate = council.write("AAA", form="mandate", body=given)
    spoken = council.write("REGISTRY", Act.STATE, for_="PAIR")
    council.answer("CCC", spoken, Act.COMMENT, "answers")
    council.answer("BBB", mandate, Act.OBJECT, "objects")
    for rest in (f"record/{spoken}", f"thread/{spoken}"):
        page = shown(rest)
        assert "The pair" in page
        assert re.search(r"Under the mandate: .* Aland · 1 March 2026 · contested by: Beland 1 March 2026", page), rest
    assert "signed for it by Registry (also Press)" in shown("records")


def test_the_state_of_a_silence_is_that_of_the_moment_asked_for(council: Body, shown: Callable[..., str]) -> None:
    text = council.write("AAA", Act.PROPOSE)
    until = {"fields": {"until": "2026-03-03T12:00:00Z"}}
    opened = council.answer("REGISTRY", text, Act.OPEN_SILENCE, "submits", form="silence", body=until)
    for record in (text, opened):  # the page of the procedure itself says what the page of its text says
        assert "silence running · until 3 March 2026, 13:00 CET" in shown(f"@2026-03-02/record/{record}")
        assert "silence kept, not yet confirmed" in shown(f"@2026-03-03/record/{record}")
    council.answer("BBB", opened, Act.BREAK_SILENCE, "breaks", body={"fields": {"how": "objection"}})
    for record in (text, opened):
        assert "silence broken" in shown(f"record/{record}")


def test_accounts_stand_by_code_and_are_told_once(council: Body, shown: Callable[..., str]) -> None:
    fact = council.write("AAA", Act.REPORT, body={"title": {"en": "The fact"}})
    for code in ("CCC", "BBB"):
        refs = (Ref(rel="account-of", id=fact), Ref(rel="answers", id=fact))
        council.write(code, Act.STATE, refs=refs, body={"title": {"en": f"As {code} has it"}})
    for rest in ("contested", f"thread/{fact}", f"record/{fact}"):
        page = shown(rest)
        assert page.index("As BBB has it") < page.index("As CCC has it"), rest
    assert shown(f"thread/{fact}").count("it stands beside the others") == 2
    assert "The fact" in shown()


def test_a_long_thread_is_told_in_pages_that_hold_it_all(council: Body, shown: Callable[..., str]) -> None:
    root = council.write("AAA", Act.STATE, body={"title": {"en": "Number 0"}})
    for number in range(1, 70):
        council.answer("BBB", root, Act.COMMENT, "answers", body={"title": {"en": f"Number {number}"}})
    found, rest = [], f"thread/{root}"
    while rest:
        page = shown(rest, source=True)
        found += re.findall(r">Number (\d+)</a></h3>", page)
        following = re.search(r'href="/en/small/([^"]*)" rel="next"', page)
        rest = "" if following is None else following[1]
    assert [int(number) for number in found] == list(range(70))


def test_a_page_shows_what_was_just_published(council: Body, shown: Callable[..., str]) -> None:
    assert "0 threads" in shown()
    council.write("AAA", Act.SUSPEND, body={"fields": {"scope": "visits"}})
    assert "visits" in shown()
    assert "1 thread" in shown()


def test_the_archive_says_where_it_ends(demo: Path) -> None:
    from comity.wiring.bodies import bodies_in

    application(bodies_in(demo), None)
    front = Client().get("/en/nrc/").content.decode()
    assert "of later days it says nothing" in front
    assert "Ten-minute tour" in front
    assert "of later days it says nothing" not in Client().get("/en/nrc/@2016-07-13/").content.decode()


def test_the_tour_leads_only_to_what_the_day_asked_for_has(demo: Path) -> None:
    from comity.wiring.bodies import bodies_in

    application(bodies_in(demo), None)
    for lang in ("en", "fr", "ru"):
        now = Client().get(f"/{lang}/nrc/tour").content.decode()
        assert now.count("<li><h2") == 8
        for address in re.findall(r'href="(/[^"#]*)', now):
            assert Client().get(address).status_code == 200, address
    then = Client().get("/en/nrc/@2016-04-19/tour").content.decode()
    for address in re.findall(r'href="(/[^"#]*)', then):
        assert Client().get(address).status_code == 200, address
    assert Client().get("/en/exercise/tour").status_code == 404


TITLE = '{ en = "a", fr = "b", ru = "c" }'


@pytest.mark.parametrize(
    "stop",
    [
        "title = 1",
        f"[[stop]]\ntitle = {TITLE}\nlinks = []",
        f"[[stop]]\ntitle = {TITLE}\ntext = {{ en = 'a' }}\nlinks = []",
        f"[[stop]]\ntitle = {TITLE}\ntext = {TITLE}\nlinks = [{{ record = 'nobody' }}]",
        f"[[stop]]\ntitle = {TITLE}\ntext = {TITLE}\nlinks = [{{ page = 'known' }}]",
        f"[[stop]]\ntitle = {TITLE}\ntext = {TITLE}\nlinks = [{{ day = '2016-02-30' }}]",
        f"[[stop]]\ntitle = {TITLE}\ntext = {TITLE}\nlinks = [{{ record = 'known', page = 'log' }}]",
        f"[[stop]]\ntitle = {TITLE}\ntext = {TITLE}\nlinks = [{{}}]",
        f"[[stop]]\ntitle = {TITLE}\ntext = {TITLE}\nlinks = ['known']",
        "stop = 3",
        "stop = [",
    ],
)
def test_a_tour_that_is_not_understood_is_refused(tmp_path: Path, stop: str) -> None:
    (tmp_path / "tour").mkdir()
    (tmp_path / "tour" / "tour.toml").write_text(stop, encoding="utf-8")
    with pytest.raises(Rejected) as caught:
        read_tour(tmp_path, frozenset({"known"}), ("en", "fr", "ru"))
    assert caught.value.finding.code == "chronicle.tour"


def test_a_tour_names_records_as_its_sources_do(tmp_path: Path) -> None:
    assert read_tour(tmp_path, frozenset(), ()) == ()
    write_tour(tmp_path, (), {})
    assert not (tmp_path / "tour.json").exists()
    (tmp_path / "tour").mkdir()
    text = f"[[stop]]\ntitle = {TITLE}\ntext = {TITLE}\nlinks = [{{ record = 'known' }}, {{ day = '2016-07-13' }}]"
    (tmp_path / "tour" / "tour.toml").write_text(text, encoding="utf-8")
    write_tour(tmp_path, read_tour(tmp_path, frozenset({"known"}), ("en", "fr", "ru")), {"known": "f" * 64})
    assert "f" * 64 in (tmp_path / "tour.json").read_text("utf-8")
