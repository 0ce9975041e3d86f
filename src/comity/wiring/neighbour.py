"""A second example body beside an exercise: the Council refers a matter to it, and it answers, each citing the other.

Knows the order of such an exchange; not how records are admitted or receipts checked. Law: both bodies are exercises, signed with
published keys: nothing here is an act of a party.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.dues.zones import today_in
from comity.encoding.canonical import Json
from comity.records.act import Act
from comity.records.record import Material, Ref
from comity.service.founding import seen_now
from comity.service.pen import Pen, blank
from comity.service.sequencer import Sequencer, open_sequencer
from comity.store.reader import open_reader
from comity.wiring.exercise import build_exercise, demonstration_key

SLUG: Final = "air-safety"
OFFICE: Final = "SECRETARIAT"
REGISTRY: Final = "REGISTRY"
GROUP: Final = "ICAO-BSPT"
"""How the Council's rules call those to whom the matter goes; the body made here is an exercise of their work and not theirs."""
Texts = dict[str, Json]

MATTER: Final[Texts] = {
    "en": "Air safety over the Baltic Sea",
    "fr": "Sécurité aérienne au-dessus de la mer Baltique",
    "ru": "Безопасность полётов над Балтийским морем",
}
REFERRED: Final[Texts] = {
    "en": "Referred for technical study",
    "fr": "Renvoyé pour étude technique",
    "ru": "Передано для технического рассмотрения",
}
REPORT: Final[Texts] = {
    "en": "Report on the matter referred",
    "fr": "Rapport sur la question renvoyée",
    "ru": "Доклад по переданному вопросу",
}
PRACTICE: Final[Texts] = {
    "en": "A record for practice.",
    "fr": "Acte établi pour s’entraîner.",
    "ru": "Запись для тренировки.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A record filed, and its receipt."""

    id: str
    receipt: bytes


def build_neighbour(folder: Path, council: Path, regime: bytes) -> str:
    """Found the second body in an empty folder, let the exercise in `council` refer a matter to it, and return its anchor.

    Five records come to lie in both: in the exercise the matter and its referral; in the group the matter as received, with the
    referral's receipt, and a report on it; in the exercise, last, that report entered with its receipt.
    """
    anchor = build_exercise(folder, SLUG, regime)
    told: dict[str, Json] = {"title": MATTER, "text": PRACTICE}
    opened = file_record(council, OFFICE, Act.STATE, "statement", told)
    body: dict[str, Json] = {"title": REFERRED, "text": PRACTICE, "fields": {"body": GROUP}}
    referred = file_record(council, OFFICE, Act.REFER, "referral", body, refs=(Ref(rel="refers", id=opened.id),))
    received = file_record(folder, REGISTRY, Act.NOTIFY, "received", told, receipts=(referred.receipt,))
    report = file_record(
        folder,
        REGISTRY,
        Act.REPORT,
        "report",
        {"title": REPORT, "text": PRACTICE},
        refs=(Ref(rel="answers", id=received.id),),
    )
    file_record(
        council,
        OFFICE,
        Act.COMMENT,
        "comment",
        {"title": REPORT, "text": PRACTICE},
        refs=(Ref(rel="answers", id=referred.id),),
        receipts=(report.receipt,),
    )
    return anchor


def file_record(
    folder: Path,
    code: str,
    act: Act,
    form: str,
    body: dict[str, Json],
    refs: tuple[Ref, ...] = (),
    receipts: tuple[bytes, ...] = (),
) -> Filed:
    """File one record of an exercise by its published key, with receipts it cites among its files, and return its own receipt."""
    sequencer = open_sequencer(folder)
    try:
        pen = _pen(sequencer, code)
        origin = str((sequencer.view.get("body", "") or {})["origin"])
        files = tuple(_file(sequencer, data) for data in receipts)
        today = today_in(open_reader(folder).regime.zone).isoformat()
        record = blank(origin, act, form, code, seen_now(sequencer), today, body, refs=refs, material=files)
        sequencer.append(pen.sign(record))
        sequencer.publish()
    finally:
        sequencer.close()
    return Filed(id=pen.prev, receipt=open_reader(folder).receipt(pen.prev))


def _pen(sequencer: Sequencer, code: str) -> Pen:
    origin = str((sequencer.view.get("body", "") or {})["origin"])
    key = demonstration_key(origin, code)
    chain = sequencer.view.get("chain", key.verifier.hash_hex) or {}
    return Pen(keys=(key,), owner=code, prev=str(chain["id"]), seq=int(str(chain["next"])))


def _file(sequencer: Sequencer, data: bytes) -> Material:
    sha256 = hashlib.sha256(data).hexdigest()
    sequencer.files.put_material(data)
    media, name = "application/octet-stream", f"{sha256[:16]}.receipt"
    return Material(sha256=sha256, size=len(data), media=media, name=name, role="attachment")
