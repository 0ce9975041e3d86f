"""Template tags: a sentence of the page's language, a date in it.

Knows the page's catalogue through the context; Law: every word of a template comes through `say`.
"""

from collections.abc import Iterator
from datetime import date as day
from typing import Any

from django import template
from django.forms import BaseForm
from django.utils.html import format_html

from comity.i18n import Catalogue
from comity.net.alarms import Alarms
from comity.store.witnesses import Witnessed, witnessed
from comity.web.downloads import citing, files
from comity.web.page import heard

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], message: str, **facts: Any) -> str:
    """Return a sentence of the page's language; a day among its facts is written as that language writes it."""
    words = context["words"]
    told = {name: words.date(fact) if isinstance(fact, day) else fact for name, fact in facts.items()}
    return str(words.say(message, **told))


@register.simple_tag(takes_context=True)
def date(context: dict[str, Any], value: Any) -> str:
    """Return a date as the page's language writes it."""
    return str(context["words"].date(value))


@register.simple_tag(takes_context=True)
def note(context: dict[str, Any], texts: Any) -> str:
    """Return a text given by language in the page's, or the first there is, marked with its language."""
    picked = context["page"].pick(texts or {})
    return format_html('<span lang="{}">{}</span>', picked.lang, picked.text) if picked.text else ""


@register.simple_tag(takes_context=True)
def witnesses(context: dict[str, Any], index: int) -> str:
    """Return what witnesses have seen of a leaf, as a sentence; asked each time, for it may change while the log stands still."""
    page, words = context["page"], context["words"]
    found = witnessed(page.public, index, first=context["published"] is not None)
    said = [words.say("unwitnessed")] if found is None else _seen_by(page, words, found)
    checked = None if page.mirror is None else Alarms(page.public.folder).last_checked()
    if checked is not None and index < checked[1]:
        said.append(words.say("witnesses-mirrored"))
    return " ".join(said)


def _seen_by(page: Any, words: Any, found: Witnessed) -> list[str]:
    """Return the sentences on a body that names witnesses: provisional, or witnessed, and by each side where there are sides."""
    facts = {"seen": found.seen, "named": found.named}
    if found.time is None:
        heard.note(heard.UNSETTLED)
        return [words.say("witnesses-provisional", **facts)]
    said = [words.say("witnesses-quorum", **facts, when=page.moment(found.time), size=found.size)]
    return [*said, words.say("witnesses-mutual", sides=", ".join(found.sides))] if found.sides else said


@register.simple_tag
def sentence(words: Catalogue, message: str) -> str:
    """Return a sentence of a catalogue, on a page that speaks several languages."""
    return words.say(message)


@register.simple_tag
def language_name(words: Catalogue, lang: str) -> str:
    """Return what a catalogue calls a language."""
    return words.language(lang)


@register.simple_tag
def style_version() -> str:
    """Return the stylesheet's version."""
    return files.style_version()


@register.simple_tag
def script(name: str) -> str:
    """Return the element that runs a script of ours; it works only on pages of a view marked `runs_script`."""
    return format_html('<script src="{}" type="module"></script>', files.script_address(name))


@register.simple_tag(takes_context=True)
def acts_of(context: dict[str, Any], record_id: str) -> Any:
    """Return what may be done to one of the agenda items a page shows."""
    return context["item_acts"].get(record_id, ())


@register.simple_tag(takes_context=True)
def refusals(context: dict[str, Any], form: Any) -> list[tuple[str, str]]:
    """Return the fields a form refuses and the sentences that say why."""
    return list(_refusals(context["words"], form))


@register.simple_tag(takes_context=True)
def cite(context: dict[str, Any], record_id: str) -> str:
    """Return how the record is cited, as a sentence."""
    return citing.plain(context["page"], citing.citation(context["page"], record_id))


def _refusals(words: Catalogue, form: BaseForm | None) -> Iterator[tuple[str, str]]:
    """Yield the field at fault, "" for the whole form, and our sentence for the code; Django's own sentences nobody sees."""
    if form is None or not form.is_bound:
        return
    for field, errors in form.errors.as_data().items():
        for error in errors:
            name = f"account-refused-{str(error.code or 'other').replace('_', '-')}"
            yield ("" if field == "__all__" else field), words.say(name if words.has(name) else "account-refused-other")
