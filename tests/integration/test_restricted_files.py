"""Files of restricted records: how they come, where they lie, who makes them public, and that nothing else does."""

import hashlib
import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from comity.envelope import parse_submission
from comity.errors import Rejected
from comity.records import inner as inners
from comity.records.act import Act
from comity.records.inner import Inner, parse, render
from comity.records.record import Material, Ref
from comity.service.desk import Desk
from comity.service.handover import FILES_LIMIT, HANDOVER_LIMIT, HEAD_LIMIT, Handover, Submission, frame
from comity.service.rebuild import rebuild
from comity.store.gate import Gate
from comity.tlog.folder import MATERIAL_LIMIT, LogFolder
from comity.verify import anchor
from comity.verify.log import verify_log

from .conftest import SALT, Body, Restricted
from .test_restricted import DISCLOSING, TOLD, disclose, disclosing

MAP = b"where the convoy leaves\n"
LIST = b"who is in it\n"


def named(data: bytes, name: str = "map.txt", **parts: int | str) -> Material:
    held = Material(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media="text/plain", name=name, role="attachment"
    )
    return replace(held, **parts)  # type: ignore[arg-type]


def letter(body: Body, *files: Material, code: str = "AAA", salt: bytes = SALT) -> Restricted:
    held = Inner(salt=salt, body=TOLD, material=files)
    return body.restrict(code, Act.NOTIFY, "letter", TOLD, inner=held)


def rewind(body: Body, code: str) -> None:
    """Set a seat's pen back to where the log has its chain, after a record that was refused."""
    pen = body.pens[code]
    chain = body.sequencer.view.get("chain", pen.keys[0].verifier.hash_hex) or {}
    pen.seq, pen.prev = int(str(chain["next"])), str(chain["id"])


def submit(body: Body, note: bytes) -> str:
    """Hand in a note with nothing beside it, as the desk's own clock stands."""
    desk = body.desk()
    return desk.submit(note).id


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def public(body: Body) -> set[str]:
    return files_in(body.folder / "log" / "material")


def behind(body: Body) -> set[str]:
    return files_in(body.folder / "restricted" / "material")


def hashes(*files: bytes) -> set[str]:
    return {hashlib.sha256(data).hexdigest() for data in files}


def test_they_come_with_the_text_and_lie_behind_the_gate_alone(body: Body) -> None:
    before = public(body)
    body.hand_in(letter(body, named(MAP), named(LIST, "list.txt")), files=(MAP, LIST))
    body.sequencer.publish()
    assert behind(body) == hashes(MAP, LIST)
    assert public(body) == before
    for path in (body.folder / "restricted" / "material", *(body.folder / "restricted" / "material").iterdir()):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    assert all(path.stat().st_mode & 0o077 == 0 for path in (body.folder / "restricted" / "inner").iterdir())
    holding = [path for path in body.folder.rglob("*") if path.is_file() and MAP in path.read_bytes()]
    assert [path.relative_to(body.folder).parts[:2] for path in holding] == [("restricted", "material")]
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds


@pytest.mark.parametrize(
    ("said", "files", "code"),
    [
        ((named(MAP),), (), "material.missing"),
        ((named(MAP), named(LIST)), (MAP,), "material.missing"),
        ((named(MAP), named(LIST)), (LIST, MAP), "material.missing"),
        ((named(MAP),), (LIST,), "material.missing"),
        ((named(MAP),), (MAP, LIST), "material.surplus"),
        ((named(MAP),), (MAP, MAP), "material.surplus"),
        ((), (MAP,), "material.surplus"),
        ((named(MAP, size=len(MAP) + 1),), (MAP,), "material.size"),
        ((named(MAP), named(LIST, size=FILES_LIMIT)), (MAP, LIST), "material.oversize"),
    ],
)
def test_what_does_not_fit_the_text_is_refused_and_nothing_is_kept(
    body: Body, said: tuple[Material, ...], files: tuple[bytes, ...], code: str
) -> None:
    kept, size = letter(body, *said), body.sequencer.size
    with pytest.raises(Rejected) as caught:
        body.hand_in(kept, files=files)
    assert caught.value.finding.code == code
    assert caught.value.finding.place.startswith("inner.material")
    assert (body.sequencer.size, Gate(body.folder).there) == (size, False)
    rewind(body, "AAA")
    right = letter(body)
    assert body.hand_in(right) == right.id  # and the desk goes on


def test_bytes_under_the_right_hash_and_length_that_are_others_are_refused(body: Body) -> None:
    kept = letter(body, named(MAP))
    whole = frame(Handover(note=kept.note, inner=kept.inner, files=(MAP,)))
    for spoiled, code in (
        (whole.replace(MAP, MAP.swapcase()), "material.hash"),
        (whole[:-1], "submission.frame"),
        (whole + b"\n", "submission.frame"),
        (whole + b"attachment 0\n\n", "submission.frame"),
        (whole.replace(b"material ", b"materials "), "submission.frame"),
        (whole.replace(b" %d\n%s" % (len(MAP), MAP), b" 0%d\n%s" % (len(MAP), MAP)), "material.size"),
    ):
        with pytest.raises(Rejected) as caught:
            submit(body, spoiled)
        assert caught.value.finding.code == code
        assert not Gate(body.folder).there


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (tuple(named(b"%d" % number) for number in range(64)), "record.count"),
        ((named(MAP), named(MAP, "again.txt")), "record.repeated"),
        ((named(MAP, role="rules"),), "record.value"),
        ((named(MAP, role="inner"),), "record.value"),
    ],
)
def test_an_inner_text_names_few_files_once_and_in_a_plain_role(files: tuple[Material, ...], code: str) -> None:
    with pytest.raises(Rejected) as caught:
        parse(render(Inner(salt=SALT, body={}, material=files)))
    assert caught.value.finding.code == code
    assert len(parse(render(Inner(salt=SALT, body={}, material=(named(MAP), named(LIST))))).material) == 2


class Counted(io.BytesIO):
    """A stream that counts what is read of it and gives a little at a time, as a network does."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(min(size or 0, 1_000))
        self.taken += len(data)
        return data


def test_files_are_read_only_when_key_and_text_have_been_judged(body: Body) -> None:
    large = bytes(500_000)
    kept = letter(body, named(large, "large.bin"))
    forged = replace(kept, note=kept.note[:-8] + b"AAAAAA=\n")
    sent = Counted(frame(Handover(note=forged.note, inner=kept.inner, files=(large,))))
    with pytest.raises(Rejected):
        Desk(body.folder).submit(sent)
    assert sent.taken < HEAD_LIMIT < 500_000
    whole = Counted(frame(Handover(note=kept.note, inner=kept.inner, files=(large,))))
    desk = body.desk()
    assert desk.submit(whole).id == kept.id
    assert whole.taken == len(whole.getvalue()) <= HANDOVER_LIMIT
    again = Counted(whole.getvalue())
    assert desk.submit(again).id == kept.id
    assert again.taken < HEAD_LIMIT  # what the log and the gate have is not read once more, whoever sends it
    assert FILES_LIMIT <= MATERIAL_LIMIT


def test_the_longest_frame_is_within_its_bound() -> None:
    files = tuple(named(b"%d" % number, size=10_000_000) for number in range(inners.FILES))
    lines = sum(len(b"material %s %d\n\n" % (item.sha256.encode(), item.size)) for item in files)
    assert HEAD_LIMIT + lines + FILES_LIMIT <= HANDOVER_LIMIT
    assert (
        Submission(b"x" * 70_000).note == b"x" * 65_536
    )  # a bare note is cut where it is too long, and refused as such


def test_a_file_held_for_another_record_must_come_again(body: Body) -> None:
    """A hash is no hold on a file: who has only that could else name it, and make it public."""
    body.hand_in(letter(body, named(MAP)), files=(MAP,))
    with pytest.raises(Rejected, match=r"material\.missing"):
        body.hand_in(letter(body, named(MAP), code="BBB"))


def test_one_file_is_public_in_one_record_and_restricted_in_another(body: Body) -> None:
    kept = letter(body, named(MAP))
    body.hand_in(kept, files=(MAP,))
    note = body.note("BBB", material=(named(MAP),))
    with pytest.raises(Rejected, match=r"material\.missing"):
        submit(body, note)  # what lies behind the gate does not stand in for what everybody is to read
    Desk(body.folder).put_material(MAP, (parse_submission(note),))
    submit(body, note)
    assert hashes(MAP) <= public(body)
    other = letter(body, named(MAP), code="CCC")
    body.hand_in(other, files=(MAP,))
    disclose(body, "AAA", kept)
    body.sequencer.publish()
    assert behind(body) == hashes(MAP)
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds


def test_the_way_for_public_files_takes_none_that_a_note_does_not_name_for_everybody(body: Body) -> None:
    kept, before = letter(body, named(MAP)), public(body)
    with pytest.raises(Rejected, match=r"material\.unnamed"):
        Desk(body.folder).put_material(MAP, (parse_submission(kept.note),))
    assert public(body) == before


def test_the_text_becomes_public_with_its_files_and_with_nothing_else(body: Body) -> None:
    kept, other = letter(body, named(MAP), named(LIST)), letter(body, named(b"more"), code="BBB")
    body.hand_in(kept, files=(MAP, LIST))
    body.hand_in(other, files=(b"more",))
    disclose(body, "AAA", kept)
    body.sequencer.publish()
    assert hashes(MAP, LIST) <= public(body)
    assert not hashes(b"more") & public(body)
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds
    (body.folder / "log" / "material" / hashes(LIST).pop()).unlink()
    report = verify_log(body.folder, anchor.parse(body.anchor))
    assert [(found.code, found.place[:9]) for found in report.checks[-2].findings] == [
        ("material.missing", "material/")
    ]


def naming(body: Body, code: str, target: Restricted, *material: Material) -> bytes:
    refs = (Ref(rel="derestricts", id=target.id),)
    return body.note(code, Act.DERESTRICT, "disclosure", refs=refs, material=material)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda text, first, second, other: (text, first), "disclosure.files"),
        (lambda text, first, second, other: (text, first, replace(second, size=1)), "disclosure.files"),
        (lambda text, first, second, other: (text, first, second, other), "disclosure.surplus"),
    ],
)
def test_a_disclosure_names_every_file_of_its_text_and_no_other_text(
    body: Body, spoil: Callable[..., tuple[Material, ...]], code: str
) -> None:
    kept, other = letter(body, named(MAP), named(LIST)), letter(body, code="BBB")
    body.hand_in(kept, files=(MAP, LIST))
    body.hand_in(other)
    before, size = public(body), body.sequencer.size
    note = naming(body, "AAA", kept, *spoil(*disclosing(kept), disclosing(other)[0]))
    for take in (body.sequencer.append, lambda data: submit(body, data)):
        with pytest.raises(Rejected) as caught:
            take(note)
        assert caught.value.finding.code == code
    body.sequencer.publish()
    assert (public(body), body.sequencer.size) == (before, size)


def test_no_other_act_makes_an_inner_text_public(body: Body) -> None:
    kept = letter(body, named(MAP))
    body.hand_in(kept, files=(MAP,))
    with pytest.raises(Rejected, match=r"record\.role"):
        body.note("BBB", material=(disclosing(kept)[0],))


def test_another_texts_file_is_not_drawn_out_beside_ones_own(body: Body) -> None:
    kept, other = letter(body, named(MAP)), letter(body, named(LIST), code="BBB")
    body.hand_in(kept, files=(MAP,))
    body.hand_in(other, files=(LIST,))
    note = naming(body, "AAA", kept, *disclosing(kept), named(LIST))
    with pytest.raises(Rejected, match=r"material\.missing at record\.material\.2"):
        submit(body, note)
    body.sequencer.append(note)  # even where a desk did not ask, what another text names stays where it is
    body.sequencer.publish()
    assert hashes(MAP) <= public(body)
    assert not hashes(LIST) & public(body)


def test_nobody_else_learns_by_guessing_which_files_a_text_names(body: Body) -> None:
    kept = letter(body, named(MAP))
    body.hand_in(kept, files=(MAP,))
    answers = []
    for guess in (named(MAP), named(b"a guess")):
        with pytest.raises(Rejected) as caught:
            submit(body, naming(body, "BBB", kept, disclosing(kept)[0], guess))
        answers.append(replace(caught.value.finding, excerpt=""))
        rewind(body, "BBB")
    assert answers[0] == answers[1]
    assert answers[0].code == "disclosure.not-due"
    note = naming(body, "BBB", kept, disclosing(kept)[0], named(MAP))
    with pytest.raises(Rejected, match=r"signature\."):
        submit(body, note[:-8] + b"AAAAAA=\n")


def test_a_spoilt_file_is_not_made_public(body: Body) -> None:
    kept = letter(body, named(MAP))
    body.hand_in(kept, files=(MAP,))
    (body.folder / "restricted" / "material" / hashes(MAP).pop()).write_bytes(LIST)
    note = naming(body, "AAA", kept, *disclosing(kept))
    with pytest.raises(Rejected, match=r"material\.missing"):
        submit(body, note)
    again = frame(Handover(note=kept.note, inner=kept.inner, files=(MAP,)))
    assert submit(body, again) == kept.id  # who has the file mends it by handing the same in once more
    submit(body, note)
    assert hashes(MAP) <= public(body)


@pytest.fixture
def copy(body: Body, tmp_path: Path) -> Iterator[Path]:
    """Yield a copy as an entitled mirror holds it."""
    body.hand_in(letter(body, named(MAP), named(LIST)), files=(MAP, LIST))
    body.sequencer.publish()
    yield Path(shutil.copytree(body.folder, tmp_path / "copy"))


def test_verifying_a_copy_names_each_file_that_is_not_as_it_was(body: Body, copy: Path) -> None:
    folder = copy / "restricted" / "material"
    assert verify_log(copy, anchor.parse(body.anchor)).holds
    (gone,), (spoilt,) = hashes(MAP), hashes(LIST)
    (folder / gone).unlink()
    (folder / spoilt).write_bytes(LIST.upper())
    (folder / ("0" * 64)).write_bytes(b"a stranger")
    report = verify_log(copy, anchor.parse(body.anchor))
    assert report.checks[-1].code == "restricted"
    assert {(found.code, found.place) for found in report.checks[-1].findings} == {
        ("material.missing", f"restricted/material/{gone}"),
        ("material.hash", f"restricted/material/{spoilt}"),
        ("material.hash", f"restricted/material/{'0' * 64}"),
    }
    assert not report.holds
    shutil.rmtree(copy / "restricted")
    assert verify_log(copy, anchor.parse(body.anchor)).holds


def test_a_rebuild_and_a_start_leave_them(body: Body) -> None:
    body.hand_in(letter(body, named(MAP)), files=(MAP,))
    body.sequencer.publish()
    body.sequencer.close()
    for path in (body.folder / "restricted").glob("desk.sqlite*"):
        path.unlink()
    half = LogFolder(body.folder / "restricted").root / "material" / ".half.1.1.new"
    half.write_bytes(MAP)
    rebuild(body.folder)
    body.open()
    assert behind(body) == hashes(MAP)
    assert DISCLOSING
    assert verify_log(body.folder, anchor.parse(body.anchor)).holds
