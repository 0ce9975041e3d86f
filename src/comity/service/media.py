"""What a file's first bytes say it is, beside what it is said to be.

Knows how files of common kinds begin; not who sends one. Law: nothing is repaired: where bytes and word differ the file does not
fit, and its sender says which is right; of a kind that is not known here nothing is said.
"""

from typing import Final

HEAD: Final = 512
"""So many first bytes are looked at."""
UNSAID: Final = "application/octet-stream"
"""What a sender says who says nothing of a file."""
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_OPEN: Final = "application/vnd.oasis.opendocument."
_ZIPPED: Final = frozenset(
    {
        "application/zip",
        "application/x-zip-compressed",
        "application/epub+zip",
        "application/vnd.google-earth.kmz",
        *(
            f"{_OFFICE}{kind}"
            for kind in ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation")
        ),
        *(f"{_OPEN}{kind}" for kind in ("text", "spreadsheet", "presentation", "graphics")),
    }
)
_COMPOUND: Final = frozenset(
    {"application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/vnd.ms-outlook"}
)
_PROGRAM: Final = frozenset(
    {"application/x-msdownload", "application/vnd.microsoft.portable-executable", "application/x-msdos-program"}
)
BEGINNINGS: Final = (
    (0, b"%PDF-", frozenset({"application/pdf"})),
    (0, b"\x89PNG\r\n\x1a\n", frozenset({"image/png"})),
    (0, b"\xff\xd8\xff", frozenset({"image/jpeg"})),
    (0, b"GIF8", frozenset({"image/gif"})),
    (8, b"WEBP", frozenset({"image/webp"})),
    (0, b"II*\x00", frozenset({"image/tiff"})),
    (0, b"MM\x00*", frozenset({"image/tiff"})),
    (0, b"PK\x03\x04", _ZIPPED),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _COMPOUND),
    (0, b"{\\rtf", frozenset({"application/rtf", "text/rtf", "application/msword"})),
    (0, b"\x1f\x8b", frozenset({"application/gzip", "application/x-gzip"})),
    (0, b"7z\xbc\xaf\x27\x1c", frozenset({"application/x-7z-compressed"})),
    (4, b"ftyp", frozenset({"video/mp4", "audio/mp4", "video/quicktime", "image/heic", "image/avif"})),
    (0, b"MZ", _PROGRAM),
    (0, b"\x7fELF", frozenset({"application/x-executable", "application/x-elf"})),
)
"""Where in a file which bytes stand, and what a file is that has them there."""
_TEXTUAL: Final = frozenset({"application/json", "application/geo+json", "application/xml", "image/svg+xml"})


def fits(said: str, head: bytes, *, text: bool) -> bool:
    """Return whether a file may be what it is `said` to be, by its first bytes and whether all of it is UTF-8 without NUL."""
    if said == UNSAID:
        return True
    begins = [kinds for at, mark, kinds in BEGINNINGS if head[at : at + len(mark)] == mark]
    if begins:
        return any(said in kinds for kinds in begins)
    if any(said in kinds for _, _, kinds in BEGINNINGS):
        return False
    return text or not (said.startswith("text/") or said in _TEXTUAL)
