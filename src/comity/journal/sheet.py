"""What a journal says of itself in words: its state, what it was compared with, and how to check it against the log.

Knows the catalogue and values; not where they come from. Law: page, paper and terminal say it by these functions, so they say the
same; the words stay neutral on why two journals differ.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from comity.dues.zones import zone
from comity.encoding import edtf
from comity.i18n import Catalogue
from comity.i18n.terms import Terms
from comity.journal.facts import Facts
from comity.journal.paper import Sheet
from comity.journal.standing import Signed, Standing
from comity.store.reader import Reader


def state_lines(found: Standing, facts: Facts, terms: Terms) -> tuple[str, ...]:
    """Return how the journal stands, in sentences."""
    return tuple(_state(found, facts, terms))


def _state(found: Standing, facts: Facts, terms: Terms) -> Iterable[str]:
    words = terms.words
    if found.circulated is None or found.newest is None:
        yield words.say("journal-state-draft")
        return
    named = found.newest if found.state == "final" else found.circulated
    yield words.say(
        f"journal-state-{found.state}",
        record=named.name,
        date=_when(found.newest, facts, words),
        who=terms.name(found.newest.holder, found.newest.at),
    )
    if found.held == "same":
        yield words.say("journal-same")
    elif found.held == "unnamed":
        yield words.say("journal-names-no-hash")
    elif found.held == "unlike":
        yield words.say("journal-unlike", leaves=words.number(found.leaves))
    elif found.held == "differs":
        yield from _differing(found, words)
    if found.comments:
        names = ", ".join(f"{one.name} ({terms.name(one.holder, one.at)})" for one in found.comments)
        yield f"{words.say('journal-comments')}{words.say('colon')} {names}"


def _differing(found: Standing, words: Catalogue) -> Iterable[str]:
    yield words.say("journal-differs", leaves=words.number(found.leaves))
    colon = words.say("colon")
    if found.difference is None:
        yield words.say("journal-differs-hidden")
        return
    for label, line in zip(("journal-differs-then", "journal-differs-now"), found.difference, strict=True):
        yield f"{words.say(label)}{colon} {line or words.say('journal-differs-nothing')}"


def _when(signed: Signed, facts: Facts, words: Catalogue) -> str:
    if signed.stamped is None or facts.kind == "archive":
        return words.date(signed.at)
    return words.date(datetime.fromtimestamp(signed.stamped, zone(facts.zone)))


def check_lines(reader: Reader, facts: Facts, words: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return what a journal is checked by: the hash of the public journal, leaves, root and anchor."""
    return ((words.say("journal-hash"), facts.sha256()), *log_lines(reader, words))


def log_lines(reader: Reader, words: Catalogue) -> tuple[tuple[str, str], ...]:
    """Return what anything made from a log is checked by: leaves, root and anchor."""
    size = reader.size
    return (
        (words.say("journal-leaves"), words.number(size)),
        (words.say("journal-root"), (reader.root(size) or b"").hex()),
        (words.say("journal-anchor"), reader.anchor),
    )


def sheet_of(reader: Reader, facts: Facts, found: Standing, terms: Terms, *, restricted: bool = False) -> Sheet:
    """Return what stands around the journal on paper; `facts` and `reader` are the public's, which the hash is of."""
    words, lines = terms.words, state_lines(found, facts, terms)
    check = check_lines(reader, facts, words)
    made = _made(facts)
    return Sheet(
        state=lines[0],
        state_lines=(*((words.say("journal-of-restricted"),) if restricted else ()), *lines),
        check=check,
        check_how=words.say("journal-check-how"),
        foot=f"{check[3][1].partition(' ')[0]} · {words.say('journal-leaves')} {reader.size} · {check[2][1]}",
        made=made,
        labels={
            "made": f"{datetime.fromtimestamp(made, UTC):%Y-%m-%d}",
            "kind": words.say(f"kind-{facts.kind}"),
            "state": words.say(f"journal-short-{found.state}"),
            "page": words.say("journal-page", page="{page}", pages="{pages}"),
            "check": words.say("journal-check"),
            "register": words.say("journal-register"),
            "columns": "\n".join(words.say(f"journal-register-{name}") for name in ("symbol", "leaf", "id")),
        },
    )


def _made(facts: Facts) -> int:
    """Return the second that dates the journal: of its closing, else of its opening, else of its convening."""
    dating = facts.closed or facts.opened or facts.convened
    if dating.stamped is not None and facts.kind != "archive":
        return dating.stamped
    return int(edtf.parse(dating.at).earliest.timestamp())
