"""What was read of an article as its page draws it: text, conflicts by level, a part of the drafts by kind, a table of all.

Knows readings and the words of the page; not requests. Law: what a page does not draw it counts and leads on to; a draft is
called by one number wherever it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from comity.regime import Kind
from comity.service.permitted import Doing
from comity.web.desk.both import labels
from comity.web.page.present import Page
from comity.web.press import keeping, wording
from comity.web.press.keeping import Done, Reading
from comity.web.press.parts import Parts
from comity.web.press.showing import KINDS, Point, found_in, pieces

OPEN: Final = 20
"""Contradictions and places to be checked that lie open, those of level A first; articles of usual length have a few."""
LISTED: Final = 50
"""Things found of one kind that lie open in their table; articles of usual length have fewer of nearly every kind."""


def apart(conflicts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what does not agree: what contradicts or is to be checked, `OPEN` of it and the rest, and what is only noted.

    What is folded is printed where it is no more than `printed`.
    """
    pressing = [one for level in "AB" for one in conflicts if one["level"] == level]
    return {
        "conflicts": conflicts,
        "pressing": pressing,
        "open": pressing[:OPEN],
        "folded": pressing[OPEN:],
        "noted": [one for one in conflicts if one["level"] == "C"],
        "printed": OPEN,
    }


def drafts_drawn(reading: Reading, found: Sequence[Doing], done: Done, parts: Parts, part: int) -> dict[str, Any]:
    """Return the drafts one part draws, by kind, with how many there are in all and which is the next to be decided."""
    page, drawn = reading.page, parts.drawn(part)
    rows = {number: _row(reading, parts.drafts[number], number, found, done) for number in drawn}
    groups = [
        {"of": one, "name": page.words.say(f"article-drafts-of-{one.kind}"), "rows": [rows[at] for at in one.drawn]}
        for one in parts.groups(part)
    ]
    begin = done.number if done.what else next(iter(drawn), 0)
    decided = done.made.keys() | done.gone
    waiting = [number for number in (parts.onward(begin) if drawn else ()) if number not in decided]
    following = next(iter(waiting), -1)
    return {
        "groups": groups,
        "drafts": len(parts.order),
        "drawn": len(drawn),
        "part": part,
        "parts": parts.count,
        "waiting": len(waiting),
        "next": following,
        "next_part": part if following < 0 else parts.part_of(following),
        "moved": done.what != "",
    }


def _row(reading: Reading, draft: Mapping[str, Any], number: int, found: Sequence[Doing], done: Done) -> dict[str, Any]:
    """Return a draft as the page lists it: what it says, where that stands, and what became of it."""
    page, lang = reading.page, reading.page.rules_lang
    doing = keeping.chosen(found, draft, "")
    given = {} if doing is None else keeping.given_of(reading, doing, draft)
    named = labels(page, "" if doing is None else doing.form.name, given)
    forms = [(keeping.name_of(one), one.form.labels[lang], page.act(one.act)) for one in found]
    return {
        "number": number,
        "shown": number + 1,
        "title": keeping.titled(reading, draft),
        "perhaps": draft["perhaps"],
        "form": "" if doing is None else doing.form.labels[lang],
        "forms": [] if doing is not None else forms,
        "who": keeping.speaker(reading, draft) or wording.named(page, draft["attributed_to"]),
        "fields": [
            (part.label, [_worded(page, doing, part.name, one) for one in said])
            for part in named.values()
            if part.name.startswith("f.") and (said := part.shown(given))
        ],
        "snippets": [reading.source.snippet(span) for span in draft["spans"][: wording.SNIPPETS]],
        "made": page.url(f"draft/{done.made[number]}?seat={reading.code}") if number in done.made else "",
        "gone": number in done.gone,
    }


def _worded(page: Page, doing: Doing | None, name: str, said: str) -> str:
    """Return what a field begins with as a reader writes it: a day, a number or who has no seat, in the words of the language."""
    field = None if doing is None else doing.form.fields.get(name.removeprefix("f."))
    if field is not None and field.kind is Kind.DATE:
        return wording.dated(page.words, said)
    if field is not None and Kind.SEAT in {field.kind, field.of} and " " not in said:  # no option: no seat of the body
        return wording.named(page, said)
    whole = field is not None and field.kind is Kind.NUMBER and said.isascii() and said.isdigit()
    return page.words.number(int(said)) if whole else said


def blocks(reading: Reading, told: Mapping[str, Any], parts: Parts, part: int) -> Iterator[dict[str, Any]]:
    """Yield the article block by block, with what was found in it and what rests on it."""
    found = found_in(told, lambda kind, one: wording.says(reading.page, kind, one))
    points = [
        _point(draft["spans"][0]["start"], number, parts, part)
        for number, draft in enumerate(parts.drafts)
        if draft["spans"]
    ]
    for number, conflict in enumerate(told["conflicts"]):
        sides = ("a",) if "record" in conflict or conflict["a"] == conflict["b"] else ("a", "b")
        points += [
            Point(
                place=conflict[side]["start"],
                id=f"conflict-{number}-{side}",
                to=f"conflict-{number}",
                label=f"!{number + 1}",
            )
            for side in sides
        ]
    for block in told["blocks"]:
        name = reading.page.words.say(f"article-role-{block['role']}")
        yield {"role": block["role"], "name": name, "pieces": list(pieces(reading.source, block, found, points))}


def _point(place: int, number: int, parts: Parts, part: int) -> Point:
    """Return where a draft rests on the text: it leads to the draft, through the part that draws it where this one does not."""
    drawn_by = parts.part_of(number)
    return Point(
        place=place,
        id=f"at-{number}",
        to=f"draft-{number}",
        label=str(number + 1),
        part=0 if drawn_by == part else drawn_by,
    )


def listed(reading: Reading, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return how much was found, and a table of each kind there is, by place: text and what it was read as, the rest folded."""
    page, found = reading.page, found_in(told, lambda kind, one: wording.says(reading.page, kind, one))
    rows: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
    for one in found:
        rows[one.kind].append((reading.source.shown(one.start, one.end).strip(), one.says))
    tables = [
        {
            "name": page.words.say(f"article-kind-{kind}"),
            "count": len(held),
            "open": held[:LISTED],
            "folded": held[LISTED:],
        }
        for kind, held in rows.items()
        if held
    ]
    return {"found": len(found), "listed": tables}
