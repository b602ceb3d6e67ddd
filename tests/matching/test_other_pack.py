"""A second pack, whose series declare no show, is matched by the same code."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.model.files import Outcome
from janto_catalog.packs import load_pack
from tests.matching.make_items import item


@pytest.fixture(scope="module")
def holmes(project: Path) -> WorkIndex:
    return WorkIndex(load_pack(project / "tests" / "packs" / "holmes").story)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Sherlock Holmes - The Final Problem.epub", "The Final Problem"),
        ("Arthur Conan Doyle - A Scandal in Bohemia.epub", "A Scandal in Bohemia"),
        ("Sherlock.Holmes.A.Study.in.Scarlet.epub", "A Study in Scarlet"),
        ("Sherlock Holmes The Sign of 4.mobi", "The Sign of the Four"),
    ],
)
def test_its_works_are_linked(holmes: WorkIndex, name: str, title: str) -> None:
    links = match_items([item(name)], holmes)[0].links
    assert [holmes.works[link.work].record.title for link in links] == [title]


@pytest.mark.parametrize(
    "name", ["The Final Problem.epub", "Sherlock Holmes - The Dancing Men.epub", "Torchwood.epub"]
)
def test_a_title_alone_or_an_unknown_work_is_not_linked(holmes: WorkIndex, name: str) -> None:
    assert match_items([item(name)], holmes)[0].outcome is not Outcome.LINK
