"""Files of records that were not public at first: where a record's page leads for each, and the address that gives one.

Knows addresses and HTTP's headers; not who is entitled, which is the gate's. Law: to whoever is not, a file that is here answers
as one that is not; and no cache and no browser keeps or shows what was given of a restricted text.
"""

from collections.abc import Iterator

from django.http import Http404, HttpResponse

from comity.errors import ComityError
from comity.records.record import SEALED, Material, Record
from comity.web.access import gate
from comity.web.access.headers import given_away, unkept
from comity.web.access.holder import holder_of
from comity.web.downloads.files import download
from comity.web.page.present import Page


def file(page: Page, record_id: str, sha256: str) -> HttpResponse:
    """Give a file the restricted text of a record names, or one sealed with a text that is public by now. Raises Http404."""
    found = gate.restricted_file(holder_of(page.request), page.newest, record_id, sha256)
    if found is not None:
        return unkept(_given(*found))
    try:
        opened = page.reader.sealed_file(record_id, sha256)
    except ComityError as error:
        # What was sealed is not what the text names: `comity sealed check` shows it to anybody.
        raise Http404(sha256) from error
    if opened is None:
        raise Http404(sha256)
    return _given(*opened)


def _given(item: Material, data: bytes) -> HttpResponse:
    # Its media type is its author's word: a browser told nothing runs nothing, whatever the file says it is.
    return given_away(download(data, item.name))


def links(page: Page, record_id: str, record: Record) -> Iterator[tuple[str, Material]]:
    """Yield each file a record names, as this reader reads it, and its address: among the log's own where it lies there."""
    row = page.reader.get("inner", record_id)
    opened = row is not None and row["opened_by"] is not None
    kept = row is not None and (record.aud == SEALED) == opened and (record.aud != SEALED or record.body is not None)
    for item in record.material:
        behind = f"/{page.lang}/{page.slug}/record/{record_id}/material/{item.sha256}"
        yield (behind if kept else f"/{page.slug}/log/material/{item.sha256}"), item
