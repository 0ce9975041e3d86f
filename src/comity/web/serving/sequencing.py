"""The sequencing process of a served folder: every open body's sequencer, its cosigner, and what binds its accounts' trail.

Knows processes and signals; not pages. Law: whoever began it learns that every body answers, or the finding for which one does
not; Django is loaded only after that, and once the accounts have been prepared.
"""

import importlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, Final, Self

from comity.errors import ComityError
from comity.service.bell import Bell, Bells
from comity.service.floor import lay_ballast
from comity.service.runner import Runner
from comity.service.sequencer import open_sequencer
from comity.store.reader import open_reader
from comity.web.serving import lines
from comity.wiring.bodies import accounts_in, bodies_in, takes_filings
from comity.wiring.cosigning import Cosigner, cosigner_of, registry_of

REFUSED: Final = 1
WATCH_SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Sequencing:
    """The process, as seen by the one that began it: what it has to say comes by `said`; `prepared` tells it of accounts.

    `bells` are those of each body, by its folder.
    """

    process: SpawnProcess
    said: Connection
    prepared: Any
    bells: Mapping[Path, Bells]

    @classmethod
    def begin(cls, folder: Path) -> Self:
        """Begin the process and return at once: pages are loaded while it opens its bodies."""
        context = multiprocessing.get_context("spawn")
        said, says = context.Pipe(duplex=False)
        prepared = context.Event()
        bells = {path: Bells.new() for path in bodies_in(folder).values()}
        process = context.Process(target=sequence, args=(folder, says, prepared, bells, os.getpid()), name="sequencer")
        process.start()
        says.close()
        return cls(process, said, prepared, bells)

    def wait(self) -> None:
        """Wait until every body answers.

        Raises what keeps one from it, as Unavailable where another sequencer runs; SystemExit where the process ended wordless.
        """
        try:
            kept = self.said.recv()
        except EOFError:
            self.process.join()
            raise SystemExit(self.process.exitcode or REFUSED) from None
        if kept is not None:
            kind, finding = kept
            raise kind(finding)

    def end(self) -> None:
        """Let it finish the batch in hand, and wait until it has ended."""
        self.process.terminate()
        self.process.join()


def sequence(folder: Path, says: Connection, prepared: Any, bells: Mapping[Path, Bells], parent: int) -> None:
    """Run the sequencers of the open bodies in `folder` until told to stop, or until the parent is gone."""
    lines.begin()
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        running = _begun(folder, bells)
    except ComityError as error:
        says.send((type(error), error.finding))
        raise SystemExit(REFUSED) from None
    says.send(None)
    binders: list[Any] = []
    while not stop.wait(WATCH_SECONDS) and all(runner.alive for runner, _ in running.values()):
        if os.getppid() != parent:
            break
        if prepared.is_set():
            prepared.clear()
            binders = _bind_trails(folder, {path: runner for path, (runner, _) in running.items()})
    for binder in binders:
        binder.stop()
    for runner, cosigner in running.values():
        cosigner.stop()
        runner.stop()


def _begun(folder: Path, bells: Mapping[Path, Bells]) -> dict[Path, tuple[Runner, Cosigner]]:
    """Return what sequences each open body, begun.

    Raises Unavailable where a witness has cosigned what a body does not have: it would fork the log.
    """
    folders = [path for path in bodies_in(folder).values() if takes_filings(path)]
    for path in folders:
        lay_ballast(path)
    runners = {path: Runner(open_sequencer(path), bells[path].answered.ring) for path in folders}
    running = {path: (runner, cosigner_of(path, runner)) for path, runner in runners.items()}
    for runner, cosigner in running.values():
        cosigner.start()
        runner.start()
    for path, runner in runners.items():
        threading.Thread(target=_listen, args=(bells[path].filed, runner), daemon=True).start()
    return running


def _listen(filed: Bell, runner: Runner) -> None:
    while filed.wait(None):
        runner.wake()


def _bind_trails(folder: Path, runners: Mapping[Path, Runner]) -> list[Any]:
    """Begin to bind what is done about the accounts of a served folder, where it has some; return what is to be stopped."""
    home = accounts_in(folder)
    if home is None:
        return []
    importlib.import_module("comity.web.site").reach(home)
    binding = importlib.import_module("comity.web.accounts.trail")  # its tables are known only once Django is set up
    binders = [binding.Binder(open_reader(path), runner, registry_of(path)) for path, runner in runners.items()]
    for binder in binders:
        binder.start()
    return binders
