"""Operations about bodies as a whole: which there are, one of them, who sits, its forms and rules.

Knows the regime and rows; not pages. Law: parties are listed by class and code.
"""

from collections.abc import Iterator
from functools import partial

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from comity.encoding.canonical import Json
from comity.regime import Form, Rule
from comity.regime.schema import schema
from comity.store import listings, plain
from comity.web.access.holder import holder_of
from comity.web.api import schemas
from comity.web.api.asked import Asked, Code, FormName, Slug, Spoken
from comity.web.api.calling import ROOT, answer, as_json, as_of, known, opened
from comity.web.api.describing import said_once
from comity.web.api.saying import Said, Saying
from comity.web.page.conditional import by_bytes
from comity.web.page.present import Page
from comity.web.site import site

router = Router()
EACH = 50


@router.get("/", **said_once("bodies", schemas.Bodies))
def bodies(request: HttpRequest, asked: Query[Spoken]) -> HttpResponse:
    """List the bodies served here."""
    rows = [_head(Page(request, asked.tongue, slug), aloud=asked.lang is not None) for slug in site().readers]
    return by_bytes(request, as_json({"rows": rows}), f"bodies {holder_of(request).account}")


@router.get("/{slug}", **said_once("body", schemas.Body))
def body(request: HttpRequest, slug: Slug, asked: Query[Asked]) -> HttpResponse:
    """Give one body."""
    page = opened(request, slug, asked)
    return answer(page, "body", lambda: _body(page, aloud=asked.lang is not None))


@router.get("/{slug}/parties", **said_once("parties", schemas.Parties))
def parties(request: HttpRequest, slug: Slug, asked: Query[Asked]) -> HttpResponse:
    """List everybody the rules know."""
    page = opened(request, slug, asked)
    return answer(
        page, "parties", lambda: {"as_of": as_of(page), "rows": list(holders(page, aloud=asked.lang is not None))}
    )


@router.get("/{slug}/parties/{code}", **said_once("party", schemas.PartyPage))
def party(request: HttpRequest, slug: Slug, code: Code, asked: Query[Asked]) -> HttpResponse:
    """Give one party, group, office or actor."""
    page = opened(request, slug, asked)
    known(code if page.regime.knows(code) else None, code)
    return answer(page, "party", lambda: _party(page, code, Saying(page, aloud=asked.lang is not None)))


@router.get("/{slug}/forms", **said_once("forms", schemas.Forms))
def forms(request: HttpRequest, slug: Slug, asked: Query[Asked]) -> HttpResponse:
    """List the forms of the rules in force."""
    page = opened(request, slug, asked)
    saying = Saying(page, aloud=asked.lang is not None)
    return answer(
        page,
        "forms",
        lambda: {"as_of": as_of(page), "rows": [_form(page, form, saying) for form in page.regime.forms.values()]},
    )


@router.get("/{slug}/forms/{form}", **said_once("form", schemas.Schema))
def form(request: HttpRequest, slug: Slug, form: FormName, asked: Query[Asked]) -> HttpResponse:
    """Give a form as JSON Schema, its titles in the language asked for where the body has it."""
    page = opened(request, slug, asked)
    found = known(page.regime.forms.get(form), form)
    return answer(page, "form", lambda: schema(page.regime, found, page.rules_lang))


@router.get("/{slug}/rules", **said_once("rules", schemas.Rules))
def rules(request: HttpRequest, slug: Slug, asked: Query[Asked]) -> HttpResponse:
    """List the rules in force, contested readings side by side."""
    page = opened(request, slug, asked)
    saying = Saying(page, aloud=asked.lang is not None)
    return answer(
        page,
        "rules",
        lambda: {
            "as_of": as_of(page),
            "regime": str(page.body["regime"]),
            "rows": [_rule(page, rule, saying) for rule in page.regime.rules.values()],
        },
    )


def holders(page: Page, *, aloud: bool) -> Iterator[dict[str, Json]]:
    """Yield everybody the rules know, by class and code."""
    saying, regime, counts = Saying(page, aloud=aloud), page.regime, page.reader.counts_for()
    seats = dict(page.reader.scan("seat", limit=1_000))
    classes = {
        "seat": regime.seats,
        "group": regime.groups,
        "office": regime.offices,
        "actor": regime.actors,
    }
    for kind, named in classes.items():
        for code in named:
            data: dict[str, Json] = {
                "code": code,
                "kind": kind,
                "members": [*regime.members(code, page.day)] if kind == "group" else [],
                "also": [*regime.offices[code].also] if kind == "office" else [],
                "acceded_by": seats[code]["acceded_by"] if code in seats else None,
                "records": counts.get(code, 0),
            }
            yield saying.with_words(data, partial(_named, page, code))


def _named(page: Page, code: str) -> Said:
    return {"name": page.name(code)}


def _head(page: Page, *, aloud: bool) -> dict[str, Json]:
    reader = page.newest
    head: dict[str, Json] = {
        "slug": page.slug,
        "origin": reader.origin,
        "kind": reader.kind,
        "size": reader.size,
        "url": f"{ROOT}{page.slug}",
    }
    return Saying(page, aloud=aloud).with_words(head, lambda: {"lang": page.rules_lang, "name": page.body_name()})


def _body(page: Page, *, aloud: bool) -> dict[str, Json]:
    reader = page.reader
    return {
        "as_of": as_of(page),
        "anchor": page.anchor,
        "root": (reader.root(reader.size) or b"").hex(),
        "digest": (reader.digest(reader.size) or b"").hex(),
        "regime": str(page.body["regime"]),
        "languages": list(page.regime.languages),
        "names": dict(page.regime.names),
        "parties": list(holders(page, aloud=aloud)),
    }


def _party(page: Page, code: str, saying: Saying) -> dict[str, Json]:
    view = page.reader.view()
    records = listings.records_of(view, page.reader.records_for(code, EACH))
    newest = sorted(records.items(), key=lambda pair: int(str(pair[1]["index"])), reverse=True)
    dues = {
        name: [
            saying.row("obligation", plain.keyed(key, row))
            for key, row in listings.held_by(view, "obligation", code, EACH, field)
        ]
        for name, field in (("owes", "owner"), ("is_owed", "to"))
    }
    named = next(one for one in holders(page, aloud=False) if one["code"] == code)
    return {
        "as_of": as_of(page),
        "party": saying.with_words(named, lambda: {"name": page.name(code)}),
        "keys": [plain.keyed(key, row) for key, row in listings.held_by(view, "key", code, EACH, "owner")],
        "owes": [*dues["owes"]],
        "is_owed": [*dues["is_owed"]],
        "records": [saying.record(plain.record(key, row)) for key, row in newest],
    }


def _form(page: Page, form: Form, saying: Saying) -> dict[str, Json]:
    data: dict[str, Json] = {
        "name": form.name,
        "acts": [str(act) for act in sorted(form.acts)],
        "fields": list(form.fields),
        "audiences": sorted(form.audiences),
        "duties": list(form.duties),
        "clocks": list(form.clocks),
        "article": form.article,
        "json_schema": f"{ROOT}{page.slug}/forms/{form.name}",
    }
    return saying.with_words(data, lambda: {"label": form.labels[page.rules_lang]})


def _rule(page: Page, rule: Rule, saying: Saying) -> dict[str, Json]:
    lang = page.rules_lang
    data: dict[str, Json] = {
        "article": rule.article,
        "date": None if rule.date is None else rule.date.isoformat(),
        "source": rule.source,
        "status": str(rule.status),
        "readings": [
            saying.with_words(
                {"who": one.who, "source": one.source},
                lambda one=one: {"who": page.name(one.who), "text": one.text[lang]},  # type: ignore[misc]
            )
            for one in rule.readings
        ],
    }
    words = {"lang": lang, "title": rule.title[lang], "text": rule.text[lang]}
    return saying.with_words(data, lambda: {**words, "status": page.words.say(f"rule-{rule.status}")})
