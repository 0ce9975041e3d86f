"""A prepared, unsigned text on paper: in words, and in codes a camera on the signer's own machine reads back to the very bytes.

Knows what a printed page of its own looks like, a file without script; framing is `paper`'s, drawing of codes
`web.downloads.codes`'. Law: the words are told from the very bytes the codes hold, and the page says of itself that nothing
is signed.
"""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any, Final

from comity import paper
from comity.cli.files import write_new
from comity.cli.options import part
from comity.errors import Finding, Rejected, excerpt
from comity.i18n import Catalogue

RULE: Final = "docs/spec/signing.md 5"
STYLE: Final = (
    "body{font:11pt/1.4 serif;max-width:180mm;margin:10mm auto;padding:0 4mm;color:#000;background:#fff}"
    "pre{font:9pt/1.4 monospace;white-space:pre-wrap;overflow-wrap:anywhere}"
    "svg{width:100%}ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:6mm}li{break-inside:avoid;width:74mm}"
    "@page{size:A4;margin:15mm}@media print{body{margin:0;padding:0}}"
)


def write_paper(path: Path, made: bytes, lines: Sequence[str], words: Catalogue) -> None:
    """Write the page of what is prepared, told by `lines`. Raises Rejected for a text that needs too many codes."""
    parts = paper.cut(made)
    if not parts:
        raise Rejected(Finding(code="unsigned.too-long", place=path.name, excerpt=excerpt(len(made)), rule=RULE))
    write_new(path, page(parts, lines, words).encode())


def page(parts: Sequence[str], lines: Sequence[str], words: Catalogue) -> str:
    """Return the page: what it is, the text in words, its codes, and what to do with them."""
    say = words.say
    draw: Any = _codes().svg
    title, name = escape(say("unsigned-paper")), parts[0].split("/")[2]
    codes = "".join(
        f'<li><div role="img" aria-label="{escape(say("unsigned-code", number=number, count=len(parts)))}">{draw(part)}</div>'
        f"<p>{escape(say('paper-part', number=number, count=len(parts)))}</p></li>"
        for number, part in enumerate(parts, 1)
    )
    told = "".join(f"{escape(line)}\n" for line in lines)
    commands = (
        ("paper-scan", "zbarimg --quiet --raw scan-*.png > scan.txt"),
        ("unsigned-join", "comity paper scan.txt -o back.text"),
        ("unsigned-sign", "comity sign back.text --key my.key -o signed.note"),
    )
    steps = "".join(
        f"<dt>{escape(say(step, count=len(parts)))}</dt><dd><pre>{escape(command)}</pre></dd>"
        for step, command in commands
    )
    return (
        f'<!doctype html>\n<html lang="{words.lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body><main>\n'
        f"<h1>{title}</h1><p><strong>{escape(say('unsigned-lead'))}</strong></p><p>{escape(say('unsigned-place'))}</p>\n"
        f"<h2>{escape(say('unsigned-words'))}</h2><pre>{told}</pre>\n"
        f"<h2>{escape(say('unsigned-codes'))}</h2><p>{escape(say('unsigned-codes-about', paper=name))}</p><ul>{codes}</ul>\n"
        f"<h2>{escape(say('unsigned-how'))}</h2><dl>{steps}</dl>\n</main></body></html>\n"
    )


def _codes() -> Any:
    """Return what draws codes; it comes with the web part. Raises Unavailable without it."""
    return part("comity.web.downloads.codes", "django", "qrcode")
