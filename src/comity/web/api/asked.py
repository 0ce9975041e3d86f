"""What may be asked beside an address: each name, its bounds, and how it is checked before anything is read.

Knows strings and numbers; not bodies. Law: a name nobody knows, a name given twice and a value out of bounds are refused,
never ignored or bent.
"""

from typing import Annotated, Final, Literal

from ninja import Path
from pydantic import BaseModel, Field

from comity.i18n import FALLBACK, LANGUAGES
from comity.search.query import LIMIT as WORDS
from comity.search.words import LANGS
from comity.store.changes import KINDS
from comity.store.moments import PATTERN

MOST: Final = 200
INDEXES: Final = 2**31
CODE: Final = r"^[A-Z0-9-]{2,16}$"
NAME: Final = r"^[a-z-]{1,32}$"
ID: Final = r"^[0-9a-f]{64}$"

Slug = Annotated[str, Path(pattern=r"^[a-z0-9-]{1,32}$")]
RecordId = Annotated[str, Path(pattern=ID)]
Code = Annotated[str, Path(pattern=CODE)]
FormName = Annotated[str, Path(pattern=NAME)]
Index = Annotated[int, Field(ge=0, lt=INDEXES)]
Named = Annotated[str, Field(pattern=NAME)]
Moment = Annotated[str, Field(pattern=f"^({PATTERN})$")]
Holder = Annotated[str, Field(pattern=CODE)]


class Spoken(BaseModel):
    """In which language words are wanted; where none is named, no words are said and refusals speak the first of ours."""

    lang: Annotated[str, Field(pattern=f"^({'|'.join(LANGUAGES)})$")] | None = None

    @property
    def tongue(self) -> str:
        """The language of whatever is said."""
        return self.lang or FALLBACK


class Asked(Spoken):
    """As of which moment: a number of leaves, or the end of a day in the body's zone; now where none is named."""

    at: Moment | None = None


class Listed(Asked):
    """How many rows, and after which key the listing goes on."""

    limit: Annotated[int, Field(ge=1, le=MOST)] = 50
    after: Annotated[str, Field(min_length=1, max_length=200)] | None = None


class Filtered(Asked):
    """Which records: by whom, for whom, doing and saying what, in which thread, at which sitting, between which indexes."""

    act: Named | None = None
    form: Named | None = None
    by: Holder | None = None
    for_: Holder | None = Field(None, alias="for")
    thread: Annotated[str, Field(pattern=ID)] | None = None
    sitting: Annotated[str, Field(pattern=ID)] | None = None
    symbol: Annotated[str, Field(min_length=1, max_length=120)] | None = None


class Spanned(Filtered):
    """Which of them, from `since` on and before `until`."""

    since: Index | None = None
    until: Index | None = None


class Records(Spanned):
    """A page of them, in the order of the log or from its end."""

    order: Literal["log", "newest"] = "log"
    limit: Annotated[int, Field(ge=1, le=MOST)] = 50


class Within(Asked):
    """A page of the records of one thread or sitting."""

    since: Index | None = None
    limit: Annotated[int, Field(ge=1, le=MOST)] = 50


class Dues(Asked):
    """Of which party, or of which thread."""

    party: Holder | None = None
    thread: Annotated[str, Field(pattern=ID)] | None = None


class Window(Spoken):
    """From one moment to another; from the last sitting to now where none is named."""

    from_: Moment | None = Field(None, alias="from")
    to: Moment | None = None
    kind: Annotated[str, Field(pattern=f"^({'|'.join(KINDS)})$")] | None = None


class Sought(Asked):
    """What the records say, in which language, of which form, party and year; names in other alphabets too unless refused."""

    q: Annotated[str, Field(max_length=WORDS)] = ""
    within: Annotated[str, Field(pattern=f"^({'|'.join(LANGS)})$")] | None = Field(None, alias="in")
    form: Named | None = None
    party: Holder | None = None
    year: Annotated[int, Field(ge=1, le=9999)] | None = None
    translit: Literal["on", "off"] = "on"


class Words(Sought):
    """A page of what was found."""

    page: Annotated[int, Field(ge=1, le=5_000)] = 1
