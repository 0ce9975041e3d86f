"""A resolution advisory of ACAS as its 56 bits say it: register BDS 3,0, squitters and ASTERIX items that hold it.

Knows the layout of ICAO Annex 10, volume IV, 4.3.8.4.2.2; not messages around it. Law: an advisory is told as it was sent; what
pilots did with it is no part of it.
"""

from typing import Final

from comity.airspace.model import Advisory

_ACTIVE, _ENDED, _SEVERAL, _KIND, _IDENTITY = 47, 29, 28, 26, 2
_ADDRESS: Final = 0xFFFFFF
_BY_ADDRESS: Final = 1


def advisory(aircraft: str, time: float, register: int) -> Advisory | None:
    """Return the advisory these bits say, or None where they say that there is none."""
    active, ended = register >> _ACTIVE & 1, register >> _ENDED & 1
    several = register >> _SEVERAL & 1
    if not active and not several and not ended:
        return None
    threat = f"{register >> _IDENTITY & _ADDRESS:06X}" if register >> _KIND & 3 == _BY_ADDRESS else ""
    return Advisory(
        aircraft=aircraft,
        time=time,
        register=f"{register:014X}",
        terminated=bool(ended),
        several_threats=bool(several),
        threat=threat,
    )
