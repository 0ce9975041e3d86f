"""Reading before signing: the preview of a record text, and the question whether to sign it.

Knows terminals, and where names for a preview may come from; the lines are `i18n.preview`'s. Law: what is shown is rendered
from the very bytes that are then signed, and nobody signs unasked: on a terminal by an answer, in a script by --yes.
"""

import argparse
import sys
from pathlib import Path

from comity.cli.output import catalogue
from comity.errors import Finding, Rejected
from comity.i18n.preview import preview
from comity.keys.names import VerifierKey
from comity.records.inner import Inner
from comity.records.record import parse_text
from comity.regime import Regime, load
from comity.service.ceremony import names_known
from comity.service.parts import keys_brought
from comity.store.reader import open_reader
from comity.wiring.shipped import regime_bytes

RULE = "docs/spec/keys.md 4.4"


def add_words(command: argparse.ArgumentParser) -> None:
    """Add the options that say where names for a preview come from; neither needs a network."""
    command.add_argument("--dir", type=Path, help="a body's folder or a copy of it: names of parties, forms and keys")
    command.add_argument("--regime", help="rules for names and labels: a shipped name, or a .toml file")


def add_yes(command: argparse.ArgumentParser) -> None:
    """Add the option by which a script agrees beforehand."""
    command.add_argument("--yes", action="store_true", help="sign without asking, for scripts")


def lines_of(
    text: bytes, options: argparse.Namespace, keys: tuple[VerifierKey, ...] = (), inner: Inner | None = None
) -> list[str]:
    """Return the preview of an untrusted record text in the reader's language; `keys` are those at hand.

    `inner` is the checked inner text of a restricted record.
    """
    record, folder = parse_text(text), getattr(options, "dir", None)
    at_hand = (*keys, *keys_brought(record))
    names = {key.hash_hex: key.name for key in at_hand}
    regime: Regime | None = None
    if folder is not None:
        reader = open_reader(folder)
        regime, names = reader.regime, names_known(reader, at_hand, record)
    if getattr(options, "regime", None) is not None:
        regime = load(regime_bytes(options.regime))
    return preview(record, regime, catalogue(options.lang), names, inner)


def agree(
    texts: tuple[bytes, ...],
    options: argparse.Namespace,
    keys: tuple[VerifierKey, ...],
    inner: Inner | None = None,
) -> None:
    """Show what will be signed on standard error and return if it may be. Raises Rejected if not."""
    words = catalogue(options.lang)
    for text in texts:
        sys.stderr.write("\n".join(lines_of(text, options, keys, inner)) + "\n\n")
    if options.yes:
        return
    if not sys.stdin.isatty():
        raise Rejected(Finding(code="sign.nobody-asked", place="--yes", rule=RULE))
    sys.stderr.write(words.say("sign-question", keys=", ".join(key.name for key in keys), yes=words.say("yes")) + " ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() != words.say("yes"):
        raise Rejected(Finding(code="sign.declined", place="--yes", rule=RULE))
