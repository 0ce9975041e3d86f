"""Figures of one thing that differ: in other words, quoted, bounded, turned about; and pairs that may differ."""

import pytest
from tests.press_told import LEDE, told


def differing(language: str, one: str, other: str) -> tuple[list[str], list[str]]:
    """Return the kinds of conflicts between two paragraphs, and the reasons for which pairs were left alone."""
    read = told(language, f"{one}\n\n{other}", LEDE)
    return [one["kind"] for one in read["conflicts"]], [
        one["reason"].removeprefix("press-reason-") for one in read["suppressed"]
    ]


@pytest.mark.parametrize(
    ("language", "one", "other", "kind"),
    [
        (
            "en",
            "The convoy of 217 vessels left the port of Tarn.",
            "“We counted 271 ships in the convoy in Tarn,” the harbour master said.",
            "digits-swapped",
        ),
        (
            "fr",
            "Le convoi de 217 navires a quitté le port de Tarn.",
            "« Nous avons compté 271 bateaux dans le convoi à Tarn », a dit le capitaine du port.",
            "digits-swapped",
        ),
        (
            "ru",
            "Конвой из 217 судов покинул порт Тарн.",
            "«Мы насчитали 271 корабль в конвое в Тарне», – сказал капитан порта.",
            "digits-swapped",
        ),
        (
            "en",
            "At least 1,340 people crossed the border at Narva.",
            "The crossing at the border of Narva was made by 1,430 people.",
            "digits-swapped",
        ),
        (
            "en",
            "The fleet has 3,412 ships registered in the port.",
            "In the port 3,472 vessels are registered.",
            "one-digit",
        ),
        (
            "fr",
            "Les 1 340 violations relevées par la mission inquiètent.",
            "La mission a relevé 1 430 violations.",
            "digits-swapped",
        ),
        (
            "ru",
            "Вода подтопила 320 домов на левом берегу.",
            "Ремонт нужен 3200 подтопленным домам.",
            "times-ten",
        ),
        (
            "en",
            "The council closed its last meeting of the year with 180 comments on draft rules.",
            "Members filed 1,800 comments on notified drafts.",
            "times-ten",
        ),
    ],
)
def test_one_thing_told_twice_is_seen_to_differ(language: str, one: str, other: str, kind: str) -> None:
    assert differing(language, one, other)[0] == [kind]


@pytest.mark.parametrize(
    ("language", "one", "other", "reason"),
    [
        # a bound is rounded off
        (
            "en",
            "The mission counted more than 1,340 people at the crossing in Narva.",
            "The crossing in Narva was used by 1,346 people.",
            None,
        ),
        # two sides, two parties, two times, a part
        (
            "en",
            "The northern yard of Tarn has 217 wagons of its own.",
            "The southern yard of Tarn has 271 wagons of its own.",
            "other-part",
        ),
        (
            "ru",
            "Порт принял 3412 судов из северных стран.",
            "Тот же порт принял 3472 судна из южных стран.",
            "other-part",
        ),
        (
            "fr",
            "Les importations ont atteint 340 millions d'euros dans la région.",
            "Les exportations ont atteint 430 millions d'euros dans la région.",
            "other-part",
        ),
        (
            "en",
            "Germany sent 3,412 soldiers to the exercise in the north.",
            "Canada sent 3,472 soldiers to the exercise in the north.",
            "other-actor",
        ),
        (
            "en",
            "The report lists 1,240 wells along the river bank.",
            "Of these wells, 1,204 are dry along the river bank.",
            "part-of-whole",
        ),
        (
            "fr",
            "La région compte 2 310 logements neufs.",
            "La commune voisine compte 2 130 logements anciens.",
            None,
        ),
        # two who say so
        (
            "fr",
            "Le ministre a parlé de 1 340 déplacés dans la vallée.",
            "Selon la mairie, il y a 1 430 déplacés dans la vallée.",
            "two-speakers",
        ),
        (
            "ru",
            "Министр говорил о 1340 переселенцах в долине.",
            "По данным мэрии, в долине 1430 переселенцев.",
            "two-speakers",
        ),
    ],
)
def test_what_explains_a_difference_keeps_it_quiet(language: str, one: str, other: str, reason: str | None) -> None:
    loud, quiet = differing(language, one, other)
    assert loud == []
    assert quiet == ([] if reason is None else [reason])


def test_one_source_told_in_two_ways_is_one() -> None:
    loud, _ = differing(
        "ru",
        "Наблюдатели насчитали 1340 нарушений режима тишины.",
        "По данным наблюдателей, 1430 нарушений режима тишины отмечено за неделю.",
    )
    assert loud == ["digits-swapped"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In April the ferries carried 12,400 passengers.", "In March they carried 12,500 passengers."),
        ("The drill brings 300 French soldiers to the lake.", "Germany sends 400 soldiers to the drill on the lake."),
    ],
)
def test_a_comma_in_a_number_parts_nothing_and_an_adjective_names_a_state(one: str, other: str) -> None:
    kinds, reasons = differing("en", one, other)
    assert not kinds
    assert set(reasons) <= {"other-time", "other-actor"}
    assert reasons


def test_the_same_month_told_twice_with_another_figure_is_still_found() -> None:
    assert differing(
        "en", "In April the ferries carried 12,400 passengers.", "In April the ferries carried 12,500 passengers."
    )[0]
