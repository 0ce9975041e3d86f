"""Tables brought from an older version to a newer one: the statements of a step, run one after the other.

Knows how long they may take; not what they do. Law: where there is much to be made anew, whoever waits is told by a line before
each statement. No statement holds more in memory than the database sets aside for one that sorts.
"""

import logging
from typing import Final

from comity.store.connection import Connection

LARGE: Final = 20_000
"""Leaves from which on a step takes longer than a moment."""
LOG: Final = logging.getLogger("comity.store")


def run_step(connection: Connection, step: str, version: int) -> None:
    """Run the statements that bring tables to `version`, in the transaction that is open."""
    statements = [statement for statement in step.split(";\n") if statement.strip()]
    leaves = _leaves(connection) if version > 1 else 0
    for number, statement in enumerate(statements, 1):
        if leaves >= LARGE:
            LOG.warning("tables of %d leaves, to version %d: %d of %d", leaves, version, number, len(statements))
        connection.execute(statement)


def _leaves(connection: Connection) -> int:
    (last,) = connection.execute("SELECT coalesce(max(idx)+1, 0) FROM leaves").fetchone()
    return int(last)
