"""What every test shares: the demo's bodies, and one last line that says what ran and what did not."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from .clusters import Cluster, binaries, cluster

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
"""A worker that has driven a browser keeps that driver's event loop; Django would refuse its database to every test after it."""

os.environ["PATH"] += os.pathsep + "/usr/sbin"
"""Where Debian keeps nginx, which is not on the path of who is not root."""

hypothesis.settings.register_profile("shared", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("shared")
"""An example is not wrong because something else had the processor: on a shared machine 0.4 ms have taken 421, with a limit of 200."""


@pytest.fixture(autouse=True, scope="session")
def provoked() -> Iterator[None]:
    """Write which test provoked which finding to the folder $COMITY_PROVOKED names, for `make provoked`; else do nothing."""
    folder = os.environ.get("COMITY_PROVOKED")
    if folder is None:
        yield
        return
    from comity.errors import Finding

    made, seen = Finding.__init__, set()

    def noting(self: Finding, *args: object, **named: object) -> None:
        made(self, *args, **named)
        seen.add((self.code, os.environ.get("PYTEST_CURRENT_TEST", "").partition("::")[0]))

    Finding.__init__ = noting
    yield
    Finding.__init__ = made
    lines = sorted(f"{code} {test}\n" for code, test in seen if test)
    Path(folder, f"{os.getpid()}.txt").write_text("".join(lines), encoding="utf-8")


@pytest.fixture(autouse=True, scope="session")
def in_postgres() -> Iterator[None]:
    """Where $COMITY_TEST_STORE says postgres (`make test-postgres`), every body of the tests has its tables there."""
    if os.environ.get("COMITY_TEST_STORE") != "postgres":
        yield
        return
    with cluster() as server:
        os.environ["COMITY_POSTGRES"] = server.dsn
        yield
        del os.environ["COMITY_POSTGRES"]


@pytest.fixture
def in_sqlite() -> None:
    """Say that a test is of SQLite's own ways."""
    if os.environ.get("COMITY_TEST_STORE") == "postgres":
        pytest.skip("of SQLite's own ways")


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """Return a PostgreSQL server of the tests' own."""
    if binaries() is None:
        pytest.skip("PostgreSQL is not installed")
    with cluster() as made:
        yield made


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder with the demo's archive and exercise, built as the command builds them, which no test may write to."""
    from comity.cli.main import main
    from comity.store.reader import open_reader

    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--dir", str(folder), "--no-serve"]) == 0
    sizes = {name: open_reader(folder / name).size for name in ("archive", "exercise")}
    yield folder
    assert {name: open_reader(folder / name).size for name in sizes} == sizes, "a test wrote to what others read"


@pytest.fixture
def exercise(demo: Path, tmp_path: Path) -> Path:
    """Return a copy of the demo's exercise, to write to."""
    return Path(shutil.copytree(demo / "exercise", tmp_path / "exercise"))


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Print the last line: how many tests ran, and by name what did not."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or hasattr(config, "workerinput"):
        return
    ran = sum(len(reporter.stats.get(name, [])) for name in ("passed", "failed"))
    left = sorted({report.nodeid.partition("::")[0] for report in reporter.stats.get("skipped", [])})
    reporter.write_line(f"RAN {ran} tests; NOT RUN: {', '.join(left) if left else 'nothing'}")


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Fail under `make test-all` where something did not run."""
    yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("COMITY_ALL") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
