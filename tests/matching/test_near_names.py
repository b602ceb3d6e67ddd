"""Real-looking names of what is no copy, and of copies that look like it, for the shipped pack and three others.

`near/PACK.tsv`: the style "part" is half of a work, which may be linked only when it is shown as incomplete, and
"twin" is a copy that must be linked.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from janto_catalog.matching import ItemMatcher, WorkIndex
from janto_catalog.model.files import Outcome, Role
from tests.matching.blind_sets import read_rows
from tests.matching.make_items import shipped
from tests.matching.trees import identify
from tests.matching.worlds import all_worlds, world

NEAR = Path(__file__).parent / "near"
PACKS = ("shipped", "quill", "evening", "harbour")


@pytest.mark.parametrize("pack", PACKS)
def test_only_copies_are_linked(pack: str) -> None:
    matcher = ItemMatcher(WorkIndex(shipped() if pack == "shipped" else world(pack)))
    wrong, missed, count = [], [], 0
    for row in read_rows(NEAR / f"{pack}.tsv"):
        count += 1
        linked: set[str] = set()
        for item, proposal in identify(row.files, matcher):
            if proposal.outcome is Outcome.LINK and any(
                file.path == row.path and file.grouped.role is Role.STORY for file in item.files
            ):
                # What lacks a part is shown as incomplete: it is not taken for the whole.
                linked |= {link.work for link in proposal.links if row.works or not item.gaps}
        if linked - row.works:
            wrong.append((row.path, sorted(linked)))
        elif row.works - linked:
            missed.append(row.path)
    assert wrong == []
    assert missed == []
    assert count >= 50


@pytest.mark.parametrize("pack", PACKS)
def test_beside_other_packs_they_are_not_linked_to_their_own(pack: str) -> None:
    """What is no copy for one pack may be one of another, as "Almost Perfect" by its author is."""
    matcher = ItemMatcher(WorkIndex(all_worlds()))
    own = {work.id for work in (shipped() if pack == "shipped" else world(pack)).works}
    wrong = []
    for row in read_rows(NEAR / f"{pack}.tsv"):
        for item, proposal in identify(row.files, matcher):
            if proposal.outcome is Outcome.LINK and not item.gaps:
                linked = {link.work for link in proposal.links}
                if row.works != linked if row.works else linked & own:
                    wrong.append((row.path, sorted(linked)))
    assert wrong == []
