"""The public file of a root set: what its holders hand to whoever founds or amends the body.

Knows one file format (docs/spec/keys.md 4.1) and how a set is made; not who holds which key. Law: the file says the hash
its keys and threshold give, or it is refused; no secret is ever in it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from comity.encoding import canonical
from comity.encoding.canonical import Json
from comity.errors import Finding, Rejected, Unavailable
from comity.keys.signer import SigningKey, generate, read_secret, write_secret
from comity.records import fields as read
from comity.records.bodies import RootSet, parse_root_set, root_set_hash, root_set_json
from comity.service.pen import root_set_of

RULE: Final = "docs/spec/keys.md 4.1"
SET_LIMIT: Final = 65_535
KEYS_LIMIT: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSet:
    """A root set with the log and the seat it is for; untrusted as to who really holds it."""

    log: str
    code: str
    root_set: RootSet

    @property
    def hash(self) -> str:
        """The hash under which the seat is admitted."""
        return root_set_hash(self.root_set)


def make(log: str, code: str, first: int, count: int, threshold: int) -> tuple[SigningKey, ...]:
    """Return `count` new root keys, numbered from `first`. Raises Rejected where they could not be a set."""
    if not 1 <= count <= KEYS_LIMIT:
        raise Rejected(read.finding("root.count", "--keys", count, RULE))
    if not 1 <= threshold <= count:
        raise Rejected(read.finding("root.threshold", "--threshold", threshold, RULE))
    read.origin(log, "--log")
    read.code(code, "CODE")
    return tuple(generate(f"{log}/{code}/root-{number}") for number in range(first, first + count))


def write(folder: Path, code: str, keys: tuple[SigningKey, ...], threshold: int) -> list[Path]:
    """Write one secret file per key and the public file, and return them; the public one last.

    Each secret is read back: on a medium that cannot keep a file to its owner nothing is left, and Rejected is raised.
    """
    secrets = [folder / f"{code}-{key.name.rpartition('/')[2]}.key" for key in keys]
    public = folder / f"{code}.set.json"
    _refuse_existing(folder, [*secrets, public])
    made = PublicSet(log=keys[0].name.split(f"/{code}/")[0], code=code, root_set=root_set_of(keys, threshold))
    try:
        for path, key in zip(secrets, keys, strict=True):
            write_secret(path, key)
            read_secret(path)
        public.write_bytes(render(made))
    except (Rejected, Unavailable, OSError):
        for path in secrets:
            path.unlink(missing_ok=True)
        raise
    return [*secrets, public]


def render(public: PublicSet) -> bytes:
    """Return the file."""
    root = root_set_json(public.root_set)
    data: dict[str, Json] = {"v": 1, "log": public.log, "code": public.code, "root_set": root, "hash": public.hash}
    return canonical.render(data) + b"\n"


def parse(data: bytes, place: str) -> PublicSet:
    """Read an untrusted public file, or raise Rejected."""
    text = canonical.parse_object(data.removesuffix(b"\n"), limit=SET_LIMIT, place=place)
    read.names(text, {"v", "log", "code", "root_set", "hash"}, (), place)
    if text["v"] != 1:
        raise Rejected(read.finding("record.version", f"{place}.v", text["v"], RULE))
    public = PublicSet(
        log=read.origin(text["log"], f"{place}.log"),
        code=read.code(text["code"], f"{place}.code"),
        root_set=parse_root_set(text["root_set"], f"{place}.root_set"),
    )
    if public.hash != text["hash"]:
        raise Rejected(read.finding("root.hash", f"{place}.hash", text["hash"], RULE))
    for key in public.root_set.keys:
        if key.name.rpartition("/")[0] != f"{public.log}/{public.code}":
            raise Rejected(read.finding("key.name", f"{place}.root_set", key.name, RULE))
    return public


def _refuse_existing(folder: Path, paths: list[Path]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        if path.exists():
            raise Unavailable(Finding(code="cli.exists", place=str(path)))
