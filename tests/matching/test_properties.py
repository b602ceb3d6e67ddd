"""Properties of any name: without a known title nothing is linked, and order does not matter."""

from __future__ import annotations

import re
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from janto_catalog.filenames import parse_name
from janto_catalog.matching import WorkIndex, match_items
from janto_catalog.matching.folder.best_assignment import best_assignment
from janto_catalog.model.files import Outcome
from tests.matching.make_items import item

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=60)
WORDS = st.sampled_from(
    [
        "Torchwood",
        "Doctor",
        "Who",
        "Adam",
        "Meat",
        "Day",
        "One",
        "Two",
        "S01E02",
        "2x05",
        "103",
        "07",
        "Part",
        "1",
        "of",
        "3",
        "CD2",
        "Broken",
        "Reset",
        "The",
        "Hope",
        "Fall",
        "to",
        "Earth",
        "Series",
        "Season",
        "720p",
        "(2008)",
        "[x]",
        "-",
        ".",
        "_",
        "mp3",
        "Children",
        "trailer",
        "Big",
        "Finish",
        "Captain",
        "Jack",
        "Harkness",
        "50",
        "Absent",
        "Friends",
    ]
)
PIECES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
EXTENSIONS = st.sampled_from(["", ".mkv", ".mp3", ".epub", ".cbz", ".zip", ".exe"])


@given(name=NAMES, extension=EXTENSIONS)
def test_a_name_without_a_known_title_is_never_linked(index: WorkIndex, name: str, extension: str) -> None:
    parsed = parse_name(name)
    titles, _ = index.find_names(parsed.words, parsed.raw_words)
    outcome = match_items([item(name + extension, folders=("disk",))], index)[0].outcome
    assert titles or outcome is not Outcome.LINK


@given(name=NAMES)
def test_any_text_can_be_parsed(name: str) -> None:
    parsed = parse_name(name)
    assert len(parsed.words) == len(parsed.raw_words)
    assert all(
        position < len(parsed.words)
        for position in (*parsed.ignorable, *parsed.bracketed, *parsed.standalone_numbers)
    )


@given(
    names=st.lists(st.tuples(PIECES, EXTENSIONS), min_size=2, max_size=6, unique=True), turn=st.integers(1, 5)
)
def test_the_order_of_a_folder_does_not_matter(
    index: WorkIndex, names: list[tuple[str, str]], turn: int
) -> None:
    items = [item(name + extension) for name, extension in names]
    turned = items[turn % len(items) :] + items[: turn % len(items)]
    by_key = {proposal.key: proposal for proposal in match_items(turned, index)}
    assert all(by_key[proposal.key] == proposal for proposal in match_items(items, index))


@given(name=PIECES, extension=EXTENSIONS)
def test_a_proposal_is_consistent(index: WorkIndex, name: str, extension: str) -> None:
    proposal = match_items([item(name + extension)], index)[0]
    confidences = [each.confidence for each in proposal.candidates]
    assert len(confidences) <= 3
    assert all(0 <= each <= 1 for each in confidences)
    assert (proposal.outcome is Outcome.LINK) == bool(proposal.links)
    assert proposal.outcome is Outcome.LINK or proposal.reason
    assert all(re.search(r"\w", fact.text) for each in proposal.candidates for fact in each.evidence)


@given(
    weights=st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(-5, 5), min_size=columns, max_size=columns), min_size=1, max_size=4
        )
    )
)
def test_an_assignment_is_the_best_there_is_in_order(weights: list[list[int]]) -> None:
    rows, columns = len(weights), len(weights[0])
    every = [
        chosen
        for chosen in product([None, *range(columns)], repeat=rows)
        if (taken := [column for column in chosen if column is not None]) == sorted(set(taken))
    ]
    worth = {
        chosen: sum(weights[row][c] for row, c in enumerate(chosen) if c is not None) for chosen in every
    }
    for row, found in enumerate(best_assignment(weights)):
        if found is not None:
            column, margin = found.column, found.margin
            best = max(value for chosen, value in worth.items() if chosen[row] == column)
            other = max(value for chosen, value in worth.items() if chosen[row] != column)
            assert best - other == margin > 0
