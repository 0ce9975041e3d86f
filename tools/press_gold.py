"""Write the articles of tests/press and what stands in them, from the texts in tests/press/marks.

A mark `⟦kind:value|text⟧` says what a reader found at that place; README.md beside the marks lists the kinds. Out come the
article as somebody would hand it in, without a mark, and beside it NAME.json: places and values in the spelling of
docs/press.md 2.

Usage: python tools/press_gold.py [PART...]    (dev, held_out, unseen, fresh, blind; all where none is named)
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

PRESS = Path(__file__).parents[1] / "tests" / "press"
PARTS: Final = ("dev", "held_out", "unseen", "fresh", "blind")
ROLES: Final = {"H": "headline", "L": "lede", "D": "dateline", "C": "caption", "S": "subheading", "B": "body"}
SPACES: Final = str.maketrans({"␣": "\u202f", "⍽": "\u00a0"})
_MARK: Final = re.compile(r"⟦(?:#(\d+))?([^|⟦⟧]*)\||⟧")
_EDGE: Final = " \u00a0\u202f«»“”„\"'‘’,"
_ENTITIES: Final = ("&laquo;", "&raquo;", "&ldquo;", "&rdquo;", "&nbsp;", "&#8239;")

Gold = dict[str, Any]


def made(source: str) -> tuple[str, str, Gold]:
    """Return the ending of the article's file, its text and what stands in it."""
    head, body = source.split("\n---\n", 1)
    keys = [_key(line) for line in head.splitlines()]
    facts = dict(keys)
    pasted = "media" not in facts
    lines, roles = [], []
    if pasted:
        for line in body.rstrip("\n").split("\n"):
            role, text = line.split(": ", 1)
            lines.append(text)
            roles.append(role)
        body = ("\n" if facts.get("lines") == "close" else "\n\n").join(lines) + "\n"
    text, marks = _unmarked(body.translate(SPACES))
    gold = _gold(facts, text, marks)
    if pasted:
        gold["blocks"] = _parted(_blocks(text, roles), [mark for mark in marks if mark[1] == "b:dateline"])
    named = {number: (start, end) for number, _, start, end in marks if number}
    for key, places in keys:
        kind, _, rule = key.partition(":")
        if kind in {"A", "B", "near"}:
            a, b = (named[number] for number in places.split(","))
            pair = {"kind": rule, "a": _span(*a), "b": _span(*b)}
            if kind == "near":
                gold["suppressed"].append(pair)
            else:
                gold["conflicts"].append({"level": kind, **pair})
    return ("txt" if pasted else "html"), text, gold


def _key(line: str) -> tuple[str, str]:
    """Return a line of the head as name and value; `A:rule:1,2` is named `A:rule`."""
    name, value = line.rsplit(":", 1) if line.startswith(("A:", "B:", "near:")) else line.split(": ", 1)
    return name, value


def _unmarked(body: str) -> tuple[str, list[tuple[str, str, int, int]]]:
    """Return the text and its marks as (number, kind and value, start, end), in order of their starts."""
    text, place = "", 0
    opened: list[tuple[str, str, int]] = []
    marks: list[tuple[str, str, int, int]] = []
    for found in _MARK.finditer(body):
        text += body[place : found.start()]
        place = found.end()
        if found.group() == "⟧":
            number, said, start = opened.pop()
            marks.append((number, said, start, len(text)))
        else:
            opened.append((found.group(1) or "", found.group(2), len(text)))
    if opened:
        raise ValueError(opened)
    return text + body[place:], sorted(marks, key=lambda mark: (mark[2], -mark[3]))


def _gold(facts: dict[str, str], text: str, marks: list[tuple[str, str, int, int]]) -> Gold:
    date, _, time = facts["dateline"].partition("T")
    gold: Gold = {
        "language": facts["language"],
        "dateline": {"date": date if date != "-" else None, "time": time or None},
    }
    lists = ("blocks", "dates", "quantities", "actors", "meetings", "agenda", "decisions", "quotes", "positions")
    gold |= {name: [] for name in (*lists, "conflicts", "suppressed", "open")}
    for _, said, start, end in marks:
        kind, _, value = said.partition(":")
        sure, kind = not kind.endswith("?"), kind.rstrip("?")
        name, shown = _entry(kind, value)
        place = _between(text, start, end) if kind == "s" else (start, end)
        entry = {**shown, "text": text[slice(*place)], **_span(*place)}
        if name == "blocks":
            del entry["text"]
        gold[name].append(entry if sure else {**entry, "optional": True})
    return gold


def _entry(kind: str, value: str) -> tuple[str, Gold]:
    """Return which list a mark belongs to, and what it says."""
    parts = [part if part != "-" else None for part in value.split(";")]
    if kind == "m":
        body = [one.strip("-") for one in parts[0].split("/")] if parts[0] and "/" in parts[0] else parts[0]
        return "meetings", dict(zip(("body", "date", "place", "level", "status"), (body, *parts[1:]), strict=True))
    if kind == "p":
        return "positions", dict(zip(("actor", "stance"), parts, strict=True))
    if kind == "q":
        return "quantities", _counted(*value.split(" "))
    plain: dict[str, tuple[str, Gold]] = {
        "o": ("open", {}),
        "b": ("blocks", {"role": value}),
        "d": ("dates", {"value": value}),
        "g": ("agenda", {}),
        "n": ("decisions", {}),
        "s": ("quotes", {"speaker": value.split("/") if parts[0] else []}),
        "a": ("actors", {"id": parts[0]}),
    }
    return plain.get(kind, ("actors", {"id": kind}))


def _counted(amount: str, unit: str, qualifier: str | None = None) -> Gold:
    low, _, high = amount.partition("..")
    said: Gold = {"value": None, "low": int(low), "high": int(high)} if high else {"value": _number(amount)}
    return {**said, "unit": unit, "qualifier": qualifier}


def _number(amount: str) -> int | str:
    return int(amount) if amount.isdigit() else amount


def _between(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place without the marks, spaces and commas at its ends: what was said."""
    while True:
        cut = next((len(one) for one in _ENTITIES if text.startswith(one, start)), 0)
        step = cut or (1 if text[start] in _EDGE else 0)
        if not step:
            break
        start += step
    while True:
        cut = next((len(one) for one in _ENTITIES if text[start:end].endswith(one)), 0)
        step = cut or (1 if text[end - 1] in _EDGE else 0)
        if not step:
            return start, end
        end -= step


def _blocks(text: str, roles: list[str]) -> list[Gold]:
    found = (match.span() for match in re.finditer(r"[^\n]+", text))
    return [{"role": ROLES[role], **_span(*span)} for role, span in zip(roles, found, strict=True) if role != "X"]


def _parted(blocks: list[Gold], datelines: list[tuple[str, str, int, int]]) -> list[Gold]:
    """Cut a dateline with which a block begins off it; one inside a sentence is no block."""
    return [part for block in blocks for part in _cut(block, datelines)]


def _cut(block: Gold, datelines: list[tuple[str, str, int, int]]) -> Iterator[Gold]:
    for _, _, start, end in datelines:
        if start == block["start"]:
            yield {"role": "dateline", **_span(start, end)}
            if end < block["end"]:
                yield {**block, "start": end}
            return
    yield block


def _span(start: int, end: int) -> Gold:
    return {"start": start, "end": end}


def write(parts: Sequence[str] = PARTS) -> None:
    """Write the articles of some parts, and their gold."""
    for part in parts:
        (PRESS / part).mkdir(exist_ok=True)
        for path in sorted((PRESS / "marks" / part).glob("*.txt")):
            ending, text, gold = made(path.read_text(encoding="utf-8"))
            (PRESS / part / f"{path.stem}.{ending}").write_text(text, encoding="utf-8", newline="")
            said = json.dumps(gold, ensure_ascii=False, indent=1)
            (PRESS / part / f"{path.stem}.json").write_text(said + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(sys.argv[1:] or PARTS)
