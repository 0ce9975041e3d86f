"""Options that several commands have, so that one name means one thing in all of them.

Knows argparse, and what the value of each option stands for; not what a command does with it.
"""

import argparse
import importlib
import importlib.util
from typing import Any, TypeAlias

from comity.errors import Finding, Unavailable
from comity.i18n import LANGUAGES

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse has no other name for it
"""What `add_subparsers` returns: the commands there are, or the acts of one of them."""


def add_json(command: argparse.ArgumentParser, told: str = "print the result as JSON") -> None:
    """Add `--json`."""
    command.add_argument("--json", action="store_true", help=told)


def finish(commands: Commands) -> None:
    """Give each command, and all below it, `--lang` and at the head of its own help what the list of commands says of it."""
    told = "language of sentences (default: from LANG)"
    said = {choice.dest: choice.help for choice in commands._choices_actions}  # noqa: SLF001 - argparse has no other way
    for name, command in commands.choices.items():
        command.description = said[name]
        command.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=told)
        for action in command._actions:  # noqa: SLF001 - as above
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
                finish(action)


def part(module: str, *libraries: str) -> Any:
    """Return a module that needs libraries of the extra `web` (Django unless named). Raises Unavailable where one is missing."""
    if any(importlib.util.find_spec(name) is None for name in libraries or ("django",)):
        raise Unavailable(Finding(code="cli.no-web", place="comity[web]"))
    return importlib.import_module(module)
