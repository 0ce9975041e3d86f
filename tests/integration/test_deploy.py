"""What lies in `deploy/` fits the program: units run commands that exist, proxies know the addresses and leave what they may keep to us."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from django.test import Client

from comity.cli.main import parser
from comity.service import clear
from comity.service.handover import HANDOVER_LIMIT
from comity.web.downloads.files import _LOG_FILE, FOREVER, SOON

DEPLOY = Path(__file__).parents[2] / "deploy"
INSTALL = (DEPLOY.parent / "docs" / "operators" / "install.md").read_text("utf-8")
UNITS = sorted((DEPLOY / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
PROGRAM = "/opt/comity/bin/comity"
NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")
HARDENED = {
    "NoNewPrivileges=yes",
    "CapabilityBoundingSet=",
    "ProtectSystem=strict",
    "ProtectHome=yes",
    "PrivateTmp=yes",
    "PrivateDevices=yes",
}


def commands() -> list[list[str]]:
    started = [re.findall(r"^ExecStart=(.*)$", path.read_text("utf-8"), re.MULTILINE) for path in SERVICES]
    assert all(len(lines) == 1 for lines in started)
    words = [shlex.split(lines[0]) for lines in started]
    assert all(line[0] == PROGRAM for line in words)
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"].values()
    contained = (DEPLOY / "Containerfile").read_text("utf-8")
    assert f'ENTRYPOINT ["{PROGRAM}"]' in contained
    default = re.search(r"^CMD (\[.*\])$", contained, re.MULTILINE)
    assert default is not None
    return [line[1:] for line in words] + [service["command"] for service in composed] + [yaml.safe_load(default[1])]


@pytest.mark.parametrize("line", commands(), ids=" ".join)
def test_each_command_started_exists_with_its_options(line: list[str]) -> None:
    assert parser().parse_args(line).run


def test_each_address_a_container_asks_may_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"].values()
    asked = [(one, word) for one in services for word in one["command"] if word.startswith(("http:", "https:"))]
    assert asked
    for service, address in asked:
        monkeypatch.delenv("COMITY_PLAIN", raising=False)
        for name, value in service.get("environment", {}).items():
            monkeypatch.setenv(name, value)
        assert clear.may(address), address


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_each_unit_is_hardened_and_its_settings_are_told(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert set(lines) >= HARDENED
    assert any(re.fullmatch(r"User=comity(-[a-z]+)?", line) for line in lines)
    for line in lines:
        if line.startswith("EnvironmentFile="):
            assert f"`{line.partition('=')[2]}`" in INSTALL, line
        for name in re.findall(r"\$\{(\w+)\}", line):
            assert f"`{name}`" in INSTALL, line
    timer = path.with_suffix(".timer")
    assert timer.exists() == ("Type=oneshot" in lines)
    assert f"`{timer.name if timer.exists() else path.name}`" in INSTALL


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_finds_nothing_wrong_and_little_exposed(tmp_path: Path) -> None:
    for path in UNITS:
        (tmp_path / path.name).write_text(path.read_text("utf-8").replace(PROGRAM, "/bin/true"), "utf-8")
    units = [str(tmp_path / path.name) for path in UNITS]
    checked = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    services = [str(tmp_path / path.name) for path in SERVICES]
    rated = ["systemd-analyze", "security", "--offline=true", "--threshold=20", *services]
    exposed = subprocess.run(rated, capture_output=True, text=True, check=False)
    assert exposed.returncode == 0, exposed.stdout[-400:]


def location(inside: str) -> re.Pattern[str]:
    over_tls = NGINX.partition("listen 443")[2]  # what is answered without TLS, test_proxies asks
    found = [spelt for spelt in re.findall(r'location ~ "([^"]+)"', over_tls) if inside in spelt]
    assert len(found) == 1
    return re.compile(found[0])


def test_nginx_keeps_what_never_changes_and_nothing_else(small: Client) -> None:
    kept = location("tile")
    names = ["tile/0/000.p/1", "tile/entries/000.p/1", "checkpoint", "state"]
    for name in names:
        assert _LOG_FILE.fullmatch(name)
        answer = small.get(f"/small/log/{name}")
        assert answer.status_code == 200, name
        assert (answer["Cache-Control"] == FOREVER) == bool(kept.search(f"/small/log/{name}")), name
        assert answer["Cache-Control"] in {FOREVER, SOON}
    assert kept.search("/small/log/material/" + "0" * 64)
    missing = small.get("/small/log/tile/0/999")
    assert missing.status_code == 404
    assert "max-age=31536000" not in missing.get("Cache-Control", "")
    assert not kept.search("/en/small/log/tile/0/000")


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_a_proxy_leaves_what_may_be_kept_to_the_desk(name: str) -> None:
    text = re.sub(r"#.*", "", (DEPLOY / name).read_text("utf-8"))
    assert not re.search(r"Cache-Control|expires|proxy_cache_valid|proxy_ignore_headers", text)
    size = re.search(r"(?:client_max_body_size|max_size) (\d+)(?:m|MB)\b", text)
    assert size is not None
    assert int(size[1]) * 1_000_000 >= HANDOVER_LIMIT
    assert re.search(r"/events\$", text)


def test_nginx_writes_no_secret_address_down() -> None:
    silent = location("calendar")
    for address in (
        "/en/council/calendar/" + "a" * 43 + ".ics",
        "/en/account/login/",
        "/account/oidc/mfa/login/callback/",
    ):
        assert silent.search(address), address
    assert not silent.search("/en/council/calendar.ics")
