"""Positions told by the side somebody voted on, by an envoy, or by `it`; and what only looks like one."""

import pytest
from tests.press_told import MET, told


def held(language: str, text: str) -> list[tuple[str, str]]:
    """Return whose which positions are read."""
    return [(one["actor"], one["stance"]) for one in told(language, text, MET)["positions"]]


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        (
            "en",
            "Against: Norway and Portugal, Cyprus abstained.",
            [("NOR", "opposes"), ("PRT", "opposes"), ("CYP", "reserves")],
        ),
        ("fr", "Pour : l'Espagne et Malte.", [("ESP", "supports"), ("MLT", "supports")]),
        (
            "ru",
            "Проголосовали десять членов, против – Норвегия и Мальта, Кипр воздержался.",
            [("NOR", "opposes"), ("MLT", "opposes"), ("CYP", "reserves")],
        ),
        ("en", "Swedish Ambassador Anna Lind urged all parties to wait.", [("SWE", "wishes")]),
        ("ru", "Посол Норвегии Анна Линд призвала отложить решение.", [("NOR", "wishes")]),
        ("ru", "К этому призвал и министр обороны Португалии Жозе Коста.", [("PRT", "wishes")]),
        ("en", "Norway, which has long waited, said it doesn't accept the new quota.", [("NOR", "opposes")]),
    ],
)
def test_a_side_an_envoy_and_it_hold_positions(language: str, text: str, positions: list[tuple[str, str]]) -> None:
    assert held(language, text) == positions


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The lake was shared by two countries, Norway and Sweden, back in July."),
        ("fr", "La réunion de l'OTAN qui se tient à Lisbonne durera deux jours."),
        ("fr", "Les ministres des pays de l'OTAN ont salué le texte."),
        ("ru", "Остальные члены НАТО воздержались."),
        ("ru", "«Мы в тревоге за НАТО, - подчеркнул он. - Надо ждать»."),
        ("ru", "Введены санкции против России и Белоруссии."),
    ],
)
def test_what_others_do_is_no_position(language: str, text: str) -> None:
    assert held(language, text) == []
