"""An article compared with a record: sittings, forces and agenda items, each difference with both values.

Knows what was read and what stands in the record; not how either was found. Law: the record is never corrected from an article; a
difference in precision alone is a note (C), never an error.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from comity.press.article import Article, Conflict, Meeting, Quantity, Span, Topic
from comity.press.counts.intervals import Figure, agree, slip
from comity.press.record import Announced, Entered, Facts, Past, days_of
from comity.press.words.stems import content

LIKE: Final = 0.5
"""Share of the words of the shorter title two topics have in common, from which one is suggested for the other."""


def against_record(article: Article, facts: Facts) -> Article:
    """Return the article with what differs from the record among its conflicts, and agenda items of the record suggested."""
    found = [*_sittings(article, facts), *_decided(article, facts), *_forces(article, facts)]
    known = sorted(
        {(one.a.start, one.a.end, one.kind, one.record): one for one in found}.values(), key=lambda one: one.a.start
    )
    return replace(
        article,
        conflicts=(*article.conflicts, *known),
        agenda=tuple(_suggested(article, topic, facts) for topic in article.agenda),
    )


def _differs(level: str, kind: str, span: Span, record: str, said: str, recorded: str) -> Conflict:
    return Conflict(
        level=level,
        kind=kind,
        a=span,
        b=span,
        reason=f"press-reason-{kind}",
        facts={"a": said, "b": recorded, "record": record},
        record=record,
    )


def _sittings(article: Article, facts: Facts) -> Iterator[Conflict]:
    for meeting in article.meetings:
        low, high = days_of(meeting.date)
        if meeting.body != facts.body or low is None or high is None:
            continue
        met = [past for past in facts.sittings if past.low <= high and low <= past.high]
        span = _place_of(article, meeting)
        if len(met) == 1:
            yield from _one_sitting(meeting, met[0], span, exact=low == high)
        elif not met and meeting.status != "planned" and low == high:
            yield from _no_sitting(meeting, low, facts.sittings, span)


def _place_of(article: Article, meeting: Meeting) -> Span:
    """Return where the date of a sitting stands, else the sitting."""
    inside = [day for day in article.dates if day.value == meeting.date]
    near = [day for day in inside if day.span.meets(meeting.span)]
    return (near or inside)[0].span if inside else meeting.span


def _one_sitting(meeting: Meeting, past: Past, span: Span, *, exact: bool) -> Iterator[Conflict]:
    if not exact and meeting.date is not None and meeting.date != past.value:
        yield _differs("C", "record-more-precise", span, past.name, meeting.date, past.value)
    if meeting.level is not None and past.level is not None and meeting.level != past.level:
        yield _differs("B", "record-level", meeting.span, past.name, meeting.level, past.level)


def _no_sitting(meeting: Meeting, day: date, known: Sequence[Past], span: Span) -> Iterator[Conflict]:
    """Tell a day on which the record has no sitting, where the record covers that time."""
    near = min(known, key=lambda past: abs((past.low - day).days), default=None)
    if near is None or not min(past.low for past in known) <= day <= max(past.high for past in known):
        return
    off = abs((near.low - day).days)
    kind = "record-day-off-by-one" if off == 1 else "record-no-sitting"
    yield _differs("A" if off == 1 else "B", kind, span, near.name, meeting.date or "", near.value)


def _decided(article: Article, facts: Facts) -> Iterator[Conflict]:
    """Compare the days of a meeting the record names as where something was decided."""
    for meeting in article.meetings:
        low, high = days_of(meeting.date)
        if meeting.body in {None, facts.body} or low is None or high is None:
            continue
        for one in facts.announced:
            if (
                one.low is None
                or one.high is None
                or not _is_named(article, f"{meeting.body} {meeting.place or ''}", one)
            ):
                continue
            if (low, high) != (one.low, one.high):
                meets = one.low <= high and low <= one.high
                kind = "record-dates-meet" if meets else "record-dates-apart"
                yield _differs(
                    "C" if meets else "B",
                    kind,
                    _place_of(article, meeting),
                    one.name,
                    meeting.date or "",
                    one.decided or "",
                )


def _is_named(article: Article, text: str, one: Announced) -> bool:
    """Return whether words name where a thing was decided: all that carries meaning in the record's name of it."""
    if article.language is None:
        return False
    label = content(article.language, one.decided_at.get(article.language, ""))
    return bool(label) and label <= content(article.language, text)


def _forces(article: Article, facts: Facts) -> Iterator[Conflict]:
    """Compare figures of decisions with what was notified, where it is plainly the same decision."""
    drafts = [draft for draft in article.drafted if draft.form == "notification"]
    for one in facts.announced:
        same = [draft for draft in drafts if _is_same(draft.fields, one)]
        if not same:
            continue
        for draft in same:
            units = draft.fields.get("units")
            if isinstance(units, int) and one.units is not None and units != one.units:
                yield _differs("B", "record-other-figure", draft.spans[0], one.name, str(units), str(one.units))
        for quantity in _soldiers(article):
            if one.strength is not None:
                yield from _strength(quantity, one.name, one.strength)


def _strength(quantity: Quantity, name: str, strength: int) -> Iterator[Conflict]:
    """Compare what a figure allows with the strength a record has."""
    said, recorded = _figure(quantity), Figure(value=Decimal(strength))
    if said.text == recorded.text:
        return
    tenfold = slip(said, recorded) == "times-ten"
    if tenfold or not agree(said, recorded):
        kind = "record-times-ten" if tenfold else "record-other-figure"
        yield _differs("A" if tenfold else "B", kind, quantity.span, name, said.text, recorded.text)


def _figure(quantity: Quantity) -> Figure:
    value, low, high = (
        None if bound is None else Decimal(bound) for bound in (quantity.value, quantity.low, quantity.high)
    )
    return Figure(value=value, low=low, high=high, qualifier=quantity.qualifier)


def _is_same(fields: object, one: Announced) -> bool:
    """Return whether a draft tells of forces in the States the record names."""
    places = fields.get("places") if isinstance(fields, dict) else None
    named = {str(place) for place in places} if isinstance(places, list) else set()
    return bool(named) and named == one.places


def _soldiers(article: Article) -> Iterator[Quantity]:
    """Return the soldiers of decisions."""
    for decision in article.decisions:
        for place in decision.quantities:
            if article.quantities[place].unit == "soldiers":
                yield article.quantities[place]


def _suggested(article: Article, topic: Topic, facts: Facts) -> Topic:
    """Return a topic with the item of the record it is most like, those of the article's own sitting first."""
    if article.language is None:
        return topic
    words = content(article.language, topic.text)
    day = article.meetings[0].date if article.meetings else None
    best: tuple[float, bool, Entered] | None = None
    for item in facts.items:
        title = content(article.language, item.titles.get(article.language, ""))
        few = min(len(words), len(title))
        score = len(words & title) / few if few else 0.0
        if score >= LIKE and (best is None or (score, item.day == day) > best[:2]):
            best = (score, item.day == day, item)
    return topic if best is None else replace(topic, suggested=best[2].name)
