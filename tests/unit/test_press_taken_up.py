"""Matters told by agendas, talks and whoever met: modals, purposes, lists with semicolons and brackets, how they went."""

import pytest
from tests.press_told import MET, told


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
    ],
)
def test_matters_are_read_however_they_are_led_to(language: str, text: str, found: list[str]) -> None:
    assert [one["text"] for one in told(language, text, MET)["agenda"]] == found
