"""A secretariat that holds the log's keys, its own offices' and one party's, and forges receipts: what no rule allows holds nowhere."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from comity import receipt as receipts
from comity.encoding import note as notes
from comity.encoding.canonical import Json
from comity.envelope import parse_leaf, parse_submission, stamp_leaf
from comity.keys.names import COSIGNATURE
from comity.keys.signer import SigningKey, from_label
from comity.records.act import Act
from comity.records.bodies import RootSet, root_set_hash, root_set_json
from comity.records.record import Seen
from comity.service import succeeding
from comity.service.cosigned import Asked, take
from comity.service.founding import seen_now
from comity.service.pen import Pen, accreditation, blank
from comity.store.reader import open_reader
from comity.tlog.checkpoint import Checkpoint
from comity.tlog.checkpoint import parse as parse_checkpoint
from comity.tlog.checkpoint import render as render_checkpoint
from comity.tlog.evidence import LogKeys, render
from comity.tlog.merkle import leaf_hash, prove_inclusion, root
from comity.tlog.policy import parse as parse_policy
from comity.tlog.proof import LogProof
from comity.tlog.proof import render as render_proof
from comity.tlog.tiles import TileHashes
from comity.verify import wrongs
from tests.integration.cheating import entries_of, rewritten
from tests.integration.conftest import DAY, FOUNDER, LOG, NEXT_LOG, NEXT_STAMP, ORIGIN, STAMP, START, Body, build, key
from tests.integration.test_authority import WITNESSES
from tests.integration.test_long_lines import LOG_LONG

from .trio import Case, ours_says, page_says, second_says

TIME = START + 50


@dataclass(slots=True, kw_only=True)
class Forger:
    """A log that goes on as its desk likes: leaves nobody judged, and receipts of them."""

    body: Body
    folder: Path
    entries: list[bytes]
    made: int = 0
    origin: str = ORIGIN
    secret: SigningKey = LOG
    stamp: SigningKey = STAMP
    anchor: str = ""

    def log(self, signers: Sequence[SigningKey], by: str, act: Act, content: dict[str, Json], **parts: Any) -> int:
        """Log a record by these keys that no rule was asked about, and return its index."""
        drawn = blank(self.origin, act, parts.pop("form", str(act)), by, seen_now(self.body.sequencer), DAY, content)
        pen = Pen(keys=tuple(signers), owner=by, prev="0" * 64, seq=parts.pop("seq", 7))
        return self.enter(pen.sign(replace(drawn, **parts)))

    def enter(self, note: bytes, at: int | None = None) -> int:
        """Stamp a note, and put it into the log."""
        signed = parse_submission(note)
        stamp = self.stamp.cosign(signed.text, self.body.now if at is None else at)
        self.entries.append(stamp_leaf(signed, stamp).data)
        return len(self.entries) - 1

    def receipt(self, *indexes: int) -> Path:
        """Return the receipt of the first leaf, with the others."""
        self.made += 1
        read = rewritten(self.body, self.folder / f"log-{self.made}", self.entries, deltas_of=1)
        hashes, note = TileHashes(read, len(self.entries)), self.checkpoint()
        parts = []
        for index in (indexes[0], *sorted(set(indexes[1:]) | {0})):
            path = prove_inclusion(index, len(self.entries), hashes.read)
            proof = render_proof(LogProof(index=index, hashes=path, checkpoint_note=note))
            parts.append(receipts.Part(entry=self.entries[index], proof=proof))
        file = self.folder / f"{self.made}.receipt"
        file.write_bytes(receipts.render(receipts.Receipt(parts=tuple(parts))))
        return file

    def checkpoint(self) -> bytes:
        """Return the checkpoint of all leaves."""
        made = Checkpoint(
            origin=self.origin, size=len(self.entries), root=root([leaf_hash(one) for one in self.entries])
        )
        text = render_checkpoint(made)
        return notes.render(text, (self.secret.sign_note(text),))

    def go_on(self, *seats: dict[str, Json]) -> int:
        """Go on with the log as another operator, who admits these seats; return where."""
        before, founding, size = self.checkpoint(), parse_leaf(self.entries[0]), len(self.entries)
        self.origin = f"{ORIGIN}/2"
        self.secret, founder = from_label(self.origin, "log 2"), from_label(f"{self.origin}/FOUNDER/f", "founder 2")
        self.stamp = from_label(f"{self.origin}/REGISTRY/stamp", "stamp of 2", COSIGNATURE)
        keys = {"founder": founder, "log_key": self.secret, "stamp_key": self.stamp}
        named = {name: one.verifier.vkey for name, one in keys.items()}
        content = {**(founding.record.body or {}), **named, "seats": list(seats), "continues": before.decode()}
        seen = Seen(size=size, root=parse_checkpoint(notes.parse(before).text).root.hex())
        drawn = blank(self.origin, Act.FOUND, "found", "FOUNDER", seen, DAY, content, material=founding.record.material)
        found = self.enter(Pen(keys=(founder,), owner="FOUNDER", prev=founding.id).sign(drawn))
        self.anchor = f"{self.origin} {self.secret.verifier.vkey} {parse_leaf(self.entries[found]).id}"
        return found

    def place(self, by: str, act: Act, body: str = "") -> int:
        """Return where the first record of an act by a seat lies."""
        read = (parse_leaf(entry).record for entry in self.entries)
        return next(at for at, record in enumerate(read) if (record.by, record.act) == (by, act))


def roots_of(code: str) -> tuple[SigningKey, ...]:
    return tuple(key(code, f"root-{number}") for number in (1, 2, 3))


def set_of(*keys: SigningKey, threshold: int = 1) -> RootSet:
    return RootSet(threshold=threshold, keys=tuple(sorted((one.verifier for one in keys), key=lambda one: one.vkey)))


def granted(
    owner: str, new: SigningKey, tier: str = "desk", scope: tuple[str, ...] | None = None, log: str = ORIGIN
) -> dict[str, Json]:
    made = accreditation(log, owner, new, tier, "of the test", scope)
    assert isinstance(made, dict)
    return made


TITLE: dict[str, Json] = {"title": {"en": "What AAA never said"}}
FALSE = {code: from_label(f"{ORIGIN}/{code}/false", f"false {code} false") for code in ("AAA", "BBB", "DDD")}
FALSE_DESK = key("AAA", "false-desk")
OFFICE = roots_of("REGISTRY")[:2]


def taken_over(forger: Forger, granting: int, code: str = "AAA") -> Path:
    """Return the receipt of a note by a seat's false desk key, its root set brought by a false accession under a grant."""
    first, false = (
        from_label(f"{forger.origin}/{code}/{label}", f"false {code} {label}") for label in ("false", "false-desk")
    )
    accession = forger.log([first], code, Act.ACCEDE, {"root_set": root_set_json(set_of(first))}, seq=0)
    desk = forger.log([first], code, Act.ACCREDIT, granted(code, false, log=forger.origin))
    said = forger.log([false], code, Act.NOTIFY, TITLE, form="note", seq=0)
    return forger.receipt(said, desk, accession, granting, forger.place("REGISTRY", Act.ACCEDE))


def a_seat_granted_again(forger: Forger) -> Path:
    seat: dict[str, Json] = {"code": "AAA", "kind": "party", "root_set": root_set_hash(set_of(FALSE["AAA"]))}
    return taken_over(forger, forger.log(OFFICE, "REGISTRY", Act.AMEND_RULES, {"seats": [seat]}))


def a_seat_admitted(forger: Forger) -> Path:
    seat: dict[str, Json] = {"code": "DDD", "kind": "party", "root_set": root_set_hash(set_of(FALSE["DDD"]))}
    return taken_over(forger, forger.log(OFFICE, "REGISTRY", Act.AMEND_RULES, {"seats": [seat]}), "DDD")


def an_accession_the_seat_did_not_sign(forger: Forger) -> Path:
    content: dict[str, Json] = {"root_set": root_set_json(set_of(*roots_of("BBB"), threshold=2))}
    return forger.receipt(forger.log([FOUNDER], "BBB", Act.ACCEDE, content, seq=0))


def an_accession_one_key_signed(forger: Forger) -> Path:
    content: dict[str, Json] = {"root_set": root_set_json(set_of(*roots_of("BBB"), threshold=2))}
    return forger.receipt(forger.log(roots_of("BBB")[:1], "BBB", Act.ACCEDE, content, seq=0))


def a_revocation_by_a_desk_key(forger: Forger) -> Path:
    desk = forger.log([key("AAA", "desk")], "AAA", Act.REVOKE, {"key": key("AAA", "root-1").verifier.hash_hex})
    return forger.receipt(desk, forger.place("AAA", Act.ACCEDE), forger.place("AAA", Act.ACCREDIT))


def a_disavowal_by_a_desk_key(forger: Forger) -> Path:
    desk = forger.log([key("AAA", "desk")], "AAA", Act.DISAVOW, {})
    return forger.receipt(desk, forger.place("AAA", Act.ACCEDE), forger.place("AAA", Act.ACCREDIT))


def a_key_nobody_possessed(forger: Forger) -> Path:
    content = {**granted("AAA", FALSE_DESK), "pop": granted("AAA", key("AAA", "other"))["pop"]}
    desk = forger.log(roots_of("AAA")[:2], "AAA", Act.ACCREDIT, content)
    return forger.receipt(desk, forger.place("AAA", Act.ACCEDE))


def a_key_named_as_anothers(forger: Forger) -> Path:
    """AAA says a thing by a key that is named as one of BBB's."""
    desk = forger.log(roots_of("AAA")[:2], "AAA", Act.ACCREDIT, granted("AAA", FALSE["BBB"]))
    said = forger.log([FALSE["BBB"]], "AAA", Act.NOTIFY, TITLE, form="note", seq=0)
    return forger.receipt(said, desk, forger.place("AAA", Act.ACCEDE))


def a_mission_beyond_its_scope(forger: Forger) -> Path:
    mission = key("AAA", "mission")
    by_root = forger.log(roots_of("AAA")[:2], "AAA", Act.ACCREDIT, granted("AAA", mission, "mission", ("state",)))
    desk = forger.log([mission], "AAA", Act.ACCREDIT, granted("AAA", FALSE_DESK), seq=0)
    said = forger.log([FALSE_DESK], "AAA", Act.NOTIFY, TITLE, form="note", seq=0)
    return forger.receipt(said, by_root, desk, forger.place("AAA", Act.ACCEDE))


def beyond_the_ceiling(forger: Forger) -> Path:
    content = {**granted("AAA", FALSE_DESK), "ceiling": 3}
    desk = forger.log(roots_of("AAA")[:2], "AAA", Act.ACCREDIT, content)
    said = forger.log([FALSE_DESK], "AAA", Act.NOTIFY, TITLE, form="note", seq=3)
    return forger.receipt(said, desk, forger.place("AAA", Act.ACCEDE))


def a_key_brought_twice(forger: Forger) -> Path:
    """A narrow key says more than it may, and is accredited for that afterwards."""
    narrow = forger.log(roots_of("AAA")[:2], "AAA", Act.ACCREDIT, granted("AAA", FALSE_DESK, "desk", ("state",)))
    said = forger.log([FALSE_DESK], "AAA", Act.NOTIFY, TITLE, form="note", seq=0)
    wide = forger.log(roots_of("AAA")[:2], "AAA", Act.ACCREDIT, granted("AAA", FALSE_DESK))
    return forger.receipt(said, narrow, wide, forger.place("AAA", Act.ACCEDE))


def a_rotation_the_new_keys_did_not_sign(forger: Forger) -> Path:
    content: dict[str, Json] = {"root_set": root_set_json(set_of(FALSE["AAA"]))}
    rotated = forger.log(roots_of("AAA")[:2], "AAA", Act.ROTATE, content)
    return forger.receipt(rotated, forger.place("AAA", Act.ACCEDE))


def succession(forger: Forger, of: str, **changed: Json) -> int:
    old, new = (LOG, NEXT_LOG) if of == "log" else (STAMP, NEXT_STAMP)
    content = {**succeeding.signed_body(ORIGIN, of, old, new, "2026-03-01T13:00:00Z"), **changed}
    return forger.log(OFFICE, "REGISTRY", Act.ROTATE, content)


def a_succession_the_old_key_did_not_sign(forger: Forger) -> Path:
    false = succession(
        forger, "stamp", old=succeeding.signed_body(ORIGIN, "stamp", NEXT_STAMP, STAMP, DAY + "T00:00:00Z")["old"]
    )
    return forger.receipt(false, forger.place("REGISTRY", Act.ACCEDE))


def a_stamp_key_named_as_a_partys(forger: Forger) -> Path:
    other = replace(NEXT_STAMP, name=f"{ORIGIN}/AAA/stamp")
    content = succeeding.signed_body(ORIGIN, "stamp", STAMP, other, "2026-03-01T13:00:00Z")
    return forger.receipt(forger.log(OFFICE, "REGISTRY", Act.ROTATE, content), forger.place("REGISTRY", Act.ACCEDE))


def a_retired_stamp_beside_one_in_time(forger: Forger) -> Path:
    """The old stamp key, whose time has ended, stamps a record again; the same record lies before with a stamp in time."""
    note = forger.body.note("AAA")
    early, followed = forger.enter(note), succession(forger, "stamp")
    late = forger.enter(note, forger.body.now + 9_000)
    places = [forger.place("AAA", Act.ACCEDE), forger.place("AAA", Act.ACCREDIT), forger.place("REGISTRY", Act.ACCEDE)]
    return forger.receipt(late, early, followed, *places)


def a_record_for_another_party(forger: Forger) -> Path:
    said = forger.log([key("AAA", "desk")], "AAA", Act.NOTIFY, TITLE, form="note", for_="BBB")
    return forger.receipt(said, forger.place("AAA", Act.ACCEDE), forger.place("AAA", Act.ACCREDIT))


def a_key_act_for_another(forger: Forger) -> Path:
    said = forger.log(roots_of("AAA")[:2], "AAA", Act.ACCREDIT, granted("AAA", FALSE_DESK), for_="BBB")
    return forger.receipt(said, forger.place("AAA", Act.ACCEDE))


def a_party_admitted_anew_by_who_goes_on(forger: Forger) -> Path:
    false = from_label(f"{ORIGIN}/2/AAA/false", "false AAA false")
    return taken_over(forger, forger.go_on({"code": "AAA", "kind": "office", "root_set": root_set_hash(set_of(false))}))


def an_old_office_beside_the_one_admitted_anew(forger: Forger) -> Path:
    """Who ran the log before says that its office comes along, though another has its place now."""
    new = from_label(f"{ORIGIN}/2/REGISTRY/root-1", "registry of 2")
    found = forger.go_on({"code": "REGISTRY", "kind": "office", "root_set": root_set_hash(set_of(new))})
    along = forger.log(OFFICE, "REGISTRY", Act.ACCEDE, {"continues": parse_leaf(forger.entries[found]).id})
    return forger.receipt(along, found, forger.place("REGISTRY", Act.ACCEDE))


def a_party_that_came_along(forger: Forger) -> Path:
    found = forger.go_on()
    along = forger.log(roots_of("AAA")[:2], "AAA", Act.ACCEDE, {"continues": parse_leaf(forger.entries[found]).id})
    return forger.receipt(along, found, forger.place("AAA", Act.ACCEDE))


def a_seat_recovered(forger: Forger) -> Path:
    content: dict[str, Json] = {"recover": "AAA", "root_set": root_set_hash(set_of(FALSE["AAA"]))}
    return taken_over(forger, forger.log(OFFICE, "REGISTRY", Act.ROTATE, content))


FORGERIES: tuple[Callable[[Forger], Path], ...] = (
    a_seat_granted_again,
    an_accession_the_seat_did_not_sign,
    an_accession_one_key_signed,
    a_revocation_by_a_desk_key,
    a_disavowal_by_a_desk_key,
    a_key_nobody_possessed,
    a_key_named_as_anothers,
    a_mission_beyond_its_scope,
    beyond_the_ceiling,
    a_key_brought_twice,
    a_rotation_the_new_keys_did_not_sign,
    a_succession_the_old_key_did_not_sign,
    a_stamp_key_named_as_a_partys,
    a_retired_stamp_beside_one_in_time,
    a_record_for_another_party,
    a_key_act_for_another,
    a_party_admitted_anew_by_who_goes_on,
    an_old_office_beside_the_one_admitted_anew,
)


@pytest.fixture(name="forger")
def a_forger(tmp_path: Path) -> Forger:
    body = build(tmp_path / "small")
    return Forger(body=body, folder=tmp_path, entries=entries_of(body), anchor=body.anchor)


@pytest.mark.parametrize("forge", FORGERIES, ids=[one.__name__ for one in FORGERIES])
def test_no_forged_receipt_holds(
    forger: Forger, forge: Callable[[Forger], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    case = Case(file=forge(forger))
    case = replace(case, anchor=forger.anchor)
    (page, checks), (second, said) = page_says(forger.folder, [case])[0], second_says(case)
    ours = ours_says(case)
    shown = capsys.readouterr()
    assert (ours, second, page) == (False, False, False), (shown.out, said, checks)


@pytest.mark.parametrize(("forge", "code"), [(a_seat_recovered, "recovered"), (a_seat_admitted, "amended")])
def test_what_only_a_full_copy_shows_is_said_not_to_be_proved(
    forger: Forger, forge: Callable[[Forger], Path], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An office says that a seat has another root set, or admits one: a receipt shows that it said so, and not that it might."""
    case = Case(file=forge(forger), anchor=forger.body.anchor)
    (page, checks), (second, said) = page_says(forger.folder, [case])[0], second_says(case)
    assert (ours_says(case), second, page) == (True, True, True), (said, checks)
    told = {check["code"]: check["outcome"] for check in json.loads(capsys.readouterr().out)["checks"]}
    assert (told[code], checks[code]) == ("not-proved", "not-proved")
    assert "that the rules allowed it" in said


@pytest.mark.parametrize("quorum", ["quorum none", "quorum own"])
def test_a_quorum_of_nobody_is_not_said_to_have_seen_anything(
    tmp_path: Path, quorum: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A policy may ask for no witness, or for the log's own second key: then nobody else has seen the tree."""
    head = f"witness w {WITNESSES[0].verifier.vkey}\nwitness own {LOG_LONG.verifier.vkey}\n"
    body = build(tmp_path / "small", f"{head}{quorum}\n")
    record = body.write("AAA")
    body.sequencer.publish()
    note = notes.parse((body.folder / "log" / "checkpoint").read_bytes())
    line = Asked(vkey=LOG_LONG.verifier.vkey, at=TIME, outcome="cosigned", line=LOG_LONG.cosign(note.text, TIME))
    take(body.sequencer, parse_policy(f"{head}{quorum}\n"), body.sequencer.size, [line])
    file = tmp_path / "0.receipt"
    file.write_bytes(open_reader(body.folder).receipt(record))
    case = Case(file=file, anchor=body.anchor)
    (page, checks), (second, said) = page_says(tmp_path, [case])[0], second_says(case)
    assert (ours_says(case), second, page) == (True, True, True), (said, checks)
    told = {check["code"]: check["outcome"] for check in json.loads(capsys.readouterr().out)["checks"]}
    assert (told["witnesses"], checks["witnesses"]) == ("not-proved", "not-proved")
    assert "[not proved] Witnesses: 0 of 1" in said


def test_what_a_party_did_itself_holds(forger: Forger, capsys: pytest.CaptureFixture[str]) -> None:
    """The forger's way of making receipts makes good ones too: what is refused above is refused for what it says."""
    case = Case(file=a_party_that_came_along(forger), anchor=forger.anchor)
    (page, checks), (second, said) = page_says(forger.folder, [case])[0], second_says(case)
    assert (ours_says(case), second, page) == (True, True, True), (capsys.readouterr().out, said, checks)


def test_a_stamp_that_runs_backwards_after_a_body_went_on_is_shown(forger: Forger) -> None:
    """The stamp key is the one named by the record that goes on, and what was stamped before by another accuses nobody."""
    forger.body.now += 5_000
    found = forger.go_on()
    forger.body.now -= 4_000
    late = forger.log(roots_of("AAA")[:2], "AAA", Act.ACCEDE, {"continues": parse_leaf(forger.entries[found]).id})
    read = rewritten(forger.body, forger.folder / "log", forger.entries, deltas_of=1)
    hashes, note = TileHashes(read, len(forger.entries)), forger.checkpoint()

    def prove(index: int) -> bytes:
        path = prove_inclusion(index, len(forger.entries), hashes.read)
        return render_proof(LogProof(index=index, hashes=path, checkpoint_note=note))

    (made,) = wrongs.in_log(LogKeys(first=forger.secret.verifier), forger.entries, prove)
    file = forger.folder / "one.evidence"
    for parts, holds in ((made.parts, True), ((*made.parts[4:], *made.parts[:2]), False)):
        file.write_bytes(render(replace(made, parts=parts)))
        case = Case(file=file, anchor=forger.anchor)
        assert (ours_says(case), second_says(case)[0]) == (holds, holds)
    assert wrongs.check(made) == {"first": found, "second": late, "seconds": 4_000}
