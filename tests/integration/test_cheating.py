"""Each way a secretariat can cheat: done for real, noticed by a mirror, and shown to a third party who holds one file and the anchor."""

import base64
import re
import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.encoding import note as notes
from comity.envelope import parse_submission, stamp_leaf
from comity.errors import Tampered
from comity.keys.names import COSIGNATURE
from comity.keys.signer import from_label
from comity.net.mirror import Mirror
from comity.net.witness import render_request
from comity.records.act import Act
from comity.service import succeeding
from comity.service.founding import seen_now
from comity.service.pen import blank
from comity.tlog import checkpoint as checkpoints
from comity.tlog import evidence as evidences
from comity.tlog.evidence import Kind
from comity.tlog.folder import LogFolder
from comity.verify import anchor as anchors
from comity.verify import following
from comity.verify.evidence import verify_evidence
from comity.wiring.witnesses import new_witness, open_witness

from . import cheating
from .cheating import CHEATS, Cheat
from .conftest import DAY, LOG, NEXT_LOG, NEXT_STAMP, ORIGIN, STAMP, Body
from .test_mirror import mirror_of
from .test_succession import ENDS, next_on_chain, open_with, succeed

DOCS = Path(__file__).parents[2] / "docs"
SECOND = runpy.run_path(str(DOCS.parent / "tools" / "second_verifier.py"))


def honest(body: Body, tmp_path: Path) -> Mirror:
    """Return a mirror of a body that has been backed up and gone on since."""
    for _ in range(3):
        body.write("AAA")
    body.sequencer.publish()
    cheating.back_up(body)
    made = mirror_of(body, tmp_path / "copy")
    made.pull()
    return made


def key_followed(body: Body) -> None:
    """Let the next key follow the log's, and go on until it signs alone."""
    open_with(body, LOG, STAMP, NEXT_LOG)
    body.sequencer.append(succeed(body, "log"))
    body.now = ENDS + 1
    body.write("BBB")
    body.sequencer.publish()
    open_with(body, NEXT_LOG, STAMP)


def stamp_followed(body: Body) -> None:
    """Let the next key follow the stamp key too, after `key_followed`, and go on until it stamps alone."""
    open_with(body, NEXT_LOG, STAMP, NEXT_STAMP)
    body.sequencer.append(succeed(body, "stamp", until="2026-03-01T14:00:00Z"))
    body.now = ENDS + 3_601
    body.write("BBB")
    body.sequencer.publish()
    open_with(body, NEXT_LOG, NEXT_STAMP)


def before_it_cheats(body: Body, tmp_path: Path, followed: str) -> Mirror:
    """Return an honest mirror, of a log whose two keys have been followed before the mirror's last pull, after it, or never."""
    if followed == "before":
        key_followed(body)
        stamp_followed(body)
    ours = honest(body, tmp_path)
    if followed == "after":
        key_followed(body)
        stamp_followed(body)
    return ours


OF_LAST_LEAVES = {"forked log", "rollback", "stale checkpoint", "reordered entries", "late-inserted entry"}
"""These change the last leaves only, which a mirror does not hold yet where the keys were followed after its last pull."""
FOLLOWED = [
    (cheat, followed)
    for cheat in CHEATS
    for followed in ("never", "before", "after")
    if followed != "after" or cheat.name not in OF_LAST_LEAVES
]


@pytest.mark.parametrize(
    ("cheat", "followed"), FOLLOWED, ids=[f"{cheat.name}, keys followed {when}" for cheat, when in FOLLOWED]
)
def test_it_is_noticed_and_shown_with_one_file(
    body: Body, tmp_path: Path, cheat: Cheat, followed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = before_it_cheats(body, tmp_path, followed)
    served = cheat.does(body, tmp_path / "evil")
    seen = mirror_of(body, tmp_path / "theirs", served) if cheat.fresh else ours
    seen._read = served
    try:
        seen.pull()
    except Tampered as error:
        assert error.finding.code == cheat.alarm
    codes = [str(alarm["code"]) for alarm in seen.alarms.all()]
    assert (cheat.alarm in codes) if cheat.alarm else codes == []
    if cheat.compared:  # neither copy shows anything by itself; together they do
        assert main(["evidence", str(seen.folder), "-o", str(tmp_path / "none")]) == 0
        assert main(["evidence", str(ours.folder), str(seen.folder), "-o", str(tmp_path / "caught")]) == 1
        files = sorted((tmp_path / "caught").iterdir())
    else:
        files = seen.alarms.evidence()
    capsys.readouterr()
    assert [evidences.parse(path.read_bytes()).kind for path in files] == (
        [] if cheat.evidence is None else [cheat.evidence]
    )
    for path in files:
        assert main(["verify", str(path), "--anchor", body.anchor]) == 0
        assert (second(path, body.anchor), cheat.evidence is Kind.DIGEST) in {(True, False), (False, True)}
        capsys.readouterr()
        for damaged in (path.read_bytes()[:-1], exchanged(path.read_bytes())):
            assert not verify_evidence(damaged, anchors.parse(body.anchor)).holds
            (tmp_path / "damaged").write_bytes(damaged)
            assert not second(tmp_path / "damaged", body.anchor)
    ours.close()
    if seen is not ours:
        seen.close()


def second(path: Path, anchor: str) -> bool:
    """Return whether the second verifier holds a file of evidence."""
    return bool(SECOND["main"]([str(path), "--anchor", anchor], lambda _: None) == 0)


def exchanged(data: bytes) -> bytes:
    """Return evidence whose signed parts stand for each other's: what it says then, an honest log can have done."""
    head, *lines = data.rstrip(b"\n").split(b"\n")
    kept = lines[:2]
    return b"\n".join([head, *kept, lines[2], lines[2], *lines[4:]]) + b"\n"


@pytest.mark.parametrize("followed", ["never", "before"])
def test_a_digest_other_than_one_signed_before_is_shown_by_the_two(body: Body, tmp_path: Path, followed: str) -> None:
    ours = before_it_cheats(body, tmp_path, followed)
    ours._read = cheating.wrong_digest(body, tmp_path / "evil")
    with pytest.raises(Tampered, match=r"state\.digest"):
        ours.pull()
    (path,) = ours.alarms.evidence()
    assert evidences.parse(path.read_bytes()).kind is Kind.STATES
    assert second(path, body.anchor)
    assert main(["verify", str(path), "--anchor", body.anchor]) == 0
    assert not verify_evidence(exchanged(path.read_bytes()), anchors.parse(body.anchor)).holds
    ours.close()


def fork_under_the_third_key(body: Body) -> tuple[evidences.Evidence, list[bytes]]:
    """Let two keys follow the log's, and return evidence under the last, with the texts by which the two followed."""
    key_followed(body)
    third = from_label(ORIGIN, "small log 3")
    open_with(body, NEXT_LOG, STAMP, third)
    made = succeeding.signed_body(ORIGIN, "log", NEXT_LOG, third, "2026-03-02T13:00:00Z")
    drawn = blank(ORIGIN, Act.ROTATE, "rotate", "REGISTRY", seen_now(body.sequencer), DAY, made)
    body.sequencer.append(next_on_chain(body, "REGISTRY").sign(drawn))
    body.sequencer.publish()
    texts_of_both = [notes.parse(one).text for one in cheating.entries_of(body) if b'"act":"rotate"' in one]
    texts = [checkpoints.render(checkpoints.Checkpoint(origin=ORIGIN, size=9, root=bytes([n] * 32))) for n in (1, 2)]
    keys = following.follow(evidences.LogKeys(first=LOG.verifier), cheating.entries_of(body))
    assert keys.every == (LOG.verifier, NEXT_LOG.verifier, third.verifier)
    one, other = (notes.render(text, (key.sign_note(text),)) for text, key in zip(texts, (LOG, third), strict=True))
    found = evidences.between(keys, one, other)
    assert found is not None
    return found, texts_of_both


def test_evidence_leads_by_the_logs_own_records_to_the_key_that_signed(body: Body, tmp_path: Path) -> None:
    found, (first, then) = fork_under_the_third_key(body)
    assert found.named("succession") == (first, then)
    anchor, path = anchors.parse(body.anchor), tmp_path / "one.evidence"
    other = next(notes.parse(one).text for one in cheating.entries_of(body) if b'"act":"notify"' in one)
    forged = first.replace(NEXT_LOG.verifier.vkey.encode(), from_label(ORIGIN, "strange").verifier.vkey.encode())
    for given, holds in {
        (first, then): True,
        (): False,
        (first,): False,
        (then,): False,
        (then, first): False,
        (first, first, then): False,
        (first, then, other): False,
        (first, then, b"no record"): False,
        (forged, then): False,
        (first, then) * 200: False,
    }.items():
        parts = tuple(("succession", text) for text in given)
        path.write_bytes(evidences.render(replace(found, parts=parts)))
        assert verify_evidence(path.read_bytes(), anchor).holds == holds, given
        assert second(path, body.anchor) == holds, given
    path.write_bytes(evidences.render(replace(found, log=NEXT_LOG.verifier, parts=(("succession", then),))))
    assert not verify_evidence(path.read_bytes(), anchor).holds  # the first note is of a key before the one named
    assert not second(path, body.anchor)


def stamped_backwards_under_the_third_key(body: Body, tmp_path: Path) -> tuple[evidences.Evidence, tuple[bytes, ...]]:
    """Let two keys follow the stamp key, and return evidence of two leaves they stamped, and the texts by which all keys followed."""
    key_followed(body)
    stamp_followed(body)
    third = from_label(f"{ORIGIN}/REGISTRY/stamp-3", "small stamp 3", COSIGNATURE)
    open_with(body, NEXT_LOG, NEXT_STAMP, third)
    made = succeeding.signed_body(ORIGIN, "stamp", NEXT_STAMP, third, "2026-03-02T13:00:00Z")
    drawn = blank(ORIGIN, Act.ROTATE, "rotate", "REGISTRY", seen_now(body.sequencer), DAY, made)
    body.sequencer.append(next_on_chain(body, "REGISTRY").sign(drawn))
    body.sequencer.publish()
    texts = tuple(notes.parse(one).text for one in cheating.entries_of(body) if b'"act":"rotate"' in one)
    signed = parse_submission(body.note("AAA"))
    early = stamp_leaf(signed, third.cosign(signed.text, body.now - 500)).data
    entries = cheating.entries_of(body)
    served = cheating.rewritten(body, tmp_path / "evil", [*entries, early], deltas_of=len(entries))
    ours = mirror_of(body, tmp_path / "copy", served)
    ours.pull()
    (path,) = ours.alarms.evidence()
    ours.close()
    return evidences.parse(path.read_bytes()), texts


def test_evidence_leads_by_the_logs_own_records_to_the_key_that_stamped(body: Body, tmp_path: Path) -> None:
    """The leaf before was stamped by the second key, the one after by the third: their own times show it, whoever folds nothing."""
    found, (of_log, first, then) = stamped_backwards_under_the_third_key(body, tmp_path)
    assert found.kind is Kind.BACKWARDS
    assert found.named("succession") == (of_log, first, then)
    rest = found.parts[3:]
    anchor, path = anchors.parse(body.anchor), tmp_path / "one.evidence"
    other = next(notes.parse(one).text for one in cheating.entries_of(body) if b'"act":"notify"' in one)
    strange = from_label(f"{ORIGIN}/REGISTRY/strange", "strange", COSIGNATURE)
    forged = first.replace(NEXT_STAMP.verifier.vkey.encode(), strange.verifier.vkey.encode())
    unvouched = replace(found, log=NEXT_LOG.verifier)
    for given, holds in {
        (of_log, first, then): True,
        (): False,
        (of_log,): False,
        (first, then): False,
        (of_log, first): False,
        (of_log, then): False,
        (of_log, then, first): False,
        (first, of_log, then): False,
        (first, then, of_log): False,
        (of_log, first, first, then): False,
        (of_log, of_log, first, then): False,
        (of_log, first, then, other): False,
        (of_log, other, first, then): False,
        (of_log, first, then, b"no record"): False,
        (of_log, forged, then): False,
        (of_log, *(first, then) * 200): False,
    }.items():
        parts = (*(("succession", text) for text in given), *rest)
        path.write_bytes(evidences.render(replace(found, parts=parts)))
        assert verify_evidence(path.read_bytes(), anchor).holds == holds, given
        assert second(path, body.anchor) == holds, given
    path.write_bytes(evidences.render(replace(unvouched, parts=found.parts[1:])))
    assert not verify_evidence(path.read_bytes(), anchor).holds  # it shows it of another key than the anchor's
    assert not second(path, body.anchor)


def test_no_other_evidence_leads_to_a_stamp_key(body: Body, tmp_path: Path) -> None:
    """Of two trees no stamp shows anything: such a file holds a part its kind has no use for."""
    _, (of_log, of_stamp, _) = stamped_backwards_under_the_third_key(body, tmp_path)
    texts = [checkpoints.render(checkpoints.Checkpoint(origin=ORIGIN, size=9, root=bytes([n] * 32))) for n in (1, 2)]
    one, other = (notes.render(text, (key.sign_note(text),)) for text, key in zip(texts, (LOG, NEXT_LOG), strict=True))
    path = tmp_path / "one.evidence"
    for given, holds in {(of_log,): True, (of_log, of_stamp): False, (of_stamp,): False}.items():
        parts = tuple(("succession", text) for text in given)
        made = evidences.Evidence(kind=Kind.FORK, log=LOG.verifier, notes=(one, other), parts=parts)
        path.write_bytes(evidences.render(made))
        assert verify_evidence(path.read_bytes(), anchors.parse(body.anchor)).holds == holds
        assert second(path, body.anchor) == holds


def test_stamps_of_two_keys_that_overlap_accuse_nobody(
    body: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The old key and the new one stamp in turn, as they may until the old one's time: no stamp runs backwards."""
    key_followed(body)
    open_with(body, NEXT_LOG, STAMP, NEXT_STAMP)
    body.sequencer.append(succeed(body, "stamp", until="2026-03-01T14:00:00Z"))
    body.sequencer.publish()
    signed = parse_submission(body.note("AAA"))
    entries = [*cheating.entries_of(body), stamp_leaf(signed, STAMP.cosign(signed.text, body.now + 5)).data]
    signed = parse_submission(body.note("BBB"))
    entries.append(stamp_leaf(signed, NEXT_STAMP.cosign(signed.text, body.now + 5)).data)
    served = cheating.rewritten(body, tmp_path / "both", entries, deltas_of=len(entries) - 2)
    ours = mirror_of(body, tmp_path / "copy", served)
    ours.pull()
    assert ours.alarms.all() == []
    assert main(["evidence", str(ours.folder), "-o", str(tmp_path / "caught")]) == 0
    capsys.readouterr()
    ours.close()


def test_a_backup_from_before_the_key_was_followed_is_shown_too(
    body: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Restored, it goes on under the old key, which signs nothing any more; the trees under the two keys show it together."""
    cheating.back_up(body)
    key_followed(body)
    ours = mirror_of(body, tmp_path / "copy")
    ours.pull()
    for writes in (1, 9):  # a smaller tree than is held, and a larger one
        evil = cheating.restored(body, tmp_path / f"evil-{writes}", writes)
        ours._read = LogFolder(evil.folder / "log").read
        with pytest.raises(Tampered, match=r"log\.checkpoint-signature"):
            ours.pull()
    files = ours.alarms.evidence()
    ours.close()
    assert [evidences.parse(path.read_bytes()).kind for path in files] == [Kind.REWRITTEN] * 2
    for path in files:
        assert main(["verify", str(path), "--anchor", body.anchor]) == 0
        assert second(path, body.anchor)
    capsys.readouterr()


def test_a_witness_told_of_the_next_key_shows_a_fork_between_the_two(
    body: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It cosigned a tree signed by the old key; another of the same size, signed by the new one, is shown to the anchor's holder."""
    folder, size = tmp_path / "w", body.sequencer.size
    new_witness(folder, "witness.example/one")
    witness = open_witness(folder)
    witness.ledger.watch(LOG.verifier)
    cosigned = LogFolder(body.folder / "log").read("checkpoint")
    assert witness.add_checkpoint(render_request(0, (), cosigned)).status == 200
    witness.ledger.close()
    key_followed(body)
    told = tmp_path / "succession.note"
    told.write_bytes(next(one for one in cheating.entries_of(body) if b'"act":"rotate"' in one))
    assert main(["witness", "follow", str(folder), str(told)]) == 0
    witness = open_witness(folder)
    text = checkpoints.render(checkpoints.Checkpoint(origin=ORIGIN, size=size, root=bytes(32)))
    fork = notes.render(text, (NEXT_LOG.sign_note(text),))
    assert witness.add_checkpoint(render_request(0, (), fork)).status == 409
    (caught,) = witness.ledger.caught()
    witness.ledger.close()
    path = tmp_path / "one.evidence"
    path.write_bytes(caught.file)
    assert main(["verify", str(path), "--anchor", body.anchor]) == 0
    assert second(path, body.anchor)
    capsys.readouterr()


def test_evidence_is_as_it_was_where_no_later_key_signed(body: Body, tmp_path: Path) -> None:
    """The overlap's heads bear both keys' lines: nothing need lead from the one to the other, and old readers read it."""
    open_with(body, LOG, STAMP, NEXT_LOG)
    body.sequencer.append(succeed(body, "log"))
    ours = honest(body, tmp_path)
    keys = following.follow(evidences.LogKeys(first=LOG.verifier), cheating.entries_of(body))
    note = ours.files.read("checkpoint")
    text = checkpoints.render(replace(checkpoints.parse(notes.parse(note).text), root=bytes(32)))
    found = evidences.between(keys, note, notes.render(text, (LOG.sign_note(text),)))
    assert found is not None
    assert (found.log, found.parts) == (LOG.verifier, ())
    assert evidences.parse(evidences.render(found)) == found
    ours.close()


def test_an_honest_log_leaves_no_evidence(body: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = honest(body, tmp_path)
    body.write("AAA")
    body.sequencer.publish()
    assert main(["evidence", str(ours.folder), str(body.folder), "-o", str(tmp_path / "caught"), "--lang", "en"]) == 0
    assert "Nothing" in capsys.readouterr().out
    assert not (tmp_path / "caught").exists()
    ours.close()


def test_nobody_is_accused_with_a_key_that_only_has_the_logs_name(
    body: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Anybody makes a key of a log's name and two trees: without an anchor nothing is said to hold, and with it nothing does."""
    own = from_label(ORIGIN, "an accuser's")
    texts = [checkpoints.render(checkpoints.Checkpoint(origin=ORIGIN, size=9, root=bytes([n] * 32))) for n in (1, 2)]
    one, other = (notes.render(text, (own.sign_note(text),)) for text in texts)
    found = evidences.between(evidences.LogKeys(first=own.verifier), one, other)
    assert found is not None
    path = tmp_path / "one.evidence"
    path.write_bytes(evidences.render(found))
    assert main(["verify", str(path), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "ANCHOR NOT GIVEN" in said
    assert "proves nothing against a log you have not named" in said
    assert "All checks hold" not in said
    assert SECOND["main"]([str(path)], lambda _: None) == 1
    assert main(["verify", str(path), "--anchor", body.anchor]) == 1
    assert not second(path, body.anchor)
    capsys.readouterr()


def test_a_spoilt_proof_shows_nothing(body: Body, tmp_path: Path) -> None:
    """Evidence of a rewritten log counts only where its hashes lead to the root the log has signed."""
    ours = honest(body, tmp_path)
    ours._read = cheating.dropped(body, tmp_path / "evil")
    with pytest.raises(Tampered):
        ours.pull()
    (path,) = ours.alarms.evidence()
    lines = path.read_bytes().split(b"\n")
    nodes = [number for number, line in enumerate(lines) if line.startswith(b"node ")]
    assert nodes
    for number in nodes:
        spoilt = [*lines]
        spoilt[number] = b"node " + base64.b64encode(bytes(32))
        assert not verify_evidence(b"\n".join(spoilt), anchors.parse(body.anchor)).holds
    ours.close()


@pytest.mark.parametrize("page", ["spec/threats.md", "operators/mirror.md"])
def test_the_tables_name_every_way_and_no_other(page: str) -> None:
    """Who notices what, when and with what evidence, is said of each way to cheat that is done here, and of no other."""
    text = (DOCS / page).read_text("utf-8").partition("<!-- cheats -->")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.strip().splitlines()[2:]]
    assert [row[0] for row in rows] == [cheat.name for cheat in CHEATS]
    for row, cheat in zip(rows, CHEATS, strict=True):
        assert set(re.findall(r"`kind ([a-z]+)`", row[-1])) == ({str(cheat.evidence)} if cheat.evidence else set())
        assert all(cell for cell in row)
        assert cheat.alarm is None or f"`{cheat.alarm}`" in " ".join(row)
