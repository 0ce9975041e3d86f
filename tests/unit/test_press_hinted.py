"""Whose sitting an article is about that says so by what was done alone, without a day that could be reckoned, and what is none."""

import pytest

from comity.press.reading import read_article


def main(language: str, text: str) -> tuple[str | None, str | None] | None:
    """Return body and day of the main sitting, None where none is told of."""
    article = read_article(text.encode(), language=language, models=False)
    return (article.meetings[0].body, article.meetings[0].date) if article.meetings else None


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "The Calder Harbour Board voted 7-2 late Monday to let dredging begin.", "Calder Harbour Board"),
        ("en", "GLASSWICK (Wire) — The town council on Thursday threw out a plan to widen the lock.", "town council"),
        (
            "en",
            "The Board of the Amber Road Trust rejected a call to close the museum.",
            "Board of the Amber Road Trust",
        ),
        (
            "en",
            "Speaking at a session of the Fell Rivers Committee in Ostby, the envoy asked for time.",
            "Fell Rivers Committee",
        ),
        ("en", "Of this, the envoy spoke at a meeting of the Fell Rivers Committee in Ostby.", "Fell Rivers Committee"),
        (
            "en",
            "At Tuesday's meeting of the Sound Conservation Panel, two members walked out.",
            "Sound Conservation Panel",
        ),
        ("en", "The Strait Council, at its spring session in Torsa, called on pilots to slow down.", "Strait Council"),
        ("en", "Parliament's ferry committee has begun hearing owners. The hearings run on.", "ferry committee"),
        ("en", "The 40th session of the Commission on Small Ports has opened in Velm.", "Commission on Small Ports"),
        ("en", "At its annual meeting the LWC set new quotas for trout. They last two years.", "LWC"),
        ("en", "Two resolutions were adopted by the Pilotage Council at the close of its session.", "Pilotage Council"),
        ("en", "The Eel Working Group's third workshop wrapped up in Velm with a list of rivers.", "Eel Working Group"),
        (
            "fr",
            "Le comité de bassin de la Veule a rejeté hier soir le projet de barrage.",
            "comité de bassin de la Veule",
        ),
        ("fr", "La session du Parlement des jeunes se poursuit. Les élus examinent le budget.", "Parlement des jeunes"),
        ("fr", "Lors de la réunion du Comité des phares, deux membres ont quitté la salle.", "Comité des phares"),
        (
            "fr",
            "L'assemblée générale de l'Union des ports a élu mardi son bureau.",
            "assemblée générale de l'Union des ports",
        ),
        (
            "fr",
            "Il l'a dit au terme du conseil des ministres des Détroits, qui se tient à Torsa.",
            "conseil des ministres des Détroits",
        ),
        ("ru", "Совет директоров порта в четверг отверг план расширения шлюза.", "Совет директоров порта"),
        ("ru", "Об этом на встрече совета попечителей музея рассказал его директор.", "совет попечителей музея"),
        ("ru", "Заседание попечительского совета музея завершилось поздно вечером.", "попечительский совет музея"),
        ("ru", "Облсовет на внеочередном заседании сменил председателя.", "Облсовет"),
        ("ru", "Сегодня районный совет рассмотрел бюджет дорог.", "районный совет"),
        ("ru", "Состоялось заседание постоянных комиссий Думы района.", "постоянные комиссии Думы района"),
        ("ru", "В Вельме открылась сороковая сессия Комиссии по малым портам.", "Комиссия по малым портам"),
    ],
)
def test_a_sitting_told_without_a_day(language: str, text: str, body: str) -> None:
    found = main(language, text)
    assert found is not None
    assert (found[0] or "").casefold() == body.casefold()
    assert found[1] is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "4 May 2036\n\nJudges\n\nParliament passed the law on ports in 2012. Judges now say it is out of date."),
        ("en", "A member of the Lights Committee was arrested on Monday. He denies the charges."),
        ("en", "The Lights Committee published its report on Monday. It runs to 90 pages."),
        (
            "en",
            "Rain on | Ferry summit fails | Quotas fall | Lights Council agrees cut | Seals\n\nA tug sank. Nobody was hurt.",
        ),
        (
            "fr",
            "4 mai 2036\n\nLes juges\n\nLe Parlement a voté la loi sur les ports en 2012. Les juges la disent dépassée.",
        ),
        ("en", "Traders ignore the ban imposed by the Lights Committee. Sacks change hands at night."),
        ("fr", "Les gardiens demanderont de l'argent au Comité des feux, ont-ils dit lundi."),
        ("ru", "4 мая 2036\n\nСудьи\n\nПарламент принял закон о портах в 2012 году. Судьи считают его устаревшим."),
        ("ru", "Совет не отверг план расширения шлюза. Решения нет."),
    ],
)
def test_what_a_body_did_long_ago_or_elsewhere_is_no_sitting(language: str, text: str) -> None:
    assert main(language, text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "After the floods of May 2036 the Strait Council met in Torsa."),
    ],
)
def test_the_day_of_another_event_is_not_the_sittings(language: str, text: str) -> None:
    found = main(language, text)
    assert found is not None
    assert (
        "council" in str(found[0]).casefold()
        or "conseil" in str(found[0]).casefold()
        or "совет" in str(found[0]).casefold()
    )
    assert found[1] is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fisheries ministers of the strait will discuss quotas in Torsa on 9 March 2036."),
        ("fr", "Les ministres de la Pêche vont devoir négocier les quotas le 9 mars 2036 à Torsa."),
        ("ru", "Министры рыболовства обсудят квоты в Торсе 9 марта 2036 года."),
    ],
)
def test_ministers_who_take_something_up_in_a_place_on_a_day_sit(language: str, text: str) -> None:
    found = main(language, text)
    assert found is not None
    assert found[1] == "2036-03-09"


PARENTS = {
    "en": "4 March 2036\n\nNorland's plan for its seals was sent back for study on Tuesday by the scientific committee of the Seal"
    " Commission.\n\nThe commission itself, of nine States, meets in the autumn.",
    "fr": "4 mars 2036\n\nLe comité scientifique de la Commission du phoque a renvoyé mardi le plan à l'étude.\n\nLa commission"
    " elle-même, qui compte neuf États, se réunira à l'automne.",
    "ru": "4 марта 2036\n\nНаучный комитет Северной комиссии по тюленю во вторник вернул план на доработку.\n\nСама комиссия, в"
    " которой девять государств, соберется осенью.",
}


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "scientific committee of the Seal Commission"),
        ("fr", "comité scientifique de la Commission du phoque"),
        ("ru", "Научный комитет Северной комиссии по тюленю"),
    ],
)
def test_what_the_article_begins_with_goes_before_the_next_sitting_of_the_parent(language: str, body: str) -> None:
    assert main(language, PARENTS[language]) == (body, "2036-03-04")


def test_the_council_at_its_meeting_goes_before_the_organisation_it_is_of() -> None:
    text = (
        "The Office of the Sand River Commission (SRC) will move, while the SRC Flood Centre will stay, under a plan approved by"
        " the SRC Council at its 23rd meeting on 23 November 2036 in Pell."
    )
    assert main("en", text) == ("SRC Council", "2036-11-23")


def test_the_day_of_a_page_in_its_title_is_not_that_of_a_summit() -> None:
    text = "Leaders to speak at Strait summit | World | 29.01.2036\n\nThe Strait summit opens on 31 January in Torsa."
    assert (main("en", text) or (None, None))[1] == "2036-01-31"
