"""The command line: which commands there are, and how their end becomes an exit code.

Knows 0 done, 1 refused or does not hold, 2 usage, 130 interrupted. Law: standard error explains refusals and nothing else.
"""

import argparse
import gc
import importlib
import sys
from typing import Final

from comity.cli.options import finish
from comity.cli.output import INTERRUPTED, REFUSED, complain, say_json
from comity.errors import ComityError, Finding, excerpt

USAGE: Final = 2
"""As argparse ends where it does not understand what is asked."""
COLLECT: Final = (50_000, 50, 50)
"""How seldom to look for cycles: a fold makes tens of thousands of values and no cycle (an eighth of its time saved)."""


MODULES: Final = {
    "running": ("demo", "serve", "rebuild"),
    "keeping": ("backup", "restore", "backup-key"),
    "noticing": ("notices",),
    "mailing": ("mailroom",),
    "hooking": ("hook",),
    "packing": ("package", "unpack"),
    "writing": ("new", "sign", "submit"),
    "forming": ("form",),
    "seating": ("seat",),
    "sealing": ("sealed",),
    "ceremonies": ("prepare", "read", "join"),
    "keyring": ("root", "key", "keys", "desk"),
    "acceding": ("accede",),
    "inviting": ("invite",),
    "trailing": ("trail",),
    "reading": ("verify", "receipt", "paper"),
    "showing": ("show",),
    "journal": ("journal",),
    "due": ("explain",),
    "telling": ("record",),
    "searching": ("search",),
    "comparing": ("digest", "changes"),
    "citing": ("through",),
    "witnessing": ("witness",),
    "mirroring": ("mirror",),
    "lodging": ("lodge", "bring"),
    "continuing": ("continue", "reimport"),
    "evidencing": ("evidence",),
    "publishing": ("publish",),
    "regimes": ("regime",),
    "importing": ("import",),
    "examining": ("doctor",),
    "airspace": ("airspace",),
    "pressing": ("press",),
    "measuring": ("bench",),
}
"""The modules of commands, in the order the help lists them, and what each adds (held equal by tests/integration/test_cli.py).

Only the module of the command asked is imported: all of them take half a second, which each process of a served desk would pay.
"""


def parser(asked: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of all commands, or of those of the module that adds the command `asked`."""
    root = argparse.ArgumentParser(
        prog="comity",
        description="Notify, consult, and keep one record that none can alter or deny.",
        epilog="example: comity demo (every command explains itself after --help). It ends with 0 where it is done or holds, "
        "1 where it is refused or does not hold, 2 where it was asked wrongly.",
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in [name for name, added in MODULES.items() if asked in added] or MODULES:
        importlib.import_module(f"comity.cli.{name}").add_commands(commands)
    finish(commands)
    root.set_defaults(lang=None)
    return root


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    gc.set_threshold(*COLLECT)
    if not given or not (given[0].startswith("-") or any(given[0] in added for added in MODULES.values())):
        return _unknown(given)
    options = parser(given[0]).parse_args(given)
    try:
        return int(options.run(options))
    except ComityError as error:
        if getattr(options, "json", False):
            say_json({"refused": error.finding.as_json()})
        complain(error.finding, options.lang)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()
        return REFUSED
    except OSError as error:  # the machine's, at the process's edge: a full disk, a right, a name that is no folder
        place = str(error.filename or given[0])
        complain(Finding(code="cli.system", place=place, excerpt=excerpt(error.strerror or str(error))), options.lang)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED


def _unknown(given: list[str]) -> int:
    """Say what to do where no command was given, or none there is; argparse would list all of them in one line."""
    if not given:
        parser().print_help(sys.stderr)
        return USAGE
    near = importlib.import_module("difflib").get_close_matches(
        given[0], [name for added in MODULES.values() for name in added], 1
    )
    meant = f"; did you mean {near[0]}?" if near else "."
    sys.stderr.write(f"comity: there is no command {given[0][:40]!r}{meant} `comity --help` lists them.\n")
    return USAGE


if __name__ == "__main__":
    sys.exit(main())
