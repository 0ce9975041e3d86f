"""Every act there is: in the specification, in a log, on a page in three languages, in the command's output, and verified."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.encoding import note as notes
from comity.errors import Rejected
from comity.fold.admit import CONTENT, NOT_YET
from comity.i18n import LANGUAGES, Catalogue
from comity.records.act import STRUCTURAL, Act
from comity.service.founding import seen_now
from comity.service.pen import accession, blank, root_set_of
from comity.store.reader import Reader, open_reader
from comity.verify import anchor
from comity.verify.log import verify_log

from .conftest import DAY, ORIGIN, Body, build, key
from .test_authority import POLICY, WITNESSES, roots
from .test_fold_laws import play
from .test_rotation import NEW, disavow
from .test_rules import NEW_REGIME, amend, decided, put

SPEC = (Path(__file__).parents[2] / "docs" / "spec" / "acts.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module", name="everything")
def every_act(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Body, Reader]]:
    """Yield a witnessed body in which every act has been done at least once."""
    body = build(tmp_path_factory.mktemp("acts") / "small", POLICY)
    play(body, lambda code: code)
    for act, rel in ((Act.COMMENT, "answers"), (Act.REFER, "refers"), (Act.SUPERSEDE, "supersedes")):
        body.answer("AAA", body.write("AAA", Act.BRIEF), act, rel)
    sitting, item = body.write("REGISTRY", Act.CONVENE, "sitting"), body.write("BBB", Act.REQUEST_ITEM)
    body.answer("AAA", sitting, Act.DECLINE, "declines")
    body.answer("AAA", item, Act.OPPOSE_ITEM, "opposes")
    body.write("AAA", Act.REPORT)
    body.write("REGISTRY", Act.LODGE, attributed_to="PRESS")
    asked = body.write("AAA", to=("BBB",))
    body.answer("AAA", asked, Act.EXTEND, "extends", form="silence", body={"fields": {"until": "2026-04-01"}})
    disavow(body, "AAA", asked)
    roots_of_b = roots(body, "BBB")
    spent = {"key": key("BBB", "desk").verifier.hash_hex}
    body.sequencer.append(
        roots_of_b.sign(blank(ORIGIN, Act.REVOKE, "revoke", "BBB", seen_now(body.sequencer), DAY, spent))
    )
    rotate(body)
    amend(body, {"regime": put(body, NEW_REGIME)}, decided(body))
    witness(body)
    body.sequencer.publish()
    yield body, open_reader(body.folder)
    body.sequencer.close()


def rotate(body: Body) -> None:
    old = roots(body, "CCC")
    old.keys = (*old.keys, *(new := tuple(key("CCC", f"root-{number}") for number in (4, 5, 6))))
    content = accession(root_set_of(new, 2))
    body.sequencer.append(old.sign(blank(ORIGIN, Act.ROTATE, "rotate", "CCC", seen_now(body.sequencer), DAY, content)))
    assert len(NEW) == len(new)


def witness(body: Body) -> None:
    body.sequencer.publish()
    note = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
    lines = tuple(cosigner.cosign(note.text, body.now) for cosigner in WITNESSES)
    cosigned = {"checkpoint": notes.render(note.text, (*note.lines, *lines)).decode()}
    body.sequencer.append(
        body.pens["REGISTRY"].sign(
            blank(ORIGIN, Act.WITNESSED, "witnessed", "REGISTRY", seen_now(body.sequencer), DAY, cosigned)
        )
    )


def records(reader: Reader) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record_id, row in reader.scan("record", limit=10_000):
        found.setdefault(str(row["act"]), []).append(record_id)
    return found


def test_the_specification_has_a_paragraph_for_each_act_and_no_other() -> None:
    sections = re.findall(r"^### (\S+)\n(\S.+?)(?=\n\n|\Z)", SPEC, re.MULTILINE | re.DOTALL)
    assert sorted(name for name, _ in sections) == sorted(Act)
    for name, text in sections:
        assert len(text) > 40, name


def test_the_specification_names_the_relation_each_act_needs() -> None:
    from comity.fold.references import NEEDED

    for act, relation in NEEDED.items():
        paragraph = re.search(rf"^### {act}\n(.+?)(?=\n\n|\Z)", SPEC, re.MULTILINE | re.DOTALL)
        assert paragraph is not None
        assert re.search(rf"\*Needs\*\s`{relation}`", paragraph[1]), act


def test_every_act_is_of_keys_and_rules_or_content_or_not_yet() -> None:
    assert set(Act) == STRUCTURAL | CONTENT | NOT_YET
    assert len(STRUCTURAL) + len(CONTENT) + len(NOT_YET) == len(Act)


def test_every_act_is_in_the_log_and_the_log_holds(everything: tuple[Body, Reader]) -> None:
    body, reader = everything
    assert set(records(reader)) == set(Act) - NOT_YET
    report = verify_log(body.folder, anchor.parse(body.anchor))
    assert report.holds, report


@pytest.mark.parametrize("act", sorted(NOT_YET))
def test_an_act_of_records_that_are_not_public_is_refused(body: Body, act: Act) -> None:
    with pytest.raises(Rejected, match=r"act\.not-yet"):
        body.write("AAA", act)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_act_has_a_page_that_names_it(everything: tuple[Body, Reader], lang: str) -> None:
    from django.test import Client

    from comity.web import application

    body, reader = everything
    application({"small": body.folder}, None)
    client = Client()
    for act, ids in records(reader).items():
        page = client.get(f"/{lang}/small/record/{ids[0]}", headers={"host": "localhost"})
        assert page.status_code == 200, act
        label = Catalogue(lang).say(f"act-{act}")
        assert label.replace("’", "&#x27;") in page.content.decode() or label in page.content.decode(), act


def test_every_act_is_shown_by_the_command(everything: tuple[Body, Reader], capsys: pytest.CaptureFixture[str]) -> None:
    body, _ = everything
    assert main(["show", str(body.folder), "records", "--json"]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert {row["act"] for row in rows} == set(Act) - NOT_YET
    assert main(["show", str(body.folder), "records", "--lang", "en"]) == 0
    printed = capsys.readouterr().out
    for row in rows:
        assert row["id"][:8] in printed or str(row["symbol"]) in printed, row["act"]
