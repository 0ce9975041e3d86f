"""Keys: strict Ed25519, names, secrets, note lines and cosignatures."""

import base64
import hashlib
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from nacl import bindings

from comity.encoding.note import Note
from comity.errors import Rejected, Unavailable
from comity.keys import ed25519
from comity.keys.names import COSIGNATURE, ED25519, VerifierKey, parse_vkey
from comity.keys.notes import cosigned_at, line_holds, opened_by
from comity.keys.signer import from_label, generate, parse_secret, read_secret, write_secret

LOW_ORDER = [
    bytes(32),
    bytes([1]) + bytes(31),
    bytes.fromhex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
]
NOT_CANONICAL = bytes.fromhex("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")
KEY = from_label("example.org/AAA/desk", "test")
STAMP = from_label("example.org/REGISTRY/stamp", "stamp", COSIGNATURE)
TEXT = b"example.org/record/v1\n{}\n"


@pytest.mark.parametrize("public", [*LOW_ORDER, NOT_CANONICAL, b"short"])
def test_weak_keys_are_refused(public: bytes) -> None:
    with pytest.raises(Rejected, match=r"key\.encoding"):
        ed25519.check_public(public)
    assert not ed25519.verify(public, ed25519.sign(KEY.seed, b"m"), b"m")


def test_a_signature_counts_only_in_its_one_form() -> None:
    public, signature = KEY.verifier.public, KEY.sign(b"m")
    assert ed25519.verify(public, signature, b"m")
    higher = signature[:32] + (int.from_bytes(signature[32:], "little") + ed25519.ORDER).to_bytes(32, "little")
    for wrong in (higher, signature[:63], LOW_ORDER[1] + signature[32:], NOT_CANONICAL + signature[32:], bytes(64)):
        assert not ed25519.verify(public, wrong, b"m")
    assert not ed25519.verify(public, signature, b"n")
    assert not ed25519.verify(STAMP.verifier.public, signature, b"m")


@pytest.mark.parametrize("torsion", LOW_ORDER)
@pytest.mark.parametrize("chosen", [0, 12_345])
def test_an_r_of_another_order_counts_nowhere(torsion: bytes, chosen: int) -> None:
    """The holder of a key may choose any R; `chosen` times the base point, then `torsion`: 0 and the first are the neutral point."""
    signature = _signed_with(chosen, torsion, b"m")
    whole = chosen != 0 and torsion == ed25519.NEUTRAL
    assert bindings.crypto_core_ed25519_is_valid_point(signature[:32]) == whole
    assert ed25519.verify(KEY.verifier.public, signature, b"m") == whole


def test_r_is_looked_at_itself_where_a_library_does_not_compare_it(monkeypatch: pytest.MonkeyPatch) -> None:
    public, signature, message = ed25519.MIXED
    assert not ed25519.verify(public, signature, message)
    monkeypatch.setattr(ed25519, "_accepted_by_cryptography", lambda *_: True)
    monkeypatch.setattr(ed25519, "_accepted_by_sodium", lambda *_: True)
    ed25519._both_compare_r.cache_clear()
    try:
        assert not ed25519.verify(public, signature, message)
        assert ed25519.verify(KEY.verifier.public, KEY.sign(b"m"), b"m")
    finally:
        ed25519._both_compare_r.cache_clear()


def _signed_with(chosen: int, torsion: bytes, message: bytes) -> bytes:
    """Return a signature by KEY that the equation with cofactor accepts, whatever R."""
    public, digest = KEY.verifier.public, hashlib.sha512(KEY.seed).digest()
    secret = int.from_bytes(digest[:32], "little") & ((1 << 254) - 8) | 1 << 254
    base = bindings.crypto_scalarmult_ed25519_base_noclamp(chosen.to_bytes(32, "little")) if chosen else ed25519.NEUTRAL
    point = bindings.crypto_core_ed25519_add(base, torsion)
    challenge = int.from_bytes(hashlib.sha512(point + public + message).digest(), "little")
    return point + ((chosen + challenge * secret) % ed25519.ORDER).to_bytes(32, "little")


def test_verifier_keys_round_trip_and_are_read_strictly() -> None:
    vkey = KEY.verifier.vkey
    assert parse_vkey(vkey) == KEY.verifier
    name, identifier, encoded = vkey.split("+", 2)
    other = VerifierKey(name=name, algorithm=2, public=KEY.verifier.public)
    wrong = ["", name, f"{name}+{identifier}", f"{name}+00000000+{encoded}", f"a b+{identifier}+{encoded}", other.vkey]
    wrong += [f"{name}+{identifier.upper()}+{encoded}", vkey + "=", vkey[:-4], "x" * 600]
    for text in wrong:
        with pytest.raises(Rejected, match=r"key\.vkey"):
            parse_vkey(text)


def test_note_lines_hold_for_their_key_and_text_only() -> None:
    line = KEY.sign_note(TEXT)
    assert line_holds(TEXT, line, KEY.verifier)
    assert not line_holds(TEXT + b"x", line, KEY.verifier)
    assert not line_holds(TEXT, replace(line, name="other"), KEY.verifier)
    assert not line_holds(TEXT, line, STAMP.verifier)
    assert opened_by(Note(text=TEXT, lines=(STAMP.cosign(TEXT, 1), line)), KEY.verifier)
    assert not opened_by(Note(text=TEXT, lines=()), KEY.verifier)


def test_cosignatures_carry_a_time() -> None:
    line = STAMP.cosign(TEXT, 1_468_425_600)
    assert cosigned_at(TEXT, line, STAMP.verifier) == 1_468_425_600
    later = replace(line, payload=(1_468_425_601).to_bytes(8, "big") + line.payload[8:])
    beyond = STAMP.cosign(TEXT, 2**40)
    for wrong in (later, beyond, replace(line, payload=line.payload[:-1]), KEY.sign_note(TEXT)):
        assert cosigned_at(TEXT, wrong, STAMP.verifier) is None
    assert cosigned_at(TEXT, line, replace(STAMP.verifier, algorithm=ED25519)) is None


def test_secrets_are_kept_to_their_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.key"
    key = generate("example.org/AAA/desk")
    write_secret(path, key)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_secret(path) == key
    assert base64.b64encode(key.seed).decode() not in repr(key)
    with pytest.raises(Unavailable, match=r"key\.file"):
        write_secret(path, key)
    path.chmod(0o640)
    with pytest.raises(Rejected, match=r"key\.file-mode"):
        read_secret(path)
    with pytest.raises(Unavailable, match=r"key\.file"):
        read_secret(tmp_path / "none.key")


@pytest.mark.parametrize(
    "change", [lambda s: s[1:], lambda s: s[:-4], lambda s: s.replace("+", "-", 3), lambda s: s + "x", lambda s: ""]
)
def test_a_secret_is_read_strictly_and_never_quoted(change: object) -> None:
    assert callable(change)
    line = KEY.secret_line()
    with pytest.raises(Rejected) as caught:
        parse_secret(change(line))
    assert caught.value.finding.excerpt == ""
    assert parse_secret(line) == KEY
