"""Feed every parser of outside bytes for so many seconds each, led by the branches they reach (atheris), and print a table.

`make fuzz` calls it; `make fuzz SECONDS_EACH=300 PARSERS="note receipt"` for longer and fewer. The parsers are those of
`tests/integration/parsers.py`, each in a process of its own. Exit code 1 where one broke; the bytes that broke it stay in the
folder printed.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = re.compile(r"Done (\d+) runs in (\d+) second")
REACHED = re.compile(r"cov: (\d+)")
GRACE = 300
"""Seconds a process may take beside its feeding: to load, and to build the body its examples come from."""


def feed(name: str, seconds: int, corpus: Path) -> None:
    """Feed one parser in this process until the time is over or it breaks."""
    import atheris  # type: ignore[import-untyped]  # noqa: PLC0415 - only here: what is measured is loaded under its eyes

    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        with atheris.instrument_imports(include=["comity"]):  # what a parser loads when it is made is watched too
            from tests.integration import parsers, parsers_files  # noqa: PLC0415 - as above

            chosen = parsers_files if name in parsers_files.NAMES else parsers
            target = next(one for one in chosen.targets(Path(folder)) if one.name == name)
        for number, seed in enumerate(target.seeds):
            (corpus / f"seed-{number}").write_bytes(seed)
        bounds = [f"-max_total_time={seconds}", "-max_len=70000", "-timeout=10", "-rss_limit_mb=1024"]
        where = [f"-artifact_prefix={corpus}/broke-", str(corpus)]

        def one(data: bytes) -> None:
            target.feed(bytes(data))

        atheris.Setup([sys.argv[0], *bounds, *where], one)
        atheris.Fuzz()


def named() -> list[str]:
    """Return the names of all parsers."""
    sys.path.insert(0, str(ROOT))
    from tests.integration import parsers, parsers_files  # noqa: PLC0415 - needs the path above

    with tempfile.TemporaryDirectory() as folder:
        return [*(target.name for target in parsers.targets(Path(folder))), *parsers_files.NAMES]


def main() -> int:
    """Feed those asked for, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--inside", type=Path)
    given = parser.parse_args()
    if given.inside is not None:
        feed(given.names[0], given.seconds, given.inside)
        return 0
    broken = 0
    print(f"{'parser':<18}{'executions':>12}{'seconds':>9}{'branches':>10}  broke", flush=True)
    for name in given.names or named():
        corpus = Path(tempfile.mkdtemp(prefix=f"comity-fuzz-{name}-"))
        command = [sys.executable, __file__, name, "--seconds", str(given.seconds), "--inside", str(corpus)]
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
                timeout=given.seconds + GRACE,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
        except subprocess.TimeoutExpired:
            broken += 1
            print(f"{name:<18}{'?':>12}{'?':>9}{'?':>10}  not done in time", flush=True)
            continue
        runs, reached = RUNS.search(done.stderr), REACHED.findall(done.stderr)
        fine = runs is not None and done.returncode == 0
        broken += not fine
        counted = (runs[1], runs[2]) if runs is not None else ("?", "?")
        most, left = reached[-1] if reached else "?", "no" if fine else corpus
        print(f"{name:<18}{counted[0]:>12}{counted[1]:>9}{most:>10}  {left}", flush=True)
        if not fine:
            print(done.stderr[-3_000:], file=sys.stderr, flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
