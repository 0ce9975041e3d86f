"""A record on paper: what it says in full, and its receipt as text and as codes, so that paper can be checked against the log.

Knows how a printed page is laid out; the framing of codes is `paper`'s. Law: all codes of a printing carry one receipt, whose
name and checkpoint their addresses give: a code of another, cosigned meanwhile, is not drawn in its place. What everybody may
read is what they carry, whoever prints.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse

from comity import paper
from comity import receipt as receipts
from comity.envelope import parse_leaf
from comity.errors import Unavailable
from comity.web.downloads import codes, enclosed
from comity.web.downloads.files import SOON
from comity.web.downloads.lasting import address_of
from comity.web.page.kept import kept
from comity.web.page.present import Page
from comity.web.record.records import content


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One part of a receipt as paper shows it: whose record, and its text."""

    id: str
    act: str
    index: int
    entry: str
    proof: str


def show(page: Page, record_id: str) -> HttpResponse:
    """Show a record as it is to be printed. Raises Http404."""
    found, row = page.reader.record(record_id), page.reader.get("record", record_id)
    if found is None or row is None:
        raise Http404(record_id)
    size = page.public.best_checkpoint(int(str(row["index"])))[0]
    receipt = _receipt(page, record_id, size)
    speaker, hand = str(row["for"]), str(row["by"])
    cut, inner = paper.cut(receipt), page.reader.get("inner", record_id)
    return page.render(
        "print",
        entry=page.entry_of(record_id, row),
        record=found.record,
        row=row,
        **content(page, found.record),
        addressees=[page.name(code, found.record.at) for code in found.record.to],
        speaker=page.capacity(speaker, found.record.at),
        hand=page.capacity(hand, found.record.at) if hand != speaker else "",
        references=[(page.words.say(f"rel-{ref.rel}"), page.entry(ref.id)) for ref in found.record.refs],
        files=[item for _, item in enclosed.links(page, record_id, found.record)],
        keys=[page.reader.get("key", key) for key in found.record.keys],
        stamped=page.moment(row["stamped"]),
        withheld=inner is not None and inner["opened_by"] is None,
        whole=page.reader.size,
        size=size,
        root=(page.public.root(size) or b"").hex(),
        checkpoint=(page.public.checkpoint_at(size) or b"").decode(),
        address=address_of(page, record_id),
        codes=range(1, len(cut) + 1),
        paper=_name(cut),
        receipt=list(_parts(page, receipt)),
        receipt_hash=hashlib.sha256(receipt).hexdigest(),
        receipt_size=len(receipt),
    )


def address(page: Page, record_id: str) -> HttpResponse:
    """Give the code of a record's lasting address. Raises Http404."""
    if page.reader.get("record", record_id) is None:
        raise Http404(record_id)
    return _drawn(codes.svg(address_of(page, record_id)))


def code(page: Page, record_id: str, size: str, name: str, number: str) -> HttpResponse:
    """Give one code of a printing under the checkpoint of that size, as SVG. Raises Http404 where it would be of another."""

    def draw() -> str:
        cut = paper.cut(_receipt(page, record_id, int(size)))
        if name != _name(cut) or not 0 < int(number) <= len(cut):
            raise Http404(number)
        return codes.svg(cut[int(number) - 1])

    return _drawn(kept(page, f"code-{record_id}-{size}-{name}-{number}", draw))


def _drawn(svg: str) -> HttpResponse:
    response = HttpResponse(svg, content_type="image/svg+xml")
    response.headers["Cache-Control"] = SOON
    return response


def _name(cut: Sequence[str]) -> str:
    """Return what all codes of a printing name it by, "" where there are none."""
    return cut[0].split("/")[2] if cut else ""


def _receipt(page: Page, record_id: str, size: int) -> bytes:
    """Return everybody's receipt of a record under the checkpoint of that size. Raises Http404 where there is none."""
    try:
        return page.public.receipt(record_id, size)
    except Unavailable as error:
        raise Http404(record_id) from error


def _parts(page: Page, receipt: bytes) -> Iterator[Printed]:
    """Yield the records a receipt carries, as text."""
    for part in receipts.parse(receipt).parts:
        signed = parse_leaf(part.entry)
        row = page.public.get("record", signed.id) or {}
        yield Printed(
            id=signed.id,
            act=page.act(signed.record.act),
            index=int(str(row["index"])),
            entry=part.entry.decode(),
            proof=part.proof.decode(),
        )
