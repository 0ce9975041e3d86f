"""Stands that are nobody's: of organs, in the passive, behind a common subject or a number; and those that are somebody's."""

import pytest
from tests.press_told import LEDE, told


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        ("en", "The Security Council demanded a halt.", []),
        ("en", "The General Assembly condemned the raid.", []),
        ("en", "Chad condemned the raid, and peace was far off, speakers stressed.", ["TCD opposes"]),
        ("en", "Ten States, among them Chad, backed the text, five abstained.", ["TCD supports"]),
        ("en", "Chad was asked to leave.", []),
        ("en", "Chad is opposed to the fee.", ["TCD opposes"]),
        ("en", "The accord remains to be endorsed by Chad and Peru.", []),
        ("en", "Chad-Mali relations and trade came up, and it put forward a plan.", []),
        ("en", "The treaty of Peru is old. It condemns Peru's raid.", []),
        ("en", "Japan summoned the envoy of Chad to voice concern.", []),
        ("en", "The Organization of American States approved a resolution.", []),
        ("fr", "Le Conseil de sécurité exige un arrêt.", []),
        ("fr", "L'Afrique du Sud et le Pérou se sont ainsi exprimés pour la dernière fois.", []),
        ("fr", "Le Pérou est favorable à la taxe.", ["PER supports"]),
        ("fr", "Le Tchad a été prié de partir.", []),
        ("fr", "Le Tchad et le Pérou partagent un fleuve, ont souligné, lundi, les ministres.", []),
        ("fr", "Le Tchad a souligné que la taxe est haute.", ["TCD insists"]),
        ("fr", "Au siège de l'ONU, la résolution réclame un arrêt.", []),
        ("ru", "Совет Безопасности потребовал прекратить огонь.", []),
        ("ru", "Против – Чад и Перу, остальные этот текст поддержали.", ["PER opposes", "TCD opposes"]),
        ("en", "Chad and Peru were against it, others backed it.", ["PER opposes", "TCD opposes"]),
        ("ru", "Текст поддержали Чад и Перу, еще пять воздержались.", ["PER supports", "TCD supports"]),
        ("ru", "Резолюция, не поддержанная Чадом, принята.", ["TCD opposes"]),
        ("ru", "Резолюция, поддержанная Чадом, принята.", ["TCD supports"]),
    ],
)
def test_a_stand_is_whose_clause_it_is(language: str, text: str, positions: list[str]) -> None:
    found = told(language, text, LEDE)["positions"]
    assert sorted(f"{one['actor']} {one['stance']}" for one in found) == positions
