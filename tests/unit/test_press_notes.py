"""What a note of two sentences tells of a sitting is weighed where no clause of it tells a day by itself.

Told on Wednesday 12 May 2021.
"""

import pytest
from tests.press_told import told


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "Ambassadors to the lake states (Lakecom) endorsed on Friday 7 May a compromise on the locks. It goes to the parliaments.",
            ("Lakecom", "2021-05-07"),
        ),
        (
            "en",
            "Board of the lake authority\n\n3-7 May 2021, Geneva\n\nReport of the session of the Board of the lake authority. It has annexes.",
            ("Board of the lake authority", "2021-05-03/2021-05-07"),
        ),
        (
            "fr",
            "Les ambassadeurs des États du lac (Lacorep) ont entériné, vendredi 7 mai, un compromis. Le texte va aux parlements.",
            ("Lacorep", "2021-05-07"),
        ),
        (
            "fr",
            "Le bureau de l'agence du lac a choisi mardi un nouveau gardien. L'ancien était parti en mars.",
            ("bureau de l'agence du lac", "2021-05-11"),
        ),
        (
            "ru",
            "Послы государств озера (Лакком) одобрили в пятницу, 7 мая, компромисс о шлюзах. Текст пойдет в парламенты.",
            ("Лакком", "2021-05-07"),
        ),
        (
            "ru",
            "Депутаты городского совета во вторник отказали строителям дамбы. Жители довольны.",
            ("городской совет", "2021-05-11"),
        ),
    ],
)
def test_a_note_is_weighed_where_its_clauses_tell_no_day(language: str, text: str, found: tuple[str, str]) -> None:
    main = told(language, text)["meetings"][0]
    assert (main["body"], main["date"]) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The lake board's chair published a book on Monday. It sells well."),
        ("en", "The Harbour Commission wrote to the six governments on Monday. No reply has come."),
        ("en", "A member of the town council was arrested on Tuesday. Police say nothing."),
        ("en", "SARS spread on Tuesday among the members of the choir. Nobody sang."),
        ("fr", "Le président du conseil du lac a publié lundi un livre. Il se vend bien."),
        ("fr", "La Commission du port a écrit lundi aux six gouvernements. Aucune réponse n'est venue."),
        ("fr", "Un membre du conseil municipal a été arrêté mardi. La police ne dit rien."),
        ("ru", "Председатель совета озера издал в понедельник книгу. Она хорошо продается."),
        ("ru", "Портовая комиссия написала в понедельник шести правительствам. Ответа нет."),
    ],
)
def test_what_a_note_tells_of_a_body_that_does_not_sit_is_none(language: str, text: str) -> None:
    assert told(language, text)["meetings"] == []


def test_the_clauses_of_a_note_go_before_what_weighs() -> None:
    text = "The lake board met on Tuesday. The harbour council decides on Friday."
    main = told("en", text)["meetings"][0]
    assert (main["body"], main["date"]) == ("lake board", "2021-05-11")
