"""The files of a folder against the works of a box set or season, in order: the assignment that fits best.

What no file says alone, all of them may say together: their order, their number, their lengths.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from janto_catalog.matching import weights
from janto_catalog.matching.comparison import Comparison, contradicts, supports
from janto_catalog.matching.file_form import can_be
from janto_catalog.matching.folder.best_assignment import IMPOSSIBLE, Assigned, best_assignment
from janto_catalog.matching.folder.numbered_files import (
    folder_order,
    is_named_by_folder_only,
    is_only_numbered,
    position_number,
)
from janto_catalog.matching.folder.ordered_works import OrderedWorks, ordered_works
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_length import length_agreement
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.scoring import ScoredWork, best_first, score

Folder = Sequence[tuple[ParsedItem, list[ScoredWork]]]
Compare = Callable[[ParsedItem, str], Comparison]


def assign_in_order(folder: Folder, index: WorkIndex, compare: Compare) -> list[list[ScoredWork]]:
    """Return the works of each item of a folder with the evidence of order, number and length.

    folder: each item with its works, the best first.
    compare: compares an item with a work that was no candidate.
    """
    scored = _contradict_same_whole(folder)
    numbered = [position for position, (item, _) in enumerate(folder) if is_only_numbered(item)]
    works = ordered_works([folder[position][0] for position in numbered], index) if numbered else None
    if works is None:
        return scored
    for position in numbered:
        item = folder[position][0]
        scored[position] = [
            _inside_box_set(each, item, works, several=len(numbered) > 1) for each in scored[position]
        ]
    if weights.ASSIGNED_FILES_LEAST_COUNT <= len(numbered) <= weights.ASSIGNED_FILES_MOST_COUNT:
        assigned = _assign(folder, frozenset(numbered), works)
        for position in numbered:
            scored[position] = _with_place(
                folder[position][0], scored[position], assigned[position], works, compare
            )
    return scored


def _assign(folder: Folder, numbered: frozenset[int], works: OrderedWorks) -> dict[int, Assigned | None]:
    """The work that each file goes with, by position; copies, which have the same number, go with the same one."""
    ids = {work.id for work in works.works}
    positions = [
        position
        for position, (_, scored) in enumerate(folder)
        if position in numbered
        or (scored and scored[0].score >= weights.SURE_NEIGHBOUR and scored[0].work_id in ids)
    ]
    positions.sort(key=lambda position: folder_order(folder[position][0]))
    original_of = _copies([position for position in positions if position in numbered], folder)
    positions = [position for position in positions if original_of.get(position, position) == position]
    if works.whole and len(positions) > len(works.works):
        # More files than stories: some are parts of one, and no number says which.
        return dict.fromkeys(numbered)
    fits = [
        [
            _fit(*folder[position], works, column, only_numbered=position in numbered)
            for column in range(len(works.works))
        ]
        for position in positions
    ]
    if len(positions) == len(works.works):
        fits = [[fit + weights.PLACE_COMPLETE for fit in row] for row in fits]
    assigned = dict(zip(positions, best_assignment(fits), strict=True))
    return assigned | {position: assigned[original] for position, original in original_of.items()}


def _copies(positions: Sequence[int], folder: Folder) -> dict[int, int]:
    """By position, the first file with the same disc and number; a file without an earlier copy is its own."""
    first: dict[tuple[int, int], int] = {}
    return {
        position: first.setdefault((disc, number), position)
        for position in positions
        for disc, number, *_ in (folder_order(folder[position][0]),)
        if number
    }


def _contradict_same_whole(folder: Folder) -> list[list[ScoredWork]]:
    """The works of each item; numbered files that only their folder names are parts of the work, not all of it."""
    scored = [list(works) for _, works in folder]
    numbers_by_work: dict[str, dict[int, int]] = defaultdict(dict)
    for position, (item, works) in enumerate(folder):
        if works and is_named_by_folder_only(item, works[0].work_id):
            number = position_number(item)
            if number is not None:
                numbers_by_work[works[0].work_id][position] = number
    for numbers in numbers_by_work.values():
        if len(set(numbers.values())) > 1:
            for position in numbers:
                evidence = contradicts(
                    "the next numbers are files here too and would be the same", weights.FILE_OF_SEVERAL
                )
                scored[position][0] = scored[position][0].with_evidence(evidence)
    return scored


def _fit(
    item: ParsedItem,
    scored: Sequence[ScoredWork],
    works: OrderedWorks,
    column: int,
    *,
    only_numbered: bool,
) -> float:
    """How well an item goes with a work, in log-odds against going with none."""
    work = works.works[column]
    if not only_numbered:
        return max((each.score for each in scored if each.work_id == work.id), default=IMPOSSIBLE)
    number = position_number(item)
    expected = column + 1 if works.whole else work.episode
    if not can_be(item.form, work.record.kind) or number not in (None, expected):
        return IMPOSSIBLE
    known = work.record.runtime
    by_number = 0.0 if number is None else weights.PLACE_NUMBERED
    return by_number + (length_agreement(item.seconds, known) if item.seconds and known else 0.0)


def _with_place(
    item: ParsedItem,
    scored: list[ScoredWork],
    assigned: Assigned | None,
    works: OrderedWorks,
    compare: Compare,
) -> list[ScoredWork]:
    """An item's works with the one that it is assigned to."""
    if assigned is None or assigned.margin < weights.PLACE_LEAST_MARGIN:
        return scored
    work = works.works[assigned.column]
    before = next((each for each in scored if each.work_id == work.id), None)
    placed = before or score(compare(item, work.id))
    if before is not None and placed.score >= weights.SURE_NEIGHBOUR:
        return scored
    evidence = supports(
        f"{_ordinal(assigned.column + 1)} file of “{works.name}” in this folder",
        min(weights.PLACE_MAX, assigned.margin),
    )
    others = [each for each in scored if each.work_id != work.id]
    return best_first([*others, placed.with_evidence(evidence)])


def _inside_box_set(
    scored: ScoredWork, item: ParsedItem, works: OrderedWorks, *, several: bool
) -> ScoredWork:
    """A work of a numbered file in a box set's folder: it is not the whole box set, nor anything outside it."""
    if not works.whole or position_number(item) is None:
        return scored
    if scored.work_id == works.whole:
        text = f"it is one of several files here, and “{works.name}” is all of them"
        return scored.with_evidence(contradicts(text, weights.FILE_OF_SEVERAL)) if several else scored
    if any(work.id == scored.work_id for work in works.works):
        return scored
    text = f"the folder says “{works.name}”, which it is not part of"
    return scored.with_evidence(contradicts(text, weights.FILE_OF_SEVERAL))


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
