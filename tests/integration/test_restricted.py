"""Records that are not public: what everybody sees of them, what entitled readers fold, and how one becomes public."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest

from comity.encoding.canonical import Json
from comity.errors import Rejected
from comity.records.act import Act
from comity.records.inner import BUCKETS, Inner, check, commitment, parse, render
from comity.records.record import Material, Ref
from comity.service.rebuild import rebuild
from comity.store.gate import Gate
from comity.store.reader import open_reader
from comity.store.rows import SqliteView
from comity.verify import anchor
from comity.verify.log import verify_log
from comity.verify.receipt import verify_receipt
from tests.schemas import stored

from .conftest import ORIGIN, SALT, START, Body, Restricted
from .test_matters import row, status

SECRET = "the convoy leaves at dawn"
TOLD: dict[str, Json] = {"title": {"en": SECRET, "fr": "le convoi part à l’aube"}}
DISCLOSING = {"form": "disclosure"}


def entitled(body: Body) -> SqliteView:
    """Return the rows entitled readers see, as the sequencer keeps them."""
    body.sequencer.publish()
    return SqliteView(Gate(body.folder).connect(), body.sequencer.files.material)


def letter(body: Body, **parts: Json) -> Restricted:
    return body.restrict("AAA", Act.NOTIFY, "letter", TOLD, to=("BBB",), **parts)


def test_everybody_sees_that_it_exists_and_what_it_asks_but_not_what_it_says(body: Body) -> None:
    kept = body.hand_in(letter(body))
    found = row(body, "record", kept) or {}
    assert (found["aud"], found["title"], found["symbol"]) == ("restricted", {}, "S/LET/2026/1")
    assert (row(body, "obligation", f"{kept}/BBB/answer") or {})["status"] == "open"
    assert (entitled(body).get("record", kept) or {})["title"] == TOLD["title"]


def test_its_words_are_nowhere_but_behind_the_gate(body: Body) -> None:
    body.hand_in(letter(body))
    body.sequencer.publish()
    if isinstance(body.sequencer.connection, sqlite3.Connection):
        body.sequencer.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    holding = [path for path, data in stored(body.folder).items() if SECRET.encode() in data]
    assert holding
    assert {path.parts[0] for path in holding} == {"restricted"}
    assert (body.folder / "restricted").stat().st_mode & 0o077 == 0


def test_a_reaction_hides_which_act_it_is(body: Body) -> None:
    text = body.write("BBB", Act.PROPOSE)
    about = (Ref(rel="answers", id=text),)
    stance: dict[str, Json] = {"fields": {"stance": "against"}}
    position = Inner(salt=SALT, body=stance, act=Act.TAKE_POSITION, form="opinion", refs=(Ref(rel="about", id=text),))
    kept = body.hand_in(body.restrict("AAA", Act.REACTION, "reaction", {}, refs=about, inner=position))
    public, behind = row(body, "record", kept) or {}, entitled(body)
    assert (public["act"], public["form"], public["symbol"]) == ("reaction", "reaction", "S/REA/2026/1")
    assert row(body, "position", f"{text}/AAA") is None
    whole = behind.get("record", kept) or {}
    assert (whole["act"], whole["form"], whole["symbol"]) == ("take-position", "opinion", "S/REA/2026/1")
    assert (behind.get("position", f"{text}/AAA") or {})["stance"] == "against"


def test_all_inner_texts_of_a_bucket_are_of_one_length(body: Body) -> None:
    lengths = {len(render(Inner(salt=SALT, body={"title": {"en": "x" * size}}))) for size in (1, 200, 700)}
    assert lengths == {BUCKETS[0]}
    assert len(letter(body).inner) == BUCKETS[0]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: data[:-1], "inner.other"),
        (lambda data: data.replace(b"dawn", b"noon"), "inner.other"),
    ],
)
def test_the_desk_takes_no_other_text_than_the_one_committed_to(
    body: Body, spoil: Callable[[bytes], bytes], code: str
) -> None:
    kept, size = letter(body), body.sequencer.size
    with pytest.raises(Rejected) as caught:
        body.hand_in(kept, spoil(kept.inner))
    assert caught.value.finding.code == code
    assert (body.sequencer.size, Gate(body.folder).there) == (size, False)


def test_nothing_unsigned_reaches_the_disk(body: Body) -> None:
    kept = letter(body)
    forged = replace(kept, note=kept.note[:-8] + b"AAAAAA=\n")
    with pytest.raises(Rejected):
        body.hand_in(forged)
    assert not Gate(body.folder).there


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda body: body.restrict("AAA", Act.NOTIFY, "note", TOLD), "audience.form"),
        (lambda body: body.restrict("AAA", Act.COMMENT, "opinion", TOLD), "refs.required"),
        (lambda body: body.restrict("AAA", Act.REACTION, "reaction", TOLD, (Act.NOTIFY, "letter")), "inner.shadow"),
        (lambda body: body.restrict("AAA", Act.REACTION, "reaction", TOLD), "inner.shadow"),
        (lambda body: body.restrict("AAA", Act.NOTIFY, "letter", {"poem": "x"}), "form.part-unknown"),
        (lambda body: body.restrict("AAA", Act.NOTIFY, "letter", {}), "form.part-missing"),
    ],
)
def test_what_the_rules_do_not_let_be_restricted_is_refused(
    body: Body, make: Callable[[Body], Restricted], code: str
) -> None:
    with pytest.raises(Rejected) as caught:
        body.hand_in(make(body))
    assert caught.value.finding.code == code


def admitted_without(body: Body, data: bytes | None) -> tuple[str, list[str]]:
    """Admit a letter whose inner text is not at hand, or another; return its id and the findings of the second fold."""
    kept = letter(body)
    Gate(body.folder).put(kept.inner if data is None else data)
    if data is None:
        (body.folder / "restricted" / "inner").rename(body.folder / "restricted" / "elsewhere")
    body.sequencer.append(kept.note)
    findings = [str(value["code"]) for _, value in entitled(body).scan("finding", "")]
    return kept.id, findings


def test_a_missing_text_is_a_finding_of_the_second_fold_and_changes_nothing_else(body: Body) -> None:
    kept, findings = admitted_without(body, None)
    assert findings == ["inner.missing"]
    assert (entitled(body).get("record", kept) or {})["title"] == {}
    assert status(body, kept) == "stands"
    assert [key for key, _ in body.sequencer.view.scan("finding", "")] == []


def test_a_hidden_objection_stops_nothing_everybody_can_see(body: Body) -> None:
    text = body.write("BBB", Act.PROPOSE)
    objection = Inner(salt=SALT, body=TOLD, act=Act.OBJECT, form="opinion", refs=(Ref(rel="objects", id=text),))
    body.hand_in(body.restrict("AAA", Act.REACTION, "reaction", {}, inner=objection))
    adopted = body.answer("REGISTRY", text, Act.ADOPT, "adopts", form="decision")
    behind = entitled(body)
    assert (behind.get("record", adopted) or {})["act"] == "adopt"
    assert [str(value["code"]) for _, value in behind.scan("finding", "")] == ["adoption.objected"]
    assert (behind.get("leaf", f"{body.sequencer.size - 1:010}") or {})["admitted"] is True


def disclosing(kept: Restricted) -> tuple[Material, ...]:
    """Return what a record that makes a text public names: the text, and its files."""
    sha256 = json.loads(body_text(kept))["inner"]["sha256"]
    item = Material(sha256=sha256, size=len(kept.inner), media="application/json", name="inner.json", role="inner")
    return (item, *parse(kept.inner).material)


def disclose(body: Body, code: str, kept: Restricted, **parts: Json) -> str:
    named = disclosing(kept)
    return body.answer(code, kept.id, Act.DERESTRICT, "derestricts", material=named, **DISCLOSING, **parts)


def body_text(kept: Restricted) -> bytes:
    return kept.note.split(b"\n")[1]


def test_its_author_makes_it_public_and_everybody_can_check_it_is_the_same(body: Body) -> None:
    kept = letter(body)
    body.hand_in(kept)
    assert not body.sequencer.files.has(f"material/{json.loads(body_text(kept))['inner']['sha256']}")
    opened = disclose(body, "AAA", kept)
    body.sequencer.publish()
    assert (row(body, "record", kept.id) or {})["title"] == TOLD["title"]
    assert (row(body, "inner", kept.id) or {})["opened_by"] == opened
    assert body.sequencer.files.material(json.loads(body_text(kept))["inner"]["sha256"]) == kept.inner
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds
    report = verify_receipt(open_reader(body.folder).receipt(kept.id), anchor.parse(body.anchor))
    assert report.holds, report
    with pytest.raises(Rejected, match=r"disclosure\.again"):
        disclose(body, "AAA", kept)


def test_a_date_makes_it_due_and_a_record_does_it(body: Body) -> None:
    kept = letter(body, open_on="2026-03-02")
    body.hand_in(kept)
    with pytest.raises(Rejected, match=r"disclosure\.not-due"):
        disclose(body, "BBB", kept)
    pen = body.pens["BBB"]
    pen.seq, pen.prev = pen.seq - 1, str((body.sequencer.view.get("chain", pen.keys[0].verifier.hash_hex) or {})["id"])
    body.now = START + 86_400
    assert (row(body, "record", kept.id) or {})["title"] == {}
    disclose(body, "BBB", kept)
    assert (row(body, "record", kept.id) or {})["title"] == TOLD["title"]


def test_only_what_is_restricted_is_made_public_and_with_its_text(body: Body) -> None:
    public, kept = body.write("AAA"), letter(body)
    body.hand_in(kept)
    with pytest.raises(Rejected, match=r"disclosure\.nothing"):
        body.answer("AAA", public, Act.DERESTRICT, "derestricts", **DISCLOSING)
    body.pens["AAA"].seq -= 1
    body.pens["AAA"].prev = str(
        (body.sequencer.view.get("chain", body.pens["AAA"].keys[0].verifier.hash_hex) or {})["id"]
    )
    with pytest.raises(Rejected, match=r"disclosure\.material"):
        body.answer("AAA", kept.id, Act.DERESTRICT, "derestricts", **DISCLOSING)


def test_the_second_fold_catches_up_and_is_the_same_after_a_rebuild(body: Body) -> None:
    body.hand_in(letter(body))
    body.hand_in(body.restrict("BBB", Act.REACTION, "reaction", TOLD, (Act.COMMENT, "opinion"), refs=answering(body)))
    body.sequencer.publish()
    before = digests(body)
    body.sequencer.close()
    for path in (body.folder / "restricted").glob("desk.sqlite*"):
        path.unlink()
    rebuild(body.folder)
    body.open()
    assert digests(body) == before


def answering(body: Body) -> tuple[Ref, ...]:
    return (Ref(rel="answers", id=body.write("CCC")),)


def digests(body: Body) -> list[bytes]:
    rows = Gate(body.folder).connect().execute("SELECT digest FROM leaves ORDER BY idx").fetchall()
    assert len(rows) == body.sequencer.size
    return [bytes(value[0]) for value in rows]


def test_an_inner_text_reads_back_and_is_bound_to_its_place() -> None:
    inner = Inner(salt=SALT, body=TOLD, act=Act.COMMENT, form="opinion", refs=(Ref(rel="answers", id="ab" * 32),))
    data = render(inner)
    assert parse(data) == inner
    assert commitment(ORIGIN, "cd" * 32, 4, data) != commitment(ORIGIN, "cd" * 32, 5, data)
    for spoiled, code in (
        (data + b" ", "inner.bucket"),
        (data.replace(b'"pad":"00', b'"pad":"10'), "inner.padding"),
        (data.replace(b'"act":"comment"', b'"act":"withdra"'), "record.value"),
    ):
        with pytest.raises(Rejected) as caught:
            parse(spoiled)
        assert caught.value.finding.code == code
    assert check.__doc__
