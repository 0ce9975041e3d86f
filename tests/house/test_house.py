"""House rules a linter does not know: sizes, locks without hosts, layers on paper, rules that exist."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
STATIC = sorted([*(ROOT / "src").rglob("*.js"), *(ROOT / "src").rglob("*.css")])
FILE_LINES, FUNCTION_LINES = 600, 80


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src" / "comity").as_posix())
def test_files_and_functions_are_small(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= FILE_LINES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < FUNCTION_LINES, node.name


@pytest.mark.parametrize("path", STATIC, ids=lambda path: path.name)
def test_what_browsers_are_given_comes_in_small_files(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= FILE_LINES


def test_locks_name_no_host_and_pin_with_hashes() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert not re.search(r"://|--index|--find-links|--extra", text), path.name
        for block in re.split(r"\n(?=[a-z])", text.strip()):
            assert "==" in block, block
            assert "--hash=sha256:" in block, block


def test_only_the_command_line_prints() -> None:
    for path in SOURCES:
        calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
        assert not any(isinstance(call.func, ast.Name) and call.func.id == "print" for call in calls), path


def test_no_pattern_holds_a_group_fast() -> None:
    """Python before 3.11.5 forgets where it stood when a group like `(?:a b)*+` fails midway (python/cpython#106052)."""
    fast = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9, ]+\})\+|\(\?>")
    for path in [*SOURCES, *(ROOT / "src").rglob("*.toml")]:
        assert fast.search(path.read_text(encoding="utf-8")) is None, path


def test_every_rule_cited_is_written() -> None:
    for path in SOURCES:
        for name, number in re.findall(
            r"docs/(spec/[a-z]+\.md) ([0-9]+(?:\.[0-9]+)?)", path.read_text(encoding="utf-8")
        ):
            text = (ROOT / "docs" / name).read_text(encoding="utf-8")
            heading = rf"^(?:#+ )?{re.escape(number)}[. ]" if "." not in number else rf"(?:^|\s){re.escape(number)}[. ]"
            assert re.search(heading, text, re.MULTILINE), f"{path.name} cites {name} {number}"


def test_no_machine_paths() -> None:
    for path in [*SOURCES, *(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "Makefile"]:
        assert not re.search(r"/(?:work|root|tmp/venv|home)/", path.read_text(encoding="utf-8")), path


def test_links_between_pages_resolve() -> None:
    for path in [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_test_the_threat_model_names_exists() -> None:
    named = re.findall(
        r"`(tests/[a-z_/]+\.py)::(test_\w+)`", (ROOT / "docs" / "spec" / "threats.md").read_text("utf-8")
    )
    assert named
    for path, name in named:
        assert f"def {name}(" in (ROOT / path).read_text("utf-8"), f"{path}::{name}"
