"""The library of every work in the fact tables, and of those the first pack holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.matching import Library
from tests.matching.story_of_facts import story

_TABLES: list[str] = []


@pytest.fixture(scope="session")
def library(shared_facts: Path) -> Library:
    """All 443 works."""
    return Library(story(shared_facts))


@pytest.fixture(scope="session")
def first_library(shared_facts: Path) -> Library:
    """Television, radio, the first twelve audio dramas, the crossovers."""
    return Library(story(shared_facts, subset=True))


@pytest.fixture(scope="session")
def tables() -> list[str]:
    """What is scored; the run ends with it when asked to be told more (`-v`)."""
    return _TABLES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The tables, after everything else."""
    if terminalreporter.config.get_verbosity() > 0:
        for text in _TABLES:
            terminalreporter.write_line(f"\n{text}")
