"""An exercise in which a proposal is revised, put under silence, and the silence broken by an amendment; positions on each version.

The texts restate paragraphs 38 to 40 of the Vienna Document 2011 in our words.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from comity.records.act import Act
from comity.records.record import Ref, Seen
from comity.service.desk import Desk
from comity.service.pen import Pen, blank
from comity.store.reader import open_reader
from comity.wiring.exercise import build_exercise, demonstration_key
from comity.wiring.shipped import regime_bytes

FIRST = {
    "en": "Exercises are notified in writing at least 42 days in advance.\n\n"
    "The notification names the purpose, the area and the days.\n\n"
    "It is addressed to every member.\n\n"
    "It applies to 9,000 troops or more.\n\n"
    "It also applies to 250 battle tanks or more.",
    "fr": "Les exercices sont notifiés par écrit au moins 42 jours à l’avance.\n\n"
    "La notification indique le but, la zone et les jours.\n\n"
    "Elle est adressée à chaque membre.\n\n"
    "Elle vaut à partir de 9 000 militaires.\n\n"
    "Elle vaut aussi à partir de 250 chars de bataille.",
    "ru": "Об учениях уведомляют письменно не менее чем за 42 дня.\n\n"
    "В уведомлении указывают цель, район и дни.\n\n"
    "Оно адресуется каждому члену.\n\n"
    "Оно касается 9000 военнослужащих и более.\n\n"
    "Оно касается также 250 боевых танков и более.",
}
CHANGED = {
    "en": ("It applies to 9,000 troops or more.", "It applies to 5,000 troops or more, wherever they come from."),
    "fr": ("Elle vaut à partir de 9 000 militaires.", "Elle vaut à partir de 5 000 militaires, d’où qu’ils viennent."),
    "ru": (
        "Оно касается 9000 военнослужащих и более.",
        "Оно касается 5000 военнослужащих и более, откуда бы они ни прибыли.",
    ),
}
TITLE = {
    "en": "Prior notification of exercises",
    "fr": "Notification préalable des exercices",
    "ru": "Предварительное уведомление об учениях",
}
SECOND = {lang: FIRST[lang].replace(*CHANGED[lang]) for lang in FIRST}
THIRD = {**SECOND, "en": SECOND["en"].replace("at least 42 days", "at least 60 days")}


def file(folder: Path, code: str, act: Act, form: str, body: dict[str, Any], *refs: Ref) -> str:
    """File a record with a seat's published key, and return its id."""
    key, desk = demonstration_key(open_reader(folder).origin, code), Desk(folder)
    place: Any = desk.next_place((key.verifier,))
    today = datetime.now(UTC).date().isoformat()
    record = blank(place["log"], act, form, code, Seen(**place["seen"]), today, body, refs=refs)
    return desk.submit(Pen(keys=(key,), owner=code, prev=place["prev"], seq=place["seq"]).sign(record)).id


def build(folder: Path) -> tuple[str, str, str]:
    """Build the exercise, and return the ids of the three versions."""
    build_exercise(folder, "exercise", regime_bytes("nrc"))

    def hold(code: str, target: str, stance: str) -> None:
        said = {"title": TITLE, "text": TITLE, "fields": {"stance": stance}}
        file(folder, code, Act.TAKE_POSITION, "position", said, Ref(rel="about", id=target))

    first = file(
        folder, "FRA", Act.PROPOSE, "proposal", {"title": TITLE, "text": FIRST, "fields": {"written": "written"}}
    )
    hold("RUS", first, "study")
    hold("DEU", first, "support")
    hold("RUS", first, "conditional")
    said = {"title": TITLE, "text": SECOND}
    second = file(folder, "FRA", Act.SUPERSEDE, "revision", said, Ref(rel="supersedes", id=first))
    hold("RUS", second, "support")
    hold("TUR", second, "reserve")
    asked = {"title": TITLE, "text": TITLE, "fields": {"until": "2099-01-31T17:00:00Z"}}
    opened = file(folder, "FRA", Act.OPEN_SILENCE, "silence", asked, Ref(rel="submits", id=second))
    amended = {"title": TITLE, "text": THIRD, "fields": {"how": "amendment"}}
    third = file(folder, "TUR", Act.BREAK_SILENCE, "silence-break", amended, Ref(rel="breaks", id=opened))
    return first, second, third
