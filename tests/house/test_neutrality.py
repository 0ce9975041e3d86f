"""What docs/neutrality.md says can be checked: names, order, colours, authors, sources and verbs that judge."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from comity.chronicle import Draft, parse
from comity.i18n import LANGUAGES
from comity.regime import Regime, load

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "comity"
REGIMES = sorted(path for folder in ("regimes", "examples") for path in (ROOT / folder).glob("*/regime.toml"))
JUDGING = {
    "en": r"claim(?:s|ed|ing)?|alleg\w+|admit(?:s|ted)|pretend\w*|threaten\w*|boast\w*|refus(?:es|ed) to|regime",
    "fr": r"prétend\w*|alléguer|avou\w+|menac(?:e|é|ent|ait)\b|se vant\w+|s’obstin\w+",
    "ru": r"якобы|утверждал[аи]?, будто|признал[аи]? вину|угрожа\w+|пригрозил\w*|хваста\w+|режим\b",
}
"""Verbs and words of judgement our own sentences do without, by language; quoted words are not ours."""


@pytest.fixture(name="drafts", scope="module")
def shipped_drafts() -> list[Draft]:
    files = sorted(file for head in (ROOT / "examples").glob("*/EDITION") for file in head.parent.glob("*.toml"))
    return [draft for file in files for draft in parse(file.read_bytes(), file.name)]


@pytest.fixture(name="regimes", scope="module")
def shipped_regimes() -> list[Regime]:
    assert REGIMES
    return [load(path.read_bytes()) for path in REGIMES]


def own_words(text: str) -> str:
    """Return a text without what it quotes."""
    return re.sub(r"“[^”]*”|«[^»]*»", "", text)


def names(regime: Regime) -> set[str]:
    """Return every name a regime gives a seat, group or actor, in every language."""
    labels = [name.labels for seat in regime.seats.values() for name in seat.names]
    labels += [held.labels for held in (*regime.groups.values(), *regime.actors.values())]
    return {text for label in labels for text in label.values() if text not in {"Press report", "Article de presse"}}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_of_the_software_names_a_party(lang: str, regimes: list[Regime]) -> None:
    text = "\n".join(path.read_text("utf-8") for path in sorted((SRC / "i18n" / lang).glob("*.ftl")))
    for regime in regimes:
        for name in sorted(names(regime) | {regime.names[lang] for lang in regime.languages}):
            assert name not in text or not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text), name


def test_no_page_template_or_style_names_a_party(regimes: list[Regime]) -> None:
    shown = [*(SRC / "web" / "templates").rglob("*.html"), SRC / "web" / "static" / "comity.css"]
    text = "\n".join(path.read_text("utf-8") for path in shown)
    for regime in regimes:
        for code in (*regime.seats, *regime.groups, *regime.actors):
            assert code not in text or not re.search(rf"(?<![A-Z-]){code}(?![A-Z-])", text), code


def test_colours_are_greys_one_accent_and_the_focus(regimes: list[Regime]) -> None:
    style = (SRC / "web" / "static" / "comity.css").read_text("utf-8")
    root = style[: style.index("* {")]
    named = {name for name, _ in re.findall(r"--([a-z]+): (#[0-9a-f]{3,6})", root)}
    assert named == {"ink", "soft", "line", "paper", "tint", "link", "focus"}
    # Scanners need black on white; kinds of things found in an article are never parties.
    outside = re.sub(r"(?::root|\.qr[a-z ]*|\.press) \{[^}]*\}", "", style)
    assert not re.findall(r"#[0-9a-f]{3,6}\b|rgba?\(|hsl\(", outside)


def test_parties_and_readings_stand_in_order_of_code(regimes: list[Regime]) -> None:
    for regime in regimes:
        for listed in (regime.seats, regime.groups, regime.offices, regime.actors):
            assert list(listed) == sorted(listed)
        for rule in regime.rules.values():
            assert all(a.who <= b.who for a, b in pairwise(rule.readings)), rule.article


def test_every_name_is_in_every_language_of_the_body(regimes: list[Regime]) -> None:
    for regime in regimes:
        for seat in regime.seats.values():
            for name in seat.names:
                assert sorted(name.labels) == sorted(regime.languages), seat.code


def test_accounts_have_one_author_each_and_none_decides(drafts: list[Draft]) -> None:
    subjects: dict[str, list[Draft]] = {}
    for draft in drafts:
        for ref in draft.refs:
            if ref.rel == "account-of":
                assert draft.attributed_to is not None, draft.name
                subjects.setdefault(ref.draft, []).append(draft)
    assert subjects
    for subject, accounts in subjects.items():
        told = {(draft.attributed_to, tuple(sorted(map(str, draft.fields.items())))) for draft in accounts}
        assert len(told) > 1, subject


def test_every_record_of_a_reconstruction_names_a_source(drafts: list[Draft]) -> None:
    assert drafts
    for draft in drafts:
        assert draft.sources, draft.name


@pytest.mark.parametrize("lang", sorted(JUDGING))
def test_our_own_words_do_not_judge(lang: str, drafts: list[Draft], regimes: list[Regime]) -> None:
    judged = re.compile(rf"(?<!\w)(?:{JUDGING[lang]})", re.IGNORECASE)
    for draft in drafts:
        for part in (draft.title, draft.text):
            found = judged.search(own_words(part.get(lang, "")))
            assert found is None, f"{draft.name}: {found and found[0]}"
    for regime in regimes:
        for rule in regime.rules.values():
            for text in (rule.title[lang], rule.text[lang], *(reading.text[lang] for reading in rule.readings)):
                found = judged.search(own_words(text))
                assert found is None, f"{rule.article}: {found and found[0]}"
