"""Who says what a participle, a passive or a paper governs, and what only stands near a verb of saying.

The sentences are made for each case; nobody in them has a name.
"""

import pytest
from tests.press_told import LEDE, told


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
    assert [one["speaker"] for one in told(language, text, LEDE)["quotes"]] == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Elle parle de l'opération « Lac propre ».",
        ),
        ("en", "It was what papers called “the war of the nets”."),
    ],
)
def test_names_in_marks_are_still_nobodys_words(language: str, text: str) -> None:
    assert told(language, text, LEDE)["quotes"] == []
