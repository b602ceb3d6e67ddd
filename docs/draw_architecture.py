"""Draw `architecture.svg`: the packages in their layers, and who imports whom. Run it after a package was added.

`python docs/draw_architecture.py` writes the picture beside this file; a test compares it with the code.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "janto_catalog"

#: From top to bottom; a package imports only from layers below its own, and `filenames` from beside itself.
LAYERS = {
    "interfaces": ("ui", "cli"),
    "application": ("bootstrap", "catalog"),
    "services": (
        "covers",
        "scanning",
        "formats",
        "filenames",
        "matching",
        "chronology",
        "query",
        "exporters",
        "packs",
        "timeline_layout",
    ),
    "storage": ("store",),
    "model": ("model", "errors"),
}
#: Small modules that any layer may use, and the demo, which only the command line imports.
LEFT_OUT = {"", "__init__", "__main__", "__version__", "demo", "resource_files", "gc_pause"}

WIDTH, ROW, BOX_HEIGHT, LABEL = 960, 100, 40, 110


def imports() -> set[tuple[str, str]]:
    """(importing package, imported package) for each pair in the code, without the modules left out."""
    pairs = set()
    for path in PACKAGE.rglob("*.py"):
        importer = path.relative_to(PACKAGE).with_suffix("").parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            pairs |= {(importer, imported) for imported in imported_packages(node)}
    return {(one, other) for one, other in pairs if one != other and not {one, other} & LEFT_OUT}


def drawn() -> set[tuple[str, str]]:
    """The imports that the picture shows: every package may import the model, so those lines say nothing."""
    return {(one, other) for one, other in imports() if other not in LAYERS["model"]}


def imported_packages(node: ast.AST) -> Iterable[str]:
    """The packages directly below janto_catalog that an import statement names."""
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        head, _, rest = node.module.partition(".")
        if head == PACKAGE.name:
            yield from [rest.partition(".")[0]] if rest else [alias.name for alias in node.names]
    elif isinstance(node, ast.Import):
        for alias in node.names:
            head, _, rest = alias.name.partition(".")
            if head == PACKAGE.name:
                yield rest.partition(".")[0]


def boxes() -> dict[str, tuple[float, float, float]]:
    """The left edge, top edge and width of the box of each package."""
    places: dict[str, tuple[float, float, float]] = {}
    for row, names in enumerate(LAYERS.values()):
        step = (WIDTH - LABEL) / len(names)
        for column, name in enumerate(names):
            places[name] = (LABEL + column * step + 6, 20 + row * ROW, step - 12)
    return places


def svg() -> str:
    """The picture as text."""
    places = boxes()
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {len(LAYERS) * ROW}" font-family="sans-serif">',
        "<title>The packages of Janto Catalog in layers, with their imports</title>",
        f'<rect width="{WIDTH}" height="{len(LAYERS) * ROW}" fill="#fff"/>',
    ]
    lines += [arrow(places[one], places[other]) for one, other in sorted(drawn())]
    for row, layer in enumerate(LAYERS):
        lines.append(f'<text x="8" y="{45 + row * ROW}" font-size="14" fill="#555">{layer}</text>')
    for name, (left, top, width) in places.items():
        lines.append(
            f'<rect x="{left:.0f}" y="{top}" width="{width:.0f}" height="{BOX_HEIGHT}" rx="6" fill="#eef3f8" stroke="#345"/>'
        )
        lines.append(
            f'<text x="{left + width / 2:.0f}" y="{top + 25}" font-size="14" text-anchor="middle" fill="#123">{name}</text>'
        )
    return "\n".join([*lines, "</svg>", ""])


def arrow(upper: tuple[float, float, float], lower: tuple[float, float, float]) -> str:
    """A line from the box that imports to the one that is imported."""
    x1, y1 = upper[0] + upper[2] / 2, upper[1] + BOX_HEIGHT
    x2, y2 = lower[0] + lower[2] / 2, lower[1]
    if y2 < y1:  # in one layer: a bow below the boxes
        bow = y1 + 30
        return (
            f'<path d="M{x1:.0f} {y1} Q{(x1 + x2) / 2:.0f} {bow} {x2:.0f} {y1}" fill="none" stroke="#9ab"/>'
        )
    return f'<path d="M{x1:.0f} {y1} L{x2:.0f} {y2}" stroke="#9ab"/>'


if __name__ == "__main__":
    (ROOT / "docs" / "architecture.svg").write_text(svg(), encoding="utf-8")
