"""A body whose records start, move and answer clocks all the time, and how long it takes to say what is due.

Knows the forms of one shipped regime, whose clocks overlap most; the body itself is filled by `large`. Law: asked at past
moments as at the newest, of the same rows.
"""

import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from comity.bench.large import Filling, filled
from comity.bench.measures import Measure
from comity.encoding.canonical import Json
from comity.records.act import Act
from comity.records.record import Record, Ref
from comity.service.pen import blank
from comity.store.dues import asked_at, due_at
from comity.store.reader import open_reader

REGIME: Final = "wto-tbt"
RUNS: Final = 15
PERIOD: Final = timedelta(days=60)
KEPT: Final = 60
"""So many notifications and questions may be answered at any time."""
BLANKS: Final = ("adoption", "agency", "article", "force", "pages", "products", "where")


class Busy(Filling):
    """Notifications with two clocks each, their periods changed, comments, questions of which one in ten stays open."""

    parties = ("BRA", "CAN", "CHN", "EU", "IND", "JPN", "KEN", "USA")

    def __init__(self, *parts: object) -> None:
        """Begin with nothing notified."""
        super().__init__(*parts)  # type: ignore[arg-type]
        self.notified: list[tuple[str, str]] = []
        self.asked: list[tuple[str, str]] = []
        self.made: tuple[list[tuple[str, str]], str] | None = None

    def record(self, _number: int, code: str) -> Record:
        """Return the next record."""
        self._remember()
        kind = self.chance.random()
        if not self.notified or kind < 0.4:  # noqa: PLR2004 - two in five
            self.made = self.notified, code
            return self._said(code, Act.NOTIFY, "notification", self._notified(), (), title=True)
        target, owner = self.chance.choice(self.notified)
        if kind < 0.5:  # noqa: PLR2004 - one in ten moves a clock
            ref = (Ref(rel="answers", id=target),)
            return self._said(
                code, Act.COMMENT, "addendum-period", {"fields": {"comments_until": self._in(PERIOD)}}, ref
            )
        if kind < 0.65:  # noqa: PLR2004 - three in twenty ask
            self.made = self.asked, code
            to = (owner,) if owner != code else ()
            return self._said(code, Act.ASK, "question", {}, (Ref(rel="answers", id=target),), to=to)
        if self.asked and kind < 0.8:  # noqa: PLR2004 - and as many answer
            question, _ = self.asked.pop()
            return self._said(code, Act.REPLY, "answer", {}, (Ref(rel="answers", id=question),))
        return self._said(code, Act.COMMENT, "comments", {}, (Ref(rel="answers", id=target),))

    def _remember(self) -> None:
        """Keep the id of the record made last where it may be answered."""
        if self.made is None:
            return
        kept, code = self.made
        kept.append((self.pens[code].prev, code))
        del kept[:-KEPT]
        self.made = None

    def _notified(self) -> dict[str, Json]:
        blanks: dict[str, Json] = dict.fromkeys(BLANKS, "not-stated")
        return {"fields": {"comments_until": self._in(PERIOD)}, "unstated": blanks}

    def _in(self, period: timedelta) -> str:
        return (datetime.fromtimestamp(self.now, UTC) + period).date().isoformat()

    def _said(
        self,
        code: str,
        act: Act,
        form: str,
        more: dict[str, Json],
        refs: tuple[Ref, ...],
        *,
        to: tuple[str, ...] = (),
        title: bool = False,
    ) -> Record:
        body: dict[str, Json] = {"text": {"en": "A measure on labels"}, **more}
        if title:
            body["title"] = {"en": "Labels"}
        return blank(self.log_key.name, act, form, code, self.seen, self._in(timedelta()), body, refs=refs, to=to)


def measure_busy(records: int) -> list[Measure]:
    """Fill a busy body of `records` records in a temporary folder and measure what is due at five moments of its life."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "bench"
        rates = tuple(filled(folder, records, REGIME, Busy))
        newest = open_reader(folder)
        measures = [Measure(name="fold of a busy body", unit="records/s, one core", values=rates)]
        for at in (newest.size // 100, newest.size // 4, newest.size // 2, newest.size * 3 // 4, newest.size):
            reader = newest.as_of(at)
            now = asked_at(reader)
            found = due_at(reader, now).due
            told = f"due as of {at}: {len(found.terms)} clocks, {len(found.owed)} duties"
            values = []
            for _ in range(RUNS):
                start = time.perf_counter()
                due_at(reader, now)
                values.append((time.perf_counter() - start) * 1_000)
            measures.append(Measure(name=told, unit="ms", values=(statistics.median(values), min(values), max(values))))
        return measures
