"""A form as plain text, filled in with any editor: `comity/blank/v1`, notes, and entries in brackets.

Knows docs/spec/blanks.md 2; not what an entry means (`reading`). Law: what somebody writes is never taken for ours: notes begin
with `#:`, a line of a value that looks like one of ours is written behind a backslash, and what is not in place is told.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from comity.blanks.layout import Asked
from comity.blanks.reading import RULE, Entry, Written, fault
from comity.errors import Finding, Rejected, excerpt
from comity.i18n import Terms
from comity.regime import Form

MAGIC: Final = "comity/blank/v1"
LIMIT: Final = 1 << 20
"""Bytes of a filled form: more than the longest record by far."""
NOTE: Final = "#:"
CHOICES_IN_FULL: Final = 12
"""So many choices, or fewer, are listed at each entry; longer lists are given once, at the end."""
_ENTRY: Final = re.compile(r"\[([a-z][a-z0-9._-]*)\]\s*")
HEAD: Final = re.compile(rf"{MAGIC} (\S+) (\S+)\s*")


def render(terms: Terms, form: Form, entries: tuple[Asked, ...]) -> bytes:
    """Return a form as a text to fill in, in the language of `terms`."""
    lines = [f"{MAGIC} {terms.regime.name} {form.name}", *_heading(terms, form)]
    listed: dict[tuple[tuple[str, str], ...], int] = {}
    for entry in entries:
        lines += ["", *_about(terms, entry, listed), f"[{entry.name}]", *_escaped(entry.value)]
    for choices, number in listed.items():
        lines += ["", _note(terms.words.say("blank-list", number=number)), *map(_choice, choices)]
    return ("\n".join(lines) + "\n").encode()


def parse(data: bytes) -> Written:
    """Return what was written into a form, entry by entry with its line, or raise Rejected for what is no such form."""
    if len(data) > LIMIT:
        raise Rejected(Finding(code="blank.oversize", place="file", excerpt=excerpt(len(data)), rule=f"{RULE} 2.1"))
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        number = data[: error.start].count(b"\n") + 1
        raise Rejected(fault("blank.encoding", f"line {number}", data[error.start : error.start + 8], "2.1")) from error
    first, *lines = text.split("\n")
    head = HEAD.fullmatch(first)
    if head is None:
        raise Rejected(fault("blank.head", "line 1", first, "2.2"))
    entries, found = _entries(lines)
    return Written(rules=head[1], form=head[2], entries=entries, faults=found)


def _entries(lines: list[str]) -> tuple[dict[str, Entry], tuple[Finding, ...]]:
    entries: dict[str, Entry] = {}
    found: list[Finding] = []
    name, begun, held = "", 0, list[str]()

    def end() -> None:
        value = unicodedata.normalize("NFC", "\n".join(held)).strip()
        if not name:
            if value:
                found.append(fault("blank.astray", "line 2", value, "2.3"))
        elif name in entries:
            found.append(fault("blank.repeated", f"line {begun}: {name}", value, "2.3"))
        else:
            entries[name] = Entry(value=value, place=f"line {begun}: {name}")

    for number, line in enumerate(lines, 2):
        opened = _ENTRY.fullmatch(line)
        if opened is not None:
            end()
            name, begun, held = opened[1], number, []
        elif not line.startswith(NOTE):
            held.append(line[1:] if line.startswith("\\") and _ours(line.lstrip("\\")) else line)
    end()
    return entries, tuple(found)


def _ours(line: str) -> bool:
    return line.startswith(NOTE) or _ENTRY.fullmatch(line) is not None


def _escaped(value: str) -> Iterator[str]:
    for line in value.split("\n"):
        yield "\\" + line if _ours(line.lstrip("\\")) else line


def _heading(terms: Terms, form: Form) -> Iterator[str]:
    say, lang = terms.words.say, terms.lang
    yield _note(say("field-line", label=terms.regime.names[lang], value=form.labels[lang]))
    if form.article is not None:
        yield _note(terms.rule(form.article))
    yield from (_note(say(f"blank-how-{part}")) for part in ("write", "empty", "slash", "nothing"))


def _about(terms: Terms, entry: Asked, listed: dict[tuple[tuple[str, str], ...], int]) -> Iterator[str]:
    say = terms.words.say
    needed = say("field-required" if entry.required else "field-optional")
    yield _note(say("blank-entry", label=entry.label, needed=needed))
    yield from (_note(line) for told in entry.notes for line in told.splitlines())
    if not entry.choices:
        return
    if len(entry.choices) > CHOICES_IN_FULL:
        number = listed.setdefault(entry.choices, len(listed) + 1)
        yield _note(say("blank-choose-list", number=number))
        return
    yield _note(say("blank-choose"))
    yield from map(_choice, entry.choices)


def _choice(choice: tuple[str, str]) -> str:
    return f"{NOTE}   {choice[0]}  {choice[1]}"


def _note(text: str) -> str:
    return f"{NOTE} {text}"
