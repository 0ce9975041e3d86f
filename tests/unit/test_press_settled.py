"""What is told as decided by a passive, by those who met, or in minutes; what stands on agendas in other words; and what is neither."""

import pytest
from tests.press_told import LEDE, MET, told


@pytest.mark.parametrize(
    ("language", "text", "decided"),
    [
        ("en", "The motion was rejected.", ["The motion was rejected"]),
        ("en", "The request for a second lamp was turned down.", ["The request for a second lamp was turned down"]),
        ("en", "The bill passed out of committee.", ["The bill passed out of committee"]),
        ("en", "Lawmakers passed the Lakes Bill.", ["passed the Lakes Bill"]),
        (
            "en",
            "The council resolved unanimously there was no objection.",
            ["resolved unanimously there was no objection"],
        ),
        ("en", "They left after adopting the statement of the chair.", ["after adopting the statement of the chair"]),
        (
            "en",
            "The three States (the Lakes Group) agreed at the end of May to cut catches.",
            ["agreed at the end of May to cut catches"],
        ),
        ("fr", "L'amendement a été refusé.", ["L'amendement a été refusé"]),
        ("fr", "Le conseil a examiné et adopté le budget.", ["adopté le budget"]),
        ("fr", "Le conseil, à l'unanimité, approuve l'acte de vente.", ["approuve l'acte de vente"]),
        ("ru", "Предложение о закрытии шлюза было отклонено.", ["Предложение о закрытии шлюза было отклонено"]),
        ("ru", "Тем самым отклонена инициатива трех членов.", ["Тем самым отклонена инициатива трех членов"]),
        ("ru", "Совет подтвердил полномочия делегации.", ["подтвердил полномочия делегации"]),
        ("en", "The boat was turned down the river.", []),
        ("en", "Nine members voted in favour of the text, two voted against.", []),
        ("en", "The clerk said elected leaders were late.", []),
        ("en", "Nothing here constitutes approved minutes.", []),
        ("en", "The minister raised new questions.", []),
        ("en", "The text may be rejected.", []),
        ("en", "The council did not formally agree to extend the fee.", []),
        ("fr", "Il dirige la commission, qui fixe les dates de pêche.", []),
        ("fr", "Le bateau a été refusé au port.", []),
        ("fr", "Huit membres ont voté oui, deux non.", []),
        ("ru", "Министрами будет подписан ряд решений и принято сообщение.", []),
        ("ru", "Лодка была перенесена на берег.", []),
    ],
)
def test_a_decision_is_told_by_a_passive_or_by_those_who_met(language: str, text: str, decided: list[str]) -> None:
    assert [one["text"] for one in told(language, text, MET)["decisions"]] == decided


@pytest.mark.parametrize(
    ("language", "text", "matters"),
    [
        ("en", "The first report relates to the dredging of the canal.", ["dredging of the canal"]),
        ("en", "Discussion took place as to the height of the new weir.", ["height of the new weir"]),
        ("en", "The committee took action on the draft fishing rules.", ["draft fishing rules"]),
        (
            "en",
            "The council will convene its ninth session for an updated briefing on the lamps.",
            ["updated briefing on the lamps"],
        ),
        ("fr", "Le premier rapport est relatif à la location du quai.", ["la location du quai"]),
        ("fr", "Le Conseil traite aujourd'hui de la révision du tarif.", ["la révision du tarif"]),
        ("fr", "En outre, la loi sur la pêche a été traitée en détail.", ["la loi sur la pêche"]),
        ("fr", "Le prix du sel et la réforme du port ont dominé les débats.", ["Le prix du sel", "la réforme du port"]),
        ("ru", "На заседание вынесены проекты. Среди них – проект решения о сборе.", ["проект решения о сборе"]),
        ("en", "The summit's agenda included a report on the lamps.", ["a report on the lamps"]),
        ("en", "Discussions included the price of salt.", ["price of salt"]),
        ("en", "The council examined eleven reports.", []),
        ("en", "It set up a group to examine ways of saving water.", []),
        ("en", "The fund is meant to enable them to address various challenges.", []),
        ("fr", "Le conseil a examiné et adopté quatre rapports.", []),
        ("fr", "Au titre du ministère des Ports, le conseil a adopté un décret.", []),
        ("fr", "Elle a parlé lors de la conférence de presse consacrée à la pêche.", []),
        ("ru", "Депутаты рассмотрели 10 вопросов.", []),
    ],
)
def test_a_matter_is_told_in_words_of_minutes_and_parliaments(language: str, text: str, matters: list[str]) -> None:
    found = [one["text"].removeprefix("the ").removeprefix("an ") for one in told(language, text, MET)["agenda"]]
    assert found == matters


def test_items_of_minutes_are_counted_in_roman_or_under_another() -> None:
    """Numbers such as `3.2` and `IV` go on as plain ones do."""
    text = "3.1 Barn at Mill.\n\nThe council resolved to support it.\n\n3.2 Shed\n\nThe request was rejected.\n\n3.3 Wall\n\nIt was resolved to wait."
    assert [one["text"] for one in told("en", text, LEDE)["agenda"]] == ["Barn at Mill", "Shed", "Wall"]
    text = "I – Budget de l'eau :\n\nLe conseil adopte le budget.\n\nII – Tarif du port :\n\nLe conseil décide de le relever.\n\nIII – Divers travaux :\n\nRien."
    assert [one["text"] for one in told("fr", text, LEDE)["agenda"]] == [
        "Budget de l'eau",
        "Tarif du port",
        "Divers travaux",
    ]
