"""The tests themselves: they pass on a busy machine, because none measures time or waits for a fixed time."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CLOCKS = {"perf_counter", "perf_counter_ns", "process_time", "process_time_ns", "thread_time", "timeit"}


def test_no_test_measures_time(python_files: Sequence[Path], project: Path) -> None:
    wrong = [
        f"{file}, line {node.lineno}: {node.attr}"
        for file, tree in trees(python_files, project)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS
    ]
    assert not wrong, "\n".join(wrong)


def test_no_test_waits_for_a_fixed_time(python_files: Sequence[Path], project: Path) -> None:
    wrong = [
        f"{file}, line {call.lineno}: {ast.unparse(call)}"
        for file, tree in trees(python_files, project)
        for call in fixed_waits(tree)
    ]
    assert not wrong, "\n".join(wrong)


def fixed_waits(tree: ast.AST, *, in_loop: bool = False) -> Iterator[ast.Call]:
    """Calls such as `qtbot.wait(100)` and, outside a loop that looks again, `time.sleep(0.1)`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            waits = ast.unparse(node.func) == "qtbot.wait"
            sleeps = ast.unparse(node.func) == "time.sleep" and not in_loop
            if (waits or sleeps) and node.args and isinstance(node.args[0], ast.Constant):
                yield node
        yield from fixed_waits(node, in_loop=in_loop or isinstance(node, ast.While))


def test_a_fixed_wait_is_found_and_a_loop_that_looks_again_is_not() -> None:
    wrong = "qtbot.wait(100)\nfor _ in range(3):\n    time.sleep(0.1)\nwhile True:\n    qtbot.wait(10)"
    right = "while not done():\n    time.sleep(0.05)\nqtbot.waitUntil(done)\nprocess.wait(60)"
    assert len(list(fixed_waits(ast.parse(wrong)))) == 3
    assert not list(fixed_waits(ast.parse(right)))


def trees(python_files: Sequence[Path], project: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Every test file outside the benchmarks, parsed."""
    for file in python_files:
        if file.parts[0] == "tests" and file.parts[1] != "bench":
            yield file, ast.parse((project / file).read_text(encoding="utf-8"))
