"""The laws of the fold: replay = increment, prefixes, totality on garbage, one digest everywhere, and no favourites."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.envelope import parse_leaf
from comity.errors import Rejected
from comity.fold import spool
from comity.fold.digest import Digest
from comity.fold.step import Fold
from comity.fold.view import Memory
from comity.records.act import Act
from comity.records.record import Ref
from comity.store.reader import Reader, open_reader
from comity.tlog.merkle import Frontier, leaf_hash

from . import conftest
from .conftest import Body, build

MIRROR = {"AAA": "BBB", "BBB": "AAA"}


def play(body: Body, name: Callable[[str], str]) -> None:
    """Write one of everything the spine knows, for the parties `name` gives."""
    first, second, third = name("AAA"), name("BBB"), name("CCC")
    notified = body.write(first, to=tuple(sorted((second, third))))
    body.answer(second, notified, Act.ACKNOWLEDGE, "acknowledges")
    asked = body.answer(third, notified, Act.ASK, "answers", to=(first,))
    body.answer(first, asked, Act.REPLY, "answers")
    sitting = body.write("REGISTRY", Act.CONVENE, "sitting")
    item = body.answer(second, sitting, Act.REQUEST_ITEM, "at-sitting")
    body.answer("REGISTRY", sitting, Act.OPEN, "at-sitting", form="sitting")
    body.answer(first, item, Act.ADOPT, "adopts")
    body.answer(second, notified, Act.TAKE_POSITION, "about", body={"fields": {"stance": "reserved"}})
    body.answer(third, notified, Act.STATE, "account-of")
    body.answer("REGISTRY", sitting, Act.CLOSE, "at-sitting", form="sitting")
    wrong = body.write(second)
    body.answer(second, wrong, Act.CORRECT, "corrects")
    gone = body.write(third)
    body.answer(third, gone, Act.WITHDRAW, "withdraws")
    body.answer(first, notified, Act.CONCLUDE, "concludes")
    play_matters(body, first, second, third)
    body.sequencer.publish()


def play_matters(body: Body, first: str, second: str, third: str) -> None:
    """Write what parties do to a matter, under mandates, by silence, and what they take back."""
    given = {"fields": {"group": "PAIR", "office": "REGISTRY"}}
    mandate = body.write(first, form="mandate", body=given)
    body.answer(second, mandate, Act.OBJECT, "objects")
    text = body.write("REGISTRY", Act.PROPOSE, for_="PAIR", to=(third,))
    until = {"form": "silence", "body": {"fields": {"until": "2026-03-01T13:00:00Z"}}}
    broken = body.answer("REGISTRY", text, Act.OPEN_SILENCE, "submits", **until)
    how = body.answer(second, broken, Act.BREAK_SILENCE, "breaks", body={"fields": {"how": "amendment"}})
    body.answer(second, how, Act.WITHDRAW, "withdraws")
    decision = body.answer("REGISTRY", text, Act.ADOPT, "adopts", form="decision")
    body.answer(third, decision, Act.RESERVE, "reserves")
    body.answer(second, decision, Act.INTERPRET, "interprets")
    item = body.write(third, Act.REQUEST_ITEM)
    for code in (first, second):
        body.answer(code, item, Act.COSPONSOR, "supports")
    body.answer(second, item, Act.LEAVE, "supports")
    body.answer(third, text, Act.RESOLVE, "resolves")
    suspended = body.write(first, Act.SUSPEND, body={"fields": {"scope": "one tool"}})
    body.answer(first, suspended, Act.RESUME, "resumes", body={"fields": {"degree": "partial"}})


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    body = build(tmp_path_factory.mktemp("played") / "small")
    play(body, lambda code: code)
    yield open_reader(body.folder)
    body.sequencer.close()


def replayed(leaves: list[bytes], reader: Reader) -> tuple[list[bytes], Memory, list[bool]]:
    """Return the digest after each leaf, the state, and which leaves were admitted."""
    roots, log, digest = [Frontier().root()], Frontier(), Digest()
    view = Memory(lambda size: roots[size] if size < len(roots) else None, reader.material)
    fold, digests, admitted = Fold(view), [], []
    for index, leaf in enumerate(leaves):
        delta = fold.step(index, leaf)
        for row in delta.rows:
            view.put(*row)
        log.append(leaf_hash(leaf))
        roots.append(log.root())
        digest.take(delta.data)
        digests.append(digest.root)
        admitted.append(delta.admitted)
    return digests, view, admitted


def leaves_of(reader: Reader) -> list[bytes]:
    return [reader.leaf(index) for index in range(reader.size)]


def test_replay_is_increment_and_as_of_n_is_a_query(played: Reader) -> None:
    leaves = leaves_of(played)
    digests, view, admitted = replayed(leaves, played)
    assert all(admitted)
    assert [digest.hex() for digest in digests] == [(played.digest(n) or b"").hex() for n in range(1, len(leaves) + 1)]
    for at in (5, len(leaves) // 2, len(leaves)):
        _, then, _ = replayed(leaves[:at], played)
        for table, rows in then.tables.items():
            assert dict(played.scan(table, limit=10_000, at=at)) == {key: row for key, row in rows.items() if row}
            assert all(played.get(table, key, at=at) == row for key, row in rows.items())
    assert {"sitting", "item", "position", "account", "obligation", "thread"} <= set(view.tables)


def test_what_the_acts_mean(played: Reader) -> None:
    sitting = played.scan("sitting")[0][1]
    assert (sitting["status"], sitting["count"]) == ("closed", 3)
    assert sorted(str(row["status"]) for _, row in played.scan("item")) == ["adopted", "requested"]
    assert {
        key for table in ("mandate", "silence", "support", "objection", "suspension") for key, _ in played.scan(table)
    }
    assert played.scan("position")[0][1]["holder"] == "BBB"
    assert played.scan("account")[0][1]["holder"] == "CCC"
    status = {key.split("/")[1]: row["status"] for key, row in played.scan("obligation") if row["to"] == "AAA"}
    assert status["BBB"] == "discharged"
    states = [row["status"] for _, row in played.scan("record", limit=1_000)]
    assert (states.count("corrected"), states.count("withdrawn")) == (1, 2)
    assert "concluded" in {row["status"] for _, row in played.scan("thread")}


def garbage() -> st.SearchStrategy[Callable[[list[bytes]], bytes]]:
    """Leaves no sequencer would write: noise, a true leaf cut, flipped, or out of its place."""
    return st.one_of(
        st.binary(max_size=300).map(lambda noise: lambda _leaves: noise),
        st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 7)).map(
            lambda at: lambda leaves: flip(leaves[at[0] % len(leaves)], at[1], at[2])
        ),
        st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(
            lambda at: lambda leaves: leaves[at[0] % len(leaves)][: at[1] % len(leaves[at[0] % len(leaves)])]
        ),
        st.integers(0, 10**6).map(lambda at: lambda leaves: leaves[at % len(leaves)]),
    )


def flip(data: bytes, at: int, bit: int) -> bytes:
    at %= len(data)
    return data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(making=garbage(), place=st.integers(0, 10**6))
def test_garbage_is_a_finding_changes_nothing_and_uses_no_seq(played: Reader, making: Any, place: int) -> None:
    leaves = leaves_of(played)
    at = 1 + place % len(leaves)
    strange = making(leaves[:at])
    _, before, _ = replayed(leaves[:at], played)
    digests, after, admitted = replayed([*leaves[:at], strange], played)
    assert len(digests) == at + 1
    assert not admitted[-1]
    changed = {
        table
        for table in after.tables
        if {key: row for key, row in after.tables[table].items() if row} != before.tables.get(table, {})
    }
    assert changed <= {"leaf", "finding", "clock"}
    assert "finding" in changed


def test_a_prefix_has_the_same_digest_whatever_follows(played: Reader) -> None:
    leaves = leaves_of(played)
    whole, _, _ = replayed(leaves, played)
    for at in range(0, len(leaves), 5):
        assert replayed(leaves[:at], played)[0] == whole[:at]


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "LANG": "C", "TZ": "Pacific/Kiritimati"},
        {"PYTHONHASHSEED": "77", "LANG": "ru_RU.UTF-8", "TZ": "America/St_Johns"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "TZ": "UTC"},
    ],
)
def test_one_digest_everywhere(played: Reader, surroundings: dict[str, str]) -> None:
    script = (
        "import sys; from pathlib import Path; from comity.verify.log import verify_log;"
        "r = verify_log(Path(sys.argv[1]), None); print(next(c.facts['digest'] for c in r.checks if c.code == 'state'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(played.folder)],
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == (played.digest(played.size) or b"").hex()


def test_relabelling_the_parties_only_relabels(tmp_path: Path, played: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def swapped(code: str) -> str:
        return MIRROR.get(code, code)

    seats = tuple(conftest.seat_keys(swapped(keys.code), keys.kind) for keys in conftest.SEATS)
    monkeypatch.setattr(conftest, "SEATS", seats)
    body = build(tmp_path / "mirrored")
    play(body, swapped)
    mirrored = open_reader(body.folder)
    assert plain(mirrored, swapped) == plain(played, lambda code: code)
    body.sequencer.close()


def plain(reader: Reader, name: Callable[[str], str]) -> list[Any]:
    """Return the whole state with ids, hashes and keys named by place, and parties named by `name`."""
    words = {record.id: f"record {index}" for index, record in enumerate(map(parse_leaf, leaves_of(reader)))}
    for hashed, row in reader.scan("key", limit=1_000):
        words[hashed] = f"key {row['name']}"
    for code, row in reader.scan("seat"):
        words[str(row["root_set"])] = f"roots of {code}"
    skipped = {"body", "registered"}
    tables = ("body", "seat", "key", "chain", "record", "symbol", "thread", "thread_entry", "link", "sitting")
    more = ("sitting_entry", "item", "position", "account", "obligation", "finding", "counter", "clock", "leaf")
    more = (*more, "mandate", "objection", "support", "silence", "silence_on", "settlement", "suspension", "held")
    shown = []
    for table in (*tables, *more):
        for key, row in reader.scan(table, limit=10_000):
            if table not in skipped:
                text = json.dumps([table, key, row], sort_keys=True)
                for old, new in words.items():
                    text = text.replace(old, new)
                text = re.sub(r"\b[0-9a-f]{64}\b", "hash", text)
                text = re.sub(r"\b(AAA|BBB|CCC)\b", lambda found: name(found[1]), text)
                shown.append(ordered(json.loads(text)))
    return sorted(shown, key=json.dumps)


def ordered(value: Any) -> Any:
    """Return a value with its lists sorted: codes are listed in order of code, which relabelling changes."""
    if isinstance(value, dict):
        return {key: ordered(item) for key, item in sorted(value.items())}
    return sorted((ordered(item) for item in value), key=json.dumps) if isinstance(value, list) else value


def test_a_refused_record_may_be_tried_again(body: Body) -> None:

    desk = body.desk()
    early = body.note("AAA", refs=(Ref(rel="about", id="ab" * 32),))
    with pytest.raises(Rejected):
        desk.submit(early)
    with pytest.raises(Rejected):
        desk.submit(early)
    body.pens["AAA"].seq -= 1
    chain = body.sequencer.view.get("chain", body.pens["AAA"].keys[0].verifier.hash_hex)
    assert chain is not None
    body.pens["AAA"].prev = str(chain["id"])
    assert desk.submit(body.note("AAA")).index == body.sequencer.size - 1


@pytest.mark.parametrize("hashed", [spool._HASHED, 7], ids=["hashes", "hashes that fall together"])
@pytest.mark.parametrize("from_half", [False, True])
def test_a_state_read_back_from_deltas_is_the_one_in_memory(
    played: Reader, monkeypatch: pytest.MonkeyPatch, hashed: int, from_half: bool
) -> None:
    """Whatever is forgotten, and whether it was asked for: a few rows in memory, a few places in a run, over nothing or a half."""
    for name, value in {"KEPT": 4, "RUN": 6, "LONGEST": 50, "_HASHED": hashed}.items():
        monkeypatch.setattr(spool, name, value)
    leaves = leaves_of(played)
    start = len(leaves) // 2 if from_half else 0
    below, memory = (replayed(leaves[:start], played)[1] for _ in range(2))
    deltas = list[bytes]()
    view = spool.Spool(below, start, played.root, lambda index: deltas[index - start])
    fold = Fold(view)
    for index, leaf in enumerate(leaves[start:], start):
        delta = fold.step(index, leaf)
        assert delta.data == played.delta(index)
        heads = {(table, key.partition("/")[0] + "/") for table, key, _ in delta.rows if "/" in key}
        for head in heads:  # asked for before there may be any row, and after
            assert list(view.scan(*head)) == list(memory.scan(*head))
        deltas.append(delta.data)
        view.take(delta)
        memory.take(delta.rows)
        for head in heads:
            assert list(view.scan(*head)) == list(memory.scan(*head))
    for table, rows in memory.tables.items():
        assert dict(view.scan(table, "")) == rows
        assert all(view.get(table, key) == row for key, row in rows.items())
        assert view.get(table, "0000009999") is None
        for prefix in {key.partition("/")[0] + "/" for key in rows if "/" in key}:
            assert list(view.scan(table, prefix)) == list(memory.scan(table, prefix))
