"""Ranges that open with `between`, lists that are none, ages, and short forms grown onto their figures."""

from typing import Any

import pytest
from tests.press_told import LEDE, told


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("en", "They voted to raise it by between 25 and 75 cents.", ["25..75 cents"]),
        ("en", "The film costs between $2 to $18.", ["2..18 dollars"]),
        ("en", "The fee rose from 25 to 75 cents.", ["25 cents", "75 cents"]),
        ("fr", "Le prix a augmenté entre 25 et 75 euros.", ["25..75 euros"]),
        ("fr", "Le prix a augmenté de 25 à 75 euros.", ["25 euros", "75 euros"]),
        ("ru", "Сбор вырос на сумму между 25 и 75 рублями.", ["25..75 roubles"]),
        ("en", "Ships wait 25, 40 or 60 miles at sea.", ["40 miles", "60 miles"]),
        ("en", "Ships wait 40 or 60 miles at sea.", ["40..60 miles"]),
        ("fr", "Il faut 25, 40 ou 60 bateaux.", ["40 ships", "60 ships"]),
        ("ru", "Нужно 25, 40 или 60 судов.", ["40 ships", "60 ships"]),
        ("en", "Eighty percent left. He had just turned 21.", ["80 percent"]),
        ("en", "The tide turned 21 boats over.", ["21 ships"]),
        ("en", "The box holds 1TB of films and weighs 25kg.", ["1 TB", "25 kilograms"]),
        ("fr", "Le colis pèse 25kg.", ["25 kilograms"]),
        ("ru", "Груз весит 25кг.", ["25 kilograms"]),
        ("en", "The spill was 4.9 million bbl. of oil.", ["4900000 barrels"]),
        ("fr", "La marée noire est de 300 barils.", ["300 barrels"]),
        ("ru", "Вылилось 300 баррелей нефти.", ["300 barrels"]),
    ],
)
def test_a_figure_is_read_as_a_range_a_list_or_a_measure(language: str, text: str, figures: list[str]) -> None:
    found = told(language, text, LEDE)["quantities"]
    assert [f"{_figure(one)} {one['unit']}" for one in found] == figures


def _figure(one: dict[str, Any]) -> str:
    return str(one["value"]) if one["value"] is not None else f"{one['low']}..{one['high']}"
