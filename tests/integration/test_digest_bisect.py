"""Two folds made to differ at one record are shown to differ at exactly that one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.fold import step
from comity.store.compare import first_difference
from comity.store.reader import Reader, open_reader
from tests.schemas import copy_body

from .conftest import Body, build
from .test_fold_laws import play

ADDED = {"said": "something else"}
SEATED = 9
LAST = 40


def made(folder: Path) -> Body:
    """Build and play the small body; its keys and clock are fixed, so that leaves are the same every time."""
    body = build(folder)
    play(body, lambda code: code)
    body.sequencer.close()
    return body


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    yield open_reader(made(tmp_path_factory.mktemp("honest") / "small").folder)


@pytest.mark.parametrize("place", [0, 1, SEATED, 16, LAST])
def test_the_first_difference_is_found_exactly(
    honest: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: int
) -> None:
    ended = step.ended

    def bent(draft: Any, record_id: str | None, stamp: int | None, *, admitted: bool) -> Any:
        if draft.index == place:
            draft.put("bent", "k", ADDED)
        return ended(draft, record_id, stamp, admitted=admitted)

    monkeypatch.setattr(step, "ended", bent)
    folder = made(tmp_path / "small").folder
    monkeypatch.undo()
    other = open_reader(folder)
    assert honest.size == other.size == LAST + 1
    assert honest.root(honest.size) == other.root(other.size)
    assert main(["digest", str(honest.folder), "--against", str(folder), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["equal"], found["index"], found["same_leaf"]) == (False, place, True)
    assert found["rows"] == [{"table": "bent", "key": "k", "other": ADDED}]
    row = honest.scan("leaf", prefix=f"{place:010}")[0][1]
    assert found["records"] == [row["id"], row["id"]]
    assert main(["digest", str(folder), "--against", str(honest.folder), "--lang", "fr"]) == 1
    assert f"feuille {place}, acte {row['id']}" in capsys.readouterr().out
    if place:
        assert main(["digest", str(honest.folder), "--at", str(place), "--against", str(folder)]) == 0
    state = str(folder / "log" / "state")
    assert main(["digest", str(honest.folder), "--against", state]) == 1


def test_equal_folds_say_so(honest: Reader, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy_body(honest.folder, tmp_path / "copy")
    assert main(["digest", str(honest.folder), "--against", str(tmp_path / "copy"), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith(f"Equal: both derive the same from the first {honest.size} leaves.")
    assert main(["digest", str(honest.folder), "--against", str(honest.folder / "log" / "state")]) == 0
    assert main(["digest", str(honest.folder), "--at", "7", "--against", str(tmp_path / "copy"), "--lang", "ru"]) == 0
    assert "на 34 листа больше" in capsys.readouterr().out


def test_another_log_is_called_another_log(honest: Reader, body: Body, capsys: pytest.CaptureFixture[str]) -> None:
    body.write("CCC")
    body.sequencer.publish()
    found = first_difference(honest, open_reader(body.folder))
    assert found is not None
    assert (found.index, found.same_leaf) == (SEATED, False)
    assert main(["digest", str(honest.folder), "--against", str(body.folder), "--lang", "en"]) == 1
    assert "two logs" in capsys.readouterr().out


def test_a_state_note_of_another_key_is_refused(honest: Reader, demo: Path) -> None:
    assert main(["digest", str(honest.folder), "--against", str(demo / "archive" / "log" / "state")]) == 1
    assert main(["digest", str(honest.folder), "--against", str(demo / "nothing")]) == 1
