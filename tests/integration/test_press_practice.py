"""The press desk in an exercise for who has no account: an article is read, nothing is kept, and a draft's form opens filled in."""

import html
import re
from pathlib import Path
from typing import Any

import pytest

from comity.service.pen import sign_text

from .exercising import Exercise, practising

ARTICLE = (Path(__file__).parents[1] / "press" / "dev" / "fr-08.txt").read_bytes()


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Exercise:
    return practising(tmp_path_factory.mktemp("practice"), "nrc")


def said(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def carried(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(kept|name|media|language)" value="([^"]*)"', page))


def test_a_seat_is_chosen_and_its_page_is_there(exercise: Exercise) -> None:
    choice = exercise.shown("press")
    assert 'value="CAN"' in choice
    assert "article-file" in exercise.shown("press?seat=CAN")
    assert "press?seat=CAN" in exercise.shown("desk?seat=CAN")


def test_a_draft_opens_its_form_and_can_be_signed_and_handed_in(exercise: Exercise) -> None:
    page = "/en/exercise/press"
    read = said(exercise.client.post(page, {"seat": "CAN", "text": ARTICLE.decode()}))
    assert "Fill in its form" in read
    assert 'name="keep"' not in read
    form = exercise.client.post(page, {"seat": "CAN", **carried(read), "write": "1"})
    filled = said(form)
    assert form.status_code == 200
    assert "no-store" in form.headers["Cache-Control"]
    assert "la crise en Ukraine" in filled
    assert "article.txt (SHA-256" in filled
    name = re.search(r'action="[^"]*/write/([^"?]+)"', filled)
    act = re.search(r'name="act" value="([^"]+)"', filled)
    assert name is not None
    assert act is not None
    given = dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>(.*?)</textarea>', filled, re.DOTALL))
    given |= dict(re.findall(r'<input(?=[^>]* name="((?:title|text|f)\.[^"]+)")[^>]* value="([^"]*)"', filled))
    fields = {key.replace(".", "__"): value for key, value in given.items() if value}
    text = exercise.prepared(name[1], "CAN", act[1], **fields)
    answer = exercise.submit(sign_text(text, (exercise.key("CAN"),)))
    assert answer.status_code == 200, answer.content


OUTSIDERS = (
    "BRUXELLES, 13 juillet 2016 - L'Autriche et le Canada se sont entretenus. L'Autriche demande une réunion du Conseil. Le"
    " Canada soutient la proposition. Les Alliés ont décidé de déployer quatre bataillons en Estonie et en Géorgie."
)


@pytest.mark.parametrize(
    ("lang", "outside", "member", "place"),
    [
        ("fr", "AUT – Autriche", "Canada", "GEO – Géorgie"),
        ("en", "AUT – Austria", "Canada", "GEO – Georgia"),
        ("ru", "AUT – Австрия", "Канада", "GEO – Грузия"),
    ],
)
def test_who_is_not_of_the_body_has_a_name_beside_the_code(
    exercise: Exercise, lang: str, outside: str, member: str, place: str
) -> None:
    page = said(exercise.client.post(f"/{lang}/exercise/press", {"seat": "CAN", "text": OUTSIDERS})).replace(
        "\xa0", " "
    )
    listed = page[page.index("<thead>") : page.index('class="press-drafts"')]
    assert f"<td>{outside}</td>" in listed
    assert f"<td>{member}</td>" in listed
    drafts = page[page.index('class="press-drafts"') :]
    assert re.search(rf" · {outside}</span>", drafts)
    assert place in drafts
    assert "AUT" not in re.sub("AUT – ", "", page)


def test_who_dismisses_a_draft_takes_it_back(exercise: Exercise) -> None:
    page = "/en/exercise/press"
    read = said(exercise.client.post(page, {"seat": "CAN", "text": ARTICLE.decode()}))
    gone = said(exercise.client.post(page, {"seat": "CAN", **carried(read), "drop": "0"}))
    assert "Dismissed." in gone
    back = said(exercise.client.post(page, {"seat": "CAN", **carried(read), "gone": "0", "back": "0"}))
    assert "Dismissed." not in back
