"""The sequencer's loop: one thread that answers notes as they come and stops when told.

Knows waiting and waking; not what a note is. Law: an error of the world stops the loop loudly; it never skips a note.
"""

import logging
import threading
from typing import Final

from comity.service.sequencer import Sequencer

IDLE_SECONDS: Final = 0.003
LOG = logging.getLogger("comity.sequencer")


class Runner:
    """Runs a sequencer in a thread of this process."""

    def __init__(self, sequencer: Sequencer) -> None:
        """Take over the sequencer; nothing else may use it from now on."""
        self._sequencer = sequencer
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sequencer", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def wake(self) -> None:
        """Tell the loop that a note waits."""
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

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                self._wake.clear()
                if self._sequencer.run_once() == 0:
                    self._wake.wait(IDLE_SECONDS)
        except Exception:
            LOG.exception("the sequencer stopped")
            raise
        finally:
            self._sequencer.close()
