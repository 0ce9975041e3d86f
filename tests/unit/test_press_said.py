"""Words in marks told from names, titles and terms by what stands in and around them, and whose they are where a page tells it at a distance."""

import pytest
from tests.press_told import LEDE, told


def quotes(language: str, text: str) -> list[tuple[str, str | None]]:
    """Return what is quoted and who is said to speak."""
    return [(one["text"], one["speaker"]) for one in told(language, text, LEDE)["quotes"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The board met under the theme “Water: Ours and Yours” and rose early."),
        ("en", "The agency “North Wire” reports that the lock is shut, the mayor said."),
        ("en", "The mayor said the act “Rules on the Care of Small Harbours and of What Lies in Them” was old."),
        ("en", "“Clean nets” is the theme of the week."),
        ("en", "The mayor reminded them of the motto on the wall and of the tale ‘Here We Go’."),
        ("fr", "« Sauver les berges », c'est le thème de la semaine."),
        ("fr", "Un sommet sur le thème « garder les rives »."),
        ("fr", "Le maire dit que la loi « Règles des petits ports et des bacs » est vieille."),
        ("ru", "Мэр сказал о законе «О содержании малых пристаней и переправ» на сессии."),
        ("ru", "Во время «прямой линии» мэр рассказал о дороге."),
        ("ru", "Агентство «Тихий берег», против которого выступил мэр, закрыто."),
        ("ru", "Мост откроют в мае, заявил «Северу» мэр."),
    ],
)
def test_what_names_something_is_no_quotation_even_beside_a_verb_of_saying(language: str, text: str) -> None:
    assert quotes(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The mayor said the talks had been “cordial”.", [("cordial", "mayor")]),
        ("en", "The mayor described the deal as a “fair trade”.", [("fair trade", "mayor")]),
        ("en", "The mayor warned of a “long winter”.", [("long winter", "mayor")]),
        ("en", "The mayor thanked “all who rowed for this lake”.", [("all who rowed for this lake", "mayor")]),
        ("fr", "Le maire met en garde contre un « long hiver ».", [("long hiver", "maire")]),
        ("fr", "Le maire a qualifié l'accord de « bon compromis ».", [("bon compromis", "maire")]),
        ("ru", "Мэр назвал переговоры, идущие в порту, «игрой».", [("игрой", "Мэр")]),
        ("ru", "Мэр призвал не ждать «никакого прорыва».", [("никакого прорыва", "Мэр")]),
    ],
)
def test_few_words_a_verb_governs_are_said(language: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert quotes(language, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('“We go now," the mayor said. "We stay here.”', [("We go now", "mayor"), ("We stay here.", "mayor")]),
        ('The mayor called it "a fair deal,” and left.', [("a fair deal", "mayor")]),
        ('“He said "no" to all of us,” the mayor said.', [('He said "no" to all of us', "mayor")]),
        (
            "'We go now.\n\n'And we stay there,' said the mayor.",
            [("We go now.", "mayor"), ("And we stay there", "mayor")],
        ),
    ],
)
def test_marks_of_two_kinds_close_each_other(text: str, found: list[tuple[str, str | None]]) -> None:
    assert quotes("en", text) == found


PRONOUNS = [
    (
        "en",
        (
            "Chair Jane Roe of the river board opened the day. Roe spoke for the bill, which John Doe had asked for.\n\n"
            "“It is narrow,” she said."
        ),
        "Roe",
    ),
    ("en", "Mayor Jane Roe met Ann Poe, whose ship was late. But Roe was glad as she said: “We go on.”", "Roe"),
    (
        "en",
        "In backing the bill, Jane Roe said boats need care after John Doe’s claims about them.\n\n“They matter,” she said.",
        "Jane Roe",
    ),
    (
        "en",
        "A statement sent out after the talks by the chair said much.\n\n“We thank the rowers,” it says.",
        "statement",
    ),
    (
        "en",
        "Northern Ferries Chief Executive Jane Roe said boats would sail.\n\n“We will be strong,” she told the radio.",
        "Northern Ferries Chief Executive Jane Roe",
    ),
    (
        "fr",
        (
            "« On reste », a dit le général Roy dans un entretien à Radio Grand Large et à Onde Bleue. "
            "Le port « est prêt », a-t-il ajouté."
        ),
        "général Roy",
    ),
    (
        "fr",
        "Sur le port, Jean Roy, responsable de salle, soutient les marins. À sa carte, du poisson. « On attend », dit-il.",
        "Jean Roy",
    ),
    (
        "fr",
        "Quand on est agriculteur on attend. Pour Jean Roy, rien ne presse : « Il pleuvra demain », ajoute-t-il.",
        "Jean Roy",
    ),
    ("ru", "Речь произнесла сенатор Анна Котова, которая не спешит. «Мы ждем», – заявила она.", "сенатор Анна Котова"),
    ("ru", "Сенатор Анна Котова заявила, что поправки плохи.\n\nСказала: «Мы это видим».", "Анна Котова"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), PRONOUNS)
def test_a_pronoun_means_whom_the_sentence_is_about_not_a_third_person(language: str, text: str, speaker: str) -> None:
    assert speaker.rsplit(maxsplit=1)[-1] in (quotes(language, text)[-1][1] or "")


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("en", "“It stands” but “it may fall”, said the mayor.", ["mayor", "mayor"]),
        ("fr", "« Il tient » mais « il peut tomber », a déclaré le maire.", ["maire", "maire"]),
        ("ru", "«Он стоит», но «может упасть», – сказал мэр.", ["мэр", "мэр"]),
        (
            "fr",
            "Comme l'a relevé le chef de l'État dans son discours, « nous avons mesuré le chemin ».",
            ["chef de l'État"],
        ),
        ("en", "On fish, the foreign ministers “reaffirmed the need for new nets in the bay”.", ["foreign ministers"]),
        ("en", "John Doe, joint leader of the union, said it would “not be easy”.", ["John Doe"]),
        (
            "en",
            "Mr John Doe, the harbour MP, who was once a pilot, described the day as “the first of a new life”.",
            ["Mr John Doe"],
        ),
        (
            "en",
            "The greens were glad, with leader John Doe saying the deal is “a first step for us”.",
            ["John Doe"],
        ),
        (
            "en",
            "“I was angry,” the mayor told the radio.\n\n“When I saw the boats leave, I went home.”",
            ["mayor", "mayor"],
        ),
        ("fr", "« On reste », a déclaré en séance plénière le président du port.", ["président du port"]),
        (
            "fr",
            "« On verra », s'est bornée à indiquer dans l'après-midi une porte-parole du port.",
            ["porte-parole du port"],
        ),
        ("fr", "Jean Roy, marin : « On part demain ». ", ["Jean Roy"]),
        ("ru", "В городском порту эти правила назвали «тревожным знаком для всех».", ["городском порту"]),
        ("ru", "«Суда вышли», – сообщается в опубликованном релизе.", ["релизе"]),
    ],
)
def test_who_speaks_is_told_around_the_words(language: str, text: str, speakers: list[str | None]) -> None:
    assert [one for _, one in quotes(language, text)] == speakers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The mayor was glad. A crowd stood by.\n\n“All of us wept.”\n\nThe band went home.",
        ),  # nobody said to speak
        ("en", "“It was called “a step”, as diplomats applauded.”"),
        ("fr", "Le pont est vieux. « Un pont qui s'arrête, ce n'est pas un pont. »"),
        ("ru", "Порт закрыт. «Это не порт, а склад»."),
    ],
)
def test_words_nobody_is_told_to_have_said_have_no_speaker(language: str, text: str) -> None:
    assert all(speaker is None for _, speaker in quotes(language, text))


def test_a_list_that_ends_a_page_without_an_item_raises_nothing() -> None:
    assert told("en", "The board met to discuss", LEDE)["agenda"] == []
