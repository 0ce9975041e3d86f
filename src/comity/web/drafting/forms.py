"""Pages about forms: what a record may say and who may file it, for people; each form as JSON Schema, for programs.

Knows the regime and templates. Law: everything here is read off the regime; nothing is written for one body.
"""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from comity.regime import Field, Form, Kind, Regime
from comity.regime.filers import CLASSES, filers
from comity.regime.load_forms import NUMBER_LIMIT
from comity.regime.schema import MEDIA, schema
from comity.search.words import plain
from comity.web.downloads.files import SOON, reader_of
from comity.web.page.present import Page


def forms(page: Page) -> HttpResponse:
    """Show every form with its fields, and who may file which."""
    regime = page.regime
    named = sorted(regime.forms.values(), key=lambda form: plain(form.labels[page.rules_lang]))
    return page.render(
        "forms",
        classes=[page.words.say(f"holders-{kind}") for kind in CLASSES],
        who=[(form.name, form.labels[page.rules_lang], filers(regime, form)) for form in named],
        forms=[_form(page, form) for form in named],
    )


def form_schema(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Give a form as JSON Schema; `?lang=` chooses the language of its titles among the body's."""
    regime = reader_of(slug).regime
    lang = request.GET.get("lang", regime.languages[0])
    if form not in regime.forms or lang not in regime.languages:
        raise Http404(form)
    data = json.dumps(schema(regime, regime.forms[form], lang), ensure_ascii=False, indent=1)
    response = HttpResponse(data + "\n", content_type=MEDIA)
    response.headers["Cache-Control"] = SOON
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def rule_of(page: Page, article: str | None) -> tuple[str, str, str] | None:
    """Return a rule as text links to it: article, title, how well it is known; None where no article is named."""
    if article is None:
        return None
    rule = page.regime.rules[article]
    return article, rule.title[page.rules_lang], page.words.say(f"rule-{rule.status}")


def _form(page: Page, form: Form) -> dict[str, Any]:
    regime, say, lang = page.regime, page.words.say, page.rules_lang
    parts = (("title", form.title), ("text", form.text))
    return {
        "name": form.name,
        "label": form.labels[lang],
        "acts": [page.act(act) for act in sorted(form.acts)],
        "symbol": form.symbol,
        "parts": [say(f"forms-part-{name}") for name, needed in parts if needed],
        "duties": [_duty(page, regime, name) for name in form.duties],
        "about": None if form.about is None else form.fields[form.about].labels[lang],
        "until": None if form.until is None else form.fields[form.until].labels[lang],
        "mandate": form.mandate,
        "decision": None if form.decision is None else _decision(page, regime, form.decision),
        "rule": rule_of(page, form.article),
        "careful": _careful(page, form),
        "schema": f"/{page.slug}/forms/{form.name}.schema.json?lang={lang}",
        "fields": [_field(page, field) for field in form.fields.values()],
    }


def _careful(page: Page, form: Form) -> tuple[str, str, str] | None:
    """Return the rule by which records of this form are signed with the signer's own program, or None."""
    signing = page.regime.signing
    return None if signing is None or not form.acts & signing.careful else rule_of(page, signing.article)


def _duty(page: Page, regime: Regime, name: str) -> tuple[str, tuple[str, str, str] | None]:
    duty = regime.duties[name]
    return duty.labels[page.rules_lang], rule_of(page, duty.article)


def _decision(page: Page, regime: Regime, name: str) -> tuple[str, tuple[str, str, str] | None]:
    decision = regime.decisions[name]
    return decision.labels[page.rules_lang], rule_of(page, decision.article)


def _field(page: Page, field: Field) -> dict[str, Any]:
    say, lang = page.words.say, page.rules_lang
    kind = say(f"field-kind-{field.of if field.kind is Kind.LIST else field.kind}")
    return {
        "name": field.name,
        "label": field.labels[lang],
        "kind": say("field-list-of", items=kind) if field.kind is Kind.LIST else kind,
        "choices": [choice.labels[lang] for choice in field.choices.values()],
        "limits": _limits(page, field),
        "unit": "" if field.unit is None else field.unit[lang]["other"],
        "required": say("field-required" if field.required else "field-optional"),
        "rule": rule_of(page, field.article),
    }


def _limits(page: Page, field: Field) -> str:
    """Return the bounds of a field in words, or nothing where its kind has none."""
    say, low, high = page.words.say, field.low, field.high
    match field.kind:
        case Kind.NUMBER if high == NUMBER_LIMIT:
            return say("field-least", low=low) if low else ""
        case Kind.NUMBER:
            return say("field-range", low=low, high=high)
        case Kind.LIST:
            return say("field-items", low=low, high=high)
        case Kind.STRING | Kind.TEXT:
            return say("field-characters", low=low, high=high)
        case _:
            return ""
