"""Files shown to the operator's own scanner before the desk takes them in.

Knows one variable of the environment, a command: it gets the file at its standard input and answers by its exit, as clamdscan
does: 0, take it; 1, it is harmful; anything else, it could not say. Law: where a scanner is named, no file is taken that it did
not let through, and all files of a record are shown before the first is kept: what is in the log cannot be taken out again. What
is sealed cannot be read.
"""

import os
import shlex
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from comity.errors import Finding, Rejected, Unavailable, excerpt

VARIABLE: Final = "COMITY_SCANNER"
RULE: Final = "docs/operators/settings.md"
SECONDS: Final = 120.0
"""A scanner that has not answered by then could not say."""
_FINE, _HARMFUL = 0, 1


def check(files: Iterable[bytes | Path]) -> None:
    """Show untrusted files to the scanner. Raises Rejected for a harmful one, Unavailable where it could not say."""
    command = os.environ.get(VARIABLE, "")
    if command:
        for number, file in enumerate(files):
            _check(command, number, file)


def _check(command: str, number: int, file: bytes | Path) -> None:
    place = f"record.material.{number}"
    try:
        said = _asked(tuple(shlex.split(command)), file)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        told = excerpt(getattr(error, "strerror", None) or type(error).__name__)
        raise Unavailable(Finding(code="material.unscanned", place=place, excerpt=told, rule=RULE)) from error
    if said == _HARMFUL:
        raise Rejected(Finding(code="material.harmful", place=place, rule=RULE))
    if said != _FINE:
        raise Unavailable(Finding(code="material.unscanned", place=place, excerpt=str(said), rule=RULE))


def _asked(command: tuple[str, ...], file: bytes | Path) -> int:
    """Return the scanner's exit; a restricted file is given from memory and never lies in a temporary one."""
    if isinstance(file, bytes):
        return _run(command, input=file)
    with file.open("rb") as held:
        return _run(command, stdin=held)


def _run(command: tuple[str, ...], **given: Any) -> int:
    """Run the scanner, which is told nothing but the file: no settings of ours, and what it prints is not kept."""
    told = {name: os.environ[name] for name in ("HOME", "LANG", "PATH") if name in os.environ}
    null = subprocess.DEVNULL
    done = subprocess.run(  # noqa: S603 - the words are the operator's, none is a sender's
        command, env=told, stdout=null, stderr=null, timeout=SECONDS, check=False, **given
    )
    return int(done.returncode)
