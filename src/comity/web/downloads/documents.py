"""A thread, and a decision with what stands on it, given as Akoma Ntoso documents.

Knows addresses and HTTP; what such a document says is `journal.matter`'s and `formats.akoma`'s. Law: whoever asks is told what
their audience may read, and what it is checked by is the public log.
"""

from collections.abc import Callable

from django.http import Http404, HttpResponse

from comity.errors import Unavailable
from comity.formats import akoma
from comity.journal.matter import Matter, gather_decision, gather_thread, is_decision, tell_matter
from comity.store.reader import Reader
from comity.web.access.headers import unkept
from comity.web.access.holder import holder_of
from comity.web.downloads.files import download
from comity.web.downloads.lasting import absolute
from comity.web.page.kept import kept
from comity.web.page.present import Page


def thread(page: Page, record_id: str) -> HttpResponse:
    """Give a thread as Akoma Ntoso. Raises Http404."""
    return _document(page, record_id, gather_thread)


def decision(page: Page, record_id: str) -> HttpResponse:
    """Give the sheet of a decision as Akoma Ntoso. Raises Http404 where the record decides nothing."""
    return _document(page, record_id, gather_decision)


def sheet_of(page: Page, record_id: str) -> str:
    """Return the address of a decision's sheet, "" where the record is none."""
    row = page.record_row(record_id)
    decides = row is not None and is_decision(page.regime, str(row["act"]), str(row["form"]))
    return page.url(f"record/{record_id}/sheet.akn.xml") if decides else ""


def _document(page: Page, record_id: str, gather: Callable[[Reader, str], Matter]) -> HttpResponse:
    public = page.public.as_of(page.size)
    try:
        matter = kept(page, f"{gather.__name__}-{record_id}", lambda: gather(page.reader, record_id))
    except Unavailable as missing:
        raise Http404(record_id) from missing
    inside = page.reader.audience_folder != public.audience_folder and gather(public, record_id) != matter
    words = page.terms
    about = akoma.about_matter(
        public, matter, words, address=absolute(page.request, f"/{page.slug}"), restricted=inside
    )
    name = f"{page.slug}-{matter.head.symbol.replace('/', '-') or record_id[:12]}-{matter.name}-{page.lang}.akn.xml"
    response = download(akoma.render(tell_matter(matter, words), about), name, f"{akoma.MEDIA}; charset=utf-8")
    return response if holder_of(page.request).account is None else unkept(response)
