"""Agendas that stand as lists on pages of councils: how they are headed, how their items are marked, and where they end."""

import pytest
from tests.press_told import MET, told


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "ORDRE DU JOUR\n\n1.   Compte des bacs – ANNEXE\n\n2.   Vœu sur le port\n\n3.   Subventions", 3),
        ("fr", "ORDRE DU JOUR :\n\n✓ Vote du compte des bacs.\n\n✓ Vœu sur le port", 2),
        ("fr", "L’ordre du jour étant le suivant :\n\nCompte des bacs\n\nVœu sur le port", 2),
        ("fr", "Rappel de l'ordre du jour de la séance du conseil\n\n1/ Compte des bacs\n\n2/ Vœu sur le port", 2),
        ("fr", "ORDRE DU JOUR\n\nI.\n\nCOMPTE DES BACS\n\nII.\n\nVŒU SUR LE PORT", 2),
        ("en", "On the agenda…\n\n• Repairing the weir.\n\n• Selling the old ferry.", 2),
        ("en", "Order of business\n\n1. Repairs of the weir\n\n2. Sale of the old ferry", 2),
        ("en", "Consent agenda for Monday\n\n▪ Repairs of the weir\n\n▪ Sale of the old ferry", 2),
        ("en", "AGENDA\n\nI. Repairs of the weir\n\nII. Sale of the old ferry", 2),
        ("ru", "Повестка дня заседания совета\n\n1. Ремонт плотины\n\n2. Продажа парома", 2),
        ("ru", "Вопросы, вынесенные на рассмотрение:\n\n✓ Ремонт плотины\n\n✓ Продажа парома", 2),
        ("en", "On the agenda of his life…\n\nHe was a fisherman, and a good one.", 0),
        ("en", "The council had no agenda\n\nNobody came to the hall.\n\nThe doors stayed shut.", 0),
        ("fr", "Le maire a perdu l'ordre du jour\n\nIl est rentré.\n\nLa salle est restée vide.", 0),
        ("ru", "Повестка дня заседания совета\n\nЗаседание перенесли, потому что никто не пришел.", 0),
    ],
)
def test_agendas_stand_as_lists(language: str, text: str, found: int) -> None:
    topics = [one["text"] for one in told(language, text, MET)["agenda"]]
    assert len(topics) == found, topics
