"""Age files and keys: what pyrage makes is read here alike, what is malformed is refused, and what a key shares is shown truly."""

import os

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import Rejected
from comity.keys import age, bech32, sharing
from comity.keys.age import Identity
from comity.keys.reading import generate_reading, parse_reading


def theirs(identity: Identity) -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.from_str(identity.line())


def test_keys_are_spelled_as_age_spells_them() -> None:
    for _ in range(20):
        made = pyrage.x25519.Identity.generate()
        ours = age.parse_identity(str(made))
        assert (ours.line(), ours.recipient) == (str(made), str(made.to_public()))
        assert repr(ours) == "Identity()"


@pytest.mark.parametrize("size", [0, 1, 75, 1_024, 65_535, 65_536, 65_537, 131_072, 262_144])
def test_what_pyrage_makes_is_opened_here_and_the_other_way(size: int) -> None:
    one, two = age.generate(), age.generate()
    data = os.urandom(size)
    made = age.seal(data, [one.recipient, two.recipient])
    assert age.opened(made, one) == age.opened(made, two) == data
    assert pyrage.decrypt(made, [theirs(two)]) == data
    assert age.plain_size(age.parse(made)) == size
    with pytest.raises(Rejected, match=r"seal\.closed"):
        age.opened(made, age.generate())


def test_every_byte_of_a_file_counts() -> None:
    one = age.generate()
    made = age.seal(b"what is sealed", [one.recipient])
    for at in range(len(made)):
        for bit in (1, 0x80):
            spoiled = made[:at] + bytes([made[at] ^ bit]) + made[at + 1 :]
            with pytest.raises(Rejected):
                age.opened(spoiled, one)
    for end in range(len(made)):
        with pytest.raises(Rejected):
            age.opened(made[:end], one)
    with pytest.raises(Rejected):
        age.opened(made + b"\0", one)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_nothing_handed_in_makes_the_reader_fail_otherwise(data: bytes) -> None:
    for given_bytes in (data, age.MAGIC + data, age.MAGIC + b"-> X25519 " + data, age.MAGIC + b"--- " + data):
        with pytest.raises(Rejected):
            age.opened(given_bytes, Identity(secret=bytes(32)))


def test_keys_have_one_spelling() -> None:
    key = generate_reading("example.org/council/AAA/reading")
    assert parse_reading(key.text()) == key
    recipient = key.identity.recipient
    for spelled in (recipient.upper(), recipient[:-1], recipient + "q", recipient.replace("age1", "age2"), "", "age1"):
        with pytest.raises(Rejected, match=r"seal\.key"):
            age.parse_recipient(spelled)
    for at in range(4, len(recipient)):
        other = "q" if recipient[at] != "q" else "p"
        with pytest.raises(Rejected):
            age.parse_recipient(recipient[:at] + other + recipient[at + 1 :])
    for text in (key.text() + "\n", key.text().replace("# public", "#public"), key.text().lower(), ""):
        with pytest.raises(Rejected) as caught:
            parse_reading(text)
        assert key.identity.line()[20:] not in str(caught.value)
    assert bech32.decode("age", bech32.encode("age", bytes(32))) == bytes(32)


def test_what_is_shown_to_be_shared_is_what_is_shared() -> None:
    for _ in range(20):
        holder, other = age.generate(), age.generate()
        (stanza,) = age.parse(age.seal(b"x", [holder.recipient])).stanzas
        proof = sharing.prove(holder, stanza)
        assert proof is not None
        secret = sharing.shown(sharing.read_proof(proof.data), holder.public, stanza)
        assert secret == age.shared(holder, stanza)
        assert age.file_key(stanza, secret or b"", holder.public) is not None
        assert sharing.shown(proof, other.public, stanza) is None


def test_no_other_secret_can_be_shown() -> None:
    holder, other = age.generate(), age.generate()
    (stanza,) = age.parse(age.seal(b"x", [holder.recipient])).stanzas
    (second,) = age.parse(age.seal(b"x", [holder.recipient])).stanzas
    proof, foreign = sharing.prove(holder, stanza), sharing.prove(other, stanza)
    assert proof is not None
    assert foreign is not None
    assert sharing.shown(proof, holder.public, second) is None
    mixed = sharing.Proof(key=proof.key, shared=foreign.shared, challenge=proof.challenge, answer=proof.answer)
    assert sharing.shown(mixed, holder.public, stanza) is None
    data = proof.data
    for at in range(0, len(data), 7):
        bent = data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :]
        assert sharing.shown(sharing.read_proof(bent), holder.public, stanza) is None


@pytest.mark.parametrize(
    "share",
    [bytes(32), b"\x01" + bytes(31), b"\xff" * 32, (2).to_bytes(32, "little"), (2**255 - 20).to_bytes(32, "little")],
)
def test_shares_no_honest_sender_makes_are_known(share: bytes) -> None:
    assert sharing.lifted(share) is None


@pytest.mark.parametrize(
    "public",
    [
        bytes(32),
        b"\x01" + bytes(31),
        (2).to_bytes(32, "little"),
        (2**255 - 20).to_bytes(32, "little"),
        (2**255 - 19 + 9).to_bytes(32, "little"),
        bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
    ],
    ids=["nothing", "one", "on the twist", "minus one", "nine, written otherwise", "of order eight"],
)
def test_a_recipient_no_secret_has_is_refused(public: bytes) -> None:
    with pytest.raises(Rejected, match=r"seal\.key"):
        age.parse_recipient(bech32.encode("age", public))
    with pytest.raises(Rejected, match=r"seal\.key"):
        age.seal(b"x", [bech32.encode("age", public)])


def test_no_two_proofs_give_the_secret_away_where_random_numbers_repeat(monkeypatch: pytest.MonkeyPatch) -> None:
    holder, order = age.generate(), 2**252 + 27742317777372353535851937790883648493
    stanzas = [age.parse(age.seal(b"x", [holder.recipient])).stanzas[0] for _ in range(2)]
    monkeypatch.setattr(sharing.os, "urandom", bytes)
    proofs = [sharing.prove(holder, stanza) for stanza in stanzas]
    (c, z), (d, y) = [
        (int.from_bytes(one.challenge, "little"), int.from_bytes(one.answer, "little"))
        for one in proofs
        if one is not None
    ]
    guessed = (z - y) * pow(c - d, -1, order) % order
    assert guessed != int.from_bytes(sharing._scalar(holder.secret), "little")
