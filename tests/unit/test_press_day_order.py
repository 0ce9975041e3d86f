"""How early an article tells a day is one of the marks by which it is weighed. Told on 12 May 2021."""

from datetime import date

import pytest

from comity.press.dates.days import find_dates
from comity.press.input.intake import take_in
from comity.press.layout.blocks import lay_out
from comity.press.sitting.groups import groups_of
from comity.press.sitting.occasions import occasions_of
from comity.press.sitting.ranking import best_of
from comity.press.sitting.seen import Seen
from comity.press.words.grammar import grammar
from comity.press.words.page import page_of

TODAY = date(2021, 5, 12)


def orders(language: str, text: str) -> dict[str, str]:
    """Return of each day told how many clauses of text stand before the clause that tells it first."""
    taken, known = take_in(text.encode(), None), grammar(language)
    page = page_of(taken.text, lay_out(taken, known).blocks, known)
    seen = Seen(page=page, actors=[], dates=find_dates(page, TODAY), today=TODAY)
    groups = groups_of(seen, set())
    found = occasions_of(seen, groups[0], groups, best_of(groups[0]))
    told = [(one.when.when.value, mark) for one in found for mark in one.marks if mark.startswith("order:")]
    return dict(reversed(told))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "The Lake Commission met in Torsa on 10 May 2021 and approved its budget for the coming season. "
                "Delegates spoke at length about the ferry. The chair thanked the hosts for their welcome. "
                "Fishermen waited outside. The commission will meet again on 7 June 2021."
            ),
        ),
        (
            "fr",
            (
                "La Commission du lac s'est réunie à Torsa le 10 mai 2021 et a adopté son budget pour la saison. "
                "Les délégués ont longuement parlé du bac. La présidente a remercié les hôtes de leur accueil. "
                "Des pêcheurs attendaient dehors. La commission se réunira de nouveau le 7 juin 2021."
            ),
        ),
        (
            "ru",
            (
                "Комиссия по озеру собралась в Торсе 10 мая 2021 года и утвердила бюджет на сезон. "
                "Делегаты долго говорили о пароме. Председатель поблагодарила хозяев за приём. "
                "Рыбаки ждали на улице. Следующее заседание комиссия проведёт 7 июня 2021 года."
            ),
        ),
    ],
)
def test_a_day_has_how_late_it_is_told_as_a_mark(language: str, text: str) -> None:
    assert orders(language, text) == {"2021-05-10": "order:0", "2021-06-07": "order:3"}
    first, _, rest = text.partition(". ")
    assert orders(language, f"{rest} {first}.") == {"2021-06-07": "order:3", "2021-05-10": "order:3"}
