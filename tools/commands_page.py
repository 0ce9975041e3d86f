"""Write docs/operators/commands.md: every command with its flags, and an example that stands in another document.

Knows the parser of all commands and the documents; not what a command does. Law: an example is a line of a document, or
where none shows the command the example of its own help; the tests of the documents check both.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from comity.cli.main import parser

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "operators" / "commands.md"
HEAD: Final = """# Every command

Written by `tools/commands_page.py` from the program (`make documents`); do not edit. Each command takes `--lang` too
(the language of sentences) and `-h`. It ends with 0 where it is done or holds, 1 where it is refused or does not hold, 2 where
it was asked wrongly, 130 where it was interrupted. Settings from the environment: [settings.md](settings.md).
"""
Commands = Iterator[tuple[tuple[str, ...], argparse.ArgumentParser, str]]


def below(known: argparse.ArgumentParser) -> "argparse._SubParsersAction[argparse.ArgumentParser] | None":
    """Return the commands below a command, if it has any."""
    found = (action for action in known._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001 – no other way
    return next(found, None)


def commands(known: argparse.ArgumentParser, path: tuple[str, ...] = (), said: str = "") -> Commands:
    """Return each command that does something, with the words that lead to it and what its help says."""
    group = below(known)
    if group is None:
        yield path, known, said
        return
    helps = {choice.dest: choice.help or "" for choice in group._choices_actions}  # noqa: SLF001 – no other way
    for name, child in group.choices.items():
        yield from commands(child, (*path, name), helps.get(name, ""))


def documents() -> list[Path]:
    """Return the documents people follow; operators' pages first, the generated ones not."""
    made = {PAGE, ROOT / "docs" / "errors.md"}
    pages = sorted((ROOT / "docs").rglob("*.md"), key=lambda path: ("operators" not in path.parts, path))
    return [path for path in (*pages, ROOT / "README.md", ROOT / "SECURITY.md") if path not in made]


def examples(path: tuple[str, ...], known: argparse.ArgumentParser) -> str:
    """Return the examples of a command's own help; of a command without one, how it is asked."""
    told = " ".join((known.epilog or "").split())
    found = re.findall(r"(comity [^;]+?)(?: \(|;|$)", told.partition("example: ")[2])
    return "\n".join(f"    {one}" for one in found or [f"comity {' '.join(path)} -h"])


def shown(path: tuple[str, ...], known: argparse.ArgumentParser, pages: dict[Path, str]) -> str:
    """Return a line of a document that shows a command, and where it stands."""
    line = re.compile(rf"^(?:    |\$ |- )(comity {' '.join(path)}(?: [^\n]*)?)$", re.MULTILINE)
    for page, text in pages.items():
        if found := line.search(text):
            where = page.relative_to(ROOT).as_posix()
            link = "../../" + where if not where.startswith("docs/") else "../" + where.removeprefix("docs/")
            return f"    {found.group(1)}\n\nFrom [{where}]({link.removeprefix('../operators/')})."
    return examples(path, known)


def row(action: argparse.Action) -> str:
    """Return what is given to a command, as a row of its table."""
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    name = value if isinstance(value, str) else " ".join(value)
    if action.option_strings:
        written = ", ".join(action.option_strings) + ("" if action.nargs == 0 else f" {name}")
    else:
        written = name if action.metavar or action.choices else action.dest
    needed = "needed" if action.required else ""
    said = (action.help or "").replace("%%", "%").replace("|", "\\|")
    if "%(" in said:
        said = said % {**vars(action), "prog": "comity"}
    return f"| `{written.replace('|', chr(92) + '|')}` | {needed} | {said} |"


def section(path: tuple[str, ...], known: argparse.ArgumentParser, said: str, pages: dict[Path, str]) -> str:
    """Return the part of the page about one command."""
    given = [row(a) for a in known._actions if a.dest not in {"help", "lang"}]  # noqa: SLF001 – no other way
    table = "\n".join(["| given | | what it is |", "|---|---|---|", *given, "", ""]) if given else ""
    sentence = said[:1].upper() + said[1:].rstrip(".").replace("%%", "%") + "."
    return f"## `comity {' '.join(path)}`\n\n{sentence}\n\n{table}{shown(path, known, pages)}".rstrip() + "\n"


def page() -> str:
    """Return the page."""
    pages = {path: path.read_text(encoding="utf-8") for path in documents()}
    return "\n".join([HEAD, *(section(*command, pages) for command in commands(parser()))])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
