"""How well and how fast the press desk reads articles a reader has marked: each file beside its gold, counted kind by kind.

Knows files, clocks and memory; `press.scoring` counts. Law: what is measured is what `comity press` does; the first article is
read once before any clock runs, and the time that took is told as loading.
"""

import json
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from comity.errors import Finding, Rejected, Unavailable
from comity.press.reading import read_article
from comity.press.register import Register
from comity.press.scoring import Score, score
from comity.regime.load import load
from comity.wiring.shipped import regime_bytes

ENDINGS: Final = (".txt", ".html")
ALARMS_PER: Final = 20
"""Articles per which false alarms are told."""
RUNS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An article and what stands in it."""

    name: str
    data: bytes
    gold: dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Report:
    """What was measured of one way of reading: scores by kind, each article's milliseconds, loading, memory."""

    articles: int
    loading: float
    memory: float
    times: list[float] = field(default_factory=list)
    scores: dict[str, Score] = field(default_factory=dict)

    @property
    def alarms(self) -> float:
        """False alarms in twenty articles."""
        conflicts = self.scores["conflicts"]
        return (conflicts.found - conflicts.right) * ALARMS_PER / self.articles

    def as_json(self) -> dict[str, Any]:
        """Return the figures, times in milliseconds and memory in megabytes."""
        return {
            "articles": self.articles,
            "scores": [one.as_json() for one in self.scores.values()],
            "false_alarms_in_20": round(self.alarms, 2),
            "ms_median": round(statistics.median(self.times), 1),
            "ms_highest": round(max(self.times), 1),
            "loading_ms": round(self.loading),
            "memory_mb": round(self.memory),
        }


def measure_press(folder: Path, *, models: bool, wrong: Callable[[str, str], None] | None = None) -> Report:
    """Read every article of a folder and count; `wrong` is told the name of each article and a kind not read whole.

    Raises Unavailable where the folder holds no marked article, Rejected where a gold file is none.
    """
    marked = articles_of(folder)
    register = Register.of(load(regime_bytes("nrc")))

    def read(one: Marked) -> dict[str, Any]:
        return read_article(one.data, register=register, models=models).as_json()

    start = time.perf_counter()
    read(marked[0])
    report = Report(articles=len(marked), loading=(time.perf_counter() - start) * 1_000, memory=0)
    for one in marked:
        found = read(one)
        for kind, counted in score(one.gold, found, one.data.decode("utf-8")).items():
            report.scores[kind] = report.scores[kind] + counted if kind in report.scores else counted
            if wrong is not None and not counted.right == counted.found == counted.wanted:
                wrong(one.name, kind)
    report.times = [_timed(lambda one=one: read(one)) for one in marked]  # type: ignore[misc]
    report.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    return report


def articles_of(folder: Path) -> Sequence[Marked]:
    """Return the marked articles of a folder, by name. Raises Unavailable, Rejected."""
    found = []
    for path in sorted(folder.glob("*.json")):
        article = next((path.with_suffix(end) for end in ENDINGS if path.with_suffix(end).is_file()), None)
        if article is not None:
            found.append(Marked(name=path.stem, data=article.read_bytes(), gold=_gold(path)))
    if not found:
        raise Unavailable(Finding(code="cli.file", place=str(folder), rule="docs/press.md"))
    return found


def _gold(path: Path) -> dict[str, Any]:
    try:
        gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Rejected(Finding(code="cli.file", place=path.name, rule="docs/press.md")) from error
    return gold


def _timed(work: Callable[[], object]) -> float:
    """Return the median milliseconds of a few runs."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1_000)
    return statistics.median(taken)
