"""One run: every address is followed from the first pages on, drawn where what it says has changed, and the whole put in place.

Knows the order of things: 1. bodies held still; 2. pages; 3. receipts and notes; 4. the logs' own files; 5. what only files need;
6. the switch. Law: whatever stops a run before the last step leaves the files that are served as they were.
"""

import json
import re
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from comity.errors import Finding, Rejected, Unavailable
from comity.i18n import LANGUAGES, Catalogue
from comity.store.reader import Reader
from comity.tlog.folder import PARTIAL
from comity.web.page import heard, kept
from comity.web.page.conditional import software
from comity.web.publishing import sitemap
from comity.web.publishing.drawing import RULE, Pen
from comity.web.publishing.memory import Memory, Written
from comity.web.publishing.places import INDEX, LOG_FILE, RECORD_FILE, STILL, between, place
from comity.web.publishing.rewriting import Page
from comity.web.publishing.tree import Tree
from comity.web.site import Published, drawing, site

HOUR: Final = 3_600
SETTLING: Final = 10.0
"""Seconds a desk is given to sign a checkpoint over what it has taken in."""
IMPORT: Final = re.compile(r'from "\./([a-z-]{1,32}\.js)"')
NAME: Final = 60
"""Signs a part of a symbol may have to be a file's name anywhere."""
BOUND: Final = "since<"
"""What a question asks that is about a past size: it stays true when the log grows, and does not tell that it did."""
NEWEST: Final = "SELECT size, note, state FROM checkpoints WHERE size>"
"""What every reader asks to know how far the log reaches."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a run came to: where the site lies, its files, and how many pages were drawn and files written anew."""

    site: Path
    files: int
    drawn: int
    written: int


def publish(
    folders: Mapping[str, Path],
    out: Path,
    address: str,
    live: str,
    progress: Progress,
    then: Callable[[Path, Mapping[str, bytes]], None] | None = None,
) -> Done:
    """Write the site of these bodies to `out`; `address` is where it will be served, `live` the desk's own site, "" for none.

    `then` is given the site that was put in place and the SHA-256 of each of its files, while no other run can begin.
    Raises Rejected for a folder or address that will not do, Unavailable where something cannot be read or written.
    """
    for given in (address, live):
        if given and not given.startswith(("https://", "http://")):
            raise Rejected(Finding(code="cli.option", place="--address", excerpt=given[:80], rule=RULE))
    if any(out.resolve().is_relative_to(path.resolve()) for path in folders.values()):
        raise Rejected(Finding(code="publish.folder", place=out.name, rule=RULE))
    with ExitStack() as stack:
        tree = Tree(out)
        stack.callback(tree.close)
        held = stack.enter_context(ExitStack())
        now = int(time.time()) // HOUR * HOUR
        handler = drawing(folders, Published(at=now, address=address.rstrip("/"), live=live.rstrip("/")))
        kept.forget()
        readers = site().readers
        for reader in readers.values():
            held.enter_context(_held(reader))
        made_by = "\n".join(
            (software(), address, live, *(_tour(path) for path in folders.values()), *_anchors(readers))
        )
        memory = Memory(out, made_by, tree.before, lambda question: _answer(readers, now, question))
        stack.callback(memory.close)
        run = _Run(tree=tree, memory=memory, readers=readers, pen=Pen(handler, readers), progress=progress)
        run.follow([f"/{lang}/" for lang in LANGUAGES])
        for slug, reader in readers.items():
            run.log_files(slug, reader)
        run.only_files(address.rstrip("/"))
        where = tree.finish()
        memory.done(where)
        held.close()  # a database is not held still for as long as files travel
        if then is not None:
            then(where.resolve(), memory.hashes())
        return Done(site=where, files=tree.kept + tree.written, drawn=run.drawn, written=tree.written)


class _Run:
    """The state of a run: what is drawn and what is known already."""

    def __init__(
        self, *, tree: Tree, memory: Memory, readers: Mapping[str, Reader], pen: Pen, progress: Progress
    ) -> None:
        self._tree, self._memory, self._readers, self._pen, self._progress = tree, memory, readers, pen, progress
        self.drawn = 0
        self._pages: list[str] = []

    def follow(self, start: list[str]) -> None:
        """Write every address that can be reached from these."""
        seen, waiting = set(start), start[::-1]
        while waiting:
            address = waiting.pop()
            self._progress(len(seen) - len(waiting), len(seen))
            fresh = [one for one in self._write(address) if one not in seen]
            seen.update(fresh)
            waiting += reversed(dict.fromkeys(fresh))

    def log_files(self, slug: str, reader: Reader) -> None:
        """Write the log's own files, as they lie on disk: a mirror can be made from them, and a log be verified."""
        for path in sorted(reader.files.root.rglob("*")):
            name = path.relative_to(reader.files.root).as_posix()
            if path.is_file() and not name.endswith(PARTIAL) and name not in {"checkpoint", "state"}:
                if name.startswith("material/"):
                    self._copied(f"{slug}/log/{name}", path, bytes.fromhex(path.name))
                else:
                    self._lasting(f"{slug}/log/{name}", partial(reader.files.read, name))
        # Last, and as they were when the bodies were held still: no tile is named before it is there.
        self._changing(f"{slug}/log/state", reader.state_note())
        self._changing(f"{slug}/log/checkpoint", reader.checkpoint())

    def only_files(self, address: str) -> None:
        """Write what a server would decide: which language, and what is said where there is nothing."""
        self._choice(INDEX, "", "Comity")
        for lang in LANGUAGES:
            self._pages.append(f"{lang}/verify/{INDEX}")
        facts = {"base": f"{address}/", "said": [(lang, Catalogue(lang)) for lang in LANGUAGES]}
        self._changing("404.html", render_to_string("published_missing.html", facts).encode())
        for name, data in sitemap.files(address, [page for page in self._pages if self._tree.has(page)]):
            self._changing(name, data)

    def _write(self, address: str) -> tuple[str, ...]:
        """Write one address, and return those it leads to."""
        file = place(address)
        if file is None or self._tree.has(file) or LOG_FILE.fullmatch(address):
            return ()
        if found := RECORD_FILE.fullmatch(address):
            self._record_file(file, found[1], found[2], found[3])
            return ()
        known = self._memory.holds(file)
        if file.endswith(INDEX):
            self._pages.append(file)
        if known is not None and self._tree.keep(file):
            self._memory.keep(file, known)
        else:
            known = self._draw(address, file)
        parts = file.split("/")
        if parts[0] == LANGUAGES[0] and parts[2:3] == ["record"] and parts[4:] == [INDEX]:
            self._lasting_addresses(parts[1], parts[3])
        return known.links

    def _draw(self, address: str, file: str) -> Written:
        drawn = self._pen.draw(address)
        self.drawn += 1
        data, links = drawn.data, list[str]()
        if drawn.is_page:
            page = Page(file=file, live=site().published.live, policy=drawn.policy)  # type: ignore[union-attr]
            data, links = page.made(drawn.data.decode()).encode(), page.links
        elif file.endswith(".js"):
            links = [f"/static/{name}" for name in IMPORT.findall(drawn.data.decode())]
        asked = drawn.asked
        if STILL.fullmatch(address) and not any(BOUND in one for one in asked):
            asked = frozenset(one for one in asked if NEWEST not in one)
        made = self._memory.put(file, data, asked, links)
        last = self._memory.last.get(file)
        if last is None or last.sha256 != made.sha256 or not self._tree.keep(file):
            self._tree.write(file, data)
        return made

    def _record_file(self, file: str, slug: str, kind: str, record_id: str) -> None:
        """Write a record's note, or its receipt: under the first checkpoint that has its quorum, so that it stays what it is."""
        reader = self._readers[slug]
        if kind == "raw":
            self._lasting(file, partial(_note, reader, record_id))
            return
        index = int(str((reader.get("record", record_id) or {})["index"]))
        size, _, quorum = reader.best_checkpoint(index, first=True)
        policy = reader.body["policy"]
        if quorum is not None or not policy:
            asked = heard.PART if policy else heard.POLICY
            self._lasting(file, lambda: reader.receipt(record_id, size), (f"{slug} {asked}",))
        else:
            self._changing(file, reader.receipt(record_id))

    def _lasting_addresses(self, slug: str, record_id: str) -> None:
        """Write the addresses of a record that last: by its id, and by its symbol where a file can have that name."""
        row = self._readers[slug].get("record", record_id) or {}
        symbol = str(row["symbol"] or "")
        self._choice(f"{slug}/record/{record_id}/{INDEX}", f"{slug}/record/{record_id}/", symbol or record_id)
        if symbol and all(part.strip(".") and part.isprintable() and len(part) <= NAME for part in symbol.split("/")):
            self._choice(f"{slug}/symbol/{symbol}/{INDEX}", f"{slug}/record/{record_id}/", symbol)

    def _choice(self, file: str, rest: str, title: str) -> None:
        """Write a page that leads on to the same in each language."""
        if self._tree.has(file):
            return
        ways = [(lang, Catalogue(lang), between(file, f"{lang}/{rest}{INDEX}")) for lang in LANGUAGES]
        facts = {"title": title, "ways": ways, "top": between(file, INDEX)}
        self._lasting(file, lambda: render_to_string("published_choice.html", facts).encode())

    def _lasting(self, file: str, make: Callable[[], bytes], asked: tuple[str, ...] | None = None) -> None:
        """Write a file that never changes, or not while the answers to these stay, made only where it is not there yet."""
        known = self._memory.holds(file)
        if known is not None and self._tree.keep(file):
            self._memory.keep(file, known)
            return
        data = make()
        self._memory.put(file, data, asked, ())
        self._tree.write(file, data)

    def _copied(self, file: str, source: Path, sha256: bytes) -> None:
        """Write a file that never changes and may be large, whose name says what it holds."""
        if file not in self._memory.last or not self._tree.keep(file):
            self._tree.copy(file, source)
        self._memory.keep(file, Written(sha256=sha256, asked=None, links=()))

    def _changing(self, file: str, data: bytes) -> None:
        """Write a file that is always made, and keep the old one where it is the same."""
        last, made = self._memory.last.get(file), self._memory.put(file, data, (heard.UNSETTLED,), ())
        if last is None or last.sha256 != made.sha256 or not self._tree.keep(file):
            self._tree.write(file, data)


def _held(reader: Reader) -> ExitStack:
    """Hold a reader still, when all that was taken in lies under a checkpoint; a desk that signs none for long is read as it is.

    Between the two a list may name a record whose page is not there yet.
    """
    end = time.monotonic() + SETTLING
    while True:
        held = ExitStack()
        held.enter_context(reader.held())
        ((last,),) = reader.query("SELECT max(idx) FROM leaves")
        if last is None or last < reader.size or time.monotonic() > end:
            return held
        held.close()
        time.sleep(0.05)


def _note(reader: Reader, record_id: str) -> bytes:
    found = reader.record(record_id)
    if found is None:
        raise Unavailable(Finding(code="publish.page", place=record_id, rule=RULE))
    return found.data


def _answer(readers: Mapping[str, Reader], now: int, question: str) -> object:
    """Return what a question is answered now."""
    if question == heard.DAY:
        zones = (str(reader.body["zone"]) for reader in readers.values())
        return [datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone)).date() for zone in zones]
    if question == heard.MOMENT:
        return now
    if question == heard.UNSETTLED:
        return time.monotonic_ns()  # never the same
    slug, _, query = question.partition(" ")
    if query in {heard.PART, heard.POLICY}:
        body = readers[slug].body
        return (body["found"], body["policy"] if query == heard.POLICY else "")
    return readers[slug].answer(query) if query.startswith(("SELECT", "WITH")) else None


def _anchors(readers: Mapping[str, Reader]) -> list[str]:
    """Return which log lies under each name: another one, or one another operator goes on with, shares no file with it."""
    return [f"{slug} {readers[slug].anchor}" for slug in sorted(readers)]


def _tour(folder: Path) -> str:
    path = folder / "tour.json"
    return json.dumps(path.read_text(encoding="utf-8")) if path.exists() else ""
