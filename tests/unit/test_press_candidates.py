"""Who may have sat: under which names bodies are candidates, which names are of one body, and what is none. Told on 12 May 2021."""

from datetime import date

import pytest
from tests.press_told import told

from comity.press.dates.days import find_dates
from comity.press.input.intake import take_in
from comity.press.layout.blocks import lay_out
from comity.press.names.actors import find_actors, outermost
from comity.press.names.alike import told_apart
from comity.press.register import shipped
from comity.press.sitting.groups import groups_of
from comity.press.sitting.seen import Seen
from comity.press.words.grammar import grammar
from comity.press.words.page import page_of


def candidates(language: str, text: str) -> list[str]:
    """Return the names of everybody a text names who might sit, ranks alone as nothing."""
    taken, known = take_in(text.encode(), None), grammar(language)
    page = page_of(taken.text, lay_out(taken, known).blocks, known)
    actors = outermost(told_apart(page, find_actors(page, shipped())))
    today = date(2021, 5, 12)
    seen = Seen(page=page, actors=actors, dates=find_dates(page, today), today=today)
    return [one.name for one in groups_of(seen, set())]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        # heads that are common nouns alone
        ("fr", "Le gouvernement a décidé mercredi de fermer le port.", "gouvernement"),
        ("fr", "Le Parlement norlandais a voté la loi mardi.", "Parlement norlandais"),
        ("en", "The government decided on Wednesday to close the port.", "government"),
        ("en", "The cabinet met on Monday.", "cabinet"),
        ("en", "The Riigikogu passed the bill on Tuesday.", "Riigikogu"),
        ("ru", "Правительство одобрило во вторник план порта.", "Правительство"),
        ("ru", "На совместном заседании палат принят бюджет.", "палата"),
        ("ru", "Во вторник собрался кабинет министров.", "кабинет министров"),
        # ordinals, figures, letters, places and several words before a head
        ("en", "The Third Committee adopted the text on Tuesday.", "Third Committee"),
        ("en", "The AU's Peace and Harbour Council met on Monday.", "Peace and Harbour Council"),
        ("en", "The Union (UN) Peace and Harbour Council met on Monday.", "Peace and Harbour Council"),
        ("en", "The 3rd Belt and Harbour Forum opened on Monday.", "Belt and Harbour Forum"),
        ("en", "The Science, Fishing and Space Committee met on Tuesday.", "Science, Fishing and Space Committee"),
        ("en", "The 5+5 Joint Harbour Commission met on Monday.", "5+5 Joint Harbour Commission"),
        ("en", "The Bank of Varna Policy Committee met on Monday.", "Bank of Varna Policy Committee"),
        ("en", "The Aral-Norland Joint Commission met on Monday.", "Aral-Norland Joint Commission"),
        ("fr", "La Troisième Commission a adopté le texte mardi.", "Troisième Commission"),
        ("fr", "Troisième Commission : le texte est adopté.", "Troisième Commission"),
        ("ru", "Третий комитет принял текст во вторник.", "Третий комитет"),
        ("ru", "В Государственном совете порта прошло заседание.", "Государственный совет порта"),
        ("ru", "Ученый совет порта заседал во вторник.", "Ученый совет порта"),
        ("en", "The Union Cabinet met on Monday.", "Union Cabinet"),
        ("en", "The Senate State Harbours and Elections Committee met.", "Senate State Harbours and Elections Committee"),
        ("en", "Chairman Joint Harbour Committee General Roe spoke.", "Joint Harbour Committee"),
        ("en", "Its four existing sub-commissions met on Monday.", "sub-commissions"),
        ("ru", "Орган Портового союза Арала, Норландии и Казахстана собрался.", "Орган Портового союза Арала, Норландии и Казахстана"),
        # how far names go on
        ("en", "The Commission for the Conservation of Northern and Southern Living Resources met.", "Commission for the Conservation of Northern and Southern Living Resources"),
        ("en", "The Council of the Organization for Security and Cooperation in Europe met on Monday.", "Council of the Organization for Security and Cooperation in Europe"),
        ("en", "The Varna Council on Monday for the fourth time refused it.", "Varna Council"),
        ("en", "The Harbour Council for the noble aim of peace met on Monday.", "Harbour Council"),
        ("en", "The Fishing Council for the Northern Sea met on Monday.", "Fishing Council for the Northern Sea"),
        ("fr", "Le Conseil économique, social et environnemental a siégé mardi.", "Conseil économique, social et environnemental"),
        ("fr", "La Commission mixte paritaire pour la sauvegarde de la baie s'est réunie.", "Commission mixte paritaire pour la sauvegarde de la baie"),
        ("fr", "Le Conseil portuaire de bien vouloir l'approuver mardi.", "Conseil portuaire"),
        ("fr", "Le Parlement norlandais sur le dossier du chalut s'est réuni.", "Parlement norlandais"),
        ("fr", "Le conseil d'administration demain se réunira.", "conseil d'administration"),
        ("fr", "L'adoption par la Chambre des députés de la loi a eu lieu mardi.", "Chambre des députés"),
        ("fr", "La Commission de cette organisation de la baie s'est réunie.", "Commission"),
        ("fr", "La Communauté économique des Etats d'Afrique de l'Ouest a siégé.", "Communauté économique des Etats d'Afrique de l'Ouest"),
        ("fr", "Le sommet des chefs d'Etat et de gouvernement de la baie s'est ouvert.", "sommet des chefs d'Etat et de gouvernement de la baie"),
        ("fr", "Le Conseil fédéral comptait mardi sur lui.", "Conseil fédéral"),
        ("fr", "Le sommet des deux rives s'est ouvert mardi.", "sommet des deux rives"),
        ("ru", "Совет министров обороны государств — членов Союза портов собрался.", "Совет министров обороны государств — членов Союза портов"),
        ("ru", "Комитет по делам молодежи, спорта и туризма собрался.", "Комитет по делам молодежи, спорта и туризма"),
        ("ru", "Совет по борьбе с саранчой собрался во вторник.", "Совет по борьбе с саранчой"),
        ("ru", "Комиссия по управлению озером собралась во вторник.", "Комиссия по управлению озером"),
        ("ru", "Комитет Портовой думы по обороне собрался во вторник.", "Комитет Портовой думы по обороне"),
        ("ru", "Переговоры ведут три порта.", "Переговоры"),
        ("ru", "Спикер парламента Галуст Рыбаков выступил на заседании.", "парламент"),
        ("ru", "Портовый совет VII созыва собрался во вторник.", "Портовый совет"),
        # words in capitals, and names with wide gaps in them
        ("fr", "LE CONSEIL DECIDE QUE LE PORT EST FERME", "CONSEIL"),
        ("en", "THE HARBOUR COUNCIL MET ON MONDAY", "HARBOUR COUNCIL"),
        ("en", "The Board of  Harbour\xa0Masters met on Monday.", "Board of Harbour Masters"),
        ("fr", "Le conseil de la région sous- régionale a voté.", "conseil de la région sous-régionale"),
        # those who meet of an organisation
        ("en", "The OPEC ministers' meeting opened on Monday.", "OPEC"),
        ("fr", "Le sommet de la CEDEAO s'est ouvert mardi.", "sommet de la CEDEAO"),
        ("ru", "Во вторник прошла встреча министров Союза портов.", "Союз портов"),
    ],
)  # fmt: skip
def test_a_body_is_a_candidate_under_its_whole_name(language: str, text: str, name: str) -> None:
    assert name in candidates(language, text)


@pytest.mark.parametrize(
    ("language", "text", "none"),
    [
        ("en", "The parties to the talks left.", "parties to the"),
        ("en", "A session for an hour was held.", "session for an"),
        ("en", "Heads of State and Government spoke.", "Government"),
        ("en", "NEWS FROM THE NEW YORK OFFICE IN FEBRUARY", "YORK"),
        ("en", "The pre-summit dinner was held.", "summit"),
        ("en", "The round of talks ended on Monday.", "round of talks"),
        ("en", "On Monday a three-hour meeting between Aral and Varna was held.", "three-hour meeting"),
        ("fr", "Les chefs d'État et de gouvernement ont parlé.", "gouvernement"),
        ("fr", "La session de la grande commission mixte s'est ouverte.", "session de la grande commission mixte"),
        ("fr", "Une rencontre entre les ministres a eu lieu mardi.", "rencontre"),
        ("fr", "COMPTE RENDU DE LA SEANCE DU MOIS DE MAI", "RENDU"),
        ("fr", "M. Jean DUPUIS MARTIN est absent.", "DUPUIS"),
        ("ru", "Во вторник состоялась встреча Рыбакова с послом.", "встреча Рыбакова"),
        ("ru", "Главы правительств выступили во вторник.", "правительства"),
        ("ru", "На заседании депутаты приняли закон.", "заседание депутаты"),
        ("ru", "Проект резолюций ассамблея приняла.", "резолюций ассамблея"),
        ("ru", "Саммит этой организации открылся.", "саммит этой организации"),
        ("ru", "ПОВЕСТКА ДНЯ НА МАЙ", "ДНЯ"),
    ],
)
def test_a_piece_of_a_sentence_is_no_candidate(language: str, text: str, none: str) -> None:
    assert none not in candidates(language, text)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        # letters, introduced or only spelled
        ("fr", "Le CPS a siégé. Le Conseil de paix et de sécurité (CPS) a voté. Le CPS refuse.", ["Conseil de paix et de sécurité"]),
        ("fr", "La CEBA a siégé. La Communauté économique des baies d'Arden refuse.", ["Communauté économique des baies d'Arden"]),
        ("en", "The NHC voted. The Northern Harbour Commission refused.", ["Northern Harbour Commission"]),
        ("ru", "СМП заседал. Совет министров портов решил.", ["Совет министров портов"]),
        ("ru", "СРНК решила. Смешанная рыбная норландская комиссия собралась.", ["Смешанная рыбная норландская комиссия"]),
        ("en", "The Joint Harbour Commission (JC) met. The JC rose.", ["Joint Harbour Commission"]),
        # words made of two
        ("ru", "Межправкомиссия собралась. Межправительственная комиссия решила.", ["Межправительственная комиссия"]),
        ("ru", "Арало-портовая межправкомиссия собралась. Межправительственная комиссия решила.", ["Арало-портовая межправкомиссия"]),
        ("ru", "Горсовет собрался. Городской совет решил.", ["Городской совет"]),
        ("ru", "Портовая дума решила. Госдума собралась.", ["Портовая дума", "Госдума"]),
        # a parliament by its kind and by its name
        ("ru", "Парламент Норландии собрался. Национальное собрание приняло закон.", ["Парламент Норландии"]),
        ("fr", "L'Assemblée nationale a voté. Le Parlement siège lundi.", ["Assemblée nationale"]),
        ("en", "Parliament sat on Monday. The National Assembly passed it.", ["National Assembly"]),
        ("fr", "L'Assemblée nationale a voté. Le Sénat refuse. Le Parlement siège.", ["Assemblée nationale", "Sénat", "Parlement"]),
        # shorter names, other heads, and owners in names
        ("en", "The Joint Harbour Committee met. The Joint Commission rose.", ["Joint Harbour Committee", "Joint Commission"]),
        ("en", "The Northern Harbour Council met. The Harbour Council voted. The council rose.", ["Northern Harbour Council"]),
        ("fr", "Le Conseil des baies de l'Union africaine a siégé. L'Union africaine attend.", ["Conseil des baies de l'Union africaine", "Union africaine"]),
        ("ru", "Совет Союза портов собрался. Союз портов ждет.", ["Совет Союза портов", "Союз портов"]),
    ],
)  # fmt: skip
def test_names_of_one_body_are_one(language: str, text: str, names: list[str]) -> None:
    assert candidates(language, text) == names


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Le CPS s'est réuni mardi à Varna.\n\nLe Conseil de paix et de sécurité (CPS) a été créé en 2004. La baie est calme. Le quai est long.", "Conseil de paix et de sécurité (CPS)"),
        ("ru", "Госдума собралась во вторник в Варне.\n\nЗдание, где размещена Государственная дума, построено в 1935 году. Над бухтой шел дождь. Причал длинный.", "Госдума"),
    ],
)  # fmt: skip
def test_a_body_is_shipped_with_the_name_its_clause_has(language: str, text: str, name: str) -> None:
    assert told(language, text)["meetings"][0]["body"] == name
