"""What a page prints twice: sentences of its article, read once, and advertisements, not read at all."""

import pytest

from comity.press.reading import read_article

OWN = {
    "en": (
        "Harbour board moves three buoys",
        "The board moved three buoys.",
        "The harbour board met on Tuesday in Orm and heard",
    ),
    "fr": (
        "Le conseil du port déplace trois bouées",
        "Le conseil a déplacé trois bouées.",
        "Le conseil du port, réuni mardi, a",
    ),
    "ru": (
        "Совет порта перенес три буя",
        "Совет порта перенес три буя.",
        "Совет порта собрался во вторник в Орме и выслушал",
    ),
}
OFFERS = {
    "en": "Cheap chairs, only until Friday!",
    "fr": "Fauteuils neufs dès demain matin !",
    "ru": "Новые кресла уже с пятницы!",
}
REST = {
    "en": " the pilots, who asked for more light at the eastern gate.",
    "fr": " entendu les pilotes, qui demandaient plus de lumière à la porte.",
    "ru": " лоцманов, которые просили больше света у восточных ворот.",
}


def kept(text: str, language: str) -> list[str]:
    """Return the lines that are read."""
    read = read_article(text.encode(), language=language, models=False)
    return [text[one.span.start : one.span.end] for one in read.blocks]


@pytest.mark.parametrize("language", sorted(OWN))
def test_a_short_sentence_of_the_article_is_read_once_and_an_advertisement_never(language: str) -> None:
    title, said, told = OWN[language]
    offer, told = OFFERS[language], told + REST[language]
    lines = kept(f"{title}\n\n{said}\n\n{offer}\n\n{told}\n\n{offer}\n\n{said}\n", language)
    assert (lines.count(said), lines.count(offer), lines.count(told)) == (1, 0, 1)


@pytest.mark.parametrize("language", sorted(OWN))
def test_a_whole_article_printed_twice_is_read(language: str) -> None:
    title, said, told = OWN[language]
    told += REST[language]
    lines = kept(f"{title}\n\n{said}\n\n{told}\n\n{said}\n\n{told}\n", language)
    assert lines.count(said) == 1
    assert told in lines
