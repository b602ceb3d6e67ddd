"""What no module does: read the clock, use chance, write media files, know a story world, leave things open."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.house.conftest import Module

# Packages whose results depend on their arguments alone: the clock and chance are arguments.
WITHOUT_CLOCK = {
    "model", "filenames", "scanning", "formats", "covers", "matching", "chronology", "query", "exporters",
    "packs", "timeline_layout",
}  # fmt: skip
CLOCK_AND_CHANCE = re.compile(
    r"(datetime\.)?datetime\.(now|utcnow|today)|(datetime\.)?date\.today|time\.(time|time_ns|localtime|gmtime)"
    r"|random\.(?!Random$)\w+|secrets\.\w+|uuid\.uuid[14]|os\.urandom"
)
# Packages that get the paths of people's media: nothing in them may change a file.
READ_ONLY = {"filenames", "scanning", "formats", "covers", "matching", "chronology", "query"}
CHANGES_FILES = re.compile(
    r"os\.(remove|unlink|rename|renames|replace|truncate|utime|chmod|chown|link|symlink|mkdir|makedirs|rmdir)"
    r"|os\.O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)|shutil\.(copy\w*|move|rmtree|chown)"
)
CHANGING_METHODS = {
    "write_text", "write_bytes", "unlink", "rename", "touch", "chmod", "symlink_to", "hardlink_to",
    "rmdir", "extract", "extractall", "save", "add_tags",
}  # fmt: skip
NO_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
LEFT_OPEN = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|raise NotImplemented" r"Error")  # fmt: skip


def test_no_service_reads_the_clock_or_uses_chance(modules: Sequence[Module]) -> None:
    wrong = [
        f"{module.at(node.lineno)}: {module.dotted(node)}"
        for module in modules
        if module.package in WITHOUT_CLOCK
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute | ast.Name) and CLOCK_AND_CHANCE.fullmatch(module.dotted(node))
    ]
    assert not wrong, "\n".join(wrong)


def test_media_files_are_opened_for_reading_only(modules: Sequence[Module]) -> None:
    wrong = [
        module.at(line)
        for module in modules
        if module.package in READ_ONLY
        for line in lines_that_change_files(module)
    ]
    assert not wrong, "\n".join(wrong)


def lines_that_change_files(module: Module) -> Iterator[int]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and CHANGES_FILES.fullmatch(module.dotted(node)):
            yield node.lineno
        if isinstance(node, ast.Call) and (opens_to_write(node) or calls_a_changing_method(module, node)):
            yield node.lineno


def opens_to_write(call: ast.Call) -> bool:
    """`open(path, "w")`, `path.open("w")`, `ZipFile(path, "a")` and their like."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in {"open", "fdopen", "ZipFile", "TarFile", "PdfDocument"}:
        return False
    words = [*call.args[:2], *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    modes = [word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)]
    return any(re.fullmatch(r"[rwaxbt+:gz2]{1,5}", mode) and set(mode) & set("wax+") for mode in modes)


def calls_a_changing_method(module: Module, call: ast.Call) -> bool:
    """`path.unlink()`, `tags.save()`; a function of an imported module only has the same name (rapidfuzz's `extract`)."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in CHANGING_METHODS:
        return False
    first = module.dotted(call.func).partition(".")[0]
    return first not in {target.partition(".")[0] for target in module.names.values()}


def test_nothing_in_the_code_knows_torchwood(modules: Sequence[Module]) -> None:
    # A second universe is a second pack. The demo maker's table of names is data.
    wrong = [
        f"{module.name}, line {number}"
        for module in modules
        if module.package != "demo"
        for number, line in enumerate(module.text.splitlines(), 1)
        if "torchwood" in line.lower()
    ]
    assert not wrong, "\n".join(wrong)


def test_files_are_named_after_what_they_hold(python_files: Sequence[Path]) -> None:
    wrong = [str(file) for file in python_files if set(re.split(r"[/\\_.]", str(file).lower())) & NO_NAMES]
    assert not wrong, "\n".join(wrong)


def test_nothing_is_left_open(python_files: Sequence[Path], project: Path) -> None:
    wrong = [
        f"{file}, line {number}: {line.strip()}"
        for file in python_files
        for number, line in enumerate((project / file).read_text("utf-8").splitlines(), 1)
        if LEFT_OPEN.search(line)
    ]
    assert not wrong, "\n".join(wrong)
