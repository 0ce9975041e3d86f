"""Articles read by rules: the structure of the specimen in words of our own, slips, hostile input, places in the input."""

import json
from pathlib import Path

import pytest

from comity.press.against import against_record
from comity.press.article import Article
from comity.press.reading import read_article
from comity.press.record import Announced, Entered, Facts, Past, days_of

SPECIMEN = [file for up in (3, 4) for file in sorted((Path(__file__).parents[up] / "shared" / "seed").glob("*.txt"))]

DISPATCH = """Votre annonce ici avec une régie

L'Otan et la Russie se parlent de nouveau

Au sommet de Varsovie, l'Alliance avait décidé d'envoyer 400 soldats à l'Est.

13 juil. 2016, 18:36
La salle du conseil est prête.

L'Otan et la Russie ont repris mercredi leurs entretiens. Au sommet, l'Alliance avait décidé d'envoyer jusqu'à 4000 soldats à l'Est.

Les ambassadeurs des 28 pays de l'Alliance et leur homologue Alexandre Grouchko se sont retrouvés à Bruxelles pour une réunion du "Conseil Otan-Russie", en sommeil après la crise du printemps 2014.

Il s'agit d'informer "la Russie de ce que nous avons décidé la semaine dernière", a expliqué une porte-parole de l'Otan Carmen Romero. La crise en Ukraine, la transparence militaire et la situation en Afghanistan sont également à l'ordre du jour.

Lors de leur sommet le week-end dernier à Varsovie, les dirigeants de l'Alliance ont donné leur feu vert au déploiement de quatre bataillons dans les trois pays baltes et en Pologne à partir de 2017.

Moscou souhaitait soulever la question du "renforcement de la sécurité aérienne". La Russie insiste sur "les risques accrus apparus" à ses yeux "avec le système antimissiles en Europe".

Un Conseil Otan-Russie s'était déjà réuni fin avril. Le secrétaire général de l'Otan, Jens Stoltenberg, avait reconnu que cela ne réglait pas les "désaccords profonds".

Votre annonce ici avec une régie
"""


def read(text: str, **options: object) -> Article:
    return read_article(text.encode(), models=False, **options)  # type: ignore[arg-type]


def holds(article: Article, text: str) -> None:
    """Assert what issue 9 asks of the specimen, which both texts have."""
    assert (article.date, article.time) == ("2016-07-13", "18:36")
    kept = [text[block.span.start : block.span.end] for block in article.blocks]
    assert not any(block.startswith("Votre ") for block in kept)
    assert len(article.agenda) == 3
    assert [held.actor for held in article.positions if held.stance == "wishes"] == ["RUS"]
    amounts = [(one.value, one.unit, one.qualifier) for one in article.quantities]
    assert {(4, "battalions", None), (4000, "soldiers", "up-to"), (400, "soldiers", None)} <= set(amounts)
    assert {"2017/..", "2016-07-09/2016-07-10", "2016-04-16/2016-04-30"} <= {one.value for one in article.dates}
    assert [quote.actor for quote in article.quotes] == ["NATO-SPOX", "RUS", "RUS", "RUS", "NATO-SG"]
    assert [quote.speaker for quote in article.quotes][:2] == ["Carmen Romero", "Moscou"]
    main, april = article.meetings[0], [one for one in article.meetings if one.date == "2016-04-16/2016-04-30"]
    assert (main.body, main.date, main.place, main.level) == ("NRC", "2016-07-13", "Bruxelles", "ambassadors")
    assert [(one.body, one.status) for one in april] == [("NRC", "earlier")]
    [slip] = [one for one in article.conflicts if one.level == "A"]
    assert (slip.kind, text[slip.a.start : slip.a.end]) == ("times-ten", "400 soldats")
    [notified] = [draft for draft in article.drafted if draft.form == "notification"]
    wanted = {"units": 4, "strength_max": 4000, "places": ["EST", "LTU", "LVA", "POL"], "begins": "2017"}
    assert dict(notified.fields) == wanted


def test_a_dispatch_of_the_structure_of_the_specimen() -> None:
    holds(read(DISPATCH), DISPATCH)


@pytest.mark.skipif(not SPECIMEN, reason="the specimen lies beside the checkout where the project was set up")
def test_the_specimen() -> None:
    text = SPECIMEN[0].read_text(encoding="utf-8")
    holds(read(text), text)


def facts() -> Facts:
    april, summit = days_of("2016-04-20")[0], days_of("2016-07-08/2016-07-09")
    assert april is not None
    sitting = Past(name="S/1", value="2016-04-20", low=april, high=april, level="ambassadors", place={})
    said = Announced(
        name="N/1",
        units=4,
        strength=4000,
        places=frozenset(("EST", "LTU", "LVA", "POL")),
        begins="2017",
        decided="2016-07-08/2016-07-09",
        low=summit[0],
        high=summit[1],
        decided_at={"fr": "sommet de Varsovie"},
    )
    item = Entered(name="I/1", titles={"fr": "Activités militaires et transparence"}, day="2016-07-13")
    return Facts(body="NRC", sittings=(sitting,), announced=(said,), items=(item,))


def test_against_a_record_precision_is_a_note_and_a_slip_is_none() -> None:
    article = against_record(read(DISPATCH), facts())
    found = {
        (one.level, one.kind, one.facts["a"], one.facts["b"]) for one in article.conflicts if one.record is not None
    }
    assert found == {
        ("A", "record-times-ten", "400", "4000"),
        ("C", "record-dates-meet", "2016-07-09/2016-07-10", "2016-07-08/2016-07-09"),
        ("C", "record-more-precise", "2016-04-16/2016-04-30", "2016-04-20"),
    }
    assert [topic.suggested for topic in article.agenda] == [None, "I/1", None]


@pytest.mark.parametrize(
    ("language", "head", "text", "value"),
    [
        ("fr", "Vienne, 13 juillet 2016 –", "La délégation a répondu mercredi.", "2016-07-13"),
        ("fr", "Vienne, 13 juillet 2016 –", "La séance se tiendra lundi.", "2016-07-18"),
        ("fr", "Vienne, 13 juillet 2016 –", "La séance s'est tenue lundi.", "2016-07-11"),
        ("fr", "Vienne, 13 juillet 2016 –", "Il siégera de 2017 à 2019.", "2017/2019"),
        ("fr", "Vienne, 13 juillet 2016 –", "Il a été convenu d'échanger les données le 15 décembre.", "2016-12-15"),
        ("en", "VIENNA, 13 July 2016 –", "The delegation left last Friday.", "2016-07-08"),
        ("en", "VIENNA, 13 July 2016 –", "The rotation begins in early September.", "2016-09-01/2016-09-15"),
        ("en", "VIENNA, July 13, 2016 –", "It will run from January 2017.", "2017-01/.."),
        ("ru", "Вена, 13 июля 2016 года –", "Заседание состоится в понедельник.", "2016-07-18"),
        ("ru", "Вена, 13 июля 2016 года –", "Данные передают с 2017 года.", "2017/.."),
        ("ru", "Вена, 13 июля 2016 года –", "Делегации встретились на прошлой неделе.", "2016-07-04/2016-07-10"),
    ],
)
def test_when(language: str, head: str, text: str, value: str) -> None:
    article = read(f"{head} {text}", language=language)
    assert [one.value for one in article.dates] == [value]


@pytest.mark.parametrize(
    ("language", "text", "value", "unit", "qualifier"),
    [
        ("fr", "Il a compté deux mille cinq cents observateurs.", 2500, "observers", None),
        ("fr", "Il a compté quatre-vingt-douze navires.", 92, "ships", None),
        ("fr", "Il a compté un millier de mines.", 1000, "mines", "about"),
        ("fr", "Il a compté au moins 4\u202f000 soldats.", 4000, "soldiers", "at-least"),
        ("en", "It counted nearly one million people.", 1_000_000, "persons", "about"),
        ("en", "It counted fewer than a dozen members.", 12, "members", "less-than"),
        ("en", "It counted 2.4 million euros.", 2_400_000, "euros", None),
        ("ru", "Насчитали около двух с половиной тысяч солдат.", 2500, "soldiers", "about"),
        ("ru", "Насчитали 7,5 тыс. военнослужащих.", 7500, "soldiers", None),
        ("ru", "Путь сократился на 14,5 км.", "14.5", "km", None),
    ],
)
def test_how_many(language: str, text: str, value: int | str, unit: str, qualifier: str | None) -> None:
    [one] = read(text, language=language).quantities
    assert (one.value, one.unit, one.qualifier) == (value, unit, qualifier)


@pytest.mark.parametrize(
    "text",
    ["Il a parlé à 18:36 de la résolution 1325.", "Il a parlé trois jours de l'article 5.", "Un F-16 a décollé."],
)
def test_what_is_no_quantity(text: str) -> None:
    assert read(text, language="fr").quantities == ()


@pytest.mark.parametrize(
    ("language", "text", "said", "speaker"),
    [
        (
            "fr",
            "« Nous verrons », a dit la présidente de la commission.",
            "Nous verrons",
            "présidente de la commission",
        ),
        ("fr", "Le maire a ajouté : « Nous verrons demain. »", "Nous verrons demain.", "maire"),
        ("en", '"We shall see," a senior U.S. official said.', "We shall see", "official"),
        ("en", "According to the ministry, “nothing was refused”.", "nothing was refused", "ministry"),
        ("ru", "— Нам нечего скрывать, – заявил руководитель учений.", "Нам нечего скрывать", "руководитель учений"),
    ],
)
def test_who_said_it(language: str, text: str, said: str, speaker: str) -> None:
    [quote] = read(text, language=language).quotes
    assert (quote.text, quote.speaker) == (said, speaker)
    assert text[quote.span.start : quote.span.end] == said


def test_a_speaker_nobody_names_stays_empty() -> None:
    [quote] = read("La salle était vide. « Nous verrons bien ce qui viendra demain. »", language="fr").quotes
    assert (quote.speaker, quote.rule) == (None, None)


def test_places_count_characters_of_the_page_as_given() -> None:
    page = (
        "<!DOCTYPE html><html lang='fr'><body><nav><a href='/'>Accueil</a></nav><article><h1>Mer&nbsp;: 1&nbsp;240 navires</h1>"
        "<p class='date'>Publié le 14 mai 2024 à 08:30</p><script>var x = '9 navires';</script>"
        "<p>Le port a compté lundi &laquo;&nbsp;trop de bruit dans la rade&nbsp;&raquo;, a dit le maire.</p></article></body></html>"
    )
    article = read(page)
    [counted] = article.quantities
    [quote] = article.quotes
    assert page[counted.span.start : counted.span.end] == "1&nbsp;240 navires"
    assert page[quote.span.start : quote.span.end] == "trop de bruit dans la rade"
    assert (article.date, article.time, [one.value for one in article.dates]) == ("2024-05-14", "08:30", ["2024-05-13"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "press.empty"),
        (b" \n ", "press.empty"),
        (bytes(range(256)), "press.binary"),
        (b"%PDF-1.7", "press.binary"),
        (b"a" * 5_000_000, "press.too-large"),
        (b"1 " * 900_000, "press.no-words"),
        ("اجتمع مجلس الأمن يوم الأربعاء".encode(), "press.other-language"),
        (b"<html><!--" * 100_000, "press.empty"),
        (b"<div>" * 300_000, "press.empty"),
        (b'<p><a x="' * 200_000, "press.empty"),
        ("«".encode() * 900_000, "press.no-words"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, code: str) -> None:
    article = read_article(data, models=False)
    assert code in {one["code"] for one in article.as_json()["notes"]}  # type: ignore[union-attr, index, call-overload]
    assert (article.dates, article.quotes, article.quantities, article.drafted) == ((), (), (), ())
    json.dumps(article.as_json(), default=dict)


def test_a_weekday_that_is_not_that_day_and_a_pair_that_is_explained() -> None:
    article = read(
        "Vienne, 14 février 2018 – La séance se tiendra vendredi 22 février. Selon la mairie, 600 personnes étaient là ; 900 personnes, selon l'association."
    )
    assert [(one.level, one.kind) for one in article.conflicts] == [("A", "weekday")]
    assert [one.kind for one in article.suppressed] == ["two-speakers"]
