"""Matters by verbs and nouns of dealing with them, items a second sentence names, and where a clause ends a list."""

import pytest
from tests.press_told import MET, told


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
    assert [one["text"] for one in told(language, text, MET)["agenda"]] == found


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
    assert [one["text"] for one in told(language, text, MET)["agenda"]] == found


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
    assert [one["text"] for one in told(language, text, MET)["agenda"]] == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "At the end of the talks, an agreement was signed.", 1),
        ("en", "In 1990 an agreement was signed.", 0),
        ("en", "The commission gave final approval to the purchase of a ferry.", 1),
        ("en", "The commission declined to renew the contract.", 1),
        ("en", "The commission declined to comment.", 0),
        ("en", "The session ended with the adoption of a declaration.", 1),
        ("en", "The commission backed the plan in a vote of 12 to 3.", 1),
        ("fr", "Le conseil donne son accord à la vente du bac.", 1),
        ("fr", "Le conseil a émis un avis défavorable.", 1),
        ("fr", "Les parties se sont accordées sur le calendrier.", 1),
        ("fr", "Les deux présidents se sont mis d'accord sur le calendrier.", 1),
        ("fr", "Les membres du conseil n'avaient pas écarté la vente du bac.", 0),
        ("fr", "Les membres du conseil avaient écarté la vente du bac.", 1),
        ("ru", "Депутаты поддержали предложение о ремонте плотины.", 1),
        ("ru", "Депутаты поддержали команду.", 0),
        ("ru", "По итогам заседания подписан протокол.", 1),
    ],
)
def test_more_is_a_decision(language: str, text: str, found: int) -> None:
    decided = [one["text"] for one in told(language, text, MET)["decisions"]]
    assert len(decided) == found, decided


def test_marks_that_close_before_the_verb_part_nothing() -> None:
    text = "Le projet contre le « laxisme » au port a été adopté par le conseil."
    assert [one["text"] for one in told("fr", text, MET)["decisions"]] == [text[:-1]]
