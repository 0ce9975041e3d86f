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
    """Return a regime by shipped name or file. Raises Unavailable."""
    path = Path(name) if name.endswith(".toml") else shipped(f"regimes/{name}/regime.toml")
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unavailable(Finding(code="regime.file", place=name, excerpt=excerpt(error.strerror))) from error
