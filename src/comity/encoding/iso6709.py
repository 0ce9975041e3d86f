"""Coordinates as ISO 6709 writes them: latitude and longitude in degrees, in degrees and minutes, or with seconds too.

Knows one point without height; not its datum, nor shapes. Law: a point keeps the notation and the digits its author wrote, for
these say how exactly it is known. The numbers it is drawn at are derived, and stand in no record.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from comity.errors import Finding, Rejected, excerpt

RULE: Final = "docs/spec/encoding.md 5"
LENGTH_LIMIT: Final = 25
_SIXTY: Final = "[0-5][0-9]"


def _angle(low: str, top: str, notation: int, digits: int) -> str:
    """Return the pattern of an angle up to a right (or straight) one; `notation` counts its parts past degrees."""
    some, none = rf"(?:\.[0-9]{{1,{digits}}})?", rf"(?:\.0{{1,{digits}}})?"
    return f"[+-](?:{low}{_SIXTY * notation}{some}|{top}{'00' * notation}{none})"


_DIGITS: Final = (6, 4, 2)
"""So many digits after the point of degrees, minutes or seconds: about a decimetre in each."""
PATTERN: Final = "|".join(
    _angle("[0-8][0-9]", "90", notation, digits) + _angle("(?:0[0-9]|1[0-7])[0-9]", "180", notation, digits)
    for notation, digits in enumerate(_DIGITS)
)
_POINT: Final = re.compile(PATTERN)
_PART: Final = r"([0-9]{1,3}(?:[.,][0-9]+)?)"
_TYPED: Final = re.compile(
    rf"{_PART}\s*°?\s*(?:{_PART}\s*['’′]?\s*(?:{_PART}\s*(?:\"|”|″|''|′′)?\s*)?)?([NSEW])", re.IGNORECASE
)
_TYPED_LIMIT: Final = 80
_BETWEEN: Final = re.compile(r"[\s,;]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Angle:
    """Degrees, and minutes and seconds where they were given, as written; south and west are negative."""

    negative: bool
    parts: tuple[str, ...]

    @property
    def degrees(self) -> float:
        """Return the angle as a number to draw by."""
        size: float = sum(float(part) / 60**power for power, part in enumerate(self.parts))
        return -size if self.negative else size


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point as written, and its two angles."""

    text: str
    latitude: Angle
    longitude: Angle


@lru_cache(maxsize=8192)
def parse(text: str) -> Point:
    """Read an untrusted point, or raise Rejected."""
    if len(text) > LENGTH_LIMIT or not _POINT.fullmatch(text):
        raise Rejected(Finding(code="form.value", place="point", excerpt=excerpt(text), rule=RULE))
    cut = max(text.rfind("+"), text.rfind("-"))
    return Point(text=text, latitude=_read(text[:cut], 2), longitude=_read(text[cut:], 3))


def respell(typed: str) -> str:
    """Return a point typed as people do (`59°30'N 24°45.5'E`) as ISO 6709 writes it, digit for digit.

    What is neither comes back as it was typed, to be refused: nothing is reckoned, rounded or guessed.
    """
    first = None if len(typed) > _TYPED_LIMIT else _TYPED.match(typed.strip())
    if first is None:
        return typed
    rest = typed.strip()[first.end() :]
    second = _TYPED.fullmatch(rest[len(_BETWEEN.match(rest).group()) :])  # type: ignore[union-attr] # it matches nothing too
    if second is None or first[4] not in "NSns" or second[4] not in "EWew":
        return typed
    angles = (_spelled(first, 2), _spelled(second, 3))
    return "".join(angles) if all(angles) else typed


def _read(text: str, width: int) -> Angle:
    whole, point, fraction = text[1:].partition(".")
    parts = [whole[:width], *(whole[at : at + 2] for at in range(width, len(whole), 2))]
    parts[-1] += point + fraction
    return Angle(negative=text[0] == "-", parts=tuple(parts))


def _spelled(found: re.Match[str], width: int) -> str:
    widths = (width, 2, 2)
    parts = [part.replace(",", ".") for part in found.groups()[:3] if part is not None]
    if any("." in part for part in parts[:-1]):
        return ""  # a fraction of a degree and minutes too: which of them is meant?
    padded = [
        part.zfill(wide + len(part) - len(part.partition(".")[0])) for part, wide in zip(parts, widths, strict=False)
    ]
    return ("-" if found[4] in "SWsw" else "+") + "".join(padded)
