"""The library of the pack that ships, and of a part of it."""

from __future__ import annotations

import pytest

from janto_catalog.matching import Library
from tests.matching.harness import Room
from tests.matching.reading_items import first_part, shipped

_TABLES: list[str] = []


@pytest.fixture(scope="session")
def library() -> Library:
    """All works of the pack that ships."""
    return Library(shipped())


@pytest.fixture(scope="session")
def first_library() -> Library:
    """Television, radio, the first twelve audio dramas, the crossovers."""
    return Library(first_part(shipped()))


@pytest.fixture(scope="session")
def tables() -> list[str]:
    """What is scored; the run ends with it when asked to be told more (`-v`)."""
    return _TABLES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The tables, after everything else."""
    if terminalreporter.config.get_verbosity() > 0:
        for text in _TABLES:
            terminalreporter.write_line(f"\n{text}")


@pytest.fixture(scope="session")
def room(library: Library) -> Room:
    """A place to ask for a few files by their paths."""
    return Room(library)
