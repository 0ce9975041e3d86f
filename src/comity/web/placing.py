"""A field of kind place as inputs of a form: its shape, its points one to a line, and a circle's radius.

Knows names of inputs and how people type coordinates; not maps. Law: what was typed is respelled digit for digit, and
never reckoned; what cannot be read comes back as it was typed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from comity.encoding.iso6709 import respell
from comity.regime.places import DATUM, RADIUS_LIMIT, SHAPES

MOST: Final = max(high for _, high in SHAPES.values())

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.encoding.canonical import Json
    from comity.web.inputs import Input, Sheet


def inputs(sheet: Sheet, name: str) -> tuple[Input, ...]:
    """Return the inputs of a place."""
    words = sheet.words
    shapes = [(shape, words.say(f"place-shape-{shape}")) for shape in SHAPES]
    points = sheet.line(f"{name}.points", words.say("place-points"), words.say("place-points-hint"))
    radius = words.say("place-radius-hint", high=words.number(RADIUS_LIMIT))
    return (
        sheet.pick(f"{name}.shape", words.say("place-shape"), shapes),
        replace(points, shape="area"),
        replace(sheet.line(f"{name}.radius", words.say("place-radius"), radius), number=True),
    )


def read(line: Callable[[str], str], number: Callable[[str], Json], name: str) -> Json:
    """Return the place written into its inputs, None where nothing was; `line` gives what stands in one."""
    shape, radius = line(f"{name}.shape"), number(line(f"{name}.radius"))
    typed = [one.strip() for one in line(f"{name}.points").splitlines() if one.strip()]
    points = [respell(one) for one in typed] if len(typed) <= MOST else typed  # too many: they are refused as they are
    if not (shape or points or radius is not None):
        return None
    told: dict[str, Json] = {"datum": DATUM, "points": list(points)}
    return told | ({"shape": shape} if shape else {}) | ({} if radius is None else {"radius": radius})
