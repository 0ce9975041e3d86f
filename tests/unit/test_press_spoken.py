"""Who said what in texts that were not written for the desk: ways of quoting its first rules did not know.

The sentences are made for each case; a text begins with a line of its own.
"""

import pytest
from tests.press_told import told

HEAD = {
    "en": "VIENNA, 12 May 2021 (Agency) – Talks went on in the city.\n\n",
    "fr": "VIENNE, 12 mai 2021 (agence) – Les discussions se poursuivent.\n\n",
    "ru": "ВЕНА, 12 мая 2021 г. (агентство) – Переговоры идут.\n\n",
}


def quotes(language: str, text: str) -> list[tuple[object, object]]:
    """Return the speakers and words of what is quoted in a text."""
    read = told(language, text, HEAD)
    return [(one["speaker"], one["text"]) for one in read["quotes"]]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "“We are nearly there,” sighed Anna Holm, who runs the ferry.", "Anna Holm"),
        ("en", "The mediator was blunt: “Nobody wants this.”", "mediator"),
        ("en", "The two sides agreed that such cases must be “written down and reviewed”.", None),
        ("en", "The two sides stressed that such cases must be “written down and reviewed”.", "two sides"),
        ("en", "The growers' association called the ruling “arbitrary”.", "association"),
        ("en", "“Nothing to add,” was all the spokesman would say.", "spokesman"),
        ("en", "“The door,” he said, “stays open.”", None),
        ("fr", "« On nous avait promis une réponse », s'agace le maire. Il demande une date.", "maire"),
        ("fr", "« Le dossier est clos », lâche Jean Moreau, à la retraite.", "Jean Moreau"),
        (
            "fr",
            "« C'est affaire de jours », assure-t-on à la chambre d'agriculture de Morlens.",
            "chambre d'agriculture",
        ),
        ("fr", "« C'est affaire de jours », assure-t-on dans les couloirs.", None),
        ("fr", "Le maire était prudent. Il a dit vouloir « attendre un peu ».", "maire"),
        ("fr", "Le président du syndicat, prudent, plaide l'erreur et promet « un tableau propre ».", "président"),
        ("en", "The French minister welcomed “a balanced deal”, while the mayor left.", "French minister"),
        ("en", "A senior official called it “a simple delay”.", "official"),
        ("fr", "Un diplomate, sous couvert d'anonymat : « Tout le monde a perdu. »", "diplomate"),
        (
            "fr",
            "« Le texte est prêt » : le président de la commission n'a pas caché sa joie.",
            "président de la commission",
        ),
        ("ru", "Как выразился представитель Финляндии, «самое трудное позади».", "представитель Финляндии"),
        ("ru", "По выражению одного из дипломатов, текст – «карта без дорог».", "одного из дипломатов"),
        ("fr", "Comme l'a dit le ministre à l'Assemblée : « Rien ne presse. »", "ministre"),
        ("fr", "Le président du comité, Luc Berger, s'est montré prudent : « Rien n'est acquis. »", "Luc Berger"),
        ("ru", "«Трудно сойтись в числе домов», – вздыхает один из посредников.", "один из посредников"),
        ("ru", "«Заседание пройдет в срок», – рассказал СМИ С. Лебедев.", "С. Лебедев"),
        ("ru", "Министр заявил, что «вопрос закрыт», и призвал стороны к терпению.", "Министр"),
        ("ru", "«Сорок километров в объезд», – говорит пенсионерка из Верхней Каменки.", "пенсионерка"),
        ("ru", "«Нас разделяют две фразы», – сказал в четверг лидер лоцманов.", "лидер"),
        ("ru", "Председатель комиссии был краток: «Мы не договорились».", "Председатель комиссии"),
        ("ru", "Газета «Северный берег» пишет, что «переговоры зашли в тупик».", "Северный берег"),
    ],
)
def test_a_speaker_is_found_by_how_texts_are_written(language: str, text: str, speaker: str | None) -> None:
    said = quotes(language, text)
    assert said
    assert all(speaker == name or (speaker and speaker in str(name)) for name, _ in said)


def test_what_is_added_is_said_by_who_spoke_before() -> None:
    said = quotes("fr", "« Le dossier est clos », a dit le maire. Et d'ajouter : « Il l'était hier. »")
    assert [name for name, _ in said] == ["maire", "maire"]
    said = quotes("ru", "«Документ готов», – сказал министр. По его словам, «осталось подписать бумаги».")
    assert [name for name, _ in said] == ["министр", "министр"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministers:\n\n- adopted the budget;\n\n- approved a base;\n\n- renewed the mandate."),
        ("fr", "Les ministres ont :\n\n– adopté le budget ;\n\n– approuvé une base ;\n\n– renouvelé le mandat."),
        ("ru", "Министры:\n\n– утвердили бюджет;\n\n– одобрили базу;\n\n– продлили мандат."),
        ("fr", "Le préfet parle d'un « effort partagé »."),
        ("fr", "Le dispositif, surnommé « bouclier du lac », sera voté."),
        ("ru", "Об этом сообщили в министерстве, передает «Интерфакс-Запад»."),
        ("ru", "Последний пункт «кочует» из протокола в протокол, сказал дипломат."),
        ("fr", "L'adverbe, « prioritairement », a disparu."),
    ],
)
def test_lists_names_and_single_words_are_said_by_nobody(language: str, text: str) -> None:
    assert quotes(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "“It is a good map,” the surveyor allowed.", "surveyor"),
        ("en", "To the chairman's surprise, a trustee rose: “I have changed my mind.”", None),
        ("en", "The deal, which one diplomat likened to “a bridge without banks”, expires in May.", "one diplomat"),
        ("fr", "« Nous avons le temps », a tenu à préciser le président de séance.", "président de séance"),
        (
            "fr",
            "Le chef de la délégation, sous couvert d'anonymat, décrit « une impasse polie ».",
            "chef de la délégation",
        ),
        ("fr", "Et le syndicat de conclure : « Nous verrons bien. »", "syndicat"),
        ("fr", "Aux yeux des riverains, c'est « une carte d'une autre vallée ».", "riverains"),
        ("ru", "Для рыбаков это решение – «ведро с дырой и без ручки».", "рыбаков"),
        (
            "ru",
            "Глава делегации на условиях анонимности назвал встречу «вежливым тупиком без карты».",
            "Глава делегации",
        ),
        ("ru", "Ей вторит староста: «Нас никто не спрашивал».", "староста"),
        ("en", "The mayor met the engineers. They said the wall was “as thin as paper”.", None),
        ("fr", "Après le ministre, une pêcheuse s'est levée. « Et nous ? » a-t-elle demandé.", "pêcheuse"),
        ("ru", "Посол встретился с мэром. Тот ответил: «Я спокоен и терпелив».", None),
        ("ru", "Источник, близкий к переговорам, рассказал, что карту «оставили на самый конец».", "Источник"),
        ("en", "The port company is silent. Asked about the tide, he answered: “It waits for nobody.”", None),
        ("en", "A boatman in oilskins said the river was “in a mood”.", "boatman in oilskins"),
        ("en", "One of them calls it “a bridge to nowhere”.", "One of them"),
        ("en", "The farm manager came late. He said the nets were “nearly new”.", "farm manager"),
        (
            "en",
            "Counsel for the northern side said it would be “a poor day for maps”.",
            "Counsel for the northern side",
        ),
        ("en", "The clerk thanks all members: “Bring your own chairs.”", "clerk"),
        ("en", "The Dean conceded it was late. “It was late.” His deputy recalled the weather.", "Dean"),
        ("en", "I made clear that the council “would not sell the bridge”.", None),
        ("en", "Norway met the clerk's board. “We go,” he said.", None),
        ("fr", "La Grèce, elle, regrette un report, qu'elle a qualifié de « tout à fait précipité ».", "Grèce"),
        ("fr", "Sur le quai, une femme attendait. « Je suis venue voir le pont », a-t-elle dit.", "femme"),
        ("fr", "Sa collègue s'est élevée contre un barème « commode sur le papier ».", "collègue"),
        ("ru", "«Сорок – это смело, – признал на пресс-конференции министр. – Но верно».", "министр"),
        ("ru", "На мосту стояла женщина. «Пришла посмотреть», – сказала она.", "женщина"),
        ("ru", "Портовая компания молчит. Он ответил: «Прилив не перенесешь».", None),
    ],
)
def test_a_speaker_is_the_person_a_sentence_is_about_or_nobody(language: str, text: str, speaker: str | None) -> None:
    assert [one for one, _ in quotes(language, text)][-1] == speaker
