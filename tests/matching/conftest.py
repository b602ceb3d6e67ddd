"""The index of the pack that ships, and of a part of it."""

from __future__ import annotations

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from tests.matching.harness import MatchHarness
from tests.matching.make_items import first_part, shipped

_TABLES: list[str] = []


@pytest.fixture(scope="session")
def index() -> WorkIndex:
    """Every work of the shipped pack."""
    return WorkIndex(shipped())


@pytest.fixture(scope="session")
def first_index() -> WorkIndex:
    """Television, radio and the first twelve audio dramas."""
    return WorkIndex(first_part(shipped()))


@pytest.fixture(scope="module")
def matcher(index: WorkIndex) -> ItemMatcher:
    """Matches items with every work of the shipped pack."""
    return ItemMatcher(index)


@pytest.fixture(scope="session")
def tables() -> list[str]:
    """The tables of scores; a run with `-v` ends with them."""
    return _TABLES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the tables after everything else."""
    if terminalreporter.config.get_verbosity() > 0:
        for text in _TABLES:
            terminalreporter.write_line(f"\n{text}")


@pytest.fixture(scope="session")
def harness(index: WorkIndex) -> MatchHarness:
    """Matches a few files by their paths."""
    return MatchHarness(index)
