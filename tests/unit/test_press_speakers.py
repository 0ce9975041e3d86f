"""Who said it: by verbs and nouns beside the words, in paragraphs and lines around them, by pronouns; or nobody."""

import pytest
from tests.press_told import LEDE, said, told

SPEECH = {
    "en": "“We have no tugs left and nobody tells us when they will come.”",
    "fr": "« Nous n'avons plus de bacs et personne ne nous dit rien. »",
    "ru": "«У нас больше нет паромов, и никто нам ничего не говорит».",
}
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


def ruled(language: str, text: str) -> list[tuple[str | None, str]]:
    """Return who is said to speak and by which rule."""
    return [(one["speaker"], one["rule"] or "") for one in told(language, text, LEDE)["quotes"]]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "« C'est un pas, note un diplomate, mais un petit pas. »", [("diplomate", "inside")] * 2),
        (
            "ru",
            "«Мы продвинулись, – заявил председатель комиссии. – Но недалеко».",
            [("председатель комиссии", "inside")] * 2,
        ),
        ("fr", "« C'est un pas, un diplomate le note, mais un petit pas. »", [(None, "")]),
        (
            "fr",
            "« Nous partons ce soir.\n\n« Nous reviendrons », a dit le commandant.",
            [("commandant", "goes-on"), ("commandant", "after")],
        ),
        (
            "en",
            "“We have moved on.\n\n“But not far,” the chair said.",
            [("chair", "goes-on"), ("chair", "after")],
        ),
        ("en", "The mayor said it was a step. “More will follow.”", [("mayor", "goes-on")]),
        ("ru", "Посол Эстонии сказал, что это шаг. «Будут и другие».", [("Посол Эстонии", "goes-on")]),
        ("en", "'We have moved on,' said the chair.", [("chair", "after")]),
        ("en", "The mayor, an engineer, said the bridge was “as good as new”.", [("mayor", "before")]),
        ("fr", "Le maire, un ingénieur, estime qu'« il faut agir vite ».", [("maire", "before")]),
        ("ru", "Посол Эстонии, возглавляющий делегацию, сказал, что это «шаг вперед».", [("Посол Эстонии", "before")]),
        ("en", "“It is a step,” Estonia’s ambassador said.", [("Estonia’s ambassador", "after")]),
        ("fr", "« Enfin ! » s'est exclamé le maire.", [("maire", "after")]),
        ("fr", "« Il faut agir », insiste-t-on au ministère.", [("ministère", "after")]),
        ("fr", "Il a qualifié l'accord de « vieux bout de papier sans valeur ».", [(None, "")]),
        ("en", "“We go,” she said.", [(None, "")]),
        ("fr", "« On avance », a confié à la radio locale le chef de la mission.", [("chef de la mission", "after")]),
        ("ru", "«Мы идем дальше», – сказал местному радио руководитель группы.", [("руководитель группы", "after")]),
        ("ru", "Отчет будет коротким, обещает офицер: «Хватит и двух страниц».", [("офицер", "before")]),
        ("fr", "Il a parlé à l'échevin, qui dit attendre « autre chose que des promesses ».", [("échevin", "before")]),
    ],
)
def test_who_speaks_is_told_by_the_first_rule_that_fires(
    language: str, text: str, found: list[tuple[str | None, str]]
) -> None:
    assert ruled(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "“We are tired,” one of the pilots told the newspaper. “We want to go home.”",
            [("one of the pilots", "after"), ("one of the pilots", "goes-on")],
        ),
        ("en", "The islander who chairs the group said it was “a start”.", [("islander", "before")]),
        ("en", "The chair, flanked by two ministers, said the text was “nearly done”.", [("chair", "before")]),
        ("en", "The chair, who arrived late, laughed. “I was stuck behind a tractor,” she said.", [("chair", "after")]),
        (
            "en",
            "The report says “all lorries stop here”. He said “it was never safe”.",
            [("report", "before"), (None, "")],
        ),
        ("en", "He told this newspaper that the road was “a disgrace”.", [(None, "")]),
        ("en", "They warned that such a step would be “a mistake in concrete”.", [(None, "")]),
        (
            "en",
            "The Danish envoy called the draft “thin and short” and the Polish delegate said it was “too thick”.",
            [("Danish envoy", "before"), ("Polish delegate", "before")],
        ),
        (
            "en",
            "The Finnish envoy said he was “not aware of it”, while his Swedish counterpart spoke of “a good basis”.",
            [("Finnish envoy", "before"), ("Swedish counterpart", "before")],
        ),
        ("en", "As the harbour master put it, “the tide does not negotiate”.", [("harbour master", "before")]),
        ("fr", "Comme l'a dit un vieux marin, « la mer ne signe rien ».", [("vieux marin", "before")]),
        ("fr", "« Rien n'est signé », a indiqué dans un communiqué le ministère.", [("ministère", "after")]),
        ("fr", "Les élus, eux, parlent d'une « décision prise dans notre dos ».", [("élus", "before")]),
        ("fr", "Un pêcheur, arrivé en retard, s'en amuse : « J'ai attendu la marée. »", [("pêcheur", "before")]),
        ("fr", "La maire ne décolère pas. « Nous avons été prévenus par la radio », dit-elle.", [("maire", "after")]),
        ("fr", "La mairie ne répond pas. « Il faut recommencer », a-t-il ajouté.", [(None, "")]),
        ("fr", "Le délégué a levé les yeux au ciel et lancé : « Recommençons. »", [("délégué", "before")]),
        ("fr", "« On attend toujours », a confié à l'agence un des délégués.", [("un des délégués", "after")]),
        ("fr", "« Il n'y a plus un sou », souffle-t-on dans les couloirs.", [(None, "")]),
        ("ru", "«Мы устали ждать», – вздохнула одна из жительниц.", [("одна из жительниц", "after")]),
        ("ru", "Мэр приехал последним. «Застрял на мосту», – объяснил он.", [("Мэр", "after")]),
        ("ru", "«Это только начало», – сказал после заседания глава делегации.", [("глава делегации", "after")]),
        ("ru", "«Вода прибывает», – предупредил в интервью радио начальник порта.", [("начальник порта", "after")]),
        (
            "ru",
            "Секретарь комиссии, в свою очередь, отметил, что это «не вопрос дня».",
            [("Секретарь комиссии", "before")],
        ),
        ("ru", "Его младший коллега ответил коротко: «Нет и нет».", [("младший коллега", "before")]),
        ("ru", "«Мы не знали», – сказал глава поселения Тихий Берег.", [("глава поселения Тихий Берег", "after")]),
    ],
)
def test_a_speaker_is_told_by_a_common_noun_an_aside_or_a_pronoun_or_stays_empty(
    language: str, text: str, found: list[tuple[str | None, str]]
) -> None:
    assert ruled(language, text) == found


@pytest.mark.parametrize(("language", "text", "speaker"), PRONOUNS)
def test_a_pronoun_means_whom_the_sentence_is_about_not_a_third_person(language: str, text: str, speaker: str) -> None:
    assert speaker.rsplit(maxsplit=1)[-1] in (said(language, text)[-1][1] or "")


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
    assert [who for _, who in said(language, text)] == speakers


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
    assert all(speaker is None for _, speaker in said(language, text))


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
    found = [who for _, who in said(language, text)]
    assert found
    assert all(speaker == name or (speaker and speaker in str(name)) for name in found)


def test_what_is_added_is_said_by_who_spoke_before() -> None:
    found = said("fr", "« Le dossier est clos », a dit le maire. Et d'ajouter : « Il l'était hier. »")
    assert [name for _, name in found] == ["maire", "maire"]
    found = said("ru", "«Документ готов», – сказал министр. По его словам, «осталось подписать бумаги».")
    assert [name for _, name in found] == ["министр", "министр"]


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
    assert said(language, text)[-1][1] == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Voicing “deep unease at the state of the weir”, the town council on Tuesday shut it.", "town council"),
        ("en", "Calling the list “a leap into the dark”, Minister Erik Holm walked out.", "Erik Holm"),
        (
            "fr",
            "Exprimant « sa vive inquiétude devant l'état du barrage », le conseil municipal l'a fermé.",
            "conseil municipal",
        ),
        ("ru", "Выразив «глубокую тревогу за судьбу плотины», городская дума закрыла ее.", "городская дума"),
        (
            "en",
            "“We have waited for too long.” With these words the warden, Anna Berg, closed the sitting.",
            "Anna Berg",
        ),
        ("fr", "« Nous avons trop attendu. » C'est dans ces termes que Luc Arnaud a ouvert la séance.", "Luc Arnaud"),
        ("ru", "«Мы ждали слишком долго». С этими словами мэр Анна Белова закрыла встречу.", "Анна Белова"),
        (
            "fr",
            "Le mur est qualifié de « danger pour tous les villages » par le géomètre du canton, Paul Viau.",
            "Paul Viau",
        ),
        (
            "fr",
            "Le mur a été qualifié de « danger pour tous les villages » par le géomètre du canton, Paul Viau.",
            "Paul Viau",
        ),
        ("en", "It was Lars Friis who put it best: “We have built on sand.”", "Lars Friis"),
        ("fr", "« Aucun bateau ne passera », lit-on dans un avis du syndicat.", "avis du syndicat"),
        ("ru", "«Ни одна лодка не пройдет», - говорится в объявлении правления.", "объявлении правления"),
        ("ru", 'Ранее постпред Иван Котов заявил, что проект "противоречит уставу и не пройдет".', "Иван Котов"),
        (
            "ru",
            "Об этом сообщил в среду мэр Иван Котов по прибытии на встречу глав МИД.\n\n«Мы ждем», – отметил он.",
            "Иван Котов",
        ),
    ],
)
def test_who_speaks_is_named_beside_no_verb_of_saying(language: str, text: str, speaker: str) -> None:
    assert [who for _, who in said(language, text)] == [speaker]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "“It is over for all of us.” Thus the mayor.", "mayor"),
        ("en", "“It is over for all of us.” The mayor of Tarn is still angry.", "mayor of Tarn"),
        ("en", "“It is over for all of us.”\n\n— The mayor of Tarn", "mayor of Tarn"),
        ("fr", "« La route restera fermée. » Ainsi parle le préfet de la région.", "préfet de la région"),
        ("fr", "« La route restera fermée. » C'est ainsi que le préfet a résumé la séance.", "préfet"),
        ("fr", "« Deux ans de perdus. » Le maire de Tarn ne décolère pas.", "maire de Tarn"),
        ("fr", "« La route restera fermée. »\n\n— Le maire de Tarn", "maire de Tarn"),
        ("ru", "«Для нас всё кончено». Так говорит мэр города.", "мэр города"),
        ("ru", "«Для нас всё уже давно кончено».\n\n— Глава администрации", "Глава администрации"),
        ("en", "The ambassador was quoted by an agency as saying that “nothing is agreed”.", "ambassador"),
        ("en", "The secretariat let it be known that it “would not comment on leaks”.", "secretariat"),
        ("ru", "Секретариат дал понять, что «ничего ещё не решено».", "Секретариат"),
        ("en", "“It is a start,” said late on Monday the head of the mission.", "head of the mission"),
        # nobody is named
        ("en", "“It is over for all of us.” The report runs to forty pages.", None),
        ("en", "“It is over for all of us.”\n\nThe mayor went home.", None),
        ("en", "“It is over for all of us.”\n\nSaid on Monday, it was forgotten on Tuesday.", None),
        ("ru", "«Река не читает протоколов» – так начинается памятка для участников.", None),
    ],
)
def test_who_is_named_behind_what_he_said(language: str, text: str, speaker: str | None) -> None:
    assert [who for _, who in said(language, text)] == [speaker]


@pytest.mark.parametrize(
    ("language", "lead", "speaker"),
    [
        ("en", "Jane Roe, harbour master of the upper ports, was blunt this week. She wrote:", "Jane Roe"),
        ("en", "On Friday morning the Minister of Ports, Jane Roe, said,", "Jane Roe"),
        ("en", "The envoy said in a letter to all the members of the ports:", "envoy"),
        ("en", "The minister walked on without a word for those who stood there.", None),
        ("en", "The minister said that the ports were closed. Tugs were named:", None),
        ("fr", "Le maire Jean Roy a écrit :", "Jean Roy"),
        ("fr", "Vendredi, la ministre des Ports a déclaré :", "ministre des Ports"),
        ("fr", "Le maire est parti sans un mot pour ceux qui attendaient.", None),
        ("ru", "Мэр Иван Котов написал:", "Иван Котов"),
        ("ru", "В пятницу министр портов заявил:", "министр портов"),
        ("ru", "Мэр ушел, не сказав ни слова тем, кто его ждал.", None),
    ],
)
def test_a_paragraph_that_ends_with_a_verb_of_saying_leads_in_the_next(
    language: str, lead: str, speaker: str | None
) -> None:
    found = [who for _, who in said(language, f"{lead}\n\n{SPEECH[language]}")]
    assert len(found) == 1
    assert found[0] is None if speaker is None else speaker in str(found[0])


def test_what_stands_behind_a_speakers_name_is_no_part_of_it() -> None:
    assert [who for _, who in said("en", "Chad immediately demanded that the ports “reopen without any delay”.")] == [
        "Chad"
    ]
    assert [who for _, who in said("en", "Chad demanded a halt. “Nobody asked us,” its envoy said.")] == ["envoy"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "The minister left early, noting that “nothing was signed.”", "minister"),
        ("en", "The envoy was blunt, telling reporters the plan was “dead on arrival.”", "envoy"),
        (
            "en",
            "The director claims there is “undeclared material” at two sites, a word Estonia has denied.",
            "director",
        ),
        ("en", "The move was described as “a step too far” by the ministry.", "ministry"),
        ("en", "The move was described as “a step too far” in the hall.", None),
        ("en", "As the minister used to say, “a fund is a place where arguments sleep”.", "minister"),
        ("en", "“We are ready,” he told the agency.", None),
        ("en", "“We are ready,” the mayor told the agency.", "mayor"),
        ("fr", "Le ministre est parti tôt, soulignant que « rien n'avait été signé ».", "ministre"),
        ("fr", "Le président a mis en garde, ajoutant que c'était « une perte de temps ».", "président"),
        (
            "fr",
            "Le ministre a affirmé qu'il fallait qu'une opération « démarre dans les plus brefs délais ».",
            "ministre",
        ),
        ("fr", "« Nous rejetons cela », lit-on dans le communiqué du ministère.", "communiqué du ministère"),
        ("fr", "« Nous sommes prêts », a-t-on appris auprès du ministère.", "ministère"),
        ("fr", "« Nous sommes prêts », dit-on dans la ville.", None),
        ("ru", "Министр уехал рано, отметив, что «ничего не подписано».", "Министр"),
        ("ru", "«В учениях примут участие военные», — говорится в заявлении.", "заявлении"),
        ("ru", "«В учениях примут участие военные», — отмечается в докладе миссии.", "докладе миссии"),
    ],
)
def test_somebody_is_named_by_what_governs_the_marks(language: str, text: str, speaker: str | None) -> None:
    assert [who for _, who in said(language, text)] == [speaker]
