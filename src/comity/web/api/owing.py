"""What answers hold about what is due: clocks and their steps, duties, returns, silences and quotas, field by field.

Knows types only. Law: the fields of `comity show DIR due --json`, and `said` where a language was asked for.
"""

from typing import Literal

from pydantic import Field

from comity.web.api.shapes import AsOf, Data, Id, Said, Time


class Step(Data):
    """One thing that happened to a clock, and its end after it."""

    what: str
    article: str
    end: int | None
    end_time: Time | None
    id: str | None
    holder: str | None
    at: int | None
    at_time: Time | None
    date: str | None
    length: dict[str, int] | None
    late: bool


class Clock(Data):
    """A clock and the steps that lead to its end."""

    key: str
    start: Id
    clock: str
    article: str
    status: str
    end: int | None
    end_time: Time | None
    over: bool
    awaits: list[str]
    silence: str | None
    steps: list[Step]
    said: Said | None = None


class Duty(Data):
    """Who owes what to whom, until when."""

    key: str
    owner: str
    to: str
    duty: str
    start: Id
    article: str
    status: str
    end: int | None
    end_time: Time | None
    past: bool
    clock: str | None
    silence: str | None
    then: str | None
    discharged_by: str | None
    late_by: int | None
    said: Said | None = None


class Return(Data):
    """A yearly return that is due."""

    owner: str
    return_: str = Field(alias="return")
    year: int
    end: int
    end_time: Time
    article: str
    said: Said | None = None


class Silence(Data):
    """A silence procedure that runs, under the id of the record that opened it.

    `end` is the last second in which it can be broken; `kept` is one whose end is past and which nobody has confirmed yet.
    """

    id: Id
    text: Id
    procedure: str | None
    status: Literal["running", "kept"]
    end: int
    end_time: Time
    past: bool
    said: Said | None = None


class Quota(Data):
    """How many of a quota are used."""

    quota: str
    code: str | None
    number: int
    limit: int
    first: int | None
    last: int | None
    article: str
    said: Said | None = None


class Due(Data):
    """What is due at the second asked: the fields of `comity show DIR due --json`.

    `left_out` counts older open duties that are not listed, `silences_left_out` silences nothing has ended, likewise.
    """

    as_of: AsOf
    at: int
    at_time: Time
    silences: list[Silence]
    clocks: list[Clock]
    duties: list[Duty]
    returns: list[Return]
    quotas: list[Quota]
    left_out: int
    silences_left_out: int
