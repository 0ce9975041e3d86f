"""How a record is cited: in plain words, for BibTeX, for RIS and as CSL-JSON.

Knows three formats and their escapes; not pages. Law: a citation names what lets anybody find the record and check it: symbol,
lasting address, record id, and the root of the log at a size.
"""

import json
import re
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse

from comity.encoding import edtf
from comity.encoding.canonical import Json
from comity.web.downloads.files import download
from comity.web.downloads.lasting import address_of
from comity.web.page.present import Page
from comity.web.site import site

_TEX: Final = {
    **{sign: f"\\{sign}" for sign in "{}$&#_%"},
    "\\": "\\textbackslash{}",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
}

_CSL_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a citation names; `at` is the EDTF date, `date` the same in words, `proof` record id, log, size and root."""

    record_id: str
    origin: str
    key: str
    lang: str
    title: str
    author: str
    form: str
    symbol: str
    body: str
    at: str
    date: str
    url: str
    proof: str
    caution: str


def citation(page: Page, record_id: str) -> Citation:
    """Return the citation of a record as this page sees it. Raises Http404 where there is none."""
    entry, row, reader = page.entry(record_id), page.record_row(record_id), page.reader
    if row is None:
        raise Http404(record_id)
    attributed = reader.kind == "archive" and row["by"] != row["for"]
    author = page.words.say("cite-attributed", name=entry.speaker) if attributed else entry.speaker
    size, root = page.size, page.root
    if site().published is not None:  # the root right after the record: it holds as well, and the page stays what it is
        size = entry.index + 1
        root = (reader.root(size) or b"").hex()
    return Citation(
        record_id=record_id,
        origin=reader.origin,
        key=re.sub(r"[^A-Za-z0-9]+", "-", entry.symbol or f"{page.slug}-{record_id[:12]}"),
        lang=entry.title.lang,
        title=entry.title.text,
        author=author,
        form=entry.form,
        symbol=entry.symbol,
        body=page.body_name(),
        at=str(row["at"]),
        date=entry.at,
        url=address_of(page, record_id),
        proof=page.words.say("cite-proof", record=record_id, log=reader.origin, size=size, root=root),
        caution=page.words.say(f"cite-{reader.kind}"),
    )


def plain(page: Page, found: Citation) -> str:
    """Return the citation as a sentence of the page's language."""
    number = f"{found.form}, {found.symbol}" if found.symbol else found.form
    told = {"author": found.author, "title": found.title, "number": number, "body": found.body, "date": found.date}
    text = page.words.say("cite-plain", **told)
    return " ".join(filter(None, (text, found.caution, f"{found.url}.", found.proof)))


def bibtex(page: Page, record_id: str) -> HttpResponse:
    """Give the citation as a BibTeX entry."""
    found = citation(page, record_id)
    fields = {
        "title": f"{{{_tex(found.title)}}}",
        "author": f"{{{_tex(found.author)}}}",
        "year": str(edtf.parse(found.at).earliest.year),
        "date": _tex(found.at),
        "type": _tex(found.form),
        "number": _tex(found.symbol),
        "publisher": f"{{{_tex(found.body)}}}",
        "url": found.url,
        "note": _tex(" ".join(filter(None, (found.caution, found.proof)))),
        "langid": found.lang,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    text = "\n".join((f"@misc{{{found.key},", *lines, "}", ""))
    return download(text, f"{found.key}.bib", "application/x-bibtex; charset=utf-8")


def ris(page: Page, record_id: str) -> HttpResponse:
    """Give the citation as a RIS record."""
    found = citation(page, record_id)
    first = edtf.parse(found.at).earliest
    tags = (
        ("TY", "GOVDOC"),
        ("TI", found.title),
        ("AU", found.author),
        ("PY", f"{first.year:04}"),
        ("DA", found.at if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", found.at) else f"{first:%Y/%m/%d}/"),
        ("M3", found.form),
        ("M1", found.symbol),
        ("PB", found.body),
        ("UR", found.url),
        ("LA", found.lang),
        ("N1", " ".join(filter(None, (found.caution, found.proof)))),
    )
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return download(
        "\r\n".join((*lines, "ER  - ", "")), f"{found.key}.ris", "application/x-research-info-systems; charset=utf-8"
    )


def csl(page: Page, record_id: str) -> HttpResponse:
    """Give the citation as CSL-JSON, which reference managers and citation processors read."""
    found = citation(page, record_id)
    item: dict[str, Json] = {
        "id": found.key,
        "type": "document",
        "title": " ".join(found.title.split()),
        "author": [{"literal": found.author}],
        "issued": _issued(found.at),
        "genre": found.form,
        "number": found.symbol,
        "publisher": found.body,
        "archive": found.origin,
        "archive_location": found.record_id,
        "URL": found.url,
        "language": found.lang,
        "note": " ".join(filter(None, (found.caution, found.proof))),
    }
    text = json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2)
    return download(f"{text}\n", f"{found.key}.csl.json", "application/vnd.citationstyles.csl+json; charset=utf-8")


def _issued(at: str) -> dict[str, Json]:
    """Return an EDTF date as CSL has dates: parts as far as they are known, else as it was written."""
    ends = [_CSL_DATE.fullmatch(end) for end in at.split("/")]
    parts: list[Json] = [[int(part) for part in end.groups() if part] for end in ends if end is not None]
    if len(parts) < len(ends):
        return {"raw": at}
    return {"date-parts": parts, "circa": True} if set(at) & set("~?%") else {"date-parts": parts}


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in " ".join(text.split()))
