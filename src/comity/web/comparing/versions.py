"""Versions of one text: which there are, and any two of them as one text with what went and what came.

Knows relations that make a version (a correction, a replacement, an adoption, an amendment that breaks a silence on it); what
differs is `redline`'s to say. Law: the older stands first, whichever was named first; a position is shown beside the version it
was taken on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from django.http import HttpResponse

from comity import redline
from comity.records.act import Act
from comity.records.record import Record
from comity.redline import Paragraph
from comity.store import listings
from comity.web.body.standing import Holder, standing
from comity.web.comparing.choice import asked, languages
from comity.web.comparing.column import Column, column, languages_of
from comity.web.comparing.fields import rows
from comity.web.page.kept import kept
from comity.web.page.present import Entry, Page

MAKING: Final = frozenset({"adopts", "breaks", "corrects", "submits", "supersedes"})
"""Relations by which a record gives a text, or asks about it, anew."""
CHAIN: Final = 24
"""How many versions of a text are listed."""
WALKED: Final = 60
FOLDED: Final = 2
"""How many unchanged paragraphs in a row are folded away at least."""
CHOICES: Final = 60
REPLACED: Final = ("corrected", "superseded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of a text; `before` is the address that compares it with the one before, "" for the first."""

    entry: Entry
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Paragraphs in a row: to be folded away, as both texts have them, or to be shown; `told` are those not empty."""

    folded: bool
    told: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two versions, and the positions taken on it."""

    column: Column
    positions: tuple[Holder, ...]


def chain(page: Page, record_id: str) -> tuple[Version, ...]:
    """Return the versions of the text a record is one of, in the order of the log; none where it is the only one."""
    return kept(page, f"versions-{record_id}", lambda: tuple(_versions(page, record_id)))


def show(page: Page) -> HttpResponse:
    """Show two records as one text; where but one is named, with the version before it or else the one after."""
    first, second = asked(page, "a"), asked(page, "b")
    known = first or second
    if first is None or second is None:
        pair = None if known is None else _neighbour(page, known)
        if known is None or pair is None:
            return page.render("comparing/choose", choices=_choices(page), languages=languages(page), chosen=known)
        first, second = known, pair
    given = page.request.GET.get("text", "")
    wanted = given if given in page.regime.languages else ""
    name = f"compare-{first}-{second}-{wanted}"
    return page.render(
        "comparing/versions",
        languages=languages(page),
        **kept(page, name, lambda: _compared(page, first, second, wanted)),
    )


def address(page: Page, first: str, second: str) -> str:
    """Return the address that compares two records."""
    return page.url(f"compare?a={first}&b={second}")


def _compared(page: Page, first: str, second: str, wanted: str) -> dict[str, Any]:
    columns = sorted((column(page, first), column(page, second)), key=lambda one: one.entry.index)
    signed = languages_of(page, columns)
    both = [lang for lang in signed if all(lang in {**one.content.title, **one.content.text} for one in columns)]
    lang = wanted if wanted in signed else next(iter([*both, *signed]), page.lang)
    titles = [one.content.title.get(lang, "") for one in columns]
    texts = [one.content.text.get(lang, "") for one in columns]
    text = redline.compare(*texts)
    there = [one for one in columns if lang in one.content.title or lang in one.content.text]
    return {
        "sides": [Side(column=one, positions=standing(page, one.entry.id).positions) for one in columns],
        "chosen": lang,
        "signed": [(code, page.words.language(code), _differ(columns, code)) for code in signed],
        "language": page.words.language(lang),
        "only": there[0] if len(there) == 1 else None,
        "title": redline.compare(*titles),
        "text": text,
        "texts": texts,
        "blocks": [] if text is None else list(_blocks(text.paragraphs)),
        "equal": titles[0] == titles[1] and texts[0] == texts[1],
        "fields": rows(page, columns),
        "heads": [page.words.say(name) for name in ("compare-older", "compare-newer")],
        "versions": chain(page, columns[1].entry.id),
        "one_thread": columns[0].thread == columns[1].thread != "",
    }


def _differ(columns: Sequence[Column], lang: str) -> bool:
    """Return whether two records say something else in a language: who reads one is told that another differs."""
    older, newer = ((one.content.title.get(lang), one.content.text.get(lang)) for one in columns)
    return older != newer


def _blocks(paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    for same, found in groupby(paragraphs, key=lambda paragraph: paragraph.same):
        listed = tuple(found)
        told = sum(1 for paragraph in listed if paragraph.spans)
        yield Block(folded=same and told >= FOLDED, told=told, paragraphs=listed)


def _versions(page: Page, record_id: str) -> Iterator[Version]:
    found = _walk(page, record_id)
    told = found if len(found) > 1 and any(entry.id == record_id for entry in found) else ()
    for number, entry in enumerate(told):
        yield Version(entry=entry, before=address(page, found[number - 1].id, entry.id) if number else "")


def _walk(page: Page, record_id: str) -> list[Entry]:
    """Return the records that hang together by relations that make versions, in the order of the log."""
    seen, waiting, found = {record_id}, [record_id], []
    while waiting and len(seen) <= WALKED:
        name = waiting.pop(0)
        record, row = page.reader.record(name), page.reader.get("record", name)
        if record is None or row is None:
            continue
        if _is_version(page, record.record):
            found.append(page.entry_of(name, row))
        fresh = [other for other in dict.fromkeys(_linked(page, name, record.record)) if other not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return sorted(found, key=lambda entry: entry.index)[-CHAIN:]


def _is_version(page: Page, record: Record) -> bool:
    """Return whether a record gives a text, rather than asking about one: an objection breaks a silence but is no version."""
    content = record.body or {}
    fields = content.get("fields", {})
    match record.act:
        case Act.OPEN_SILENCE:
            return False
        case Act.BREAK_SILENCE:
            return isinstance(fields, dict) and fields.get("how") == "amendment"
        case Act.ADOPT:
            return _adopted(page, record) is not None and "text" in content
        case _:
            return bool(content.keys() & {"text", "fields"})


def _linked(page: Page, record_id: str, record: Record) -> Iterator[str]:
    """Yield the records one is bound to by a relation that makes a version, either way."""
    adopted = _adopted(page, record)
    yield from (ref.id for ref in record.refs if ref.rel in MAKING and (ref.rel != "adopts" or ref.id == adopted))
    making = MAKING - {"adopts"} if record.act is Act.REQUEST_ITEM else MAKING
    yield from (str(link["id"]) for link in listings.links_of(page.reader.view(), record_id, making, WALKED))


def _adopted(page: Page, record: Record) -> str | None:
    """Return the one text a record adopts; None where it adopts none, several, or items of an agenda."""
    found = [ref.id for ref in record.refs if ref.rel == "adopts"]
    row = page.reader.get("record", found[0]) if len(found) == 1 else None
    return None if row is None or row["act"] == Act.REQUEST_ITEM else found[0]


def _neighbour(page: Page, record_id: str) -> str | None:
    """Return the version before a record, the one after where it is the first, None where it is the only one."""
    ids = [version.entry.id for version in chain(page, record_id)]
    if not ids:
        return None
    place = ids.index(record_id)
    return ids[place - 1] if place else ids[1]


def _choices(page: Page) -> list[Entry]:
    """Return records that were corrected or replaced, to choose from, the newest first."""
    found = [item for status in REPLACED for item in page.reader.with_status("record", status, CHOICES)]
    return sorted((page.entry_of(key, row) for key, row in found), key=lambda entry: -entry.index)
