"""A PostgreSQL server of the tests' own: made in a temporary folder, run by an account without rights, gone with the test.

Knows where Debian and others put the binaries; where there are none the tests that ask for a server are skipped by name.
"""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.ports import free_port

SOUGHT = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"), Path("/usr/bin"))
ACCOUNTS = ("postgres", "nobody")


class Cluster:
    """One server on a free port of the loopback address; it can be stopped, killed and started again."""

    def __init__(self, home: Path, binaries: Path) -> None:
        """Make its files; it does not run yet."""
        self.home, self.binaries, self.port = home, binaries, free_port()
        self._account = next((name for name in ACCOUNTS if os.geteuid() == 0 and _known(name)), None)
        if self._account is not None:
            shutil.chown(home, self._account)
        self._run("initdb", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "comity", "-D", str(home / "data"))

    @property
    def dsn(self) -> str:
        """A libpq connection string for it."""
        return f"host=127.0.0.1 port={self.port} user=comity dbname=postgres"

    def start(self) -> None:
        """Run it until it answers; what a killed one left in shared memory may need a moment to go."""
        options = f"-c port={self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.home} -c max_connections=300"
        for again in range(20):
            try:
                self._run(
                    "pg_ctl", "-w", "-D", str(self.home / "data"), "-l", str(self.home / "log"), "-o", options, "start"
                )
            except RuntimeError:
                if again == 19:
                    raise
                time.sleep(0.3)
            else:
                return

    def stop(self, mode: str = "fast") -> None:
        """Stop it: `fast` rolls back what is open, `immediate` is a crash."""
        self._run("pg_ctl", "-w", "-m", mode, "-D", str(self.home / "data"), "stop")

    def kill(self) -> None:
        """End the server and all its sessions at once, as a power cut would."""
        pid = int((self.home / "data" / "postmaster.pid").read_text("utf-8").split()[0])
        children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
        for one in (pid, *map(int, children)):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        (self.home / "data" / "postmaster.pid").unlink(missing_ok=True)

    def running(self) -> bool:
        """Return whether it takes connections."""
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.binaries / program), *arguments]
        if self._account is not None:
            command = ["setpriv", f"--reuid={self._account}", "--regid=nogroup", "--clear-groups", *command]
        done = subprocess.run(
            command,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr[-500:]}")


def binaries() -> Path | None:
    """Return the folder of the server's programs; None where it is not installed."""
    return next((folder for folder in SOUGHT if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Yield a running server; it and its files are gone afterwards."""
    found = binaries()
    assert found is not None
    home = Path(tempfile.mkdtemp(prefix="comity-pg-", dir="/tmp"))
    home.chmod(0o755)
    try:
        made = Cluster(home, found)
        made.start()
        try:
            yield made
        finally:
            if (home / "data" / "postmaster.pid").exists():
                made.stop("immediate")
    finally:
        for _ in range(20):
            shutil.rmtree(home, ignore_errors=True)
            if not home.exists():
                break
            time.sleep(0.1)


def _known(name: str) -> bool:
    return any(line.startswith(f"{name}:") for line in Path("/etc/passwd").read_text("utf-8").splitlines())
