"""The page about the API: every operation with what it may be asked and what it answers, in the reader's language.

Knows the OpenAPI description, which it sets out; not the operations. Law: nothing stands here that the description does not
say, and the page loads nothing from elsewhere.
"""

import importlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.http import HttpResponse

from comity.web.page.present import Page
from comity.web.site import site

EXAMPLES: Final = {
    "records": "?limit=2",
    "search": "?q=2016",
    "search.csv": "?q=2016",
}


def show(page: Page) -> HttpResponse:
    """Set out the description."""
    operations = importlib.import_module("comity.web.api.operations")
    described = operations.description(page.lang)
    archives = [slug for slug, reader in site().readers.items() if reader.kind == "archive"]
    slug = next(iter([*archives, *site().readers]), "")  # examples are of what is there to stay, where there is such
    shown = [
        _operation(path, method, one, slug)
        for path, methods in sorted(described["paths"].items())
        for method, one in methods.items()
    ]
    statuses = sorted({status for one in shown for status in one["answers"]})
    answers = [(status, page.words.say(f"api-answer-{status}")) for status in statuses]
    about = described["info"]["description"]
    return page.render("api", operations=shown, answers=answers, about=about, slugs=list(site().readers))


def _operation(path: str, method: str, one: Mapping[str, Any], slug: str) -> dict[str, Any]:
    return {
        "id": one["operationId"],
        "method": method.upper(),
        "path": path,
        "summary": one["summary"],
        "asked": [_parameter(parameter) for parameter in one["parameters"]],
        "answers": list(one["responses"]),
        "example": _example(path, slug) if method == "get" else "",
    }


def _parameter(parameter: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": parameter["name"],
        "told": parameter["description"],
        "required": parameter["required"],
        "values": " ".join(_values(parameter["schema"])),
    }


def _values(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a value may be, as the description bounds it."""
    for part in schema.get("anyOf", [schema]):
        if part.get("type") == "null":
            continue
        yield from (f"“{value}”" for value in part.get("enum", ()))
        if "pattern" in part:
            yield part["pattern"].removeprefix("^").removesuffix("$")
        bounds = [part.get(name) for name in ("minimum", "maximum", "minLength", "maxLength")]
        if any(bound is not None for bound in bounds):
            low = next((bound for bound in bounds[::2] if bound is not None), "")
            high = next((bound for bound in bounds[1::2] if bound is not None), "")
            yield f"{low}–{high}"


def _example(path: str, slug: str) -> str:
    """Return an address that can be followed here, where one needs no more than a body."""
    filled = path.replace("{slug}", slug)
    return "" if "{" in filled else f"{filled}{EXAMPLES.get(filled.rpartition('/')[2], '')}"
