"""A copy with the wrong title gets the right one in one step."""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.catalog import Catalog
from janto_catalog.errors import UsageError
from janto_catalog.model.files import DecidedBy, Range, Unit
from tests.catalog.conftest import linked, scan

NAME = "Lantern Street Voices 02 - Ash and Amber"


@pytest.fixture
def copy(catalog: Catalog, media: Path) -> str:
    """A copy that matching linked."""
    scan(catalog, [media])
    return next(item.id for item in catalog.items.list() if item.title == NAME)


def test_a_match_of_the_program_is_corrected_and_undone_in_one_step(catalog: Catalog, copy: str) -> None:
    before = linked(catalog)
    item, changed = catalog.links.correct(copy, "voices-2", "voices-1")
    assert changed.label == f"{NAME} is The Oil Merchant, not Ash and Amber"
    assert [(link.work, link.decided_by) for link in item.works] == [("voices-1", DecidedBy.USER)]
    scan(catalog)
    assert linked(catalog)[NAME] == ("voices-1",)
    catalog.history.undo()
    assert linked(catalog) == before


def test_of_several_stories_only_the_wrong_one_changes_and_keeps_its_range(
    catalog: Catalog, copy: str
) -> None:
    first, second = Range(Unit.SECONDS, 0, 600), Range(Unit.SECONDS, 600, 1100)
    catalog.review.answer_parts(copy, (("voices-1", first), ("voices-2", second)))
    item, _ = catalog.links.correct(copy, "voices-2", "lantern-3")
    assert {link.work: link.range for link in item.works} == {"voices-1": first, "lantern-3": second}


def test_a_title_that_the_copy_has_not_or_has_already_is_refused(catalog: Catalog, copy: str) -> None:
    with pytest.raises(UsageError):
        catalog.links.correct(copy, "voices-1", "lantern-3")
    catalog.review.answer_parts(copy, (("voices-1", None), ("voices-2", None)))
    with pytest.raises(UsageError):
        catalog.links.correct(copy, "voices-1", "voices-2")
