"""One table holds every number that decides how matching scores, each with its reason."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from janto_catalog.matching import weights

PACKAGE = Path(weights.__file__).parent
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.name not in ("weights.py", "calibration_table.py")
)
NAMES = re.findall(r"^([A-Z][A-Z_]+): Final = ", Path(weights.__file__).read_text("utf-8"), re.MULTILINE)


def test_every_weight_has_a_reason() -> None:
    text = Path(weights.__file__).read_text("utf-8")
    without = [
        name
        for name in NAMES
        if not re.search(rf"^(?:#: .+\n{name}: Final = |{name}: Final = .*#: )", text, re.MULTILINE)
    ]
    assert len(NAMES) > 150
    assert without == []


def test_every_weight_is_used() -> None:
    used = "\n".join(path.read_text("utf-8") for path in MODULES)
    assert [name for name in NAMES if not re.search(rf"\bweights\.{name}\b", used)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_other_module_has_a_weight(path: Path) -> None:
    """Elsewhere no fraction stands in the code: 0.0, 1.0 and infinity are no choice."""
    tree = ast.parse(path.read_text("utf-8"))
    found = [
        f"line {node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value not in (0.0, 1.0)
    ]
    assert found == []
