"""A place in words: its shape and its coordinates, each in the notation and to the digit its author wrote.

Knows a catalogue; not maps. Law: nothing is converted, rounded or averaged; the datum is always said.
"""

from collections.abc import Iterable
from functools import reduce

from comity.encoding.iso6709 import Angle, Point
from comity.i18n.catalogue import Catalogue
from comity.regime.places import CIRCLE, Place

KILOMETRE = 1_000
_SIGNS = ("°", "′", "″")
_SPACE = "\N{NO-BREAK SPACE}"


def said(words: Catalogue, place: Place) -> str:
    """Return a place as people read it."""
    told = listed(words, [point(words, one) for one in place.points])
    radius = length(words, place.radius) if place.shape == CIRCLE else ""
    return words.say("place-datum", place=words.say(f"place-said-{place.shape}", points=told, radius=radius))


def listed(words: Catalogue, parts: Iterable[str]) -> str:
    """Return parts one after another, set apart as this language does what holds commas itself."""
    return reduce(lambda one, more: words.say("place-list", one=one, more=more), parts)


def point(words: Catalogue, one: Point) -> str:
    """Return a point as people read it."""
    north = words.say("place-south" if one.latitude.negative else "place-north", angle=angle(words, one.latitude))
    east = words.say("place-west" if one.longitude.negative else "place-east", angle=angle(words, one.longitude))
    return words.say("place-point", latitude=north, longitude=east)


def angle(words: Catalogue, one: Angle) -> str:
    """Return an angle without its side of the globe."""
    whole = one.parts[0].lstrip("0") or "0"
    degrees = f"0{whole}" if whole.startswith(".") else whole
    parts = zip((degrees, *one.parts[1:]), _SIGNS, strict=False)
    return _SPACE.join(part.replace(".", words.say("place-decimal")) + sign for part, sign in parts)


def length(words: Catalogue, metres: int) -> str:
    """Return a length in kilometres where it is a whole number of them, else in metres."""
    whole, rest = divmod(metres, KILOMETRE)
    if rest:
        return words.say("place-metres", number=words.number(metres))
    return words.say("place-kilometres", number=words.number(whole))
