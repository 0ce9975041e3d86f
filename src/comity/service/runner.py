"""The sequencer's loop: one thread that answers notes as they come and stops when told.

Knows waiting and waking; not what a note is. Law: an error of the world stops the loop loudly; it never skips a note.
"""

import logging
import queue
import threading
from collections.abc import Callable
from typing import Final

from comity.service.sequencer import Sequencer

IDLE_SECONDS: Final = 0.003
LOG = logging.getLogger("comity.sequencer")


class Runner:
    """Runs a sequencer in a thread of this process."""

    def __init__(self, sequencer: Sequencer, answered: Callable[[], None] = lambda: None) -> None:
        """Take over the sequencer; nothing else may use it from now on. `answered` is called when notes have been answered."""
        self._sequencer, self._answered = sequencer, answered
        sequencer.published = self._tell
        self._told = False
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._errands: queue.SimpleQueue[Callable[[Sequencer], None]] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="sequencer", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def wake(self) -> None:
        """Tell the loop that a note waits."""
        self._wake.set()

    def errand(self, work: Callable[[Sequencer], None]) -> None:
        """Let the loop do something with its sequencer between two batches, for nobody else may touch it."""
        self._errands.put(work)
        self._wake.set()

    def stop(self) -> None:
        """Finish the batch in hand, close the body and return."""
        self._stop.set()
        self._wake.set()
        self._thread.join()

    @property
    def alive(self) -> bool:
        """Whether the loop still answers."""
        return self._thread.is_alive()

    def _tell(self) -> None:
        self._told = True
        self._answered()

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._wake.clear()
                self._sequencer.beat()
                while not self._errands.empty():
                    self._errands.get()(self._sequencer)
                self._told = False
                if self._sequencer.run_once() == 0:
                    self._wake.wait(IDLE_SECONDS)
                elif not self._told:
                    self._answered()  # all were refused: nothing was published that would have told of it
        except Exception:
            LOG.exception("the sequencer stopped")
            raise
        finally:
            self._sequencer.close()
