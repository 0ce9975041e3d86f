"""Print every finding code the source can raise, one to a line, found by reading the syntax tree."""

import ast
import re
from pathlib import Path

CODE = re.compile(r"[a-z]+(?:\.[a-z0-9-]+)")
MAKERS = re.compile(r"(?:.*_)?(?:Finding|finding|fault|refused|problem|require|unavailable|fails|missing|broken)")


def codes(root: Path) -> set[str]:
    """Return the codes given as literal arguments to whatever makes a finding below `root`."""
    found: set[str] = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= set(_codes_in(node))
            if isinstance(node, ast.Tuple | ast.Assign | ast.Return):
                found |= {word for word in _strings(node) if word.startswith(("json.", "text."))}
    return found


def _codes_in(call: ast.Call) -> list[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if not MAKERS.fullmatch(name):
        return []
    named = [item.value for item in call.keywords if item.arg == "code"]
    given = call.args[1:2] if name == "_require" else [*call.args[:1], *named]
    return [word for part in given for word in _strings(part)]


def _strings(node: ast.AST) -> list[str]:
    words = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return [word for word in words if CODE.fullmatch(word)]


if __name__ == "__main__":
    print("\n".join(sorted(codes(Path(__file__).parents[1] / "src"))))
