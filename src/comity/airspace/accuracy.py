"""What the categories of position accuracy (NACp) and integrity (NIC) of ADS-B promise, in metres.

Knows the tables of ICAO Doc 9871 (second edition, A.1.4.9.9 and A.1.4.9.12) and RTCA DO-260B; not messages. Law: a category that
promises nothing gives infinity, one that was not sent gives NaN; the two are never confused.
"""

from typing import Final

UNKNOWN: Final = float("inf")
NAN: Final = float("nan")
EPU: Final = (UNKNOWN, 18_520.0, 7_408.0, 3_704.0, 1_852.0, 926.0, 555.6, 185.2, 92.6, 30.0, 10.0, 3.0)
"""Radius about the position sent within which the true one lies in 95 of 100 cases, by NACp 0 to 11."""
CONTAINMENT: Final = (
    UNKNOWN, 37_040.0, 14_816.0, 7_408.0, 3_704.0, 1_852.0, 1_111.2, 370.4, 185.2, 75.0, 25.0, 7.5,
)  # fmt: skip
"""Radius within which the true position surely lies, by NIC 0 to 11; of NIC 6 the widest of three: no supplement is read."""


def epu(category: object) -> float:
    """Return the radius a NACp promises, NaN where none was sent or it is none."""
    return _radius(EPU, category)


def containment(category: object) -> float:
    """Return the radius a NIC promises, NaN where none was sent or it is none."""
    return _radius(CONTAINMENT, category)


def _radius(table: tuple[float, ...], category: object) -> float:
    if isinstance(category, bool) or not isinstance(category, int) or not 0 <= category < len(table):
        return NAN
    return table[category]
