"""What the documents say about the code is true."""

from __future__ import annotations

import argparse
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from janto_catalog import bootstrap
from janto_catalog.cli.main import all_commands, parser
from janto_catalog.exporters import all_exporters
from janto_catalog.query.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.house.conftest import Module

DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "docs/**/*.md",
    "resources/**/*.md",
)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
KEY = re.compile(r"`([a-z-]+):(?=`|[a-z\"=])")


@pytest.fixture(scope="session")
def readme(project: Path) -> str:
    return (project / "README.md").read_text(encoding="utf-8")


def documents(project: Path) -> Iterator[Path]:
    for pattern in DOCUMENTS:
        yield from sorted(project.glob(pattern))


def test_every_link_leads_to_a_file(project: Path) -> None:
    wrong = [
        f"{page.relative_to(project)}: {target}"
        for page in documents(project)
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not wrong, "\n".join(wrong)


def test_the_readme_lists_every_key_and_alias_of_the_query_language(readme: str) -> None:
    table = readme[readme.index("| key |") : readme.index("**In which order")]
    listed = set(KEY.findall(table))
    known = {name for key in KEYS for name in (key.name, *key.aliases)}
    assert listed == known


def test_the_readme_shows_every_command_that_changes_or_lists_something(readme: str) -> None:
    shown = set(re.findall(r"(?:^|`)(?:janto|sh packaging/run) ([a-z-]+)", readme, re.MULTILINE))
    commands = {command.name for command in all_commands()}
    tasks = {"setup", "test", "bench"}
    assert shown - commands - tasks == set()
    # These need no tour: they are taken back, repeated or looked up.
    assert commands - shown <= {"redo", "backup", "check", "self-test", "unlink"}


def test_every_example_of_a_command_in_the_readme_is_understood(readme: str) -> None:
    examples = re.findall(r"^janto ([^#\n]+)", readme, re.MULTILINE)
    assert len(examples) >= 15
    for example in examples:
        understood = parser().parse_args(split(example))
        assert isinstance(understood, argparse.Namespace), example


def split(example: str) -> list[str]:
    """The arguments of a line for the shell."""
    return [
        one or other or plain for one, other, plain in re.findall(r"'([^']*)'|\"([^\"]*)\"|(\S+)", example)
    ]


def test_the_readme_names_every_format_an_order_is_written_in(readme: str) -> None:
    for exporter in all_exporters():
        assert f".{exporter.extension}" in readme, exporter.name


def test_the_architecture_page_has_a_line_for_every_package(project: Path, modules: Sequence[Module]) -> None:
    page = (project / "docs" / "architecture.md").read_text(encoding="utf-8")
    listed = {
        name.rstrip("/").removesuffix(".py") for name in re.findall(r"^\| `([\w/.]+)`", page, re.MULTILINE)
    }
    packages = {module.package for module in modules} - {"", "__main__"}
    assert packages <= listed
    for name in listed:
        assert any((project / "janto_catalog" / f"{name}{end}").exists() for end in ("", ".py")), name


def test_every_module_named_in_the_architecture_page_exists(project: Path) -> None:
    page = (project / "docs" / "architecture.md").read_text(encoding="utf-8")
    files = {path.name for path in (project / "janto_catalog").rglob("*.py")}
    for name in re.findall(r"`(?:[\w/]+/)?(\w+\.py)`", page):
        assert name in files or (project / "docs" / name).exists(), name


def test_the_picture_of_the_packages_shows_the_imports_there_are(project: Path) -> None:
    script = runpy.run_path(str(project / "docs" / "draw_architecture.py"))
    picture = (project / "docs" / "architecture.svg").read_text(encoding="utf-8")
    assert picture == script["svg"](), "run docs/draw_architecture.py"


def test_every_decision_is_listed(project: Path) -> None:
    folder = project / "docs" / "decisions"
    listed = set(LINK.findall((folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in folder.glob("0*.md")}


def test_the_readme_says_what_the_environment_variable_is(readme: str) -> None:
    assert bootstrap.VARIABLE in readme
