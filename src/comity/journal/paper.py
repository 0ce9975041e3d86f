"""The journal on paper: a tagged PDF set by typst from a template of ours, the journal itself handed over as JSON.

Knows the template, its fonts and what they can show; not records. Law: no text of a record is ever part of the source that is
compiled, so none can be markup; nothing is fetched, no font of the machine is used, and the same journal gives the same bytes.
"""

import importlib
import importlib.util
import json
import re
import threading
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.journal.told import Told

STANDARDS: Final = ("a-2a", "ua-1")
"""Kept for decades and read aloud: PDF/A-2a and PDF/UA-1, which the compiler checks and refuses to break."""
SIGNS: Final = 1_500_000
"""How many characters one PDF holds; a longer journal is read as page or JSON."""
LINE: Final = 80
"""How many characters an end of line counts for: a text may be made of nothing else."""
RULE: Final = "docs/spec/journal.md 4"
FAILURES: Final = frozenset({"TypstError", "PanicException"})
"""How the compiler fails: it refuses, or it breaks; the second is no Exception and would end a worker's thread."""
_SHOWN: Final = re.compile(
    "[\n -~\u00a0-\u00ac\u00ae-\u024f\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u048a-\u04ff"
    "\u0510-\u0513\u051a-\u051d\u0300-\u0304\u0306-\u030c\u05d0-\u05ea\u1e00-\u1eff\u2010-\u2027\u202f-\u2040\u2044-\u2052"
    "\u20a0-\u20bf\u2116\u2122\u2126\u2190-\u22ff\u2500-\u25ff]+"
)
"""What the fonts of the compiler can show (a test sets every one of them); the compiler breaks on some of what they cannot."""
_OTHER: Final = re.compile(f"[^{_SHOWN.pattern[1:-2]}]")
_MARKS: Final = re.compile("([^\\W\\d_]?)([\u0300-\u030c]+)")
"""A letter, if there is one, and the marks upon it."""
PILED: Final = 2
"""How many marks stand upon a letter as written; the compiler's time grows with the square of more, or of marks upon none."""
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
_compiling = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands around the journal on paper: its state, how to check it, and the words of header and footer.

    `made` is the moment that dates the document, in Unix seconds: of the sitting, never of the printing.
    """

    state: str
    state_lines: tuple[str, ...]
    check: tuple[tuple[str, str], ...]
    check_how: str
    foot: str
    made: int
    labels: dict[str, str]


def set_paper(told: Told, sheet: Sheet) -> bytes:
    """Return the PDF. Raises Unavailable without the typesetter or where it fails, Rejected where the journal is too long."""
    if importlib.util.find_spec("typst") is None:
        raise Unavailable(Finding(code="cli.no-web", place="comity[web]"))
    given = json.dumps(_shown({"told": asdict(told), "sheet": asdict(sheet)}), ensure_ascii=False)
    room = len(given) + LINE * given.count("\\n")
    if room > SIGNS:
        raise Rejected(Finding(code="journal.long", place="pdf", excerpt=str(room), rule=RULE))
    try:
        with _compiling:  # one at a time: a compilation takes a core, and the compiler keeps what it can use again
            return _compiled(given, datetime.fromtimestamp(sheet.made, UTC))
    except BaseException as error:
        if type(error).__name__ not in FAILURES:
            raise
        raise Unavailable(Finding(code="journal.not-set", place="pdf", excerpt=excerpt(error), rule=RULE)) from error


def _compiled(given: str, made: datetime) -> bytes:
    return bytes(
        _compiler().compile(
            input=_template(),
            format="pdf",
            sys_inputs={"journal": given},
            pdf_standards=list(STANDARDS),
            timestamp=made,
        )
    )


@lru_cache(maxsize=1)
def _compiler() -> Any:
    """Return a compiler whose root is the folder of the template, with the fonts it brings and no others."""
    folder = str(resources.files("comity.journal"))
    return importlib.import_module("typst").Compiler(root=folder, ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return resources.files("comity.journal").joinpath("journal.typ").read_bytes()


def _shown(value: Any) -> Any:
    """Return a value whose texts hold only what the fonts show: any other sign stands as its number, so that none is lost."""
    if isinstance(value, str):
        return _MARKS.sub(_piled, value if _SHOWN.fullmatch(value) else _OTHER.sub(_number, value))
    if isinstance(value, dict):
        return {name: _language(item) if name == "lang" else _shown(item) for name, item in value.items()}
    return [_shown(item) for item in value] if isinstance(value, list | tuple) else value


def _number(found: re.Match[str]) -> str:
    return "".join(f"[U+{ord(sign):04X}]" for sign in found[0])


def _piled(found: re.Match[str]) -> str:
    letter, marks = found[1], found[2]
    kept = PILED if letter else 0
    return letter + marks[:kept] + "".join(f"[U+{ord(mark):04X}]" for mark in marks[kept:])


def _language(lang: Any) -> str:
    """Return a language the compiler takes; it refuses what is none, and a text stays readable without."""
    return lang if isinstance(lang, str) and _LANGUAGE.fullmatch(lang) else ""
