"""Who asks: nobody in particular, or an account with its places in bodies.

Knows the roles there are; not what they may do (gate) or how one signs in (accounts). Law: an account signs nothing; it only
opens what its places let it read, draft and hand in.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.http import HttpRequest


class Role(StrEnum):
    """A place an account holds in one body. Source: docs/spec/rights.md."""

    OBSERVER = "observer"
    AUDITOR = "auditor"
    DRAFTER = "drafter"
    SIGNER = "signer"
    HEAD = "head"
    ADMINISTRATOR = "administrator"
    CHAIR = "chair"
    SECRETARIAT = "secretariat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A role an account holds for a seat (party or office code) of the body of that origin."""

    origin: str
    code: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whoever asks: an account by its number, or None for the public, the places it holds, and the name colleagues read."""

    account: int | None
    places: frozenset[Place]
    name: str = ""

    def places_in(self, origin: str) -> frozenset[Place]:
        """Return the places held in the body of that origin."""
        return frozenset(place for place in self.places if place.origin == origin)


PUBLIC: Final = Holder(account=None, places=frozenset())


def holder_of(request: HttpRequest) -> Holder:
    """Return who asks; the accounts' middleware has set it, and without accounts everybody is the public."""
    found: Holder = getattr(request, "holder", PUBLIC)
    return found
