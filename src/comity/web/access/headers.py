"""Headers every answer carries: what a browser may load, where it may send, what it may remember.

Knows HTTP; not which pages need script. Law: no page of Comity loads anything from elsewhere or runs script written into it,
and only a view that says so may run a script file of ours.
"""

from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SCRIPT_POLICY: Final = f"{POLICY}; script-src 'self'; connect-src 'self'"
FILE_POLICY: Final = "default-src 'none'; sandbox; frame-ancestors 'none'"
TELLING_BACK: Final = frozenset({"TRACE", "TRACK"})
"""Methods that give a request back to whoever made a browser send it."""
_MARK: Final = "comity_runs_script"
_FILE: Final = "comity_file"

_Parts = ParamSpec("_Parts")
_Response = TypeVar("_Response", bound=HttpResponseBase)


def runs_script(view: Callable[_Parts, _Response]) -> Callable[_Parts, _Response]:
    """Let the pages of a view run script files of this site and fetch from it; script written into the page stays refused."""

    @wraps(view)
    def answer(*args: _Parts.args, **kwargs: _Parts.kwargs) -> _Response:
        return with_script(view(*args, **kwargs))

    return answer


def given_away(response: _Response) -> _Response:
    """Mark an answer as a file somebody made: to be put away and never shown, whatever it says it is."""
    response.headers.setdefault("Content-Disposition", "attachment")
    response.headers["X-Content-Type-Options"] = "nosniff"
    setattr(response, _FILE, True)
    return response


def with_script(response: _Response) -> _Response:
    """Let this answer run script files of this site, where not every page of its view does."""
    setattr(response, _MARK, True)
    return response


def unkept(response: _Response) -> _Response:
    """Mark an answer that may hold what is not public: no browser or proxy keeps it."""
    response.headers["Cache-Control"] = "private, no-store"
    return response


def headers(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return a middleware that adds the headers."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        told_back = request.method in TELLING_BACK
        response = HttpResponseNotAllowed(["GET", "HEAD", "POST"]) if told_back else get_response(request)
        policy = SCRIPT_POLICY if getattr(response, _MARK, False) else POLICY
        response.headers["Content-Security-Policy"] = FILE_POLICY if getattr(response, _FILE, False) else policy
        response.headers["X-Frame-Options"] = "DENY"
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return answer
