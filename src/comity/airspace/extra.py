"""Whether what the extra `airspace` brings is installed.

Knows names of packages. Law: without them Comity works as ever, and whoever asks for tracks is told what to install.
"""

from importlib.util import find_spec
from typing import Final

from comity.errors import Finding, Unavailable

NEEDED: Final = ("asterix4py", "numpy", "pyModeS", "pyarrow", "pyproj")


def ready() -> None:
    """Raise Unavailable unless every package is there."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise Unavailable(
            Finding(code="airspace.extra", place="comity[airspace]", facts={"packages": ", ".join(missing)})
        )
