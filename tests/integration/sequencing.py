"""A sequencing process to be killed: runs the sequencer of the body named on the command line until it is."""

import sys
import time
from pathlib import Path

from comity.service.runner import Runner
from comity.service.sequencer import open_sequencer

if __name__ == "__main__":
    runner = Runner(open_sequencer(Path(sys.argv[1])))
    runner.start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while runner.alive:
        time.sleep(0.01)
