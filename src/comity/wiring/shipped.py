"""Where regimes and examples that come with Comity lie, installed or in a checkout.

Knows two places, tried in this order: inside the installed package, then beside `src`.
"""

from pathlib import Path

from comity.errors import Finding, Unavailable, excerpt


def shipped(name: str) -> Path:
    """Return the path of a shipped file or folder, such as `regimes/nrc/regime.toml`. Raises Unavailable."""
    package = Path(__file__).resolve().parents[1]
    for base in (package / "_shipped", package.parents[1]):
        if (base / name).exists():
            return base / name
    raise Unavailable(Finding(code="shipped.missing", place=name, rule="docs/architecture.md 5"))


def regime_bytes(name: str) -> bytes:
    """Return a regime by shipped name or file. Raises Unavailable, with the names there are for one that is none of them."""
    held = {path.parent.name: path for path in sorted(shipped("regimes").glob("*/regime.toml"))}
    path = Path(name) if name.endswith(".toml") else held.get(name)
    if path is None:
        raise Unavailable(Finding(code="regime.file", place=name, excerpt=", ".join(held)))
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unavailable(Finding(code="regime.file", place=name, excerpt=excerpt(error.strerror))) from error
