"""Template tags: a sentence of the page's language, a date in it.

Knows the page's catalogue through the context; Law: every word of a template comes through `say`.
"""

from typing import Any

from django import template

from comity.web import citing, files

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: dict[str, Any], message: str, **facts: str | int) -> str:
    """Return a sentence of the page's language."""
    return str(context["words"].say(message, **facts))


@register.simple_tag(takes_context=True)
def date(context: dict[str, Any], value: Any) -> str:
    """Return a date as the page's language writes it."""
    return str(context["words"].date(value))


@register.simple_tag
def style_version() -> str:
    """Return the stylesheet's version."""
    return files.style_version()


@register.simple_tag(takes_context=True)
def cite(context: dict[str, Any], record_id: str) -> str:
    """Return how the record is cited, as a sentence."""
    return citing.plain(context["page"], citing.citation(context["page"], record_id))
