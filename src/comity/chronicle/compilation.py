"""Drafts of several files put into one order, checked against the regime and against each other.

Knows what an archive asks of its drafts (docs/spec/chronicle.md 4); not keys or the log. Law: the order and the edition
depend on the files and the order they are given in (by name), never on the host.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from comity.chronicle.draft import ARCHIVIST, Draft
from comity.errors import Finding, Rejected, excerpt
from comity.regime import Form, Regime, check_fields

RULE: Final = "docs/spec/chronicle.md 4"
EDITION_DIGITS: Final = 16


def compile_drafts(drafts: Iterable[Draft], regime: Regime) -> tuple[Draft, ...]:
    """Return the drafts in the order they are logged, or raise Rejected at the first draft at fault.

    That is the order of `at`; drafts of one moment keep the order they were written in.
    """
    found = _ordered(drafts)
    for _, problem in _told(found, regime):
        raise Rejected(problem)
    return found


def judged(drafts: Iterable[Draft], regime: Regime) -> tuple[tuple[Draft, ...], list[tuple[Draft, Finding]]]:
    """Return the drafts in that order, and everything that is wrong with them, each with its draft."""
    found = _ordered(drafts)
    return found, list(_told(found, regime))


def _ordered(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    return tuple(sorted(drafts, key=lambda draft: draft.order()))


def _told(found: tuple[Draft, ...], regime: Regime) -> Iterator[tuple[Draft, Finding]]:
    names: set[str] = set()
    for draft in found:
        for problem in _problems(draft, names, regime):
            yield draft, problem
        names.add(draft.name)


def edition(sources: Iterable[bytes]) -> str:
    """Return the 16 hex digits an archive's origin ends in: of SHA-256 over the SHA-256 of each file.

    `sources` are the bytes of the regime and then of every chronicle file, in order of name.
    """
    hashes = b"".join(hashlib.sha256(data).digest() for data in sources)
    return hashlib.sha256(hashes).hexdigest()[:EDITION_DIGITS]


def _problems(draft: Draft, earlier: set[str], regime: Regime) -> Iterator[Finding]:
    yield from _mentions(draft, earlier, regime)
    for name, part in (("title", draft.title), ("text", draft.text)):
        for lang in regime.languages:
            if lang not in part:
                yield _finding("chronicle.language-missing", draft, f"{name}.{lang}", "")
    for number, source in enumerate(draft.sources):
        for lang in regime.languages:
            if source.note is not None and lang not in source.note:
                yield _finding("chronicle.language-missing", draft, f"sources.{number}.note.{lang}", "")
    form = regime.forms.get(draft.form)
    if form is None or draft.act not in form.acts:
        yield _finding("form.unknown", draft, "form", draft.form)
    else:
        yield from _misfits(draft, form, regime)


def _misfits(draft: Draft, form: Form, regime: Regime) -> Iterator[Finding]:
    """Say what the regime itself says, with the draft's name before the place."""
    refusal = regime.may(draft.attributed_to or ARCHIVIST, form, draft.at)
    for problem in (*(() if refusal is None else (refusal,)), *check_fields(regime, form, draft.body())):
        yield replace(problem, place=f"{draft.name}: {problem.place}")


def _mentions(draft: Draft, earlier: set[str], regime: Regime) -> Iterator[Finding]:
    if draft.name in earlier:
        yield _finding("chronicle.name-twice", draft, "name", draft.name)
    for ref in draft.refs:
        if ref.draft not in earlier:
            yield _finding("chronicle.ref-not-earlier", draft, "refs", ref.draft)
    for code in (*draft.to, draft.attributed_to or ARCHIVIST):
        if not regime.knows(code):
            yield _finding("chronicle.unknown-code", draft, "to, attributed_to", code)


def _finding(code: str, draft: Draft, place: str, value: object) -> Finding:
    return Finding(code=code, place=f"{draft.name}: {place}", excerpt=excerpt(value), rule=RULE)
