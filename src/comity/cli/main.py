"""The command line: which commands there are, and how their end becomes an exit code.

Knows 0 done, 1 refused or does not hold, 2 usage. Law: every refusal is explained on standard error and nothing else is.
"""

import argparse
import gc
import sys
from typing import Final

from comity.cli import (
    acceding,
    airspace,
    ceremonies,
    citing,
    comparing,
    continuing,
    due,
    evidencing,
    examining,
    forming,
    hooking,
    importing,
    inviting,
    journal,
    keeping,
    keyring,
    lodging,
    mailing,
    measuring,
    mirroring,
    noticing,
    packing,
    pressing,
    publishing,
    reading,
    regimes,
    running,
    sealing,
    searching,
    seating,
    showing,
    telling,
    trailing,
    witnessing,
    writing,
)
from comity.cli.output import REFUSED, USAGE, complain, finding_json, say_json
from comity.errors import ComityError
from comity.i18n import LANGUAGES

COLLECT: Final = (20_000, 50, 50)
"""How seldom to look for cycles: a fold makes tens of thousands of values and no cycle (an eighth of its time saved)."""


MODULES: Final = (
    running,
    keeping,
    noticing,
    mailing,
    hooking,
    packing,
    writing,
    forming,
    seating,
    sealing,
    ceremonies,
    keyring,
    acceding,
    inviting,
    trailing,
    reading,
    showing,
    journal,
    due,
    telling,
    searching,
    comparing,
    citing,
    witnessing,
    mirroring,
    lodging,
    continuing,
    evidencing,
    publishing,
    regimes,
    importing,
    examining,
    airspace,
    pressing,
    measuring,
)
"""The modules of commands, in the order the help lists them."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    root = argparse.ArgumentParser(
        prog="comity", description="Notify, consult, and keep one record that none can alter or deny."
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in MODULES:
        module.add_commands(commands)
    for command in commands.choices.values():
        command.add_argument("--lang", choices=LANGUAGES, help="language of sentences (default: from LANG)")
    return root


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = parser().parse_args(arguments)
    gc.set_threshold(*COLLECT)
    try:
        return int(options.run(options))
    except ComityError as error:
        if getattr(options, "json", False):
            say_json({"refused": finding_json(error.finding)})
        complain(error.finding, options.lang)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return REFUSED
    except KeyboardInterrupt:
        return USAGE


if __name__ == "__main__":
    sys.exit(main())
