"""The pages of a seat's own program, rendered from the same templates as the desk's, without the desk's site.

Knows the template engine; no bodies, no addresses. Law: everything shown is escaped by the templates.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.template import Context, Engine

from comity.i18n import Catalogue

FIELDS: Final = 5_000
"""Inputs a form may hold."""


def page_of(template: str, words: Catalogue, facts: dict[str, Any]) -> bytes:
    """Return the bytes of a page."""
    context = Context({"words": words, "lang": words.lang, **facts})
    return _engine().get_template(f"{template}.html").render(context).encode()


def configured() -> None:
    """Settle what Django asks of whoever uses parts of it, unless a site has."""
    if not settings.configured:
        settings.configure(USE_I18N=False, USE_TZ=True, DATA_UPLOAD_MAX_NUMBER_FIELDS=FIELDS)


@lru_cache(maxsize=1)
def _engine() -> Engine:
    configured()
    return Engine(
        dirs=[str(Path(__file__).parents[1] / "templates")], builtins=["comity.web.tags"], string_if_invalid=""
    )
