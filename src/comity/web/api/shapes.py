"""What the answers of every operation are made of: objects with exactly their fields, ids, times, and of which moment they are.

Knows types only. Law: no field that is not described.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Time = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$")]
Texts = dict[str, str]
Said = dict[str, str | list[str]]


class Data(BaseModel):
    """A JSON object with exactly these fields."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Problem(Data):
    """Why a request was not answered: a code, its facts, the rule, the place, and one sentence in the language asked for."""

    code: str
    facts: dict[str, str | int]
    rule: str
    place: str
    sentence: str


class AsOf(Data):
    """Which body an answer is of and as of which moment; `newest` is the number of leaves there are by now."""

    body: str
    origin: str
    kind: Literal["live", "archive", "exercise"]
    size: int
    newest: int
    day: str | None
    zone: str
    audience: Literal["public", "restricted"]
