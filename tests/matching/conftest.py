"""The library of every work in the fact tables, and of those the first pack holds."""

from __future__ import annotations

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
