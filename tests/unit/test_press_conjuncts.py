"""What parts a list of matters: names a noun governs, cases, participles, clauses of their own; and further words of discussing."""

import pytest
from tests.press_told import MET, told


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            "The board discussed the flood damage in Orm, Tarn and Upper Lenn.",
            ["the flood damage in Orm, Tarn and Upper Lenn"],
        ),
        (
            "en",
            "Ministers discussed the patrols in Chad, Mali and the Central African Republic.",
            ["the patrols in Chad, Mali and the Central African Republic"],
        ),
        (
            "en",
            "Ministers discussed Chad, Mali and the Central African Republic.",
            ["Chad", "Mali", "the Central African Republic"],
        ),
        (
            "en",
            "Ministers discussed the ferry link between Orm and the Isle of Tarn.",
            ["the ferry link between Orm and the Isle of Tarn"],
        ),
        (
            "en",
            "Ministers discussed the ferry link between Orm and Tarn and the price of tickets.",
            ["the ferry link between Orm and Tarn", "the price of tickets"],
        ),
        (
            "en",
            "Ministers discussed contacts between fishermen and the closure of the bank.",
            ["contacts between fishermen", "the closure of the bank"],
        ),
        ("en", "The board examined the use of nets and traps.", ["the use of nets and traps"]),
        (
            "en",
            "The board examined the end of the lease and the price of the nets.",
            ["the end of the lease", "the price of the nets"],
        ),
        ("en", "The board examined sand and gravel in the lower river.", ["sand and gravel in the lower river"]),
        (
            "en",
            "The board examined sand mining in the lower river and gravel mining in the upper river.",
            ["sand mining in the lower river", "gravel mining in the upper river"],
        ),
        (
            "en",
            "Delegates considered legal, technical and financial aspects of the dam.",
            ["legal, technical and financial aspects of the dam"],
        ),
        ("en", "Delegates considered the fee, and the chair had asked for patience.", ["the fee"]),
        ("en", "Delegates considered the fee and both sides will vote on Friday.", ["the fee"]),
        (
            "en",
            "Delegates considered the fee, the ban, tabled by Chad in May, and the fine.",
            ["the fee", "the ban, tabled by Chad", "the fine"],
        ),
        (
            "en",
            "Delegates considered the report of the head of the office, Mr Jean Roy, and the fine.",
            ["the report of the head of the office", "the fine"],
        ),
        ("en", "Delegates discussed the quota and put forward a plan.", ["the quota"]),
        ("en", "Delegates discussed the fee, Orm News reports.", ["the fee"]),
        (
            "en",
            "Delegates discussed the budget for 2019 and the plan for 2020.",
            ["the budget for 2019", "the plan for 2020"],
        ),
        ("en", "Delegates discussed the fee: nobody was for it.", ["the fee"]),
        ("en", "Roe and Doe discussed the fee.", ["the fee"]),
        (
            "fr",
            "Le conseil a examiné la situation à Orm, au Tarn et en Haute-Lenn.",
            ["la situation à Orm, au Tarn et en Haute-Lenn"],
        ),
        ("fr", "Le conseil a examiné la date et le lieu de la foire.", ["la date et le lieu de la foire"]),
        (
            "fr",
            "Le conseil a examiné la date de la foire et le lieu du marché.",
            ["la date de la foire", "le lieu du marché"],
        ),
        ("fr", "Le conseil a examiné le bail, objet d'une plainte, et la taxe.", ["le bail", "la taxe"]),
        (
            "fr",
            "Le conseil a examiné les rapports entre la ville et le port.",
            ["les rapports entre la ville et le port"],
        ),
        (
            "fr",
            "Le conseil a examiné les rapports entre la ville et le port et la taxe.",
            ["les rapports entre la ville et le port", "la taxe"],
        ),
        ("fr", "Le conseil a discuté de la taxe et le maire a demandé un vote.", ["la taxe"]),
        ("fr", "Le conseil a discuté de la taxe, proposée par le maire, et de la digue.", ["la taxe", "la digue"]),
        ("fr", "Le conseil a discuté, entre autres, de la taxe et de la digue.", ["la taxe", "la digue"]),
        (
            "fr",
            "Le conseil a examiné le rapport du président du port, M. Jean Roy, et la taxe.",
            ["le rapport du président du port", "la taxe"],
        ),
        ("fr", "Le conseil a examiné le budget 2019 et le plan pour 2020.", ["le budget 2019", "le plan pour 2020"]),
        ("fr", "Le conseil a abordé la taxe : elle est trop haute.", ["la taxe"]),
        ("fr", "La commission a adopté un plan pour mieux préparer la ville contre les crues.", []),
        ("fr", "L'office a pour mission d'étudier les crues.", []),
        ("fr", "Les crues et la taxe devraient surtout être abordées lundi par le conseil.", ["Les crues", "la taxe"]),
        ("fr", "La taxe fera l'objet d'un débat.", ["La taxe"]),
        ("fr", "Le conseil passera aussi en revue la taxe.", ["la taxe"]),
        ("fr", "Le conseil a fait lundi soir le point sur la digue.", ["la digue"]),
        ("fr", "Le conseil a consacré une bonne partie de ses travaux à la digue.", ["la digue"]),
        (
            "ru",
            "Совет обсудил ремонт мостов в Орме, Тарне и Верхней Ленне.",
            ["ремонт мостов в Орме, Тарне и Верхней Ленне"],
        ),
        (
            "ru",
            "Совет обсудил вопросы правовой, технической и финансовой поддержки.",
            ["вопросы правовой, технической и финансовой поддержки"],
        ),
        ("ru", "Совет обсудил борьбу с паводками и пожарами.", ["борьбу с паводками и пожарами"]),
        ("ru", "Совет обсудил борьбу с паводками и ремонт дамбы.", ["борьбу с паводками", "ремонт дамбы"]),
        (
            "ru",
            "Совет обсудил доклад комиссии, посвященный паводкам, и бюджет.",
            ["доклад комиссии, посвященный паводкам", "бюджет"],
        ),
        ("ru", "Совет обсудил льготы гражданам, работающим и проживающим в порту.", ["льготы гражданам"]),
        ("ru", "Совет обсудил тариф, и председатель был доволен.", ["тариф"]),
        ("ru", "Совет обсудил тариф и утвердил план.", ["тариф"]),
        ("ru", "Совет обсудил тариф, сообщает пресс-служба.", ["тариф"]),
        ("ru", "Также обсужден вопрос о тарифе.", ["вопрос о тарифе"]),
        ("ru", "Будут рассматривать вопрос о тарифе.", ["вопрос о тарифе"]),
        ("ru", "Роэ и Доу обсудят тариф.", ["тариф"]),
        ("ru", "Совет обсудил бюджет на 2019 год и план на 2020 год.", ["бюджет на 2019 год", "план на 2020 год"]),
        ("ru", "Стороны обменялись мнениями о тарифе, а также обсудили сроки ремонта.", ["тарифе", "сроки ремонта"]),
        (
            "en",
            "Ministers discussed work in the fields of trade, energy and public health.",
            ["work in the fields of trade, energy and public health"],
        ),
        (
            "en",
            "Ministers discussed the current political, economic and security situation.",
            ["the current political, economic and security situation"],
        ),
        ("en", "Ministers discussed the canal, the ports and the ferries.", ["the canal", "the ports", "the ferries"]),
        ("en", "The ports and the ferries dominated the working lunch.", ["The ports", "the ferries"]),
        ("en", "Ministers discussed a 12-point agenda.", []),
        (
            "en",
            "Ministers discussed relations between the two sides and the price of fish.",
            ["relations between the two sides", "the price of fish"],
        ),
        (
            "fr",
            "Les entretiens entre les deux parties lors de cette rencontre au siège porteront sur la taxe et sur la digue.",
            ["la taxe", "la digue"],
        ),
        ("fr", "La rencontre entre le maire et son homologue, Jean Roy, a porté sur la taxe.", ["la taxe"]),
        ("fr", "Quant aux entretiens avec le maire, ils ont été centrés sur la taxe.", ["la taxe"]),
        ("fr", "Les deux parties ont « abordé la question de la taxe ».", ["la question de la taxe"]),
        ("fr", "Les ministres ont discuté de l'ordre du jour.", []),
        (
            "fr",
            "Le conseil a examiné la lutte contre le faux et l'usage de faux.",
            ["la lutte contre le faux et l'usage de faux"],
        ),
        (
            "fr",
            "Le conseil a examiné le travail dans les domaines de la pêche, de l'eau et du bois.",
            ["le travail dans les domaines de la pêche, de l'eau et du bois"],
        ),
        (
            "ru",
            "Министры обсудят сотрудничество в сферах политики, безопасности и экономики.",
            ["сотрудничество в сферах политики, безопасности и экономики"],
        ),
        ("ru", "Соответствующий вопрос внесен в повестку.", []),
    ],
)
def test_a_list_is_parted_where_its_members_are_alike(language: str, text: str, found: list[str]) -> None:
    assert [one["text"] for one in told(language, text, MET)["agenda"]] == found
