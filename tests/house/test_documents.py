"""Documents name no command, flag, setting, address, code or field that does not exist, and miss none that does."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tools import commands_page

from comity.cli.main import parser

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "SECURITY.md"])
SOURCES = sorted((ROOT / "src").rglob("*.py"))
SETTING = re.compile(r"COMITY_[A-Z]+(?:_[A-Z]+)*")
SPAN = re.compile(r"`([^`\n]+)`")
OTHERS = {"--pip-args", "--workers", "--require-hashes"}
"""Flags of other programs that a document names alone."""


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def known() -> dict[tuple[str, ...], frozenset[str]]:
    """Every command, with groups of commands, and its flags."""
    found: dict[tuple[str, ...], frozenset[str]] = {}

    def walk(one: Any, path: tuple[str, ...], above: frozenset[str]) -> None:
        flags = above | {flag for action in one._actions for flag in action.option_strings}
        found[path] = flags
        group = commands_page.below(one)
        for name, child in group.choices.items() if group else ():
            walk(child, (*path, name), flags)

    walk(parser(), (), frozenset())
    return found


def named(page: str) -> list[str]:
    """Every command a page names: in a span of code, or as a line of a block."""
    lines = re.findall(r"^(?:    |\$ )(comity [^\n]+)$", page, re.MULTILINE)
    spans = [span for span in SPAN.findall(page) if re.match(r"comity [a-z]", span)]
    return [*lines, *spans]


def fault(command: str) -> str | None:
    """What is wrong with a command as a document names it."""
    words = re.split(r"[|;>&#]", command)[0].replace("(", " ").split()[1:]
    path: tuple[str, ...] = ()
    while words and (*path, words[0]) in known():
        path = (*path, words.pop(0))
    below = [other for other in known() if len(other) == len(path) + 1 and other[: len(path)] == path]
    if not path or (below and words and re.fullmatch(r"[a-z-]+", words[0])):
        return f"no command: {command}"
    flags = {flag for other in known() if other[: len(path)] == path for flag in known()[other]}
    strange = {found for word in words for found in re.findall(r"^\[?(--[a-z0-9-]+)", word)} - flags
    return f"no flag {strange}: {command}" if strange else None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_and_flag_named_exists(path: Path) -> None:
    assert [wrong for command in named(text(path)) if (wrong := fault(command))] == []
    every = {flag for flags in known().values() for flag in flags} | OTHERS
    alone = {span.split()[0].split("=")[0] for span in SPAN.findall(text(path)) if re.match(r"--[a-z]", span)}
    assert alone - every == set()


def test_a_command_that_does_not_exist_is_found() -> None:
    assert fault("comity regime frobnicate two") == "no command: comity regime frobnicate two"
    assert fault("comity serve demo --frobnicate") == "no flag {'--frobnicate'}: comity serve demo --frobnicate"
    assert fault("comity serve demo --port 8080 > log") is None


def test_every_command_and_flag_is_on_the_page_of_commands_with_an_example() -> None:
    assert text(commands_page.PAGE) == commands_page.page(), "make documents"


def test_every_setting_is_documented_and_every_one_documented_is_used() -> None:
    # A name alone in quotes is a setting; COMITY_MAIL_… in a sentence is none.
    used = {name for path in SOURCES for name in re.findall(r'"(COMITY_[A-Z_]+)"', text(path))}
    assert set(SETTING.findall(text(ROOT / "docs" / "operators" / "settings.md"))) == used
    assert {name for path in PAGES for name in SETTING.findall(text(path))} - used - of_tests() == set()


def of_tests() -> set[str]:
    """Variables of the tests, the Makefile and what operators install, none of which the program reads."""
    installed = [path for path in (ROOT / "deploy").rglob("*") if path.is_file()]
    sources = [*(ROOT / "tests").rglob("*.py"), ROOT / "Makefile", *installed]
    return {name for path in sources for name in SETTING.findall(text(path))}


def test_every_code_named_as_one_exists() -> None:
    codes = set(re.findall(r"^\| `([a-z]+\.[a-z0-9-]+)`", text(ROOT / "docs" / "errors.md"), re.MULTILINE))
    families = "|".join({code.partition(".")[0] for code in codes})
    shaped = re.compile(rf"(?:{families})\.(?!(?:{FILES})$)[a-z0-9-]+")
    named_here = {span for path in PAGES for span in SPAN.findall(text(path)) if shaped.fullmatch(span)}
    modules = {".".join(path.relative_to(ROOT / "src/comity").with_suffix("").parts) for path in SOURCES}
    fields = {f"{table}.{name}" for table in ("form", "key", "record") for name in reader_fields() | {"ceiling"}}
    assert len(named_here & codes) > 100
    assert sorted(named_here - codes - modules - fields) == []


FILES = (
    "py|env|toml|json|key|seal|sqlite|ndjson|secret|txt|md|text|note|pdf|csv|set|anchor|receipt|age|lock|svg|evidence"
)
"""How names of files end, which look like codes."""


MAKERS = {"body_page", "current_page", "for_programs", "page", "path", "programs", "re_path"}
"""What makes an address, in the two modules that list them."""


def patterns() -> list[str]:
    """Every address of a body and the site, as its pattern in the source, its parts as `<>`."""
    found: list[str] = []
    for path in (ROOT / "src/comity/web/addresses.py", ROOT / "src/comity/web/chair/addresses.py"):
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MAKERS and node.args:
                found.append(plain(node.args[0]))
    return [one for one in found if one]


def plain(node: ast.expr) -> str:
    """A pattern with `<>` for each part that varies, without what leads to the body."""
    if isinstance(node, ast.Constant):
        raw = str(node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = [
            (p.value if isinstance(p, ast.Constant) else f"<{ast.unparse(p.value)}>")
            for p in node.values
            if isinstance(p, ast.Constant | ast.FormattedValue)
        ]
        raw = "".join(map(str, parts))
    else:
        return ""
    varied = re.sub(r"\(\?P<[a-z]+>(?:[^()]|\([^()]*\))*\)", "<>", raw.strip("^$").replace("\\", ""))
    varied = varied.replace("<SITTING>", "sitting/<>")
    return re.sub(r"<[^>]*>", "<>", re.sub(r"^(?:<(?:LANG|SLUG|body|slug|MOMENT|rest)>/?)+", "", varied)).replace(
        "Z", ""
    )


def written() -> set[str]:
    """Every address of docs/architecture.md 6, its parts as `<>`."""
    page = text(ROOT / "docs" / "architecture.md").split("## 6. Web addresses")[1].split("\n## 7")[0]
    spans = {re.sub(r"^(?:POST|GET) ", "", " ".join(span.split())) for span in re.findall(r"`([^`]+)`", page)}
    varied = {re.sub(r"<[^>]*>|CODE", "<>", span.split("?")[0].removeprefix("…").lstrip("/")) for span in spans}
    return {re.sub(r"^<>/(?:<>/)?(?=[a-z])", "", one).rstrip("/…") for one in varied}


def test_every_address_is_written_and_every_one_written_exists() -> None:
    there = {one.rstrip("/") for one in patterns()} - {"", "<>"}
    assert sorted(there - written()) == []
    shaped = {one for one in written() if re.search(r"/<>|<>/[a-z]|\.(?:svg|csv|json|atom|ics|pdf|bib|ris)$", one)}
    tails = {one for one in shaped if not any(known == one or known.endswith(f"/{one}") for known in there)}
    assert sorted(one for one in tails if not one.startswith(ELSEWHERE)) == []


ELSEWHERE = ("account/", "api/", "notices/", "<>", "@")
"""Addresses that other places list: the accounts' own, the API's (openapi.json)."""


def reader_fields() -> set[str]:
    """Every field the reader of regimes knows: the sets of words its modules hold."""
    found: set[str] = set()
    for path in (ROOT / "src/comity/regime").glob("load*.py"):
        for node in ast.walk(ast.parse(text(path))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "toml.names":
                sets = [n for arg in node.args[1:3] for n in ast.walk(arg) if isinstance(n, ast.Set)]
                found |= {str(e.value) for one in sets for e in one.elts if isinstance(e, ast.Constant)}
    return found


def test_every_field_of_a_regime_is_in_its_specification_and_back() -> None:
    page = text(ROOT / "docs/spec/regime.md")
    fields = reader_fields()
    assert len(fields) > 30
    assert sorted(one for one in fields if not re.search(rf"\b{one}\b", " ".join(SPAN.findall(page)))) == []
    source = " ".join(text(path) for path in (ROOT / "src/comity/regime").glob("*.py"))
    optional = set(re.findall(r"`([a-z_]+)\?`", page))
    assert len(optional) > 10
    assert sorted(one for one in optional if f'"{one}"' not in source) == []
