"""Whose which positions are: by verbs with their nouns and adjectives, in lists, by sides and envoys; and what is none."""

import pytest
from tests.press_told import LEDE, held, told


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        ("en", "Peru condemned the seizure and called for calm.", ["PER opposes", "PER wishes"]),
        ("en", "Peru on Friday voiced firm opposition to the fee.", ["PER opposes"]),
        (
            "en",
            "Peru said it is opposed to the levy that Chile's ports pay, and urged a delay.",
            ["PER opposes", "PER wishes"],
        ),
        ("en", "Chile, the only member without a coast guard there, opposed the plan.", ["CHL opposes"]),
        ("en", "As a member of the Lakes Support Group Chile calls on all to pay.", ["CHL wishes"]),
        (
            "en",
            "An Omani spokesperson on Friday refuted the claims made by the U.S. Department of Ports.",
            ["OMN opposes"],
        ),
        ("en", "Oman met with Kenya and Malawi in Nairobi to express strong dissatisfaction.", ["OMN opposes"]),
        ("en", "The draft was vetoed by Ghana and Togo in the afternoon.", ["GHA refuses", "TGO refuses"]),
        ("en", "The rebels in Togo rejected the offer.", []),
        ("en", "Togo adopted a text, calling on all to pay.", []),
        ("en", "The members of the United Nations condemned it.", []),
        ("en", "Togo has a role in supporting small ports.", []),
        ("en", "A Togolese newspaper condemned the fee.", []),
        ("fr", "Le Pérou condamne la saisie et appelle toutes les parties au calme.", ["PER opposes", "PER wishes"]),
        ("fr", "Le Pérou a, dans un communiqué, condamné la saisie.", ["PER opposes"]),
        ("fr", "Le Ghana a mis, vendredi 7 mai, son veto au projet.", ["GHA refuses"]),
        ("fr", "Le représentant du Kenya auprès de l'ONU, Jean Roe, a exprimé son regret.", ["KEN concerned"]),
        (
            "fr",
            "Le ministère ghanéen des Ports souhaite un délai et réitère son soutien au plan.",
            ["GHA supports", "GHA wishes"],
        ),
        (
            "fr",
            "Le Chili est inquiet. Il déplore le retard. Il demande un vote.",
            ["CHL concerned", "CHL concerned", "CHL wishes"],
        ),
        (
            "fr",
            "Oman s'abstient, tandis que le Chili, citant le coût, refuse de payer.",
            ["CHL refuses", "OMN reserves"],
        ),
        (
            "fr",
            "Le Chili et le Pérou se sont abstenus, comme le Mali.",
            ["CHL reserves", "MLI reserves", "PER reserves"],
        ),
        ("fr", "Le Chili annonce la fin de l'accord avec le Pérou.", []),
        ("fr", "Les rebelles du Nord, au Mali, rejettent l'offre.", []),
        ("fr", "Un journal ghanéen condamne la taxe.", []),
        ("fr", "Le Ghana sera appuyé par le Togo.", []),
        ("fr", "Il est donc urgent d'agir, a souligné un élu.", []),
        ("ru", "Министерство портов Ганы опубликовало доклад. Оно призвало стороны к переговорам.", ["GHA wishes"]),
        (
            "ru",
            "Ганская сторона отвергла обвинения, а кенийская делегация призвала к проверке.",
            ["GHA refuses", "KEN wishes"],
        ),
        ("ru", "В Осло приветствовали решение, а в Мадриде выразили сожаление.", ["ESP concerned", "NOR supports"]),
        ("ru", "Перу осудило захват и потребовало проверки.", ["PER opposes", "PER wishes"]),
        ("ru", "Гана, в которой нет такого порта, обеспокоена сбором.", ["GHA concerned"]),
        ("ru", "Журналисты из Ганы осудили сбор.", []),
        ("ru", "Газета в Гане раскритиковала сбор.", []),
        ("ru", "Позиция Ганы была раскритикована.", []),
        ("ru", "Ганская газета осудила сбор.", []),
        ("ru", "По просьбе Ганы слушания отложены.", []),
    ],
)
def test_a_position_is_of_the_subject_of_its_clause(language: str, text: str, positions: list[str]) -> None:
    assert sorted(held(language, text)) == positions


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        (
            "en",
            "Peru, Chile, Togo and Mali voted against the text.",
            ["CHL opposes", "MLI opposes", "PER opposes", "TGO opposes"],
        ),
        (
            "en",
            "Peru, Chile, Togo, Mali voted against the text.",
            ["CHL opposes", "MLI opposes", "PER opposes", "TGO opposes"],
        ),
        (
            "en",
            "Two thirds of the members including Peru and Chile voted in favor of it.",
            ["CHL supports", "PER supports"],
        ),
        (
            "en",
            "It was adopted by 9 in favour to 2 against (Peru, Chile), with 1 abstention (Togo).",
            ["CHL opposes", "PER opposes", "TGO reserves"],
        ),
        ("en", "The countries that abstained: Peru and Chile.", ["CHL reserves", "PER reserves"]),
        (
            "fr",
            "Trois pays ont voté contre : le Pérou, le Chili et le Mali.",
            ["CHL opposes", "MLI opposes", "PER opposes"],
        ),
        (
            "fr",
            "Quatre membres se sont abstenus (Pérou, Chili, Mali et Togo).",
            ["CHL reserves", "MLI reserves", "PER reserves", "TGO reserves"],
        ),
        ("ru", "Против резолюции голосовали Перу, Чили, Мали.", ["CHL opposes", "MLI opposes", "PER opposes"]),
        (
            "ru",
            "Воздержались 30 стран, такие как: Китай, Гана и Того.",
            ["CHN reserves", "GHA reserves", "TGO reserves"],
        ),
        ("ru", "Предложение поддержали: Гана, Перу, Китай.", ["CHN supports", "GHA supports", "PER supports"]),
        ("en", "Several ports, including Lima, were closed.", []),
        ("fr", "Des pays comme le Pérou et le Chili ont des ports.", []),
        ("ru", "В зале были Гана, Перу, Китай.", []),
    ],
)
def test_everybody_in_a_list_holds_the_position(language: str, text: str, positions: list[str]) -> None:
    assert sorted(held(language, text)) == positions


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        ("ru", "За проголосовали три страны – Гана, Перу и Китай.", ["CHN supports", "GHA supports", "PER supports"]),
        ("ru", "За резолюцию голосовали Гана и Китай.", ["CHN supports", "GHA supports"]),
        (
            "ru",
            "Трое воздержались и две делегации – Ганы и Китая – проголосовали против.",
            ["CHN opposes", "GHA opposes"],
        ),
        ("ru", "Десять стран воздержались, среди них Гана, Перу и ряд других.", ["GHA reserves", "PER reserves"]),
        ("ru", "Постпред Ганы при организации Жан Роэ выразил сожаление.", ["GHA concerned"]),
        ("ru", "МИД Ганы выступил с резким осуждением захвата.", ["GHA opposes"]),
        ("en", "The Ghana Support Group met.", []),
        ("en", "Ghana is the only one to openly support him.", []),
        ("en", "Ghana saw several regional disputes.", []),
    ],
)
def test_sides_envoys_and_participles(language: str, text: str, positions: list[str]) -> None:
    assert sorted(held(language, text)) == positions


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Germany voiced deep concern over the delay.", ["DEU concerned"]),
        ("en", "Germany expressed serious misgivings about the plan.", ["DEU concerned"]),
        ("en", "France has long argued that the fee is too high.", ["FRA insists"]),
        ("en", "France argued for a longer deadline.", ["FRA wishes"]),
        ("en", "Poland came out in favour of the text.", ["POL supports"]),
        ("en", "Poland gave the plan its full backing.", ["POL supports"]),
        ("en", "Hungary said it could not accept the text.", ["HUN refuses"]),
        ("en", "Opposition came from Greece and Cyprus.", ["CYP opposes", "GRC opposes"]),
        ("en", "The idea met with resistance from Turkey.", ["TUR opposes"]),
        ("en", "Among those in favour was Sweden.", ["SWE supports"]),
        ("en", "Sweden was among those in favour.", ["SWE supports"]),
        ("en", "Sweden, Finland and Norway voted in favour.", ["FIN supports", "NOR supports", "SWE supports"]),
        ("en", "The Russian ambassador said Moscow would never agree to that.", ["RUS refuses"]),
        ("en", "Moscow called the proposal unacceptable.", ["RUS opposes"]),
        ("en", "Moscow dismissed the accusation as groundless.", ["RUS opposes"]),
        ("en", "Russia described the decision as a mistake.", ["RUS opposes"]),
        ("en", "The United States is pushing for a vote.", ["USA wishes"]),
        ("en", "Ireland is reluctant to pay.", ["IRL reserves"]),
        ("en", "Ireland is unlikely to agree.", []),
        ("en", "Austria remains sceptical.", ["AUT reserves"]),
        ("en", "Austria did not take a position.", ["AUT reserves"]),
        ("en", "Denmark pledged to support the fund.", []),
        ("en", "It welcomed the report.", []),
        ("en", "Iceland opposed it, as did Norway.", ["ISL opposes", "NOR opposes"]),
        ("en", "Iceland supported it and so did Norway.", ["ISL supports", "NOR supports"]),
        ("en", "The proposal has the support of Japan.", ["JPN supports"]),
        ("en", "The proposal enjoys the backing of Japan and Korea.", ["JPN supports"]),
        ("en", "Japan could live with the text.", ["JPN supports"]),
        ("en", "Japan is prepared to accept the text.", ["JPN supports"]),
        ("en", "Japan is willing to accept the text.", ["JPN supports"]),
        ("en", "Japan says the tax is unfair.", []),
        ("en", "The White House welcomed the pact.", ["USA supports"]),
        ("fr", "La Maison Blanche a salué le pacte.", ["USA supports"]),
        ("ru", "Белый дом приветствовал договор.", ["USA supports"]),
        ("en", "The white house on the hill welcomed guests.", []),
        ("fr", "Le maire d'Orm a dit que son pays soutenait le texte.", []),
        ("ru", "Мэр Орма заявил, что его страна поддерживает текст.", []),
        ("en", "Japan stands ready to help.", []),
        ("en", "China repeated its opposition to sanctions.", ["CHN opposes"]),
        ("en", "China reaffirmed its support for the treaty.", ["CHN supports"]),
        ("en", "China's refusal to sign the text delayed the vote.", ["CHN refuses"]),
        ("en", "Despite China's objections, the text was adopted.", ["CHN opposes"]),
        ("en", "Over the objections of China, the text was adopted.", ["CHN opposes"]),
        ("en", "India set conditions for its signature.", []),
        ("en", "India's position is that the register must be public.", []),
        ("en", "Ukraine accused Russia of blocking the vote.", []),
        ("en", "Ukraine blamed Russia for the delay.", []),
        ("en", "Serbia was the only country to vote against.", ["SRB opposes"]),
        ("en", "Belgium would rather wait.", ["BEL wishes"]),
        ("en", "Romania expressed its strong support for the plan.", ["ROU supports"]),
        ("en", "Romania signalled that it would accept the text.", []),
        ("en", "The EU reiterated its concern about the arrests.", ["EU concerned"]),
        ("en", "The European Union is deeply concerned by the situation.", ["EU concerned"]),
        ("en", "Estonia asked whether the list was closed.", []),
        ("en", "Estonia is asking the chair for two weeks more.", ["EST wishes"]),
        ("fr", "La Norvège s'est fermement opposée au projet.", ["NOR opposes"]),
        ("fr", "L'Allemagne a fait part de ses réserves sur l'article 3.", ["DEU reserves"]),
        ("fr", "L'Allemagne a dit son opposition à l'article 3.", ["DEU opposes"]),
        ("fr", "La Pologne apporte son plein soutien au texte.", ["POL supports"]),
        ("fr", "La Hongrie ne peut accepter ce texte.", ["HUN refuses"]),
        ("fr", "La Hongrie a fait savoir qu'elle ne signerait pas.", ["HUN refuses"]),
        ("fr", "La Hongrie a jugé le texte inacceptable.", ["HUN opposes"]),
        ("fr", "La Hongrie a qualifié cette décision de provocation.", ["HUN opposes"]),
        ("fr", "L'Italie presse les parties de reprendre le dialogue.", ["ITA wishes"]),
        ("fr", "L'Italie exhorte les parties à reprendre le dialogue.", ["ITA wishes"]),
        ("fr", "L'Italie a invité les parties à reprendre le dialogue.", ["ITA wishes"]),
        ("fr", "Les objections de la Grèce et de Chypre n'ont pas été levées.", ["CYP opposes", "GRC opposes"]),
        ("fr", "S'y opposent la Hongrie et la Slovaquie.", ["HUN opposes", "SVK opposes"]),
        ("fr", "La Suède, la Finlande et la Norvège ont voté pour.", ["FIN supports", "NOR supports", "SWE supports"]),
        ("fr", "La Russie a mis son veto au texte.", ["RUS refuses"]),
        ("fr", "Moscou se dit prêt à accepter le texte.", ["RUS supports"]),
        ("fr", "Le Canada est prêt à signer.", ["CAN supports"]),
        ("fr", "Le Canada, pour sa part, préfère un texte plus court.", ["CAN wishes"]),
        ("fr", "L'Irlande reste réticente.", ["IRL reserves"]),
        ("fr", "L'Irlande se montre sceptique.", ["IRL reserves"]),
        ("fr", "L'Autriche met en doute le chiffre.", ["AUT reserves"]),
        ("fr", "Le Danemark s'est porté candidat.", []),
        ("fr", "Le Danemark campe sur sa position.", ["DNK insists"]),
        ("fr", "Le Portugal a plaidé en faveur d'un délai.", ["PRT wishes"]),
        ("fr", "L'Islande s'y est opposée, tout comme la Norvège.", ["ISL opposes", "NOR opposes"]),
        ("fr", "L'Islande l'a soutenu, suivie par la Norvège.", ["ISL supports", "NOR supports"]),
        ("fr", "La Chine a réitéré son appel au dialogue.", ["CHN wishes"]),
        ("fr", "Malgré l'opposition de la Chine, le texte a été adopté.", ["CHN opposes"]),
        ("fr", "L'Union européenne est profondément préoccupée par la situation.", ["EU concerned"]),
        ("fr", "L'Estonie demande un délai.", ["EST wishes"]),
        ("fr", "La Belgique aurait préféré attendre.", ["BEL wishes"]),
        ("fr", "La Serbie ne s'oppose pas au texte.", []),
        ("fr", "La Bulgarie voit dans ce texte une menace.", []),
        ("fr", "La Turquie s'est engagée à payer.", []),
        ("fr", "L'Espagne a voté en faveur du texte.", ["ESP supports"]),
        ("fr", "Les réserves de l'Espagne portent sur l'article 3.", ["ESP reserves"]),
        ("ru", "Против проекта выступила Норвегия.", ["NOR opposes"]),
        ("ru", "Против проекта выступили Венгрия и Словакия.", ["HUN opposes", "SVK opposes"]),
        ("ru", "Поддержали проект Франция и Италия.", ["FRA supports", "ITA supports"]),
        ("ru", "Проект поддержала Франция.", ["FRA supports"]),
        ("ru", "Предложение поддержано Францией.", ["FRA supports"]),
        ("ru", "Проект, предложенный Францией, отложен.", ["FRA proposes"]),
        ("ru", "Германия выразила глубокую озабоченность задержкой.", ["DEU concerned"]),
        ("ru", "Германия высказала серьезные возражения.", ["DEU opposes"]),
        ("ru", "Германия подтвердила свою поддержку договора.", ["DEU supports"]),
        ("ru", "Венгрия не может согласиться с текстом.", ["HUN refuses"]),
        ("ru", "Венгрия заявила, что не подпишет документ.", ["HUN refuses"]),
        ("ru", "Венгрия назвала проект неприемлемым.", ["HUN opposes"]),
        ("ru", "Венгрия считает решение ошибочным.", ["HUN opposes"]),
        ("ru", "Возражения Греции не учтены.", ["GRC opposes"]),
        ("ru", "Несмотря на возражения Греции, текст принят.", ["GRC opposes"]),
        ("ru", "Отказ Китая сорвал голосование.", ["CHN refuses"]),
        ("ru", "Воздержались Россия и Белоруссия.", ["BLR reserves", "RUS reserves"]),
        ("ru", "Россия категорически против такого решения.", ["RUS opposes"]),
        ("ru", "Россия готова подписать документ.", ["RUS supports"]),
        ("ru", "Россия готова поддержать проект.", ["RUS supports"]),
        ("ru", "Канада предпочла бы более короткий текст.", ["CAN wishes"]),
        ("ru", "Ирландия настроена скептически.", ["IRL reserves"]),
        ("ru", "Против проголосовала Дания.", ["DNK opposes"]),
        ("ru", "За проголосовали Дания и Швеция.", ["DNK supports", "SWE supports"]),
        ("ru", "Исландия выступила против, как и Норвегия.", ["ISL opposes", "NOR opposes"]),
        ("ru", "Исландия поддержала проект. Ее поддержала Норвегия.", ["ISL supports", "NOR supports"]),
        ("ru", "Эстония спросила, закрыт ли список.", []),
        ("ru", "Сербия отрицает обвинения.", ["SRB opposes"]),
        ("ru", "Сербия не возражает против переноса.", []),
        ("ru", "Москва считает решение незаконным.", ["RUS opposes"]),
        ("ru", "По мнению Варшавы, отсрочка нужна.", []),
        ("en", "Norway said it was ready to sign but wanted a map first.", ["NOR supports", "NOR wishes"]),
        ("en", "Norway's delegation stressed that the map was old.", ["NOR insists"]),
        ("en", "The Norwegian envoy complained about the map.", ["NOR concerned"]),
        ("en", "Norway made its consent conditional on a map.", []),
        ("en", "Norway and Sweden jointly called for a map.", ["NOR wishes", "SWE wishes"]),
        ("en", "Norway, joined by Sweden, called for a map.", ["NOR wishes", "SWE wishes"]),
        ("en", "Norway went further and demanded a map.", ["NOR wishes"]),
        ("en", "Norway has dropped its objections.", []),
        ("en", "Norway no longer opposes the map.", []),
        ("en", "Norway withdrew its reservation.", []),
        ("en", "For Norway, the map is essential.", []),
        ("fr", "La Norvège s'est dite prête à signer.", ["NOR supports"]),
        ("fr", "La Norvège a levé ses réserves.", []),
        ("fr", "La Norvège ne s'y oppose plus.", []),
        ("fr", "La délégation norvégienne a insisté sur la carte.", ["NOR insists"]),
        ("fr", "La Norvège, rejointe par la Suède, réclame une carte.", ["NOR wishes", "SWE wishes"]),
        ("ru", "Норвегия сняла возражения.", []),
        ("ru", "Норвегия больше не возражает.", []),
        ("ru", "Норвегия и Швеция потребовали карту.", ["NOR wishes", "SWE wishes"]),
        ("ru", "Норвежская делегация настаивала на карте.", ["NOR insists"]),
        ("ru", "Норвегия заявила о готовности подписать документ.", []),
        ("ru", "Норвегия вновь высказалась за карту.", ["NOR wishes"]),
    ],
)
def test_a_stand_belongs_to_whoever_takes_it(language: str, text: str, found: list[str]) -> None:
    assert sorted(held(language, text, LEDE)) == found


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Norway proposed a levy which Sweden supports.", [("NOR", "proposed a levy"), ("SWE", "supports")]),
        (
            "fr",
            "C'est une réponse que la Norvège réclame et que la Suède juge prématurée.",
            [("NOR", "réclame"), ("SWE", "juge prématurée")],
        ),
        ("en", "Iceland opposed it, as did Norway.", [("ISL", "opposed it"), ("NOR", "as did Norway")]),
        ("en", "Switzerland supported a longer comment period.", [("CHE", "supported a longer comment period")]),
        ("en", "Switzerland declined to comment.", []),
    ],
)
def test_a_stand_ends_where_the_next_one_begins(language: str, text: str, words: list[tuple[str, str]]) -> None:
    assert [(one["actor"], one["text"]) for one in told(language, text, LEDE)["positions"]] == words


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        (
            "en",
            "Against: Norway and Portugal, Cyprus abstained.",
            ["NOR opposes", "PRT opposes", "CYP reserves"],
        ),
        ("fr", "Pour : l'Espagne et Malte.", ["ESP supports", "MLT supports"]),
        (
            "ru",
            "Проголосовали десять членов, против – Норвегия и Мальта, Кипр воздержался.",
            ["NOR opposes", "MLT opposes", "CYP reserves"],
        ),
        ("en", "Swedish Ambassador Anna Lind urged all parties to wait.", ["SWE wishes"]),
        ("ru", "Посол Норвегии Анна Линд призвала отложить решение.", ["NOR wishes"]),
        ("ru", "К этому призвал и министр обороны Португалии Жозе Коста.", ["PRT wishes"]),
        ("en", "Norway, which has long waited, said it doesn't accept the new quota.", ["NOR opposes"]),
    ],
)
def test_a_side_an_envoy_and_it_hold_positions(language: str, text: str, positions: list[str]) -> None:
    assert held(language, text) == positions


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The lake was shared by two countries, Norway and Sweden, back in July."),
        ("fr", "La réunion de l'OTAN qui se tient à Lisbonne durera deux jours."),
        ("fr", "Les ministres des pays de l'OTAN ont salué le texte."),
        ("ru", "Остальные члены НАТО воздержались."),
        ("ru", "«Мы в тревоге за НАТО, - подчеркнул он. - Надо ждать»."),
        ("ru", "Введены санкции против России и Белоруссии."),
    ],
)
def test_what_others_do_is_no_position(language: str, text: str) -> None:
    assert held(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        ("en", "The Security Council demanded a halt.", []),
        ("en", "The General Assembly condemned the raid.", []),
        ("en", "Chad condemned the raid, and peace was far off, speakers stressed.", ["TCD opposes"]),
        ("en", "Ten States, among them Chad, backed the text, five abstained.", ["TCD supports"]),
        ("en", "Chad was asked to leave.", []),
        ("en", "Chad is opposed to the fee.", ["TCD opposes"]),
        ("en", "The accord remains to be endorsed by Chad and Peru.", []),
        ("en", "Chad-Mali relations and trade came up, and it put forward a plan.", []),
        ("en", "The treaty of Peru is old. It condemns Peru's raid.", []),
        ("en", "Japan summoned the envoy of Chad to voice concern.", []),
        ("en", "The Organization of American States approved a resolution.", []),
        ("fr", "Le Conseil de sécurité exige un arrêt.", []),
        ("fr", "L'Afrique du Sud et le Pérou se sont ainsi exprimés pour la dernière fois.", []),
        ("fr", "Le Pérou est favorable à la taxe.", ["PER supports"]),
        ("fr", "Le Tchad a été prié de partir.", []),
        ("fr", "Le Tchad et le Pérou partagent un fleuve, ont souligné, lundi, les ministres.", []),
        ("fr", "Le Tchad a souligné que la taxe est haute.", ["TCD insists"]),
        ("fr", "Au siège de l'ONU, la résolution réclame un arrêt.", []),
        ("ru", "Совет Безопасности потребовал прекратить огонь.", []),
        ("ru", "Против – Чад и Перу, остальные этот текст поддержали.", ["PER opposes", "TCD opposes"]),
        ("en", "Chad and Peru were against it, others backed it.", ["PER opposes", "TCD opposes"]),
        ("ru", "Текст поддержали Чад и Перу, еще пять воздержались.", ["PER supports", "TCD supports"]),
        ("ru", "Резолюция, не поддержанная Чадом, принята.", ["TCD opposes"]),
        ("ru", "Резолюция, поддержанная Чадом, принята.", ["TCD supports"]),
    ],
)
def test_a_stand_is_whose_clause_it_is(language: str, text: str, positions: list[str]) -> None:
    assert sorted(held(language, text, LEDE)) == positions


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        ("en", "If Chad opposes the fee, the talks end.", []),
        ("en", "The talks end unless Chad supports the fee.", []),
        ("en", "It is not known whether Chad supports the fee.", []),
        ("en", "If the talks fail, Chad opposes the fee.", ["TCD opposes"]),
        ("en", "Chad supports the fee if Peru opposes it.", ["TCD supports"]),
        ("en", "Even if others agree, Chad opposes the fee.", ["TCD opposes"]),
        ("fr", "Si le Tchad s'oppose à la taxe, tout finit.", []),
        ("fr", "Le Tchad s'oppose à une taxe si haute.", ["TCD opposes"]),
        ("ru", "Если Чад выступит против сбора, переговоры закончатся.", []),
        ("ru", "Чад выступил против сбора.", ["TCD opposes"]),
    ],
)
def test_nobody_holds_what_is_only_supposed(language: str, text: str, positions: list[str]) -> None:
    assert sorted(held(language, text, LEDE)) == positions


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Chad's proposed fee is high.", []),
        ("Chad proposed a high fee.", ["TCD proposes"]),
        ("Chad knows the port is the very model the whole town has offered Peru.", []),
        ("Chad and the other members opposed the fee.", ["TCD opposes"]),
        ("Asked about Chad, he said its plan is raising questions about the fee.", []),
        ("Chad questions the fee.", ["TCD reserves"]),
    ],
)
def test_a_stand_is_a_verb_of_whoever_stands_before_it(text: str, positions: list[str]) -> None:
    assert sorted(held("en", text, LEDE)) == positions


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad opposes a U.N. inquiry into the lock.", "opposes a U.N. inquiry into the lock"),
        (
            "Chad supports a fee of 2.5 million dollars for the lock.",
            "supports a fee of 2.5 million dollars for the lock",
        ),
        ("Chad supports the fee. Peru waits.", "supports the fee"),
    ],
)
def test_a_full_stop_within_a_word_or_number_ends_nothing_that_is_held(text: str, words: str) -> None:
    assert [one["text"] for one in told("en", text, LEDE)["positions"]] == [words]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "La délégation française a insisté sur la transparence.", ["FRA insists"]),
        ("fr", "La France, soutenue par l'Allemagne, refuse de signer.", ["DEU supports", "FRA refuses"]),
        ("fr", "La France s'est prononcée contre un report.", ["FRA opposes"]),
        ("fr", "La France ne veut pas d'un report.", ["FRA refuses"]),
        ("fr", "La France n'entend pas signer.", ["FRA refuses"]),
        ("fr", "La France ne s'oppose pas à un report.", []),
        ("fr", "Le vin français souhaite la bienvenue.", []),
        ("en", "The French delegation stressed the need for transparency.", ["FRA insists"]),
        ("en", "The proposal was backed by France.", ["FRA supports"]),
        ("en", "Estonia, Latvia and Lithuania oppose a delay.", ["EST opposes", "LVA opposes", "LTU opposes"]),
        ("en", "France does not want a delay.", ["FRA refuses"]),
        ("en", "France did not object to a delay.", []),
        ("en", "Norway welcomed the visit and hopes for another.", ["NOR supports", "NOR wishes"]),
        ("fr", "La Norvège a salué la visite et en espère une autre.", ["NOR supports", "NOR wishes"]),
        ("en", "French cheese wants cellars.", []),
        ("ru", "Французская делегация подчеркнула важность прозрачности.", ["FRA insists"]),
        ("ru", "Франция не намерена подписывать документ.", ["FRA refuses"]),
        ("ru", "Франция не возражает против переноса.", []),
        ("ru", "Французский сыр хочет тени.", []),
    ],
)
def test_a_position_is_somebodys_of_the_register(language: str, text: str, found: list[str]) -> None:
    assert held(language, text, LEDE) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Estonia offered to lend a boat.", ["EST proposes"]),
        ("en", "Norway maintains that the cut lies outside.", ["NOR insists"]),
        ("en", "Serbia said it needed time.", ["SRB reserves"]),
        ("fr", "Le Japon s'est ému du niveau des captures.", ["JPN concerned"]),
        ("fr", "La Turquie s'est rangée à cette solution.", ["TUR supports"]),
        ("fr", "Le Japon a émis une réserve.", ["JPN reserves"]),
        ("ru", "Италия выразила желание принять встречу.", ["ITA wishes"]),
        ("ru", "Великобритания не согласилась на фонд.", ["GBR opposes"]),
    ],
)
def test_positions_are_told_in_further_words(language: str, text: str, found: list[str]) -> None:
    assert held(language, text, LEDE) == found


@pytest.mark.parametrize(
    ("language", "text", "holders"),
    [
        ("en", "Bulgaria and Serbia supported the request.", ["BGR supports", "SRB supports"]),
        ("en", "Spain backs the levy and Atlantis opposes it.", ["ESP supports"]),
        ("en", "Observers from Brazil, who expressed support for the plan, left.", ["BRA supports"]),
        ("en", "Denmark, with the support of Sweden, insisted on the register.", ["SWE supports", "DNK insists"]),
        ("en", "Norway declined to comment.", []),
        ("en", "Turkey went along with the delay. Greece disapproves of it.", ["TUR supports", "GRC opposes"]),
        ("fr", "L'Irlande la soutient.", ["IRL supports"]),
        ("fr", "La France a lu le texte. Elle n'est pas favorable à une réouverture.", ["FRA opposes"]),
        ("fr", "L'Islande exigeait un délai, le Danemark s'inquiète des ports.", ["ISL wishes", "DNK concerned"]),
        ("ru", "Дания при поддержке Швеции настаивала на открытости.", ["SWE supports", "DNK insists"]),
        ("ru", "В ЕС от комментариев отказались.", []),
    ],
)
def test_positions_are_of_those_who_hold_them(language: str, text: str, holders: list[str]) -> None:
    assert held(language, text) == holders
