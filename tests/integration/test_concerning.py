"""What concerns a party is found by one question over rows, and is what the leaves themselves mean for it, one by one."""

from pathlib import Path

import pytest

from comity.bench.busy import REGIME, Busy
from comity.bench.council import fill_council
from comity.bench.large import filled
from comity.notices.happening import SITTING_ACTS, happening, names_of
from comity.records.act import Act
from comity.store.listings import concerning
from comity.store.reader import Reader, open_reader

from .accounts import migrated
from .telling import Told, told

__all__ = ["migrated", "told"]


def by_leaf(reader: Reader, code: str, looked: range) -> list[str]:
    """Return, leaf after leaf from the newest, what a party filed or is told of for a reason of its own."""
    names = names_of(reader, code)
    found = (one for index in reversed(looked) if (one := happening(reader, index, names)) is not None)
    return [one.id for one in found if len(one.kinds) > 1 or (reader.get("record", one.id) or {})["for"] in names]


def agrees(reader: Reader, code: str, looked: range) -> list[str]:
    """Return what concerns a party, once it is certain that rows and leaves say the same of it."""
    found = concerning(reader.view(), names_of(reader, code), SITTING_ACTS, looked, 1_000)
    assert found == by_leaf(reader, code, looked), code
    assert concerning(reader.view(), names_of(reader, code), SITTING_ACTS, looked, 2) == found[:2]
    return found


@pytest.mark.parametrize("kind", ["busy", "council"])
def test_rows_say_what_leaves_say(tmp_path: Path, kind: str) -> None:
    if kind == "busy":
        filled(tmp_path, 150, REGIME, Busy)
    else:
        fill_council(tmp_path, 90)
    reader = open_reader(tmp_path)
    held = reader.counts_for()
    codes = sorted((code for code in held if reader.regime.knows(code)), key=lambda code: (-held[code], code))
    for code in (*codes[:6], codes[-1]):
        every = agrees(reader, code, range(reader.size))
        then = reader.as_of(reader.size * 2 // 3)
        assert len(agrees(then, code, range(then.size // 3, then.size))) <= len(every)
    assert len(agrees(reader, codes[0], range(reader.size))) > 10


def test_a_clock_moved_or_a_duty_done_by_others_concerns_both_sides(told: Told) -> None:
    asked = told.asked()
    told.body.write("CCC", to=("BBB",))
    moved = told.prolong(asked)
    done = told.body.answer("AAA", asked, Act.REPLY, "answers")
    told.body.write("REGISTRY", Act.CONVENE, "sitting", body={"fields": {"date": "2026-04-10"}})
    text = told.body.write("CCC", Act.PROPOSE)
    until = {"fields": {"until": "2026-04-01T12:00:00Z"}}
    silence = told.body.answer("REGISTRY", text, Act.OPEN_SILENCE, "submits", form="silence", body=until)
    told.publish()
    reader = open_reader(told.body.folder)
    owing, owed, other = (agrees(reader, code, range(reader.size)) for code in ("AAA", "BBB", "CCC"))
    assert {asked, moved, done, silence} <= set(owing) & set(owed)
    assert moved in other
    assert asked not in other
