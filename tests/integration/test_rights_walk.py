"""Random dialogues in which restricted texts and their files are told, answered, withdrawn and made public while every role reads: none leaks."""

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from comity.records.act import Act
from comity.records.inner import Inner
from comity.records.record import Material, Ref
from comity.web.access.holder import Role
from comity.web.access.rights import Right, rights_of

from .accounts import migrated
from .conftest import SALT, Restricted
from .test_restricted import disclose
from .test_rights import READING, ROLES, World, sample, signed_in, world

__all__ = ["migrated", "world"]
AUTHORS = ("AAA", "BBB", "CCC")
PLACES = tuple(role for role in ROLES if role is not None)
GUESSES = (
    "/small/log/material/{file}",
    "/small/log/restricted/material/{file}",
    "/en/small/record/{own}/material/{file}",
    "/fr/small/record/{other}/material/{file}",
    "/en/small/@3/record/{own}/material/{file}",
)
NUMBERS = st.integers(0, 999)
"""Drawn instead of one of the texts told so far: what is drawn must not depend on a body that outlasts the walk."""


@dataclass
class Told:
    """A restricted text: a word that stands nowhere else, who wrote it, and whether everybody may read it by now.

    The same word, in capitals, stands in the file it names.
    """

    word: str
    file: str
    author: str
    kept: Restricted
    public: bool = False
    withdrawn: bool = False


@dataclass
class Dialogue:
    """What has been told in one body and which roles have lost their place; it outlasts a walk, as a body does."""

    world: World
    told: list[Told] = field(default_factory=list)
    suspended: set[Role] = field(default_factory=set)

    def tell(self, author: str, inner: Inner | None) -> None:
        """Hand in a restricted letter or, with the inner text given, a reaction that hides which act it is."""
        body, word = self.world.body, f"quoin{len(self.told):04}x"
        text = {"en": f"{word} at dawn", "fr": f"{word} à l’aube"}
        data = f"{word.upper()} by the north road".encode()
        file = hashlib.sha256(data).hexdigest()
        named = Material(sha256=file, size=len(data), media="text/plain", name=f"{word}.txt", role="attachment")
        if inner is None:
            said = Inner(salt=SALT, body={"title": text}, material=(named,))
            kept = body.restrict(author, Act.NOTIFY, "letter", {"title": text}, inner=said)
        else:
            said = replace(inner, body={"fields": {"view": text}}, material=(named,))
            kept = body.restrict(author, Act.REACTION, "reaction", {}, inner=said)
        body.hand_in(kept, files=(data,))
        self.told.append(Told(word, file, author, kept))
        body.sequencer.publish()

    def entitled(self, role: Role | None) -> bool:
        return role not in self.suspended and Right.READ_RESTRICTED in rights_of(role)


@pytest.fixture(scope="module")
def dialogue(world: World) -> Dialogue:
    made = Dialogue(world)
    made.tell("AAA", None)
    return made


def one_of(told: list[Told], number: int) -> Told:
    return told[number % len(told)]


def machine(dialogue: Dialogue) -> type[RuleBasedStateMachine]:
    """Return the walk over one body."""

    class Walk(RuleBasedStateMachine):
        @rule(author=st.sampled_from(AUTHORS))
        def tell(self, author: str) -> None:
            dialogue.tell(author, None)

        @rule(author=st.sampled_from(AUTHORS), number=NUMBERS)
        def react(self, author: str, number: int) -> None:
            refs = (Ref(rel="about", id=one_of(dialogue.told, number).kept.id),)
            dialogue.tell(author, Inner(salt=SALT, body={}, act=Act.COMMENT, form="opinion", refs=refs))

        @rule(number=NUMBERS, opened=st.booleans())
        def end(self, number: int, opened: bool) -> None:
            """Its author makes a text public, or withdraws it; where none is left, a new one is told."""
            left = [one for one in dialogue.told if not one.public and not one.withdrawn]
            if not left:
                dialogue.tell("AAA", None)
                return
            one, body = one_of(left, number), dialogue.world.body
            if opened:
                disclose(body, one.author, one.kept)
                one.public = True
            else:
                body.answer(one.author, one.kept.id, Act.WITHDRAW, "withdraws")
                one.withdrawn = True
            body.sequencer.publish()

        @rule(role=st.sampled_from(PLACES))
        def suspend_or_restore(self, role: Role) -> None:
            from comity.web.accounts.models import Seated

            dialogue.suspended ^= {role}
            held = "2026-03-01T00:00:00Z" if role in dialogue.suspended else None
            Seated.objects.filter(role=role.value).update(suspended=held)

        @rule(
            role=st.sampled_from(ROLES),
            name=st.sampled_from(READING),
            moment=st.sampled_from(["", "@3/", "@12/", "@2026-03-01/"]),
            number=NUMBERS,
        )
        def read(self, role: Role | None, name: str, moment: str, number: int) -> None:
            one = one_of(dialogue.told, number)
            method, address, sent = sample(name, replace(dialogue.world, letter=one.kept.id), role)
            address = address.replace("q=convoy", "q=dawn")
            past = address.replace("/en/small/", f"/en/small/{moment}", 1) if name != "moment" else address
            seen(role, past, getattr(dialogue.world.clients[role], method)(past, sent))

        @rule(role=st.sampled_from(ROLES), guess=st.sampled_from(GUESSES), number=NUMBERS, beside=NUMBERS)
        def ask_for_a_file(self, role: Role | None, guess: str, number: int, beside: int) -> None:
            """Ask for a file by its hash, which one who is not entitled can only guess, under its own record or another."""
            one, other = one_of(dialogue.told, number), one_of(dialogue.told, beside)
            address = guess.format(file=one.file, own=one.kept.id, other=other.kept.id)
            answer = dialogue.world.clients[role].get(address)
            content = seen(role, address, answer)
            if dialogue.entitled(role) and guess.startswith("/en/small/record/{own}"):
                assert one.word.upper().encode() in content, (role, address)
            if "/log/material" in guess:
                assert (answer.status_code == 200) == one.public, (role, address)

    def seen(role: Role | None, address: str, answer: Any) -> bytes:
        """Return the answer's content, read once: a file is streamed."""
        assert answer.status_code < 500
        content = bytes(answer.getvalue())
        read = content.lower()
        shown = [told for told in dialogue.told if told.word.encode() in read or told.file.encode() in read]
        asked = {
            told.file for told in dialogue.told if told.file in address
        }  # a page says the address it does not know
        if not dialogue.entitled(role):
            assert all(told.public or (told.file in asked and told.word not in str(read)) for told in shown), address
        return content

    return Walk


def test_no_walk_of_roles_and_acts_leaks_a_restricted_text(dialogue: Dialogue) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine(dialogue),
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=(Phase.generate,),  # the body grows from walk to walk, so that a shorter walk would be another
            report_multiple_bugs=False,
        ),
    )
    entitled = signed_in(Role.SIGNER, "AAA")
    for one in dialogue.told:  # the walk can see what it looks for
        _, address, _ = sample("record", replace(dialogue.world, letter=one.kept.id), Role.SIGNER)
        assert one.word.encode() in entitled.get(address).content
