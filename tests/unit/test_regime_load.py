"""A regime file is read whole or refused: one table of refusals, each a small change to a file that loads."""

from datetime import date
from pathlib import Path

import pytest

from comity.errors import Rejected
from comity.records.act import Act
from comity.regime import Amendment, Kind, Regime, Signing, Status, load
from comity.regime.load import faults

SPOT = '[forms.paper.fields.spot]\nkind = "place"\n{}\nlabels = {{ en = "s", fr = "s" }}\n[forms.paper.fields.mood]'
SMALL = Path(__file__).with_name("test_regime_small.toml").read_text(encoding="utf-8")


@pytest.fixture(name="small")
def small_regime() -> Regime:
    """Return the small body."""
    return load(SMALL.encode())


def test_a_regime_is_read(small: Regime) -> None:
    assert (small.code, small.name, small.version, small.zone) == ("XX", "xx", "1", "Etc/UTC")
    assert small.languages == ("en", "fr")
    assert list(small.seats) == ["AAA", "BBB"]
    form = small.forms["paper"]
    assert (form.acts, form.by) == (frozenset({Act.NOTIFY}), frozenset({"offices", "seats"}))
    assert (form.symbol, form.duties, small.duties["read"].article) == ("XX/P/{year}/{n}", ("read",), "art.1")
    assert (form.fields["who"].kind, form.fields["who"].of) == (Kind.LIST, Kind.SEAT)
    assert (form.fields["count"].low, form.fields["count"].high) == (1, 9)
    assert form.fields["count"].unit == {"en": {"one": "sheet", "other": "sheets"}, "fr": {"other": "p."}}
    assert (form.article, form.fields["count"].article, form.fields["mood"].article) == ("art.1", "art.2", None)
    assert [name.source for name in small.seats["AAA"].names] == ["https://example.org/old", "https://example.org/new"]
    assert small.seats["BBB"].names[0].source is None
    assert form.fields["mood"].choices["glad"].labels["fr"] == "content"
    assert small.rules["art.1"].date == date(1999, 12, 31)
    contested = small.rules["art.2"]
    assert (contested.status, [reading.who for reading in contested.readings]) == (Status.CONTESTED, ["AAA", "OUT"])


def test_who_speaks_and_who_may_change_the_rules(small: Regime) -> None:
    assert (small.groups["BOTH"].speakers, small.groups["BOTH"].article) == (("CHAIR",), "art.2")
    form, paper = small.forms["mandate"], small.forms["paper"]
    assert (form.mandate, form.decision, form.until) == (True, "agreed", "last")
    assert (paper.mandate, paper.decision, paper.until) == (False, None, None)
    assert small.amendment == Amendment(by=("CHAIR",), article="art.1")
    fixed = load(SMALL.replace('[amendment]\nby = ["CHAIR"]\narticle = "art.1"\n', "").encode())
    assert fixed.amendment is None


def test_a_regime_may_ask_for_care_in_signing() -> None:
    assert load(SMALL.encode()).signing == Signing(careful=frozenset({Act.NOTIFY}), article="art.1")
    without = load(SMALL.replace('[signing]\ncareful = ["notify"]\narticle = "art.1"\n', "").encode())
    assert without.signing is None


def test_order_of_tables_changes_nothing(small: Regime) -> None:
    head, marker, tail = SMALL.partition("[actors.OUT]")
    actors, rest_marker, rest = tail.partition("[forms.paper]")
    assert load((marker + actors + head + rest_marker + rest).encode()) == small


@pytest.mark.parametrize(
    ("code", "lang", "at", "name"),
    [
        ("AAA", "en", date(1999, 12, 31), "Old A"),
        ("AAA", "fr", date(2000, 1, 1), "Nouvel A"),
        ("BBB", "en", date(1990, 1, 1), "B"),
        ("BOTH", "fr", date(1990, 1, 1), "Les deux"),
        ("CHAIR", "en", date(1990, 1, 1), "Chair"),
        ("OUT", "fr", date(1990, 1, 1), "Dehors"),
    ],
)
def test_names_are_those_of_the_day(small: Regime, code: str, lang: str, at: date, name: str) -> None:
    assert small.name_of(code, lang, at) == name


def test_an_unknown_code_has_no_name(small: Regime) -> None:
    assert not small.knows("ZZZ")
    with pytest.raises(KeyError):
        small.name_of("ZZZ", "en", date(2000, 1, 1))


@pytest.mark.parametrize(
    ("at", "members"),
    [
        (date(2009, 12, 31), ("AAA",)),
        (date(2010, 1, 1), ("AAA", "BBB")),
        (date(2019, 12, 31), ("AAA", "BBB")),
        (date(2020, 1, 1), ("AAA",)),
    ],
)
def test_members_of_the_day(small: Regime, at: date, members: tuple[str, ...]) -> None:
    assert small.members("BOTH", at) == members


@pytest.mark.parametrize(
    ("code", "at", "refusal"),
    [
        ("AAA", "1990", None),
        ("CHAIR", "1990", None),
        ("BBB", None, None),
        ("BBB", "2010-01-01", None),
        ("BBB", "2009/2010", None),
        ("BBB", "2009", "seat.not-member"),
        ("BBB", "2020-01-01", "seat.not-member"),
        ("OUT", "2015", "form.by"),
        ("BOTH", "2015", "form.by"),
        ("ZZZ", "2015", "form.by"),
        ("seats", "2015", "form.by"),
    ],
)
def test_who_may_file(small: Regime, code: str, at: str | None, refusal: str | None) -> None:
    found = small.may(code, small.forms["paper"], at)
    assert (found and found.code) == refusal
    assert found is None or (found.rule and found.place and found.facts["code"] == code)


def test_a_single_code_may_file() -> None:
    regime = load(SMALL.replace('by = ["offices", "seats"]', 'by = ["OUT"]').encode())
    form = regime.forms["paper"]
    assert regime.may("OUT", form, "2015") is None
    assert regime.may("AAA", form, "2015") is not None


REFUSALS = [
    ("a sign of private use", '"Body"', '"Bo\ue000dy"', "text.private", "regime line 5"),
    ("a line separator", '"Body"', '"Bo\u2028dy"', "text.separator", "regime line 5"),
    (
        "a restricted form that tells by fields",
        "mandate = true",
        'mandate = true\naudiences = ["restricted"]',
        "regime.audience",
        "forms.mandate.audiences",
    ),
    ("a clock from nowhere", 'start = "yearly"\non = "12-15"', 'start = "yearly"', "regime.clock", "clocks.year.on"),
    ("a clock without a length", "length = { months = 3 }\nwhen", "when", "toml.missing", "clocks.period.length"),
    ("a day no year has", 'on = "12-15"', 'on = "02-30"', "toml.value", "clocks.year.on"),
    (
        "two lengths",
        "length = { months = 3 }",
        "length = { months = 3, days = 1 }",
        "regime.length",
        "clocks.period.length",
    ),
    (
        "a move without a length",
        'effect = "extend-to", length = { months = 6 }',
        'effect = "extend-to"',
        "regime.move",
        "clocks.period.moves.0.length",
    ),
    (
        "a condition that asks nothing",
        '{ field = "note", given = true }',
        '{ field = "note" }',
        "regime.condition",
        "clocks.period.when.any.1",
    ),
    (
        "a condition on no field",
        '{ field = "note", given = true }',
        '{ field = "sign", given = true }',
        "regime.field",
        "clocks.period.when.sign",
    ),
    ("a condition no record meets", 'is = "big"', 'is = "blue"', "regime.condition", "clocks.period.moves.0.when.sort"),
    ("two rules that both apply", 'is = "small"', 'is = "big"', "regime.both", "clocks.period.moves.1"),
    (
        "a quota of years and at once",
        'dated = "begins"',
        'dated = "begins"\nbegins = "begins"',
        "regime.quota",
        "quotas.three.begins",
    ),
    ("a quota charged to a date", 'charged = "whom"', 'charged = "begins"', "regime.field", "quotas.three.charged"),
    (
        "a return without a year",
        'year = { kind = "number"',
        'year = { kind = "date"',
        "regime.year",
        "returns.yearly.form",
    ),
    (
        "a nil return of no field",
        'clock = "year"',
        'clock = "year"\nnil = { field = "none", is = "yes" }',
        "regime.field",
        "returns.yearly.nil.none",
    ),
    ("a return by another clock", 'clock = "year"', 'clock = "period"', "regime.unknown", "returns.yearly.clock"),
    ("a vote without stances", 'needs = "consensus"', 'needs = "vote"', "regime.vote", "decisions.agreed.yes"),
    (
        "a vote with a minus",
        'needs = "consensus"',
        'needs = "vote"\nminus = 1',
        "regime.decision",
        "decisions.agreed.minus",
    ),
    (
        "a form that starts a yearly clock",
        'clocks = ["period"]',
        'clocks = ["year"]',
        "regime.clock",
        "forms.report.clocks",
    ),
    ("a weekday of no week", '"saturday"', '"samedi"', "toml.value", "calendar.weekend.0"),
    ("a threshold on a text", "more_than = 7", 'more_than = "7"', "toml.type", "thresholds.large.when.more_than"),
    ("a second value for a key", 'code = "XX"', 'code = "XX"\ncode = "XX"', "toml.syntax", "regime"),
    ("nesting without end", 'zone = "Etc/UTC"', "zone = " + "[" * 5000, "toml.syntax", "regime"),
    ("a number of too many digits", 'version = "1"', "version = " + "1" * 5000, "toml.syntax", "regime"),
    ("a bidi control", '"Body"', '"Bo\u202edy"', "text.bidi", "regime line 5"),
    ("a letter not composed", '"Présidence"', '"Pre\u0301sidence"', "text.not-nfc", "regime line 27"),
    ("an escaped control", '"Body"', '"Bo\\u202Edy"', "text.bidi", "body.names.en"),
    ("an unknown section", "[body]", "[extra]\n[body]", "toml.unknown", "regime.extra"),
    ("an unknown field", 'zone = "Etc/UTC"', 'zone = "Etc/UTC"\nmood = 1', "toml.unknown", "body.mood"),
    ("a missing field", 'version = "1"', "", "toml.missing", "body.version"),
    (
        "a missing language",
        'names = { en = "Body", fr = "Organe" }',
        'names = { en = "Body" }',
        "toml.missing",
        "body.names.fr",
    ),
    (
        "a surplus language",
        '{ en = "Both", fr =',
        '{ de = "x", en = "Both", fr =',
        "toml.unknown",
        "groups.BOTH.labels.de",
    ),
    ("an empty label", '"Organe"', '""', "toml.value", "body.names.fr"),
    ("no language", '["en", "fr"]', "[]", "toml.count", "body.languages"),
    ("languages not a list", '["en", "fr"]', '"en"', "toml.type", "body.languages"),
    ("a language tag", '["en", "fr"]', '["en", "FR"]', "toml.value", "body.languages.1"),
    ("a version", 'version = "1"', 'version = "one"', "toml.value", "body.version"),
    ("a version that is a number", 'version = "1"', "version = 1", "toml.type", "body.version"),
    ("a float", 'version = "1"', "version = 1.0", "toml.type", "body.version"),
    ("a line of two lines", 'code = "XX"', 'code = "X\\nX"', "toml.value", "body.code"),
    ("a code", "[seats.BBB]", '[seats."b b"]', "toml.value", "seats.b b"),
    ("a section that is no table", "[actors.OUT]", "[[actors]]", "toml.type", "actors"),
    ("a seat that is no table", "[seats.BBB]", "[seats]\nCCC = 1\n[seats.BBB]", "toml.type", "seats.CCC"),
    ("a date that is a string", "since = 2010-01-01", 'since = "2010-01-01"', "toml.type", "seats.BBB.since"),
    ("a date with an hour", "since = 2010-01-01", "since = 2010-01-01T00:00:00", "toml.type", "seats.BBB.since"),
    ("an end before its start", "until = 2020-01-01", "until = 2010-01-01", "regime.dates", "seats.BBB"),
    (
        "a membership without article",
        'article = "art.1"\n\n[groups',
        "\n[groups",
        "regime.article",
        "seats.BBB.article",
    ),
    ("a name that ends and is not dated", ", until = 2000-01-01,", ",", "regime.dates", "seats.AAA.names"),
    ("a name without a start", ", since = 2000-01-01,", ",", "regime.dates", "seats.AAA.names"),
    ("names that overlap", ", since = 2000-01-01,", ", since = 1999-01-01,", "regime.dates", "seats.AAA.names"),
    (
        "a dated name without a source",
        ', source = "https://example.org/new"',
        "",
        "regime.source",
        "seats.AAA.names.1.source",
    ),
    (
        "a name whose source is no address",
        '"https://example.org/new"',
        '"seen"',
        "toml.value",
        "seats.AAA.names.1.source",
    ),
    ("codes out of order", '["AAA", "BBB"]', '["BBB", "AAA"]', "regime.order", "groups.BOTH.members"),
    ("a code twice in a list", '["AAA", "BBB"]', '["AAA", "AAA"]', "regime.order", "groups.BOTH.members"),
    ("a code twice in the file", "[actors.OUT]", "[actors.AAA]", "regime.code-twice", "AAA"),
    ("a member nobody knows", '["AAA", "BBB"]', '["AAA", "ZZZ"]', "regime.unknown", "groups.BOTH.members"),
    ("a hat nobody knows", 'also = ["AAA"]', 'also = ["ZZZ"]', "regime.unknown", "offices.CHAIR.also"),
    ("an actor of nobody", 'of = "BBB"', 'of = "ZZZ"', "regime.unknown", "actors.OUT.of"),
    (
        "a form about nothing",
        'duties = ["read"]',
        'duties = ["read"]\nabout = "whom"',
        "regime.about",
        "forms.paper.about",
    ),
    (
        "a form about a number",
        'duties = ["read"]',
        'duties = ["read"]\nabout = "count"',
        "regime.about",
        "forms.paper.about",
    ),
    ("a speaker that is no office", '["CHAIR"]', '["AAA"]', "regime.unknown", "groups.BOTH.speakers"),
    ("a mandate without its rule", 'mandate = "art.2"', 'mandate = "art.9"', "regime.unknown", "groups.BOTH.mandate"),
    ("a mandate for no group", "group = { kind", "grouping = { kind", "regime.mandate", "forms.mandate.mandate"),
    (
        "a mandate of a seat",
        'office = { kind = "code"',
        'office = { kind = "seat"',
        "regime.mandate",
        "forms.mandate.mandate",
    ),
    (
        "a mandate perhaps of nobody",
        '"fonction" }, required = true',
        '"fonction" }, required = false',
        "regime.mandate",
        "forms.mandate.mandate",
    ),
    ("a mandate that is a word", "mandate = true", 'mandate = "art.1"', "toml.type", "forms.mandate.mandate"),
    ("a decision of no name", 'decision = "agreed"', 'decision = "voted"', "regime.unknown", "forms.mandate.decision"),
    ("an end that is no date", 'until = "last"', 'until = "group"', "regime.until", "forms.mandate.until"),
    ("an end nobody wrote", 'until = "last"', 'until = "end"', "regime.until", "forms.mandate.until"),
    (
        "an end that may be left out",
        '"dernier jour" }, required = true',
        '"dernier jour" }',
        "regime.until",
        "forms.mandate.until",
    ),
    ("care for no act", 'careful = ["notify"]', "careful = []", "toml.count", "signing.careful"),
    ("care for an act of keys", 'careful = ["notify"]', 'careful = ["revoke"]', "toml.value", "signing.careful.0"),
    (
        "care by no rule",
        'careful = ["notify"]\narticle = "art.1"',
        'careful = ["notify"]\narticle = "art.8"',
        "regime.unknown",
        "signing.article",
    ),
    ("amendment by nobody", 'by = ["CHAIR"]', "by = []", "toml.count", "amendment.by"),
    ("amendment by a seat", 'by = ["CHAIR"]', 'by = ["AAA"]', "regime.unknown", "amendment.by"),
    (
        "amendment by no rule",
        'by = ["CHAIR"]\narticle = "art.1"',
        'by = ["CHAIR"]\narticle = "art.9"',
        "regime.unknown",
        "amendment.article",
    ),
    (
        "amendment without a rule",
        'by = ["CHAIR"]\narticle = "art.1"',
        'by = ["CHAIR"]',
        "toml.missing",
        "amendment.article",
    ),
    ("an unknown duty", 'duties = ["read"]', 'duties = ["sing"]', "regime.unknown", "forms.paper.duties"),
    ("a filer nobody knows", 'by = ["offices", "seats"]', 'by = ["seats", "ZZZ"]', "regime.unknown", "forms.paper.by"),
    (
        "a duty without its rule",
        'fr = "lire" }\narticle = "art.1"',
        'fr = "lire" }\narticle = "art.9"',
        "regime.unknown",
        "duties.read.article",
    ),
    (
        "a seat without its rule",
        'article = "art.1"\n\n[groups',
        'article = "art.9"\n\n[groups',
        "regime.unknown",
        "seats.BBB.article",
    ),
    ("a reading of nobody", 'who = "OUT"', 'who = "ZZZ"', "regime.unknown", "rules.art.2.readings"),
    ("an unknown act", 'acts = ["notify"]', 'acts = ["shout"]', "toml.value", "forms.paper.acts.0"),
    ("an act of the body itself", 'acts = ["notify"]', 'acts = ["found"]', "toml.value", "forms.paper.acts.0"),
    ("a flag that is a word", "title = true", 'title = "yes"', "toml.type", "forms.paper.title"),
    ("a symbol without a number", '{year}/{n}"', '{year}"', "toml.value", "forms.paper.symbol"),
    ("an unknown kind", 'kind = "number"', 'kind = "money"', "toml.value", "forms.paper.fields.count.kind"),
    ("a bound that is a word", "low = 1", 'low = "1"', "toml.type", "forms.paper.fields.count.low"),
    ("a bound that is a flag", "low = 1", "low = true", "toml.type", "forms.paper.fields.count.low"),
    ("bounds crossed", "high = 9", "high = 0", "toml.value", "forms.paper.fields.count.high"),
    (
        "bounds of a choice",
        'kind = "choice"',
        'kind = "choice"\nlow = 1',
        "regime.field",
        "forms.paper.fields.mood.low",
    ),
    (
        "a choice of nothing",
        'choices = { glad = { en = "glad", fr = "content" } }',
        "",
        "regime.field",
        "forms.paper.fields.mood.choices",
    ),
    ("choices of a number", "high = 9", "high = 9\nchoices = {}", "regime.field", "forms.paper.fields.count.choices"),
    ("items of a number", "high = 9", 'high = 9\nof = "seat"', "regime.field", "forms.paper.fields.count.choices"),
    (
        "a unit of a choice",
        'kind = "choice"',
        'kind = "choice"\nunit = 1',
        "regime.field",
        "forms.paper.fields.mood.unit",
    ),
    ("a unit in one language", ', fr = "p." }', " }", "toml.missing", "forms.paper.fields.count.unit.fr"),
    ("a unit of two lines", '"p."', '"p\\n."', "toml.value", "forms.paper.fields.count.unit.fr"),
    ("a unit that is a number", '"p."', "1", "toml.type", "forms.paper.fields.count.unit.fr"),
    (
        "a unit without its last resort",
        ', other = "sheets"',
        "",
        "toml.missing",
        "forms.paper.fields.count.unit.en.other",
    ),
    ("a plural nobody knows", "{ one = ", "{ single = ", "toml.unknown", "forms.paper.fields.count.unit.en.single"),
    (
        "a field by no rule",
        'article = "art.2"',
        'article = "art.9"',
        "regime.unknown",
        "forms.paper.fields.count.article",
    ),
    (
        "a form by no rule",
        'duties = ["read"]\narticle = "art.1"',
        'duties = ["read"]\narticle = "art.9"',
        "regime.unknown",
        "forms.paper.article",
    ),
    (
        "a place in the words of a number",
        "[forms.paper.fields.mood]",
        SPOT.format('words = "count"'),
        "regime.field",
        "forms.paper.fields.spot.words",
    ),
    (
        "a place that begins with nothing",
        "[forms.paper.fields.mood]",
        SPOT.format('begins = "never"'),
        "regime.field",
        "forms.paper.fields.spot.begins",
    ),
    (
        "a number that says where",
        "high = 9",
        'high = 9\nwords = "count"',
        "regime.field",
        "forms.paper.fields.count.words",
    ),
    ("a list of nothing", 'of = "seat"', "", "regime.field", "forms.paper.fields.who.choices"),
    ("a list of lists", 'of = "seat"', 'of = "list"', "toml.value", "forms.paper.fields.who.of"),
    ("a status", 'status = "agreed"', 'status = "true"', "toml.value", "rules.art.1.status"),
    ("agreed without a source", 'source = "https://example.org/1"\n', "", "regime.source", "rules.art.1.source"),
    ("a source that is no address", '"https://example.org/1"', '"see above"', "toml.value", "rules.art.1.source"),
    (
        "contested by one",
        'status = "contested"\nreadings = [',
        'status = "contested"\nother = [',
        "toml.unknown",
        "rules.art.2.other",
    ),
    (
        "readings of what is not contested",
        'status = "contested"',
        'status = "desk"',
        "regime.readings",
        "rules.art.2.readings",
    ),
    (
        "contested without readings",
        'status = "agreed"',
        'status = "contested"',
        "regime.readings",
        "rules.art.1.readings",
    ),
]


@pytest.mark.parametrize(
    ("before", "after", "code", "place"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS]
)
def test_refusals(before: str, after: str, code: str, place: str) -> None:
    assert SMALL.count(before) >= 1, "the row changes nothing"
    with pytest.raises(Rejected) as caught:
        load(SMALL.replace(before, after, 1).encode())
    found = caught.value.finding
    assert (found.code, found.place) == (code, place)
    assert found.rule.startswith("docs/spec/regime.md ")


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\xff", "toml.utf-8"), (b"#" * 600_000, "toml.oversize"), (b"", "toml.missing"), (b"[", "toml.syntax")],
    ids=["not utf-8", "too long", "empty", "cut"],
)
def test_bytes_that_are_no_regime(data: bytes, code: str) -> None:
    with pytest.raises(Rejected) as caught:
        load(data)
    assert caught.value.finding.code == code


def test_too_many_entries() -> None:
    seats = "".join(f'[seats.S{number}]\nnames = [{{ en = "S", fr = "S" }}]\n' for number in range(260))
    with pytest.raises(Rejected) as caught:
        load((SMALL + seats).encode())
    assert (caught.value.finding.code, caught.value.finding.place) == ("toml.count", "seats")


def test_all_faults_are_told_at_once_with_line_and_key() -> None:
    text = SMALL
    for before, after in (
        ('kind = "choice"\nlabels = { en = "mood"', 'kind = "chioce"\nlabels = { en = "mood"'),
        ('mandate = "art.2"', 'mandate = "art.9"'),
        ("since = 2010-01-01", "since = 2030-01-01"),
        ('fr = "Dehors"', 'de = "Draussen"'),
        ('duties = ["read"]', 'duties = ["sing", 4]\ncolour = "red"'),
        ('needs = "consensus"', 'needs = "vote"\nminus = 1'),
        ("length = { months = 3 }", "length = { months = 3, days = 1 }"),
        ('on = "12-15"', 'on = "12-32"'),
    ):
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    found = faults(text.encode())
    lines = text.splitlines()
    assert [(one.code, one.place.partition(": ")[2]) for one in found] == [
        ("regime.dates", "seats.BBB"),
        ("regime.unknown", "groups.BOTH.mandate"),
        ("toml.unknown", "actors.OUT.labels.de"),
        ("toml.missing", "actors.OUT.labels.fr"),
        ("regime.unknown", "forms.paper.duties"),
        ("toml.type", "forms.paper.duties.1"),
        ("toml.unknown", "forms.paper.colour"),
        ("toml.value", "forms.paper.fields.mood.kind"),
        ("regime.length", "clocks.period.length"),
        ("toml.value", "clocks.year.on"),
        ("regime.decision", "decisions.agreed.minus"),
    ]
    for one in found:
        line, _, key = one.place.removeprefix("line ").partition(": ")
        named = lines[int(line) - 1]
        assert key.rpartition(".")[2] in named or key.split(".")[-2] in named or named.startswith("["), one.place
    assert faults(SMALL.encode()) == []


def test_two_rules_that_both_apply_are_named_by_their_articles() -> None:
    [found] = faults(SMALL.replace('is = "small"', 'is = "big"').encode())
    assert found.excerpt == "report: art.1 / art.2"
