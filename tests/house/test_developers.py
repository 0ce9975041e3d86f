"""The developers' pages name files, names and commands that exist, and the recipes that are data make what they say."""

import ast
import json
import re
import tomllib
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.store.reader import open_reader

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "developers"
PAGES = sorted(FOLDER.glob("*.md"))
RECIPES = (FOLDER / "recipes.md").read_text("utf-8")
SPAN = re.compile(r"`([^`\n]+)`")


def found(named: str) -> Path | None:
    """Return the file or folder a page names, from the checkout or below the package."""
    return next((path for path in (ROOT / named, ROOT / "src" / "comity" / named) if path.exists()), None)


def names_in(path: Path) -> set[str]:
    """Return what a module defines at its top."""
    names: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return names


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_files_and_names_exist(path: Path) -> None:
    for span in SPAN.findall(path.read_text("utf-8")):
        named, _, name = span.partition("::")
        shaped = re.fullmatch(r"(?:[a-z0-9_]+/)+(?:[a-zA-Z0-9_-]+\.(?:py|md|toml|ftl|gz))?", named)
        if shaped is None or "<" in named:
            continue
        there = found(named)
        assert there is not None, named
        assert not name or name in names_in(there), span


def test_a_name_that_does_not_exist_is_found() -> None:
    assert len([span for span in SPAN.findall(RECIPES) if "::" in span]) > 15
    assert found("fold/nothing.py") is None
    there = found("fold/admit.py")
    assert there is not None
    assert {"judge", "CONTENT"} <= names_in(there)
    assert "nothing" not in names_in(there)


def test_modules_named_exist() -> None:
    for span in SPAN.findall((FOLDER / "README.md").read_text("utf-8")):
        if re.fullmatch(r"comity(?:\.[a-z_]+)+", span):
            below = ROOT / "src" / Path(*span.split("."))
            assert below.is_dir() or below.with_suffix(".py").exists(), span


MAPS = {"web": "## The pages, module by module", "press": "## The press desk, module by module"}


def map_of(part: str) -> str:
    return (FOLDER / "README.md").read_text("utf-8").split(MAPS[part])[1].split("\n## ")[0]


@pytest.mark.parametrize("part", MAPS)
def test_every_module_is_on_the_map_in_its_package(part: str) -> None:
    text = map_of(part)
    rows = [row.strip("| ").split(" | ") for row in text.splitlines() if row.startswith("| `")]
    listed = {SPAN.findall(package)[0]: SPAN.findall(modules) for package, _, modules in rows}
    assert len(listed) == len(rows)
    alone = next(row for row in text.splitlines() if row.startswith("| | "))
    listed[""] = SPAN.findall(alone.rpartition(" | ")[2])
    top = ROOT / "src" / "comity" / part
    there = {path.parent.name: path.parent for path in top.glob("*/__init__.py")} | {"": top}
    assert listed == {
        name: sorted({path.stem for path in below.glob("*.py")} - {"__init__"}) for name, below in there.items()
    }


@pytest.mark.parametrize("part", MAPS)
def test_the_map_stands_in_the_order_imports_go(part: str) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one.get("containers") == [f"comity.{part}"])
    packages = [
        name for name in re.findall(r"[a-z_]+", " ".join(layers)) if (ROOT / "src/comity" / part / name).is_dir()
    ]
    assert re.findall(r"^\| `([a-z_]+)`", map_of(part), re.MULTILINE) == packages


def test_targets_of_make_exist() -> None:
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for path in PAGES:
        named = set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", path.read_text("utf-8"), re.MULTILINE))
        assert named <= made, path.name


def test_a_form_and_a_regime_are_added_as_the_recipes_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    command = re.search(r"^    comity (regime copy .*)$", RECIPES, re.MULTILINE)
    form = re.search(r"```toml\n(.*?)```", RECIPES, re.DOTALL)
    assert command is not None
    assert form is not None
    assert main(command[1].split()) == 0
    rules = Path("two/regime.toml")
    rules.write_text(rules.read_text("utf-8") + "\n" + form[1], "utf-8")
    assert main(["regime", "check", str(rules)]) == 0
    assert main(["new", "council", "--regime", str(rules), "--slug", "two"]) == 0
    visit = {"act": "notify", "form": "visit", "at": "2031-05-01", "to": ["BBB"]}
    said = {"title": {"en": "A visit"}, "fields": {"persons": 12}}
    Path("visit.json").write_text(json.dumps({**visit, "body": said}))
    Path("empty.json").write_text(json.dumps({**visit, "body": {"title": {"en": "A visit"}}}))
    for name in ("empty", "visit"):
        signed = [
            "sign",
            f"{name}.json",
            "--key",
            "council/keys/desks/AAA.key",
            "--dir",
            "council",
            "-o",
            f"{name}.note",
        ]
        assert main(signed) == 0
    assert main(["submit", "council", "empty.note"]) == 1
    capsys.readouterr()
    assert main(["submit", "council", "visit.note"]) == 0
    assert " TWO/V/" in capsys.readouterr().out
    owed = [row for _, row in open_reader(Path("council")).view().scan("obligation", "")]
    assert [(row["owner"], row["duty"]) for row in owed] == [("BBB", "acknowledge")]
    for lang, label in (("en", "Announced visit"), ("fr", "Visite annoncée"), ("ru", "Объявленный визит")):
        assert main(["regime", "explain", str(rules), "--who", "--lang", lang]) == 0
        assert label in capsys.readouterr().out


def test_each_recipe_is_there() -> None:
    assert re.findall(r"^## \d\. (.*)$", RECIPES, re.MULTILINE) == [
        "A form",
        "A regime",
        "An act",
        "A store",
        "A language",
    ]
