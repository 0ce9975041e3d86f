"""Decisions of sessions, of whom a pronoun means, of bodies named after a State, by participles; and what decides nothing."""

import pytest
from tests.press_told import MET, told


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
    assert [one["text"] for one in told(language, text, MET)["decisions"]] == found
