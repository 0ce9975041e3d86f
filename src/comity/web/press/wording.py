"""What was read of an article, in the words of the page: dates, amounts, who, sittings, stances, conflicts, notes.

Knows the JSON of an article (docs/press.md 2) and the catalogue; not where it is shown. Law: a value is told as it was read,
never rounded or completed; what nobody decided is said to be undecided.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from comity.i18n import Catalogue
from comity.press.register import called
from comity.web.page.present import Page
from comity.web.press.keeping import Reading
from comity.web.press.showing import Snippet

SNIPPETS: Final = 4
"""Places of one draft that are shown with what stands around them."""
_SEASON: Final = re.compile(r"([0-9]{4})-(SP|SU|AU|WI)")
_PLAIN: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?:/[0-9]{4}(?:-[0-9]{2}){0,2})?")
_ISO: Final = re.compile(r"[0-9]{4}-(?:[0-9]{2}|SP|SU|AU|WI)")
_YEAR: Final = 4
APART: Final = " · "


def says(page: Page, kind: str, one: Mapping[str, Any]) -> str:
    """Return what something of a kind was read as."""
    return _SAID[kind](page, one)


def dated(words: Catalogue, value: str) -> str:
    """Return a date as the desk spells it (docs/press.md 3) in words; as it is where there are none."""
    season = _SEASON.fullmatch(value)
    if season is not None:
        return words.say(f"article-season-{season[2]}", year=season[1])
    first, slash, last = value.partition("/")
    if slash and last == ".." and _PLAIN.fullmatch(first):
        return words.say("article-from", date=words.date(first))
    if slash and first == ".." and _PLAIN.fullmatch(last):
        return words.say("article-until", date=words.date(last))
    return words.date(value) if _PLAIN.fullmatch(value) else value


def fact(words: Catalogue, said: str, *, counted: bool = False) -> str:
    """Return what a conflict says of one side: a day or an amount in words, anything else as it is.

    Four figures may be a year, unless something is `counted`.
    """
    if said.isascii() and said.isdigit() and (counted or len(said) != _YEAR):
        return words.number(int(said))
    low, dash, high = said.partition("–")
    if dash and low.isdigit() and high.isdigit():
        return f"{words.number(int(low))}–{words.number(int(high))}"
    if _ISO.match(said):
        return dated(words, said)
    name = f"article-level-of-{said}"
    return words.say(name) if words.has(name) else said


def amount(words: Catalogue, one: Mapping[str, Any]) -> str:
    """Return a number with its qualifier, or the bounds the text allows where it gives no single one."""
    if one["value"] is None:
        bounds = [_number(words, one[name]) for name in ("low", "high")]
        return "–".join(bound or "…" for bound in bounds)
    number = _number(words, one["value"])
    name = f"article-qualifier-{one['qualifier']}"
    return words.say(name, number=number) if one["qualifier"] and words.has(name) else number


def named(page: Page, code: str | None) -> str:
    """Return who the codes stand for; nothing where there is none, and words of the article as they are.

    Who is not of this body is called as the shipped names have it, beside the code that a draft names.
    """
    if code is None or not code.replace(" ", "").replace("-", "").isupper():  # words of the article, or none
        return code or ""
    return ", ".join(_one_named(page, one) for one in code.split())


def _one_named(page: Page, code: str) -> str:
    name = None if page.regime.knows(code) else called(code, page.lang)
    if name is None:
        return page.name(code)
    return name if name == code else page.words.say("code-name", code=code, name=name)


def conflicts(reading: Reading, found: Sequence[Mapping[str, Any]], *, reported: bool) -> list[dict[str, Any]]:
    """Return conflicts as the page lists them: level, both places, what the record has, one sentence of reason."""
    prefix = "conflict" if reported else "apart"
    return [
        {"shown": number + 1, **_conflict(reading, one, f"{prefix}-{number}", reported=reported)}
        for number, one in enumerate(found)
    ]


def _conflict(reading: Reading, one: Mapping[str, Any], name: str, *, reported: bool) -> dict[str, Any]:
    page, record = reading.page, one.get("record")
    places: list[tuple[str, Snippet]] = [("a", reading.source.snippet(one["a"]))]
    if record is None and one["b"] != one["a"]:
        places.append(("b", reading.source.snippet(one["b"])))
    return {
        "id": name,
        "level": one["level"] if reported else "",
        "level_name": page.words.say(f"article-level-{one['level']}") if reported else "",
        "reason": page.words.say(
            one["reason"],
            **{name: fact(page.words, said, counted="unit" in one["facts"]) for name, said in one["facts"].items()},
        ),
        "places": places,
        "record": None if record is None else _of_record(page, str(record), one["facts"]),
    }


def _of_record(page: Page, name: str, facts: Mapping[str, str]) -> dict[str, str]:
    """Return the record something was compared with: its value, and where it stands."""
    value = fact(page.words, facts.get("b", ""))
    found = page.reader.find(name)
    row = None if found is None else page.record_row(found)
    if found is None or row is None:
        return {"value": value, "label": name, "url": "", "lang": ""}
    entry = page.entry_of(found, row)
    label = APART.join(filter(None, (entry.symbol, entry.title.text)))
    return {"value": value, "label": label, "url": entry.url, "lang": entry.title.lang}


def notes(page: Page, found: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return what has to be known about how the article was read."""
    return [page.words.say(one["code"].replace(".", "-note-"), **one["facts"]) for one in found]


def _sitting(page: Page, one: Mapping[str, Any]) -> str:
    words = page.words
    parts = (
        named(page, one["body"]) or in_doubt(words, one),
        dated(words, one["date"]) if one["date"] else words.say("article-no-date"),
        one["place"] or "",
        words.say(f"article-level-of-{one['level']}") if one["level"] else "",
        words.say(f"article-status-{one['status']}"),
    )
    return APART.join(filter(None, parts))


def in_doubt(words: Catalogue, one: Mapping[str, Any]) -> str:
    """Return which bodies a sitting may be of, where the article leaves it in doubt."""
    return words.say("article-perhaps", names="; ".join(one["perhaps"])) if one["perhaps"] else ""


def _number(words: Catalogue, value: int | str | None) -> str:
    if value is None:
        return ""
    return words.number(value) if isinstance(value, int) else value


def _quoted(page: Page, one: Mapping[str, Any]) -> str:
    return named(page, one["actor"]) or one["speaker"] or page.words.say("article-no-speaker")


def _position(page: Page, one: Mapping[str, Any]) -> str:
    stance = page.words.say(f"article-stance-{one['stance']}")
    return APART.join(filter(None, (named(page, one["actor"]), stance)))


_SAID: Final[Mapping[str, Callable[[Page, Mapping[str, Any]], str]]] = {
    "date": lambda page, one: dated(page.words, one["value"]),
    "quantity": lambda page, one: amount(page.words, one),
    "actor": lambda page, one: named(page, one["id"]) or page.words.say("article-unknown"),
    "meeting": _sitting,
    "agenda": lambda _, one: str(one["topic"]),
    "decision": lambda page, one: named(page, one["actor"]),
    "quote": _quoted,
    "position": _position,
}
