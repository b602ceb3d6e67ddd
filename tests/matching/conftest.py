"""The library of every work in the fact tables, and of those the first pack holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from janto_catalog.matching import Library
from tests.matching.story_of_facts import story


@pytest.fixture(scope="session")
def library(shared_facts: Path) -> Library:
    """All 443 works."""
    return Library(story(shared_facts))


@pytest.fixture(scope="session")
def first_library(shared_facts: Path) -> Library:
    """Television, radio, the first twelve audio dramas, the crossovers."""
    return Library(story(shared_facts, subset=True))


@pytest.fixture(scope="session")
def tables(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """What was scored; the run ends with it when asked to be told more (`-v`)."""
    told: list[str] = []
    yield told
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and request.config.get_verbosity() > 0:
        for text in told:
            reporter.write_line(f"\n{text}")
