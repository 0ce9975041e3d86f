"""Matters: told by agendas, talks and whoever met, in words of minutes, as lists on pages; and what is none."""

import pytest
from tests.press_told import LEDE, agenda


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "La commission mixte examinera jeudi le budget et les inspections.", ["le budget", "les inspections"]),
        (
            "fr",
            "La commission mixte doit examiner jeudi le budget, puis les inspections.",
            ["le budget", "les inspections"],
        ),
        ("fr", "La commission mixte a fait lundi le point sur les inspections.", ["les inspections"]),
        ("fr", "Ordre du jour : 1. Budget ; 2. Inspections.", ["Budget", "Inspections"]),
        ("fr", "La commission mixte siège lundi. Le budget a également été évoqué.", ["Le budget"]),
        ("fr", "Le ministre a discuté lundi avec son homologue.", []),
        ("fr", "Le comité a évoqué une hausse.", []),
        ("en", "The joint commission will examine the budget on Thursday.", ["the budget"]),
        ("en", "Agenda: 1. Budget; 2. Water.", ["Budget", "Water"]),
        ("en", "The joint commission met on Monday. The main topic was the budget.", ["the budget"]),
        ("en", "The joint commission met on Monday. The budget was also raised.", ["The budget"]),
        ("en", "The joint commission met on Monday. The bridge was raised in May.", []),
        ("en", "The mayor considered the matter closed on Monday.", []),
        ("ru", "Смешанная комиссия рассмотрит в четверг бюджет и инспекции.", ["бюджет", "инспекции"]),
        ("ru", "Повестка дня: 1. Бюджет; 2. Вода.", ["Бюджет", "Вода"]),
        ("ru", "Комиссия собралась в понедельник. Главной темой стал бюджет.", ["бюджет"]),
        (
            "en",
            "The board met on Monday. Twelve items are on the agenda, among them water and dredging.",
            ["water", "dredging"],
        ),
        ("ru", "Совет собрался в понедельник. В повестке два вопроса, среди них – вода.", ["вода"]),
        ("en", "The board debated the matter on Monday and again on Tuesday.", []),
        ("ru", "Мэр рассмотрел в четверг жалобу.", []),
    ],
)
def test_matters_are_what_a_body_takes_up(language: str, text: str, found: list[str]) -> None:
    assert agenda(language, text, LEDE) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The panel met on Monday. It will be asked to rule on drone zones.", ["drone zones"]),
        ("en", "The board meets on Monday. There is one item on its agenda, a gate.", ["a gate"]),
        (
            "en",
            "Envoys met on Monday to make headway on tolls and buoys which a port wants.",
            ["tolls", "buoys which a port wants"],
        ),
        ("en", "The board met on Monday. Neither side would say what was on the table.", []),
        ("fr", "3. Au titre des plantations, la commission a prolongé l'essai.", ["plantations"]),
        ("fr", "La commission reprend lundi pour entamer l'examen des noms de lieux.", ["noms de lieux"]),
        (
            "fr",
            "Le conseil siège lundi. Y seront examinés le transport et leur assurance.",
            ["le transport et leur assurance"],
        ),
        ("fr", "Le comité siège lundi. Il aura à connaître du registre et d'une plainte.", ["registre", "une plainte"]),
        (
            "fr",
            "Au menu du conseil : les bandes côtières, donc, mais aussi la météo.",
            ["les bandes côtières", "la météo"],
        ),
        ("ru", "Совет собрался в среду. Говорили еще про поезда и платформу.", ["поезда", "платформу"]),
        ("ru", "Комиссия рассмотрела в среду торговлю, объем которой составил 3,6 млрд евро.", ["торговлю"]),
        ("ru", "Слушания прошли в среду. Предмет – углубление фарватера.", ["углубление фарватера"]),
    ],
)
def test_a_matter_is_told_in_further_ways(language: str, text: str, found: list[str]) -> None:
    assert agenda(language, text, LEDE) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Ministers will have a discussion on the canal over lunch.", ["the canal"]),
        (
            "en",
            "The meeting covered discussions on the canal, ferry safety and ports.",
            ["the canal", "ferry safety", "ports"],
        ),
        ("en", "The Council had a discussion on the canal strategy.", ["the canal strategy"]),
        (
            "en",
            "Leaders looked at a number of pressing issues, including the canal, ports and ferry safety.",
            ["the canal", "ports", "ferry safety"],
        ),
        ("en", "Delegates debated at length the cost of the canal.", ["the cost of the canal"]),
        ("en", "The price of water was high on the agenda.", ["The price of water"]),
        ("en", "The price of water is likely to dominate the meeting.", ["The price of water"]),
        ("en", "The price of water dominated the talks.", ["The price of water"]),
        ("en", "Also discussed were the ports and the ferries.", ["the ports", "the ferries"]),
        ("en", "The committee met to review the budget and to hear the auditors.", ["the budget"]),
        ("en", "The question of the ferries was put off.", []),
        ("en", "The board spent most of the session on the ferries.", ["the ferries"]),
        ("en", "The ferries took up most of the session.", ["The ferries"]),
        ("en", "The board is to rule on the ferry fares.", ["the ferry fares"]),
        ("en", "The council turned to the budget in the afternoon.", ["the budget"]),
        ("en", "The mayor discussed the budget with his wife.", []),
        ("en", "The council will not discuss the budget.", []),
        ("en", "The main issue before the council is the budget.", ["the budget"]),
        (
            "fr",
            "Le conseil devrait aborder la question des bacs et celle des ports.",
            ["la question des bacs", "celle des ports"],
        ),
        ("fr", "Les ministres auront un échange de vues sur l'avenir du canal.", ["l'avenir du canal"]),
        ("fr", "Les ministres ont eu un échange de vues sur l'avenir du canal.", ["l'avenir du canal"]),
        ("fr", "Le conseil a tenu un débat sur l'avenir du canal.", ["l'avenir du canal"]),
        ("fr", "L'ordre du jour appelle l'examen du budget.", ["l'examen du budget"]),
        ("fr", "Le prix de l'eau a dominé la réunion.", ["Le prix de l'eau"]),
        ("fr", "Il a également été question des bacs.", ["bacs"]),
        ("fr", "Le conseil n'a pas abordé le budget.", []),
        ("fr", "Le maire a évoqué le budget avec sa femme.", []),
        ("fr", "Le point principal portait sur les bacs.", ["les bacs"]),
        ("fr", "La question des bacs a été longuement débattue.", ["La question des bacs"]),
        ("ru", "Особое внимание уделили цене воды.", ["цене воды"]),
        ("ru", "Комиссия приступила к рассмотрению бюджета.", ["бюджета"]),
        ("ru", "Совет не обсуждал бюджет.", []),
        ("ru", "Мэр обсудил бюджет с женой.", []),
        ("ru", "Вопрос о паромах вынесен на заседание.", ["Вопрос о паромах"]),
        (
            "en",
            "Discussions are expected to include: ferry safety; gauges, markers and charts; the price of water.",
            ["ferry safety", "gauges, markers and charts", "the price of water"],
        ),
        (
            "en",
            "The council discussed the ferries, the ports (Orm, Lenn and Tarn) and the fares.",
            ["the ferries", "the ports (Orm, Lenn and Tarn)", "the fares"],
        ),
        (
            "en",
            "The council discussed the crisis, boats and nets, and the price of water.",
            ["the crisis", "boats and nets", "the price of water"],
        ),
        (
            "en",
            "The session will cover fares, ferries and, most importantly, the price of water.",
            ["fares", "ferries", "the price of water"],
        ),
        (
            "en",
            "The session will cover fares, ferries, and limits of depth and speed.",
            ["fares", "ferries", "limits of depth and speed"],
        ),
        ("en", "The business to be discussed in the following item is confidential.", []),
        ("en", "“The commission will discuss the fares on Friday,” she said.", ["the fares"]),
        ("en", "“They will discuss the fares on Friday,” she said.", []),
        (
            "fr",
            "La commission s'est réunie dans le but d'évaluer les quotas ainsi que l'état des ports.",
            ["les quotas", "l'état des ports"],
        ),
        ("fr", "Avant d'aborder l'ordre du jour, le maire a salué le public.", []),
        ("fr", "Le conseil se réunira mercredi à Orm sur la situation des ports.", ["la situation des ports"]),
        ("fr", "Il s'agissait de parler des bacs : « Le lac, c'est un tout », a dit le maire.", ["bacs"]),
        ("ru", "Заседание начали с рассмотрения бюджета.", ["бюджета"]),
        ("ru", "Делегации проведут второй раунд консультаций по работе паромов.", ["работе паромов"]),
        ("ru", "Предварительно этот вопрос рассматривался на комиссии.", []),
        (
            "en",
            "The envoys met in Tarn for a second day of talks on the fish quota and the lock.",
            ["the fish quota", "the lock"],
        ),
        (
            "en",
            "Items before the commission included the lock, a new crane and the pilots' pay.",
            ["the lock", "a new crane", "the pilots' pay"],
        ),
        ("en", "Experts will meet in June to work out rules for the lock.", ["rules for the lock"]),
        ("en", "The chair opened the session by recalling the flood.", []),
        ("en", "It then moved on to the pilots' pay.", ["the pilots' pay"]),
        ("en", "Discussion turned to the pilots' pay.", ["the pilots' pay"]),
        ("en", "The committee is also looking at the pilots' pay.", ["the pilots' pay"]),
        ("en", "The report on the lock was presented to the council.", []),
        ("fr", "La séance a débuté par l'examen des comptes.", ["comptes"]),
        ("fr", "Les experts plancheront en juin sur les règles de l'écluse.", ["les règles de l'écluse"]),
        ("fr", "Le comité abordera ensuite la paie des pilotes.", ["la paie des pilotes"]),
        (
            "fr",
            "Il sera notamment question de la paie des pilotes et de l'écluse.",
            ["la paie des pilotes", "l'écluse"],
        ),
        ("fr", "La réunion a permis de faire le point sur l'écluse.", ["l'écluse"]),
        ("fr", "Les débats ont tourné autour de l'écluse.", ["l'écluse"]),
        ("ru", "Эксперты обсудят в июне правила шлюза.", ["правила шлюза"]),
        ("ru", "Комиссия вернулась к вопросу о шлюзе.", ["шлюзе"]),
        ("ru", "Заседание открылось докладом о шлюзе.", []),
        ("ru", "В ходе встречи обсуждены ремонт шлюза и зарплата лоцманов.", ["ремонт шлюза", "зарплата лоцманов"]),
        ("ru", "Депутаты также рассмотрели ремонт шлюза.", ["ремонт шлюза"]),
    ],
)
def test_matters_are_read_however_they_are_led_to(language: str, text: str, found: list[str]) -> None:
    assert agenda(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The two sides touched upon the ferry fares.", ["the ferry fares"]),
        ("en", "The delegates focused mainly on the price of water.", ["the price of water"]),
        ("en", "Topping the agenda was the row over the weir.", ["the row over the weir"]),
        ("en", "The matter of the tolls was raised during the meeting.", ["The matter of the tolls"]),
        ("en", "Questions of safety have also been considered.", ["Questions of safety"]),
        ("en", "An exchange of views took place on the dam.", ["the dam"]),
        ("en", "There was a lively debate on the dam.", ["the dam"]),
        ("en", "There was no debate on the dam.", []),
        ("en", "The retreat, to be held in May, will primarily focus on the dam.", ["the dam"]),
        ("en", "The council was informed of the closure of the lock.", ["the closure of the lock"]),
        ("en", "They touched each other.", []),
        ("en", "During the meeting, views were also exchanged on the lock.", ["the lock"]),
        ("en", "The secretary presented a report on the lock.", ["a report on the lock"]),
        ("en", "The secretary presented a bouquet to the cook.", []),
        ("en", "The secretary informed the council of the closure of the lock.", ["the closure of the lock"]),
        ("fr", "La secrétaire a informé le conseil de la fermeture du bac.", ["la fermeture du bac"]),
        ("fr", "La secrétaire présentera aux membres le bilan du bac.", ["le bilan du bac"]),
        ("fr", "La secrétaire a présenté ses vœux.", []),
        ("ru", "Секретарь представит членам доклад о пароме.", ["доклад о пароме"]),
        ("ru", "Секретарь представит гостей.", []),
        ("ru", "Роу и Доу обсудили по телефону ремонт плотины и тарифы.", ["ремонт плотины", "тарифы"]),
        ("fr", "Les débats ont délibéré.", []),
        ("fr", "Les députés ont débattu du sort du bac.", ["sort du bac"]),
        ("fr", "Une attention particulière a été accordée au sort du bac.", ["sort du bac"]),
        ("fr", "Au cœur des discussions, le sort du bac.", ["le sort du bac"]),
        ("fr", "La crise du port sera encore une fois au centre des travaux.", ["La crise du port"]),
        ("fr", "La crise du port dominera les travaux du comité.", ["La crise du port"]),
        ("fr", "Le sort du bac a été évalué.", ["Le sort du bac"]),
        ("fr", "Un débat s'est tenu mardi sur le sort du bac.", ["le sort du bac"]),
        ("fr", "La rencontre a été l'occasion d'évoquer le sort du bac.", ["le sort du bac"]),
        ("fr", "Une note précise que le sort du bac sera examiné.", ["le sort du bac"]),
        ("fr", "Le bac s'est tenu sur le fleuve.", []),
        ("ru", "Предметом обсуждения стали тарифы парома.", ["тарифы парома"]),
        ("ru", "Участники сосредоточились на ремонте плотины.", ["ремонте плотины"]),
        ("ru", "Члены комиссии ознакомились с ходом ремонта плотины.", ["ремонта плотины"]),
        ("ru", "Комиссия продолжила рассмотрение проекта плотины.", ["проекта плотины"]),
        ("ru", "Созвано заседание по тяжелой ситуации на плотине.", ["тяжелой ситуации на плотине"]),
        ("ru", "Инженер выступил с докладом о ремонте плотины.", ["ремонте плотины"]),
        ("ru", "Участники сосредоточились.", []),
    ],
)
def test_a_matter_is_told_by_what_was_done_with_it(language: str, text: str, found: list[str]) -> None:
    assert agenda(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Four items are due. Among them are the budget and the new lock.", ["the budget", "the new lock"]),
        ("en", "The agenda has four points. These include the budget and the lock.", ["the budget", "the lock"]),
        ("en", "Four guests are due. Among them are the mayor and the judge.", []),
        ("fr", "Quatre points sont prévus. Il s'agit du budget et de la digue.", ["budget", "la digue"]),
        ("fr", "Le point est prévu. Il s'agit d'un pont de bois.", []),
        ("fr", "Quatre invités sont prévus. Il s'agit du maire et du juge.", []),
        ("ru", "Обсудили 18 вопросов. Среди них бюджет, ремонт плотины.", ["бюджет", "ремонт плотины"]),
        ("ru", "Пришли 18 гостей. Среди них мэр и судья.", []),
    ],
)
def test_a_second_sentence_names_items_the_first_counts(language: str, text: str, found: list[str]) -> None:
    assert agenda(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The delegates reviewed the state of the lock and found it sound.", ["the state of the lock"]),
        ("en", "They held extensive consultations on the dam and agreed to meet again.", ["the dam"]),
        ("en", "The ministers discussed ways to widen trade and traffic.", ["ways to widen trade and traffic"]),
        ("en", "Items continued: The council voted to put off the dam.", []),
        ("en", "The council is due to adopt a plan and to review the dam.", ["the dam"]),
        ("ru", "Министры обсудят состояние плотины и примут план.", ["состояние плотины"]),
        ("fr", "Au menu : le péage instauré au port.", ["le péage instauré au port"]),
    ],
)
def test_a_clause_of_its_own_ends_a_list(language: str, text: str, found: list[str]) -> None:
    assert agenda(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "matters"),
    [
        ("en", "The first report relates to the dredging of the canal.", ["dredging of the canal"]),
        ("en", "Discussion took place as to the height of the new weir.", ["height of the new weir"]),
        ("en", "The committee took action on the draft fishing rules.", ["draft fishing rules"]),
        (
            "en",
            "The council will convene its ninth session for an updated briefing on the lamps.",
            ["updated briefing on the lamps"],
        ),
        ("fr", "Le premier rapport est relatif à la location du quai.", ["la location du quai"]),
        ("fr", "Le Conseil traite aujourd'hui de la révision du tarif.", ["la révision du tarif"]),
        ("fr", "En outre, la loi sur la pêche a été traitée en détail.", ["la loi sur la pêche"]),
        ("fr", "Le prix du sel et la réforme du port ont dominé les débats.", ["Le prix du sel", "la réforme du port"]),
        ("ru", "На заседание вынесены проекты. Среди них – проект решения о сборе.", ["проект решения о сборе"]),
        ("en", "The summit's agenda included a report on the lamps.", ["a report on the lamps"]),
        ("en", "Discussions included the price of salt.", ["price of salt"]),
        ("en", "The council examined eleven reports.", []),
        ("en", "It set up a group to examine ways of saving water.", []),
        ("en", "The fund is meant to enable them to address various challenges.", []),
        ("fr", "Le conseil a examiné et adopté quatre rapports.", []),
        ("fr", "Au titre du ministère des Ports, le conseil a adopté un décret.", []),
        ("fr", "Elle a parlé lors de la conférence de presse consacrée à la pêche.", []),
        ("ru", "Депутаты рассмотрели 10 вопросов.", []),
    ],
)
def test_a_matter_is_told_in_words_of_minutes_and_parliaments(language: str, text: str, matters: list[str]) -> None:
    assert [one.removeprefix("the ").removeprefix("an ") for one in agenda(language, text)] == matters


def test_items_of_minutes_are_counted_in_roman_or_under_another() -> None:
    """Numbers such as `3.2` and `IV` go on as plain ones do."""
    text = "3.1 Barn at Mill.\n\nThe council resolved to support it.\n\n3.2 Shed\n\nThe request was rejected.\n\n3.3 Wall\n\nIt was resolved to wait."
    assert agenda("en", text, LEDE) == ["Barn at Mill", "Shed", "Wall"]
    text = "I – Budget de l'eau :\n\nLe conseil adopte le budget.\n\nII – Tarif du port :\n\nLe conseil décide de le relever.\n\nIII – Divers travaux :\n\nRien."
    assert agenda("fr", text, LEDE) == [
        "Budget de l'eau",
        "Tarif du port",
        "Divers travaux",
    ]


@pytest.mark.parametrize(
    ("language", "text", "topics"),
    [
        ("en", "Agenda\n\n1. Budget for 2022\n\n2. Water levels\n\n3. Other business\n\nThe doors open at nine.", 3),
        ("fr", "Ordre du jour provisoire\n\nAdoption de l'ordre du jour\n\nCotes d'alerte\n\nQuestions diverses", 3),
        ("ru", "Повестка дня:\n\n1. Бюджет на 2022 год;\n\n2. Уровень воды.", 2),
        (
            "fr",
            "Ont été abordés :\n\n– la situation dans le détroit ;\n\n– la mobilité des étudiants, dont le nombre croît.",
            2,
        ),
        ("en", "They had a frank exchange on fishing, export controls and the protection of cables.", 3),
        ("en", "The topics of the session will include lock fees, a review of the levy and ice.", 3),
        ("en", "They discussed the relations between the Union and Russia, Belarus and Ukraine.", 1),
        ("en", "They discussed the budget, stressing the need for savings and for patience.", 1),
        ("fr", "La commission s'est penchée sur la sécheresse et, à la demande de l'aval, sur les digues.", 2),
        ("fr", "Question : La commission a-t-elle siégé hier ?", 0),
        ("ru", "Обсуждены запасы трески, досмотр судов и обмен данными.", 3),
        ("en", "They will have to make headway on pilotage costs, ships in distress and a lighthouse.", 3),
        ("fr", "Mercredi, la commission examinait le parc éolien et la digue.", 2),
        ("fr", "Y seront examinés le transport des pièces, leur assurance ainsi que la formation.", 3),
        ("ru", "В центре внимания находились сертификаты и признание дипломов.", 2),
        ("ru", "Первым вопросом стоял ремонт дамбы.", 1),
        ("ru", "Комиссия рассмотрела вопросы, касающиеся охраны берегов.", 1),
    ],
)
def test_matters_are_listed_in_many_ways(language: str, text: str, topics: int) -> None:
    assert len(agenda(language, text)) == topics


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "ORDRE DU JOUR\n\n1.   Compte des bacs – ANNEXE\n\n2.   Vœu sur le port\n\n3.   Subventions", 3),
        ("fr", "ORDRE DU JOUR :\n\n✓ Vote du compte des bacs.\n\n✓ Vœu sur le port", 2),
        ("fr", "L’ordre du jour étant le suivant :\n\nCompte des bacs\n\nVœu sur le port", 2),
        ("fr", "Rappel de l'ordre du jour de la séance du conseil\n\n1/ Compte des bacs\n\n2/ Vœu sur le port", 2),
        ("fr", "ORDRE DU JOUR\n\nI.\n\nCOMPTE DES BACS\n\nII.\n\nVŒU SUR LE PORT", 2),
        ("en", "On the agenda…\n\n• Repairing the weir.\n\n• Selling the old ferry.", 2),
        ("en", "Order of business\n\n1. Repairs of the weir\n\n2. Sale of the old ferry", 2),
        ("en", "Consent agenda for Monday\n\n▪ Repairs of the weir\n\n▪ Sale of the old ferry", 2),
        ("en", "AGENDA\n\nI. Repairs of the weir\n\nII. Sale of the old ferry", 2),
        ("ru", "Повестка дня заседания совета\n\n1. Ремонт плотины\n\n2. Продажа парома", 2),
        ("ru", "Вопросы, вынесенные на рассмотрение:\n\n✓ Ремонт плотины\n\n✓ Продажа парома", 2),
        ("en", "On the agenda of his life…\n\nHe was a fisherman, and a good one.", 0),
        ("en", "The council had no agenda\n\nNobody came to the hall.\n\nThe doors stayed shut.", 0),
        ("fr", "Le maire a perdu l'ordre du jour\n\nIl est rentré.\n\nLa salle est restée vide.", 0),
        ("ru", "Повестка дня заседания совета\n\nЗаседание перенесли, потому что никто не пришел.", 0),
    ],
)
def test_agendas_stand_as_lists(language: str, text: str, found: int) -> None:
    assert len(agenda(language, text)) == found
