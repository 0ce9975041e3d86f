"""The bodies of a folder: which there are, under which slugs, and where the accounts of those who write in them lie.

Knows `body.toml`, and the name of the registry's key file; not what is in a body.
"""

import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.store.reader import open_reader

REGISTRY_KEY: Final = "registry.key"
"""The desk key of the office REGISTRY among a body's keys, where its desk holds it: it signs `witnessed`."""
_SLUG = re.compile(r"(?!(?:account|api|static)$)[a-z0-9][a-z0-9-]{0,31}")
"""Slugs of bodies: none that is the beginning of an address of the site itself."""
_ADDRESS = re.compile(r"https?://[^/\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFile:
    """What `body.toml` says: a slug for addresses, and mirrors the desk asks at its start; a convenience, never a truth."""

    slug: str
    mirrors: tuple[str, ...] = ()


def write_body_file(folder: Path, slug: str) -> None:
    """Write `body.toml`."""
    (folder / "body.toml").write_text(f'slug = "{slug}"\n', encoding="utf-8")


def read_body_file(folder: Path) -> BodyFile:
    """Read `body.toml`. Raises Unavailable if it is missing, Rejected if it is not understood."""
    try:
        data = tomllib.loads((folder / "body.toml").read_text(encoding="utf-8"))
    except OSError as error:
        raise Unavailable(Finding(code="body.file", place=str(folder.name), excerpt=excerpt(error.strerror))) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Rejected(Finding(code="body.file", place="body.toml", excerpt=excerpt(error))) from error
    slug = data.get("slug")
    mirrors = data.get("mirrors", [])
    named = isinstance(mirrors, list) and all(isinstance(one, str) and _ADDRESS.match(one) for one in mirrors)
    if (
        not {"slug"} <= set(data) <= {"slug", "mirrors"}
        or not isinstance(slug, str)
        or not _SLUG.fullmatch(slug)
        or not named
    ):
        raise Rejected(Finding(code="body.file", place="body.toml", excerpt=excerpt(data)))
    return BodyFile(slug=slug, mirrors=tuple(mirrors))


def bodies_in(folder: Path) -> dict[str, Path]:
    """Return the folders of the bodies in `folder` (or the one it is) by slug, in order of slug."""
    folders = (
        [folder] if (folder / "body.toml").exists() else sorted(path.parent for path in folder.glob("*/body.toml"))
    )
    return {read_body_file(path).slug: path for path in folders}


def takes_filings(folder: Path) -> bool:
    """Return whether a body has a desk here: an archive has none, and a mirror's is elsewhere. Raises Unavailable."""
    reader = open_reader(folder)
    return reader.kind != "archive" and not reader.mirrored


def accounts_in(folder: Path) -> Path | None:
    """Return where the accounts of a served folder lie; None where no body has its desk here, or it may not be written."""
    living = any(takes_filings(path) for path in bodies_in(folder).values())
    return folder if living and os.access(folder, os.W_OK) else None
