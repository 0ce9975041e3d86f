"""News of companies, sports, science, crime and weather, in which nobody sat, beside the like in which somebody did.

A price that rose, a team that met another, a conference call and a government's report tell no sitting; all sentences are made up.
"""

import tomllib
from pathlib import Path

import pytest
from tests.press_told import STAMPED, told

NEWS = Path(__file__).parents[1] / "press" / "news.toml"

SHORT = [
    (
        "en",
        (
            "Shares in the lens maker fell 4 percent on Tuesday after the company said its chief executive would "
            "step down in March. Analysts had expected the announcement for weeks."
        ),
    ),
    (
        "en",
        (
            "Northern Ferries said on Tuesday that it had sold 29 million tickets in the second quarter, and "
            "executives will discuss the results on a conference call today at 8:30 a.m. "
            "A replay of the conference call will be available through July 20."
        ),
    ),
    ("en", "Sailors from the Indian Ocean board a navy helicopter on Thursday. Passengers board the ferry at noon."),
    (
        "en",
        (
            "The Lions met the Bears in the final on Saturday and won 4-2. "
            "Coach Tom Hale said his team had never played so well."
        ),
    ),
    (
        "en",
        (
            "T1 have beaten their rivals in three straight games to win the world title on Sunday. "
            "The team's captain was named the best player of the finals."
        ),
    ),
    (
        "en",
        (
            "“Tomorrow will be a quieter day,” says a Channel Nine meteorologist. "
            "Millions of travellers took to the roads on Wednesday."
        ),
    ),
    (
        "en",
        (
            "The federal government released a report on the spill on Wednesday. "
            "Scientists from the university said the oil had not gone."
        ),
    ),
    (
        "en",
        (
            "Police arrested two men on Monday night after a robbery at a bank in the old town. "
            "The court will hear their case in August."
        ),
    ),
    (
        "en",
        (
            "A new telescope found water on a distant planet, researchers said on Thursday in the journal Optics. "
            "The team used data from 2014."
        ),
    ),
    (
        "en",
        ("The company unveiled its new phone at an event on Tuesday. It will go on sale in September for 399 dollars."),
    ),
    (
        "en",
        (
            "Apple Music Group said that the board gave him his resignation Wednesday. "
            "In a letter addressed to the board he thanked his staff."
        ),
    ),
    ("en", "The band will play in Orm on Friday. Tickets for the concert were sold within hours."),
    ("en", "The storm hit the coast on Monday and left 12 people dead. The national weather service warned of floods."),
    (
        "en",
        (
            "The university said on Wednesday that students would pay more from September. The faculty has 400 professors."
        ),
    ),
    ("en", "The film opened in 300 cinemas on Friday and took 40 million dollars. Critics met it with cheers."),
    (
        "en",
        (
            "The regulator fined the bank 20 million dollars on Tuesday for hiding its losses. The bank said it would appeal."
        ),
    ),
    (
        "en",
        (
            "A judge on Monday ordered the firm to pay 3 million dollars to a former worker. The jury found that it had lied."
        ),
    ),
    ("en", "The hospital opened a new ward on Friday. Doctors at the hospital treated 400 patients in June."),
    ("en", "Two astronauts left the space station on Tuesday to mend a pump. The agency showed the walk live."),
    ("en", "The carmaker recalled 400,000 cars on Wednesday over faulty brakes. Its sales met expectations in June."),
    (
        "en",
        (
            "The Marines have asked their commander to study what the Corps will look like. "
            "The report was handed in on Friday."
        ),
    ),
    ("en", "The Bluefin Tuna Commission of Enquiry, a band, released its second record on Friday."),
    ("en", "Players of the national committee's youth squad flew home on Thursday. They had lost all three games."),
    ("en", "The investor conference call will be held today, July 13, at 8:30 AM. The passcode is 1178."),
    (
        "en",
        (
            "The search giant's developer conference drew 5,000 people to the city on Wednesday. It showed a watch and a car."
        ),
    ),
    (
        "en",
        ("The website of the city council was down on Tuesday after an attack. Experts said the hackers wanted money."),
    ),
    ("en", "The union's strike stopped trains on Monday. Commuters waited for hours."),
    ("en", "The central bank's governor said on Tuesday that prices would rise. Markets fell after his speech."),
    (
        "fr",
        (
            "L'action du fabricant a perdu 4 % mardi après l'annonce du départ de son directeur. "
            "Les analystes s'y attendaient."
        ),
    ),
    (
        "fr",
        (
            "L'équipe de Tarn a rencontré celle d'Orm samedi en finale et l'a emporté 4 à 2. L'entraîneur a salué ses joueurs."
        ),
    ),
    ("fr", "La police a arrêté deux hommes lundi soir après un vol dans une banque. Le tribunal les jugera en août."),
    (
        "fr",
        (
            "Les chercheurs de l'institut ont trouvé de l'eau sur une planète, selon une étude parue jeudi. "
            "L'équipe a utilisé un télescope."
        ),
    ),
    ("fr", "Le groupe a présenté mardi son nouveau téléphone. Il sera vendu 399 euros dès septembre."),
    (
        "fr",
        (
            "La conférence téléphonique avec les analystes aura lieu aujourd'hui à 18 heures. "
            "Les résultats du groupe ont été publiés ce matin."
        ),
    ),
    ("fr", "Le gouvernement fédéral a publié mercredi un rapport sur la marée noire. Les savants n'y croient pas."),
    ("fr", "Le constructeur rappelle 400 000 voitures à cause de freins défectueux. Ses ventes ont baissé en juin."),
    ("fr", "La tempête a touché la côte lundi et fait douze morts. Le service météorologique avait donné l'alerte."),
    ("fr", "Le film est sorti vendredi dans 300 salles. La critique l'a bien reçu."),
    ("fr", "Le conseil d'administration du groupe compte douze membres. Le titre a gagné 3 % mardi."),
    ("fr", "Le chanteur donnera un concert vendredi à Orm. Les billets se sont vendus en une heure."),
    ("ru", "Акции завода упали во вторник на 4% после ухода директора. Аналитики этого ждали."),
    ("ru", "Сборная Орма встретилась с командой Тарна в субботу и выиграла 4:2. Тренер похвалил игроков."),
    (
        "ru",
        (
            "Ученые института нашли воду на далекой планете, говорится в статье, вышедшей в четверг. "
            "Они работали с телескопом."
        ),
    ),
    ("ru", "Компания показала во вторник новый телефон. Он поступит в продажу в сентябре."),
    ("ru", "Шторм обрушился на берег в понедельник, погибли 12 человек. Метеослужба предупреждала о нем."),
    ("ru", "Федеральное правительство опубликовало в среду доклад о разливе нефти. Ученые ему не верят."),
    ("ru", "Автозавод отзывает 400 тысяч машин из-за тормозов. В июне продажи снизились."),
    ("ru", "Фильм вышел в пятницу в 300 залах. Критики встретили его хорошо."),
    ("ru", "Телефонная конференция для инвесторов пройдет сегодня в 18 часов. Отчет компании вышел утром."),
    ("ru", "Банк оштрафовали во вторник на 20 миллионов рублей. Он подаст жалобу."),
]
LONG = [
    (
        "en",
        (
            "Hackers hit bank\n\nHackers stole data of 2 million customers from Orm Bank, the bank said on Friday.\n\n"
            "The Data Protection Authority opened an inquiry. The bank's board was told on Thursday. "
            "Experts at the firm NetSafe found the hole.\n\n"
            "Customers gathered outside branches on Saturday. The stock rose a little in the afternoon.\n\n"
        ),
    ),
    (
        "en",
        (
            "Shares in Tarn Optics fell 4 percent.\n\n"
            "The lens maker's shares fell on Tuesday after its chief executive, Jane Roe, said she would step "
            "down in March. “It has been a good ride,” Roe said in a letter to the board and to her staff.\n\n"
            "Profit rose 12 percent to 40 million dollars in the second quarter. Analysts had expected 44 million. "
            "The company told the board of its plans in May, according to people who know of it.\n\n"
            "Roe, who joined in 2001, was elected chairwoman last year. "
            "The board has “full trust” in her, Tom Hale said on behalf of the board. "
            "She would no longer meet the demands of the post, she said.\n\n"
        ),
    ),
    (
        "en",
        (
            "Orm Lions win the cup\n\n"
            "The Orm Lions beat the Tarn Bears 4-2 on Saturday to win the Lake League title.\n\n"
            "T9 opened the scoring in the third minute. The Lions closed out the first half with two goals more. "
            "“We opted to wait,” coach Tom Hale said after the match.\n\n"
            "The league said 40,000 people watched. The two teams will meet again in August. "
            "The Football Association fined Hale 300 dollars in May.\n\n"
            "The Bears fired their coach on Monday. The players met fans at the gate.\n\n"
        ),
    ),
    (
        "en",
        (
            "A quieter day is ahead\n\n"
            "By Jane Roe, CNB\n\n"
            "(CNB) -- Storms left 12 people dead on the coast on Tuesday.\n\n"
            "“Tomorrow will be a quieter day,” said a CNB meteorologist, Tom Hale. "
            "“It's sleet, it's rain,” Ann Lee told CNB affiliate WUSO. \n\n"
            "The National Weather Service warned of floods. More than 100 cars ended up in wrecks. "
            "Airlines cancelled 40 flights on Monday.\n\n"
            "CNB's Bob Dee and Al Fox contributed to this report.\n\n"
        ),
    ),
    (
        "en",
        (
            "Most of the oil is still there, scientists say\n\n"
            "This month the federal government released a report on the spill. It said 74% of the oil was gone.\n\n"
            "But researchers at the University of Orm (UOO) looked at the government survey and reached other "
            "conclusions. They had divers and chemists from other schools try to find out how fast oil is "
            "dispersed, and concluded that most is there. Dispersed oil is not gone, said Tom Hale.\n\n"
            "Government scientists later confirmed that there were plumes. “I do not think so,” Hale said at an Aug. "
            "11 press conference.\n\n"
        ),
    ),
    (
        "en",
        (
            "Sea soldiers are too many, says the minister\n\n"
            "Marines of the ship Heron in the Southern Ocean board a navy helicopter on Thursday.\n\n"
            "The defense chief said the Corps had grown too big. In a speech on Thursday he asked for a study. "
            "In a session with sailors aboard the destroyer Swift he said it would be trimmed.\n\n"
            "The corps was founded by the Lake Congress in 1775. Landings have become rare.\n\n"
        ),
    ),
    (
        "en",
        (
            "Tarn Pharma buys the rights to a drug\n\n"
            "Tarn Pharma said today it had bought the rights to a drug from Orm Labs for 75 million dollars.\n\n"
            "Investor conference call to be held today at 8:30 a.m.\n\n"
            "In October 2013, the European Commission granted marketing authorization for the drug. "
            "The company files reports with the Securities and Exchange Commission.\n\n"
            "Tarn will host a conference call today to discuss the deal. "
            "A replay of the conference call will be available through July 20.\n\n"
        ),
    ),
    (
        "en",
        (
            "New phone shown\n\n"
            "The search giant showed a phone at its developer conference on Wednesday.\n\n"
            "The conference drew 5,000 people to the Harbour Centre. "
            "The phone goes on sale in September for 399 dollars. "
            "“We wanted it light,” Jane Roe told the conference.\n\n"
            "The alliance of makers behind its software has 40 members. "
            "A consumer group said the phone was hard to mend.\n\n"
        ),
    ),
    (
        "en",
        (
            "Police hold two men\n\n"
            "Police held two men on Monday night after a robbery at the Orm Savings Bank.\n\n"
            "The men took 40,000 dollars, a spokeswoman said. They will appear before the county court on Friday. "
            "A neighbour gathered the coins from the street.\n\n"
            "The bank opened again on Tuesday. Crime rose by 4 percent last year, the ministry said.\n\n"
        ),
    ),
    (
        "en",
        (
            "Telescope finds water\n\n"
            "Researchers found water on a planet 40 light years away, they said on Thursday in the journal "
            "Optics.\n\n"
            "The team at the Tarn Institute used the telescope of the European Space Agency. "
            "The research council paid for the work. “It is a great step,” said Ann Lee, who leads the group.\n\n"
            "The group looked at data from 2014 and concluded that the planet has clouds.\n\n"
        ),
    ),
    (
        "en",
        (
            "Star sings again\n\n"
            "The singer Ann Lee opened her tour in Orm on Friday before 9,000 fans.\n\n"
            "She met with cheers. The band Council of Owls played before her. "
            "The union of stage hands had called a strike for Saturday but the concert took place.\n\n"
            "Lee will sing in Tarn on Sunday. The tour ends in August.\n\n"
        ),
    ),
    (
        "fr",
        (
            "Le titre de Tarn Optique chute\n\n"
            "L'action du fabricant a perdu 4 % mardi après l'annonce du départ de sa directrice, Jeanne Roy. "
            "“Ce fut une belle aventure”, a-t-elle écrit au conseil d'administration.\n\n"
            "Le bénéfice a progressé de 12 % à 40 millions d'euros. "
            "Une conférence téléphonique est prévue à 18 heures.\n\n"
            "Le groupe emploie 400 personnes. Le syndicat des verriers s'inquiète.\n\n"
        ),
    ),
    (
        "fr",
        (
            "Les Lions d'Orm gagnent la coupe\n\n"
            "Les Lions ont battu les Ours de Tarn 4 à 2 samedi en finale de la coupe de la Ligue.\n\n"
            "Le club avait réuni 40 000 spectateurs. Les deux équipes se retrouveront en août. "
            "“Nous avons attendu”, a dit l'entraîneur Tom Ral.\n\n"
            "La Fédération a infligé une amende au club en mai.\n\n"
        ),
    ),
    (
        "fr",
        (
            "De l'eau sur une planète\n\n"
            "Des chercheurs ont trouvé de l'eau sur une planète, selon une étude publiée jeudi.\n\n"
            "L'équipe de l'institut de Tarn a utilisé un télescope de l'Agence spatiale. "
            "Le conseil de la recherche a payé les travaux. "
            "“C'est un grand pas”, dit Anne Leroy, qui dirige le groupe.\n\n"
        ),
    ),
    (
        "fr",
        (
            "La police arrête deux hommes\n\n"
            "La police a arrêté deux hommes lundi soir après un vol à la banque d'Orm.\n\n"
            "Ils ont pris 40 000 euros. Ils seront présentés vendredi au tribunal. La banque a rouvert mardi. "
            "Le gouvernement a promis plus de policiers.\n\n"
        ),
    ),
    (
        "ru",
        (
            "Акции завода упали\n\n"
            "Акции «Тарноптики» упали во вторник на 4% после ухода директора Анны Рой. "
            "«Это было хорошее время», – написала она совету директоров.\n\n"
            "Прибыль выросла на 12%. Телефонная конференция пройдет в 18 часов. Завод основан в 1803 году.\n\n"
            "Профсоюз стекольщиков опасается сокращений.\n\n"
        ),
    ),
    (
        "ru",
        (
            "Львы выиграли кубок\n\n"
            "«Львы» из Орма победили «Медведей» из Тарна 4:2 в субботу и выиграли кубок Лиги.\n\n"
            "Матч собрал 40 тысяч зрителей. Команды встретятся снова в августе. "
            "«Мы решили ждать», – сказал тренер Том Хейл.\n\n"
            "Федерация оштрафовала клуб в мае.\n\n"
        ),
    ),
    (
        "ru",
        (
            "На планете нашли воду\n\n"
            "Ученые нашли воду на далекой планете, говорится в статье, вышедшей в четверг.\n\n"
            "Группа института в Тарне работала с телескопом космического агентства. Работу оплатил научный совет. "
            "«Это большой шаг», – сказала Анна Ли.\n\n"
        ),
    ),
    (
        "ru",
        (
            "Двоих задержали\n\n"
            "Полиция задержала двух мужчин в понедельник вечером после ограбления банка в Орме.\n\n"
            "Они взяли 40 тысяч рублей. В пятницу они предстанут перед судом. Банк открылся во вторник. "
            "Правительство обещало больше полицейских.\n\n"
        ),
    ),
]
SAT = [
    ("en", "The ministers held a conference call on Tuesday. They agreed on fees.", "2016-07-12"),
    ("en", "The government met on Tuesday to discuss the budget. It sent 40 lorries.", "2016-07-12"),
    ("en", "The summit of the Union took place on Tuesday. Leaders spoke of fees.", "2016-07-12"),
    ("en", "The chamber rose on Tuesday after a long debate on the lock.", "2016-07-12"),
    ("en", "The harbour board met on Tuesday. It put a helicopter to use.", "2016-07-12"),
    (
        "en",
        "Shares fell and analysts shook their heads. The board met on Tuesday to pick a chief executive. It sat for hours.",
        "2016-07-12",
    ),
    ("en", "The county council opened its debate on Tuesday. It has a new chair. Fees will rise in May.", "2016-07-12"),
    ("fr", "Le gouvernement s'est réuni mardi. Il a débattu du port.", "2016-07-12"),
    ("ru", "Правительство собралось во вторник. Оно обсудило сбор за проход.", "2016-07-12"),
]


@pytest.mark.parametrize(("language", "text"), SHORT)
def test_news_in_which_nobody_sits_tells_no_sitting(language: str, text: str) -> None:
    """Who owns, plays, finds or robs does not sit, be it that a board or a court is named."""
    assert told(language, text, STAMPED)["meetings"] == []


def test_no_text_of_general_news_tells_a_sitting() -> None:
    """A mountain's summit, a court's hearing, a company's board and meeting of owners, what a council opens: none sits."""
    texts = [(language, text) for language, some in tomllib.loads(NEWS.read_text("utf-8")).items() for text in some]
    assert [text for language, text in texts if told(language, text, STAMPED)["meetings"]] == []


@pytest.mark.parametrize(("language", "text"), LONG)
def test_an_article_in_which_nobody_sits_tells_no_sitting(language: str, text: str) -> None:
    """A league, a union and a government sit only where a clause says it of them; letters of no known body never do else."""
    stamp = STAMPED[language].partition("\n\n")[2]
    assert told(language, text, {language: stamp})["meetings"] == []


@pytest.mark.parametrize(("language", "text", "day"), SAT)
def test_who_mostly_does_other_things_sits_where_a_clause_says_so(language: str, text: str, day: str) -> None:
    """The same bodies and words where they do tell a sitting."""
    assert [one["date"] for one in told(language, text, STAMPED)["meetings"]][:1] == [day]
