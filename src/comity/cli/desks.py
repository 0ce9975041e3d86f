"""Desks a command speaks to: of a folder on this machine, or at one address; and notes handed in to one.

Knows how a desk is named on the command line; what it answers is judged by whoever asked.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from comity.cli.output import complain, say
from comity.service.batch import hand_in
from comity.service.desk import Desk, Placed
from comity.service.peer import FolderPeer, RemotePeer

HTTP: Final = ("http://", "https://")


def add_desk(command: argparse.ArgumentParser) -> None:
    """Add the argument that names a desk."""
    command.add_argument("desk", help="a body's folder, or the address of one (https://…/slug)")


def desk_at(named: str) -> FolderPeer | RemotePeer:
    """Return the desk of a body's folder, or the one at an http(s) address. Raises Unavailable."""
    return RemotePeer(named) if named.startswith(HTTP) else FolderPeer(Path(named))


def submitter(named: str) -> Callable[[bytes], Placed]:
    """Return what hands notes to a desk, which is opened once for all of them. Raises Unavailable."""
    return RemotePeer(named).submit if named.startswith(HTTP) else Desk(Path(named)).submit


def placed_line(placed: Placed) -> str:
    """Return where a record lies: index, symbol, id."""
    return f"{placed.index}  {placed.symbol or '-'}  {placed.id}"


def hand_over(notes: Sequence[Path], desk: str, lang: str | None) -> bool:
    """Hand in the notes of these files, chains in order; print where each lies, or why not. True where none was refused."""
    taken = True
    for outcome in hand_in([(path.name, path.read_bytes()) for path in notes], submitter(desk)):
        if outcome.placed is not None:
            say(f"{outcome.name}  {placed_line(outcome.placed)}")
        if outcome.finding is not None:
            taken = False
            complain(outcome.finding, lang)
    return taken
