"""From what was read to drafts: which record of a body each thing could become, with the fields it fills.

Knows acts and forms by name; whether a body has such a form is the desk's to see. Law: a draft says nothing the article does not,
names the places it rests on, and is written by nobody until somebody confirms it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from comity.encoding.canonical import Json
from comity.press.article import Article, Draft, Quantity, Span

TITLE: Final = 160
FORCES: Final = frozenset(("battalions", "brigades", "divisions", "regiments", "battlegroups", "companies"))


def drafts_of(article: Article) -> list[Draft]:
    """Return the drafts an article can become, in order of the text."""
    made = [
        *_sittings(article),
        *_items(article),
        *_notifications(article),
        *_statements(article),
        *_positions(article),
        *_accounts(article),
    ]
    return sorted(made, key=lambda draft: draft.spans[0].start)


def _title(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= TITLE else flat[: TITLE - 1].rstrip() + "…"


def _sittings(article: Article) -> Iterator[Draft]:
    for meeting in article.meetings:
        fields: dict[str, Json] = {"date": meeting.date, "place": meeting.place, "level": meeting.level}
        named = {name: value for name, value in fields.items() if value is not None}
        if meeting.date is not None:
            yield Draft(
                act="convene",
                form="sitting",
                fields=named,
                attributed_to=None,
                title=meeting.body or "",
                spans=(meeting.span,),
                perhaps=meeting.perhaps,
            )


def _items(article: Article) -> Iterator[Draft]:
    for item in article.agenda:
        yield Draft(
            act="request-item",
            form="agenda-item",
            fields={},
            attributed_to=None,
            title=_title(item.text),
            spans=(item.span,),
        )


def _notifications(article: Article) -> Iterator[Draft]:
    """Return decisions that announce forces: units, strength, places, beginning."""
    strength = [one for one in article.quantities if one.unit == "soldiers"]
    told = any(article.quantities[place].unit in FORCES for one in article.decisions for place in one.quantities)
    for decision in article.decisions:
        held = [article.quantities[place] for place in decision.quantities]
        units = [one for one in held if one.unit in FORCES]
        if not units and (told or not any(one.unit == "soldiers" for one in held)):
            continue  # figures of a decision whose units are told elsewhere are accounts of that one
        fields: dict[str, Json] = {}
        spans = [decision.span]
        if units and isinstance(units[0].value, int):
            fields["units"] = units[0].value
        most = _strength(held) or (_strength(strength) if units else None)
        if most is not None:
            fields["strength_max"] = most.high
            spans.append(most.span)
        places = _places(article, units[0].span, decision.span) if units else []
        if places:
            fields["places"] = [*places]
        starts = [article.dates[place] for place in decision.dates if article.dates[place].value.endswith("/..")]
        if starts:
            fields["begins"] = starts[0].value.partition("/")[0]
        yield Draft(
            act="notify",
            form="notification",
            fields=fields,
            attributed_to=decision.actor,
            title=_title(decision.text),
            spans=tuple(spans),
        )


def _strength(found: Sequence[Quantity]) -> Quantity | None:
    """Return the figure that bounds a strength from above, the largest where several do."""
    bounded = [one for one in found if one.unit == "soldiers" and isinstance(one.high, int)]
    return max(bounded, key=lambda one: one.high if isinstance(one.high, int) else 0, default=None)


def _places(article: Article, units: Span, span: Span) -> list[str]:
    """Return the States named behind the units: where they are to be."""
    codes: set[str] = set()
    for mention in article.actors:
        if (
            mention.id is not None
            and mention.kind == "state"
            and span.meets(mention.span)
            and mention.span.start > units.start
        ):
            codes.update(mention.id.split())
    return sorted(codes)


def _statements(article: Article) -> Iterator[Draft]:
    for quote in article.quotes:
        if quote.speaker is not None:
            yield Draft(
                act="state",
                form="statement",
                fields={},
                attributed_to=quote.actor,
                title=_title(quote.text),
                spans=(quote.span,),
            )


def _positions(article: Article) -> Iterator[Draft]:
    for held in article.positions:
        if held.stance == "wishes" and article.meetings:
            yield Draft(
                act="request-item",
                form="agenda-item",
                fields={},
                attributed_to=held.actor,
                title=_title(held.text),
                spans=(held.span,),
            )
            continue
        form = "concern" if held.stance in {"concerned", "insists", "opposes"} else "statement"
        yield Draft(
            act="state", form=form, fields={}, attributed_to=held.actor, title=_title(held.text), spans=(held.span,)
        )


def _accounts(article: Article) -> Iterator[Draft]:
    """Return both figures of a contradiction as accounts, so that the record can hold them side by side."""
    for conflict in article.conflicts:
        if (
            conflict.kind not in {"times-ten", "one-digit", "digits-swapped", "other-figure"}
            or conflict.record is not None
        ):
            continue
        for span in (conflict.a, conflict.b):
            one = next((quantity for quantity in article.quantities if quantity.span == span), None)
            if one is not None and isinstance(one.value, int):
                yield Draft(
                    act="state",
                    form="account",
                    fields={"amount": one.value},
                    attributed_to=None,
                    title=_title(one.text),
                    spans=(span,),
                )
