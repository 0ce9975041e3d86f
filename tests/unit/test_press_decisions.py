"""What is decided: by verbs, by what a body does, in the passive, by votes; and what decides nothing."""

import pytest
from tests.press_told import LEDE, decided


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The council has extended the ban until June.", ["extended the ban until June"]),
        ("en", "The assembly passed a resolution on ferries.", ["passed a resolution on ferries"]),
        ("en", "The board gave its approval to the plan.", ["gave its approval to the plan"]),
        ("en", "The board turned down the plan.", ["turned down the plan"]),
        ("en", "The board rejected the request.", ["rejected the request"]),
        ("en", "The board put off the vote until May.", ["put off the vote until May"]),
        ("en", "The two sides reached agreement on ferry fares.", ["reached agreement on ferry fares"]),
        ("en", "The parties struck a deal on ferry fares.", ["struck a deal on ferry fares"]),
        ("en", "The parties reached no agreement.", []),
        ("en", "The commission failed to agree on a date.", []),
        ("en", "No decision was taken.", []),
        ("en", "The council is expected to adopt the budget on Friday.", []),
        ("en", "The council will adopt the budget on Friday.", []),
        ("en", "A resolution may be adopted on Friday.", []),
        ("en", "The plan adopted in April is late.", []),
        ("en", "The agreed text is short.", []),
        ("en", "The mayor set the tone.", []),
        ("en", "The commission appointed a rapporteur.", ["appointed a rapporteur"]),
        ("en", "The council lifted the sanctions.", ["lifted the sanctions"]),
        ("en", "The council imposed sanctions on three firms.", ["imposed sanctions on three firms"]),
        ("en", "The ferry was launched in May.", []),
        ("en", "The council's chair said the plan was fair.", []),
        (
            "en",
            "By decision of the council, the harbour is closed.",
            ["By decision of the council, the harbour is closed"],
        ),
        (
            "en",
            "Under a decision taken on Monday, the harbour will close.",
            ["Under a decision taken on Monday, the harbour will close"],
        ),
        ("fr", "Le budget a été adopté par 12 voix contre 3.", ["Le budget a été adopté par 12 voix contre 3"]),
        ("fr", "Le budget a été adopté.", ["Le budget a été adopté"]),
        ("fr", "Les membres ont élu un nouveau président.", ["élu un nouveau président"]),
        ("fr", "Le comité a reporté le vote au mois de mai.", ["reporté le vote au mois de mai"]),
        ("fr", "Le comité a rejeté la demande.", ["rejeté la demande"]),
        (
            "fr",
            "Les parties sont parvenues à un accord sur les tarifs.",
            ["Les parties sont parvenues à un accord sur les tarifs"],
        ),
        ("fr", "Les parties ont trouvé un accord sur les tarifs.", ["trouvé un accord sur les tarifs"]),
        ("fr", "Les parties ne sont pas parvenues à un accord.", []),
        ("fr", "Aucune décision n'a été prise.", []),
        ("fr", "Le conseil devrait adopter le budget vendredi.", []),
        ("fr", "Le conseil adoptera le budget vendredi.", []),
        ("fr", "Le plan adopté en avril est en retard.", []),
        ("fr", "Le texte convenu est court.", []),
        ("fr", "Le conseil a donné un avis favorable au projet.", ["donné un avis favorable au projet"]),
        ("fr", "Le conseil a levé les sanctions.", ["levé les sanctions"]),
        ("fr", "Le conseil a imposé des sanctions à trois sociétés.", ["imposé des sanctions à trois sociétés"]),
        ("fr", "Le conseil a nommé un rapporteur.", ["nommé un rapporteur"]),
        ("fr", "Par décision du conseil, le port est fermé.", ["Par décision du conseil, le port est fermé"]),
        ("fr", "Le maire a lancé un appel au calme.", []),
        ("fr", "Le bac a été lancé en mai.", []),
        ("ru", "Бюджет был утвержден 12 голосами против 3.", ["Бюджет был утвержден 12 голосами против 3"]),
        ("ru", "Бюджет утвержден.", ["Бюджет утвержден"]),
        ("ru", "Депутаты проголосовали за закрытие порта.", ["проголосовали за закрытие порта"]),
        ("ru", "Депутаты избрали нового председателя.", ["избрали нового председателя"]),
        ("ru", "Комитет отложил голосование до мая.", ["отложил голосование до мая"]),
        ("ru", "Комитет отклонил заявку.", ["отклонил заявку"]),
        ("ru", "Стороны достигли договоренности о тарифах.", ["достигли договоренности о тарифах"]),
        ("ru", "Стороны не договорились о тарифах.", []),
        ("ru", "Решение не принято.", []),
        ("ru", "Совет утвердит бюджет в пятницу.", []),
        ("ru", "Может быть принята резолюция.", []),
        ("ru", "Принятый в апреле план отстает.", []),
        ("ru", "Совет снял санкции.", ["снял санкции"]),
        ("ru", "Совет ввел санкции против трех компаний.", ["ввел санкции против трех компаний"]),
        ("ru", "Совет создал рабочую группу.", ["создал рабочую группу"]),
        ("ru", "По решению совета порт закрыт.", ["По решению совета порт закрыт"]),
        ("ru", "Внесены изменения в устав.", ["Внесены изменения в устав"]),
        (
            "en",
            "The European Parliament adopted by 438 votes to 75 a report on lakes.",
            ["adopted by 438 votes to 75 a report on lakes"],
        ),
        ("en", "It works under a plan adopted on Thursday.", []),
        ("en", "Harbour rules – Agreed Record (May 2021)", []),
        ("en", "The minister raised the question of fares.", []),
        ("en", "“The commission has decided to close the port,” she said.", ["decided to close the port"]),
        ("en", "“I have decided to close the port,” she said.", []),
        (
            "fr",
            "Le conseil siégera jusqu'à vendredi, a décidé jeudi le bureau.",
            ["Le conseil siégera jusqu'à vendredi"],
        ),
        ("fr", "Les élus de la minorité ont voté blanc.", []),
        ("fr", "L'ultimatum que le conseil avait lancé n'a rien donné.", []),
        ("ru", "«Совет договорился закрыть порт», – сказал председатель.", ["договорился закрыть порт"]),
        ("ru", "Списки комиссия утвердила в среду.", ["Списки комиссия утвердила в среду"]),
    ],
)
def test_decisions_are_what_a_body_has_decided(language: str, text: str, found: list[str]) -> None:
    assert decided(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The Council of Chad's ports lifted the ban.", ["lifted the ban"]),
        ("en", "The parliament of Chad ratified the treaty.", ["ratified the treaty"]),
        ("en", "The Council, sitting in Chad, extended the truce.", ["extended the truce"]),
        ("en", "The leaders agree to pool their tugs.", ["agree to pool their tugs"]),
        ("en", "They also appointed a surveyor.", ["appointed a surveyor"]),
        ("en", "The summit named a mediator.", ["named a mediator"]),
        ("en", "The meeting, put off last spring, is due in May.", []),
        ("en", "The council ended its session by adopting three texts.", ["by adopting three texts"]),
        ("en", "Members met on Monday, adopting a plan, creating a fund, and appointing a surveyor.", []),
        (
            "en",
            "The council closed after adopting a plan, creating a fund, and appointing a surveyor.",
            ["after adopting a plan", "creating a fund", "appointing a surveyor"],
        ),
        ("en", "The members reached consensus on the fee.", ["reached consensus on the fee"]),
        ("en", "Once adopted, the plan would bind all.", []),
        ("en", "Mr Roe signed a decree on Friday.", []),
        (
            "en",
            "The Commission agreed on the text and tasking the secretariat with a study.",
            ["agreed on the text", "tasking the secretariat with a study"],
        ),
        ("en", "He also appointed a surveyor.", []),
        ("en", "The Cabinet directed the ministry to report.", ["directed the ministry to report"]),
        ("en", "The contract was tabled by a vote of 7-0.", ["The contract was tabled by a vote of 7-0"]),
        ("fr", "Il a été également décidé de lever la taxe.", ["a été également décidé de lever la taxe"]),
        ("ru", "«Я подписал указ», – сказал мэр.", []),
        ("ru", "Вчера я подписал указ.", []),
        ("fr", "La commission du Tchad a prolongé la trêve.", ["a prolongé la trêve"]),
        (
            "fr",
            "Le conseil a confirmé le principe d'une taxe, mais reporté son entrée en vigueur.",
            ["reporté son entrée en vigueur"],
        ),
        ("fr", "Le conseil a examiné et ratifié lundi le traité.", ["ratifié lundi le traité"]),
        ("fr", "Le sommet a instruit le président de négocier.", ["instruit le président de négocier"]),
        ("fr", "Le conseil siège lundi. Il décide de lever la taxe.", ["décide de lever la taxe"]),
        ("fr", "Les ministres ont conclu une réunion à Orm.", []),
        (
            "fr",
            "Le conseil décide de lever la taxe et institue un fonds.",
            ["décide de lever la taxe", "institue un fonds"],
        ),
        ("en", "Members voted to keep the quota and put off the ban.", ["voted to keep the quota", "put off the ban"]),
        ("fr", "Les députés ont ratifié le traité.", ["ont ratifié le traité"]),
        ("fr", "M. Roy a signé un décret.", []),
        ("fr", "La foire a reporté son ouverture.", []),
        ("ru", "Комиссия парламента Чада отложила рассмотрение проекта.", ["отложила рассмотрение проекта"]),
        ("ru", "Совет портов Чада единогласно принял заявление.", ["принял заявление"]),
        ("ru", "Саммит назначил посредника.", ["назначил посредника"]),
        ("ru", "Следующее заседание перенесли на май.", []),
        ("ru", "Обсужден отчет и утвержден план.", ["утвержден план"]),
        ("ru", "Стороны согласились продолжить работу.", ["согласились продолжить работу"]),
        ("ru", "Президент Иван Котов подписал указ.", []),
        ("ru", "Против проголосовали: Чад и Перу.", []),
    ],
)
def test_what_a_body_does_is_decided(language: str, text: str, found: list[str]) -> None:
    assert decided(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "No new law was approved.", []),
        ("en", "Neither of the motions was rejected.", []),
        ("en", "Motion No. 5 was approved.", ["Motion No. 5 was approved"]),
        ("en", "The no-confidence motion was rejected.", ["The no-confidence motion was rejected"]),
        ("fr", "Aucun amendement n'a été adopté.", []),
        ("fr", "L'amendement a été adopté.", ["L'amendement a été adopté"]),
        ("ru", "Ни один бюджет не был утвержден.", []),
        ("en", "The port stays closed until the council has agreed on a fee.", []),
        ("en", "The council met until midnight and agreed on a fee.", ["agreed on a fee"]),
        ("fr", "Le port reste fermé tant que le conseil n'a pas adopté le budget.", []),
        ("ru", "Порт закрыт, пока совет не утвердил сбор.", []),
        ("en", "She decided to leave the council.", []),
        ("en", "They decided to close the lock.", ["decided to close the lock"]),
        ("en", "Marsh decided to sell his boat.", []),
        ("en", "Lakes Ferries decided to sell a boat.", ["decided to sell a boat"]),
        ("en", "The council decided to honour its mayor and his boat.", ["decided to honour its mayor and his boat"]),
        ("ru", "Иванов решил взять себе лодку.", []),
        ("ru", "Совет решил взять себе лодку.", ["решил взять себе лодку"]),
        ("en", "The council runs a corps established by the Congress in 1775.", []),
        ("en", "The council established a corps.", ["established a corps"]),
        ("en", "The council extended the ban by the end of June.", ["extended the ban by the end of June"]),
        ("en", "The board decided to close the lock.", ["decided to close the lock"]),
    ],
)
def test_what_no_body_decided_is_no_decision(language: str, text: str, found: list[str]) -> None:
    assert decided(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "The motion was rejected.", ["The motion was rejected"]),
        ("en", "The request for a second lamp was turned down.", ["The request for a second lamp was turned down"]),
        ("en", "The bill passed out of committee.", ["The bill passed out of committee"]),
        ("en", "Lawmakers passed the Lakes Bill.", ["passed the Lakes Bill"]),
        (
            "en",
            "The council resolved unanimously there was no objection.",
            ["resolved unanimously there was no objection"],
        ),
        ("en", "They left after adopting the statement of the chair.", ["after adopting the statement of the chair"]),
        (
            "en",
            "The three States (the Lakes Group) agreed at the end of May to cut catches.",
            ["agreed at the end of May to cut catches"],
        ),
        ("fr", "L'amendement a été refusé.", ["L'amendement a été refusé"]),
        ("fr", "Le conseil a examiné et adopté le budget.", ["adopté le budget"]),
        ("fr", "Le conseil, à l'unanimité, approuve l'acte de vente.", ["approuve l'acte de vente"]),
        ("ru", "Предложение о закрытии шлюза было отклонено.", ["Предложение о закрытии шлюза было отклонено"]),
        ("ru", "Тем самым отклонена инициатива трех членов.", ["Тем самым отклонена инициатива трех членов"]),
        ("ru", "Совет подтвердил полномочия делегации.", ["подтвердил полномочия делегации"]),
        ("en", "The boat was turned down the river.", []),
        ("en", "Nine members voted in favour of the text, two voted against.", []),
        ("en", "The clerk said elected leaders were late.", []),
        ("en", "Nothing here constitutes approved minutes.", []),
        ("en", "The minister raised new questions.", []),
        ("en", "The text may be rejected.", []),
        ("en", "The council did not formally agree to extend the fee.", []),
        ("fr", "Il dirige la commission, qui fixe les dates de pêche.", []),
        ("fr", "Le bateau a été refusé au port.", []),
        ("fr", "Huit membres ont voté oui, deux non.", []),
        ("ru", "Министрами будет подписан ряд решений и принято сообщение.", []),
        ("ru", "Лодка была перенесена на берег.", []),
    ],
)
def test_a_decision_is_told_by_a_passive_or_by_those_who_met(language: str, text: str, found: list[str]) -> None:
    assert decided(language, text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "The board adopted a plan and established a fund.",
            ["adopted a plan", "established a fund"],
        ),
        ("en", "It was decided:\n\n(a) to open a line;\n\n(b) to send a boat.", ["to open a line", "to send a boat"]),
        ("ru", "Комиссия постановила:\n\nа) отменить сбор;\n\nб) создать группу.", ["отменить сбор", "создать группу"]),
        ("fr", "Le comité a adopté un plan et débloqué des fonds.", ["a adopté un plan", "débloqué des fonds"]),
        ("fr", "Le maire a relevé le défi.", []),
    ],
)
def test_decisions_are_all_that_was_decided(language: str, text: str, found: list[str]) -> None:
    assert decided(language, text, LEDE) == found


@pytest.mark.parametrize(
    ("language", "text", "decisions"),
    [
        ("en", "The board agreed to open a line by June and to exchange twenty cadets.", 2),
        ("en", "The board:\n\n• adopted new guidelines;\n\n• admitted three observers.", 2),
        ("en", "It was decided:\n\n(a) to abolish nine forms;\n\n(b) to establish a sub-committee.", 2),
        ("en", "The board adopted its agenda on Monday.", 0),
        ("en", "Nothing is expected to be decided on Friday.", 0),
        ("fr", "Les ministres ont :\n\n– adopté le budget ;\n\n– renouvelé le mandat du secrétaire.", 2),
        ("fr", "Le comité a décidé de créer un fonds et d'ouvrir trente bourses.", 2),
        ("fr", "L'Espagne a approuvé cette prolongation.", 0),
        ("ru", "В заседании приняли участие десять делегаций.", 0),
        ("ru", "Комиссия решила открыть полосу к 15 ноября и закупить две машины.", 2),
        ("ru", "Следующую сессию решено провести в Корре.", 1),
        ("ru", "На сессии:\n\n– утверждено руководство;\n\n– одобрен бюджет.", 2),
    ],
)
def test_decisions_are_counted_one_by_one(language: str, text: str, decisions: int) -> None:
    assert len(decided(language, text)) == decisions


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
    assert len(decided(language, text)) == found


def test_marks_that_close_before_the_verb_part_nothing() -> None:
    text = "Le projet contre le « laxisme » au port a été adopté par le conseil."
    assert decided("fr", text) == [text[:-1]]
