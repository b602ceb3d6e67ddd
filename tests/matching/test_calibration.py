"""Confidence is true: of candidates with some confidence, about that share is right.

`pytest -v tests/matching/test_calibration.py` ends with the table; `python -m tests.matching.calibrate` fits anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from janto_catalog.matching import WorkIndex, calibration_table, match_items
from janto_catalog.matching.calibration import LINK_THRESHOLD, confidence, interpolate
from janto_catalog.model.certainty import LIKELY_FROM, SURE_FROM
from janto_catalog.model.files import Outcome
from tests.matching import calibrate
from tests.matching.calibrate import Measured, fit, name_sets, source
from tests.matching.make_items import item
from tests.matching.score_names import NamedFile, decoys

#: Bins of confidence, and between which shares their candidates are right.
_BINS = (
    (0.0, 0.1, 0.0, 0.1),
    (0.1, 0.3, 0.0, 0.35),
    (0.3, LIKELY_FROM, 0.15, 0.75),
    (LIKELY_FROM, 0.7, LIKELY_FROM, 0.9),
    (0.7, SURE_FROM, LIKELY_FROM, 1.0),
    (SURE_FROM, 0.99, 0.98, 1.0),
    (0.99, 1.0, 0.99, 1.0),
)


#: The share of fewer candidates says nothing.
_LEAST_IN_BIN = 10


class Offered(NamedTuple):
    """A candidate as it was offered, whether it was right, whether it was linked, and whether it was the first."""

    confidence: float
    right: bool
    linked: bool
    first: bool


def offered(names: Sequence[NamedFile], index: WorkIndex, *, complete: bool = True) -> Iterator[Offered]:
    """Yield every candidate for some names; none is right where the index is not `complete`."""
    items = [item(each.name, each.facts, folders=each.folders) for each in names]
    for named, proposal in zip(names, match_items(items, index), strict=True):
        several = len(proposal.links) > 1
        for place, each in enumerate(proposal.candidates):
            linked = proposal.outcome is Outcome.LINK and (several or place == 0)
            yield Offered(each.confidence, complete and each.work in named.works, linked, place == 0)


@pytest.fixture(scope="module")
def every(index: WorkIndex) -> tuple[Offered, ...]:
    return tuple(
        found
        for each in name_sets(index)
        for found in offered(each.names, each.index, complete=each.complete)
    )


def _outside(every: Sequence[Offered]) -> list[tuple[float, float, float]]:
    """The bins whose share right is not between their bounds."""
    wrong = []
    for low, high, least, most in _BINS:
        inside = [each for each in every if low <= each.confidence < high]
        if len(inside) < _LEAST_IN_BIN:
            continue
        share = sum(each.right for each in inside) / len(inside)
        if not least <= share <= most:
            wrong.append((low, high, share))
    return wrong


def test_of_candidates_with_some_confidence_that_share_is_right(
    every: tuple[Offered, ...], tables: list[str]
) -> None:
    assert len(every) > 4000
    lines = [f"{'confidence':16} candidates  right  mean confidence"]
    for low, high, _, _ in _BINS:
        inside = [each for each in every if low <= each.confidence < high]
        share = sum(each.right for each in inside) / max(1, len(inside))
        mean = sum(each.confidence for each in inside) / max(1, len(inside))
        lines.append(f"  {low:.2f} ... {high:.2f} {len(inside):11} {share:6.3f} {mean:16.2f}")
    tables.append("\n".join(lines))
    assert _outside(every) == []


def test_the_same_holds_among_names_of_other_collections(
    every: tuple[Offered, ...], shared_naming: Path, index: WorkIndex
) -> None:
    assert _outside([*every, *offered(decoys(shared_naming), index)]) == []


def test_a_link_is_sure_and_what_is_sure_is_right(every: tuple[Offered, ...]) -> None:
    links = [each for each in every if each.linked]
    assert len(links) > 3000
    assert min(each.confidence for each in links) >= LINK_THRESHOLD
    assert sum(each.right for each in links) >= 0.999 * len(links)
    assert all(each.linked for each in every if each.first and each.confidence >= SURE_FROM)


@pytest.mark.parametrize("contradicted", [False, True])
def test_a_higher_probability_is_never_less_confidence(contradicted: bool) -> None:
    values = [confidence(step / 1000, contradicted=contradicted) for step in range(1001)]
    assert values == sorted(values)
    assert 0 <= values[0] <= values[-1] < 1


def test_a_contradicted_match_is_never_sure() -> None:
    assert confidence(1.0, contradicted=True) < LINK_THRESHOLD


def _measured(counts: dict[float, tuple[int, int]]) -> list[Measured]:
    """Candidates by probability: how many there are, and how many of them were right."""
    return [
        Measured(probability, contradicted=False, right=number < right)
        for probability, (count, right) in counts.items()
        for number in range(count)
    ]


def test_a_fitted_table_rises_and_links_only_what_was_nearly_always_right() -> None:
    counts = {0.05: (100, 2), 0.35: (50, 30), 0.45: (50, 10), 0.85: (60, 48), 0.97: (500, 500)}
    table = fit(_measured(counts), contradicted=False)
    values = [interpolate(table, step / 1000) for step in range(1001)]
    assert values == sorted(values)
    assert values[400] == pytest.approx(0.4, abs=0.01)
    assert max(values[:950]) < LINK_THRESHOLD <= values[950]
    assert values[-1] < 1


def test_few_candidates_are_never_enough_to_link() -> None:
    table = fit(_measured({0.1: (100, 5), 0.85: (9, 9)}), contradicted=False)
    assert interpolate(table, 0.85) < LINK_THRESHOLD


def test_a_written_table_is_the_one_that_was_fitted() -> None:
    new = {False: ((0.0, 0.0), (0.5, 0.4), (1.0, 0.999)), True: ((0.0, 0.0), (1.0, 0.5))}
    values: dict[str, object] = {}
    exec(source(new), values)  # noqa: S102 - the module that this very test has made
    assert (values["SUPPORTED"], values["CONTRADICTED"]) == (new[False], new[True])
    same = source({False: calibration_table.SUPPORTED, True: calibration_table.CONTRADICTED})
    exec(same, values)  # noqa: S102 - as above
    assert values["SUPPORTED"] == calibration_table.SUPPORTED


def test_the_command_reports_the_bins_and_both_tables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], index: WorkIndex
) -> None:
    """On a few of the names; nothing is written without --write."""
    few = [next(name_sets(index))]
    before = calibrate.WRITTEN.read_bytes()
    monkeypatch.setattr(calibrate, "name_sets", lambda _: iter(few))
    monkeypatch.setattr(calibrate, "CHECKED_TABLES", calibrate.CHECKED_TABLES[1:2])
    assert calibrate.main([]) == 0
    text = capsys.readouterr().out
    assert "probability" in text
    assert "old table" in text
    assert "new table" in text
    assert calibrate.WRITTEN.read_bytes() == before
