"""Who is named: names with other names in them, names that are other words, names that several bear, organs, and what is left out."""

import tomllib

import pytest

from comity.press.reading import read_article
from comity.press.register import FILE, KINDS, Register, called
from comity.press.words.grammar import LANGUAGES
from comity.regime.load import load
from comity.wiring.shipped import regime_bytes

DATA = tomllib.loads(FILE.read_text(encoding="utf-8"))


def named(text: str, language: str) -> list[str | None]:
    """Return the codes of those an article names, in order."""
    return [one.id for one in read_article(text.encode(), language=language, models=False).actors]


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "The Democratic People's Republic of Korea answered.", ["PRK"]),
        ("ru", "Корейская Народно-Демократическая Республика ответила.", ["PRK"]),
        ("en", "The Republic of Korea answered.", ["KOR"]),
        ("en", "Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea met.", ["GIN", "GNB", "GNQ", "PNG"]),
        ("en", "Ships left the Gulf of Guinea, and talks on the Niger Delta and Lake Chad went on.", []),
        ("fr", "Le golfe de Guinée et le lac Tchad, la Guinée équatoriale et le Tchad.", ["GNQ", "TCD"]),
        ("en", "Niger answered Nigeria.", ["NER", "NGA"]),
        ("ru", "В Нигере и в Нигерии, с Нигером и с Чадом.", ["NER", "NGA", "NER", "TCD"]),
        ("en", "The Dominican Republic answered Dominica.", ["DOM", "DMA"]),
        ("en", "Northern Ireland and Ireland are told apart.", ["IRL"]),
        ("ru", "Северная Ирландия и Ирландия.", ["IRL"]),
        ("en", "New Mexico and the Gulf of Mexico, and Mexico.", ["MEX"]),
        ("en", "American Samoa and Samoa.", ["WSM"]),
        ("fr", "L'Île-de-France et la France.", ["FRA"]),
        ("en", "Alliance of Sahel States ministers met NATO.", ["AES", "ALLIES"]),
        ("en", "Talks of the Minsk Group went on. Minsk objected.", ["BLR"]),
        ("ru", "Заседание Совета НАТО — Россия и Совета НАТО.", ["NRC", "NATO-NAC", "ALLIES"]),
    ],
)
def test_a_name_inside_another_is_not_told(language: str, text: str, codes: list[str]) -> None:
    assert named(text, language) == codes


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "Chad Smith met Michael Jordan. Chad and Jordan abstained.", ["TCD", "JOR"]),
        ("en", "In Georgia the vote was close. Georgia Secretary of State X spoke.", ["GEO"]),
        ("en", "The State of Georgia objected.", []),
        ("en", "LIBYA AND CHAD SIGN", ["LBY", "TCD"]),
        ("en", "WHO said so. Who asked? WHO WILL PAY?", ["WHO"]),
        ("fr", "Dominique a vu la Dominique. Une grenade. La grenade. La Grenade.", ["DMA", "GRD"]),
        ("fr", "Maurice et l'île Maurice.", ["MUS"]),
        ("fr", "Salvador Dali ; le Salvador.", ["SLV"]),
        ("ru", "Того мнения делегация. Делегация Того голосовала.", ["TGO"]),
        ("en", "Join us. The US and the U.A.E. answered.", ["USA", "ARE"]),
        ("en", "St Lucia and El Salvador.", ["LCA", "SLV"]),
        ("fr", "Les États unis et les Etats-Unis.", ["USA", "USA"]),
        ("fr", "Le conseil OTAN-Russie se réunit.", ["NRC"]),
        ("en", "MANILA, Philippines – The coast guard answered.", ["PHL"]),
        ("en", "VILNIUS (Agency) – The ministry answered.", []),
        ("en", "Ministers met. Vilnius, for its part, answered.", ["LTU"]),
    ],
)
def test_a_name_that_is_another_word_is_told_by_how_it_is_written(language: str, text: str, codes: list[str]) -> None:
    assert named(text, language) == codes


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "Congo said no.", []),
        ("en", "DR Congo said no. Congo was firm.", ["COD", "COD"]),
        ("en", "The Republic of the Congo said no. Congo was firm.", ["COG", "COG"]),
        ("en", "DR Congo met Congo-Brazzaville. Congo was firm.", ["COD", "COG"]),
        ("en", "Comoros, Congo, Cuba, Democratic Republic of the Congo and Fiji.", ["COM", "COG", "CUB", "COD", "FJI"]),
        ("en", "Korea said no.", []),
        ("en", "Japan, Korea and the DPRK took part.", ["JPN", "KOR", "PRK"]),
        ("fr", "La Corée du Nord a dit non. La Corée est ferme.", ["PRK", "PRK"]),
        ("ru", "Южная Корея и КНДР. Корея против.", ["KOR", "PRK"]),
        ("en", "The ICC said no.", []),
        ("en", "The ICC, the International Criminal Court, said no.", ["ICC", "ICC"]),
        ("en", "The Security Council said no.", []),
        ("en", "The United Nations asked. The Security Council said no.", ["UN", "UN-SC"]),
        ("en", "The United Nations asked. The Russian Security Council said no.", ["UN"]),
        ("ru", "ООН просила. Совет безопасности РФ отказал, Совбез — нет.", ["UN", "RUS", "UN-SC"]),
        ("en", "The OSCE met. The Permanent Council decided.", ["OSCE", "OSCE-PC"]),
        ("en", "The OAS met. The Permanent Council decided.", ["OAS", "OAS-PC"]),
        ("en", "The OAS met the OSCE. The Permanent Council decided.", ["OAS", "OSCE"]),
        ("ru", "ПАСЕ; Парламентская ассамблея; ПА ОБСЕ.", ["COE-PACE", "OSCE-PA", "OSCE"]),
    ],
)
def test_a_name_several_bear_means_the_only_one_named_or_nobody(language: str, text: str, codes: list[str]) -> None:
    assert named(text, language) == codes


def test_an_organisation_in_the_name_of_its_organ_is_a_mention_and_does_not_act() -> None:
    article = read_article(b"The Security Council of the United Nations insists on a deadline.", models=False)
    assert [one.id for one in article.actors] == ["UN-SC", "UN"]
    assert article.positions == ()  # what an organ wants it has decided: no position of it, nor of its organisation


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("en", "Taiwan, Kosovo, Western Sahara and Abkhazia sent letters.", []),
        ("en", "The Republic of China answered the People's Republic of China.", ["CHN"]),
        ("fr", "La République de Chine et la République populaire de Chine.", ["CHN"]),
        ("en", "Northern Cyprus answered Cyprus.", ["CYP"]),
        ("ru", "Северный Кипр и Кипр.", ["CYP"]),
        ("en", "The Holy See and the State of Palestine spoke.", ["VAT", "PSE"]),
    ],
)
def test_what_is_not_seated_is_nobody_here_and_nobody_else_either(language: str, text: str, codes: list[str]) -> None:
    assert named(text, language) == codes


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("fr", "Le conseil OTAN-Russie se réunit.", ["NRC"]),
        ("en", "Chad Smith met Germany's envoy.", ["DEU"]),
    ],
)
def test_names_a_body_gives_too_are_written_as_the_shipped_ones(language: str, text: str, codes: list[str]) -> None:
    register = Register.of(load(regime_bytes("nrc")))
    article = read_article(text.encode(), language=language, register=register, models=False)
    assert [one.id for one in article.actors] == codes


def test_no_state_has_a_code_that_is_an_offices_in_the_rules_of_the_body() -> None:
    register = Register.of(load(regime_bytes("eu-tris")))
    text = b"The Comoros answered. The European Commission and France asked again."
    article = read_article(text, language="en", register=register, models=False)
    assert [one.id for one in article.actors] == ["COM", "FRA"]
    assert article.actors[0].text == "European Commission"
    assert named("The Comoros answered.", "en") == ["COM"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_calls_each_shipped_code_by_a_name_it_is_read_by(language: str) -> None:
    codes = [code for section in KINDS for code in DATA[section]]
    assert {"AUT", "OSCE-PC", "RUS-MFA", "NRC"} <= set(codes)
    names = {code: str(called(code, language)) for code in codes}
    assert all(name[0] == name[0].upper() and "[" not in name for name in names.values())
    register = Register.of(None)
    for code, name in names.items():
        lead = {"en": "It was said by {}.", "fr": "Il a été dit par {}.", "ru": "Это сказала {}."}[language].format(
            name
        )
        read = read_article(lead.encode(), language=language, register=register, models=False).actors
        assert code in {one.id for one in read}, (code, name)


def test_a_page_calls_an_office_by_its_title_and_nobody_else_by_anything() -> None:
    assert called("RUS-MFA", "en") == "Russian Foreign Ministry"
    assert called("AUT", "ru") == "Австрия"
    assert called("NRC", "fr") == "Conseil Otan-Russie"
    assert called("ZZZ", "en") is None
