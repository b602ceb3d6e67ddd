"""The index of the pack that ships, and of a part of it."""

from __future__ import annotations

import pytest

from janto_catalog.matching import WorkIndex
from tests.matching.harness import MatchHarness
from tests.matching.reading_items import first_part, shipped

_TABLES: list[str] = []


@pytest.fixture(scope="session")
def index() -> WorkIndex:
    """All works of the pack that ships."""
    return WorkIndex(shipped())


@pytest.fixture(scope="session")
def first_index() -> WorkIndex:
    """Television, radio, the first twelve audio dramas, the crossovers."""
    return WorkIndex(first_part(shipped()))


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
def harness(index: WorkIndex) -> MatchHarness:
    """A place to ask for a few files by their paths."""
    return MatchHarness(index)
