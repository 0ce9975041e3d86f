"""Who an article means, by the record of a body: names of its rules, of its earlier rules, and who speaks for a group."""

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.press.reading import read_article
from comity.press.registered import register_of
from comity.records.act import Act
from comity.store.reader import open_reader

from .conftest import REGIME, Body
from .test_rules import amend, decided, mandate, put

OFFICE = REGIME.replace(b'en = "Registry", fr = "Greffe"', b'en = "Council Registry", fr = "Greffe du Conseil"')
RENAMED = OFFICE.replace(b'names = [{ en = "Aland", fr = "Alande" }]', b'names = [{ en = "Norland", fr = "Norlande" }]')
ARTICLE = "DELTA, 3 March 2026 – Aland met Norland's partners. The Council Registry insists on a deadline."


@pytest.fixture
def renamed(building: Callable[..., Body], tmp_path: Path) -> Body:
    """Return a body whose rules have given a party another name."""
    body = building(tmp_path, regime=OFFICE)
    amend(body, {"regime": put(body, RENAMED)}, decided(body), regime=RENAMED)
    body.sequencer.publish()
    return body


def read(body: Body) -> tuple[list[str | None], list[str]]:
    """Return whom an article names and whose positions it reports, by the register of the record."""
    article = read_article(ARTICLE.encode(), register=register_of(open_reader(body.folder)), models=False)
    return [one.id for one in article.actors], [held.actor for held in article.positions]


def test_a_party_is_known_by_the_names_of_earlier_rules_too(renamed: Body) -> None:
    assert read(renamed)[0] == ["AAA", "AAA", "REGISTRY"]


def test_an_office_speaks_for_the_group_whose_mandate_stands_and_no_longer(renamed: Body) -> None:
    assert read(renamed)[1] == []
    given = mandate(renamed, "AAA")
    renamed.sequencer.publish()
    assert read(renamed)[1] == ["PAIR"]
    renamed.answer("AAA", given, Act.WITHDRAW, "withdraws")
    renamed.sequencer.publish()
    assert read(renamed)[1] == []


def test_the_command_reads_by_the_record_it_compares_with(
    renamed: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    assert main(["press", str(file), "--against", str(renamed.folder), "--no-models"]) == 0
    assert "AAA  Norland" in capsys.readouterr().out
