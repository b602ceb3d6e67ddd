"""The code knows no universe: a second pack, which names no show, is identified by the same means."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.matching import Library, propose
from janto_catalog.model.files import Outcome
from janto_catalog.packs import load_pack
from tests.matching.reading_items import item


@pytest.fixture(scope="module")
def holmes(project: Path) -> Library:
    return Library(load_pack(project / "tests" / "packs" / "holmes").story)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Sherlock Holmes - The Final Problem.epub", "The Final Problem"),
        ("Arthur Conan Doyle - A Scandal in Bohemia.epub", "A Scandal in Bohemia"),
        ("Sherlock.Holmes.A.Study.in.Scarlet.epub", "A Study in Scarlet"),
        ("Sherlock Holmes The Sign of 4.mobi", "The Sign of the Four"),
    ],
)
def test_its_stories_are_linked(holmes: Library, name: str, title: str) -> None:
    links = propose([item(name)], holmes)[0].links
    assert [holmes.entries[link.work].work.title for link in links] == [title]


@pytest.mark.parametrize(
    "name", ["The Final Problem.epub", "Sherlock Holmes - The Dancing Men.epub", "Torchwood.epub"]
)
def test_a_bare_title_or_an_unknown_story_is_not(holmes: Library, name: str) -> None:
    assert propose([item(name)], holmes)[0].outcome is not Outcome.LINK
