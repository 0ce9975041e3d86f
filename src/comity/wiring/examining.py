"""Examining an installation: modes, keys, settings, disk, clock, versions, conclusions, witnesses, and what is worth stealing.

Knows where everything of a served folder lies and which settings the environment gives; not words. Law: it changes nothing,
takes no lock, prints no secret, and whatever it cannot look at it calls unknown, never well.
"""

import json
import re
import socket
import sqlite3
import stat
import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from comity.errors import ComityError
from comity.fold.digest import open_state
from comity.keys.names import parse_vkey
from comity.keys.signer import read_secret
from comity.service import health
from comity.service.health import Check, State
from comity.store import postgres
from comity.store.reach import NAMED as BY_NAME
from comity.store.reach import PLAIN, here, reach
from comity.store.reader import Reader, open_reader
from comity.tlog.policy import parse as parse_policy
from comity.verify.log import verify_log
from comity.wiring.bodies import REGISTRY_KEY, bodies_in

OTHERS: Final = 0o077
SECONDS: Final = 5.0
"""How long a witness may take to let itself be reached."""
NAMED: Final = 5
"""How many files one check names."""
LEAST_SQLITE: Final = (3, 37, 0)
"""The first with STRICT tables, which the desk's database is made of."""
LIBRARIES: Final = ("cryptography", "orjson", "pynacl", "rfc8785", "tzdata")
INLINE: Final = re.compile(r"COMITY_.*(?:PASSWORD|SECRET|TOKEN)\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Treasure:
    """Something a thief may carry off: what it is, where it lies."""

    name: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was found: of the site (slug "") and of each body, and what is worth stealing."""

    checks: tuple[tuple[str, Check], ...]
    treasures: tuple[Treasure, ...]

    @property
    def worst(self) -> State:
        """Ill if anything is, else to be looked at if anything is, else well."""
        states = {check.state for _, check in self.checks}
        return next((state for state in (State.ILL, State.LOOK) if state in states), State.WELL)


def examine(folder: Path, environ: Mapping[str, str], now: int) -> Examined:
    """Examine a served folder, or a body's own. Raises Unavailable, Rejected where there is no body to examine."""
    readers = {slug: open_reader(path) for slug, path in bodies_in(folder).items()}
    living = any(reader.kind == "live" and not reader.mirrored for reader in readers.values())
    lines = _lines(environ, readers.values())
    site = [
        _modes(folder),
        *_settings(environ, living=living),
        lines,
        health.disk("disk-accounts", folder),
        _versions(),
    ]
    checks = [("", check) for check in site]
    for slug, reader in readers.items():
        checks += [(slug, check) for check in _body(reader, now)]
    found = [one for reader in readers.values() for one in _treasures(folder, reader.folder)]
    return Examined(checks=tuple(checks), treasures=tuple(dict.fromkeys([*found, *_of_site(folder, environ)])))


def secret_files(folder: Path) -> Iterator[Path]:
    """Yield what nobody but its owner may read, below a served folder or a body's own."""
    of_bodies = ("keys/**/*.key", "restricted/**/*")
    for pattern in ("site.secret", "accounts.sqlite*", *of_bodies, *(f"*/{one}" for one in of_bodies)):
        yield from sorted(folder.glob(pattern))


def _modes(folder: Path) -> Check:
    """Look for what others can read, and for what others can write to the log itself."""
    open_ones = [path for path in secret_files(folder) if _mode(path) & OTHERS and not _sheltered(path, folder)]
    loose = [path for path in (*folder.glob("log"), *folder.glob("*/log"), folder) if _mode(path) & stat.S_IWOTH]
    names = ", ".join(path.relative_to(folder).as_posix() for path in [*open_ones, *loose][:NAMED])
    facts: dict[str, int | str] = {"count": len(open_ones) + len(loose), "names": names}
    if facts["count"]:
        return Check(name="modes", state=State.ILL, facts=facts, advice="modes-open")
    return Check(name="modes", state=State.WELL, facts=facts)


def _sheltered(path: Path, folder: Path) -> bool:
    """Return whether a folder above a file, within what is examined, lets nobody else in."""
    return any(not _mode(above) & OTHERS for above in path.parents if above.is_relative_to(folder) and above != folder)


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _settings(environ: Mapping[str, str], *, living: bool) -> Iterator[Check]:
    """Look at what the environment says: transport, hosts, and that secrets stand in files others cannot read."""
    secure = environ.get("COMITY_HTTPS", "") == "1"
    facts: dict[str, int | str] = {"https": int(secure), "proxies": environ.get("COMITY_PROXIES", "0")[:8]}
    if living and not secure:
        yield Check(name="transport", state=State.ILL, facts=facts, advice="transport-open")
    elif secure and not re.fullmatch(r"[1-9][0-9]{0,2}", environ.get("COMITY_PROXIES", "0")):
        yield Check(name="transport", state=State.LOOK, facts=facts, advice="transport-proxies")
    else:
        yield Check(name="transport", state=State.WELL, facts=facts)
    hosts = environ.get("COMITY_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
    wide = [host for host in hosts if host.strip() in {"", "*"} or host.strip().startswith(".")]
    yield Check(
        name="hosts",
        state=State.ILL if wide else State.WELL,
        facts={"names": ", ".join(hosts)[:200]},
        advice="hosts-wide" if wide else "",
    )
    files = list(_secret_files(environ))
    bare = [name for name in environ if INLINE.fullmatch(name)]
    readable = [path.name or "COMITY_OIDC" for path in files if not path.is_file() or _mode(path) & OTHERS]
    facts = {"count": len(files), "faults": len(readable) + len(bare), "names": ", ".join([*readable, *bare])[:200]}
    state = State.ILL if readable or bare else State.WELL
    yield Check(name="secrets", state=state, facts=facts, advice="secrets-open" if readable or bare else "")


def _lines(environ: Mapping[str, str], readers: Collection[Reader]) -> Check:
    """Look at what leaves this machine: whether databases, mail and witnesses are spoken to in the clear, and by a password."""
    places = [environ.get(postgres.ENVIRONMENT, ""), environ.get("COMITY_ACCOUNTS", ""), *map(_dsn, readers)]
    bases = [
        found for place in dict.fromkeys(filter(None, places)) if (found := reach(place, environ)) and not found.local
    ]
    host = environ.get("COMITY_MAIL_HOST", "")
    mail = bool(host) and environ.get("COMITY_MAIL_TLS", "1") != "1" and not here(host)
    witnesses = {address for reader in readers for address in _addresses(reader) if address.startswith("http:")}
    away = {one for one in witnesses if not here(urlsplit(one).hostname or "")}
    plain = [*("PostgreSQL" for one in bases if one.mode in PLAIN), *(["COMITY_MAIL_TLS"] if mail else [])]
    loose = ["PostgreSQL" for one in bases if one.mode not in {"", BY_NAME} or one.password]
    faults = [*plain, *loose, *sorted(away)]
    facts: dict[str, int | str] = {"bases": len(bases), "faults": len(faults), "names": ", ".join(faults[:NAMED])}
    if plain:
        return Check(name="lines", state=State.ILL, facts=facts, advice="lines-plain")
    if loose or away:
        return Check(name="lines", state=State.LOOK, facts=facts, advice="lines-loose" if loose else "lines-witness")
    return Check(name="lines", state=State.WELL, facts=facts)


def _dsn(reader: Reader) -> str:
    try:
        place = postgres.place_of(reader.folder)
    except ComityError:
        return ""
    return "" if place is None else place.dsn


def _secret_files(environ: Mapping[str, str]) -> Iterator[Path]:
    """Yield the files of secrets the environment names; the ministries' list holds none, but names one for each."""
    if environ.get("COMITY_MAIL_PASSWORD_FILE"):
        yield Path(environ["COMITY_MAIL_PASSWORD_FILE"])
    listed = Path(environ.get("COMITY_OIDC", ""))
    if environ.get("COMITY_OIDC"):
        try:
            yield from (Path(item["secret_file"]) for item in json.loads(listed.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError):
            yield Path()  # no file: at fault under the list's own name


def _versions() -> Check:
    facts: dict[str, int | str] = {"python": ".".join(map(str, sys.version_info[:3])), "sqlite": sqlite3.sqlite_version}
    facts["libraries"] = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    old = sqlite3.sqlite_version_info < LEAST_SQLITE
    return Check(
        name="versions", state=State.ILL if old else State.WELL, facts=facts, advice="versions-old" if old else ""
    )


def _body(reader: Reader, now: int) -> Iterator[Check]:
    """Look at one body. Its sequencer is no fault here: an installation may be examined while it is stopped."""
    for check in health.judge(health.measure(reader, now), reader.kind):
        stopped = check.name == "sequencer" and check.state is State.ILL
        yield Check(name=check.name, state=State.LOOK, facts=check.facts, advice=check.advice) if stopped else check
    yield health.disk("disk-body", reader.folder)
    if not reader.mirrored:
        yield _keys(reader)
    yield _verified(reader)
    yield _digest(reader)
    yield _witnesses(reader)


def _keys(reader: Reader) -> Check:
    """Look whether the keys in the folder are those the record names, readable by their owner alone."""
    body = reader.body
    for name, field in (("log", "log_key"), ("stamp", "stamp_key")):
        facts: dict[str, int | str] = {"key": name, "code": "key.other", "faults": 1}
        try:
            key = read_secret(reader.folder / "keys" / f"{name}.key")
        except ComityError as error:
            facts["code"] = error.finding.code
            return Check(name="keys", state=State.ILL, facts=facts, advice="keys-unread")
        if key.verifier.vkey != body.get(field):
            return Check(name="keys", state=State.ILL, facts=facts, advice="keys-other")
    return Check(name="keys", state=State.WELL, facts={"key": "log, stamp", "code": "", "faults": 0})


def _verified(reader: Reader) -> Check:
    """Verify the log as anybody would, but for the anchor, which whoever checks should have from elsewhere."""
    holds = verify_log(reader.folder, None).holds
    facts: dict[str, int | str] = {"size": reader.size}
    return Check(
        name="verified", state=State.WELL if holds else State.ILL, facts=facts, advice="" if holds else "verified-not"
    )


def _digest(reader: Reader) -> Check:
    """Compare the conclusions in the database with those the desk signed beside the newest checkpoint."""
    facts: dict[str, int | str] = {"size": reader.size}
    try:
        key = parse_vkey(str(reader.body["log_key"]))
        state = open_state(reader.files.read("state"), reader.origin, key)
        same = state.size <= reader.size and reader.digest(state.size) == state.root
    except (ComityError, sqlite3.Error):
        return Check(name="digest", state=State.ILL, facts=facts, advice="digest-unread")
    return Check(
        name="digest", state=State.WELL if same else State.ILL, facts=facts, advice="" if same else "digest-other"
    )


def _addresses(reader: Reader) -> tuple[str, ...]:
    """Return where the witnesses the body names are asked."""
    text = str(reader.body.get("policy", ""))
    return tuple(parse_policy(text).addresses.values()) if text else ()


def _witnesses(reader: Reader) -> Check:
    """Look whether the witnesses the body names can be reached from here."""
    addresses = _addresses(reader)
    if not addresses:
        none: dict[str, int | str] = {"count": 0, "named": 0, "faults": 0, "names": ""}
        return Check(name="reach", state=State.ABSENT, facts=none, advice="reach-none")
    away = [address for address in addresses if not _reached(address)]
    count: dict[str, int | str] = {"count": len(addresses) - len(away), "named": len(addresses), "faults": len(away)}
    facts = {**count, "names": ", ".join(away[:NAMED])}
    return Check(
        name="reach", state=State.LOOK if away else State.WELL, facts=facts, advice="reach-away" if away else ""
    )


def _reached(address: str) -> bool:
    parts = urlsplit(address)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        socket.create_connection((parts.hostname or "", port), SECONDS).close()
    except (OSError, ValueError):
        return False
    return True


def _treasures(site: Path, body: Path) -> Iterator[Treasure]:
    places = {
        "log-key": body / "keys" / "log.key",
        "stamp-key": body / "keys" / "stamp.key",
        "founder-key": body / "keys" / "founder.key",
        "registry-key": body / "keys" / REGISTRY_KEY,
        "seat-keys": body / "keys" / "desks",
        "restricted": body / "restricted",
        "database": body / "desk.sqlite",
        "log": body / "log",
    }
    there = body / postgres.NAME
    for name, path in places.items():
        if path.exists():
            yield Treasure(name=name, place=path.relative_to(site).as_posix())
        if there.exists() and (name == "database" or (name == "restricted" and path.exists())):
            # What is behind the gate is in the same database: who has one has the other.
            yield Treasure(name=name, place=there.relative_to(site).as_posix())


def _of_site(site: Path, environ: Mapping[str, str]) -> Iterator[Treasure]:
    for name, path in (("accounts", site / "accounts.sqlite"), ("site-secret", site / "site.secret")):
        if path.exists():
            yield Treasure(name=name, place=path.name)
    named = (
        ("accounts", "COMITY_ACCOUNTS"),
        ("mail-password", "COMITY_MAIL_PASSWORD_FILE"),
        ("ministry-secret", "COMITY_OIDC"),
    )
    for name, variable in named:
        if environ.get(variable):
            yield Treasure(name=name, place=variable)
