"""Verbs of deciding that tell no decision of a body: nothing was, it is waited for, a person did, a teaser breaks off."""

import pytest
from tests.press_told import MET, told


@pytest.mark.parametrize(
    ("language", "text", "decided"),
    [
        ("en", "No new law was approved.", []),
        ("en", "Neither of the motions was rejected.", []),
        ("en", "Motion No. 5 was approved.", ["Motion No. 5 was approved"]),
        ("en", "The no-confidence motion was rejected.", ["The no-confidence motion was rejected"]),
        ("fr", "Aucun amendement n'a été adopté.", []),
        ("fr", "L'amendement a été adopté.", ["L'amendement a été adopté"]),
        ("ru", "Ни один бюджет не был утвержден.", []),
        ("ru", "Бюджет утвержден.", ["Бюджет утвержден"]),
        ("en", "The port stays closed until the council has agreed on a fee.", []),
        ("en", "The council met until midnight and agreed on a fee.", ["agreed on a fee"]),
        ("fr", "Le port reste fermé tant que le conseil n'a pas adopté le budget.", []),
        ("ru", "Порт закрыт, пока совет не утвердил сбор.", []),
        ("en", "She decided to leave the council.", []),
        ("en", "They decided to close the lock.", ["decided to close the lock"]),
        ("en", "Marsh decided to sell his boat.", []),
        ("en", "Lakes Ferries decided to sell a boat.", ["decided to sell a boat"]),
        ("en", "The council decided to honour its mayor and his boat.", ["decided to honour its mayor and his boat"]),
        ("ru", "Иванов решил взять себе лодку.", []),
        ("ru", "Совет решил взять себе лодку.", ["решил взять себе лодку"]),
        ("en", "The council runs a corps established by the Congress in 1775.", []),
        ("en", "The council established a corps.", ["established a corps"]),
        ("en", "The council extended the ban by the end of June.", ["extended the ban by the end of June"]),
        ("en", "The board decided to close the lock.", ["decided to close the lock"]),
    ],
)
def test_what_no_body_decided_is_no_decision(language: str, text: str, decided: list[str]) -> None:
    assert [one["text"] for one in told(language, text, MET)["decisions"]] == decided
