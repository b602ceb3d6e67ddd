"""What is kept under version control holds for every machine, not for the one it was written on."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

# Where a package comes from is the machine's business, never the project's.
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|index-url|find-links|npmjs\.org|trusted-host", re.IGNORECASE
)
# Folders so common that a text may well name them without meaning this machine.
ANYBODYS = {Path(name) for name in ("/", "/home", "/data", "/srv", "/mnt", "/media", "/opt", "/app", "/src")}
OWN_WORDS = "tests/house/test_tracked_files.py"


@pytest.fixture(scope="session")
def tracked(project: Path) -> dict[str, str]:
    """Every text file under version control, by its path; without git, every one of the folders we write."""
    if shutil.which("git") and (project / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=project, capture_output=True, check=True)
        names = [name for name in listed.stdout.decode("utf-8").split("\0") if name]
    else:
        folders = ("janto_catalog", "packaging", "tests", "resources", "pyproject.toml", "README.md")
        paths = [path for folder in folders for path in (project / folder, *(project / folder).rglob("*"))]
        names = [path.relative_to(project).as_posix() for path in paths if path.is_file()]
    return {name: text for name in names if (text := text_of(project / name)) is not None}


def text_of(path: Path) -> str | None:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def test_no_path_of_this_machine_is_written_down(tracked: dict[str, str], project: Path) -> None:
    places = {project, project.parent, Path.home()} - ANYBODYS - {Path(tempfile.gettempdir())}
    pattern = re.compile(
        "|".join(rf"(?<![\w./-]){re.escape(str(place))}(?![\w-])" for place in sorted(places))
    )
    assert not found(tracked, pattern)


def test_no_registry_is_written_down(tracked: dict[str, str]) -> None:
    assert not found(tracked, REGISTRY)


def test_the_lock_names_every_package_by_version_and_hash(project: Path) -> None:
    for name in ("lock.txt", "lock-test.txt"):
        text = (project / "packaging" / name).read_text("utf-8").replace("\\\n", " ")
        lines = [line for line in text.splitlines() if line.strip()]
        wrong = [
            line for line in lines if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)
        ]
        assert lines
        assert not wrong, f"{name}: {wrong[:3]}"


def test_the_lock_holds_what_the_project_says_it_needs(project: Path) -> None:
    settings = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    needs = {
        "lock.txt": [*settings["project"]["dependencies"], *settings["dependency-groups"]["build"]],
        "lock-test.txt": settings["dependency-groups"]["test"],
    }
    for name, wanted in needs.items():
        locked = re.findall(
            r"^([a-z0-9-]+)==", (project / "packaging" / name).read_text("utf-8"), re.MULTILINE
        )
        assert not {plain(need) for need in wanted} - set(locked), name


def plain(requirement: str) -> str:
    """The name in a requirement, as locks write it."""
    return re.split(r"[<>=!~;\[ ]", requirement)[0].lower().replace("_", "-").replace(".", "-")


def found(tracked: dict[str, str], pattern: re.Pattern[str]) -> Sequence[str]:
    return [
        f"{name}, line {number}: {line.strip()[:100]}"
        for name, text in tracked.items()
        if name != OWN_WORDS and pattern.search(text)
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
