"""What every operation documents beside its own answer: the refusals it shares with the others.

Knows statuses; the sentences of the description are in the catalogue. Law: an operation answers with nothing it does not
document, which `tests/integration/test_api_fuzz.py` asks.
"""

from typing import Any, Final

from comity.web.api.shapes import Problem

READ: Final = (405, 406, 422, 503)
"""Refusals any reading operation may give: another method, another media type, a value out of bounds, a busy disk."""


def answers(model: type, *more: int) -> dict[int, Any]:
    """Return the answers of a reading operation: its own, none where the asker holds it, and its refusals."""
    return {200: model, 304: None, **dict.fromkeys((404, *more, *READ), Problem)}


def said_once(name: str, model: type, *more: int) -> dict[str, Any]:
    """Return how an operation is registered under a name, with what it answers."""
    return {"operation_id": name, "response": answers(model, *more), "by_alias": True}


def sheet(name: str, media: str = "text/csv") -> dict[str, Any]:
    """Return how an operation that gives a table of this media type is registered under a name."""
    told = {"type": "string"} if media.startswith("text/") else {"type": "string", "format": "binary"}
    extra = {"responses": {200: {"content": {media: {"schema": told}}}}}
    return {"operation_id": name, "response": {**answers(str), 200: None}, "openapi_extra": extra}
