"""The operations together, as django-ninja knows them, and their OpenAPI description.

Knows every router; imported when the API is first asked for, because ninja takes longer to load than all the rest of a
page. Law: the description is made from the operations themselves; its sentences are the catalogue's, in the language asked
for.
"""

import json
import re
from functools import lru_cache
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLResolver
from django.urls.resolvers import RegexPattern
from ninja import NinjaAPI
from ninja.errors import ValidationError

from comity.errors import Finding, Unavailable, excerpt
from comity.i18n import FALLBACK, LANGUAGES, Catalogue
from comity.web.api import asking, bodies, notes, records, sheets, tables
from comity.web.api.calling import ROOT, as_json, problem

VERSION: Final = "1"
_PART: Final = re.compile(r"\{[^}]*\}")
api: Final = NinjaAPI(title="Comity", version=VERSION, docs_url=None, openapi_url=None, urls_namespace="comity-api")
for _part in (sheets, bodies, records, tables, asking, notes):
    api.add_router("", _part.router)
_RESOLVER: Final = URLResolver(RegexPattern(r"^"), api.urls[0])


@api.exception_handler(Http404)
def _absent(request: HttpRequest, _error: Exception) -> HttpResponse:
    return problem(words_of(request), 404, Finding(code="http.absent", place=request.path))


@api.exception_handler(ValidationError)
def _out_of_bounds(request: HttpRequest, error: Exception) -> HttpResponse:
    first: dict[str, Any] = error.errors[0] if isinstance(error, ValidationError) else {}
    name = str(first.get("loc", ("",))[-1])
    return wrong_value(request, name, request.GET.get(name, ""))


@api.exception_handler(Unavailable)
def _unavailable(request: HttpRequest, error: Exception) -> HttpResponse:
    finding = error.finding if isinstance(error, Unavailable) else Finding(code="http.absent")
    return problem(words_of(request), 503, finding)


def wrong_value(request: HttpRequest, name: str, value: str) -> HttpResponse:
    """Refuse a value out of bounds, or a name nobody knows."""
    finding = Finding(code="http.value", place=name, excerpt=excerpt(value) if value else "")
    return problem(words_of(request), 422, finding)


def described(lang: str) -> HttpResponse:
    """Give the description, told in a language; in ours where there is none such."""
    return as_json(description(lang if lang in LANGUAGES else FALLBACK))


def words_of(request: HttpRequest) -> Catalogue:
    """Return the catalogue of the language a request names, of ours where it names none we have."""
    lang = request.GET.get("lang", FALLBACK)
    return Catalogue(lang if lang in LANGUAGES else FALLBACK)


def view_of(rest: str) -> tuple[Any, dict[str, Any]]:
    """Return the view of an address below the API's root, and what it names. Raises Resolver404."""
    match = _RESOLVER.resolve(rest)
    return match.func, match.kwargs


@lru_cache(maxsize=1)
def _described() -> str:
    """Return the description without its sentences, as JSON."""
    return json.dumps(api.get_openapi_schema(path_prefix=ROOT))


@lru_cache(maxsize=len(LANGUAGES))
def description(lang: str) -> dict[str, Any]:
    """Return the OpenAPI description, told in one language."""
    words, found = Catalogue(lang), json.loads(_described())
    found["info"]["description"] = words.say("api-about")
    for path, operations in found["paths"].items():
        for method, operation in operations.items():
            _tell(words, operation, method)
            operation["x-path"] = path
    found["servers"] = [{"url": "/"}]
    return dict(found)


def names_of(rest: str, method: str) -> frozenset[str]:
    """Return the names an operation may be asked with beside its address."""
    return next(
        (names for found, pattern, names in _names() if found == method and pattern.fullmatch(rest)), frozenset()
    )


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]:
    """Return method, pattern of the address and names of every operation, in the order in which addresses are tried."""
    return tuple(
        (
            method,
            re.compile(_PART.sub("[^/]+", re.escape(path.removeprefix(ROOT)).replace(r"\{", "{").replace(r"\}", "}"))),
            frozenset(one["name"] for one in operation["parameters"] if one["in"] == "query"),
        )
        for path, operations in json.loads(_described())["paths"].items()
        for method, operation in operations.items()
    )


def _tell(words: Catalogue, operation: dict[str, Any], method: str) -> None:
    operation["summary"] = words.say(f"api-{operation['operationId']}")
    operation.pop("description", None)
    for parameter in operation["parameters"]:
        parameter["description"] = words.say(f"api-asked-{parameter['name'].replace('_', '-')}")
        parameter["schema"].pop("title", None)
    for status, answer in operation["responses"].items():
        answer["description"] = words.say(f"api-answer-{status}")
        if method == "get" and status == "200":
            told = words.say("api-tag")
            answer["headers"] = {"ETag": {"description": told, "schema": {"type": "string"}}}
