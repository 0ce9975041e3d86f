"""The ways out of a page: the same data for programs, as JSON and, where it is a table, as CSV and Parquet.

Knows which page shows what which operation gives; not what is in it. Law: what leaves is of the same body, moment and
filters as the page, and read by the same rights.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest

from comity.formats import parquet


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where a page's data is: the operation (with parts of the page's address in braces), its table as CSV and what narrows that.

    `kept` says which names of the page's query mean the same to the operation, by the operation's own name for each.
    """

    json: str
    csv: str = ""
    json_asks: Mapping[str, str] = field(default_factory=dict)
    csv_asks: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)


_SEARCHED: Final = {name: name for name in ("q", "in", "form", "party", "year", "translit")}
WAYS: Final[Mapping[str, Way]] = {
    "front": Way(json=""),
    "timeline": Way(json="/suspensions", csv="/suspensions.csv"),
    "sittings": Way(json="/sittings", csv="/sittings.csv"),
    "sitting": Way(json="/sittings/{record_id}", csv="/records.csv", csv_asks={"sitting": "{record_id}"}),
    "threads": Way(json="/threads", csv="/threads.csv"),
    "thread": Way(json="/threads/{record_id}", csv="/records.csv", csv_asks={"thread": "{record_id}"}),
    "agenda": Way(json="/agenda", csv="/agenda.csv"),
    "positions": Way(json="/positions", csv="/positions.csv"),
    "contested": Way(json="/accounts", csv="/accounts.csv"),
    "obligations": Way(json="/obligations", csv="/obligations.csv"),
    "due": Way(json="/due", csv="/due.csv", kept={"party": "party", "thread": "thread"}),
    "parties": Way(json="/parties", csv="/parties.csv"),
    "party": Way(json="/parties/{code}", csv="/records.csv", csv_asks={"for": "{code}"}),
    "records": Way(json="/records", csv="/records.csv", json_asks={"order": "newest"}, kept={"before": "until"}),
    "record": Way(json="/records/{record_id}"),
    "rules": Way(json="/rules"),
    "forms": Way(json="/forms"),
    "findings": Way(json="/findings", csv="/findings.csv"),
    "changes": Way(json="/changes", kept={"from": "from", "to": "to"}),
    "search": Way(json="/search", csv="/search.csv", kept=_SEARCHED | {"page": "page"}),
}
"""Pages by the names of their addresses."""
PAGED: Final = frozenset({"page", "until"})
"""What turns pages, which a whole table has none of."""
OF_THE_SECOND: Final = frozenset({"/due.csv", "/search.csv"})
"""Tables that are given as CSV alone: what is due or found at the second asked is no table of the log."""
MOVES: Final = frozenset({"changes"})
"""Operations between two moments, which name them themselves."""


def ways(
    request: HttpRequest, slug: str, lang: str, at: str | None, asked: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """Return the ways out of the page a request asks for, each as its kind (json, csv, parquet) and address.

    `asked` stands in for its query where that says in other words what narrows the page.
    """
    query = request.GET if asked is None else asked
    match = request.resolver_match
    way = None if match is None else WAYS.get(match.url_name or "")
    if match is None or way is None or match.kwargs.get("slug") != slug:
        return []
    parts = {name: value or "" for name, value in match.kwargs.items()}
    kept = {new: query[old] for old, new in way.kept.items() if query.get(old, "").strip()}
    moment = {} if at is None or match.url_name in MOVES else {"at": at}
    root = f"/api/v1/{slug}"
    told = {**_filled(way.json_asks, parts), **kept, **moment, "lang": lang}
    found = [("json", f"{root}{way.json.format_map(parts)}?{urlencode(told)}")]
    if way.csv:
        whole = {name: value for name, value in kept.items() if name not in PAGED}
        told_csv = urlencode({**_filled(way.csv_asks, parts), **whole, **moment})
        asked_csv = f"{'?' if told_csv else ''}{told_csv}"
        found.append(("csv", f"{root}{way.csv}{asked_csv}"))
        if way.csv not in OF_THE_SECOND and parquet.is_there():
            found.append(("parquet", f"{root}{way.csv.removesuffix('.csv')}.parquet{asked_csv}"))
    return found


def _filled(asks: Mapping[str, str], parts: Mapping[str, str]) -> dict[str, str]:
    return {name: value.format_map(parts) for name, value in asks.items()}
