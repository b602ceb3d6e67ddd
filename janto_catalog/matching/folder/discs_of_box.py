"""The discs of a box set in one folder: when there are as many as stories, each disc is a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from janto_catalog.matching import weights
from janto_catalog.matching.box_parts import box_part
from janto_catalog.matching.comparison import supports
from janto_catalog.matching.index.work_index import WorkIndex
from janto_catalog.matching.item_text import ParsedItem
from janto_catalog.matching.scoring import ScoredWork, best_first

Folder = Sequence[tuple[ParsedItem, list[ScoredWork]]]


def match_all_discs(folder: Folder, index: WorkIndex) -> list[list[ScoredWork]]:
    """Return the works of each item, with the evidence that all discs of its box set are in the folder."""
    scored = [list(works) for _, works in folder]
    discs: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for position, (item, works) in enumerate(folder):
        for whole in {each.work_id for each in works} & index.parts.keys():
            part = box_part(item, whole, index)
            if part is not None and not part.is_certain and item.has_title_of(whole):
                discs[whole][part.work_id].append(position)
    for whole, positions_of in discs.items():
        if set(positions_of) == set(index.parts[whole]):
            for work_id, positions in positions_of.items():
                for position in positions:
                    scored[position] = [
                        _with_others(each, len(positions_of)) if each.work_id == work_id else each
                        for each in scored[position]
                    ]
    return [best_first(works) for works in scored]


def _with_others(work: ScoredWork, count: int) -> ScoredWork:
    weight = weights.DISC_OF_BOX - weights.DISC_OF_BOX_UNSURE
    return work.with_evidence(supports(f"all {count} discs are here, one for each story", weight))
