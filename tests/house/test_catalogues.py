"""Every finding has a sentence and a remedy in every language, and the three catalogues say the same things."""

import re
import runpy
from functools import cache
from pathlib import Path

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast

from comity.errors import Finding
from comity.i18n import LANGUAGES, Catalogue
from comity.i18n.catalogue import message_ids
from comity.i18n.sentences import Sentences
from comity.records.act import Act

ROOT = Path(__file__).parents[2]
I18N = ROOT / "src" / "comity" / "i18n"


@cache
def finding_codes() -> set[str]:
    """Return every code the source can raise; reading it all takes more than a second."""
    found: set[str] = runpy.run_path(str(ROOT / "tools" / "finding_codes.py"))["codes"](ROOT / "src")
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_finding_is_explained(lang: str) -> None:
    words = Catalogue(lang)
    for code in sorted(finding_codes()):
        explained = words.explain(Finding(code=code, place="here", excerpt="'there'", rule="docs/spec/record.md 1"))
        assert len(explained.splitlines()) == 5, code


def test_catalogues_define_the_same_messages_once() -> None:
    files = {lang: sorted((I18N / lang).glob("*.ftl")) for lang in LANGUAGES}
    ids = {lang: [name for path in files[lang] for name in message_ids(path.read_text("utf-8"))] for lang in LANGUAGES}
    for lang in LANGUAGES:
        assert [path.name for path in files[lang]] == [path.name for path in files["en"]]
        assert len(set(ids[lang])) == len(ids[lang])
        assert set(ids[lang]) == set(ids["en"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_read_alone_is_the_one_read_among_all(lang: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((I18N / lang).glob("*.ftl"))]
    sources = Sentences(texts)._sources
    entries = [entry for text in texts for entry in FluentResource(text).body]
    assert not any(isinstance(entry, ast.Junk) for entry in entries)
    messages = {entry.id.name: entry for entry in entries if isinstance(entry, ast.Message)}
    assert set(messages) == set(sources)
    for name, message in messages.items():
        assert FluentResource(sources[name]).body[0].equals(message, ["span", "comment"])


def test_a_sentence_read_alone_finds_what_it_names() -> None:
    texts = ["locale = en\na = { b } of { -c }\n    .more = { d.more }\n", "b = { -c }\n-c = C\nd = D\n .more = more\n"]
    sentences = Sentences(texts)
    assert sentences.say("a", "", {}) == "C of C"
    assert sentences.say("a", "more", {}) == "more"
    assert not sentences.has("e")
    for missing in (("e", ""), ("d", "less")):
        with pytest.raises(KeyError):
            sentences.say(*missing, {})


def test_no_finding_is_explained_that_cannot_occur() -> None:
    files = (path.read_text(encoding="utf-8") for path in (I18N / "en").glob("*.ftl"))
    ids = [name for text in files for name in message_ids(text)]
    explained = {name.removeprefix("finding-").replace("-", ".", 1) for name in ids if name.startswith("finding-")}
    assert explained == finding_codes()


def test_every_act_the_fold_knows_has_a_name() -> None:
    from comity.fold.admit import CONTENT

    for lang in LANGUAGES:
        for act in (*CONTENT, Act.FOUND, Act.ACCEDE, Act.ACCREDIT, Act.REVOKE, Act.WITNESSED):
            assert Catalogue(lang).say(f"act-{act}")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2016", ("2016", "2016", "2016")),
        ("2016-07-13", ("13 July 2016", "13 juillet 2016", "13 июля 2016")),
        ("2014-04-01", ("1 April 2014", "1er avril 2014", "1 апреля 2014")),
        ("2017~", ("about 2017", "vers 2017", "около 2017")),
        ("2016-08-18/2016-08-20", ("18 August 2016 to 20 August 2016", None, None)),
    ],
)
def test_dates_are_written_as_the_language_writes_them(value: str, shown: tuple[str | None, ...]) -> None:
    for lang, expected in zip(LANGUAGES, shown, strict=True):
        assert expected in {None, Catalogue(lang).date(value)}


def test_a_missing_sentence_is_an_error() -> None:
    with pytest.raises(KeyError):
        Catalogue("en").say("no-such-message")


def test_the_page_of_errors_is_made_from_the_catalogues() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "errors_page.py"))
    assert (ROOT / "docs" / "errors.md").read_text(encoding="utf-8") == made["page"]()
    provoked = made["provokers"]()
    assert set(made["codes"]()) - set(provoked) == set(), "run `make provoked`"
    assert all((ROOT / test).is_file() for test in provoked.values())


def test_what_may_not_stand_at_the_start_of_a_line_does_not() -> None:
    """French signs of two parts and guillemets, and a Russian dash, hold on to the word before by a space that does not break."""
    broken = {"fr": re.compile(r"\S [;:!?»]|« "), "ru": re.compile(r"\S [–—] ")}
    for lang, pattern in broken.items():
        for path in (I18N / lang).glob("*.ftl"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                assert line.startswith("#") or not pattern.search(line), f"{path.name}:{number}: {line}"


def test_each_language_has_one_word_for_a_record() -> None:
    """A record is *acte*, *акт*; a note *note*, *нота*; all of them together *registre*, *журнал* (docs/glossary.md)."""
    other = {
        "fr": re.compile(r"\benregistrements?\b", re.IGNORECASE),
        "ru": re.compile(r"(?<!\bучётн..\s)(?<!\bучётн...\s)\bзапис(?:ь|и|ью|ей|ям|ями|ях)\b", re.IGNORECASE),
    }
    for lang, pattern in other.items():
        for path in (*(I18N / lang).glob("*.ftl"), ROOT / "docs" / "delegates" / f"{lang}.md"):
            text = " ".join(path.read_text(encoding="utf-8").split())
            assert not [text[max(0, hit.start() - 40) : hit.end() + 20] for hit in pattern.finditer(text)], path.name


DESK_OF_A_DELEGATE = re.compile(
    r"\b(?:mon|votre|tête du|clés? de|mission et de|clé de) bureau\b|^(?:seat-desk|tier-desk) = bureau\b|\bbureau de \{",
    re.IGNORECASE,
)


def test_french_has_one_word_for_the_machine_one_for_a_delegate_s_desk_and_one_for_a_sitting() -> None:
    """The machine that takes notes is *greffe*, a delegate's desk (and its keys) *bureau*, a sitting *séance* (docs/glossary.md)."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for row in ("| desk | greffe |", "| a delegate's desk | bureau |", "| sitting | séance |"):
        assert row in glossary
    for path in (*(I18N / "fr").glob("*.ftl"), ROOT / "docs" / "delegates" / "fr.md"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            plain = "" if line.startswith("#") and path.suffix == ".ftl" else DESK_OF_A_DELEGATE.sub("", line)
            assert not re.search(r"bureau|réunions?\b", plain, re.IGNORECASE), f"{path.name}:{number}: {line}"
