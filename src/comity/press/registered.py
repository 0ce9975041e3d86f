"""The register of a body as its record stands: names of the rules in force and of earlier ones, and who speaks for a group.

Knows the rows `rules` and `mandate` of docs/spec/state.md; not articles. Law: what is in force comes first; a name of earlier
rules is an alias of the party that still has its code, and a mandate that was withdrawn gives no office a voice.
"""

from collections.abc import Iterator
from typing import Final

from comity.errors import Rejected, Unavailable
from comity.press.register import Register
from comity.regime import load
from comity.regime.model import Regime
from comity.store.reader import Reader

EARLIER: Final = 20
"""Earlier rules whose names are still read, the newest of them."""
MANDATES: Final = 1_000


def register_of(reader: Reader) -> Register:
    """Return the register of a body at the newest checkpoint of its record."""
    return Register.of(reader.regime, earlier=tuple(_earlier(reader)), speaks=_speaks(reader))


def _earlier(reader: Reader) -> Iterator[Regime]:
    """Return the rules that were in force before, the newest first; those whose file is not at hand give no names."""
    inforce = str((reader.get("body", "") or {})["regime"])
    rows = reader.scan("rules", limit=EARLIER, reverse=True)
    for hashed in dict.fromkeys(str(row["regime"]) for _, row in rows):
        if hashed != inforce:
            try:
                yield load(reader.material(hashed))
            except (Unavailable, Rejected):
                continue


def _speaks(reader: Reader) -> dict[str, str]:
    """Return for which group each office speaks under a mandate that stands; none where it speaks for several."""
    given: dict[str, set[str]] = {}
    for _, row in reader.scan("mandate", limit=MANDATES):
        given.setdefault(str(row["office"]), set()).add(str(row["group"]))
    return {office: next(iter(groups)) for office, groups in given.items() if len(groups) == 1}
