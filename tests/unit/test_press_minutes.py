"""Matters and decisions of minutes and resolutions: numbered headings, votes with their result, operative paragraphs."""

import pytest
from tests.press_told import MET, told


def said(kind: str, language: str, text: str) -> list[str]:
    """Return the words of what is read of a kind behind an article about a sitting."""
    whole = MET[language] + text
    return [whole[one["start"] : one["end"]] for one in told(language, text, MET)[kind]]


MINUTES = {
    "en": "1. Berths – The council voted 6-1 to let them.\n\n2. Buoys: the clerk's list was approved.\n\n3. Skating – No action.",
    "fr": "1. Pontons – Le conseil a approuvé la liste.\n\n2. Bouées : la liste est rejetée par six voix.\n\n3. Patinage – Néant.",
    "ru": "1. Причалы – совет утвердил список.\n\n2. Буи: список отклонен единогласно.\n\n3. Каток – без решения.",
}


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_numbered_headings_with_what_came_of_them_are_matters(language: str) -> None:
    heads = {
        "en": ["Berths", "Buoys", "Skating"],
        "fr": ["Pontons", "Bouées", "Patinage"],
        "ru": ["Причалы", "Буи", "Каток"],
    }
    assert [one for one in said("agenda", language, MINUTES[language]) if one in heads[language]] == heads[language]
    assert len(said("decisions", language, MINUTES[language])) == 2


def test_a_heading_of_minutes_may_be_a_sentence_without_a_verb() -> None:
    text = (
        "Item 1: Lease of the mill. Motion by Holm to let it. Motion carried 4-0.\n\nItem 2: Street lamps. The board approved 12.\n\n"
        "Item 3: Dog licences. Tabled until October."
    )
    assert said("agenda", "en", text) == ["Lease of the mill", "Street lamps", "Dog licences"]


def test_numbered_advice_of_which_nobody_decides_is_no_minutes() -> None:
    text = "1. Boil the water – it is brown.\n\n2. Close the shutters – wind comes.\n\n3. Stay at home – ice is thin."
    assert said("agenda", "en", text) == []


@pytest.mark.parametrize(
    ("language", "text", "items"),
    [
        (
            "fr",
            "L'ordre du jour, lequel comprenait :\n\n-élection du garde\n\nÉlu par 4 voix.\n\n-achat d'une barque\n\nRemis.",
            2,
        ),
        (
            "en",
            "The agenda, which included:\n\n-choice of a warden\n\nChosen by 4 votes.\n\n-purchase of a boat\n\nPut off.",
            2,
        ),
        (
            "ru",
            "Повестка дня включала:\n\n-выборы смотрителя\n\nИзбран четырьмя голосами.\n\n-покупка лодки\n\nОтложено.",
            2,
        ),
    ],
)
def test_what_came_of_an_item_may_stand_between_it_and_the_next(language: str, text: str, items: int) -> None:
    assert len(said("agenda", language, text)) == items


def test_headings_below_a_line_that_leads_to_them_are_matters() -> None:
    text = (
        "The following topics were discussed:\n\nIce on the weir\n\nThe warden said that it was thick enough to carry a cart, and that "
        "nobody had been seen on it since the new year.\n\nRent of the kiosk\n\nIt was left as it is, for want of any other offer."
    )
    assert said("agenda", "en", text) == ["Ice on the weir", "Rent of the kiosk"]


@pytest.mark.parametrize(
    ("language", "text", "matters"),
    [
        ("en", "According to her, other questions will be discussed in May.", []),
        ("fr", "Selon lui, d'autres questions seront examinées en mai.", []),
        ("ru", "По ее словам, другие вопросы будут рассмотрены в мае.", []),
        ("en", "At a meeting of the board on the fate of the old weir, the warden wept.", ["the fate of the old weir"]),
        (
            "fr",
            "Lors d'une séance de la commission sur le sort du vieux moulin, le garde a pleuré.",
            ["le sort du vieux moulin"],
        ),
        ("en", "The council heard a report from its engineer on the state of the locks.", ["the state of the locks"]),
        ("fr", "Le conseil a suivi une communication de l'ingénieur sur l'état des écluses.", ["l'état des écluses"]),
        ("ru", "Совет заслушал доклад инженера о состоянии шлюзов.", ["состоянии шлюзов"]),
        ("en", '"We need a plan so that all questions will be discussed," the warden said.', []),
    ],
)
def test_what_is_and_what_is_no_matter(language: str, text: str, matters: list[str]) -> None:
    assert said("agenda", language, text) == matters


@pytest.mark.parametrize(
    ("language", "text", "decided"),
    [
        (
            "en",
            "Members voted 9 to 2, with one abstention, to let the weir.",
            "voted 9 to 2, with one abstention, to let the weir",
        ),
        ("en", "The council voted late on Friday to let the weir.", "voted late on Friday to let the weir"),
        (
            "en",
            "The motion to close the kiosk passed by seven votes to four.",
            "The motion to close the kiosk passed by seven votes to four",
        ),
        ("en", "Ola Lund was chosen unanimously as warden.", "Ola Lund was chosen unanimously as warden"),
        (
            "fr",
            "La motion est rejetée par sept voix contre quatre.",
            "La motion est rejetée par sept voix contre quatre",
        ),
        ("fr", "Mme Bel est élue garde à l'unanimité.", "Mme Bel est élue garde à l'unanimité"),
        ("fr", "Les loyers furent ensuite acceptés.", "Les loyers furent ensuite acceptés"),
        ("ru", "Предложение отклонено семью голосами.", "Предложение отклонено семью голосами"),
        ("ru", "Покупка фонарей одобрена девятью голосами.", "Покупка фонарей одобрена девятью голосами"),
        ("fr", "La vente a été repoussée d'une seule voix.", "La vente a été repoussée d'une seule voix"),
        (
            "en",
            "The council rejected by a single vote a proposal to sell.",
            "rejected by a single vote a proposal to sell",
        ),
    ],
)
def test_a_vote_decides(language: str, text: str, decided: str) -> None:
    assert said("decisions", language, text) == [decided]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Last month Mr Holm reluctantly agreed to wait."),
        ("en", "A truce was signed in May 1999, but shots are heard."),
        ("en", "The council has set up a base on the island."),
        ("en", "The parade passed by the town hall."),
        ("fr", "Un armistice a été signé en mai 1999. Le texte sera adopté en juin."),
        ("ru", "В мае 1999 года было подписано перемирие. Осенью будет принято решение."),
    ],
)
def test_what_one_person_agrees_to_or_is_long_past_or_to_come_is_no_decision(language: str, text: str) -> None:
    assert said("decisions", language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "decided"),
    [
        (
            "en",
            "The Council,\n\n1. Takes note of the list;\n\n2. Approves the estimate;\n\n3. Thanks the clerk.",
            "Approves the estimate",
        ),
        (
            "fr",
            "Le Conseil,\n\n1. Prend note de la liste ;\n\n2. Autorise le bail ;\n\n3. Salue le greffier.",
            "Autorise le bail",
        ),
        ("ru", "Совет,\n\n1. Отмечает список;\n\n2. Утверждает смету;\n\n3. Благодарит секретаря.", "Утверждает смету"),
    ],
)
def test_an_operative_paragraph_that_decides_is_a_decision(language: str, text: str, decided: str) -> None:
    assert said("decisions", language, text) == [decided]
