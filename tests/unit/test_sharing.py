"""The proof of what a key shares, as somebody who wants to cheat with it meets it (docs/spec/sealing.md 7)."""

import os
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.bindings import (
    crypto_core_ed25519_add,
    crypto_core_ed25519_scalar_add,
    crypto_core_ed25519_scalar_mul,
    crypto_core_ed25519_scalar_reduce,
    crypto_scalarmult_ed25519_base_noclamp,
    crypto_scalarmult_ed25519_noclamp,
)

from comity.keys import age, sharing
from comity.keys.age import Identity, Stanza
from comity.keys.points import PRIME, lifted, share_of

ORDER = 2**252 + 27742317777372353535851937790883648493
TORSION = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
)
"""The eight points of small order of edwards25519."""
secrets = st.binary(min_size=32, max_size=32)
numbers = st.integers(min_value=1, max_value=ORDER - 1)


def sent(sender: bytes) -> Stanza:
    """A stanza as an honest sender makes one: its share is the public half of a secret."""
    return Stanza(share=Identity(secret=sender).public, body=bytes(32))


def scalar(number: int) -> bytes:
    return number.to_bytes(32, "little")


@settings(max_examples=50, deadline=None)
@given(secrets, secrets)
def test_what_is_shown_is_what_x25519_gives_whatever_the_secrets(holder: bytes, sender: bytes) -> None:
    identity, stanza = Identity(secret=holder), sent(sender)
    proof = sharing.prove(identity, stanza)
    assert proof is not None
    assert sharing.shown(sharing.read_proof(proof.data), identity.public, stanza) == age.shared(identity, stanza)
    again = sharing.prove(identity, stanza)
    assert again is not None
    assert again.challenge != proof.challenge, "no two proofs hang on one number"


@settings(max_examples=25, deadline=None)
@given(secrets, secrets, secrets, st.integers(min_value=0, max_value=1023))
def test_it_shows_nothing_of_another_share_or_key_and_no_bit_of_it_may_differ(
    holder: bytes, sender: bytes, other: bytes, bit: int
) -> None:
    identity, stanza, another = Identity(secret=holder), sent(sender), Identity(secret=other)
    proof = sharing.prove(identity, stanza)
    assert proof is not None
    if another.public not in {identity.public, stanza.share}:
        assert sharing.shown(proof, another.public, stanza) is None
        assert sharing.shown(proof, identity.public, replace(stanza, share=another.public)) is None
    bent = bytearray(proof.data)
    bent[bit // 8] ^= 1 << (bit % 8)
    assert sharing.shown(sharing.read_proof(bytes(bent)), identity.public, stanza) is None


@settings(max_examples=25, deadline=None)
@given(secrets, secrets, numbers, numbers)
def test_another_shared_point_is_not_shown_by_whoever_has_the_secret(
    holder: bytes, sender: bytes, wrong: int, chance: int
) -> None:
    """A holder that runs the proof, but for a shared point of its choice, with the secret or with another."""
    identity, stanza = Identity(secret=holder), sent(sender)
    base, honest = lifted(stanza.share), sharing.prove(identity, stanza)
    assert base is not None
    assert honest is not None
    lie = crypto_scalarmult_ed25519_noclamp(scalar(wrong), base)
    if share_of(lie) == share_of(honest.shared):
        return
    first = crypto_scalarmult_ed25519_base_noclamp(scalar(chance))
    second = crypto_scalarmult_ed25519_noclamp(scalar(chance), base)
    challenge = sharing._challenge(base, honest.key, lie, first, second)
    for secret in (sharing._scalar(identity.secret), scalar(wrong)):
        answer = crypto_core_ed25519_scalar_add(scalar(chance), crypto_core_ed25519_scalar_mul(challenge, secret))
        made = sharing.Proof(key=honest.key, shared=lie, challenge=challenge, answer=answer)
        assert sharing.shown(made, identity.public, stanza) is None


@settings(max_examples=20, deadline=None)
@given(secrets, secrets, st.sampled_from(TORSION[1:]))
def test_no_point_of_small_order_gives_a_second_answer(holder: bytes, sender: bytes, small: str) -> None:
    identity, stanza = Identity(secret=holder), sent(sender)
    proof = sharing.prove(identity, stanza)
    assert proof is not None
    turned = {name: crypto_core_ed25519_add(getattr(proof, name), bytes.fromhex(small)) for name in ("key", "shared")}
    for change in ({"shared": turned["shared"]}, {"key": turned["key"]}, turned):
        assert sharing.shown(replace(proof, **change), identity.public, stanza) is None
    assert sharing.shown(replace(proof, shared=bytes.fromhex(small)), identity.public, stanza) is None
    base = lifted(stanza.share)
    assert base is not None
    share = share_of(crypto_core_ed25519_add(base, bytes.fromhex(small)))
    assert lifted(share) is None, "a share with a part of small order is no honest sender's"
    assert sharing.prove(identity, Stanza(share=share, body=bytes(32))) is None


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), secrets, secrets)
def test_no_bytes_at_all_end_the_program_that_judges(data: bytes, holder: bytes, share: bytes) -> None:
    identity = Identity(secret=holder)
    assert sharing.shown(sharing.read_proof(data), identity.public, sent(share)) is None
    assert sharing.shown(sharing.read_proof(data), identity.public, Stanza(share=share, body=bytes(32))) is None


@settings(max_examples=100, deadline=None)
@given(secrets)
def test_a_share_stands_for_one_point_or_for_none(share: bytes) -> None:
    point = lifted(share)
    assert point is None or (share_of(point) == share and point[31] & 0x80 == 0)
    if int.from_bytes(share, "little") >= PRIME:
        assert point is None


@settings(max_examples=20, deadline=None)
@given(secrets, secrets)
def test_numbers_are_in_their_one_spelling(holder: bytes, sender: bytes) -> None:
    identity, stanza = Identity(secret=holder), sent(sender)
    proof = sharing.prove(identity, stanza)
    assert proof is not None
    for name in ("challenge", "answer"):
        number = int.from_bytes(getattr(proof, name), "little") + ORDER
        assert sharing.shown(replace(proof, **{name: scalar(number)}), identity.public, stanza) is None
    assert sharing.shown(replace(proof, answer=bytes(32)), identity.public, stanza) is None


def test_even_a_generator_that_repeats_itself_gives_no_number_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    identity = age.generate()
    shares = [age.generate().public for _ in range(20)]
    monkeypatch.setattr(os, "urandom", bytes)
    proofs = [sharing.prove(identity, Stanza(share=share, body=bytes(32))) for share in shares]
    secret = int.from_bytes(sharing._scalar(identity.secret), "little")
    used = set()
    for proof in proofs:
        assert proof is not None
        challenge, answer = (int.from_bytes(part, "little") for part in (proof.challenge, proof.answer))
        used.add((answer - challenge * secret) % ORDER)
    assert len(used) == len(shares)
    assert crypto_core_ed25519_scalar_reduce(scalar(secret) + bytes(32)) == scalar(secret)
