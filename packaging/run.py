"""One-word tasks: set the project up in its own folder, then check it, test it or run it.

`packaging/run` lists the tasks; any other argument is a command of janto. Standard library only: this runs before anything
is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from virtual_environment import PYTHON, ROOT, RUNTIME, SCRIPTS, TEST, VENV, SetUpError, say, set_up

__all__ = ["FAST", "RUNTIME", "TASKS", "TEST", "main", "set_up"]

#: The folders of `fast`: they open no window and scan nothing. A test there that takes seconds is marked `slow`.
FAST = ("tests/house", "tests/query", "tests/exporters", "tests/chronology", "tests/scanning", "tests/packs")

LINT = (("ruff", "check", "--quiet"), ("ruff", "format", "--check", "--quiet"))
TYPES = (("mypy",),)
PYTEST = ("pytest", "-q", "-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile")
#: Apart from `test`: on Python 3.11 tracing every line makes the tests take half as long again.
COVERAGE = ("--cov", "--cov-report=term-missing:skip-covered", "--cov-report=html")

Action = Callable[[list[str]], int]


@dataclass(frozen=True)
class Task:
    """A one-word task: `run` takes its arguments and returns the exit code."""

    help: str
    run: Action
    check_system: bool = False


def main(words: list[str]) -> int:
    """Run the task or the command of janto that `words` name, and return the exit code."""
    name, rest = (words[0], words[1:]) if words else ("help", [])
    if name == "help":
        print(overview())
        return 0
    task = TASKS.get(name)
    lock = RUNTIME if task is None or name == "setup" else TEST
    try:
        set_up(lock, check_system=task is not None and task.check_system)
    except SetUpError as error:
        say(str(error))
        return 1
    return task.run(rest) if task else replace_process([str(SCRIPTS / "janto"), *words])


def overview() -> str:
    """What `packaging/run` prints without a task."""
    width = max(map(len, TASKS))
    usage = (
        "usage: packaging/run TASK [ARGUMENT ...]      the arguments go to the tool: a path, -k NAME ...",
        "       packaging/run COMMAND [ARGUMENT ...]   the same as `janto COMMAND`: demo, scan, --help ...",
    )
    return "\n".join([*usage, "", *(f"  {name:{width}}  {task.help}" for name, task in TASKS.items())])


def ready(_words: list[str]) -> int:
    """Print where the program is."""
    say(f"Ready: {SCRIPTS / 'janto'}")
    return 0


def modules(*commands: tuple[str, ...]) -> Action:
    """Run all `commands`, each a module of .venv, the last one with the arguments of the task."""
    return lambda words: run_all([*commands[:-1], (*commands[-1], *words)])


def run_all(commands: list[tuple[str, ...]]) -> int:
    """Run every command, also after one has failed; returns the code of the last that failed, or 0."""
    failed = 0
    for command in commands:
        code = subprocess.run([PYTHON, "-m", *command], cwd=ROOT, check=False).returncode
        if code and command[0] != "pytest":
            say(f"{' '.join(command[:2])}: failed (see above)")
        failed = code or failed
    return failed


def replace_process(command: list[str]) -> int:
    """Replace this process by `command`, so that signals, terminal and exit code are those of the command."""
    program = shutil.which(command[0])
    if program is None:
        raise SystemExit(f"{command[0]} is missing. Remove {VENV} and run packaging/run setup.")
    if os.name != "nt":
        os.execv(program, command)  # noqa: S606 - our own path and a list of words, no shell
    return subprocess.run([program, *command[1:]], check=False).returncode


TASKS = {
    "setup": Task("create .venv with everything the program needs", ready, check_system=True),
    "lint": Task("check style and formatting (ruff)", modules(*LINT)),
    "types": Task("check types (mypy, strict)", modules(*TYPES)),
    "fast": Task(
        "run the quick tests, in less than 30 seconds",
        modules((*PYTEST, "-m", "not slow and not bench", *FAST)),
    ),
    "test": Task("run lint, types and all tests", modules(*LINT, *TYPES, PYTEST), check_system=True),
    "coverage": Task(
        "run all tests and list the lines they miss, with a minimum; pages in htmlcov/",
        modules((*PYTEST, *COVERAGE)),
    ),
    "bench": Task(
        "measure speed against a baseline", modules(("pytest", "tests/bench", "-m", "bench", "-s"))
    ),
    "calibrate": Task(
        "fit the calibration table of matching and report the change; --write writes it",
        modules(("tests.matching.calibrate",)),
    ),
}

if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
