"""What `show announced` and `show hotlines` print: the same lists as the pages, in words or as JSON.

Knows how they are laid out on a terminal; what is announced and overlaps is read and compared elsewhere. Law: what is over at the
moment asked about is left out, and who has given no contact point is said to have given none.
"""

import argparse
from collections.abc import Iterator
from datetime import date

from comity.airspace import announced
from comity.airspace.overlaps import Compared, Heights, Overlap, compare
from comity.cli.moments import reader_then
from comity.cli.output import DONE, catalogue, say, say_json
from comity.cli.wording import Wording
from comity.dues.zones import today_in
from comity.encoding.canonical import Json
from comity.i18n import Terms, places
from comity.records.bodies import read_content
from comity.regime.places import Place
from comity.store.announcing import LOOKED, Announcement, Contact, announcements, contacts, telephones_first
from comity.store.dues import asked_at


def show_announced(options: argparse.Namespace) -> int:
    """Print what goes on or is to come at the moment asked about, and where announcements overlap."""
    reader = reader_then(options)
    now = asked_at(reader, options.on)
    found = announcements(reader)
    compared = compare(found.items)
    coming = [one for one in found.items if max(one.ends, one.begins) > now]
    overlaps = [one for one in compared.overlaps if one.ends > now]
    if options.json:
        say_json(
            {
                "announced": [_announced(one) for one in coming],
                "overlaps": [_overlap(one) for one in overlaps],
                "not_compared": [one.id for one in (*compared.placeless, *compared.backward) if one in coming],
                "pairs_left": compared.left,
                "older_left": found.more,
            }
        )
        return DONE
    wording = Wording(reader=reader, words=catalogue(options.lang))
    for line in (*_lines(wording, coming), *_overlapping(wording, overlaps, compared, coming)):
        say(line)
    if found.more:
        say(wording.say("announced-more", count=LOOKED))
    return DONE


def _lines(wording: Wording, coming: list[Announcement]) -> Iterator[str]:
    words = wording.words
    if not coming:
        yield wording.say("announced-none")
        return
    yield wording.say("announced-list")
    for one in coming:
        yield f"  {_called(wording, one)}"
        where = wording.say("announced-no-place") if one.where is None else places.said(words, one.where)
        told = (
            announced.when(words, one),
            f"{wording.say('announced-heights')} {announced.heights(words, one)}",
            where,
        )
        yield f"    {words.clauses(told)}"


def _overlapping(
    wording: Wording, overlaps: list[Overlap], compared: Compared, coming: list[Announcement]
) -> Iterator[str]:
    yield ""
    yield wording.say("announced-overlaps")
    if not overlaps:
        yield f"  {wording.say('announced-overlaps-none')}"
    for one in overlaps:
        yield f"  {announced.reason(wording.words, one, wording.name)}"
        yield from (f"    {_called(wording, each)}" for each in (one.first, one.second))
    yield ""
    yield wording.say("announced-overlaps-law")
    for name, those in (("placeless", compared.placeless), ("backward", compared.backward)):
        if count := sum(one in coming for one in those):
            yield wording.say(f"announced-{name}", count=count)
    if compared.left:
        yield wording.say("announced-left", count=compared.left)


def _called(wording: Wording, one: Announcement) -> str:
    row = one.row
    title = wording.pick(row["title"]) or wording.form(row["form"])
    return " · ".join(filter(None, (wording.name(one.code), wording.form(one.form), str(row["symbol"] or ""), title)))


def _announced(one: Announcement) -> dict[str, Json]:
    return {
        "id": one.id,
        "for": one.code,
        "form": one.form,
        "symbol": one.row["symbol"],
        "begins": one.said[0],
        "ends": one.said[1],
        "first_s": one.begins,
        "after_s": one.ends,
        "lowest_m": one.lowest,
        "highest_m": one.highest,
        "where": None if one.where is None else _place(one.where),
    }


def _place(where: Place) -> dict[str, Json]:
    told: dict[str, Json] = {"shape": where.shape, "points": [point.text for point in where.points]}
    return told | ({"radius_m": where.radius} if where.radius else {})


def _overlap(one: Overlap) -> dict[str, Json]:
    known = one.heights is not Heights.UNKNOWN
    return {
        "first": one.first.id,
        "second": one.second.id,
        "for": [one.first.code, one.second.code],
        "first_s": one.begins,
        "after_s": one.ends,
        "apart_m": one.metres,
        "heights": str(one.heights),
        "low_m": one.low if known else None,
        "high_m": one.high if known else None,
        "heights_not_stated_by": list(one.silent),
    }


def show_hotlines(options: argparse.Namespace) -> int:
    """Print each party's newest contact point, or that it has given none."""
    reader = reader_then(options)
    found = contacts(reader)
    day = reader.day if reader.at is not None else None
    today = today_in(reader.regime.zone)
    members = reader.regime.members_on(today if day is None else date.fromisoformat(day))
    codes = (*members, *sorted(code for code in found if code not in members))
    if options.json:
        say_json([_contact(code, found.get(code)) for code in codes])
        return DONE
    wording = Wording(reader=reader, words=catalogue(options.lang))
    terms = wording.terms
    for code in codes:
        say(f"{wording.name(code)} ({code})")
        for line in _reached(wording, terms, found.get(code)):
            say(f"  {line}")
    say("")
    given = sum(code in found for code in codes)
    say(wording.say("hotlines-count", count=given, without=len(codes) - given))
    return DONE


def _reached(wording: Wording, terms: Terms, contact: Contact | None) -> Iterator[str]:
    if contact is None:
        yield wording.say("hotlines-nothing")
        return
    given = read_content(contact.record).fields
    form = terms.regime.forms[contact.record.form]
    for name, field in sorted(form.fields.items(), key=lambda pair: telephones_first(pair[0])):
        if name in given:
            value = terms.value(field, given[name], contact.record.at)
            yield wording.say("field-line", label=field.labels[terms.lang], value=value)
    record = " · ".join(filter(None, (str(contact.row["symbol"] or ""), wording.date(contact.row["at"]))))
    yield wording.say("field-line", label=wording.say("hotlines-record"), value=record)
    if contact.older:
        yield wording.say("hotlines-older", count=contact.older)


def _contact(code: str, contact: Contact | None) -> dict[str, Json]:
    if contact is None:
        return {"code": code, "id": None}
    fields = dict(read_content(contact.record).fields)
    return {"code": code, "id": contact.id, "at": contact.row["at"], "fields": fields, "older": contact.older}
