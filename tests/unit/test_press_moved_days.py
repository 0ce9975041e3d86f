"""A weekday that something was moved from; the day of writing is Wednesday, 13 July 2016."""

import pytest
from tests.press_told import dates
from tests.press_told import days as told


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("fr", "Le vote, prévu lundi, a été reporté à vendredi.", [11, 15]),
        ("fr", "L'audience de vendredi a été renvoyée à lundi.", [15, 18]),
        ("fr", "La séance a été reportée de lundi à vendredi.", [11, 15]),
        ("en", "The vote scheduled for Monday has been moved to Friday.", [11, 15]),
        ("en", "Friday's vote has been moved to Monday.", [15, 18]),
        ("en", "Friday's vote has been postponed to Monday.", [15, 18]),
        ("en", "The meeting was postponed from Monday to Friday.", [11, 15]),
        ("en", "The meeting was brought forward from Friday to Thursday.", [15, 14]),
        ("ru", "Голосование, запланированное на понедельник, перенесли на пятницу.", [11, 15]),
        ("ru", "Голосование перенесли с понедельника на пятницу.", [11, 15]),
        # the day on which the shift was told stays
        ("fr", "Le Conseil a décidé lundi de reporter la séance à vendredi.", [11, 15]),
        ("fr", "Réuni vendredi, le Conseil a reporté le vote à lundi.", [8, 18]),
        ("en", "The council met Friday and postponed the vote to Monday.", [8, 18]),
        ("ru", "Совет в пятницу перенес голосование на понедельник.", [8, 18]),
        # nothing is moved
        ("fr", "Le vote, prévu lundi, portera sur le texte déposé vendredi.", [18, 8]),
        ("en", "Friday's vote follows talks that end on Thursday.", [15, 14]),
        # a past without its letter
        ("ru", "Совет в пятницу отверг предложение.", [8]),
        ("ru", "Налог в понедельник отменят.", [18]),
    ],
)
def test_moved(language: str, text: str, days: list[int]) -> None:
    assert told(language, text) == days


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "The sitting was moved from Nov. 11 (a feast) to Nov. 12.", ["2016-11-11", "2016-11-12"]),
        ("en", "The sitting was moved from Dec. 30 (a feast) to Jan. 6.", ["2016-12-30", "2017-01-06"]),
        ("en", "He came from Riga on June 11 and went to Bern on June 12.", ["2016-06-11", "2016-06-12"]),
        ("en", "It was open from May 6, 2016, through May 12, 2016.", ["2016-05-06/2016-05-12"]),
        ("ru", "Заседание перенесли с 11 ноября (праздник) на 12 ноября.", ["2016-11-11", "2016-11-12"]),
    ],
)
def test_a_day_something_was_moved_from_is_of_the_year_of_the_day_it_was_moved_to(
    language: str, text: str, values: list[str]
) -> None:
    assert dates(language, text) == values
