"""Each way a secretariat can cheat: done for real, noticed by a mirror, and shown to a third party who holds one file and the anchor."""

import base64
import re
import runpy
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.errors import Tampered
from comity.net.mirror import Mirror
from comity.tlog import evidence as evidences
from comity.tlog.evidence import Kind
from comity.verify import anchor as anchors
from comity.verify.evidence import verify_evidence

from . import cheating
from .cheating import CHEATS, Cheat
from .conftest import Body
from .test_mirror import mirror_of

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


@pytest.mark.parametrize("cheat", CHEATS, ids=[cheat.name for cheat in CHEATS])
def test_it_is_noticed_and_shown_with_one_file(
    body: Body, tmp_path: Path, cheat: Cheat, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = honest(body, tmp_path)
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


def test_a_digest_other_than_one_signed_before_is_shown_by_the_two(body: Body, tmp_path: Path) -> None:
    ours = honest(body, tmp_path)
    ours._read = cheating.wrong_digest(body, tmp_path / "evil")
    with pytest.raises(Tampered, match=r"state\.digest"):
        ours.pull()
    (path,) = ours.alarms.evidence()
    assert evidences.parse(path.read_bytes()).kind is Kind.STATES
    assert second(path, body.anchor)
    assert main(["verify", str(path), "--anchor", body.anchor]) == 0
    assert not verify_evidence(exchanged(path.read_bytes()), anchors.parse(body.anchor)).holds
    ours.close()


def test_an_honest_log_leaves_no_evidence(body: Body, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = honest(body, tmp_path)
    body.write("AAA")
    body.sequencer.publish()
    assert main(["evidence", str(ours.folder), str(body.folder), "-o", str(tmp_path / "caught"), "--lang", "en"]) == 0
    assert "Nothing" in capsys.readouterr().out
    assert not (tmp_path / "caught").exists()
    ours.close()


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
        assert not verify_evidence(b"\n".join(spoilt), None).holds
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
