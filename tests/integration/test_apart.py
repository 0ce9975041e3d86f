"""Work in a process of its own ends with the one that began it, however that ends, and so does all that it has started."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

HELD = """
import signal, subprocess, sys
from pathlib import Path
from comity.bench.growth import measure_growth

def part(folder):
    started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
    print("begun", flush=True)
    started.wait()

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # who was begun in the background ignores it
    list(measure_growth(Path(sys.argv[1]), [20], None, {"held": part}))
"""


MISSED = HELD.replace(
    "import signal, subprocess, sys\n",
    "import signal, subprocess, sys, threading, time\n",
).replace(
    "    list(measure_growth",
    """
    def missed():  # who waits for a lock is not woken by a signal that another thread takes, nor by one that came a moment too early
        while not Path(sys.argv[2]).exists():
            time.sleep(0.05)
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)

    threading.Thread(target=missed, daemon=True).start()
    list(measure_growth""",
)


def test_a_bench_is_ended_by_a_signal_that_does_not_wake_it(tmp_path: Path) -> None:
    script, begun = tmp_path / "missed.py", tmp_path / "begun"
    script.write_text(MISSED, "utf-8")
    command = [sys.executable, str(script), str(tmp_path / "kept"), str(begun)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bench:
        assert bench.stdout is not None
        try:
            assert bench.stdout.readline() == "begun\n"
            begun.touch()
            bench.communicate(timeout=30)
        finally:
            bench.kill()


@pytest.mark.parametrize(
    "way", [pytest.param(signal.SIGTERM, marks=pytest.mark.campaign), signal.SIGKILL, signal.SIGINT]
)
def test_a_bench_that_is_killed_leaves_nothing_running(tmp_path: Path, way: signal.Signals) -> None:
    script = tmp_path / "held.py"
    script.write_text(HELD, "utf-8")
    command = [sys.executable, str(script), str(tmp_path / "kept")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=subprocess.DEVNULL, text=True) as bench:
        assert bench.stdout is not None
        try:
            assert bench.stdout.readline() == "begun\n"
            bench.send_signal(way)
            bench.communicate(timeout=60)  # at an end when whoever could still write there has ended
        finally:
            bench.kill()
