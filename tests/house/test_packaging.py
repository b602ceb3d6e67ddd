"""The one-word tasks and what a new machine is given."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from janto_catalog.cli.main import all_commands

PIN = re.compile(r"^([a-z0-9._-]+==\S+)", re.MULTILINE | re.IGNORECASE)


def pinned(lock: Path) -> set[str]:
    return set(PIN.findall(lock.read_text(encoding="utf-8")))


def script(project: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script of the folder packaging/, which is no package."""
    monkeypatch.syspath_prepend(str(project / "packaging"))
    spec = spec_from_file_location(name, project / "packaging" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


def test_the_lock_of_the_tests_contains_the_lock_of_the_program(project: Path) -> None:
    # `packaging/run test` on a new machine installs from this lock alone, the build tool included.
    assert pinned(project / "packaging" / "lock.txt") <= pinned(project / "packaging" / "lock-test.txt")


@pytest.mark.parametrize("words", [[], ["help"]])
def test_the_tasks_are_listed_before_anything_is_installed(
    project: Path, tmp_path: Path, words: list[str]
) -> None:
    for name in ("run.py", "virtual_environment.py", "system_packages.py"):
        (tmp_path / "packaging").mkdir(exist_ok=True)
        (tmp_path / "packaging" / name).write_bytes((project / "packaging" / name).read_bytes())
    done = subprocess.run(
        [sys.executable, tmp_path / "packaging" / "run.py", *words],
        capture_output=True,
        text=True,
        check=True,
    )
    listed = re.findall(r"^  (\w+) ", done.stdout, re.MULTILINE)
    assert listed == ["setup", "lint", "types", "fast", "test", "coverage", "bench", "calibrate"]
    assert not (tmp_path / ".venv").exists()


def test_no_task_hides_a_command(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = script(project, "run", monkeypatch).TASKS
    assert not {"help", *tasks} & {command.name for command in all_commands()}


def test_a_word_that_is_no_task_is_a_command_of_janto(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = script(project, "run", monkeypatch)
    started: list[list[str]] = []

    def note(words: list[str]) -> int:
        started.append(words)
        return 0

    monkeypatch.setattr(run, "set_up", lambda lock, *, check_system: note([lock.name, str(check_system)]))
    monkeypatch.setattr(run, "replace_process", note)
    assert run.main(["scan", "help", "--json"]) == 0
    assert started[0] == ["lock.txt", "False"]
    assert started[1][1:] == ["scan", "help", "--json"]


def test_the_quick_tests_are_where_the_task_looks(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = script(project, "run", monkeypatch)
    assert len(run.FAST) >= 5
    for folder in run.FAST:
        assert list((project / folder).glob("test_*.py")), folder


def test_one_failure_fails_a_task_and_stops_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = script(project, "run", monkeypatch)
    ran: list[str] = []

    def pretend(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        ran.append(command[2])
        return subprocess.CompletedProcess(command, 1 if command[2] == "mypy" else 0)

    monkeypatch.setattr(subprocess, "run", pretend)
    assert run.TASKS["test"].run([]) == 1
    assert ran == ["ruff", "ruff", "mypy", "pytest"]


@pytest.mark.parametrize(
    "subject",
    [
        "matching: apply extras keywords from parent folders",
        "scanning, formats: keep a file whose root went away",
        "formats: read AIFF",
        "Merge branch 'names'",
    ],
)
def test_a_subject_in_the_form_of_the_guide_is_taken(
    project: Path, subject: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert script(project, "commit_subject", monkeypatch).complaint(f"{subject}\n\nWhy.\n") is None


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("matching: let a story between two numbers be short", "verb"),
        ("fix the thing", "area: verb"),
        ("formats: Read AIFF", "area: verb"),
        ("formats: read AIFF.", "area: verb"),
        ("formats: read the names of all the tags in files of this kind that", "66 characters"),
    ],
)
def test_another_subject_is_refused_with_the_reason(
    project: Path, subject: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words in (script(project, "commit_subject", monkeypatch).complaint(subject) or "")


def test_the_guide_names_every_task(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = (project / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for task in script(project, "run", monkeypatch).TASKS:
        assert re.search(rf"\b{task}\b", guide), task
