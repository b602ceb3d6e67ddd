"""Two tables hold every number that decides how matching scores, each with its reason."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from janto_catalog.matching import weights

PACKAGE = Path(weights.__file__).parent
_TABLES = ("weights.py", "number_weights.py", "length_weights.py")
_TEXT = "\n".join((PACKAGE / name).read_text("utf-8") for name in _TABLES)
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.name not in (*_TABLES, "calibration_table.py")
)
NAMES = re.findall(r"^([A-Z][A-Z_]+): Final = ", _TEXT, re.MULTILINE)


def test_every_weight_has_a_reason() -> None:
    without = [
        name
        for name in NAMES
        if not re.search(rf"^(?:#: .+\n{name}: Final = |{name}: Final = .*#: )", _TEXT, re.MULTILINE)
    ]
    assert len(NAMES) > 150
    assert without == []


def test_every_weight_is_used() -> None:
    used = "\n".join(path.read_text("utf-8") for path in MODULES)
    assert [name for name in NAMES if not re.search(rf"\b(?:number_|length_)?weights\.{name}\b", used)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_other_module_has_a_weight(path: Path) -> None:
    """No other module has a fraction: 0.0, 1.0 and infinity are not a choice of weight."""
    tree = ast.parse(path.read_text("utf-8"))
    found = [
        f"line {node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value not in (0.0, 1.0)
    ]
    assert found == []
