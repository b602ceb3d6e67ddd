"""What is said of confidence holds: of candidates given so much, about so many are right.

The table of `matching/calibration.py` was made from what this collects, with every name in place of every third and
every work left out in place of every ninth: belief as the evidence adds up, in bins, against the share found right,
joined from the left so that it never falls, apart for what nothing contradicts and what something does.  Above a
belief of 0.9 next to all were right; there it says a little less, for what nobody has thought of.

`pytest -v tests/matching/test_calibration.py` ends with the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.matching.calibration import LINK_THRESHOLD, confidence
from janto_catalog.model.certainty import LIKELY_FROM, SURE_FROM
from janto_catalog.model.files import Outcome
from tests.matching.reading_items import item, shipped
from tests.matching.scoring import (
    HERE,
    Named,
    decoys,
    read_names,
    read_tagged,
    together,
    with_lengths,
    with_tags,
)
from tests.matching.styles import styled
from tests.matching.test_left_out import names_by_work

_EVERY_STYLED, _EVERY_LEFT_OUT = 3, 9
#: Bins of confidence, and between which shares what is in them is found right.
_BINS = (
    (0.0, 0.1, 0.0, 0.1),
    (0.1, 0.3, 0.0, 0.35),
    (0.3, LIKELY_FROM, 0.15, 0.75),
    (LIKELY_FROM, 0.7, LIKELY_FROM, 0.9),
    (0.7, SURE_FROM, LIKELY_FROM, 1.0),
    (SURE_FROM, 0.99, 0.98, 1.0),
    (0.99, 1.0, 0.99, 1.0),
)


class Offered(NamedTuple):
    """A candidate as it was offered, and how it turned out."""

    confidence: float
    right: bool
    linked: bool


def offered(names: Sequence[Named], index: WorkIndex, *, known: bool = True) -> Iterator[Offered]:
    """Every candidate for some names; the work of none is `known` when it was taken out."""
    outcomes = match_items([item(each.name, each.facts, folders=each.folders) for each in names], index)
    for named, outcome in zip(names, outcomes, strict=True):
        several = len(outcome.links) > 1
        for place, each in enumerate(outcome.candidates):
            linked = outcome.outcome is Outcome.LINK and (several or place == 0)
            yield Offered(each.confidence, known and each.work in named.works, linked)


@pytest.fixture(scope="module")
def every(index: WorkIndex, shared_naming: Path) -> tuple[Offered, ...]:
    tables = (HERE / "names.tsv", HERE / "held.tsv", shared_naming / "torchwood_sample.tsv")
    names = [named for path in tables for named in read_names(path, index)]
    names += read_tagged(HERE / "tagged.tsv")
    made = [named for _, named in styled(shipped(), index) if _is_itself(named, index)]
    sets = (
        names,
        with_lengths(names, index),
        with_tags(names, index),
        together(names),
        decoys(shared_naming),
        made[::_EVERY_STYLED],
    )
    found = [each for listed in sets for each in offered(listed, index)]
    for work, left in list(names_by_work(index, *tables).items())[::_EVERY_LEFT_OUT]:
        works = tuple(each for each in shipped().works if each.id != work)
        found += offered(left, WorkIndex(replace(shipped(), works=works)), known=False)
    return tuple(found)


def _is_itself(named: Named, index: WorkIndex) -> bool:
    """A story that bears the name of the whole it is in is the whole to any name."""
    entry = index.works[named.works[0]]
    parent = index.parent(entry)
    return parent is None or parent.record.title != entry.record.title


def test_of_what_is_given_some_confidence_so_many_are_right(
    every: tuple[Offered, ...], tables: list[str]
) -> None:
    assert len(every) > 4000
    lines, wrong = [f"{'confidence':16} candidates  found right  said"], []
    for low, high, least, most in _BINS:
        inside = [each for each in every if low <= each.confidence < high]
        share = sum(each.right for each in inside) / len(inside)
        said = sum(each.confidence for each in inside) / len(inside)
        lines.append(f"  {low:.2f} ... {high:.2f} {len(inside):11} {share:12.3f} {said:5.2f}")
        if not least <= share <= most:
            wrong.append((low, high, share))
    tables.append("\n".join(lines))
    assert wrong == []


def test_a_link_is_sure_and_what_is_sure_is_right(every: tuple[Offered, ...]) -> None:
    links = [each for each in every if each.linked]
    assert len(links) > 3000
    assert min(each.confidence for each in links) >= LINK_THRESHOLD
    assert sum(each.right for each in links) >= 0.999 * len(links)
    assert all(each.linked for each in every if each.confidence >= SURE_FROM)


@pytest.mark.parametrize("contradicted", [False, True])
def test_more_belief_is_never_less_confidence(contradicted: bool) -> None:
    said = [confidence(step / 1000, contradicted=contradicted) for step in range(1001)]
    assert said == sorted(said)
    assert 0 <= said[0] <= said[-1] < 1
    assert all(each >= 0 for each in said)


def test_what_is_contradicted_is_never_sure() -> None:
    assert confidence(1.0, contradicted=True) < LINK_THRESHOLD
