"""Key ceremonies as a ministry performs them: on files, at several places and times, from the root sets to the first record."""

import io
import json
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from comity.cli.main import main
from comity.encoding import canonical
from comity.encoding import note as notes
from comity.i18n import LANGUAGES, Catalogue
from comity.keys.names import COSIGNATURE
from comity.keys.signer import from_label, read_secret
from comity.records.act import Act
from comity.service.desk import Desk
from comity.service.founding import seen_now
from comity.service.pen import Pen
from comity.store.reader import open_reader
from comity.verify import anchor as anchors
from comity.verify.log import verify_log
from tests.schemas import copy_body

from .conftest import DAY, REGIME, Body, key

ORIGIN = "example.org/council"


@dataclass
class Ministry:
    """A folder with a council, the sticks of its seats, and the command line; what was printed is kept."""

    home: Path
    capsys: pytest.CaptureFixture[str]
    anchor: str = ""

    def run(self, *words: str | Path, code: int = 0) -> str:
        """Run a command, expect an exit code, and return what it printed; what it complained of is in `err`."""
        got = main([str(word) for word in words])
        printed = self.capsys.readouterr()
        self.err = printed.err
        assert got == code, (words, printed)
        return printed.out

    def refused(self, finding: str, *words: str | Path) -> None:
        """Run a command that is refused with this finding."""
        self.run(*words, code=1)
        assert f"{finding}: " in self.err, self.err

    def signed(self, text: str, *keys: str) -> str:
        """Sign a text with each key at its own place, join, and return the note's path."""
        parts = []
        for number, held in enumerate(keys):
            part = text.replace(".text", f".{number}.note")
            self.run("sign", text, "--key", held, "-o", part, "--yes")
            parts.append(part)
        whole = text.replace(".text", ".note")
        self.run("join", *parts, "-o", whole)
        return whole

    def done(self, text: str, *keys: str) -> int:
        """Sign, join, hand in, and return the leaf's index."""
        return int(self.run("submit", "council", self.signed(text, *keys)).split()[0])

    def json(self, *words: str | Path) -> Any:
        """Run a command that prints JSON."""
        return json.loads(self.run(*words, "--json"))

    def states(self, code: str = "AAA") -> dict[str, str]:
        """Return the state of each key of a seat, by label."""
        return {one["name"].rpartition("/")[2]: one["state"] for one in self.json("keys", "council", code)}

    def file(self, held: str, name: str, act: str = "notify", after: str = "", **body: Any) -> str:
        """Write and sign a content record, and return the note's path."""
        record = {"act": act, "form": "note", "at": DAY, "to": ["BBB"], "body": {"title": {"en": name, "fr": name}}}
        Path(f"{name}.json").write_text(json.dumps({**record, **body}))
        more = ("--after", after) if after else ()
        self.run("sign", f"{name}.json", "--key", held, "--dir", "council", *more, "-o", f"{name}.note")
        return f"{name}.note"


@pytest.fixture
def ministry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ministry:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "regime.toml").write_bytes(REGIME)
    return Ministry(tmp_path, capsys)


Made = Callable[[Ministry, str, Callable[[], None]], Ministry]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return what makes a ministry's folder once, and copies it for every test after the first."""
    kept: dict[str, tuple[Path, str]] = {}

    def made(ministry: Ministry, name: str, make: Callable[[], None]) -> Ministry:
        if name in kept:
            folder, ministry.anchor = kept[name]
            copy_body(folder, ministry.home, into=True)
            return ministry
        make()
        folder = tmp_path_factory.mktemp(name) / "home"
        copy_body(ministry.home, folder)
        kept[name] = folder, ministry.anchor
        return ministry

    return made


@pytest.fixture
def founded(ministry: Ministry, prepared: Made) -> Ministry:
    return prepared(ministry, "founded", lambda: found(ministry))


def found(ministry: Ministry) -> None:
    for code, count, threshold in (("AAA", 3, 2), ("BBB", 1, 1), ("REGISTRY", 1, 1)):
        ministry.run(
            *("root", "new", code, "--log", ORIGIN, "--keys", str(count), "--threshold", str(threshold), "-o", "stick")
        )
    sets = [f"stick/{code}.set.json" for code in ("AAA", "BBB", "REGISTRY")]
    ministry.anchor = ministry.run(
        *("new", "council", "--regime", "regime.toml", "--kind", "live", "--origin", ORIGIN, "--seats", *sets)
    ).strip()


ROOTS = tuple(f"stick/AAA-root-{number}.key" for number in (1, 2, 3))
SIGNERS = ("--signer", "AAA/root-1", "--signer", "AAA/root-2")
MISSION = ("--signer", "AAA/mission")


@pytest.fixture
def seated(ministry: Ministry, prepared: Made) -> Ministry:
    """Return the council with AAA acceded, its mission and its desk accredited."""
    return prepared(ministry, "seated", lambda: seat_aaa(prepared(ministry, "founded", lambda: found(ministry))))


def seat_aaa(founded: Ministry) -> None:
    founded.run("prepare", "accede", "council", "stick/AAA.set.json", "-o", "accede.text")
    founded.done("accede.text", *ROOTS)
    for label, tier, signers, keys in (
        ("mission", "mission", SIGNERS, ROOTS[:2]),
        ("desk", "desk", MISSION, ("mission.key",)),
    ):
        founded.run("key", "new", f"{ORIGIN}/AAA/{label}", "-o", f"{label}.key")
        founded.run("key", "request", f"{label}.key", "-o", f"{label}.request.json")
        founded.run(
            *("prepare", "accredit", "council", f"{label}.request.json", "--tier", tier, "--role", f"the {label}"),
            *("--scope", "notify,state", *signers, "-o", f"{label}.text"),
        )
        founded.done(f"{label}.text", *keys)


def test_from_root_sets_to_a_verified_receipt(seated: Ministry) -> None:
    assert seated.states() == dict.fromkeys(("root-1", "root-2", "root-3", "mission", "desk"), "in-force")
    index, _, record = seated.run("submit", "council", seated.file("desk.key", "first")).split()
    assert int(index) == 4
    seated.run("receipt", "council", record, "-o", "first.receipt")
    assert "All checks hold" in seated.run("verify", "first.receipt", "--anchor", seated.anchor)
    assert verify_log(Path("council"), anchors.parse(seated.anchor)).holds
    assert open_reader(Path("council")).kind == "live"


def test_no_secret_of_a_seat_lies_with_the_body_and_secrets_are_private(founded: Ministry) -> None:
    assert sorted(path.name for path in Path("council/keys").rglob("*.key")) == ["founder.key", "log.key", "stamp.key"]
    for path in (*Path("stick").glob("*.key"), *Path("council/keys").glob("*.key")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    public = Path("stick/AAA.set.json").read_text()
    assert all(read_secret(Path(name)).secret_line().split("+", 4)[4] not in public for name in ROOTS)
    assert founded.run("root", "show", "stick/AAA.set.json").startswith(f"AAA at {ORIGIN}: 3 root keys, of which 2")
    assert "BBB has not acceded" in founded.run("keys", "council", "BBB")


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("root.threshold", ("root", "new", "AAA", "--log", ORIGIN, "--threshold", "4", "-o", "other")),
        ("root.count", ("root", "new", "AAA", "--log", ORIGIN, "--keys", "17", "-o", "other")),
        ("record.value", ("root", "new", "lower", "--log", ORIGIN, "-o", "other")),
        ("cli.option", ("root", "new", "AAA", "-o", "other")),
        ("cli.exists", ("root", "new", "AAA", "--log", ORIGIN, "-o", "stick")),
        ("cli.option", ("new", "x", "--regime", "regime.toml", "--kind", "live")),
        ("found.seats", ("new", "x", "--regime", "regime.toml", "--kind", "live", "--origin", ORIGIN)),
        ("found.origin-live", ("new", "x", "--regime", "nrc", "--kind", "live", "--origin", "example.org/EXERCISE/x")),
        ("found.origin-live", ("new", "x", "--regime", "nrc", "--kind", "live", "--origin", "exercise.example.org/x")),
        ("found.origin-exercise", ("new", "x", "--regime", "nrc", "--origin", ORIGIN)),
        ("cli.live-only", ("new", "x", "--regime", "nrc", "--seats", "stick/AAA.set.json")),
        *(
            (finding, ("new", "x", "--regime", regime, "--kind", "live", "--origin", origin, "--seats", *sets))
            for finding, regime, origin, sets in (
                ("found.set-log", "regime.toml", "example.org/other", ("stick/AAA.set.json",)),
                ("found.set-twice", "regime.toml", ORIGIN, ("stick/AAA.set.json", "stick/AAA.set.json")),
                ("seat.not-in-regime", "nrc", ORIGIN, ("stick/AAA.set.json",)),
            )
        ),
    ],
)
def test_what_is_no_founding_leaves_nothing(founded: Ministry, finding: str, words: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    founded.refused(finding, *words)
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


def test_a_public_set_that_was_changed_is_refused(founded: Ministry) -> None:
    given = json.loads(Path("stick/AAA.set.json").read_bytes())
    for change, finding in (
        ({"root_set": {**given["root_set"], "threshold": 1}}, "root.hash"),
        ({"code": "CCC"}, "key.name"),
        ({"v": 2}, "record.version"),
        ({"more": 1}, "record.field-unknown"),
    ):
        Path("changed.json").write_bytes(canonical.render({**given, **change}))
        founded.refused(finding, "root", "show", "changed.json")


def test_a_medium_that_shows_secrets_to_others_keeps_none(ministry: Ministry, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def open_as_on_a_stick(self: Path, *args: Any, **more: Any) -> Any:
        if self.suffix == ".key":
            self.chmod(0o755)  # a file system without owners shows every file so
        return real(self, *args, **more)

    monkeypatch.setattr(Path, "open", open_as_on_a_stick)
    ministry.refused("key.file-mode", "root", "new", "AAA", "--log", ORIGIN, "-o", "stick")
    assert list(Path("stick").iterdir()) == []


def test_an_exercise_may_name_its_origin(ministry: Ministry) -> None:
    printed = ministry.run("new", "play", "--regime", "regime.toml", "--origin", "example.org/EXERCISE/one")
    assert printed.startswith("example.org/EXERCISE/one ")
    assert open_reader(Path("play")).kind == "exercise"


# -- signing in parts


def test_parts_are_joined_only_when_they_are_one_note(founded: Ministry) -> None:
    founded.run("prepare", "accede", "council", "stick/AAA.set.json", "-o", "a.text")
    founded.run("prepare", "accede", "council", "stick/BBB.set.json", "-o", "b.text")
    for number, held in enumerate(ROOTS):
        founded.run("sign", "a.text", "--key", held, "-o", f"a{number}.note", "--yes")
    founded.run("sign", "b.text", "--key", "stick/BBB-root-1.key", "-o", "b.note", "--yes")
    founded.refused("signature.missing", "join", "a0.note", "a2.note", "-o", "w.note")
    assert f"'{ORIGIN}/AAA/root-2'" in founded.err
    founded.refused("signature.twice", "join", "a0.note", "a1.note", "a1.note", "-o", "w.note")
    founded.refused("signature.other-text", "join", "a0.note", "b.note", "-o", "w.note")
    founded.refused("signature.not-named", "sign", "a.text", "--key", "stick/BBB-root-1.key", "-o", "w.note", "--yes")
    text = Path("a.text").read_bytes()
    surplus = read_secret(Path("stick/BBB-root-1.key")).sign_note(text)
    part = notes.parse(Path("a0.note").read_bytes())
    Path("s.note").write_bytes(notes.render(text, (*part.lines, surplus)))
    founded.refused("signature.surplus", "join", "s.note", "a1.note", "a2.note", "-o", "w.note")
    other = notes.parse(Path("a1.note").read_bytes()).lines[0]
    forged = notes.SignatureLine(name=part.lines[0].name, key_id=part.lines[0].key_id, payload=other.payload)
    Path("f.note").write_bytes(notes.render(text, (forged,)))
    founded.refused("signature.invalid", "join", "f.note", "a1.note", "a2.note", "-o", "w.note")
    assert "SIGNATURE DOES NOT HOLD" in founded.run("read", "f.note", code=1)
    assert not Path("w.note").exists()
    founded.run("join", "a2.note", "a0.note", "a1.note", "-o", "w.note")
    founded.refused("cli.exists", "join", "a2.note", "a0.note", "a1.note", "-o", "w.note")
    assert "signature.lines" in _refusal(founded, "a0.note")


def _refusal(ministry: Ministry, note: str) -> str:
    ministry.run("submit", "council", note, code=1)
    return ministry.err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_signs_at_a_terminal_reads_the_same_and_is_asked(
    founded: Ministry, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    shown = founded.run("prepare", "accede", "council", "stick/AAA.set.json", "-o", "a.text", "--lang", lang)
    sign = ("sign", "a.text", "--key", ROOTS[0], "-o", "a.note", "--lang", lang, "--dir", "council")
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    founded.refused("sign.nobody-asked", *sign)
    monkeypatch.setattr("sys.stdin", Terminal("perhaps\n"))
    founded.refused("sign.declined", *sign)
    assert not Path("a.note").exists()
    monkeypatch.setattr("sys.stdin", Terminal(Catalogue(lang).say("yes") + "\n"))
    founded.run(*sign)
    told = shown.splitlines()[:-1]
    assert founded.err.splitlines()[: len(told)] == told
    assert founded.run("read", "a.text", "--dir", "council", "--lang", lang).splitlines()[: len(told)] == told
    assert founded.run("read", "a.note", "--dir", "council", "--lang", lang).splitlines()[: len(told)] == told
    assert notes.parse(Path("a.note").read_bytes()).text == Path("a.text").read_bytes()


# -- the mission mends, the root set rotates, the seat disavows


def test_a_lost_desk_is_mended_by_its_mission_in_one_go(seated: Ministry) -> None:
    replace = ("desk", "replace", "council", "--mission", "mission.key", "--old", "AAA/desk", "--new-label", "desk-2")
    seated.refused("key.scope", *replace, "--scope", "adopt", "--yes")
    seated.refused("sign.nobody-asked", *replace)
    assert not list(Path().glob("AAA-desk-2*"))
    printed = seated.run(*replace, "--reason", "the browser is lost", "--yes")
    assert printed.splitlines()[0].startswith("AAA-desk-2.1-revoke.note  4  ")
    assert "  | the browser is lost" in seated.err
    assert seated.states() | {"desk": "revoked", "desk-2": "in-force"} == seated.states()
    told = {one["name"]: one for one in seated.json("keys", "council", "AAA")}
    old, new = told[f"{ORIGIN}/AAA/desk"], told[f"{ORIGIN}/AAA/desk-2"]
    assert [new[name] for name in ("role", "scope", "ceiling")] == [old[name] for name in ("role", "scope", "ceiling")]
    assert (old["ended_at"], new["brought_at"], new["brought_by_keys"]) == (4, 5, [f"{ORIGIN}/AAA/mission"])
    seated.refused("key.revoked", "submit", "council", seated.file("desk.key", "late"))
    seated.run("submit", "council", seated.file("AAA-desk-2.key", "again"))
    seated.refused("key.revoked", *replace[:-1], "desk-3", "--yes")
    assert verify_log(Path("council"), anchors.parse(seated.anchor)).holds


def test_a_stolen_desk_key_stops_at_the_revocation_and_is_disavowed(seated: Ministry) -> None:
    own = seated.file("desk.key", "own")
    first = seated.run("submit", "council", own).split()
    stolen = seated.run("submit", "council", seated.file("desk.key", "stolen")).split()
    late = seated.file("desk.key", "late")  # signed before the revocation, handed in after it
    seated.run("prepare", "revoke", "council", "AAA/desk", *MISSION, "--reason", "stolen", "-o", "revoke.text")
    at = seated.done("revoke.text", "mission.key")
    seated.refused("key.revoked", "submit", "council", late)
    seated.run(
        *("prepare", "disavow", "council", "--signed-by", "AAA/desk", "--from", stolen[0], *MISSION, "-o", "dis.text")
    )
    seated.done("dis.text", "mission.key")
    rows = {row["id"]: row["status"] for row in seated.json("show", "council", "records")}
    assert (rows[first[2]], rows[stolen[2]]) == ("stands", "disavowed")
    assert "revoked at leaf" in seated.run("keys", "council", "AAA")
    assert {one["ended_at"] for one in seated.json("keys", "council", "AAA")} == {None, at}
    seated.refused("refs.required", "prepare", "disavow", "council", *MISSION, "-o", "none.text")
    assert verify_log(Path("council"), anchors.parse(seated.anchor)).holds


def test_a_root_set_is_rotated_by_the_old_threshold_and_the_whole_new_set(seated: Ministry) -> None:
    seated.run("root", "new", "AAA", "--log", ORIGIN, "--first", "4", "-o", "new")
    new = tuple(f"new/AAA-root-{number}.key" for number in (4, 5, 6))
    rotate = ("prepare", "rotate", "council", "new/AAA.set.json", "-o", "rotate.text")
    seated.refused("key.threshold", *rotate, "--signer", "AAA/root-1")
    seated.refused("key.threshold", *rotate[:3], "stick/AAA.set.json", *rotate[4:], *SIGNERS)
    printed = seated.run(*rotate, *SIGNERS)
    assert "The old root keys are spent" in printed
    seated.done("rotate.text", *ROOTS[:2], *new)
    states = seated.states()
    assert {label for label, state in states.items() if state == "spent"} == {"root-1", "root-2", "root-3"}
    assert states["root-4"] == states["desk"] == "in-force"
    seated.refused("key.revoked", "prepare", "revoke", "council", "AAA/desk", *SIGNERS, "-o", "r.text")
    signers = ("--signer", "AAA/root-5", "--signer", "AAA/root-6")
    seated.run("prepare", "revoke", "council", "AAA/desk", *signers, "-o", "r.text")
    seated.done("r.text", *new[1:])
    assert verify_log(Path("council"), anchors.parse(seated.anchor)).holds


def test_rules_are_amended_and_a_seat_admitted_by_a_ceremony(founded: Ministry) -> None:
    founded.run("prepare", "accede", "council", "stick/REGISTRY.set.json", "-o", "accede.text")
    founded.done("accede.text", "stick/REGISTRY-root-1.key")
    founded.run("key", "new", f"{ORIGIN}/REGISTRY/desk", "-o", "desk.key")
    founded.run("key", "request", "desk.key")
    signer = ("--signer", "REGISTRY/root-1")
    founded.run(
        *("prepare", "accredit", "council", "desk.request.json", "--tier", "desk", *signer, "-o", "accredit.text")
    )
    founded.done("accredit.text", "stick/REGISTRY-root-1.key")
    text = founded.file("desk.key", "text", "propose")
    target = founded.run("submit", "council", text).split()[2]
    decision = founded.file("desk.key", "decision", "adopt", form="decision", refs=[{"rel": "adopts", "id": target}])
    Path("decision.json").write_text(
        json.dumps(
            {"act": "adopt", "form": "decision", "at": DAY, "refs": [{"rel": "adopts", "id": target}], "body": {}}
        )
    )
    Path(decision).unlink()
    founded.run("sign", "decision.json", "--key", "desk.key", "--dir", "council", "-o", decision)
    adopted = founded.run("submit", "council", decision).split()[2]
    founded.run("root", "new", "DDD", "--log", ORIGIN, "-o", "stick")
    Path("new.toml").write_bytes(REGIME + b'[seats.DDD]\nnames = [{ en = "Deland", fr = "Delande" }]\n')
    amend = ("prepare", "amend-rules", "council", *signer, "-o", "amend.text", "--seats", "stick/DDD.set.json")
    founded.refused("seat.not-in-regime", *amend, "--cites", adopted)
    founded.refused("rules.decision", *amend, "--cites", target, "--rules", "new.toml")
    founded.run(*amend, "--cites", adopted, "--rules", "new.toml")
    note = founded.signed("amend.text", "stick/REGISTRY-root-1.key")
    founded.refused("material.missing", "submit", "council", note)
    founded.run("submit", "council", note, "--material", "new.toml")
    witness = from_label("witness.example/two", "a second", COSIGNATURE).verifier.vkey
    Path("policy.txt").write_text(f"witness two {witness} https://witness.example/two\nquorum two\n")
    Path("nonsense.txt").write_text("quorum nobody\n")
    by_policy = ("prepare", "amend-rules", "council", *signer, "--cites", adopted, "-o", "policy.text", "--policy")
    founded.refused("log.policy", *by_policy, "nonsense.txt")
    founded.run(*by_policy, "policy.txt")
    for lang in LANGUAGES:
        assert witness in founded.run("read", "policy.text", "--lang", lang)
    founded.done("policy.text", "stick/REGISTRY-root-1.key")
    assert (open_reader(Path("council")).get("body", "") or {})["policy"] == Path("policy.txt").read_text()
    founded.run("prepare", "accede", "council", "stick/DDD.set.json", "-o", "ddd.text")
    founded.done("ddd.text", *(f"stick/DDD-root-{number}.key" for number in (1, 2, 3)))
    assert founded.states("DDD")["root-1"] == "in-force"
    assert verify_log(Path("council"), anchors.parse(founded.anchor)).holds


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        ("key.unknown", ("revoke", "council", "AAA/nobody", *MISSION)),
        ("key.unknown", ("revoke", "council", "AAA/desk", "--signer", "AAA/nobody")),
        ("key.threshold", ("revoke", "council", "AAA/desk", "--signer", "AAA/root-1")),
        ("key.tier", ("revoke", "council", "AAA/mission", *MISSION)),
        ("key.tier", ("revoke", "council", "AAA/root-1", *SIGNERS)),
        ("key.tier", ("revoke", "council", "AAA/desk", "--signer", "AAA/desk")),
        ("key.tier", ("revoke", "council", "AAA/desk", "--signer", "AAA/root-1", "--signer", "AAA/mission")),
        ("key.registered", ("accredit", "council", "desk.request.json", "--tier", "desk", *SIGNERS)),
        ("seat.acceded", ("accede", "council", "stick/AAA.set.json")),
        ("store.no-record", ("disavow", "council", "S/NOT/1999/1", *MISSION)),
        ("rules.by", ("amend-rules", "council", "--cites", "FIRST", "--rules", "regime.toml", *SIGNERS)),
    ],
)
def test_what_the_log_would_refuse_is_refused_before_anyone_signs(
    seated: Ministry, finding: str, words: tuple[str, ...]
) -> None:
    first = str((open_reader(Path("council")).get("body", "") or {})["found"])
    seated.refused(finding, "prepare", *(first if word == "FIRST" else word for word in words), "-o", "no.text")
    assert not Path("no.text").exists()


def test_a_mission_accredits_within_its_own_scope_and_no_mission(seated: Ministry) -> None:
    seated.run("key", "new", f"{ORIGIN}/AAA/desk-2", "-o", "desk-2.key")
    seated.run("key", "request", "desk-2.key")
    accredit = ("prepare", "accredit", "council", "desk-2.request.json", "-o", "x.text", *MISSION)
    seated.refused("key.scope", *accredit, "--tier", "desk")
    seated.refused("key.tier", *accredit, "--tier", "mission", "--scope", "notify")
    seated.run(*accredit, "--tier", "desk", "--scope", "notify", "--ceiling", "1", "--lang", "fr")
    seated.done("x.text", "mission.key")
    seated.refused("key.scope", "submit", "council", seated.file("desk-2.key", "no", "state"))
    seated.run("submit", "council", seated.file("desk-2.key", "one"))
    seated.refused("key.ceiling", "submit", "council", seated.file("desk-2.key", "two"))


# -- batches


def test_a_batch_signed_offline_goes_in_whole_in_whatever_order_it_is_named(seated: Ministry) -> None:
    one = seated.file("desk.key", "one")
    two = seated.file("desk.key", "two", after=one)
    three = seated.file("desk.key", "three", after=two)
    for label in ("a", "b"):
        seated.run("key", "new", f"{ORIGIN}/AAA/{label}", "-o", f"{label}.key")
        seated.run("key", "request", f"{label}.key")
    accredit = ("--tier", "desk", "--scope", "notify", *MISSION)
    seated.run("prepare", "accredit", "council", "a.request.json", *accredit, "-o", "a.text")
    seated.run("prepare", "accredit", "council", "b.request.json", *accredit, "--after", "a.text", "-o", "b.text")
    keys = [seated.signed(f"{label}.text", "mission.key") for label in ("a", "b")]
    lines = seated.run("submit", "council", three, *reversed(keys), two, one).splitlines()
    assert [int(line.split()[0]) for line in lines] == [4, 5, 6, 7, 8]
    assert (
        seated.run("submit", "council", one, two, three)
        == "\n".join(lines[index] for index in _order_of(lines, seated, (one, two, three))) + "\n"
    )
    assert seated.states()["b"] == "in-force"


def _order_of(lines: list[str], ministry: Ministry, names: tuple[str, ...]) -> list[int]:
    ids = [ministry.json("read", name)["id"] for name in names]
    return [next(number for number, line in enumerate(lines) if line.endswith(held)) for held in ids]


def test_a_refusal_names_which_and_why_and_what_rested_on_it_is_not_tried(seated: Ministry) -> None:
    one = seated.file("desk.key", "one")
    bad = seated.file("desk.key", "bad", "adopt", after=one)  # out of the key's scope
    after = seated.file("desk.key", "after", after=bad)
    last = seated.file("desk.key", "last", after=after)
    other = seated.signed(_mission_record(seated), "mission.key")
    results = json.loads(seated.run("submit", "council", one, bad, after, last, other, "--json", code=1))
    told = {one["note"]: (one.get("refused") or {}).get("code") for one in results}
    assert told == {one: None, bad: "key.scope", after: "batch.not-tried", last: "batch.not-tried", other: None}
    assert [one["refused"]["excerpt"] for one in results if not one.get("tried", True)] == [f"'{bad}'"] * 2
    assert f"{bad}: record.act" in seated.err
    connection = Desk(Path("council"))._connection
    assert connection.execute("SELECT count(*) FROM inbox WHERE refusal IS NOT NULL").fetchone() == (1,)


def _mission_record(ministry: Ministry) -> str:
    ministry.run("key", "new", f"{ORIGIN}/AAA/other", "-o", "other.key")
    ministry.run("key", "request", "other.key")
    ministry.run(
        *("prepare", "accredit", "council", "other.request.json", "--tier", "desk", "--scope", "state", *MISSION),
        *("-o", "other.text"),
    )
    return "other.text"


def test_after_a_desk_that_does_not_answer_nothing_more_is_tried(seated: Ministry) -> None:
    one, two = seated.file("desk.key", "one"), seated.signed(_mission_record(seated), "mission.key")
    results = json.loads(seated.run("submit", "http://localhost:1/x", one, two, "--json", code=1))
    assert [one["refused"]["code"] for one in results] == ["desk.unreachable", "batch.not-tried"]


def test_two_keys_of_one_party_at_the_same_second_are_both_logged(body: Body) -> None:
    second = key("AAA", "desk-2")
    body.pens["two"] = Pen(keys=(second,), owner="AAA", prev=_accredited(body))
    seen = seen_now(body.sequencer)
    records = [body.draft("AAA", body={"title": {"en": name, "fr": name}}) for name in ("one", "two")]
    notes_ = [body.pens[pen].sign(record) for pen, record in zip(("AAA", "two"), records, strict=True)]
    indexes = [body.sequencer.append(data) for data in notes_]
    assert indexes == [seen.size, seen.size + 1]
    body.sequencer.publish()
    reader = open_reader(body.folder)
    rows = [reader.get("record", body.pens[pen].prev) or {} for pen in ("AAA", "two")]
    assert [row["stamped"] for row in rows] == [body.now, body.now]
    assert {row["status"] for row in rows} == {"stands"}
    assert verify_log(body.folder, anchors.parse(body.anchor)).holds


def _accredited(body: Body) -> str:
    from .test_authority import act, grant, roots

    return act(body, roots(body, "AAA"), Act.ACCREDIT, grant("AAA", key("AAA", "desk-2"), "desk"))


# -- keys described


def test_a_key_file_says_what_it_is(seated: Ministry) -> None:
    told = seated.json("key", "show", "desk.key", "--dir", "council")
    assert (told["owner"], told["tier"], told["state"], told["algorithm"]) == ("AAA", "desk", "in-force", "ed25519")
    assert told["hash"] == read_secret(Path("desk.key")).verifier.hash_hex
    assert seated.json("key", "show", "council/keys/stamp.key")["algorithm"] == "cosignature"
    assert "Tier: the log knows it" in seated.run("key", "show", "desk.key")
    seated.run("key", "new", f"{ORIGIN}/AAA/unknown", "-o", "u.key")
    assert "Tier: none" in seated.run("key", "show", "u.key", "--dir", "council")
    Path("desk.key").chmod(0o644)
    seated.refused("key.file-mode", "key", "show", "desk.key")
    seated.refused("key.name", "key", "request", "council/keys/log.key")


def test_a_key_request_that_was_changed_accredits_nobody(seated: Ministry) -> None:
    for label in ("x", "y"):
        seated.run("key", "new", f"{ORIGIN}/AAA/{label}", "-o", f"{label}.key")
        seated.run("key", "request", f"{label}.key")
    given = [json.loads(Path(f"{label}.request.json").read_bytes()) for label in ("x", "y")]
    accredit = ("prepare", "accredit", "council", "z.json", "--tier", "desk", *SIGNERS, "-o", "z.text")
    for change, finding in (
        ({"pop": given[1]["pop"]}, "key.possession"),
        ({"key": given[1]["key"][:-4] + "AAA="}, "key.vkey"),
        ({"v": 2}, "record.version"),
    ):
        Path("z.json").write_bytes(canonical.render({**given[0], **change}))
        seated.refused(finding, *accredit)
